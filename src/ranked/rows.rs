//! Records as rows of a list: each a site and its band, or one that could not be read.
//! Sees no bytes.

use super::{
    format::{self, Format},
    host,
    list::Refusal,
    record,
    shard::{self, SHARDS},
};
use crate::scale::number;

/// Most sites of a table: at 2 x 1.23 bytes a site it stays below 4 MB. Lists stand in order, so the first count.
pub const MOST_SITES: u32 = 1_500_000;

/// Bad rows that are shown; the rest is counted.
const EXAMPLES: usize = 3;

/// Longest part of a bad row that is shown, in characters.
const EXAMPLE_LENGTH: usize = 80;

/// A row that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its number in the file, from 1.
    pub number: u32,
    /// How it begins.
    pub text: String,
}

/// What has been read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows that name a site and its number.
    pub rows: u32,
    /// Rows that do not.
    pub bad: u32,
    /// The first of those.
    pub examples: Vec<BadRow>,
    /// Whether rows stand behind the last that a table has room for.
    pub cut: bool,
}

/// All rows so far.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) format: Option<Result<Format, Refusal>>,
    /// What the first line says stands between cells.
    separator: Option<char>,
    number: u32,
    pub(super) progress: Progress,
    pub(super) shards: Vec<Vec<u64>>,
    /// How many the table has room for.
    pub(super) most: u32,
}

impl Default for Rows {
    fn default() -> Self {
        Self {
            format: None,
            separator: None,
            number: 0,
            progress: Progress::default(),
            shards: vec![Vec::new(); SHARDS],
            most: MOST_SITES,
        }
    }
}

impl Rows {
    /// Takes a record; gives back the separator that the file is known to have.
    pub(super) fn take(&mut self, record: &[u8], name: &str) -> Option<u8> {
        self.number = self.number.saturating_add(1);
        let text = String::from_utf8_lossy(record);
        if self.number == 1 {
            self.separator = format::said_separator(&text);
            if let Some(separator) = self.separator {
                return u8::try_from(separator).ok();
            }
        }
        let is_first = self.format.is_none();
        let recognize = || match self.separator {
            Some(separator) => Format::recognize_apart(&text, separator, name),
            None => Format::recognize(&text, name),
        };
        let format = self.format.unwrap_or_else(recognize);
        // A list's header may begin so as well.
        let is_comment = text.trim_start_matches('"').starts_with('#');
        if format.is_ok() || !is_comment {
            self.format = Some(format);
        }
        let format = format.ok()?;
        if !is_first || !format.header {
            self.row(&text, format);
        }
        u8::try_from(format.separator).ok()
    }

    fn row(&mut self, text: &str, format: Format) {
        match key(text, format) {
            Some(_) if self.progress.rows >= self.most => self.progress.cut = true,
            Some(key) => {
                self.progress.rows += 1;
                self.shards
                    .get_mut(shard::shard_of_key(key))
                    .into_iter()
                    .for_each(|shard| shard.push(key));
            }
            None => self.bad(text),
        }
    }

    fn bad(&mut self, text: &str) {
        self.progress.bad = self.progress.bad.saturating_add(1);
        if self.progress.examples.len() < EXAMPLES {
            self.progress.examples.push(BadRow {
                number: self.number,
                text: text.chars().take(EXAMPLE_LENGTH).collect(),
            });
        }
    }
}

/// A row's site and band.
fn key(record: &str, format: Format) -> Option<u64> {
    let cells = record::cells(record, format.separator)?;
    let cell = cells.get(format.domain)?;
    let host = if format.reversed {
        let labels: Vec<&str> = cell.split('.').rev().collect();
        host::normal(&labels.join("."))?
    } else {
        host::normal(cell)?
    };
    let number = number(cells.get(format.number)?)?;
    let scale = format.list.scale();
    let within = scale.map_or(number >= 1, |scale| number <= scale.most());
    within.then(|| shard::key(&host, format.list.band(number)))
}
