//! Each link's own part of the chain: whether a crawler finds it and how `rel` qualifies it (R04, R11, R16, R22, R26).
//! Does not know where the link stands.

use super::{
    Crawl, Evidence, Follow, PageDirectives, Qualification, Step, Verdict,
    chain::{decide, plain},
};
use crate::{
    link::{Link, Origin, Passage, read_rel},
    page::{Anchor, Element, PageSnapshot},
    reason::{Code, Reason},
    turns::Turns,
};

/// Longest address that is shown, in characters.
const SHOWN: usize = 300;

/// The standing of each link under the page's directives.
pub(crate) async fn qualify(
    page: &PageSnapshot,
    links: &[Link],
    directives: &PageDirectives,
    turns: &Turns,
) -> Vec<Qualification> {
    let mut judged = Vec::with_capacity(links.len());
    for (link, anchor) in links.iter().zip(&page.anchors) {
        judged.push(standing(link, anchor, directives));
        turns.link().await;
    }
    judged
}

fn standing(link: &Link, anchor: &Anchor, directives: &PageDirectives) -> Qualification {
    let crawl = crawl(link, anchor);
    let mut evidence = vec![crawl_step(link, anchor, crawl)];
    evidence.extend(passage_step(link));
    evidence.push(rel_step(link, anchor));
    evidence.extend(change_step(link));
    Qualification {
        follow: own_follow(&link.rel).unwrap_or_else(|| inherited(link, directives.follow)),
        crawl,
        counts: decide(&directives.evidence, &evidence),
        evidence,
    }
}

/// How the link's own `rel` qualifies it; several of its own: sponsored before ugc before nofollow.
fn own_follow(tokens: &[String]) -> Option<Follow> {
    let has = |token: &str| tokens.iter().any(|own| own == token);
    if has("sponsored") {
        Some(Follow::Sponsored)
    } else if has("ugc") {
        Some(Follow::Ugc)
    } else if has("nofollow") {
        Some(Follow::Nofollow)
    } else {
        None
    }
}

/// What the page says of a link that says nothing itself; unknown where only a script keeps it from saying more.
fn inherited(link: &Link, page: Follow) -> Follow {
    match page {
        Follow::Followed if server_qualifies(link) => Follow::Unknown,
        Follow::Followed
        | Follow::Unknown
        | Follow::PageNofollow
        | Follow::Nofollow
        | Follow::Ugc
        | Follow::Sponsored => page,
    }
}

/// Whether the server's HTML qualifies a link whose `rel` a script changed.
fn server_qualifies(link: &Link) -> bool {
    match &link.origin {
        Origin::RelChanged { server } => own_follow(&read_rel(server).tokens).is_some(),
        Origin::Server | Origin::RenderedOnly | Origin::Unknown { why: _ } => false,
    }
}

fn crawl(link: &Link, anchor: &Anchor) -> Crawl {
    if link.web().is_none() || anchor.element != Element::A {
        return Crawl::Uncrawlable;
    }
    match link.origin {
        Origin::RenderedOnly => Crawl::RenderedOnly,
        Origin::Server | Origin::RelChanged { server: _ } | Origin::Unknown { why: _ } => {
            Crawl::Crawlable
        }
    }
}

fn crawl_step(link: &Link, anchor: &Anchor, crawl: Crawl) -> Evidence {
    let (verdict, reason) = match (crawl, &link.origin) {
        _ if link.web().is_none() => (Verdict::No, Reason::plain(Code::NotWeb)),
        (Crawl::Uncrawlable, _) => (
            Verdict::No,
            Reason::with(Code::Uncrawlable, [anchor.element]),
        ),
        (Crawl::RenderedOnly, _) => (Verdict::Yes, Reason::plain(Code::RenderedOnly)),
        (Crawl::Crawlable, Origin::Unknown { why }) => {
            (Verdict::Yes, Reason::with(Code::CrawlableUnread, [why]))
        }
        (
            Crawl::Crawlable,
            Origin::Server | Origin::RenderedOnly | Origin::RelChanged { server: _ },
        ) => (Verdict::Yes, Reason::plain(Code::Crawlable)),
    };
    let tag = match anchor.element {
        Element::A | Element::SvgA => "<a href",
        Element::Area => "<area href",
    };
    let href: String = anchor.href.chars().take(SHOWN).collect();
    Evidence {
        step: Step::Crawlable,
        verdict,
        snippet: [&attribute(tag, &href), ">"].concat(),
        reason,
    }
}

/// What stands between the link and its target, if anything does (R26).
fn passage_step(link: &Link) -> Option<Evidence> {
    let (verdict, code) = match link.passage() {
        Passage::Interstitial => (Verdict::No, Code::Interstitial),
        Passage::Opaque => (Verdict::Unknown, Code::OpaqueTarget),
        Passage::Redirect => (Verdict::Unknown, Code::Redirect),
        Passage::Direct => return None,
    };
    Some(plain(Step::Crawlable, verdict, Reason::plain(code)))
}

fn rel_step(link: &Link, anchor: &Anchor) -> Evidence {
    let (verdict, reason) = match own_follow(&link.rel) {
        Some(_) => (
            Verdict::Hint,
            Reason::with(Code::Qualified, [link.rel.join(" ")]),
        ),
        None => (Verdict::Yes, Reason::plain(Code::Unqualified)),
    };
    let snippet = anchor.rel.as_deref().map(|raw| attribute("rel", raw));
    Evidence {
        step: Step::Rel,
        verdict,
        snippet: snippet.unwrap_or_default(),
        reason,
    }
}

/// What the server's HTML had in `rel` before a script changed it (R22).
fn change_step(link: &Link) -> Option<Evidence> {
    let Origin::RelChanged { server } = &link.origin else {
        return None;
    };
    let lost = own_follow(&link.rel).is_none() && server_qualifies(link);
    let (verdict, code) = if lost {
        (Verdict::Unknown, Code::RelUnqualifiedByScript)
    } else {
        (Verdict::Yes, Code::RelChanged)
    };
    Some(Evidence {
        step: Step::Rel,
        verdict,
        snippet: attribute("rel", server),
        reason: Reason::plain(code),
    })
}

fn attribute(name: &str, value: &str) -> String {
    [name, "=\"", value, "\""].concat()
}

#[cfg(test)]
mod tests {
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
}
