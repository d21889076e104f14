//! Whether a page is a list of dated teasers, whatever its address: a blog's overview, a newspaper's section.
//! Says nothing of single teasers.

use super::Survey;
use crate::{
    context::{Context, tree::PerBlock},
    link::{Link, without_fragment},
    page::Block,
};

/// Teasers that make a page a list of them, at least.
const TEASERS: u32 = 4;
/// Share of the content's headings that are their titles, in percent.
const TITLES: u32 = 70;
/// Words of prose for each of them, at most: an excerpt. An article says more above the teasers that follow it.
const EXCERPT: u32 = 90;
/// Share of a title that is its link, in percent.
const LINKED: u32 = 80;

/// Words of prose above the first of them, at most: an introduction, not an article.
const INTRODUCTION: u32 = 120;
/// Names of elements that say when something was published.
const DATES: &[&str] = &[
    "date",
    "datum",
    "fecha",
    "published",
    "entry-date",
    "post-date",
    "posted-on",
];

/// What the content of a page holds, its template aside.
#[derive(Debug, Default)]
pub(super) struct Teasers {
    headings: u32,
    /// Headings that lead to another page of the site.
    titles: u32,
    dates: u32,
    words: u32,
    /// Words above the first title.
    introduction: u32,
}

impl Teasers {
    pub(super) fn of(survey: Survey<'_>) -> Self {
        let mut leads = PerBlock::new(survey.tree.len());
        let page = without_fragment(&survey.page.url);
        for link in survey.links.iter().filter(|link| is_onward(link, page)) {
            if let Some(anchor) = survey.page.anchors.get(link.anchor as usize) {
                leads.set(anchor.block, true);
                leads.set(survey.tree.box_of(anchor.block), true);
            }
        }
        let mut found = Self::default();
        for (index, block) in survey.tree.iter() {
            if !is_content(survey.zones.of(index).claim.map(|claim| claim.context)) {
                continue;
            }
            let lines = survey.measures.lines.of(index);
            if lines.prose > 0 {
                found.words = found.words.saturating_add(lines.words);
                if found.titles == 0 {
                    found.introduction = found.words;
                }
            }
            found.dates += u32::from(is_date(block));
            if matches!(block.tag.as_str(), "h2" | "h3" | "h4") {
                found.headings += 1;
                let inside = leads.of(index) && lines.density() >= LINKED;
                let around = survey.tree.parent(index).filter(|parent| leads.of(*parent));
                let around = around.and_then(|parent| survey.tree.block(parent));
                let titled = inside || around.is_some_and(|around| around.tag == "a");
                found.titles += u32::from(titled);
            }
        }
        found
    }

    /// Whether the page is such a list. Undated cards are a site's services or its chapters, and stay.
    pub(super) const fn are_the_page(&self) -> bool {
        self.titles >= TEASERS
            && self.titles * 100 >= self.headings * TITLES
            && self.dates * 2 >= self.titles
            && self.words <= self.titles * EXCERPT
            && self.introduction <= INTRODUCTION
    }
}

/// Whether a link leads to another page of the site.
fn is_onward(link: &Link, page: &str) -> bool {
    let address = link.web().filter(|address| !address.outbound);
    address.is_some_and(|address| without_fragment(&address.url) != page)
}

/// Whether a part of the page may hold what the page is made of.
const fn is_content(claim: Option<Context>) -> bool {
    matches!(claim, None | Some(Context::Body | Context::List))
}

/// Whether an element says when something was published, by itself or by its name.
fn is_date(block: &Block) -> bool {
    let mut names = block.class.split_ascii_whitespace();
    block.tag == "time" || names.any(|name| DATES.contains(&name))
}
