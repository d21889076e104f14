//! The text of each anchor and the text around it (R27, R28, R30).
//! Judges no text; which words say nothing is `anchor`'s business.

use std::pin::Pin;

use super::block::{Blocks, at};
use crate::{
    page::{PageSnapshot, Run, RunKind},
    turns::{Turns, finish},
};

/// Characters recorded on each side of a link.
const AROUND: usize = 120;

/// Longest anchor text kept, in characters: a card with a whole story in it is cut.
const LONGEST: usize = 2_000;

/// Most runs looked at on each side, so that a paragraph of single letters costs no more than others.
const REACH: usize = 240;

/// What one anchor shows and what stands beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AnchorText {
    /// Visible text and image alternatives in document order, whitespace collapsed (R27).
    pub text: String,
    /// The part of it that a reader sees as text: neither images nor what is only for screen readers.
    pub visible: String,
    /// How many images it has.
    pub images: usize,
    /// The text before it in its block.
    pub before: String,
    /// The text after it.
    pub after: String,
    /// Whether another link touches it with nothing but punctuation between.
    pub chained: bool,
}

impl AnchorText {
    /// Parts what comes from what was.
    fn part(&mut self) {
        self.text.push(' ');
        self.visible.push(' ');
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn add_image(&mut self, alternative: &str) {
        self.images += 1;
        self.part();
        self.add(alternative);
        self.text.push(' ');
    }
}

/// The tree, and one [`AnchorText`] per anchor, in the same order. Boxed, since two ask for it: each would have a copy of
/// all its code.
pub(super) fn read<'a>(
    page: &'a PageSnapshot,
    turns: &'a Turns,
) -> Pin<Box<dyn Future<Output = (Blocks, Vec<AnchorText>)> + 'a>> {
    Box::pin(gather(page, turns))
}

async fn gather(page: &PageSnapshot, turns: &Turns) -> (Blocks, Vec<AnchorText>) {
    let blocks = Blocks::of(page, turns).await;
    let mut texts = vec![AnchorText::default(); page.anchors.len()];
    let mut spans: Vec<Option<(usize, usize)>> = vec![None; page.anchors.len()];
    for (position, run) in page.runs.iter().enumerate() {
        turns.step().await;
        let Some(anchor) = run.anchor.map(at) else {
            continue;
        };
        let (Some(text), Some(span), Some(own)) = (
            texts.get_mut(anchor),
            spans.get_mut(anchor),
            page.anchors.get(anchor),
        ) else {
            continue;
        };
        let last = span.and_then(|(_, last)| page.runs.get(last));
        let container = blocks.container(run.block);
        if last.is_some_and(|last| blocks.container(last.block) != container) {
            text.part();
        }
        if run.kind == RunKind::Image {
            text.add_image(&run.text);
        } else {
            text.add(&run.text);
            if !blocks.only_for_screen_readers(run.block, own.block) {
                text.visible.push_str(&run.text);
            }
        }
        *span = Some((span.map_or(position, |(first, _)| first), position));
    }
    for (position, (text, anchor)) in texts.iter_mut().zip(&page.anchors).enumerate() {
        turns.step().await;
        trim(text);
        let Some(Some((first, last))) = spans.get(position) else {
            continue;
        };
        let container = blocks.container(anchor.block);
        let beside = |run: &&Run| blocks.container(run.block) == container;
        let words = |run: &&Run| run.kind == RunKind::Text;
        let before = page.runs.get(..*first).unwrap_or_default().iter().rev();
        let before = before.take(REACH).take_while(beside).filter(words);
        text.before = before_text(&mut before.map(|run| run.text.as_str()));
        let after = page.runs.get(last + 1..).unwrap_or_default().iter();
        let after = after.take(REACH).take_while(beside).filter(words);
        text.after = after_text(&mut after.map(|run| run.text.as_str()));
    }
    turns.pass().await;
    for (left, right) in chains(page, &blocks) {
        for position in [left, right] {
            if let Some(text) = texts.get_mut(position) {
                text.chained = true;
            }
        }
    }
    (blocks, texts)
}

