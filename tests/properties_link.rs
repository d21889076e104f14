//! What must hold of reading links whatever a page says.
//! Single rules have their tests beside the code.

use std::sync::LazyLock;

use proptest::prelude::*;
use vouch::{
    PageSnapshot, Settings, Tables, follow,
    link::{self, Link},
    page::{
        Anchor, Answer, Block, Element, Meta, Rendering, Reread, Response, Run, RunKind, ServerHtml,
    },
    turns::{Turns, finish},
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

fn anchor(index: u32, block: u32, href: &str, rel: &str) -> Anchor {
    Anchor {
        index,
        element: Element::A,
        block,
        href: href.to_owned(),
        resolved: href.to_owned(),
        rel: Some(rel.to_owned()),
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    }
}

fn page(url: &str, anchors: Vec<Anchor>) -> PageSnapshot {
    PageSnapshot {
        url: url.to_owned(),
        anchors,
        ..PageSnapshot::default()
    }
}

fn read(page: &PageSnapshot) -> Vec<Link> {
    finish(link::read(
        page,
        &Settings::default(),
        &TABLES,
        &Turns::unbroken(),
    ))
}

fn read_one(from: &str, href: &str, rel: &str) -> Link {
    read(&page(from, vec![anchor(0, 0, href, rel)])).remove(0)
}

fn tokens() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "nofollow",
        "UGC",
        "Sponsored",
        "noopener",
        "noreferrer",
        "me",
        "no-follow",
        "dofollow",
        "nofollow\u{a0}ugc",
        "\u{17f}ponsored",
        "x",
    ]);
    prop::collection::vec(word.prop_map(ToOwned::to_owned), 0..6)
}

