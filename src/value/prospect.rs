//! The page's own verdict as a place to get a link: one word, and why.
//! Reckons no number of its own; the best realistic slot gives them.

use serde::{Deserialize, Serialize};

use super::{
    Abroad, Case, Finding, Ground, Range, Reading, Slot, Spot, date, facts, readings, risk,
    sentence::{self, Told},
    slots::{self, Custom, Prospective},
    why,
};
use crate::{
    follow::Indexing,
    niche::{Basis, Niche, Tongues},
    page::{Answer, Ignorance},
    reason::{Code, Reason},
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

/// Judges the page.
pub(super) fn judge(
    case: &Case<'_>,
    ground: Ground,
    niche: &Niche,
    links: &[Option<Spot>],
) -> Prospect {
    let slots = slots::all(case, ground, niche, links);
    let risk = risk::findings(case);
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
    let code = if facts::is_dormant(case) {
        Code::Dormant
    } else {
        Code::LastChanged
    };
    Some(Reason::with(code, [date]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        context::{Context, PageKind},
        follow::Follow,
        tables::Tables,
        value::{
            Factor, Role, assess,
            fixture::{House, at, external},
        },
    };

    fn verdict(house: &House) -> ProspectVerdict {
        assess(house.case()).prospect.verdict
    }

    fn first_reason(house: &House) -> Code {
        assess(house.case()).prospect.reasons[0].code
    }

    #[test]
    fn nothing_to_read_is_unknown_and_no_place_is_poor() {
        let mut blank = House::of([]);
        blank.layout.main_words = 0;
        assert_eq!(verdict(&blank), ProspectVerdict::Unknown);
        let mut template = House::of([at(Context::Footer, "https://a.example/")]);
        template.layout.main_words = 0;
        assert_eq!(verdict(&template), ProspectVerdict::Poor);
        assert_eq!(first_reason(&template), Code::NoPlace);
    }

    #[test]
    fn followed_text_links_are_good_and_unread_headers_leave_them_so() {
        let mut house = House::of([
            external("https://a.example/"),
            external("https://b.example/"),
        ]);
        assert_eq!(verdict(&house), ProspectVerdict::Good);
        assert_eq!(first_reason(&house), Code::HabitText);
        house.directives.indexing = Indexing::Unknown;
        for qualification in &mut house.qualifications {
            qualification.follow = Follow::Unknown;
        }
        assert_eq!(verdict(&house), ProspectVerdict::Good);
    }

    #[test]
    fn a_server_that_did_not_answer_leaves_a_good_page_open_and_a_poor_one_poor() {
        let mut good = House::of([external("https://a.example/")]);
        good.directives.indexing = Indexing::Unknown;
        let mut poor = House::of([at(Context::Footer, "https://a.example/")]);
        poor.directives.indexing = Indexing::Unknown;
        poor.layout.main_words = 0;
        for why in Ignorance::ALL.iter().copied() {
            for house in [&mut good, &mut poor] {
                house.page.reread.page = Answer::Unknown { why };
            }
            let lost = matches!(why, Ignorance::TimedOut | Ignorance::Failed);
            let expected = if lost {
                ProspectVerdict::Unknown
            } else {
                ProspectVerdict::Good
            };
            assert_eq!(verdict(&good), expected, "{why}");
            assert_eq!(verdict(&poor), ProspectVerdict::Poor, "{why}");
            let said = assess(good.case()).prospect.sentence;
            let said: Vec<Code> = said.into_iter().map(|part| part.code).collect();
            assert_eq!(said == [Code::HeadersUnread, Code::TryAgain], lost, "{why}");
        }
        good.page.reread.page = Answer::Unknown {
            why: Ignorance::TimedOut,
        };
        good.directives.indexing = Indexing::CanonicalElsewhere;
        assert_ne!(verdict(&good), ProspectVerdict::Unknown);
    }

    #[test]
    fn nofollow_brings_visits_and_noindex_not_even_these() {
        let qualified = House::of([external("https://a.example/").follow(Follow::Nofollow)]);
        assert_eq!(verdict(&qualified), ProspectVerdict::Fair);
        assert_eq!(first_reason(&qualified), Code::HabitQualified);
        let mut closed = House::of([external("https://a.example/")]);
        closed.directives.indexing = Indexing::Noindex;
        assert_eq!(verdict(&closed), ProspectVerdict::Poor);
        assert_eq!(first_reason(&closed), Code::PageNoindex);
        closed.directives.indexing = Indexing::Error;
        assert_eq!(verdict(&closed), ProspectVerdict::Poor, "nobody reads it");
    }

    #[test]
    fn visitors_links_are_poor() {
        let mut thread =
            House::of([at(Context::Comment, "https://a.example/").follow(Follow::Ugc)]);
        thread.layout.kind = PageKind::Thread;
        assert_eq!(verdict(&thread), ProspectVerdict::Poor);
    }

    #[test]
    fn sold_links_are_to_be_avoided_and_dense_ones_cost_a_step() {
        let sold = House::of([external("https://a.example/").rel("dofollow")]);
        assert_eq!(verdict(&sold), ProspectVerdict::Avoid);
        let links = (0..6).map(|site| external(&format!("https://site{site}.example/")));
        let mut dense = House::of(links);
        dense.layout.main_words = 100;
        assert_eq!(verdict(&dense), ProspectVerdict::Fair);
    }

    fn keywords(house: &mut House, keywords: &[&str]) {
        house.settings = crate::Settings::of(crate::settings::Profile {
            keywords: keywords.iter().map(ToString::to_string).collect(),
            ..Default::default()
        });
    }

    #[test]
    fn another_language_reads_a_half_for_search_and_a_tenth_for_visits_at_most() {
        let mut house = House::of([external("https://a.example/")]);
        house.tables = Tables::builtin();
        house.page.language = "ru".to_owned();
        house.page.title = "Насос и велосипед".to_owned();
        keywords(&mut house, &["bicycle pump with a gauge of the year"]);
        let valuation = assess(house.case());
        assert_eq!(valuation.prospect.verdict, ProspectVerdict::Fair);
        let told = valuation.prospect.reasons.iter().map(|reason| reason.code);
        assert!(told.into_iter().any(|code| code == Code::OtherLanguage));
        let readings = &valuation.worths[0].as_ref().unwrap().readings;
        let share = |role: fn(Factor) -> Role| {
            let weighed =
                readings
                    .iter()
                    .map(|reading| match (reading.factor, role(reading.factor)) {
                        (Factor::Relevance, Role::Quality(weight)) => {
                            libm::pow(reading.high, weight)
                        }
                        (Factor::Language, Role::Gate) => reading.high,
                        _ => 1.0,
                    });
            weighed.product::<f64>()
        };
        assert!((share(Factor::in_place) - libm::pow(0.5, 0.35)).abs() < 1e-3);
        assert!((share(Factor::in_referral) - libm::pow(0.1, 0.25)).abs() < 1e-3);
    }

    #[test]
    fn another_country_reads_85_for_search_and_a_half_for_visits_and_says_so() {
        let mut house = House::of([external("https://a.example/")]);
        house.settings = crate::Settings::of(crate::settings::Profile {
            country: "GB".to_owned(),
            ..Default::default()
        });
        let of = |house: &House| {
            let valuation = assess(house.case());
            let codes = valuation.prospect.reasons.into_iter().map(|it| it.code);
            let told: Vec<Code> = codes
                .filter(|code| matches!(code, Code::Abroad | Code::PerhapsAbroad))
                .collect();
            let readings = valuation.worths[0].as_ref().unwrap().readings.clone();
            let read = |factor| {
                let reading = readings.iter().find(|reading| reading.factor == factor);
                reading.map_or((1.0, 1.0), |reading| (reading.low, reading.high))
            };
            (told, read(Factor::Relevance), read(Factor::Language))
        };
        for (url, language, told, relevance, readers) in [
            ("https://page.co.uk/", "en-US", None, (0.4, 0.8), (1.0, 1.0)),
            ("https://page.com/", "en", None, (0.4, 0.8), (1.0, 1.0)),
            (
                "https://page.ie/",
                "en",
                Some(Code::Abroad),
                (0.34, 0.68),
                (0.876, 0.876),
            ),
            (
                "https://page.com/",
                "en-US",
                Some(Code::PerhapsAbroad),
                (0.34, 0.8),
                (0.876, 1.0),
            ),
        ] {
            house.page.url = url.to_owned();
            house.page.language = language.to_owned();
            assert_eq!(
                of(&house),
                (Vec::from_iter(told), relevance, readers),
                "{url} {language}"
            );
        }
        house.settings = crate::Settings::default();
        assert_eq!(of(&house).0, [], "no country, nothing weighed");
        assert!((libm::pow(0.876, 4.0) - 0.5 / 0.85).abs() < 2e-3);
    }

    #[test]
    fn keywords_that_stand_on_any_page_are_none_and_that_is_said() {
        let mut house = House::of([external("https://a.example/")]);
        house.tables = Tables::builtin();
        house.page.language = "en".to_owned();
        house.page.title = "The pump of the bicycle and the helmet".to_owned();
        keywords(&mut house, &["the", "of", "and the"]);
        let valuation = assess(house.case());
        assert_eq!(valuation.relevance, crate::niche::Relevance::UNKNOWN);
        let mut told = valuation.prospect.reasons.iter();
        assert!(told.any(|reason| reason.code == Code::EmptyKeywords));
        keywords(&mut house, &["the", "pump"]);
        assert!(assess(house.case()).relevance.known);
    }

    #[test]
    fn the_topic_told_is_that_of_the_nearest_words_where_a_link_stands() {
        let mut house = House::of([external("https://a.example/")]);
        house.page.title = "A soup of the season for guests and many others".repeat(20);
        keywords(&mut house, &["bicycle", "pump", "helmet"]);
        let is_off = |house: &House| {
            let reasons = assess(house.case()).prospect.reasons;
            reasons.iter().any(|reason| reason.code == Code::OffTopic)
        };
        assert!(is_off(&house));
        house.links[0].before = "a bicycle pump and a bicycle helmet".to_owned();
        assert!(!is_off(&house), "it would contradict the link's own number");
    }

    #[test]
    fn near_and_followed_is_excellent_and_far_is_not_good() {
        let mut house = House::of([external("https://a.example/")]);
        house.page.title = "Bicycle pump and bicycle helmet".to_owned();
        keywords(&mut house, &["bicycle", "pump", "helmet"]);
        assert_eq!(verdict(&house), ProspectVerdict::Excellent);
        keywords(&mut house, &["soup"]);
        assert!(verdict(&house) > ProspectVerdict::Good);
    }

    #[test]
    fn one_of_many_entries_is_not_excellent_however_near() {
        let entry = |site: u32| at(Context::List, &format!("https://site{site}.example/"));
        let list = |entries: u32| {
            let mut house = House::of((0..entries).map(entry));
            house.layout.kind = PageKind::Resource;
            house.page.title = "Bicycle pump and bicycle helmet".to_owned();
            keywords(&mut house, &["bicycle", "pump", "helmet"]);
            verdict(&house)
        };
        assert_eq!(list(20), ProspectVerdict::Excellent);
        assert_eq!(list(CROWD), ProspectVerdict::Good);
    }

    #[test]
    fn nothing_is_excellent_whose_nearness_nobody_knows() {
        let mut house = House::of([external("https://a.example/")]);
        house.layout.kind = PageKind::Home;
        let best = &assess(house.case()).prospect.slots[0];
        assert!(middle(best.place) >= EXCELLENT, "{:?}", best.place);
        assert_eq!(verdict(&house), ProspectVerdict::Good);
    }

    #[test]
    fn a_page_of_the_persons_own_or_of_a_rival_is_said_to_be_first() {
        let mut house = House::of([external("https://a.example/")]);
        house.page.url = "https://www.mill.example/".to_owned();
        let first = |house: &House| assess(house.case()).prospect.sentence[0].code;
        let sites = || vec!["mill.example".to_owned()];
        assert_eq!(first(&house), Code::FollowedText);
        house.settings = crate::Settings::of(crate::settings::Profile {
            rivals: sites(),
            ..Default::default()
        });
        assert_eq!(first(&house), Code::RivalPage);
        house.settings = crate::Settings::of(crate::settings::Profile {
            own_sites: sites(),
            ..Default::default()
        });
        assert_eq!(first(&house), Code::OwnPage);
    }

    #[test]
    fn a_page_with_hardly_a_text_and_no_link_has_no_place_for_one() {
        let mut house = House::of([]);
        house.layout.kind = PageKind::Home;
        assert_ne!(verdict(&house), ProspectVerdict::Poor);
        house.layout.main_words = 30;
        assert_eq!(verdict(&house), ProspectVerdict::Poor);
        assert_eq!(first_reason(&house), Code::NoPlace);
    }

    #[test]
    fn a_domain_for_sale_is_poor_whatever_links_it_has() {
        let mut house = House::of([external("https://a.example/")]);
        house.tables = Tables::builtin();
        house.page.title = "This domain is for sale".to_owned();
        assert_eq!(verdict(&house), ProspectVerdict::Poor);
    }
}
