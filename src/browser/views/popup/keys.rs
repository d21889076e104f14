//! The popup's letters: one key for what is done on page after page.
//! Decides nothing else; a key does what its button does.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::Popup;

/// Where letters are typed.
const TYPING: &str = "input, select, textarea";

impl Popup {
    /// Presses the button whose `aria-keyshortcuts` names the key, unless the person is typing.
    pub(super) fn listen_to_keys(self: &Rc<Self>, body: &HtmlElement) -> EventListener {
        let popup = Rc::clone(self);
        EventListener::new(body, "keydown", move |event| {
            let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let held = pressed.ctrl_key() || pressed.alt_key() || pressed.meta_key();
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let typing = target.is_some_and(|it| it.matches(TYPING).unwrap_or_default());
            let key = pressed.key().to_uppercase();
            let is_letter = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_uppercase());
            if held || typing || pressed.repeat() || !is_letter {
                return;
            }
            let selector = ["[aria-keyshortcuts=", &key, "]"].concat();
            let button = popup.document.query_selector(&selector).ok().flatten();
            // Not before there is an answer.
            let shown = |button: &Element| matches!(button.closest("[hidden]"), Ok(None));
            let Some(button) = button.filter(shown) else {
                return;
            };
            let popup = Rc::clone(&popup);
            spawn_local(async move {
                let done = popup.act(&button).await;
                popup.report_error(done);
            });
        })
    }
}
