//! The options page's section of imported tables: takes files, shows how far it is, and what is there.
//! Reads no row itself; a file that cannot be read leaves what was there.

mod import;

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlInputElement};

use super::{part::Part, store::Store, webext};
use crate::{
    browser::dom::{self, Fallible},
    ranked::MOST_SITES,
    scale::Scale,
    words::Words,
};

use import::{Ended, Kept};

thread_local! {
    /// The section's listeners, which live as long as the page.
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
    /// The table removed or replaced last.
    static REMOVED: RefCell<Option<Removed>> = const { RefCell::new(None) };
    /// Whether the person wants the import that runs to end.
    static CANCELED: Cell<bool> = const { Cell::new(false) };
}

/// A table that can be put back.
struct Removed {
    id: String,
    /// What was told of it.
    told: String,
    /// Its parts and the table that took its place, if one did: of a table that was only taken out they are still kept.
    replaced: Option<(Vec<Vec<u8>>, String)>,
}

/// Waits for files, and shows the tables that are there once the database has told: while another page writes a large one,
/// it may take its time.
pub(crate) fn run(words: Words) -> Fallible {
    let document = dom::document()?;
    let view = View { document, words };
    view.listen()?;
    let help = view.words.count("tables_file_help", &[MOST_SITES]);
    view.by_id("tables-file-help")?
        .set_text_content(Some(&help));
    spawn_local(async move {
        let listed = view.list().await;
        view.report(listed);
    });
    Ok(())
}

#[derive(Clone)]
struct View {
    document: Document,
    words: Words,
}

impl View {
    fn listen(&self) -> Fallible {
        let (section, field) = (self.by_id("tables")?, self.by_id("tables-file")?);
        let view = self.clone();
        let change = EventListener::new(&field, "change", move |_| {
            let view = view.clone();
            spawn_local(async move {
                let done = view.take_file().await;
                view.report(done);
            });
        });
        let view = self.clone();
        let click = EventListener::new(&section, "click", move |event| view.clicked(event));
        LISTENERS.with_borrow_mut(|listeners| listeners.extend([change, click]));
        Ok(())
    }

