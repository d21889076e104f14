//! Each link's own step by the least markup that decides it.

use super::*;
use crate::{
    Settings, Tables, link,
    page::{Answer, Ignorance, Reread, Response, ServerHtml, ServerLink},
    turns::finish,
};

fn page(element: Element, href: &str, rel: &str, server: &[&str]) -> PageSnapshot {
    let anchor = serde_json::json!({"index": 0, "element": element, "block": 0, "href": href,
        "resolved": href, "rel": rel, "title": "", "referrer_policy": "",
        "rendering": {"state": "unread"}, "in_shadow": false});
    let sent = server.iter().map(|resolved| ServerLink {
        resolved: (*resolved).to_owned(),
        rel: Some(rel.to_owned()),
    });
    let answer = |status| Response {
        status,
        headers: Vec::new(),
        body: String::new(),
        html: Ok(ServerHtml {
            links: sent.clone().collect(),
            ..ServerHtml::default()
        }),
    };
    PageSnapshot {
        url: "https://example.com/".to_owned(),
        anchors: vec![serde_json::from_value(anchor).unwrap()],
        reread: Reread {
            page: Answer::Received(answer(200)),
            robots: Answer::Received(answer(404)),
        },
        ..PageSnapshot::default()
    }
}

fn read(page: &PageSnapshot) -> Vec<Link> {
    let settings = Settings::default();
    finish(link::read(
        page,
        &settings,
        &Tables::builtin(),
        &Turns::unbroken(),
    ))
}

fn judged(page: &PageSnapshot) -> Qualification {
    let links = read(page);
    finish(super::super::judge(page, &links, &Turns::unbroken()))
        .1
        .remove(0)
}

fn rel_of(page: &PageSnapshot) -> Vec<String> {
    read(page).remove(0).rel
}

const TARGET: &str = "https://other.example/";

#[test]
fn r04_any_of_three_tokens_qualifies_and_the_strongest_names_the_link() {
    for (rel, follow, verdict) in [
        ("", Follow::Followed, Verdict::Yes),
        (
            "nofollower no-follow dofollow follow",
            Follow::Followed,
            Verdict::Yes,
        ),
        ("nofollow", Follow::Nofollow, Verdict::Hint),
        ("nofollow UGC", Follow::Ugc, Verdict::Hint),
        ("ugc,nofollow,sponsored", Follow::Sponsored, Verdict::Hint),
    ] {
        let judged = judged(&page(Element::A, TARGET, rel, &[TARGET]));
        assert_eq!(
            (judged.follow, judged.counts.verdict),
            (follow, verdict),
            "{rel}"
        );
    }
    let kept = |rel: &str| rel_of(&page(Element::A, TARGET, rel, &[TARGET]));
    assert_ne!(kept("sponsored nofollow"), kept("sponsored"));
    assert_eq!(kept("sponsored nofollow"), ["sponsored", "nofollow"]);
}

#[test]
fn r05_other_tokens_change_nothing() {
    for rel in [
        "noopener",
        "noreferrer",
        "external",
        "me",
        "author",
        "tag",
        "bookmark",
        "license",
        "help",
        "alternate",
    ] {
        for (rel, follow) in [
            (rel.to_owned(), Follow::Followed),
            (format!("{rel} nofollow"), Follow::Nofollow),
        ] {
            let judged = judged(&page(Element::A, TARGET, &rel, &[TARGET]));
            assert_eq!(judged.follow, follow, "{rel}");
        }
    }
}

#[test]
fn r16_only_an_a_to_the_web_is_documented_as_crawlable() {
    for (element, href, crawl) in [
        (Element::Area, TARGET, Crawl::Uncrawlable),
        (Element::SvgA, TARGET, Crawl::Uncrawlable),
        (Element::A, "javascript:void(0)", Crawl::Uncrawlable),
        (Element::A, "mailto:jane@other.example", Crawl::Uncrawlable),
        (Element::A, "ftp://other.example/", Crawl::Uncrawlable),
        (Element::A, "http://[broken", Crawl::Uncrawlable),
        (Element::A, TARGET, Crawl::Crawlable),
    ] {
        let judged = judged(&page(element, href, "", &[href]));
        assert_eq!(judged.crawl, crawl, "{element} {href}");
        let counts = judged.counts.verdict == Verdict::Yes;
        assert_eq!(counts, crawl == Crawl::Crawlable);
    }
}

