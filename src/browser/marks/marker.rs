//! What marks one link: a letter with a tick, a ring around each line, or a dot.
//! Does not decide where it goes.

use web_sys::{Element, HtmlElement};

use super::place::{Line, Point};
use crate::{
    browser::dom::Fallible,
    report::{Mark, MarkKind},
    words::Words,
};

/// How far a ring is from the text inside.
const CLEAR: f64 = 2.0;

/// The class of the element at a link's end.
pub(super) const fn class(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Mine | MarkKind::Rival | MarkKind::Chosen => "mark",
        MarkKind::Template => "dot",
    }
}

/// Whether links of this kind have rings.
pub(super) const fn is_ringed(kind: MarkKind) -> bool {
    match kind {
        MarkKind::Mine | MarkKind::Rival => true,
        MarkKind::Chosen | MarkKind::Template => false,
    }
}

/// Makes an element a sign of a link. Elements are used again for other links and other signs.
pub(super) fn label(sign: &Element, mark: &Mark, words: &Words) -> Fallible {
    let follow = mark.follow.as_str();
    sign.set_attribute("data-kind", mark.kind.as_str())?;
    sign.set_attribute("data-follow", follow)?;
    sign.set_attribute("data-place", mark.place.as_str())?;
    sign.toggle_attribute_with_force("data-uncertain", mark.uncertain)?;
    sign.remove_attribute("data-current")?;
    let letter = if sign.class_name() == "mark" {
        words.label("letter", follow)
    } else {
        String::new()
    };
    sign.set_text_content(Some(&letter));
    Ok(())
}

/// Moves an element of ours to a point.
pub(super) fn put(element: &HtmlElement, point: Point) {
    element.style().set_css_text(&moved(point));
}

/// Lays a ring around a line.
pub(super) fn surround(ring: &HtmlElement, line: Line) {
    let Line {
        corner,
        width,
        height,
    } = line;
    let [width, height] = [width, height].map(|length| whole(length + 2.0 * CLEAR));
    let moved = moved(Point {
        x: corner.x - CLEAR,
        y: corner.y - CLEAR,
    });
    let style = [&moved, ";width:", &width, "px;height:", &height, "px"].concat();
    ring.style().set_css_text(&style);
}

/// On whole pixels, so that letters stay sharp.
fn moved(point: Point) -> String {
    let [x, y] = [point.x, point.y].map(whole);
    ["transform:translate(", &x, "px,", &y, "px)"].concat()
}

fn whole(length: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole length near the viewport"
    )]
    let pixels = length.round() as i32;
    pixels.to_string()
}
