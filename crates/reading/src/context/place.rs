//! Where one link stands: the zone of its block, corrected by what the link itself is for.
//! Does not say whether the link is seen.

mod exceptions;
mod verdict;

pub(super) use verdict::{Ground, Verdict, confidence};

use super::{
    Context, PageKind,
    claims::rank,
    closing::Closing,
    destination::Aim,
    main_content::MainContent,
    measure::{Measure, Measures},
    posts::Posts,
    tree::{PerBlock, Tree},
    zones::Zone,
};
use crate::{
    link::{AnchorKind, Link, lower},
    tables::{Naming, Purpose},
};

/// Words outside links that make the line around a link running text.
const RUNNING_WORDS: u32 = 8;
/// Share of such a line that may be in links, in percent.
const RUNNING_DENSITY: u32 = 60;

/// Links that make a list a menu.
const MENU_LINKS: u32 = 3;
/// Share of a menu's text that is in links at least, in percent.
const MENU_DENSITY: u32 = 60;
/// The same for a line that is nothing but a button.
const BUTTON_DENSITY: u32 = 90;

/// Everything the page's reading has found, for placing its links.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) measures: &'a Measures,
    pub(super) main: &'a MainContent,
    pub(super) zones: &'a PerBlock<Zone>,
    /// Links of the list of links that a block lies in.
    pub(super) menus: &'a PerBlock<u32>,
    /// Whether a block lies in a row of linked pictures.
    pub(super) strips: &'a PerBlock<bool>,
    pub(super) posts: &'a Posts,
    pub(super) closing: &'a Closing,
    pub(super) kind: PageKind,
    /// The page's title.
    pub(super) title: &'a str,
}

/// One link with what was found about it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) link: &'a Link,
    pub(super) aim: Aim,
    /// The link's own block.
    pub(super) block: u32,
}

/// For blocks that lie in a list of links: how many it has.
pub(super) fn menus(tree: &Tree<'_>, measures: &Measures) -> PerBlock<u32> {
    tree.pass_down(|index, block, outer: u32| {
        let whole = measures.whole.of(index);
        let list = matches!(block.tag.as_str(), "ul" | "ol" | "menu");
        let menu = list && whole.links >= MENU_LINKS && whole.density() >= MENU_DENSITY;
        if outer == 0 && menu {
            whole.links
        } else {
            outer
        }
    })
}

