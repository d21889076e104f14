//! A table with tabs between cells, as it is pasted into a sheet.
//! Chooses no column.

use super::{
    cell::{Cell, Formulas},
    columns::Table,
};

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

/// TSV knows no quoting: what would break the row becomes a space.
fn plain(text: &str) -> String {
    text.replace(['\t', '\r', '\n'], " ")
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
}
