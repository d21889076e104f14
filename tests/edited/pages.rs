//! The recorded pages, one thing of them edited.
//! Holds no law.

use std::{fs, sync::LazyLock};

use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze, page::Anchor, report::LinkRow,
    settings::Profile,
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

/// The recorded pages that have an outbound link.
pub(super) static PAGES: LazyLock<Vec<PageSnapshot>> = LazyLock::new(|| {
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

/// Of each of them, the numbers of its outbound links.
static OUTBOUND: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| {
    let numbers = |page: &PageSnapshot| {
        let links = read_as(page, &Settings::default()).links.into_iter();
        let outbound = links.filter(|link| link.outbound);
        outbound.map(|link| link.index).collect()
    };
    PAGES.iter().map(numbers).collect()
});

pub(super) fn read_as(page: &PageSnapshot, settings: &Settings) -> Report {
    analyze(page, settings, &TABLES)
}

/// `PROPTEST_CASES`, or so many that an ordinary run stays quick.
pub(super) fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    let cases = asked.unwrap_or(usual);
    ProptestConfig {
        // Pages that have nothing to edit are passed over: as many again at the most, however many are asked for.
        max_global_rejects: cases,
        ..ProptestConfig::with_cases(cases)
    }
}

/// A page, one of its outbound links by its number, and how it is read.
#[derive(Debug, Clone)]
pub(super) struct Edited {
    pub(super) page: PageSnapshot,
    pub(super) index: u32,
    pub(super) settings: Settings,
    pub(super) before: Report,
}

const KEYWORDS: &[&str] = &["mill", "flour", "rain garden", "bicycle", "soup", "grain"];

pub(super) fn keywords() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(KEYWORDS), 0..3)
}

pub(super) fn edits() -> impl Strategy<Value = Edited> {
    let parts = (0..PAGES.len(), any::<prop::sample::Index>(), keywords());
    parts.prop_map(|(page, link, keywords)| {
        let outbound = &OUTBOUND[page];
        edited(page, outbound[link.index(outbound.len())], keywords)
    })
}

/// A page by its place among all, and one of its links.
pub(super) fn edited(page: usize, index: u32, keywords: Vec<&str>) -> Edited {
    let page = PAGES[page].clone();
    let settings = Settings::of(Profile {
        keywords: keywords.into_iter().map(str::to_owned).collect(),
        ..Profile::default()
    });
    Edited {
        before: read_as(&page, &settings),
        index,
        page,
        settings,
    }
}

impl Edited {
    pub(super) fn link<'a>(&self, report: &'a Report) -> &'a LinkRow {
        let mut links = report.links.iter();
        links.find(|link| link.index == self.index).unwrap()
    }

    /// The report after an edit of the link's anchor.
    pub(super) fn anchor(&self, edit: impl Fn(&mut Anchor)) -> Report {
        let mut page = self.page.clone();
        let mut anchors = page.anchors.iter_mut();
        edit(anchors.find(|anchor| anchor.index == self.index).unwrap());
        read_as(&page, &self.settings)
    }
}

/// Adds a word to a `rel`.
pub(super) fn qualify(rel: &mut Option<String>, word: &str) {
    let tokens = rel.take().unwrap_or_default();
    *rel = Some(format!("{tokens} {word}"));
}
