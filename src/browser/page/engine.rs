//! What the engine keeps of the page between two calls: the snapshot, its elements and the report.
//! Calls the core; decides nothing.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsError};

use super::{
    given, native, reread,
    snapshot::{self, Source, Taken},
};
use crate::{
    Report, Settings, Tables,
    browser::LINKS_AT_ONCE,
    page::{Answer, Ignorance, Reread},
    report::{Format, analyze_told as judge},
    value::Said,
};

struct Engine {
    source: Source,
    taken: Taken,
    settings: Settings,
    said: Said,
    report: Report,
}

impl Engine {
    fn judge(&mut self, tables: &Tables) {
        self.report = judge(&self.taken.page, &self.settings, tables, &self.said);
    }
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Runs `action` on what the last analysis left.
pub(super) fn with<T>(action: impl FnOnce(&Report, &Taken) -> T) -> Result<T, JsError> {
    with_engine(|engine| action(&engine.report, &engine.taken))
}

fn with_engine<T>(action: impl FnOnce(&mut Engine) -> T) -> Result<T, JsError> {
    ENGINE
        .with_borrow_mut(|engine| engine.as_mut().map(action))
        .ok_or_else(|| JsError::new("no page was analyzed"))
}

fn window() -> Result<web_sys::Window, JsError> {
    web_sys::window().ok_or_else(|| JsError::new("no window"))
}

pub(super) fn analyze(settings: &str, said: &str) -> Result<String, JsError> {
    let settings = Settings::check(settings).map_err(|error| JsError::new(&error.to_string()))?;
    let document = window()?
        .document()
        .ok_or_else(|| JsError::new("no document"))?;
    let source = Source::live(document.unchecked_into::<native::Document>());
    let mut taken = snapshot::take(source.clone());
    taken.page.taken_at = now();
    if !settings.reread {
        let off = Answer::Unknown {
            why: Ignorance::SwitchedOff,
        };
        taken.page.reread = Reread {
            page: off.clone(),
            robots: off,
        };
    }
    let said = Said::read(said);
    let report = judge(&taken.page, &settings, &given::get()?.tables, &said);
    let head = json(&report.head(LINKS_AT_ONCE as usize))?;
    ENGINE.set(Some(Engine {
        source,
        taken,
        settings,
        said,
        report,
    }));
    Ok(head)
}

pub(super) async fn complete() -> Result<String, JsError> {
    let (source, wanted) = with_engine(|engine| (engine.source.clone(), engine.settings.reread))?;
    let reread = if wanted {
        Some(reread::ask(&window()?, &source).await)
    } else {
        None
    };
    let tables = &given::get()?.tables;
    with_engine(|engine| {
        // While the server was asked, a page that sets its own address may have been analyzed anew under another.
        let reread = reread.filter(|_| engine.source.url == source.url);
        if let Some(reread) = reread {
            engine.taken.page.reread = reread;
            engine.judge(tables);
        }
        json(&engine.report.head(LINKS_AT_ONCE as usize))
    })?
}

/// Judges what was read once more, now that the person knows this of sites from elsewhere.
pub(super) fn weigh(said: &str) -> Result<String, JsError> {
    let tables = &given::get()?.tables;
    with_engine(|engine| {
        engine.said = Said::read(said);
        engine.judge(tables);
        json(&engine.report.head(LINKS_AT_ONCE as usize))
    })?
}

/// Whom pasted values and lists may speak of on this page; empty where the page has nothing of its host.
pub(super) fn subject() -> Result<String, JsError> {
    with(|report, _| report.page.authority.subject.clone())
}

pub(super) fn links(from: usize, count: usize) -> Result<String, JsError> {
    with(|report, _| {
        let outbound = report.links.iter().filter(|link| link.outbound);
        json(&outbound.skip(from).take(count).collect::<Vec<_>>())
    })?
}

/// The last report in a format, or the snapshot it rests on.
pub(super) fn summary(format: &str) -> Result<String, JsError> {
    let words = &given::get()?.words;
    with_engine(|engine| match (format, Format::from_word(format)) {
        (_, Some(format)) => Ok(engine.report.write(format, &engine.settings, words)),
        ("snapshot", None) => json(&engine.taken.page),
        (unknown, None) => Err(JsError::new(&format!("no format is called {unknown}"))),
    })?
}

/// Milliseconds since 1970.
fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock's whole milliseconds"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, JsError> {
    serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))
}
