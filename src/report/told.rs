//! What the person told of a page and its site, apart from the settings.
//! Finds none of it: views look it up and hand it over as lines.

use crate::{mine::Agreements, value::Said};

/// All of it, as far as it may concern the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What they know of sites from elsewhere.
    pub said: Said,
    /// What they agreed of the link from this page.
    pub agreed: Agreements,
}

impl Told {
    /// Reads the lines of [`Said::read`] and of [`Agreements::read`], in any order.
    pub fn read(lines: &str) -> Self {
        Self {
            said: Said::read(lines),
            agreed: Agreements::read(lines),
        }
    }
}
