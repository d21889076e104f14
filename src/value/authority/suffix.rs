//! What a host's suffix promises of its holder: `data/site_suffixes.tsv`.
//! Knows neither bands nor paths.

use super::{SiteKind, host::Host};
use crate::tables::Tables;

/// The suffix that is given out to one kind of holder only, and that kind.
pub(super) fn of<'a>(host: &Host<'a>, tables: &Tables) -> Option<(&'a str, SiteKind)> {
    for end in host.ends() {
        let public = end.len() < host.site.len();
        let any = any_country(end).filter(|_| public).unwrap_or_default();
        let rows = tables.site_suffixes.get(end);
        if let Some(rows) = rows.or_else(|| tables.site_suffixes.get(any.as_str())) {
            // No kind where anyone gets one.
            return Some((end, SiteKind::from_word(rows.first()?)?));
        }
    }
    None
}

/// `ac.*` of `ac.uk`; none where there is no country's code, or more before it.
fn any_country(end: &str) -> Option<String> {
    let (name, country) = end.split_once('.')?;
    let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then(|| [name, ".*"].concat())
}
