//! How this page links to others, counted.
//! Judges none of it; whether it is dense is a finding of `risk`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Case, Standing, crowd::Targets};
use crate::{
    context::{Context, Layout, Visibility},
    follow::Follow,
    turns::Turns,
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
    /// Words of the main text for each outbound link of its prose, where lists, tables, headings and notes are none, nor is
    /// a page with a heading over every link or two; none without such a link. Under 40 the links are dense (`risk`).
    pub words_per_link: Option<u32>,
    /// Targets by where links to them stand, contexts without any left out; one that is linked from two counts in both.
    pub by_context: Vec<LinksThere>,
}

/// Targets of the outbound links of one context.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinksThere {
    /// Where.
    pub context: Context,
    /// Targets linked there.
    pub targets: u32,
    /// Of these, followed by a link there.
    pub followed: u32,
    /// Of these, qualified by every link there.
    pub qualified: u32,
}

/// How much a link lets pass, as far as is known: qualified, unknown, followed; 0 is left for what no link leads to.
const fn rank(follow: Follow) -> u32 {
    match follow {
        Follow::Nofollow | Follow::PageNofollow | Follow::Ugc | Follow::Sponsored => 1,
        Follow::Unknown => 2,
        Follow::Followed => 3,
    }
}

/// Of so many targets how many are linked, how many of them are followed, and how many qualified, by the most that a link
/// to each lets pass.
fn tally(most: &[u32]) -> [u32; 3] {
    let mut tally = [0; 3];
    let [all, followed, qualified] = &mut tally;
    for most in most {
        *all += u32::from(*most > 0);
        *followed += u32::from(*most == 3);
        *qualified += u32::from(*most == 1);
    }
    tally
}

/// Counts the outbound links by their targets; so many of them are [of the prose](in_prose).
pub(super) async fn count(
    case: &Case<'_>,
    targets: &Targets,
    prose: usize,
    turns: &Turns,
) -> LinksOut {
    let mut all = vec![0_u32; targets.count];
    let mut sites = BTreeSet::new();
    // Of most contexts a page has no link.
    let mut by_context: Vec<Vec<u32>> = vec![Vec::new(); Context::ALL.len()];
    for (standing, target) in case.standings().zip(&targets.numbers) {
        turns.step().await;
        let Some(target) = target.filter(|_| standing.link.is_outbound()) else {
            continue;
        };
        let rank = rank(standing.qualification.follow);
        let context = standing.placement.context;
        let contexts = Context::ALL.iter().zip(&mut by_context);
        let there = contexts.filter(|(one, _)| **one == context);
        for most in there.map(|(_, there)| there).chain([&mut all]) {
            most.resize(targets.count, 0);
            if let Some(most) = most.get_mut(target as usize) {
                *most = (*most).max(rank);
            }
        }
        sites.extend(standing.link.web().and_then(|web| web.site.as_deref()));
    }
    let [linked, followed, qualified] = tally(&all);
    let there = |(context, there): (&Context, &Vec<u32>)| {
        let [targets, followed, qualified] = tally(there);
        let there = LinksThere {
            context: *context,
            targets,
            followed,
            qualified,
        };
        (targets > 0).then_some(there)
    };
    LinksOut {
        followed,
        qualified,
        targets: linked,
        sites: length(sites.len()),
        words_per_link: words_per_link(case.layout, prose),
        by_context: Context::ALL
            .iter()
            .zip(&by_context)
            .filter_map(there)
            .collect(),
    }
}

/// Words of the main text for each of so many links of it, rounded down, but not below one; none where it has no words.
pub(super) fn words_per_link(layout: &Layout, links: usize) -> Option<u32> {
    let each = layout.main_words.checked_div(length(links))?;
    (layout.main_words > 0).then_some(each.max(1))
}

/// In these a link is an entry, looked up and not come upon in reading.
const ENTRIES: &[&str] = &[
    "li", "dt", "dd", "th", "td", "sup", "h1", "h2", "h3", "h4", "h5", "h6",
];

const HEADINGS: &[&str] = &["h2", "h3", "h4", "h5", "h6"];

/// From so many headings on, each over a link or two, a page goes from one site to the next: a roundup, a list of teasers.
const ROUNDUP_FROM: usize = 3;
const PER_HEADING: usize = 2;

