//! The page that opens once Vouch is installed: what it does, on an example, and the own sites and keywords, if the person
//! likes.
//! What is valid is decided by `Settings::check` alone; nothing is kept before the person saves.

mod example;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Event};

use super::{
    options::{
        self,
        form::{area, lines},
    },
    part::Part,
    refusal, webext,
};
use crate::{
    browser::dom::{self, Fallible},
    settings::{Settings, SettingsError},
    words::Words,
};

thread_local! {
    /// The page's listeners, which live as long as the page.
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// The lists that are asked for; the options have the rest.
const LISTS: [&str; 2] = ["own_sites", "keywords"];

struct Welcome {
    document: Document,
    words: Words,
    /// Where the profile stands whose lists are shown: another one may be in use by the time they are saved.
    profile: Cell<usize>,
}

/// Shows the example and the form, with what is stored, and waits for the person.
pub(crate) async fn run(words: Words, example: &str) -> Fallible {
    let document = dom::document()?;
    let root = document.document_element().ok_or("no root")?;
    dom::localize(&root, &words)?;
    let welcome = Rc::new(Welcome {
        document,
        words,
        profile: Cell::default(),
    });
    welcome.say_how_to_open().await?;
    match Settings::stored(&webext::settings().await?) {
        Ok(settings) => welcome.fill(&settings)?,
        Err(error) => welcome.show_unreadable(&error)?,
    }
    welcome.listen()?;
    example::show(&welcome.document, &welcome.words, &Part::parse(example)?)
}

impl Welcome {
    fn listen(self: &Rc<Self>) -> Fallible {
        let on = |id: &str, name: &'static str| {
            let welcome = Rc::clone(self);
            let listening = EventListenerOptions::enable_prevent_default();
            let heard = move |event: &Event| {
                event.prevent_default();
                let (welcome, name) = (Rc::clone(&welcome), event.type_());
                spawn_local(async move { welcome.act(&name).await });
            };
            let place = dom::by_id(&self.document, id)?;
            Fallible::Ok(EventListener::new_with_options(
                &place, name, listening, heard,
            ))
        };
        let listeners = [on("ask", "submit")?, on("skip", "click")?];
        LISTENERS.with_borrow_mut(|kept| kept.extend(listeners));
        Ok(())
    }

    /// Saves what is submitted; a click skips that.
    async fn act(&self, event: &str) {
        let done = if event == "submit" {
            self.save().await
        } else {
            self.end("welcome_skipped")
        };
        if let Err(error) = done {
            web_sys::console::error_1(&error);
            self.refuse(None, &webext::said(&error)).unwrap_or_default();
        }
    }

    /// Shows the lists of the profile in use.
    fn fill(&self, settings: &Settings) -> Fallible {
        self.profile.set(settings.active);
        let profile = settings.profile();
        for (id, list) in LISTS
            .into_iter()
            .zip([&profile.own_sites, &profile.keywords])
        {
            area(&self.document, id)?.set_value(&list.join("\n"));
        }
        Ok(())
    }

    /// Puts the lists into their profile and keeps the settings; on a mistake nothing is kept, and the person is told
    /// and led to it.
    async fn save(&self) -> Fallible {
        // Read anew: the options may have been saved, or damaged, since the page was opened.
        let mut settings = match Settings::stored(&webext::settings().await?) {
            Ok(settings) => settings,
            Err(error) => return self.show_unreadable(&error),
        };
        let last = settings.profiles.len().saturating_sub(1);
        if let Some(profile) = settings.profiles.get_mut(self.profile.get().min(last)) {
            profile.own_sites = lines(&self.document, "own_sites")?;
            profile.keywords = lines(&self.document, "keywords")?;
        }
        let checked = options::checked(&options::json(&settings)?).await?;
        match checked {
            Ok(settings) => {
                webext::save_settings(&options::json(&settings)?).await?;
                self.end("welcome_saved")
            }
            Err(error) => self.refuse(error.field(), &self.words.refusal(&error)),
        }
    }

    /// Says why nothing was saved: below the list that it is about, which is marked and gets the focus, or below the form.
    fn refuse(&self, about: Option<&str>, why: &str) -> Fallible {
        let says = self.words.say("options_refused", &[why.to_owned()]);
        if !refusal::show(&dom::by_id(&self.document, "ask")?, about, &says)? {
            dom::by_id(&self.document, "said")?.set_text_content(Some(&says));
        }
        Ok(())
    }

    /// Puts what comes next in the form's place, with the focus on its heading, which says what became of the form.
    fn end(&self, key: &str) -> Fallible {
        let next = dom::by_id(&self.document, "next")?;
        dom::fill(&next, "became", &self.words.say(key, &[]))?;
        dom::hide(&dom::by_id(&self.document, "ask")?)?;
        dom::show(&next)?;
        dom::focus(&next, "[data-field=became]")
    }

    /// Says so in the form's place: what a newer build stored or something damaged is not to be overwritten.
    fn show_unreadable(&self, error: &SettingsError) -> Fallible {
        let place = dom::by_id(&self.document, "unreadable")?;
        let why = self.words.refusal(error);
        dom::fill(&place, "why", &self.words.say("welcome_unreadable", &[why]))?;
        dom::hide(&dom::by_id(&self.document, "ask")?)?;
        dom::show(&place)
    }

    async fn say_how_to_open(&self) -> Fallible {
        let keys = webext::opening_keys().await?;
        let says = if keys.is_empty() {
            self.words.say("welcome_open", &[])
        } else {
            self.words.say("welcome_open_keys", &[keys])
        };
        dom::fill(&dom::by_id(&self.document, "next")?, "open", &says)
    }
}
