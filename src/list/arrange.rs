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

/// A link that matches, with what it is sorted by, most important first; a key that does not count is the same for all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line<'a> {
    /// The middle of the range, then its end; those without a value last.
    value: Reverse<Option<(u16, u8)>>,
    /// Unknown sites last.
    site: (bool, &'a str),
    /// Where it stands before it is sorted, which makes sorting stable.
    order: usize,
    at: usize,
}

/// All that is sorted here is sorted by this one copy of the code.
#[inline(never)]
fn sort(lines: &mut [Line<'_>]) {
    lines.sort_unstable();
}

/// The lines of the list: what matches, in order.
pub fn arrange(rows: &[Row], choice: &Choice) -> Vec<Entry> {
    let positions = choice.filter.matching(rows);
    let found = positions
        .iter()
        .filter_map(|at| Some((*at, rows.get(*at)?)));
    let mut lines: Vec<Line<'_>> = found.map(|(at, row)| line(at, row, choice.sort)).collect();
    sort(&mut lines);
    let mut entries = Vec::with_capacity(lines.len());
    if choice.grouped {
        add_groups(&mut entries, rows, &lines);
    } else {
        add_links(&mut entries, rows, &lines);
    }
    entries
}

fn line(at: usize, row: &Row, sort: Sort) -> Line<'_> {
    let value = row
        .place
        .map(|place| (u16::from(place.low) + u16::from(place.high), place.high));
    Line {
        value: Reverse(value.filter(|_| sort == Sort::Value)),
        site: match sort {
            Sort::Site => (row.site.is_empty(), row.site.as_str()),
            Sort::Position | Sort::Value => (false, ""),
        },
        order: at,
        at,
    }
}

/// Links beside each other.
fn add_links(entries: &mut Vec<Entry>, rows: &[Row], lines: &[Line<'_>]) {
    let of = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    for (line, nth) in lines.iter().zip(1..) {
        if let Some(row) = rows.get(line.at) {
            entries.push(Entry::Link {
                row: line.at,
                index: row.index,
                nth,
                of,
            });
        }
    }
}

/// Each site under its heading, where its first link would stand.
fn add_groups(entries: &mut Vec<Entry>, rows: &[Row], lines: &[Line<'_>]) {
    let site = |at: usize| rows.get(at).map_or("", |row| row.site.as_str());
    let ordered = lines.iter().zip(0..);
    let mut by_site: Vec<Line<'_>> = ordered
        .map(|(line, order)| Line {
            value: Reverse(None),
            site: (false, site(line.at)),
            order,
            at: line.at,
        })
        .collect();
    sort(&mut by_site);
    let groups: Vec<&[Line<'_>]> = by_site
        .chunk_by(|one, other| one.site == other.site)
        .collect();
    let mut firsts: Vec<Line<'_>> = groups
        .iter()
        .zip(0..)
        .filter_map(|(group, at)| {
            let first = group.first()?;
            Some(Line {
                site: (false, ""),
                at,
                ..first.clone()
            })
        })
        .collect();
    sort(&mut firsts);
    for group in firsts.iter().filter_map(|first| groups.get(first.at)) {
        entries.push(Entry::Heading {
            site: group.first().map_or("", |line| line.site.1).to_owned(),
            count: u32::try_from(group.len()).unwrap_or(u32::MAX),
        });
        add_links(entries, rows, group);
    }
}
