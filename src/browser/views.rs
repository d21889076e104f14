//! What runs in the extension's own pages: the popup and the options.
//! Declares exports; judges nothing and never meets the page in view.

mod options;
mod part;
mod popup;
mod webext;

use wasm_bindgen::prelude::*;

/// Runs the popup page; resolves to `complete`, `restricted` or `error` when that is what it shows.
#[wasm_bindgen]
pub async fn popup() -> Result<String, JsValue> {
    popup::run()
        .await
        .map(|outcome| outcome.as_str().to_owned())
}

/// Runs the options page; resolves when the form is filled.
#[wasm_bindgen]
pub async fn options() -> Result<(), JsValue> {
    options::run().await
}

/// Checks settings given as JSON: `{"ok": settings}` as they are to be stored, or `{"error": why}`.
#[wasm_bindgen]
pub fn check_settings(json: &str) -> String {
    options::check(json)
}
