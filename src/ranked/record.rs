//! Bytes that arrive in pieces, cut into records and cells (RFC 4180).
//! A quote opens only where a cell begins; what stands in quotes may hold line ends, but not the rest of the file.

/// Longest record, in bytes: exports have some 500.
const LONGEST: usize = 16_384;

/// Most line ends in quotes: anchors and titles have a few, of which a carriage return and its line feed are two. It bounds how often a byte is read again.
const MOST_LINES: usize = 100;

/// What takes a record; gives back the separator once it is known.
pub(super) type Take<'a> = dyn FnMut(&[u8]) -> Option<u8> + 'a;

/// Cuts a stream into records at line ends that stand in no quotes: a line feed, a carriage return, or both, between
/// which stands a record of nothing. Made so that a multi-byte character may be cut anywhere.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// The record's bytes so far.
    open: Vec<u8>,
    at: At,
    /// Where in `open` the first line ends, and how many lines do, in quotes that are still open.
    first_end: usize,
    lines: usize,
    /// Before it is known, each of the usual ones separates.
    separator: Option<u8>,
}

/// Where in a cell the stream stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before its first byte.
    #[default]
    Begin,
    /// In a cell without quotes.
    Plain,
    /// In quotes.
    Quoted,
    /// Behind a quote in quotes: they end, or the quote is one of the text.
    Quote,
}

impl Records {
    /// Hands over each record that ends in this piece, without its line end.
    pub(super) fn feed(&mut self, piece: &[u8], take: &mut Take<'_>) {
        for byte in piece {
            self.read(*byte, take);
        }
    }

    fn read(&mut self, byte: u8, take: &mut Take<'_>) {
        let is_line_end = matches!(byte, b'\n' | b'\r');
        let separates = self.separates(byte);
        self.at = match self.at {
            At::Begin | At::Plain | At::Quote if is_line_end => return self.hand_over(take),
            At::Begin | At::Plain | At::Quote if separates => At::Begin,
            At::Begin | At::Quote if byte == b'"' => At::Quoted,
            At::Begin | At::Plain => At::Plain,
            At::Quoted if is_line_end => return self.line_in_quotes(byte, take),
            At::Quoted if byte == b'"' => At::Quote,
            // No quotes end here. On their first line it is a quote of the text; further down another cell begins,
            // and the quote that opened was a stray one.
            At::Quote if self.lines > 0 => {
                self.start_over(take);
                return self.read(byte, take);
            }
            At::Quoted | At::Quote => At::Quoted,
        };
        self.keep(byte);
    }

    fn separates(&self, byte: u8) -> bool {
        self.separator
            .map_or(matches!(byte, b',' | b';' | b'\t'), |known| byte == known)
    }

    /// Of a line without an end only as much is kept as tells that it is too long.
    fn keep(&mut self, byte: u8) {
        if self.open.len() < LONGEST * 2 {
            self.open.push(byte);
        }
    }

    fn line_in_quotes(&mut self, end: u8, take: &mut Take<'_>) {
        if self.lines == 0 {
            self.first_end = self.open.len();
        }
        self.lines += 1;
        self.keep(end);
        if self.lines > MOST_LINES || self.open.len() > LONGEST {
            self.start_over(take);
        }
    }

    /// Takes the line whose quotes never close for a record, and reads what came behind it again.
    fn start_over(&mut self, take: &mut Take<'_>) {
        let behind = self.open.split_off(self.first_end.min(self.open.len()));
        self.hand_over(take);
        self.feed(behind.get(1..).unwrap_or_default(), take);
    }

    fn hand_over(&mut self, take: &mut Take<'_>) {
        if !self.open.is_empty() {
            self.separator = take(&self.open).or(self.separator);
        }
        self.open.clear();
        (self.at, self.lines) = (At::Begin, 0);
    }

    /// Hands over what stands after the last line end.
    pub(super) fn end(&mut self, take: &mut Take<'_>) {
        while self.lines > 0 && self.at == At::Quoted {
            self.start_over(take);
        }
        self.hand_over(take);
    }
}

