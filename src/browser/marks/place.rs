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

/// One line of a link on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its upper left corner.
    pub(super) corner: Point,
    /// From left to right.
    pub(super) width: f64,
    /// From top to bottom.
    pub(super) height: f64,
}

/// Where a link is on the screen.
#[derive(Debug)]
pub(super) struct Spot {
    /// Where its mark goes.
    pub(super) mark: Point,
    /// A point of the link itself.
    pub(super) inside: Point,
    /// Its lines in view.
    pub(super) lines: Vec<Line>,
}

/// The part of the viewport that boxes have to stay in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// From left to right.
    pub(super) width: f64,
    /// From top to bottom.
    pub(super) height: f64,
}

/// A mark's size: it sits on the link's upper end corner, like a footnote's number.
const MARK: (f64, f64) = (22.0, 15.0);
/// Free space around a card.
const GAP: f64 = 8.0;
/// Lines of a link that are told apart; a longer one has a block's size.
const LINES: usize = 8;

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

    /// Where a link is: its mark goes where its text ends; none where the link has no box in view.
    pub(super) fn spot(self, link: &Element) -> Option<Spot> {
        let boxes = link.get_client_rects();
        let last = boxes.item(boxes.length().checked_sub(1)?)?;
        if last.bottom() < 0.0 || last.top() > self.height {
            return None;
        }
        let rects = (0..boxes.length()).filter_map(|position| boxes.item(position));
        let lines = rects.filter(|rect| rect.bottom() > 0.0 && rect.top() < self.height);
        let middle = |start: f64, end: f64, side: f64| f64::midpoint(start.max(0.0), end.min(side));
        Some(Spot {
            mark: Point {
                x: within(last.right() - 4.0, self.width - MARK.0),
                y: within(last.top() - MARK.1 / 2.0, self.height - MARK.1),
            },
            inside: Point {
                x: middle(last.left(), last.right(), self.width),
                y: middle(last.top(), last.bottom(), self.height),
            },
            lines: lines.take(LINES).map(|rect| line(&rect)).collect(),
        })
    }

    /// Where a card of this size goes: under the link, above it where there is no room.
    pub(super) fn card(self, link: &Element, card: &DomRect) -> Point {
        let near = link.get_bounding_client_rect();
        let below = near.bottom() + GAP;
        let fits = below + card.height() <= self.height;
        let y = if fits {
            below
        } else {
            near.top() - GAP - card.height()
        };
        Point {
            x: within(near.left(), self.width - card.width() - GAP),
            y: y.max(0.0),
        }
    }
}

/// A length kept between nothing and the room there is.
fn within(length: f64, room: f64) -> f64 {
    length.min(room).max(0.0)
}

fn line(rect: &DomRect) -> Line {
    Line {
        corner: Point {
            x: rect.left(),
            y: rect.top(),
        },
        width: rect.width(),
        height: rect.height(),
    }
}
