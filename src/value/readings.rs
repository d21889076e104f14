//! What each fact about a link is worth, one match a factor, each line with its reason.
//! Folds nothing. Our own judgement unless a source is named; none of it is a search engine's number.

use super::{Abroad, Age, Band, Position, Repeat, Span};
use crate::{
    context::{Context, PageKind, Visibility},
    follow::{Crawl, Follow, Indexing},
    link::{AnchorKind, Origin, Passage},
    niche::{Basis, Relevance},
};

/// How the link is qualified.
pub const fn follow(follow: Follow) -> Span {
    match follow {
        // A vote of confidence without reserve.
        Follow::Followed => Span::exactly(1.0),
        // A hint since 2019, taken as "no credit" in most cases (Google, "Evolving nofollow").
        Follow::Nofollow | Follow::PageNofollow => Span::between(0.0, 0.25),
        // As nofollow, and known to be written by visitors.
        Follow::Ugc => Span::between(0.0, 0.15),
        // Declared as paid: the reason for which credit is to be withheld.
        Follow::Sponsored => Span::between(0.0, 0.05),
        // An X-Robots-Tag may say nofollow, or nothing.
        Follow::Unknown => Span::between(0.0, 1.0),
    }
}

/// What to expect of a link from a page that shows no habit: it may follow it or qualify it, from a hint at its best to
/// full credit.
pub const NO_HABIT: Span = Span::between(0.25, 1.0);

/// The same of comments: what visitors write is qualified as a rule, by the software of most blogs with nofollow since 2005.
pub const NO_COMMENT_HABIT: Span = Span::between(0.0, 0.25);

/// Whether a crawler finds it.
pub const fn crawl(crawl: Crawl) -> Span {
    match crawl {
        // An `a` with an `href`, as Google asks for ("SEO link best practices").
        Crawl::Crawlable => Span::exactly(1.0),
        // Google renders most pages, later; other engines seldom do.
        Crawl::RenderedOnly => Span::between(0.6, 1.0),
        // Not documented as crawlable; addresses are sometimes tried all the same.
        Crawl::Uncrawlable => Span::between(0.0, 0.05),
    }
}

/// Whether the server's HTML has it, where that was not read; what a script added is a matter of [`Crawl`].
pub const fn origin(origin: &Origin) -> Span {
    match origin {
        // It may be the page's script that added it.
        Origin::Unknown { why: _ } => crawl(Crawl::RenderedOnly),
        // The server sent it, or that a script added it is what its crawl reads; a changed `rel` is the qualification's.
        Origin::Server | Origin::RenderedOnly | Origin::RelChanged { server: _ } => {
            Span::exactly(1.0)
        }
    }
}

/// What passes through to its target.
pub const fn passage(passage: Passage) -> Span {
    match passage {
        // Nothing stands between.
        Passage::Direct => Span::exactly(1.0),
        // A crawlable redirect passes credit, a closed one does not, and which it is cannot be seen from here.
        Passage::Redirect | Passage::Opaque => Span::between(0.0, 1.0),
        // A page that warns or counts, closed to crawlers.
        Passage::Interstitial => Span::between(0.0, 0.05),
    }
}

/// What the page's directives allow.
pub const fn indexing(indexing: Indexing) -> Span {
    match indexing {
        // The page may be in the index, and its links with it.
        Indexing::Indexable => Span::exactly(1.0),
        // Crawled less and less; in the long run its links are not followed (Google's J. Mueller, 2017).
        // A blocked page's links are not seen, and an error page has none.
        Indexing::Noindex | Indexing::Blocked | Indexing::Error => Span::between(0.0, 0.05),
        // Its links likely count on the canonical page, if they stand there too.
        Indexing::CanonicalElsewhere => Span::between(0.3, 1.0),
        // It may be any of these.
        Indexing::Unknown => Span::between(0.0, 1.0),
    }
}

