//! Rules of reading links that show only in the whole report: what the stages make of a page together.
//! Each test is named for its rule and begins with what must not happen.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    follow::{Follow, Indexing, Verdict},
    link::Flag,
    page::{Answer, Ignorance, Meta, Reread},
    report::{Format, LinkRow},
    settings::Profile,
    value::Source,
    words::Words,
};

/// An article with a menu, sources, a comment and a footer.
fn article() -> PageSnapshot {
    serde_json::from_str(include_str!("pages/by-hand/snapshot.json")).unwrap()
}

fn read(page: &PageSnapshot) -> Report {
    analyze(page, &Settings::default(), &Tables::builtin())
}

/// The link in the text: followed, and worth most.
fn in_text(report: &Report) -> &LinkRow {
    report.links.iter().find(|link| link.outbound).unwrap()
}

fn write(report: &Report, format: Format, settings: &Settings) -> String {
    report.write(format, settings, &Words::english())
}

#[test]
fn r11_a_score_that_rests_on_unread_headers_is_a_range() {
    let mut page = article();
    let why = Ignorance::TimedOut;
    page.reread = Reread {
        page: Answer::Unknown { why },
        robots: Answer::Unknown { why },
    };
    let (unread, known) = (read(&page), read(&article()));
    assert_eq!(unread.totals.follow.followed, 0);
    let (unread, known) = (in_text(&unread), in_text(&known));
    assert_eq!(unread.follow, Follow::Unknown);
    assert_eq!(unread.counts.verdict, Verdict::Unknown);
    let (range, full) = (unread.search.unwrap(), known.search.unwrap());
    assert!(range.low == 0 && range.high > 20 && range.high <= full.high);
}

#[test]
fn r12_noindex_takes_the_search_value_and_qualifies_no_link() {
    let mut page = article();
    page.metas.push(Meta {
        name: "robots".to_owned(),
        content: "noindex".to_owned(),
        ..Meta::default()
    });
    let (noindex, open) = (read(&page), read(&article()));
    assert_eq!(noindex.totals.follow, open.totals.follow);
    assert_eq!(noindex.page.indexing, Indexing::Noindex);
    let (noindex, open) = (in_text(&noindex), in_text(&open));
    assert_eq!(noindex.follow, Follow::Followed);
    assert_eq!(noindex.referral, open.referral);
    assert!(noindex.search.unwrap().high <= 5);
}

#[test]
fn r13_a_blocked_page_is_not_called_noindex() {
    let mut page = article();
    page.metas.push(Meta {
        name: "robots".to_owned(),
        content: "noindex, nofollow".to_owned(),
        ..Meta::default()
    });
    if let Answer::Received(robots) = &mut page.reread.robots {
        robots.status = 200;
        robots.body = "User-agent: *\nDisallow: /".to_owned();
    }
    let blocked = read(&page);
    assert_ne!(blocked.page.indexing, Indexing::Noindex);
    assert_eq!(blocked.page.indexing, Indexing::Blocked);
    assert!(in_text(&blocked).search.unwrap().high <= 5);
}

#[test]
fn r19_links_to_one_address_are_counted_not_merged() {
    let report = read(&article());
    let first = in_text(&report);
    let same: Vec<&LinkRow> = report
        .links
        .iter()
        .filter(|link| link.url == first.url)
        .collect();
    assert_eq!(same.len(), 2, "both are there");
    let repeats: Vec<u32> = same.iter().map(|link| link.repeat).collect();
    assert_eq!(repeats, [0, 1]);
    assert_ne!(same[0].context, same[1].context);
}

#[test]
fn r31_a_visit_without_referrer_is_not_called_direct_whatever_its_tags() {
    let mut page = article();
    page.anchors[3].rel = Some("noopener".to_owned());
    let spoken = read(&page);
    assert!(!in_text(&spoken).flags.contains(&Flag::NoReferrer));
    page.anchors[3].rel = Some("noopener noreferrer".to_owned());
    let silent = read(&page);
    assert!(in_text(&silent).flags.contains(&Flag::NoReferrer));
    let reasons = in_text(&silent).reasons.iter();
    let says: Vec<String> = reasons
        .map(|reason| Words::english().reason(reason))
        .collect();
    let whole = |says: &&String| {
        says.contains("direct") && says.contains("unless") && says.contains("campaign")
    };
    assert_eq!(says.iter().filter(whole).count(), 1, "{says:?}");
}

