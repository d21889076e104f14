//! The README's table of factors against the code, both ways: a row for every factor, a share for every fact, and no
//! other; and a reason with every reading and every weight. Judges no number.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use vouch::{
    context::{Context, PageKind, Visibility},
    follow::{Crawl, Follow, Indexing},
    link::{AnchorKind, Origin, Passage},
    niche::{Basis, Relevance},
    page::Ignorance,
    value::{Abroad, Age, Band, Factor, Position, Repeat, Role, Span, readings},
};

/// A fact and what it reads.
type Fact = (String, Span);

fn facts<T: Copy>(all: &[T], name: fn(T) -> &'static str, read: fn(T) -> Span) -> Vec<Fact> {
    all.iter()
        .map(|fact| (name(*fact).to_owned(), read(*fact)))
        .collect()
}

fn named<const N: usize>(facts: [(&str, Span); N]) -> Vec<Fact> {
    facts
        .map(|(name, span)| (name.to_owned(), span))
        .into_iter()
        .collect()
}

fn nearness() -> Vec<Fact> {
    named([
        ("no keywords", readings::relevance(Relevance::UNKNOWN)),
        (
            "keywords of another language",
            readings::relevance(Relevance::FOREIGN),
        ),
        (
            "times, in another language",
            readings::country(Basis::OtherLanguage, Abroad::No),
        ),
        (
            "times, in another country",
            readings::country(Basis::Keywords, Abroad::Yes),
        ),
        (
            "times, by `lang` alone",
            readings::country(Basis::Keywords, Abroad::Perhaps),
        ),
    ])
}

/// Placements that differ by more than the context.
const SPECIAL: [(&str, Context, Position); 2] = [
    ("lead", Context::Body, Position::Lead),
    ("opening post", Context::Comment, Position::Thread),
];

fn placed(read: fn(Context, Position) -> f64) -> Vec<Fact> {
    let special = SPECIAL.map(|(name, context, position)| (name, context, position));
    let plain = Context::ALL.iter();
    let plain = plain.map(|context| (context.as_str(), *context, Position::Plain));
    let all = special.into_iter().chain(plain);
    all.map(|(name, context, position)| (name.to_owned(), Span::exactly(read(context, position))))
        .collect()
}

fn placements() -> Vec<Fact> {
    let mut all = placed(readings::placement);
    all.extend(named([(
        "drawn towards, in doubt,",
        readings::PLACEMENT_BOUNDS,
    )]));
    all
}

fn follows() -> Vec<Fact> {
    let mut all = facts(Follow::ALL, Follow::as_str, readings::follow);
    all.extend(named([
        ("a page without a habit", readings::NO_HABIT),
        ("comments without one", readings::NO_COMMENT_HABIT),
    ]));
    all
}

fn crawls() -> Vec<Fact> {
    let mut all = facts(Crawl::ALL, Crawl::as_str, readings::crawl);
    let why = Ignorance::SwitchedOff;
    let unread = readings::origin(&Origin::Unknown { why });
    all.extend(named([
        ("the server's HTML unread", unread),
        ("redirect", readings::passage(Passage::Redirect)),
        ("shortener", readings::passage(Passage::Opaque)),
        (
            "known interstitial",
            readings::passage(Passage::Interstitial),
        ),
    ]));
    all
}

fn authorities() -> Vec<Fact> {
    let mut all = facts(Band::ALL, Band::as_str, readings::authority);
    all.extend(named([(
        "a suffix that not everyone gets",
        readings::PROMISED,
    )]));
    all
}

fn anchors() -> Vec<Fact> {
    let mut all = facts(AnchorKind::ALL, AnchorKind::as_str, |kind| {
        readings::anchor(kind, "")
    });
    let with_text = readings::anchor(AnchorKind::Image, "a mill");
    all.extend(named([("image with a text", with_text)]));
    all
}

fn page_kinds() -> Vec<Fact> {
    let mut all = facts(PageKind::ALL, PageKind::as_str, |kind| {
        readings::page_kind(kind, Age::New)
    });
    all.extend(named([
        (
            "article over a year old",
            readings::page_kind(PageKind::Article, Age::Recent),
        ),
        (
            "article without a date",
            readings::page_kind(PageKind::Article, Age::Unknown),
        ),
    ]));
    all
}

