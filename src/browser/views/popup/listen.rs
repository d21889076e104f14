//! What the person does in the popup: one listener for each kind of event, each on the whole document.
//! Knows who is to act, not how.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement};

use super::{Popup, list::Fill};
use crate::browser::{
    dom::{self, Fallible},
    views::webext,
};

impl Popup {
    /// Listens to everything.
    pub(super) fn listen(self: &Rc<Self>) -> Fallible {
        let body = self.document.body().ok_or("no body")?;
        let window = dom::window()?;
        let popup = Rc::clone(self);
        let click = EventListener::new(&body, "click", move |event| popup.clicked(event));
        let drawn = ["scroll", "resize"].map(|name| {
            let popup = Rc::clone(self);
            EventListener::new(&window, name, move |_| {
                popup.report_error(popup.draw(Fill::New));
            })
        });
        let mut listeners = self.listeners.borrow_mut();
        listeners.extend([
            click,
            self.listen_to_keys(&body),
            self.listen_to_forms(&body),
        ]);
        listeners.extend(self.listen_to_changes(&body));
        listeners.extend(drawn);
        Ok(())
    }

    fn listen_to_keys(self: &Rc<Self>, body: &HtmlElement) -> EventListener {
        let popup = Rc::clone(self);
        let cancelable = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(body, "keydown", cancelable, move |event| {
            match popup.pressed(event.unchecked_ref()) {
                Ok(true) => event.prevent_default(),
                Ok(false) => {}
                Err(error) => popup.report_error(Err(error)),
            }
        })
    }

    /// What opens and closes, what is chosen from a list, and what is typed.
    fn listen_to_changes(self: &Rc<Self>, body: &HtmlElement) -> [EventListener; 3] {
        ["toggle", "change", "input"].map(|name| {
            let popup = Rc::clone(self);
            // `toggle` does not bubble.
            let capture = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(body, name, capture, move |event| {
                let popup = Rc::clone(&popup);
                let event = event.clone();
                spawn_local(async move {
                    let done = popup.changed(&event).await;
                    popup.report_error(done);
                });
            })
        })
    }

    async fn changed(&self, event: &Event) -> Fallible {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let id = target.map(|target| target.id()).unwrap_or_default();
        match (event.type_().as_str(), id.as_str()) {
            ("toggle", "formats") => {
                self.preview().await?;
                self.toggled(event).await
            }
            ("change", "format") => {
                self.preview().await?;
                self.keep_format().await
            }
            ("toggle", _) => self.toggled(event).await,
            ("change", "profile") => {
                // Keywords that were suggested for one client are none of another's.
                self.close_suggested()?;
                self.switch_profile().await
            }
            ("change", "list-sort") => self.sort().await,
            ("input", "list-search") => self.search().await,
            // Other fields are read when their form is sent.
            _ => Ok(()),
        }
    }

    /// Keeps what the person typed whenever they press Enter in a form or its button.
    fn listen_to_forms(self: &Rc<Self>, body: &HtmlElement) -> EventListener {
        let popup = Rc::clone(self);
        let cancelable = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(body, "submit", cancelable, move |event| {
            event.prevent_default();
            let form = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let agrees = form.is_some_and(|form| form.id() == "agreed-form");
            let popup = Rc::clone(&popup);
            spawn_local(async move {
                let done = if agrees {
                    popup.agree().await
                } else {
                    popup.paste().await
                };
                popup.report_error(done);
            });
        })
    }

    fn clicked(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let around = |selector| target.as_ref().and_then(|it| it.closest(selector).ok()?);
        let Some(button) = around("[data-act]") else {
            if let Some(row) = around("#rows .row") {
                self.report_error(self.clicked_row(&row));
            }
            return;
        };
        let popup = Rc::clone(self);
        spawn_local(async move {
            let done = popup.act(&button).await;
            popup.report_error(done);
        });
    }

    pub(super) async fn act(&self, button: &Element) -> Fallible {
        match button
            .get_attribute("data-act")
            .unwrap_or_default()
            .as_str()
        {
            act @ ("copy" | "copy-chosen" | "download" | "basket" | "basket-open" | "overlay") => {
                self.use_tool(act, button).await
            }
            "jump" => Self::jump(button).await,
            "evidence" => self.copy_evidence(button).await,
            "slot" => self.turn_slot(button),
            "unpaste" => self.remove_pasted(button).await,
            "repaste" => self.restore_pasted().await,
            "disagree" => self.disagree().await,
            "reagree" => self.restore_agreed().await,
            "suggest" => self.suggest().await,
            "suggest-keep" => self.keep_suggested().await,
            "suggest-drop" => self.drop_suggested(),
            "suggest-undo" => self.undo_suggested().await,
            "fault" => self.copy_fault().await,
            "options" => webext::open_options().await.map(|_| ()),
            other => self.act_on_list(other, button).await,
        }
    }

    async fn act_on_list(&self, act: &str, button: &Element) -> Fallible {
        match act {
            "chip" => self.press_chip(button).await,
            "list-group" => self.choose(|choice| choice.grouped = !choice.grouped).await,
            "list-clear" => self.clear().await,
            other => self.act_on_reading(other).await,
        }
    }

    async fn act_on_reading(&self, act: &str) -> Fallible {
        match act {
            "read-again" => Self::read_again(),
            "cancel" => self.cancel().await,
            unknown => Err(unknown.into()),
        }
    }
}
