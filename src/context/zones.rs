//! To what part of the page each block belongs: the claims on its path, weighed against each other.
//! Does not look at links.

use super::{
    Context,
    claims::{Claim, Evidence, Own, rank},
    main_content::{MainContent, is_banner, sections},
    measure::Measures,
    tree::{PerBlock, Tree},
};

/// What holds for a block from all that is around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Zone {
    /// The claim in force.
    pub(super) claim: Option<Claim>,
    /// How many blocks on the path claim the same context.
    pub(super) agreeing: u8,
    /// The second of them.
    pub(super) second: Option<Claim>,
    /// Whether headers and footers here are a section's own.
    sectioned: bool,
    /// Whether something published elsewhere is quoted here.
    pub(super) quoted: bool,
}

/// Share of the main content's prose, in percent, above which a block's names do not make it a part of another kind.
const MUCH: u64 = 25;

/// Weighs the claims from the root to every block.
pub(super) fn read(
    (tree, measures): (&Tree<'_>, &Measures),
    owns: &PerBlock<Own>,
    main: &MainContent,
) -> PerBlock<Zone> {
    let prose = |block: u32| u64::from(measures.whole.of(block).prose);
    let all = main.block.map_or(0, prose);
    let is_much = |block: u32| main.has(block) && all > 0 && prose(block) * 100 >= all * MUCH;
    let read = prose_before(tree, measures, main);
    // The site's header stands before the text.
    let late = |claim: Claim| {
        let before = read.of(claim.block);
        claim.context == Context::Header && before * 100 >= all.max(1) * MUCH
    };
    tree.pass_down(|index, block, outer: Zone| {
        let own = owns.of(index);
        let claim = own
            .claim
            .filter(|claim| counts(*claim, outer, main) && !late(*claim));
        // What visitors wrote and what sources are listed may be long.
        let claim = claim.filter(|claim| {
            matches!(claim.context, Context::Comment | Context::Reference) || !is_much(index)
        });
        let sectioned = outer.sectioned || sections(block, own);
        let quoted = outer.quoted || block.tag == "blockquote";
        Zone {
            sectioned,
            quoted,
            ..outer.with(claim)
        }
    })
}

/// Prose of the main content before each block.
fn prose_before(tree: &Tree<'_>, measures: &Measures, main: &MainContent) -> PerBlock<u64> {
    let (mut read, mut before) = (0, PerBlock::new(tree.len()));
    for (index, _) in tree.iter().filter(|(index, _)| main.has(*index)) {
        before.set(index, read);
        read += u64::from(measures.lines.of(index).prose);
    }
    before
}

/// Whether a claim says something about a part of the page here.
fn counts(claim: Claim, outer: Zone, main: &MainContent) -> bool {
    if main.is_around(claim.block) {
        return false;
    }
    let outer_context = outer.claim.map(|outer| outer.context);
    match claim.evidence {
        Evidence::Schema => true,
        Evidence::Form => matches!(outer_context, None | Some(Context::Comment)),
        Evidence::Name if outer.quoted => false,
        Evidence::Landmark | Evidence::Name => !(is_banner(claim) && outer.sectioned),
        // A label in a menu or a footer is the title of a group of links.
        Evidence::Label => !matches!(
            outer_context,
            Some(
                Context::Navigation
                    | Context::Footer
                    | Context::Header
                    | Context::Utility
                    | Context::Related
            )
        ),
    }
}

impl Zone {
    fn with(self, inner: Option<Claim>) -> Self {
        let Some(inner) = inner else { return self };
        let Some(outer) = self.claim else {
            return Self {
                claim: Some(inner),
                agreeing: 1,
                second: None,
                ..self
            };
        };
        if outer.context == inner.context {
            return Self {
                agreeing: self.agreeing.saturating_add(1),
                second: self.second.or(Some(inner)),
                ..self
            };
        }
        // A menu inside the site's footer is footer; the form to comment is not written by visitors.
        let menu_in_footer =
            outer.context == Context::Footer && inner.context == Context::Navigation;
        let form = inner.evidence == Evidence::Form;
        if (rank(inner.context) < rank(outer.context) && !menu_in_footer) || form {
            Self {
                claim: Some(inner),
                agreeing: 1,
                second: None,
                ..self
            }
        } else {
            self
        }
    }
}
