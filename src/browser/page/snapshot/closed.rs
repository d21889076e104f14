//! Asks the browser whether an element holds a closed shadow root (R21), which only extensions may.
//! Firefox answers with a member of the element, Chromium with an interface of its own. Does not look inside.

use wasm_bindgen::prelude::*;

use crate::browser::page::native::Element;

#[wasm_bindgen]
extern "C" {
    /// What Firefox lets extensions read; undefined elsewhere. Only of elements that have no named properties.
    #[wasm_bindgen(method, structural, getter, js_name = openOrClosedShadowRoot)]
    fn own_root(this: &Element) -> Option<JsValue>;

    /// `chrome.dom` of the content script's API; undefined in Firefox and in the page's own world.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["globalThis", "chrome"], js_name = dom)]
    static DOM: Option<Dom>;

    type Dom;

    #[wasm_bindgen(method, catch, js_name = openOrClosedShadowRoot)]
    fn open_or_closed_shadow_root(
        this: &Dom,
        element: &Element,
    ) -> Result<Option<JsValue>, JsValue>;
}

/// Whether the element, which shows no open shadow root, holds a closed one.
pub(super) fn holds_root(element: &Element) -> bool {
    let asked = |dom: &Dom| matches!(dom.open_or_closed_shadow_root(element), Ok(Some(_)));
    element.own_root().is_some() || DOM.with(|dom| dom.as_ref().is_some_and(asked))
}