/// The letters in upper or lower case by turns that `pattern` gives.
fn recased(text: &str, pattern: u32) -> String {
    let letter = |(at, letter): (usize, char)| {
        if pattern >> (at % 32) & 1 == 1 {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    };
    text.chars().enumerate().map(letter).collect()
}

/// A host as addresses write it: in any case, with a final dot, with a port.
fn dressed(host: &'static str) -> impl Strategy<Value = String> {
    // A name may end with a dot, an address in brackets may not.
    let ends = if host.starts_with('[') {
        vec!["", ":443", ":8080"]
    } else {
        vec!["", "", ".", ":443", ":8080", ".:8080"]
    };
    let ends = prop::sample::select(ends);
    (any::<u32>(), ends).prop_map(move |(case, end)| recased(host, case) + end)
}

/// The host of an address without what `dressed` adds.
fn bare_host(address: &str) -> String {
    let host = address.split('/').nth(2).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// A target wrapped up to three times in known and own redirects.
fn wrapped() -> impl Strategy<Value = String> {
    let hosts = prop::sample::select(vec![
        "a.example",
        "www.google.com",
        "www.youtube.com",
        "own.example",
        "l.facebook.com",
        "bit.ly",
        "xn--bcher-kva.example",
        "b\u{fc}cher.example",
        "127.0.0.1",
    ]);
    let wrappers = prop::sample::select(vec![
        ("www.google.com", "/url?q="),
        ("www.youtube.com", "/redirect?q="),
        ("own.example", "/go?url="),
        ("l.facebook.com", "/l.php?u="),
        ("href.li", "/?"),
        ("out.reddit.com", "/?url="),
    ]);
    let wrapper = wrappers.prop_flat_map(|(host, path)| {
        dressed(host).prop_map(move |host| format!("https://{host}{path}"))
    });
    let target = (
        hosts.prop_flat_map(dressed),
        "[a-z\u{e9}\u{5b57}/?&=%#]{0,12}",
    );
    let layers = prop::collection::vec((wrapper, 0..3_u8), 0..4);
    (target, layers).prop_map(|((host, path), layers)| {
        let mut address = format!("https://{host}/{path}");
        for (wrapper, passes) in layers {
            for _ in 0..passes {
                address = address
                    .replace('%', "%25")
                    .replace(':', "%3A")
                    .replace('/', "%2F")
                    .replace('#', "%23")
                    .replace('\u{fc}', "%C3%BC")
                    .replace('&', "%26");
            }
            address = format!("{wrapper}{address}");
        }
        address
    })
}

/// Hosts that one site may have, and hosts near it that it has not.
const FAMILIES: &[&[&str]] = &[
    &[
        "example.com",
        "www.example.com",
        "notexample.com",
        "localhost",
        "example.com.au",
    ],
    &[
        "a.co.uk",
        "b.a.co.uk",
        "b.co.uk",
        "co.uk",
        "www.ck",
        "a.ck",
        "b.a.ck",
    ],
    &[
        "github.io",
        "jane.github.io",
        "john.github.io",
        "github.com",
        "www.github.com",
    ],
    &[
        "wordpress.com",
        "jane.wordpress.com",
        "www.jane.wordpress.com",
        "john.wordpress.com",
    ],
    &[
        "jane.blogspot.de",
        "john.blogspot.de",
        "jane.blogspot.com",
        "blogspot.de",
    ],
    &[
        "medium.com",
        "jane.medium.com",
        "sites.google.com",
        "www.google.com",
    ],
    &["127.0.0.1", "128.0.0.1", "[::1]", "[::2]"],
];

fn placed(family: &'static [&'static str]) -> impl Strategy<Value = String> {
    let host = prop::sample::select(family);
    let paths = vec![
        "/",
        "/jane",
        "/@jane",
        "/@john/x",
        "/view/jane/",
        "/view/john",
    ];
    let path = prop::sample::select(paths);
    (host.prop_flat_map(dressed), path).prop_map(|(host, path)| format!("https://{host}{path}"))
}

/// Two addresses, most often of hosts that are easily taken for each other's.
fn two() -> impl Strategy<Value = (String, String)> {
    let family = || prop::sample::select(FAMILIES);
    let near = family().prop_flat_map(|family| (placed(family), placed(family)));
    let far = (
        family().prop_flat_map(placed),
        family().prop_flat_map(placed),
    );
    prop_oneof![3 => near, 1 => far]
}

proptest! {
    #[test]
    fn r01_order_case_and_repeats_of_tokens_do_not_matter(
        tokens in tokens(),
        (shuffled, case) in (tokens().prop_shuffle(), any::<u32>()),
        separator in "[ \t\n\r\u{c}]{1,3}",
    ) {
        let sorted = |tokens: &[String], separator: &str| {
            let mut read = read_one("https://own.example/", "https://a.example/", &tokens.join(separator));
            read.rel.sort();
            let page = page("https://own.example/", vec![anchor(0, 0, "https://a.example/", &tokens.join(separator))]);
            let standing = finish(follow::judge(&page, std::slice::from_ref(&read), &Turns::unbroken())).1.remove(0);
            (read, standing.follow, standing.counts)
        };
        let all: Vec<String> = tokens.iter().chain(&shuffled).cloned().collect();
        let mut other: Vec<String> = shuffled.iter().chain(&tokens).chain(&shuffled).cloned().collect();
        other.reverse();
        let other: Vec<String> = other.iter().map(|token| recased(token, case)).collect();
        prop_assert_eq!(sorted(&other, &separator), sorted(&all, " "));
    }

    #[test]
    fn r26_unwrapping_ends_at_a_target_that_is_no_wrapper(address in wrapped()) {
        let once = read_one("https://own.example/", &address, "");
        let Some(web) = once.web() else { return Ok(()) };
        let again = read_one("https://own.example/", &web.url, "");
        let again = again.web().unwrap();
        prop_assert_eq!(&again.url, &web.url);
        prop_assert_eq!(&again.via, &None);
        if let Some(via) = &web.via {
            prop_assert_ne!(&web.host, &bare_host(&address));
            prop_assert_eq!(via, &address);
        }
    }

    #[test]
    fn r23_leaving_a_site_is_the_same_in_both_directions((from, to) in two()) {
        let there = read_one(&from, &to, "");
        let back = read_one(&to, &from, "");
        prop_assert_eq!(there.is_outbound(), back.is_outbound());
        prop_assert!(!read_one(&from, &from, "").is_outbound());
        let (there, back) = (there.web().unwrap(), back.web().unwrap());
        prop_assert!(there.site == back.site || there.outbound);
    }

    #[test]
    fn r24_case_a_final_dot_and_a_port_make_no_other_site((from, to) in two(), case in any::<u32>()) {
        let (scheme, rest) = to.split_once("://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let bare = bare_host(&to);
        prop_assume!(!bare.starts_with('['));
        let plain = read_one(&from, &format!("{scheme}://{bare}/{path}"), "");
        let dressed = read_one(&from, &format!("{scheme}://{}/{path}", recased(host, case)), "");
        let (plain, dressed) = (plain.web().unwrap(), dressed.web().unwrap());
        prop_assert_eq!((&plain.site, &plain.tenant, plain.outbound), (&dressed.site, &dressed.tenant, dressed.outbound));
    }

    #[test]
    fn reading_is_total_and_gives_one_link_per_anchor(
        hrefs in prop::collection::vec((".{0,40}", ".{0,20}", ".{0,30}", 0..9_u32), 0..8),
        parents in prop::collection::vec(0..9_u32, 0..8),
        meta in ".{0,40}",
        headers in prop::collection::vec(("(x-robots-tag|link|referrer-policy)", ".{0,40}"), 0..3),
        robots in "(?s)(user-agent: \\*\n)?.{0,60}",
    ) {
        let mut page = page("https://own.example/%zz?x", Vec::new());
        for parent in parents {
            let tag = if parent % 2 == 0 { "a" } else { "div" };
            page.blocks.push(Block { parent: Some(parent), tag: tag.to_owned(), ..Block::default() });
        }
        for (index, (href, rel, text, block)) in (0..).zip(hrefs) {
            page.anchors.push(anchor(index, block, &href, &rel));
            page.runs.push(Run { block, anchor: Some(index + block % 2), kind: RunKind::Text, text, length: 0 });
        }
        page.metas.push(Meta { name: "robots".to_owned(), content: meta, ..Meta::default() });
        let answer = |status, body: &str| Answer::Received(Response {
            status,
            headers: headers.clone(),
            body: body.to_owned(),
            html: Ok(ServerHtml::default()),
        });
        page.reread = Reread { page: answer(200, ""), robots: answer(200, &robots) };
        let links = read(&page);
        prop_assert_eq!(links.len(), page.anchors.len());
        let (directives, standings) = finish(follow::judge(&page, &links, &Turns::unbroken()));
        prop_assert_eq!(standings.len(), links.len());
        for (position, (link, standing)) in (0..).zip(links.iter().zip(&standings)) {
            prop_assert_eq!(link.anchor, position);
            prop_assert!(link.before.chars().count() <= 120 && link.after.chars().count() <= 120);
            prop_assert!(standing.counts.verdict <= directives.counts.verdict);
        }
    }
}

#[test]
fn r19_two_anchors_to_one_address_are_two_links() {
    let twice = vec![
        anchor(0, 0, "https://a.example/", ""),
        anchor(1, 0, "https://a.example/", "nofollow"),
    ];
    let links = read(&page("https://own.example/", twice));
    assert_eq!(links.len(), 2);
    assert_ne!(links[0].rel, links[1].rel);
}
