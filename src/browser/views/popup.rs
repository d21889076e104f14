//! The popup: asks the engine in the page, shows its answer, copies it.
//! Judges nothing, and never touches the page itself.

mod agreed;
mod basket;
mod chain;
mod copy;
mod detail;
mod head;
mod keys;
mod mine;
mod pasted;
mod prospect;
mod rows;
mod seen;
mod status;
mod suggest;
mod undo;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_lite::future::zip;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement};

use super::{
    known::{self, Known},
    part::Part,
    webext::{self, Ready},
};
use crate::{
    barrier::Barrier,
    browser::dom::{self, Fallible},
    settings::Settings,
    words::Words,
};

use undo::Undo;

pub(crate) use status::Outcome;

thread_local! {
    /// The one popup of this document, kept alive with its listeners.
    static OPEN: RefCell<Option<Rc<Popup>>> = const { RefCell::new(None) };
}

/// The popup and what it shows.
struct Popup {
    document: Document,
    words: Words,
    settings: RefCell<Settings>,
    /// Whether those that are stored cannot be read: then none are saved from here.
    unreadable: Cell<bool>,
    report: RefCell<Option<Part>>,
    /// The links in the list: the report's own, and those fetched later.
    links: RefCell<Vec<Part>>,
    overlay_on: Cell<bool>,
    /// The page's lines of what was agreed.
    agreed_before: Undo<String>,
    /// All lines of what was pasted.
    pasted_before: Undo<String>,
    /// Keywords, and the position of the profile that had them.
    keywords_before: Undo<(usize, Vec<String>)>,
    listeners: RefCell<Vec<EventListener>>,
}

/// Runs the popup; comes back when the completed answer, or the reason why there is none, is shown.
pub(crate) async fn run(words: Words) -> Fallible<Outcome> {
    let document = dom::document()?;
    let popup = Rc::new(Popup {
        agreed_before: Undo::new(&document, "agreed-undo"),
        pasted_before: Undo::new(&document, "pasted-undo"),
        keywords_before: Undo::new(&document, "suggest-undo"),
        document,
        words,
        settings: RefCell::default(),
        unreadable: Cell::new(false),
        report: RefCell::default(),
        links: RefCell::default(),
        overlay_on: Cell::new(false),
        listeners: RefCell::default(),
    });
    OPEN.set(Some(Rc::clone(&popup)));
    dom::localize(&popup.root()?, &popup.words)?;
    popup.listen()?;
    match popup.read().await {
        Ok(outcome) => Ok(outcome),
        Err(error) => popup.failed(&error),
    }
}

impl Popup {
    fn root(&self) -> Fallible<Element> {
        self.document
            .document_element()
            .ok_or_else(|| "no root".into())
    }

    /// First answer, then the completed one.
    async fn read(self: &Rc<Self>) -> Fallible<Outcome> {
        let settings = self.read_settings().await?;
        let address = webext::tab_address();
        let (ready, known) = zip(webext::engine_in_page(), known::of(&address)).await;
        if let Ready::Restricted(said) = ready? {
            return self.restricted(&said);
        }
        if Barrier::is_blank(&address) {
            return self.restricted(&address.into());
        }
        let first = webext::ask(
            "analyze",
            &[settings.as_str().into(), known.lines.as_str().into()],
        )
        .await?;
        let report = Part::parse(&first)?;
        let content_type = report.part("page").text("content_type");
        if let Some(barrier) = Barrier::of_type(&content_type) {
            return self.barred(barrier, &content_type.into());
        }
        self.answer(&report)?;
        self.show_profiles()?;
        if let Some(performance) = dom::window()?.performance() {
            performance.measure("first-answer")?;
        }
        self.show_known(&known).await?;
        self.count_basket().await?;
        self.say_status("popup_still_asking")?;
        self.refresh_overlay_switch().await?;
        let completed = webext::ask("complete", &[]).await?;
        if completed != first {
            self.answer(&Part::parse(&completed)?)?;
        }
        self.remember().await?;
        self.say_status("popup_complete")?;
        self.copy_if_asked().await?;
        Ok(Outcome::Complete)
    }

