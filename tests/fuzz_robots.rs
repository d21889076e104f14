//! Robots metas, X-Robots-Tag and robots.txt of any text, held against plain readings of their rules (R06 to R13).
//! Single cases stand beside the code.

#[path = "fuzz/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use robotstxt::matcher::{RobotsMatchStrategy, RobotsMatcher};
use vouch::{
    PageSnapshot,
    follow::{self, Follow, Indexing, PageDirectives, Verdict},
    page::{Answer, Meta, Reread, Response, ServerHtml},
    turns::{Turns, finish},
};

/// 2026-11-21.
const NOW: u64 = 1_795_219_200_000;

/// Directives, agents, what separates them, and what only looks like any of these.
const PARTS: &[&str] = &[
    ",",
    ",",
    ", ",
    ":",
    ": ",
    " ",
    "\t",
    "\n",
    "\u{a0}",
    "\u{200b}",
    ";",
    "noindex",
    "NoIndex",
    "no-index",
    "no\u{131}ndex",
    "nofollow",
    "NOFOLLOW",
    "nofollower",
    "none",
    "None",
    "all",
    "index",
    "follow",
    "noarchive",
    "max-snippet",
    "max-snippet: 10",
    "max-image-preview:large",
    "googlebot",
    "Googlebot: ",
    "googlebot-news: ",
    "BadBot: ",
    "bingbot:",
    "360Spider:",
    "a/b.c_d*: ",
    "*",
    "*: ",
    "12:30",
    "unavailable_after",
    "unavailable_after: ",
    "2020-01-01",
    "2126-01-01",
    "Friday, 25-Jun-10 15:00:00 UTC",
    "25 Jun 2010 15:00:00 PST",
    "99999-99-99",
    "\u{1f600}",
];

/// Names of metas: those that hold, those of others, and those that are none.
const NAMES: &[&str] = &[
    "robots",
    "ROBOTS",
    " robots ",
    "googlebot",
    "GoogleBot",
    "googlebot-news",
    "bingbot",
    "yandex",
    "robot",
    "description",
    "",
];

/// Parts of robots.txt.
const ROBOTS: &[&str] = &[
    "\n",
    "\n",
    "\r\n",
    "\r",
    "User-agent: *\n",
    "User-agent: Googlebot\n",
    "user-agent: googlebot/2.1\n",
    "User-agent: Googlebot-News\n",
    "User-agent: bingbot\n",
    "user agent: *\n",
    "Disallow: ",
    "disalow: ",
    "Disallow /",
    "Allow: ",
    "Allow:",
    "Sitemap: https://a.example/x\n",
    "Crawl-delay: 1\n",
    "/",
    "/a",
    "/a/b",
    "/a/b.html",
    "/a/index.html",
    "/A",
    "*",
    "$",
    "?",
    "x=1",
    "%C3%A9",
    "%c3",
    "\u{e9}",
    "#",
    " ",
    "\t",
    ":",
    "\u{feff}",
    "\0",
];

fn made_of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        12 => prop::sample::select(parts).prop_map(ToOwned::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..=most).prop_map(|parts| parts.concat())
}

fn metas() -> impl Strategy<Value = Vec<Meta>> {
    let key = prop_oneof![6 => Just(""), 1 => Just("property")];
    let name = prop::sample::select(NAMES);
    let meta = (name, key, made_of(PARTS, 10)).prop_map(|(name, key, content)| Meta {
        name: name.to_owned(),
        key: key.to_owned(),
        content,
    });
    prop::collection::vec(meta, 0..3)
}

fn received(status: u16, headers: &[String], metas: Vec<Meta>, body: &str) -> Answer {
    let field = |value: &String| ("x-robots-tag".to_owned(), value.clone());
    Answer::Received(Response {
        status,
        headers: headers.iter().map(field).collect(),
        body: body.to_owned(),
        html: Ok(ServerHtml {
            metas,
            ..ServerHtml::default()
        }),
    })
}

/// What is made of a page that everything but these metas and fields lets through.
fn judged(live: &[Meta], sent: &[Meta], fields: &[String]) -> PageDirectives {
    let page = PageSnapshot {
        url: "https://page.example/".to_owned(),
        taken_at: NOW,
        metas: live.to_vec(),
        reread: Reread {
            page: received(200, fields, sent.to_vec(), ""),
            robots: received(404, &[], Vec::new(), ""),
        },
        ..PageSnapshot::default()
    };
    finish(follow::judge(&page, &[], &Turns::unbroken())).0
}

/// Whether somebody is asked something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    #[default]
    No,
    Perhaps,
    Yes,
}

