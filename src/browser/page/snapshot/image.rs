//! Which elements are images, and what stands for them in text.

use wasm_bindgen::JsCast;

use crate::browser::page::native::Element;
use crate::page::Block;

/// The image's alternative text, empty where it has none; none where the element is no image.
/// `block` is what the element was recorded as.
pub(super) fn alternative(element: &Element, tag: &str, block: Option<&Block>) -> Option<String> {
    let attribute = |name: &str| element.get_attribute(name).unwrap_or_default();
    match tag {
        "img" => Some(attribute("alt")),
        // A part of an image, with an alternative of its own.
        "area" => element.get_attribute("href").map(|_| attribute("alt")),
        "svg" => Some(
            element
                .get_attribute("aria-label")
                .or_else(|| svg_title(element))
                .unwrap_or_default(),
        ),
        "input" => attribute("type")
            .eq_ignore_ascii_case("image")
            .then(|| attribute("alt")),
        _ => block
            .filter(|block| block.role == "img")
            .map(|_| attribute("aria-label")),
    }
}

/// The text of an svg's own title, which names it for people who do not see it.
fn svg_title(svg: &Element) -> Option<String> {
    let svg: &web_sys::Element = svg.unchecked_ref();
    let title = svg.query_selector(":scope > title").ok().flatten()?;
    title.text_content()
}
