//! Reads what a document says of itself: metas, `<link rel>`s, JSON-LD; also of a server's HTML parsed apart.
//! Leaves their meaning to later stages.

use wasm_bindgen::JsCast;
use web_sys::SupportedType;

use crate::browser::page::native::{Document, Element};
use crate::page::{
    HeadLink, JsonLd, Meta, PageSnapshot,
    flat::{collapse, cut},
};

/// Longest address shown as written, in characters.
const HREF_LIMIT: usize = 2_000;

/// As many of the page's click handlers are kept, each of so many characters: one for every row of a table is usual.
const CLICKS: usize = 1_000;
const CLICK_LIMIT: usize = 500;

/// Reads metas, links, JSON-LD, click handlers and what is for browsers without scripts into the page.
pub(super) fn read(document: &Document, page: &mut PageSnapshot) {
    page.metas = metas(document);
    page.head_links = head_links(document, &page.base_url);
    page.json_ld = all(document, "script[type='application/ld+json' i]")
        .filter_map(|script| script.text_content())
        .flat_map(|text| JsonLd::read(&text))
        .collect();
    page.clicks = all(document, ":is([onclick], [data-href])")
        .flat_map(|element| ["onclick", "data-href"].map(|name| element.get_attribute(name)))
        .flatten()
        .take(CLICKS)
        .map(|does| cut(&does, CLICK_LIMIT))
        .collect();
    page.noscript = unscripted(document, &page.base_url).unwrap_or_default();
}

/// The resolved addresses of links in noscript, which is text where scripts run and is parsed apart, where nothing does.
fn unscripted(document: &Document, base_url: &str) -> Option<Vec<String>> {
    // Most hold the picture of a counter and no link: nothing is parsed for them.
    let text = |it: Element| it.text_content().filter(|text| text.contains("href"));
    let mut texts = all(document, "noscript").filter_map(text).peekable();
    texts.peek()?;
    let parser = web_sys::DomParser::new().ok()?;
    let parsed = texts.filter_map(|text| {
        let parsed = parser.parse_from_string(&text, SupportedType::TextHtml);
        parsed.map(JsCast::unchecked_into).ok()
    });
    let links = parsed.flat_map(|apart: Document| all(&apart, ":is(a, area)[href]"));
    let addresses = links.filter_map(|link| link.get_attribute("href"));
    Some(addresses.map(|href| resolve(&href, base_url)).collect())
}

/// Every `<meta>` that names what it says.
pub(crate) fn metas(document: &Document) -> Vec<Meta> {
    let named = |meta: Element| {
        let keys = ["name", "property", "itemprop", "http-equiv"];
        let named = |key: &'static str| Some((key, meta.get_attribute(key)?));
        let (key, name) = keys.into_iter().find_map(named)?;
        let content = collapse(&meta.get_attribute("content")?);
        Some(Meta {
            name,
            key: key.strip_prefix("name").unwrap_or(key).to_owned(),
            // Whole: the last of its directives counts as the first does.
            content,
        })
    };
    all(document, "meta[content]").filter_map(named).collect()
}

/// How many links there are, but for those in shadow trees.
pub(super) fn links(document: &Document) -> u32 {
    let found = document.query_selector_all(":is(a, area)[href]");
    found.map_or(0, |found| found.length())
}

/// Every `<link rel>`, resolved against the base.
pub(crate) fn head_links(document: &Document, base_url: &str) -> Vec<HeadLink> {
    let mut heads = all(document, "head link[rel]").peekable();
    let read = |link: Element| HeadLink {
        // Both lists are in document order.
        in_head: heads.next_if_eq(&link).is_some(),
        rel: link.get_attribute("rel").unwrap_or_default(),
        resolved: link
            .get_attribute("href")
            .map(|href| resolve(&href, base_url))
            .unwrap_or_default(),
        href: cut(&link.get_attribute("href").unwrap_or_default(), HREF_LIMIT),
        hreflang: link.get_attribute("hreflang").unwrap_or_default(),
    };
    all(document, "link[rel]").map(read).collect()
}

/// The browser's own resolution of an address (R17); empty where it has none.
pub(crate) fn resolve(href: &str, base_url: &str) -> String {
    web_sys::Url::new_with_base(href, base_url)
        .map(|url| url.href())
        .unwrap_or_default()
}

/// The elements that match, in document order, outside noscript.
pub(crate) fn all(document: &Document, selectors: &str) -> impl Iterator<Item = Element> + use<> {
    select(document, &[selectors, ":not(noscript *)"].concat())
}

/// The elements that match, in document order.
pub(crate) fn select(
    document: &Document,
    selectors: &str,
) -> impl Iterator<Item = Element> + use<> {
    let list = document.query_selector_all(selectors).ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |position| list.as_ref()?.get(position).map(JsCast::unchecked_into))
}
