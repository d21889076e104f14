//! Which elements are images, and what stands for them in text.

use super::flat::{Attributes, SVG_TITLE};
use crate::page::Block;

/// The image's alternative text, empty where it has none; none where the element is no image.
/// `block` is what the element was recorded as.
pub(super) fn alternative<'a>(
    tag: &str,
    attributes: Attributes<'a>,
    block: Option<&Block>,
) -> Option<&'a str> {
    let attribute = |name: &str| attributes.get(name).unwrap_or_default();
    match tag {
        "img" => Some(attribute("alt")),
        // A part of an image, with an alternative of its own.
        "area" => attributes.get("href").map(|_| attribute("alt")),
        "svg" => Some(
            attributes
                .get("aria-label")
                .or_else(|| attributes.get(SVG_TITLE))
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
