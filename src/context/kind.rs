//! What kind of page it is, from its address, what it says of itself, and how its content is built.
//! Says nothing about single links.

mod entries;

use self::entries::Entries;
use super::{
    Context, PageKind,
    claims::Own,
    main_content::MainContent,
    measure::Measures,
    tree::{PerBlock, Tree},
    zones::Zone,
};
use crate::{link::Link, page::PageSnapshot};

/// Posts that make a page a thread: the opening one and an answer.
const POSTS: u32 = 2;
/// Words that make a text an article.
const ARTICLE_WORDS: u32 = 250;

/// What the kind is read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Survey<'a> {
    pub(super) page: &'a PageSnapshot,
    pub(super) links: &'a [Link],
    pub(super) tree: &'a Tree<'a>,
    pub(super) measures: &'a Measures,
    pub(super) owns: &'a PerBlock<Own>,
    pub(super) main: &'a MainContent,
    pub(super) zones: &'a PerBlock<Zone>,
}

/// Reads the page's kind.
pub(super) fn read(survey: Survey<'_>) -> PageKind {
    let page = survey.page;
    let path = path(&page.url);
    let parts: Vec<&str> = path
        .split(['/', '-', '_', '.', '?', '=', '&'])
        .filter(|part| !part.is_empty())
        .collect();
    if path.trim_matches('/').is_empty() {
        return PageKind::Home;
    }
    declared(page)
        .or_else(|| is_thread(&parts, survey).then_some(PageKind::Thread))
        .or_else(|| addressed(page, &parts))
        .or_else(|| {
            Entries::of(survey)
                .are_the_page(survey)
                .then_some(PageKind::Resource)
        })
        .or_else(|| says_article(page).then_some(PageKind::Article))
        .unwrap_or_else(|| {
            let whole = survey
                .main
                .block
                .map(|block| survey.measures.whole.of(block))
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

fn is_thread(parts: &[&str], survey: Survey<'_>) -> bool {
    let (mut posts, mut votes, mut comments) = (0_u32, 0_u32, 0_u32);
    for (index, _) in survey.tree.iter() {
        let own = survey.owns.of(index);
        posts += u32::from(own.post);
        votes += u32::from(own.vote);
        comments += u32::from(
            own.claim
                .is_some_and(|claim| claim.context == Context::Comment),
        );
    }
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
    // Where the text itself is voted on as its answers are, it is a visitor's too.
    survey.main.of_visitors
        || (posts >= POSTS && addressed)
        || (votes >= POSTS && comments >= POSTS)
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
    // "/archives/2146078" is one text, "/archives/2019/05" a list of them.
    let numbered = parts
        .iter()
        .any(|part| part.len() > 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let collects = [
        "category",
        "categories",
        "tag",
        "tags",
        "archive",
        "archives",
        "author",
    ];
    if has(&collects) && !numbered && !says_article(page) {
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
