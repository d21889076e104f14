//! What parts of the core cost by themselves, natively: `./build.sh bench --native`.
//! What a person waits for is measured in the browsers, by `./build.sh bench`.

#[path = "../tests/links/mod.rs"]
mod links;

use std::{fmt::Write, sync::LazyLock};

use divan::{Bencher, black_box, counter::BytesCount};
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze, follow,
    link::{self, read_rel, site_of},
    niche::keywords_of,
    page::{Answer, Meta, Reread, Response, ServerHtml},
    report::Format,
    settings::Profile,
    turns::{Turns, finish},
    words::Words,
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);
static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

/// Links of a page: few, many, and as many as the largest pages have.
const LINKS: [u32; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// An article of so many links, of which the server was asked.
fn article(links: u32) -> PageSnapshot {
    PageSnapshot {
        metas: vec![Meta {
            name: "robots".to_owned(),
            content: "max-snippet:-1, max-image-preview:large".to_owned(),
            ..Meta::default()
        }],
        reread: Reread {
            page: received(200, ""),
            robots: received(200, &robots_txt(20)),
        },
        ..links::article(links)
    }
}

fn received(status: u16, body: &str) -> Answer {
    Answer::Received(Response {
        status,
        headers: vec![(
            "x-robots-tag".to_owned(),
            "BadBot: noindex, googlebot: max-snippet: 10".to_owned(),
        )],
        body: body.to_owned(),
        html: Ok(ServerHtml::default()),
    })
}

/// Groups for other crawlers and one for all, none of which holds for the page.
fn robots_txt(rules: u32) -> String {
    let mut body = String::new();
    for rule in 0..rules {
        let agent = if rule % 5 == 0 { "*" } else { "bingbot" };
        let _written = write!(
            body,
            "User-agent: {agent}\nDisallow: /a/*{rule}$\nAllow: /a\n\n"
        );
    }
    body
}

fn searched() -> Settings {
    Settings::of(Profile {
        keywords: ["windmill", "grain", "stone ground flour"]
            .map(ToOwned::to_owned)
            .to_vec(),
        ..Profile::default()
    })
}

fn report(links: u32) -> Report {
    analyze(&article(links), &Settings::default(), &TABLES)
}

/// All of a page: its links, where they stand, whether they count, what they are worth, and the report of it.
#[divan::bench(args = LINKS)]
fn page_judged(bencher: Bencher<'_, '_>, links: u32) {
    let (page, settings) = (article(links), Settings::default());
    bencher.bench(|| analyze(black_box(&page), &settings, &TABLES));
}

/// The same, with keywords that its text is searched for.
#[divan::bench(args = LINKS)]
fn page_judged_for_keywords(bencher: Bencher<'_, '_>, links: u32) {
    let (page, settings) = (article(links), searched());
    bencher.bench(|| analyze(black_box(&page), &settings, &TABLES));
}

/// Addresses, anchors, texts around and `rel` alone.
#[divan::bench(args = LINKS)]
fn links_read(bencher: Bencher<'_, '_>, links: u32) {
    let (page, settings) = (article(links), Settings::default());
    bencher.bench(|| {
        finish(link::read(
            black_box(&page),
            &settings,
            &TABLES,
            &Turns::unbroken(),
        ))
    });
}

/// Whether they count, robots.txt included.
#[divan::bench(args = LINKS)]
fn links_qualified(bencher: Bencher<'_, '_>, links: u32) {
    let page = article(links);
    let settings = Settings::default();
    let read = finish(link::read(&page, &settings, &TABLES, &Turns::unbroken()));
    bencher.bench(|| finish(follow::judge(black_box(&page), &read, &Turns::unbroken())));
}

/// The report as JSON, as a file has it.
#[divan::bench(args = LINKS)]
fn report_as_json(bencher: Bencher<'_, '_>, links: u32) {
    let (report, settings) = (report(links), Settings::default());
    bencher.bench(|| report.write(black_box(Format::Json), &settings, &WORDS));
}

/// The first answer to the popup: 40 links of the page's.
#[divan::bench(args = LINKS)]
fn first_answer_as_json(bencher: Bencher<'_, '_>, links: u32) {
    let report = report(links);
    bencher.bench(|| serde_json::to_string(&black_box(&report).head(40)));
}

#[divan::bench(args = ["", "nofollow", "noopener noreferrer nofollow,ugc sponsored"])]
fn rel_read(rel: &str) -> link::Rel {
    read_rel(black_box(rel))
}

/// A robots.txt of so many groups, metas and fields on a page without links.
#[divan::bench(args = [0, 100, 10_000])]
fn robots_read(bencher: Bencher<'_, '_>, groups: u32) {
    let mut page = article(0);
    let body = robots_txt(groups);
    let bytes = BytesCount::of_str(&body);
    page.reread.robots = received(200, &body);
    bencher
        .counter(bytes)
        .bench(|| finish(follow::judge(black_box(&page), &[], &Turns::unbroken())));
}

#[divan::bench(args = ["https://example.com/a", "https://a.b.example.co.uk/a?b=c#d", "https://jane.github.io/"])]
fn site_of_an_address(address: &str) -> Option<String> {
    site_of(black_box(address), &TABLES)
}

/// Keywords suggested from the text of an article of so many links.
#[divan::bench(args = LINKS)]
fn keywords_suggested(bencher: Bencher<'_, '_>, links: u32) {
    let page = article(links);
    let text: String = page.runs.iter().map(|run| run.text.as_str()).collect();
    let bytes = BytesCount::of_str(&text);
    bencher
        .counter(bytes)
        .bench(|| keywords_of(black_box(&text), "en", &TABLES));
}
