//! To what part of the page each block belongs: the claims on its path, weighed against each other.
//! Does not look at links.

use super::{
    Context,
    claims::{Claim, Content, Evidence, Own, rank},
    main_content::{MainContent, is_banner, sections},
    measure::Measures,
    tree::{PerBlock, Tree},
};
use crate::page::Block;

/// What holds for a block from all that is around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Zone {
    /// The claim in force.
    pub(super) claim: Option<Claim>,
    /// How many blocks on the path claim the same context.
    pub(super) agreeing: u8,
    /// The second of them.
    pub(super) second: Option<Claim>,
    /// Whose headers and footers stand here.
    banners: Banners,
    /// Whether something published elsewhere is quoted here.
    pub(super) quoted: bool,
}

/// Whose headers and footers stand in a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Banners {
    /// The site's.
    #[default]
    Site,
    /// Perhaps the site's: some templates wrap the main landmark around the whole page.
    Main,
    /// A section's own.
    Section,
}

impl Banners {
    /// Whose they are inside a block.
    fn inside(self, block: &Block, own: Own) -> Self {
        let here = if own.content == Some(Content::Main) {
            Self::Main
        } else if sections(block, own) {
            Self::Section
        } else {
            Self::Site
        };
        self.max(here)
    }
}

/// Share of the main content's prose, in percent, above which a block's names do not make it a part of another kind.
const MUCH: u64 = 25;

/// Links that a site's header or footer has at least, where the main landmark is around it.
const MENU: u32 = 5;
/// Share of its text that is in links, in percent.
const DENSE: u32 = 40;

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
    // The site's header stands before the text and its footer after it.
    let beyond = |claim: Claim| {
        let before = read.of(claim.block);
        if claim.context == Context::Footer && main.has(claim.block) {
            all.saturating_sub(before + prose(claim.block))
        } else {
            before
        }
    };
    let late =
        |claim: Claim| claim.context == Context::Header && beyond(claim) * 100 >= all.max(1) * MUCH;
    let is_sites = |claim: Claim| {
        let whole = measures.whole.of(claim.block);
        whole.links >= MENU && whole.density() >= DENSE && beyond(claim) == 0
    };
    tree.pass_down(|index, block, outer: Zone| {
        let own = owns.of(index);
        let claim = own
            .claim
            .filter(|claim| counts(*claim, outer, main) && !late(*claim))
            .filter(|claim| !(lists(block) && is_menu_of_sites(*claim, outer)))
            .filter(|claim| {
                outer.banners != Banners::Main || !is_banner(*claim) || is_sites(*claim)
            });
        // What visitors wrote and what sources are listed may be long.
        let claim = claim.filter(|claim| {
            matches!(claim.context, Context::Comment | Context::Reference) || !is_much(index)
        });
        let quoted = outer.quoted || block.tag == "blockquote";
        Zone {
            banners: outer.banners.inside(block, own),
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

/// Whether a list in the footer is named after relations: of the sites of one house, not of what to read next.
fn is_menu_of_sites(claim: Claim, outer: Zone) -> bool {
    let in_footer = outer
        .claim
        .is_some_and(|outer| outer.context == Context::Footer);
    in_footer && claim.context == Context::Related && claim.evidence == Evidence::Name
}

fn lists(block: &Block) -> bool {
    matches!(block.tag.as_str(), "ul" | "ol" | "menu" | "nav")
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
        Evidence::Name | Evidence::Signature if outer.quoted => false,
        Evidence::Landmark | Evidence::Name | Evidence::Signature => {
            !(is_banner(claim) && outer.banners == Banners::Section)
        }
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
        // A menu inside the site's footer is footer; the form to comment is not written by visitors, and a signature
        // speaks of the visitor.
        let menu_in_footer =
            outer.context == Context::Footer && inner.context == Context::Navigation;
        let apart = matches!(inner.evidence, Evidence::Form | Evidence::Signature);
        if (rank(inner.context) < rank(outer.context) && !menu_in_footer) || apart {
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
