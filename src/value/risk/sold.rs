//! Whether the site sells links: `dofollow` in `rel`, or a price for posts that hold them.
//! Takes what belongs together: the product and its price in one line, row or card of the page's own text, and the seller's
//! voice. Who writes about the trade, pays writers, or labels what is paid for sells none.

use super::{
    Certainty, Sign, context_of, is_followed, is_known,
    lines::{self, Line, quoted},
    price::{has_price, is_each, is_price},
    shown,
};
use crate::{
    context::{Context, PageKind, Region},
    reason::{Code, Reason},
    tables::{Parts, Tables},
    value::Case,
};

/// `rel=dofollow` does nothing and is what buyers ask for. What visitors write is theirs, and what is qualified in the same
/// breath is none. A credit in a page's furniture has it from whoever made the theme, and nobody sells links to a ministry or a
/// newspaper.
pub(super) fn by_rel(case: &Case<'_>) -> Option<Sign> {
    let by_visitors = case.layout.kind == PageKind::Thread;
    let sold = case.outbound().filter(|standing| {
        standing.link.rel.iter().any(|token| token == "dofollow")
            && is_followed(standing)
            && standing.placement.context != Context::Comment
            && !by_visitors
    });
    let sold: Vec<_> = sold.collect();
    let mut text = sold.iter().filter(|standing| {
        standing.placement.context.region() == Region::Content && !is_known(case, standing)
    });
    let in_text = text.next();
    let first = in_text.or(sold.first())?;
    let rel = case.page.anchors.get(first.link.anchor as usize);
    let rel = rel
        .and_then(|anchor| anchor.rel.as_deref())
        .unwrap_or("dofollow");
    let args = [sold.len().to_string(), quoted(rel), shown(first)];
    Some(Sign {
        confidence: if in_text.is_some() {
            Certainty::Likely
        } else {
            Certainty::Weak
        },
        place: context_of(first),
        reason: Reason::with(Code::RelDofollow, args),
    })
}

/// A longer line is prose, in which a price and a product stand together by accident.
const PRICED_LINE: usize = 400;

/// A longer line is a text, not the name of what is sold.
const NAME: usize = 60;

/// Most lines beneath a price that are of its box.
const BOUGHT: usize = 12;

/// A longer line is a sentence, not an entry of a price list.
const ENTRY: usize = 130;

/// Words of `data/risk_words.tsv` that single lines are looked through for.
struct Words {
    compounds: Vec<&'static str>,
    products: Vec<&'static str>,
    advertisements: Vec<&'static str>,
    heads: Vec<&'static str>,
    metrics: Vec<&'static str>,
    units: Vec<&'static str>,
    currencies: Vec<&'static str>,
    dofollow: Parts,
    link: Parts,
    offer: Parts,
    place: Parts,
    against: Parts,
    fears: Parts,
    assures: Parts,
    qualifies: Parts,
    verb: Parts,
    starts: Parts,
    priced: Parts,
}

impl Words {
    fn of(tables: &Tables) -> Self {
        let list = |topic| tables.risk_words(topic);
        let parts = |topic| Parts::from_iter(list(topic));
        let mut against = parts("reports");
        against.extend(list("pays"));
        against.extend(list("service"));
        Self {
            compounds: list("compound"),
            products: list("product"),
            advertisements: list("advertisement"),
            heads: list("head"),
            metrics: list("metric"),
            units: list("unit"),
            currencies: list("currency"),
            dofollow: parts("dofollow"),
            link: parts("link"),
            offer: parts("offer"),
            place: parts("place"),
            against,
            fears: parts("fears"),
            assures: parts("assures"),
            qualifies: parts("qualifies"),
            verb: parts("verb"),
            starts: parts("starts"),
            priced: parts("priced"),
        }
    }
}

/// What the page as a whole says of itself.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said or not, whatever else is"
)]
struct Page {
    /// Its title or address names such posts.
    titled: bool,
    /// They ask for posts.
    invites: bool,
    /// It speaks as a seller somewhere.
    offers: bool,
    /// It pays writers, labels or qualifies what was paid for, or is about something else; where links are promised beside
    /// the price, that line counts for more.
    denies: bool,
    /// It writes about the trade.
    discusses: bool,
}

