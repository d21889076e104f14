//! The places of this page where a link could stand, by the page's own habit.
//! Gives no verdict.

use serde::{Deserialize, Serialize};

use super::{
    Case, Ground, Numbers, Position, Range, Reading, Repeat, Span, Spot, Standing,
    habit::{Habit, of_content},
    readings,
    risk::THIN_WORDS,
};
use crate::{
    context::{Confidence, Context, PageKind, Region, Visibility},
    follow::{Crawl, Follow, Indexing},
    link::AnchorKind,
    niche::{Niche, Relevance},
    turns::Turns,
};

/// One place on this page where a link could stand, by the page's own habit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Where.
    pub context: Context,
    /// How this page qualifies most of its outbound links there, for an author without any the content's;
    /// unknown where it shows no habit at all.
    pub follow: Follow,
    /// How many outbound links stand there now.
    pub links: u32,
    /// Whether somebody else's link can be had there, rather than only the site's own.
    pub realistic: bool,
    /// What a descriptive link there would be worth.
    pub place: Range,
    /// In search.
    pub search: Range,
    /// In visits.
    pub referral: Range,
    /// What each factor would read there, those that read 1 left out.
    #[serde(default)]
    pub factors: Vec<Reading>,
}

/// A slot and what it would be if the server's unread answers say nothing against it.
#[derive(Debug, Clone)]
pub(super) struct Prospective {
    pub(super) slot: Slot,
    pub(super) numbers: Numbers,
    pub(super) supposed: Numbers,
    /// Nearness to the person's niche.
    pub(super) relevance: Span,
    /// Sites that show the page's habit: those followed, as far as is known, and all.
    pub(super) habit: (u32, u32),
}

/// Whose links a page sets where its best slot is, and whether it follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Custom {
    /// It shows no habit there, or there is no such place.
    Unknown,
    /// It follows none.
    Qualified,
    /// Its own, in the text.
    Text,
    /// Its own, as entries of lists.
    Entries,
    /// Visitors' and authors'.
    Visitors,
}

impl Prospective {
    /// What to expect there by the page's habit.
    pub(super) const fn custom(&self) -> Custom {
        match (self.habit, self.slot.context) {
            ((_, 0), _) => Custom::Unknown,
            ((0, _), _) => Custom::Qualified,
            (_, Context::Body) => Custom::Text,
            (_, Context::List | Context::Reference | Context::Infobox) => Custom::Entries,
            (_, Context::Author | Context::Comment) => Custom::Visitors,
            (
                _,
                Context::Related
                | Context::Navigation
                | Context::Header
                | Context::Sidebar
                | Context::Footer
                | Context::Share
                | Context::Ad
                | Context::Utility,
            ) => Custom::Unknown,
        }
    }
}

/// All slots: realistic ones first, then the better place, then the better visits.
pub(super) async fn all(
    case: &Case<'_>,
    (ground, niche): (Ground, &Niche),
    links: &[Option<Spot>],
    turns: &Turns,
) -> Vec<Prospective> {
    let outbound: Vec<Standing<'_>> = case.outbound().collect();
    let worth = |prospective: &Prospective| {
        let Numbers {
            place, referral, ..
        } = prospective.supposed;
        let realistic = prospective.slot.realistic;
        (realistic, place.weight(), referral.weight())
    };
    let mut best_first: Vec<Prospective> = Vec::new();
    for &context in Context::ALL {
        turns.pass().await;
        let here: Vec<Standing<'_>> = outbound
            .iter()
            .filter(|standing| standing.placement.context == context)
            .copied()
            .collect();
        if here.is_empty() && !could_be_had(case, context) {
            continue;
        }
        let slot = slot(case, (context, &here, links), ground, niche.page());
        let place = best_first.partition_point(|better| worth(better) >= worth(&slot));
        best_first.insert(place, slot);
    }
    best_first
}

