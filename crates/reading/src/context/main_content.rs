//! Finds the page's own content: the innermost block that holds most of its prose outside everything that says
//! it is something else. Assumes no markup: landmarks only help where they are there.

use super::{
    Context,
    claims::{Claim, Content, Evidence, Own},
    measure::Measures,
    tree::{PerBlock, Tree},
};
use crate::page::Block;

/// Share of the page's prose that makes a block the main content, in percent.
const MOST: u64 = 80;
/// The same for a block that says it holds the text: what it lacks is usually a hero, a teaser or a form.
const MOST_WHERE_SAID: u64 = 50;
/// A block with this share of all text and the page's heading is a wrapper, whatever its names say.
const WRAPPER: u64 = 60;
/// A block with this share of all prose is no sidebar or menu, whatever its names say.
const WORDY: u64 = 40;
/// Letters of prose below which text in labels and links has to do.
const LITTLE_PROSE: u64 = 200;

/// Where the page's own content is.
#[derive(Debug)]
pub(super) struct MainContent {
    /// The block, if the page has any text.
    pub(super) block: Option<u32>,
    /// Whether it lies in what visitors wrote.
    pub(super) of_visitors: bool,
    /// Blocks on the way from the root to it, itself included.
    around: PerBlock<bool>,
    /// Blocks that lie in it, itself included.
    within: PerBlock<bool>,
    /// Blocks that lie in the nearest block around it that says it holds the text.
    near: PerBlock<bool>,
}

impl MainContent {
    /// Whether the block holds the main content (or is it), so that its names say nothing of a part.
    pub(super) fn is_around(&self, block: u32) -> bool {
        self.around.of(block)
    }

    /// Whether the block lies in the main content.
    pub(super) fn has(&self, block: u32) -> bool {
        self.within.of(block)
    }

    /// Whether the block lies beside the main content, in what says that it holds the text.
    pub(super) fn is_near(&self, block: u32) -> bool {
        self.near.of(block)
    }

    pub(super) fn find(tree: &Tree<'_>, measures: &Measures, owns: &PerBlock<Own>) -> Self {
        let wrappers = wrappers(tree, measures, owns);
        let parts = tree.pass_down(|index, block, outer: Part| {
            let own = owns.of(index);
            let said = own.claim.filter(|claim| !wrappers.of(index).voids(*claim));
            outer.inner(block, Own { claim: said, ..own })
        });
        let sums = Sums::new(tree, measures, &parts);
        let (block, of_visitors) = sums.best(tree, owns);
        let mut around = PerBlock::new(tree.len());
        let (mut next, mut says_so) = (block, None);
        while let Some(index) = next {
            around.set(index, true);
            says_so = says_so.or_else(|| owns.of(index).content.map(|_| index));
            next = tree.parent(index);
        }
        let below =
            |top: Option<u32>| tree.pass_down(|index, _, outer: bool| outer || top == Some(index));
        Self {
            block,
            of_visitors,
            around,
            within: below(block),
            near: below(says_so),
        }
    }
}

/// To what part of the page a block belongs at first sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Part {
    apart: Option<Context>,
    sectioned: bool,
}

impl Part {
    fn inner(self, block: &Block, own: Own) -> Self {
        let apart = self.apart.or_else(|| {
            let claim = own
                .claim
                .filter(|claim| !(self.sectioned && is_banner(*claim)))?;
            sets_apart(claim.context).then_some(claim.context)
        });
        Self {
            apart,
            sectioned: self.sectioned || sections(block, own),
        }
    }
}

/// Whether headers and footers inside the block are its own rather than the site's.
pub(super) fn sections(block: &Block, own: Own) -> bool {
    matches!(
        own.content,
        Some(Content::Main | Content::Article | Content::Text)
    ) || block.tag == "section"
}

/// Whether the claim is to be the site's header or footer.
pub(super) const fn is_banner(claim: Claim) -> bool {
    matches!(claim.context, Context::Header | Context::Footer)
}

