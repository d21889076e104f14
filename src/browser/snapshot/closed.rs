//! Asks the browser whether an element holds a closed shadow root (R21), which only extensions may.

use wasm_bindgen::prelude::*;

use crate::browser::native::Element;

#[wasm_bindgen]
extern "C" {
    /// `chrome.dom` of the content script's API; undefined in the page's own world.
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
    DOM.with(|dom| {
        dom.as_ref()
            .is_some_and(|dom| matches!(dom.open_or_closed_shadow_root(element), Ok(Some(_))))
    })
}
