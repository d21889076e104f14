//! Walks a document's tree once, without recursion, and records blocks, runs and hyperlinks.
//! A shadow host's open shadow tree is walked before its light children; both count as inside the host.

use wasm_bindgen::JsCast;

use super::{anchors, attributes, text};
use crate::browser::native::{CharacterData, Document, Element, Frame, InlineFrame, Node};
use crate::page::{Block, PageSnapshot, RunKind};

const ELEMENT_NODE: u16 = 1;
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

/// Where in the tree a node stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inside {
    /// The innermost recorded element; none above the root.
    pub(super) block: Option<u32>,
    /// The innermost hyperlink.
    pub(super) anchor: Option<u32>,
    /// Whether an open shadow root lies above.
    pub(super) in_shadow: bool,
    /// Whether an svg element lies above.
    in_svg: bool,
}

/// Walks everything below (and with) `root`.
pub(super) fn walk(root: &Element, page: &mut PageSnapshot) -> Walked {
    let mut walk = Walk {
        page,
        walked: Walked::default(),
    };
    let mut pending: Vec<(Node, Inside)> = vec![(root.clone().unchecked_into(), Inside::default())];
    while let Some((node, inside)) = pending.pop() {
        // The root's own siblings are no part of the tree.
        if let Some(next) = inside.block.and_then(|_| node.next_sibling()) {
            pending.push((next, inside));
        }
        match node.node_type() {
            ELEMENT_NODE => walk.element(node.unchecked_into(), inside, &mut pending),
            TEXT_NODE | CDATA_NODE => {
                text::read(node.unchecked_ref::<CharacterData>(), inside, walk.page)
            }
            _ => {}
        }
    }
    anchors::number(&mut walk.page.anchors);
    walk.walked
}

struct Walk<'a> {
    page: &'a mut PageSnapshot,
    walked: Walked,
}

impl Walk<'_> {
    fn element(&mut self, element: Element, inside: Inside, pending: &mut Vec<(Node, Inside)>) {
        let tag = element.local_name().to_ascii_lowercase();
        match tag.as_str() {
            "br" | "wbr" => return text::space(self.page),
            "iframe" | "frame" => self.frame(&element, &tag),
            "title" if inside.in_svg => return,
            skipped if SKIPPED.contains(&skipped) => return,
            _ => {}
        }
        let mut within = self.record(&element, tag.clone(), inside);
        self.image(&element, &tag, within);
        within.anchor = anchors::read(&element, &tag, within, self.page).or(within.anchor);
        if within.anchor != inside.anchor {
            self.walked.anchors.push(element.clone());
        }
        if tag == "iframe" {
            return;
        }
        let light = element.first_child().map(|child| (child, within));
        pending.extend(light);
        self.shadow(&element, &tag, within, pending);
    }

    /// Adds the element's block, unless it is nameless formatting or svg drawing.
    fn record(&mut self, element: &Element, tag: String, inside: Inside) -> Inside {
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
        if inside.block.is_some() && (drawing || (!named && FORMATTING.contains(&tag.as_str()))) {
            return within;
        }
        block.tag = tag;
        let index = u32::try_from(self.page.blocks.len()).ok();
        self.page.blocks.push(block);
        self.walked.elements.push(element.clone());
        Inside {
            block: index.or(inside.block),
            ..within
        }
    }

    fn image(&mut self, element: &Element, tag: &str, inside: Inside) {
        let is = |name: &str, value: &str| {
            element
                .get_attribute(name)
                .is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        let alternative = match tag {
            "img" => element.get_attribute("alt"),
            "svg" => element
                .get_attribute("aria-label")
                .or_else(|| svg_title(element)),
            "input" if is("type", "image") => element.get_attribute("alt"),
            "a" | "area" | "br" => return,
            _ if self.block_role(inside) == Some("img") => element.get_attribute("aria-label"),
            _ => return,
        };
        text::push(
            RunKind::Image,
            &alternative.unwrap_or_default(),
            inside,
            self.page,
        );
    }

    /// The role of the block just recorded for the element, if it was.
    fn block_role(&self, inside: Inside) -> Option<&str> {
        let last = self.page.blocks.len().checked_sub(1)?;
        let block = self.page.blocks.get(last)?;
        (inside.block == u32::try_from(last).ok()).then_some(block.role.as_str())
    }

    fn shadow(
        &mut self,
        element: &Element,
        tag: &str,
        inside: Inside,
        pending: &mut Vec<(Node, Inside)>,
    ) {
        let custom = tag.contains('-');
        match element.shadow_root() {
            Some(root) => pending.extend(root.first_child().map(|child| {
                (
                    child,
                    Inside {
                        in_shadow: true,
                        ..inside
                    },
                )
            })),
            None if custom && super::closed::holds_root(element) => {
                self.page.not_inspected.closed_roots += 1
            }
            None => {}
        }
    }

    fn frame(&mut self, element: &Element, tag: &str) {
        let document = if tag == "iframe" {
            element.unchecked_ref::<InlineFrame>().iframe_document()
        } else {
            element.unchecked_ref::<Frame>().frame_document()
        };
        match document {
            Some(document) => self.walked.frames.push(document),
            None => self.page.not_inspected.frames += 1,
        }
    }
}

/// The text of an svg's own title, which names it for people who do not see it.
fn svg_title(svg: &Element) -> Option<String> {
    let mut child = svg.first_child();
    while let Some(node) = child {
        if node.node_type() == ELEMENT_NODE
            && node.unchecked_ref::<Element>().local_name() == "title"
        {
            return node.text_content();
        }
        child = node.next_sibling();
    }
    None
}
