//! One spot of a page and all that its value rests on.
//! Decides nothing: it asks `readings` for every factor.

use super::{Age, Factor, Reading, Span, readings};
use crate::context::{Confidence, Context, PageKind, Placement, Visibility};

/// Whether another link of the page to the same address is better placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// The only one, or the best placed.
    Best,
    /// A better placed one exists.
    Other,
}

/// Where in its context a link stands, where that changes its worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The lead of the body.
    Lead,
    /// The opening post of a thread.
    Thread,
    /// Anywhere else.
    Plain,
}

impl Position {
    /// The position that a placement names.
    pub const fn of(placement: &Placement) -> Self {
        match placement {
            Placement { lead: true, .. } => Self::Lead,
            Placement { thread: true, .. } => Self::Thread,
            Placement { .. } => Self::Plain,
        }
    }
}

/// What holds for every spot of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// What its directives allow, as a share.
    pub indexing: Span,
    /// What kind of page it is.
    pub kind: PageKind,
    /// How old it is.
    pub age: Age,
    /// Its site's authority, as a share.
    pub authority: Span,
    /// How many people see such a page, as a share.
    pub audience: Span,
    /// Whether its readers read the person's language and live in their country, as a share.
    pub language: Span,
    /// What nearness is worth in its language and from its country, as a share.
    pub country: Span,
    /// Unique crawlable targets on the page, in tenths (see `crowd`).
    pub targets: u32,
}

/// One spot where a link stands or could stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The page.
    pub ground: Ground,
    /// How the link is qualified, as a share.
    pub follow: Span,
    /// Whether a crawler finds it, as a share.
    pub crawl: Span,
    /// Where it stands.
    pub context: Context,
    /// Where in that.
    pub position: Position,
    /// How sure that is.
    pub confidence: Confidence,
    /// Whether it is seen.
    pub visibility: Visibility,
    /// Whether another link to the same address is better placed.
    pub repeat: Repeat,
    /// What its anchor says, as a share.
    pub anchor: Span,
    /// Nearness to the person's niche, as a share.
    pub relevance: Span,
}

impl Spot {
    /// What every factor reads here, in the order of [`Factor`].
    pub fn readings(&self) -> impl Iterator<Item = Reading> {
        let read = |factor: &Factor| Reading::of(*factor, self.read(*factor).in_steps());
        Factor::ALL.iter().map(read)
    }

    /// Those that change a number, as a report lists them.
    pub fn listed(&self) -> Vec<Reading> {
        self.readings()
            .filter(|reading| reading.low < 1.0)
            .collect()
    }

    fn read(&self, factor: Factor) -> Span {
        match factor {
            Factor::Follow => self.follow,
            Factor::Crawl => self.crawl,
            Factor::Indexing => self.ground.indexing,
            Factor::Visibility => readings::visibility(self.visibility),
            Factor::Repeat => readings::repeat(self.repeat),
            Factor::Relevance => self.relevance.times(self.ground.country),
            Factor::Placement => self.placed(readings::placement),
            Factor::Share => readings::share(self.ground.targets),
            Factor::Anchor => self.anchor,
            Factor::PageKind => readings::page_kind(self.ground.kind, self.ground.age),
            Factor::Authority => self.ground.authority,
            Factor::Sight => readings::sight(self.visibility),
            Factor::Language => self.ground.language,
            Factor::Clicks => self.placed(readings::clicks),
            Factor::Audience => self.ground.audience,
            Factor::Freshness => readings::freshness(self.ground.age),
        }
    }

    /// Whose place it is: in a thread everyone who writes has a box, so that it is worth what a comment is.
    const fn held_by(&self) -> Context {
        match (self.context, self.ground.kind) {
            (Context::Author, PageKind::Thread) => Context::Comment,
            (context, _) => context,
        }
    }

    /// A placement's reading, drawn towards what it may be instead by as much as the classifier doubts.
    fn placed(&self, read: fn(Context, Position) -> f64) -> Span {
        let share = read(self.held_by(), self.position);
        let certain = f64::from(Confidence::CERTAIN.0);
        let doubt = 1.0 - (f64::from(self.confidence.0) / certain).min(1.0);
        let Span { low, high } = readings::PLACEMENT_BOUNDS;
        Span::between(
            share - doubt * (share - low).max(0.0),
            share + doubt * (high - share).max(0.0),
        )
    }
}
