//! Which address the page names as its canonical (R14): a hint of where its value is counted.
//! Asks no server whether that address exists.

use std::collections::BTreeSet;

use url::Url;

use super::{Evidence, Step, Verdict, chain::shown, header};
use crate::{
    link::{same_page, web},
    page::{HeadLink, PageSnapshot, Response, ServerHtml},
    reason::{Code, Reason},
};

/// What the page says of its canonical address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Canonical {
    /// Nothing.
    None,
    /// The page itself, or the same page under http, with a campaign tag or a slash more or less.
    This,
    /// Another page.
    Elsewhere(String),
    /// This many different ones, which search engines ignore.
    Several(usize),
}

/// The step of the chain.
pub(crate) fn step(page: &PageSnapshot, answer: Option<&Response>) -> Evidence {
    let (canonical, snippet) = read(page, answer);
    let (verdict, reason) = match canonical {
        Canonical::None => (Verdict::Yes, Reason::plain(Code::NoCanonical)),
        Canonical::This => (Verdict::Yes, Reason::plain(Code::CanonicalSelf)),
        Canonical::Several(count) => (Verdict::Yes, Reason::with(Code::CanonicalConflict, [count])),
        Canonical::Elsewhere(url) => (Verdict::Hint, Reason::with(Code::CanonicalNamed, [url])),
    };
    Evidence {
        step: Step::Canonical,
        verdict,
        snippet,
        reason,
    }
}

/// Most tags and header fields shown.
const MOST: usize = 5;

/// Reads `rel=canonical` in the head of the live page and of the server's HTML, and the Link header:
/// what they say together, and the different tags and fields as they stand, a line each.
fn read(page: &PageSnapshot, answer: Option<&Response>) -> (Canonical, String) {
    let sent = answer.and_then(|answer| answer.html.as_ref().ok());
    let sent = sent.map(|html: &ServerHtml| html.head_links.as_slice());
    let links = page.head_links.iter().chain(sent.unwrap_or_default());
    let mut snippets: Vec<String> = Vec::new();
    let mut show = |snippet: String| {
        if snippets.len() < MOST && !snippets.contains(&snippet) {
            snippets.push(snippet);
        }
    };
    let mut named: Vec<String> = Vec::new();
    for link in links {
        if let Some(url) = of_link(link) {
            show(shown(&tag(link)));
            named.push(url);
        }
    }
    let base = web(&page.url);
    for (target, field) in answer.map(header::canonicals).unwrap_or_default() {
        show(shown(&["Link: ", &field].concat()));
        let resolved = base.as_ref().and_then(|base| resolve(&target, base));
        named.extend(resolved.map(String::from));
    }
    let mut different = BTreeSet::new();
    different.extend(named.iter().map(|url| same_page(url)));
    let canonical = match named.into_iter().min() {
        None => Canonical::None,
        Some(_) if different.len() > 1 => Canonical::Several(different.len()),
        Some(_) if different.contains(&same_page(&page.url)) => Canonical::This,
        Some(url) => Canonical::Elsewhere(url),
    };
    (canonical, snippets.join("\n"))
}

/// The http(s) address of a target that no browser has resolved; its host, where it names one, is no ASCII perhaps.
fn resolve(target: &str, base: &Url) -> Option<Url> {
    let first = target.split(['/', '?', '#']).next().unwrap_or_default();
    if target.starts_with("//") {
        web(&[base.scheme(), ":", target].concat())
    } else if first.contains(':') {
        web(target)
    } else if target.contains('\\') {
        None
    } else {
        base.join(target).ok()
    }
}

fn tag(link: &HeadLink) -> String {
    let HeadLink { rel, href, .. } = link;
    ["<link rel=\"", rel, "\" href=\"", href, "\">"].concat()
}

