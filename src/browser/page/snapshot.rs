//! Takes a [`PageSnapshot`] of a document: one walk over its tree, and later one batch of geometry, each a slice at a time.
//! Judges nothing, changes nothing.

mod anchors;
mod flat;
pub(crate) mod head;
mod layout;
mod looks;

pub(crate) use anchors::Detached;

use wasm_bindgen::JsCast;

use self::{flat::Walk, looks::Elements};
use super::{
    native::Document,
    slices::{self, Walked as Told},
};
use crate::mine::naming;
use crate::page::{
    PageSnapshot,
    flat::{Reader, Resolver, Walked, collapse},
};
use crate::{settings::Profile, turns::Turns};

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
    document: Document,
    all: js_sys::Array,
    walked: Walked,
}

/// Links that a reading keeps that the person stopped: as many as are judged at once, for the most part.
const KEPT: usize = 2_000;

impl Taken {
    /// Asks the browser how it draws the links: the first time it has to lay the page out for it.
    pub(super) async fn look(&mut self, turns: &Turns) {
        let mut drawn = self.drawn.iter();
        if let Some(drawn) = drawn.next() {
            drawn.look(&mut self.page, turns).await;
        }
        for (frame, drawn) in self.page.frames.iter_mut().zip(drawn) {
            drawn.look(frame, turns).await;
        }
    }

    /// Asks which texts that name the person are not to be seen.
    pub fn seek(&mut self, profile: &Profile) {
        let mut drawn = self.drawn.iter();
        if let Some(drawn) = drawn.next() {
            drawn.seek(&mut self.page, profile);
        }
        for (frame, drawn) in self.page.frames.iter_mut().zip(drawn) {
            drawn.seek(frame, profile);
        }
    }

    /// Whether less of it is left where only what can be judged at once is kept.
    pub(super) fn is_large(&self) -> bool {
        self.elements.len() > KEPT || !self.page.frames.is_empty()
    }

    /// How many links there are, those in frames included.
    pub(super) fn links(&self) -> u32 {
        let frames = self.page.frames.iter().map(|frame| frame.anchors.len());
        let links = self.elements.len() + frames.sum::<usize>();
        u32::try_from(links).unwrap_or(u32::MAX)
    }

    /// Leaves what can be judged at once of a page of which not all was read: it has so many links.
    fn leave(&mut self, links: u32) {
        let read = u32::try_from(self.elements.len()).unwrap_or(u32::MAX);
        self.page.not_inspected.links = links.saturating_sub(read);
        self.keep_first();
    }

    /// Leaves what can be judged at once; the rest counts as not read.
    pub(super) fn keep_first(&mut self) {
        self.page.keep(KEPT);
        self.elements.truncate(KEPT);
        self.drawn.truncate(1);
        for Drawn { walked, .. } in &mut self.drawn {
            walked.anchors.truncate(KEPT);
            walked.blocks.truncate(self.page.blocks.len());
        }
    }
}

impl Drawn {
    /// None where the document is not drawn: a parsed one, or a frame's that has gone elsewhere meanwhile.
    fn window(&self) -> Option<web_sys::Window> {
        self.document.default_view().ok().flatten()
    }

    async fn look(&self, page: &mut PageSnapshot, turns: &Turns) {
        if let Some(window) = self.window() {
            looks::read(&window, page, self.elements(), turns).await;
        }
    }

