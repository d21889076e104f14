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
        rect: None,
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
    link::read(page, &Settings::default(), &TABLES)
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
        "me",
        "no-follow",
        "x",
    ]);
    prop::collection::vec(word.prop_map(ToOwned::to_owned), 0..6)
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
    ]);
    let wrappers = prop::sample::select(vec![
        "https://www.google.com/url?q=",
        "https://www.youtube.com/redirect?q=",
        "https://own.example/go?url=",
        "https://l.facebook.com/l.php?u=",
        "https://href.li/?",
        "https://out.reddit.com/?url=",
    ]);
    let layers = prop::collection::vec((wrappers, 0..3_u8), 0..4);
    (hosts, "[a-z/?&=%]{0,12}", layers).prop_map(|(host, path, layers)| {
        let mut address = format!("https://{host}/{path}");
        for (wrapper, passes) in layers {
            for _ in 0..passes {
                address = address
                    .replace('%', "%25")
                    .replace(':', "%3A")
                    .replace('/', "%2F")
                    .replace('&', "%26");
            }
            address = format!("{wrapper}{address}");
        }
        address
    })
}

proptest! {
    #[test]
    fn r01_order_case_and_repeats_of_tokens_do_not_matter(tokens in tokens(), separator in "[ \t\n\r\u{c}]{1,3}") {
        let sorted = |rel: String| {
            let mut read = read_one("https://own.example/", "https://a.example/", &rel);
            read.rel.sort();
            read
        };
        let mut reversed: Vec<String> = tokens.iter().map(|token| token.to_uppercase()).collect();
        reversed.reverse();
        reversed.extend(tokens.clone());
        let expected = sorted(tokens.join(" "));
        prop_assert_eq!(sorted(reversed.join(&separator)), expected);
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
            prop_assert_eq!(via, &address);
            let wrapper = address.split('/').nth(2).unwrap();
            prop_assert_ne!(&web.host, wrapper);
        }
    }

    #[test]
    fn r23_leaving_a_site_is_the_same_in_both_directions(
        from in "(a|www|jane|john)\\.(example\\.com|co\\.uk|github\\.io|wordpress\\.com|blogspot\\.de|localhost)",
        to in "(a|www|jane|john)\\.(example\\.com|co\\.uk|github\\.io|wordpress\\.com|blogspot\\.de|localhost)",
    ) {
        let (from, to) = (format!("https://{from}/"), format!("https://{to}/"));
        let there = read_one(&from, &to, "");
        let back = read_one(&to, &from, "");
        prop_assert_eq!(there.is_outbound(), back.is_outbound());
        prop_assert!(!read_one(&from, &from, "").is_outbound());
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
        page.metas.push(Meta { name: "robots".to_owned(), content: meta });
        let answer = |status, body: &str| Answer::Received(Response {
            status,
            headers: headers.clone(),
            body: body.to_owned(),
            html: Ok(ServerHtml::default()),
        });
        page.reread = Reread { page: answer(200, ""), robots: answer(200, &robots) };
        let links = read(&page);
        prop_assert_eq!(links.len(), page.anchors.len());
        let (directives, standings) = follow::judge(&page, &links);
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
