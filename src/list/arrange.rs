//! The order of the list: sorted, and under headings where it is grouped by site.
//! Equal links stay in the order of the page.

use std::cmp::Reverse;

use super::{Choice, Row};

crate::vocabulary! {
    /// What the list is sorted by.
    pub enum Sort {
        /// The links' order in the page.
        Position = "position",
        /// What the place is worth, the best first.
        Value = "value",
        /// The target's site, by its letters.
        Site = "site",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the macro that spells the words takes no attribute of one of them"
)]
impl Default for Sort {
    fn default() -> Self {
        Self::Position
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The heading over the links to one site.
    Heading {
        /// The site; empty where it is not known.
        site: String,
        /// How many links of it are shown.
        count: u32,
    },
    /// A link.
    Link {
        /// Its position among all rows.
        row: usize,
        /// Its number in the document.
        index: u32,
        /// Which of those beside it this is, from 1: of the whole list, or of its site where there are headings.
        nth: u32,
        /// How many those are.
        of: u32,
    },
}

/// The lines of the list: what matches, in order.
pub fn arrange(rows: &[Row], choice: &Choice) -> Vec<Entry> {
    let mut positions = choice.filter.matching(rows);
    let row = |position: &usize| rows.get(*position);
    match choice.sort {
        Sort::Position => {}
        // The middle of the range, then its end; those without a value last.
        Sort::Value => positions.sort_by_key(|at| {
            let place = row(at).and_then(|row| row.place);
            Reverse(place.map(|place| (u16::from(place.low) + u16::from(place.high), place.high)))
        }),
        // Unknown sites last.
        Sort::Site => positions.sort_by(|one, other| {
            let key = |at| row(at).map(|row| (row.site.is_empty(), row.site.as_str()));
            key(one).cmp(&key(other))
        }),
    }
    if choice.grouped {
        return under_headings(rows, &positions);
    }
    links(rows, &positions).collect()
}

/// Links beside each other.
fn links(rows: &[Row], positions: &[usize]) -> impl Iterator<Item = Entry> {
    let of = u32::try_from(positions.len()).unwrap_or(u32::MAX);
    let rows = positions
        .iter()
        .filter_map(|at| Some((*at, rows.get(*at)?)));
    rows.zip(1..).map(move |((row, link), nth)| Entry::Link {
        row,
        index: link.index,
        nth,
        of,
    })
}

/// Each site stands where its first link would.
fn under_headings(rows: &[Row], positions: &[usize]) -> Vec<Entry> {
    let site = |at: &usize| rows.get(*at).map_or("", |row| row.site.as_str());
    let mut by_site: Vec<(usize, usize)> = positions.iter().copied().enumerate().collect();
    by_site.sort_by_key(|(_, at)| site(at));
    let mut groups: Vec<&[(usize, usize)]> = by_site
        .chunk_by(|(_, one), (_, other)| site(one) == site(other))
        .collect();
    groups.sort_by_key(|group| group.first().map(|(order, _)| *order));
    let mut entries = Vec::with_capacity(positions.len() + groups.len());
    for group in groups {
        let inner: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        entries.push(Entry::Heading {
            site: inner.first().map_or("", site).to_owned(),
            count: u32::try_from(inner.len()).unwrap_or(u32::MAX),
        });
        entries.extend(links(rows, &inner));
    }
    entries
}
