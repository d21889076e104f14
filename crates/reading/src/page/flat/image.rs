//! Which elements are images, and what stands for them in text.

use super::{Attributes, Name, tree::Kind};
use crate::page::Block;

/// The image's alternative text, empty where it has none; none where the element is no image.
/// `block` is what the element was recorded as.
pub(super) fn alternative<'a>(
    kind: Kind,
    attributes: Attributes<'a>,
    block: Option<&Block>,
) -> Option<&'a str> {
    let alt = || attributes.get(Name::Alt).unwrap_or_default();
    match kind {
        Kind::Img => Some(alt()),
        // A part of an image, with an alternative of its own.
        Kind::Area => attributes.get(Name::Href).map(|_| alt()),
        Kind::Svg => Some(
            (attributes.recorded("aria-label"))
                .or_else(|| attributes.get(Name::SvgTitle))
                .unwrap_or_default(),
        ),
        Kind::Input => (attributes.get(Name::Type))
            .is_some_and(|kind| kind.eq_ignore_ascii_case("image"))
            .then(alt),
        Kind::A | Kind::Break | Kind::WordBreak | Kind::Formatting | Kind::Other | Kind::Title => {
            block
                .filter(|block| block.role == "img")
                .map(|_| attributes.recorded("aria-label").unwrap_or_default())
        }
    }
}
