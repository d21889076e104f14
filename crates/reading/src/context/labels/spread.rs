//! Lets each label speak of the siblings that follow it, until another outranks it or the text goes on.
//! Does not read words.

use super::{Label, NO_HEADING, SLACK, level, numbered};
use crate::context::{
    measure::{Measure, Measures},
    tree::{PerBlock, Tree},
};
use crate::tables::Naming;

/// How many wrappers around a heading may hold nothing else (`<div class="title"><h2>`).
const WRAPPERS: usize = 3;
/// Words of a paragraph by which the text goes on, whatever a label before it was about.
const TEXT_GOES_ON: u32 = 20;
/// Share of such a paragraph that is in links at most, in percent.
const TEXT_DENSITY: u32 = 30;

/// Fills `about` for every block that a label in `own` speaks of, where nothing closer does.
pub(super) fn over_siblings(
    (tree, measures): (&Tree<'_>, &Measures),
    known: &[Label],
    own: &PerBlock<u32>,
    about: &mut PerBlock<u32>,
) {
    let mut spread = Spread {
        tree,
        measures,
        known,
        speaking: PerBlock::new(tree.len()),
    };
    for (index, block) in tree.iter() {
        let Some(parent) = tree.parent(index) else {
            continue;
        };
        let number = own.of(index);
        if let Some(level) = level(&block.tag).or((number > 0).then_some(NO_HEADING)) {
            spread.announce(index, number, level);
            continue;
        }
        let now = spread.speaking.of(parent);
        if numbered(known, now).is_some_and(|label| spread.ends(label, index)) {
            spread.speaking.set(parent, 0);
        } else if now > 0 && about.of(index) == 0 {
            about.set(index, now);
            if numbered(known, now)
                .is_some_and(|label| label.naming == Naming::Ad && label.level == NO_HEADING)
            {
                // "Advertisement" is said of one slot.
                spread.speaking.set(parent, 0);
            }
        }
    }
}

struct Spread<'a> {
    tree: &'a Tree<'a>,
    measures: &'a Measures,
    known: &'a [Label],
    /// For every parent: the label that now speaks of its further children.
    speaking: PerBlock<u32>,
}

impl Spread<'_> {
    /// Whether a block's text shows that the label was not about it nor what follows.
    fn ends(&self, label: &Label, index: u32) -> bool {
        let is_prose =
            |measure: Measure| measure.words >= TEXT_GOES_ON && measure.density() < TEXT_DENSITY;
        match label.naming {
            // What these announce holds no prose at any depth.
            Naming::Ad | Naming::Navigation | Naming::Share => {
                let whole = self.measures.whole.of(index);
                whole.paragraphs > 0 && is_prose(whole)
            }
            Naming::Related
            | Naming::Author
            | Naming::Utility
            | Naming::Infobox
            | Naming::Sidebar => is_prose(self.measures.lines.of(index)),
            // Annotated sources are prose too, but a mere "Sources:" is no section.
            Naming::Reference => {
                label.level == NO_HEADING && is_prose(self.measures.lines.of(index))
            }
            Naming::Comment
            | Naming::Post
            | Naming::Signature
            | Naming::Vote
            | Naming::Header
            | Naming::Footer
            | Naming::Content
            | Naming::Neutral => false,
        }
    }

    /// Notes that a heading or label stands here: it speaks of what follows it, and of what follows its bare wrappers.
    fn announce(&mut self, index: u32, number: u32, level: u8) {
        let own = self.size(index);
        let mut next = self.tree.parent(index);
        // A cell speaks of its row; the head of a column says nothing of the rows below.
        let cell = self
            .tree
            .block(index)
            .is_some_and(|block| matches!(block.tag.as_str(), "th" | "td"));
        for _ in 0..=if cell { 0 } else { WRAPPERS } {
            let Some(parent) = next else { return };
            let now = numbered(self.known, self.speaking.of(parent));
            if number > 0 || now.is_none_or(|label| gives_way(label, level)) {
                self.speaking.set(parent, number);
            }
            if self.size(parent) > own.saturating_add(SLACK) {
                return;
            }
            next = self.tree.parent(parent);
        }
    }

    fn size(&self, block: u32) -> u32 {
        let whole = self.measures.whole.of(block);
        whole.plain.saturating_add(whole.linked)
    }
}

/// Whether a label is over where a heading of another level follows.
fn gives_way(label: &Label, level: u8) -> bool {
    let has_no_parts = matches!(
        label.naming,
        Naming::Ad | Naming::Navigation | Naming::Share
    );
    has_no_parts || label.level >= level
}