/// Whether it is seen, as a search engine takes it.
pub const fn visibility(visibility: Visibility) -> Span {
    match visibility {
        // Nothing to hold against it.
        Visibility::Visible => Span::exactly(1.0),
        // Content in tabs and accordions is indexed in full; whether its links weigh less is open.
        Visibility::Collapsed => Span::between(0.8, 1.0),
        // The start of an animation, or hidden text.
        Visibility::Suspect => Span::between(0.2, 1.0),
        // Against the rules (Google, "Spam policies": hidden text and links), so it is to count for nothing.
        Visibility::Hidden => Span::exactly(0.0),
    }
}

/// Whether readers see it.
pub const fn sight(visibility: Visibility) -> Span {
    match visibility {
        // It is before their eyes; whether they look there is a matter of [`clicks`].
        Visibility::Visible => Span::exactly(1.0),
        // Few readers open what is folded away.
        Visibility::Collapsed => Span::exactly(0.4),
        // An animation ends within a moment; text that nobody sees stays so.
        Visibility::Suspect => Span::between(0.2, 1.0),
        // Nobody clicks it.
        Visibility::Hidden => Span::exactly(0.0),
    }
}

/// Whether another link of the page to the same address is better placed.
pub const fn repeat(repeat: Repeat) -> Span {
    match repeat {
        // What the address is counted by.
        Repeat::Best => Span::exactly(1.0),
        // One address is counted about once a page.
        Repeat::Other => Span::exactly(0.1),
    }
}

/// How near it is to the person's niche. Where keywords cannot tell it spans all that it may be.
pub fn relevance(relevance: Relevance) -> Span {
    let share = |percent| f64::from(percent) / 100.0;
    Span::between(share(relevance.low), share(relevance.high))
}

/// What a verdict supposes of a nearness that cannot be judged; otherwise what is `read`.
pub const fn supposed_relevance(basis: Basis, read: Span) -> Span {
    match basis {
        // What is read is what there is to judge by.
        Basis::Keywords | Basis::NoKeywords => read,
        // Its language has taken a half already.
        Basis::OtherLanguage => Span::exactly(1.0),
    }
}

/// By how much nearness to the niche is less, for search, where the page is for readers of another language or country;
/// what other readers cost is a matter of [`language`].
pub const fn country(basis: Basis, abroad: Abroad) -> Span {
    match (basis, abroad) {
        // Search engines match topics across languages, but trust most what their users can read.
        (Basis::OtherLanguage, _) => Span::exactly(0.5),
        // Nothing tells of other readers than the person's own.
        (Basis::Keywords | Basis::NoKeywords, Abroad::No) => Span::exactly(1.0),
        // Search engines serve countries apart, and a link from abroad is a link all the same.
        (Basis::Keywords | Basis::NoKeywords, Abroad::Yes) => Span::exactly(0.85),
        // Its `lang` may be a template's default.
        (Basis::Keywords | Basis::NoKeywords, Abroad::Perhaps) => Span::between(0.85, 1.0),
    }
}

/// Whether those who read it read the person's language, and could be their customers where they live.
pub const fn language(basis: Basis, abroad: Abroad) -> Span {
    match (basis, abroad) {
        // With a relevance of .5 that weighs .25, as if it were .1: (.1 / .5)^.25.
        (Basis::OtherLanguage, _) => Span::exactly(0.669),
        // Nothing tells that they could not.
        (Basis::Keywords | Basis::NoKeywords, Abroad::No) => Span::exactly(1.0),
        // With a relevance times .85 that weighs .25, as if it were times .5: (.5 / .85)^.25.
        (Basis::Keywords | Basis::NoKeywords, Abroad::Yes) => Span::exactly(0.876),
        // Its `lang` may be a template's default.
        (Basis::Keywords | Basis::NoKeywords, Abroad::Perhaps) => Span::between(0.876, 1.0),
    }
}

