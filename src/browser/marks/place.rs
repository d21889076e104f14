//! Where on the screen a link's mark and card go.
//! Reads boxes, writes nothing.

use web_sys::{DomRect, Element, Window};

/// A point in the viewport, CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// From the left.
    pub(super) x: f64,
    /// From the top.
    pub(super) y: f64,
}

/// The part of the viewport that boxes have to stay in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    width: f64,
    height: f64,
}

/// Half a mark's size: it sits on the link's upper end corner, like a footnote's number.
const HALF: f64 = 7.0;
/// Free space around a card.
const GAP: f64 = 8.0;

impl Screen {
    /// The window's inside as it is now.
    pub(super) fn of(window: &Window) -> Self {
        let side = |length: Result<wasm_bindgen::JsValue, _>| {
            length
                .ok()
                .and_then(|length| length.as_f64())
                .unwrap_or_default()
        };
        Self {
            width: side(window.inner_width()),
            height: side(window.inner_height()),
        }
    }

    /// Where the mark of a link goes: where its text ends; none where the link has no box.
    pub(super) fn mark(self, link: &Element) -> Option<Point> {
        let boxes = link.get_client_rects();
        let last = boxes.item(boxes.length().checked_sub(1)?)?;
        if last.bottom() < 0.0 || last.top() > self.height {
            return None;
        }
        let room = (self.width - 2.0 * HALF).max(0.0);
        let x = (last.right() - HALF / 2.0).max(0.0).min(room);
        Some(Point {
            x,
            y: (last.top() - HALF).max(0.0),
        })
    }

    /// Where a card of this size goes: under the link, above it where there is no room.
    pub(super) fn card(self, link: &Element, card: &DomRect) -> Point {
        let near = link
            .get_client_rects()
            .item(0)
            .unwrap_or_else(|| link.get_bounding_client_rect());
        let below = near.bottom() + GAP;
        let fits = below + card.height() <= self.height;
        let y = if fits {
            below
        } else {
            near.top() - GAP - card.height()
        };
        let room = (self.width - card.width() - GAP).max(0.0);
        Point {
            x: near.left().max(0.0).min(room),
            y: y.max(0.0),
        }
    }
}
