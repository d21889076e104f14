//! Where each link stands, whether it is seen, and what kind of page this is.
//! Never reads `rel`, and says nothing of worth.

mod claims;
mod closing;
mod destination;
mod explain;
mod group;
mod headings;
mod kind;
mod labels;
mod main_content;
mod measure;
mod names;
mod place;
mod position;
mod posts;
mod region;
#[cfg(test)]
mod sketch;
mod strips;
#[cfg(test)]
mod tests;
mod tree;
mod visibility;
mod zones;

pub use group::Group;
pub use region::Region;

use serde::{Deserialize, Serialize, Serializer};

use self::{
    claims::Own,
    closing::Closing,
    destination::Aim,
    explain::Explanation,
    headings::Headings,
    kind::Survey,
    labels::Labels,
    main_content::MainContent,
    measure::Measures,
    names::Names,
    place::{Reading, Subject},
    position::Positions,
    posts::Posts,
    tree::{PerBlock, Tree},
    visibility::Reveals,
    zones::Zone,
};
use crate::{
    link::Link,
    page::{Anchor, PageSnapshot},
    reason::Reason,
    tables::{ContextWords, Tables},
    turns::Turns,
};

crate::vocabulary! {
    /// The function of the innermost block that a link belongs to.
    pub enum Context {
        /// The page's own main content: running text, headings, captions.
        Body = "body",
        /// An entry of a curated list or table that is the main content.
        List = "list",
        /// Citations, footnotes, sources, further reading, external links.
        Reference = "reference",
        /// A fact box or profile box of the content's subject.
        Infobox = "infobox",
        /// Byline, author's bio, the author's own accounts.
        Author = "author",
        /// Written by visitors: comments, posts, answers, reviews.
        Comment = "comment",
        /// Teasers of other content.
        Related = "related",
        /// Menus, breadcrumbs, tables of contents, pagination, tags.
        Navigation = "navigation",
        /// The site's banner zone when it is not a menu.
        Header = "header",
        /// A complementary column or widget.
        Sidebar = "sidebar",
        /// The site's footer, its menus and legal lines included.
        Footer = "footer",
        /// Share and follow buttons.
        Share = "share",
        /// Advertisements and sponsored blocks.
        Ad = "ad",
        /// Consent banners, log-in, app badges, language switchers, skip links.
        Utility = "utility",
    }
}

crate::vocabulary! {
    /// What kind of page it is.
    pub enum PageKind {
        /// The site's front page.
        Home = "home",
        /// One text by one publisher.
        Article = "article",
        /// Teasers of many texts: category, tag, archive.
        Listing = "listing",
        /// A curated list of links.
        Resource = "resource",
        /// A discussion or question with answers.
        Thread = "thread",
        /// Something for sale.
        Product = "product",
        /// A person's or company's page on somebody's site.
        Profile = "profile",
        /// Documentation or reference.
        Documentation = "documentation",
        /// Search results.
        Search = "search",
        /// A press release.
        Press = "press",
        /// None of these.
        Other = "other",
    }
}

impl PageKind {
    /// Whether what stands there makes way for newer content.
    pub const fn rolls_off(self) -> bool {
        match self {
            Self::Listing | Self::Search => true,
            Self::Home
            | Self::Article
            | Self::Resource
            | Self::Thread
            | Self::Product
            | Self::Profile
            | Self::Documentation
            | Self::Press
            | Self::Other => false,
        }
    }
}

crate::vocabulary! {
    /// Whether a person sees the link (R32).
    pub enum Visibility {
        /// Seen, or at least nothing hides it.
        Visible = "visible",
        /// In a menu, details, accordion or tab panel that opens.
        Collapsed = "collapsed",
        /// Invisible now, but perhaps only for now.
        Suspect = "suspect",
        /// Not to be seen, and nothing on the page would reveal it.
        Hidden = "hidden",
    }
}

/// How sure the classifier is, in percent; JSON shows it as a share (`0.9`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(pub u8);

impl Confidence {
    /// From here on a context is taken as certain; below, it may be another.
    pub const CERTAIN: Self = Self(70);
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?.clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 100 after the clamp"
        )]
        let percent = libm::round(share * 100.0) as u8;
        Ok(Self(percent))
    }
}

/// Where one link stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The function of its innermost block.
    pub context: Context,
    /// Body before the first sub-heading, or in the first fifth of the main text.
    pub lead: bool,
    /// Comment that is the thread's own opening post.
    pub thread: bool,
    /// How sure.
    pub confidence: Confidence,
    /// Whether a person sees it; [`Layout::see`] tells.
    pub visibility: Visibility,
    /// The two or three strongest reasons, strongest first; the visibility's reason last where it is not visible.
    pub reasons: Vec<Reason>,
}

/// The page's layout, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// What kind of page it is.
    pub kind: PageKind,
    /// Words of the main text.
    pub main_words: u32,
    /// One per block of the page: what it is set apart for, where something says so.
    pub zones: Vec<Option<Context>>,
    /// One placement per link, in the same order.
    pub placements: Vec<Placement>,
}

