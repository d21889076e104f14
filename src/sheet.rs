//! Tables as sheets take them: cells, and the forms in which they are written.
//! Knows no column and nothing of links.

mod cell;
mod csv;
mod html;
mod tsv;

pub use cell::{Cell, Formulas};

/// A table with a name over each column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub names: Vec<&'static str>,
    /// As many cells a row.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The header and a line for each row, tabs between cells, as it is pasted into a sheet.
    pub fn tsv(&self, formulas: Formulas) -> String {
        tsv::table(self, formulas)
    }

    /// The rows alone, to be pasted under those of other days; the last one without an end.
    pub fn lines(&self, formulas: Formulas) -> String {
        let lines = self.rows.iter().map(|row| tsv::row(row, formulas));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// As RFC 4180 has it.
    pub fn csv(&self, formulas: Formulas) -> String {
        csv::table(self, formulas)
    }

    /// A table of HTML, as mails, documents and sheets take it from the clipboard beside the text: the header too.
    pub fn html(&self, formulas: Formulas) -> String {
        html::table(&self.names, &self.rows, formulas)
    }

    /// The rows alone as HTML.
    pub fn html_lines(&self, formulas: Formulas) -> String {
        html::table(&[], &self.rows, formulas)
    }
}
