//! The marked links: which are in view, and which of our elements show them.
//! Draws nothing.

use std::cell::RefCell;

use js_sys::WeakMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, IntersectionObserverEntry};

use super::Marked;
use crate::{browser::dom::Fallible, report::MarkKind, settings::Look};

/// From one mark to another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    /// To the next.
    Forward,
    /// To the one before.
    Back,
}

/// The links of the last report.
pub(super) struct Links {
    marks: Vec<Marked>,
    /// From a link's element to its position in `marks`.
    positions: WeakMap,
    /// For each of `marks`.
    in_view: Vec<bool>,
    /// Whether links that somebody chose to set have signs.
    has_signs: bool,
    /// Whether links of the template have dots.
    pub(super) has_faint: bool,
    /// For each of `marks`, the elements that show it.
    shown: RefCell<Vec<Vec<HtmlElement>>>,
    /// Elements that show none; in the document until they are discarded.
    spare: RefCell<Vec<HtmlElement>>,
}

/// Elements that are kept for links to come into view.
const SPARE: usize = 300;

impl Links {
    /// None yet; which of them are shown is said by the look.
    pub(super) fn new(look: Look) -> Self {
        Self {
            marks: Vec::new(),
            positions: WeakMap::new(),
            in_view: Vec::new(),
            has_signs: look.signs,
            has_faint: look.dots,
            shown: RefCell::default(),
            spare: RefCell::default(),
        }
    }

    /// Puts other links in the place of these; what was in view still is.
    pub(super) fn replace(&mut self, marks: Vec<Marked>) {
        let was_in_view = |marked: &Marked| {
            let before = self.position_of(&marked.element);
            before.and_then(|position| self.in_view.get(position)) == Some(&true)
        };
        self.in_view = marks.iter().map(was_in_view).collect();
        self.positions = WeakMap::new();
        for (position, marked) in marks.iter().enumerate() {
            let position = u32::try_from(position).unwrap_or(u32::MAX);
            self.positions.set(&marked.element, &position.into());
        }
        let shown = self.shown.replace(vec![Vec::new(); marks.len()]);
        self.spare.borrow_mut().extend(shown.into_iter().flatten());
        self.marks = marks;
    }

    /// All of them, in the page's order.
    pub(super) fn marks(&self) -> &[Marked] {
        &self.marks
    }

    /// The position of a link's element.
    pub(super) fn position_of(&self, element: &JsValue) -> Option<usize> {
        // No `dyn_ref`: to a content script in Firefox, a page's element is no instance of its own `Object`.
        let element = element.is_object().then(|| element.unchecked_ref())?;
        let position = self.positions.get(element).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a position that was put there by us"
        )]
        Some(position as usize)
    }

    /// A link has come into view or left it.
    pub(super) fn see(&mut self, entry: &IntersectionObserverEntry) {
        let position = self.position_of(&entry.target());
        if let Some(seen) = position.and_then(|position| self.in_view.get_mut(position)) {
            *seen = entry.is_intersecting();
        }
    }

    /// Whether a link has a mark.
    pub(super) fn shows(&self, position: usize) -> bool {
        let marked = self.marks.get(position);
        marked.is_some_and(|marked| self.is_shown(marked))
    }

    fn is_shown(&self, marked: &Marked) -> bool {
        match marked.mark.kind {
            MarkKind::Template => self.has_faint,
            MarkKind::Chosen => self.has_signs,
            MarkKind::Mine | MarkKind::Rival => true,
        }
    }

    /// The links in view that have marks.
    pub(super) fn in_view(&self) -> impl Iterator<Item = (usize, &Marked)> {
        let marks = self.marks.iter().enumerate().zip(&self.in_view);
        marks.filter_map(|(found, seen)| (*seen && self.is_shown(found.1)).then_some(found))
    }

    /// The link to step to from this one; from none, the first in view, or the last before it.
    pub(super) fn step(&self, from: Option<usize>, way: Way) -> Option<usize> {
        let first_in_view = || self.in_view().next().map(|(position, _)| position);
        let has_box = |marked: &Marked| marked.element.get_client_rects().length() > 0;
        let is_one = |(_, marked): &(usize, &Marked)| self.is_shown(marked) && has_box(marked);
        let mut marks = self.marks.iter().enumerate();
        let found = match way {
            Way::Forward => {
                let begin = from.map(|from| from + 1).or_else(first_in_view);
                marks.skip(begin.unwrap_or_default()).find(is_one)
            }
            Way::Back => {
                let end = from.or_else(first_in_view).unwrap_or(self.marks.len());
                marks.by_ref().take(end).rev().find(is_one)
            }
        };
        found.map(|(position, _)| position)
    }

    /// Sets the elements of all other links aside. The positions are in order.
    pub(super) fn let_go(&self, stay: impl Iterator<Item = usize>) {
        let stay: Vec<usize> = stay.collect();
        let mut spare = self.spare.borrow_mut();
        for (position, shown) in self.shown.borrow_mut().iter_mut().enumerate() {
            if !shown.is_empty() && stay.binary_search(&position).is_err() {
                spare.append(shown);
            }
        }
    }

    /// So many elements for a link: those it has, or all of them dressed anew, from spare ones or new ones.
    pub(super) fn nodes(
        &self,
        position: usize,
        count: usize,
        dress: impl Fn(usize, Option<HtmlElement>) -> Fallible<HtmlElement>,
    ) -> Fallible<Vec<HtmlElement>> {
        let mut all = self.shown.borrow_mut();
        let Some(shown) = all.get_mut(position) else {
            return Ok(Vec::new());
        };
        if shown.len() != count {
            let mut spare = self.spare.borrow_mut();
            spare.append(shown);
            for nth in 0..count {
                shown.push(dress(nth, spare.pop())?);
            }
        }
        Ok(shown.clone())
    }

    /// Takes elements that show nothing out of the document.
    pub(super) fn discard(&self) {
        let mut spare = self.spare.borrow_mut();
        for element in spare.iter() {
            element.remove();
        }
        spare.truncate(SPARE);
    }
}