/// Every fact that a factor tells apart.
fn told_apart(factor: Factor) -> Vec<Fact> {
    match factor {
        Factor::Follow => follows(),
        Factor::Crawl => crawls(),
        Factor::Indexing => facts(Indexing::ALL, Indexing::as_str, readings::indexing),
        Factor::Visibility => facts(Visibility::ALL, Visibility::as_str, readings::visibility),
        Factor::Sight => facts(Visibility::ALL, Visibility::as_str, readings::sight),
        Factor::Repeat => named([
            ("best of its target", readings::repeat(Repeat::Best)),
            ("others", readings::repeat(Repeat::Other)),
        ]),
        Factor::Relevance => nearness(),
        Factor::Language => named([
            ("the same", readings::language(Basis::Keywords, Abroad::No)),
            (
                "another",
                readings::language(Basis::OtherLanguage, Abroad::No),
            ),
            (
                "another country",
                readings::language(Basis::Keywords, Abroad::Yes),
            ),
            (
                "by `lang` alone",
                readings::language(Basis::Keywords, Abroad::Perhaps),
            ),
        ]),
        Factor::Placement => placements(),
        Factor::Clicks => placed(readings::clicks),
        Factor::Share => [0, 10, 40, 100, 400, 2000]
            .map(|targets| {
                let name = if targets == 0 {
                    "no other target".to_owned()
                } else {
                    format!("{targets} targets")
                };
                (name, readings::share(targets * 10).in_steps())
            })
            .to_vec(),
        Factor::Anchor => anchors(),
        Factor::PageKind => page_kinds(),
        Factor::Authority => authorities(),
        Factor::Audience => facts(Band::ALL, Band::as_str, readings::audience),
        Factor::Freshness => named([
            ("under a year", readings::freshness(Age::New)),
            ("to three years", readings::freshness(Age::Recent)),
            ("older", readings::freshness(Age::Old)),
            ("no date", readings::freshness(Age::Unknown)),
        ]),
    }
}

/// As the README writes shares: `1`, `.25`, `0–.25`.
fn written(span: Span) -> String {
    let share = |share: f64| share.to_string().replacen("0.", ".", 1);
    if span.low.total_cmp(&span.high).is_eq() {
        share(span.low)
    } else {
        format!("{}–{}", share(span.low), share(span.high))
    }
}

fn weight(role: Role) -> String {
    match role {
        Role::Gate => "gate".to_owned(),
        Role::Quality(weight) => written(Span::exactly(weight)),
        Role::None => String::new(),
    }
}

/// Facts that read the same stand together, in the order of the first of them.
fn readings_of(factor: Factor) -> String {
    let mut groups: Vec<(Span, Vec<String>)> = Vec::new();
    for (name, span) in told_apart(factor) {
        match groups.iter_mut().find(|(known, _)| *known == span) {
            Some((_, names)) => names.push(name),
            None => groups.push((span, vec![name])),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(span, names)| format!("{} {}", names.join(", "), written(span)));
    groups.collect::<Vec<_>>().join("; ")
}

fn search(factor: Factor) -> String {
    match (factor, factor.in_place()) {
        (Factor::Authority, _) => "gate".to_owned(),
        (_, role) => weight(role),
    }
}

fn row(factor: Factor) -> [String; 5] {
    [
        factor.as_str().to_owned(),
        weight(factor.in_place()),
        search(factor),
        weight(factor.in_referral()),
        readings_of(factor),
    ]
}

/// The cells of the README's table of factors, the rows under its head.
fn table() -> Vec<Vec<String>> {
    let readme = include_str!("../README.md");
    let Some((_, rest)) = readme.split_once("| Factor |") else {
        panic!("the README has no table of factors");
    };
    let rows = rest
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = |row: &str| {
        let row = row.trim().trim_start_matches('|').trim_end_matches('|');
        row.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    rows.map(cells).collect()
}

#[test]
fn the_readme_lists_every_factor_with_its_weights_and_readings_and_no_other() {
    let code: Vec<Vec<String>> = Factor::ALL.iter().map(|f| row(*f).to_vec()).collect();
    let expected: Vec<String> = code
        .iter()
        .map(|row| format!("| {} |", row.join(" | ")))
        .collect();
    assert!(
        table() == code,
        "the README should have:\n{}",
        expected.join("\n")
    );
}

/// The arms of all matches of a source, outside of its tests, that no comment stands above.
fn unreasoned(source: &str) -> Vec<&str> {
    let (code, _) = source.split_once("#[cfg(test)]").unwrap_or((source, ""));
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut arms = None;
    let mut above = "";
    let mut bare = Vec::new();
    for line in code.lines() {
        let text = line.trim_start();
        if text.starts_with("match ") {
            arms = Some(indent(line) + 4);
        } else if arms == Some(indent(line) + 4) {
            arms = None;
        } else if arms == Some(indent(line))
            && !text.starts_with(['/', '|', ')', '}'])
            && !above.starts_with("//")
        {
            bare.push(line);
        }
        above = text;
    }
    bare
}

#[test]
fn every_reading_and_every_weight_has_its_reason() {
    for source in [
        include_str!("../src/value/readings.rs"),
        include_str!("../src/value/factor.rs"),
    ] {
        assert!(source.matches("match ").count() > 2);
        assert_eq!(unreasoned(source), Vec::<&str>::new());
    }
}

#[test]
fn an_arm_without_a_reason_is_found() {
    let source =
        "    match it {\n        // Why.\n        A\n        | B => 1,\n        C => 2,\n    }\n";
    assert_eq!(unreasoned(source), ["        C => 2,"]);
}
