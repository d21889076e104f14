//! `rel` of any letters, held against a plain reading of its rules, token by token (R01 to R05).
//! Single cases stand beside the code.

#[path = "fuzz/cases.rs"]
mod cases;

use std::sync::LazyLock;

use cases::cases;
use proptest::prelude::*;
use vouch::{
    PageSnapshot, Settings, Tables,
    follow::{self, Follow, Verdict},
    link::{self, Flag, read_rel},
    page::{Anchor, Answer, Element, Rendering, Reread, Response, ServerHtml, ServerLink},
    turns::{Turns, finish},
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

const TARGET: &str = "https://a.example/";

/// Tokens, what nearly is one, what separates them, and what only looks as if it did.
const PARTS: &[&str] = &[
    " ",
    " ",
    "\t",
    "\n",
    "\r",
    "\u{c}",
    ",",
    "\u{b}",
    "\u{85}",
    "\u{a0}",
    "\u{2003}",
    "\u{200b}",
    "\u{feff}",
    ";",
    "|",
    "/",
    "\0",
    "\"",
    "=",
    "no",
    "follow",
    "nofollow",
    "NoFollow",
    "NOFOLLOW",
    "no-follow",
    "nofolow",
    "n\u{f6}follow",
    "n\u{43e}follow",
    "ugc",
    "UGC",
    "sponsored",
    "Sponsored",
    "sponsor",
    "\u{17f}ponsored",
    "dofollow",
    "DoFollow",
    "noopener",
    "noreferrer",
    "noreferer",
    "external",
    "me",
    "\u{212a}ey",
    "x",
];

/// What a token must be for one of these to count.
const SAYING: &[&str] = &[
    "nofollow",
    "ugc",
    "sponsored",
    "noreferrer",
    "dofollow",
    "follow",
];

fn rels() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(PARTS).prop_map(ToOwned::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ ,]?[a-z]{5,12}[ ,]?",
    ];
    let written = prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat());
    let many = prop_oneof![
        6 => Just(0_u32),
        1 => 90..130_u32,
    ];
    (many, written).prop_map(|(many, written)| {
        let many: String = (0..many).map(|at| at.to_string() + " ").collect();
        many + &written
    })
}

/// The tokens by the letter: HTML's whitespace and Google's comma end one, case is ASCII's alone, none comes twice.
/// Of more than a hundred those that say nothing are left out.
fn tokens(raw: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut token = String::new();
    for letter in raw.chars().chain([' ']) {
        match letter {
            '\t' | '\n' | '\u{c}' | '\r' | ' ' | ',' => {
                let token = std::mem::take(&mut token);
                let kept = found.len() < 100 || SAYING.contains(&token.as_str());
                if kept && !token.is_empty() && found.iter().all(|known| *known != token) {
                    found.push(token);
                }
            }
            'A'..='Z' => token.push(char::from_u32(u32::from(letter) + 32).unwrap_or(letter)),
            other => token.push(other),
        }
    }
    found
}

/// Whether so many bytes inserted, deleted or replaced, or fewer, make one text of the other.
fn is_within(edits: usize, one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([first, one @ ..], [second, other @ ..]) if first == second => {
            is_within(edits, one, other)
        }
        ([], rest) | (rest, []) => rest.len() <= edits,
        ([_, left @ ..], [_, right @ ..]) => {
            edits > 0
                && [(left, right), (left, other), (one, right)]
                    .iter()
                    .any(|(one, other)| is_within(edits - 1, one, other))
        }
    }
}

fn is_typo(token: &str) -> bool {
    let known = ["nofollow", "sponsored", "noreferrer"];
    let near = |known: &&str| is_within(2, token.as_bytes(), known.as_bytes());
    (5..=12).contains(&token.len())
        && !["dofollow", "follow"].contains(&token)
        && !known.contains(&token)
        && known.iter().any(near)
}

fn flags(raw: &str) -> Vec<Flag> {
    let tokens = tokens(raw);
    let has = |wanted: &str| tokens.iter().any(|token| token == wanted);
    let odd = [
        (raw.contains(','), Flag::CommaSeparatedRel),
        (tokens.iter().any(|token| is_typo(token)), Flag::RelTypo),
        (has("dofollow") || has("follow"), Flag::DofollowFootprint),
    ];
    let odd = odd.into_iter().filter(|(holds, _)| *holds);
    odd.map(|(_, flag)| flag).collect()
}

/// A page that asks nothing of crawlers, with one link that the server's HTML has as well.
fn page(rel: &str) -> PageSnapshot {
    let anchor = Anchor {
        index: 0,
        element: Element::A,
        block: 0,
        href: TARGET.to_owned(),
        resolved: TARGET.to_owned(),
        rel: Some(rel.to_owned()),
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    };
    let sent = ServerLink {
        resolved: TARGET.to_owned(),
        rel: Some(rel.to_owned()),
    };
    let answer = |status, links| {
        Answer::Received(Response {
            status,
            headers: Vec::new(),
            body: String::new(),
            html: Ok(ServerHtml {
                links,
                ..ServerHtml::default()
            }),
        })
    };
    PageSnapshot {
        url: "https://page.example/".to_owned(),
        anchors: vec![anchor],
        reread: Reread {
            page: answer(200, vec![sent]),
            robots: answer(404, Vec::new()),
        },
        ..PageSnapshot::default()
    }
}

proptest! {
    #![proptest_config(cases(512, "tests/fuzz_rel.seeds"))]

    #[test]
    fn any_rel_is_read_by_the_letter_of_its_rules(raw in rels()) {
        let expected = tokens(&raw);
        let read = read_rel(&raw);
        prop_assert_eq!(&read.tokens, &expected);
        prop_assert_eq!(&read.flags, &flags(&raw));
        prop_assert_eq!(read_rel(&read.tokens.join(" ")).tokens, &expected[..], "and from its own tokens");

        let page = page(&raw);
        let links = finish(link::read(&page, &Settings::default(), &TABLES, &Turns::unbroken()));
        prop_assert_eq!(&links[0].rel, &expected);
        let has = |wanted: &str| expected.iter().any(|token| token == wanted);
        let (follow, verdict) = match [has("sponsored"), has("ugc"), has("nofollow")] {
            [true, _, _] => (Follow::Sponsored, Verdict::Hint),
            [false, true, _] => (Follow::Ugc, Verdict::Hint),
            [false, false, true] => (Follow::Nofollow, Verdict::Hint),
            [false, false, false] => (Follow::Followed, Verdict::Yes),
        };
        let standing = finish(follow::judge(&page, &links, &Turns::unbroken())).1.remove(0);
        prop_assert_eq!((standing.follow, standing.counts.verdict), (follow, verdict));
        let shown = standing.evidence.iter().any(|found| found.snippet == format!("rel=\"{raw}\""));
        prop_assert!(shown, "{:?}", standing.evidence);
    }
}
