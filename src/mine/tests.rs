//! Own links end to end, each way to fail first.

use super::*;
use crate::{
    Report, Settings, Tables, analyze,
    page::{Answer, Block, Concealment, Response, Run, RunKind, ServerHtml, ServerLink},
    report::Format,
    words::Words,
};

const HOME: &str = "https://blog.example/post";

pub(super) fn profile() -> Profile {
    Profile {
        own_sites: vec!["mine.example".to_owned()],
        brands: vec!["Acme Pumps".to_owned()],
        ..Profile::default()
    }
}

/// A page of one paragraph with these links, each an address and its `rel`, served as it is seen.
pub(super) fn page(links: &[(&str, &str)]) -> PageSnapshot {
    let anchors = (0..).zip(links).map(|(index, (url, rel))| {
        let anchor = serde_json::json!({"index": index, "element": "a", "block": 1, "href": url, "resolved": url,
            "rel": rel, "title": "", "referrer_policy": "", "rendering": {"state": "unread"},
            "in_shadow": false});
        serde_json::from_value(anchor).unwrap()
    });
    let mut page = PageSnapshot {
        url: HOME.to_owned(),
        base_url: HOME.to_owned(),
        content_type: "text/html".to_owned(),
        blocks: vec![
            Block::default(),
            Block {
                tag: "p".to_owned(),
                parent: Some(0),
                ..Block::default()
            },
        ],
        anchors: anchors.collect(),
        ..PageSnapshot::default()
    };
    for (index, _) in (0..).zip(links) {
        say(&mut page, Some(index), "a link");
    }
    let sent = links.iter().map(|(url, rel)| ServerLink {
        resolved: (*url).to_owned(),
        rel: Some((*rel).to_owned()),
    });
    let html = ServerHtml {
        links: sent.collect(),
        ..ServerHtml::default()
    };
    page.reread.page = answer(200, &[], html);
    page.reread.robots = answer(404, &[], ServerHtml::default());
    page
}

pub(super) fn answer(status: u16, headers: &[(&str, &str)], html: ServerHtml) -> Answer {
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Answer::Received(Response {
        status,
        headers: headers.collect(),
        body: String::new(),
        html: Ok(html),
    })
}

pub(super) fn say(page: &mut PageSnapshot, anchor: Option<u32>, text: &str) {
    page.runs.push(Run {
        block: 1,
        anchor,
        kind: RunKind::Text,
        text: text.to_owned(),
        length: u32::try_from(text.len()).unwrap(),
    });
}

fn told(page: &PageSnapshot, profile: Profile) -> Report {
    analyze(page, &Settings::of(profile), &Tables::builtin())
}

fn mine(page: &PageSnapshot) -> Mine {
    told(page, profile()).mine
}

const MINE: &str = "https://www.mine.example/a";

#[test]
fn other_sites_links_are_not_mine() {
    for url in [
        "https://notmine.example/",
        "https://mine.example.org/",
        "https://blog.example/mine.example",
        "mailto:me@mine.example",
    ] {
        let mine = mine(&page(&[(url, "")]));
        assert_eq!(
            (mine.verdict, mine.links.len()),
            (Standing::Absent, 0),
            "{url}"
        );
    }
}

#[test]
fn a_place_on_a_shared_host_is_mine_and_its_neighbors_are_not() {
    let person = Profile {
        own_sites: vec!["github.com/me".to_owned()],
        ..Profile::default()
    };
    let links = [
        ("https://github.com/you/a", ""),
        ("https://github.com/Me/pumps", ""),
    ];
    let found = told(&page(&links), person.clone()).mine;
    assert_eq!((found.verdict, found.links.len()), (Standing::Followed, 1));
    assert_eq!(found.links[0].index, 1);
    for (address, verdict) in [
        ("https://github.com/you", Standing::Absent),
        ("https://github.com/me", Standing::OwnPage),
    ] {
        let mut page = page(&links[..1]);
        address.clone_into(&mut page.url);
        assert_eq!(told(&page, person.clone()).mine.verdict, verdict);
    }
}

