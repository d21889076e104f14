//! The options page: shows the settings, takes them back, keeps them.
//! What is valid is decided by [`Settings::check`] alone.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, HtmlInputElement, HtmlTextAreaElement, Url};

use super::webext;
use crate::{
    browser::dom::{self, Fallible},
    settings::{Settings, SettingsError},
    words::Words,
};

thread_local! {
    /// The page's listeners, which live as long as the page.
    static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) };
}

/// Fills the form with what is stored and waits for the person to save.
pub(crate) async fn run(words: Words) -> Fallible {
    let document = dom::document()?;
    let root = document.document_element().ok_or("no root")?;
    dom::localize(&root, &words)?;
    let stored = webext::settings().await?;
    show(&document, &Settings::check(&stored).unwrap_or_default())?;
    let form = dom::by_id(&document, "settings")?;
    let cancelable = EventListenerOptions::enable_prevent_default();
    let submit = EventListener::new_with_options(&form, "submit", cancelable, move |event| {
        event.prevent_default();
        let (document, words) = (document.clone(), words.clone());
        spawn_local(async move {
            if let Err(error) = save(&document, &words).await {
                web_sys::console::error_1(&error);
            }
        });
    });
    LISTENERS.with_borrow_mut(|listeners| listeners.push(submit));
    Ok(())
}

/// The one check of settings, whoever gives them: `{"ok": settings}` or `{"error": why}`.
pub(crate) fn check(json: &str) -> String {
    let answer = match checked(json) {
        Ok(settings) => serde_json::json!({ "ok": settings }),
        Err(error) => serde_json::json!({ "error": error.to_string() }),
    };
    answer.to_string()
}

fn checked(json: &str) -> Result<Settings, SettingsError> {
    Settings::check_typed(json, encode)
}

/// A host as people write it, in the spelling of addresses: only the browser has the Unicode tables for that.
fn encode(site: &str) -> String {
    if site.is_ascii() {
        return site.to_owned();
    }
    let scheme = if site.contains("://") { "" } else { "http://" };
    let url = Url::new(&[scheme, site].concat());
    url.map_or_else(|_| site.to_owned(), |url| url.hostname())
}

fn show(document: &Document, settings: &Settings) -> Fallible {
    area(document, "own_sites")?.set_value(&settings.own_sites.join("\n"));
    area(document, "brands")?.set_value(&settings.brands.join("\n"));
    area(document, "keywords")?.set_value(&settings.keywords.join("\n"));
    check_box(document, "tenants")?.set_checked(settings.tenants);
    check_box(document, "reread")?.set_checked(settings.reread);
    check_box(document, "neutralize_cells")?.set_checked(settings.neutralize_cells);
    Ok(())
}

/// Checks and keeps what the form holds; on a mistake nothing is kept and the person is told.
async fn save(document: &Document, words: &Words) -> Fallible {
    let said = dom::by_id(document, "said")?;
    let (state, sentence) = match checked(&collect(document)?) {
        Ok(settings) => {
            let json = serde_json::to_string(&settings).map_err(|error| error.to_string())?;
            webext::save_settings(&json).await?;
            show(document, &settings)?;
            ("options_saved", words.say("options_saved", &[]))
        }
        Err(error) => {
            let why = error.sentence(|list| words.label("options", list));
            ("options_refused", words.say("options_refused", &[why]))
        }
    };
    said.set_attribute("data-state", state)?;
    said.set_text_content(Some(&sentence));
    Ok(())
}

/// What the form holds, as settings' JSON not yet checked.
fn collect(document: &Document) -> Fallible<String> {
    let settings = Settings {
        own_sites: lines(document, "own_sites")?,
        brands: lines(document, "brands")?,
        keywords: lines(document, "keywords")?,
        tenants: check_box(document, "tenants")?.checked(),
        reread: check_box(document, "reread")?.checked(),
        neutralize_cells: check_box(document, "neutralize_cells")?.checked(),
        ..Settings::default()
    };
    serde_json::to_string(&settings).map_err(|error| JsValue::from(error.to_string()))
}

fn lines(document: &Document, id: &str) -> Fallible<Vec<String>> {
    let text = area(document, id)?.value();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(str::to_owned).collect())
}

fn area(document: &Document, id: &str) -> Fallible<HtmlTextAreaElement> {
    Ok(dom::by_id(document, id)?.dyn_into()?)
}

fn check_box(document: &Document, id: &str) -> Fallible<HtmlInputElement> {
    Ok(dom::by_id(document, id)?.dyn_into()?)
}