/// What is asked of Google.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Asked {
    /// Not to show the page.
    hide: Sure,
    /// Not to follow its links.
    nofollow: Sure,
}

impl Asked {
    /// Takes over what one directive asks, as far as it is sure that it is for Google.
    fn add(&mut self, directive: Self, sure: Sure) {
        self.hide = self.hide.max(directive.hide.min(sure));
        self.nofollow = self.nofollow.max(directive.nofollow.min(sure));
    }

    fn of(word: &str) -> Self {
        let is = |known: &str| word.trim().eq_ignore_ascii_case(known);
        let sure = |said: bool| if said { Sure::Yes } else { Sure::No };
        Self {
            hide: sure(is("noindex") || is("none")),
            nofollow: sure(is("nofollow") || is("none")),
        }
    }

    /// By the letter of the documentation, dates aside: every comma ends a directive.
    fn meta(&mut self, meta: &Meta) {
        let name = meta.name.trim();
        let ours = name.eq_ignore_ascii_case("robots") || name.eq_ignore_ascii_case("googlebot");
        let words = meta.content.split(',');
        for word in words.filter(|_| ours && meta.key.is_empty()) {
            self.add(Self::of(word), Sure::Yes);
        }
    }

    /// As [`Asked::meta`], and a name before a colon says whom what follows is for. Behind another's name only what stands
    /// before the first comma is surely its own, as browsers join fields with commas.
    fn field(&mut self, value: &str) {
        let mut whose = Whose::Google;
        for piece in value.split(',') {
            let (word, named) = match piece.split_once(':') {
                Some((name, word)) if is_agent(name.trim()) => (word, Some(name.trim())),
                Some(_) | None => (piece, None),
            };
            whose = match (named, whose) {
                (None, Whose::Google) => Whose::Google,
                (None, Whose::Another | Whose::Unclear) => Whose::Unclear,
                (Some(name), _) if name == "*" || name.eq_ignore_ascii_case("googlebot") => {
                    Whose::Google
                }
                (Some(_), _) => Whose::Another,
            };
            let sure = match whose {
                Whose::Google => Sure::Yes,
                Whose::Unclear => Sure::Perhaps,
                Whose::Another => Sure::No,
            };
            self.add(Self::of(word), sure);
        }
    }

    const fn follow(self) -> Follow {
        match self.nofollow {
            Sure::Yes => Follow::PageNofollow,
            Sure::Perhaps => Follow::Unknown,
            Sure::No => Follow::Followed,
        }
    }

    const fn verdict(self) -> Verdict {
        match (self.hide, self.nofollow) {
            (Sure::Yes, _) => Verdict::No,
            (_, Sure::Yes) => Verdict::Hint,
            (Sure::Perhaps, _) | (_, Sure::Perhaps) => Verdict::Unknown,
            (Sure::No, Sure::No) => Verdict::Yes,
        }
    }
}

/// For whom a part of a header field is.
#[derive(Debug, Clone, Copy)]
enum Whose {
    Google,
    Another,
    Unclear,
}

fn is_agent(name: &str) -> bool {
    let valued = [
        "max-snippet",
        "max-image-preview",
        "max-video-preview",
        "unavailable_after",
    ];
    name.contains(|letter: char| letter.is_ascii_alphabetic() || letter == '*')
        && !name
            .contains(|letter: char| !letter.is_ascii_alphanumeric() && !"-_*/.".contains(letter))
        && valued.iter().all(|known| !name.eq_ignore_ascii_case(known))
}

/// A directive that somebody means: how it is written, and what it asks.
fn meant() -> impl Strategy<Value = (&'static str, Asked)> {
    let nothing = Asked::default();
    let hide = Asked {
        hide: Sure::Yes,
        ..nothing
    };
    let nofollow = Asked {
        nofollow: Sure::Yes,
        ..nothing
    };
    let both = Asked {
        hide: Sure::Yes,
        nofollow: Sure::Yes,
    };
    prop::sample::select(vec![
        ("noindex", hide),
        ("NOINDEX", hide),
        ("nofollow", nofollow),
        ("NoFollow", nofollow),
        ("none", both),
        ("unavailable_after: 2020-01-01", hide),
        ("Unavailable_After: 25 Jun 2010 15:00:00 PST", hide),
        ("unavailable_after: Friday, 25-Jun-10 15:00:00 UTC", hide),
        ("unavailable_after:2025-03-04T05:06:07+01:00", hide),
        ("unavailable_after: 2126-01-01", nothing),
        (
            "unavailable_after: Friday, 25 Jun 2100 15:00:00 GMT",
            nothing,
        ),
        ("unavailable_after: soon", nothing),
        ("all", nothing),
        ("index", nothing),
        ("follow", nothing),
        ("noarchive", nothing),
        ("max-snippet: 10", nothing),
        ("max-image-preview: large", nothing),
        ("", nothing),
    ])
}

