//! What the links themselves show: hidden ones, and more of them than text.
//! Reads no word of the page.

use std::collections::BTreeSet;

use super::{Certainty, Sign, context_of, farm::Money, is_followed};
use crate::{
    context::{Context, PageKind, Visibility},
    follow::Crawl,
    reason::{Code, Reason},
    value::{Case, Standing},
};

/// Sites that hidden links must point to before they look injected: one may be a menu that the page opens by script.
const INJECTED_SITES: usize = 5;

/// Prose that follows links to more sites than one per so many words reads as made for its links.
const WORDS_PER_SITE: u32 = 40;

/// Fewer sites are no density, however short the text.
const DENSE_FROM: u32 = 5;

/// A text under so many words is a caption, not a text: one paragraph has about as many.
const THIN_WORDS: u32 = 50;

/// Two links in a short note are a recommendation and its source.
const THIN_FROM: u32 = 3;

/// Links that nobody sees, to many sites.
pub(super) fn hidden(case: &Case<'_>, money: &Money) -> Option<Sign> {
    let hidden = case.outbound().filter(|standing| {
        standing.placement.visibility == Visibility::Hidden
            && is_followed(standing)
            && standing.qualification.crawl == Crawl::Crawlable
            // Made for a search engine, it has an anchor; an icon that lost its picture has none.
            && !standing.link.text.is_empty()
            && !is_interface(standing.placement.context)
    });
    let hidden: Vec<Standing<'_>> = hidden.collect();
    let sites = sites(hidden.iter().copied()).len();
    let first = hidden.first().filter(|_| sites >= INJECTED_SITES)?;
    // Nobody but who injects them hides such words.
    let bought = hidden
        .iter()
        .any(|standing| money.topic(&standing.link.text).is_some());
    Some(Sign {
        confidence: if bought {
            Certainty::Sure
        } else {
            Certainty::Likely
        },
        place: context_of(first),
        reason: Reason::with(Code::HiddenSites, [sites]),
    })
}

/// The different sites that links point to.
fn sites<'a>(links: impl Iterator<Item = Standing<'a>>) -> BTreeSet<&'a str> {
    let mut sites = BTreeSet::new();
    sites.extend(links.filter_map(|standing| standing.link.web()?.site.as_deref()));
    sites
}

/// Boxes that open on demand hold links of the site's own choice.
const fn is_interface(context: Context) -> bool {
    match context {
        Context::Navigation | Context::Header | Context::Share | Context::Ad | Context::Utility => {
            true
        }
        Context::Body
        | Context::List
        | Context::Reference
        | Context::Infobox
        | Context::Author
        | Context::Comment
        | Context::Related
        | Context::Sidebar
        | Context::Footer => false,
    }
}

/// Hardly a text around followed links to several sites.
pub(super) fn thin(case: &Case<'_>) -> Option<Sign> {
    let (words, sites) = prose(case)?;
    let thin = words < THIN_WORDS && sites >= THIN_FROM;
    thin.then(|| crowded(Code::FewWords, [words, sites]))
}

/// Followed links to more sites than a text for readers has.
pub(super) fn dense(case: &Case<'_>) -> Option<Sign> {
    let (words, sites) = prose(case)?;
    // What is thin is that already.
    let dense =
        words >= THIN_WORDS && sites >= DENSE_FROM && sites.saturating_mul(WORDS_PER_SITE) > words;
    dense.then(|| crowded(Code::WordsPerSite, [words / sites.max(1), sites]))
}

fn crowded(code: Code, args: [u32; 2]) -> Sign {
    Sign {
        confidence: Certainty::Weak,
        place: Context::Body.as_str().to_owned(),
        reason: Reason::with(code, args),
    }
}

/// Words of a text and the sites that it follows links to; none on pages that are lists of links by nature.
fn prose(case: &Case<'_>) -> Option<(u32, u32)> {
    let is_prose = match case.layout.kind {
        PageKind::Article
        | PageKind::Product
        | PageKind::Profile
        | PageKind::Press
        | PageKind::Other => true,
        PageKind::Home
        | PageKind::Listing
        | PageKind::Resource
        | PageKind::Thread
        | PageKind::Documentation
        | PageKind::Search => false,
    };
    let followed = body(case).filter(is_followed);
    let sites = u32::try_from(sites(followed).len()).unwrap_or(u32::MAX);
    is_prose.then_some((case.layout.main_words, sites))
}

/// The outbound links of the running text.
pub(super) fn body<'a>(case: &Case<'a>) -> impl Iterator<Item = Standing<'a>> {
    case.outbound()
        .filter(|standing| standing.placement.context == Context::Body)
}
