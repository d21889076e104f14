//! Reports of any snapshot, and every form in which they leave Vouch, read back by a parser of that form.
//! What is right on a page that somebody made the golden reports say.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "fuzz/cases.rs"]
mod cases;

use std::sync::LazyLock;

use cases::cases;
use proptest::{prelude::*, test_runner::TestCaseError};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    page::{
        Anchor, Answer, Block, Concealment, Element, HeadLink, Ignorance, JsonLd, Meta,
        NotInspected, Opener, RECORDED_ATTRIBUTES, Rendering, Reread, Response, Run, RunKind,
        ServerHtml, ServerLink,
    },
    report::{Format, LinkRow},
    settings::Profile,
    value::Range,
    words::Words,
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);
static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

/// Parts of texts: letters of all kinds, what forms take for their own, what rules look for.
const TEXTS: &[&str] = &[
    " ",
    "\n",
    "\t",
    "\r\n",
    "\0",
    "\"",
    "\"\"",
    "'",
    "|",
    "\\",
    "`",
    "``",
    "*",
    "_",
    "[",
    "](",
    ")",
    "<",
    ">",
    "<b>",
    "&",
    "&amp;",
    "&#0;",
    "=1+1",
    "@",
    "-",
    "--",
    "+",
    "#",
    "!",
    "~~",
    "$",
    "1.",
    "> ",
    "http://",
    "www.a.example",
    "https://a.example/x",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{fffd}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "\u{1f600}",
    "\u{e9}",
    "e\u{301}",
    "\u{5b57}",
    "\u{e17}",
    "\u{631}",
    "\u{f0}\u{df}\u{df}",
    "\u{130}",
    "casino",
    "viagra",
    "loans",
    "guest post",
    "sponsored",
    "$50",
    "we accept",
    "dofollow",
    "links",
    "Acme",
    "pumps",
    "comments",
    "2024-02-30",
    "May 5, 2021",
    "99999999999999999999",
    "Powered by",
    "\u{a9} 2020",
    "contact@a.example",
    "the",
    "and",
    "of",
    "der",
    "und",
    "{1}",
    "{{1}}",
    "%s",
    "reply",
];

/// Parts of addresses.
const ADDRESSES: &[&str] = &[
    "https://",
    "http://",
    "HTTPS:",
    "//",
    "javascript:",
    "data:,",
    "mailto:a@b.example",
    "tel:1",
    "blob:",
    "about:blank",
    "file:///",
    "a.example",
    "b.example",
    "own.example",
    "page.example",
    "www.google.com",
    "/url?q=",
    "https%3A%2F%2Fb.example%2F",
    "%253A%252F",
    "l.facebook.com",
    "/l.php?u=",
    "www.youtube.com/redirect?q=",
    "/go?url=",
    "bit.ly/x",
    "t.co/x",
    "amazon.com/dp/1?tag=x-20",
    "github.io",
    "jane.github.io",
    "co.uk",
    "127.0.0.1",
    "[::1]",
    ":99999",
    ":80",
    "@",
    "%zz",
    "%00",
    "/",
    "/tag/x",
    "/privacy",
    "..",
    "?",
    "#",
    "#part",
    "&",
    "=",
    "erid=2Vtzq",
    "utm_source=a",
    "xn--a",
    "xn--bcher-kva",
    "\u{fc}",
    "\u{430}",
    ".",
    "/robots.txt",
    "<",
    ">",
    "|",
    " ",
];

/// Parts of directives, of `rel` and of robots.txt.
const DIRECTIVES: &[&str] = &[
    "nofollow",
    "noindex",
    "none",
    "all",
    "index",
    "follow",
    "NOFOLLOW",
    "ugc",
    "sponsored",
    "noopener",
    "noreferrer",
    "dofollow",
    "me",
    "googlebot",
    "bingbot",
    "*",
    ":",
    ",",
    ";",
    " ",
    "\t",
    "\n",
    "\r",
    "unavailable_after",
    "2020-01-01",
    "max-snippet:-1",
    "User-agent",
    "Disallow",
    "Allow",
    "Sitemap",
    "/",
    "/*",
    "$",
    "/texts",
    "#",
    "=",
    "<",
    ">",
    "\"",
    "canonical",
    "0; url=",
    "\u{17f}",
    "\u{a0}",
    "%2f",
];