/// The cells of a table by RFC 4180.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut quoted) = (vec![vec![String::new()]], false);
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted && letters.next_if_eq(&'\n').is_some() => {
                rows.push(vec![String::new()]);
            }
            other => cell.push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "ended with CR LF");
    rows
}

/// The article, its links' texts replaced by others.
fn named(texts: &[&str]) -> PageSnapshot {
    let mut page = article();
    for (anchor, text) in (3..).zip(texts) {
        for run in page
            .runs
            .iter_mut()
            .filter(|run| run.anchor == Some(anchor))
        {
            (*text).clone_into(&mut run.text);
        }
    }
    page
}

#[test]
fn r36_no_cell_runs_as_a_formula_and_none_breaks_its_row() {
    let texts = ["=1+1", "@brand", "a\"b,c", "-x"];
    let report = read(&named(&texts));
    let kept = Settings {
        neutralize_cells: false,
        ..Settings::default()
    };
    let rows = parsed(&write(&report, Format::Csv, &Settings::default()));
    let cells = || rows.iter().flatten();
    assert!(cells().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    let column = |rows: &[Vec<String>]| {
        let at = rows[0].iter().position(|name| name == "text").unwrap();
        let texts = rows.iter().skip(1).map(|row| row[at].clone());
        texts.take(4).collect::<Vec<_>>()
    };
    assert_eq!(column(&rows), ["'=1+1", "'@brand", "a\"b,c", "'-x"]);
    assert_eq!(
        column(&parsed(&write(&report, Format::Csv, &kept))),
        texts,
        "as the person set it"
    );
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    for format in [Format::Tsv, Format::Csv] {
        let written = write(&report, format, &kept);
        assert!(!written.contains("'@brand"), "{format}");
    }
}

#[test]
fn r36_low_and_high_stand_in_cells_of_their_own() {
    let report = read(&article());
    let rows = parsed(&write(&report, Format::Csv, &Settings::default()));
    let range = |cell: &String| {
        let parts: Vec<&str> = cell.split(['-', '\u{2013}']).collect();
        parts.len() == 2 && parts.iter().all(|part| part.parse::<u32>().is_ok())
    };
    assert!(!rows.iter().flatten().any(range), "a sheet makes it a date");
    for name in ["place", "search", "referral"] {
        for end in ["low", "high"] {
            let column = format!("{name}_{end}");
            let at = rows[0].iter().position(|known| *known == column).unwrap();
            assert!(rows[1][at].parse::<u8>().is_ok(), "{column}");
        }
    }
}

#[test]
fn r36_a_stopped_reading_counts_no_links_in_its_row() {
    let mut page = article();
    let cells = |page: &PageSnapshot| -> Vec<String> {
        let row = write(&read(page), Format::Row, &Settings::default());
        row.split('\t').map(str::to_owned).collect()
    };
    let whole = cells(&page);
    page.not_inspected.stopped = true;
    let stopped = cells(&page);
    assert_eq!(whole.len(), stopped.len());
    let counted = |(_, (one, other)): &(usize, (&String, &String))| one != other;
    let both = whole.iter().zip(&stopped).enumerate().filter(counted);
    for (column, (number, nothing)) in both.clone() {
        assert!(number.parse::<u32>().is_ok(), "{column}: {number}");
        assert_eq!(nothing, "", "{column}");
    }
    assert_eq!(both.count(), 3, "outbound, followed, and to rivals");
}

/// A report without what the person's own words may change.
fn impersonal(mut report: Report) -> Report {
    let nobody = read(&PageSnapshot::default());
    report.prospect = nobody.prospect;
    report.page.relevance = nobody.page.relevance;
    report.totals.mine = 0;
    report.mine = nobody.mine;
    for link in &mut report.links {
        link.flags.retain(|flag| *flag != Flag::Mine);
        link.anchor = vouch::link::AnchorKind::Descriptive;
        (link.place, link.search, link.referral) = (None, None, None);
        link.factors.clear();
        link.reasons.clear();
    }
    report
}

#[test]
fn r37_settings_change_only_what_is_the_persons() {
    let page = article();
    let plain = read(&page);
    let habits = Settings {
        reread: false,
        neutralize_cells: false,
        ..Settings::default()
    };
    let tables = Tables::builtin();
    assert_eq!(analyze(&page, &habits, &tables), plain, "nothing of these");
    let person = Settings::of(Profile {
        own_sites: vec!["archivists.example.org".to_owned()],
        brands: vec!["Archivists".to_owned()],
        keywords: vec!["plain files".to_owned()],
        targets: vec!["plain files".to_owned()],
        ..Profile::default()
    });
    let personal = analyze(&page, &person, &tables);
    assert_ne!(personal, plain);
    assert_eq!(personal.totals.mine, 2);
    assert_eq!(impersonal(personal), impersonal(plain));
}

#[test]
fn r37_the_same_page_gives_the_same_report_to_the_byte() {
    let page = article();
    let json = |page: &PageSnapshot| write(&read(page), Format::Json, &Settings::default());
    let first = json(&page);
    let stored = serde_json::to_string(&page).unwrap();
    let again: PageSnapshot = serde_json::from_str(&stored).unwrap();
    let elsewhere = std::thread::spawn(move || json(&again));
    assert_eq!(elsewhere.join().unwrap(), first);
    let mut later = article();
    later.taken_at += 86_400_000;
    assert_ne!(json(&later), first, "the snapshot's own clock is input too");
}

#[test]
fn r40_traffic_and_inbound_links_are_not_inferred() {
    let audience = |page: &PageSnapshot| {
        let report = read(page);
        let factors = in_text(&report).factors.clone();
        let audience = factors
            .into_iter()
            .find(|reading| reading.factor.as_str() == "audience");
        (audience.unwrap(), report)
    };
    let mut boasting = article();
    let text = boasting.runs.iter_mut().find(|run| run.anchor.is_none());
    text.unwrap().text = "Read by 2,000,000 people a month, linked from 9,000 sites. ".to_owned();
    boasting.title = "10M visits".to_owned();
    let ((plain, report), (boasted, _)) = (audience(&article()), audience(&boasting));
    assert_eq!(plain, boasted);
    assert!(plain.low < plain.high, "it stays a range");
    let words = Words::english();
    let says = words.say("not_visible", &[]);
    assert!(says.contains("cannot be seen from here"), "{says}");
    assert!(write(&report, Format::Markdown, &Settings::default()).contains(&says));
}

#[test]
fn r40_authority_is_a_sources_word_and_never_the_pages() {
    let at = |url: &str| {
        let report = read(&PageSnapshot {
            url: url.to_owned(),
            ..article()
        });
        let search = in_text(&report).search.unwrap();
        (report.page.authority.clone(), search, report)
    };
    let (unknown, wide, _) = at("https://journal.example/archive");
    let (boasting, same, _) = at("https://journal.example/nytimes.com/top-authority");
    assert_eq!((&unknown, wide), (&boasting, same));
    assert!(unknown.source.is_none() && unknown.low < unknown.high);
    let (known, narrow, report) = at("https://www.nytimes.com/archive");
    assert_eq!(known.source, Some(Source::BuiltIn));
    assert!(narrow.low > wide.low && narrow.high - narrow.low < wide.high - wide.low);
    let note = write(&report, Format::Markdown, &Settings::default());
    let says = "Authority of the site: top (100); nytimes.com is in Vouch's own table";
    assert!(note.contains(says), "{note}");
    let row = write(&report, Format::Row, &Settings::default());
    assert!(row.contains("\ttop\tbuilt-in\t"), "{row}");
}
