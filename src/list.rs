//! Which of the outbound links the popup's list shows, in which order, and where each stands in it.
//! Works on rows as the report has them; knows no browser, and shows nothing.
//!
//! ```text
//!  rows  --filter-->  those that match  --sort-->  --group-->  entries  --heights-->  what is in view
//! ```

mod arrange;
mod filter;
mod kept;
mod steps;
mod tall;
#[cfg(test)]
mod tests;

pub use arrange::{Entry, Sort, arrange};
pub use filter::{Facets, Filter, Pressed};
pub use kept::{Choice, Kept};
pub use steps::{Step, step};
pub use tall::{Heights, Layout};

use crate::{context::Context, follow::Follow, link::AnchorKind, value::Range};

/// A link, as far as it is chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number in the document.
    pub index: u32,
    /// How it is qualified.
    pub follow: Follow,
    /// Where it stands.
    pub context: Context,
    /// Class of its anchor.
    pub anchor: AnchorKind,
    /// Its target's site; empty where that is not known.
    pub site: String,
    /// How good the place is.
    pub place: Option<Range>,
    /// What is searched: see [`Row::words`].
    pub searched: String,
}

impl Row {
    /// What is searched of a link: its anchor text, its address and its site, in small letters.
    pub fn words(text: &str, url: &str, site: &str) -> String {
        // Line ends keep a word from being found across two of them.
        [text, url, site].join("\n").to_lowercase()
    }
}