/// A row of parts, some of them of any letters.
fn made_of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => prop::sample::select(parts).prop_map(ToOwned::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..=most).prop_map(|parts| parts.concat())
}

fn text() -> impl Strategy<Value = String> {
    made_of(TEXTS, 6)
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => made_of(ADDRESSES, 6),
        3 => made_of(ADDRESSES, 4).prop_map(|rest| format!("https://b.example/{rest}")),
        2 => made_of(ADDRESSES, 4).prop_map(|rest| format!("https://{rest}")),
    ]
}

/// An address as a browser resolves it; empty where it has none.
fn resolved() -> impl Strategy<Value = String> {
    address()
        .prop_map(|address| url::Url::parse(&address).map_or_else(|_| String::new(), String::from))
}

fn directives() -> impl Strategy<Value = String> {
    made_of(DIRECTIVES, 8)
}

fn several<S: Strategy>(one: S, most: usize) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(one, 0..=most)
}

fn tags() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "html",
        "body",
        "main",
        "article",
        "section",
        "div",
        "p",
        "a",
        "nav",
        "header",
        "footer",
        "aside",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "h3",
        "form",
        "details",
        "dialog",
        "blockquote",
        "svg",
        "math",
        "iframe",
        "label",
        "button",
        "time",
        "address",
        "sup",
        "dl",
        "dt",
        "figure",
        "x-y",
        "",
        "DIV",
        "\u{131}",
    ])
    .prop_map(ToOwned::to_owned)
}

prop_compose! {
    fn blocks()(
        parent in prop::option::weighted(0.9, 0..24_u32),
        tag in tags(),
        (role, id, class) in (text(), text(), text()),
        attributes in several((prop::sample::select(RECORDED_ATTRIBUTES).prop_map(ToOwned::to_owned), text()), 2),
        text_length in any::<u32>(),
    ) -> Block {
        Block { parent, tag, role, id, class, attributes, text_length }
    }
}

prop_compose! {
    fn runs()(
        block in 0..24_u32,
        anchor in prop::option::of(0..12_u32),
        is_text in any::<bool>(),
        text in text(),
        length in any::<u32>(),
    ) -> Run {
        let kind = if is_text { RunKind::Text } else { RunKind::Image };
        Run { block, anchor, kind, text, length }
    }
}

fn renderings() -> impl Strategy<Value = Rendering> {
    let concealed = (
        prop::sample::select(Concealment::ALL),
        prop::option::of(0..24_u32),
        prop::option::of(prop::sample::select(Opener::ALL)),
    );
    prop_oneof![
        Just(Rendering::Unread),
        Just(Rendering::Shown),
        concealed.prop_map(|(by, block, opener)| Rendering::Concealed { by, block, opener }),
    ]
}

prop_compose! {
    fn anchors()(
        index in 0..12_u32,
        element in prop::sample::select(Element::ALL),
        block in 0..24_u32,
        (href, resolved) in (address(), resolved()),
        rel in prop::option::of(directives()),
        (title, referrer_policy) in (text(), directives()),
        rendering in renderings(),
        in_shadow in any::<bool>(),
    ) -> Anchor {
        Anchor { index, element, block, href, resolved, rel, title, referrer_policy, rendering, in_shadow }
    }
}

prop_compose! {
    fn metas()(
        name in prop_oneof![made_of(&["robots", "googlebot", "author", "date", "description", "refresh", "generator", "og:type"], 1), text()],
        key in made_of(&["property", "itemprop", "http-equiv"], 1),
        content in prop_oneof![directives(), text(), address()],
    ) -> Meta {
        Meta { name, key, content }
    }
}

