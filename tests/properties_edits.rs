//! What must always hold where one thing of a real page is edited: the recorded snapshots, one link or the page changed.
//! Whatever the settings; that the edit changes one reading alone is checked, too.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{fs, sync::LazyLock};

use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    page::{Concealment, Meta, Rendering},
    report::LinkRow,
    settings::Profile,
    value::{Factor, Range, Risk},
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

/// The recorded pages that have an outbound link.
static PAGES: LazyLock<Vec<PageSnapshot>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("snapshot.json"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let read = |path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let linking = |page: &PageSnapshot| read_as(page, &Settings::default()).totals.outbound > 0;
    paths.into_iter().map(read).filter(linking).collect()
});

fn read_as(page: &PageSnapshot, settings: &Settings) -> Report {
    analyze(page, settings, &TABLES)
}

/// `PROPTEST_CASES`, or so many that an ordinary run stays quick.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual))
}

/// A page, one of its outbound links by its number, and how it is read.
#[derive(Debug, Clone)]
struct Edited {
    page: PageSnapshot,
    index: u32,
    settings: Settings,
    before: Report,
}

const KEYWORDS: &[&str] = &["mill", "flour", "rain garden", "bicycle", "soup", "grain"];

fn edits() -> impl Strategy<Value = Edited> {
    let keywords = prop::collection::vec(prop::sample::select(KEYWORDS), 0..3);
    let parts = (0..PAGES.len(), any::<prop::sample::Index>(), keywords);
    parts.prop_map(|(page, link, keywords)| {
        let page = PAGES[page].clone();
        let keywords = keywords.into_iter().map(str::to_owned).collect();
        let settings = Settings::of(Profile {
            keywords,
            ..Profile::default()
        });
        let before = read_as(&page, &settings);
        let outbound: Vec<u32> = before
            .links
            .iter()
            .filter(|link| link.outbound)
            .map(|link| link.index)
            .collect();
        Edited {
            index: outbound[link.index(outbound.len())],
            page,
            settings,
            before,
        }
    })
}

impl Edited {
    fn link<'a>(&self, report: &'a Report) -> &'a LinkRow {
        let mut links = report.links.iter();
        links.find(|link| link.index == self.index).unwrap()
    }

    /// The report after an edit of the link's anchor.
    fn anchor(&self, edit: impl Fn(&mut vouch::page::Anchor)) -> Report {
        let mut page = self.page.clone();
        let mut anchors = page.anchors.iter_mut();
        edit(anchors.find(|anchor| anchor.index == self.index).unwrap());
        read_as(&page, &self.settings)
    }

    fn noindex(&self) -> Report {
        let mut page = self.page.clone();
        page.metas.push(Meta {
            name: "robots".to_owned(),
            content: "noindex".to_owned(),
            ..Meta::default()
        });
        read_as(&page, &self.settings)
    }
}

fn qualify(rel: &mut Option<String>, word: &str) {
    let tokens = rel.take().unwrap_or_default();
    *rel = Some(format!("{tokens} {word}"));
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
        let after = edited.noindex();
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
    fn hiding_a_link_takes_all_to_nothing(edited in edits()) {
        let by = Concealment::FontSizeZero;
        let after = edited.anchor(|anchor| anchor.rendering = Rendering::Concealed { by, block: None });
        let (before, after) = (edited.link(&edited.before), edited.link(&after));
        prop_assert!(no_more(after.place, before.place) && no_more(after.search, before.search));
        prop_assert!(no_more(after.referral, before.referral));
        if after.visibility == vouch::context::Visibility::Hidden {
            prop_assert_eq!((after.place, after.search, after.referral), (NOTHING, NOTHING, NOTHING));
        }
    }

    #[test]
    fn qualifying_every_link_leaves_no_paid_link_that_is_a_risk(edited in edits()) {
        let mut page = edited.page.clone();
        for anchor in &mut page.anchors {
            anchor.rel = Some("sponsored".to_owned());
        }
        let after = read_as(&page, &edited.settings);
        for finding in after.prospect.risk {
            let paid = matches!(finding.risk, Risk::DisclosedButFollowed | Risk::UnqualifiedAffiliate | Risk::DenseLinks);
            prop_assert!(!paid, "{:?}", finding.risk);
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
