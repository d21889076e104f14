//! Whether the page says itself that it was paid for.
//! Looks at the label above the text, not at prose, advertising slots or teasers.

use super::{
    Case, Standing, declared,
    risk::{has_price, is_public},
};
use crate::{
    link::{lower, seen},
    page::{JsonLd, PageSnapshot, RunKind},
    tables::{Phrase, Scope},
};

/// A label is a short line; longer ones are prose that may mention the phrase.
const LABEL_CHARACTERS: usize = 90;

/// Characters of text outside links on either side of the headline in which a label speaks of the page:
/// a kicker above, a byline and a lead below.
const NEAR_HEADLINE: usize = 600;

/// The type of schema.org for what was paid for.
const ADVERTISER: &str = "AdvertiserContentArticle";

/// In what form a page says that it was paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// By a type of schema.org that has no other meaning.
    Schema,
    /// By a label.
    Label,
    /// It names a partner, who may have paid.
    Partner,
}

/// How the page discloses that it was paid for.
#[derive(Debug)]
pub(super) struct Disclosed {
    pub(super) form: Form,
    /// The words, as they stand there.
    pub(super) words: String,
    /// The block of the label; none where title, headline or markup say so.
    block: Option<u32>,
}

impl Disclosed {
    /// The links within the label, to those who paid: "Brought to you by Acme".
    pub(super) fn sponsors<'a>(&self, case: &Case<'a>) -> Vec<Standing<'a>> {
        let parent = |block: u32| case.page.blocks.get(block as usize)?.parent;
        let is_there = |standing: &Standing<'_>| {
            let anchor = case.page.anchors.get(standing.link.anchor as usize);
            let block = anchor.map(|anchor| anchor.block);
            self.block.is_some() && (block == self.block || block.and_then(parent) == self.block)
        };
        case.outbound().filter(is_there).collect()
    }
}

/// Whether the page discloses that it was paid for.
pub(super) fn disclosed(case: &Case<'_>) -> Option<Disclosed> {
    let of_page = |form, words: String| Disclosed {
        form,
        words,
        block: None,
    };
    let advertiser = |item: &JsonLd| item.types.iter().any(|name| name == ADVERTISER);
    if declared::items(case.page).into_iter().any(advertiser) {
        return Some(of_page(Form::Schema, ADVERTISER.to_owned()));
    }
    let phrases: Vec<&Phrase> = (case.tables.disclosure.iter())
        .filter(|phrase| phrase.scope != Scope::Affiliate)
        .collect();
    let headline = headline(case.page);
    let starts = [case.page.title.as_str(), headline.as_str()];
    let lines = lines_near_headline(case.page);
    let currencies = case.tables.risk_words("currency");
    let discloses =
        |line: &str, phrase: &Phrase| names(line, phrase, |rest| !is_priced(rest, &currencies));
    let names_partner = |line: &str| {
        let mut partners = phrases.iter().filter(|it| it.scope == Scope::Partner);
        partners.any(|phrase| line.starts_with(phrase.text))
    };
    let may_have_paid = |disclosed: &Disclosed| {
        let sponsors = disclosed.sponsors(case);
        !(sponsors.is_empty() || sponsors.iter().any(|one| is_public(case, one)))
    };
    starts
        .iter()
        .find(|text| {
            let lower = lower(text);
            phrases.iter().any(|phrase| begins(&lower, phrase))
        })
        .map(|text| of_page(Form::Label, (*text).to_owned()))
        .or_else(|| {
            lines.into_iter().find_map(|(block, line)| {
                let lower = lower(&line);
                let lower = lower.trim();
                let says_so = phrases.iter().any(|phrase| discloses(lower, phrase))
                    || (is_label(lower, &phrases) && stands_over_text(case.page, (block, &line)));
                let is_partner = names_partner(lower);
                let label = Disclosed {
                    form: if says_so { Form::Label } else { Form::Partner },
                    words: line,
                    block: Some(block),
                };
                (says_so || (is_partner && may_have_paid(&label))).then_some(label)
            })
        })
}

/// Whether a line in lower case is one of the phrases and nothing else: "anzeige", "【pr】".
fn is_label(line: &str, phrases: &[&Phrase]) -> bool {
    let said = line.trim_matches(|c: char| !c.is_alphanumeric());
    phrases
        .iter()
        .any(|phrase| phrase.scope != Scope::Partner && phrase.text == said)
}

/// Whether the next thing in a block's box is a paragraph, and its words stand nowhere else: over places for advertisements,
/// filled or not, stands the same again and again.
fn stands_over_text(page: &PageSnapshot, (block, label): (u32, &str)) -> bool {
    let read = |block: u32| page.blocks.get(block as usize);
    let next = block.saturating_add(1);
    let is_beside = read(block).zip(read(next)).is_some_and(|(label, next)| {
        !label.is_heading() && next.tag == "p" && next.parent == label.parent
    });
    let same = page.runs.iter().filter(|run| run.text.trim() == label);
    is_beside && same.count() == 1 && page.runs.iter().any(|run| run.block == next)
}

/// Most of a page's text, in bytes, in which its affiliate links may be disclosed.
const READ: usize = 400_000;

