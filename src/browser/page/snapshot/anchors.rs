//! Reads one hyperlink's attributes (R15), and numbers them all (DESIGN section 4).

use wasm_bindgen::JsCast;

use super::{
    flat::{Attributes, HTML_ADDRESS, SVG_ADDRESS},
    head::resolve,
    tree::{Inside, cut},
};
use crate::browser::page::native::{Document, Hyperlink};
use crate::page::{self, Anchor, PageSnapshot, Rendering};

/// Longest address kept, in characters: servers refuse longer ones (RFC 9110 asks for 8,000 octets at least).
const ADDRESS_LIMIT: usize = 8_192;
const HTML: &str = "http://www.w3.org/1999/xhtml";

/// How a document's addresses become absolute.
#[derive(Debug)]
pub(super) struct Resolver {
    base_url: String,
    /// Whether the document's own base is the one that was given, so that its elements resolve right.
    own: bool,
}

impl Resolver {
    pub(super) fn new(document: &Document, page: &PageSnapshot) -> Self {
        Self {
            own: document.base_uri().as_deref() == Some(page.base_url.as_str()),
            base_url: page.base_url.clone(),
        }
    }

    /// Adds the element to the page's anchors if it is a hyperlink; its position among them.
    pub(super) fn read(
        &self,
        attributes: Attributes<'_>,
        tag: &str,
        (inside, page): (Inside, &mut PageSnapshot),
    ) -> Option<u32> {
        let own = attributes.get(HTML_ADDRESS);
        let element = match (tag, own) {
            ("a", Some(_)) => page::Element::A,
            ("area", Some(_)) => page::Element::Area,
            // Outside a drawing it is nothing that anybody could see or follow.
            ("a", None) if inside.is_drawing() => {
                attributes.get(SVG_ADDRESS).map(|_| page::Element::SvgA)?
            }
            _ => return None,
        };
        let href = attributes.get("href");
        let href = match element {
            page::Element::A | page::Element::Area => href,
            page::Element::SvgA => href.or_else(|| attributes.get("xlink:href")),
        }?;
        let resolved = match own.filter(|_| self.own) {
            Some(own) => cut(own, ADDRESS_LIMIT),
            None => cut(&resolve(href, &self.base_url), ADDRESS_LIMIT),
        };
        let position = u32::try_from(page.anchors.len()).ok()?;
        let text = |name: &str| attributes.get(name).unwrap_or_default().to_owned();
        page.anchors.push(Anchor {
            index: 0,
            element,
            block: inside.block?,
            resolved,
            href: cut(href, ADDRESS_LIMIT),
            rel: attributes.get("rel").map(str::to_owned),
            title: text("title"),
            referrer_policy: text("referrerpolicy"),
            rendering: Rendering::Unread,
            in_shadow: inside.in_shadow,
        });
        Some(position)
    }
}

/// The address that a link with this `href` leads to; empty where the browser has none. It then gives the raw one and a
/// bare colon for its scheme (HTML Standard, `HTMLHyperlinkElementUtils`), though another parser might make something of it.
fn absolute(link: &Hyperlink, href: &str) -> String {
    let resolved = link.href();
    let unresolvable = resolved == href && link.protocol() == ":";
    if unresolvable {
        String::new()
    } else {
        resolved
    }
}

/// Resolves addresses from elsewhere as those in the document's own elements are: a query is encoded as the document is
/// (URL Standard, "URL parsing"), which no other way of resolving does.
#[derive(Debug)]
pub(crate) struct Detached(Hyperlink);

impl Detached {
    /// A link that belongs to the document and stands nowhere in it.
    pub(crate) fn of(document: &Document) -> Option<Self> {
        let link = document.create_element_ns(HTML, "a").ok()?;
        Some(Self(link.unchecked_into()))
    }

    /// The address as the snapshot has it; empty where it cannot be resolved.
    pub(crate) fn resolve(&self, href: &str) -> String {
        self.0.set_href(href);
        cut(&absolute(&self.0, href), ADDRESS_LIMIT)
    }
}

/// Numbers light-tree HTML links first, then SVG links, then those in open shadow roots.
pub(super) fn number(anchors: &mut [Anchor]) {
    let group = |anchor: &Anchor| match (anchor.in_shadow, anchor.element) {
        (false, page::Element::A | page::Element::Area) => 0,
        (false, page::Element::SvgA) => 1,
        (true, _) => 2,
    };
    let mut next = 0;
    for wanted in 0..=2 {
        for anchor in anchors.iter_mut().filter(|anchor| group(anchor) == wanted) {
            anchor.index = next;
            next += 1;
        }
    }
}