/// The outbound links of the prose.
pub(super) fn in_prose<'a>(case: &Case<'a>) -> Vec<Standing<'a>> {
    let entries = case.within(ENTRIES);
    let is_read = |standing: &Standing<'_>| {
        standing.placement.context == Context::Body
            && standing.placement.visibility != Visibility::Hidden
            && !case.stands_in(&entries, standing)
    };
    let links: Vec<Standing<'a>> = case.outbound().filter(is_read).collect();
    // Both blocks and links are in document order.
    let (mut sections, mut began) = (0, true);
    let block_of = |standing: &Standing<'_>| {
        let anchor = case.page.anchors.get(standing.link.anchor as usize);
        anchor.map_or(0, |anchor| anchor.block)
    };
    let mut next = links.iter().map(block_of).peekable();
    for (index, block) in (0..).zip(&case.page.blocks) {
        began |= HEADINGS.contains(&block.tag.as_str());
        while next.next_if_eq(&index).is_some() {
            sections += usize::from(began);
            began = false;
        }
    }
    let is_roundup = sections >= ROUNDUP_FROM && links.len() <= PER_HEADING * sections;
    if is_roundup { Vec::new() } else { links }
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Anchor, Block, Element, Rendering},
        turns::finish,
        value::fixture::{House, at, external},
    };

    /// A page of so many followed links, each in a block of its own of this tag, behind blocks of these.
    fn in_blocks(links: usize, tag: &str, before: &[&str]) -> House {
        let address = |number| format!("https://s{number}.example/");
        let mut house = House::of((0..links).map(|number| external(&address(number))));
        let block = |tag: &str, parent| Block {
            parent,
            tag: tag.to_owned(),
            ..Block::default()
        };
        for (number, link) in (0..).zip(&mut house.links) {
            for tag in before {
                house.page.blocks.push(block(tag, None));
            }
            house.page.blocks.push(block(tag, None));
            let around = u32::try_from(house.page.blocks.len() - 1).unwrap();
            house.page.blocks.push(block("div", Some(around)));
            house.page.anchors.push(Anchor {
                index: number,
                element: Element::A,
                block: around + 1,
                href: String::new(),
                resolved: String::new(),
                rel: None,
                title: String::new(),
                referrer_policy: String::new(),
                rendering: Rendering::Shown,
                in_shadow: false,
            });
            link.anchor = number;
        }
        house
    }

    fn now(house: &House) -> LinksOut {
        let case = house.case();
        let prose = in_prose(&case).len();
        let turns = Turns::unbroken();
        let targets = finish(Targets::of(&case, &turns));
        finish(count(&case, &targets, prose, &turns))
    }

    #[test]
    fn entries_and_roundups_are_no_prose() {
        let prose = |house: House| in_prose(&house.case()).len();
        assert_eq!(prose(in_blocks(6, "p", &[])), 6);
        for tag in ["li", "dd", "td", "th", "h2", "sup"] {
            assert_eq!(prose(in_blocks(6, tag, &[])), 0, "{tag}");
        }
        assert_eq!(prose(in_blocks(6, "p", &["h2"])), 0, "a heading each");
        assert_eq!(prose(in_blocks(2, "p", &["h3"])), 2, "two of them");
        let mut sections = in_blocks(9, "p", &["h2"]);
        for (number, block) in (0..).zip(&mut sections.page.blocks) {
            if block.tag == "h2" && number % 9 > 0 {
                block.tag = "p".to_owned();
            }
        }
        assert_eq!(prose(sections), 9, "three beneath a heading");
        let mut unseen = in_blocks(6, "p", &[]);
        for placement in &mut unseen.layout.placements {
            placement.visibility = Visibility::Hidden;
        }
        assert_eq!(prose(unseen), 0);
    }

    #[test]
    fn more_links_than_words_are_a_link_a_word() {
        let layout = |main_words| Layout {
            main_words,
            ..House::of([]).layout
        };
        assert_eq!(words_per_link(&layout(9), 20), Some(1));
        assert_eq!(words_per_link(&layout(0), 20), None);
        assert_eq!(words_per_link(&layout(100), 0), None);
    }

    #[test]
    fn a_target_is_qualified_only_where_every_link_to_it_is() {
        let house = House::of([
            external("https://a.example/").follow(Follow::Nofollow),
            at(Context::Footer, "https://a.example/#part"),
            external("https://b.example/").follow(Follow::Ugc),
            external("https://b.example/").follow(Follow::Sponsored),
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
        } = now(&house);
        assert_eq!((followed, qualified, targets, sites), (1, 1, 3, 3));
        assert_eq!(words_per_link, Some(250));
        let there: Vec<_> = by_context
            .iter()
            .map(|t| (t.context, t.targets, t.followed, t.qualified))
            .collect();
        assert_eq!(
            there,
            [(Context::Body, 3, 0, 2), (Context::Footer, 1, 1, 0)]
        );
        assert_eq!(now(&House::of([])), LinksOut::default());
    }
}
