//! Saves a text as a file, where the browser puts what the person downloads.
//! Needs no permission: it is a link of our own page.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Url};

use super::clipboard::blob;
use crate::browser::dom::{self, Fallible};

/// Offers the text to the browser as a file of this name.
pub(crate) fn save(name: &str, text: &str) -> Fallible {
    let link = dom::document()?.create_element("a")?;
    // UTF-8 to whoever opens it; a byte order mark would be a character to most readers of CSV.
    let file = blob(text, "text/plain;charset=utf-8")?;
    // Lives as long as this page: the browser reads it later than this returns.
    let address = Url::create_object_url_with_blob(&file)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<HtmlElement>().click();
    Ok(())
}
