//! Copying and downloading, and the overlay's switch: what the buttons above the list do.
//! The text is made by the engine in the page.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlSelectElement, HtmlTextAreaElement};

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{clipboard, download, profiles, webext},
    },
    report::Format,
};

/// As much of a text is shown before it is copied, in characters: some screens of it.
const PREVIEW: usize = 20_000;

impl Popup {
    /// What a button of the tools is for, by its `data-act`.
    pub(super) async fn use_tool(&self, act: &str, button: &Element) -> Fallible {
        match act {
            "copy" => self.copy(button).await,
            "copy-chosen" => self.copy_chosen().await,
            "download" => self.download().await,
            "basket" => self.put_aside().await,
            "basket-open" => webext::open_basket().await,
            _ => self.switch_overlay().await,
        }
    }

    /// Copies the page's row and says so; where the clipboard is denied, offers the text selected.
    async fn copy(&self, button: &Element) -> Fallible {
        let format = button.get_attribute("data-format").unwrap_or_default();
        let name = self.words.label("copy", &format);
        self.copy_as(Format::from_word(&format).ok_or("format")?, &name)
            .await
    }

    /// Copies in the format that was chosen from the list.
    async fn copy_chosen(&self) -> Fallible {
        let format = self.format()?;
        let name = self.words.label("copy", format.as_str());
        self.copy_as(format, &name).await
    }

    async fn copy_as(&self, format: Format, name: &str) -> Fallible {
        let Some(text) = self.summary(format).await? else {
            return self.say_failed("popup_still_reading", &[]);
        };
        let twin = match format.twin() {
            Some(twin) => self.summary(twin).await?,
            None => None,
        };
        let copied = match twin {
            Some(twin) => clipboard::copy_both(&text, &twin).await,
            None => clipboard::copy(&text).await,
        };
        let said = dom::by_id(&self.document, "copied")?;
        let copied = copied.map(|()| self.words.say("popup_copied", &[name.to_owned()]));
        self.copied(copied, &said, &text)
    }

    /// Says at this place what was copied, or offers the text where the clipboard is denied.
    pub(super) fn copied(&self, copied: Fallible<String>, said: &Element, text: &str) -> Fallible {
        let fallback = dom::by_id(&self.document, "copy-fallback")?;
        // Each such line is read out: of several one alone may speak.
        let above = dom::by_id(&self.document, "copied")?;
        above.remove_attribute("data-fails")?;
        above.set_text_content(None);
        said.set_text_content(None);
        match copied {
            Ok(says) => {
                dom::hide(&fallback)?;
                said.set_text_content(Some(&says));
                Ok(())
            }
            Err(_) => self.offer(&fallback, text),
        }
    }

    /// The last report in a format, with those links that the filters show; none while they are still being read.
    async fn summary(&self, format: Format) -> Fallible<Option<String>> {
        let mut only = JsValue::UNDEFINED;
        if self.is_narrowed(format) {
            let list = self.list.borrow();
            if list.loading {
                return Ok(None);
            }
            let numbers: Vec<String> = list.links().map(|number| number.to_string()).collect();
            only = numbers.join(" ").into();
        }
        let text = webext::ask("summary", &[format.as_str().into(), only]).await?;
        Ok(Some(text))
    }

    /// Whether a format holds those links alone that the filters show.
    fn is_narrowed(&self, format: Format) -> bool {
        format.lists_links() && !self.kept.borrow().choice.filter.is_open()
    }

    /// Saves the chosen format as a file.
    async fn download(&self) -> Fallible {
        let format = self.format()?;
        let Some(text) = self.summary(format).await? else {
            return self.say_failed("popup_still_reading", &[]);
        };
        let (site, date) = match self.report.borrow().as_ref() {
            Some(report) => (report.part("page").text("site"), webext::today()),
            None => return Ok(()),
        };
        let name = ["vouch", &site, &date].join("-");
        let name = [name.as_str(), format.extension()].join(".");
        download::save(&name, &text)?;
        self.say_done("popup_downloaded", &[name])
    }

    /// Shows what would be copied, if that can be seen, and how many of the links it holds.
    pub(super) async fn preview(&self) -> Fallible {
        let formats = dom::by_id(&self.document, "formats")?;
        if !formats.has_attribute("open") || self.report.borrow().is_none() {
            return Ok(());
        }
        let format = self.format()?;
        let counts = self
            .list
            .borrow()
            .counts()
            .map(|count| self.words.number(count));
        let scope = dom::by_id(&self.document, "formats-scope")?;
        dom::hide_if(&scope, || !self.is_narrowed(format))?;
        scope.set_text_content(Some(&self.words.say("popup_formats_scope", &counts)));
        let text = self.summary(format).await?.unwrap_or_default();
        let area: HtmlTextAreaElement = dom::by_id(&self.document, "preview")?.dyn_into()?;
        let mut shown: String = text.chars().take(PREVIEW).collect();
        if shown.len() < text.len() {
            shown.push('…');
        }
        area.set_value(&shown);
        Ok(())
    }

    fn format(&self) -> Fallible<Format> {
        let list: HtmlSelectElement = profiles::select(&self.document, "format")?;
        Format::from_word(&list.value()).ok_or_else(|| "format".into())
    }

    /// Copies the row where the shortcut opened the popup for that, since the page itself may not copy.
    pub(super) async fn copy_if_asked(&self) -> Fallible {
        let asked = dom::window()?.location().search()?;
        match self.document.query_selector("[data-format=row]")? {
            Some(button) if asked.contains("copy=row") => self.copy(&button).await,
            _ => Ok(()),
        }
    }

    fn offer(&self, fallback: &Element, text: &str) -> Fallible {
        dom::show(fallback)?;
        lay_out(&dom::field(fallback, "copy-text")?, text)?;
        self.say_failed("popup_copy_denied", &[])
    }

    /// Says what was done.
    pub(super) fn say_done(&self, key: &str, args: &[String]) -> Fallible {
        let said = dom::by_id(&self.document, "copied")?;
        said.remove_attribute("data-fails")?;
        said.set_text_content(Some(&self.words.say(key, args)));
        Ok(())
    }

    /// Says what was not done, and what to do.
    pub(super) fn say_failed(&self, key: &str, args: &[String]) -> Fallible {
        let said = dom::by_id(&self.document, "copied")?;
        said.set_attribute("data-fails", "")?;
        said.set_text_content(Some(&self.words.say(key, args)));
        Ok(())
    }

    /// Switches the marks on the page.
    async fn switch_overlay(&self) -> Fallible {
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

/// Shows a text in a field, selected, so that a key copies it.
pub(super) fn lay_out(field: &Element, text: &str) -> Fallible {
    let area: &HtmlTextAreaElement = field.dyn_ref().ok_or("no field")?;
    area.set_value(text);
    dom::show(field)?;
    area.focus()?;
    area.select();
    // Chromium shows the end of what is selected.
    area.set_scroll_top(0);
    Ok(())
}
