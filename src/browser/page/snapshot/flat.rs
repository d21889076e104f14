//! The document as `extension/flatten.js` writes it down: what it is to write, and its marks and texts read back.
//! Knows their form, not what they mean.

use wasm_bindgen::prelude::*;

use crate::{
    browser::page::{OWN_ELEMENT, native::Element},
    page::RECORDED_ATTRIBUTES,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = vouchFlattener)]
    fn flatten(root: &Element, plan: &JsValue) -> Written;

    type Written;
    #[wasm_bindgen(method, getter)]
    fn marks(this: &Written) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn texts(this: &Written) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn tags(this: &Written) -> String;
    #[wasm_bindgen(method, getter)]
    fn elements(this: &Written) -> js_sys::Array;
    #[wasm_bindgen(method, getter)]
    fn frames(this: &Written) -> js_sys::Array;
}

/// Between two texts; none contains it.
pub(super) const SEPARATOR: char = '\0';

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

/// A link's resolved address, where the link is one of HTML.
pub(super) const HTML_ADDRESS: &str = "#html";
/// Nothing, on a link of svg.
pub(super) const SVG_ADDRESS: &str = "#svg";
/// An svg's own title, which names it for people who do not see it.
pub(super) const SVG_TITLE: &str = "#title";

/// What is written of an element besides the attributes that a block records.
const OTHERS: &[&str] = &[
    "id",
    "class",
    "role",
    "href",
    "xlink:href",
    "rel",
    "referrerpolicy",
    "alt",
    "type",
    HTML_ADDRESS,
    SVG_ADDRESS,
    SVG_TITLE,
];

/// A tree, written down.
#[derive(Debug)]
pub(super) struct Flat {
    marks: Vec<u32>,
    texts: String,
    tags: String,
    /// Every element with an opening mark, in their order.
    pub(super) elements: js_sys::Array,
    /// Documents of the frames that may be read.
    pub(super) frames: js_sys::Array,
}

impl Flat {
    /// Writes the tree of an element down.
    pub(super) fn of(root: &Element) -> Self {
        let attributes = [OTHERS, RECORDED_ATTRIBUTES].concat();
        let written = flatten(
            root,
            &object(&[
                ("passed", &PASSED_OVER.join(" ").into()),
                ("hosts", &HOSTS.join(" ").into()),
                ("attributes", &attributes.join(" ").into()),
            ]),
        );
        Self {
            marks: written.marks(),
            texts: String::from_utf8(written.texts()).unwrap_or_default(),
            tags: written.tags(),
            elements: written.elements(),
            frames: written.frames(),
        }
    }

    /// Its texts, in the order of the marks.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.texts.split(SEPARATOR).collect()
    }

    /// The names of its elements in lower case, by their numbers.
    pub(super) fn tags(&self) -> Vec<String> {
        let tags = self.tags.split(SEPARATOR);
        tags.map(str::to_ascii_lowercase).collect()
    }

    /// Its marks, in order, with these texts and names.
    pub(super) fn marks<'a>(&'a self, texts: &'a [&'a str], tags: &'a [String]) -> Marks<'a> {
        Marks {
            numbers: &self.marks,
            texts,
            tags,
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

/// One event of the walk.
#[derive(Debug)]
pub(super) enum Mark<'a> {
    /// An element begins; its children follow.
    Open {
        /// Its local name, in lower case.
        tag: &'a str,
        attributes: Attributes<'a>,
    },
    /// The innermost element or shadow tree that was begun ends.
    Close,
    /// A text; of a long one its ends, with the number of UTF-16 units left out.
    Text(&'a str, u32),
    /// A text of nothing but ASCII whitespace.
    Space,
    /// The element's open shadow tree begins.
    Shadow,
    /// The element holds a closed one.
    Sealed,
    /// The element is a frame; whether its document may be read.
    Frame(bool),
}

/// What is written of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attributes<'a> {
    numbers: &'a [u32],
    values: &'a [&'a str],
}

impl<'a> Attributes<'a> {
    /// The value of one of [`OTHERS`] or of the recorded ones.
    pub(super) fn get(self, name: &str) -> Option<&'a str> {
        let known = OTHERS.iter().chain(RECORDED_ATTRIBUTES);
        let (number, _) = (0..).zip(known).find(|(_, known)| **known == name)?;
        let place = self.numbers.iter().position(|written| *written == number)?;
        self.values.get(place).copied()
    }

    /// The recorded ones: their places in [`RECORDED_ATTRIBUTES`] and their values.
    pub(super) fn recorded(self) -> impl Iterator<Item = (usize, &'a str)> {
        let place = |number: &u32| (*number as usize).checked_sub(OTHERS.len());
        let written = self.numbers.iter().zip(self.values);
        written.filter_map(move |(number, value)| Some((place(number)?, *value)))
    }
}

/// The marks on the way through them.
#[derive(Debug)]
pub(super) struct Marks<'a> {
    numbers: &'a [u32],
    texts: &'a [&'a str],
    tags: &'a [String],
}

impl<'a> Marks<'a> {
    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(*first)
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Option<Mark<'a>> {
        Some(match self.number()? {
            0 => Mark::Close,
            1 => {
                let (tag, count) = (self.number()? as usize, self.number()? as usize);
                let (numbers, rest) = self.numbers.split_at_checked(count)?;
                self.numbers = rest;
                let (values, rest) = self.texts.split_at_checked(count)?;
                self.texts = rest;
                Mark::Open {
                    tag: self.tags.get(tag)?,
                    attributes: Attributes { numbers, values },
                }
            }
            2 => {
                let (text, rest) = self.texts.split_first()?;
                self.texts = rest;
                Mark::Text(text, self.number()?)
            }
            3 => Mark::Space,
            4 => Mark::Shadow,
            5 => Mark::Sealed,
            _ => Mark::Frame(self.number()? > 0),
        })
    }
}
