//! Phrases by which a page discloses that it was paid for (`data/disclosure.tsv`).
//! Does not say where on a page they count.

use super::{cells, lines};

crate::vocabulary! {
    /// Where a phrase of the table discloses the whole page.
    pub enum Scope {
        /// Inside a short line near the headline.
        Line = "line",
        /// Only as the first words of the title or the headline: elsewhere the same word labels a banner.
        Start = "start",
        /// Anywhere in the text of a page with affiliate links: it discloses those, not the page.
        Affiliate = "affiliate",
    }
}

/// One phrase of `data/disclosure.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Language tag of the phrase.
    pub language: &'static str,
    /// Where it discloses.
    pub scope: Scope,
    /// In lower case.
    pub text: &'static str,
}

impl Phrase {
    /// Reads the table: a header, then language, scope and phrase a line.
    pub fn read(table: &'static str) -> Vec<Self> {
        let row = |line: &'static str| {
            let [language, scope, text] = cells(line);
            Some(Self {
                language,
                scope: Scope::from_word(scope)?,
                text,
            })
        };
        lines(table).filter_map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_reads() {
        let table = include_str!("../../../../data/disclosure.tsv");
        let phrases = Phrase::read(table);
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(phrases.len(), lines.count() - 1);
        assert!(
            phrases
                .iter()
                .all(|phrase| phrase.text == phrase.text.to_lowercase() && !phrase.text.is_empty())
        );
    }
}
