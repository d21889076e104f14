//! The data files of `data/`, parsed once.
//! Holds no rule: what a row means is the business of the stage that reads it.

/// Every table a stage reads.
#[derive(Debug, Clone, Default)]
pub struct Tables {}

impl Tables {
    /// The tables this build carries.
    pub fn builtin() -> Self {
        Self {}
    }

    /// Version of the tables as a whole: the date of their last change.
    pub fn version(&self) -> &'static str {
        "2026-11-21"
    }
}
