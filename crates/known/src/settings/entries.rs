//! The entries of a list, tidied: trimmed, distinct, sites as hosts.
//! Knows no list by name.

use std::collections::BTreeSet;

use url::Url;

use super::{MOST_ENTRIES, SettingsError};

pub(super) fn tidy(entries: &[String]) -> impl Iterator<Item = &str> {
    let trimmed = entries.iter().map(|entry| entry.trim());
    trimmed.filter(|entry| !entry.is_empty())
}

/// Words with their inner whitespace as single spaces.
pub(super) fn words(entries: &[String]) -> Vec<String> {
    let spaced = tidy(entries).map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" "));
    spaced.collect()
}

/// The first of each, case aside.
pub(super) fn distinct(
    list: &'static str,
    entries: Vec<String>,
    longest: usize,
) -> Result<Vec<String>, SettingsError> {
    let mut seen = BTreeSet::new();
    let mut kept = entries;
    kept.retain(|entry| seen.insert(entry.to_lowercase()));
    if kept.len() > MOST_ENTRIES {
        return Err(SettingsError::TooMany(list, kept.len()));
    }
    let long = kept.iter().find(|entry| entry.chars().count() > longest);
    long.map_or(Ok(()), |entry| {
        Err(SettingsError::TooLong(list, beginning(entry)))
    })?;
    Ok(kept)
}

/// A site typed as a domain or a place on one, with its scheme or without, in ASCII; a form hands over what the browser's
/// URL made of it. None where it says more than that (a port, a wildcard, a query): what is left out would make it another.
pub(super) fn site(entry: &str) -> Option<String> {
    let (_, typed) = entry.split_once("://").unwrap_or(("", entry));
    let url = if typed == entry {
        Url::parse(&["https://", entry].concat())
    } else {
        Url::parse(entry)
    };
    let url = url
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let host = host.strip_suffix('.').unwrap_or(host);
    let typed = typed.split('/').next()?;
    let plain = typed
        .strip_suffix('.')
        .unwrap_or(typed)
        .eq_ignore_ascii_case(host);
    let whole = plain && host.contains('.') && !typed.contains('*');
    let whole = whole && url.query().is_none() && url.fragment().is_none();
    whole.then(|| [host, url.path().trim_end_matches('/')].concat())
}

/// A country as two capital letters; empty where none is given.
pub(super) fn country(given: &str) -> Result<String, SettingsError> {
    let code = given.trim().to_ascii_uppercase();
    match code.as_str() {
        "" => Ok(code),
        // What people write, and what the domain has.
        "UK" => Ok("GB".to_owned()),
        _ if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Ok(code),
        _ => Err(SettingsError::NoCountry(beginning(&code))),
    }
}

pub(super) fn beginning(entry: &str) -> String {
    entry.chars().take(40).collect()
}