/// Where it stands, for search.
pub const fn placement(context: Context, position: Position) -> f64 {
    match (context, position) {
        // First in the text: the subject's own sources.
        (Context::Body, Position::Lead) => 1.0,
        // Within an argument, beside others of its kind.
        (Context::Body, Position::Plain | Position::Thread) => 0.9,
        // Editorial, but one of many alike.
        (Context::List, _) => 0.7,
        // Chosen by the author, set apart from the text.
        (Context::Reference, _) => 0.65,
        // A fact, not a recommendation.
        (Context::Infobox, _) => 0.5,
        // Given to whoever writes.
        (Context::Author, _) => 0.25,
        // The template's: on every page of the site, so it speaks for none.
        (Context::Navigation | Context::Header | Context::Sidebar, _) => 0.15,
        // Teasers change with every visit.
        (Context::Related, _) => 0.1,
        // The place where links were sold sitewide.
        (Context::Footer, _) => 0.08,
        // The opening post is what a thread's page is about.
        (Context::Comment, Position::Thread) => 0.35,
        // Anyone may write there.
        (Context::Comment, Position::Plain | Position::Lead) => 0.05,
        // Not a recommendation at all.
        (Context::Share | Context::Utility | Context::Ad, _) => 0.03,
    }
}

/// The worst and the best that an unsure classification may turn out to be: a share button, and a link of the text.
/// The lead, at 1, is no bound: it is found within what was taken for text, so that nothing else may turn out to stand there;
/// and a link that was found there keeps its 1, since doubt only widens.
pub const PLACEMENT_BOUNDS: Span = Span::between(0.03, 0.9);

/// Where readers click. Of Wikipedia's internal links, the lead has 17% and gets 32% of the clicks, infoboxes have 4%
/// and get 18%; references are clicked in 0.29% of page views (Piccardi 2020).
pub const fn clicks(context: Context, position: Position) -> f64 {
    match (context, position) {
        // The first screenful gets 57% of viewing time (NN/g 2018).
        (Context::Body, Position::Lead) => 1.0,
        // Beside the lead, in the same screenful: their share of the clicks is over four times that of the links.
        (Context::Infobox, _) => 0.8,
        // What readers came for: text, entries and an opening post are read, but fewer readers get so far down.
        (Context::Body, Position::Plain | Position::Thread)
        | (Context::List, _)
        | (Context::Comment, Position::Thread) => 0.6,
        // Competes with the page's own.
        (Context::Related, _) => 0.2,
        // Learned to be overlooked.
        (Context::Sidebar, _) => 0.15,
        // For those who look for the source, the author, the way out.
        (
            Context::Reference
            | Context::Author
            | Context::Navigation
            | Context::Header
            | Context::Ad,
            _,
        )
        | (Context::Comment, Position::Plain | Position::Lead) => 0.1,
        // The last screenful, and buttons that are not about the destination.
        (Context::Footer | Context::Share | Context::Utility, _) => 0.02,
    }
}

/// Targets at which the share has begun to fall noticeably: a usual page's own.
const USUAL_TARGETS: f64 = 40.0;

/// What is left for one among so many targets (in tenths): a power, as value does not split evenly.
pub fn share(tenths: u32) -> Span {
    let crowd = 1.0 + f64::from(tenths) / 10.0 / USUAL_TARGETS;
    // Even one link of thousands is found.
    Span::exactly(libm::pow(crowd, -0.6).max(0.1))
}

/// What its anchor says; `text` includes an image's alternative.
pub const fn anchor(kind: AnchorKind, text: &str) -> Span {
    match kind {
        // Says in words what is behind it, as search engines ask (Google, "SEO link best practices").
        AnchorKind::Descriptive | AnchorKind::Partial | AnchorKind::Compound => Span::exactly(1.0),
        // Says most, and is the pattern of links that were made.
        AnchorKind::Exact => Span::exactly(0.95),
        // Natural; tells who, not what about.
        AnchorKind::Brand => Span::exactly(0.9),
        // Names the site and, in a readable path, the page; no words of the one who links.
        AnchorKind::Url => Span::exactly(0.75),
        // The alternative is read as the anchor (Google, "Image SEO").
        AnchorKind::Image if !text.is_empty() => Span::exactly(0.75),
        // The words around it must tell.
        AnchorKind::Generic => Span::exactly(0.6),
        // A number; the sentence that it backs is beside it, the words of a generic anchor are missing too.
        AnchorKind::Citation => Span::exactly(0.5),
        // No words at all, but a picture that readers may know.
        AnchorKind::Image => Span::exactly(0.4),
        // Neither says anything to anybody; only the address is left.
        AnchorKind::Empty => Span::exactly(0.2),
    }
}

