//! Where in the main text a block stands: in its lead or not, in a thread's opening post or not.
//! Does not tell what a block is for.

use super::{Context, claims::Own, labels::Labels, place::Reading, tree::PerBlock};

/// The lead is the first fifth of the main text, or what comes before the first sub-heading.
const LEAD: u64 = 5;

/// The parts of the page that a position is told from.
#[derive(Debug)]
pub(super) struct Positions {
    /// Blocks before this one are in the lead.
    lead_ends: u32,
    /// The block of the thread's first post, and the first block after it.
    opening: (u32, u32),
}

impl Positions {
    pub(super) fn new(reading: &Reading<'_>, labels: &Labels, owns: &PerBlock<Own>) -> Self {
        Self {
            lead_ends: lead_ends(reading, labels),
            opening: opening_post(reading, owns),
        }
    }

    /// Whether a block of the body stands in its lead.
    pub(super) fn is_lead(&self, block: u32) -> bool {
        block < self.lead_ends
    }

    /// Whether a block stands in the thread's own opening post.
    pub(super) fn is_opening_post(&self, block: u32) -> bool {
        (self.opening.0..self.opening.1).contains(&block)
    }
}

/// The first block behind the lead: the later of the first sub-heading after some text and the end of the first fifth.
fn lead_ends(reading: &Reading<'_>, labels: &Labels) -> u32 {
    let Some(main) = reading.main.block else {
        return 0;
    };
    let all = u64::from(reading.measures.whole.of(main).plain);
    let (mut read, mut sub_heading, mut fifth) = (0_u64, None, None);
    for (index, block) in reading
        .tree
        .iter()
        .skip(main as usize)
        .take_while(|(index, _)| reading.main.has(*index))
    {
        let heading = labels.in_heading(index);
        if heading && block.tag != "h1" && read > 0 && sub_heading.is_none() {
            sub_heading = Some(index);
        }
        if read * LEAD >= all && fifth.is_none() {
            fifth = Some(index);
        }
        if !heading {
            read += u64::from(reading.measures.lines.of(index).plain);
        }
    }
    // A text without sub-headings has its first fifth only.
    sub_heading.max(fifth).unwrap_or(u32::MAX)
}

/// The first block that says it is a post or a visitor's words, in a page that is a thread.
fn opening_post(reading: &Reading<'_>, owns: &PerBlock<Own>) -> (u32, u32) {
    let mut posts = reading.tree.iter().map(|(index, _)| index).filter(|index| {
        let own = owns.of(*index);
        reading.main.has(*index)
            && (own.post
                || own
                    .claim
                    .is_some_and(|claim| claim.context == Context::Comment))
            && reading.measures.whole.of(*index).prose > 0
    });
    let Some(first) = posts
        .next()
        .filter(|_| reading.kind == super::PageKind::Thread)
    else {
        return (0, 0);
    };
    let end = reading.tree.end_of(first);
    (first, end)
}