/// The text of the anchor at a position that a reader sees as text: neither images nor what is only for screen readers,
/// such as "(opens in new tab)".
pub fn seen_text(page: &PageSnapshot, position: u32) -> String {
    let (_, texts) = finish(read(page, &Turns::unbroken()));
    texts
        .into_iter()
        .nth(at(position))
        .unwrap_or_default()
        .visible
}

fn trim(text: &mut AnchorText) {
    text.text = cut(collapse(&text.text));
    text.visible = cut(collapse(&text.visible));
}

/// Whitespace, no-break spaces included, as single spaces; none at the ends.
pub(super) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

fn cut(mut text: String) -> String {
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    text.truncate(end.unwrap_or(text.len()));
    text
}

/// Characters gathered on each side before whitespace is collapsed; runs hold little that collapses.
const GATHERED: usize = AROUND + 20;

/// The end of a text of which the last part comes first.
fn before_text(parts: &mut dyn Iterator<Item = &str>) -> String {
    let mut gathered = nearest(parts, end);
    gathered.reverse();
    let text = collapse(&gathered.concat());
    end(&text, AROUND).0.trim_start().to_owned()
}

/// The beginning of a text.
fn after_text(parts: &mut dyn Iterator<Item = &str>) -> String {
    let text = collapse(&nearest(parts, beginning).concat());
    beginning(&text, AROUND).0.trim_end().to_owned()
}

/// A side of a text, so many characters at most, and how many it has.
type Side = fn(&str, usize) -> (&str, usize);

/// What is gathered of parts that come nearest first.
fn nearest<'a>(parts: &mut dyn Iterator<Item = &'a str>, side: Side) -> Vec<&'a str> {
    let (mut gathered, mut room) = (Vec::new(), GATHERED);
    for part in parts {
        let (near, count) = side(part, room);
        gathered.push(near);
        room -= count;
        if room == 0 {
            break;
        }
    }
    gathered
}

/// The last characters of a text, so many at most, and how many they are.
fn end(text: &str, most: usize) -> (&str, usize) {
    let (mut from, mut count) = (text.len(), 0);
    for (place, _) in text.char_indices().rev().take(most) {
        from = place;
        count += 1;
    }
    (text.get(from..).unwrap_or_default(), count)
}

/// The first ones.
fn beginning(text: &str, most: usize) -> (&str, usize) {
    let (mut to, mut count) = (0, 0);
    for (place, character) in text.char_indices().take(most) {
        to = place + character.len_utf8();
        count += 1;
    }
    (text.get(..to).unwrap_or_default(), count)
}

