//! Where each line of the list stands in its height, so that only what is in view has to be made.
//! Measures nothing: heights come from the view that drew a line of each kind.

use std::ops::Range;

use super::Entry;

/// The heights of lines, in CSS pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Heights {
    /// Of a link that is closed.
    pub link: f64,
    /// Of a heading.
    pub heading: f64,
    /// What links that are open have more, by their numbers in the document.
    pub open: Vec<(u32, f64)>,
}

impl Heights {
    fn more(&self, index: u32) -> f64 {
        let open = self.open.iter().find(|(open, _)| *open == index);
        open.map_or(0.0, |(_, height)| *height)
    }
}

/// Where each line begins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// One more than there are lines: the last is where all end.
    tops: Vec<f64>,
}

impl Layout {
    /// Adds up the heights of the lines.
    pub fn new(entries: &[Entry], heights: &Heights) -> Self {
        let mut tops = Vec::with_capacity(entries.len() + 1);
        let mut top = 0.0;
        tops.push(top);
        for entry in entries {
            top += match entry {
                Entry::Heading { .. } => heights.heading,
                Entry::Link { index, .. } => heights.link + heights.more(*index),
            };
            tops.push(top);
        }
        Self { tops }
    }

    /// The height of all.
    pub fn total(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Where a line begins; at the end of all where there is no such line.
    pub fn top(&self, at: usize) -> f64 {
        self.tops.get(at).copied().unwrap_or_else(|| self.total())
    }

    /// The lines of which a part is between two heights.
    pub fn between(&self, from: f64, to: f64) -> Range<usize> {
        let lines = self.tops.len().saturating_sub(1);
        let ends = self.tops.get(1..).unwrap_or_default();
        let first = ends.partition_point(|end| *end <= from);
        let last = self.tops.partition_point(|top| *top < to).min(lines);
        first..last.max(first)
    }
}
