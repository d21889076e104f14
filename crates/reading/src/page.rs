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
    /// How many minutes the clocks of the person's place are ahead of UTC then, which tells the day there; -720 to 840.
    #[serde(skip_serializing_if = "is_utc")]
    pub utc_offset: i32,
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

impl PageSnapshot {
    /// Leaves so many links of the page, the first ones, and what stands before the next, and no frame; the other links count
    /// as not read.
    pub fn keep(&mut self, links: usize) {
        self.not_inspected.stopped = true;
        let framed = self.frames.drain(..).map(|frame| frame.anchors.len());
        self.not_inspected.links += count(framed.sum());
        let Some(next) = self.anchors.get(links) else {
            return;
        };
        let (blocks, kept) = (next.block, count(links));
        self.not_inspected.links += count(self.anchors.len()) - kept;
        self.anchors.truncate(links);
        self.blocks.truncate(blocks as usize);
        self.runs
            .retain(|run| run.block < blocks && run.anchor.is_none_or(|anchor| anchor < kept));
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
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
    /// Whether there is more than was read: the person stopped the reading, or there was no end of it.
    #[serde(skip_serializing_if = "is_not")]
    pub stopped: bool,
    /// Links of that, as far as they were counted.
    #[serde(skip_serializing_if = "is_zero")]
    pub links: u32,
}

/// Whether the clocks of the person's place show UTC.
pub const fn is_utc(offset: &i32) -> bool {
    *offset == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_not(flag: &bool) -> bool {
    !*flag
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_page_is_its_beginning() {
        let link = |index: u32| {
            let link = serde_json::json!({"index": index, "element": "a", "block": 2 * index + 1, "href": "", "resolved": "",
                "rel": null, "title": "", "referrer_policy": "", "rendering": {"state": "unread"}, "in_shadow": false});
            serde_json::from_value(link).unwrap()
        };
        let run = |block, anchor| Run {
            block,
            anchor,
            kind: RunKind::Text,
            text: "text".to_owned(),
            length: 4,
        };
        let mut page = PageSnapshot {
            blocks: vec![Block::default(); 8],
            anchors: (0..3).map(link).collect(),
            frames: vec![PageSnapshot {
                anchors: vec![link(0)],
                ..PageSnapshot::default()
            }],
            runs: (0..8)
                .map(|block| run(block, (block % 2 == 1).then_some(block / 2)))
                .collect(),
            ..PageSnapshot::default()
        };
        page.keep(2);
        assert_eq!((page.anchors.len(), page.blocks.len()), (2, 5));
        let runs: Vec<u32> = page.runs.iter().map(|run| run.block).collect();
        assert_eq!(runs, [0, 1, 2, 3, 4]);
        let missed = NotInspected {
            frames: 0,
            closed_roots: 0,
            stopped: true,
            links: 2,
        };
        assert_eq!(page.not_inspected, missed);
        page.keep(2);
        assert_eq!(page.not_inspected, missed, "nothing more is left out");
    }
}
