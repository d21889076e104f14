//! What the link stage needs of the block tree, found in one pass: text containers, hidden words, icons.
//! Where on the page a block stands is the context stage's business.

use super::anchor::Mark;
use crate::{
    page::PageSnapshot,
    tables::{Lookup, Parts},
    turns::Turns,
};

/// Elements that flow within a line; every other one begins a text of its own.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "object", "picture",
    "q", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "svg",
    "time", "tt", "u", "var",
];

/// Parts of class names by which authors keep text for screen readers only.
const SCREEN_READER_PARTS: [&str; 22] = [
    "sr-only",
    "sr_only",
    "sronly",
    "visually-hidden",
    "visuallyhidden",
    "visually_hidden",
    "screen-reader",
    "screenreader",
    "element-invisible",
    "assistive-text",
    "offscreen",
    "off-screen",
    "outofsight",
    "hidden-text",
    "hide-text",
    "hidetext",
    "text-hide",
    "hidden-visually",
    "a11y-text",
    "accessibility-text",
    "accessible-hide",
    "invisible-text",
];

/// Whole class names of the same kind.
const HIDING_CLASSES: &[&str] = &["hide", "hidden", "invisible"];

/// Icon fonts whose text is a ligature, the name of the icon.
const LIGATURE_CLASSES: &[&str] = &[
    "material-icons",
    "material-icons-outlined",
    "material-icons-round",
    "material-symbols-outlined",
    "material-symbols-rounded",
];

/// First parts of class names that icon fonts and sprites use, before a hyphen or underscore.
const ICON_PREFIXES: &[&str] = &[
    "fa",
    "icon",
    "icons",
    "ico",
    "icn",
    "glyphicon",
    "dashicons",
    "genericon",
    "ion",
    "icofont",
    "typcn",
    "sprite",
    "svg",
    "bi",
    "ti",
    "ri",
    "mdi",
    "socicon",
    "symbol",
    "genericons",
];

/// Whole class names of icons.
const ICON_CLASSES: &[&str] = &[
    "fa",
    "fas",
    "far",
    "fab",
    "fal",
    "fad",
    "icon",
    "icons",
    "ico",
    "sprite",
    "glyphicon",
    "dashicons",
    "genericon",
    "material-icons",
    "svg",
    "socicon",
];

/// The tree, read once.
#[derive(Debug)]
pub(crate) struct Blocks {
    /// Of each block, the nearest one (itself included) that begins a text of its own.
    containers: Vec<u32>,
    /// Of each block, the nearest one (itself included) whose text no eye sees.
    unseen: Vec<Option<u32>>,
    /// Of each block, the nearest one (itself included) that is a superscript.
    raised: Vec<Option<u32>>,
    /// Links that are named the address of a business card, ascending.
    cards: Vec<u32>,
    /// For each block, whether it or a block below it, up to the next hyperlink, is named an icon.
    icons: Vec<bool>,
}

impl Blocks {
    /// Reads the page's blocks; parents come before children.
    pub(crate) async fn of(page: &PageSnapshot, turns: &Turns) -> Self {
        let mut blocks = Self {
            containers: containers(page),
            unseen: Vec::with_capacity(page.blocks.len()),
            raised: Vec::with_capacity(page.blocks.len()),
            cards: Vec::new(),
            icons: Vec::with_capacity(page.blocks.len()),
        };
        // Pages use few different names again and again.
        let mut known = Lookup::default();
        let hiding = Parts::from_iter(SCREEN_READER_PARTS);
        for (index, block) in (0..).zip(&page.blocks) {
            turns.step().await;
            let parent = block.parent.map(at);
            let above = |list: &[Option<u32>]| list.get(parent?).copied().flatten();
            let classes = *(known.entry(block.class.as_str()))
                .or_insert_with(|| Classes::read(&block.class, &hiding));
            let unseen = (classes.hide || block.attribute("hidden").is_some())
                .then_some(index)
                .or_else(|| above(&blocks.unseen));
            let raised = (block.tag == "sup")
                .then_some(index)
                .or_else(|| above(&blocks.raised));
            blocks
                .cards
                .extend((classes.card && block.tag == "a").then_some(index));
            blocks.icons.push(classes.icon);
            blocks.unseen.push(unseen);
            blocks.raised.push(raised);
        }
        for (index, block) in page.blocks.iter().enumerate().rev() {
            let icon = blocks.icons.get(index).copied().unwrap_or_default();
            let parent = block.parent.filter(|_| icon && block.tag != "a").map(at);
            if let Some(parent) = parent.and_then(|parent| blocks.icons.get_mut(parent)) {
                *parent = true;
            }
        }
        blocks
    }

    /// The block whose text a block's words belong to.
    pub(crate) fn container(&self, block: u32) -> u32 {
        self.containers.get(at(block)).copied().unwrap_or(block)
    }

