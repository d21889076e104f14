//! The basket in the extension's storage, and its page.
//! What a basket is, `crate::basket` says.

pub(crate) mod page;

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::webext;
use crate::{
    basket::{Basket, Put},
    browser::dom::Fallible,
};

/// The key under which it is kept in `storage.local`, and the name of its lock.
const BASKET: &str = "basket";

#[wasm_bindgen]
extern "C" {
    /// Runs one holder of the name at a time, of all pages and workers of the extension.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn locked(name: &str, work: &JsValue) -> Result<Promise, JsValue>;
}

/// What is kept; an error where it cannot be read.
pub(crate) async fn kept() -> Fallible<Basket> {
    let json = webext::stored(BASKET).await?;
    Basket::read(&json).map_err(JsValue::from)
}

/// Changes what is kept, while nobody else does: the popup may put a page in while a note is being typed.
async fn change<T: 'static>(change: impl FnOnce(&mut Basket) -> T + 'static) -> Fallible<T> {
    let changed = Rc::new(RefCell::new(None));
    let answer = Rc::clone(&changed);
    let work = Closure::once_into_js(move || {
        future_to_promise(async move {
            let mut basket = kept().await?;
            answer.replace(Some(change(&mut basket)));
            webext::store(BASKET, &basket.write()).await?;
            Ok(JsValue::UNDEFINED)
        })
    });
    JsFuture::from(locked(BASKET, &work)?).await?;
    changed.take().ok_or_else(|| "no answer".into())
}

/// Puts a page in by its row.
pub(crate) async fn put(entry: &str) -> Fallible<Put> {
    let entry = entry.to_owned();
    let put = change(move |basket| basket.put(&entry)).await?;
    put.map_err(JsValue::from)
}
