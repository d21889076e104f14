//! Whether the site sells links: `dofollow` in `rel`, or a price for posts that hold them.
//! Writing about the trade is none: it takes an offer, a product and a price.

use super::{
    Certainty, Sign, context_of,
    lines::{Line, quoted},
    shown,
};
use crate::{
    context::PageKind,
    reason::{Code, Reason},
    tables::Parts,
    value::Case,
};

/// `rel=dofollow` does nothing and is what buyers ask for.
pub(super) fn by_rel(case: &Case<'_>) -> Option<Sign> {
    let mut sold = case
        .outbound()
        .filter(|standing| standing.link.rel.iter().any(|token| token == "dofollow"));
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

/// A price for a post or link in a page that offers them; links that it says it qualifies are advertising.
pub(super) fn by_price(case: &Case<'_>, lines: &[Line<'_>]) -> Option<Sign> {
    if case.layout.kind == PageKind::Thread {
        return None;
    }
    let currencies = case.tables.risk_words("currency");
    let words = |topic| Parts::from_iter(case.tables.risk_words(topic));
    let products = words("product");
    let priced: Vec<Line<'_>> = rows(lines)
        .into_iter()
        .filter(|line| line.lower.len() <= PRICED_LINE && has_price(&line.lower, &currencies))
        .filter(|line| products.within(&line.lower))
        .collect();
    let seen = priced.first()?;
    let any = |topic| {
        let words = words(topic);
        lines.iter().any(|line| words.within(&line.lower))
    };
    let dofollow = words("dofollow");
    let credit = priced.iter().any(|line| dofollow.within(&line.lower));
    if !any("offer") || (!credit && any("qualifies")) {
        return None;
    }
    let names = [&case.page.title, &case.page.url].map(|name| name.to_lowercase());
    let naming = words("titled");
    let titled = names.iter().any(|name| naming.within(name));
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

/// The lines, where the cells of a table's row are one with the next: "Guest post" and "$50".
fn rows<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let is_cell = |line: &Line<'_>| matches!(line.tag, "td" | "th" | "dt" | "dd");
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let pairs = pairs.filter(|(one, next)| is_cell(one) && is_cell(next));
    let joined = pairs.map(|(one, next)| Line {
        tag: one.tag,
        text: [one.text.trim(), next.text.trim()].join(" "),
        lower: [one.lower.trim(), next.lower.trim()].join(" "),
    });
    let single = lines.iter().filter(|line| !is_cell(line));
    let single = single.map(|line| Line {
        tag: line.tag,
        text: line.text.clone(),
        lower: line.lower.clone(),
    });
    joined.chain(single).collect()
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
