//! The document as `extension/flatten.js` writes it down: what it is to write, and what it gives back.
//! Knows neither the form of its marks nor what they mean.

use wasm_bindgen::prelude::*;

use crate::{
    browser::{OWN_ELEMENT, page::native::Element},
    page::flat::{self, Flat},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = vouchFlattener)]
    fn flatten(root: &Element, plan: &JsValue) -> VouchFlat;

    type VouchFlat;
    #[wasm_bindgen(method, getter)]
    fn marks(this: &VouchFlat) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &VouchFlat) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn tags(this: &VouchFlat) -> String;
    #[wasm_bindgen(method, getter)]
    fn elements(this: &VouchFlat) -> js_sys::Array;
    #[wasm_bindgen(method, getter)]
    fn frames(this: &VouchFlat) -> js_sys::Array;
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

/// A document, written down.
#[derive(Debug)]
pub(super) struct Written {
    /// Its tree.
    pub(super) tree: Flat,
    /// Every element with an opening mark, in their order.
    pub(super) elements: js_sys::Array,
    /// Documents of the frames that may be read.
    pub(super) frames: js_sys::Array,
}

impl Written {
    /// Writes the tree of an element down.
    pub(super) fn of(root: &Element) -> Self {
        let written = flatten(
            root,
            &object(&[
                ("passed", &PASSED_OVER.join(" ").into()),
                ("hosts", &HOSTS.join(" ").into()),
                ("attributes", &flat::attributes().join(" ").into()),
            ]),
        );
        Self {
            tree: Flat {
                marks: written.marks(),
                texts: String::from_utf8(written.texts()).unwrap_or_default(),
                tags: written.tags(),
            },
            elements: written.elements(),
            frames: written.frames(),
        }
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
