//! The factors of a link's value and how much each weighs.
//! Holds no reading: what a fact is worth stands in `readings`.

use serde::{Deserialize, Serialize};

use super::Span;

crate::vocabulary! {
    /// What enters a link's value. Declared in the order in which they are folded.
    pub enum Factor {
        /// Gate: how the link is qualified.
        Follow = "follow",
        /// Gate: whether a crawler finds it.
        Crawl = "crawl",
        /// Gate: what the page's directives allow.
        Indexing = "indexing",
        /// Gate: whether it is seen, as a search engine takes it.
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
        /// Search: the linking site's authority.
        Authority = "authority",
        /// Gate of visits: whether readers see it.
        Sight = "sight",
        /// Gate of visits: whether readers read the person's language and live in their country.
        Language = "language",
        /// Visits: where readers click.
        Clicks = "clicks",
        /// Visits: how many people see such a page.
        Audience = "audience",
        /// Visits: how new the page is.
        Freshness = "freshness",
    }
}

/// How a factor enters a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Role {
    /// Multiplies the number outright.
    Gate,
    /// Enters the weighted geometric mean with this weight; the weights of one number sum to 1.
    Quality(f64),
    /// Does not enter it.
    None,
}

impl Factor {
    /// How it enters `place`.
    pub const fn in_place(self) -> Role {
        match self {
            // A link that is qualified, not found, not shown or said twice is not made up for by anything else.
            Self::Follow | Self::Crawl | Self::Indexing | Self::Visibility | Self::Repeat => {
                Role::Gate
            }
            // An unrelated link is likely ignored, wherever it stands.
            Self::Relevance => Role::Quality(0.35),
            // What every patent and study of position agrees on: the main content's links weigh most.
            Self::Placement => Role::Quality(0.30),
            // Value is divided among a page's links; how strictly is unknown.
            Self::Share => Role::Quality(0.15),
            // An anchor tells what the target is about, but came to be abused; the kind of page tells how long
            // the link stays and how freely such pages are made.
            Self::Anchor | Self::PageKind => Role::Quality(0.10),
            // The site's, and what readers do: it tells nothing of how good the place is.
            Self::Authority
            | Self::Sight
            | Self::Language
            | Self::Clicks
            | Self::Audience
            | Self::Freshness => Role::None,
        }
    }

    /// How it enters `search`, where the place is multiplied by it.
    pub const fn in_search(self) -> Role {
        match self {
            // The same place is worth more on a site that others vouch for: what it passes on is what it has.
            Self::Authority => Role::Gate,
            // The place has taken them already.
            Self::Follow
            | Self::Crawl
            | Self::Indexing
            | Self::Visibility
            | Self::Repeat
            | Self::Relevance
            | Self::Placement
            | Self::Share
            | Self::Anchor
            | Self::PageKind => Role::None,
            // What visitors do.
            Self::Sight | Self::Language | Self::Clicks | Self::Audience | Self::Freshness => {
                Role::None
            }
        }
    }

    /// How it enters `referral`.
    pub const fn in_referral(self) -> Role {
        match self {
            // Nobody clicks what nobody sees, and few what they cannot read.
            Self::Sight | Self::Language => Role::Gate,
            // Whether a reader comes by the link at all.
            Self::Clicks => Role::Quality(0.35),
            // Whether that reader is the person's customer.
            Self::Relevance => Role::Quality(0.25),
            // How many readers there are; and readers leave old pages.
            Self::Audience | Self::Freshness => Role::Quality(0.15),
            // Whether the reader knows what to expect behind it.
            Self::Anchor => Role::Quality(0.10),
            // Search engines' business: directives and qualification stop no reader.
            Self::Follow
            | Self::Crawl
            | Self::Indexing
            | Self::Visibility
            | Self::Repeat
            | Self::Placement
            | Self::Share
            | Self::PageKind
            | Self::Authority => Role::None,
        }
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

impl Reading {
    /// The reading of a factor.
    pub const fn of(factor: Factor, span: Span) -> Self {
        Self {
            factor,
            low: span.low,
            high: span.high,
        }
    }

    /// Both ends.
    pub const fn span(&self) -> Span {
        Span::between(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_each_number_sum_to_one() {
        for role in [Factor::in_place, Factor::in_referral] {
            let weights = Factor::ALL.iter().map(|factor| match role(*factor) {
                Role::Quality(weight) => weight,
                Role::Gate | Role::None => 0.0,
            });
            assert!((weights.sum::<f64>() - 1.0).abs() < 1e-12);
        }
    }
}
