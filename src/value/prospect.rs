//! The page's own verdict as a place to get a link: one word, and why.
//! Reckons no number of its own; the best realistic slot gives them.

use serde::{Deserialize, Serialize};

use super::{
    Abroad, Case, Finding, Ground, Range, Reading, Slot, Spot, Standing, date, facts, readings,
    risk,
    sentence::{self, Told},
    slots::{self, Custom, Prospective},
    why,
};
use crate::{
    follow::Indexing,
    niche::{Basis, Niche, Tongues},
    page::{Answer, Ignorance},
    reason::{Code, Reason},
    turns::Turns,
};

crate::vocabulary! {
    /// The page's own verdict as a place to get a link.
    pub enum ProspectVerdict {
        /// Go and get it.
        Excellent = "excellent",
        /// Worth the effort.
        Good = "good",
        /// Worth it if it is easy.
        Fair = "fair",
        /// Hardly worth it.
        Poor = "poor",
        /// A link from here may hurt.
        Avoid = "avoid",
        /// Too little is known.
        Unknown = "unknown",
    }
}

/// The page as a prospect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prospect {
    /// One word.
    pub verdict: ProspectVerdict,
    /// The parts of the one sentence behind it, what decides first.
    #[serde(default)]
    pub sentence: Vec<Reason>,
    /// Of the best realistic slot.
    pub place: Range,
    /// Of the best realistic slot.
    pub search: Range,
    /// Of the best realistic slot.
    pub referral: Range,
    /// What each factor reads in the best realistic slot, those that read 1 left out; empty where there is none.
    #[serde(default)]
    pub factors: Vec<Reading>,
    /// Realistic ones first, then the better place.
    pub slots: Vec<Slot>,
    /// What may hurt, gravest first.
    pub risk: Vec<Finding>,
    /// Why this verdict, what decides it first.
    pub reasons: Vec<Reason>,
}

/// Middles of the best slot's place. Calibrated on what a link builder would say of pages whose nearness is unknown:
/// a followed link in the text of an article lies at 65 to 75, an entry of a list at 55 to 65.
const EXCELLENT: u8 = 78;
pub(super) const GOOD: u8 = 56;
pub(super) const FAIR: u8 = 36;

/// One among so many links is an entry in a directory, and no recommendation.
const CROWD: u32 = 50;

/// Visits that are worth having for themselves, as the middle of the referral.
const WORTH_VISITING: u8 = 45;

