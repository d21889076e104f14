//! What the person told us: defaults, bounds, one way in and one way out.
//! Does not know where settings are stored.

mod check;
mod column;
mod entries;
mod error;
mod look;

use serde::Serialize;

pub use column::{Column, LinkColumn};
pub use error::SettingsError;
pub use look::Look;

/// The version that this build writes. Files of version 1 hold one profile, its fields beside the switches; those of
/// version 2 no country, those of version 3 neither columns of links nor a look.
pub const VERSION: u32 = 4;

/// Most profiles: an agency's clients, in a list that a person can still choose from.
pub const MOST_PROFILES: usize = 100;

/// Most entries of a list.
pub const MOST_ENTRIES: usize = 200;

/// Longest site, in characters: that of a host (RFC 1035).
pub const LONGEST_HOST: usize = 253;

/// Longest brand, keyword or name of a profile, in characters.
pub const LONGEST_WORD: usize = 100;

/// Whom a page is judged for: the person, or one of an agency's clients. Lists hold trimmed, non-empty, distinct entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// What the person calls it; may be empty. No two profiles share a name.
    pub name: String,
    /// The person's own sites, ASCII: hosts such as `example.com`, places on hosts such as `github.com/name`.
    pub own_sites: Vec<String>,
    /// The person's brand names.
    pub brands: Vec<String>,
    /// Keywords of the niche, which tell how near a page is.
    pub keywords: Vec<String>,
    /// Keywords that the person wants to be found for, which tell exact and partial anchors.
    pub targets: Vec<String>,
    /// Sites that the person competes with, likewise.
    pub rivals: Vec<String>,
    /// The country whose readers the person wants, two capital letters (ISO 3166) such as `GB`; empty: not weighed.
    pub country: String,
}

/// What holds where no profile does.
static NOBODY: Profile = Profile {
    name: String::new(),
    own_sites: Vec::new(),
    brands: Vec::new(),
    keywords: Vec::new(),
    targets: Vec::new(),
    rivals: Vec::new(),
    country: String::new(),
};

/// The person's settings.
///
/// Written as JSON by `serde`; read back by [`Settings::stored`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the options page, independent of the others"
)]
pub struct Settings {
    /// Format version, [`VERSION`].
    pub version: u32,
    /// Whom pages can be judged for, one at least.
    pub profiles: Vec<Profile>,
    /// The position of the profile in use.
    pub active: usize,
    /// Whether users' corners of shared hosts are told apart (R25); without, the Public Suffix List alone decides
    /// what is outbound.
    pub tenants: bool,
    /// Whether the page in view and its robots.txt are asked for once more (R33).
    pub reread: bool,
    /// Whether cells that a sheet would run as a formula are neutralized (R36).
    pub neutralize_cells: bool,
    /// The columns of the page's row in their own order; none: all there are.
    pub columns: Vec<Column>,
    /// The columns of the table of links, likewise.
    pub link_columns: Vec<LinkColumn>,
    /// Which marks are on a page when they are switched on.
    pub look: Look,
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(Profile::default())
    }
}

impl Settings {
    /// The defaults with one profile.
    pub fn of(profile: Profile) -> Self {
        Self {
            version: VERSION,
            profiles: vec![profile],
            active: 0,
            tenants: true,
            reread: true,
            neutralize_cells: true,
            columns: Vec::new(),
            link_columns: Vec::new(),
            look: Look::default(),
        }
    }

    /// The columns of the page's row.
    pub fn row(&self) -> Vec<Column> {
        chosen(Column::ALL, &self.columns)
    }

    /// The columns of the table of links.
    pub fn table(&self) -> Vec<LinkColumn> {
        chosen(LinkColumn::ALL, &self.link_columns)
    }

    /// The profile in use.
    pub fn profile(&self) -> &Profile {
        self.profiles.get(self.active).unwrap_or(&NOBODY)
    }

    /// The one validation of what a person typed or a file holds: `spell` turns a site into the spelling of addresses,
    /// `is_suffix` tells which host is nobody's, as `co.uk`.
    ///
    /// Entries are trimmed, empty ones and repeats dropped; a site may have its scheme before it.
    ///
    /// ```
    /// use vouch_known::Settings;
    /// let check = |json| Settings::check(json, str::to_owned, &|host| host == "com");
    /// let settings = check(r#"{"own_sites": [" https://WWW.Example.com/ "]}"#).unwrap();
    /// assert_eq!(settings.profile().own_sites, ["www.example.com"]);
    /// let error = check(r#"{"version": 5}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "settings version 5 is newer than this build (4)");
    /// ```
    pub fn check(
        json: &str,
        spell: fn(&str) -> String,
        is_suffix: &dyn Fn(&str) -> bool,
    ) -> Result<Self, SettingsError> {
        let value = serde_json::from_str(json)?;
        check::check(&value, &|entry| {
            let site = entries::site(&spell(entry))?;
            // With its `www.` a suffix is nobody's either, and would claim all its sites.
            let host = site.strip_prefix("www.").unwrap_or(&site);
            (!is_suffix(host)).then_some(site)
        })
    }

    /// Settings that were checked before they were stored: sites are what they are, though a newer build may refuse them.
    ///
    /// ```
    /// use vouch_known::Settings;
    /// assert_eq!(Settings::stored("{}").unwrap(), Settings::default());
    /// assert!(Settings::stored(r#"{"version": 5}"#).is_err());
    /// ```
    pub fn stored(json: &str) -> Result<Self, SettingsError> {
        Self::stored_value(&serde_json::from_str(json)?)
    }

    /// The same of what was parsed already: whoever has no use for what is wrong need not carry the parser's words.
    pub fn stored_value(value: &serde_json::Value) -> Result<Self, SettingsError> {
        check::check(value, &|entry| Some(entry.to_owned()))
    }
}

/// Of all columns those that are among some, in their own order; all where those are none.
fn chosen<T: Copy + PartialEq>(all: &[T], some: &[T]) -> Vec<T> {
    let all = all.iter().copied();
    all.filter(|column| some.is_empty() || some.contains(column))
        .collect()
}
