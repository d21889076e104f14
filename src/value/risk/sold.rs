//! Whether the site sells links: `dofollow` in `rel`, or a price for posts that hold them.
//! Takes what belongs together: the product and its price in one line, row or card of the page's own text, and the seller's
//! voice. Who writes about the trade, pays writers, or labels what is paid for sells none.

mod offers;
mod words;

use std::borrow::Cow;

use super::{
    Certainty, Sign, context_of, is_followed, is_known,
    lines::{self, Line, quoted},
    price::{has_price, is_each},
    shown,
};
use crate::{
    context::{Context, PageKind, Region},
    link::lower,
    reason::{Code, Reason},
    tables::Parts,
    turns::Turns,
    value::Case,
};
use offers::{Offer, PRICED_LINE, offers};
use words::{Named, Prices, Words, names, sentences};

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

/// A longer line is a sentence, not an entry of a price list.
const ENTRY: usize = 130;

/// A longer row explains a term, or lays out a page.
const ROW: usize = 180;

/// What the page as a whole says of itself.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said or not, whatever else is"
)]
struct Page {
    /// Its title, headline or address names such posts.
    titled: bool,
    /// Its title, headline or address offers links.
    sells: bool,
    /// They ask for posts.
    invites: bool,
    /// It speaks as a seller somewhere.
    offers: bool,
    /// It promises that links are followed.
    promises: bool,
    /// It pays writers, labels or qualifies what was paid for, or is about something else; where links are promised beside
    /// the price, that line counts for more.
    denies: bool,
    /// Its title, headline or address is of a text about the trade.
    told: bool,
    /// It writes about the trade; sellers do so too, to say that they are careful.
    discusses: bool,
}

impl Page {
    fn of(case: &Case<'_>, lines: &[Cow<'_, Line<'_>>], words: &Words<'_>) -> Self {
        let parts = |topic| Parts::from_iter(case.tables.risk_words(topic));
        let title = lines.iter().find(|line| line.tag == "h1");
        let mut heads = vec![lower(&case.page.title), lower(&case.page.url)];
        heads.extend(title.map(|line| line.lower.clone()));
        let headed = |parts: &Parts| heads.iter().any(|head| parts.within(head));
        let named = |topic| headed(&parts(topic));
        let says = |parts: &Parts| lines.iter().any(|line| parts.within(&line.lower));
        let qualifies = |line: &Cow<'_, Line<'_>>| {
            words.qualifies.within(&line.lower)
                && !words.unmarked.within(&line.lower)
                && !has_price(&line.lower, &words.prices.currencies)
        };
        let (invites, sells) = (named("invites"), named("sale"));
        let pays = parts("pays");
        // To whoever is asked for a post, what is said of links is said of theirs.
        let promises = says(&words.promises) || (invites && says(&words.dofollow));
        Self {
            titled: named("titled"),
            sells,
            invites,
            offers: sells || promises || says(&words.offer),
            promises,
            denies: named("service") || headed(&pays) || says(&pays) || lines.iter().any(qualifies),
            told: named("told"),
            discusses: says(&parts("discusses")),
        }
    }
}

/// The surest price for posts or links that the site offers.
pub(super) async fn by_price(case: &Case<'_>, lines: &[Line<'_>], turns: &Turns) -> Option<Sign> {
    if case.layout.kind == PageKind::Thread {
        return None;
    }
    let prices = Prices::of(case.tables);
    let own: Vec<&Line<'_>> = lines.iter().filter(|line| line.own).collect();
    // In its row "nofollow" speaks of one price.
    let rows = lines::by_rows(&own, PRICED_LINE);
    let offers = offers(&own, &rows, &prices, turns).await;
    // Most pages have no price, and are not looked through for what else they say.
    if offers.is_empty() {
        return None;
    }
    let words = Words::of(&prices, case.tables);
    let page = Page::of(case, &rows, &words);
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

/// What a line with a price says, as part of its page.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said or not, whatever else is"
)]
struct Said {
    named: Named,
    /// It is an entry of a price list by its markup.
    is_row: bool,
    /// It has a price for each of something, on a page about such posts.
    each: bool,
    /// It prices a site, or links by the number, on a page that sells such.
    counts: bool,
    /// It names a fee for what a page with followed links publishes.
    fee: bool,
    /// It has a price, on a page that is called an offer of links.
    priced: bool,
    /// It speaks as a seller.
    voiced: bool,
    /// Its page needs no more words than the product: it speaks as a seller elsewhere.
    listed: bool,
}

