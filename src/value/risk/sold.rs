//! Whether the site sells links: `dofollow` in `rel`, or a price for posts that hold them.
//! Writing about the trade is none: it takes an offer, a product and a price.

use super::{
    Certainty, Sign, context_of, is_followed,
    lines::{self, Line, quoted},
    shown,
};
use crate::{
    context::{Context, PageKind},
    reason::{Code, Reason},
    tables::Parts,
    value::Case,
};

/// `rel=dofollow` does nothing and is what buyers ask for. What visitors write is theirs, and what is qualified in the same
/// breath is none.
pub(super) fn by_rel(case: &Case<'_>) -> Option<Sign> {
    let by_visitors = case.layout.kind == PageKind::Thread;
    let mut sold = case.outbound().filter(|standing| {
        standing.link.rel.iter().any(|token| token == "dofollow")
            && is_followed(standing)
            && standing.placement.context != Context::Comment
            && !by_visitors
    });
    let first = sold.next()?;
    let rel = case.page.anchors.get(first.link.anchor as usize);
    let rel = rel
        .and_then(|anchor| anchor.rel.as_deref())
        .unwrap_or("dofollow");
    let args = [(sold.count() + 1).to_string(), quoted(rel), shown(&first)];
    Some(Sign {
        confidence: Certainty::Likely,
        place: context_of(&first),
        reason: Reason::with(Code::RelDofollow, args),
    })
}

/// A longer line is prose, in which a price and a product stand together by accident.
const PRICED_LINE: usize = 400;

/// A price for a post or link in a page that offers them; links that it says it qualifies are advertising. In a page titled by
/// such posts "$50 / post" names them, unless it pays its writers.
pub(super) fn by_price(case: &Case<'_>, lines: &[Line<'_>]) -> Option<Sign> {
    if case.layout.kind == PageKind::Thread {
        return None;
    }
    let currencies = case.tables.risk_words("currency");
    let words = |topic| Parts::from_iter(case.tables.risk_words(topic));
    let any = |topic| {
        let words = words(topic);
        lines.iter().any(|line| words.within(&line.lower))
    };
    let names = [&case.page.title, &case.page.url].map(|name| name.to_lowercase());
    let naming = words("titled");
    let titled = names.iter().any(|name| naming.within(name));
    let products = words("product");
    let units = case.tables.risk_words("unit");
    let by_unit = titled && !any("pays");
    let priced: Vec<Line<'_>> = offers(lines, &currencies)
        .into_iter()
        .filter(|line| line.lower.len() <= PRICED_LINE && has_price(&line.lower, &currencies))
        .filter(|line| {
            products.within(&line.lower) || (by_unit && is_each(&line.lower, &units, &currencies))
        })
        .collect();
    let seen = priced.first()?;
    let dofollow = words("dofollow");
    let credit = priced.iter().any(|line| dofollow.within(&line.lower));
    if !any("offer") || (!credit && any("qualifies")) {
        return None;
    }
    let confidence = match (any("discusses"), titled) {
        (true, _) => Certainty::Weak,
        (false, true) => Certainty::Sure,
        (false, false) => Certainty::Likely,
    };
    Some(Sign {
        confidence,
        place: seen.tag.to_owned(),
        reason: Reason::with(Code::PriceForLinks, [quoted(&seen.text)]),
    })
}

/// A longer line is a text, not the name of what is sold.
const NAME: usize = 60;

/// What is sold for how much: tables' rows, and lines; of a price list of boxes, a name and the price beneath it; of a table, a row beneath the
/// names of its columns. Boxes alike
/// hold news and wares, so that there the price stands for itself and the name is short.
fn offers<'a>(lines: &[Line<'a>], currencies: &[&str]) -> Vec<Line<'a>> {
    let mut offers = lines::by_rows(lines, PRICED_LINE);
    let cards = lines.iter().zip(lines.iter().skip(1));
    let cards = cards.filter(|(name, price)| {
        name.is_beside(price) && name.lower.len() <= NAME && is_price(&price.lower, currencies)
    });
    offers.extend(cards.map(|(name, price)| name.clone().and(price)));
    offers.extend(lines::beneath_names(lines, PRICED_LINE));
    offers
}

/// Whether a text in lower case has a price for each of something: "$50 / post".
fn is_each(text: &str, units: &[&str], currencies: &[&str]) -> bool {
    let mut places = units.iter().flat_map(|unit| text.match_indices(*unit));
    places.any(|(at, unit)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let after = text.get(at + unit.len()..).unwrap_or_default();
        let ends = |currency: &&str| before.ends_with(currency);
        let priced = before.ends_with(|c: char| c.is_ascii_digit()) || currencies.iter().any(ends);
        // A plural is one, a longer word is another.
        let rest = after.strip_prefix('s').unwrap_or(after);
        priced && !rest.starts_with(char::is_alphabetic)
    })
}

/// Whether a text in lower case is a price and nothing else.
fn is_price(text: &str, currencies: &[&str]) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.all(|word| word.is_empty() || currencies.contains(&word)) && has_price(text, currencies)
}

/// Whether a text in lower case has a number beside a currency, on either side.
pub(in crate::value) fn has_price(text: &str, currencies: &[&str]) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let prices = |currency: &&str| {
        text.match_indices(currency).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + currency.len()..).unwrap_or_default();
            // `kr` is no currency in `kraft`.
            let is_word = |c: Option<char>| {
                currency.starts_with(char::is_alphabetic) && c.is_some_and(char::is_alphabetic)
            };
            let inside = is_word(before.chars().next_back()) || is_word(after.chars().next());
            let beside = is_digit(before.trim_end().chars().next_back())
                || is_digit(
                    after
                        .trim_start_matches(['.', ' ', '\u{a0}'])
                        .chars()
                        .next(),
                );
            beside && !inside
        })
    };
    text.bytes().any(|byte| byte.is_ascii_digit()) && currencies.iter().any(prices)
}
