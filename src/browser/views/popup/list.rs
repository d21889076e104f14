//! The list of outbound links, of which only the lines in view are in the document.
//! Draws what the core arranged; which links match, and in which order, is not decided here.

use std::{collections::BTreeMap, mem};

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use super::{Popup, rows::Place};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::part::Part,
    },
    list::{Choice, Entry, Heights, Layout, Row, arrange},
};

/// How far beyond the view lines are drawn, in pixels, so that none is missing when the person scrolls.
const BEYOND: f64 = 400.0;

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
    layout: Layout,
    heights: Heights,
    /// The number of the link that keys act on, the one stop of the tab key.
    active: Option<u32>,
    drawn: Vec<Drawn>,
}

/// A line in the document.
struct Drawn {
    key: Key,
    element: Element,
    place: Option<Place>,
    top: Option<f64>,
}

/// By what a line is known when the list is arranged anew.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    Link(u32),
    Site(String),
}

impl Key {
    fn of(entry: &Entry) -> Self {
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
                open: BTreeMap::new(),
            },
            active: None,
            drawn: Vec::new(),
        }
    }
}

impl List {
    fn arrange(&mut self, choice: &Choice) {
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

    pub(super) const fn active(&self) -> Option<u32> {
        self.active
    }

    pub(super) const fn set_active(&mut self, index: u32) {
        self.active = Some(index);
    }

    pub(super) fn is_open(&self, index: u32) -> bool {
        self.heights.open.contains_key(&index)
    }

    /// Opens a link; its height is measured when it is drawn.
    pub(super) fn open(&mut self, index: u32) {
        self.heights.open.entry(index).or_default();
        self.layout = Layout::new(&self.entries, &self.heights);
    }

    pub(super) fn close(&mut self, index: u32) {
        self.heights.open.remove(&index);
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
    fn wanted(&self, from: f64, to: f64) -> Vec<usize> {
        let seen = self.layout.between(from, to);
        let active = self.position(self.active);
        let mut wanted: Vec<usize> = seen.collect();
        if let Some(active) = active.filter(|at| !wanted.contains(at)) {
            wanted.push(active);
            wanted.sort_unstable();
        }
        wanted
    }

    /// Takes the heights of what is drawn; whether they are others than those that the layout was made of.
    fn measure(&mut self) -> Fallible<bool> {
        let mut heights = self.heights.clone();
        for line in &self.drawn {
            let whole = tall(&line.element);
            match line.key {
                Key::Site(_) => heights.heading = whole,
                Key::Link(index) => {
                    let under = tall(&dom::field(&line.element, "under")?);
                    heights.link = whole - under;
                    if let Some(height) = heights.open.get_mut(&index) {
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

impl Popup {
    /// Chooses and sorts anew, then draws.
    pub(super) fn arrange(&self, fill: Fill) -> Fallible {
        self.list.borrow_mut().arrange(&self.kept.borrow().choice);
        self.draw(fill)?;
        self.show_filters()
    }

    /// Draws the lines that are in view.
    pub(super) fn draw(&self, fill: Fill) -> Fallible {
        let rows = dom::by_id(&self.document, "rows")?;
        let had_focus = self.has_focus(&rows);
        {
            let mut list = self.list.borrow_mut();
            dom::hide_if(&rows, || list.entries.is_empty())?;
            self.draw_lines(&rows, &mut list, fill)?;
            if list.measure()? {
                self.draw_lines(&rows, &mut list, Fill::New)?;
            }
        }
        // A line that moved to another place in the document has lost it.
        if had_focus && !self.has_focus(&rows) {
            self.focus_active()?;
        }
        Ok(())
    }

    fn has_focus(&self, rows: &Element) -> bool {
        rows.contains(self.document.active_element().as_deref())
    }

    fn draw_lines(&self, rows: &Element, list: &mut List, fill: Fill) -> Fallible {
        let top = rows.get_bounding_client_rect().top();
        let tall = dom::window()?.inner_height()?.as_f64().unwrap_or_default();
        let wanted = list.wanted(-top - BEYOND, tall - top + BEYOND);
        let keys: Vec<Key> = wanted
            .iter()
            .filter_map(|at| list.entries.get(*at).map(Key::of))
            .collect();
        let mut old = mem::take(&mut list.drawn);
        for line in old.extract_if(.., |line| !keys.contains(&line.key)) {
            line.element.remove();
        }
        let mut next = rows.first_element_child();
        for (at, key) in wanted.into_iter().zip(keys) {
            let known = old.iter().position(|line| line.key == key);
            let mut line = match known {
                Some(known) => old.swap_remove(known),
                None => self.new_line(key)?,
            };
            if next.as_ref() == Some(&line.element) {
                next = line.element.next_element_sibling();
            } else {
                rows.insert_before(&line.element, next.as_ref().map(AsRef::<Node>::as_ref))?;
            }
            self.fill_line(&mut line, (list, at), fill)?;
            list.drawn.push(line);
        }
        let height = [list.layout.total().to_string().as_str(), "px"].concat();
        style(rows).set_property("height", &height)
    }

    fn new_line(&self, key: Key) -> Fallible<Drawn> {
        let template = match key {
            Key::Link(_) => "item",
            Key::Site(_) => "site-heading",
        };
        Ok(Drawn {
            key,
            element: dom::stamp(&self.document, template)?,
            place: None,
            top: None,
        })
    }

    /// Writes what is new of a line and puts it at its height.
    fn fill_line(&self, line: &mut Drawn, (list, at): (&List, usize), fill: Fill) -> Fallible {
        let Some(entry) = list.entries.get(at) else {
            return Ok(());
        };
        let is_grouped = self.kept.borrow().choice.grouped;
        let place = Place::of(entry, list, if is_grouped { "2" } else { "1" });
        let is_new = line.place.is_none() || fill == Fill::All;
        if is_new {
            self.show_entry(&line.element, entry, &list.parts)?;
        }
        if is_new || line.place.as_ref() != Some(&place) {
            self.show_place(&line.element, (entry, &list.parts), &place)?;
            line.place = Some(place);
        }
        let top = list.layout.top(at);
        if line.top != Some(top) {
            style(&line.element).set_property("top", &[top.to_string().as_str(), "px"].concat())?;
            line.top = Some(top);
        }
        Ok(())
    }

    /// Moves the focus to the active link, which is drawn always.
    pub(super) fn focus_active(&self) -> Fallible {
        let row = {
            let list = self.list.borrow();
            let key = list.active.map(Key::Link);
            let line = list.drawn.iter().find(|it| Some(&it.key) == key.as_ref());
            line.map(|line| dom::field(&line.element, "row"))
                .transpose()?
        };
        let Some(row) = row else {
            return Ok(());
        };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        row.unchecked_ref::<HtmlElement>()
            .focus_with_options(&options)
    }
}

fn style(element: &Element) -> web_sys::CssStyleDeclaration {
    element.unchecked_ref::<HtmlElement>().style()
}
