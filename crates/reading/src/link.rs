//! Each hyperlink as typed facts: where it points, whose site that is, what its `rel` and anchor say.
//! Does not know where on the page a link stands, nor whether it counts.

mod affiliate;
mod anchor;
mod block;
mod host;
mod letters;
mod name;
mod read;
mod referrer;
mod rel;
mod same;
mod server;
mod site;
mod suffix;
mod text;
mod url;
mod wrapper;

use serde::{Deserialize, Serialize};

use crate::{page::Ignorance, reason::Reason};

pub use block::containers;
pub use letters::{lower, seen};
pub use read::{is_of, is_on, own_address};
pub use referrer::is_told as referrer_is_told;
pub use rel::{Rel, read as read_rel};
pub use same::{same_page, same_spelling};
pub use site::Owner;
pub use text::seen_text;
pub use url::{host, web, without_fragment};

pub use read::{read, site_of};

crate::vocabulary! {
    /// What a reader sees as the link (CONTEXT: the anchor text alone, in the field's terms).
    pub enum AnchorKind {
        /// One of the person's keywords, whole; only for links to the person's own site.
        Exact = "exact",
        /// Contains one of the person's keywords.
        Partial = "partial",
        /// The name of the destination's site, company or account.
        Brand = "brand",
        /// The person's brand and a keyword together.
        Compound = "compound",
        /// An address or domain.
        Url = "url",
        /// Says nothing about the destination: "here", "read more".
        Generic = "generic",
        /// No visible text, but an image.
        Image = "image",
        /// Nothing to see.
        Empty = "empty",
        /// A citation mark: `[1]`, `^`, a footnote number.
        Citation = "citation",
        /// Says something about the destination.
        Descriptive = "descriptive",
    }
}

crate::vocabulary! {
    /// Addresses that are links for people but never outbound (R18).
    pub enum Scheme {
        /// `mailto:`
        Mailto = "mailto",
        /// `tel:`
        Tel = "tel",
        /// `sms:`
        Sms = "sms",
        /// `javascript:`
        Javascript = "javascript",
        /// `data:`
        Data = "data",
        /// `blob:`
        Blob = "blob",
        /// `about:`
        About = "about",
        /// `file:`
        File = "file",
        /// An extension's own page.
        Extension = "extension",
        /// Any other scheme.
        Other = "other",
    }
}

crate::vocabulary! {
    /// Facts about a link worth showing that change no other field.
    pub enum Flag {
        /// `rel` is separated by commas (R02).
        CommaSeparatedRel = "comma-separated-rel",
        /// A `rel` token looks like a misspelling of a known one (R03).
        RelTypo = "rel-typo",
        /// `rel` holds `dofollow` or `follow`, a footprint of sold links (R03).
        DofollowFootprint = "dofollow-footprint",
        /// The anchor is the `title`, for lack of text and images (R27).
        TitleFallback = "title-fallback",
        /// Goes through a redirect that names its target (R26).
        Redirected = "redirected",
        /// The redirect is a known interstitial: no credit passes (R26).
        Interstitial = "interstitial",
        /// A shortener hides the target (R26).
        OpaqueShortener = "opaque-shortener",
        /// Touches another link with nothing but punctuation between (R30).
        Chained = "chained",
        /// `rel` differs between the server's HTML and the live page (R22).
        RelChangedByScript = "rel-changed-by-script",
        /// No referrer is sent: the visit shows as direct, unless the link carries campaign tags (R31).
        NoReferrer = "no-referrer",
        /// The link carries campaign tags (R31).
        CampaignTags = "campaign-tags",
        /// An affiliate link by its address; the network is in the reasons.
        Affiliate = "affiliate",
        /// Carries a parameter that is customary for affiliate links: a weaker sign.
        AffiliateParameter = "affiliate-parameter",
        /// Its address carries `erid`, the token of an advertisement.
        Advertised = "advertised",
        /// Points to the person's own site.
        Mine = "mine",
        /// Points to a site that the person competes with.
        Rival = "rival",
        /// The thread's own opening post.
        Thread = "thread",
    }
}

/// Whether the server's HTML, before any script ran, has the link as the page has it (R22).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Origin {
    /// It stands there with the same `rel`.
    Server,
    /// Its address stands nowhere in it.
    RenderedOnly,
    /// Its address stands there, but never with this `rel`.
    RelChanged {
        /// The `rel` that it has there, as written.
        server: String,
    },
    /// The server's HTML was not read.
    Unknown {
        /// Why.
        why: Ignorance,
    },
}

/// What stands between a link and its target (R26). Order: what lets the least pass first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passage {
    /// A known interstitial: no credit passes.
    Interstitial,
    /// A redirect that hides its target.
    Opaque,
    /// A redirect that may pass credit.
    Redirect,
    /// Nothing.
    Direct,
}

/// Where a link points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// An http(s) address.
    Web(WebAddress),
    /// Another scheme: counted apart, never outbound.
    Other(Scheme),
    /// The browser could not resolve it.
    Unresolvable,
}

impl Destination {
    /// The http(s) address, if it is one.
    pub const fn web(&self) -> Option<&WebAddress> {
        match self {
            Self::Web(address) => Some(address),
            Self::Other(_) | Self::Unresolvable => None,
        }
    }
}

/// An http(s) destination, unwrapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebAddress {
    /// The target's address; behind a wrapper the target, not the wrapper.
    pub url: String,
    /// The wrapper's address, where the link goes through one.
    pub via: Option<String>,
    /// The target's host, lower case, without a trailing dot.
    pub host: String,
    /// Registrable domain or whole host (R23, R24); none behind an opaque shortener.
    pub site: Option<String>,
    /// Whose corner of a shared host it is (R25), such as `github.com/rust-lang`.
    pub tenant: Option<String>,
    /// Whether it is another site than the page's.
    pub outbound: bool,
}

/// One hyperlink, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Position of its anchor in the snapshot's `anchors`.
    pub anchor: u32,
    /// Where it points.
    pub destination: Destination,
    /// All `rel` tokens, lower case, in order of appearance, without repeats.
    pub rel: Vec<String>,
    /// Whether it stands in the server's HTML.
    pub origin: Origin,
    /// The anchor text: visible text and image alternatives (R27).
    pub text: String,
    /// Its class.
    pub kind: AnchorKind,
    /// Up to 120 characters before the link in its block (R30).
    pub before: String,
    /// Up to 120 characters after it.
    pub after: String,
    /// Facts worth showing.
    pub flags: Vec<Flag>,
    /// What there is to say of them: how its visits show, whose affiliate link it is.
    pub reasons: Vec<Reason>,
}

impl Link {
    /// The http(s) destination, if it has one.
    pub const fn web(&self) -> Option<&WebAddress> {
        self.destination.web()
    }

    /// What stands between it and its target.
    pub fn passage(&self) -> Passage {
        let has = |flag| self.flags.contains(&flag);
        if has(Flag::Interstitial) {
            Passage::Interstitial
        } else if has(Flag::OpaqueShortener) {
            Passage::Opaque
        } else if has(Flag::Redirected) {
            Passage::Redirect
        } else {
            Passage::Direct
        }
    }

    /// Whether it points to another site.
    pub fn is_outbound(&self) -> bool {
        self.web().is_some_and(|address| address.outbound)
    }
}