prop_compose! {
    fn head_links()(
        rel in prop_oneof![made_of(&["canonical", "alternate", "author", "next"], 2), directives()],
        (href, resolved) in (address(), resolved()),
        hreflang in made_of(&["en", "de-CH", "x-default", "-", "us"], 2),
        in_head in any::<bool>(),
    ) -> HeadLink {
        HeadLink { rel, href, resolved, hreflang, in_head }
    }
}

fn answers() -> impl Strategy<Value = Answer> {
    let links = (address(), prop::option::of(directives()))
        .prop_map(|(resolved, rel)| ServerLink { resolved, rel });
    let html = (
        several(metas(), 2),
        several(head_links(), 2),
        several(links, 3),
        several(address(), 1),
    )
        .prop_map(|(metas, head_links, links, noscript)| ServerHtml {
            metas,
            head_links,
            links,
            noscript,
        });
    let names = prop::sample::select(vec![
        "x-robots-tag",
        "link",
        "referrer-policy",
        "content-type",
        "date",
    ]);
    let response = (
        prop::sample::select(vec![200_u16, 0, 301, 404, 410, 429, 503, 999]),
        several((names.prop_map(ToOwned::to_owned), directives()), 3),
        made_of(DIRECTIVES, 20),
        prop_oneof![
            html.prop_map(Ok),
            prop::sample::select(Ignorance::ALL).prop_map(Err)
        ],
    );
    prop_oneof![
        prop::sample::select(Ignorance::ALL).prop_map(|why| Answer::Unknown { why }),
        response.prop_map(|(status, headers, body, html)| Answer::Received(Response {
            status,
            headers,
            body,
            html
        })),
    ]
}

prop_compose! {
    fn documents()(
        (url, base_url) in (address(), address()),
        (content_type, language, title) in (made_of(&["text/html", "image/svg+xml", ";"], 2), made_of(&["en", "de", "-US", "zh", "x"], 2), text()),
        (taken_at, utc_offset) in (prop_oneof![Just(1_795_219_200_000_u64), any::<u64>()], any::<i32>()),
        (metas, head_links) in (several(metas(), 4), several(head_links(), 3)),
        declared in several((several(text(), 2), text(), text(), several(text(), 2), address()), 2),
        (page, robots) in (answers(), answers()),
        (blocks, runs, anchors) in (several(blocks(), 20), several(runs(), 20), several(anchors(), 10)),
        (clicks, noscript, unseen) in (several(address(), 1), several(address(), 1), several(0..24_u32, 2)),
        (frames, closed_roots, stopped, links) in (any::<u32>(), any::<u32>(), any::<bool>(), any::<u32>()),
    ) -> PageSnapshot {
        let json_ld = declared.into_iter().map(|(types, published, modified, authors, address)| JsonLd { types, published, modified, authors, address });
        PageSnapshot {
            url, base_url, content_type, language, title, taken_at, utc_offset, metas, head_links,
            json_ld: json_ld.collect(),
            reread: Reread { page, robots },
            blocks, runs, anchors, clicks, noscript, unseen,
            not_inspected: NotInspected { frames, closed_roots, stopped, links },
            frames: Vec::new(),
        }
    }
}

fn pages() -> impl Strategy<Value = PageSnapshot> {
    (documents(), several(documents(), 1))
        .prop_map(|(page, frames)| PageSnapshot { frames, ..page })
}

fn settings() -> impl Strategy<Value = Settings> {
    let sites = || {
        several(
            made_of(
                &["a.example", "b.example", "github.io/jane", "own.example"],
                1,
            ),
            2,
        )
    };
    let words = || several(text(), 2);
    let profile = (
        sites(),
        sites(),
        words(),
        words(),
        words(),
        made_of(&["us", "de", "ch"], 1),
    );
    let switches = (any::<bool>(), any::<bool>());
    (profile, switches).prop_map(
        |((own_sites, rivals, brands, keywords, targets, country), (tenants, neutralize_cells))| {
            Settings {
                tenants,
                neutralize_cells,
                ..Settings::of(Profile {
                    own_sites,
                    rivals,
                    brands,
                    keywords,
                    targets,
                    country,
                    ..Profile::default()
                })
            }
        },
    )
}

