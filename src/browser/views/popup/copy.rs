//! Copying and the overlay's switch: what the buttons above the list do.
//! The text to copy is made by the engine in the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlTextAreaElement};

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::webext,
};

impl Popup {
    /// Copies in the button's format and says so; where the clipboard is denied, offers the text selected.
    pub(super) async fn copy(&self, button: &Element) -> Fallible {
        let format = button.get_attribute("data-format").unwrap_or_default();
        let text = webext::ask("summary", &[format.as_str().into()]).await?;
        let name = button.text_content().unwrap_or_default();
        let clipboard = dom::window()?.navigator().clipboard();
        let copied = JsFuture::from(clipboard.write_text(&text)).await;
        let fallback = dom::by_id(&self.document, "copy-fallback")?;
        match copied {
            Ok(_) => {
                dom::hide(&fallback)?;
                self.say_copied("popup_copied", &name)
            }
            Err(_) => self.offer(&fallback, &text, &name),
        }
    }

    /// Copies the row where the shortcut opened the popup for that, since the page itself may not copy.
    pub(super) async fn copy_if_asked(&self) -> Fallible {
        let asked = dom::window()?.location().search()?;
        match self.document.query_selector("[data-format=row]")? {
            Some(button) if asked.contains("copy=row") => self.copy(&button).await,
            _ => Ok(()),
        }
    }

    fn offer(&self, fallback: &Element, text: &str, name: &str) -> Fallible {
        let area: HtmlTextAreaElement = dom::field(fallback, "copy-text")?.dyn_into()?;
        area.set_value(text);
        dom::show(fallback)?;
        area.focus()?;
        area.select();
        self.say_copied("popup_copy_denied", name)
    }

    fn say_copied(&self, key: &str, name: &str) -> Fallible {
        let said = dom::by_id(&self.document, "copied")?;
        said.set_attribute("data-state", key)?;
        said.set_text_content(Some(&self.words.say(key, &[name.trim().to_owned()])));
        Ok(())
    }

    /// Switches the marks on the page.
    pub(super) async fn switch_overlay(&self) -> Fallible {
        let on = !self.overlay_on.get();
        let state = webext::ask("overlay", &[on.into()]).await?;
        self.show_overlay_state(&state)
    }

    /// Shows whether the marks are on already, for instance by the shortcut.
    pub(super) async fn refresh_overlay_switch(&self) -> Fallible {
        let state = webext::ask("overlay_state", &[]).await?;
        self.show_overlay_state(&state)
    }

    fn show_overlay_state(&self, state: &str) -> Fallible {
        self.overlay_on.set(state == "on");
        let switch = dom::by_id(&self.document, "overlay")?;
        switch.set_attribute("aria-checked", if state == "on" { "true" } else { "false" })?;
        let says = dom::by_id(&self.document, "overlay-says")?;
        let sentence = match state {
            "undrawable" => self.words.say("overlay_undrawable", &[]),
            _ => String::new(),
        };
        says.set_text_content(Some(&sentence));
        dom::hide_if(&says, || sentence.is_empty())
    }
}