    /// Whether something between `block` and the block `above` it keeps its text from the eye.
    pub(crate) fn only_for_screen_readers(&self, block: u32, above: u32) -> bool {
        let unseen = self.unseen.get(at(block)).copied().flatten();
        unseen.is_some_and(|unseen| unseen > above)
    }

    /// What the markup of a link's block says of its text.
    pub(crate) fn mark(&self, block: u32) -> Mark {
        let raised = self.raised.get(at(block)).copied().flatten();
        if raised.is_some_and(|raised| raised > self.container(block)) {
            Mark::Raised
        } else if self.cards.binary_search(&block).is_ok() {
            Mark::Card
        } else {
            Mark::None
        }
    }

    /// Whether the block, or one inside it, is named an icon.
    pub(crate) fn has_icon(&self, block: u32) -> bool {
        self.icons.get(at(block)).copied().unwrap_or_default()
    }
}

/// Of each block, the nearest one (itself included) that begins a text of its own.
pub fn containers(page: &PageSnapshot) -> Vec<u32> {
    let mut containers: Vec<u32> = Vec::with_capacity(page.blocks.len());
    // Pages use few different elements.
    let mut known = Lookup::default();
    for (index, block) in (0..).zip(&page.blocks) {
        let tag = block.tag.as_str();
        let inline = *(known.entry(tag)).or_insert_with(|| INLINE.contains(&tag));
        let around = block.parent.filter(|_| inline);
        let around = around.and_then(|parent| containers.get(at(parent)).copied());
        containers.push(around.unwrap_or(index));
    }
    containers
}

/// A position in one of the snapshot's lists.
pub(crate) fn at(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// What the classes of a block say of its text.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, collected in one pass"
)]
struct Classes {
    /// No eye sees it.
    hide: bool,
    /// It is an icon.
    icon: bool,
    /// It is the name in a business card.
    card: bool,
}

impl Classes {
    fn read(classes: &str, hiding: &Parts) -> Self {
        let mut read = Self::default();
        for class in classes.split_ascii_whitespace() {
            let class = class.to_ascii_lowercase();
            read.hide |= hiding.within(&class) || hides(&class);
            read.icon |= is_icon(&class);
            read.card |= class == "url";
        }
        read
    }
}

fn hides(class: &str) -> bool {
    HIDING_CLASSES.contains(&class) || LIGATURE_CLASSES.contains(&class)
}

fn is_icon(class: &str) -> bool {
    let mut parts = class.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    let named = parts.next().is_some() && ICON_PREFIXES.contains(&first);
    let last = class.ends_with("-icon") || class.ends_with("_icon") || class.contains("icon-");
    named || last || ICON_CLASSES.contains(&class)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{page::Block, turns::finish};

    fn blocks(rows: &[(Option<u32>, &str, &str)]) -> Blocks {
        let block = |(parent, tag, class): &(Option<u32>, &str, &str)| Block {
            parent: *parent,
            tag: (*tag).to_owned(),
            class: (*class).to_owned(),
            ..Block::default()
        };
        let page = PageSnapshot {
            blocks: rows.iter().map(block).collect(),
            ..PageSnapshot::default()
        };
        finish(Blocks::of(&page, &Turns::unbroken()))
    }

    #[test]
    fn only_classes_that_name_an_icon_are_icons() {
        for (class, icon) in [
            ("", false),
            ("silicon", false),
            ("button big", false),
            ("iconic-story", false),
            ("fa fa-twitter", true),
            ("social-icon", true),
            ("icon-facebook", true),
            ("dashicons dashicons-email", true),
        ] {
            let read = blocks(&[(None, "a", ""), (Some(0), "i", class)]);
            assert_eq!(read.has_icon(0), icon, "{class}");
        }
        let outside = blocks(&[
            (None, "div", ""),
            (Some(0), "a", "icon-x"),
            (Some(0), "a", ""),
        ]);
        assert!(!outside.has_icon(0) && outside.has_icon(1) && !outside.has_icon(2));
    }

    #[test]
    fn a_mark_belongs_to_the_text_it_stands_in() {
        let rows = [
            (None, "p", ""),
            (Some(0), "sup", ""),
            (Some(1), "a", ""),
            (Some(1), "div", ""),
            (Some(3), "a", "url fn"),
            (Some(0), "a", "url-list"),
        ];
        let read = blocks(&rows);
        assert_eq!(read.mark(2), Mark::Raised);
        assert_eq!(read.mark(4), Mark::Card);
        assert_eq!(read.mark(5), Mark::None);
    }

    #[test]
    fn text_is_unseen_only_below_what_hides_it() {
        let read = blocks(&[
            (None, "div", "screen-reader-text"),
            (Some(0), "a", ""),
            (Some(1), "span", "u-hidden-text"),
        ]);
        assert!(read.only_for_screen_readers(2, 1));
        assert!(
            !read.only_for_screen_readers(1, 1),
            "the whole link is in there"
        );
    }
}
