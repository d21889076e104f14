//! What the browser saw of one page, as plain data that survives a round trip through JSON.
//! Judges nothing: no field here is the result of a rule about links.

mod anchor;
mod block;
pub mod flat;
mod json_ld;
mod reread;

pub use anchor::{Anchor, Concealment, Element, Opener, Rendering, Run, RunKind};
pub use block::{Block, RECORDED_ATTRIBUTES};
pub use reread::{Answer, Ignorance, Reread, Response, ServerHtml, ServerLink};

use serde::{Deserialize, Serialize};

/// One document as the browser held it at [`PageSnapshot::taken_at`].
///
/// Parents come before children in [`PageSnapshot::blocks`]; [`PageSnapshot::runs`] and
/// [`PageSnapshot::anchors`] are in document order of the whole (flattened) tree.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageSnapshot {
    /// The document's address as given, fragment included.
    pub url: String,
    /// What relative addresses resolve against (`document.baseURI`).
    pub base_url: String,
    /// The document's MIME type, such as `text/html` or `image/svg+xml`.
    pub content_type: String,
    /// The root element's `lang`, or empty.
    pub language: String,
    /// The text of `<title>`, whitespace collapsed.
    pub title: String,
    /// When the snapshot was taken, in milliseconds since 1970: the only clock the core has.
    pub taken_at: u64,
    /// Every `<meta>` with a name, property, itemprop or http-equiv, wherever it stands.
    pub metas: Vec<Meta>,
    /// Every `<link>` with a `rel`, wherever it stands.
    pub head_links: Vec<HeadLink>,
    /// The top-level items of the page's JSON-LD.
    pub json_ld: Vec<JsonLd>,
    /// What asking the server again brought, if it was asked.
    pub reread: Reread,
    /// The element tree without script, style, template, noscript and bare inline formatting.
    pub blocks: Vec<Block>,
    /// All visible-by-markup text and images, in order.
    pub runs: Vec<Run>,
    /// All hyperlinks: HTML `a[href]`, `area[href]`, SVG `a` (R15), in reading order.
    pub anchors: Vec<Anchor>,
    /// What elements of the light tree have in `onclick` and `data-href`, by which scripts lead somewhere without a link:
    /// the first thousand, each cut at 500 characters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clicks: Vec<String>,
    /// The resolved addresses of links in `noscript`, which a browser that runs scripts makes no links of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noscript: Vec<String>,
    /// Blocks of texts that name the person and have no box, or are invisible: nobody sees them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<u32>,
    /// What could not be looked into.
    pub not_inspected: NotInspected,
    /// Same-origin frames at any depth, each a page of its own (R21).
    pub frames: Vec<PageSnapshot>,
}

/// One `<meta>`, attribute values as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// `name`, else `property`, else `itemprop`, else `http-equiv`, as written.
    pub name: String,
    /// Which of these it is, where it is not `name`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// `content` as written.
    pub content: String,
}

/// One `<link rel>`, with the address as written and as the browser resolves it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadLink {
    /// `rel` as written.
    pub rel: String,
    /// `href` as written.
    pub href: String,
    /// The browser's resolved address; empty where it cannot be resolved.
    pub resolved: String,
    /// `hreflang` as written.
    pub hreflang: String,
    /// Whether the element stands in `<head>`.
    pub in_head: bool,
}

/// One item of a JSON-LD script, flattened to what later stages read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JsonLd {
    /// `@type`, one or several, without a vocabulary prefix.
    pub types: Vec<String>,
    /// `datePublished` as written.
    pub published: String,
    /// `dateModified` as written.
    pub modified: String,
    /// Names of `author`, one or several.
    pub authors: Vec<String>,
    /// The page that it says it is about or of, as written: `mainEntityOfPage`, else `url`, else `@id`; empty where none of
    /// them is an absolute address.
    pub address: String,
}

/// Parts of the page that a content script cannot enter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotInspected {
    /// Frames of another origin.
    pub frames: u32,
    /// Custom elements with a closed shadow root, as the browser tells extensions.
    pub closed_roots: u32,
}