/// What kind of page it stands on.
pub const fn page_kind(kind: PageKind, age: Age) -> Span {
    match (kind, age) {
        // The page the site shows first and others link to most.
        (PageKind::Home, _) => Span::exactly(1.0),
        // Kept up, made to send readers on.
        (PageKind::Resource | PageKind::Documentation, _) => Span::exactly(0.85),
        // Over a year old: buried deeper in its own site.
        (PageKind::Article, Age::Recent | Age::Old) => Span::exactly(0.7),
        // Linked from the site's front and feeds, for a year at most.
        (PageKind::Article, Age::New) => Span::exactly(0.8),
        // It may be either.
        (PageKind::Article, Age::Unknown) => Span::between(0.7, 0.8),
        // Made to sell or of no known kind: between what is written to be read and what is made by anyone.
        (PageKind::Product | PageKind::Other, _) => Span::exactly(0.6),
        // Anyone may open a topic.
        (PageKind::Thread, _) => Span::exactly(0.5),
        // Copied everywhere, recommended nowhere.
        (PageKind::Press, _) => Span::exactly(0.4),
        // Temporary: it will roll off.
        (PageKind::Listing | PageKind::Search, _) => Span::exactly(0.3),
        // Made by the one it is about.
        (PageKind::Profile, _) => Span::exactly(0.25),
    }
}

/// The linking site's authority.
pub const fn authority(band: Band) -> Span {
    match band {
        // What the scale is measured by.
        Band::Top => Span::exactly(1.0),
        // Links to a site follow a power law: from band to band about two thirds are left, as on the tools' own
        // logarithmic scales, of which a step of twenty points is one.
        Band::High => Span::exactly(0.75),
        // Two steps down.
        Band::Middle => Span::exactly(0.5),
        // Three.
        Band::Low => Span::exactly(0.3),
        // Still a link: five of them are worth less than one of the top.
        Band::Bottom => Span::exactly(0.15),
        // Not the top: such sites are known.
        Band::Unknown => Span::between(0.15, 0.75),
    }
}

/// The site's authority where no source tells more than that its suffix is not given to everyone: such sites are linked
/// by their own field at least, so they do not lie at the bottom; one band, and never the high end.
pub const PROMISED: Span = Span::between(authority(Band::Low).low, authority(Band::Unknown).high);

/// How many people see such a page, by the site's band among those with most visitors: the same steps as authority,
/// since a page's own share of its site's visits stays unknown either way.
pub const fn audience(band: Band) -> Span {
    authority(band)
}

/// How many people see such a page. Nothing on the page tells (R40), so it spans what an unknown site may be.
pub const AUDIENCE: Span = authority(Band::Unknown);

/// How new the page is, for visits.
pub const fn freshness(age: Age) -> Span {
    match age {
        // Promoted where the site shows what is new.
        Age::New => Span::exactly(1.0),
        // Search and archives bring readers still.
        Age::Recent => Span::exactly(0.7),
        // The few pages that last have most of them.
        Age::Old => Span::exactly(0.4),
        // It may be any of these.
        Age::Unknown => Span::between(0.4, 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn share_falls_slowly_and_never_under_a_tenth() {
        assert_eq!(share(0), Span::exactly(1.0));
        assert_eq!(share(400).in_steps(), Span::exactly(0.66));
        assert_eq!(share(u32::MAX), Span::exactly(0.1));
    }
}
