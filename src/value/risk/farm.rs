//! Anchors that are bought, by money topic; several topics that have nothing in common make a farm.
//! A casino's own page, or a newspaper's one betting link, has one topic.

use super::{Certainty, Sign, context_of, is_followed, is_known};
use crate::{
    context::{Context, PageKind, Visibility},
    follow::Crawl,
    link::lower,
    reason::{Code, Reason},
    tables::{Lookup, Tables},
    turns::Turns,
    value::{Case, Standing},
};

/// Topics of `data/risk_words.tsv` that one honest page has no reason to combine.
const TOPICS: [&str; 9] = [
    "gambling", "finance", "pills", "services", "adult", "vpn", "essays", "replicas", "links",
];

/// So many of them are no accident.
const FARM_FROM: usize = 3;

/// Nor has a list of so many another reason.
const SURE_FROM: usize = 5;

/// An anchor of more words is a sentence that mentions the phrase.
const ANCHOR_WORDS: usize = 6;

/// Phrases of bought anchors and the topic of each.
pub(super) struct Money {
    /// Those that may stand among other words.
    phrases: Lookup<&'static str, &'static str>,
    /// Those that say nothing else.
    whole: Lookup<&'static str, &'static str>,
    /// Words that add nothing to the latter.
    filler: Vec<&'static str>,
}

impl Money {
    pub(super) fn of(tables: &Tables) -> Self {
        let mut money = Self {
            phrases: Lookup::default(),
            whole: Lookup::default(),
            filler: tables.risk_words("filler"),
        };
        for topic in TOPICS {
            for phrase in tables.risk_words(topic) {
                match phrase.strip_prefix('=') {
                    Some(whole) => money.whole.insert(whole, topic),
                    None => money.phrases.insert(phrase, topic),
                };
            }
        }
        money
    }

    /// The topic of an anchor that says little more than such a phrase.
    pub(super) fn topic(&self, anchor: &str) -> Option<&'static str> {
        let anchor = lower(anchor);
        let mut words: Vec<&str> = Vec::new();
        for word in anchor.split_whitespace() {
            words.push(word.trim_matches(|c: char| !c.is_alphanumeric()));
            if words.len() > ANCHOR_WORDS {
                return None;
            }
        }
        let known = (0..words.len()).find_map(|from| self.phrase(words.get(from..)?));
        known.or_else(|| {
            words.retain(|word| !self.filler.contains(word));
            self.whole.get(words.join(" ").as_str()).copied()
        })
    }

    /// The topic of the shortest phrase that these words begin with.
    fn phrase(&self, words: &[&str]) -> Option<&'static str> {
        let mut phrase = String::new();
        words.iter().find_map(|word| {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(word);
            self.phrases.get(phrase.as_str()).copied()
        })
    }
}

/// Followed anchors of several topics, each to a site of its own.
pub(super) async fn anchors(case: &Case<'_>, money: &Money, turns: &Turns) -> Option<Sign> {
    let by_visitors = matches!(case.layout.kind, PageKind::Thread | PageKind::Search);
    let mut found: Vec<(&str, Standing<'_>)> = Vec::new();
    for standing in case.outbound().filter(|one| is_set(one) && !by_visitors) {
        turns.step().await;
        let Some(topic) = money.topic(&standing.link.text) else {
            continue;
        };
        let site = |one: &Standing<'_>| one.link.web().and_then(|web| web.site.clone());
        let is_new = |(known, other): &(&str, Standing<'_>)| {
            *known != topic && site(other) != site(&standing)
        };
        // Asked last: it looks through a table.
        if found.iter().all(is_new) && !is_known(case, &standing) {
            found.push((topic, standing));
        }
    }
    let (_, first) = found.first().filter(|_| found.len() >= FARM_FROM)?;
    // Furniture has its links in lists anyway.
    let entries = case.within(&["li", "dd", "td"]);
    let is_entry = |(_, one): &(&str, Standing<'_>)| {
        let context = one.placement.context;
        context == Context::List || (context == Context::Body && case.stands_in(&entries, one))
    };
    let unlisted = found.iter().filter(|one| !is_entry(one)).count();
    let quoted: Vec<&str> = found.iter().map(|(_, one)| one.link.text.trim()).collect();
    Some(Sign {
        // A list of members, or of where to get help, has such names too.
        confidence: match unlisted {
            ..FARM_FROM if found.len() >= SURE_FROM => Certainty::Likely,
            ..FARM_FROM => Certainty::Weak,
            FARM_FROM => Certainty::Likely,
            _ => Certainty::Sure,
        },
        place: context_of(first),
        reason: Reason::with(
            Code::MoneyTopics,
            [found.len().to_string(), quoted.join(", ")],
        ),
    })
}

/// Whether the site itself set the link, for readers and crawlers, and follows it.
fn is_set(standing: &Standing<'_>) -> bool {
    let own = !matches!(
        standing.placement.context,
        Context::Comment | Context::Ad | Context::Share | Context::Utility
    );
    own && is_followed(standing)
        && standing.qualification.crawl == Crawl::Crawlable
        && standing.placement.visibility != Visibility::Hidden
}
