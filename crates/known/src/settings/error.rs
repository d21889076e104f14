//! What is wrong with settings. In a sentence that names lists by their keys in a file; people read the catalog's.
//! Decides nothing.

use std::fmt;

use super::{MOST_ENTRIES, MOST_PROFILES, VERSION};

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
    /// An entry of a list of sites is neither a domain nor a place on one: the list, the entry's beginning.
    NoSite(&'static str, String),
    /// Not the two letters of a country; its beginning.
    NoCountry(String),
    /// Too many profiles.
    Crowd(usize),
    /// Two profiles of this name, one of them at this position: the one in use, if it is one of the two.
    Twins(usize, String),
    /// No profile stands at this position.
    NoProfile(u64),
    /// In the profile at this position and of this name, one of several.
    In(usize, String, Box<Self>),
}

impl SettingsError {
    /// The list or field of a profile that it is about, by its name in the JSON.
    ///
    /// ```
    /// use vouch_known::settings::SettingsError;
    /// let no_site = SettingsError::NoSite("own_sites", "co.uk".to_owned());
    /// let within = SettingsError::In(1, "Acme".to_owned(), Box::new(no_site));
    /// assert_eq!(within.field(), Some("own_sites"));
    /// assert_eq!(SettingsError::Newer(9).field(), None);
    /// ```
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Self::TooMany(list, _) | Self::TooLong(list, _) | Self::NoSite(list, _) => Some(list),
            Self::NoCountry(_) => Some("country"),
            Self::Twins(..) => Some("name"),
            Self::In(_, _, error) => error.field(),
            Self::Shape(_) | Self::Newer(_) | Self::Crowd(_) | Self::NoProfile(_) => None,
        }
    }

    /// Where the profile stands that it is about, if there are several.
    ///
    /// ```
    /// use vouch_known::settings::SettingsError;
    /// assert_eq!(SettingsError::Twins(2, "Acme".to_owned()).profile(), Some(2));
    /// assert_eq!(SettingsError::NoCountry("E5".to_owned()).profile(), None);
    /// ```
    pub fn profile(&self) -> Option<usize> {
        match self {
            Self::Twins(position, _) | Self::In(position, ..) => Some(*position),
            Self::Shape(_)
            | Self::Newer(_)
            | Self::TooMany(..)
            | Self::TooLong(..)
            | Self::NoSite(..)
            | Self::NoCountry(_)
            | Self::Crowd(_)
            | Self::NoProfile(_) => None,
        }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(reason) => write!(f, "settings cannot be read: {reason}"),
            Self::Newer(version) => {
                write!(
                    f,
                    "settings version {version} is newer than this build ({VERSION})"
                )
            }
            Self::TooMany(list, count) => {
                write!(f, "{list} holds {count} entries, more than {MOST_ENTRIES}")
            }
            Self::TooLong(list, entry) => {
                write!(f, "{list} holds an entry that is too long: \"{entry}...\"")
            }
            Self::NoSite(list, entry) => write!(
                f,
                "{list}: \"{entry}\" is no site: type a domain of its own such as example.com, which holds its \
                 subdomains, or a place on a shared one such as github.com/name, without port, *, ? or #"
            ),
            Self::NoCountry(entry) => {
                write!(
                    f,
                    "country: \"{entry}\" is not the two letters of a country"
                )
            }
            Self::Crowd(count) => write!(f, "{count} profiles, more than {MOST_PROFILES}"),
            Self::Twins(_, twins) => write!(f, "two profiles are called \"{twins}\""),
            Self::NoProfile(position) => write!(f, "active: there is no profile {position}"),
            Self::In(_, profile, error) => write!(f, "profile \"{profile}\": {error}"),
        }
    }
}

impl std::error::Error for SettingsError {}

impl From<serde_json::Error> for SettingsError {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
}
