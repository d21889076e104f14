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

    /// 1, 3, 4, ...; on a form that shadows it whatever its element converts to, 0.
    #[wasm_bindgen(method, structural, getter, js_name = nodeType)]
    pub fn node_type(this: &Node) -> u16;
    /// Text of the node and everything in it.
    #[wasm_bindgen(method, final, getter, js_class = "Node", js_name = textContent)]
    pub fn text_content(this: &Node) -> Option<String>;

    /// `TreeWalker` of the DOM Standard.
    #[wasm_bindgen(js_name = TreeWalker)]
    #[derive(Debug, Clone)]
    pub type TreeWalker;

    /// Moves to the first child that is shown.
    #[wasm_bindgen(method, js_name = firstChild)]
    pub fn first_child(this: &TreeWalker) -> Option<Node>;
    /// Moves to the next sibling that is shown.
    #[wasm_bindgen(method, js_name = nextSibling)]
    pub fn next_sibling(this: &TreeWalker) -> Option<Node>;
    /// Moves to the parent, unless that lies above the root.
    #[wasm_bindgen(method, js_name = parentNode)]
    pub fn parent_node(this: &TreeWalker) -> Option<Node>;

    /// `CharacterData` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = CharacterData)]
    #[derive(Debug, Clone)]
    pub type CharacterData;

    /// The text.
    #[wasm_bindgen(method, structural, getter)]
    pub fn data(this: &CharacterData) -> String;
    /// Its length in UTF-16 units.
    #[wasm_bindgen(method, structural, getter)]
    pub fn length(this: &CharacterData) -> u32;
    /// A part of the text.
    #[wasm_bindgen(method, js_name = substringData)]
    pub fn substring_data(this: &CharacterData, offset: u32, count: u32) -> String;

    /// `Element` of the DOM Standard.
    #[wasm_bindgen(extends = Node, js_name = Element)]
    #[derive(Debug, Clone, PartialEq)]
    pub type Element;

    /// The element's name; on a form that shadows it not a string.
    #[wasm_bindgen(method, structural, getter, js_name = localName)]
    pub fn local_name(this: &Element) -> JsValue;
    /// The element's namespace. Only of elements that have no named properties.
    #[wasm_bindgen(method, structural, getter, js_name = namespaceURI)]
    pub fn namespace_uri(this: &Element) -> Option<String>;
    /// An attribute's value.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttribute)]
    pub fn get_attribute(this: &Element, name: &str) -> Option<String>;
    /// The names of the element's attributes.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getAttributeNames)]
    pub fn get_attribute_names(this: &Element) -> js_sys::Array;
    /// Whether it has any.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = hasAttributes)]
    pub fn has_attributes(this: &Element) -> bool;
    /// The open shadow root. Only of elements that may have one, which forms may not.
    #[wasm_bindgen(method, structural, getter, js_name = shadowRoot)]
    pub fn shadow_root(this: &Element) -> Option<Node>;
    /// Full height of the content.
    #[wasm_bindgen(method, final, getter, js_class = "Element", js_name = scrollHeight)]
    pub fn scroll_height(this: &Element) -> f64;
    /// The element's box in the viewport.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = getBoundingClientRect)]
    pub fn get_bounding_client_rect(this: &Element) -> web_sys::DomRect;
    /// Whether the element is rendered and not made invisible by the properties that `options` names.
    #[wasm_bindgen(method, final, js_class = "Element", js_name = checkVisibility)]
    pub fn check_visibility(this: &Element, options: &JsValue) -> bool;

    /// `HTMLHyperlinkElementUtils` of the HTML Standard: `a` and `area`.
    #[wasm_bindgen(extends = Element, js_name = HTMLElement)]
    #[derive(Debug, Clone)]
    pub type Hyperlink;

    /// The resolved address, or the raw one where it cannot be resolved; of an element of that name which is none, such
    /// as MathML's `a`, no string.
    #[wasm_bindgen(method, structural, getter)]
    pub fn href(this: &Hyperlink) -> JsValue;
    /// The scheme with its colon, which is all there is where the address cannot be resolved.
    #[wasm_bindgen(method, structural, getter)]
    pub fn protocol(this: &Hyperlink) -> String;
    /// Sets the attribute.
    #[wasm_bindgen(method, structural, setter)]
    pub fn set_href(this: &Hyperlink, href: &str);

    /// `iframe` and `frame` of the HTML Standard.
    #[wasm_bindgen(extends = Element, js_name = HTMLElement)]
    #[derive(Debug, Clone)]
    pub type Frame;

    /// The frame's document, where its origin is the page's.
    #[wasm_bindgen(method, structural, getter, js_name = contentDocument)]
    pub fn content_document(this: &Frame) -> Option<Document>;

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
    /// A walker over the nodes below `root` whose kind is in the mask `what_to_show`.
    #[wasm_bindgen(method, final, js_class = "Document", js_name = createTreeWalker)]
    pub fn create_tree_walker(this: &Document, root: &Node, what_to_show: u32) -> TreeWalker;
    /// The root element.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = documentElement)]
    pub fn document_element(this: &Document) -> Option<Element>;
    /// What relative addresses resolve against.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = baseURI)]
    pub fn base_uri(this: &Document) -> Option<String>;
    /// The window that shows the document.
    #[wasm_bindgen(method, final, getter, js_class = "Document", js_name = defaultView)]
    pub fn default_view(this: &Document) -> Option<web_sys::Window>;
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