/// Judges the page, given what each of its links is and which of them are of the prose.
pub(super) async fn judge(
    case: &Case<'_>,
    (ground, niche): (Ground, &Niche),
    (links, prose): (&[Option<Spot>], &[Standing<'_>]),
    turns: &Turns,
) -> Prospect {
    let slots = slots::all(case, (ground, niche), links, turns).await;
    turns.pass().await;
    let risk = risk::findings(case, prose, turns).await;
    let best = slots.first().filter(|best| best.slot.realistic);
    let verdict = verdict(case, best, &risk, niche.page().basis);
    let topic = nearness_told(case, best, niche).map(|reason| reason.code);
    let told = Told {
        verdict,
        best,
        risk: &risk,
        only_visits: best.is_some_and(|best| only_visits(case, best)),
        topic: topic.filter(|code| {
            matches!(
                code,
                Code::OnTopic | Code::OffTopic | Code::OtherLanguage | Code::OtherScript
            )
        }),
    };
    let sentence = sentence::parts(case, told);
    let reasons = reasons(case, best, &risk, niche);
    let numbers = best.map(|best| best.numbers).unwrap_or_default();
    Prospect {
        verdict,
        sentence,
        place: numbers.place,
        search: numbers.search,
        referral: numbers.referral,
        factors: best.map_or_else(Vec::new, |best| best.slot.factors.clone()),
        risk,
        reasons,
        slots: slots.into_iter().map(|slot| slot.slot).collect(),
    }
}

fn verdict(
    case: &Case<'_>,
    best: Option<&Prospective>,
    risk: &[Finding],
    basis: Basis,
) -> ProspectVerdict {
    if risk.iter().any(Finding::is_grave) {
        return ProspectVerdict::Avoid;
    }
    let Some(best) = best else {
        return if is_blank(case) {
            ProspectVerdict::Unknown
        } else {
            ProspectVerdict::Poor
        };
    };
    if risk.iter().any(Finding::is_of_no_page) {
        return ProspectVerdict::Poor;
    }
    let by_place = match (middle(best.supposed.place), basis) {
        (EXCELLENT.., Basis::Keywords) if best.slot.links < CROWD => ProspectVerdict::Excellent,
        // Without keywords nobody knows yet whether it is about the person's topics.
        (GOOD.., Basis::Keywords | Basis::NoKeywords) => ProspectVerdict::Good,
        // Readers of another language are not the person's as a rule.
        (GOOD.., Basis::OtherLanguage) | (FAIR..GOOD, _) => ProspectVerdict::Fair,
        _ if only_visits(case, best) => ProspectVerdict::Fair,
        _ => ProspectVerdict::Poor,
    };
    let told = if risk.is_empty() {
        by_place
    } else {
        by_place.one_lower()
    };
    if told < ProspectVerdict::Poor && is_unanswered(case) {
        ProspectVerdict::Unknown
    } else {
        told
    }
}

/// The server was asked and did not answer, which another try may mend, and nothing else tells what it asks of crawlers.
fn is_unanswered(case: &Case<'_>) -> bool {
    let lost = match &case.page.reread.page {
        Answer::Received(_) => false,
        Answer::Unknown { why } => match why {
            Ignorance::TimedOut | Ignorance::Failed => true,
            Ignorance::Pending
            | Ignorance::SwitchedOff
            | Ignorance::NotHttp
            | Ignorance::Redirected
            | Ignorance::ServiceWorker
            | Ignorance::TooLarge
            | Ignorance::NotHtml => false,
        },
    };
    lost && case.directives.indexing == Indexing::Unknown
}

impl ProspectVerdict {
    /// What a weak risk makes of it.
    const fn one_lower(self) -> Self {
        match self {
            Self::Excellent => Self::Good,
            Self::Good => Self::Fair,
            Self::Fair | Self::Poor => Self::Poor,
            Self::Avoid => Self::Avoid,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// Nothing that could be read: no text and no link.
fn is_blank(case: &Case<'_>) -> bool {
    case.layout.main_words == 0 && case.links.is_empty()
}

/// Little for search, but readers who click on links that are there. Nobody goes on reading where the server gives an error,
/// and few come to what no search engine shows.
fn only_visits(case: &Case<'_>, best: &Prospective) -> bool {
    let place = middle(best.supposed.place);
    let is_found = match case.directives.indexing {
        Indexing::Noindex | Indexing::Error => false,
        Indexing::Indexable
        | Indexing::CanonicalElsewhere
        | Indexing::Blocked
        | Indexing::Unknown => true,
    };
    is_found
        && best.slot.links > 0
        && place < FAIR
        && middle(best.supposed.referral) >= WORTH_VISITING
}

pub(super) const fn middle(range: Range) -> u8 {
    range.low.midpoint(range.high)
}

fn reasons(
    case: &Case<'_>,
    best: Option<&Prospective>,
    risk: &[Finding],
    niche: &Niche,
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = risk.iter().map(|finding| finding.reason.clone()).collect();
    let directives =
        why::indexing(case.directives.indexing).filter(|code| *code != Code::AnswerUnread);
    reasons.extend(directives.map(Reason::plain));
    match best {
        Some(best) => {
            reasons.push(habit(best));
            reasons.extend(only_visits(case, best).then(|| Reason::plain(Code::OnlyVisits)));
        }
        None => reasons.push(Reason::plain(Code::NoPlace)),
    }
    reasons.extend(why::kind(case.layout.kind).map(Reason::plain));
    reasons.extend(risk::rightly_disclosed(case));
    reasons.extend(nearness_told(case, best, niche));
    reasons.extend(country_told(case));
    reasons.extend(age(case));
    let unread = why::indexing(case.directives.indexing) == Some(Code::AnswerUnread);
    reasons.extend(unread.then(|| Reason::plain(Code::AnswerUnread)));
    reasons
}

/// How this page links, where the best slot is.
fn habit(best: &Prospective) -> Reason {
    let code = match best.custom() {
        Custom::Unknown => return Reason::plain(Code::NoHabit),
        Custom::Qualified => Code::HabitQualified,
        Custom::Text => Code::HabitText,
        Custom::Entries => Code::HabitEntries,
        Custom::Visitors => Code::HabitVisitors,
    };
    let (followed, all) = best.habit;
    Reason::with(code, [followed, all])
}

fn nearness_told(case: &Case<'_>, best: Option<&Prospective>, niche: &Niche) -> Option<Reason> {
    let relevance = niche.page();
    let near = best.map_or(readings::relevance(relevance), |best| best.relevance);
    let code = match relevance.basis {
        Basis::NoKeywords if case.settings.profile().keywords.is_empty() => Code::NoKeywords,
        Basis::NoKeywords => Code::EmptyKeywords,
        Basis::OtherLanguage => return niche.tongues().map(tongues_told),
        Basis::Keywords if near.high < why::OFF_TOPIC => Code::OffTopic,
        Basis::Keywords if near.low >= ON_TOPIC => Code::OnTopic,
        Basis::Keywords => return None,
    };
    Some(Reason::plain(code))
}

/// Whose readers the page has, where the person wants another country's.
fn country_told(case: &Case<'_>) -> Option<Reason> {
    let (country, person) = (facts::country(case.page)?, case.settings.profile());
    let code = match facts::abroad(Some(&country), person) {
        Abroad::No => return None,
        Abroad::Perhaps => Code::PerhapsAbroad,
        Abroad::Yes => Code::Abroad,
    };
    Some(Reason::with(code, [&country.code, &person.country]))
}

fn tongues_told(Tongues { page, keywords }: &Tongues) -> Reason {
    match keywords {
        Some(keywords) => Reason::with(Code::OtherLanguage, [page, keywords]),
        None => Reason::with(Code::OtherScript, [page]),
    }
}

/// Several of the person's keywords, more than once, whatever the doubt.
const ON_TOPIC: f64 = 0.6;

fn age(case: &Case<'_>) -> Option<Reason> {
    let date = date::newest(case)?;
    let code = if facts::is_dormant(case.page, date) {
        Code::Dormant
    } else {
        Code::LastChanged
    };
    Some(Reason::with(code, [date]))
}

#[cfg(test)]
mod tests;
