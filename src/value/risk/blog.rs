//! Pages that were not made for readers: blogs that take any post, domains for sale.
//! Weak on its own: honest sites have many topics, too.

use std::collections::BTreeSet;

use super::{
    Certainty, Sign, context_of,
    lines::{Line, quoted},
};
use crate::{
    context::Region,
    link::{self, lower},
    reason::{Code, Reason},
    tables::Parts,
    value::{Case, facts},
};

/// Categories of so many niches are no magazine's.
const NICHES: usize = 10;

/// A newspaper may have one of the niches in which posts are bought.
const MONEY_NICHES: usize = 2;

/// Categories of every niche, those in which posts are bought among them, and nobody who writes.
pub(super) fn any_niche(case: &Case<'_>) -> Option<Sign> {
    let words = |topic| case.tables.risk_words(topic);
    let (niches, bought) = (words("niche"), words("money niche"));
    let mut categories: BTreeSet<&str> = BTreeSet::new();
    let (mut accepts, mut place) = (false, None);
    let titled = Parts::from_iter(words("titled"));
    for standing in case.standings() {
        let is_own = standing.link.web().is_some_and(|web| !web.outbound);
        if !is_own || standing.placement.context.region() != Region::Template {
            continue;
        }
        let text = lower(standing.link.text.trim());
        // "Health & Fitness" names two.
        let parts = text
            .split(['&', ',', '/'])
            .flat_map(|part| part.split(" and "));
        for part in parts {
            let niche = niches.iter().find(|niche| **niche == part.trim());
            place = place.or_else(|| niche.map(|_| context_of(&standing)));
            categories.extend(niche);
        }
        accepts |= titled.within(&text);
    }
    let money = bought.iter().filter(|niche| categories.contains(*niche));
    if categories.len() < NICHES || money.count() < MONEY_NICHES {
        return None;
    }
    let author = lower(&facts::byline(case).unwrap_or_default());
    let anybody = accepts || words("anybody").contains(&author.as_str());
    let named: Vec<&str> = categories.iter().copied().collect();
    let args = [named.len().to_string(), quoted(&named.join(", "))];
    anybody.then(|| Sign {
        confidence: Certainty::Weak,
        place: place.unwrap_or_default(),
        reason: Reason::with(Code::AnyNiche, args),
    })
}

/// More text than a page has on which a domain is offered, in bytes.
const OFFER: usize = 4_000;

/// More text than a page has that stands for one to come, or for one that is gone, in bytes.
const PLACEHOLDER: usize = 1_000;

/// No page, or none yet: the domain is for sale, or nothing was put there.
pub(super) fn parked(case: &Case<'_>, lines: &[Line<'_>]) -> Option<Sign> {
    let text: usize = lines.iter().map(|line| line.text.len()).sum();
    let says = |topic, most, code| {
        let says = || says_of_itself(case, lines, topic);
        let (place, seen) = (text <= most).then(says).flatten()?;
        Some(Sign {
            confidence: Certainty::Likely,
            place: place.to_owned(),
            reason: Reason::with(code, [quoted(seen)]),
        })
    };
    says("parked", OFFER, Code::ForSale)
        .or_else(|| says("placeholder", PLACEHOLDER, Code::NothingThere))
}

/// The first line that says so, or the title, and where it stands.
fn says_of_itself<'a>(
    case: &'a Case<'_>,
    lines: &'a [Line<'_>],
    topic: &str,
) -> Option<(&'a str, &'a str)> {
    let phrases = Parts::from_iter(case.tables.risk_words(topic));
    let host = link::site_of(&case.page.url, case.tables).unwrap_or_default();
    let offered = [host.as_str(), " is for sale"].concat();
    let says = |text: &str| phrases.within(text) || (!host.is_empty() && text.contains(&offered));
    // Its ends are marked, for what is only said by all of a heading.
    let heads = |text: &str| {
        let said = text.trim_matches(|c: char| !c.is_alphanumeric());
        says(&["=", said, "="].concat())
    };
    let line = lines.iter().find(|line| {
        if line.tag.starts_with('h') {
            heads(&line.lower)
        } else {
            says(&line.lower)
        }
    });
    let title = &case.page.title;
    let titled = || heads(&lower(title)).then_some(("title", title.as_str()));
    line.map(|line| (line.tag, line.text.as_str()))
        .or_else(titled)
}
