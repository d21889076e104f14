//! A list as its bytes arrive, gathered into the keys of a table.
//! Writes nothing: until the table is whole, whoever keeps the old one keeps it.

use super::{
    format::{Format, List, Refusal},
    host,
    record::{self, Records},
    shard::{self, SHARDS},
};
use crate::scale::number;

/// Most sites of a table: at 2 x 1.23 bytes a site it stays below 4 MB. Lists stand in order, so the first count.
pub const MOST_SITES: u32 = 1_500_000;

/// Bad rows that are shown; the rest is counted.
const EXAMPLES: usize = 3;

/// Longest part of a bad row that is shown, in characters.
const EXAMPLE_LENGTH: usize = 80;

/// Least numbers of bytes for which a byte order mark or a packed file's mark is whole.
const MARK: usize = 4;

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

/// How the file writes letters, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// Not enough bytes to tell.
    Open,
    Utf8,
    /// Of two bytes, low or high one first: some tools export so.
    Utf16 {
        low_first: bool,
    },
}

/// A list being read.
#[derive(Debug)]
pub struct Import {
    name: String,
    encoding: Encoding,
    /// Bytes that are not read yet: the file's first, or half a letter.
    held: Vec<u8>,
    records: Records,
    rows: Rows,
}

#[derive(Debug)]
struct Rows {
    format: Option<Result<Format, Refusal>>,
    number: u32,
    progress: Progress,
    shards: Vec<Vec<u64>>,
    /// How many the table has room for.
    most: u32,
}

impl Import {
    /// Begins to read the file of this name.
    ///
    /// ```
    /// use vouch::ranked::{Import, Shard, shard_of};
    /// let mut import = Import::new("export.csv");
    /// import.feed(b"Domain,DR\nexample.com,5").unwrap();
    /// import.feed(b"4\n").unwrap();
    /// let mut drafts = import.finish().unwrap();
    /// let shard = Shard::open(drafts.build(shard_of("example.com")).unwrap()).unwrap();
    /// assert_eq!(shard.band("example.com"), Some(vouch::scale::Band::Middle));
    /// ```
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            encoding: Encoding::Open,
            held: Vec::new(),
            records: Records::default(),
            rows: Rows {
                format: None,
                number: 0,
                progress: Progress::default(),
                shards: vec![Vec::new(); SHARDS],
                most: MOST_SITES,
            },
        }
    }

    /// Reads the next piece; `false` when no more is wanted. Refuses a file that is no list.
    pub fn feed(&mut self, piece: &[u8]) -> Result<bool, Refusal> {
        if self.encoding == Encoding::Open {
            self.held.extend(piece);
            if self.held.len() < MARK {
                return Ok(true);
            }
            let held = std::mem::take(&mut self.held);
            self.begin(&held)?;
        } else {
            self.decode(piece);
        }
        self.state()
    }

    /// What has been read so far.
    pub const fn progress(&self) -> &Progress {
        &self.rows.progress
    }

    /// Ends the file: what its table is to be built of.
    pub fn finish(mut self) -> Result<Drafts, Refusal> {
        if self.encoding == Encoding::Open {
            let held = std::mem::take(&mut self.held);
            self.begin(&held)?;
        }
        let Self {
            name,
            records,
            rows,
            ..
        } = &mut self;
        records.end(&mut |record| rows.take(record, name));
        self.state()?;
        let Some(Ok(format)) = self.rows.format else {
            return Err(Refusal::Empty);
        };
        if self.rows.progress.rows == 0 {
            return Err(Refusal::NoRows);
        }
        Ok(Drafts {
            list: format.list,
            progress: self.rows.progress,
            shards: self.rows.shards,
        })
    }

    fn state(&self) -> Result<bool, Refusal> {
        if let Some(Err(refusal)) = self.rows.format {
            return Err(refusal);
        }
        Ok(!self.rows.progress.cut)
    }

    fn begin(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        // gzip, zip, and the two bytes that xz and 7z begin with.
        let packed: [&[u8]; 4] = [&[0x1f, 0x8b], b"PK\x03\x04", &[0xfd, b'7'], b"7z"];
        if packed.iter().any(|mark| bytes.starts_with(mark)) {
            return Err(Refusal::Packed);
        }
        let (encoding, mark) = match bytes {
            [0xff, 0xfe, ..] => (Encoding::Utf16 { low_first: true }, 2),
            [0xfe, 0xff, ..] => (Encoding::Utf16 { low_first: false }, 2),
            [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
            _ => (Encoding::Utf8, 0),
        };
        self.encoding = encoding;
        self.decode(bytes.get(mark..).unwrap_or_default());
        Ok(())
    }

    fn decode(&mut self, piece: &[u8]) {
        let Self {
            name,
            records,
            rows,
            ..
        } = self;
        let mut take = |record: &[u8]| rows.take(record, name);
        let Encoding::Utf16 { low_first } = self.encoding else {
            records.feed(piece, &mut take);
            return;
        };
        self.held.extend(piece);
        let unit = |pair: &[u8]| {
            let pair = pair.try_into().unwrap_or_default();
            if low_first {
                u16::from_le_bytes(pair)
            } else {
                u16::from_be_bytes(pair)
            }
        };
        let units: Vec<u16> = self.held.chunks_exact(2).map(unit).collect();
        // Half a letter of two units waits for its other half, as half a unit does.
        let whole = units.len()
            - usize::from(
                units
                    .last()
                    .is_some_and(|unit| (0xd800..0xdc00).contains(unit)),
            );
        let text = String::from_utf16_lossy(units.get(..whole).unwrap_or_default());
        self.held.drain(..whole * 2);
        records.feed(text.as_bytes(), &mut take);
    }
}

impl Rows {
    /// Takes a record; gives back the separator that the file is known to have.
    fn take(&mut self, record: &[u8], name: &str) -> Option<u8> {
        self.number = self.number.saturating_add(1);
        let text = String::from_utf8_lossy(record);
        let is_first = self.format.is_none();
        let format = *self
            .format
            .get_or_insert_with(|| Format::recognize(&text, name));
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

/// All of a list, to be built part by part.
#[derive(Debug)]
pub struct Drafts {
    /// Which list it is.
    pub list: List,
    /// What was read.
    pub progress: Progress,
    shards: Vec<Vec<u64>>,
}

impl Drafts {
    /// The bytes of one shard; its keys are gone afterwards.
    pub fn build(&mut self, shard: usize) -> Result<Vec<u8>, Refusal> {
        let keys = self.shards.get_mut(shard).map(std::mem::take);
        shard::build(keys.unwrap_or_default()).ok_or(Refusal::Unbuilt)
    }
}

#[cfg(test)]
mod tests;
