//! What conceals a rendered link itself, nothing around it doing so.
//! Knows no block.

use wasm_bindgen::JsCast;

use super::{POINT_PX, style::Style};
use crate::browser::page::native::Element;
use crate::page::{Concealment, Rect};

/// Farther out than any menu slides: the usual "off-screen" text stands at -9999 px.
const FAR_PX: f64 = -1000.0;
/// Elements that show something whatever the text's size and color.
const PICTURES: &[&str] = &[
    "img", "svg", "picture", "video", "canvas", "object", "embed", "iframe", "input", "button",
];
/// Most elements within a link that are looked at: a link holds few, a hostile one as many as it likes.
const LOOKED_AT: u32 = 50;

/// What keeps a link in this box and over this plain background from being seen.
pub(super) fn concealment(
    window: &web_sys::Window,
    (element, rect): (&Element, Rect),
    background: Option<&str>,
) -> Option<Concealment> {
    if rect.width <= POINT_PX && rect.height <= POINT_PX {
        return Some(Concealment::ZeroSize);
    }
    if rect.x + rect.width < FAR_PX || rect.y + rect.height < FAR_PX {
        return Some(Concealment::OffScreen);
    }
    let style = Style::of(window, element)?;
    let (by, property) = if style.get("font-size") == "0px" {
        (Concealment::FontSizeZero, "font-size")
    } else if background == Some(style.get("color").as_str()) {
        (Concealment::SameColor, "color")
    } else {
        return None;
    };
    (!shows_more(window, element, (&style, property))).then_some(by)
}

/// Whether a link shows more than the text that a property of its own conceals: a picture, or something in it that
/// has another value.
fn shows_more(
    window: &web_sys::Window,
    element: &Element,
    (style, property): (&Style, &str),
) -> bool {
    if style.get("background-image") != "none" || Style::draws_beside(window, element) {
        return true;
    }
    let own = style.get(property);
    let element: &web_sys::Element = element.unchecked_ref();
    let inside = element.get_elements_by_tag_name("*");
    let mut inside = (0..LOOKED_AT).map_while(|position| inside.item(position));
    inside.any(|inner| {
        let other = |style: Style| style.get(property) != own;
        PICTURES.contains(&inner.local_name().as_str())
            || Style::of(window, inner.unchecked_ref()).is_some_and(other)
    })
}
