//! The way back from the last change of one kind.
//! Does not know how to go it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::browser::dom::{self, Fallible};

/// What was there before, and the button that brings it back.
pub(crate) struct Undo<T> {
    document: Document,
    button: &'static str,
    before: RefCell<Option<T>>,
}

impl<T> Undo<T> {
    /// Nothing to go back to yet.
    pub(crate) fn new(document: &Document, button: &'static str) -> Self {
        Self {
            document: document.clone(),
            button,
            before: RefCell::default(),
        }
    }

    /// Keeps what was there before, and offers it.
    pub(crate) fn offer(&self, before: T) -> Fallible {
        self.before.replace(Some(before));
        dom::show(&dom::by_id(&self.document, self.button)?)
    }

    /// Moves the focus to the button.
    pub(crate) fn focus(&self) -> Fallible {
        let button = dom::by_id(&self.document, self.button)?;
        button.unchecked_ref::<HtmlElement>().focus()
    }

    /// Whether there is something to go back to.
    pub(crate) fn is_offered(&self) -> bool {
        self.before.borrow().is_some()
    }

    /// What was there before, which is gone from here then; the button stays until [`Undo::withdraw`], as it has the focus.
    pub(crate) fn take(&self) -> Option<T> {
        self.before.take()
    }

    /// Offers nothing any more.
    pub(crate) fn withdraw(&self) -> Fallible {
        self.before.take();
        dom::hide(&dom::by_id(&self.document, self.button)?)
    }
}
