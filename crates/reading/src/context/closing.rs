//! Where a page closes: the part after the main content that holds the site's legal line, however it is marked up.
//! Judges only parts of which nothing else is said.

use super::{
    main_content::MainContent,
    tree::{PerBlock, Tree},
    zones::Zone,
};
use crate::{
    link::lower,
    page::{PageSnapshot, RunKind, flat::collapse},
    tables::ContextWords,
};

/// Texts from the page's end among which the legal line is looked for.
const LAST: usize = 100;
/// Longest text that is a legal line, in characters.
const LINE: usize = 160;

/// The closing part, if the page has one.
#[derive(Debug)]
pub(super) struct Closing {
    /// Blocks that lie in it.
    within: PerBlock<bool>,
    /// The box of the legal line.
    boxed: Option<u32>,
    /// What the legal line says.
    pub(super) line: String,
}

impl Closing {
    pub(super) fn new(
        page: &PageSnapshot,
        (tree, zones): (&Tree<'_>, &PerBlock<Zone>),
        main: &MainContent,
        words: &ContextWords,
    ) -> Self {
        let start = main.block.unwrap_or(u32::MAX);
        let is_legal = |text: &str| text.chars().count() <= LINE && words.closes(&lower(text));
        let last = page.runs.iter().rev().filter(|run| {
            run.kind == RunKind::Text
                && run.block > start
                && !main.has(run.block)
                && zones.of(run.block).claim.is_none()
        });
        let line = last.take(LAST).find(|run| is_legal(&run.text));
        let boxed = line.map(|run| tree.box_of(run.block));
        let top = line.map(|run| {
            let mut top = run.block;
            while let Some(parent) = tree.parent(top).filter(|parent| !main.is_around(*parent)) {
                top = parent;
            }
            top
        });
        Self {
            within: tree.pass_down(|index, _, outer: bool| outer || top == Some(index)),
            boxed,
            line: line.map_or_else(String::new, |run| collapse(run.text.trim())),
        }
    }

    /// Whether a box holds the legal line itself, which is no running text however long it is.
    pub(super) fn is_line(&self, line: u32) -> bool {
        self.boxed == Some(line)
    }

    /// Whether a block lies in the closing part.
    pub(super) fn has(&self, block: u32) -> bool {
        self.within.of(block)
    }
}
