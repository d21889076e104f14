//! Settings that are stored and cannot be read: what happened, and what can be done. Nothing is overwritten before the
//! person has confirmed it, and then it can be undone.
//! Reads no setting itself.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{LISTENERS, Options, json};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::webext,
    },
    settings::{Settings, SettingsError},
};

impl Options {
    /// Says so in the form's place; `stored` is what is there, as JSON.
    pub(super) fn show_unreadable(
        self: &Rc<Self>,
        stored: &str,
        error: &SettingsError,
    ) -> Fallible {
        let place = dom::by_id(&self.document, "unreadable")?;
        let key = if matches!(error, SettingsError::Newer(_)) {
            "unreadable_newer"
        } else {
            "unreadable_damaged"
        };
        let said = self.words.say(key, &[self.words.refusal(error)]);
        dom::fill(&place, "unreadable-why", &said)?;
        let file = String::from(js_sys::encode_uri_component(stored));
        let file = ["data:application/json;charset=utf-8,", &file].concat();
        dom::field(&place, "unreadable-file")?.set_attribute("href", &file)?;
        dom::hide(&dom::by_id(&self.document, "settings")?)?;
        dom::show(&place)?;
        let (options, stored) = (Rc::clone(self), stored.to_owned());
        let click = EventListener::new(&place.clone(), "click", move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let act = target.and_then(|it| it.get_attribute("data-unreadable"));
            let (options, stored, place) = (Rc::clone(&options), stored.clone(), place.clone());
            spawn_local(async move {
                let done = options
                    .mend(&place, &act.unwrap_or_default(), &stored)
                    .await;
                if let Err(error) = done {
                    web_sys::console::error_1(&error);
                }
            });
        });
        LISTENERS.with_borrow_mut(|kept| kept.push(click));
        Ok(())
    }

    async fn mend(&self, place: &Element, act: &str, stored: &str) -> Fallible {
        let [ask, sure, undo] = ["unreadable-ask", "unreadable-sure", "unreadable-undo"]
            .map(|name| dom::field(place, name));
        let (ask, sure, undo) = (ask?, sure?, undo?);
        let form = dom::by_id(&self.document, "settings")?;
        match act {
            "ask" => {
                dom::hide(&ask)?;
                dom::show(&sure)?;
                dom::focus(&sure, "[data-unreadable=cancel]")
            }
            "cancel" => {
                dom::hide(&sure)?;
                dom::show(&ask)?;
                dom::focus(&ask, "[data-unreadable=ask]")
            }
            "start" => {
                webext::save_settings(&json(&Settings::default())?).await?;
                self.settings.replace(Settings::default());
                self.show()?;
                dom::hide(&sure)?;
                dom::show(&undo)?;
                dom::show(&form)?;
                dom::focus(&undo, "[data-unreadable=undo]")
            }
            "undo" => {
                webext::save_settings(stored).await?;
                dom::hide(&form)?;
                dom::hide(&undo)?;
                dom::show(&ask)?;
                dom::focus(&ask, "[data-unreadable=ask]")
            }
            _ => Ok(()),
        }
    }
}
