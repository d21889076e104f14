//! How this page links to others, counted.
//! Judges none of it; whether it is dense is a finding of `risk`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Case, crowd};
use crate::{
    context::{Context, Layout},
    follow::Follow,
};

/// How a page links to other sites.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinksOut {
    /// Targets that some link to them follows.
    pub followed: u32,
    /// Targets that every link to them qualifies.
    pub qualified: u32,
    /// All targets; what is neither followed nor qualified is not known.
    pub targets: u32,
    /// Sites linked.
    pub sites: u32,
    /// Words of the main text for each outbound link of the running text; none without such a link. Under 40 on a page
    /// of prose, the links are dense (`risk`).
    pub words_per_link: Option<u32>,
    /// Links by where they stand, contexts without any left out.
    pub by_context: Vec<LinksThere>,
}

/// Outbound links of one context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinksThere {
    /// Where.
    pub context: Context,
    /// Links there.
    pub links: u32,
    /// Of these, followed.
    pub followed: u32,
    /// Of these, qualified.
    pub qualified: u32,
}

/// How much a link lets pass, as far as is known: qualified, unknown, followed.
const fn rank(follow: Follow) -> u32 {
    match follow {
        Follow::Nofollow | Follow::PageNofollow | Follow::Ugc | Follow::Sponsored => 1,
        Follow::Unknown => 2,
        Follow::Followed => 3,
    }
}

/// Counts the outbound links.
pub(super) fn count(case: &Case<'_>) -> LinksOut {
    let mut targets: BTreeMap<&str, u32> = BTreeMap::new();
    let mut sites = BTreeSet::new();
    let none = |&context| LinksThere {
        context,
        links: 0,
        followed: 0,
        qualified: 0,
    };
    let mut by_context: Vec<LinksThere> = Context::ALL.iter().map(none).collect();
    for standing in case.outbound() {
        let rank = rank(standing.qualification.follow);
        if let Some(target) = crowd::target(standing.link) {
            let most = targets.entry(target).or_default();
            *most = (*most).max(rank);
        }
        sites.extend(standing.link.web().and_then(|web| web.site.as_deref()));
        let context = standing.placement.context;
        if let Some(there) = by_context.iter_mut().find(|there| there.context == context) {
            there.links += 1;
            there.followed += u32::from(rank == 3);
            there.qualified += u32::from(rank == 1);
        }
    }
    let ranked = |rank| length(targets.values().filter(|most| **most == rank).count());
    let in_body = by_context
        .iter()
        .find(|there| there.context == Context::Body);
    LinksOut {
        followed: ranked(3),
        qualified: ranked(1),
        targets: length(targets.len()),
        sites: length(sites.len()),
        words_per_link: in_body.and_then(|there| words_per_link(case.layout, there.links)),
        by_context: by_context
            .into_iter()
            .filter(|there| there.links > 0)
            .collect(),
    }
}

/// Words of the main text for each of so many links of it, rounded down.
pub(super) fn words_per_link(layout: &Layout, links: u32) -> Option<u32> {
    layout.main_words.checked_div(links)
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fixture::{House, at, external};

    #[test]
    fn a_target_is_qualified_only_where_every_link_to_it_is() {
        let house = House::of([
            external("https://a.example/").follow(Follow::Nofollow),
            at(Context::Footer, "https://a.example/#part"),
            external("https://b.example/").follow(Follow::Ugc),
            external("https://c.example/").follow(Follow::Unknown),
            at(Context::Body, "https://page.example/own"),
        ]);
        let LinksOut {
            followed,
            qualified,
            targets,
            sites,
            words_per_link,
            by_context,
        } = count(&house.case());
        assert_eq!((followed, qualified, targets, sites), (1, 1, 3, 3));
        assert_eq!(words_per_link, Some(333));
        let there: Vec<_> = by_context
            .iter()
            .map(|t| (t.context, t.links, t.followed, t.qualified))
            .collect();
        assert_eq!(
            there,
            [(Context::Body, 3, 0, 2), (Context::Footer, 1, 1, 0)]
        );
        assert_eq!(count(&House::of([]).case()), LinksOut::default());
    }
}
