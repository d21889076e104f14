//! What the server's HTML says of the page's links, for comparison with the live page (R22).
//! Whether a crawler sees a link is the follow stage's business.

use std::collections::{BTreeMap, BTreeSet};

use super::{Origin, rel};
use crate::page::{Ignorance, PageSnapshot};

/// The links of the server's HTML, or why there are none to compare with.
#[derive(Debug)]
pub(crate) struct Sent<'a>(Result<Rels<'a>, Ignorance>);

/// How the server's HTML qualifies its links.
#[derive(Debug, Default)]
struct Rels<'a> {
    /// By address, the first one's `rel` as written.
    first: BTreeMap<&'a str, Vec<&'a str>>,
    /// Every address with the tokens it has somewhere, see [`with_tokens`].
    all: BTreeSet<String>,
}

impl<'a> Sent<'a> {
    /// The links of the server's HTML, as far as it was read.
    pub(crate) fn of(page: &'a PageSnapshot) -> Self {
        Self(page.reread.page.html().map(|html| {
            let mut sent = Rels::default();
            for link in &html.links {
                let raw = link.rel.as_deref().unwrap_or_default();
                let first = sent.first.entry(&link.resolved).or_default();
                if first.is_empty() {
                    first.push(raw);
                }
                let tokens = rel::read(raw).tokens;
                sent.all.insert(with_tokens(&link.resolved, &tokens));
            }
            sent
        }))
    }

    /// Where a link with this resolved address and these tokens comes from.
    pub(crate) fn origin(&self, resolved: &str, tokens: &[String]) -> Origin {
        let sent = match &self.0 {
            Ok(sent) => sent,
            Err(why) => return Origin::Unknown { why: *why },
        };
        match sent.first.get(resolved) {
            None => Origin::RenderedOnly,
            Some(_) if sent.all.contains(&with_tokens(resolved, tokens)) => Origin::Server,
            Some(first) => Origin::RelChanged {
                server: first.concat(),
            },
        }
    }
}

/// The same text for the same tokens in any order (R01); neither an address nor a token holds a space.
fn with_tokens(resolved: &str, tokens: &[String]) -> String {
    let mut sorted = BTreeSet::new();
    sorted.extend(tokens.iter().map(String::as_str));
    let mut text = resolved.to_owned();
    for token in sorted {
        text.extend([" ", token]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Answer, Reread, Response, ServerHtml, ServerLink};

    fn page(html: Result<ServerHtml, Ignorance>) -> PageSnapshot {
        PageSnapshot {
            reread: Reread {
                page: Answer::Received(Response {
                    status: 200,
                    headers: Vec::new(),
                    body: String::new(),
                    html,
                }),
                robots: Answer::default(),
            },
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn r22_only_an_address_with_other_tokens_has_changed() {
        let link = |resolved: &str, rel: Option<&str>| ServerLink {
            resolved: resolved.to_owned(),
            rel: rel.map(ToOwned::to_owned),
        };
        let page = page(Ok(ServerHtml {
            links: vec![
                link("https://a.example/", Some("UGC  nofollow")),
                link("https://b.example/", None),
                link("https://b.example/", Some("nofollow")),
            ],
            ..ServerHtml::default()
        }));
        let changed = |server: &str| Origin::RelChanged {
            server: server.to_owned(),
        };
        for (resolved, rel, origin) in [
            (
                "https://a.example/",
                "nofollow ugc nofollow",
                Origin::Server,
            ),
            ("https://b.example/", "", Origin::Server),
            ("https://b.example/", "nofollow", Origin::Server),
            ("https://new.example/", "nofollow", Origin::RenderedOnly),
            ("https://a.example/", "", changed("UGC  nofollow")),
            ("https://b.example/", "ugc", changed("")),
        ] {
            let tokens = rel::read(rel).tokens;
            let found = Sent::of(&page).origin(resolved, &tokens);
            assert_eq!(found, origin, "{resolved} {rel}");
        }
    }

    #[test]
    fn r22_without_the_servers_html_nothing_is_said_but_why() {
        for why in Ignorance::ALL.iter().copied() {
            let unread = page(Err(why));
            let origin = Sent::of(&unread).origin("https://a.example/", &[]);
            assert_eq!(origin, Origin::Unknown { why });
        }
        let origin = Sent::of(&PageSnapshot::default()).origin("https://a.example/", &[]);
        let why = Ignorance::Pending;
        assert_eq!(origin, Origin::Unknown { why });
    }
}
