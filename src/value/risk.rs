//! What on this page may hurt whoever is linked from it.
//! Never enters the numbers; a finding counts once, however many signs it has.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Case, Standing, disclosure};
use crate::{
    context::{Context, PageKind, Visibility},
    follow::{Crawl, Follow},
    link::Flag,
    reason::{Code, Reason},
};

crate::vocabulary! {
    /// What may hurt, gravest first. Never enters the numbers.
    pub enum Risk {
        /// `dofollow` in `rel`: a footprint of sold links.
        SoldLinks = "sold-links",
        /// Links that nobody sees.
        HiddenLinks = "hidden-links",
        /// The page says it was paid for, or holds affiliate links, and those links are followed.
        DisclosedButFollowed = "disclosed-but-followed",
        /// Affiliate links that nothing qualifies, and nothing discloses.
        UnqualifiedAffiliate = "unqualified-affiliate",
        /// Followed links to more sites than one per 40 words of prose.
        DenseLinks = "dense-links",
    }
}

/// One risk and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub risk: Risk,
    /// What was seen, quoted or counted.
    pub reason: Reason,
}

/// Sites that hidden links must point to before they look injected: one may be a menu that the page opens by script.
const INJECTED_SITES: usize = 5;

/// Prose that follows links to more sites than one per so many words reads as made for its links.
const WORDS_PER_SITE: u32 = 40;

/// Fewer sites are no density, however short the text.
const DENSE_FROM: u32 = 5;

/// All findings, gravest first.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let finding = |risk: &Risk| {
        let reason = match risk {
            Risk::SoldLinks => sold(case),
            Risk::HiddenLinks => hidden(case),
            Risk::DisclosedButFollowed => disclosed_but_followed(case),
            Risk::UnqualifiedAffiliate => unqualified_affiliate(case),
            Risk::DenseLinks => dense(case),
        };
        Some(Finding {
            risk: *risk,
            reason: reason?,
        })
    };
    Risk::ALL.iter().filter_map(finding).collect()
}

impl Risk {
    /// Whether it makes "avoid" alone; weak findings never do.
    pub(super) const fn is_grave(self) -> bool {
        match self {
            Self::SoldLinks | Self::HiddenLinks => true,
            Self::DisclosedButFollowed | Self::UnqualifiedAffiliate | Self::DenseLinks => false,
        }
    }
}

fn sold(case: &Case<'_>) -> Option<Reason> {
    let sold = case
        .outbound()
        .filter(|standing| standing.link.flags.contains(&Flag::DofollowFootprint));
    let count = sold.count();
    (count > 0).then(|| Reason::with(Code::RelDofollow, [count]))
}

fn hidden(case: &Case<'_>) -> Option<Reason> {
    let hidden = case.outbound().filter(|standing| {
        standing.placement.visibility == Visibility::Hidden
            && is_followed(standing)
            && standing.qualification.crawl == Crawl::Crawlable
            // Made for a search engine, it has an anchor; an icon that lost its picture has none.
            && !standing.link.text.is_empty()
            && !is_interface(standing.placement.context)
    });
    let sites = sites(hidden).len();
    (sites >= INJECTED_SITES).then(|| Reason::with(Code::HiddenSites, [sites]))
}

/// The different sites that links point to.
fn sites<'a>(links: impl Iterator<Item = Standing<'a>>) -> BTreeSet<&'a str> {
    let mut sites = BTreeSet::new();
    sites.extend(links.filter_map(|standing| standing.link.web()?.site.as_deref()));
    sites
}

/// Boxes that open on demand hold links of the site's own choice.
const fn is_interface(context: Context) -> bool {
    match context {
        Context::Navigation | Context::Header | Context::Share | Context::Ad | Context::Utility => {
            true
        }
        Context::Body
        | Context::List
        | Context::Reference
        | Context::Infobox
        | Context::Author
        | Context::Comment
        | Context::Related
        | Context::Sidebar
        | Context::Footer => false,
    }
}

fn disclosed_but_followed(case: &Case<'_>) -> Option<Reason> {
    let followed = body(case).filter(is_followed).count();
    let paid = disclosure::disclosed(case).filter(|_| followed > 0);
    if let Some(seen) = paid {
        let args = [seen, followed.to_string()];
        return Some(Reason::with(Code::PaidFollowed, args));
    }
    let (followed, _) = affiliates(case);
    if followed == 0 {
        return None;
    }
    let seen = disclosure::affiliates_disclosed(case)?;
    let args = [seen, followed.to_string()];
    Some(Reason::with(Code::AffiliateFollowed, args))
}

