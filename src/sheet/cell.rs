//! One cell of a sheet.
//! Knows what a sheet would run as a formula (R36), but no separator and no column.

use serde::Serialize;

use crate::settings::Settings;

/// What becomes of text that a sheet would run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formulas {
    /// An apostrophe makes it text.
    Neutralized,
    /// It stays as it is, an `@brand` too.
    Kept,
}

impl Formulas {
    /// As the person has set it.
    pub const fn by(settings: &Settings) -> Self {
        if settings.neutralize_cells {
            Self::Neutralized
        } else {
            Self::Kept
        }
    }
}

/// What stands in a cell; in JSON a text, a number or null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Text, possibly the page's own.
    Text(String),
    /// A number of ours.
    Number(u32),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Text that may be missing.
    pub fn optional(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// As written into a sheet; text that would be taken as a formula gets an apostrophe if they are to be neutralized.
    pub fn written(&self, formulas: Formulas) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Text(text)
                if formulas == Formulas::Neutralized && text.starts_with(FORMULA_STARTS) =>
            {
                format!("'{text}")
            }
            Self::Text(text) => text.clone(),
        }
    }
}

/// With these a sheet takes a cell as a formula (OWASP, "CSV Injection").
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r36_formulas_become_text() {
        for text in ["=1+1", "+1", "-1", "@brand", "\tx", "\rx"] {
            let cell = Cell::Text(text.to_owned());
            assert_eq!(cell.written(Formulas::Neutralized), format!("'{text}"));
            assert_eq!(cell.written(Formulas::Kept), text);
        }
        assert_eq!(
            Cell::Text("a=b".to_owned()).written(Formulas::Neutralized),
            "a=b"
        );
        assert_eq!(Cell::Number(7).written(Formulas::Neutralized), "7");
    }
}
