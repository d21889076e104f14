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

/// A longer row explains a term, or lays out a page.
const ROW: usize = 180;

/// Words of `data/risk_words.tsv` that single lines are looked through for.
struct Words {
    compounds: Vec<&'static str>,
    products: Vec<&'static str>,
    advertisements: Vec<&'static str>,
    heads: Vec<&'static str>,
    metrics: Vec<&'static str>,
    amounts: Vec<&'static str>,
    units: Vec<&'static str>,
    currencies: Vec<&'static str>,
    beside: Vec<&'static str>,
    dofollow: Parts,
    link: Parts,
    offer: Parts,
    fees: Parts,
    gives: Parts,
    promises: Parts,
    place: Parts,
    against: Parts,
    /// Those that speak of their own sentence only.
    refuses: Parts,
    free: Parts,
    unmarked: Parts,
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
        let both = |topic, other| -> Parts { list(topic).into_iter().chain(list(other)).collect() };
        Self {
            compounds: list("compound"),
            products: list("product"),
            advertisements: list("advertisement"),
            heads: list("head"),
            metrics: list("metric"),
            amounts: list("amount"),
            units: list("unit"),
            currencies: list("currency"),
            beside: list("beside"),
            // Whoever promises that nothing is marked promises that it is followed.
            dofollow: both("dofollow", "unmarked"),
            link: parts("link"),
            offer: both("offer", "unmarked"),
            fees: parts("fees"),
            gives: parts("gives"),
            promises: both("promises", "unmarked"),
            place: parts("place"),
            against: both("reports", "pays"),
            refuses: both("refuses", "service"),
            free: parts("free"),
            unmarked: parts("unmarked"),
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
    /// Its title or address offers links.
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
    /// Its title or address is of a text about the trade.
    told: bool,
    /// It writes about the trade; sellers do so too, to say that they are careful.
    discusses: bool,
}

impl Page {
    fn of(case: &Case<'_>, lines: &[Line<'_>], words: &Words) -> Self {
        let parts = |topic| Parts::from_iter(case.tables.risk_words(topic));
        let mut heads = [&case.page.title, &case.page.url]
            .map(|head| head.to_lowercase())
            .to_vec();
        heads.extend(
            lines
                .iter()
                .find(|line| line.tag == "h1")
                .map(|line| line.lower.clone()),
        );
        let named = |topic| {
            let naming = parts(topic);
            heads.iter().any(|head| naming.within(head))
        };
        let says = |parts: &Parts| lines.iter().any(|line| parts.within(&line.lower));
        let qualifies = |line: &Line<'_>| {
            words.qualifies.within(&line.lower)
                && !words.unmarked.within(&line.lower)
                && !has_price(&line.lower, &words.currencies)
        };
        let invites = named("invites");
        // To whoever is asked for a post, what is said of links is said of theirs.
        let promises = says(&words.promises) || (invites && says(&words.dofollow));
        Self {
            titled: named("titled"),
            sells: named("sale"),
            invites,
            offers: named("sale") || promises || says(&words.offer),
            promises,
            denies: named("service")
                || named("pays")
                || says(&parts("pays"))
                || lines.iter().any(qualifies),
            told: named("told"),
            discusses: says(&parts("discusses")),
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
    /// Such a thing, or an advertisement.
    product: bool,
    /// Any of these.
    any: bool,
}

impl Words {
    fn named(&self, text: &str) -> Named {
        let promise = self.dofollow.within(text);
        let post = names(text, &self.products, &[]) || names(text, &self.compounds, &self.heads);
        let product = post || names(text, &self.advertisements, &self.heads);
        Named {
            promise,
            post,
            product,
            any: product || promise,
        }
    }

    /// Whether a text in lower case says what something costs, and then perhaps for how long.
    fn begins_with_price(&self, text: &str) -> bool {
        let number = text.find(|c: char| c.is_ascii_digit());
        let head = number.and_then(|at| text.get(..at)).map(str::trim);
        let is_beside = |word: &str| self.currencies.contains(&word) || self.beside.contains(&word);
        head.is_some_and(|head| head.split_whitespace().all(is_beside))
            && has_price(text, &self.currencies)
    }

    fn is_price(&self, text: &str) -> bool {
        is_price(text, &self.currencies, &self.beside)
    }