/// Whom a group of directives is for, as written; the first of a field may name nobody.
fn agents() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "googlebot",
        "Googlebot",
        "*",
        "BadBot",
        "360Spider",
        "bingbot",
        "googlebot-news",
    ])
}

fn lists() -> impl Strategy<Value = Vec<(&'static str, Asked)>> {
    prop::collection::vec(meant(), 1..4)
}

/// A list as written, its directives with any space around them.
fn written(list: &[(&'static str, Asked)], space: &str) -> String {
    let words = list.iter().map(|(word, _)| format!("{space}{word}{space}"));
    words.collect::<Vec<_>>().join(",")
}

/// A path and query as a browser resolves it.
fn paths() -> impl Strategy<Value = String> {
    let parts = vec![
        "a",
        "/a",
        "/b",
        ".html",
        "index.html",
        "?",
        "x=1",
        "%C3%A9",
        "A",
        "*",
        "$",
        "/",
    ];
    let parts = prop::collection::vec(prop::sample::select(parts), 0..5);
    parts.prop_map(|parts| format!("/{}", parts.concat()))
}

/// Lines that the matcher and Google's documentation read alike: none between two agents that is no rule.
fn lines() -> impl Strategy<Value = String> {
    let agents = vec![
        "User-agent: *",
        "User-agent: Googlebot",
        "user-agent: googlebot/2.1",
        "User-agent:Googlebot-News",
        "User-agent: bingbot",
        "useragent: * x",
        "User-agent: **",
    ];
    let agent = prop::sample::select(agents).prop_map(ToOwned::to_owned);
    let key = prop::sample::select(vec![
        "Disallow: ",
        "Allow: ",
        "disalow:",
        "ALLOW :",
        "Disallow ",
    ]);
    let parts = vec![
        "/",
        "/a",
        "/b",
        "/a/b",
        ".html",
        "index.html",
        "*",
        "$",
        "?",
        "x=1",
        "%c3%a9",
        "\u{e9}",
        "A",
    ];
    let pattern =
        prop::collection::vec(prop::sample::select(parts), 0..5).prop_map(|parts| parts.concat());
    let rule = (key, pattern).prop_map(|(key, pattern)| key.to_owned() + &pattern);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r", " # why\n", "\n\n"]);
    (prop_oneof![1 => agent, 2 => rule], end).prop_map(|(line, end)| line + end)
}

/// How rules are weighed: by their length, where they match. The crate's own misses some matches of `*`.
#[derive(Default)]
struct ByTheLetter;

impl ByTheLetter {
    fn weight(path: &str, pattern: &str) -> i32 {
        let weight = i32::try_from(pattern.len()).unwrap_or(i32::MAX);
        if is_match(path.as_bytes(), pattern.as_bytes()) {
            weight
        } else {
            -1
        }
    }
}

impl RobotsMatchStrategy for ByTheLetter {
    fn match_allow(&self, path: &str, pattern: &str) -> i32 {
        Self::weight(path, pattern)
    }

    fn match_disallow(&self, path: &str, pattern: &str) -> i32 {
        Self::weight(path, pattern)
    }
}

/// Whether a pattern matches a path's beginning, letter by letter: `*` stands for any letters, a final `$` for the end.
fn is_match(path: &[u8], pattern: &[u8]) -> bool {
    match (pattern, path) {
        ([], _) | ([b'$'], []) => true,
        ([b'$'], _) => false,
        ([b'*', rest @ ..], _) => {
            (0..=path.len()).any(|at| path.get(at..).is_some_and(|path| is_match(path, rest)))
        }
        ([first, rest @ ..], [letter, path @ ..]) => first == letter && is_match(path, rest),
        ([_, ..], []) => false,
    }
}

/// What is made of a page at that path that everything but this robots.txt lets through.
fn crawled(path: &str, body: &str) -> PageDirectives {
    let page = PageSnapshot {
        url: format!("https://page.example{path}"),
        reread: Reread {
            page: received(200, &[], Vec::new(), ""),
            robots: received(200, &[], Vec::new(), body),
        },
        ..PageSnapshot::default()
    };
    finish(follow::judge(&page, &[], &Turns::unbroken())).0
}

proptest! {
    #![proptest_config(cases(512, "tests/fuzz_robots.seeds"))]

    #[test]
    fn any_metas_and_fields_are_read_by_the_letter_of_their_rules(
        (live, sent) in (metas(), metas()),
        fields in prop::collection::vec(made_of(PARTS, 12), 0..3),
        seen in any::<bool>(),
    ) {
        let sent = if seen { live.clone() } else { sent };
        let read = judged(&live, &sent, &fields);
        let mut asked = Asked::default();
        for meta in live.iter().chain(&sent) {
            asked.meta(meta);
        }
        for value in &fields {
            asked.field(value);
        }
        prop_assert_eq!(read.follow, asked.follow());
        if asked.hide == Sure::Yes {
            prop_assert_eq!((read.indexing, read.counts.verdict), (Indexing::Noindex, Verdict::No));
        }
        let metas = live.iter().chain(&sent).map(|meta| &meta.content);
        let dated = metas.chain(&fields).any(|text| text.to_ascii_lowercase().contains("unavailable_after"));
        if !dated {
            prop_assert_eq!(read.counts.verdict, asked.verdict());
            prop_assert_eq!(read.indexing == Indexing::Noindex, asked.hide == Sure::Yes);
        }
        prop_assert!(read.evidence.iter().all(|found| found.snippet.chars().count() <= 50_000));
    }

    #[test]
    fn what_somebody_means_is_what_is_read(
        metas in prop::collection::vec((any::<bool>(), lists()), 0..3),
        fields in prop::collection::vec((prop::option::of(lists()), prop::collection::vec((agents(), lists()), 0..3)), 0..3),
        (space, colon) in (prop::sample::select(vec!["", " ", "\t"]), prop::sample::select(vec![":", ": ", " :"])),
    ) {
        let mut asked = Asked::default();
        let mut tags = Vec::new();
        for (all, list) in &metas {
            for (_, of) in list {
    asked.add(*of, Sure::Yes);
}
            let name = if *all { "robots" } else { "Googlebot" };
            tags.push(Meta { name: name.to_owned(), key: String::new(), content: written(list, space) });
        }
        let mut values = Vec::new();
        for (everyone, groups) in &fields {
            let mut parts = Vec::new();
            if let Some(list) = everyone {
                for (_, of) in list {
    asked.add(*of, Sure::Yes);
}
                parts.push(written(list, space));
            }
            for (agent, list) in groups {
                let ours = *agent == "*" || agent.eq_ignore_ascii_case("googlebot");
                for (position, (_, of)) in list.iter().enumerate() {
                    let sure = match (ours, position) {
                        (true, _) => Sure::Yes,
                        (false, 0) => Sure::No,
                        (false, _) => Sure::Perhaps,
                    };
                    asked.add(*of, sure);
                }
                parts.push(format!("{agent}{colon}{}", written(list, space)));
            }
            values.push(parts.join(","));
        }
        let read = judged(&tags, &tags, &values);
        prop_assert_eq!((read.follow, read.counts.verdict), (asked.follow(), asked.verdict()), "{:?} {:?}", tags, values);
        let indexing = match asked.hide {
            Sure::Yes => Indexing::Noindex,
            Sure::Perhaps => Indexing::Unknown,
            Sure::No => Indexing::Indexable,
        };
        prop_assert_eq!(read.indexing, indexing);
    }

    #[test]
    fn any_robots_txt_is_read_and_what_blocks_a_page_stands_in_it(body in made_of(ROBOTS, 24), path in paths()) {
        let read = crawled(&path, &body);
        let rule = &read.evidence[0].snippet;
        prop_assert_eq!(read.indexing == Indexing::Blocked, !rule.is_empty());
        if let Some(pattern) = rule.strip_prefix("Disallow: ") {
            let begins: String = pattern.chars().take_while(|letter| *letter != '%').collect();
            prop_assert!(!pattern.is_empty() && body.contains(&begins), "{}", rule);
            prop_assert!(body.to_ascii_lowercase().contains("user"), "{}", body);
        }
    }

    #[test]
    fn groups_and_rules_are_weighed_as_googles_own_matcher_does(lines in prop::collection::vec(lines(), 0..12), path in paths()) {
        let body = lines.concat();
        let read = crawled(&path, &body);
        let url = format!("https://page.example{path}");
        let mut matcher = RobotsMatcher::<ByTheLetter>::default();
        let allowed = matcher.one_agent_allowed_by_robots(&body, "Googlebot", &url);
        prop_assert_eq!(read.indexing != Indexing::Blocked, allowed, "{}", url);
    }
}
