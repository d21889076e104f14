//! The direction of the pipeline, read from the sources: no stage uses a later one, and none but `browser` a browser.
//! Checks text, not meaning: it reads `use crate::` trees and inline `crate::` paths outside the tests of each file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Every stage and what it may use besides itself. Lowest first; a stage may use only what stands above it here.
const STAGES: &[(&str, &[&str])] = &[
    ("vocabulary", &[]),
    // Where long work may pause: every stage that sees each link.
    ("turns", &[]),
    ("reason", &["vocabulary"]),
    ("settings", &["vocabulary"]),
    ("tables", &["vocabulary"]),
    ("page", &["vocabulary"]),
    // What computed styles mean: for the page's half of the browser alone.
    ("css", &[]),
    // When a page that changes is read again: for the marks' part of the browser alone.
    ("pace", &[]),
    // Scales of others, and lists that a person imports.
    ("scale", &["vocabulary"]),
    ("ranked", &["vocabulary", "scale"]),
    (
        "link",
        &[
            "vocabulary",
            "turns",
            "reason",
            "settings",
            "tables",
            "page",
        ],
    ),
    // Whether a page is still as it was read: for the popup alone.
    ("stale", &["vocabulary", "link"]),
    (
        "context",
        &[
            "vocabulary",
            "turns",
            "reason",
            "settings",
            "tables",
            "page",
            "link",
        ],
    ),
    (
        "follow",
        &[
            "vocabulary",
            "turns",
            "reason",
            "settings",
            "tables",
            "page",
            "link",
            "context",
        ],
    ),
    (
        "niche",
        &["vocabulary", "settings", "tables", "page", "link"],
    ),
    (
        "value",
        &[
            "vocabulary",
            "turns",
            "scale",
            "reason",
            "settings",
            "tables",
            "page",
            "link",
            "context",
            "follow",
            "niche",
        ],
    ),
    (
        "mine",
        &[
            "vocabulary",
            "reason",
            "settings",
            "page",
            "link",
            "context",
            "follow",
        ],
    ),
    // What the popup's list shows of the links: for the views alone.
    (
        "list",
        &["vocabulary", "link", "context", "follow", "value"],
    ),
    // Pages that no extension may read: for the views alone.
    ("barrier", &["vocabulary"]),
    // The views' catalog: it turns reasons and what is wrong with settings into words, and knows no stage.
    ("words", &["reason", "settings"]),
    // Tables as sheets take them, and rows that are put aside.
    ("sheet", &["settings"]),
    ("basket", &["vocabulary", "settings", "link", "sheet"]),
    (
        "report",
        &[
            "vocabulary",
            "turns",
            "reason",
            "settings",
            "sheet",
            "tables",
            "page",
            "link",
            "context",
            "follow",
            "niche",
            "value",
            "mine",
            "words",
        ],
    ),
    (
        "browser",
        &[
            "vocabulary",
            "turns",
            "scale",
            "ranked",
            "reason",
            "settings",
            "tables",
            "page",
            "css",
            "pace",
            "link",
            "context",
            "follow",
            "niche",
            "value",
            "mine",
            "list",
            "stale",
            "barrier",
            "words",
            "sheet",
            "basket",
            "report",
        ],
    ),
];

/// Files of `report` that build it rather than write it: they speak in codes, not in words.
const WORDLESS: &[&str] = &["report.rs", "report/build.rs"];

/// Crates that only the browser half may name.
const BROWSER_CRATES: &[&str] = &[
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_events",
];

/// What is wrong with a file, given its path under `src` and its text. A stage's `tests.rs` may look anywhere.
fn faults(path: &str, text: &str) -> Vec<String> {
    if path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let Some(stage) = stage_of(path) else {
        return Vec::new();
    };
    let code = code(text);
    let mut faults = Vec::new();
    let Some((_, allowed)) = STAGES.iter().find(|(name, _)| *name == stage) else {
        return vec![format!("{path}: `{stage}` has no place in the pipeline")];
    };
    for used in edges(&code).iter().filter(|used| *used != stage) {
        // What `lib.rs` re-exports is a later stage's as a rule; only the browser half stands behind them all.
        let re_exported = STAGES.iter().all(|(name, _)| name != used);
        let barred = if re_exported {
            stage != "browser"
        } else {
            !allowed.contains(&used.as_str()) || (used == "words" && WORDLESS.contains(&path))
        };
        faults.extend(barred.then(|| format!("{path}: `{stage}` uses `{used}`")));
    }
    if climbs_out(path, &code) {
        faults.push(format!("{path}: leaves its stage by `super`"));
    }
    if stage != "browser" {
        let named = BROWSER_CRATES
            .iter()
            .filter(|name| code.contains(&format!("{name}::")));
        faults.extend(named.map(|name| format!("{path}: `{stage}` names `{name}`")));
    }
    if stage == "context" && reads_rel(&code) {
        faults.push(format!("{path}: `context` reads `rel`"));
    }
    faults
}

