//! What lies over a place on the screen, and whether it takes clicks.
//! Reads only. Members are called on their prototypes: a form's or a document's own names would shadow them.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Window};

use super::place::{Point, Screen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Element)]
    #[derive(PartialEq)]
    type Thing;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getBoundingClientRect)]
    fn bounds(this: &Thing) -> DomRect;
    #[wasm_bindgen(method, final, js_class = "Node")]
    fn contains(this: &Thing, other: &Thing) -> bool;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = parentElement)]
    fn parent(this: &Thing) -> Option<Thing>;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeType)]
    fn node_type(this: &Thing) -> u16;
    #[wasm_bindgen(method, final, js_class = "Element")]
    fn closest(this: &Thing, selector: &str) -> Option<Thing>;
    #[wasm_bindgen(method, final, js_class = "Element")]
    fn matches(this: &Thing, selector: &str) -> bool;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = querySelector)]
    fn find(this: &Thing, selector: &str) -> Option<Thing>;

    #[wasm_bindgen(js_name = Document)]
    type Place;
    #[wasm_bindgen(method, final, js_class = "Document", js_name = elementFromPoint)]
    fn element(this: &Place, x: f64, y: f64) -> Option<Thing>;
    #[wasm_bindgen(method, final, js_class = "Document", js_name = elementsFromPoint)]
    fn elements(this: &Place, x: f64, y: f64) -> Array;
}

/// What a person may want to click.
const CLICKABLE: &str = "a[href],area[href],button,input,select,textarea,summary,label,iframe,object,embed,video,audio,\
    [role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox],[role=switch],[tabindex='0'],[onclick],\
    [contenteditable]:not([contenteditable=false])";

/// Where on the screen to look for what stays there: near the edges and in between.
const SHARES: [f64; 5] = [0.015, 0.2, 0.5, 0.8, 0.985];

/// What stays where it is while the page moves, and dialogs, as far as the page's links may be below.
pub(super) struct Covers {
    window: Window,
    things: Vec<Thing>,
    /// Where they are, in their order.
    boxes: Vec<DomRect>,
    /// Whether there is a modal dialog, whose backdrop is everywhere.
    is_modal: bool,
    /// Positions of links that were in such a box and yet above it, when the page was asked.
    above: Vec<usize>,
    /// Whether the page is asked still.
    asks: bool,
}

impl Covers {
    /// Looks at some points of the screen: to ask for each link takes too long for one frame.
    pub(super) fn find(window: &Window, screen: Screen) -> Self {
        let mut hits: Vec<Thing> = Vec::new();
        for (x, y) in SHARES.into_iter().flat_map(|x| SHARES.map(|y| (x, y))) {
            let (x, y) = (x * screen.width, y * screen.height);
            hits.extend(hit(window, Point { x, y }).filter(|hit| !hits.contains(hit)));
        }
        let mut things: Vec<Thing> = Vec::new();
        for hit in hits {
            let fixed = fixed(window, hit, None);
            things.extend(fixed.filter(|fixed| !things.contains(fixed)));
        }
        Self {
            window: window.clone(),
            boxes: things.iter().map(Thing::bounds).collect(),
            is_modal: things.iter().any(|thing| thing.matches(":modal")),
            things,
            above: Vec::new(),
            asks: true,
        }
    }

    /// Where they are now; the page is not asked any more what lies above them. Those that are gone have no box.
    pub(super) fn follow(&mut self) {
        self.boxes = self.things.iter().map(Thing::bounds).collect();
        self.asks = false;
    }

    /// Whether one of them lies over a link at this point.
    ///
    /// What else lies over it may be transparent, as the link of a whole card is that lies over the links in its text.
    pub(super) fn hide(&mut self, position: usize, link: &Element, point: Point) -> bool {
        let Point { x, y } = point;
        let meets = |area: &DomRect| {
            area.left() <= x && x <= area.right() && area.top() <= y && y <= area.bottom()
        };
        if !self.is_modal && !self.boxes.iter().any(meets) {
            return false;
        }
        if !self.asks {
            return !self.above.contains(&position);
        }
        let over = hit(&self.window, point);
        let hides = over
            .is_some_and(|over| fixed(&self.window, over, Some(link.unchecked_ref())).is_some());
        if !hides {
            self.above.push(position);
        }
        hides
    }
}

/// What the page has at a point; nothing where that is ours.
fn hit(window: &Window, point: Point) -> Option<Thing> {
    let document = window.document()?;
    let place: &Place = document.unchecked_ref();
    let hit = place.element(point.x, point.y);
    hit.filter(|thing| !is_ours(thing))
}

/// What stays where it is and holds this, but not the link; nothing where they belong together.
fn fixed(window: &Window, thing: Thing, link: Option<&Thing>) -> Option<Thing> {
    // Of a link in a shadow tree its host answers, which does not hold it: such a link is taken for seen.
    let is_near = |thing: &Thing| {
        link.is_some_and(|link| thing.contains(link) || link.contains(thing) || !link.is_in_page())
    };
    let mut around = Some(thing);
    while let Some(thing) = around.filter(|thing| !is_near(thing)) {
        if is_fixed(window, thing.unchecked_ref()) {
            return Some(thing);
        }
        around = thing.parent();
    }
    None
}

fn is_fixed(window: &Window, element: &Element) -> bool {
    let Ok(Some(style)) = window.get_computed_style(element) else {
        return false;
    };
    let position = style.get_property_value("position").unwrap_or_default();
    position == "fixed" || position == "sticky"
}

/// Whether a person may want to click what the page has at this point.
pub(super) fn is_clickable(window: &Window, point: Point) -> bool {
    let Some(document) = window.document() else {
        return false;
    };
    let place: &Place = document.unchecked_ref();
    let things = place.elements(point.x, point.y);
    let mut things = things.iter().map(JsCast::unchecked_into::<Thing>);
    let first = things.find(|thing| !is_ours(thing));
    let clickable = first.and_then(|thing| thing.closest(CLICKABLE));
    // What a whole page takes clicks for is at every place, and none is better.
    clickable.is_some_and(|thing| !thing.matches(":root,body"))
}

impl Thing {
    /// Whether it belongs to the document's own tree, not to a shadow tree.
    fn is_in_page(&self) -> bool {
        let document = web_sys::window().and_then(|window| window.document());
        document.is_some_and(|document| document.unchecked_ref::<Self>().contains(self))
    }
}

fn is_ours(thing: &Thing) -> bool {
    thing.matches(crate::browser::OWN_ELEMENT)
}

/// Whether an element of the page matches a selector.
pub(super) fn matches(element: &JsValue, selector: &str) -> bool {
    element.unchecked_ref::<Thing>().matches(selector)
}

/// Whether a node of the page is a link or has one in it.
pub(super) fn has_link(node: &JsValue) -> bool {
    let thing: &Thing = node.unchecked_ref();
    thing.node_type() == web_sys::Node::ELEMENT_NODE
        && (thing.matches(LINKS) || thing.find(LINKS).is_some())
}

const LINKS: &str = "a,area";
