//! How the browser lays elements out: their boxes and computed styles, each asked for in one call.
//! Knows no link and judges nothing.

use wasm_bindgen::prelude::*;

use super::flat::object;
use crate::{
    page::{Opener, flat::SEPARATOR},
    turns::Turns,
};

/// A box in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    /// Left edge.
    pub(super) x: f64,
    /// Top edge.
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

#[wasm_bindgen]
extern "C" {
    // They throw where a frame has gone elsewhere between two slices: its window is then another origin's.
    #[wasm_bindgen(js_namespace = vouchSight, js_name = boxes, catch)]
    fn boxes_of(elements: &js_sys::Array, numbers: Vec<u32>) -> Result<Vec<f64>, JsValue>;
    #[wasm_bindgen(js_namespace = vouchSight, js_name = styles, catch)]
    fn styles_of(
        elements: &js_sys::Array,
        numbers: Vec<u32>,
        wanted: &JsValue,
    ) -> Result<Written, JsValue>;
    #[wasm_bindgen(js_namespace = vouchReveals, js_name = openers, catch)]
    fn openers_of(
        elements: &js_sys::Array,
        numbers: Vec<u32>,
        view: &JsValue,
    ) -> Result<Vec<u8>, JsValue>;

    type Written;
    #[wasm_bindgen(method, getter)]
    fn rows(this: &Written) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Written) -> String;
}

/// Numbers of one element's row in what is written of boxes.
const OF_BOX: usize = 5;

/// Where an element lies in the viewport, and whether the browser renders it.
pub(super) type Place = (Rect, bool);

/// The place of each element, in the order of the numbers; none where the browser does not tell. An element without a box
/// of its own has its contents'.
pub(super) fn places(elements: &js_sys::Array, numbers: Vec<u32>) -> Vec<Place> {
    let rows = boxes_of(elements, numbers).unwrap_or_default();
    let (rows, _) = rows.as_chunks::<OF_BOX>();
    let place = |[x, y, width, height, rendered]: &[f64; OF_BOX]| {
        let rect = Rect {
            x: *x,
            y: *y,
            width: *width,
            height: *height,
        };
        (rect, *rendered > 0.0)
    };
    rows.iter().map(place).collect()
}

/// Elements that are asked for in one call.
const AT_ONCE: usize = 400;

/// The same of many elements, some at a time, up to those that the browser does not tell of.
pub(super) async fn places_in_turns(
    elements: &js_sys::Array,
    numbers: &[u32],
    turns: &Turns,
) -> Vec<Place> {
    let mut all = Vec::with_capacity(numbers.len());
    for numbers in numbers.chunks(AT_ONCE) {
        let places = places(elements, numbers.to_vec());
        let is_whole = places.len() == numbers.len();
        all.extend(places);
        if !is_whole {
            break;
        }
        turns.pass().await;
    }
    all
}

/// What may bring each element into view, in the order of the numbers.
pub(super) fn openers(
    view: &web_sys::Window,
    (elements, numbers): (&js_sys::Array, Vec<u32>),
) -> Vec<Option<Opener>> {
    let codes = openers_of(elements, numbers, view).unwrap_or_default();
    let opener = |code: u8| Opener::ALL.get(usize::from(code).checked_sub(1)?).copied();
    codes.into_iter().map(opener).collect()
}

/// Computed values of several elements, of which most have the same.
#[derive(Debug, Default)]
pub(super) struct Styles {
    rows: Vec<u32>,
    texts: String,
    /// Values of one row.
    properties: usize,
}

impl Styles {
    /// Of each element of the numbers, the first so many of these properties, and of links the others too; some elements at
    /// a time.
    pub(super) async fn of(
        view: &web_sys::Window,
        (elements, numbers): (&js_sys::Array, &[u32]),
        (properties, of_all): (&[&str], usize),
        turns: &Turns,
    ) -> Self {
        let names = properties.join(" ").into();
        let of_all = u32::try_from(of_all).unwrap_or(u32::MAX).into();
        let wanted = object(&[("view", view), ("properties", &names), ("ofAll", &of_all)]);
        let mut styles = Self {
            properties: properties.len(),
            ..Self::default()
        };
        let mut different = 0;
        for numbers in numbers.chunks(AT_ONCE) {
            let Ok(written) = styles_of(elements, numbers.to_vec(), &wanted) else {
                break;
            };
            let rows = written.rows();
            let more = rows.iter().max().map_or(0, |last| last + 1);
            styles.rows.extend(rows.iter().map(|row| row + different));
            if different > 0 {
                styles.texts.push(SEPARATOR);
            }
            styles.texts.push_str(&written.texts());
            different += more;
            turns.pass().await;
        }
        styles
    }

    /// The values of the different rows, one row after the other; a value is empty where the element has no
    /// style, or was not asked for it.
    pub(super) fn different(&self) -> Vec<&str> {
        self.texts.split(SEPARATOR).collect()
    }

    /// Each element's row of these values, in the order in which they were asked for.
    pub(super) fn rows<'a, 'v>(
        &'a self,
        different: &'a [&'v str],
    ) -> impl Iterator<Item = &'a [&'v str]> {
        self.rows.iter().map(|row| {
            let begin = *row as usize * self.properties;
            let row = different.get(begin..begin + self.properties);
            row.unwrap_or_default()
        })
    }
}