#[test]
fn each_way_to_fail_is_told_apart_with_its_reason() {
    for (rel, standing, why) in [
        ("nofollow", Standing::Qualified, Code::Qualified),
        ("ugc", Standing::Qualified, Code::Qualified),
        ("sponsored", Standing::Qualified, Code::Qualified),
        ("noopener", Standing::Followed, Code::Unqualified),
    ] {
        let mine = mine(&page(&[(MINE, rel)]));
        assert_eq!(mine.verdict, standing, "{rel}");
        assert_eq!(mine.links[0].why.code, why, "{rel}");
    }
    let mut late = page(&[(MINE, "")]);
    late.reread = page(&[]).reread;
    let told = mine(&late);
    assert_eq!(
        (told.verdict, told.links[0].why.code),
        (Standing::Followed, Code::RenderedOnly)
    );
    let mut unread = page(&[(MINE, "")]);
    unread.reread = crate::page::Reread::default();
    assert_eq!(mine(&unread).verdict, Standing::Unsure);
    let mut noindex = page(&[(MINE, "")]);
    let header = [("x-robots-tag", "noindex")];
    let Answer::Received(Response { html: Ok(html), .. }) = noindex.reread.page.clone() else {
        panic!("answered");
    };
    noindex.reread.page = answer(200, &header, html);
    let told = mine(&noindex);
    assert_eq!(
        (told.verdict, told.links[0].why.code),
        (Standing::Uncounted, Code::Noindex)
    );
    let mut hidden = page(&[(MINE, "")]);
    hidden.anchors[0].rendering = serde_json::from_value(serde_json::json!(
        {"state": "concealed", "by": Concealment::Transparent, "block": null}
    ))
    .unwrap();
    let told = mine(&hidden);
    assert_eq!(
        (told.verdict, told.links[0].why.code),
        (Standing::Hidden, Code::Transparent)
    );
    let wrapped = "https://www.google.com/url?q=https%3A%2F%2Fmine.example%2F";
    let told = mine(&page(&[(wrapped, "")]));
    assert_eq!(told.verdict, Standing::Uncounted);
}

#[test]
fn the_row_of_a_sheet_says_what_the_popup_says_of_the_same_link() {
    let mine = |page: &str| format!("https://mine.example/{page}");
    let (open, sure) = (mine("open"), mine("sure"));
    let mut page = page(&[(&open, ""), (&sure, "")]);
    // A script took the first one's `nofollow`: it may be worth much or nothing. The second is in the footer.
    let Answer::Received(Response { html: Ok(html), .. }) = &mut page.reread.page else {
        panic!("{:?}", page.reread.page)
    };
    html.links[0].rel = Some("nofollow".to_owned());
    page.blocks.push(Block {
        tag: "footer".to_owned(),
        parent: Some(0),
        ..Block::default()
    });
    page.anchors[1].block = 2;
    for run in page.runs.iter_mut().filter(|run| run.anchor == Some(1)) {
        run.block = 2;
    }
    let settings = Settings::of(profile());
    let report = analyze(&page, &settings, &Tables::builtin());
    let middle = |row: &crate::report::LinkRow| row.place.map(crate::value::Range::weight);
    assert!(middle(&report.links[0]) > middle(&report.links[1]));
    assert_eq!(report.mine.verdict, Standing::Followed);
    let row = report.write(Format::Row, &settings, &Words::english());
    assert!(row.split('\t').any(|cell| cell == "yes"), "{row}");
}

#[test]
fn the_best_one_decides_and_comes_first() {
    let told = mine(&page(&[
        (MINE, "nofollow"),
        ("https://other.example/", ""),
        (MINE, ""),
    ]));
    assert_eq!(told.verdict, Standing::Followed);
    let indices: Vec<u32> = told.links.iter().map(|own| own.index).collect();
    assert_eq!(indices, [2, 0]);
}

#[test]
fn my_own_page_and_no_site_are_no_missing_links() {
    let mut own = page(&[(MINE, "")]);
    "https://shop.mine.example/".clone_into(&mut own.url);
    say(&mut own, None, "Acme Pumps");
    let told_own = mine(&own);
    assert_eq!(told_own.verdict, Standing::OwnPage);
    assert!(told_own.mentions.is_empty());
    let told_unset = told(&page(&[(MINE, "")]), Profile::default()).mine;
    assert_eq!(told_unset.verdict, Standing::Unset);
}

#[test]
fn a_mention_is_a_chance_only_where_no_link_is() {
    let mut linked = page(&[(MINE, "")]);
    say(&mut linked, None, "We like Acme Pumps very much.");
    assert!(mine(&linked).mentions.is_empty());
    let mut named = page(&[("https://other.example/", "")]);
    say(&mut named, None, "We like Acme Pumps very much.");
    let mentions = mine(&named).mentions;
    assert_eq!(mentions.len(), 1);
    assert_eq!(mentions[0].text, "We like Acme Pumps very much.");
}

#[test]
fn rivals_are_marked_and_counted_on_other_sites_only() {
    let person = Profile {
        rivals: vec!["rival.example".to_owned(), "blog.example".to_owned()],
        ..profile()
    };
    let links = [
        ("https://www.rival.example/", ""),
        ("https://norival.example/", ""),
        ("https://blog.example/home", ""),
    ];
    let report = told(&page(&links), person);
    assert_eq!(report.totals.rivals, 1);
    let marked = |index: usize| report.links[index].flags.contains(&Flag::Rival);
    assert!(marked(0) && !marked(1));
}
