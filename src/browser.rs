//! The only exports of the engine to JavaScript.
//! Strings in, strings out; decides nothing.

mod engine;
pub mod native;
pub mod reread;
pub mod snapshot;

use wasm_bindgen::prelude::*;

/// Reads and judges the page in view; the page part and the first outbound links, as JSON.
/// What only the server can tell is still open, see [`complete`].
#[wasm_bindgen]
pub fn analyze(settings: &str) -> Result<String, JsError> {
    engine::analyze(settings)
}

/// Asks the server once more and judges again; the same parts as [`analyze`], now complete.
#[wasm_bindgen]
pub async fn complete() -> Result<String, JsError> {
    engine::complete().await
}

/// `count` outbound links of the last report from number `from` on, as JSON.
#[wasm_bindgen]
pub fn links(from: usize, count: usize) -> Result<String, JsError> {
    engine::links(from, count)
}

/// The last report in a format: `json`, `markdown`, `tsv`, `csv` or `row`.
#[wasm_bindgen]
pub fn summary(format: &str) -> Result<String, JsError> {
    engine::summary(format)
}

/// The snapshot that the last report rests on, as JSON.
#[wasm_bindgen]
pub fn snapshot() -> Result<String, JsError> {
    engine::snapshot()
}
