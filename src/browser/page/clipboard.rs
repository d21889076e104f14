//! Copies from within the page in view, where the shortcut has no page of ours to copy from.
//! Shows nothing; the shortcut says on the button how it went.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument};

use crate::browser::dom::{self, Fallible};

/// Copies a text: by the clipboard where the page has one and the browser lets us, else by a copy event of our own.
pub(crate) async fn copy(text: &str) -> Fallible {
    let window = dom::window()?;
    if window.is_secure_context() {
        let written = window.navigator().clipboard().write_text(text);
        if JsFuture::from(written).await.is_ok() {
            return Ok(());
        }
    }
    copy_by_event(text)
}

/// `execCommand` raises a copy event; our listener meets it first and fills it, the page's listeners do not see it.
fn copy_by_event(text: &str) -> Fallible {
    let document: HtmlDocument = dom::document()?.dyn_into()?;
    let given = text.to_owned();
    let options = EventListenerOptions {
        phase: gloo_events::EventListenerPhase::Capture,
        passive: false,
    };
    let listener = EventListener::new_with_options(&document, "copy", options, move |event| {
        event.stop_immediate_propagation();
        event.prevent_default();
        let clipboard = event
            .dyn_ref::<ClipboardEvent>()
            .and_then(ClipboardEvent::clipboard_data);
        if let Some(data) = clipboard {
            // A refusal shows in what `execCommand` returns.
            data.set_data("text/plain", &given).unwrap_or_default();
        }
    });
    let copied = document.exec_command("copy")?;
    drop(listener);
    if copied {
        Ok(())
    } else {
        Err(JsValue::from_str("the page may not copy"))
    }
}
