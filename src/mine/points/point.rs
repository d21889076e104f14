//! One point of an agreement: what it is about, how it comes out, why.
//! Decides nothing.

use serde::{Deserialize, Serialize};

use crate::reason::Reason;

crate::vocabulary! {
    /// What a point is about.
    pub enum Term {
        /// There is a link, and it points where it was to.
        Link = "link",
        /// Its anchor text.
        Anchor = "anchor",
        /// How it is qualified.
        Rel = "rel",
        /// Where it stands.
        Context = "context",
        /// Whether a reader sees it.
        Visibility = "visibility",
        /// Whether the page is its own canonical.
        Canonical = "canonical",
        /// Whether the page may be indexed.
        Indexing = "indexing",
        /// Whether visits through it can be told apart.
        Referrer = "referrer",
    }
}

crate::vocabulary! {
    /// How a point comes out. Order: the worst first.
    pub enum Held {
        /// It is not as agreed.
        Fail = "fail",
        /// It cannot be told.
        Unknown = "unknown",
        /// It is as agreed.
        Pass = "pass",
    }
}

/// One point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What it is about.
    pub term: Term,
    /// How it comes out.
    pub held: Held,
    /// Why.
    pub reason: Reason,
}

pub(super) const fn pass(term: Term, reason: Reason) -> Point {
    let held = Held::Pass;
    Point { term, held, reason }
}

pub(super) const fn unknown(term: Term, reason: Reason) -> Point {
    let held = Held::Unknown;
    Point { term, held, reason }
}

pub(super) const fn fail(term: Term, reason: Reason) -> Point {
    let held = Held::Fail;
    Point { term, held, reason }
}
