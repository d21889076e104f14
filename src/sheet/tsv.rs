//! A table with tabs between cells, as it is pasted into a sheet.
//! Chooses no column.

use super::{Cell, Formulas, Table};

/// The header and a line for each row.
pub(super) fn table(table: &Table, formulas: Formulas) -> String {
    let rows = table.rows.iter().map(|cells| row(cells, formulas));
    let lines = std::iter::once(table.names.join("\t")).chain(rows);
    lines.map(|line| line + "\n").collect()
}

/// One line, without an end.
pub(super) fn row(cells: &[Cell], formulas: Formulas) -> String {
    let cells = cells.iter().map(|cell| plain(&cell.written(formulas)));
    cells.collect::<Vec<_>>().join("\t")
}

/// What would break the row becomes a space. A sheet takes a quote that opens a cell as the beginning of a quoted one,
/// which may swallow the cells and rows after it: such a cell is quoted, as in CSV. Other quotes are text to it.
fn plain(text: &str) -> String {
    let text = text.replace(['\t', '\r', '\n'], " ");
    if text.trim_start().starts_with('"') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r36_a_cell_never_breaks_the_row() {
        let cells = [
            Cell::Text("a\tb\r\nc".to_owned()),
            Cell::Empty,
            Cell::Text("\t=1".to_owned()),
        ];
        assert_eq!(row(&cells, Formulas::Neutralized), "a b  c\t\t' =1");
    }
    /// The cells as a sheet reads a pasted line: quotes count only where they open a cell.
    fn pasted(line: &str) -> Vec<String> {
        let mut cells = vec![String::new()];
        let (mut quoted, mut letters) = (false, line.chars().peekable());
        while let Some(letter) = letters.next() {
            let cell = cells.last_mut().unwrap();
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' if quoted => quoted = false,
                '"' if cell.is_empty() => quoted = true,
                '\t' if !quoted => cells.push(String::new()),
                other => cell.push(other),
            }
        }
        cells
    }

    #[test]
    fn r36_a_quote_at_the_beginning_swallows_no_cell() {
        let sent = |texts: [&str; 3]| {
            let cells = texts.map(|text| Cell::Text(text.to_owned()));
            row(&cells, Formulas::Kept)
        };
        for (texts, read) in [
            (["a", "b \"c\"", "d"], ["a", "b \"c\"", "d"]),
            (["\"a", "b", "c"], ["\"a", "b", "c"]),
            (["\"a\" b", "\"", "c\""], ["\"a\" b", "\"", "c\""]),
            (["\t\"a", "\"b\tc", "d"], [" \"a", "\"b c", "d"]),
        ] {
            assert_eq!(pasted(&sent(texts)), read, "{texts:?}");
        }
        assert_eq!(sent(["\"a", "b", "c"]), "\"\"\"a\"\tb\tc");
        let cell = [Cell::Text("\t\"a".to_owned())];
        assert_eq!(row(&cell, Formulas::Neutralized), "' \"a");
    }
}