fn outbound(report: &Report) -> Vec<&LinkRow> {
    report.links.iter().filter(|link| link.outbound).collect()
}

fn write(report: &Report, format: Format, settings: &Settings) -> String {
    report.write(format, settings, &WORDS)
}

/// What a sheet is given in the place of a text that it would run.
fn cell(text: &str, settings: &Settings) -> String {
    if settings.neutralize_cells && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn column(header: &[String], name: &str) -> usize {
    header.iter().position(|known| known == name).unwrap()
}

/// Rows of a table against the links they are made of; `kept` is what the form makes of a text.
fn hold_against(
    rows: &[Vec<String>],
    report: &Report,
    kept: impl Fn(&str) -> String,
) -> Result<(), TestCaseError> {
    let links = outbound(report);
    prop_assert_eq!(rows.len(), links.len() + 1);
    for (row, link) in rows[1..].iter().zip(links) {
        prop_assert_eq!(row.len(), rows[0].len());
        prop_assert_eq!(&row[column(&rows[0], "url")], &kept(&link.url));
        prop_assert_eq!(&row[column(&rows[0], "text")], &kept(&link.text));
        prop_assert_eq!(&row[column(&rows[0], "rel")], &kept(&link.rel.join(" ")));
        prop_assert_eq!(&row[column(&rows[0], "follow")], link.follow.as_str());
    }
    Ok(())
}

/// The cells of a pasted text as a sheet reads it: quotes count only where they open a cell.
fn pasted(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut quoted) = (vec![vec![String::new()]], false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            other => cell.push(other),
        }
    }
    assert!(!quoted, "a cell never ends");
    rows
}

/// The cells of a table of HTML that has no other tags than a table's own.
fn tabled(html: &str) -> Result<Vec<Vec<String>>, TestCaseError> {
    let inside = html
        .strip_prefix("<meta charset=\"utf-8\"><table>")
        .unwrap();
    let (mut rows, mut rest) = (Vec::new(), inside.strip_suffix("</table>").unwrap());
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, next) = after.split_once('>').unwrap();
        match tag {
            "tr" => rows.push(Vec::new()),
            "/th" | "/td" => rows.last_mut().unwrap().push(unescaped(before)?),
            "/tr" | "th" | "td" => prop_assert_eq!(before, ""),
            _ => prop_assert!(false, "<{}> is no part of a table", tag),
        }
        rest = next;
    }
    Ok(rows)
}

/// Text as the HTML Standard's tokenizer gives it, of the references that are needed.
fn unescaped(text: &str) -> Result<String, TestCaseError> {
    prop_assert!(!text.contains(['>', '"', '\0']), "{}", text);
    let named = ["&amp;", "&lt;", "&gt;", "&quot;"];
    for (at, _) in text.match_indices('&') {
        prop_assert!(
            named.iter().any(|name| text[at..].starts_with(name)),
            "{}",
            text
        );
    }
    Ok(text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&"))
}

/// What a Markdown reader makes of a note: the links of its table's rows, each with its address and text.
fn noted(note: &str) -> Result<Vec<(String, String)>, TestCaseError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let (mut links, mut open, mut in_table) = (Vec::new(), None, false);
    for event in Parser::new_ext(note, options) {
        match event {
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => in_table = false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                open = Some((dest_url.to_string(), String::new()));
            }
            Event::End(TagEnd::Link) => links.extend(open.take().filter(|_| in_table)),
            Event::Text(text) => {
                if let Some((_, said)) = &mut open {
                    said.push_str(&text);
                }
            }
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Rule
            | Event::HardBreak
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                prop_assert!(false, "{:?} of the page in {}", event, note);
            }
            Event::Start(
                Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::BlockQuote(_)
                | Tag::Strikethrough
                | Tag::Emphasis,
            ) => {
                prop_assert!(false, "{:?} of the page in {}", event, note);
            }
            Event::SoftBreak | Event::Start(_) | Event::End(_) => {}
        }
    }
    Ok(links)
}

