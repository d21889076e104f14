//! What the loader hands over once, beside the module: the tables and the catalog of the package.
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

/// The package's data.
pub(super) struct Given {
    pub(super) tables: Tables,
    pub(super) words: Words,
}

thread_local! {
    static GIVEN: Cell<Option<&'static Given>> = const { Cell::new(None) };
}

/// Takes the joined tables and the catalog's JSON.
pub(super) fn take(tables: String, messages: &str) {
    let given = Given {
        tables: Tables::read(tables.leak(), Stemming(stem)),
        words: manner::words(messages),
    };
    GIVEN.set(Some(Box::leak(Box::new(given))));
}

/// What was given; an error before.
pub(super) fn get() -> Result<&'static Given, JsError> {
    GIVEN
        .get()
        .ok_or_else(|| JsError::new("the engine was given no tables"))
}
