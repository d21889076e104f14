//! The text of each anchor and the text around it (R27, R28, R30).
//! Judges no text; which words say nothing is `anchor`'s business.

use super::block::{Blocks, at};
use crate::page::{PageSnapshot, Run, RunKind};

/// Characters recorded on each side of a link.
const AROUND: usize = 120;

/// Longest anchor text kept, in characters: a card with a whole story in it is cut.
const LONGEST: usize = 2_000;

/// Most runs looked at on each side, so that a paragraph of single letters costs no more than others.
const REACH: usize = 240;

/// What one anchor shows and what stands beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AnchorText {
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

/// One [`AnchorText`] per anchor, in the same order.
pub(crate) fn read(page: &PageSnapshot, blocks: &Blocks) -> Vec<AnchorText> {
    let mut texts = vec![AnchorText::default(); page.anchors.len()];
    let mut spans: Vec<Option<(usize, usize)>> = vec![None; page.anchors.len()];
    for (position, run) in page.runs.iter().enumerate() {
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
        finish(text);
        let Some(Some((first, last))) = spans.get(position) else {
            continue;
        };
        let container = blocks.container(anchor.block);
        let beside = |run: &&Run| blocks.container(run.block) == container;
        let before = page.runs.get(..*first).unwrap_or_default().iter().rev();
        let before: Vec<&Run> = before.take(REACH).take_while(beside).collect();
        text.before = before_text(&before);
        let after = page.runs.get(last + 1..).unwrap_or_default().iter();
        let after: Vec<&Run> = after.take(REACH).take_while(beside).collect();
        text.after = after_text(&after);
    }
    for (left, right) in chains(page, blocks) {
        for position in [left, right] {
            if let Some(text) = texts.get_mut(position) {
                text.chained = true;
            }
        }
    }
    texts
}

fn finish(text: &mut AnchorText) {
    text.text = cut(&collapse(&text.text));
    text.visible = cut(&collapse(&text.visible));
}

/// Whitespace, no-break spaces included, as single spaces; none at the ends.
pub(crate) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

/// The last characters of the runs, which come nearest first.
fn before_text(runs: &[&Run]) -> String {
    let mut reversed: Vec<char> = Vec::with_capacity(AROUND);
    for run in runs.iter().filter(|run| run.kind == RunKind::Text) {
        let room = 2 * AROUND - reversed.len().min(2 * AROUND);
        reversed.extend(run.text.chars().rev().take(room));
        if reversed.len() >= 2 * AROUND {
            break;
        }
    }
    reversed.reverse();
    let text = collapse(&String::from_iter(reversed));
    let surplus = text.chars().count().saturating_sub(AROUND);
    text.chars()
        .skip(surplus)
        .collect::<String>()
        .trim_start()
        .to_owned()
}

fn after_text(runs: &[&Run]) -> String {
    let mut text = String::with_capacity(AROUND);
    for run in runs.iter().filter(|run| run.kind == RunKind::Text) {
        text.extend(run.text.chars().take(2 * AROUND));
        if text.len() >= 8 * AROUND {
            break;
        }
    }
    let text = collapse(&text);
    text.chars()
        .take(AROUND)
        .collect::<String>()
        .trim_end()
        .to_owned()
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
