//! What runs in the page in view: reads and judges it, has its links marked, copies its row.
//! Declares exports; decides nothing.

mod clipboard;
mod engine;
mod given;
mod marks;
pub mod native;
pub mod reread;
mod segmenter;
pub mod snapshot;

use wasm_bindgen::prelude::*;

use crate::niche::keywords_of;
use segmenter::spaced;

/// Hands over the package's tables as one text, before anything else.
#[wasm_bindgen]
pub fn furnish(tables: String) {
    given::furnish(tables);
}

/// Hands over the catalog's JSON, before anything is put into words: a first answer holds codes alone.
#[wasm_bindgen]
pub fn speak(messages: &str) {
    given::speak(messages);
}

/// Reads and judges the page in view; the page part and the first outbound links, as JSON.
/// What only the server can tell is still open, see [`complete`]. `told` is what the person told of the
/// page and its site, in the lines of [`Told::read`](crate::report::Told::read).
#[wasm_bindgen]
pub fn analyze(settings: &str, told: &str) -> Result<String, JsValue> {
    let head = engine::analyze(settings, told)?;
    marks::refresh()?;
    Ok(head)
}

/// Asks the server once more and judges again; the same parts as [`analyze`], now complete.
#[wasm_bindgen]
pub async fn complete() -> Result<String, JsValue> {
    let head = engine::complete().await?;
    marks::refresh()?;
    Ok(head)
}

/// Judges the page as it was read for other settings; the same parts as [`analyze`].
#[wasm_bindgen]
pub fn judge(settings: &str) -> Result<String, JsValue> {
    let head = engine::judge_anew(settings)?;
    marks::refresh()?;
    Ok(head)
}

/// Judges what was read once more with other lines of what the person told; the same parts as [`analyze`].
#[wasm_bindgen]
pub fn weigh(told: &str) -> Result<String, JsValue> {
    let head = engine::weigh(told)?;
    marks::refresh()?;
    Ok(head)
}

/// Brings the link of this number into view; whether there is one.
#[wasm_bindgen]
pub fn jump(number: u32) -> Result<bool, JsError> {
    engine::jump(number)
}

/// Keywords for a niche from a text that is about it, one a line. Needs no page.
#[wasm_bindgen]
pub fn keywords(text: &str) -> Result<String, JsValue> {
    let tables = given::tables()?;
    Ok(keywords_of(&spaced(text)?, "", tables).join("\n"))
}

/// Keywords for a niche from the page that was read, one a line.
#[wasm_bindgen]
pub fn page_keywords() -> Result<String, JsValue> {
    engine::keywords()
}

/// Of whom on this page the person may say something: a user's corner or a site; empty where it has nothing of its host.
#[wasm_bindgen]
pub fn subject() -> Result<String, JsError> {
    engine::subject()
}

/// `count` outbound links of the last report from number `from` on, as JSON.
#[wasm_bindgen]
pub fn links(from: usize, count: usize) -> Result<String, JsError> {
    engine::links(from, count)
}

/// The last report in a format: `json`, `markdown`, `tsv`, `csv` or `row`; or `snapshot`, what it rests on.
/// Of the outbound links only those whose numbers, apart by spaces, are in `only`, where it is given.
#[wasm_bindgen]
pub fn summary(format: &str, only: Option<String>) -> Result<String, JsError> {
    engine::summary(format, only)
}

/// How long the parts of the last analysis took, in milliseconds, as JSON: `snapshot`, `placing`, `judging`.
#[wasm_bindgen]
pub fn timings() -> Result<String, JsError> {
    engine::timings()
}

/// Copies the page's row from within the page; an error where the browser does not let us.
#[wasm_bindgen]
pub async fn copy_row() -> Result<String, JsValue> {
    let row = engine::summary("row", None)?;
    clipboard::copy(&row).await?;
    Ok(row)
}

/// Marks the outbound links of the last report on the page, or removes every mark;
/// `on`, `off`, or `undrawable` where the document is not HTML.
#[wasm_bindgen]
#[expect(
    clippy::fn_params_excessive_bools,
    reason = "the one switch there is, set from JavaScript"
)]
pub fn overlay(on: bool) -> Result<String, JsValue> {
    if on { marks::show() } else { Ok(marks::hide()) }
}

/// Brings the next marked link into view; whether there is one.
#[wasm_bindgen]
pub fn overlay_next() -> String {
    marks::next()
}

/// Brings the marked link before into view; whether there is one.
#[wasm_bindgen]
pub fn overlay_previous() -> String {
    marks::previous()
}

/// Reads the page in view once more, for the marks: it has changed under them.
#[wasm_bindgen]
pub fn read_again() -> Result<(), JsValue> {
    engine::read_again()?;
    marks::refresh()
}

/// Whether there are marks on the page: `on` or `off`.
#[wasm_bindgen]
pub fn overlay_state() -> String {
    marks::state()
}
