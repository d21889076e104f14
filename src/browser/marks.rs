//! Marks on the page: one beside every outbound link in view, a card for the link under pointer or focus, a legend.
//! A module of its own beside the page's, which tells it what to mark.
//! Never changes an element of the page (R35): all of it lives in one host element, removed as a whole.

mod card;
mod changes;
mod cover;
mod host;
mod legend;
mod links;
mod marker;
mod place;
mod track;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, Event, KeyboardEvent, Window};

use crate::{
    browser::{
        dom::{self, Fallible},
        manner,
    },
    report::Mark,
    settings::Look,
    words::Words,
};
use changes::Changes;
use host::Host;
use links::Way;
use track::{Track, Watch};

thread_local! {
    /// The package's catalog.
    static WORDS: Cell<Option<&'static Words>> = const { Cell::new(None) };
    /// Which marks the person wants.
    static LOOK: Cell<Option<Look>> = const { Cell::new(None) };
    /// The page's overlay while it is on.
    static OVERLAY: RefCell<Option<Overlay>> = const { RefCell::new(None) };
}

/// Whether there are marks on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// There are.
    On,
    /// There are none.
    Off,
    /// There can be none: the document is not HTML.
    Undrawable,
}

impl State {
    /// The word that the popup and the shortcut read.
    const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Undrawable => "undrawable",
        }
    }
}

/// A link to mark.
struct Marked {
    element: Element,
    mark: Mark,
}

/// What is on the page; dropping it leaves the document as it was.
struct Overlay {
    track: Rc<Track>,
    changes: Rc<Changes>,
    #[expect(dead_code, reason = "held for its release")]
    watch: Watch,
    #[expect(dead_code, reason = "held for their release")]
    listeners: Vec<EventListener>,
}

/// Hands over the catalog's JSON, before anything else.
#[wasm_bindgen]
pub fn furnish_marks(messages: &str) {
    WORDS.set(Some(Box::leak(Box::new(manner::words(messages)))));
}

/// Takes the look of the settings, as JSON, for marks that are switched on from now on; one that cannot be read is the
/// default one.
#[wasm_bindgen]
pub fn look_marks(look: &str) {
    let value = serde_json::from_str(look).ok();
    LOOK.set(value.and_then(|value| Look::read(&value)));
}

/// Marks links, given as JSON of [`Mark`]s, which are the page's outbound links in their order, and the elements of
/// all links by their numbers; `on`, or `undrawable` where the document is not HTML.
#[wasm_bindgen]
pub fn show_marks(marks: &str, elements: &Array) -> Result<String, JsValue> {
    let words = WORDS.get().ok_or("no words")?;
    let marks: Vec<Mark> = serde_json::from_str(marks).map_err(|error| error.to_string())?;
    let marked = marked(marks, elements);
    let state = match standing() {
        Some(track) => track.take(marked).map(|()| State::On),
        None => show(marked, words),
    };
    Ok(state?.as_str().to_owned())
}

/// Brings the next marked link into view; whether there is one.
#[wasm_bindgen]
pub fn next_mark() -> bool {
    track().is_some_and(|track| track.step(Way::Forward))
}

/// Brings the marked link before into view; whether there is one.
#[wasm_bindgen]
pub fn previous_mark() -> bool {
    track().is_some_and(|track| track.step(Way::Back))
}

/// Removes every trace.
#[wasm_bindgen]
pub fn hide_marks() -> String {
    hide().as_str().to_owned()
}

/// Whether there are marks: `on` or `off`.
#[wasm_bindgen]
pub fn marks_state() -> String {
    let state = standing().map_or(State::Off, |_| State::On);
    state.as_str().to_owned()
}

/// What is on the page, with the cell free again: the browser may call back.
fn track() -> Option<Rc<Track>> {
    OVERLAY.with_borrow(|overlay| Some(Rc::clone(&overlay.as_ref()?.track)))
}

/// The same, unless the page has taken it away: then nothing is left of it.
fn standing() -> Option<Rc<Track>> {
    let track = track()?;
    if track.host.is_there() {
        return Some(track);
    }
    hide();
    None
}

fn hide() -> State {
    // Taken out first: dropping it runs the browser's code, which must not meet the cell borrowed.
    drop(OVERLAY.take());
    State::Off
}

fn show(marks: Vec<Marked>, words: &'static Words) -> Fallible<State> {
    let window = dom::window()?;
    let Some(host) = Host::open(&dom::document()?)? else {
        return Ok(State::Undrawable);
    };
    let look = LOOK.get().unwrap_or_default();
    let track = Rc::new(Track::new(window.clone(), host, (words, look))?);
    let watch = Watch::start(&track)?;
    track.take(marks)?;
    let changes = Changes::start(&track, words.say("legend_restless", &[]))?;
    let mut listeners = listen(&window, &track);
    listeners.extend(track.legend.listen(&track));
    OVERLAY.set(Some(Overlay {
        track,
        changes: Rc::new(changes),
        watch,
        listeners,
    }));
    Ok(State::On)
}

fn marked(marks: Vec<Mark>, elements: &Array) -> Vec<Marked> {
    let marked = marks.into_iter().map(|mark| Marked {
        element: elements.get(mark.index).unchecked_into(),
        mark,
    });
    marked.collect()
}

/// All listeners are passive, and none stops an event: the page keeps every key and click.
///
/// The card follows the pointer and the focus on the page's own links, so the marks need neither to be focusable,
/// which would put stops of ours between the page's, nor to catch the pointer over what the person wants to click.
fn listen(window: &Window, track: &Rc<Track>) -> Vec<EventListener> {
    let on = |name: &'static str, action: fn(&Rc<Track>, &Event)| {
        let track = Rc::clone(track);
        let capture = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(window, name, capture, move |event| action(&track, event))
    };
    let moves = ["scroll", "resize", "load", "transitionend", "animationend"];
    let mut listeners: Vec<EventListener> = moves
        .into_iter()
        .map(|name| on(name, |track, _| track.schedule()))
        .collect();
    listeners.push(on("toggle", |track, event| {
        track.schedule();
        if is_popover(event) && !track.host.is_met_by(event) {
            raise(track);
        }
    }));
    listeners.push(on("fullscreenchange", |track, _| raise(track)));
    listeners.push(on("focus", |_, _| resume()));
    listeners.push(on("pointerdown", |track, event| {
        if !track.host.is_met_by(event) {
            track.leave_current();
        }
    }));
    listeners.push(on("pointerover", |track, event| track.point_at(event)));
    listeners.push(on("focusin", |track, event| track.point_at(event)));
    listeners.push(on("focusout", |track, _| track.point_at_nothing()));
    listeners.push(on("keydown", |_, event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        // A page can make events too.
        if event.is_trusted() && key.as_deref() == Some("Escape") {
            leave();
        }
    }));
    listeners
}

/// Where the host is gone, so is what it would have to rise above.
fn raise(track: &Track) {
    track.host.raise().unwrap_or_default();
}

fn is_popover(event: &Event) -> bool {
    let target = event.target();
    let element = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| cover::matches(element, "[popover]"))
}

/// The page has the focus again, or something in it.
fn resume() {
    let changes = OVERLAY.with_borrow(|overlay| Some(Rc::clone(&overlay.as_ref()?.changes)));
    if let Some(changes) = changes {
        changes.resume();
    }
}

/// Off by Escape, or since the page has taken the marks away. What runs now is one of those to drop, so they go in a moment
/// of their own.
fn leave() {
    wasm_bindgen_futures::spawn_local(async {
        hide();
    });
}