    /// Without the sentences that refuse what they name, or are of another service; who refuses what is free sells it.
    fn kept(&self, text: &str) -> String {
        let refused = |it: &str| self.refuses.within(it) && !self.free.within(it);
        let kept: Vec<&str> = sentences(text).filter(|it| !refused(it)).collect();
        kept.join(" ")
    }

    /// Whether price and product belong together in a line of text, which may be of several sentences: one holds both, or
    /// one names the price of what a sentence before it offers, or is no more than a price. Another may be a loaf's.
    fn belong(&self, text: &str, page: &Page) -> bool {
        // All links of a page may be followed, and its tickets have a price.
        let promises =
            |it: &str| self.dofollow.within(it) && (page.titled || self.offer.within(it));
        // In a list of conditions the price may come first.
        let mut offered = sentences(text).any(promises);
        let mut before = false;
        sentences(text).any(|sentence| {
            let named = self.named(sentence);
            let priced = self.priced.within(sentence);
            let belongs = has_price(sentence, &self.currencies)
                && (named.any
                    || (offered && priced)
                    || (before && self.is_price(sentence))
                    || is_each(sentence, &self.units, &self.currencies));
            offered |= named.product;
            before = named.any;
            belongs
        })
    }
}

/// A shorter word before a dot is an abbreviation, in letters.
const WHOLE: u32 = 4;

/// A text cut after what ends a sentence.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut word = 0;
    let mut last = ' ';
    text.split(move |c: char| {
        let ends = match last {
            '.' => word >= WHOLE && c.is_whitespace(),
            '!' | '?' => c.is_whitespace(),
            _ => c == '。',
        };
        word = match c {
            _ if c.is_ascii_digit() => WHOLE,
            _ if c.is_alphanumeric() && last.is_alphanumeric() => word + 1,
            _ if c.is_alphanumeric() => 1,
            _ => word,
        };
        last = c;
        ends
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
    fn by(offer: &Offer<'_>, page: &Page, words: &Words) -> Option<Self> {
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
        let own = words.priced.within(text) || tells || (named.promise && named.product);
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
            has_price(text, &words.currencies)
        } else {
            words.belong(text, page)
        };
        // Who lists followed links with a price beside each needs no other words.
        let listed = (entry && page.offers)
            || (page.promises && named.post)
            || (named.promise && (is_row || of_site || (entry && named.product)));
        let each = page.titled && is_each(text, &words.units, &words.currencies);
        let of_what = named.any || each || counts || fee || priced;
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

/// How sure it is that a line with a price sells links.
fn certainty(offer: &Offer<'_>, page: &Page, words: &Words) -> Option<Certainty> {
    let said = Said::by(offer, page, words)?;
    let named = &said.named;
    let spoken = said.voiced || said.fee || said.priced || said.listed;
    // Where posts are asked for, an entry of a list and a promised link have a price of the site's own.
    let asked = page.invites && (named.promise || (said.is_row && named.any));
    if !(spoken || asked) {
        // A price of such posts, whosever it is; "$50 / post" may as well be a writer's pay.
        return (page.titled && named.any).then_some(Certainty::Weak);
    }
    // What is called an advertisement may well be marked as one, and "$200 per article" a writer's pay.
    let asked_for = page.invites && (named.any || (said.is_row && said.each));
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
        let beneath = name.filter(|name| name.is_beside(price) && is_name(name));
        // "$45 once, stays for good" beneath a heading.
        let follows = is_name(price) && words.begins_with_price(&price.lower);
        let headed = follows && beneath.is_some_and(Line::is_heading);
        let alone = words.is_price(&price.lower);
        if !(alone || headed) {
            continue;
        }
        if let Some(name) = beneath {
            add(name.clone().and(price), true);
        }
        if headed && !alone {
            continue;
        }
        // A box names a few things; the next price is of others.
        let mut bought = lines.iter().skip(at + 1).take(BOUGHT);
        let is_more = |line: &&Line<'a>| line.is_of_box(price) && !words.is_price(&line.lower);
        while let Some(line) = bought.next().filter(is_more) {
            if is_name(line) {
                add(line.clone().and(price), true);
            }
        }
    }
    for line in lines::beneath_names(lines, PRICED_LINE, &words.priced) {
        add(line, true);
    }
    offers
}
