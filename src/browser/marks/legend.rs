//! The legend: what each sign means, and what a person can do with the marks. Folded until it is wanted.
//! The one part of ours that takes clicks; it stands in the first corner where the page has nothing to click, and is out
//! of sight where there is none.

use std::{cell::Cell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Window};

use super::{
    cover,
    host::Host,
    links::Way,
    place::{Point, Screen},
    track::Track,
};
use crate::{
    browser::{
        dom::{self, Fallible},
        signs,
    },
    settings::Look,
    words::Words,
};

/// Free space around it.
const GAP: f64 = 8.0;

/// Parts of its width and of its height after which is asked what is under it: closer than a page's small buttons are.
const ACROSS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
const DOWN: [f64; 3] = [0.0, 0.5, 1.0];

/// Corners of the viewport by their names in the style sheet, in the order in which they are tried: whether right, whether
/// below.
const CORNERS: [(&str, f64, f64); 4] = [
    ("bottom right", 1.0, 1.0),
    ("bottom left", 0.0, 1.0),
    ("top right", 1.0, 0.0),
    ("top left", 0.0, 0.0),
];

/// The legend's elements.
pub(super) struct Legend {
    panel: HtmlElement,
    fold: HtmlElement,
    inside: HtmlElement,
    faint: HtmlInputElement,
    note: HtmlElement,
    steps: [HtmlElement; 2],
    corner: Cell<usize>,
}

impl Legend {
    /// Puts it into the host, folded; out of sight where the person does not want it.
    pub(super) fn new(host: &Host, (words, look): (&Words, Look)) -> Fallible<Self> {
        let say = |key: &str| words.say(key, &[]);
        let panel = host.add("legend", None)?;
        panel.set_attribute("role", "region")?;
        panel.set_attribute("aria-label", &say("legend_title"))?;
        let fold = host.add_text(&panel, ("button", "fold"), &say("legend_title"))?;
        fold.set_attribute("aria-expanded", "false")?;
        let inside = host.add_text(&panel, ("div", "inside"), "")?;
        dom::hide(&inside)?;
        list(host, &inside, words)?;
        let label = host.add_text(&inside, ("label", "switch"), "")?;
        let faint = host.add_text(&label, ("input", ""), "")?;
        faint.set_attribute("type", "checkbox")?;
        faint.toggle_attribute_with_force("checked", look.dots)?;
        sample(host, &label, "dot")?;
        host.add_text(&label, ("span", ""), &say("legend_faint"))?;
        let row = host.add_text(&inside, ("div", "steps"), "")?;
        let previous = host.add_text(&row, ("button", ""), &say("legend_previous"))?;
        let next = host.add_text(&row, ("button", ""), &say("legend_next"))?;
        host.add_text(&inside, ("p", "soft"), &say("legend_keys"))?;
        let note = host.add_text(&panel, ("p", "note"), "")?;
        note.set_attribute("role", "status")?;
        dom::hide_if(&panel, || !look.legend)?;
        Ok(Self {
            panel,
            fold,
            inside,
            faint: faint.unchecked_into(),
            note,
            steps: [previous, next],
            corner: Cell::default(),
        })
    }

    /// The whole of it.
    pub(super) fn element(&self) -> &HtmlElement {
        &self.panel
    }

    /// Whether the person wants dots.
    pub(super) fn wants_faint(&self) -> bool {
        self.faint.checked()
    }

    /// Says something of the page, which the person has to see.
    pub(super) fn say(&self, sentence: &str) {
        dom::show(&self.panel).unwrap_or_default();
        self.note.set_text_content(Some(sentence));
    }

