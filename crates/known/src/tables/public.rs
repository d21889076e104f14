//! Whether a name is a public suffix, by the joined text as it is.
//! For whoever asks of a name or two without having read the tables.

use super::FILE;

/// Whether everyone may get a domain below a name, so that it is no site: `com`, `co.uk`, `github.io`.
///
/// ```
/// use vouch_known::tables::is_public_suffix;
/// let tables = "\u{c}suffixes.txt\nuk ac co\n";
/// assert!(is_public_suffix(tables, "co.uk") && !is_public_suffix(tables, "example.uk"));
/// ```
pub fn is_public_suffix(joined: &str, name: &str) -> bool {
    let Some((label, end)) = name.split_once('.') else {
        return true;
    };
    let begins = [FILE.to_string().as_str(), "suffixes.txt\n"].concat();
    let list = joined.split_once(begins.as_str());
    let list = list.and_then(|(_, list)| list.split(FILE).next());
    let mut lines = list.unwrap_or_default().lines();
    let line = lines.find_map(|line| line.strip_prefix(end)?.strip_prefix(' '));
    let has = |wanted: &str| line.is_some_and(|line| line.split(' ').any(|it| it == wanted));
    has(label) || (has("*") && !has(&[label, "!"].concat()))
}