/// The stage that a file belongs to; none for `lib.rs`.
fn stage_of(path: &str) -> Option<&str> {
    let first = path.split('/').next()?;
    let stage = first.strip_suffix(".rs").unwrap_or(first);
    (stage != "lib").then_some(stage)
}

/// The text without comments and without the tests at its end; tests in a file of their own are only named above.
fn code(text: &str) -> String {
    let mut tests = text.match_indices("#[cfg(test)]\nmod tests {");
    let end = tests.next().map_or(text.len(), |(at, _)| at);
    let body = text.get(..end).unwrap_or_default();
    let lines = body.lines().map(|line| {
        let trimmed = line.trim_start();
        if trimmed.starts_with("//") { "" } else { line }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first names behind every `crate::`, those of a braced list one by one.
fn edges(code: &str) -> BTreeSet<String> {
    let mut edges = BTreeSet::new();
    for (position, path) in code.match_indices("crate::") {
        let rest = &code[position + path.len()..];
        match rest.strip_prefix('{') {
            Some(list) => edges.extend(heads(list)),
            None => edges.extend(name(rest)),
        }
    }
    edges
}

/// The first name of each entry of a `use` list, up to its closing brace.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut entry, mut heads) = (0_u32, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(name(&std::mem::take(&mut entry))),
            c if depth == 0 => entry.push(c),
            _ => {}
        }
    }
    heads.extend(name(&entry));
    heads
}

fn name(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Whether a run of `super::` is as long as the file is deep, which reaches the crate's root.
fn climbs_out(path: &str, code: &str) -> bool {
    let depth = path.matches('/').count();
    code.contains(&"super::".repeat(depth + 1))
}

fn reads_rel(code: &str) -> bool {
    code.match_indices(".rel").any(|(position, found)| {
        let next = code[position + found.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn no_stage_uses_a_later_one() {
    let mut faults = Vec::new();
    let mut read = 0;
    for root in ["src", "crates/known/src", "crates/reading/src"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        for file in sources(&root) {
            let path = file.strip_prefix(&root).unwrap().to_str().unwrap();
            let path = path.replace('\\', "/");
            faults.extend(self::faults(&path, &fs::read_to_string(&file).unwrap()));
            read += 1;
        }
    }
    assert!(read > STAGES.len(), "the sources were found");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_table_of_stages_has_one_direction() {
    for (position, (stage, allowed)) in STAGES.iter().enumerate() {
        let above: Vec<&str> = STAGES[..position].iter().map(|(name, _)| *name).collect();
        assert!(allowed.iter().all(|name| above.contains(name)), "{stage}");
    }
}

#[test]
fn each_fault_is_found() {
    for (path, text) in [
        ("page.rs", "use crate::link::Link;"),
        ("page/block.rs", "fn f() { crate::value::assess(case) }"),
        (
            "link.rs",
            "use crate::{\n    page::{PageSnapshot, Run},\n    context::Layout,\n};",
        ),
        ("context.rs", "use crate::{page::PageSnapshot, follow};"),
        ("value/why.rs", "use crate::words::Words;"),
        ("report/build.rs", "use crate::words::Words;"),
        ("follow.rs", "use crate::PageSnapshot;"),
        ("follow.rs", "use wasm_bindgen::prelude::*;"),
        ("report/json.rs", "use crate::browser;"),
        ("link.rs", "use super::value;"),
        ("link/rel.rs", "use super::super::value;"),
        (
            "context/tree.rs",
            "fn f(link: &Link) -> bool { link.rel.is_empty() }",
        ),
        (
            "page.rs",
            "#[cfg(test)]\nmod tests;\nuse crate::link::Link;",
        ),
        ("stray.rs", ""),
    ] {
        assert_eq!(
            faults(path, text).len(),
            1,
            "{path}: {text}: {:?}",
            faults(path, text)
        );
    }
}

#[test]
fn what_is_allowed_is_no_fault() {
    for (path, text) in [
        ("lib.rs", "use crate::value;"),
        (
            "page.rs",
            "crate::vocabulary! { pub enum E { A = \"a\", } }",
        ),
        (
            "link/rel.rs",
            "use super::Link;\nuse crate::{link::Flag, page::{Anchor, Run}};",
        ),
        (
            "report/markdown.rs",
            "use crate::{value::Range, words::Words};",
        ),
        (
            "context.rs",
            "/// Never reads `link.rel`.\nfn f() { self.related.relative() }",
        ),
        (
            "words.rs",
            "#[cfg(test)]\nmod tests { use crate::value::Risk; }",
        ),
        (
            "browser/dom.rs",
            "use web_sys::Node;\nuse crate::{Report, words};",
        ),
    ] {
        assert_eq!(faults(path, text), Vec::<String>::new());
    }
}
