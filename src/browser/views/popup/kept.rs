//! What the person chose in this popup, for the next: filters, order, headings, and which parts are open.
//! For the browser, not for the page; nothing from private windows.

use web_sys::{Element, Event};

use wasm_bindgen::JsCast;

use super::{Popup, list::Fill};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{profiles, webext},
    },
    list::Kept,
};

/// The key in `storage.local`.
const KEY: &str = "list";

impl Popup {
    /// Brings back what was chosen and opened.
    pub(super) async fn restore(&self) -> Fallible {
        let kept = Kept::read(&webext::stored(KEY).await?);
        for part in dom::all(&self.root()?, "details[data-kept]")? {
            if kept.open.contains(&part.id()) {
                part.set_attribute("open", "")?;
            }
        }
        for format in dom::all(&self.root()?, "#format > option")? {
            if format.get_attribute("value").as_ref() == Some(&kept.format) {
                format.set_attribute("selected", "")?;
            }
        }
        self.kept.replace(kept);
        Ok(())
    }

    /// Keeps it.
    pub(super) async fn keep_choice(&self) -> Fallible {
        if webext::tab_is_private() {
            return Ok(());
        }
        let json = self.kept.borrow().write();
        webext::store(KEY, &json).await
    }

    /// Another format was chosen.
    pub(super) async fn keep_format(&self) -> Fallible {
        let format = profiles::select(&self.document, "format")?.value();
        self.kept.borrow_mut().format = format;
        self.keep_choice().await
    }

    /// A part was opened or closed.
    pub(super) async fn toggled(&self, event: &Event) -> Fallible {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if target
            .as_ref()
            .is_some_and(|it| it.matches(".factors").unwrap_or_default())
        {
            // A link's is higher or lower now, and those below it stand elsewhere.
            self.draw(Fill::New)?;
            self.open_headline()?;
        }
        let Some(part) = target.filter(|it| it.has_attribute("data-kept")) else {
            return Ok(());
        };
        let note = if part.has_attribute("open") {
            Kept::opened
        } else {
            Kept::closed
        };
        let is_news = note(&mut self.kept.borrow_mut(), &part.id());
        if is_news {
            self.keep_choice().await
        } else {
            Ok(())
        }
    }
}