impl Said {
    /// What the line says, unless somebody else says it, nothing of the kind is sold, or price and product are apart.
    fn by(offer: &Offer<'_>, page: &Page, words: &Words<'_>) -> Option<Self> {
        let line = &offer.line;
        let is_row = offer.is_row && line.lower.chars().count() <= ROW;
        let kept = words.kept(&line.lower);
        let text = kept.as_str();
        let named = words.named(text);
        // Sellers speak of risks to say that there are none.
        let feared = words.fears.within(text) && !words.assures.within(text);
        let denied = page.denies && !named.promise && !page.sells;
        let qualified = words.qualifies.within(text) && !named.promise;
        if feared || denied || qualified || words.against.within(&line.lower) {
            return None;
        }
        // Whoever speaks of their blog may tell a story of it.
        let tells = words.verb.within(text);
        let own = words.prices.priced.within(text) || tells || (named.promise && named.product);
        let voiced = words.offer.within(text)
            || (own && words.place.within(text))
            || (page.invites && words.starts.within(text))
            || (named.promise && words.gives.within(text));
        let entry = is_row || (text.chars().count() <= ENTRY && !tells);
        let of_site = entry && names(text, &words.metrics, &[]);
        let many = entry && names(text, &words.amounts, &[]) && (page.promises || page.sells);
        let counts = page.titled && ((of_site && page.offers) || many);
        let links_here = page.promises || (page.invites && words.link.within(text));
        let fee = links_here && words.fees.within(text);
        let priced = page.sells && entry;
        let together = if is_row || counts || fee || priced {
            has_price(text, &words.prices.currencies)
        } else {
            belong(text, page, words)
        };
        // Who lists followed links with a price beside each needs no other words.
        let listed = (entry && page.offers)
            || (page.promises && named.post)
            || (named.promise && (is_row || of_site || (entry && named.product)));
        let each = page.titled && is_each(text, &words.units, &words.prices.currencies);
        let of_what = named.any() || each || counts || fee || priced;
        (together && of_what).then_some(Self {
            named,
            is_row,
            each,
            counts,
            fee,
            priced,
            voiced,
            listed,
        })
    }
}

/// Whether price and product belong together in a line of text, which may be of several sentences: one holds both, or one
/// names the price of what a sentence before it offers, or is no more than a price. Another may be a loaf's.
fn belong(text: &str, page: &Page, words: &Words<'_>) -> bool {
    // All links of a page may be followed, and its tickets have a price.
    let promises = |it: &str| words.dofollow.within(it) && (page.titled || words.offer.within(it));
    // In a list of conditions the price may come first.
    let mut offered = sentences(text).any(promises);
    let mut before = false;
    sentences(text).any(|sentence| {
        let named = words.named(sentence);
        let belongs = has_price(sentence, &words.prices.currencies)
            && (named.any()
                || (offered && words.prices.priced.within(sentence))
                || (before && words.prices.is_price(sentence))
                || is_each(sentence, &words.units, &words.prices.currencies));
        offered |= named.product;
        before = named.any();
        belongs
    })
}

/// How sure it is that a line with a price sells links.
fn certainty(offer: &Offer<'_>, page: &Page, words: &Words<'_>) -> Option<Certainty> {
    let said = Said::by(offer, page, words)?;
    let named = &said.named;
    let spoken = said.voiced || said.fee || said.priced || said.listed;
    // Where posts are asked for, an entry of a list and a promised link have a price of the site's own.
    let asked = page.invites && (named.promise || (said.is_row && named.any()));
    if !(spoken || asked) {
        // A price of such posts, whosever it is; "$50 / post" may as well be a writer's pay.
        return (page.titled && named.any()).then_some(Certainty::Weak);
    }
    // What is called an advertisement may well be marked as one, and "$200 per article" a writer's pay.
    let asked_for = page.invites && (named.any() || (said.is_row && said.each));
    let links = named.post || named.promise || asked_for || said.counts || said.fee || said.priced;
    let links = links || words.link.within(&offer.line.lower);
    let clear = (said.voiced && named.promise) || (page.sells && !page.told);
    let tells = page.told || page.discusses;
    Some(if !links || (tells && !(page.titled && clear)) {
        Certainty::Weak
    } else if page.titled && spoken {
        Certainty::Sure
    } else {
        Certainty::Likely
    })
}
