//! Makes blocks, runs and hyperlinks of a document that was written down.
//! A shadow host's open shadow tree comes before its light children; both count as inside the host.

use super::{
    Attributes, Flat, Mark, Marks, Name, SEPARATOR, image,
    links::{self, Resolver},
    text,
};
use crate::page::{Block, PageSnapshot, RECORDED_ATTRIBUTES};

/// Inline formatting that is recorded only where its author named it.
pub const FORMATTING: &[&str] = &[
    "abbr", "b", "bdi", "bdo", "big", "em", "font", "i", "ins", "kbd", "mark", "s", "small",
    "span", "strike", "strong", "tt", "u", "var",
];

/// Longest `id`, `class` or recorded attribute kept, in characters: longer ones are generated, and name nothing.
const NAME_LIMIT: usize = 500;

/// What an element's name says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    A,
    Area,
    /// Where a line ends.
    Break,
    /// Where a word may be parted.
    WordBreak,
    /// One of [`FORMATTING`].
    Formatting,
    Img,
    Input,
    Other,
    Svg,
    Title,
}

impl Kind {
    fn of(tag: &str) -> Self {
        match tag {
            "a" => Self::A,
            "area" => Self::Area,
            "br" => Self::Break,
            "wbr" => Self::WordBreak,
            "img" => Self::Img,
            "input" => Self::Input,
            "svg" => Self::Svg,
            "title" => Self::Title,
            _ if FORMATTING.contains(&tag) => Self::Formatting,
            _ => Self::Other,
        }
    }
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
pub struct Walked {
    /// The element of each block.
    pub blocks: Vec<u32>,
    /// The element of each anchor.
    pub anchors: Vec<u32>,
}

/// Reads the root element and everything in it, a piece of what was written down at a time.
#[derive(Debug, Default)]
pub struct Reader {
    tags: Vec<(Kind, String)>,
    path: Vec<Inside>,
    walked: Walked,
    /// Elements that have begun.
    opened: u32,
}

impl Reader {
    /// Reads what follows the pieces before; nothing of it may be in two pieces that belongs to one mark.
    pub fn read(&mut self, flat: &Flat, resolver: &Resolver<'_>, page: &mut PageSnapshot) {
        let texts: Vec<&str> = flat.texts.split(SEPARATOR).collect();
        // A piece without new ones still has the empty text.
        for tag in flat.tags.split(SEPARATOR).filter(|tag| !tag.is_empty()) {
            let tag = tag.to_ascii_lowercase();
            self.tags.push((Kind::of(&tag), tag));
        }
        let mut reading = Reading {
            page,
            walked: &mut self.walked,
            resolver,
            opened: &mut self.opened,
        };
        let mut marks = Marks {
            numbers: &flat.marks,
            texts: &texts,
        };
        while let Some(mark) = marks.next() {
            let inside = self.path.last().copied().unwrap_or_default();
            match mark {
                Mark::Open { tag, attributes } => {
                    let Some(tag) = self.tags.get(tag) else { break };
                    self.path.push(reading.element(tag, attributes, inside));
                }
                Mark::Close => drop(self.path.pop()),
                Mark::Shadow => self.path.push(Inside {
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
    }

    /// Numbers the links when all has been read.
    pub fn end(self, page: &mut PageSnapshot) -> Walked {
        links::number(&mut page.anchors);
        self.walked
    }
}

struct Reading<'a> {
    page: &'a mut PageSnapshot,
    walked: &'a mut Walked,
    resolver: &'a Resolver<'a>,
    opened: &'a mut u32,
}

impl Reading<'_> {
    /// Records the element; where its children stand.
    fn element(
        &mut self,
        tag: &(Kind, String),
        attributes: Attributes<'_>,
        inside: Inside,
    ) -> Inside {
        let kind = tag.0;
        let number = *self.opened;
        *self.opened += 1;
        let svg = match inside.svg {
            Svg::Inside if kind == Kind::Title => Svg::Title,
            Svg::Outside if kind == Kind::Svg => Svg::Inside,
            around @ (Svg::Outside | Svg::Inside | Svg::Title) => around,
        };
        if svg == Svg::Title {
            return Inside { svg, ..inside };
        }
        if kind == Kind::Break {
            text::new_line(self.page);
            return inside;
        }
        if kind == Kind::WordBreak {
            text::space(self.page);
            return inside;
        }
        let mut within = self.record((tag, number), attributes, inside);
        within.svg = svg;
        let block = self.page.blocks.last();
        let block = block.filter(|_| inside.block != within.block);
        let alternative = image::alternative(kind, attributes, block);
        let link = (self.resolver).read(attributes, kind, (within, self.page));
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
        ((kind, tag), number): (&(Kind, String), u32),
        attributes: Attributes<'_>,
        inside: Inside,
    ) -> Inside {
        let mut block = Block {
            parent: inside.block,
            ..Block::default()
        };
        let named = name(&mut block, attributes);
        let drawing = inside.svg == Svg::Inside && *kind != Kind::A;
        if inside.block.is_some() && (drawing || (!named && *kind == Kind::Formatting)) {
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
        (Name::Id, &mut block.id),
        (Name::Class, &mut block.class),
        (Name::Role, &mut block.role),
    ];
    for (name, slot) in slots {
        if let Some(value) = attributes.get(name) {
            named = true;
            *slot = cut(value, NAME_LIMIT);
        }
    }
    let mut recorded: Vec<(usize, &str)> = Vec::new();
    for found in attributes.all_recorded() {
        let at = recorded.partition_point(|(place, _)| *place <= found.0);
        recorded.insert(at, found);
    }
    for (place, value) in recorded {
        named = true;
        let name = RECORDED_ATTRIBUTES.get(place).copied().unwrap_or_default();
        let attribute = (name.to_owned(), cut(value, NAME_LIMIT));
        block.attributes.push(attribute);
    }
    named
}

/// The text, cut at a number of characters.
pub fn cut(text: &str, limit: usize) -> String {
    // Characters are at most as many as bytes.
    if text.len() <= limit {
        return text.to_owned();
    }
    let end = text.char_indices().nth(limit).map(|(end, _)| end);
    end.and_then(|end| text.get(..end))
        .unwrap_or(text)
        .to_owned()
}