impl Page {
    fn of(case: &Case<'_>, lines: &[Line<'_>], words: &Words) -> Self {
        let parts = |topic| Parts::from_iter(case.tables.risk_words(topic));
        let heads = [&case.page.title, &case.page.url].map(|head| head.to_lowercase());
        let named = |topic| {
            let naming = parts(topic);
            heads.iter().any(|head| naming.within(head))
        };
        let says = |parts: &Parts| lines.iter().any(|line| parts.within(&line.lower));
        let qualifies = |line: &Line<'_>| {
            words.qualifies.within(&line.lower) && !has_price(&line.lower, &words.currencies)
        };
        Self {
            titled: named("titled"),
            invites: named("invites"),
            offers: says(&words.offer),
            denies: named("service") || says(&parts("pays")) || lines.iter().any(qualifies),
            discusses: named("told") || says(&parts("discusses")),
        }
    }
}

/// The surest price for posts or links that the site offers.
pub(super) fn by_price(case: &Case<'_>, lines: &[Line<'_>]) -> Option<Sign> {
    if case.layout.kind == PageKind::Thread {
        return None;
    }
    let words = Words::of(case.tables);
    let own: Vec<Line<'_>> = lines.iter().filter(|line| line.own).cloned().collect();
    // In its row "nofollow" speaks of one price.
    let rows = lines::by_rows(&own, PRICED_LINE);
    let page = Page::of(case, &rows, &words);
    let offers = offers(&own, &rows, &words);
    let mut best: Option<(Certainty, &Line<'_>)> = None;
    for offer in &offers {
        let sure = certainty(offer, &page, &words);
        if sure > best.map(|(known, _)| known) {
            best = sure.map(|sure| (sure, &offer.line));
        }
    }
    let (confidence, seen) = best?;
    Some(Sign {
        confidence,
        place: seen.tag.to_owned(),
        reason: Reason::with(Code::PriceForLinks, [quoted(&seen.text)]),
    })
}

/// What of the trade a text in lower case names.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is named or not, whatever else is"
)]
struct Named {
    /// A link promised to be followed.
    promise: bool,
    /// A post or link.
    post: bool,
    /// Any of what is sold.
    any: bool,
}

impl Words {
    fn named(&self, text: &str) -> Named {
        let promise = self.dofollow.within(text);
        let post = names(text, &self.products, &[]) || names(text, &self.compounds, &self.heads);
        let any = post || promise || names(text, &self.advertisements, &self.heads);
        Named { promise, post, any }
    }

    /// Whether one sentence holds the price and says what of: a price in the next may be a loaf's.
    fn belong(&self, text: &str) -> bool {
        sentences(text).any(|sentence| {
            has_price(sentence, &self.currencies)
                && (self.priced.within(sentence)
                    || self.named(sentence).any
                    || is_each(sentence, &self.units, &self.currencies))
        })
    }
}

/// A text cut after what ends a sentence; a short word before the dot is an abbreviation.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut word = 0;
    let mut last = ' ';
    text.split(move |c: char| {
        let ends = match last {
            '.' => word > 3 && c.is_whitespace(),
            '!' | '?' => c.is_whitespace(),
            _ => c == '。',
        };
        if c.is_alphanumeric() {
            word = if last.is_alphanumeric() { word + 1 } else { 1 };
        }
        last = c;
        ends
    })
}

