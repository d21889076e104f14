//! The words by which sellers of links are known, and what a text names by them.
//! Knows neither who says it nor where it stands.

use super::super::price::{has_price, is_price};
use crate::tables::{Parts, Tables};

/// Words of `data/risk_words.tsv` by which a price is known, with which every page is looked through.
pub(super) struct Prices {
    pub(super) currencies: Vec<&'static str>,
    pub(super) priced: Parts,
    beside: Vec<&'static str>,
}

impl Prices {
    pub(super) fn of(tables: &Tables) -> Self {
        Self {
            currencies: tables.risk_words("currency"),
            priced: tables.risk_words("priced").into_iter().collect(),
            beside: tables.risk_words("beside"),
        }
    }

    /// Whether a text in lower case says what something costs, and then perhaps for how long.
    pub(super) fn begins_with_price(&self, text: &str) -> bool {
        let number = text.find(|c: char| c.is_ascii_digit());
        let head = number.and_then(|at| text.get(..at)).map(str::trim);
        let is_beside = |word: &str| self.currencies.contains(&word) || self.beside.contains(&word);
        head.is_some_and(|head| head.split_whitespace().all(is_beside))
            && has_price(text, &self.currencies)
    }

    pub(super) fn is_price(&self, text: &str) -> bool {
        is_price(text, &self.currencies, &self.beside)
    }
}

/// Words of the same table that single lines are looked through for, on a page with a price.
pub(super) struct Words<'a> {
    pub(super) prices: &'a Prices,
    pub(super) compounds: Vec<&'static str>,
    pub(super) products: Vec<&'static str>,
    pub(super) advertisements: Vec<&'static str>,
    pub(super) heads: Vec<&'static str>,
    pub(super) metrics: Vec<&'static str>,
    pub(super) amounts: Vec<&'static str>,
    pub(super) units: Vec<&'static str>,
    pub(super) dofollow: Parts,
    pub(super) link: Parts,
    pub(super) offer: Parts,
    pub(super) fees: Parts,
    pub(super) gives: Parts,
    pub(super) promises: Parts,
    pub(super) place: Parts,
    pub(super) against: Parts,
    /// Those that speak of their own sentence only.
    pub(super) refuses: Parts,
    pub(super) free: Parts,
    pub(super) unmarked: Parts,
    pub(super) fears: Parts,
    pub(super) assures: Parts,
    pub(super) qualifies: Parts,
    pub(super) verb: Parts,
    pub(super) starts: Parts,
}

impl<'a> Words<'a> {
    pub(super) fn of(prices: &'a Prices, tables: &Tables) -> Self {
        let list = |topic| tables.risk_words(topic);
        let parts = |topic| Parts::from_iter(list(topic));
        let both = |topic, other| -> Parts { list(topic).into_iter().chain(list(other)).collect() };
        Self {
            prices,
            compounds: list("compound"),
            products: list("product"),
            advertisements: list("advertisement"),
            heads: list("head"),
            metrics: list("metric"),
            amounts: list("amount"),
            units: list("unit"),
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
        }
    }
}

/// What of the trade a text in lower case names.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is named or not, whatever else is"
)]
pub(super) struct Named {
    /// A link promised to be followed.
    pub(super) promise: bool,
    /// A post or link.
    pub(super) post: bool,
    /// Such a thing, or an advertisement.
    pub(super) product: bool,
}

impl Named {
    /// Whether anything of what is sold is named.
    pub(super) const fn any(&self) -> bool {
        self.product || self.promise
    }
}

impl Words<'_> {
    pub(super) fn named(&self, text: &str) -> Named {
        let promise = self.dofollow.within(text);
        let post = names(text, &self.products, &[]) || names(text, &self.compounds, &self.heads);
        let product = post || names(text, &self.advertisements, &self.heads);
        Named {
            promise,
            post,
            product,
        }
    }

    /// Without the sentences that refuse what they name, or are of another service; who refuses what is free sells it.
    pub(super) fn kept(&self, text: &str) -> String {
        let refused = |it: &str| self.refuses.within(it) && !self.free.within(it);
        let kept: Vec<&str> = sentences(text).filter(|it| !refused(it)).collect();
        kept.join(" ")
    }
}

/// A shorter word before a dot is an abbreviation, in letters.
const WHOLE: u32 = 4;

/// A text cut after what ends a sentence.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
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

/// Whether a text in lower case names one of the phrases as a thing of its own. With heads, only those may follow: a
/// "guest post template" is a template.
pub(super) fn names(text: &str, phrases: &[&str], heads: &[&str]) -> bool {
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
