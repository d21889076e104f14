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

/// The ASCII host of a site typed as a host or an address; a form hands over what the browser's URL made of it.
pub(super) fn site(list: &'static str, entry: &str) -> Result<String, SettingsError> {
    let address = if entry.contains("://") {
        entry.to_owned()
    } else {
        format!("https://{entry}")
    };
    let url = Url::parse(&address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host);
    let web = (url.as_ref()).is_some_and(|url| matches!(url.scheme(), "http" | "https"));
    let plain = !host.is_empty() && !entry.contains(['@', '%']);
    if web && plain {
        Ok(host.to_owned())
    } else {
        Err(SettingsError::NoSite(list, beginning(entry)))
    }
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
