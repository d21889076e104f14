//! Whether settings are valid, and what they are once tidied.
//! Changes no meaning: what cannot be kept as it is meant is an error that names it.

use std::{collections::BTreeSet, fmt};

use serde_json::Value;
use url::Url;

use super::{LONGEST_HOST, LONGEST_WORD, MOST_ENTRIES, Settings, VERSION};

/// Why settings are not valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsError {
    /// Not JSON, or not of the settings' shape; the parser's own words.
    Shape(String),
    /// Written by a newer build.
    Newer(u64),
    /// A list is too long.
    TooMany(&'static str, usize),
    /// An entry is too long: the list, the entry's beginning.
    TooLong(&'static str, String),
    /// An entry of `own_sites` is neither a host nor an address of one.
    NoSite(String),
}

impl SettingsError {
    /// What is wrong, each list called as `name` has it: by its key in a file, by its label in a form.
    pub fn sentence(&self, name: impl Fn(&str) -> String) -> String {
        match self {
            Self::Shape(reason) => format!("settings cannot be read: {reason}"),
            Self::Newer(version) => {
                format!("settings version {version} is newer than this build ({VERSION})")
            }
            Self::TooMany(list, count) => {
                let list = name(list);
                format!("{list} holds {count} entries, more than {MOST_ENTRIES}")
            }
            Self::TooLong(list, entry) => {
                let list = name(list);
                format!("{list} holds an entry that is too long: \"{entry}...\"")
            }
            Self::NoSite(entry) => format!("{}: \"{entry}\" is no site", name("own_sites")),
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(str::to_owned))
    }
}

impl std::error::Error for SettingsError {}

pub(super) fn check(json: &str, spell: fn(&str) -> String) -> Result<Settings, SettingsError> {
    let value: Value = serde_json::from_str(json)?;
    let Some(fields) = value.as_object() else {
        return Err(SettingsError::Shape("no object".to_owned()));
    };
    // Before the fields: a newer build may have added some.
    let version = fields.get("version").and_then(Value::as_u64);
    if let Some(version) = version.filter(|version| *version > u64::from(VERSION)) {
        return Err(SettingsError::Newer(version));
    }
    let mut settings = Settings::default();
    for (name, value) in fields {
        set(&mut settings, name, value)?;
    }
    let sites: Result<Vec<String>, _> = tidy(&settings.own_sites)
        .map(|entry| site(&spell(entry)))
        .collect();
    Ok(Settings {
        version: VERSION,
        own_sites: distinct("own_sites", sites?, LONGEST_HOST)?,
        brands: distinct("brands", words(&settings.brands), LONGEST_WORD)?,
        keywords: distinct("keywords", words(&settings.keywords), LONGEST_WORD)?,
        tenants: settings.tenants,
        reread: settings.reread,
        neutralize_cells: settings.neutralize_cells,
    })
}

/// Sets a field as given. Read by hand: a derived reader brings a third of what the views' module weighs, to tell of
/// kinds of values that no settings have.
fn set(settings: &mut Settings, name: &str, value: &Value) -> Result<(), SettingsError> {
    let fits = match name {
        "version" => value.is_u64(),
        "own_sites" => put(&mut settings.own_sites, texts(value)),
        "brands" => put(&mut settings.brands, texts(value)),
        "keywords" => put(&mut settings.keywords, texts(value)),
        "tenants" => put(&mut settings.tenants, value.as_bool()),
        "reread" => put(&mut settings.reread, value.as_bool()),
        "neutralize_cells" => put(&mut settings.neutralize_cells, value.as_bool()),
        _ => return Err(SettingsError::Shape(format!("unknown field `{name}`"))),
    };
    if fits {
        Ok(())
    } else {
        let reason = format!("`{name}` holds something of another kind");
        Err(SettingsError::Shape(reason))
    }
}

fn put<T>(field: &mut T, value: Option<T>) -> bool {
    value.map(|value| *field = value).is_some()
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_array()?.iter();
    texts.map(|text| text.as_str().map(str::to_owned)).collect()
}

impl From<serde_json::Error> for SettingsError {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
}

fn tidy(entries: &[String]) -> impl Iterator<Item = &str> {
    let trimmed = entries.iter().map(|entry| entry.trim());
    trimmed.filter(|entry| !entry.is_empty())
}

/// Words with their inner whitespace as single spaces.
fn words(entries: &[String]) -> Vec<String> {
    let spaced = tidy(entries).map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" "));
    spaced.collect()
}

/// The first of each, case aside.
fn distinct(
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
fn site(entry: &str) -> Result<String, SettingsError> {
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
        Err(SettingsError::NoSite(beginning(entry)))
    }
}

fn beginning(entry: &str) -> String {
    entry.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str) -> Result<Settings, SettingsError> {
        super::check(json, str::to_owned)
    }

    fn message(json: &str) -> String {
        check(json).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_named() {
        let many: Vec<String> = (0..=MOST_ENTRIES)
            .map(|number| number.to_string())
            .collect();
        for (json, named) in [
            ("", "settings cannot be read: EOF"),
            ("[]", "settings cannot be read"),
            (r#"{"color": "red"}"#, "unknown field `color`"),
            (
                r#"{"brands": "Vouch"}"#,
                "`brands` holds something of another",
            ),
            (r#"{"brands": [1]}"#, "`brands` holds something of another"),
            (r#"{"reread": 1}"#, "`reread` holds something of another"),
            (r#"{"version": -1}"#, "`version` holds something of another"),
            (
                r#"{"version": 3, "color": 1}"#,
                "settings version 3 is newer than this build (1)",
            ),
            (
                &format!(r#"{{"brands": {many:?}}}"#),
                "brands holds 201 entries, more than 200",
            ),
            (
                &format!(r#"{{"keywords": ["{}"]}}"#, "a".repeat(101)),
                "keywords holds an entry",
            ),
            (
                r#"{"own_sites": ["not a site"]}"#,
                "own_sites: \"not a site\" is no site",
            ),
            (r#"{"own_sites": ["ftp://example.com"]}"#, "is no site"),
            (r#"{"own_sites": ["mailto:a@example.com"]}"#, "is no site"),
        ] {
            assert!(message(json).contains(named), "{json}: {}", message(json));
        }
    }

    #[test]
    fn a_form_names_its_lists_by_their_labels() {
        let error = check(r#"{"own_sites": ["not a site"]}"#).unwrap_err();
        let said = error.sentence(|list| format!("<{list}>"));
        assert_eq!(said, "<own_sites>: \"not a site\" is no site");
    }

    #[test]
    fn entries_are_trimmed_and_distinct_and_sites_are_hosts() {
        let settings = check(
            r#"{"own_sites": [" Example.com ", "https://example.com/a?b", "", "shop.example.com.", "http://127.0.0.1:80"],
                "brands": ["Vouch", " vouch", "  ", "Big   Brand"], "reread": false, "tenants": false}"#,
        );
        let settings = settings.unwrap();
        assert_eq!(
            settings.own_sites,
            ["example.com", "shop.example.com", "127.0.0.1"]
        );
        assert_eq!(settings.brands, ["Vouch", "Big Brand"]);
        assert!(!settings.reread && !settings.tenants && settings.neutralize_cells);
        assert!(
            check("{}").unwrap().tenants,
            "users are told apart by default"
        );
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let settings =
            check(r#"{"keywords": ["link building"], "own_sites": ["example.com"]}"#).unwrap();
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(check(&json).unwrap(), settings);
        assert_eq!(check("{}").unwrap(), Settings::default());
    }
}