impl Layout {
    /// Fills in which of the links a person sees, given those that the layout was read for.
    ///
    /// A step of its own: where a link stands does not hang on how the browser draws it, which takes long to ask.
    pub async fn see(
        &mut self,
        (page, links): (&PageSnapshot, &[Link]),
        tables: &Tables,
        turns: &Turns,
    ) {
        if !page.anchors.iter().any(Anchor::is_concealed) {
            return;
        }
        let tree = Tree::new(page);
        turns.pass().await;
        let reveals = Reveals::new(&tree, &page.anchors, &tables.context_words);
        for (link, placement) in links.iter().zip(&mut self.placements) {
            if let Some(anchor) = page.anchors.get(link.anchor as usize) {
                let (visibility, reason) = reveals.of(anchor, placement.context);
                placement.visibility = visibility;
                placement.reasons.extend(reason);
            }
            turns.step().await;
        }
    }
}

/// What every block of the page is, and what it is for.
struct Blocks<'a> {
    tree: Tree<'a>,
    measures: Measures,
    labels: Labels,
    names: Names<'a>,
    owns: PerBlock<Own>,
    main: MainContent,
    zones: PerBlock<Zone>,
}

impl<'a> Blocks<'a> {
    async fn of(page: &'a PageSnapshot, words: &'a ContextWords, turns: &Turns) -> Self {
        let tree = Tree::new(page);
        turns.pass().await;
        let measures = Measures::new(page, &tree, turns).await;
        turns.pass().await;
        let labels = Labels::new(page, (&tree, &measures), words, turns).await;
        turns.pass().await;
        let names = Names::new(page.blocks.iter(), words);
        turns.pass().await;
        let owns = claims::read(&tree, &labels, &names);
        turns.pass().await;
        let main = MainContent::find(&tree, &measures, &owns);
        turns.pass().await;
        let zones = zones::read((&tree, &measures), &owns, &main);
        turns.pass().await;
        Self {
            tree,
            measures,
            labels,
            names,
            owns,
            main,
            zones,
        }
    }
}

/// Reads where every link of the page stands; not yet whether anybody sees it.
pub async fn read(page: &PageSnapshot, links: &[Link], tables: &Tables, turns: &Turns) -> Layout {
    let words = &tables.context_words;
    let blocks = Blocks::of(page, words, turns).await;
    let Blocks {
        tree,
        measures,
        labels,
        names,
        owns,
        main,
        zones,
    } = &blocks;
    let survey = Survey {
        page,
        links,
        tree,
        measures,
        owns,
        main,
        zones,
    };
    let kind = kind::read(survey, turns).await;
    turns.pass().await;
    let (menus, strips) = (place::menus(tree, measures), strips::read(tree, measures));
    turns.pass().await;
    let closing = Closing::new(page, (tree, zones), main, words);
    turns.pass().await;
    let reading = Reading {
        tree,
        measures,
        main,
        zones,
        menus: &menus,
        strips: &strips,
        closing: &closing,
        posts: &Posts::new(tree, measures, owns, main),
        kind,
        title: &page.title,
    };
    turns.pass().await;
    let headings = Headings::new(page, (tree, measures), labels);
    turns.pass().await;
    let findings = Findings {
        page,
        words,
        names,
        labels,
        headings: &headings,
        positions: &Positions::new(&reading, labels, owns),
        reading: &reading,
    };
    let placements = findings.placements(links, turns).await;
    let zone = |block| Some(reading.zones.of(block).claim?.context);
    Layout {
        placements,
        zones: (0..).zip(&page.blocks).map(|(at, _)| zone(at)).collect(),
        kind: reading.kind,
        main_words: main.block.map_or(0, |block| measures.whole.of(block).words),
    }
}

/// What was found of the page, for placing its links.
struct Findings<'a> {
    page: &'a PageSnapshot,
    words: &'a ContextWords,
    names: &'a Names<'a>,
    labels: &'a Labels,
    headings: &'a Headings,
    positions: &'a Positions,
    reading: &'a Reading<'a>,
}

impl Findings<'_> {
    async fn placements(&self, links: &[Link], turns: &Turns) -> Vec<Placement> {
        let mut placements = Vec::with_capacity(links.len());
        for link in links {
            turns.link().await;
            placements.push(self.placement(link));
        }
        placements
    }

    fn placement(&self, link: &Link) -> Placement {
        let reading = self.reading;
        let anchor = self.page.anchors.get(link.anchor as usize);
        let block = anchor.map_or(u32::MAX, |anchor| anchor.block);
        let verdict = reading.place(Subject {
            link,
            aim: Aim::new(link, self.words),
            block,
        });
        let zone = reading.zones.of(block);
        let around = reading.line(block);
        let reasons = explain::reasons(Explanation {
            verdict,
            link,
            block,
            reading,
            labels: self.labels,
            headings: self.headings,
            names: self.names,
        });
        Placement {
            context: verdict.context,
            lead: verdict.context == Context::Body && self.positions.is_lead(block),
            thread: verdict.context == Context::Comment && self.positions.is_opening_post(block),
            confidence: Confidence(place::confidence(verdict, zone.agreeing, around)),
            visibility: Visibility::Visible,
            reasons,
        }
    }
}
