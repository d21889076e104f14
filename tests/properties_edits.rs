//! What must always hold where one thing of a real page is edited: the recorded snapshots, one link or the page changed.
//! Whatever the settings; that the edit changes one reading alone is checked, too.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "edited/pages.rs"]
mod pages;

use pages::{Edited, cases, edits, qualify, read_as};
use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report,
    context::{Context, Visibility},
    follow::{Follow, Indexing},
    link::Flag,
    page::{Answer, Block, Concealment, HeadLink, Ignorance, Meta, Rendering, Response},
    report::LinkRow,
    value::{Factor, Numbers, Range, Reading, Risk, readings},
};

fn noindex(edited: &Edited) -> Report {
    let mut page = edited.page.clone();
    page.metas.push(Meta {
        name: "robots".to_owned(),
        content: "noindex".to_owned(),
        ..Meta::default()
    });
    read_as(&page, &edited.settings)
}

/// The page where its host asks crawlers to leave everything alone.
fn blocked(edited: &Edited) -> Report {
    let mut page = edited.page.clone();
    page.reread.robots = Answer::Received(Response {
        status: 200,
        headers: Vec::new(),
        body: "User-agent: *\nDisallow: /\n".to_owned(),
        html: Err(Ignorance::NotHtml),
    });
    read_as(&page, &edited.settings)
}

/// The page whose only canonical, in the page and in the server's answer, is this.
fn canonical(edited: &Edited, address: &str) -> Report {
    let mut page = edited.page.clone();
    let link = HeadLink {
        rel: "canonical".to_owned(),
        href: address.to_owned(),
        resolved: address.to_owned(),
        in_head: true,
        ..HeadLink::default()
    };
    let others = |links: &mut Vec<HeadLink>| {
        links.retain(|link| !link.rel.to_lowercase().contains("canonical"));
        links.push(link.clone());
    };
    others(&mut page.head_links);
    if let Answer::Received(response) = &mut page.reread.page {
        response
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("link"));
        if let Ok(html) = &mut response.html {
            others(&mut html.head_links);
        }
    }
    read_as(&page, &edited.settings)
}

/// How a page may come to hold paid links.
#[derive(Debug, Clone, Copy)]
enum Paid {
    Title,
    Folder,
}

const PAID: &[Paid] = &[Paid::Title, Paid::Folder];

/// The page that says in its title that it was paid for, or lies in a folder of such pages.
fn paid(page: &PageSnapshot, by: Paid) -> PageSnapshot {
    let mut page = page.clone();
    match by {
        Paid::Title => page.title = ["Anzeige: ", &page.title].concat(),
        Paid::Folder => {
            let origin: Vec<&str> = page.url.splitn(4, '/').take(3).collect();
            page.url = origin.join("/") + "/sponsored/a-text";
        }
    }
    page
}

/// The page with nothing on it that could show a link: blocks without names and roles, in plain elements.
fn bare(page: &PageSnapshot) -> PageSnapshot {
    let mut page = page.clone();
    for block in &mut page.blocks {
        let tag = match block.tag.as_str() {
            "html" | "body" | "main" | "p" | "ul" | "li" | "a" | "area" | "nav" | "footer" => {
                &block.tag
            }
            _ => "div",
        };
        *block = Block {
            parent: block.parent,
            tag: tag.to_owned(),
            text_length: block.text_length,
            ..Block::default()
        };
    }
    page
}

fn conceal(rendering: &mut Rendering, by: Concealment) {
    *rendering = Rendering::Concealed {
        by,
        block: None,
        opener: None,
    };
}

/// What every factor but these reads, so that the edit is known to have changed nothing else.
fn others(link: &LinkRow, but: &[Factor]) -> Vec<(Factor, u64, u64)> {
    let kept = link
        .factors
        .iter()
        .filter(|read| !but.contains(&read.factor));
    kept.map(|read| (read.factor, read.low.to_bits(), read.high.to_bits()))
        .collect()
}

fn no_more(one: Option<Range>, other: Option<Range>) -> bool {
    let (one, other) = (one.unwrap(), other.unwrap());
    one.low <= other.low && one.high <= other.high
}

/// Whether a new link may have what this one has: not the opening post of a thread, nor another one's way through a
/// redirect; and seen.
fn is_plain(link: &LinkRow) -> bool {
    let own = [
        Flag::Thread,
        Flag::Redirected,
        Flag::Interstitial,
        Flag::OpaqueShortener,
    ];
    link.visibility != Visibility::Hidden && !link.flags.iter().any(|flag| own.contains(flag))
}

/// Its numbers as the only link to its address, with a descriptive anchor and in plain sight, as a new one is supposed.
fn on_equal_terms(link: &LinkRow) -> Numbers {
    let own = [
        Factor::Anchor,
        Factor::Repeat,
        Factor::Visibility,
        Factor::Sight,
    ];
    let kept = link
        .factors
        .iter()
        .filter(|read| !own.contains(&read.factor));
    Numbers::fold(kept.copied())
}