/// Places that a page offers though no outbound link stands there yet.
fn could_be_had(case: &Case<'_>, context: Context) -> bool {
    match context {
        Context::Body => match case.layout.kind {
            PageKind::Home
            | PageKind::Article
            | PageKind::Product
            | PageKind::Documentation
            | PageKind::Press
            | PageKind::Other => writes_without_links(case),
            // Made of entries, teasers, posts or facts: there is no text of the publisher to stand in.
            PageKind::Listing
            | PageKind::Resource
            | PageKind::Thread
            | PageKind::Profile
            | PageKind::Search => false,
        },
        // An author's box can be had by writing; a thread's or a listing's authors are many.
        Context::Author => match case.layout.kind {
            PageKind::Home
            | PageKind::Article
            | PageKind::Product
            | PageKind::Documentation
            | PageKind::Press
            | PageKind::Resource
            | PageKind::Other => stands(case, context),
            PageKind::Listing | PageKind::Thread | PageKind::Profile | PageKind::Search => false,
        },
        Context::Comment => stands(case, context),
        Context::List
        | Context::Reference
        | Context::Infobox
        | Context::Related
        | Context::Navigation
        | Context::Header
        | Context::Sidebar
        | Context::Footer
        | Context::Share
        | Context::Ad
        | Context::Utility => false,
    }
}

/// A text that sends readers nowhere might, where there is one; one whose links stand in a list beside it has shown where it sets them.
fn writes_without_links(case: &Case<'_>) -> bool {
    case.layout.main_words >= THIN_WORDS && of_content(case).next().is_none()
}

/// Whether the page has such a place at all: links of any kind stand there, or text that its markup calls so.
fn stands(case: &Case<'_>, context: Context) -> bool {
    let mut placements = case.layout.placements.iter();
    placements.any(|placement| placement.context == context)
        || (case.page.runs.iter()).any(|run| case.zone(run.block) == Some(context))
}

const fn realistic(context: Context) -> bool {
    match context.region() {
        Region::Content | Region::People => true,
        Region::Template => false,
    }
}

/// Raises what a new link may have to what one shows that stands there and is seen.
fn raise(new: &mut Spot, shown: &Spot) {
    if new.context != shown.context || shown.visibility == Visibility::Hidden {
        return;
    }
    for (may, has) in [
        (&mut new.follow, shown.follow),
        (&mut new.crawl, shown.crawl),
        (&mut new.relevance, shown.relevance),
    ] {
        if may.high < has.high {
            may.high = has.high;
        }
    }
}

