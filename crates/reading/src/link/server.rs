//! What the server's HTML says of the page's links, for comparison with the live page (R22).
//! Whether a crawler sees a link is the follow stage's business.

use std::collections::BTreeSet;

use super::{Origin, rel};
use crate::{
    page::{Ignorance, PageSnapshot},
    tables::Lookup,
};

/// Most different `rel`s of one address that are told apart; the first ones count.
const RELS: usize = 16;

/// The links of the server's HTML, or why there are none to compare with: by address, each `rel` as written, the first first.
#[derive(Debug)]
pub(crate) struct Sent<'a>(Result<Lookup<&'a str, Vec<&'a str>>, Ignorance>);

impl<'a> Sent<'a> {
    /// The links of the server's HTML, as far as it was read.
    pub(crate) fn of(page: &'a PageSnapshot) -> Self {
        Self(page.reread.page.html().map(|html| {
            let mut sent: Lookup<&str, Vec<&str>> = Lookup::default();
            for link in &html.links {
                let raw = link.rel.as_deref().unwrap_or_default();
                let rels = sent.entry(&link.resolved).or_default();
                if rels.len() < RELS && !rels.contains(&raw) {
                    rels.push(raw);
                }
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
        let Some(rels) = sent.get(resolved) else {
            return Origin::RenderedOnly;
        };
        let live = sorted(tokens);
        if rels
            .iter()
            .any(|raw| sorted(&rel::read(raw).tokens) == live)
        {
            return Origin::Server;
        }
        Origin::RelChanged {
            server: rels.first().copied().unwrap_or_default().to_owned(),
        }
    }
}

/// Tokens have no order and repeats mean nothing (R01).
fn sorted(tokens: &[String]) -> BTreeSet<&str> {
    let mut sorted = BTreeSet::new();
    sorted.extend(tokens.iter().map(String::as_str));
    sorted
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
