//! Each link's own part of the chain: whether a crawler finds it and how `rel` qualifies it (R04, R11, R16, R22, R26).
//! Does not know where the link stands.

use std::collections::BTreeSet;

use super::{
    Crawl, Evidence, Follow, PageDirectives, Qualification, Step, Verdict,
    chain::{decide, plain},
};
use crate::{
    link::{Flag, Link},
    page::{Anchor, Element, PageSnapshot},
    reason::{Code, Reason},
};

/// The standing of each link under the page's directives.
pub(crate) fn qualify(
    page: &PageSnapshot,
    links: &[Link],
    directives: &PageDirectives,
) -> Vec<Qualification> {
    let server = server_links(page);
    let anchors = links.iter().zip(&page.anchors);
    let judged = anchors.map(|(link, anchor)| {
        let crawl = crawl(link, anchor, server.as_ref());
        let evidence = vec![crawl_step(link, anchor, crawl), rel_step(link)];
        Qualification {
            follow: own_follow(link).unwrap_or(directives.follow),
            crawl,
            counts: decide(&directives.evidence, &evidence),
            evidence,
        }
    });
    judged.collect()
}

/// How the link's own `rel` qualifies it; several of its own: sponsored before ugc before nofollow.
fn own_follow(link: &Link) -> Option<Follow> {
    let has = |token: &str| link.rel.iter().any(|own| own == token);
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

fn rel_step(link: &Link) -> Evidence {
    let snippet = link.rel.join(" ");
    let (verdict, reason) = match own_follow(link) {
        Some(_) => (Verdict::Hint, Reason::with(Code::Qualified, [&snippet])),
        None => (Verdict::Yes, Reason::plain(Code::Unqualified)),
    };
    Evidence {
        step: Step::Rel,
        verdict,
        snippet,
        reason,
    }
}

/// The addresses of the server's HTML, where it was read.
fn server_links(page: &PageSnapshot) -> Option<BTreeSet<&str>> {
    let links = &page.reread.page.html()?.links;
    let mut addresses = BTreeSet::new();
    addresses.extend(links.iter().map(|link| link.resolved.as_str()));
    Some(addresses)
}

fn crawl(link: &Link, anchor: &Anchor, server: Option<&BTreeSet<&str>>) -> Crawl {
    if link.web().is_none() || anchor.element != Element::A {
        return Crawl::Uncrawlable;
    }
    let sent = server.is_none_or(|server| server.contains(anchor.resolved.as_str()));
    if sent {
        Crawl::Crawlable
    } else {
        Crawl::RenderedOnly
    }
}

fn crawl_step(link: &Link, anchor: &Anchor, crawl: Crawl) -> Evidence {
    let has = |flag: Flag| link.flags.contains(&flag);
    let (verdict, reason) = if link.web().is_none() {
        (Verdict::No, Reason::plain(Code::NotWeb))
    } else if crawl == Crawl::Uncrawlable {
        (
            Verdict::No,
            Reason::with(Code::Uncrawlable, [anchor.element]),
        )
    } else if has(Flag::Interstitial) {
        (Verdict::No, Reason::plain(Code::Interstitial))
    } else if has(Flag::Redirected) {
        (Verdict::Unknown, Reason::plain(Code::Redirect))
    } else if has(Flag::OpaqueShortener) {
        (Verdict::Unknown, Reason::plain(Code::OpaqueTarget))
    } else if crawl == Crawl::RenderedOnly {
        (Verdict::Yes, Reason::plain(Code::RenderedOnly))
    } else {
        (Verdict::Yes, Reason::plain(Code::Crawlable))
    };
    plain(Step::Crawlable, verdict, reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Settings, Tables, link,
        page::{Answer, Reread, Response, ServerHtml, ServerLink},
    };

    fn page(element: Element, href: &str, rel: &str, server: &[&str]) -> PageSnapshot {
        let anchor = serde_json::json!({"index": 0, "element": element, "block": 0, "href": href,
            "resolved": href, "rel": rel, "title": "", "referrer_policy": "", "rect": null,
            "rendering": {"state": "unread"}, "in_shadow": false});
        let sent = server.iter().map(|resolved| ServerLink {
            resolved: (*resolved).to_owned(),
            rel: None,
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

    fn judged(page: &PageSnapshot) -> Qualification {
        let links = link::read(page, &Settings::default(), &Tables::builtin());
        super::super::judge(page, &links).1.remove(0)
    }

    fn rel_of(page: &PageSnapshot) -> Vec<String> {
        link::read(page, &Settings::default(), &Tables::builtin())
            .remove(0)
            .rel
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
