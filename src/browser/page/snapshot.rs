//! Takes a [`PageSnapshot`] of a document: one walk over its tree, then one batch of geometry.
//! Judges nothing, changes nothing.

mod anchors;
mod flat;
pub(crate) mod head;
mod image;
mod layout;
mod looks;
pub(crate) mod text;
mod tree;

pub(crate) use anchors::Detached;

use wasm_bindgen::JsCast;

use self::{flat::Flat, looks::Elements};
use super::native::Document;
use crate::page::{NotInspected, PageSnapshot, Viewport};

/// A snapshot and the live elements its anchors were read from.
#[derive(Debug)]
pub struct Taken {
    /// What was seen.
    pub page: PageSnapshot,
    /// The element of each of the page's anchors, in the same order.
    pub elements: Vec<web_sys::Element>,
}

/// A document together with where it claims to be.
#[derive(Debug, Clone)]
pub struct Source {
    /// The document; a parsed one without a window too.
    pub document: Document,
    /// Its address.
    pub url: String,
    /// What its relative addresses resolve against.
    pub base_url: String,
}

impl Source {
    /// A document as the browser shows it, where the browser says it is.
    pub fn live(document: Document) -> Self {
        let url = document.url();
        let base_url = document.base_uri().unwrap_or_else(|| url.clone());
        Self {
            document,
            url,
            base_url,
        }
    }
}

/// Takes the snapshot of a document and of its same-origin frames.
pub fn take(source: Source) -> Taken {
    let (taken, mut pending) = take_one(source);
    let mut taken = taken;
    while let Some(frame) = pending.pop() {
        let (Taken { page, elements: _ }, deeper) = take_one(Source::live(frame));
        pending.extend(deeper);
        let NotInspected {
            frames,
            closed_roots,
        } = page.not_inspected;
        taken.page.not_inspected.frames += frames;
        taken.page.not_inspected.closed_roots += closed_roots;
        // One without links may still name the person.
        let is_empty = page.anchors.is_empty() && page.runs.is_empty();
        if !page.blocks.is_empty() && !is_empty {
            taken.page.frames.push(page);
        }
    }
    taken
}

/// One document without its frames, and the documents of its same-origin frames, last one first.
fn take_one(source: Source) -> (Taken, Vec<Document>) {
    let Source {
        document,
        url,
        base_url,
    } = source;
    let mut page = PageSnapshot {
        content_type: document.content_type(),
        title: text::collapse(&document.title()).trim().to_owned(),
        url,
        base_url,
        ..PageSnapshot::default()
    };
    head::read(&document, &mut page);
    let Some(root) = document.document_element() else {
        return (
            Taken {
                page,
                elements: Vec::new(),
            },
            Vec::new(),
        );
    };
    page.language = root
        .get_attribute("lang")
        .or_else(|| root.get_attribute("xml:lang"))
        .unwrap_or_default();
    let flat = Flat::of(&root);
    let walked = tree::read(&flat, &document, &mut page);
    let elements = Elements {
        all: &flat.elements,
        walked: &walked,
    };
    if let Some(window) = document.default_view() {
        page.viewport = Some(viewport(&window, &document));
        looks::read(&window, &mut page, elements);
    }
    let elements = (0..).map_while(|position| elements.anchor(position));
    let elements = elements.collect();
    let mut frames: Vec<Document> = flat.frames.iter().map(JsCast::unchecked_into).collect();
    frames.reverse();
    (Taken { page, elements }, frames)
}

fn viewport(window: &web_sys::Window, document: &Document) -> Viewport {
    let inside = |size: Result<wasm_bindgen::JsValue, _>| {
        size.ok().and_then(|size| size.as_f64()).unwrap_or_default()
    };
    Viewport {
        width: inside(window.inner_width()),
        height: inside(window.inner_height()),
        page_height: document
            .scrolling_element()
            .map(|root| root.scroll_height())
            .unwrap_or_default(),
    }
}
