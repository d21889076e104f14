//! What the server's HTML says of the page's links, for comparison with the live page (R22).
//! Whether a crawler sees a link is the follow stage's business.

use std::collections::{BTreeMap, BTreeSet};

use super::rel;
use crate::page::PageSnapshot;

/// The `rel` tokens that the server's HTML gives each address, sorted.
#[derive(Debug)]
pub(crate) struct ServerRels<'a>(BTreeMap<&'a str, BTreeSet<Vec<String>>>);

impl<'a> ServerRels<'a> {
    /// None where the server's HTML was not read.
    pub(crate) fn of(page: &'a PageSnapshot) -> Option<Self> {
        let mut rels: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
        for link in &page.reread.page.html()?.links {
            let tokens = sorted(rel::read(link.rel.as_deref().unwrap_or_default()).tokens);
            rels.entry(&link.resolved).or_default().insert(tokens);
        }
        Some(Self(rels))
    }

    /// Whether the address stands in the server's HTML, but never with these tokens.
    pub(crate) fn changed(&self, resolved: &str, tokens: &[String]) -> bool {
        let known = self.0.get(resolved);
        known.is_some_and(|known| !known.contains(&sorted(tokens.to_vec())))
    }
}

fn sorted(mut tokens: Vec<String>) -> Vec<String> {
    tokens.sort_unstable();
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Answer, Reread, Response, ServerHtml, ServerLink};

    #[test]
    fn r22_only_an_address_with_other_tokens_has_changed() {
        let link = |resolved: &str, rel: Option<&str>| ServerLink {
            resolved: resolved.to_owned(),
            rel: rel.map(ToOwned::to_owned),
        };
        let links = vec![
            link("https://a.example/", Some("ugc nofollow")),
            link("https://b.example/", None),
            link("https://b.example/", Some("nofollow")),
        ];
        let page = PageSnapshot {
            reread: Reread {
                page: Answer::Received(Response {
                    status: 200,
                    headers: Vec::new(),
                    body: String::new(),
                    html: Ok(ServerHtml {
                        links,
                        ..ServerHtml::default()
                    }),
                }),
                robots: Answer::default(),
            },
            ..PageSnapshot::default()
        };
        let rels = ServerRels::of(&page).unwrap();
        for (resolved, rel, changed) in [
            ("https://new.example/", "nofollow", false),
            ("https://a.example/", "nofollow ugc", false),
            ("https://b.example/", "", false),
            ("https://b.example/", "nofollow", false),
            ("https://a.example/", "", true),
            ("https://b.example/", "ugc", true),
        ] {
            assert_eq!(
                rels.changed(resolved, &rel::read(rel).tokens),
                changed,
                "{resolved} {rel}"
            );
        }
        assert!(ServerRels::of(&PageSnapshot::default()).is_none());
    }
}