    /// What a person does with it. Nothing of it goes on to the page, whose "click elsewhere" it is not.
    pub(super) fn listen(&self, track: &Rc<Track>) -> Vec<EventListener> {
        let on = |element: &Element, name: &'static str, action: fn(&Rc<Track>, &Event)| {
            let track = Rc::clone(track);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(element, name, options, move |event| {
                action(&track, event);
            })
        };
        let [previous, next] = &self.steps;
        vec![
            on(&self.fold, "click", |track, _| track.legend.unfold()),
            on(previous, "click", |track, _| {
                track.step(Way::Back);
            }),
            on(next, "click", |track, _| {
                track.step(Way::Forward);
            }),
            on(&self.faint, "change", |track, _| track.choose_faint()),
            on(&self.panel, "click", |_, event| event.stop_propagation()),
            on(&self.panel, "keydown", step_by_key),
        ]
    }

    fn unfold(&self) {
        let is_folded = self.inside.has_attribute("hidden");
        // An attribute of this name is never refused.
        dom::hide_if(&self.inside, || !is_folded).unwrap_or_default();
        let expanded = if is_folded { "true" } else { "false" };
        self.fold
            .set_attribute("aria-expanded", expanded)
            .unwrap_or_default();
    }

    /// The corner to stand in: the one it has while it is in use or nothing to click is under it, else the first free one;
    /// none where the page has something to click in each.
    pub(super) fn corner(&self, window: &Window, screen: Screen) -> usize {
        let now = self.corner.get();
        let is_in_use = !self.inside.has_attribute("hidden")
            || self
                .panel
                .matches(":hover,:focus-within")
                .unwrap_or_default();
        let size = self.panel.get_bounding_client_rect();
        let is_free = |position: &usize| {
            let points = points(*position, (size.width(), size.height()), screen);
            !points
                .iter()
                .any(|point| cover::is_clickable(window, *point))
        };
        if is_in_use || (now < CORNERS.len() && is_free(&now)) {
            return now;
        }
        (0..CORNERS.len()).find(is_free).unwrap_or(CORNERS.len())
    }

    /// Stands in a corner, or in none.
    pub(super) fn stand(&self, corner: usize) -> Fallible {
        self.corner.set(corner);
        let name = CORNERS.get(corner).map_or("none", |(name, ..)| name);
        if self.panel.get_attribute("data-corner").as_deref() == Some(name) {
            return Ok(());
        }
        self.panel.set_attribute("data-corner", name)
    }
}

/// Points all over the legend, were it in this corner.
fn points(corner: usize, (width, height): (f64, f64), screen: Screen) -> Vec<Point> {
    let (_, right, below) = CORNERS.get(corner).copied().unwrap_or_default();
    let left = GAP + right * (screen.width - width - 2.0 * GAP);
    let top = GAP + below * (screen.height - height - 2.0 * GAP);
    let shares = ACROSS
        .into_iter()
        .flat_map(|across| DOWN.map(|down| (across, down)));
    let points = shares.map(|(across, down)| Point {
        x: left + across * width,
        y: top + down * height,
    });
    points.collect()
}

/// Keys are ours only where the focus is in the legend.
fn step_by_key(track: &Rc<Track>, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
    let way = match key.as_deref() {
        Some("ArrowDown") => Way::Forward,
        Some("ArrowUp") => Way::Back,
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    track.step(way);
}

/// A line for each sign.
fn list(host: &Host, inside: &Element, words: &Words) -> Fallible {
    let list = host.add_text(inside, ("ul", ""), "")?;
    for sign in signs::all(words) {
        let line = host.add_text(&list, ("li", ""), "")?;
        let sample = sample(host, &line, sign.class)?;
        sample.set_attribute(sign.attribute, sign.value)?;
        sample.set_text_content(Some(&sign.letter));
        host.add_text(&line, ("span", ""), &sign.text)?;
    }
    Ok(())
}

/// A sign as the page has it, which only shows.
fn sample(host: &Host, parent: &Element, class: &str) -> Fallible<HtmlElement> {
    let sample = host.add_text(parent, ("span", class), "")?;
    sample.set_attribute("aria-hidden", "true")?;
    Ok(sample)
}
