//! Golden pages: each `tests/pages/*/snapshot.json` gives its `report.json`, to the byte.
//! How the snapshot comes out of the page is tested in the browsers. `VOUCH_BLESS=1` rewrites the reports.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    env, fs, mem,
    path::{Path, PathBuf},
};

use vouch::{
    PageSnapshot, Settings, Tables, analyze,
    report::{Told, judge},
    turns::{Turns, finish},
};

fn pages_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// The folders that have a snapshot, by name.
fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(pages_folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries
        .filter(|path| path.join("snapshot.json").is_file())
        .collect();
    folders.sort();
    folders
}

/// The report of a folder's snapshot under the folder's `settings.json`, or the defaults, indented for reading.
/// Without the version of the tables, which changes with every row of them.
fn report(folder: &Path) -> String {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let page: PageSnapshot = serde_json::from_str(&read("snapshot.json").unwrap()).unwrap();
    let settings = read("settings.json").map_or_else(
        |_| Settings::default(),
        |settings| Settings::stored(&settings).unwrap(),
    );
    let tables = Tables::builtin();
    let mut report = analyze(&page, &settings, &tables);
    // Slices change nothing: as many pauses as there can be give the same report.
    let given = (&settings, &tables);
    let sliced = finish(judge(&page, given, &Told::default(), &Turns::by(|| true)));
    assert_eq!(sliced, report);
    assert_eq!(mem::take(&mut report.tables), tables.version());
    serde_json::to_string_pretty(&report).unwrap() + "\n"
}

/// One test a page, named as its folder with `_` for `-`: the name says which rules the page shows.
macro_rules! pages {
    ($($page:ident),+ $(,)?) => {
        const PAGES: &[&str] = &[$(stringify!($page)),+];
        $(
            #[test]
            fn $page() {
                gives_its_report(stringify!($page));
            }
        )+
    };
}

pages![
    ad_slots,
    affiliate_followed,
    affiliate_qualified,
    app_shell,
    article,
    author_bio,
    boxes_and_dialogs,
    by_hand,
    cjk_article,
    comments_below,
    dated_teasers,
    div_soup,
    docs_sidebar,
    drawing,
    footer_menus,
    glossary,
    hidden,
    infobox_wiki,
    links_in_a_table,
    notes_and_sources,
    r06_metas,
    r06_metas_by_script,
    r14_canonical,
    r15_r16_hyperlinks,
    r17_resolution,
    r18_schemes,
    r22_scripted,
    r27_r28_anchors,
    r32_sight,
    rel,
    related_in_article,
    resources,
    rtl,
    service_cards,
    several_articles,
    shadow_and_frame,
    shop_product,
    smuggled_in,
    strict_xml,
    template_only,
    thread,
    thread_signatures,
    topic_in_tables,
    ways_into_view,
];

fn gives_its_report(page: &str) {
    let folder = pages_folder().join(page.replace('_', "-"));
    let (path, report) = (folder.join("report.json"), report(&folder));
    if env::var_os("VOUCH_BLESS").is_some() {
        fs::write(path, report).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        recorded == report,
        "{page} differs; run with VOUCH_BLESS=1 and read the diff"
    );
}

#[test]
fn every_page_has_its_test() {
    let name = |folder: &PathBuf| {
        folder
            .file_name()
            .unwrap()
            .to_string_lossy()
            .replace('-', "_")
    };
    let found: Vec<String> = folders().iter().map(name).collect();
    assert_eq!(found, PAGES);
}

#[test]
fn every_snapshot_survives_a_round_trip() {
    for folder in folders() {
        let text = fs::read_to_string(folder.join("snapshot.json")).unwrap();
        let page: PageSnapshot = serde_json::from_str(&text).unwrap();
        let again: PageSnapshot =
            serde_json::from_str(&serde_json::to_string(&page).unwrap()).unwrap();
        assert!(page == again, "{}", folder.display());
    }
}
