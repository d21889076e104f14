//! The DOM's own operations, called through the prototypes.
//!
//! A form or a document with a child named `firstChild` or `getAttribute` shadows its own members ("DOM clobbering");
//! `final` imports take each member from its prototype once and call that, so a page's names cannot get in between.
//! Holds nothing but declarations.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Node` of the DOM Standard.
    #[wasm_bindgen(js_name = Node)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Node;

    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nodeType)]
    pub fn node_type(this: &Node) -> u16;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = firstChild)]
    pub fn first_child(this: &Node) -> Option<Node>;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = nextSibling)]
    pub fn next_sibling(this: &Node) -> Option<Node>;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = baseURI)]
    pub fn base_uri(this: &Node) -> Option<String>;
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = textContent)]
    pub fn text_content(this: &Node) -> Option<String>;

    /// `CharacterData` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = CharacterData)]
    #[derive(Debug, Clone, PartialEq)]
    pub type CharacterData;

    #[wasm_bindgen(method, final, getter, js_class = "CharacterData")]
    pub fn data(this: &CharacterData) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "CharacterData")]
    pub fn length(this: &CharacterData) -> u32;
    #[wasm_bindgen(method, final, js_class = "CharacterData", js_name = substringData)]
    pub fn substring_data(this: &CharacterData, offset: u32, count: u32) -> String;

    /// `Element` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = Element)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Element;

    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = localName)]
    pub fn local_name(this: &Element) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = namespaceURI)]
    pub fn namespace_uri(this: &Element) -> Option<String>;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttribute)]
    pub fn get_attribute(this: &Element, name: &str) -> Option<String>;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttributeNames)]
    pub fn get_attribute_names(this: &Element) -> js_sys::Array;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = hasAttributes)]
    pub fn has_attributes(this: &Element) -> bool;
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = shadowRoot)]
    pub fn shadow_root(this: &Element) -> Option<Node>;
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = clientWidth)]
    pub fn client_width(this: &Element) -> f64;
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = scrollHeight)]
    pub fn scroll_height(this: &Element) -> f64;
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getBoundingClientRect)]
    pub fn get_bounding_client_rect(this: &Element) -> web_sys::DomRect;

    /// `HTMLAnchorElement` of the HTML Standard.
    #[wasm_bindgen(extends = Element, js_name = HTMLAnchorElement)]
    #[derive(Debug, Clone, PartialEq)]
    pub type AnchorElement;

    #[wasm_bindgen(method, final, getter, js_class = "HTMLAnchorElement", js_name = href)]
    pub fn anchor_href(this: &AnchorElement) -> String;

    /// `HTMLAreaElement` of the HTML Standard.
    #[wasm_bindgen(extends = Element, js_name = HTMLAreaElement)]
    #[derive(Debug, Clone, PartialEq)]
    pub type AreaElement;

    #[wasm_bindgen(method, final, getter, js_class = "HTMLAreaElement", js_name = href)]
    pub fn area_href(this: &AreaElement) -> String;

    /// `HTMLIFrameElement` of the HTML Standard.
    #[wasm_bindgen(extends = Element, js_name = HTMLIFrameElement)]
    #[derive(Debug, Clone, PartialEq)]
    pub type InlineFrame;

    #[wasm_bindgen(method, final, getter, js_class = "HTMLIFrameElement", js_name = contentDocument)]
    pub fn iframe_document(this: &InlineFrame) -> Option<Document>;

    /// `HTMLFrameElement` of the HTML Standard.
    #[wasm_bindgen(extends = Element, js_name = HTMLFrameElement)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Frame;

    #[wasm_bindgen(method, final, getter, js_class = "HTMLFrameElement", js_name = contentDocument)]
    pub fn frame_document(this: &Frame) -> Option<Document>;

    /// `Document` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = Document)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Document;

    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = documentElement)]
    pub fn document_element(this: &Document) -> Option<Element>;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = defaultView)]
    pub fn default_view(this: &Document) -> Option<web_sys::Window>;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = contentType)]
    pub fn content_type(this: &Document) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = characterSet)]
    pub fn character_set(this: &Document) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = URL)]
    pub fn url(this: &Document) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = title)]
    pub fn title(this: &Document) -> String;
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = scrollingElement)]
    pub fn scrolling_element(this: &Document) -> Option<Element>;
    #[wasm_bindgen(method, final, js_class = "Document", js_name = querySelectorAll, catch)]
    pub fn query_selector_all(
        this: &Document,
        selectors: &str,
    ) -> Result<web_sys::NodeList, JsValue>;
}
