//! Takes a [`PageSnapshot`] of a document: one walk over its tree, and later one batch of geometry.
//! Judges nothing, changes nothing.

mod anchors;
mod flat;
pub(crate) mod head;
mod layout;
mod looks;

pub(crate) use anchors::Detached;

use wasm_bindgen::JsCast;

use self::{flat::Written, looks::Elements};
use super::native::Document;
use crate::mine::naming;
use crate::page::{
    NotInspected, PageSnapshot,
    flat::{Resolver, Walked, collapse, read},
};
use crate::settings::Profile;

/// A snapshot and the live elements its anchors were read from.
#[derive(Debug)]
pub struct Taken {
    /// What was seen.
    pub page: PageSnapshot,
    /// The element of each of the page's anchors, in the same order.
    pub elements: Vec<web_sys::Element>,
    /// The page's window and elements, then those of each of its frames.
    drawn: Vec<Drawn>,
}

/// What it takes to ask how a document is drawn.
#[derive(Debug)]
struct Drawn {
    /// None where the document has none, and is not drawn.
    window: Option<web_sys::Window>,
    all: js_sys::Array,
    walked: Walked,
}

impl Taken {
    /// Asks the browser how it draws the links: the first time it has to lay the page out for it.
    pub fn look(&mut self) {
        self.each(&|drawn, page| {
            if let Some(window) = &drawn.window {
                looks::read(window, page, drawn.elements());
            }
        });
    }

    /// Asks which texts that name the person are not to be seen.
    pub fn seek(&mut self, profile: &Profile) {
        self.each(&|drawn, page| {
            page.unseen.clear();
            if let Some(window) = &drawn.window {
                page.unseen = looks::unseen(window, naming(page, profile), drawn.elements());
            }
        });
    }

    /// Does so with each document.
    fn each(&mut self, act: &dyn Fn(&Drawn, &mut PageSnapshot)) {
        let mut drawn = self.drawn.iter();
        if let Some(drawn) = drawn.next() {
            act(drawn, &mut self.page);
        }
        for (frame, drawn) in self.page.frames.iter_mut().zip(drawn) {
            act(drawn, frame);
        }
    }
}

impl Drawn {
    fn elements(&self) -> Elements<'_> {
        Elements {
            all: &self.all,
            walked: &self.walked,
        }
    }
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

/// Takes the snapshot of a document and of its same-origin frames, not yet [looked at](Taken::look).
pub fn take(source: Source) -> Taken {
    let (mut taken, mut pending) = take_one(source);
    while let Some(frame) = pending.pop() {
        let (Taken { page, drawn, .. }, deeper) = take_one(Source::live(frame));
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
            taken.drawn.extend(drawn);
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
        title: collapse(&document.title()).trim().to_owned(),
        url,
        base_url,
        ..PageSnapshot::default()
    };
    head::read(&document, &mut page);
    let Some(root) = document.document_element() else {
        let taken = Taken {
            page,
            elements: Vec::new(),
            drawn: Vec::new(),
        };
        return (taken, Vec::new());
    };
    page.language = root
        .get_attribute("lang")
        .or_else(|| root.get_attribute("xml:lang"))
        .unwrap_or_default();
    let flat = Written::of(&root);
    let base_url = page.base_url.clone();
    let resolver = Resolver {
        is_own: document.base_uri().as_deref() == Some(base_url.as_str()),
        resolve: &|href| head::resolve(href, &base_url),
    };
    let walked = read(&flat.tree, &resolver, &mut page);
    let elements = Elements {
        all: &flat.elements,
        walked: &walked,
    };
    let elements = (0..).map_while(|position| elements.anchor(position));
    let elements = elements.collect();
    let mut frames: Vec<Document> = flat.frames.iter().map(JsCast::unchecked_into).collect();
    frames.reverse();
    let drawn = Drawn {
        window: document.default_view(),
        all: flat.elements,
        walked,
    };
    let taken = Taken {
        page,
        elements,
        drawn: vec![drawn],
    };
    (taken, frames)
}
