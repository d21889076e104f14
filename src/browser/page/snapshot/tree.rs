//! Walks a document's tree once, without recursion, and records blocks, runs and hyperlinks.
//! A shadow host's open shadow tree is walked before its light children; both count as inside the host.

use wasm_bindgen::JsCast;

use super::{
    anchors, attributes, closed, image,
    level::{Inside, Level},
    text,
};
use crate::browser::page::{
    OWN_ELEMENT,
    native::{CharacterData, Document, Element, Frame, Node},
};
use crate::page::{Block, PageSnapshot};

const TEXT_NODE: u16 = 3;
const CDATA_NODE: u16 = 4;

/// Elements whose content is no part of the page's text and holds no link a person can use (R20).
const SKIPPED: &[&str] = &[
    "script", "style", "template", "noscript", "head", "textarea", "metadata", "desc",
];

/// Inline formatting that is recorded only where its author named it.
const FORMATTING: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "big", "em", "font", "i", "ins", "kbd", "mark", "s", "small",
    "span", "strike", "strong", "tt", "u", "var",
];

/// Elements that may host a shadow root, besides custom ones (DOM Standard, `attachShadow`).
const HOSTS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "nav",
    "p",
    "section",
    "span",
];

/// What the walk collected besides the snapshot: everything that stays in the browser.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The element of each block.
    pub(super) elements: Vec<Element>,
    /// The element of each anchor.
    pub(super) anchors: Vec<Element>,
    /// Documents of same-origin frames, in document order.
    pub(super) frames: Vec<Document>,
}

/// Walks the root element and everything in it.
pub(super) fn walk(document: &Document, root: &Element, page: &mut PageSnapshot) -> Walked {
    let resolver = anchors::Resolver::new(document, page);
    let mut walk = Walk {
        page,
        walked: Walked::default(),
        resolver,
    };
    let mut levels = vec![Level::with(document, root)];
    while let Some(level) = levels.last_mut() {
        let Some((node, inside)) = level.next() else {
            levels.pop();
            continue;
        };
        if matches!(node.node_type(), TEXT_NODE | CDATA_NODE) {
            text::read(node.unchecked_ref::<CharacterData>(), inside, walk.page);
            continue;
        }
        if let Some((within, shadow)) = walk.element(node.unchecked_ref(), inside) {
            level.enter(within);
            levels.extend(shadow.map(|root| Level::below(document, &root, within)));
        }
    }
    anchors::number(&mut walk.page.anchors);
    walk.walked
}

struct Walk<'a> {
    page: &'a mut PageSnapshot,
    walked: Walked,
    resolver: anchors::Resolver,
}

impl Walk<'_> {
    /// Records the element; where its children stand and its shadow root, if they are to be walked.
    fn element(&mut self, element: &Element, inside: Inside) -> Option<(Inside, Option<Node>)> {
        // Only forms can shadow their name.
        let tag = element
            .local_name()
            .as_string()
            .unwrap_or_else(|| "form".to_owned())
            .to_ascii_lowercase();
        match tag.as_str() {
            "br" | "wbr" => {
                text::space(self.page);
                return None;
            }
            "iframe" | "frame" => self.frame(element.unchecked_ref()),
            "title" if inside.in_svg => return None,
            skipped if SKIPPED.contains(&skipped) => return None,
            _ => {}
        }
        let mut within = self.record(element, &tag, inside);
        let alternative = image::alternative(element, &tag, self.new_block(inside, within));
        if let Some(anchor) = self.resolver.read(element, &tag, (within, self.page)) {
            within.anchor = Some(anchor);
            self.walked.anchors.push(element.clone());
        }
        if let Some(alternative) = alternative {
            text::image(&alternative, within, self.page);
        }
        let shadow = self.shadow(element, &tag);
        (tag != "iframe").then_some((within, shadow))
    }

    /// Adds the element's block, unless it is nameless formatting or svg drawing.
    fn record(&mut self, element: &Element, tag: &str, inside: Inside) -> Inside {
        let mut block = Block {
            parent: inside.block,
            ..Block::default()
        };
        let named = attributes::read(element, &mut block);
        let drawing = inside.in_svg && tag != "a";
        let within = Inside {
            in_svg: inside.in_svg || tag == "svg",
            ..inside
        };
        if inside.block.is_some() && (drawing || (!named && FORMATTING.contains(&tag))) {
            return within;
        }
        tag.clone_into(&mut block.tag);
        let index = u32::try_from(self.page.blocks.len()).ok();
        self.page.blocks.push(block);
        self.walked.elements.push(element.clone());
        Inside {
            block: index.or(inside.block),
            ..within
        }
    }

    /// The block that the element itself became, if it was recorded.
    fn new_block(&self, outside: Inside, within: Inside) -> Option<&Block> {
        self.page
            .blocks
            .last()
            .filter(|_| outside.block != within.block)
    }

    fn shadow(&mut self, element: &Element, tag: &str) -> Option<Node> {
        let custom = tag.contains('-');
        if !custom && !HOSTS.contains(&tag) {
            return None;
        }
        let root = element.shadow_root();
        let own = tag == OWN_ELEMENT;
        if root.is_none() && custom && !own && closed::holds_root(element) {
            self.page.not_inspected.closed_roots += 1;
        }
        root
    }

    fn frame(&mut self, frame: &Frame) {
        match frame.content_document() {
            Some(document) => self.walked.frames.push(document),
            None => self.page.not_inspected.frames += 1,
        }
    }
}
