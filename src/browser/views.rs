//! What runs in the extension's own pages, the popup and the options, and serves its background worker.
//! Declares exports; judges nothing and never meets the page in view.

mod basket;
mod clipboard;
mod download;
mod keywords;
mod known;
mod options;
mod part;
mod pause;
mod popup;
mod profiles;
mod refusal;
mod store;
mod tables;
mod undo;
mod webext;
mod welcome;

use wasm_bindgen::prelude::*;

use crate::browser::manner;

/// Runs the popup page with the catalog's JSON; resolves to `complete`, `restricted` or `error` when that is what it shows.
#[wasm_bindgen]
pub async fn popup(messages: String) -> Result<String, JsValue> {
    popup::run(manner::words(&messages))
        .await
        .map(|outcome| outcome.as_str().to_owned())
}

/// Runs the options page with the catalog's JSON; resolves when the form is filled.
#[wasm_bindgen]
pub async fn options(messages: String) -> Result<(), JsValue> {
    let words = manner::words(&messages);
    options::run(words.clone()).await?;
    tables::run(words)
}

/// Runs the basket's page with the catalog's JSON; resolves when the rows are shown.
#[wasm_bindgen]
pub async fn basket(messages: String) -> Result<(), JsValue> {
    basket::page::run(manner::words(&messages)).await
}

/// Runs the page that opens once Vouch is installed, with the catalog's JSON and what the engine said of the example there,
/// as JSON; resolves when all of it is shown.
#[wasm_bindgen]
pub async fn welcome(messages: String, example: String) -> Result<(), JsValue> {
    welcome::run(manner::words(&messages), &example).await
}

/// Puts a page into the basket by its row, as the page's half writes `entry`; `added`, `renewed` or `full`. Needs no
/// document.
#[wasm_bindgen]
pub async fn put_aside(entry: String) -> Result<String, JsValue> {
    let put = basket::put(&entry).await?;
    Ok(put.as_str().to_owned())
}

/// What the person knows from elsewhere of the sites that a page at this address may be of, as lines for `analyze` of the
/// page's half. Needs no document.
#[wasm_bindgen]
pub async fn known(address: String) -> String {
    known::of(&address).await.lines
}

/// Checks settings given as JSON: `{"ok": settings}` as they are to be stored, or `{"error": why}`.
#[wasm_bindgen]
pub async fn check_settings(json: String) -> Result<String, JsValue> {
    options::check(&json).await
}
