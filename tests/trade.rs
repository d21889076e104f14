//! Pages that sell links, and pages that speak of the trade and do not sell (`tests/trade/README.md`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod html;

use std::{fs, path::PathBuf};

use vouch::{Settings, Tables, analyze, value::ProspectVerdict};

/// What is said of each page of a folder: its name, whether it is to be avoided, and what was found.
fn judged(folder: &str) -> Vec<(bool, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/trade")
        .join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let (settings, tables) = (Settings::default(), Tables::builtin());
    let judge = |path: PathBuf| {
        let page = fs::read_to_string(&path).unwrap();
        let (url, _) = page
            .strip_prefix("<!-- url: ")
            .and_then(|rest| rest.split_once(" -->"))
            .unwrap();
        let prospect = analyze(&html::read(&page, url), &settings, &tables).prospect;
        let found: Vec<&str> = prospect.risk.iter().map(|one| one.risk.as_str()).collect();
        let avoids = prospect.verdict == ProspectVerdict::Avoid;
        let name = path.file_name().unwrap().to_string_lossy();
        (avoids, format!("{name}: avoid {avoids} {found:?}"))
    };
    paths.into_iter().map(judge).collect()
}

fn avoided(judged: &[(bool, String)]) -> usize {
    judged.iter().filter(|(avoids, _)| *avoids).count()
}

#[test]
fn most_who_sell_are_to_be_avoided() {
    let judged = judged("sells");
    assert_eq!(judged.len(), 20);
    assert!(avoided(&judged) >= 18, "{judged:#?}");
}

#[test]
fn nobody_who_only_speaks_of_the_trade_is_to_be_avoided() {
    let judged = judged("honest");
    assert_eq!(judged.len(), 20);
    assert_eq!(avoided(&judged), 0, "{judged:#?}");
}