    /// The stored settings as JSON; where they cannot be read, says so and takes the default ones.
    async fn read_settings(&self) -> Fallible<String> {
        let stored = webext::settings().await?;
        let error = match Settings::check(&stored) {
            Ok(settings) => {
                self.settings.replace(settings);
                return Ok(stored);
            }
            Err(error) => error.to_string(),
        };
        self.unreadable.set(true);
        let place = dom::by_id(&self.document, "unreadable")?;
        place.set_text_content(Some(&self.words.say("popup_unreadable", &[error])));
        dom::show(&place)?;
        Ok("{}".to_owned())
    }

    /// Shows a report; links that are open stay open.
    fn answer(&self, report: &Part) -> Fallible {
        self.links.replace(report.list("links"));
        // Before the lines: an open one tells which of the page's steps decides.
        self.report.replace(Some(report.clone()));
        self.show_head(report)?;
        self.offer_suggesting(report)?;
        self.show_rows(&self.links.borrow())?;
        self.show_more(&report.part("totals"))?;
        dom::show(&dom::by_id(&self.document, "answer")?)?;
        dom::show(&dom::by_id(&self.document, "links")?)
    }

    /// Has the page judged anew by what is known of it and its site now, without asking the server again.
    async fn weigh(&self) -> Fallible<Known> {
        let known = known::of(&webext::tab_address()).await;
        let answer = webext::ask("weigh", &[known.lines.as_str().into()]).await?;
        self.answer(&Part::parse(&answer)?)?;
        self.remember().await?;
        Ok(known)
    }

    /// One listener for every button, one for every link that opens.
    fn listen(self: &Rc<Self>) -> Fallible {
        let body = self.document.body().ok_or("no body")?;
        let popup = Rc::clone(self);
        let click = EventListener::new(&body, "click", move |event| popup.clicked(event));
        let popup = Rc::clone(self);
        let capture = EventListenerOptions::run_in_capture_phase();
        let toggle = EventListener::new_with_options(&body, "toggle", capture, move |event| {
            popup.report_error(popup.toggled(event));
        });
        let popup = Rc::clone(self);
        let change = EventListener::new(&body, "change", move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let id = target.map(|target| target.id()).unwrap_or_default();
            let popup = Rc::clone(&popup);
            spawn_local(async move {
                let done = popup.changed(&id).await;
                popup.report_error(done);
            });
        });
        let submit = self.listen_to_forms(&body);
        let keys = self.listen_to_keys(&body);
        self.listeners
            .borrow_mut()
            .extend([click, toggle, change, submit, keys]);
        Ok(())
    }

    /// What a field that changed leads to, by its id: fields of text change too.
    async fn changed(&self, id: &str) -> Fallible {
        match id {
            "profile" => {
                // Keywords that were suggested for one client are none of another's.
                self.close_suggested()?;
                self.switch_profile().await
            }
            "format" => self.preview().await,
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
        let Some(button) = target.and_then(|it| it.closest("[data-act]").ok().flatten()) else {
            return;
        };
        let popup = Rc::clone(self);
        spawn_local(async move {
            let done = popup.act(&button).await;
            popup.report_error(done);
        });
    }

    async fn act(&self, button: &Element) -> Fallible {
        match button
            .get_attribute("data-act")
            .unwrap_or_default()
            .as_str()
        {
            act @ ("copy" | "copy-chosen" | "download" | "basket" | "basket-open" | "overlay") => {
                self.use_tool(act, button).await
            }
            "more" => self.fetch_more().await,
            "jump" => Self::jump(button).await,
            "unpaste" => self.remove_pasted(button).await,
            "repaste" => self.restore_pasted().await,
            "disagree" => self.disagree().await,
            "reagree" => self.restore_agreed().await,
            "suggest" => self.suggest().await,
            "suggest-keep" => self.keep_suggested().await,
            "suggest-drop" => self.drop_suggested(),
            "suggest-undo" => self.undo_suggested().await,
            "options" => webext::open_options().await.map(|_| ()),
            unknown => Err(unknown.into()),
        }
    }
}