/// What needs something else to show it; `Skipped` is kept ready to be shown.
const UNSEEN: &[Concealment] = &[
    Concealment::NotRendered,
    Concealment::Invisible,
    Concealment::Transparent,
    Concealment::ZeroSize,
    Concealment::Clipped,
    Concealment::OffScreen,
    Concealment::FontSizeZero,
    Concealment::SameColor,
];

const NOTHING: Option<Range> = Some(Range { low: 0, high: 0 });

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn qualifying_a_link_never_raises_its_search_value_and_leaves_its_visits(
        edited in edits(),
        word in prop::sample::select(vec!["nofollow", "ugc", "sponsored"]),
    ) {
        let after = edited.anchor(|anchor| qualify(&mut anchor.rel, word));
        let (before, after) = (edited.link(&edited.before), edited.link(&after));
        prop_assert!(no_more(after.place, before.place) && no_more(after.search, before.search));
        prop_assert_eq!(after.referral, before.referral);
        prop_assert_eq!((after.context, after.confidence), (before.context, before.confidence), "the classifier read rel");
        let changing = [Factor::Follow, Factor::Repeat];
        prop_assert_eq!(others(after, &changing), others(before, &changing));
    }

    #[test]
    fn noindex_takes_search_to_five_at_most_and_leaves_visits(edited in edits()) {
        let after = noindex(&edited);
        for (after, before) in after.links.iter().zip(&edited.before.links).filter(|(link, _)| link.outbound) {
            prop_assert!(after.search.unwrap().high <= 5 && no_more(after.search, before.search));
            prop_assert!(no_more(after.place, before.place));
            prop_assert_eq!(after.referral, before.referral);
        }
        let (before, after) = (edited.link(&edited.before), edited.link(&after));
        // Of equals under noindex another may be the best.
        let changing = [Factor::Indexing, Factor::Repeat];
        prop_assert_eq!(others(after, &changing), others(before, &changing));
    }

    #[test]
    fn a_page_closed_to_crawlers_takes_search_to_five_at_most_and_leaves_visits(edited in edits()) {
        let after = blocked(&edited);
        for (after, before) in after.links.iter().zip(&edited.before.links).filter(|(link, _)| link.outbound) {
            prop_assert!(after.search.unwrap().high <= 5 && no_more(after.search, before.search));
            prop_assert!(after.place.unwrap().high <= 5 && no_more(after.place, before.place));
            prop_assert_eq!(after.referral, before.referral);
        }
        let (before, after) = (edited.link(&edited.before), edited.link(&after));
        let changing = [Factor::Indexing, Factor::Repeat];
        prop_assert_eq!(others(after, &changing), others(before, &changing));
    }

    #[test]
    fn a_canonical_elsewhere_never_raises_search_and_leaves_visits(edited in edits()) {
        let open = canonical(&edited, &edited.page.url);
        let after = canonical(&edited, "https://elsewhere.example/another");
        for (after, before) in after.links.iter().zip(&open.links).filter(|(link, _)| link.outbound) {
            prop_assert!(no_more(after.search, before.search) && no_more(after.place, before.place));
            prop_assert_eq!(after.referral, before.referral);
        }
        let (before, after) = (edited.link(&open), edited.link(&after));
        let indexing = |link: &LinkRow| link.factors.iter().find(|read| read.factor == Factor::Indexing).copied();
        if indexing(before).is_none() {
            let elsewhere = readings::indexing(Indexing::CanonicalElsewhere);
            prop_assert_eq!(indexing(after), Some(Reading::of(Factor::Indexing, elsewhere)));
        }
        let changing = [Factor::Indexing, Factor::Repeat];
        prop_assert_eq!(others(after, &changing), others(before, &changing));
    }

    #[test]
    fn hiding_a_link_takes_all_to_nothing(edited in edits()) {
        let after = edited.anchor(|anchor| conceal(&mut anchor.rendering, Concealment::FontSizeZero));
        let after = edited.link(&after);
        prop_assert_eq!(after.visibility, Visibility::Hidden);
        prop_assert_eq!((after.place, after.search, after.referral), (NOTHING, NOTHING, NOTHING));
    }

    #[test]
    fn a_link_that_nothing_on_its_page_could_show_is_hidden_however_it_is_concealed(
        edited in edits(),
        by in prop::sample::select(UNSEEN),
    ) {
        let edited = Edited { page: bare(&edited.page), ..edited };
        let after = edited.anchor(|anchor| conceal(&mut anchor.rendering, by));
        let after = edited.link(&after);
        prop_assert_eq!(after.visibility, Visibility::Hidden);
        prop_assert_eq!((after.place, after.search, after.referral), (NOTHING, NOTHING, NOTHING));
    }

    #[test]
    fn what_conceals_a_link_never_raises_it(edited in edits(), by in prop::sample::select(Concealment::ALL)) {
        // Of one that is concealed already another way may be less of it.
        prop_assume!(edited.link(&edited.before).visibility == Visibility::Visible);
        let after = edited.anchor(|anchor| conceal(&mut anchor.rendering, by));
        let (before, after) = (edited.link(&edited.before), edited.link(&after));
        prop_assert!(no_more(after.place, before.place) && no_more(after.search, before.search));
        prop_assert!(no_more(after.referral, before.referral));
    }

    #[test]
    fn qualifying_every_link_leaves_no_paid_link_that_is_a_risk(
        edited in edits(),
        word in prop::sample::select(vec!["nofollow", "ugc", "sponsored"]),
        by in prop::sample::select(PAID),
    ) {
        let mut page = paid(&edited.page, by);
        let paid = |report: &Report| report.prospect.risk.iter().any(|found| match found.risk {
            Risk::DisclosedButFollowed | Risk::PaidSection | Risk::UnqualifiedAffiliate | Risk::DenseLinks => true,
            Risk::SoldLinks | Risk::LinkFarm | Risk::HiddenLinks | Risk::MassProduced | Risk::ThinPage => false,
        });
        let before = read_as(&page, &edited.settings);
        let mut own = before.links.iter().filter(|link| link.outbound && link.context == Context::Body);
        let follows = own.any(|link| matches!(link.follow, Follow::Followed | Follow::Unknown));
        prop_assert!(paid(&before) || !follows, "what is qualified was no risk before");
        for anchor in &mut page.anchors {
            qualify(&mut anchor.rel, word);
        }
        let after = read_as(&page, &edited.settings);
        prop_assert!(!paid(&after), "{:?}", after.prospect.risk);
    }

    #[test]
    fn a_second_link_to_one_address_adds_at_most_a_tenth(edited in edits(), other in any::<prop::sample::Index>()) {
        let (index, address) = (edited.index, edited.link(&edited.before).url.clone());
        let mut page = edited.page.clone();
        let mut others: Vec<_> = page.anchors.iter_mut().filter(|anchor| anchor.index != index).collect();
        prop_assume!(!others.is_empty());
        let second = other.index(others.len());
        others[second].href.clone_from(&address);
        others[second].resolved = address;
        let after = read_as(&page, &edited.settings);
        let target = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        let wanted = target(&edited.link(&after).url);
        let rows = after.links.iter().filter(|row| row.outbound && target(&row.url) == wanted);
        // What each would be worth as the only one.
        let alone = |row: &LinkRow| {
            let kept = row.factors.iter().filter(|read| read.factor != Factor::Repeat);
            Numbers::fold(kept.copied()).search
        };
        let mut most = (0, 0);
        let mut sum = (0, 0);
        let mut count = 0;
        for row in rows {
            let (alone, told) = (alone(row), row.search.unwrap());
            most = (most.0.max(u32::from(alone.low)), most.1.max(u32::from(alone.high)));
            sum = (sum.0 + u32::from(told.low), sum.1 + u32::from(told.high));
            count += 1;
        }
        prop_assert!(count > 1);
        // Each further one a tenth, and one for rounding up.
        prop_assert!(10 * sum.0 <= most.0 * (9 + count) + 10 * count);
        prop_assert!(10 * sum.1 <= most.1 * (9 + count) + 10 * count);
    }

    #[test]
    fn no_link_that_stands_where_the_headline_would_contradicts_it(edited in edits()) {
        let prospect = &edited.before.prospect;
        let slot = prospect.slots.iter().find(|slot| slot.realistic);
        prop_assume!(slot.is_some());
        let context = slot.unwrap().context;
        let there = edited.before.links.iter().filter(|link| link.outbound && link.context == context && is_plain(link));
        let best = there.map(on_equal_terms).max_by_key(|numbers| numbers.place.weight());
        prop_assume!(best.is_some());
        let best = best.unwrap();
        for (one, other) in [(prospect.place, best.place), (prospect.search, best.search)] {
            prop_assert!(one.low <= other.high && other.low <= one.high, "{one:?} {other:?}");
        }
    }

    #[test]
    fn every_number_and_factor_of_a_report_is_ordered_and_within_bounds(edited in edits()) {
        let report = &edited.before;
        let prospect = &report.prospect;
        let slots = prospect.slots.iter().map(|slot| [slot.place, slot.search, slot.referral]);
        let links = report.links.iter().map(|link| [link.place, link.search, link.referral]);
        let ranges = links.flatten().flatten().chain(slots.flatten());
        for range in ranges.chain([prospect.place, prospect.search, prospect.referral]) {
            prop_assert!(range.low <= range.high && range.high <= 100, "{range:?}");
        }
        let slots = prospect.slots.iter().map(|slot| &slot.factors);
        for read in slots.chain(report.links.iter().map(|link| &link.factors)).flatten() {
            prop_assert!(0.0 <= read.low && read.low <= read.high && read.high <= 1.0, "{read:?}");
        }
    }

    #[test]
    fn equal_input_gives_equal_bytes(edited in edits()) {
        let page: PageSnapshot = serde_json::from_str(&serde_json::to_string(&edited.page).unwrap()).unwrap();
        let again = read_as(&page, &edited.settings);
        let [one, other] = [&edited.before, &again].map(|report| serde_json::to_string(report).unwrap());
        prop_assert_eq!(one, other);
    }
}
