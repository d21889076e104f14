//! One element of the page's tree, as recorded.
//! Which block means what is the context stage's business.

use serde::{Deserialize, Serialize};

/// Attributes recorded besides `id`, `class` and `role`, because some stage reads them.
pub const RECORDED_ATTRIBUTES: &[&str] = &[
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-modal",
    "datetime",
    "hidden",
    "itemprop",
    "itemtype",
    "lang",
    "open",
    "title",
];

/// One element: its place in the tree and what its author called it.
///
/// Not recorded: script, style, template, noscript, the inside of svg but its links, and inline
/// formatting (`b`, `span`, ...) that carries no id, class, role or recorded attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Block {
    /// Index of the nearest recorded ancestor, always smaller than this block's own; none for the root.
    /// A shadow root's children have its host as parent.
    pub parent: Option<u32>,
    /// Local name, in lower case.
    pub tag: String,
    /// `role` as written.
    pub role: String,
    /// `id` as written.
    pub id: String,
    /// `class` as written.
    pub class: String,
    /// Those of [`RECORDED_ATTRIBUTES`] the element has, in that order, values as written.
    pub attributes: Vec<(String, String)>,
    /// Characters of text directly in this element and in unrecorded formatting, whitespace collapsed.
    pub text_length: u32,
}

impl Block {
    /// Whether the element is a heading of any level.
    pub fn is_heading(&self) -> bool {
        matches!(self.tag.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
    }

    /// The value of a recorded attribute, if the element has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}
