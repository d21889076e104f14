//! What kind of page it is, from its address, what it says of itself, and how its content is built.
//! Says nothing about single links.

use super::{
    PageKind,
    claims::Own,
    main_content::MainContent,
    measure::Measures,
    tree::{PerBlock, Tree},
};
use crate::{link::Link, page::PageSnapshot};

/// Posts that make a page a thread: the opening one and an answer.
const POSTS: u32 = 2;
/// Outbound links of a resource list, at least.
const ENTRIES: usize = 8;
/// Words between two entries, at most: a list describes, an article argues.
const WORDS_PER_ENTRY: u32 = 45;
/// Words that make a text an article.
const ARTICLE_WORDS: u32 = 250;

/// Reads the page's kind.
pub(super) fn read(
    page: &PageSnapshot,
    links: &[Link],
    (tree, measures, owns): (&Tree<'_>, &Measures, &PerBlock<Own>),
    main: &MainContent,
) -> PageKind {
    let path = path(&page.url);
    let parts: Vec<&str> = path
        .split(['/', '-', '_', '.', '?', '=', '&'])
        .filter(|part| !part.is_empty())
        .collect();
    if path.trim_matches('/').is_empty() {
        return PageKind::Home;
    }
    declared(page)
        .or_else(|| is_thread(&parts, (tree, owns), main).then_some(PageKind::Thread))
        .or_else(|| addressed(page, &parts))
        .or_else(|| is_resource(page, links, measures, main).then_some(PageKind::Resource))
        .or_else(|| says_article(page).then_some(PageKind::Article))
        .unwrap_or_else(|| {
            let whole = main
                .block
                .map(|block| measures.whole.of(block))
                .unwrap_or_default();
            if whole.words >= ARTICLE_WORDS && whole.paragraphs >= 3 {
                PageKind::Article
            } else {
                PageKind::Other
            }
        })
}

/// Path and query, in lower case.
fn path(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_scheme
        .find('/')
        .and_then(|start| after_scheme.get(start..))
        .unwrap_or_default();
    path.split('#').next().unwrap_or_default().to_lowercase()
}

fn is_thread(
    parts: &[&str],
    (tree, owns): (&Tree<'_>, &PerBlock<Own>),
    main: &MainContent,
) -> bool {
    let posts = tree
        .iter()
        .filter(|(index, _)| owns.of(*index).post)
        .count();
    let words = [
        "thread",
        "threads",
        "topic",
        "viewtopic",
        "showthread",
        "discussion",
        "t",
        "comments",
        "questions",
    ];
    let addressed = parts.iter().any(|part| words.contains(part));
    main.of_visitors || (u32::try_from(posts).unwrap_or(u32::MAX) >= POSTS && addressed)
}

/// What the page's JSON-LD or Open Graph type says, where it is specific.
fn declared(page: &PageSnapshot) -> Option<PageKind> {
    let types = page.json_ld.iter().flat_map(|item| &item.types);
    let by_type = types.filter_map(|name| match name.as_str() {
        "DiscussionForumPosting" | "QAPage" | "Question" => Some(PageKind::Thread),
        "Product" | "ProductGroup" => Some(PageKind::Product),
        "ProfilePage" => Some(PageKind::Profile),
        "SearchResultsPage" => Some(PageKind::Search),
        "TechArticle" | "APIReference" => Some(PageKind::Documentation),
        _ => None,
    });
    by_type
        .min_by_key(|kind| *kind != PageKind::Thread)
        .or_else(|| match open_graph(page) {
            "product" | "og:product" | "product.item" => Some(PageKind::Product),
            "profile" => Some(PageKind::Profile),
            _ => None,
        })
}

fn open_graph(page: &PageSnapshot) -> &str {
    let named = page
        .metas
        .iter()
        .find(|meta| meta.name.eq_ignore_ascii_case("og:type"));
    named.map(|meta| meta.content.trim()).unwrap_or_default()
}

fn says_article(page: &PageSnapshot) -> bool {
    let mut types = page.json_ld.iter().flat_map(|item| &item.types);
    open_graph(page).eq_ignore_ascii_case("article")
        || types.any(|name| {
            name.ends_with("Article") || matches!(name.as_str(), "BlogPosting" | "Report")
        })
}

/// What the address says.
fn addressed(page: &PageSnapshot, parts: &[&str]) -> Option<PageKind> {
    let host = page.url.split("://").nth(1).unwrap_or_default();
    let label = host.split('.').next().unwrap_or_default();
    let has = |words: &[&str]| parts.iter().any(|part| words.contains(part));
    let generator = page
        .metas
        .iter()
        .find(|meta| meta.name.eq_ignore_ascii_case("generator"));
    let generator = generator
        .map(|meta| meta.content.to_lowercase())
        .unwrap_or_default();
    let makers = [
        "sphinx",
        "docutils",
        "mkdocs",
        "docusaurus",
        "gitbook",
        "vitepress",
        "mediawiki",
        "starlight",
        "mdbook",
    ];
    if makers.iter().any(|maker| generator.starts_with(maker))
        || matches!(
            label,
            "docs" | "doc" | "developer" | "developers" | "wiki" | "api"
        )
        || has(&["docs", "documentation", "manual", "reference", "apidocs"])
    {
        return Some(PageKind::Documentation);
    }
    if has(&[
        "category",
        "categories",
        "tag",
        "tags",
        "archive",
        "archives",
        "author",
    ]) && !says_article(page)
    {
        return Some(PageKind::Listing);
    }
    if has(&["search"]) && page.url.contains('?') {
        return Some(PageKind::Search);
    }
    let press = parts
        .windows(2)
        .any(|pair| matches!(pair, ["press", "release" | "releases"] | ["pr", "newswire"]));
    if press
        || has(&[
            "pressrelease",
            "pressemitteilung",
            "pressemitteilungen",
            "communique",
            "newsroom",
        ])
    {
        return Some(PageKind::Press);
    }
    None
}

/// Many links to many other sites, with little text for each.
fn is_resource(
    page: &PageSnapshot,
    links: &[Link],
    measures: &Measures,
    main: &MainContent,
) -> bool {
    let in_main = links.iter().filter(|link| {
        let block = page
            .anchors
            .get(link.anchor as usize)
            .map(|anchor| anchor.block);
        block.is_some_and(|block| main.has(block))
    });
    let mut hosts: Vec<&str> = in_main
        .filter_map(|link| link.web().filter(|address| address.outbound))
        .map(|address| address.host.as_str())
        .collect();
    hosts.sort_unstable();
    hosts.dedup();
    let words = main
        .block
        .map(|block| measures.whole.of(block).words)
        .unwrap_or_default();
    let entries = u32::try_from(hosts.len()).unwrap_or(u32::MAX);
    hosts.len() >= ENTRIES && words / entries.max(1) <= WORDS_PER_ENTRY
}
