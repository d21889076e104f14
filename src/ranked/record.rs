//! Bytes that arrive in pieces, cut into records and cells.

/// Longest record, in bytes: exports have some 500, and a quote that never closes must not take the whole file.
const LONGEST: usize = 16_384;

/// Cuts a stream into records at line ends that stand in no quotes. Made so that a multi-byte character may be cut anywhere.
#[derive(Debug, Default)]
pub(super) struct Records {
    open: Vec<u8>,
    quoted: bool,
}

impl Records {
    /// Hands over each record that ends in this piece, without its line end.
    pub(super) fn feed(&mut self, mut piece: &[u8], mut take: impl FnMut(&[u8])) {
        while let Some(at) = piece.iter().position(|byte| matches!(byte, b'\n' | b'"')) {
            let (before, rest) = piece.split_at(at);
            let is_quote = rest.first() == Some(&b'"');
            self.open.extend(before);
            piece = rest.get(1..).unwrap_or_default();
            if is_quote {
                self.open.push(b'"');
                self.quoted = !self.quoted;
            } else if self.quoted && self.open.len() < LONGEST {
                self.open.push(b'\n');
            } else {
                self.end(&mut take);
            }
        }
        // Of a line without an end only as much is kept as tells that it is too long.
        let room = (LONGEST * 2).saturating_sub(self.open.len());
        self.open.extend(piece.get(..room).unwrap_or(piece));
    }

    /// Hands over what stands after the last line end.
    pub(super) fn end(&mut self, mut take: impl FnMut(&[u8])) {
        let record = self.open.strip_suffix(b"\r").unwrap_or(&self.open);
        if !record.is_empty() {
            take(record);
        }
        self.open.clear();
        self.quoted = false;
    }
}

/// The cells of a record between separators, quotes taken off.
pub(super) fn cells(record: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = record.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}