/// Whether an address opens over http or https; browsers write the scheme in lower case.
fn is_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn is_range(range: Range) -> bool {
    range.low <= range.high && range.high <= 100
}

proptest! {
    #![proptest_config(cases(128, "tests/fuzz_report.seeds"))]

    #[test]
    fn any_snapshot_gives_a_report(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        prop_assert_eq!(&analyze(&page, &settings, &TABLES), &report, "the same again");
        let stored: PageSnapshot = serde_json::from_str(&serde_json::to_string(&page).unwrap()).unwrap();
        prop_assert_eq!(&analyze(&stored, &settings, &TABLES), &report, "and from a file");
        prop_assert!(report.links.len() <= page.anchors.len());
        prop_assert!(is_range(report.prospect.place));
        for link in report.links.iter().chain(report.frames.iter().flat_map(|frame| &frame.links)) {
            prop_assert!([link.place, link.search, link.referral].into_iter().flatten().all(is_range));
            prop_assert!(is_web(&link.url), "{}", link.url);
        }
        let totals = report.totals.follow;
        prop_assert_eq!(report.totals.outbound as usize, outbound(&report).len(), "{:?}", totals);
        prop_assert!(report.head(1).links.len() <= 1);
    }

    #[test]
    fn json_is_read_back_as_the_report(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        let read: Report = serde_json::from_str(&write(&report, Format::Json, &settings)).unwrap();
        let mut told = report.clone();
        // Whom values may be pasted for is for the popup alone.
        told.page.authority.subject.clear();
        prop_assert_eq!(read, told);
        let entry: serde_json::Value = serde_json::from_str(&write(&report, Format::Entry, &settings)).unwrap();
        prop_assert_eq!(entry["url"].as_str().unwrap_or_default(), report.page.url.as_str());
    }

    #[test]
    fn csv_is_read_back_cell_by_cell(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        let written = write(&report, Format::Csv, &settings);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
        let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(ToOwned::to_owned).collect()).collect();
        hold_against(&rows, &report, |text| cell(text, &settings))?;
    }

    #[test]
    fn tsv_is_pasted_cell_by_cell(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        let written = write(&report, Format::Tsv, &settings);
        let rows = pasted(written.strip_suffix('\n').unwrap());
        hold_against(&rows, &report, |text| cell(text, &settings).replace(['\t', '\r', '\n'], " "))?;
        let row = write(&report, Format::Row, &settings);
        prop_assert_eq!(pasted(&row), [pasted(&row).concat()], "one line");
        prop_assert_eq!(pasted(&row)[0].len(), settings.row().len());
    }

    #[test]
    fn the_twin_of_html_is_a_table_of_texts(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        let rows = tabled(&write(&report, Format::Html, &settings))?;
        hold_against(&rows, &report, |text| cell(text, &settings).replace(['\t', '\r', '\n', '\0'], " "))?;
        let row = tabled(&write(&report, Format::RowHtml, &settings))?;
        prop_assert_eq!((row.len(), row[0].len()), (1, settings.row().len()));
    }

    #[test]
    fn a_note_in_markdown_holds_the_links_and_no_markup_of_the_page(page in pages(), settings in settings()) {
        let report = analyze(&page, &settings, &TABLES);
        let note = write(&report, Format::Markdown, &settings);
        let links = noted(&note)?;
        let expected = outbound(&report);
        prop_assert_eq!(links.len(), expected.len(), "{}", note);
        for ((address, text), link) in links.iter().zip(expected) {
            prop_assert!(is_web(address), "{}", address);
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            let said = if link.text.trim().is_empty() { &link.url } else { &link.text };
            prop_assert_eq!(letters(text), letters(said), "{}", note);
        }
    }
}