    fn seek(&self, page: &mut PageSnapshot, profile: &Profile) {
        page.unseen.clear();
        if let Some(window) = self.window() {
            page.unseen = looks::unseen(&window, naming(page, profile), self.elements());
        }
    }

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

/// Takes the snapshot of a document and of its same-origin frames, not yet [looked at](Taken::look); of one whose reading
/// is stopped what was read until then.
pub(super) async fn take(source: Source, turns: &Turns) -> Taken {
    let (mut taken, mut pending) = take_one(source, turns).await;
    while let Some(frame) = pending.pop() {
        // One that went elsewhere meanwhile has no view any more.
        let is_gone = !matches!(frame.default_view(), Ok(Some(_)));
        let missed = &mut taken.page.not_inspected;
        if is_gone {
            missed.frames += 1;
            continue;
        }
        if missed.stopped {
            missed.links += head::links(&frame);
            turns.pass().await;
            continue;
        }
        let (Taken { page, drawn, .. }, deeper) = take_one(Source::live(frame), turns).await;
        pending.extend(deeper);
        let missed = &mut taken.page.not_inspected;
        missed.frames += page.not_inspected.frames;
        missed.closed_roots += page.not_inspected.closed_roots;
        missed.stopped |= page.not_inspected.stopped;
        missed.links += page.not_inspected.links;
        // One without links may still name the person.
        let is_empty = page.anchors.is_empty() && page.runs.is_empty();
        if !page.blocks.is_empty() && !is_empty {
            taken.page.frames.push(page);
            taken.drawn.extend(drawn);
        }
    }
    if taken.page.not_inspected.stopped {
        taken.keep_first();
    }
    taken
}

/// What a document says of itself.
fn outline(document: &Document, url: String, base_url: String) -> PageSnapshot {
    let mut page = PageSnapshot {
        content_type: document.content_type(),
        title: collapse(&document.title()).trim().to_owned(),
        url,
        base_url,
        ..PageSnapshot::default()
    };
    head::read(document, &mut page);
    let root = document.document_element();
    let language = root.and_then(|root| {
        let language = root.get_attribute("lang");
        language.or_else(|| root.get_attribute("xml:lang"))
    });
    page.language = language.unwrap_or_default();
    page
}

/// Goes through all of a document; where that is ended before, also how many links it has.
async fn through(
    document: &Document,
    walk: &Walk,
    page: &mut PageSnapshot,
    turns: &Turns,
) -> (Walked, Option<u32>) {
    let base_url = page.base_url.clone();
    let resolver = Resolver {
        is_own: document.base_uri().as_deref() == Some(base_url.as_str()),
        resolve: &|href| head::resolve(href, &base_url),
    };
    let (mut reader, mut links) = (Reader::default(), None);
    let is_whole = loop {
        let Some(piece) = walk.next() else {
            break false;
        };
        reader.read(&piece.tree, &resolver, page);
        if piece.ended {
            break piece.whole;
        }
        // Asked where the page is not small: the browser has to look for all of them.
        let of = *links.get_or_insert_with(|| head::links(document));
        let read = piece.links;
        slices::tell(Told { read, of });
        turns.pass().await;
        if slices::is_stopped() {
            break false;
        }
    };
    (reader.end(page), links.filter(|_| !is_whole))
}

/// One document without its frames, and the documents of its same-origin frames, last one first.
async fn take_one(source: Source, turns: &Turns) -> (Taken, Vec<Document>) {
    let Source {
        document,
        url,
        base_url,
    } = source;
    let mut page = outline(&document, url, base_url);
    let root = document.document_element();
    let Some(walk) = root.and_then(|root| Walk::of(&root)) else {
        let taken = Taken {
            page,
            elements: Vec::new(),
            drawn: Vec::new(),
        };
        return (taken, Vec::new());
    };
    turns.pass().await;
    let (walked, unread) = through(&document, &walk, &mut page, turns).await;
    let all = walk.elements();
    let elements = Elements {
        all: &all,
        walked: &walked,
    };
    let elements = elements.anchors(turns).await;
    let mut frames: Vec<Document> = walk.frames().iter().map(JsCast::unchecked_into).collect();
    frames.reverse();
    let drawn = Drawn {
        document,
        all,
        walked,
    };
    let mut taken = Taken {
        page,
        elements,
        drawn: vec![drawn],
    };
    if let Some(links) = unread {
        taken.leave(links);
    }
    (taken, frames)
}
