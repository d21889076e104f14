//! Writes to the clipboard from the extension's own pages.
//! Says nothing; a refusal of the browser is an error.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use crate::browser::dom::{self, Fallible};

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(forms: &Object) -> Result<ClipboardItem, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = write)]
    fn write(items: &Array) -> Result<Promise, JsValue>;
}

/// Copies a text.
pub(crate) async fn copy(text: &str) -> Fallible {
    let clipboard = dom::window()?.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}

/// Copies a text and its twin of HTML, of which whoever pastes takes the one that fits.
pub(crate) async fn copy_both(text: &str, html: &str) -> Fallible {
    let forms = Object::new();
    for (mime, form) in [("text/plain", text), ("text/html", html)] {
        let blob = blob(form, mime)?;
        Reflect::set(&forms, &mime.into(), &blob)?;
    }
    let item = ClipboardItem::new(&forms)?;
    JsFuture::from(write(&Array::of1(&item))?).await?;
    Ok(())
}

/// A text as a file of this MIME type.
pub(super) fn blob(text: &str, mime: &str) -> Fallible<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}
