//! A list as its bytes arrive, gathered into the keys of a table.
//! Writes nothing: until the table is whole, whoever keeps the old one keeps it.

use super::{
    list::{List, Refusal},
    record::Records,
    rows::{Progress, Rows},
    shard,
};
use crate::scale::Scale;

/// Least numbers of bytes for which a byte order mark or a packed file's mark is whole.
const MARK: usize = 4;

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
            rows: Rows::default(),
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
            besides: format.besides.into_iter().flatten().collect(),
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

/// All of a list, to be built part by part.
#[derive(Debug)]
pub struct Drafts {
    /// Which list it is.
    pub list: List,
    /// Measures that the file has besides the one that counts, none of which is read.
    pub besides: Vec<Scale>,
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