/// The cells of a record between separators, quotes taken off; nothing where quotes never close.
pub(super) fn cells(record: &str, separator: char) -> Option<Vec<String>> {
    let (mut cells, mut cell, mut at) = (Vec::new(), String::new(), At::Begin);
    let mut letters = record.chars().peekable();
    while let Some(letter) = letters.next() {
        let separates = |letter: &char| *letter == separator;
        at = match at {
            At::Begin | At::Plain | At::Quote if letter == separator => {
                cells.push(std::mem::take(&mut cell));
                At::Begin
            }
            At::Begin if letter == '"' => At::Quoted,
            At::Quoted
                if letter == '"'
                    && letters.next_if_eq(&'"').is_none()
                    && letters.peek().is_none_or(separates) =>
            {
                At::Quote
            }
            At::Begin | At::Plain | At::Quote => {
                cell.push(letter);
                At::Plain
            }
            At::Quoted => {
                cell.push(letter);
                At::Quoted
            }
        };
    }
    cells.push(cell);
    (at != At::Quoted).then_some(cells)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The records of a text that arrives in pieces of so many bytes.
    fn records(text: &str, piece: usize) -> Vec<String> {
        let (mut records, mut found) = (Records::default(), Vec::new());
        let mut take = |record: &[u8]| {
            found.push(String::from_utf8(record.to_vec()).unwrap());
            Some(b',')
        };
        for piece in text.as_bytes().chunks(piece) {
            records.feed(piece, &mut take);
        }
        records.end(&mut take);
        found
    }

    #[test]
    fn a_quote_opens_nowhere_but_where_a_cell_begins() {
        for line in [
            "a,5\" pipe,1",
            "a,b\"",
            "a,b\"\"",
            "a, \"b",
            "a;\"b",
            "a\t\"b,1",
        ] {
            let next = "next,6\",2";
            let text = format!("x,y\n{line}\n{next}\n");
            assert_eq!(records(&text, 2), ["x,y", line, next], "{line}");
            assert!(cells(line, ',').is_some(), "{line}");
        }
    }

    #[test]
    fn a_stray_quote_where_a_cell_begins_costs_its_own_line() {
        for (line, next) in [
            ("a,\"b,1", "plain,2"),
            ("a,\"b,1", "c,\"quoted\",2"),
            ("a,\"b,1", "\"c\",\"quoted\",\"2\""),
            ("\"a,b,1", "\"c\",2"),
            ("a,\"b,1", "d,\"c\n\nof two lines\",2"),
            ("a,\"b\"x,1", "plain,2"),
            ("a,\"", "plain,2"),
        ] {
            for piece in [1, 5, 999] {
                let text = format!("{line}\n{next}\nlast,3");
                assert_eq!(records(&text, piece), [line, next, "last,3"], "{text}");
            }
            assert_eq!(cells(line, ','), None, "{line}");
        }
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        let rows = [
            "\"a\n,\r\nb\",\"\",1",
            "\"he said \"hi\" to me\",2",
            "\"\"\"x\"\"\",3",
        ];
        assert_eq!(records(&rows.join("\r\n"), 3), rows);
        let read = rows.map(|row| cells(row, ',').unwrap());
        assert_eq!(read[0], ["a\n,\r\nb", "", "1"]);
        assert_eq!(read[1], ["he said \"hi\" to me", "2"]);
        assert_eq!(read[2], ["\"x\"", "3"]);
    }

    #[test]
    fn a_carriage_return_ends_a_line_alone_or_before_a_line_feed() {
        for end in ["\r", "\r\n", "\n", "\n\r"] {
            let rows = ["a,\"b\"", "c,\"d\"", "\"e,1", "f,\"g\""];
            for piece in [1, 3, 99] {
                assert_eq!(records(&rows.join(end), piece), rows, "{end:?}");
            }
        }
    }

    #[test]
    fn quotes_that_never_close_end_by_themselves() {
        let long = format!("\"{}", "x".repeat(LONGEST));
        for open in ["\"a", "\"", &long] {
            let text = format!("{open}\n{}", "b,1\n".repeat(10_000));
            let found = records(&text, 1_000);
            assert_eq!((found.len(), found[0].as_str()), (10_001, open));
        }
        let many = "a\",b,\"\n".repeat(3_000);
        assert_eq!(records(&many, 1_000).len(), 3_000);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_made(text in "[ab,\"\n]{0,60}", piece in 1_usize..9) {
            let lines = |text: &str| text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
            let found = records(&text, piece).join("\n");
            prop_assert_eq!(lines(&found), lines(&text));
            prop_assert_eq!(records(&text, piece), records(&text, 99));
        }
    }
}
