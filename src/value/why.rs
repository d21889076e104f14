//! Says which factors cost a link most, as reasons.
//! Holds no sentence and changes no number.

use super::{Factor, Reading, Role, Spot, Standing};
use crate::{
    context::{Context, PageKind},
    follow::{Crawl, Follow, Indexing},
    link::Passage,
    reason::{Code, Reason},
};

/// At most so many: a reader wants the causes, not the sum.
const MOST: usize = 3;

/// Costs under five percent of the place explain nothing.
const NOTICEABLE: f64 = 0.05;

/// The factors that cost the place most, strongest first; equals in the order of [`Factor`].
pub(super) fn costs(standing: Standing<'_>, indexing: Indexing, spot: &Spot) -> Vec<Reason> {
    let mut costly: Vec<(f64, Factor)> = Vec::new();
    for reading in spot.readings() {
        let cost = cost(reading);
        if cost >= NOTICEABLE {
            let place = costly.partition_point(|stronger| stronger.0 >= cost);
            costly.insert(place, (cost, reading.factor));
        }
    }
    let mut reasons: Vec<Reason> = Vec::new();
    for (_, factor) in costly {
        let reason = reason(factor, standing, indexing, spot);
        reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
    }
    let mut costs = 0;
    reasons.retain(|reason| {
        costs += 1;
        costs <= MOST || is_limit(reason.code)
    });
    reasons
}

/// Whether the reason is what one page cannot show (R39), and so always said.
fn is_limit(code: Code) -> bool {
    code == Code::Template || code == Code::Temporary
}

/// What a reading takes from the place, as the share lost.
fn cost(reading: Reading) -> f64 {
    let middle = reading.span().middle();
    match reading.factor.in_place() {
        Role::None => 0.0,
        Role::Gate => 1.0 - middle,
        Role::Quality(weight) => 1.0 - libm::pow(middle, weight),
    }
}

fn reason(
    factor: Factor,
    standing: Standing<'_>,
    of_page: Indexing,
    spot: &Spot,
) -> Option<Reason> {
    let code = match factor {
        Factor::Follow => return follow(standing.qualification.follow),
        Factor::Crawl => {
            crawl(standing.qualification.crawl).or_else(|| passage(standing.link.passage()))?
        }
        Factor::Indexing => indexing(of_page).filter(|code| *code != Code::AnswerUnread)?,
        Factor::Repeat => Code::BetterPlaced,
        Factor::Relevance if spot.relevance.high < OFF_TOPIC => Code::OffTopic,
        Factor::Placement => placement(spot.context)?,
        Factor::Share => return Some(Reason::with(Code::SharedPage, [spot.ground.targets / 10])),
        Factor::Anchor => Code::WeakAnchor,
        // What the template repeats does not roll off with the teasers.
        Factor::PageKind if placement(spot.context) == Some(Code::Template) => return None,
        Factor::PageKind => kind(spot.ground.kind)?,
        Factor::Relevance
        // Where it stands told that already.
        | Factor::Visibility
        | Factor::Authority
        | Factor::Sight
        | Factor::Language
        | Factor::Clicks
        | Factor::Audience
        | Factor::Freshness => return None,
    };
    Some(Reason::plain(code))
}

/// A relevance of at most so much is called unrelated: under what is assumed of an unknown one.
pub(super) const OFF_TOPIC: f64 = 0.3;

fn follow(follow: Follow) -> Option<Reason> {
    match follow {
        // Answers unread or unclear leave every link of the page open alike: the page says so once.
        Follow::Followed | Follow::Unknown => None,
        Follow::Nofollow | Follow::Ugc | Follow::Sponsored => {
            Some(Reason::with(Code::QualifiedHint, [follow]))
        }
        Follow::PageNofollow => Some(Reason::plain(Code::PageSaysNofollow)),
    }
}

const fn crawl(crawl: Crawl) -> Option<Code> {
    match crawl {
        Crawl::Crawlable => None,
        Crawl::RenderedOnly => Some(Code::AddedByScript),
        Crawl::Uncrawlable => Some(Code::LinkUncrawlable),
    }
}