/// One that the page discloses is a finding of its own.
fn unqualified_affiliate(case: &Case<'_>) -> Option<Reason> {
    let (followed, _) = affiliates(case);
    let hidden = followed > 0 && disclosure::affiliates_disclosed(case).is_none();
    hidden.then(|| Reason::with(Code::AffiliateUnqualified, [followed]))
}

/// What the page does right: it discloses its affiliate links and qualifies them all.
pub(super) fn rightly_disclosed(case: &Case<'_>) -> Option<Reason> {
    let (followed, all) = affiliates(case);
    if all == 0 || followed > 0 {
        return None;
    }
    let seen = disclosure::affiliates_disclosed(case)?;
    Some(Reason::with(
        Code::AffiliateDisclosed,
        [seen, all.to_string()],
    ))
}

/// Affiliate links that the page's own authors set: those followed, and all.
/// A customary parameter alone is too weak a sign, and what visitors write is theirs.
fn affiliates(case: &Case<'_>) -> (usize, usize) {
    let own = case.outbound().filter(|standing| {
        standing.link.flags.contains(&Flag::Affiliate)
            && standing.placement.context != Context::Comment
    });
    own.fold((0, 0), |(followed, all), standing| {
        (followed + usize::from(is_followed(&standing)), all + 1)
    })
}

fn dense(case: &Case<'_>) -> Option<Reason> {
    let prose = match case.layout.kind {
        PageKind::Article
        | PageKind::Product
        | PageKind::Profile
        | PageKind::Press
        | PageKind::Other => true,
        // Lists of links by nature.
        PageKind::Home
        | PageKind::Listing
        | PageKind::Resource
        | PageKind::Thread
        | PageKind::Documentation
        | PageKind::Search => false,
    };
    let followed = body(case).filter(is_followed);
    let sites = u32::try_from(sites(followed).len()).unwrap_or(u32::MAX);
    let words = case.layout.main_words;
    let dense = sites >= DENSE_FROM && sites.saturating_mul(WORDS_PER_SITE) > words;
    (prose && dense).then(|| Reason::with(Code::WordsPerSite, [words / sites.max(1), sites]))
}

fn body<'a>(case: &Case<'a>) -> impl Iterator<Item = Standing<'a>> {
    case.outbound()
        .filter(|standing| standing.placement.context == Context::Body)
}

