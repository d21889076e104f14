//! One hyperlink as the browser holds it, and the text and images of the page.
//! Nothing here says what a link is worth or where it points in our words.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// The element that makes a hyperlink (R15).
    pub enum Element {
        /// HTML `a`.
        A = "a",
        /// HTML `area`.
        Area = "area",
        /// SVG `a`.
        SvgA = "svg-a",
    }
}

crate::vocabulary! {
    /// What a run is made of.
    pub enum RunKind {
        /// A text node.
        Text = "text",
        /// An image (img, svg, picture, area, image input, role=img); its text is the alternative, or empty.
        Image = "image",
    }
}

crate::vocabulary! {
    /// Why a link's box is not to be seen, as the browser's computed style tells it.
    pub enum Concealment {
        /// `display: none`, or no box at all.
        NotRendered = "not-rendered",
        /// `content-visibility: hidden`, by itself or by `hidden=until-found`: kept ready to be shown.
        Skipped = "skipped",
        /// `visibility: hidden` or `collapse`.
        Invisible = "invisible",
        /// Opacity under .05 on the link or above it.
        Transparent = "transparent",
        /// A box that is a pixel or less in both directions, or has no content at all.
        ZeroSize = "zero-size",
        /// Cut off by the overflow of a block around it that has no extent.
        Clipped = "clipped",
        /// Far beyond the page's left or upper edge, where no scrolling leads.
        OffScreen = "off-screen",
        /// Font size of a pixel or less.
        FontSizeZero = "font-size-zero",
        /// Text in the color of a plain background, in nearly that, or in none.
        SameColor = "same-color",
    }
}

crate::vocabulary! {
    /// What was found on the page that may bring something into view, surest first.
    pub enum Opener {
        /// A control names it or its parent (`aria-controls`, `data-target`, `for`, `onclick`), or `href="#id"` leads to it.
        Named = "named",
        /// A style for a state of something else: `:hover`, `:focus`, `:checked`, `:target`.
        State = "state",
        /// A control stands beside it: a button, a label of a box to tick.
        Beside = "beside",
        /// A style for other media: print, narrow screens.
        Media = "media",
        /// It has opacity 0 and its place in the flow, as what fades in has.
        Faded = "faded",
        /// A heading stands right before it, as in an accordion.
        Heading = "heading",
        /// Nothing of the above, but somewhere on the page is a button for a menu.
        Menu = "menu",
    }
}

/// Whether the browser would show the link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Rendering {
    /// No window laid the document out, or it was not asked.
    #[default]
    Unread,
    /// Rendered and not concealed in any way that is looked for.
    Shown,
    /// Not to be seen.
    Concealed {
        /// How.
        by: Concealment,
        /// The outermost block that conceals it, where one does.
        block: Option<u32>,
        /// What may show that block.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opener: Option<Opener>,
    },
}

/// One hyperlink, attribute values as written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// Number of the link: light-tree HTML links from 0 in document order, then SVG links, then those in open shadow roots.
    pub index: u32,
    /// The element that makes it.
    pub element: Element,
    /// The link's own block (its tag, class, id, role, `aria-label`).
    pub block: u32,
    /// Raw `href`, cut at 8,192 characters.
    pub href: String,
    /// The browser's resolved address (R17), cut likewise; empty where it cannot be resolved.
    pub resolved: String,
    /// Raw `rel`; none without the attribute.
    pub rel: Option<String>,
    /// Raw `title`, or empty.
    pub title: String,
    /// Raw `referrerpolicy`, or empty.
    pub referrer_policy: String,
    /// Whether it would be seen.
    pub rendering: Rendering,
    /// Whether it stands in an open shadow root.
    pub in_shadow: bool,
}

impl Anchor {
    /// Whether the browser was asked and shows nothing of it.
    pub const fn is_concealed(&self) -> bool {
        matches!(self.rendering, Rendering::Concealed { .. })
    }
}

/// A piece of the page's text, or an image, between two element boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The innermost recorded element around it.
    pub block: u32,
    /// Position in `anchors` of the hyperlink around it, if any.
    pub anchor: Option<u32>,
    /// Text or image.
    pub kind: RunKind,
    /// Text with inner whitespace collapsed to single spaces (a leading or trailing one is kept) and `<br>` as a
    /// line feed, or the image's alternative. Of a node of more than 4,000 characters, the first 3,000 and the last 1,000.
    pub text: String,
    /// Characters of the whole run, the cut-out middle included.
    pub length: u32,
}
