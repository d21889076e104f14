//! One mark: a letter in a shape whose look says how the link is qualified.
//! Does not decide where it goes.

use web_sys::HtmlElement;

use super::place::Point;
use crate::{
    browser::dom::Fallible,
    report::{Mark, MarkKind},
    words::Words,
};

/// Makes an element the mark of a link.
pub(super) fn label(marker: &HtmlElement, mark: &Mark, words: &Words) -> Fallible {
    let follow = mark.follow.as_str();
    marker.set_attribute("data-follow", follow)?;
    marker.set_text_content(Some(&words.label("letter", follow)));
    // Marks are used again for other links.
    let rival = words.label("letter", "rival");
    for (name, holds, says) in [
        ("data-mine", mark.kind == MarkKind::Mine, ""),
        ("data-rival", mark.kind == MarkKind::Rival, &rival),
    ] {
        if holds {
            marker.set_attribute(name, says)?;
        } else {
            marker.remove_attribute(name)?;
        }
    }
    Ok(())
}

/// Moves an element of ours to a point, on whole pixels so that letters stay sharp.
pub(super) fn put(element: &HtmlElement, point: Point) -> Fallible {
    let [x, y] = [point.x, point.y].map(|length| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole length inside the viewport"
        )]
        let pixels = length.round() as u32;
        pixels.to_string()
    });
    let moved = ["translate(", x.as_str(), "px,", y.as_str(), "px)"].concat();
    element.style().set_property("transform", &moved)
}
