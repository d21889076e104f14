//! What on this page may hurt whoever is linked from it.
//! Never enters the numbers; a finding counts once, however many signs it has.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Case, Standing, disclosure};
use crate::{
    context::{Context, PageKind, Visibility},
    follow::{Crawl, Follow},
    link::Flag,
    reason::{Code, Reason},
};

crate::vocabulary! {
    /// What may hurt, gravest first. Never enters the numbers.
    pub enum Risk {
        /// `dofollow` in `rel`: a footprint of sold links.
        SoldLinks = "sold-links",
        /// Links that nobody sees.
        HiddenLinks = "hidden-links",
        /// The page says it was paid for, and its links are followed.
        DisclosedButFollowed = "disclosed-but-followed",
        /// Followed links to more sites than one per 40 words of prose.
        DenseLinks = "dense-links",
    }
}

/// One risk and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub risk: Risk,
    /// What was seen, quoted or counted.
    pub reason: Reason,
}

/// Sites that hidden links must point to before they look injected: one may be a menu that the page opens by script.
const INJECTED_SITES: usize = 5;

/// Prose that follows links to more sites than one per so many words reads as made for its links.
const WORDS_PER_SITE: u32 = 40;

/// Fewer sites are no density, however short the text.
const DENSE_FROM: u32 = 5;

/// All findings, gravest first.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let finding = |risk: &Risk| {
        let reason = match risk {
            Risk::SoldLinks => sold(case),
            Risk::HiddenLinks => hidden(case),
            Risk::DisclosedButFollowed => disclosed_but_followed(case),
            Risk::DenseLinks => dense(case),
        };
        Some(Finding {
            risk: *risk,
            reason: reason?,
        })
    };
    Risk::ALL.iter().filter_map(finding).collect()
}

impl Risk {
    /// Whether it makes "avoid" alone; weak findings never do.
    pub(super) const fn is_grave(self) -> bool {
        match self {
            Self::SoldLinks | Self::HiddenLinks => true,
            Self::DisclosedButFollowed | Self::DenseLinks => false,
        }
    }
}

fn sold(case: &Case<'_>) -> Option<Reason> {
    let sold = case
        .outbound()
        .filter(|standing| standing.link.flags.contains(&Flag::DofollowFootprint));
    let count = sold.count();
    (count > 0).then(|| Reason::with(Code::RelDofollow, [count]))
}

fn hidden(case: &Case<'_>) -> Option<Reason> {
    let hidden = case.outbound().filter(|standing| {
        standing.placement.visibility == Visibility::Hidden
            && is_followed(standing)
            && standing.qualification.crawl == Crawl::Crawlable
            && !is_interface(standing.placement.context)
    });
    let sites = sites(hidden).len();
    (sites >= INJECTED_SITES).then(|| Reason::with(Code::HiddenSites, [sites]))
}

/// The different sites that links point to.
fn sites<'a>(links: impl Iterator<Item = Standing<'a>>) -> BTreeSet<&'a str> {
    links
        .filter_map(|standing| standing.link.web()?.site.as_deref())
        .collect()
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

fn disclosed_but_followed(case: &Case<'_>) -> Option<Reason> {
    let followed = body(case).filter(is_followed).count();
    let seen = disclosure::disclosed(case).filter(|_| followed > 0)?;
    Some(Reason::with(
        Code::PaidFollowed,
        [seen, followed.to_string()],
    ))
}

fn dense(case: &Case<'_>) -> Option<Reason> {
    let prose = match case.layout.kind {
        PageKind::Article
        | PageKind::Product
        | PageKind::Profile
        | PageKind::Press
        | PageKind::Other => true,
        // Lists of links by nature.
        PageKind::Home
        | PageKind::Listing
        | PageKind::Resource
        | PageKind::Thread
        | PageKind::Documentation
        | PageKind::Search => false,
    };
    let followed = body(case).filter(is_followed);
    let sites = u32::try_from(sites(followed).len()).unwrap_or(u32::MAX);
    let words = case.layout.main_words;
    let dense = sites >= DENSE_FROM && sites.saturating_mul(WORDS_PER_SITE) > words;
    (prose && dense).then(|| Reason::with(Code::WordsPerSite, [words / sites.max(1), sites]))
}

fn body<'a>(case: &Case<'a>) -> impl Iterator<Item = Standing<'a>> {
    case.outbound()
        .filter(|standing| standing.placement.context == Context::Body)
}

fn is_followed(standing: &Standing<'_>) -> bool {
    match standing.qualification.follow {
        Follow::Followed | Follow::Unknown => true,
        Follow::Nofollow | Follow::PageNofollow | Follow::Ugc | Follow::Sponsored => false,
    }
}
