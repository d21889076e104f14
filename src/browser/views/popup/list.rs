//! The list of outbound links: what it holds, what is drawn of it, and which link is active or open.
//! Which links match, and in which order, is not decided here.

use web_sys::Element;

use super::rows::Place;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::part::Part,
    },
    list::{Choice, Entry, Heights, Layout, Row, arrange},
};

/// Which lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Those that were not in the document.
    New,
    /// All, since what they say may have changed.
    All,
}

/// The list and what is drawn of it.
pub(super) struct List {
    /// The links as the report has them.
    pub(super) parts: Vec<Part>,
    /// The same, as far as they are chosen by.
    pub(super) rows: Vec<Row>,
    /// How many there are in the page.
    pub(super) total: u32,
    /// How often loading began; what an older one gets is late.
    pub(super) loads: u32,
    /// Whether links are missing, or those beyond the first are of an older answer.
    pub(super) loading: bool,
    pub(super) entries: Vec<Entry>,
    pub(super) layout: Layout,
    heights: Heights,
    /// The number of the link that keys act on, the one stop of the tab key.
    active: Option<u32>,
    pub(super) drawn: Vec<Drawn>,
}

/// A line in the document.
pub(super) struct Drawn {
    pub(super) key: Key,
    pub(super) element: Element,
    pub(super) place: Option<Place>,
    pub(super) top: Option<f64>,
}

/// By what a line is known when the list is arranged anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Link(u32),
    Site(String),
}

impl Key {
    pub(super) fn of(entry: &Entry) -> Self {
        match entry {
            Entry::Heading { site, .. } => Self::Site(site.clone()),
            Entry::Link { index, .. } => Self::Link(*index),
        }
    }
}

impl Default for List {
    fn default() -> Self {
        Self {
            parts: Vec::new(),
            rows: Vec::new(),
            total: 0,
            loads: 0,
            loading: false,
            entries: Vec::new(),
            layout: Layout::default(),
            // As the style sheet has them; measured as soon as a line is drawn.
            heights: Heights {
                link: 45.0,
                heading: 29.0,
                open: Vec::new(),
            },
            active: None,
            drawn: Vec::new(),
        }
    }
}

impl List {
    pub(super) fn arrange(&mut self, choice: &Choice) {
        self.entries = arrange(&self.rows, choice);
        if self.position(self.active).is_none() {
            let first = self.links().next();
            self.active = first;
        }
        self.layout = Layout::new(&self.entries, &self.heights);
    }

    /// The numbers of the links that are shown, in order.
    pub(super) fn links(&self) -> impl Iterator<Item = u32> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Heading { .. } => None,
            Entry::Link { index, .. } => Some(*index),
        })
    }

    /// How many links are shown, of how many.
    pub(super) fn counts(&self) -> [u32; 2] {
        let shown = u32::try_from(self.links().count()).unwrap_or(u32::MAX);
        [shown, self.total]
    }

    pub(super) const fn active(&self) -> Option<u32> {
        self.active
    }

    pub(super) const fn set_active(&mut self, index: u32) {
        self.active = Some(index);
    }

    pub(super) fn is_open(&self, index: u32) -> bool {
        self.heights.open.iter().any(|(open, _)| *open == index)
    }

    /// Opens a link; its height is measured when it is drawn.
    pub(super) fn open(&mut self, index: u32) {
        if !self.is_open(index) {
            self.heights.open.push((index, 0.0));
        }
        self.layout = Layout::new(&self.entries, &self.heights);
    }

    pub(super) fn close(&mut self, index: u32) {
        self.heights.open.retain(|(open, _)| *open != index);
        self.layout = Layout::new(&self.entries, &self.heights);
    }

    pub(super) fn toggle(&mut self, index: u32) {
        if self.is_open(index) {
            self.close(index);
        } else {
            self.open(index);
        }
    }

    /// How many closed links fit into a height.
    pub(super) fn fitting(&self, height: f64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole lines of a screen; others saturate"
        )]
        let fitting = (height / self.heights.link.max(1.0)) as usize;
        fitting
    }

    /// The line of a link.
    fn position(&self, index: Option<u32>) -> Option<usize> {
        let index = index?;
        let is_it = |entry: &Entry| matches!(entry, Entry::Link { index: it, .. } if *it == index);
        self.entries.iter().position(is_it)
    }

    /// Where a link begins and ends in the list's height.
    pub(super) fn extent(&self, index: u32) -> Option<(f64, f64)> {
        let at = self.position(Some(index))?;
        Some((self.layout.top(at), self.layout.top(at + 1)))
    }

    /// The lines to draw: those in view, and the active one, which would lose the focus otherwise.
    pub(super) fn wanted(&self, from: f64, to: f64) -> Vec<usize> {
        let seen = self.layout.between(from, to);
        let active = self.position(self.active);
        let (before, after) = match active {
            Some(at) if at < seen.start => (Some(at), None),
            Some(at) if at >= seen.end => (None, Some(at)),
            Some(_) | None => (None, None),
        };
        before.into_iter().chain(seen).chain(after).collect()
    }

    /// Takes the heights of what is drawn; whether they are others than those that the layout was made of.
    pub(super) fn measure(&mut self) -> Fallible<bool> {
        let mut heights = self.heights.clone();
        for line in &self.drawn {
            let whole = tall(&line.element);
            match line.key {
                Key::Site(_) => heights.heading = whole,
                Key::Link(index) => {
                    let under = tall(&dom::field(&line.element, "under")?);
                    heights.link = whole - under;
                    for (_, height) in heights.open.iter_mut().filter(|(open, _)| *open == index) {
                        *height = under;
                    }
                }
            }
        }
        // Nothing has a height before it is shown.
        if heights == self.heights || heights.link < 1.0 {
            return Ok(false);
        }
        self.heights = heights;
        self.layout = Layout::new(&self.entries, &self.heights);
        Ok(true)
    }
}

fn tall(element: &Element) -> f64 {
    element.get_bounding_client_rect().height()
}
