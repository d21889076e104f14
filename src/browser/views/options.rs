//! The options page: shows the settings, takes them back, keeps them.
//! What is valid is decided by [`Settings::check`] alone.

mod file;
pub(super) mod form;
mod list;
mod replace;
mod unreadable;

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, Url};

use super::{keywords, refusal, undo::Undo, webext};
use crate::{
    browser::dom::{self, Fallible},
    settings::{Profile, Settings, SettingsError},
    tables::is_public_suffix,
    words::Words,
};

use replace::Held;

thread_local! {
    /// The page's listeners, which live as long as the page.
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// The page and the settings that it holds; nothing of them is kept before the person saves.
struct Options {
    document: Document,
    words: Words,
    settings: RefCell<Settings>,
    /// The profile that was removed last, and where it stood.
    removed: RefCell<Option<(usize, Profile)>>,
    /// What a file or a reset took the place of.
    replaced: Undo<Held>,
    /// What could not be read, where the person started anew.
    unread: Undo<Held>,
}

/// Fills the form with what is stored and waits for the person to save.
pub(crate) async fn run(words: Words) -> Fallible {
    let document = dom::document()?;
    let root = document.document_element().ok_or("no root")?;
    dom::localize(&root, &words)?;
    form::list_columns(&document, &words)?;
    let stored = webext::settings().await?;
    let read = Settings::stored(&stored);
    let options = Rc::new(Options {
        replaced: Undo::new(&document, "file-undo"),
        unread: Undo::new(&document, "unreadable-undo"),
        document,
        words,
        settings: RefCell::new(read.clone().unwrap_or_default()),
        removed: RefCell::default(),
    });
    if let Err(error) = &read {
        options.show_unreadable(error)?;
    }
    options.show()?;
    options.listen()
}

/// The one check of settings, whoever gives them: `{"ok": settings}` or `{"error": why}`.
pub(crate) async fn check(json: &str) -> Fallible<String> {
    let answer = match checked(json).await? {
        Ok(settings) => serde_json::json!({ "ok": settings }),
        Err(error) => serde_json::json!({ "error": error.to_string() }),
    };
    Ok(answer.to_string())
}

/// The same, as types.
pub(super) async fn checked(json: &str) -> Fallible<Result<Settings, SettingsError>> {
    let tables = webext::tables().await?;
    let is_suffix = |name: &str| is_public_suffix(&tables, name);
    Ok(Settings::check(json, encode, &is_suffix))
}

/// A site as people write it, in the spelling of addresses: only the browser has the Unicode tables for that.
fn encode(site: &str) -> String {
    if site.is_ascii() {
        return site.to_owned();
    }
    let scheme = if site.contains("://") { "" } else { "http://" };
    let url = Url::new(&[scheme, site].concat());
    url.map_or_else(|_| site.to_owned(), |url| url.href())
}

impl Options {
    fn listen(self: &Rc<Self>) -> Fallible {
        for id in ["unreadable", "settings", "file"] {
            let place = dom::by_id(&self.document, id)?;
            let on = |name: &'static str, listening| {
                let options = Rc::clone(self);
                EventListener::new_with_options(&place, name, listening, move |event| {
                    options.heard(event);
                })
            };
            let listeners = [
                on("submit", EventListenerOptions::enable_prevent_default()),
                on("click", EventListenerOptions::default()),
                on("change", EventListenerOptions::default()),
            ];
            LISTENERS.with_borrow_mut(|kept| kept.extend(listeners));
        }
        Ok(())
    }

    fn heard(self: &Rc<Self>, event: &Event) {
        let Some(act) = act_of(event) else {
            return;
        };
        if event.type_() == "submit" {
            event.prevent_default();
        }
        let options = Rc::clone(self);
        spawn_local(async move {
            if let Err(error) = options.act(&act).await {
                web_sys::console::error_1(&error);
            }
        });
    }

    async fn act(&self, act: &str) -> Fallible {
        match act.split_once('-') {
            Some(("file", act)) => return self.report("file-said", self.act_on_file(act).await),
            Some(("unreadable", act)) => {
                return self.report("unreadable-said", self.mend(act).await);
            }
            Some(_) | None => {}
        }
        match act {
            "save" => return self.save().await,
            "suggest" => return self.suggest().await,
            _ => {}
        }
        form::take(&self.document, &mut self.settings.borrow_mut())?;
        match act {
            "choose" => self.choose()?,
            "add" => self.add(),
            "remove" => self.remove()?,
            "undo" => self.undo(),
            // Typing alone changes no more than the name in the list and that of the country.
            _ => {
                form::show_country(&self.document, &self.words)?;
                return self.show_profiles();
            }
        }
        self.show()?;
        if act == "add" {
            dom::focus(&self.form()?, "#name")?;
        }
        Ok(())
    }

    /// Shows the profile in use; what was said of another's fields is not true of its own.
    fn show(&self) -> Fallible {
        refusal::clear(&self.form()?)?;
        form::show(&self.document, &self.settings.borrow(), &self.words)?;
        self.show_profiles()
    }

    fn form(&self) -> Fallible<Element> {
        dom::by_id(&self.document, "settings")
    }

    /// Checks and keeps what the form holds; on a mistake nothing is kept, and the person is told and led to it.
    async fn save(&self) -> Fallible {
        form::take(&self.document, &mut self.settings.borrow_mut())?;
        let held = json(&self.settings.borrow())?;
        match checked(&held).await? {
            Ok(settings) => {
                webext::save_settings(&json(&settings)?).await?;
                // What the person typed meanwhile stays in the form.
                form::take(&self.document, &mut self.settings.borrow_mut())?;
                if json(&self.settings.borrow())? == held {
                    self.settings.replace(settings);
                    self.removed.take();
                    self.show()?;
                }
                refusal::clear(&self.form()?)?;
                self.say("options_saved", &[])
            }
            Err(error) => self.refuse(&error),
        }
    }

    /// Says why nothing was saved: at the field that it is about, in the profile that it is about, or below the form.
    fn refuse(&self, error: &SettingsError) -> Fallible {
        let shown = self.settings.borrow().active;
        if let Some(position) = error.profile().filter(|position| *position != shown) {
            // What the person typed meanwhile is not lost.
            form::take(&self.document, &mut self.settings.borrow_mut())?;
            self.settings.borrow_mut().active = position;
            self.show()?;
        }
        let why = [self.words.refusal(error)];
        let says = self.words.say("options_refused", &why);
        if refusal::show(&self.form()?, error.field(), &says)? {
            self.say_at("said", "", "")
        } else {
            self.say("options_refused", &why)
        }
    }

    /// Adds the keywords of the pasted text to the list, which the person edits before saving.
    async fn suggest(&self) -> Fallible {
        let text = form::area(&self.document, "paste")?.value();
        let suggested = webext::keywords(&text).await?;
        let list = form::area(&self.document, "keywords")?;
        let keywords::Joined { lines, added } =
            keywords::joined(keywords::lines(&list.value()), &suggested);
        list.set_value(&lines.join("\n"));
        let key = if added == 0 {
            "options_suggested_none"
        } else {
            "options_suggested"
        };
        let said = dom::by_id(&self.document, "suggested")?;
        said.set_text_content(Some(&self.words.say(key, &[added.to_string()])));
        Ok(())
    }

    /// Says what became of the settings.
    fn say(&self, key: &str, args: &[String]) -> Fallible {
        self.say_at("said", key, &self.words.say(key, args))
    }

    /// Says it in this place; the style sheet goes by the state, a message's key.
    fn say_at(&self, id: &str, state: &str, says: &str) -> Fallible {
        let said = dom::by_id(&self.document, id)?;
        said.set_attribute("data-state", state)?;
        said.set_text_content(Some(says));
        Ok(())
    }

    /// Says what a section did not manage to do, such as to write on a full disk.
    fn report(&self, id: &str, done: Fallible) -> Fallible {
        if let Err(error) = &done {
            let says = self.words.say("tables_failed", &[webext::said(error)]);
            self.say_at(id, "tables_failed", &says)?;
        }
        done
    }
}

/// What an event asks for: the `data-act` of what it comes from; a click on anything else asks for nothing.
fn act_of(event: &Event) -> Option<String> {
    let name = event.type_();
    if name == "submit" {
        return Some("save".to_owned());
    }
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let wanted = ["[data-act][data-on=", &name, "]"].concat();
    let acting = target.and_then(|it| it.closest(&wanted).ok().flatten());
    let act = acting.and_then(|it| it.get_attribute("data-act"));
    act.or_else(|| (name == "change").then(String::new))
}

/// Settings as they are kept.
pub(super) fn json(settings: &Settings) -> Fallible<String> {
    serde_json::to_string(settings).map_err(|error| JsValue::from(error.to_string()))
}
