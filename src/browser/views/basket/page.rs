//! The basket's page: its rows, their notes, and what is done with all of them at a day's end.
//! Every change is kept at once.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlInputElement};

use super::{BASKET, change, kept};
use crate::{
    basket::{Basket, Entry},
    browser::{
        dom::{self, Fallible},
        views::{clipboard, download, undo::Undo, webext},
    },
    settings::{Column, Settings},
    sheet::{Cell, Formulas},
    words::Words,
};

thread_local! {
    /// The page's listeners, which live as long as the page.
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// What the last change took away.
enum Taken {
    Pages(Vec<(usize, Entry)>),
    /// What could not be read, as it was kept.
    Unreadable(String),
}

struct Page {
    document: Document,
    words: Words,
    settings: Settings,
    taken: Undo<Taken>,
}

/// Shows the rows and waits for the person.
pub(crate) async fn run(words: Words) -> Fallible {
    let document = dom::document()?;
    let root = document.document_element().ok_or("no root")?;
    dom::localize(&root, &words)?;
    document.set_title(&words.say("basket_title", &[]));
    // Settings that cannot be read are the options page's matter; the columns are all there are then.
    let settings = Settings::stored(&webext::settings().await?).unwrap_or_default();
    let page = Rc::new(Page {
        taken: Undo::new(&document, "undo"),
        document,
        words,
        settings,
    });
    page.show().await?;
    page.listen()
}

impl Page {
    fn listen(self: &Rc<Self>) -> Fallible {
        let body = self.document.body().ok_or("no body")?;
        let on = |target: &web_sys::EventTarget, name: &'static str| {
            let page = Rc::clone(self);
            EventListener::new(target, name, move |event| {
                let (page, event) = (Rc::clone(&page), event.clone());
                spawn_local(async move {
                    if let Err(error) = page.meet(&event).await {
                        web_sys::console::error_1(&error);
                        let why = webext::said(&error);
                        page.say("basket_failed", &[why]).unwrap_or_default();
                    }
                });
            })
        };
        let listeners = [
            on(&body, "click"),
            on(&body, "input"),
            // The popup may have put something in meanwhile.
            on(&self.document, "visibilitychange"),
        ];
        LISTENERS.with_borrow_mut(|kept| kept.extend(listeners));
        Ok(())
    }

    async fn meet(&self, event: &Event) -> Fallible {
        let name = event.type_();
        if name == "visibilitychange" {
            return if self.document.hidden() {
                Ok(())
            } else {
                self.show().await
            };
        }
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(target) = target else { return Ok(()) };
        if name == "input" {
            return Self::note(&target).await;
        }
        let button = target.closest("[data-act]")?;
        let act = button.as_ref().and_then(|it| it.get_attribute("data-act"));
        match act.unwrap_or_default().as_str() {
            "copy" => self.copy().await,
            "tsv" => self.download("tsv").await,
            "csv" => self.download("csv").await,
            "remove" => self.remove(&target).await,
            "empty" => self.empty().await,
            "undo" => self.undo().await,
            "save" => self.save_unreadable().await,
            "anew" => self.begin_anew().await,
            _ => Ok(()),
        }
    }

    /// Shows what is kept.
    async fn show(&self) -> Fallible {
        let read = kept().await;
        let empty = Basket::default();
        let basket = read.as_ref().unwrap_or(&empty);
        let rows = dom::by_id(&self.document, "rows")?;
        rows.set_text_content(None);
        for entry in basket.entries() {
            let row = self.row(entry)?;
            rows.append_child(&row)?;
        }
        let count = self.words.say("basket_count", &[basket.len().to_string()]);
        dom::by_id(&self.document, "count")?.set_text_content(Some(&count));
        let unreadable = dom::by_id(&self.document, "unreadable")?;
        dom::hide_if(&unreadable, || read.is_ok())?;
        if let Err(error) = &read {
            let why = self.words.say("basket_unreadable", &[webext::said(error)]);
            dom::fill(&unreadable, "why", &why)?;
        }
        let none = dom::by_id(&self.document, "none")?;
        dom::hide_if(&none, || !basket.is_empty() || read.is_err())?;
        let full = dom::by_id(&self.document, "full")?;
        dom::hide_if(&full, || basket.is_empty())
    }

    fn row(&self, entry: &Entry) -> Fallible<Element> {
        let row = dom::stamp(&self.document, "row")?;
        dom::localize(&row, &self.words)?;
        row.set_attribute("data-page", entry.page())?;
        let text = |column| entry.cell(column).written(Formulas::Kept);
        let url = text(Column::Url);
        let link = dom::field(&row, "link")?;
        // Others have nowhere to lead to, or would run.
        let schemes = ["http:", "https:", "file:"];
        if schemes.iter().any(|scheme| url.starts_with(scheme)) {
            link.set_attribute("href", &url)?;
        } else {
            link.remove_attribute("href")?;
        }
        let title = Some(text(Column::Title)).filter(|title| !title.trim().is_empty());
        link.set_text_content(Some(title.as_deref().unwrap_or(&url)));
        for (field, column) in [("site", Column::Site), ("date", Column::Date)] {
            dom::fill(&row, field, &text(column))?;
        }
        for (field, column, vocabulary) in [
            ("verdict", Column::Verdict, "prospect"),
            ("slot", Column::BestSlot, "context"),
            ("mine", Column::MyLink, "verdict"),
        ] {
            let label = match entry.cell(column) {
                Cell::Text(word) => self.words.label(vocabulary, &word),
                Cell::Number(_) | Cell::Empty => String::new(),
            };
            dom::fill(&row, field, &label)?;
        }
        let ends = [text(Column::PlaceLow), text(Column::PlaceHigh)];
        let place = if ends.iter().all(String::is_empty) {
            String::new()
        } else {
            ends.join("–")
        };
        dom::fill(&row, "place", &place)?;
        let note: HtmlInputElement = dom::field(&row, "note")?.dyn_into()?;
        note.set_value(entry.note());
        let named = title.unwrap_or(url);
        for (field, key) in [
            ("note", "basket_note_named"),
            ("remove", "basket_remove_named"),
        ] {
            let name = self.words.say(key, std::slice::from_ref(&named));
            dom::field(&row, field)?.set_attribute("aria-label", &name)?;
        }
        Ok(row)
    }

    async fn note(target: &Element) -> Fallible {
        let Some(page) = page_of(target)? else {
            return Ok(());
        };
        let note = target.unchecked_ref::<HtmlInputElement>().value();
        change(move |basket| basket.note(&page, &note)).await?;
        Ok(())
    }

    async fn copy(&self) -> Fallible {
        let basket = kept().await?;
        let table = basket.table(&self.settings.row());
        let formulas = Formulas::by(&self.settings);
        let copied =
            clipboard::copy_both(&table.lines(formulas), &table.html_lines(formulas)).await;
        match copied {
            Ok(()) => self.say("basket_copied", &[basket.len().to_string()]),
            Err(_) => self.say("basket_copy_denied", &[]),
        }
    }

    async fn download(&self, form: &str) -> Fallible {
        let table = kept().await?.table(&self.settings.row());
        let formulas = Formulas::by(&self.settings);
        let text = if form == "csv" {
            table.csv(formulas)
        } else {
            table.tsv(formulas)
        };
        let name = ["vouch-basket-", &webext::today(), ".", form].concat();
        download::save(&name, &text)?;
        self.say("popup_downloaded", &[name])
    }

    async fn remove(&self, target: &Element) -> Fallible {
        let Some(page) = page_of(target)? else {
            return Ok(());
        };
        let taken = change(move |basket| basket.take(&page)).await?;
        self.took(Taken::Pages(taken.into_iter().collect())).await
    }

    async fn empty(&self) -> Fallible {
        let taken = change(Basket::empty).await?;
        self.took(Taken::Pages(taken)).await
    }

    /// Offers what was taken away back; the focus goes to the button for that, as the one that had it may be gone.
    async fn took(&self, taken: Taken) -> Fallible {
        let count = match &taken {
            Taken::Pages(pages) => pages.len(),
            Taken::Unreadable(_) => 0,
        };
        self.show().await?;
        self.say("basket_removed", &[count.to_string()])?;
        self.taken.offer(taken)?;
        self.taken.focus()
    }

    async fn undo(&self) -> Fallible {
        match self.taken.take() {
            Some(Taken::Pages(pages)) => change(move |basket| basket.put_back(pages)).await?,
            Some(Taken::Unreadable(json)) => webext::store(BASKET, &json).await?,
            None => {}
        }
        self.taken.withdraw()?;
        self.show().await?;
        self.say("basket_restored", &[])
    }

    async fn save_unreadable(&self) -> Fallible {
        let name = ["vouch-basket-", &webext::today(), ".json"].concat();
        download::save(&name, &webext::stored(BASKET).await?)?;
        self.say("popup_downloaded", &[name])
    }

    async fn begin_anew(&self) -> Fallible {
        let before = webext::stored(BASKET).await?;
        webext::store(BASKET, &Basket::default().write()).await?;
        self.took(Taken::Unreadable(before)).await
    }

    fn say(&self, key: &str, args: &[String]) -> Fallible {
        let said = dom::by_id(&self.document, "said")?;
        said.set_text_content(Some(&self.words.say(key, args)));
        Ok(())
    }
}

/// The page whose row an element stands in.
fn page_of(element: &Element) -> Result<Option<String>, JsValue> {
    let row = element.closest("[data-page]")?;
    Ok(row.and_then(|row| row.get_attribute("data-page")))
}
