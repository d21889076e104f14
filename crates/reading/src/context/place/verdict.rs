//! A link's context with what it rests on, and how sure that makes it.
//! Decides no context.

use crate::{
    context::{
        Context,
        claims::{Claim, Evidence},
        measure::Measure,
    },
    tables::Purpose,
};

/// Share of a line that may be in links for it to read as prose, in percent.
const PROSE_DENSITY: u32 = 60;

/// What decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::context) enum Ground {
    /// A claim on the path from the root.
    Claimed(Claim),
    /// The destination's purpose.
    Destination(Purpose),
    /// The link's own words.
    Words,
    /// Stands in a list of links where no text is.
    Menu,
    /// Stands in the main content of a page of visitors' posts.
    Thread,
    /// Stands between such posts, in none of them.
    BetweenPosts,
    /// Stands in the main content of a page that is a list.
    Entry,
    /// Stands in a row of linked pictures without a word.
    Strip,
    /// Stands in the main content.
    Main,
    /// Stands in running text outside the main content.
    Text,
    /// Stands beside the site's legal line.
    Closing,
    /// Stands before the main content.
    Before,
    /// Stands after it.
    After,
}

/// A context and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::context) struct Verdict {
    pub(in crate::context) context: Context,
    pub(in crate::context) ground: Ground,
}

impl Verdict {
    pub(super) const fn new(context: Context, ground: Ground) -> Self {
        Self { context, ground }
    }

    pub(super) const fn claimed(claim: Claim) -> Self {
        Self::new(claim.context, Ground::Claimed(claim))
    }
}

/// How sure a verdict is, in percent: about the share of such verdicts that labelled pages bear out.
pub(in crate::context) fn confidence(verdict: Verdict, agreeing: u8, line: Measure) -> u8 {
    let prose = line.prose > 0 && line.density() < PROSE_DENSITY;
    match verdict.ground {
        Ground::Claimed(claim) => match (claim.evidence, agreeing) {
            // Names are made up by authors: one alone may mean something else, or a part of another part.
            (Evidence::Name | Evidence::Signature, ..=1) => 65,
            (Evidence::Landmark | Evidence::Schema | Evidence::Label | Evidence::Form, ..=1) => 82,
            (Evidence::Name | Evidence::Signature | Evidence::Label | Evidence::Form, 2) => 92,
            (Evidence::Landmark | Evidence::Schema, 2) | (_, 3..) => 96,
        },
        Ground::Destination(Purpose::Intent | Purpose::Ad) => 97,
        Ground::Destination(Purpose::Account) => 95,
        Ground::Destination(Purpose::App | Purpose::Utility) | Ground::Words | Ground::Entry => 92,
        Ground::Main | Ground::Thread if prose => 94,
        Ground::Main | Ground::Thread => 87,
        Ground::Menu => 84,
        Ground::Closing => 70,
        Ground::Text | Ground::BetweenPosts | Ground::Strip => 60,
        Ground::Before | Ground::After => 45,
    }
}