impl Reading<'_> {
    /// The line of text that holds a block.
    pub(super) fn line(&self, block: u32) -> Measure {
        self.measures.lines.of(self.tree.box_of(block))
    }

    /// Where a link stands.
    pub(super) fn place(&self, subject: Subject<'_>) -> Verdict {
        let claim = self
            .zones
            .of(subject.block)
            .claim
            .filter(|claim| !self.is_about(*claim, subject.block));
        let rules = [
            self.advertised(subject),
            self.by_visitors(subject),
            self.shared(subject),
            claim
                .filter(|claim| rank(claim.context) < rank(Context::Utility))
                .map(Verdict::claimed),
            self.useful(subject),
            self.menu(subject),
            self.posted(subject),
            claim.map(Verdict::claimed),
            self.pictured(subject),
        ];
        rules
            .into_iter()
            .flatten()
            .next()
            .unwrap_or_else(|| self.unclaimed(subject))
    }

    pub(super) fn is_running(&self, block: u32) -> bool {
        let line = self.line(block);
        line.words >= RUNNING_WORDS && line.density() < RUNNING_DENSITY
    }

    fn is_claimed(&self, block: u32, context: Context) -> bool {
        self.zones
            .of(block)
            .claim
            .is_some_and(|claim| claim.context == context)
    }

    /// Advertisements by where they lead, by what they say, and by their block.
    fn advertised(&self, subject: Subject<'_>) -> Option<Verdict> {
        if subject.aim.purpose == Some(Purpose::Ad) {
            return Some(Verdict::new(Context::Ad, Ground::Destination(Purpose::Ad)));
        }
        if subject.aim.said == Some(Naming::Ad)
            && !self.main.has(subject.block)
            && !self.is_claimed(subject.block, Context::Footer)
        {
            return Some(Verdict::new(Context::Ad, Ground::Words));
        }
        let claim = self.zones.of(subject.block).claim?;
        (claim.context == Context::Ad).then_some(Verdict::claimed(claim))
    }

    /// What visitors wrote, and in a thread what stands beside their posts.
    fn by_visitors(&self, subject: Subject<'_>) -> Option<Verdict> {
        let claim = self.zones.of(subject.block).claim?;
        let service = subject.aim.purpose == Some(Purpose::Utility) && subject.aim.brief;
        if service {
            let ground = Ground::Destination(Purpose::Utility);
            Some(Verdict::new(Context::Utility, ground))
        } else if claim.context == Context::Comment {
            Some(Verdict::claimed(claim))
        } else {
            None
        }
    }

    /// Share and follow buttons, by where they lead.
    fn shared(&self, subject: Subject<'_>) -> Option<Verdict> {
        let zone = self.zones.of(subject.block);
        let purpose = subject.aim.purpose?;
        let button = match purpose {
            Purpose::Intent => true,
            Purpose::Account => {
                !zone.quoted && !self.is_running(subject.block) && self.names_network(subject)
            }
            Purpose::App | Purpose::Ad | Purpose::Utility => false,
        };
        let by_author = zone
            .claim
            .filter(|claim| claim.context == Context::Author && purpose == Purpose::Account);
        let verdict = by_author.map_or(
            Verdict::new(Context::Share, Ground::Destination(purpose)),
            Verdict::claimed,
        );
        button.then_some(verdict)
    }

    /// Whether the anchor is the network's icon or name, or asks to follow.
    fn names_network(&self, Subject { link, aim, block }: Subject<'_>) -> bool {
        if matches!(link.kind, AnchorKind::Image | AnchorKind::Empty)
            || aim.said == Some(Naming::Share)
        {
            return true;
        }
        let text = lower(&link.text);
        let Some(address) = link.web() else {
            return false;
        };
        let mut labels = address.host.rsplit('.').skip(1);
        let name = labels.next().unwrap_or_default();
        // In a menu, "Facebook community" is an entry and "Facebook" a button.
        let is_name =
            |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()) == name;
        let named = if self.is_claimed(block, Context::Navigation) {
            is_name(&text)
        } else {
            link.kind == AnchorKind::Brand || (aim.brief && text.split_whitespace().any(is_name))
        };
        named || (aim.brief && text.starts_with('@'))
    }

    /// App badges, log-in, languages and the like, by where they lead and what they say.
    fn useful(&self, Subject { aim, block, .. }: Subject<'_>) -> Option<Verdict> {
        if self.is_running(block) || !aim.brief {
            return None;
        }
        let purpose = aim
            .purpose
            .filter(|purpose| matches!(purpose, Purpose::App | Purpose::Utility));
        let button =
            self.main.has(block) && self.line(block).density() >= BUTTON_DENSITY && aim.phrase;
        let apart = !self.main.has(block) && !self.is_claimed(block, Context::Footer);
        let said = aim.said == Some(Naming::Utility) && (apart || button);
        let ground = purpose
            .map(Ground::Destination)
            .or(said.then_some(Ground::Words));
        ground.map(|ground| Verdict::new(Context::Utility, ground))
    }

    /// A list of links in the header is a menu.
    fn menu(&self, Subject { block, .. }: Subject<'_>) -> Option<Verdict> {
        let menu = self.is_claimed(block, Context::Header) && self.menus.of(block) > 0;
        menu.then_some(Verdict::new(Context::Navigation, Ground::Menu))
    }

    /// Nothing on the path says what the block is for.
    fn unclaimed(&self, Subject { link, block, .. }: Subject<'_>) -> Verdict {
        if self.main.has(block) || self.main.is_near(block) {
            let entry = !self.is_running(block)
                || self.measures.is_led(self.tree.box_of(block), link.anchor);
            return match self.kind {
                PageKind::Thread if self.posts.is_between(block) => {
                    Verdict::new(Context::Sidebar, Ground::BetweenPosts)
                }
                PageKind::Thread => Verdict::new(Context::Comment, Ground::Thread),
                PageKind::Resource if entry => Verdict::new(Context::List, Ground::Entry),
                PageKind::Home
                | PageKind::Article
                | PageKind::Listing
                | PageKind::Resource
                | PageKind::Product
                | PageKind::Profile
                | PageKind::Documentation
                | PageKind::Search
                | PageKind::Press
                | PageKind::Other => Verdict::new(Context::Body, Ground::Main),
            };
        }
        if self.is_running(block) && !self.closing.is_line(self.tree.box_of(block)) {
            return Verdict::new(Context::Body, Ground::Text);
        }
        if self.closing.has(block) {
            return Verdict::new(Context::Footer, Ground::Closing);
        }
        let before = self.main.block.is_some_and(|main| block < main);
        match (before, self.menus.of(block) > 0) {
            (true, true) => Verdict::new(Context::Navigation, Ground::Menu),
            (true, false) => Verdict::new(Context::Header, Ground::Before),
            (false, _) => Verdict::new(Context::Sidebar, Ground::After),
        }
    }
}
