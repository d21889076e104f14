//! Each link's own part of the chain: whether a crawler finds it and how `rel` qualifies it (R04, R11, R16, R22, R26).
//! Does not know where the link stands.

#[cfg(test)]
mod tests;

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
