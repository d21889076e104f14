//! The way back from the last change of one kind.
//! Does not know how to go it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::browser::dom::{self, Fallible};

/// What was there before, and the button that brings it back.
pub(super) struct Undo<T> {
    document: Document,
    button: &'static str,
    before: RefCell<Option<T>>,
}

impl<T> Undo<T> {
    /// Nothing to go back to yet.
    pub(super) fn new(document: &Document, button: &'static str) -> Self {
        Self {
            document: document.clone(),
            button,
            before: RefCell::default(),
        }
    }

    /// Keeps what was there before, and offers it.
    pub(super) fn offer(&self, before: T) -> Fallible {
        self.before.replace(Some(before));
        dom::show(&dom::by_id(&self.document, self.button)?)
    }

    /// Moves the focus to the button.
    pub(super) fn focus(&self) -> Fallible {
        let button = dom::by_id(&self.document, self.button)?;
        button.unchecked_ref::<HtmlElement>().focus()
    }

    /// Whether there is something to go back to.
    pub(super) fn is_offered(&self) -> bool {
        self.before.borrow().is_some()
    }

    /// What was there before, which is gone from here then; the button stays until [`Undo::withdraw`], as it has the focus.
    pub(super) fn take(&self) -> Option<T> {
        self.before.take()
    }

    /// Offers nothing any more.
    pub(super) fn withdraw(&self) -> Fallible {
        self.before.take();
        dom::hide(&dom::by_id(&self.document, self.button)?)
    }
}