/// How sure it is that a line with a price sells links.
fn certainty(offer: &Offer<'_>, page: &Page, words: &Words) -> Option<Certainty> {
    let Offer { line, is_row } = offer;
    let is_row = *is_row;
    let text = line.lower.as_str();
    let named = words.named(text);
    let each = page.titled && is_each(text, &words.units, &words.currencies);
    let of_sites = is_row && page.titled && page.offers && names(text, &words.metrics, &[]);
    // Sellers speak of risks to say that there are none.
    let feared = words.fears.within(text) && !words.assures.within(text);
    let denied = feared || words.against.within(text) || (page.denies && !named.promise);
    let qualified = words.qualifies.within(text) && !named.promise;
    if denied || qualified || !(named.any || each || of_sites) {
        return None;
    }
    // Whoever speaks of their blog may tell a story of it.
    let priced = words.priced.within(text) || words.verb.within(text);
    let voiced = words.offer.within(text)
        || (priced && words.place.within(text))
        || (page.invites && words.starts.within(text));
    let entry = is_row || (text.len() <= ENTRY && !words.verb.within(text));
    // Who lists followed links with a price beside each needs no other words.
    let spoken = voiced || (entry && page.offers) || (is_row && named.promise);
    let together = is_row || words.belong(text);
    // Where posts are asked for, an entry of a list and a promised link have a price of the site's own.
    let asked = page.invites && (named.promise || (is_row && named.any));
    if !together {
        return None;
    }
    if !(spoken || asked) {
        // A price of such posts, whosever it is; "$50 / post" may as well be a writer's pay.
        return (page.titled && named.any).then_some(Certainty::Weak);
    }
    // What is called an advertisement may well be marked as one, and "$200 per article" a writer's pay.
    let asked_for = page.invites && (named.any || (is_row && each));
    let links = named.post || named.promise || words.link.within(text) || asked_for || of_sites;
    let clear = voiced && named.promise && page.titled;
    Some(if !links || (page.discusses && !clear) {
        Certainty::Weak
    } else if page.titled && spoken {
        Certainty::Sure
    } else {
        Certainty::Likely
    })
}

/// Whether a text in lower case names one of the phrases as a thing of its own. With heads, only those may follow: a
/// "guest post template" is a template.
fn names(text: &str, phrases: &[&str], heads: &[&str]) -> bool {
    let mut places = phrases
        .iter()
        .flat_map(|phrase| text.match_indices(*phrase));
    places.any(|(at, phrase)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        if !phrase.is_ascii() {
            return true;
        }
        let after = after.strip_prefix('s').unwrap_or(after);
        let is_letter = |c: char| c.is_ascii_alphabetic();
        let next = after.trim_start_matches([' ', '\u{a0}']);
        let word = next.split(|c: char| !c.is_alphabetic()).next();
        let word = word.unwrap_or_default();
        let apart = !before.is_some_and(is_letter)
            && !after.starts_with(is_letter)
            && !after
                .strip_prefix('-')
                .is_some_and(|rest| rest.starts_with(is_letter));
        apart && (heads.is_empty() || word.is_empty() || heads.contains(&word))
    })
}

/// A line that says what is sold for how much.
struct Offer<'a> {
    line: Line<'a>,
    /// Whether it is an entry of a price list.
    is_row: bool,
}

/// What is sold for how much, and whether it is an entry of a price list: lines, and tables' rows as lines; of boxes, a name
/// and the price beneath it, or a price and what it buys; of a table, a row beneath the names of its columns. Boxes alike
/// hold news and wares, so that there the price stands for itself and the name is short.
fn offers<'a>(lines: &[Line<'a>], rows: &[Line<'a>], words: &Words) -> Vec<Offer<'a>> {
    let mut offers = Vec::new();
    let mut add = |line: Line<'a>, is_row| {
        if line.lower.len() <= PRICED_LINE && has_price(&line.lower, &words.currencies) {
            offers.push(Offer { line, is_row });
        }
    };
    for line in rows {
        add(line.clone(), line.is_entry());
    }
    let is_name = |line: &Line<'_>| line.lower.len() <= NAME;
    let mut before: Option<&Line<'a>> = None;
    for (at, price) in lines.iter().enumerate() {
        let name = before.replace(price);
        if !is_price(&price.lower, &words.currencies) {
            continue;
        }
        if let Some(name) = name.filter(|name| name.is_beside(price) && is_name(name)) {
            add(name.clone().and(price), true);
        }
        // A box names a few things; the next price is of others.
        let mut bought = lines.iter().skip(at + 1).take(BOUGHT);
        let is_more =
            |line: &&Line<'a>| line.is_of_box(price) && !is_price(&line.lower, &words.currencies);
        while let Some(line) = bought.next().filter(is_more) {
            if is_name(line) {
                add(line.clone().and(price), true);
            }
        }
    }
    for line in lines::beneath_names(lines, PRICED_LINE) {
        add(line, true);
    }
    offers
}
