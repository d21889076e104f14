//! What the person told us: defaults, bounds, one way in and one way out.
//! Does not know where settings are stored.

mod check;

use serde::Serialize;

pub use check::SettingsError;

/// The version that this build writes.
pub const VERSION: u32 = 1;

/// Most entries of a list.
pub const MOST_ENTRIES: usize = 200;

/// Longest host, in characters (RFC 1035).
pub const LONGEST_HOST: usize = 253;

/// Longest brand or keyword, in characters.
pub const LONGEST_WORD: usize = 100;

/// The person's settings. Lists hold trimmed, non-empty, distinct entries.
///
/// Written as JSON by `serde`, read back by [`Settings::check`] alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the options page, independent of the others"
)]
pub struct Settings {
    /// Format version, [`VERSION`].
    pub version: u32,
    /// Hosts of the person's own sites, ASCII, such as `example.com`.
    pub own_sites: Vec<String>,
    /// The person's brand names.
    pub brands: Vec<String>,
    /// The person's niche and target keywords.
    pub keywords: Vec<String>,
    /// Whether users' corners of shared hosts are told apart (R25); without, the Public Suffix List alone decides
    /// what is outbound.
    pub tenants: bool,
    /// Whether the page in view and its robots.txt are asked for once more (R33).
    pub reread: bool,
    /// Whether cells that a sheet would run as a formula are neutralized (R36).
    pub neutralize_cells: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            own_sites: Vec::new(),
            brands: Vec::new(),
            keywords: Vec::new(),
            tenants: true,
            reread: true,
            neutralize_cells: true,
        }
    }
}

impl Settings {
    /// The one validation: whoever writes settings, a form or a file, comes through here.
    ///
    /// Entries are trimmed, empty ones and repeats dropped; a site may be a host or an address of it.
    ///
    /// ```
    /// use vouch::Settings;
    /// let settings = Settings::check(r#"{"own_sites": [" https://WWW.Example.com/a "]}"#).unwrap();
    /// assert_eq!(settings.own_sites, ["www.example.com"]);
    /// let error = Settings::check(r#"{"version": 3}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "settings version 3 is newer than this build (1)");
    /// ```
    pub fn check(json: &str) -> Result<Self, SettingsError> {
        check::check(json, str::to_owned)
    }

    /// The same for sites as people type them: `spell` turns one into the spelling of addresses.
    pub fn check_typed(json: &str, spell: fn(&str) -> String) -> Result<Self, SettingsError> {
        check::check(json, spell)
    }
}
