//! Where words begin and end in scripts that put no spaces between them: the browser has the dictionaries.
//! Does not know what words are good for.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type Segmenter;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Segmenter;

    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> JsValue;
}

/// The text with a space between any two words. Which language it is in does not matter: a script has one dictionary.
pub(super) fn spaced(text: &str) -> Result<String, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"word".into())?;
    let segmenter = Segmenter::new(&JsValue::UNDEFINED, &options);
    let mut spaced = String::with_capacity(text.len());
    for part in Array::from(&segmenter.segment(text)) {
        let word = Reflect::get(&part, &"segment".into())?;
        spaced.push_str(&word.as_string().unwrap_or_default());
        spaced.push(' ');
    }
    Ok(spaced)
}
