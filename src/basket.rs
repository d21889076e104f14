//! The basket: rows of pages that the person put aside, to be copied together at the end of a day.
//! Knows how it is kept, not where.

use serde_json::{Map, Value, json};

use crate::{
    link::same_page,
    settings::Column,
    sheet::{Cell, Table},
};

/// The version of the form in which it is kept.
const VERSION: u64 = 1;

/// Most pages: what a person looks at in some weeks, and a fifth of what the browsers let an extension keep.
pub const MOST_PAGES: usize = 2_000;

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 1_000;

/// One page of the basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The page, however its address is spelled.
    page: String,
    /// What stood in its row, by the column's name; those of older builds may have fewer.
    cells: Vec<(Column, Cell)>,
    /// What the person noted.
    note: String,
}

crate::vocabulary! {
    /// What became of a page that was put into the basket.
    pub enum Put {
        /// It is new there.
        Added = "added",
        /// It was there already: its row is the new one, its note is kept.
        Renewed = "renewed",
        /// There are [`MOST_PAGES`] in it, and it was not put in.
        Full = "full",
    }
}

/// All pages, in the order in which they were first put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basket(Vec<Entry>);

impl Basket {
    /// Reads what is kept; an empty object is an empty basket. An error says why it cannot be read, and then nothing may
    /// be written in its place.
    ///
    /// ```
    /// use vouch::basket::Basket;
    /// assert_eq!(Basket::read("{}").unwrap().len(), 0);
    /// assert!(Basket::read(r#"{"version": 2, "pages": []}"#).is_err());
    /// ```
    pub fn read(json: &str) -> Result<Self, String> {
        let kept: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let Some(fields) = kept.as_object() else {
            return Err("no object".to_owned());
        };
        if fields.is_empty() {
            return Ok(Self::default());
        }
        match fields.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) => return Err(format!("version {newer}, this build knows {VERSION}")),
            None => return Err("no version".to_owned()),
        }
        let pages = fields.get("pages").and_then(Value::as_array);
        let pages = pages.ok_or("no pages")?.iter().map(Entry::read);
        pages
            .collect::<Option<_>>()
            .map(Self)
            .ok_or_else(|| "a page without an address".to_owned())
    }

    /// As it is kept.
    pub fn write(&self) -> String {
        let pages: Vec<Value> = self.0.iter().map(Entry::write).collect();
        json!({ "version": VERSION, "pages": pages }).to_string()
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The pages in order.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Puts a page in by its cells, as [`Format::Entry`](crate::report::Format::Entry) writes them; an error where they
    /// name no page.
    pub fn put(&mut self, cells: &str) -> Result<Put, String> {
        let cells: Map<String, Value> =
            serde_json::from_str(cells).map_err(|error| error.to_string())?;
        let url = cells.get("url").and_then(Value::as_str);
        let page = same_page(url.ok_or("no address")?);
        let cells = read_cells(&cells);
        if let Some(known) = self.0.iter_mut().find(|entry| entry.page == page) {
            known.cells = cells;
            return Ok(Put::Renewed);
        }
        if self.0.len() >= MOST_PAGES {
            return Ok(Put::Full);
        }
        let note = String::new();
        self.0.push(Entry { page, cells, note });
        Ok(Put::Added)
    }

    /// Notes something of a page; whether it is there.
    pub fn note(&mut self, page: &str, note: &str) -> bool {
        let found = self.0.iter_mut().find(|entry| entry.page == page);
        found
            .map(|entry| entry.note = note.chars().take(LONGEST_NOTE).collect())
            .is_some()
    }

    /// Takes a page out; where it stood, and what.
    pub fn take(&mut self, page: &str) -> Option<(usize, Entry)> {
        let position = self.0.iter().position(|entry| entry.page == page)?;
        Some((position, self.0.remove(position)))
    }

    /// Puts pages back where they stood, unless they have come back by themselves.
    pub fn put_back(&mut self, taken: Vec<(usize, Entry)>) {
        for (position, entry) in taken {
            if self.0.iter().all(|known| known.page != entry.page) {
                self.0.insert(position.min(self.0.len()), entry);
            }
        }
    }

    /// Takes all out.
    pub fn empty(&mut self) -> Vec<(usize, Entry)> {
        std::mem::take(&mut self.0)
            .into_iter()
            .enumerate()
            .collect()
    }

    /// The rows in these columns.
    pub fn table(&self, columns: &[Column]) -> Table {
        let row = |entry: &Entry| columns.iter().map(|column| entry.cell(*column)).collect();
        Table {
            names: columns.iter().map(|column| column.as_str()).collect(),
            rows: self.0.iter().map(row).collect(),
        }
    }
}