#[test]
fn r22_a_link_that_the_server_did_not_send_is_rendered_only() {
    let judged = judged(&page(Element::A, TARGET, "", &["https://third.example/"]));
    assert_eq!(judged.crawl, Crawl::RenderedOnly);
    assert_eq!(judged.counts.verdict, Verdict::Yes);
}

#[test]
fn r22_a_qualification_that_a_script_took_away_is_no_certain_yes() {
    for (server, live, follow, verdict, codes) in [
        (
            "",
            "noopener",
            Follow::Followed,
            Verdict::Yes,
            Some(Code::RelChanged),
        ),
        (
            "NoFollow",
            "nofollow",
            Follow::Nofollow,
            Verdict::Hint,
            None,
        ),
        (
            "",
            "nofollow",
            Follow::Nofollow,
            Verdict::Hint,
            Some(Code::RelChanged),
        ),
        (
            "nofollow",
            "noopener",
            Follow::Unknown,
            Verdict::Unknown,
            Some(Code::RelUnqualifiedByScript),
        ),
    ] {
        let mut page = page(Element::A, TARGET, live, &[TARGET]);
        if let Answer::Received(Response { html: Ok(html), .. }) = &mut page.reread.page {
            html.links[0].rel = Some(server.to_owned());
        }
        let judged = judged(&page);
        assert_eq!(
            (judged.follow, judged.counts.verdict),
            (follow, verdict),
            "{server} {live}"
        );
        let change = judged.evidence.get(2);
        assert_eq!(
            change.map(|found| found.reason.code),
            codes,
            "{server} {live}"
        );
        let shown = format!("rel=\"{server}\"");
        assert!(
            change.is_none_or(|found| found.snippet == shown),
            "{server} {live}"
        );
    }
}

#[test]
fn r22_what_was_not_read_is_unknown_and_says_why() {
    let mut page = page(Element::A, TARGET, "", &[]);
    if let Answer::Received(Response { html, .. }) = &mut page.reread.page {
        *html = Err(Ignorance::TooLarge);
    }
    let judged = judged(&page);
    assert_eq!(judged.crawl, Crawl::Crawlable);
    let reason = Reason::with(Code::CrawlableUnread, ["too-large"]);
    assert_eq!(judged.evidence[0].reason, reason);
}

#[test]
fn each_step_shows_the_attribute_as_it_stands() {
    let judged = judged(&page(Element::A, TARGET, "UGC, nofollow", &[TARGET]));
    let snippets: Vec<&str> = judged
        .evidence
        .iter()
        .map(|found| found.snippet.as_str())
        .collect();
    let href = format!("<a href=\"{TARGET}\">");
    assert_eq!(snippets, [href.as_str(), "rel=\"UGC, nofollow\""]);
}

#[test]
fn r26_wrappers_and_shorteners_keep_credit_back_or_in_doubt() {
    for (href, verdict) in [
        (
            "https://www.youtube.com/redirect?q=https%3A%2F%2Fother.example%2F",
            Verdict::No,
        ),
        (
            "https://example.com/go/?url=https%3A%2F%2Fother.example%2F",
            Verdict::Unknown,
        ),
        ("https://bit.ly/abc", Verdict::Unknown),
        (
            "https://web.archive.org/web/2020/https://other.example/",
            Verdict::Yes,
        ),
    ] {
        let judged = judged(&page(Element::A, href, "", &[href]));
        assert_eq!(judged.counts.verdict, verdict, "{href}");
    }
}
