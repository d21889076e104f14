//! The DOM's own operations, out of reach of a page's names.
//!
//! A form or a document with a child named `getAttribute` shadows its own member ("DOM clobbering", HTML Standard,
//! `[LegacyOverrideBuiltIns]`). Methods of elements and all members of documents are therefore `final` imports, which
//! call the prototype's. Of getters, `final` looks the property up at every call, so the tree is walked by a
//! `TreeWalker`, which no name can shadow, and the others belong to nodes that have no named properties.
//! Holds nothing but declarations.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Node` of the DOM Standard.
    #[wasm_bindgen(js_name = Node)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Node;

    /// Text of the node and everything in it.
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = textContent)]
    pub fn text_content(this: &Node) -> Option<String>;

    /// `Element` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = Element)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Element;

    /// An attribute's value.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttribute)]
    pub fn get_attribute(this: &Element, name: &str) -> Option<String>;
    /// Full height of the content.
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = scrollHeight)]
    pub fn scroll_height(this: &Element) -> f64;
    /// The element's box in the viewport.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getBoundingClientRect)]
    pub fn get_bounding_client_rect(this: &Element) -> web_sys::DomRect;

    /// `HTMLHyperlinkElementUtils` of the HTML Standard: `a` and `area`.
    #[wasm_bindgen(extends = Element, js_name = HTMLElement)]
    #[derive(Debug, Clone)]
    pub type Hyperlink;

    /// The resolved address, or the raw one where it cannot be resolved.
    #[wasm_bindgen(method, structural, getter)]
    pub fn href(this: &Hyperlink) -> String;
    /// The scheme with its colon, which is all there is where the address cannot be resolved.
    #[wasm_bindgen(method, structural, getter)]
    pub fn protocol(this: &Hyperlink) -> String;
    /// Sets the attribute.
    #[wasm_bindgen(method, structural, setter)]
    pub fn set_href(this: &Hyperlink, href: &str);

    /// `Document` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = Document)]
    #[derive(Debug, Clone)]
    pub type Document;

    /// A new element, in no tree.
    #[wasm_bindgen(method, final, js_class = "Document", js_name = createElementNS, catch)]
    pub fn create_element_ns(
        this: &Document,
        namespace: &str,
        name: &str,
    ) -> Result<Element, JsValue>;
    /// The root element.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = documentElement)]
    pub fn document_element(this: &Document) -> Option<Element>;
    /// What relative addresses resolve against.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = baseURI)]
    pub fn base_uri(this: &Document) -> Option<String>;
    /// The window that shows the document.
    ///
    /// # Errors
    /// In Firefox where the document is gone, as a frame's is that went elsewhere.
    #[wasm_bindgen(method, final, getter, catch, js_class = "Document", js_name = defaultView)]
    pub fn default_view(this: &Document) -> Result<Option<web_sys::Window>, JsValue>;
    /// The MIME type.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = contentType)]
    pub fn content_type(this: &Document) -> String;
    /// The encoding's label.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = characterSet)]
    pub fn character_set(this: &Document) -> String;
    /// The address.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = URL)]
    pub fn url(this: &Document) -> String;
    /// The text of `<title>`.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = title)]
    pub fn title(this: &Document) -> String;
    /// The element that scrolls the page.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = scrollingElement)]
    pub fn scrolling_element(this: &Document) -> Option<Element>;
    /// The elements that match, in document order.
    #[wasm_bindgen(method, final, js_class = "Document", js_name = querySelectorAll, catch)]
    pub fn query_selector_all(
        this: &Document,
        selectors: &str,
    ) -> Result<web_sys::NodeList, JsValue>;
}