impl Entry {
    /// The page, by which the basket knows it.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// What the person noted of it.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// What stands in a column; nothing where the row is of a build that did not have it.
    pub fn cell(&self, column: Column) -> Cell {
        if column == Column::Note {
            return Cell::optional(Some(self.note.as_str()).filter(|note| !note.is_empty()));
        }
        let mut cells = self.cells.iter();
        let found = cells.find(|(known, _)| *known == column);
        found.map_or(Cell::Empty, |(_, cell)| cell.clone())
    }

    fn read(kept: &Value) -> Option<Self> {
        let text = |name| kept.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            page: text("page")?,
            cells: read_cells(kept.get("cells")?.as_object()?),
            note: text("note").unwrap_or_default(),
        })
    }

    fn write(&self) -> Value {
        let cells: Map<String, Value> = (self.cells.iter())
            .map(|(column, cell)| {
                let value = match cell {
                    Cell::Text(text) => Value::from(text.as_str()),
                    Cell::Number(number) => Value::from(*number),
                    Cell::Empty => Value::Null,
                };
                (column.as_str().to_owned(), value)
            })
            .collect();
        json!({ "page": self.page, "cells": cells, "note": self.note })
    }
}

/// Cells by the names of their columns; those that this build does not know, and what is no cell, are left out.
fn read_cells(cells: &Map<String, Value>) -> Vec<(Column, Cell)> {
    let known = Column::ALL.iter().copied();
    let cell = |column: Column| {
        let cell = match cells.get(column.as_str())? {
            Value::String(text) => Cell::Text(text.clone()),
            Value::Number(number) => Cell::Number(u32::try_from(number.as_u64()?).ok()?),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        Some((column, cell))
    };
    known.filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sheet::Formulas;

    fn cells(url: &str, title: &str) -> String {
        json!({"url": url, "title": title, "outbound": 3, "verdict": "good", "risks": null, "odd": [1]}).to_string()
    }

    #[test]
    fn a_page_is_there_once_and_keeps_its_note() {
        let mut basket = Basket::default();
        assert_eq!(
            basket.put(&cells("https://a.example/x", "One")),
            Ok(Put::Added)
        );
        let page = basket.entries()[0].page().to_owned();
        assert!(basket.note(&page, "ask Ann"));
        let again = cells("http://www.a.example/x/?utm_source=b#c", "Two");
        assert_eq!(basket.put(&again), Ok(Put::Renewed));
        assert_eq!(basket.len(), 1);
        let columns = [Column::Title, Column::Outbound, Column::Risks, Column::Note];
        let table = basket.table(&columns);
        assert_eq!(table.lines(Formulas::Kept), "Two\t3\t\task Ann");
        assert!(
            table
                .csv(Formulas::Kept)
                .starts_with("title,outbound,risks,note\r\n")
        );
    }

    #[test]
    fn what_is_taken_out_comes_back_where_it_stood() {
        let mut basket = Basket::default();
        for name in ["a", "b", "c"] {
            basket
                .put(&cells(&format!("https://{name}.example/"), name))
                .unwrap();
        }
        let before = basket.clone();
        let second = basket.entries()[1].page().to_owned();
        let taken = basket.take(&second).unwrap();
        assert_eq!(basket.len(), 2);
        basket.put_back(vec![taken.clone()]);
        assert_eq!(basket, before);
        basket.put_back(vec![taken]);
        assert_eq!(basket, before);
        let all = basket.empty();
        assert!(basket.is_empty());
        basket.put_back(all);
        assert_eq!(basket, before);
    }

    #[test]
    fn a_full_basket_says_so_and_still_renews() {
        let mut basket = Basket::default();
        for number in 0..MOST_PAGES {
            basket
                .put(&cells(&format!("https://a.example/{number}"), "t"))
                .unwrap();
        }
        assert_eq!(
            basket.put(&cells("https://a.example/more", "t")),
            Ok(Put::Full)
        );
        assert_eq!(
            basket.put(&cells("https://a.example/7", "t")),
            Ok(Put::Renewed)
        );
    }

    #[test]
    fn what_cannot_be_read_is_an_error_and_never_an_empty_basket() {
        for json in [
            "",
            "[]",
            r#"{"pages": []}"#,
            r#"{"version": 2, "pages": []}"#,
            r#"{"version": 1}"#,
            r#"{"version": 1, "pages": [{"note": "x"}]}"#,
        ] {
            assert!(Basket::read(json).is_err(), "{json}");
        }
        assert!(Basket::default().put("{}").is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(titles in prop::collection::vec("\\PC{0,20}", 0..6), note in "\\PC{0,30}") {
            let mut basket = Basket::default();
            for (number, title) in titles.iter().enumerate() {
                basket.put(&cells(&format!("https://a.example/{number}"), title)).unwrap();
            }
            if let Some(entry) = basket.entries().first() {
                let page = entry.page().to_owned();
                basket.note(&page, &note);
            }
            prop_assert_eq!(Basket::read(&basket.write()), Ok(basket));
        }
    }
}
