//! What the links of a text show: more of them than text.
//! Reads no word of the page.

use std::collections::BTreeSet;

use super::{Certainty, Sign, context_of, is_followed, shown};
use crate::{
    context::{Context, PageKind},
    reason::{Code, Reason},
    value::{Case, Standing, outbound},
};

/// Prose with more outbound links than one per so many words reads as made for its links.
const WORDS_PER_LINK: u32 = 40;

/// Fewer followed ones are no density: a note of a few paragraphs names three or four sources in as many sentences.
const DENSE_FROM: usize = 5;

/// A text under so many words is a caption, not a text: one paragraph has about as many.
pub(in super::super) const THIN_WORDS: u32 = 50;

/// Two links in a short note are a recommendation and its source.
const THIN_FROM: usize = 3;

/// The different sites that links point to.
pub(super) fn sites<'a>(links: impl Iterator<Item = Standing<'a>>) -> BTreeSet<&'a str> {
    let mut sites = BTreeSet::new();
    sites.extend(links.filter_map(|standing| standing.link.web()?.site.as_deref()));
    sites
}

/// Hardly a text around followed links to several sites.
pub(super) fn thin(case: &Case<'_>, prose: &[Standing<'_>]) -> Option<Sign> {
    let followed = followed(prose);
    let words = case.layout.main_words;
    let sites = sites(followed.iter().copied()).len();
    let thin = words < THIN_WORDS && sites >= THIN_FROM;
    let args = [words.to_string(), sites.to_string()];
    let first = followed.first().filter(|_| thin)?;
    Some(crowded(Code::FewWords, args, first))
}

/// More outbound links in the prose than a text for readers has. What is qualified is no risk, so several of them
/// have to be followed.
pub(super) fn dense(case: &Case<'_>, prose: &[Standing<'_>]) -> Option<Sign> {
    let count = prose.len();
    let words = outbound::words_per_link(case.layout, count)?;
    // What is thin is that already.
    let dense = case.layout.main_words >= THIN_WORDS && words < WORDS_PER_LINK;
    let args = [words.to_string(), count.to_string()];
    let followed = followed(prose);
    let first = followed
        .first()
        .filter(|_| dense && followed.len() >= DENSE_FROM)?;
    Some(crowded(Code::WordsPerLink, args, first))
}

fn crowded(code: Code, counted: [String; 2], first: &Standing<'_>) -> Sign {
    Sign {
        confidence: Certainty::Weak,
        place: context_of(first),
        reason: Reason::with(code, counted.into_iter().chain([shown(first)])),
    }
}

/// Of the links of the prose all, or none on pages that are lists of links by nature.
pub(super) fn prose<'a, 'b>(case: &Case<'a>, links: &'b [Standing<'a>]) -> &'b [Standing<'a>] {
    let is_prose = match case.layout.kind {
        PageKind::Article
        | PageKind::Product
        | PageKind::Profile
        | PageKind::Press
        | PageKind::Other => true,
        // A front door is made of ways further, not of prose.
        PageKind::Home
        | PageKind::Listing
        | PageKind::Resource
        | PageKind::Thread
        | PageKind::Documentation
        | PageKind::Search => false,
    };
    if is_prose { links } else { &[] }
}

fn followed<'a>(links: &[Standing<'a>]) -> Vec<Standing<'a>> {
    links.iter().copied().filter(is_followed).collect()
}

/// The outbound links of the running text.
pub(super) fn body<'a>(case: &Case<'a>) -> impl Iterator<Item = Standing<'a>> {
    case.outbound()
        .filter(|standing| standing.placement.context == Context::Body)
}
