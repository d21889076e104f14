//! What a link would be worth: readings of factors, folded into three ranges, and the page's verdict as a prospect.
//! Reads nothing of the page itself but through the stages before it.

use serde::{Deserialize, Serialize};

use crate::{
    context::{Context, Layout},
    follow::{Follow, PageDirectives, Qualification},
    link::Link,
    page::PageSnapshot,
    reason::Reason,
    settings::Settings,
};

/// A value from 0 to 100 of which only the ends are known; `low <= high`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
}

crate::vocabulary! {
    /// What enters a link's value. Declared in the order in which they are folded.
    pub enum Factor {
        /// Gate: how the link is qualified.
        Follow = "follow",
        /// Gate: whether a crawler finds it.
        Crawl = "crawl",
        /// Gate: what the page's directives allow.
        Indexing = "indexing",
        /// Gate: whether it is seen.
        Visibility = "visibility",
        /// Gate: the best of several links to one address counts.
        Repeat = "repeat",
        /// Quality: nearness to the person's niche.
        Relevance = "relevance",
        /// Quality: where it stands.
        Placement = "placement",
        /// Quality: among how many others.
        Share = "share",
        /// Quality: what its anchor says.
        Anchor = "anchor",
        /// Quality: what kind of page.
        PageKind = "page-kind",
        /// The linking site's authority.
        Authority = "authority",
        /// Visits: how many people see and read such a page.
        Audience = "audience",
        /// Visits: how new the page is.
        Freshness = "freshness",
    }
}

/// What one factor reads, as a share from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Which factor.
    pub factor: Factor,
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
}

/// What one outbound link is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// How good the place is: this page, this spot.
    pub place: Range,
    /// What it brings in search: place with the site's authority.
    pub search: Range,
    /// What it brings in visits.
    pub referral: Range,
    /// What each factor read, in the order of [`Factor`].
    pub readings: Vec<Reading>,
    /// Why the value is what it is: the factors that cost most, strongest first.
    pub reasons: Vec<Reason>,
}

crate::vocabulary! {
    /// The page's own verdict as a place to get a link.
    pub enum ProspectVerdict {
        /// Go and get it.
        Excellent = "excellent",
        /// Worth the effort.
        Good = "good",
        /// Worth it if it is easy.
        Fair = "fair",
        /// Hardly worth it.
        Poor = "poor",
        /// A link from here may hurt.
        Avoid = "avoid",
        /// Too little is known.
        Unknown = "unknown",
    }
}

crate::vocabulary! {
    /// What may hurt. Never enters the numbers.
    pub enum Risk {
        /// The page says it was paid for, and its links are followed.
        DisclosedButFollowed = "disclosed-but-followed",
        /// `dofollow` in `rel`: a footprint of sold links.
        SoldLinks = "sold-links",
        /// More outbound links than one per 40 words of prose.
        DenseLinks = "dense-links",
        /// Links that nobody sees.
        HiddenLinks = "hidden-links",
    }
}

/// One place on this page where a link could stand, by the page's own habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Where.
    pub context: Context,
    /// How this page qualifies its outbound links there.
    pub follow: Follow,
    /// How many outbound links stand there now.
    pub links: u32,
    /// What a descriptive link there would be worth.
    pub place: Range,
    /// In search.
    pub search: Range,
    /// In visits.
    pub referral: Range,
}

/// The page as a prospect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// One word.
    pub verdict: ProspectVerdict,
    /// Of the best realistic slot.
    pub place: Range,
    /// Of the best realistic slot.
    pub search: Range,
    /// Of the best realistic slot.
    pub referral: Range,
    /// Best first.
    pub slots: Vec<Slot>,
    /// Named findings.
    pub risk: Vec<Risk>,
    /// Why this verdict, strongest first.
    pub reasons: Vec<Reason>,
}

/// The linking site's authority: never inferred from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
    /// `top`, `high`, `middle`, `low`, `bottom` or `unknown`.
    pub band: String,
    /// Who says so; none where unknown.
    pub source: Option<String>,
}

/// How near the page is to the person's niche, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relevance {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
    /// Whether the person gave keywords to judge by.
    pub known: bool,
}

/// Everything the value stage reads.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The page.
    pub page: &'a PageSnapshot,
    /// The person's settings.
    pub settings: &'a Settings,
    /// Its links.
    pub links: &'a [Link],
    /// Where they stand.
    pub layout: &'a Layout,
    /// What holds for all of them.
    pub directives: &'a PageDirectives,
    /// What holds for each.
    pub qualifications: &'a [Qualification],
}

/// What the value stage found.
#[derive(Debug, Clone, PartialEq)]
pub struct Valuation {
    /// The page as a prospect.
    pub prospect: Prospect,
    /// The linking site's authority.
    pub authority: Authority,
    /// The page's nearness to the person's niche.
    pub relevance: Relevance,
    /// When the page was published or last changed, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// One per link, in order; none for internal links and other schemes.
    pub worths: Vec<Option<Worth>>,
    /// One per link: how many earlier links point to the same address.
    pub repeats: Vec<u32>,
}

/// Values every outbound link and the page as a prospect.
pub fn assess(case: Case<'_>) -> Valuation {
    let nothing = Range { low: 0, high: 100 };
    Valuation {
        prospect: Prospect {
            verdict: ProspectVerdict::Unknown,
            place: nothing,
            search: nothing,
            referral: nothing,
            slots: Vec::new(),
            risk: Vec::new(),
            reasons: Vec::new(),
        },
        authority: Authority {
            low: 15,
            high: 75,
            band: "unknown".to_owned(),
            source: None,
        },
        relevance: Relevance {
            low: 40,
            high: 80,
            known: false,
        },
        date: None,
        worths: case.links.iter().map(|_| None).collect(),
        repeats: case.links.iter().map(|_| 0).collect(),
    }
}
