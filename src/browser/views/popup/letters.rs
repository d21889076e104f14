//! The popup's letters: one key for what is done on page after page.
//! Decides nothing else; a key does what its button does.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, KeyboardEvent};

use super::{
    Popup,
    keys::{TYPED_INTO, has_modifier},
};
use crate::browser::dom::Fallible;

impl Popup {
    /// Presses the button whose `aria-keyshortcuts` names the key, unless the person is typing; whether there is one.
    pub(super) fn pressed_letter(self: &Rc<Self>, event: &KeyboardEvent) -> Fallible<bool> {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let typing = target.is_some_and(|it| it.matches(TYPED_INTO).unwrap_or_default());
        let key = event.key().to_uppercase();
        let is_letter = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_uppercase());
        if has_modifier(event) || typing || event.repeat() || !is_letter {
            return Ok(false);
        }
        let selector = ["[aria-keyshortcuts=", &key, "]"].concat();
        let button = self.document.query_selector(&selector)?;
        // Not before there is an answer.
        let shown = |button: &Element| matches!(button.closest("[hidden]"), Ok(None));
        let Some(button) = button.filter(shown) else {
            return Ok(false);
        };
        let popup = Rc::clone(self);
        spawn_local(async move {
            let done = popup.act(&button).await;
            popup.report_error(done);
        });
        Ok(true)
    }
}
