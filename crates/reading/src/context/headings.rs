//! Which heading stands above each block, whatever it says.
//! Judges no words: what a heading's words mean is the labels' business.

use super::{
    labels::Labels,
    measure::{Measure, Measures},
    tree::{PerBlock, Tree},
};
use crate::page::{PageSnapshot, RunKind, flat::collapse};

/// Characters of a heading that are kept.
const KEPT: usize = 80;

/// The headings by the blocks they stand above.
#[derive(Debug)]
pub(super) struct Headings {
    texts: Vec<String>,
    /// Number of the heading above a block, counted from 1; 0 for none.
    above: PerBlock<u32>,
}

impl Headings {
    pub(super) fn new(
        page: &PageSnapshot,
        (tree, measures): (&Tree<'_>, &Measures),
        labels: &Labels,
    ) -> Self {
        let (texts, own) = texts(page, tree, labels);
        let (mut speaking, mut above) = (PerBlock::new(tree.len()), PerBlock::new(tree.len()));
        for (index, _) in tree.iter() {
            let Some(parent) = tree.parent(index) else {
                continue;
            };
            let now = speaking.of(parent);
            above.set(index, if now > 0 { now } else { above.of(parent) });
            if labels.level(index) > labels.level(parent) {
                speaking.set(parent, own.of(index));
                let size = |block| letters(measures.whole.of(block));
                // A wrapper that holds nothing but the heading.
                if let Some(outer) = tree.parent(parent).filter(|_| size(index) == size(parent)) {
                    speaking.set(outer, own.of(index));
                }
            }
        }
        Self { texts, above }
    }

    /// What the heading above a block says.
    pub(super) fn above(&self, block: u32) -> Option<&str> {
        let number = self.above.of(block) as usize;
        let text = self.texts.get(number.checked_sub(1)?)?;
        Some(text.as_str()).filter(|text| !text.is_empty())
    }
}

/// What the sub-headings say, and the number of each, counted from 1, at its element. The page's title is none.
fn texts(page: &PageSnapshot, tree: &Tree<'_>, labels: &Labels) -> (Vec<String>, PerBlock<u32>) {
    let (mut texts, mut own): (Vec<String>, _) = (Vec::new(), PerBlock::new(tree.len()));
    for run in page.runs.iter().filter(|run| run.kind == RunKind::Text) {
        let line = tree.box_of(run.block);
        if labels.level(line) < 2 {
            continue;
        }
        if own.of(line) == 0 {
            texts.push(String::new());
            own.set(line, u32::try_from(texts.len()).unwrap_or_default());
        }
        if let Some(text) = texts.last_mut() {
            let room = KEPT.saturating_sub(text.chars().count());
            text.extend(run.text.chars().take(room));
        }
    }
    for text in &mut texts {
        *text = collapse(text.trim());
    }
    (texts, own)
}

fn letters(measure: Measure) -> u32 {
    measure.plain.saturating_add(measure.linked)
}
