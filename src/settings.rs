//! What the person told us: defaults, bounds, one way in and one way out.
//! Does not know where settings are stored.

use serde::{Deserialize, Serialize};

/// The version that this build writes.
pub const VERSION: u32 = 1;

/// The person's settings. Lists hold trimmed, non-empty, distinct entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Format version, [`VERSION`].
    pub version: u32,
    /// Hosts of the person's own sites, ASCII, such as `example.com`.
    pub own_sites: Vec<String>,
    /// The person's brand names.
    pub brands: Vec<String>,
    /// The person's niche and target keywords.
    pub keywords: Vec<String>,
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
            reread: true,
            neutralize_cells: true,
        }
    }
}
