//! What is kept of the list and the popup from one page to the next, for the whole browser.
//! What cannot be read is as if nothing had been kept: it is a matter of comfort, and the next choice writes it anew.

use serde::{Deserialize, Serialize};

use super::{Filter, Sort};

/// How the person wants the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What it shows.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether the links to one site stand under a heading.
    pub grouped: bool,
}

/// All that is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// How the person wants the list.
    pub choice: Choice,
    /// Which parts of the popup are open, by their ids.
    pub open: Vec<String>,
}

impl Kept {
    /// Reads what was kept; what cannot be read, or not wholly, is the default.
    pub fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// Notes that a part was opened; whether that is news.
    pub fn opened(&mut self, part: &str) -> bool {
        let is_news = !self.open.iter().any(|known| known == part);
        if is_news {
            self.open.push(part.to_owned());
        }
        is_news
    }

    /// Notes that a part was closed; whether that is news.
    pub fn closed(&mut self, part: &str) -> bool {
        let before = self.open.len();
        self.open.retain(|known| known != part);
        self.open.len() < before
    }
}
