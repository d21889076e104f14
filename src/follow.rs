//! Whether a link counts for search engines: every step of the chain from robots.txt to `rel`.
//! Says nothing of how much it would be worth.

pub(crate) mod canonical;
mod chain;
pub(crate) mod date;
mod directives;
mod header;
mod link;
mod meta;
mod robots;

use serde::{Deserialize, Serialize};

use crate::{link::Link, page::PageSnapshot, reason::Reason, turns::Turns};

crate::vocabulary! {
    /// How a link is qualified. Order: of several of its own, the first listed names the link.
    pub enum Follow {
        /// `rel=sponsored` among its tokens.
        Sponsored = "sponsored",
        /// `rel=ugc`.
        Ugc = "ugc",
        /// `rel=nofollow`.
        Nofollow = "nofollow",
        /// Only the page's meta or header says nofollow.
        PageNofollow = "page-nofollow",
        /// Would be followed, but the headers were not read (R11), do not tell whom they ask (R10), or only a script
        /// keeps the page or the link from being qualified (R06, R22).
        Unknown = "unknown",
        /// Nothing on the page or in its headers qualifies it.
        Followed = "followed",
    }
}

crate::vocabulary! {
    /// Whether a crawler finds the link.
    pub enum Crawl {
        /// An HTML `a[href]` to http(s), in the server's HTML as far as is known (R16).
        Crawlable = "crawlable",
        /// Only in the page after scripts ran (R22).
        RenderedOnly = "rendered-only",
        /// Not documented as crawlable (R16).
        Uncrawlable = "uncrawlable",
    }
}

crate::vocabulary! {
    /// What the page's own directives let a search engine do with the page.
    pub enum Indexing {
        /// Nothing seen forbids it.
        Indexable = "indexable",
        /// A meta or header says noindex.
        Noindex = "noindex",
        /// robots.txt forbids crawling it, or fails, which stops crawling too.
        Blocked = "blocked",
        /// Its canonical points elsewhere (a hint).
        CanonicalElsewhere = "canonical-elsewhere",
        /// The server answers with an error status.
        Error = "error",
        /// The server's answer was not read.
        Unknown = "unknown",
    }
}

crate::vocabulary! {
    /// The verdict a person acts on. Order: the most restrictive first.
    pub enum Verdict {
        /// It does not count.
        No = "no",
        /// Qualified: search engines take it as a hint.
        Hint = "hint",
        /// Cannot be told from here.
        Unknown = "unknown",
        /// Nothing asks search engines not to count it.
        Yes = "yes",
    }
}

crate::vocabulary! {
    /// The steps of the chain, in the order a crawler meets them.
    pub enum Step {
        /// robots.txt.
        Robots = "robots",
        /// The HTTP status.
        Status = "status",
        /// Robots metas.
        Meta = "meta",
        /// X-Robots-Tag.
        Header = "header",
        /// The canonical address.
        Canonical = "canonical",
        /// Whether the link's own href is crawlable.
        Crawlable = "crawlable",
        /// The link's own `rel`.
        Rel = "rel",
    }
}

/// What one step of the chain found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which step.
    pub step: Step,
    /// What this step alone allows.
    pub verdict: Verdict,
    /// The exact text it rests on, or empty.
    pub snippet: String,
    /// What it means.
    pub reason: Reason,
}

/// A verdict and the step that decides it; none where no step restricts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The most restrictive of all steps.
    pub verdict: Verdict,
    /// The first step with that verdict, unless it is yes.
    pub because: Option<Step>,
}

/// What holds for every link of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageDirectives {
    /// What a search engine may do with the page.
    pub indexing: Indexing,
    /// Whether an unqualified, crawlable link from here can count.
    pub counts: Counts,
    /// The steps robots to canonical, each evaluated; a step may have several findings.
    pub evidence: Vec<Evidence>,
    /// Whether every source that could say nofollow was read and none does.
    pub follow: Follow,
}

/// What holds for one link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// How it is qualified.
    pub follow: Follow,
    /// Whether a crawler finds it.
    pub crawl: Crawl,
    /// Whether it counts, page and link together.
    pub counts: Counts,
    /// The steps crawlable and rel; the page's steps are in [`PageDirectives::evidence`].
    pub evidence: Vec<Evidence>,
}

/// Reads the page's directives and each link's standing under them, in the order of `links`.
pub async fn judge(
    page: &PageSnapshot,
    links: &[Link],
    turns: &Turns,
) -> (PageDirectives, Vec<Qualification>) {
    let directives = chain::page(page);
    turns.pass().await;
    let qualifications = link::qualify(page, links, &directives, turns).await;
    (directives, qualifications)
}
