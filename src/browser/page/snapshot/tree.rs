//! Makes blocks, runs and hyperlinks of a document that was written down.
//! A shadow host's open shadow tree comes before its light children; both count as inside the host.

use super::{
    anchors,
    flat::{Attributes, Flat, Mark},
    image, text,
};
use crate::browser::page::native::Document;
use crate::page::{Block, PageSnapshot, RECORDED_ATTRIBUTES};

/// Inline formatting that is recorded only where its author named it.
const FORMATTING: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "big", "em", "font", "i", "ins", "kbd", "mark", "s", "small",
    "span", "strike", "strong", "tt", "u", "var",
];

/// Longest `id`, `class` or recorded attribute kept, in characters: longer ones are generated, and name nothing.
const NAME_LIMIT: usize = 500;

/// Where in the tree a node stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inside {
    /// The innermost recorded element; none above the root.
    pub(super) block: Option<u32>,
    /// The innermost hyperlink.
    pub(super) anchor: Option<u32>,
    /// Whether an open shadow root lies above.
    pub(super) in_shadow: bool,
    svg: Svg,
}

impl Inside {
    /// Whether an svg element lies above.
    pub(super) fn is_drawing(self) -> bool {
        self.svg == Svg::Inside
    }
}

/// Whether an svg element lies above.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Svg {
    #[default]
    Outside,
    Inside,
    /// In the title of it or of a part of it, which is read as its name alone.
    Title,
}

/// What was found besides the snapshot, by the numbers of the elements that were written down.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// The element of each block.
    pub(super) blocks: Vec<u32>,
    /// The element of each anchor.
    pub(super) anchors: Vec<u32>,
}

/// Reads the root element and everything in it.
pub(super) fn read(flat: &Flat, document: &Document, page: &mut PageSnapshot) -> Walked {
    let resolver = anchors::Resolver::new(document, page);
    let mut reading = Reading {
        page,
        walked: Walked::default(),
        resolver,
        opened: 0,
    };
    let texts = flat.texts();
    let tags = flat.tags();
    let mut marks = flat.marks(&texts, &tags);
    let mut path: Vec<Inside> = Vec::new();
    while let Some(mark) = marks.next() {
        let inside = path.last().copied().unwrap_or_default();
        match mark {
            Mark::Open { tag, attributes } => path.push(reading.element(tag, attributes, inside)),
            Mark::Close => drop(path.pop()),
            Mark::Shadow => path.push(Inside {
                in_shadow: true,
                ..inside
            }),
            Mark::Text(..) | Mark::Space if inside.svg == Svg::Title => {}
            Mark::Text(text, left_out) => text::read((text, left_out), inside, reading.page),
            Mark::Space => text::space(reading.page),
            Mark::Sealed => reading.page.not_inspected.closed_roots += 1,
            Mark::Frame(may_be_read) => {
                reading.page.not_inspected.frames += u32::from(!may_be_read);
            }
        }
    }
    anchors::number(&mut reading.page.anchors);
    reading.walked
}

struct Reading<'a> {
    page: &'a mut PageSnapshot,
    walked: Walked,
    resolver: anchors::Resolver,
    /// Elements that have begun.
    opened: u32,
}

impl Reading<'_> {
    /// Records the element; where its children stand.
    fn element(&mut self, tag: &str, attributes: Attributes<'_>, inside: Inside) -> Inside {
        let number = self.opened;
        self.opened += 1;
        let svg = match inside.svg {
            Svg::Inside if tag == "title" => Svg::Title,
            Svg::Outside if tag == "svg" => Svg::Inside,
            around @ (Svg::Outside | Svg::Inside | Svg::Title) => around,
        };
        if svg == Svg::Title {
            return Inside { svg, ..inside };
        }
        if matches!(tag, "br" | "wbr") {
            text::space(self.page);
            return inside;
        }
        let mut within = self.record((tag, number), attributes, inside);
        within.svg = svg;
        let block = self.page.blocks.last();
        let block = block.filter(|_| inside.block != within.block);
        let alternative = image::alternative(tag, attributes, block);
        let link = (self.resolver).read(attributes, tag, (within, self.page));
        if let Some(anchor) = link {
            within.anchor = Some(anchor);
            self.walked.anchors.push(number);
        }
        if let Some(alternative) = alternative {
            text::image(alternative, within, self.page);
        }
        within
    }

    /// Adds the element's block, unless it is nameless formatting or svg drawing.
    fn record(
        &mut self,
        (tag, number): (&str, u32),
        attributes: Attributes<'_>,
        inside: Inside,
    ) -> Inside {
        let mut block = Block {
            parent: inside.block,
            ..Block::default()
        };
        let named = name(&mut block, attributes);
        let drawing = inside.svg == Svg::Inside && tag != "a";
        if inside.block.is_some() && (drawing || (!named && FORMATTING.contains(&tag))) {
            return inside;
        }
        tag.clone_into(&mut block.tag);
        let index = u32::try_from(self.page.blocks.len()).ok();
        self.page.blocks.push(block);
        self.walked.blocks.push(number);
        Inside {
            block: index.or(inside.block),
            ..inside
        }
    }
}

/// Fills the block's own fields; true if the element has any of them.
fn name(block: &mut Block, attributes: Attributes<'_>) -> bool {
    let mut named = false;
    let slots = [
        ("id", &mut block.id),
        ("class", &mut block.class),
        ("role", &mut block.role),
    ];
    for (name, slot) in slots {
        if let Some(value) = attributes.get(name) {
            named = true;
            *slot = cut(value, NAME_LIMIT);
        }
    }
    let mut recorded: Vec<(usize, &str)> = attributes.recorded().collect();
    recorded.sort_unstable_by_key(|(place, _)| *place);
    for (place, value) in recorded {
        named = true;
        let name = RECORDED_ATTRIBUTES.get(place).copied().unwrap_or_default();
        let attribute = (name.to_owned(), cut(value, NAME_LIMIT));
        block.attributes.push(attribute);
    }
    named
}

/// The text, cut at a number of characters.
pub(super) fn cut(text: &str, limit: usize) -> String {
    // Characters are at most as many as bytes.
    if text.len() <= limit {
        return text.to_owned();
    }
    let end = text.char_indices().nth(limit).map(|(end, _)| end);
    end.and_then(|end| text.get(..end))
        .unwrap_or(text)
        .to_owned()
}
