//! The one door: a snapshot in, a report out. Everything any view shows is here.
//! Decides nothing itself; it calls the stages in order and sets their findings down.

mod build;
mod columns;
mod format;
mod json;
mod markdown;
mod marks;
mod told;

use serde::{Deserialize, Serialize};

use crate::{
    context::{Confidence, Context, PageKind, Visibility},
    follow::{Counts, Crawl, Evidence, Follow, Indexing},
    link::{AnchorKind, Flag, Origin},
    mine::Mine,
    niche::Relevance,
    page::{NotInspected, is_utc},
    reason::Reason,
    value::{Authority, Country, LinksOut, Prospect, Range, Reading},
};

pub use build::{Placed, analyze, analyze_told, judge};
pub use format::Format;
pub use marks::{Mark, MarkKind};
pub use told::Told;

/// The version of the report's shape. Fields may be added under one version, never renamed.
pub const VERSION: u32 = 2;

/// What one page's links say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// Version of the data tables.
    pub tables: String,
    /// The page itself.
    pub page: Page,
    /// The page as a prospect.
    pub prospect: Prospect,
    /// Links that are no http(s) links, by scheme (R18).
    pub skipped: Skipped,
    /// What could not be looked into (R21).
    pub not_inspected: NotInspected,
    /// How many links of each sort; counts all links, also where `links` holds only the first.
    pub totals: Totals,
    /// Same-origin frames, each with its own numbers.
    pub frames: Vec<Frame>,
    /// The person's own links, and where the page names them without one.
    pub mine: Mine,
    /// Every http(s) link, by index.
    pub links: Vec<LinkRow>,
}

/// The page itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// As given.
    pub url: String,
    /// Registrable domain, or whole host.
    pub site: String,
    /// Its MIME type, such as `text/html`.
    pub content_type: String,
    /// Its title.
    pub title: String,
    /// Its language tag: by `lang`, by `hreflang` of its own address, or as its text tells; else empty.
    pub language: String,
    /// What kind of page it is.
    pub kind: PageKind,
    /// When it was published or last changed, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// When it says that it was published, `YYYY-MM-DD`.
    #[serde(default)]
    pub published: Option<String>,
    /// When it says that it was last changed, `YYYY-MM-DD`.
    #[serde(default)]
    pub modified: Option<String>,
    /// Where whoever runs it can be reached: an address for mail, or a page of the site.
    #[serde(default)]
    pub contact: Option<String>,
    /// Whether its newest date is over 18 months ago.
    #[serde(default)]
    pub dormant: bool,
    /// Whether its links roll off, as a listing's teasers do.
    #[serde(default)]
    pub temporary: bool,
    /// Who wrote it, as it declares.
    #[serde(default)]
    pub author: Option<String>,
    /// The country whose readers it is for.
    #[serde(default)]
    pub country: Option<Country>,
    /// How it links to other sites.
    #[serde(default)]
    pub links_out: LinksOut,
    /// What its directives allow.
    pub indexing: Indexing,
    /// Whether an unqualified link from here can count.
    pub counts: Counts,
    /// The chain behind that, step by step.
    pub evidence: Vec<Evidence>,
    /// The site's authority.
    pub authority: Authority,
    /// Nearness to the person's niche.
    pub relevance: Relevance,
    /// When the snapshot was taken, in milliseconds since 1970.
    pub taken_at: u64,
    /// How many minutes the clocks of the person's place were ahead of UTC then; 0 where it is left out.
    #[serde(default, skip_serializing_if = "is_utc")]
    pub utc_offset: i32,
}

/// Links of other schemes, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// `mailto:`
    pub mailto: u32,
    /// `tel:`
    pub tel: u32,
    /// `sms:`
    pub sms: u32,
    /// `javascript:`
    pub javascript: u32,
    /// `data:`
    pub data: u32,
    /// `blob:`
    pub blob: u32,
    /// `about:`
    pub about: u32,
    /// `file:`
    pub file: u32,
    /// An extension's own page.
    pub extension: u32,
    /// Any other scheme.
    pub other: u32,
    /// Addresses the browser could not resolve.
    pub unresolvable: u32,
}

/// How many links of each sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// http(s) links.
    pub links: u32,
    /// To another site.
    pub outbound: u32,
    /// Other sites linked.
    pub sites: u32,
    /// To the person's own sites, from another.
    pub mine: u32,
    /// To the rivals' sites, from another; those in same-origin frames too.
    #[serde(default)]
    pub rivals: u32,
    /// Unique crawlable targets of every kind, among which a link shares the page, in tenths: ten for one linked from the
    /// content, one for one of the template alone.
    #[serde(default)]
    pub targets_in_tenths: u32,
    /// Outbound links of same-origin frames, in none of the other counts.
    #[serde(default)]
    pub in_frames: u32,
    /// Outbound links by how they are qualified.
    pub follow: FollowTotals,
}

/// Outbound links by how they are qualified.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FollowTotals {
    /// [`Follow::Followed`].
    pub followed: u32,
    /// [`Follow::Nofollow`].
    pub nofollow: u32,
    /// [`Follow::Ugc`].
    pub ugc: u32,
    /// [`Follow::Sponsored`].
    pub sponsored: u32,
    /// [`Follow::PageNofollow`].
    pub page_nofollow: u32,
    /// [`Follow::Unknown`].
    pub unknown: u32,
}

/// A same-origin frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Its address.
    pub url: String,
    /// Its http(s) links, by its own index.
    pub links: Vec<LinkRow>,
}

/// One http(s) link. Internal links have no values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Number in the document.
    pub index: u32,
    /// The target's address.
    pub url: String,
    /// The wrapper's address, where it goes through one.
    pub via: Option<String>,
    /// The target's site; none behind an opaque shortener.
    pub site: Option<String>,
    /// Whose corner of a shared host.
    pub tenant: Option<String>,
    /// To another site.
    pub outbound: bool,
    /// Anchor text.
    pub text: String,
    /// Up to 120 characters before it.
    pub before: String,
    /// Up to 120 characters after it.
    pub after: String,
    /// Class of the anchor.
    pub anchor: AnchorKind,
    /// Where it stands.
    pub context: Context,
    /// In the lead of the body.
    pub lead: bool,
    /// How sure the context is.
    pub confidence: Confidence,
    /// All `rel` tokens.
    pub rel: Vec<String>,
    /// Whether the server's HTML has it as the page has it.
    pub origin: Origin,
    /// Facts worth showing.
    pub flags: Vec<Flag>,
    /// How it is qualified.
    pub follow: Follow,
    /// Whether a crawler finds it.
    pub crawl: Crawl,
    /// Whether it counts, and which step decides.
    pub counts: Counts,
    /// The link's own steps of the chain.
    pub evidence: Vec<Evidence>,
    /// Whether a person sees it.
    pub visibility: Visibility,
    /// How many earlier links of the page point to the same address.
    pub repeat: u32,
    /// How good the place is.
    pub place: Option<Range>,
    /// What it brings in search.
    pub search: Option<Range>,
    /// What it brings in visits.
    pub referral: Option<Range>,
    /// What each factor read, those that read 1 left out; empty for internal links.
    pub factors: Vec<Reading>,
    /// Why: where it stands first, then what it costs.
    pub reasons: Vec<Reason>,
}