fn slot(
    case: &Case<'_>,
    (context, here, links): (Context, &[Standing<'_>], &[Option<Spot>]),
    ground: Ground,
    relevance: Relevance,
) -> Prospective {
    let habit = Habit::shown(case, context, here);
    let crawl = crawl(here);
    let mut spot = Spot {
        ground: Ground {
            // The new link is one more target.
            targets: ground.targets.saturating_add(10),
            ..ground
        },
        follow: habit.expected(),
        crawl,
        context,
        position: Position::Plain,
        confidence: Confidence(100),
        visibility: Visibility::Visible,
        repeat: Repeat::Best,
        anchor: readings::anchor(AnchorKind::Descriptive, ""),
        // The words around it are not written yet. They will be about the person's matter, so at least as near as the
        // page is; how near a sentence here may be, the others show.
        relevance: readings::relevance(relevance),
    };
    for shown in links.iter().flatten() {
        raise(&mut spot, shown);
    }
    let numbers = Numbers::fold(spot.readings());
    Prospective {
        slot: Slot {
            context,
            follow: habit.usual(),
            links: u32::try_from(here.len()).unwrap_or(u32::MAX),
            realistic: realistic(context),
            place: numbers.place,
            search: numbers.search,
            referral: numbers.referral,
            factors: spot.listed(),
        },
        numbers,
        supposed: Numbers::fold(supposed(case, (spot, crawl), &habit, relevance).readings()),
        relevance: spot.relevance,
        habit: habit.counts(),
    }
}

/// The spot if the answers of the server that were not read say nothing against it, and the page is as near as a page of
/// another language can be where keywords cannot tell.
fn supposed(
    case: &Case<'_>,
    (spot, crawl): (Spot, Span),
    habit: &Habit,
    relevance: Relevance,
) -> Spot {
    let indexing = match case.directives.indexing {
        Indexing::Unknown => Indexing::Indexable,
        Indexing::Indexable
        | Indexing::Noindex
        | Indexing::Blocked
        | Indexing::CanonicalElsewhere
        | Indexing::Error => case.directives.indexing,
    };
    Spot {
        follow: habit.supposed(),
        crawl,
        relevance: readings::supposed_relevance(relevance.basis, spot.relevance),
        ground: Ground {
            indexing: readings::indexing(indexing),
            ..spot.ground
        },
        ..spot
    }
}

fn crawl(here: &[Standing<'_>]) -> Span {
    if here.is_empty() {
        return readings::crawl(Crawl::Crawlable);
    }
    let crawls: Vec<(Span, u32)> = here
        .iter()
        .map(|standing| (readings::crawl(standing.qualification.crawl), 1))
        .collect();
    Span::expected(&crawls)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fixture::{self, House, assess, at, external};

    fn slots(house: &House) -> Vec<Slot> {
        assess(house.case()).prospect.slots
    }

    #[test]
    fn a_thread_offers_no_place_in_a_text_of_its_own() {
        let mut house = House::of([at(Context::Comment, "https://a.example/").follow(Follow::Ugc)]);
        house.layout.kind = PageKind::Thread;
        let contexts: Vec<Context> = slots(&house).iter().map(|slot| slot.context).collect();
        assert_eq!(contexts, [Context::Comment]);
    }

    #[test]
    fn a_page_without_links_still_has_its_text() {
        let slots = slots(&House::of([]));
        assert_eq!((slots[0].context, slots[0].links), (Context::Body, 0));
        assert!(slots[0].place.low < 25 && slots[0].place.high > 60);
    }

    #[test]
    fn a_page_that_links_from_a_list_offers_the_list() {
        let slots = slots(&House::of([at(Context::List, "https://a.example/")]));
        assert_eq!(slots.len(), 1);
    }

    #[test]
    fn an_authors_box_is_expected_to_follow_as_the_text_does() {
        let slots = slots(&House::of([
            external("https://a.example/").follow(Follow::Nofollow),
            at(Context::Author, "https://page.example/author"),
        ]));
        assert_eq!(
            (slots[1].context, slots[1].follow),
            (Context::Author, Follow::Nofollow)
        );
    }

    #[test]
    fn a_bio_and_comments_without_a_link_are_places_for_one() {
        let mut house = House::of([external("https://a.example/")]);
        house.page.runs = vec![fixture::text(1, "Ines Calder writes about mills.")];
        for context in [Context::Author, Context::Comment] {
            house.layout.zones = vec![None, Some(context)];
            assert_eq!(slots(&house)[1].context, context);
            assert_eq!(slots(&house)[1].links, 0);
            let follow = slots(&house)[1].factors.clone().into_iter();
            let mut follow = follow.filter(|it| it.factor == crate::value::Factor::Follow);
            // An author's is as the content's links are.
            let expected = (context == Context::Comment).then_some(readings::NO_COMMENT_HABIT.high);
            assert_eq!(follow.next().map(|it| it.high), expected, "{context}");
        }
        house.page.runs.clear();
        assert_eq!(slots(&house).len(), 1, "an empty box is none");
    }

    #[test]
    fn the_best_realistic_slot_comes_first() {
        let slots = slots(&House::of([
            at(Context::Footer, "https://a.example/"),
            at(Context::List, "https://b.example/"),
            external("https://c.example/"),
        ]));
        let contexts: Vec<Context> = slots.iter().map(|slot| slot.context).collect();
        assert_eq!(contexts, [Context::Body, Context::List, Context::Footer]);
        assert!(!slots[2].realistic);
    }

    #[test]
    fn the_pages_habit_is_expected_of_a_new_link() {
        let qualified = House::of([external("https://a.example/").follow(Follow::Nofollow)]);
        assert_eq!(slots(&qualified)[0].follow, Follow::Nofollow);
        assert!(slots(&qualified)[0].place.high <= 25);
        let paid = House::of([
            external("https://a.example/").follow(Follow::Sponsored),
            external("https://b.example/").follow(Follow::Sponsored),
            external("https://c.example/"),
        ]);
        assert_eq!(
            slots(&paid)[0].follow,
            Follow::Followed,
            "paid links are declared"
        );
        let sister = House::of([
            external("https://sister.example/1"),
            external("https://sister.example/2"),
            external("https://sister.example/3"),
            external("https://a.example/").follow(Follow::Nofollow),
            external("https://b.example/").follow(Follow::Nofollow),
        ]);
        assert_eq!(
            slots(&sister)[0].follow,
            Follow::Nofollow,
            "a site has one voice"
        );
    }
}
