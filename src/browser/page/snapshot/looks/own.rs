//! What conceals a rendered link itself, nothing around it doing so.
//! Knows no block.

use wasm_bindgen::JsCast;

use super::{
    Elements, POINT_PX, Rect,
    behind::{Behind, Look},
    style::Style,
};
use crate::{
    css::{clip, color},
    page::{Concealment, flat::FORMATTING},
};

/// Farther out than any menu slides: the usual "off-screen" text stands at -9999 px.
const FAR_PX: f64 = -1000.0;
/// Letters of a pixel are a line at most.
const SMALLEST_PX: f64 = 1.0;
/// The canvas, where nothing is known to lie on it.
const WHITE: &str = "rgb(255, 255, 255)";
/// Elements that show something whatever the text's size and color.
const PICTURES: &[&str] = &[
    "img", "svg", "picture", "video", "canvas", "object", "embed", "iframe", "input", "button",
];
/// Most elements within a link that are looked at: a link holds few, a hostile one as many as it likes.
const LOOKED_AT: u32 = 50;

/// What is read of a link's own text.
pub(super) const PROPERTIES: [&str; 2] = ["font-size", "color"];

/// Their values, in that order; empty where the element has no style.
pub(super) type Text<'a> = [&'a str; PROPERTIES.len()];

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
    /// What keeps the link's box from being seen.
    pub(super) fn out_of_sight(self) -> Option<Concealment> {
        let rect = self.rect;
        let is_point = rect.width <= POINT_PX && rect.height <= POINT_PX;
        let is_empty = rect.width <= 0.0 || rect.height <= 0.0;
        if is_point || (is_empty && !self.has_picture()) {
            return Some(Concealment::ZeroSize);
        }
        let far = rect.x + rect.width < FAR_PX || rect.y + rect.height < FAR_PX;
        far.then_some(Concealment::OffScreen)
    }

    /// What keeps the link's text over what lies behind it from being read.
    ///
    /// `text` are the font size and color of its own.
    pub(super) fn unreadable(self, look: Look<'_>, text: &Text<'_>) -> Option<Concealment> {
        let [font_size, color] = *text;
        let size = font_size.strip_suffix("px").and_then(clip::number);
        let (by, property) = if size.is_some_and(|size| size <= SMALLEST_PX) {
            (Concealment::FontSizeZero, "font-size")
        } else if self.is_lost(look, color)? {
            (Concealment::SameColor, "color")
        } else {
            return None;
        };
        (!self.shows_more(property)?).then_some(by)
    }

    /// Whether a text of this color cannot be told from what lies behind it. None where it has no style.
    fn is_lost(self, look: Look<'_>, text: &str) -> Option<bool> {
        let lost = match look.behind {
            Behind::Image => false,
            Behind::Unknown => color::is_transparent(text) || color::are_alike(text, WHITE),
            Behind::Plain(plain) => color::is_transparent(text) || color::are_alike(text, plain),
        };
        if !lost {
            return Some(false);
        }
        // Few get here. What is written in the line around the link may have a background of its own.
        let element = self.elements.anchor(self.position)?;
        let style = Style::of(self.window, element.unchecked_ref())?;
        let fill = style.get("-webkit-text-fill-color");
        if style.get("text-shadow") != "none" || !(fill.is_empty() || fill == text) {
            return Some(false);
        }
        let mut around = element.parent_element();
        let in_line = |inner: &web_sys::Element| FORMATTING.contains(&inner.local_name().as_str());
        while let Some(inner) = around.filter(in_line) {
            let style = Style::of(self.window, inner.unchecked_ref())?;
            let plain = style.get("background-color");
            if style.get("background-image") != "none" {
                return Some(false);
            }
            if !color::is_transparent(&plain) {
                return Some(color::is_transparent(text) || color::are_alike(text, &plain));
            }
            around = inner.parent_element();
        }
        Some(color::is_transparent(text) || matches!(look.behind, Behind::Plain(_)))
    }

    /// Whether something in the link, or drawn beside it, has yet to be loaded or is laid out elsewhere.
    fn has_picture(self) -> bool {
        self.elements.anchor(self.position).is_some_and(|element| {
            Style::draws_beside(self.window, element.unchecked_ref())
                || inside(&element).any(|inner| is_picture(&inner))
        })
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
        Some(inside(&element).any(|inner| {
            let other = |style: Style| style.get(property) != own;
            is_picture(&inner) || Style::of(self.window, inner.unchecked_ref()).is_some_and(other)
        }))
    }
}

/// The first elements within another.
fn inside(element: &web_sys::Element) -> impl Iterator<Item = web_sys::Element> {
    let inside = element.get_elements_by_tag_name("*");
    (0..LOOKED_AT).map_while(move |position| inside.item(position))
}

fn is_picture(element: &web_sys::Element) -> bool {
    PICTURES.contains(&element.local_name().as_str())
}
