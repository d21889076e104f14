//! What conceals a rendered link itself, nothing around it doing so.
//! Knows no block.

use wasm_bindgen::JsCast;

use super::{Elements, POINT_PX, Rect, behind::Look, style::Style};
use crate::page::Concealment;

/// Farther out than any menu slides: the usual "off-screen" text stands at -9999 px.
const FAR_PX: f64 = -1000.0;
/// Elements that show something whatever the text's size and color.
const PICTURES: &[&str] = &[
    "img", "svg", "picture", "video", "canvas", "object", "embed", "iframe", "input", "button",
];
/// Most elements within a link that are looked at: a link holds few, a hostile one as many as it likes.
const LOOKED_AT: u32 = 50;

/// What is read of a link's own text.
pub(super) const PROPERTIES: &str = "font-size color";

/// Their values, in that order; empty where the element has no style.
pub(super) type Text<'a> = [&'a str; 2];

/// A rendered link.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'a> {
    pub(super) window: &'a web_sys::Window,
    pub(super) elements: Elements<'a>,
    /// Its number among the anchors.
    pub(super) position: u32,
    pub(super) rect: Rect,
}

impl Link<'_> {
    /// What keeps the link in its box and over the plain background behind it from being seen.
    ///
    /// `text` are the font size and color of its own.
    pub(super) fn concealment(self, look: Look<'_>, text: &Text<'_>) -> Option<Concealment> {
        let rect = self.rect;
        if rect.width <= POINT_PX && rect.height <= POINT_PX {
            return Some(Concealment::ZeroSize);
        }
        if rect.x + rect.width < FAR_PX || rect.y + rect.height < FAR_PX {
            return Some(Concealment::OffScreen);
        }
        let [font_size, color] = *text;
        let (by, property) = if font_size == "0px" {
            (Concealment::FontSizeZero, "font-size")
        } else if look.background == Some(color) && !color.is_empty() {
            (Concealment::SameColor, "color")
        } else {
            return None;
        };
        (!self.shows_more(property)?).then_some(by)
    }

    /// Whether a link shows more than the text that a property of its own conceals: a picture, or something in it that
    /// has another value. None where it has no style.
    fn shows_more(self, property: &str) -> Option<bool> {
        let element = self.elements.anchor(self.position)?;
        let style = Style::of(self.window, element.unchecked_ref())?;
        if style.get("background-image") != "none"
            || Style::draws_beside(self.window, element.unchecked_ref())
        {
            return Some(true);
        }
        let own = style.get(property);
        let inside = element.get_elements_by_tag_name("*");
        let mut inside = (0..LOOKED_AT).map_while(|position| inside.item(position));
        Some(inside.any(|inner| {
            let other = |style: Style| style.get(property) != own;
            PICTURES.contains(&inner.local_name().as_str())
                || Style::of(self.window, inner.unchecked_ref()).is_some_and(other)
        }))
    }
}
