//! Reads one hyperlink's attributes (R15), and numbers them all (DESIGN section 4).

use wasm_bindgen::JsCast;

use super::{attributes::cut, head::resolve, level::Inside};
use crate::browser::page::native::{Document, Element, Hyperlink};
use crate::page::{self, Anchor, PageSnapshot, Rendering};

/// Longest address kept, in characters: servers refuse longer ones (RFC 9110 asks for 8,000 octets at least).
const ADDRESS_LIMIT: usize = 8_192;
const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// How a document's addresses become absolute.
#[derive(Debug)]
pub(super) struct Resolver {
    base_url: String,
    /// Whether the document's own base is the one that was given, so that its elements resolve right.
    own: bool,
    /// Whether an HTML parser made the tree, so that every `a` outside svg is an HTML one.
    html: bool,
}

impl Resolver {
    pub(super) fn new(document: &Document, page: &PageSnapshot) -> Self {
        Self {
            own: document.base_uri().as_deref() == Some(page.base_url.as_str()),
            base_url: page.base_url.clone(),
            html: page.content_type == "text/html",
        }
    }

    /// Adds the element to the page's anchors if it is a hyperlink; its position among them.
    pub(super) fn read(
        &self,
        element: &Element,
        tag: &str,
        (inside, page): (Inside, &mut PageSnapshot),
    ) -> Option<u32> {
        let kind = self.kind(element, tag, inside)?;
        let href = match kind {
            page::Element::A | page::Element::Area => element.get_attribute("href"),
            page::Element::SvgA => element
                .get_attribute("href")
                .or_else(|| element.get_attribute("xlink:href")),
        }?;
        let resolved = self.resolved(element, kind, &href)?;
        let position = u32::try_from(page.anchors.len()).ok()?;
        let text = |name: &str| element.get_attribute(name).unwrap_or_default();
        page.anchors.push(Anchor {
            index: 0,
            element: kind,
            block: inside.block?,
            resolved: cut(resolved, ADDRESS_LIMIT),
            href: cut(href, ADDRESS_LIMIT),
            rel: element.get_attribute("rel"),
            title: text("title"),
            referrer_policy: text("referrerpolicy"),
            rect: None,
            rendering: Rendering::Unread,
            in_shadow: inside.in_shadow,
        });
        Some(position)
    }

    fn kind(&self, element: &Element, tag: &str, inside: Inside) -> Option<page::Element> {
        let html = match tag {
            "a" => page::Element::A,
            "area" => page::Element::Area,
            _ => return None,
        };
        if self.html && !inside.in_svg {
            return Some(html);
        }
        match element.namespace_uri().as_deref() {
            Some(HTML) => Some(html),
            Some(SVG) if tag == "a" => Some(page::Element::SvgA),
            _ => None,
        }
    }

    /// The element's address; none where it only has the name of a hyperlink.
    fn resolved(&self, element: &Element, kind: page::Element, href: &str) -> Option<String> {
        match kind {
            page::Element::A | page::Element::Area => {
                let own = absolute(element.unchecked_ref(), href)?;
                Some(if self.own {
                    own
                } else {
                    resolve(href, &self.base_url)
                })
            }
            page::Element::SvgA => Some(resolve(href, &self.base_url)),
        }
    }
}

/// The address that a link with this `href` leads to; empty where the browser has none. It then gives the raw one and a
/// bare colon for its scheme (HTML Standard, `HTMLHyperlinkElementUtils`), though another parser might make something of it.
/// None where the element is no link of HTML.
fn absolute(link: &Hyperlink, href: &str) -> Option<String> {
    let resolved = link.href().as_string()?;
    let unresolvable = resolved == href && link.protocol() == ":";
    Some(if unresolvable {
        String::new()
    } else {
        resolved
    })
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
        cut(absolute(&self.0, href).unwrap_or_default(), ADDRESS_LIMIT)
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
