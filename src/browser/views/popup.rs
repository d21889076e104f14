//! The popup: asks the engine in the page, shows its answer, copies it.
//! Judges nothing, and never touches the page itself.

mod agreed;
mod basket;
mod chain;
mod copy;
mod detail;
mod draw;
mod evidence;
mod filters;
mod head;
mod kept;
mod keys;
mod letters;
mod list;
mod listen;
mod load;
mod made;
mod mine;
mod pasted;
mod progress;
mod prospect;
mod rows;
mod seen;
mod stale;
mod status;
mod suggest;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_lite::future::zip;
use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element};

use super::{
    known::{self, Known},
    part::Part,
    undo::Undo,
    webext::{self, Ready},
};
use crate::{
    barrier::Barrier,
    browser::dom::{self, Fallible},
    list::Kept,
    settings::Settings,
    words::Words,
};

use list::List;

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
    /// The outbound links.
    list: RefCell<List>,
    /// What the person chose of them, in this popup or one before.
    kept: RefCell<Kept>,
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
        list: RefCell::default(),
        kept: RefCell::default(),
        overlay_on: Cell::new(false),
        listeners: RefCell::default(),
    });
    OPEN.set(Some(Rc::clone(&popup)));
    dom::localize(&popup.root()?, &popup.words)?;
    popup.make_chips()?;
    popup.listen()?;
    let outcome = match popup.read().await {
        Ok(outcome) => outcome,
        Err(error) => return popup.failed(&error),
    };
    if outcome == Outcome::Complete {
        spawn_local(async move {
            let done = popup.watch().await;
            popup.report_error(done);
        });
    }
    Ok(outcome)
}

impl Popup {
    fn root(&self) -> Fallible<Element> {
        self.document
            .document_element()
            .ok_or_else(|| "no root".into())
    }

    /// First answer, then the completed one.
    async fn read(self: &Rc<Self>) -> Fallible<Outcome> {
        let (settings, restored) = zip(self.read_settings(), self.restore()).await;
        restored?;
        let settings = settings?;
        let address = webext::tab_address();
        let (ready, known) = zip(webext::engine_in_page(), known::of(&address)).await;
        if let Ready::Restricted(said) = ready? {
            return self.restricted(&said);
        }
        if Barrier::is_blank(&address) {
            return self.restricted(&address.into());
        }
        let given = [settings.as_str().into(), known.lines.as_str().into()];
        let first = self.follow(webext::ask("analyze", &given)).await?;
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
        if completed == first {
            // What the server said may be told of links that neither answer holds.
            self.load_others()?;
        } else {
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
        let error = match Settings::stored(&stored) {
            Ok(settings) => {
                self.settings.replace(settings);
                return Ok(stored);
            }
            Err(error) => self.words.refusal(&error),
        };
        self.unreadable.set(true);
        let place = dom::by_id(&self.document, "unreadable")?;
        place.set_text_content(Some(&self.words.say("popup_unreadable", &[error])));
        dom::show(&place)?;
        Ok("{}".to_owned())
    }

    /// Shows a report; links that are open stay open.
    fn answer(&self, report: &Part) -> Fallible {
        // Before the lines: an open one tells which of the page's steps decides.
        self.report.replace(Some(report.clone()));
        self.show_head(report)?;
        self.offer_suggesting(report)?;
        // Before the lines too: what is not shown has no height.
        dom::show(&dom::by_id(&self.document, "answer")?)?;
        dom::show(&dom::by_id(&self.document, "links")?)?;
        self.show_links(report)
    }

    /// Has the page judged anew by what is known of it and its site now, without asking the server again.
    async fn weigh(&self) -> Fallible<Known> {
        let known = known::of(&webext::tab_address()).await;
        let answer = webext::ask("weigh", &[known.lines.as_str().into()]).await?;
        self.answer(&Part::parse(&answer)?)?;
        self.remember().await?;
        Ok(known)
    }
}