/// What stands between the link and its target.
const fn passage(passage: Passage) -> Option<Code> {
    match passage {
        Passage::Interstitial => Some(Code::Interstitial),
        Passage::Opaque => Some(Code::OpaqueTarget),
        Passage::Redirect => Some(Code::Redirect),
        Passage::Direct => None,
    }
}

/// Why the page's own directives cost, if they do.
pub(super) const fn indexing(indexing: Indexing) -> Option<Code> {
    match indexing {
        Indexing::Indexable => None,
        Indexing::Noindex => Some(Code::PageNoindex),
        Indexing::Blocked => Some(Code::PageBlocked),
        Indexing::CanonicalElsewhere => Some(Code::CanonicalElsewhere),
        Indexing::Error => Some(Code::PageError),
        Indexing::Unknown => Some(Code::AnswerUnread),
    }
}

const fn placement(context: Context) -> Option<Code> {
    match context {
        Context::Body => None,
        Context::List | Context::Reference | Context::Infobox => Some(Code::SetApart),
        Context::Author => Some(Code::AuthorsOwn),
        Context::Comment => Some(Code::ByVisitors),
        Context::Related => Some(Code::Teaser),
        Context::Navigation | Context::Header | Context::Sidebar | Context::Footer => {
            Some(Code::Template)
        }
        Context::Share | Context::Ad | Context::Utility => Some(Code::NoRecommendation),
    }
}

/// Why the kind of page costs, if there is more to say than its name.
pub(super) const fn kind(kind: PageKind) -> Option<Code> {
    match kind {
        PageKind::Listing | PageKind::Search => Some(Code::Temporary),
        PageKind::Press => Some(Code::PressRelease),
        PageKind::Thread | PageKind::Profile => Some(Code::OpenToAll),
        PageKind::Home
        | PageKind::Article
        | PageKind::Resource
        | PageKind::Product
        | PageKind::Documentation
        | PageKind::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fixture::{House, assess, at, external};

    fn codes(house: &House) -> Vec<Code> {
        let worths = assess(house.case()).worths;
        let reasons = &worths[0].as_ref().unwrap().reasons;
        reasons.iter().map(|reason| reason.code).collect()
    }

    #[test]
    fn a_good_link_needs_no_excuse() {
        assert_eq!(codes(&House::of([external("https://a.example/")])), []);
    }

    #[test]
    fn r39_sitewide_is_never_said_for_certain_and_teasers_roll_off() {
        for (kind, context, expected) in [
            (PageKind::Article, Context::Body, None),
            (PageKind::Home, Context::Related, Some(Code::Teaser)),
            (PageKind::Listing, Context::Footer, Some(Code::Template)),
            (PageKind::Article, Context::Navigation, Some(Code::Template)),
            (PageKind::Listing, Context::Body, Some(Code::Temporary)),
            (PageKind::Search, Context::List, Some(Code::Temporary)),
        ] {
            let link = || at(context, "https://a.example/").follow(Follow::Ugc);
            let mut house = House::of([link(), link().crawl(Crawl::RenderedOnly)]);
            house.directives.indexing = Indexing::CanonicalElsewhere;
            house.layout.kind = kind;
            let limits = [Code::Template, Code::Temporary, Code::Teaser];
            for worth in assess(house.case()).worths {
                let said = worth.unwrap().reasons.into_iter().map(|reason| reason.code);
                let said: Vec<Code> = said.filter(|code| limits.contains(code)).collect();
                assert_eq!(said, Vec::from_iter(expected), "{kind} {context}");
            }
        }
    }

    #[test]
    fn what_costs_most_comes_first() {
        let link = at(Context::Comment, "https://a.example/")
            .follow(Follow::Ugc)
            .crawl(Crawl::RenderedOnly);
        let expected = [Code::QualifiedHint, Code::ByVisitors, Code::AddedByScript];
        assert_eq!(codes(&House::of([link])), expected);
    }
}
