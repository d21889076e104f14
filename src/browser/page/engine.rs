//! What the engine keeps of the page between two calls: the snapshot, its elements and the report.
//! Calls the core; decides nothing.

use std::{cell::RefCell, pin::pin, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    given, marks, native, reread,
    segmenter::spaced,
    slices::{self, End, Kind, Work},
    snapshot::{self, Source, Taken},
};
use crate::{
    Report, Settings,
    browser::{FIRST_LINKS, clock},
    niche::{keywords_of, topic_text},
    page::{Answer, Ignorance, PageSnapshot, Reread},
    report::{self, Format, LinkRow, Placed, Told},
};

struct Engine {
    source: Source,
    /// Shared with the judging that goes on.
    taken: Rc<Taken>,
    settings: Settings,
    told: Told,
    report: Report,
    timings: Timings,
}

/// Links that are freed in one step.
const FREED: usize = 200;

/// Frees what was judged before, some links at a time: thousands at once take as long as a slice.
async fn free(mut links: Vec<LinkRow>) {
    while !links.is_empty() {
        links.truncate(links.len().saturating_sub(FREED));
        slices::breathe().await;
    }
}

/// How long the parts of an analysis took, in microseconds: our own work, not what the page did in between.
#[derive(Debug, Clone, Copy, Default, serde::Serialize)]
struct Timings {
    /// The page's tree.
    snapshot: u64,
    /// Its links and where they stand.
    placing: u64,
    /// Whether they are seen and count, what they are worth, and the report.
    judging: u64,
    /// The longest slice of all that.
    longest: u64,
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

pub(super) async fn analyze(settings: &str, told: &str) -> Result<(), JsError> {
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
    let known = Known {
        of: None,
        told,
        reread,
    };
    read(settings, known).await.map(|_| ())
}

/// The page's part and the first links of what was judged, which the marks show too, if there are any.
pub(super) fn shown() -> Result<String, JsValue> {
    let head = with(|report, _| json(&report.head(FIRST_LINKS as usize)))??;
    marks::refresh()?;
    Ok(head)
}

/// What is known before a page is read.
struct Known {
    /// The one address of which it is known, if there is one.
    of: Option<String>,
    told: Told,
    reread: Reread,
}

/// Reads the page once more by the same settings, without asking the server; what is known of another address is no
/// longer. Not before what is done is done, and only where the page has the focus: where it has not, the popup may be open, and
/// its list has the numbers of the report that it got. Whether what the marks show is read anew by that.
pub(super) async fn read_again() -> Result<bool, JsError> {
    slices::settled().await;
    if !is_in_front()? {
        return Ok(false);
    }
    let (settings, known) = with_engine(|engine| {
        let known = Known {
            of: Some(engine.source.url.clone()),
            told: engine.told.clone(),
            reread: engine.taken.page.reread.clone(),
        };
        (engine.settings.clone(), known)
    })?;
    // Whoever had it read in the place of this was seldom a popup if the page is in front.
    Ok(read(settings, known).await? || is_in_front()?)
}

/// Whether the page has the focus.
fn is_in_front() -> Result<bool, JsError> {
    let document = window()?.document();
    Ok(document.is_some_and(|document| document.has_focus().unwrap_or(true)))
}

/// Reads and judges the page by what is known of it, and answers whether it did: where somebody else has it read
/// meanwhile, that is waited for.
async fn read(settings: Settings, known: Known) -> Result<bool, JsError> {
    slices::turn_of(Kind::Reading).await;
    let mut is_done = false;
    if let Some(work) = Work::begin(Kind::Reading)
        && let Some(engine) = read_by(settings, known, &work).await?
    {
        is_done = true;
        let before = ENGINE.replace(Some(engine));
        drop(work);
        if let Some(before) = before {
            free(before.report.links).await;
        }
    }
    slices::settled().await;
    Ok(is_done)
}

/// What is read and judged; none where newer work takes its place.
async fn read_by(settings: Settings, known: Known, work: &Work) -> Result<Option<Engine>, JsError> {
    let document = window()?
        .document()
        .ok_or_else(|| JsError::new("no document"))?;
    let source = Source::live(document.unchecked_into::<native::Document>());
    let turns = &work.turns;
    let mut taken = None;
    let part = async { taken = Some(snapshot::take(source.clone(), turns).await) };
    work.drive(pin!(part), (0, false)).await;
    let Some(mut taken) = taken else {
        return Ok(None);
    };
    let snapped = work.took().0;
    date(&mut taken.page);
    let is_known = known.of.is_none_or(|of| of == source.url);
    let (told, reread) = if is_known {
        (known.told, known.reread)
    } else {
        Default::default()
    };
    taken.page.reread = reread;
    let given = (&settings, given::tables()?);
    let mut judged = None;
    loop {
        // What is left when it is stopped is judged to its end.
        let may_stop = taken.is_large();
        let links = taken.links() * Placed::ROUNDS;
        let part = async {
            let placed = Placed::of(&taken.page, given, turns).await;
            let placed_at = work.so_far();
            taken.look(turns).await;
            taken.seek(settings.profile());
            turns.pass().await;
            let report = placed.judge(&taken.page, (given, &told), turns).await;
            judged = Some((report, placed_at));
        };
        if work.drive(pin!(part), (links, may_stop)).await != End::Stopped {
            break;
        }
        taken.keep_first();
    }
    let Some((report, placed)) = judged else {
        return Ok(None);
    };
    let (all, longest) = work.took();
    let timings = Timings {
        snapshot: micros(snapped),
        placing: micros(placed - snapped),
        judging: micros(all - placed),
        longest: micros(longest),
    };
    Ok(Some(Engine {
        source,
        taken: Rc::new(taken),
        settings,
        told,
        report,
        timings,
    }))
}

pub(super) async fn complete() -> Result<(), JsError> {
    let (source, wanted) = with_engine(|engine| (engine.source.clone(), engine.settings.reread))?;
    if !wanted {
        return Ok(());
    }
    let reread = reread::ask(&window()?, &source).await;
    judge(Box::new(move |engine| {
        // While the server was asked, a page that sets its own address may have been analyzed anew under another.
        if engine.source.url == source.url
            && let Some(taken) = Rc::get_mut(&mut engine.taken)
        {
            taken.page.reread = reread;
        }
    }))
    .await
}

/// Judges the same snapshot for other settings.
pub(super) async fn judge_anew(settings: &str) -> Result<(), JsError> {
    let settings = checked(settings)?;
    judge(Box::new(move |engine| {
        engine.settings = settings;
        if let Some(taken) = Rc::get_mut(&mut engine.taken) {
            taken.seek(engine.settings.profile());
        }
    }))
    .await
}

/// Judges what was read once more, now that the person told this.
pub(super) async fn weigh(told: &str) -> Result<(), JsError> {
    let told = Told::read(told);
    judge(Box::new(move |engine| engine.told = told)).await
}

/// Judges what was read after a change of what it is judged by. Of several changes at once the last one is judged with all.
async fn judge(change: Box<dyn FnOnce(&mut Engine)>) -> Result<(), JsError> {
    let tables = given::tables()?;
    slices::turn_of(Kind::Judging).await;
    with_engine(change)?;
    if let Some(work) = Work::begin(Kind::Judging) {
        let (taken, settings, told) = with_engine(|engine| {
            let taken = Rc::clone(&engine.taken);
            (taken, engine.settings.clone(), engine.told.clone())
        })?;
        let mut judged = None;
        let part = async {
            let given = (&settings, tables);
            judged = Some(report::judge(&taken.page, given, &told, &work.turns).await);
        };
        let links = taken.links() * Placed::ROUNDS;
        work.drive(pin!(part), (links, false)).await;
        if let Some(report) = judged {
            with_engine(|engine| engine.report = report)?;
        }
    }
    slices::settled().await;
    Ok(())
}

/// How many links were read, of how many, and how far they are judged in hundredths, apart by spaces; empty where nothing
/// is done.
pub(super) fn progress() -> String {
    let progress = slices::progress();
    let numbers = progress.map(|(walked, judged)| [walked.read, walked.of, judged]);
    numbers.map_or_else(String::new, |numbers| {
        numbers.map(|number| number.to_string()).join(" ")
    })
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
pub(super) fn marked() -> Result<(String, Array), JsError> {
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

fn micros(millis: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole microseconds"
    )]
    let micros = (millis * 1e3) as u64;
    micros
}

/// Says of a page and its frames when they were read.
fn date(page: &mut PageSnapshot) {
    let (taken_at, utc_offset) = clock::now();
    for frame in &mut page.frames {
        frame.taken_at = taken_at;
    }
    page.taken_at = taken_at;
    page.utc_offset = utc_offset;
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, JsError> {
    serde_json::to_string(value).map_err(|_| JsError::new("the answer cannot be written"))
}
