//! What is kept of the list and the popup from one page to the next, for the whole browser.
//! What cannot be read is as if nothing had been kept: it is a matter of comfort, and the next choice writes it anew.

use serde::{Deserialize, Serialize};

use super::{Filter, Sort};
use crate::{context::Context, follow::Follow, link::AnchorKind};

/// How the person wants the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it shows.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether the links to one site stand under a heading.
    pub grouped: bool,
}

/// All that is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// How the person wants the list.
    pub choice: Choice,
    /// Which parts of the popup are open, by their ids.
    pub open: Vec<String>,
    /// The format chosen last, by its word; empty before.
    pub format: String,
}

/// The same as it is stored. Words, so that one of another version costs no more than itself.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    follow: Vec<String>,
    contexts: Vec<String>,
    anchors: Vec<String>,
    text: String,
    sort: String,
    grouped: bool,
    open: Vec<String>,
    format: String,
}

impl Kept {
    /// Reads what was kept; where it cannot be read, nothing was.
    pub fn read(json: &str) -> Self {
        let stored: Stored = serde_json::from_str(json).unwrap_or_default();
        let filter = Filter {
            follow: words(&stored.follow, Follow::from_word),
            contexts: words(&stored.contexts, Context::from_word),
            anchors: words(&stored.anchors, AnchorKind::from_word),
            text: stored.text,
        };
        let choice = Choice {
            filter,
            sort: Sort::from_word(&stored.sort).unwrap_or_default(),
            grouped: stored.grouped,
        };
        Self {
            choice,
            open: stored.open,
            format: stored.format,
        }
    }

    /// What is to be stored, as JSON.
    pub fn write(&self) -> String {
        let Choice {
            filter,
            sort,
            grouped,
        } = &self.choice;
        let stored = Stored {
            follow: filter.follow.iter().map(ToString::to_string).collect(),
            contexts: filter.contexts.iter().map(ToString::to_string).collect(),
            anchors: filter.anchors.iter().map(ToString::to_string).collect(),
            text: filter.text.clone(),
            sort: sort.to_string(),
            grouped: *grouped,
            open: self.open.clone(),
            format: self.format.clone(),
        };
        // Words and texts can be written always.
        serde_json::to_string(&stored).unwrap_or_default()
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

fn words<T>(stored: &[String], read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    stored.iter().filter_map(|word| read(word)).collect()
}
