//! What the engine keeps of the page between two calls: the snapshot, its elements and the report.
//! Calls the core; decides nothing.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    given, native, reread,
    segmenter::spaced,
    snapshot::{self, Source, Taken},
};
use crate::{
    Report, Settings, Tables,
    browser::FIRST_LINKS,
    niche::{keywords_of, topic_text},
    page::{Answer, Ignorance, Reread},
    report::{Format, Placed, Told, analyze_told},
};

struct Engine {
    source: Source,
    taken: Taken,
    settings: Settings,
    told: Told,
    report: Report,
    timings: Timings,
}

/// How long the parts of an analysis took, in microseconds.
#[derive(Debug, Clone, Copy, Default, serde::Serialize)]
struct Timings {
    /// The page's tree.
    snapshot: u64,
    /// Its links and where they stand.
    placing: u64,
    /// Whether they are seen and count, what they are worth, and the report.
    judging: u64,
}

impl Engine {
    fn judge(&mut self, tables: &Tables) {
        let Self {
            taken,
            settings,
            told,
            ..
        } = self;
        self.report = analyze_told(&taken.page, settings, tables, told);
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

pub(super) fn analyze(settings: &str, told: &str) -> Result<String, JsError> {
    let (settings, told) = (checked(settings)?, Told::read(told));
    let off = Answer::Unknown {
        why: Ignorance::SwitchedOff,
    };
    let reread = if settings.reread {
        Reread::default()
    } else {
        Reread {
            page: off.clone(),
            robots: off,
        }
    };
    read(settings, |_| (told, reread))?;
    with(|report, _| json(&report.head(FIRST_LINKS as usize)))?
}

/// Reads the page once more by the same settings, without asking the server; what is known of another address is no
/// longer.
pub(super) fn read_again() -> Result<(), JsError> {
    let (settings, url, known) = with_engine(|engine| {
        let reread = engine.taken.page.reread.clone();
        let known = (engine.told.clone(), reread);
        (engine.settings.clone(), engine.source.url.clone(), known)
    })?;
    read(settings, |now| {
        if now == url {
            known
        } else {
            Default::default()
        }
    })
}

/// Reads and judges the page by what is known of its address.
fn read(settings: Settings, known: impl FnOnce(&str) -> (Told, Reread)) -> Result<(), JsError> {
    let document = window()?
        .document()
        .ok_or_else(|| JsError::new("no document"))?;
    let began = clock()?;
    let source = Source::live(document.unchecked_into::<native::Document>());
    let mut taken = snapshot::take(source.clone());
    let snapped = clock()?;
    taken.page.taken_at = now();
    let (told, reread) = known(&source.url);
    taken.page.reread = reread;
    let tables = given::tables()?;
    let placed = Placed::of(&taken.page, &settings, tables);
    let placed_at = clock()?;
    taken.look();
    taken.seek(settings.profile());
    let report = placed.judge(&taken.page, (&settings, tables), &told);
    let timings = Timings {
        snapshot: snapped.saturating_sub(began),
        placing: placed_at.saturating_sub(snapped),
        judging: clock()?.saturating_sub(placed_at),
    };
    ENGINE.set(Some(Engine {
        source,
        taken,
        settings,
        told,
        report,
        timings,
    }));
    Ok(())
}

pub(super) async fn complete() -> Result<String, JsError> {
    let (source, wanted) = with_engine(|engine| (engine.source.clone(), engine.settings.reread))?;
    let reread = if wanted {
        Some(reread::ask(&window()?, &source).await)
    } else {
        None
    };
    let tables = given::tables()?;
    with_engine(|engine| {
        // While the server was asked, a page that sets its own address may have been analyzed anew under another.
        let reread = reread.filter(|_| engine.source.url == source.url);
        if let Some(reread) = reread {
            engine.taken.page.reread = reread;
            engine.judge(tables);
        }
        json(&engine.report.head(FIRST_LINKS as usize))
    })?
}

/// Judges the same snapshot for other settings.
pub(super) fn judge_anew(settings: &str) -> Result<String, JsError> {
    let settings = checked(settings)?;
    let tables = given::tables()?;
    with_engine(|engine| {
        engine.settings = settings;
        engine.taken.seek(engine.settings.profile());
        engine.judge(tables);
        json(&engine.report.head(FIRST_LINKS as usize))
    })?
}

/// Judges what was read once more, now that the person told this.
pub(super) fn weigh(told: &str) -> Result<String, JsError> {
    let tables = given::tables()?;
    with_engine(|engine| {
        engine.told = Told::read(told);
        engine.judge(tables);
        json(&engine.report.head(FIRST_LINKS as usize))
    })?
}

/// Settings as they are stored; what is wrong with others the views say.
fn checked(settings: &str) -> Result<Settings, JsError> {
    let value = serde_json::from_str(settings).ok();
    let read = value.and_then(|value| Settings::stored_value(&value).ok());
    read.ok_or_else(|| JsError::new("the settings cannot be read"))
}

/// Brings a link of the last report into view.
pub(super) fn jump(number: u32) -> Result<bool, JsError> {
    with(|_, taken| {
        let mut elements = taken.page.anchors.iter().zip(&taken.elements);
        let found = elements.find(|(anchor, _)| anchor.index == number);
        if let Some((_, element)) = found {
            let options = ScrollIntoViewOptions::new();
            // Clear of headers that stay at the top.
            options.set_block(ScrollLogicalPosition::Center);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
        found.is_some()
    })
}

/// Whom pasted values and lists may speak of on this page; empty where the page has nothing of its host.
pub(super) fn subject() -> Result<String, JsError> {
    with(|report, _| report.page.authority.subject.clone())
}

/// What the page in view is about, one keyword a line.
pub(super) fn keywords() -> Result<String, JsValue> {
    let tables = given::tables()?;
    let (text, language) = with(|_, taken| (topic_text(&taken.page), taken.page.language.clone()))?;
    Ok(keywords_of(&spaced(&text)?, &language, tables).join("\n"))
}

/// What is to be marked, as JSON, and every link's element by its number.
pub(super) fn marks() -> Result<(String, Array), JsError> {
    with(|report, taken| {
        let elements = Array::new();
        for (anchor, element) in taken.page.anchors.iter().zip(&taken.elements) {
            elements.set(anchor.index, element.into());
        }
        Ok((json(&report.marks())?, elements))
    })?
}

pub(super) fn links(from: usize, count: usize) -> Result<String, JsError> {
    with(|report, _| {
        let outbound = report.links.iter().filter(|link| link.outbound);
        json(&outbound.skip(from).take(count).collect::<Vec<_>>())
    })?
}

/// The last report in a format, or the snapshot it rests on; of links only those of these numbers, if any are given.
pub(super) fn summary(format: &str, only: Option<String>) -> Result<String, JsError> {
    let words = given::words()?;
    with_engine(|engine| match (format, Format::from_word(format)) {
        (_, Some(format)) => {
            let chosen = only.map(|only| engine.report.chosen(&only));
            let report = chosen.as_ref().unwrap_or(&engine.report);
            Ok(report.write(format, &engine.settings, words))
        }
        ("snapshot", None) => json(&engine.taken.page),
        (unknown, None) => Err(JsError::new(&format!("no format is called {unknown}"))),
    })?
}

/// How long the parts of the last analysis took, as JSON.
pub(super) fn timings() -> Result<String, JsError> {
    with_engine(|engine| json(&engine.timings))?
}

/// Microseconds on a clock that never goes back.
fn clock() -> Result<u64, JsError> {
    let performance = window()?.performance();
    let clock = performance.ok_or_else(|| JsError::new("no clock"))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole microseconds since the page began"
    )]
    let now = (clock.now() * 1e3) as u64;
    Ok(now)
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
    serde_json::to_string(value).map_err(|_| JsError::new("the answer cannot be written"))
}