/// Where a tag puts the canonical. One with `hreflang` names another language's version instead, which Google passes over:
/// <https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls>
pub(crate) fn of_link(link: &HeadLink) -> Option<String> {
    let mut tokens = link.rel.split_ascii_whitespace();
    let canonical = tokens.any(|token| token.eq_ignore_ascii_case("canonical"));
    let own = link.in_head && link.hreflang.is_empty();
    let names = canonical && own && !link.href.trim().is_empty();
    (names && link.resolved.starts_with("http")).then(|| link.resolved.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(canonicals: &[&str]) -> PageSnapshot {
        let link = |resolved: &&str| HeadLink {
            rel: "Canonical".to_owned(),
            href: "x".to_owned(),
            resolved: (*resolved).to_owned(),
            in_head: true,
            ..HeadLink::default()
        };
        PageSnapshot {
            url: "http://www.example.com/a/?b=1&utm_source=x#top".to_owned(),
            head_links: canonicals.iter().map(link).collect(),
            ..PageSnapshot::default()
        }
    }

    fn answer(link: &str) -> Response {
        Response {
            status: 200,
            headers: vec![("link".to_owned(), link.to_owned())],
            body: String::new(),
            html: Ok(ServerHtml::default()),
        }
    }

    #[test]
    fn r14_one_that_points_elsewhere_counts_and_several_are_ignored() {
        let elsewhere = |url: &str| Canonical::Elsewhere(url.to_owned());
        for (named, canonical) in [
            (&[][..], Canonical::None),
            (&["https://example.com/a?b=1"], Canonical::This),
            (
                &["https://example.com/a"],
                elsewhere("https://example.com/a"),
            ),
            (&["https://b.example/"], elsewhere("https://b.example/")),
            (
                &["https://b.example/", "https://b.example/"],
                elsewhere("https://b.example/"),
            ),
            (
                &["https://b.example/", "https://c.example/"],
                Canonical::Several(2),
            ),
        ] {
            let (read, shown) = read(&page(named), None);
            assert_eq!(read, canonical, "{named:?}");
            assert_eq!(shown.is_empty(), named.is_empty());
        }
    }

    #[test]
    fn r14_another_languages_version_is_no_canonical() {
        let mut german = page(&["https://de.example.com/a"]);
        "de".clone_into(&mut german.head_links[0].hreflang);
        assert_eq!(read(&german, None), (Canonical::None, String::new()));
        german
            .head_links
            .extend(page(&["https://b.example/"]).head_links);
        let elsewhere = Canonical::Elsewhere("https://b.example/".to_owned());
        assert_eq!(read(&german, None).0, elsewhere);
    }

    #[test]
    fn r14_a_header_s_target_is_an_address_of_the_web_or_none() {
        for (target, expected) in [
            ("mailto:jane@b.example", None),
            ("javascript:x", None),
            ("\\\\b.example/", None),
            ("//B%FF.example/", None),
            ("https://B\u{c3}\u{bc}cher .example/", None),
            (
                "//B%C3%BCcher.example/x",
                Some("http://xn--bcher-kva.example/x"),
            ),
            (
                "https://B%C3%BC.example/",
                Some("https://xn--b-eha.example/"),
            ),
            ("/Talk:Main", Some("http://www.example.com/Talk:Main")),
            ("?b=2", Some("http://www.example.com/a/?b=2")),
        ] {
            let header = answer(&format!("<{target}>; rel=canonical"));
            let (found, _) = read(&page(&[]), Some(&header));
            let expected = expected.map(|url| Canonical::Elsewhere(url.to_owned()));
            assert_eq!(found, expected.unwrap_or(Canonical::None), "{target}");
        }
    }

    #[test]
    fn r14_outside_the_head_it_says_nothing_and_the_header_counts() {
        let mut outside = page(&["https://b.example/"]);
        outside
            .head_links
            .iter_mut()
            .for_each(|link| link.in_head = false);
        assert_eq!(read(&outside, None), (Canonical::None, String::new()));
        let header = answer("</c>; rel=\"canonical\"");
        let relative = Canonical::Elsewhere("http://www.example.com/c".to_owned());
        let shown = "Link: </c>; rel=\"canonical\"".to_owned();
        assert_eq!(read(&page(&[]), Some(&header)), (relative, shown));
        assert_eq!(
            read(&page(&["https://b.example/"]), Some(&header)),
            (
                Canonical::Several(2),
                "<link rel=\"Canonical\" href=\"x\">\nLink: </c>; rel=\"canonical\"".to_owned()
            )
        );
    }
}
