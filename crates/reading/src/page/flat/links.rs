//! Reads one hyperlink's attributes (R15), and numbers them all (DESIGN section 4).

use super::{
    Attributes, Name,
    tree::{Inside, Kind, cut},
};
use crate::page::{Anchor, Element, PageSnapshot, Rendering};

/// Longest address kept, in characters: servers refuse longer ones (RFC 9110 asks for 8,000 octets at least).
pub const ADDRESS_LIMIT: usize = 8_192;

/// How a document's addresses become absolute.
pub struct Resolver<'a> {
    /// Whether the document's own base is the page's, so that its elements resolve right.
    pub is_own: bool,
    /// Resolves against the page's base; empty where that cannot be.
    pub resolve: &'a dyn Fn(&str) -> String,
}

impl std::fmt::Debug for Resolver<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resolver")
            .field("is_own", &self.is_own)
            .finish_non_exhaustive()
    }
}

impl Resolver<'_> {
    /// Adds the element to the page's anchors if it is a hyperlink; its position among them.
    pub(super) fn read(
        &self,
        attributes: Attributes<'_>,
        kind: Kind,
        (inside, page): (Inside, &mut PageSnapshot),
    ) -> Option<u32> {
        if !matches!(kind, Kind::A | Kind::Area) {
            return None;
        }
        let own = attributes.get(Name::HtmlAddress);
        let element = match own {
            Some(_) if kind == Kind::Area => Element::Area,
            Some(_) => Element::A,
            // Outside a drawing it is nothing that anybody could see or follow.
            None if kind == Kind::A && inside.is_drawing() => {
                attributes.get(Name::SvgAddress).map(|_| Element::SvgA)?
            }
            None => return None,
        };
        let href = attributes.get(Name::Href);
        let href = match element {
            Element::A | Element::Area => href,
            Element::SvgA => href.or_else(|| attributes.get(Name::XlinkHref)),
        }?;
        let resolved = match own.filter(|_| self.is_own) {
            Some(own) => cut(own, ADDRESS_LIMIT),
            None => cut(&(self.resolve)(href), ADDRESS_LIMIT),
        };
        let position = u32::try_from(page.anchors.len()).ok()?;
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        page.anchors.push(Anchor {
            index: 0,
            element,
            block: inside.block?,
            resolved,
            href: cut(href, ADDRESS_LIMIT),
            rel: attributes.get(Name::Rel).map(str::to_owned),
            title: text(attributes.recorded("title")),
            referrer_policy: text(attributes.get(Name::ReferrerPolicy)),
            rendering: Rendering::Unread,
            in_shadow: inside.in_shadow,
        });
        Some(position)
    }
}

/// Numbers light-tree HTML links first, then SVG links, then those in open shadow roots.
pub(super) fn number(anchors: &mut [Anchor]) {
    let group = |anchor: &Anchor| match (anchor.in_shadow, anchor.element) {
        (false, Element::A | Element::Area) => 0,
        (false, Element::SvgA) => 1,
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
