//! Where one link stands: the zone of its block, corrected by what the link itself is for.
//! Does not say whether the link is seen.

use super::{
    Context, PageKind,
    claims::{Claim, Evidence},
    destination::Aim,
    main_content::MainContent,
    measure::{Measure, Measures},
    tree::{PerBlock, Tree},
    zones::Zone,
};
use crate::{
    link::{AnchorKind, Link},
    tables::{Naming, Purpose},
};

/// Words outside links that make the line around a link running text.
const RUNNING_WORDS: u32 = 8;
/// Share of such a line that may be in links, in percent.
const RUNNING_DENSITY: u32 = 60;

/// What decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A claim on the path from the root.
    Claimed(Claim),
    /// The destination's purpose.
    Destination(Purpose),
    /// The link's own words.
    Words,
    /// Stands in the main content of a page of visitors' posts.
    Thread,
    /// Stands in the main content of a page that is a list.
    Entry,
    /// Stands in the main content.
    Main,
    /// Stands in running text outside the main content.
    Text,
    /// Stands before the main content.
    Before,
    /// Stands after it.
    After,
}

/// A context and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) context: Context,
    pub(super) ground: Ground,
}

/// Everything the page's reading has found, for placing its links.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) measures: &'a Measures,
    pub(super) main: &'a MainContent,
    pub(super) zones: &'a PerBlock<Zone>,
    pub(super) kind: PageKind,
}

impl Reading<'_> {
    /// The line of text that holds a block.
    pub(super) fn line(&self, block: u32) -> Measure {
        self.measures.lines.of(self.tree.box_of(block))
    }

    /// Whether a block stands in running text.
    pub(super) fn is_running(&self, block: u32) -> bool {
        let line = self.line(block);
        line.words >= RUNNING_WORDS && line.density() < RUNNING_DENSITY
    }

    /// Where a link stands.
    pub(super) fn place(&self, link: &Link, aim: Aim, block: u32) -> Verdict {
        let claim = self.zones.of(block).claim;
        let claimed = claim.map(|claim| claim.context);
        if aim.purpose == Some(Purpose::Ad) {
            return Verdict {
                context: Context::Ad,
                ground: Ground::Destination(Purpose::Ad),
            };
        }
        if let Some(claim) =
            claim.filter(|claim| matches!(claim.context, Context::Ad | Context::Comment))
        {
            return Verdict {
                context: claim.context,
                ground: Ground::Claimed(claim),
            };
        }
        let own = self.shared(link, aim, block).or_else(|| {
            let above_utility = matches!(
                claimed,
                Some(Context::Author | Context::Share | Context::Reference | Context::Infobox)
            );
            if above_utility {
                None
            } else {
                self.utility(aim, block, claimed)
            }
        });
        own.or_else(|| {
            claim.map(|claim| Verdict {
                context: claim.context,
                ground: Ground::Claimed(claim),
            })
        })
        .unwrap_or_else(|| self.unclaimed(block))
    }

    /// Share and follow buttons, by where they lead.
    fn shared(&self, link: &Link, aim: Aim, block: u32) -> Option<Verdict> {
        let claim = self.zones.of(block).claim;
        let by_author = claim.filter(|claim| claim.context == Context::Author);
        let purpose = aim.purpose?;
        let button = match purpose {
            Purpose::Intent => true,
            Purpose::Account => aim.brief && !self.is_running(block) && names_network(link, aim),
            Purpose::App | Purpose::Ad | Purpose::Utility => false,
        };
        button.then(|| match by_author {
            Some(claim) if purpose == Purpose::Account => Verdict {
                context: Context::Author,
                ground: Ground::Claimed(claim),
            },
            _ => Verdict {
                context: Context::Share,
                ground: Ground::Destination(purpose),
            },
        })
    }

    /// App badges, log-in, languages and the like, by where they lead and what they say.
    fn utility(&self, aim: Aim, block: u32, claimed: Option<Context>) -> Option<Verdict> {
        if self.is_running(block) {
            return None;
        }
        let ground = match aim.purpose {
            Some(purpose @ (Purpose::App | Purpose::Utility)) if aim.brief => {
                Some(Ground::Destination(purpose))
            }
            _ => None,
        };
        let elsewhere = !self.main.has(block) && claimed != Some(Context::Footer);
        let said = (aim.said == Some(Naming::Utility) && elsewhere).then_some(Ground::Words);
        ground.or(said).map(|ground| Verdict {
            context: Context::Utility,
            ground,
        })
    }

    /// Nothing on the path says what the block is for.
    fn unclaimed(&self, block: u32) -> Verdict {
        if self.main.has(block) || self.main.is_near(block) {
            return match self.kind {
                PageKind::Thread => Verdict {
                    context: Context::Comment,
                    ground: Ground::Thread,
                },
                PageKind::Resource => Verdict {
                    context: Context::List,
                    ground: Ground::Entry,
                },
                PageKind::Home
                | PageKind::Article
                | PageKind::Listing
                | PageKind::Product
                | PageKind::Profile
                | PageKind::Documentation
                | PageKind::Search
                | PageKind::Press
                | PageKind::Other => Verdict {
                    context: Context::Body,
                    ground: Ground::Main,
                },
            };
        }
        if self.is_running(block) {
            return Verdict {
                context: Context::Body,
                ground: Ground::Text,
            };
        }
        if self.main.block.is_some_and(|main| block < main) {
            Verdict {
                context: Context::Header,
                ground: Ground::Before,
            }
        } else {
            Verdict {
                context: Context::Sidebar,
                ground: Ground::After,
            }
        }
    }
}

/// Whether the anchor is the network's icon or name, or asks to follow.
fn names_network(link: &Link, aim: Aim) -> bool {
    if matches!(link.kind, AnchorKind::Image | AnchorKind::Empty) || aim.said == Some(Naming::Share)
    {
        return true;
    }
    let text = link.text.to_lowercase();
    let Some(address) = link.web() else {
        return false;
    };
    let mut labels = address
        .host
        .rsplit('.')
        .skip(1)
        .filter(|label| *label != "www");
    text.starts_with('@')
        || labels
            .next()
            .is_some_and(|name| text.split_whitespace().any(|word| word.starts_with(name)))
}

/// How sure a verdict is, in percent.
pub(super) fn confidence(verdict: Verdict, agreeing: u8, line: Measure) -> u8 {
    let prose = line.prose > 0 && line.density() < RUNNING_DENSITY;
    match verdict.ground {
        Ground::Claimed(claim) => {
            let base = match claim.evidence {
                Evidence::Landmark | Evidence::Schema => 90,
                Evidence::Label => 88,
                Evidence::Name => 84,
            };
            (base + 4 * agreeing.min(2)).min(97)
        }
        Ground::Destination(Purpose::Intent | Purpose::Ad) => 97,
        Ground::Destination(Purpose::Account | Purpose::App | Purpose::Utility) | Ground::Words => {
            88
        }
        Ground::Main | Ground::Thread if prose => 94,
        Ground::Main | Ground::Thread => 80,
        Ground::Entry => 75,
        Ground::Text => 60,
        Ground::Before | Ground::After => 45,
    }
}