    fn clicked(&self, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|it| it.closest("[data-act]").ok().flatten()) else {
            return;
        };
        let view = self.clone();
        spawn_local(async move {
            let act = button.get_attribute("data-act").unwrap_or_default();
            let done = match act.as_str() {
                "cancel" => {
                    CANCELED.set(true);
                    Ok(())
                }
                "remove" => view.remove(&button).await,
                "restore" => view.restore().await,
                unknown => Err(unknown.into()),
            };
            view.report(done);
        });
    }

    /// Reads the chosen file; the field is empty afterwards, so that the same one can be chosen again.
    async fn take_file(&self) -> Fallible {
        let field: HtmlInputElement = self.by_id("tables-file")?.dyn_into()?;
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return Ok(());
        };
        CANCELED.set(false);
        self.begin(&field)?;
        let ended = self.import(&file).await;
        field.set_value("");
        field.set_disabled(false);
        dom::hide(&self.by_id("tables-progress")?)?;
        let ended = ended?;
        // What is said of it stands in the list by then.
        let shown = match Store::open().await {
            Ok(store) => self.show(&store).await,
            Err(error) => Err(error),
        };
        match ended {
            Ended::Canceled => self.say("tables_canceled", &[])?,
            Ended::Refused(refusal) => {
                let why = self.words.label("refusal", refusal.as_str());
                self.say("tables_refused", &[file.name(), why])?;
            }
            Ended::Kept(kept) => self.say_kept(kept)?,
        }
        shown
    }

    /// Says what was imported; what it takes the place of can be brought back.
    fn say_kept(
        &self,
        Kept {
            progress,
            scales,
            table,
            old,
        }: Kept,
    ) -> Fallible {
        let numbers = [
            table.text("name"),
            progress.rows.to_string(),
            self.words.number(progress.bad),
        ];
        let mut said = self.words.say("tables_kept", &numbers);
        if let Some((counts, besides)) = scales {
            let name = |scale: &Scale| self.words.label("scale", scale.as_str());
            let left: Vec<String> = besides.iter().map(name).collect();
            let names = [name(&counts), left.join(", ")];
            said += &self.words.say("tables_besides", &names);
        }
        if progress.cut {
            said += &self.words.count("tables_cut", &[progress.rows]);
        }
        if let Some((old, parts)) = old {
            let facts = [old.text("file"), self.words.day(&old.text("date"))];
            said += &self.words.say("tables_replaced", &facts);
            if let Some(parts) = parts {
                REMOVED.set(Some(Removed {
                    id: old.text("id"),
                    told: old.json()?,
                    replaced: Some((parts, table.text("id"))),
                }));
                dom::show(&self.by_id("tables-undo")?)?;
            }
        }
        self.state("tables_kept", &said)?;
        self.show_bad(&progress)
    }

    fn begin(&self, field: &HtmlInputElement) -> Fallible {
        field.set_disabled(true);
        REMOVED.set(None);
        self.say("tables_reading", &[])?;
        dom::hide(&self.by_id("tables-undo")?)?;
        dom::hide(&self.by_id("tables-bad")?)?;
        dom::show(&self.by_id("tables-progress")?)
    }

    /// Lists what is there for the first time.
    async fn list(&self) -> Fallible {
        let store = Store::open().await?;
        store.sweep().await?;
        self.show(&store).await
    }

    /// Lists what is there.
    async fn show(&self, store: &Store) -> Fallible {
        let tables = store.tables().await?;
        let list = self.by_id("tables-list")?;
        list.replace_children_with_node_0();
        let mut entries = Vec::with_capacity(tables.len());
        for table in &tables {
            let entry = self.entry(table)?;
            list.append_child(&entry)?;
            entries.push((table.text("id"), entry));
        }
        self.look_for_damage(entries);
        dom::hide_if(&list, || tables.is_empty())?;
        dom::hide_if(&self.by_id("tables-none")?, || !tables.is_empty())
    }

    /// Marks the tables that are damaged. Apart, since reading every part takes longer than a list is to be waited for.
    fn look_for_damage(&self, entries: Vec<(String, Element)>) {
        let view = self.clone();
        spawn_local(async move {
            let done = async {
                let store = Store::open().await?;
                for (id, entry) in entries {
                    if !store.is_whole(&id).await? {
                        dom::show(&dom::field(&entry, "damaged")?)?;
                    }
                }
                Ok(())
            };
            view.report(done.await);
        });
    }

    fn entry(&self, table: &Part) -> Fallible<Element> {
        let entry = dom::stamp(&self.document, "table")?;
        dom::localize(&entry, &self.words)?;
        let name = table.text("name");
        let (rows, is_cut) = (table.number("rows"), table.flag("cut"));
        let facts = [
            // The one message has forms for it, which are chosen by the plain number.
            if is_cut {
                self.words.number(rows)
            } else {
                rows.to_string()
            },
            self.words.day(&table.text("date")),
            table.text("file"),
        ];
        dom::fill(&entry, "name", &name)?;
        let label = |kind: &str, word: &str| {
            let word = table.text(word);
            let is_told = !word.is_empty();
            is_told.then(|| self.words.label(kind, &word))
        };
        let about = label("about", "about").unwrap_or_default();
        dom::fill(&entry, "about", &about)?;
        let key = if is_cut {
            "tables_facts_cut"
        } else {
            "tables_facts"
        };
        let license = label("license", "list");
        let says = license.as_ref().map(|_| self.words.say(key, &facts));
        dom::fill(&entry, "facts", &says.unwrap_or_default())?;
        dom::fill(&entry, "license", &license.unwrap_or_default())?;
        let button = dom::field(&entry, "remove")?;
        button.set_attribute("data-id", &table.text("id"))?;
        let named = self.words.say("tables_remove_named", &[name]);
        button.set_attribute("aria-label", &named)?;
        Ok(entry)
    }

    async fn remove(&self, button: &Element) -> Fallible {
        let id = button.get_attribute("data-id").unwrap_or_default();
        let store = Store::open().await?;
        let tables = store.tables().await?;
        let told = tables.iter().find(|table| table.text("id") == id);
        let Some(told) = told else { return Ok(()) };
        store.remove(&id).await?;
        REMOVED.set(Some(Removed {
            id,
            told: told.json()?,
            replaced: None,
        }));
        self.show(&store).await?;
        dom::hide(&self.by_id("tables-bad")?)?;
        self.say("tables_removed", &[told.text("name")])?;
        dom::show(&self.by_id("tables-undo")?)?;
        dom::focus(&self.by_id("tables")?, "#tables-undo")
    }

    async fn restore(&self) -> Fallible {
        let Some(Removed { id, told, replaced }) = REMOVED.take() else {
            return Ok(());
        };
        let store = Store::open().await?;
        let is_back = if let Some((parts, by)) = replaced {
            store.put((&id, &told), &parts, &[by]).await?;
            true
        } else {
            store.restore(&id, &told).await?
        };
        let key = if is_back {
            "tables_restored"
        } else {
            "tables_gone"
        };
        self.say(key, &[])?;
        dom::focus(&self.by_id("tables")?, "#tables-file")?;
        dom::hide(&self.by_id("tables-undo")?)?;
        self.show(&store).await
    }

    /// Tells of what went wrong in the browser, such as a full disk.
    fn report(&self, done: Fallible) {
        if let Err(error) = done {
            web_sys::console::error_1(&error);
            drop(self.say("tables_failed", &[webext::said(&error)]));
        }
    }

    fn say(&self, key: &str, args: &[String]) -> Fallible {
        self.state(key, &self.words.say(key, args))
    }

    /// Says it; the style sheet goes by the state.
    fn state(&self, state: &str, says: &str) -> Fallible {
        let said = self.by_id("tables-said")?;
        said.set_attribute("data-state", state)?;
        said.set_text_content(Some(says));
        Ok(())
    }

    fn by_id(&self, id: &str) -> Fallible<Element> {
        dom::by_id(&self.document, id)
    }
}
