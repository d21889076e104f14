//! Lets time pass.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

use crate::browser::dom::{self, Fallible};

/// Ends after so many milliseconds, in which the page has its turn.
pub(super) async fn pause(milliseconds: i32) -> Fallible {
    let window = dom::window()?;
    let passed = Promise::new(&mut |resolve, reject| {
        let set =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        if let Err(error) = set {
            drop(reject.call1(&error, &error));
        }
    });
    JsFuture::from(passed).await.map(|_| ())
}