fn is_followed(standing: &Standing<'_>) -> bool {
    match standing.qualification.follow {
        Follow::Followed | Follow::Unknown => true,
        Follow::Nofollow | Follow::PageNofollow | Follow::Ugc | Follow::Sponsored => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Block, PageSnapshot, Run, RunKind},
        tables::Tables,
        value::fixture::{House, Sketch, at, external},
    };

    fn risks(house: &House) -> Vec<Risk> {
        findings(&house.case())
            .iter()
            .map(|finding| finding.risk)
            .collect()
    }

    fn many(sketch: impl Fn(&str) -> Sketch, count: usize) -> Vec<Sketch> {
        (0..count)
            .map(|number| sketch(&format!("https://site{number}.example/")))
            .collect()
    }

    #[test]
    fn an_ordinary_page_has_no_risk() {
        let mut house = House::of(many(external, 6));
        house.layout.main_words = 600;
        assert_eq!(risks(&house), []);
    }

    #[test]
    fn dense_links_are_a_matter_of_prose_and_of_followed_sites() {
        let mut house = House::of(many(external, 6));
        house.layout.main_words = 200;
        assert_eq!(risks(&house), [Risk::DenseLinks]);
        house.layout.kind = PageKind::Resource;
        assert_eq!(risks(&house), []);
        let mut house = House::of(many(|url| external(url).follow(Follow::Nofollow), 6));
        house.layout.main_words = 200;
        assert_eq!(risks(&house), []);
    }

    #[test]
    fn hidden_links_to_many_sites_are_one_grave_finding() {
        let hide = |sketch: Sketch| sketch.visibility(Visibility::Hidden);
        let menu = House::of(many(|url| hide(at(Context::Navigation, url)), 9));
        assert_eq!(risks(&menu), []);
        let few = House::of(many(|url| hide(external(url)), 4));
        assert_eq!(risks(&few), []);
        let mut icons = House::of(many(|url| hide(external(url)), 9));
        for link in &mut icons.links {
            link.text.clear();
        }
        assert_eq!(risks(&icons), []);
        let injected = House::of(many(|url| hide(external(url)), 5));
        assert_eq!(risks(&injected), [Risk::HiddenLinks]);
        assert!(Risk::HiddenLinks.is_grave() && !Risk::DenseLinks.is_grave());
    }

    #[test]
    fn dofollow_is_a_footprint() {
        let house = House::of([external("https://a.example/").flag(Flag::DofollowFootprint)]);
        assert_eq!(risks(&house), [Risk::SoldLinks]);
    }

    fn labeled(label: &str, link: Sketch) -> House {
        let mut house = House::of([link]);
        house.tables = Tables::builtin();
        let block = |tag: &str| Block {
            tag: tag.to_owned(),
            ..Block::default()
        };
        let run = |block, text: &str| Run {
            block,
            anchor: None,
            kind: RunKind::Text,
            text: text.to_owned(),
            length: 0,
        };
        house.page = PageSnapshot {
            blocks: vec![block("h1"), block("p"), block("p")],
            runs: vec![run(0, "Ten mattresses"), run(1, label), run(2, "A text.")],
            ..house.page
        };
        house
    }

    #[test]
    fn a_label_near_the_headline_discloses_and_prose_does_not() {
        let link = || external("https://a.example/");
        for (label, disclosed) in [
            ("Sponsored post by Acme", true),
            ("Gesponserter Beitrag", true),
            ("タイアップ記事", true),
            ("Unsponsored posts by Acme", false),
            (
                "The city and its university run the museum in partnership with a foundation that nobody had heard of before.",
                false,
            ),
            ("Advertisement", false),
        ] {
            let expected: &[Risk] = if disclosed {
                &[Risk::DisclosedButFollowed]
            } else {
                &[]
            };
            assert_eq!(risks(&labeled(label, link())), expected, "{label}");
        }
        let correct = labeled("Sponsored post", link().follow(Follow::Sponsored));
        assert_eq!(risks(&correct), [], "a correctly qualified one is no risk");
    }

    #[test]
    fn an_affiliate_link_is_a_weak_risk_only_where_nothing_qualifies_it() {
        let partner = || external("https://a.example/").flag(Flag::Affiliate);
        let weak = || external("https://a.example/").flag(Flag::AffiliateParameter);
        let said = "This post contains affiliate links: we may earn something.";
        let followed = [Risk::DisclosedButFollowed];
        let unqualified = [Risk::UnqualifiedAffiliate];
        let denied = "This post does not contain affiliate links.";
        for (label, link, expected) in [
            (denied, partner(), &unqualified[..]),
            (
                "It doesn't contain affiliate links.",
                partner(),
                &unqualified,
            ),
            ("Não contém links de afiliado.", partner(), &unqualified),
            (
                "Not new, it may contain affiliate links.",
                partner(),
                &followed,
            ),
            ("A line.", external("https://a.example/"), &[]),
            ("A line.", weak(), &[]),
            ("A line.", partner().follow(Follow::Sponsored), &[]),
            ("A line.", partner().follow(Follow::Nofollow), &[]),
            (said, external("https://a.example/"), &[]),
            (said, partner().follow(Follow::Sponsored), &[]),
            ("A line.", partner(), &unqualified),
            (said, partner(), &followed),
        ] {
            assert_eq!(risks(&labeled(label, link)), expected, "{label}");
        }
        assert!(!Risk::UnqualifiedAffiliate.is_grave() && !Risk::DisclosedButFollowed.is_grave());
        let right = labeled(said, partner().follow(Follow::Sponsored));
        let reason = rightly_disclosed(&right.case()).unwrap();
        assert_eq!(reason.code, Code::AffiliateDisclosed);
        let by_visitor = at(Context::Comment, "https://a.example/").flag(Flag::Affiliate);
        assert_eq!(risks(&labeled("A line.", by_visitor)), []);
    }

    #[test]
    fn a_title_that_begins_with_the_label_discloses() {
        for (title, disclosed) in [
            ("Anzeige: Zehn Matratzen", true),
            ("Anzeige gegen den Minister", false),
        ] {
            let mut house = labeled("A line.", external("https://a.example/"));
            house.page.title = title.to_owned();
            assert_eq!(!risks(&house).is_empty(), disclosed, "{title}");
        }
    }
}
