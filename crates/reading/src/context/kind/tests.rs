//! Each kind of page by the least that tells it.

use crate::{
    context::{
        PageKind, read,
        sketch::{page, words},
    },
    link,
    page::{JsonLd, Meta, PageSnapshot},
    settings::Settings,
    tables::Tables,
    turns::{Turns, finish},
};

fn kind(page: &PageSnapshot) -> PageKind {
    let tables = Tables::builtin();
    let turns = Turns::unbroken();
    let links = finish(link::read(page, &Settings::default(), &tables, &turns));
    finish(read(page, &links, &tables, &turns)).kind
}

fn at(path: &str, outline: &str) -> PageSnapshot {
    let mut page = page(outline);
    page.url = format!("https://site.example{path}");
    page
}

fn typed(types: &str) -> PageSnapshot {
    let mut page = at("/a", "body\n  p | text");
    page.json_ld.push(JsonLd {
        types: vec![types.to_owned()],
        ..JsonLd::default()
    });
    page
}

fn marked(name: &str, content: &str) -> PageSnapshot {
    let mut page = at("/a", "body\n  p | text");
    page.metas.push(Meta {
        name: name.to_owned(),
        content: content.to_owned(),
        ..Meta::default()
    });
    page
}

#[test]
fn the_address_tells() {
    for (path, expected) in [
        ("/", PageKind::Home),
        ("/category/boats", PageKind::Listing),
        ("/search?q=boats", PageKind::Search),
        ("/docs/start", PageKind::Documentation),
        ("/press-releases/7", PageKind::Press),
        ("/boats", PageKind::Other),
    ] {
        assert_eq!(kind(&at(path, "body\n  p | text")), expected, "{path}");
    }
}

#[test]
fn one_product_by_microdata_is_the_page_and_several_are_none() {
    for (products, expected) in [(1, PageKind::Product), (2, PageKind::Other)] {
        let outline = ["body", &"\n  div | a boat".repeat(products)].concat();
        let mut page = at("/boats/7", &outline);
        for block in page.blocks.iter_mut().filter(|block| block.tag == "div") {
            let kind = "https://schema.org/Product".to_owned();
            block.attributes.push(("itemtype".to_owned(), kind));
        }
        assert_eq!(kind(&page), expected);
    }
}

#[test]
fn what_the_page_says_of_itself_tells() {
    for (name, expected) in [
        ("QAPage", PageKind::Thread),
        ("Product", PageKind::Product),
        ("ProfilePage", PageKind::Profile),
        ("SearchResultsPage", PageKind::Search),
        ("TechArticle", PageKind::Documentation),
        ("NewsArticle", PageKind::Article),
    ] {
        assert_eq!(kind(&typed(name)), expected, "{name}");
    }
    for (name, content, expected) in [
        ("og:type", "article", PageKind::Article),
        ("og:type", "product", PageKind::Product),
        ("og:type", "profile", PageKind::Profile),
        ("generator", "Sphinx 8.1", PageKind::Documentation),
    ] {
        assert_eq!(kind(&marked(name, content)), expected, "{name} {content}");
    }
}

#[test]
fn dated_teasers_are_a_list_wherever_they_stand() {
    let teasers = |count: usize, teaser: &str| {
        let teasers: String = (0..count)
            .map(|number| teaser.replace('%', &number.to_string()))
            .collect();
        kind(&at(
            "/insights",
            &format!("body\n  div\n    h1 | Insights\n{teasers}"),
        ))
    };
    let excerpt = words(30);
    let dated = format!(
        "    div\n      h2 | [Boats %](https://site.example/boats-%)\n      time | 3 May\n      p | {excerpt}\n"
    );
    let named = dated.replace("      time |", "      span.entry-date |");
    for teaser in [&dated, &named] {
        assert_eq!(teasers(4, teaser), PageKind::Listing, "{teaser}");
    }
    let undated = dated.replace("      time | 3 May\n", "");
    let abroad = dated.replace(
        "(https://site.example/boats-%)",
        "(https://boats%.example/)",
    );
    let unlinked = dated.replace("[Boats %](https://site.example/boats-%)", "Boats %");
    let whole = dated.replace(&excerpt, &words(200));
    for teaser in [&undated, &abroad, &unlinked, &whole] {
        assert_ne!(teasers(4, teaser), PageKind::Listing, "{teaser}");
    }
    assert_ne!(teasers(3, &dated), PageKind::Listing);
    let sections = dated.replace("site.example/boats-%", "site.example/insights#boats-%");
    assert_ne!(teasers(4, &sections), PageKind::Listing);
    let text = format!("    p | {}\n", words(200));
    let below = [text, dated.repeat(5)].concat();
    let article = kind(&at(
        "/insights/a",
        &format!("body\n  div\n    h1 | Boats\n{below}"),
    ));
    assert_ne!(article, PageKind::Listing);
}

#[test]
fn an_article_is_told_by_its_text_alone() {
    let prose = words(90);
    let text = format!("body\n  div\n    p | {prose}\n    p | {prose}\n    p | {prose}");
    assert_eq!(kind(&at("/a", &text)), PageKind::Article);
    assert_eq!(kind(&at("/a", "body\n  p | short")), PageKind::Other);
}

#[test]
fn a_thread_needs_its_address_or_its_marks() {
    let prose = words(40);
    let rows = format!("    tr\n      td | name\n      td | {prose}\n").repeat(3);
    let outline = format!("body\n  table\n{rows}");
    assert_eq!(kind(&at("/topic/7", &outline)), PageKind::Thread);
    assert_eq!(kind(&at("/prices/7", &outline)), PageKind::Other);
}
