//! The document as `extension/flatten.js` writes it down: what it is to write, and what it gives back.
//! Knows neither the form of its marks nor what they mean.

use wasm_bindgen::prelude::*;

use crate::{
    browser::{OWN_ELEMENT, page::native::Element},
    page::flat::{self, Flat},
};

#[wasm_bindgen]
extern "C" {
    // Both throw where the browser has no memory left.
    #[wasm_bindgen(js_namespace = vouchFlattener, catch)]
    fn flatten(root: &Element, plan: &JsValue) -> Result<Walk, JsValue>;

    /// A walk through a document.
    pub(super) type Walk;
    #[wasm_bindgen(method, catch)]
    fn walk(this: &Walk, most: u32) -> Result<Written, JsValue>;
    /// Every element with an opening mark, in their order.
    #[wasm_bindgen(method, getter)]
    pub(super) fn elements(this: &Walk) -> js_sys::Array;
    /// Documents of the frames that may be read.
    #[wasm_bindgen(method, getter)]
    pub(super) fn frames(this: &Walk) -> js_sys::Array;

    type Written;
    #[wasm_bindgen(method, getter)]
    fn marks(this: &Written) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Written) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn tags(this: &Written) -> String;
    #[wasm_bindgen(method, getter)]
    fn links(this: &Written) -> u32;
    #[wasm_bindgen(method, getter)]
    fn ended(this: &Written) -> bool;
    #[wasm_bindgen(method, getter)]
    fn whole(this: &Written) -> bool;
}

/// Elements whose content is no part of the page's text and holds no link a person can use (R20).
const PASSED_OVER: &[&str] = &[
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "textarea",
    "metadata",
    "desc",
    OWN_ELEMENT,
];

/// Elements that may host a shadow root, besides custom ones (DOM Standard, `attachShadow`).
const HOSTS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "nav",
    "p",
    "section",
    "span",
];

/// Nodes that are walked at once: a small page's are, most of them.
const AT_ONCE: u32 = 2_000;

/// What was written down at once.
#[derive(Debug)]
pub(super) struct Piece {
    /// A part of the tree.
    pub(super) tree: Flat,
    /// How many links there were up to here.
    pub(super) links: u32,
    /// Whether it is the last.
    pub(super) ended: bool,
    /// Whether nothing was left out of an endless page.
    pub(super) whole: bool,
}

impl Walk {
    /// Begins with an element; none where the browser does not let it.
    pub(super) fn of(root: &Element) -> Option<Self> {
        let walk = flatten(
            root,
            &object(&[
                ("passed", &PASSED_OVER.join(" ").into()),
                ("hosts", &HOSTS.join(" ").into()),
                ("attributes", &flat::attributes().join(" ").into()),
            ]),
        );
        walk.ok()
    }

    /// Writes the next part of the tree down; none where the browser does not let it.
    pub(super) fn next(&self) -> Option<Piece> {
        let written = self.walk(AT_ONCE).ok()?;
        Some(Piece {
            tree: Flat {
                marks: written.marks(),
                texts: String::from_utf8(written.texts()).unwrap_or_default(),
                tags: written.tags(),
            },
            links: written.links(),
            ended: written.ended(),
            whole: written.whole(),
        })
    }
}

/// A plain object, which takes any property.
pub(super) fn object(fields: &[(&str, &JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        drop(js_sys::Reflect::set(&object, &(*name).into(), value));
    }
    object.into()
}
