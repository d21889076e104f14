//! What the loader hands over once each, beside the module: the tables and the catalog of the package.
//! Kept for the life of the document, as the texts are that both rest on.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::{Tables, browser::manner, tables::Stemming, words::Words};

#[wasm_bindgen]
extern "C" {
    /// The module of the stemmers (`crates/stems`), which the loader starts at the first call.
    #[wasm_bindgen(js_name = vouchStem)]
    fn stem(language: &str, words: &str) -> String;
}

thread_local! {
    static TABLES: Cell<Option<&'static Tables>> = const { Cell::new(None) };
    static WORDS: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

/// Takes the joined tables.
pub(super) fn furnish(tables: String) {
    let tables = Tables::read(tables.leak(), Stemming(stem));
    TABLES.set(Some(Box::leak(Box::new(tables))));
}

/// Takes the catalog's JSON.
pub(super) fn speak(messages: &str) {
    WORDS.set(Some(Box::leak(Box::new(manner::words(messages)))));
}

/// The tables; an error before they were given.
pub(super) fn tables() -> Result<&'static Tables, JsError> {
    TABLES
        .get()
        .ok_or_else(|| JsError::new("the engine was given no tables"))
}

/// The catalog; an error before it was given.
pub(super) fn words() -> Result<&'static Words, JsError> {
    WORDS
        .get()
        .ok_or_else(|| JsError::new("the engine was given no words"))
}
