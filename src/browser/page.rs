//! What runs in the page in view: reads and judges it, has its links marked, copies its row.
//! Declares exports; decides nothing.

mod clipboard;
mod engine;
mod given;
mod marks;
pub mod native;
pub mod reread;
mod segmenter;
mod slices;
pub mod snapshot;

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

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

/// A promise of what takes its time. One body for all of them: the code for a promise is 3 kB.
fn later(work: impl Future<Output = Result<String, JsValue>> + 'static) -> Promise {
    let work: Pin<Box<dyn Future<Output = Result<String, JsValue>>>> = Box::pin(work);
    future_to_promise(async move { Ok(work.await?.into()) })
}

/// Reads and judges the page in view; the page part and the first outbound links, as JSON.
/// What only the server can tell is still open, see [`complete`]. `told` is what the person told of the
/// page and its site, in the lines of [`Told::read`](crate::report::Told::read).
#[wasm_bindgen]
pub fn analyze(settings: String, told: String) -> Promise {
    later(async move {
        engine::analyze(&settings, &told).await?;
        engine::shown()
    })
}

/// How far a reading is that goes on: links read, links there are, and hundredths judged, apart by spaces; else empty.
#[wasm_bindgen]
pub fn progress() -> String {
    engine::progress()
}

/// Whether a reading or judging broke off by an exception, so that it is never answered.
#[wasm_bindgen]
pub fn broke_off() -> bool {
    slices::broke_off()
}

/// Has a reading that goes on end with what was read, which [`analyze`] then gives.
#[wasm_bindgen]
pub fn cancel() {
    slices::stop();
}

/// Asks the server once more and judges again; the same parts as [`analyze`], now complete.
#[wasm_bindgen]
pub fn complete() -> Promise {
    later(async {
        engine::complete().await?;
        engine::shown()
    })
}

/// Judges the page as it was read for other settings; the same parts as [`analyze`].
#[wasm_bindgen]
pub fn judge(settings: String) -> Promise {
    later(async move {
        engine::judge_anew(&settings).await?;
        engine::shown()
    })
}

/// Judges what was read once more with other lines of what the person told; the same parts as [`analyze`].
#[wasm_bindgen]
pub fn weigh(told: String) -> Promise {
    later(async move {
        engine::weigh(&told).await?;
        engine::shown()
    })
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

/// How long the parts of the last analysis took, in microseconds, as JSON: `snapshot`, `placing`, `judging`; and the
/// `longest` slice of it.
#[wasm_bindgen]
pub fn timings() -> Result<String, JsError> {
    engine::timings()
}

/// Copies the page's row from within the page; an error where the browser does not let us.
#[wasm_bindgen]
pub fn copy_row() -> Promise {
    later(async {
        let row = engine::summary("row", None)?;
        clipboard::copy(&row).await?;
        Ok(row)
    })
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

/// Reads the page in view once more, for the marks: it has changed under them. Empty where it is not in front, or
/// came to be read for the popup.
#[wasm_bindgen]
pub fn read_again() -> Promise {
    later(async {
        if engine::read_again().await? {
            engine::shown()
        } else {
            Ok(String::new())
        }
    })
}

/// Whether there are marks on the page: `on` or `off`.
#[wasm_bindgen]
pub fn overlay_state() -> String {
    marks::state()
}
