//! Hands what is to be marked to the module of the marks, which the loader starts when they are first shown.
//! Draws nothing.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::engine;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = vouchMarking, js_name = show, catch)]
    fn draw(marks: &str, elements: &Array) -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = vouchMarking)]
    fn ask(method: &str) -> String;
}

/// Marks the outbound links of the last report.
pub(super) fn show() -> Result<String, JsValue> {
    let (marks, elements) = engine::marked()?;
    draw(&marks, &elements)
}

/// Removes every trace.
pub(super) fn hide() -> String {
    ask("hide_marks")
}

/// Whether there are marks.
pub(super) fn state() -> String {
    ask("marks_state")
}

/// Brings the next marked link into view; whether there is one.
pub(super) fn next() -> String {
    ask("next_mark")
}

/// Brings the one before into view.
pub(super) fn previous() -> String {
    ask("previous_mark")
}

/// Marks anew, if there are marks: the report has changed.
pub(super) fn refresh() -> Result<(), JsValue> {
    if state() == "on" {
        show()?;
    }
    Ok(())
}
