//! Reads one hyperlink's attributes (R15), and numbers them all (DESIGN section 4).

use wasm_bindgen::JsCast;

use super::{attributes::cut, head::resolve, tree::Inside};
use crate::browser::native::{AnchorElement, AreaElement, Element};
use crate::page::{self, Anchor, PageSnapshot, Rendering};

/// Longest address kept, in characters: servers refuse longer ones (RFC 9110 asks for 8,000 octets at least).
const ADDRESS_LIMIT: usize = 8_192;
const HTML: &str = "http://www.w3.org/1999/xhtml";
const SVG: &str = "http://www.w3.org/2000/svg";

/// Adds the element to the page's anchors if it is a hyperlink; its position among them.
pub(super) fn read(
    element: &Element,
    tag: &str,
    inside: Inside,
    page: &mut PageSnapshot,
) -> Option<u32> {
    if !matches!(tag, "a" | "area") {
        return None;
    }
    let namespace = element.namespace_uri();
    let kind = match (namespace.as_deref(), tag) {
        (Some(HTML), "a") => page::Element::A,
        (Some(HTML), _) => page::Element::Area,
        (Some(SVG), "a") => page::Element::SvgA,
        _ => return None,
    };
    let href = match kind {
        page::Element::A | page::Element::Area => element.get_attribute("href"),
        page::Element::SvgA => element
            .get_attribute("href")
            .or_else(|| element.get_attribute("xlink:href")),
    }?;
    let position = u32::try_from(page.anchors.len()).ok()?;
    let text = |name: &str| element.get_attribute(name).unwrap_or_default();
    page.anchors.push(Anchor {
        index: 0,
        element: kind,
        block: inside.block?,
        resolved: cut(
            resolved(element, kind, (&href, &page.base_url)),
            ADDRESS_LIMIT,
        ),
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

/// The browser's resolution: the element's own where it resolves against the base that was given.
fn resolved(element: &Element, kind: page::Element, (href, base_url): (&str, &str)) -> String {
    let own_base = element.base_uri();
    let resolved = match kind {
        _ if own_base.as_deref() != Some(base_url) => resolve(href, base_url),
        page::Element::A => element.unchecked_ref::<AnchorElement>().anchor_href(),
        page::Element::Area => element.unchecked_ref::<AreaElement>().area_href(),
        page::Element::SvgA => resolve(href, base_url),
    };
    if resolved.is_empty() {
        href.to_owned()
    } else {
        resolved
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
