//! Ten pages of our own come out in the order that was written down before they were read (`tests/prospects/README.md`).
//! What browsers make of them is tested in `tests/e2e/prospects.test.mjs`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod html;

use std::{cmp::Reverse, fs, path::PathBuf};

use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    context::PageKind,
    page::{Answer, Ignorance},
    report::Format,
    settings::Profile,
    value::{ProspectVerdict, Risk},
    words::Words,
};

/// The ten pages by name, each read as a page of a site of its own.
fn reports() -> Vec<(String, Report)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/prospects");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    paths.sort();
    let settings = Settings::of(Profile {
        keywords: ["tidal mill", "flour", "millstone"]
            .map(str::to_owned)
            .to_vec(),
        ..Profile::default()
    });
    let tables = Tables::builtin();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let written = fs::read_to_string(&path).unwrap();
        let page = html::read(&written, &format!("https://prospect.example/texts/{name}"));
        (name, analyze(&page, &settings, &tables))
    };
    paths.into_iter().map(read).collect()
}

/// Verdict, then the middle of the place, the better first.
fn rank(report: &Report) -> (ProspectVerdict, Reverse<u16>) {
    (
        report.prospect.verdict,
        Reverse(report.prospect.place.weight()),
    )
}

fn sentence(report: &Report) -> String {
    let prospect = &report.prospect;
    Words::english().sentence(prospect.verdict.as_str(), &prospect.sentence)
}

#[test]
fn ten_pages_come_out_in_the_order_written_down_before() {
    let reports = reports();
    assert_eq!(reports.len(), 10);
    let said = |report: &Report| {
        let prospect = &report.prospect;
        let sentence = sentence(report);
        let found: Vec<&str> = prospect.risk.iter().map(|one| one.risk.as_str()).collect();
        let place = prospect.place;
        format!(
            "{sentence} [{} {}-{}] {found:?}",
            report.page.kind, place.low, place.high
        )
    };
    let all: Vec<String> = reports
        .iter()
        .map(|(name, report)| format!("{name}: {}", said(report)))
        .collect();
    let mut ordered: Vec<&(String, Report)> = reports.iter().collect();
    ordered.sort_by_key(|(_, report)| rank(report));
    let ordered: Vec<&String> = ordered.into_iter().map(|(name, _)| name).collect();
    let written: Vec<&String> = reports.iter().map(|(name, _)| name).collect();
    assert_eq!(ordered, written, "{}", all.join("\n"));
    let ranks: Vec<_> = reports.iter().map(|(_, report)| rank(report)).collect();
    let strict = ranks.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(strict, "no two alike: {}", all.join("\n"));
    let verdict = |position: usize| reports[position].1.prospect.verdict;
    assert_eq!(verdict(0), ProspectVerdict::Excellent);
    let dense = &reports[5].1;
    let found: Vec<Risk> = dense.prospect.risk.iter().map(|one| one.risk).collect();
    assert_eq!(
        (dense.page.kind, found.as_slice()),
        (PageKind::Article, [Risk::DenseLinks].as_slice())
    );
    let avoided =
        |(_, report): &&(String, Report)| report.prospect.verdict == ProspectVerdict::Avoid;
    assert_eq!(
        reports.iter().filter(avoided).count(),
        2,
        "{}",
        all.join("\n")
    );
}

#[test]
fn the_verdict_is_told_in_one_sentence() {
    let reports = reports();
    for (position, expected) in [
        (0, "Excellent: followed text links, on topic, 2026"),
        (4, "Fair: brings visits only, on topic, 2026"),
        (8, "Avoid: sells links"),
        (9, "Avoid: a link farm"),
    ] {
        assert_eq!(sentence(&reports[position].1), expected);
    }
    let closed = sentence(&reports[7].1);
    assert!(
        closed.starts_with("Poor: noindex, ") && closed.ends_with("dormant since 2020"),
        "{closed}"
    );
    let blank = analyze(
        &PageSnapshot::default(),
        &Settings::default(),
        &Tables::builtin(),
    );
    assert_eq!(sentence(&blank), "Can't tell: nothing to read");
}

#[test]
fn unread_headers_are_said_last_and_decide_where_another_try_may_read_them() {
    let written = include_str!("prospects/01-field-guide.html");
    let mut page = html::read(written, "https://prospect.example/");
    let mut told = |why| {
        page.reread.page = Answer::Unknown { why };
        sentence(&analyze(&page, &Settings::default(), &Tables::builtin()))
    };
    let off = told(Ignorance::SwitchedOff);
    assert!(
        !off.starts_with("Can't") && off.ends_with(", headers unread"),
        "{off}"
    );
    let lost = told(Ignorance::TimedOut);
    assert_eq!(
        lost,
        "Can't tell: headers unread, reload the page and try again"
    );
}

#[test]
fn the_report_and_the_note_say_how_the_page_links_and_what_was_found() {
    let reports = reports();
    let (_, first) = &reports[0];
    let out = &first.page.links_out;
    assert_eq!(
        (out.followed, out.qualified, out.targets, out.sites),
        (2, 0, 2, 2)
    );
    assert_eq!(first.page.author.as_deref(), Some("Ines Calder"));
    assert_eq!(first.page.published.as_deref(), Some("2026-05-02"));
    assert_eq!(first.page.country, None, "`en` names none");
    let note =
        |report: &Report| report.write(Format::Markdown, &Settings::default(), &Words::english());
    let told = note(first);
    assert!(told.contains("How this page links: 2 of 2 outbound targets followed, 0 qualified, to 2 sites, one link every 88 words of its text\n  - Body: targets 2, followed 2, qualified 0\n"), "{told}");
    assert!(
        told.contains("- Facts: Article, en, by Ines Calder, published 2026-05-02\n"),
        "{told}"
    );
    let best = &first.prospect.slots[0];
    let [place, search, referral] = [best.place, best.search, best.referral]
        .map(|range| format!("{}–{}", range.low, range.high));
    let slot = format!(
        "- Where a link could stand\n  - Body: followed; links there now 2; place {place}, search {search}, visits {referral}\n"
    );
    assert!(told.contains(&slot), "{told}");
    let told = note(&reports[8].1);
    assert!(
        told.contains("**Avoid: sells links.**") && told.contains("- Risk (sure): Sells links"),
        "{told}"
    );
    assert!(
        told.contains("offers links for a price: “Guest post with one dofollow link: \\$60."),
        "{told}"
    );
    assert!(told.contains("; seen in a &lt;p&gt;\n"), "{told}");
    assert!(!told.to_lowercase().contains("toxic") && !told.to_lowercase().contains("penalty"));
}
