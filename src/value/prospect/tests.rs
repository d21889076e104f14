//! Which pages get which verdict, and what is said of them.

use super::*;
use crate::{
    context::{Context, PageKind},
    follow::Follow,
    tables::Tables,
    value::{
        Factor, Role,
        fixture::{House, assess, at, external},
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
    let mut thread = House::of([at(Context::Comment, "https://a.example/").follow(Follow::Ugc)]);
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
        let weighed = readings
            .iter()
            .map(|reading| match (reading.factor, role(reading.factor)) {
                (Factor::Relevance, Role::Quality(weight)) => libm::pow(reading.high, weight),
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
