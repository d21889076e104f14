//! Small pages for the tests of this stage: links with what the stages before would have found.
//! Not part of any build but the tests'.

use super::{Case, Said, Valuation};
use crate::{
    context::{Confidence, Context, Layout, PageKind, Placement, Visibility},
    follow::{Counts, Crawl, Follow, Indexing, PageDirectives, Qualification, Verdict},
    link::{AnchorKind, Destination, Flag, Link, Origin, WebAddress},
    page::{Anchor, Element, PageSnapshot, Rendering, Run, RunKind},
    settings::Settings,
    tables::Tables,
    turns::{Turns, finish},
};

/// What the stage finds, at once.
pub(super) fn assess(case: Case<'_>) -> Valuation {
    finish(super::assess(case, &Turns::unbroken()))
}

/// One link to another site and what was found about it.
#[derive(Clone)]
pub(super) struct Sketch {
    link: Link,
    placement: Placement,
    qualification: Qualification,
}

/// A followed, visible, descriptive link in the body.
pub(super) fn external(url: &str) -> Sketch {
    at(Context::Body, url)
}

/// The same elsewhere.
pub(super) fn at(context: Context, url: &str) -> Sketch {
    let host = url.split('/').nth(2).unwrap().to_owned();
    Sketch {
        link: Link {
            anchor: 0,
            destination: Destination::Web(WebAddress {
                url: url.to_owned(),
                via: None,
                site: Some(host.clone()),
                tenant: None,
                outbound: host != "page.example",
                host,
            }),
            rel: Vec::new(),
            origin: Origin::Server,
            text: "what it is about".to_owned(),
            kind: AnchorKind::Descriptive,
            before: String::new(),
            after: String::new(),
            flags: Vec::new(),
            reasons: Vec::new(),
        },
        placement: Placement {
            context,
            lead: false,
            thread: false,
            confidence: Confidence(100),
            visibility: Visibility::Visible,
            reasons: Vec::new(),
        },
        qualification: Qualification {
            follow: Follow::Followed,
            crawl: Crawl::Crawlable,
            counts: COUNTS,
            evidence: Vec::new(),
        },
    }
}

const COUNTS: Counts = Counts {
    verdict: Verdict::Yes,
    because: None,
};

impl Sketch {
    pub(super) fn follow(mut self, follow: Follow) -> Self {
        self.qualification.follow = follow;
        self
    }

    pub(super) fn crawl(mut self, crawl: Crawl) -> Self {
        self.qualification.crawl = crawl;
        self
    }

    pub(super) fn visibility(mut self, visibility: Visibility) -> Self {
        self.placement.visibility = visibility;
        self
    }

    pub(super) fn rel(mut self, token: &str) -> Self {
        self.link.rel.push(token.to_owned());
        self
    }

    pub(super) fn flag(mut self, flag: Flag) -> Self {
        self.link.flags.push(flag);
        self
    }
}

/// An anchor in a block.
pub(super) fn anchor_in(block: u32) -> Anchor {
    Anchor {
        index: 0,
        element: Element::A,
        block,
        href: String::new(),
        resolved: String::new(),
        rel: None,
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    }
}

/// Text of a block outside links.
pub(super) fn text(block: u32, text: &str) -> Run {
    Run {
        block,
        anchor: None,
        kind: RunKind::Text,
        text: text.to_owned(),
        length: 0,
    }
}

/// A page and what the stages before found about it.
#[derive(Clone)]
pub(super) struct House {
    pub(super) page: PageSnapshot,
    pub(super) settings: Settings,
    pub(super) tables: Tables,
    pub(super) said: Said,
    pub(super) links: Vec<Link>,
    pub(super) layout: Layout,
    pub(super) directives: PageDirectives,
    pub(super) qualifications: Vec<Qualification>,
}

impl House {
    /// An indexable article of a thousand words with these links.
    pub(super) fn of(sketches: impl IntoIterator<Item = Sketch>) -> Self {
        let mut house = Self {
            page: PageSnapshot {
                url: "https://page.example/".to_owned(),
                ..PageSnapshot::default()
            },
            settings: Settings::default(),
            tables: Tables::default(),
            said: Said::default(),
            links: Vec::new(),
            layout: Layout {
                kind: PageKind::Article,
                main_words: 1000,
                zones: Vec::new(),
                placements: Vec::new(),
            },
            directives: PageDirectives {
                indexing: Indexing::Indexable,
                counts: COUNTS,
                evidence: Vec::new(),
                follow: Follow::Followed,
            },
            qualifications: Vec::new(),
        };
        for sketch in sketches {
            house.links.push(sketch.link);
            house.layout.placements.push(sketch.placement);
            house.qualifications.push(sketch.qualification);
        }
        house
    }

    pub(super) fn case(&self) -> Case<'_> {
        Case {
            page: &self.page,
            settings: &self.settings,
            tables: &self.tables,
            said: &self.said,
            links: &self.links,
            layout: &self.layout,
            directives: &self.directives,
            qualifications: &self.qualifications,
        }
    }
}