const fn sets_apart(context: Context) -> bool {
    match context {
        Context::Ad
        | Context::Comment
        | Context::Share
        | Context::Utility
        | Context::Related
        | Context::Navigation
        | Context::Sidebar
        | Context::Header
        | Context::Footer => true,
        Context::Author | Context::Reference | Context::Infobox | Context::List | Context::Body => {
            false
        }
    }
}

/// What speaks against believing a block's names.
#[derive(Debug, Clone, Copy, Default)]
struct Wrapper {
    /// It holds most of the text and the page's heading or main landmark.
    titled: bool,
    /// It holds much of the prose, as only comments do besides the main content.
    wordy: bool,
}

impl Wrapper {
    /// Whether what the block's names and label say is about its layout rather than its function.
    fn voids(self, claim: Claim) -> bool {
        match claim.evidence {
            Evidence::Schema | Evidence::Landmark | Evidence::Form => false,
            Evidence::Label | Evidence::Name | Evidence::Signature => {
                self.titled || (self.wordy && claim.context != Context::Comment)
            }
        }
    }
}

fn wrappers(tree: &Tree<'_>, measures: &Measures, owns: &PerBlock<Own>) -> PerBlock<Wrapper> {
    let mut titled = PerBlock::new(tree.len());
    for (index, block) in tree.iter() {
        let main = matches!(owns.of(index).content, Some(Content::Main));
        titled.set(index, block.tag == "h1" || main);
    }
    tree.sum_up(&mut titled, |slot, value| *slot |= value);
    let share = |part: u32, all: u32| u64::from(part) * 100 / u64::from(all.max(1));
    let page = measures.whole.of(0);
    tree.pass_down(|index, _, _| {
        let whole = measures.whole.of(index);
        Wrapper {
            titled: titled.of(index) && share(whole.plain, page.plain) >= WRAPPER,
            wordy: share(whole.prose, page.prose) >= WORDY,
        }
    })
}

/// Text of every subtree by kind.
struct Sums {
    /// Prose in nothing that is set apart.
    prose: PerBlock<u64>,
    /// All letters in nothing that is set apart.
    letters: PerBlock<u64>,
    /// Prose in nothing that is set apart but visitors' parts.
    visitors: PerBlock<u64>,
}

impl Sums {
    fn new(tree: &Tree<'_>, measures: &Measures, parts: &PerBlock<Part>) -> Self {
        let mut sums = Self {
            prose: PerBlock::new(tree.len()),
            letters: PerBlock::new(tree.len()),
            visitors: PerBlock::new(tree.len()),
        };
        for (index, _) in tree.iter() {
            let line = measures.lines.of(index);
            let prose = u64::from(line.prose);
            match parts.of(index).apart {
                None => {
                    sums.prose.set(index, prose);
                    sums.visitors.set(index, prose);
                    sums.letters
                        .set(index, u64::from(line.plain) + u64::from(line.linked));
                }
                Some(Context::Comment) => sums.visitors.set(index, prose),
                Some(_) => {}
            }
        }
        for values in [&mut sums.prose, &mut sums.letters, &mut sums.visitors] {
            tree.sum_up(values, |slot, value| *slot += value);
        }
        sums
    }

    /// The main block, and whether it had to be sought among visitors' parts.
    fn best(&self, tree: &Tree<'_>, owns: &PerBlock<Own>) -> (Option<u32>, bool) {
        let (prose, visitors) = (self.prose.of(0), self.visitors.of(0));
        // A thread's page has next to nothing else.
        let of_visitors = visitors >= LITTLE_PROSE && prose * 4 < visitors;
        let values = if of_visitors {
            &self.visitors
        } else if prose >= LITTLE_PROSE {
            &self.prose
        } else {
            &self.letters
        };
        let all = values.of(0);
        let fits = |index: u32| {
            let said = owns.of(index).content.is_some();
            let most = if said { MOST_WHERE_SAID } else { MOST };
            values.of(index) * 100 >= all * most
        };
        let best = tree
            .iter()
            .rev()
            .map(|(index, _)| index)
            .find(|index| all > 0 && fits(*index));
        (best, of_visitors)
    }
}
