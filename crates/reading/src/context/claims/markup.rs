//! What standard markup says of a block: HTML and ARIA landmarks, schema.org, microformats.
//! Reads no class or id that an author made up.

use super::Content;
use crate::{context::Context, page::Block};

/// HTML's sectioning elements and ARIA's landmark roles, <https://www.w3.org/TR/html-aria/>.
pub(super) fn landmark(block: &Block) -> Option<Context> {
    let role = block
        .role
        .split_ascii_whitespace()
        .next()
        .unwrap_or(&block.tag);
    Some(match role {
        "nav" | "navigation" | "doc-toc" | "doc-pagelist" | "menubar" | "tablist" => {
            Context::Navigation
        }
        "header" | "banner" => Context::Header,
        "footer" | "contentinfo" => Context::Footer,
        "aside" | "complementary" => Context::Sidebar,
        "search" | "dialog" | "alertdialog" => Context::Utility,
        "doc-bibliography" | "doc-endnotes" | "doc-biblioentry" | "doc-endnote"
        | "doc-footnote" => Context::Reference,
        _ => return None,
    })
}

pub(super) fn content(block: &Block) -> Option<Content> {
    let role = block
        .role
        .split_ascii_whitespace()
        .next()
        .unwrap_or(&block.tag);
    let property = block.attribute("itemprop").unwrap_or_default();
    match (role, property) {
        ("main", _) => Some(Content::Main),
        (_, "articleBody" | "mainContentOfPage") => Some(Content::Text),
        ("article", _) => Some(Content::Article),
        _ => None,
    }
}

/// schema.org's parts of a page and visitors' works, <https://schema.org/WebPageElement>.
pub(super) fn schema(block: &Block) -> Option<Context> {
    let kind = block
        .attribute("itemtype")
        .and_then(|kind| kind.rsplit('/').next());
    let property = block.attribute("itemprop").unwrap_or_default();
    Some(match (kind.unwrap_or_default(), property) {
        ("WPAdBlock", _) => Context::Ad,
        (
            "Comment"
            | "UserComments"
            | "Answer"
            | "Question"
            | "Review"
            | "DiscussionForumPosting",
            _,
        )
        | (_, "comment" | "review" | "acceptedAnswer" | "suggestedAnswer") => Context::Comment,
        ("SiteNavigationElement" | "BreadcrumbList", _) | (_, "breadcrumb") => Context::Navigation,
        ("WPHeader", _) => Context::Header,
        ("WPFooter", _) => Context::Footer,
        ("WPSideBar", _) => Context::Sidebar,
        (_, "author" | "creator") => Context::Author,
        (_, "citation" | "isBasedOn") => Context::Reference,
        (_, "relatedLink" | "isRelatedTo" | "isSimilarTo") => Context::Related,
        _ => return None,
    })
}
