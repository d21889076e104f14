//! Marks on the page: one beside every outbound link in view, a card for the link under pointer or focus.
//! Never changes an element of the page (R35): all of it lives in one host element, removed as a whole.

mod card;
mod host;
mod marker;
mod place;
mod track;

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent, Window};

use super::engine;
use crate::{
    browser::dom::{self, Fallible},
    follow::Follow,
    link::Flag,
    report::{LinkRow, Report},
};
use host::Host;
use track::{Track, Watch};

thread_local! {
    /// The page's overlay while it is on.
    static OVERLAY: RefCell<Option<Overlay>> = const { RefCell::new(None) };
}

/// Whether there are marks on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// There are.
    On,
    /// There are none.
    Off,
    /// There can be none: the document is not HTML.
    Undrawable,
}

impl State {
    /// The word that the popup and the shortcut read.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Undrawable => "undrawable",
        }
    }
}

/// A link to mark.
struct Mark {
    element: Element,
    index: u32,
    follow: Follow,
    mine: bool,
    rival: bool,
}

/// What is on the page; dropping it leaves the document as it was.
#[expect(dead_code, reason = "held for their release")]
struct Overlay {
    watch: Watch,
    listeners: Vec<EventListener>,
}

/// Whether there are marks.
pub(crate) fn state() -> State {
    OVERLAY.with_borrow(|overlay| match overlay {
        Some(_) => State::On,
        None => State::Off,
    })
}

/// Removes every trace.
pub(crate) fn hide() -> State {
    // Taken out first: dropping it runs the browser's code, which must not meet the cell borrowed.
    drop(OVERLAY.take());
    State::Off
}

/// Marks the outbound links of the last report.
pub(crate) fn show() -> Fallible<State> {
    hide();
    let marks = engine::with(|report, taken| {
        let numbers = taken.page.anchors.iter().map(|anchor| anchor.index);
        marks(report, numbers.zip(&taken.elements).collect())
    });
    let marks = marks.map_err(JsValue::from)?;
    let window = dom::window()?;
    let Some(host) = Host::open(&dom::document()?)? else {
        return Ok(State::Undrawable);
    };
    let track = Rc::new(Track::new(window.clone(), host, marks)?);
    let watch = Watch::start(&track)?;
    let listeners = listen(&window, &track);
    OVERLAY.set(Some(Overlay { watch, listeners }));
    Ok(State::On)
}

/// Marks anew, if there are marks: the report has changed.
pub(crate) fn refresh() -> Fallible {
    match state() {
        State::On => show().map(|_| ()),
        State::Off | State::Undrawable => Ok(()),
    }
}

/// The elements come with their links' numbers, each from 0 to their count once.
fn marks(report: &Report, elements: Vec<(u32, &Element)>) -> Vec<Mark> {
    let mut by_number = vec![None; elements.len()];
    for (number, element) in elements {
        if let Some(place) = by_number.get_mut(number as usize) {
            *place = Some(element);
        }
    }
    let outbound = report.links.iter().filter(|row| row.outbound);
    let marks = outbound.filter_map(|row| {
        let element = (*by_number.get(row.index as usize)?)?;
        Some(mark(row, element.clone()))
    });
    marks.collect()
}

fn mark(row: &LinkRow, element: Element) -> Mark {
    Mark {
        element,
        index: row.index,
        follow: row.follow,
        mine: row.flags.contains(&Flag::Mine),
        rival: row.flags.contains(&Flag::Rival),
    }
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
