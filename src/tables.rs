//! The data files of `data/`, parsed once.
//! Holds no rule: what a row means is the business of the stage that reads it.

mod disclosure;

pub use disclosure::{Phrase, Scope};

/// Every table a stage reads.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Phrases by which a page discloses that it was paid for: `data/disclosure.tsv`.
    pub disclosure: Vec<Phrase>,
}

impl Tables {
    /// The tables this build carries.
    pub fn builtin() -> Self {
        Self {
            disclosure: Phrase::read(include_str!("../data/disclosure.tsv")),
        }
    }

    /// Version of the tables as a whole: the date of their last change.
    pub fn version(&self) -> &'static str {
        "2026-11-21"
    }
}
