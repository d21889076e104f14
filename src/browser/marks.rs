//! Marks on the page: one beside every outbound link in view, a card for the link under pointer or focus.
//! A module of its own beside the page's, which tells it what to mark.
//! Never changes an element of the page (R35): all of it lives in one host element, removed as a whole.

mod card;
mod host;
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
    words::Words,
};
use host::Host;
use track::{Track, Watch};

thread_local! {
    /// The package's catalog.
    static WORDS: Cell<Option<&'static Words>> = const { Cell::new(None) };
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
#[expect(dead_code, reason = "held for their release")]
struct Overlay {
    watch: Watch,
    listeners: Vec<EventListener>,
}

/// Hands over the catalog's JSON, before anything else.
#[wasm_bindgen]
pub fn furnish_marks(messages: &str) {
    WORDS.set(Some(Box::leak(Box::new(manner::words(messages)))));
}

/// Marks links, given as JSON of [`Mark`]s, which are the page's outbound links in their order, and the elements of
/// all links by their numbers; `on`, or `undrawable` where the document is not HTML.
#[wasm_bindgen]
pub fn show_marks(marks: &str, elements: &Array) -> Result<String, JsValue> {
    let words = WORDS.get().ok_or("no words")?;
    let marks: Vec<Mark> = serde_json::from_str(marks).map_err(|error| error.to_string())?;
    hide();
    let state = show(marked(marks, elements), words)?;
    Ok(state.as_str().to_owned())
}

/// Removes every trace.
#[wasm_bindgen]
pub fn hide_marks() -> String {
    hide().as_str().to_owned()
}

/// Whether there are marks: `on` or `off`.
#[wasm_bindgen]
pub fn marks_state() -> String {
    let state = OVERLAY.with_borrow(|overlay| match overlay {
        Some(_) => State::On,
        None => State::Off,
    });
    state.as_str().to_owned()
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
    let track = Rc::new(Track::new(window.clone(), host, (marks, words))?);
    let watch = Watch::start(&track)?;
    let listeners = listen(&window, &track);
    OVERLAY.set(Some(Overlay { watch, listeners }));
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
    let moves = ["scroll", "resize", "load", "toggle", "transitionend"];
    let mut listeners: Vec<EventListener> = moves
        .into_iter()
        .map(|name| on(name, |track, _| track.schedule()))
        .collect();
    listeners.push(on("pointerover", |track, event| track.point_at(event)));
    listeners.push(on("focusin", |track, event| track.point_at(event)));
    listeners.push(on("focusout", |track, _| track.point_at_nothing()));
    listeners.push(on("keydown", |_, event| {
        if event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape")
        {
            leave();
        }
    }));
    listeners
}

/// Off by Escape. The listener that runs now is one of those to drop, so they go in a moment of their own.
fn leave() {
    wasm_bindgen_futures::spawn_local(async {
        hide();
    });
}