/// Neighboring links of one block with nothing but punctuation between.
fn chains(page: &PageSnapshot, blocks: &Blocks) -> Vec<(usize, usize)> {
    let mut chains = Vec::new();
    let mut last: Option<usize> = None;
    for run in &page.runs {
        let Some(anchor) = run.anchor.map(at) else {
            let words = run.text.chars().any(char::is_alphanumeric);
            if words || run.kind == RunKind::Image {
                last = None;
            }
            continue;
        };
        let container = |anchor: usize| {
            let block = page.anchors.get(anchor)?.block;
            Some(blocks.container(block))
        };
        if let Some(left) = last.filter(|left| *left != anchor)
            && container(left) == container(anchor)
        {
            chains.push((left, anchor));
        }
        last = Some(anchor);
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Block, Run};

    /// A page of blocks `(parent, tag, class)` and runs `(block, anchor, text)`; text after `!` is an image's.
    fn texts(
        blocks: &[(Option<u32>, &str, &str)],
        runs: &[(u32, Option<u32>, &str)],
    ) -> Vec<AnchorText> {
        let block = |(parent, tag, class): &(Option<u32>, &str, &str)| Block {
            parent: *parent,
            tag: (*tag).to_owned(),
            class: (*class).to_owned(),
            ..Block::default()
        };
        let run = |(block, anchor, text): &(u32, Option<u32>, &str)| Run {
            block: *block,
            anchor: *anchor,
            kind: if text.starts_with('!') {
                RunKind::Image
            } else {
                RunKind::Text
            },
            text: text.trim_start_matches('!').to_owned(),
            length: 0,
        };
        let links = (0..).zip(blocks).filter(|(_, block)| block.1 == "a");
        let anchor = |(block, _): (u32, _)| {
            let anchor = serde_json::json!({"index": 0, "element": "a", "block": block, "href": "", "resolved": "",
                "rel": null, "title": "", "referrer_policy": "", "rendering": {"state": "unread"},
                "in_shadow": false});
            serde_json::from_value(anchor).unwrap()
        };
        let page = PageSnapshot {
            blocks: blocks.iter().map(block).collect(),
            runs: runs.iter().map(run).collect(),
            anchors: links.map(anchor).collect(),
            ..PageSnapshot::default()
        };
        finish(read(&page, &Turns::unbroken())).1
    }

    const LINE: [(Option<u32>, &str, &str); 4] = [
        (None, "p", ""),
        (Some(0), "a", ""),
        (Some(0), "a", ""),
        (Some(1), "span", "sr-only"),
    ];

    #[test]
    fn r27_text_and_alternatives_in_document_order() {
        let read = texts(
            &LINE,
            &[
                (1, Some(0), " Our\u{a0} "),
                (1, Some(0), "!logo"),
                (1, Some(0), "house "),
                (3, Some(0), "(new window)"),
            ],
        );
        assert_eq!(read[0].text, "Our logo house (new window)");
        assert_eq!(read[0].visible, "Our house");
        assert_eq!(read[0].images, 1);
        let blocks = [(None, "a", ""), (Some(0), "div", ""), (Some(0), "span", "")];
        let read = texts(
            &blocks,
            &[
                (0, Some(0), "one"),
                (2, Some(0), "two"),
                (1, Some(0), "three"),
            ],
        );
        assert_eq!(
            read[0].text, "onetwo three",
            "a block parts words, a line's element does not"
        );
    }

    #[test]
    fn r28_an_image_alone_has_no_visible_text() {
        let read = texts(&LINE, &[(1, Some(0), "!"), (2, Some(1), "!A cat")]);
        assert_eq!((read[0].text.as_str(), read[0].images), ("", 1));
        assert_eq!(
            (read[1].text.as_str(), read[1].visible.as_str()),
            ("A cat", "")
        );
    }

    #[test]
    fn r30_text_around_stays_within_the_block() {
        let blocks = [
            (None, "div", ""),
            (Some(0), "p", ""),
            (Some(1), "a", ""),
            (Some(0), "p", ""),
        ];
        let long = "word ".repeat(60);
        let read = texts(
            &blocks,
            &[
                (0, None, "outside "),
                (1, None, &long),
                (2, Some(0), "link"),
                (1, None, &long),
                (3, None, "next"),
            ],
        );
        for side in [&read[0].before, &read[0].after] {
            assert!(side.chars().count() <= 120 && side.len() > 100, "{side}");
            assert!(side.split(' ').any(|word| word == "word") && !side.contains("next"));
        }
    }

    #[test]
    fn r30_links_with_only_punctuation_between_are_chained() {
        for (between, chained) in [(" and ", false), (", ", true), (" | ", true), ("", true)] {
            let read = texts(
                &LINE,
                &[(1, Some(0), "one"), (0, None, between), (2, Some(1), "two")],
            );
            assert_eq!(
                (read[0].chained, read[1].chained),
                (chained, chained),
                "{between:?}"
            );
        }
        let items = [
            (None, "ul", ""),
            (Some(0), "li", ""),
            (Some(1), "a", ""),
            (Some(0), "li", ""),
            (Some(3), "a", ""),
        ];
        let read = texts(&items, &[(2, Some(0), "one"), (4, Some(1), "two")]);
        assert!(!read[0].chained, "entries of a list stand apart");
    }
}
