//! What kind of page it is, from its address, what it says of itself, and how its content is built.
//! Says nothing about single links.

mod address;
mod entries;
mod teasers;
#[cfg(test)]
mod tests;

use self::{address::Address, entries::Entries, teasers::Teasers};
use super::{
    Context, PageKind,
    claims::Own,
    main_content::MainContent,
    measure::Measures,
    tree::{PerBlock, Tree},
    zones::Zone,
};
use crate::{link::Link, page::PageSnapshot, turns::Turns};

/// Posts that make a page a thread: the opening one and an answer.
const POSTS: u32 = 2;
/// Rows that make a main content a thread where its address says so.
const ROWS: u32 = 3;
/// Share of the main content's prose that they hold, in percent.
const MOST: u64 = 80;
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
pub(super) async fn read(survey: Survey<'_>, turns: &Turns) -> PageKind {
    let page = survey.page;
    let address = Address::new(&page.url);
    if address.is_root() {
        return PageKind::Home;
    }
    let told = declared(page)
        .or_else(|| is_thread(&address, survey).then_some(PageKind::Thread))
        .or_else(|| addressed(page, &address));
    if let Some(kind) = told {
        return kind;
    }
    if Entries::of(survey).are_the_page(survey) {
        return PageKind::Resource;
    }
    if says_article(page) {
        return PageKind::Article;
    }
    turns.pass().await;
    if Teasers::of(survey).are_the_page() {
        return PageKind::Listing;
    }
    let main = survey.main.block;
    let whole = main.map(|block| survey.measures.whole.of(block));
    let whole = whole.unwrap_or_default();
    if whole.words >= ARTICLE_WORDS && whole.paragraphs >= 3 {
        PageKind::Article
    } else {
        PageKind::Other
    }
}

fn is_thread(address: &Address, survey: Survey<'_>) -> bool {
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
    // Where the text itself is voted on as its answers are, it is a visitor's too.
    survey.main.of_visitors
        || (posts >= POSTS && address.names_thread())
        || (votes >= POSTS && comments >= POSTS)
        || (address.names_thread() && repeats(survey))
}

/// Whether the main content is a row of blocks of one kind, each with a text of its own inside.
fn repeats(survey: Survey<'_>) -> bool {
    let Some(main) = survey.main.block else {
        return false;
    };
    let mut rows: PerBlock<(u32, u32)> = PerBlock::new(survey.tree.len());
    for (index, block) in survey.tree.iter() {
        let whole = survey.measures.whole.of(index);
        let row = matches!(
            block.tag.as_str(),
            "tr" | "table" | "div" | "li" | "article"
        );
        if let Some(parent) = survey.tree.parent(index).filter(|_| row)
            && whole.prose > 0
            && survey.measures.lines.of(index).prose == 0
        {
            rows.change(parent, |slot| {
                *slot = (slot.0 + 1, slot.1.saturating_add(whole.prose));
            });
        }
    }
    let all = u64::from(survey.measures.whole.of(main).prose);
    survey.tree.iter().any(|(index, _)| {
        let (count, prose) = rows.of(index);
        let most = u64::from(prose) * 100 >= all * MOST;
        count >= ROWS && most && (survey.main.has(index) || survey.main.is_around(index))
    })
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
        .or_else(|| is_of_one_product(page).then_some(PageKind::Product))
}

/// Whether one element is a product by microdata; several make a list of them.
fn is_of_one_product(page: &PageSnapshot) -> bool {
    let types = page
        .blocks
        .iter()
        .filter_map(|block| block.attribute("itemtype"));
    let products = types.filter(|name| name.trim_end_matches('/').ends_with("schema.org/Product"));
    products.count() == 1
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

/// The makers of documentation sites, as `<meta name="generator">` begins.
const DOCUMENTATION_MAKERS: &[&str] = &[
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

/// What the address, and for documentation the page's maker, says.
fn addressed(page: &PageSnapshot, address: &Address) -> Option<PageKind> {
    let generator = page
        .metas
        .iter()
        .find(|meta| meta.name.eq_ignore_ascii_case("generator"));
    let generator = generator
        .map(|meta| meta.content.to_lowercase())
        .unwrap_or_default();
    let documented = DOCUMENTATION_MAKERS
        .iter()
        .any(|maker| generator.starts_with(maker));
    if documented {
        return Some(PageKind::Documentation);
    }
    address
        .kind()
        .filter(|kind| *kind != PageKind::Listing || !says_article(page))
}