/// The words by which the page discloses that it holds affiliate links; apart from its being paid for itself.
pub(super) fn affiliates_disclosed(case: &Case<'_>) -> Option<String> {
    let mut text = String::new();
    let mut before = None;
    for run in &case.page.runs {
        if text.len() > READ {
            break;
        }
        // No bounds around links: "contains <a>affiliate links</a>" is one phrase.
        let plain = run.anchor.is_none().then_some(run.block);
        if before.is_some() && plain.is_some() && before != plain {
            text.push('\n');
        }
        before = plain;
        text.push_str(&lower(&run.text));
    }
    let phrases = case.tables.disclosure.iter();
    let mut phrases = phrases.filter(|phrase| phrase.scope == Scope::Affiliate);
    let found = phrases.find(|phrase| {
        let mut places = text.match_indices(phrase.text);
        places.any(|(place, _)| !text.get(..place).is_some_and(denies))
    })?;
    Some(found.text.to_owned())
}

/// Whether the word before a phrase denies it, in languages whose denial leaves the phrase as it is: "does not contain".
fn denies(before: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    ["not", "never", "no", "não", "non"].contains(&word)
        || word.ends_with("n't")
        || word.ends_with("n’t")
}

/// Whether a text in lower case begins with the phrase as its label: "anzeige: ..." and "[pr] ...", but not "pr: a guide".
fn begins(text: &str, phrase: &Phrase) -> bool {
    let said = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(rest) = said.strip_prefix(phrase.text) else {
        return false;
    };
    let rest = rest.trim_start();
    let is_closed = rest.starts_with([']', '】', '）', ')']);
    match phrase.scope {
        Scope::Line | Scope::Start => is_closed || rest.starts_with([':', '|']),
        Scope::Bracketed => is_closed && said.len() < text.len(),
        Scope::Partner | Scope::Affiliate => false,
    }
}

/// Whether a price comes next, before any other word: "Sponsored post: $50" offers one.
fn is_priced(rest: &str, currencies: &[&str]) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let (before, number) = rest.split_at(rest.find(is_digit).unwrap_or(rest.len()));
    let after = number.trim_start_matches(|c: char| is_digit(c) || ".,".contains(c));
    let figure = number.strip_suffix(after).unwrap_or_default();
    let unit = after.split_whitespace().next().unwrap_or_default();
    let mut words = before.split(|c: char| !c.is_alphabetic());
    words.all(|word| word.is_empty() || currencies.contains(&word))
        && has_price(&[before, figure, unit].concat(), currencies)
}

/// Whether a line in lower case, in which `fits` what follows, holds the phrase.
fn names(line: &str, phrase: &Phrase, fits: impl Fn(&str) -> bool) -> bool {
    let found = line.match_indices(phrase.text).any(|(start, found)| {
        let before = line.get(..start).and_then(|head| head.chars().next_back());
        let after = line
            .get(start + found.len()..)
            .and_then(|tail| tail.chars().next());
        let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        // Writing without spaces has no word bounds.
        let whole = !phrase.text.is_ascii() || (apart(before) && apart(after));
        whole && fits(line.get(start + found.len()..).unwrap_or_default())
    });
    match phrase.scope {
        Scope::Line => found,
        Scope::Start | Scope::Bracketed | Scope::Partner | Scope::Affiliate => false,
    }
}

fn headline(page: &PageSnapshot) -> String {
    let Some(block) = headline_block(page) else {
        return String::new();
    };
    let runs = page.runs.iter().filter(|run| run.block == block);
    runs.map(|run| run.text.as_str()).collect()
}

fn headline_block(page: &PageSnapshot) -> Option<u32> {
    let position = page.blocks.iter().position(|block| block.tag == "h1")?;
    u32::try_from(position).ok()
}

/// Short texts outside links, each one block's, within reach of the headline; without one, from the top.
fn lines_near_headline(page: &PageSnapshot) -> Vec<(u32, String)> {
    let headline = headline_block(page).unwrap_or_default();
    let mut lines: Vec<(u32, String)> = Vec::new();
    // The block of the last line, which the next run of that block goes on with.
    let mut open = None;
    let mut passed = 0;
    let runs = page.runs.iter();
    let plain = runs.filter(|run| run.anchor.is_none() && run.kind == RunKind::Text);
    for run in plain {
        let goes_on = open == Some(run.block);
        if run.block >= headline {
            if passed >= NEAR_HEADLINE && !goes_on {
                open = None;
                continue;
            }
            passed += run.text.split('\n').map(letters).sum::<usize>();
        }
        open = Some(run.block);
        let mut parts = run.text.split('\n');
        if goes_on && let Some((_, line)) = lines.last_mut() {
            line.push_str(parts.next().unwrap_or_default());
        }
        lines.extend(parts.map(|part| (run.block, part.to_owned())));
    }
    let mut above = lines.iter().rev().filter(|(block, _)| *block < headline);
    let mut below = lines.iter().filter(|(block, _)| *block >= headline);
    let mut near = within_reach(&mut above);
    near.extend(within_reach(&mut below));
    near
}

fn within_reach(lines: &mut dyn Iterator<Item = &(u32, String)>) -> Vec<(u32, String)> {
    let (mut passed, mut near) = (0, Vec::new());
    for (block, line) in lines {
        if passed >= NEAR_HEADLINE {
            break;
        }
        let letters = letters(line);
        passed += letters;
        if (1..=LABEL_CHARACTERS).contains(&letters) {
            near.push((*block, line.trim().to_owned()));
        }
    }
    near
}

/// How long a line is to whoever reads it.
fn letters(line: &str) -> usize {
    seen(line).trim().chars().count()
}
