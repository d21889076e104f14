//! A table as RFC 4180 has it.
//! Chooses no column. Ten lines of our own: the `csv` crate adds 16 kB gzipped, its reader included.

use super::{Cell, Formulas, Table};

/// The header and a line for each row, ended with CR LF.
pub(super) fn table(table: &Table, formulas: Formulas) -> String {
    let header: Vec<String> = table.names.iter().map(|name| (*name).to_owned()).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter();
        cells
            .map(|cell| quoted(&Cell::written(cell, formulas)))
            .collect::<Vec<_>>()
    });
    let lines = std::iter::once(header).chain(rows);
    lines.map(|cells| cells.join(",") + "\r\n").collect()
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r36_what_would_break_a_row_is_quoted() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let written = table(
            &Table {
                names: vec!["a", "b"],
                rows: vec![
                    vec![text("say \"hi\", all"), text("two\nlines")],
                    vec![text("=1,2"), Cell::Number(3)],
                ],
            },
            Formulas::Neutralized,
        );
        assert_eq!(
            written,
            "a,b\r\n\"say \"\"hi\"\", all\",\"two\nlines\"\r\n\"'=1,2\",3\r\n"
        );
    }
}
