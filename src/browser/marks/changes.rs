//! Sees that the page changes under its marks, and has it read again; `pace` says when.
//! Ignores what no link is in.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Date, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MutationObserver, MutationObserverInit, MutationRecord};

use super::{cover, track::Track};
use crate::{
    browser::dom::{self, Fallible},
    pace::Pace,
};

#[wasm_bindgen]
extern "C" {
    /// Of the page's module: reads the page once more, which marks it anew; empty where it did not.
    #[wasm_bindgen(js_namespace = vouchGlue)]
    fn read_again() -> Promise;
}

/// Attributes that make another link of one, and the one that opens a dialog.
const ATTRIBUTES: [&str; 3] = ["href", "rel", "open"];

/// What the observer and the timer share.
struct Readings {
    track: Rc<Track>,
    observer: OnceCell<MutationObserver>,
    pace: RefCell<Pace>,
    timer: Cell<Option<i32>>,
    /// It is time to read, but the page is not in front.
    is_due: Cell<bool>,
    /// The page is being read, and whether it has changed since that began.
    is_reading: Cell<bool>,
    has_changed: Cell<bool>,
    /// Nothing is watched any more.
    is_over: Cell<bool>,
    /// What the page says when it never rests.
    note: String,
    read: OnceCell<Function>,
}

/// What watches for changes; dropping it ends that.
pub(super) struct Changes {
    readings: Rc<Readings>,
    #[expect(dead_code, reason = "held for as long as the observer may call it")]
    seen: Closure<dyn FnMut(Array)>,
    #[expect(dead_code, reason = "held for as long as the timer may call it")]
    read: Closure<dyn FnMut()>,
}

impl Changes {
    /// Begins to watch.
    pub(super) fn start(track: &Rc<Track>, note: String) -> Fallible<Self> {
        let document = dom::document()?;
        let readings = Rc::new(Readings {
            track: Rc::clone(track),
            observer: OnceCell::new(),
            pace: RefCell::default(),
            timer: Cell::default(),
            is_due: Cell::default(),
            is_reading: Cell::default(),
            has_changed: Cell::default(),
            is_over: Cell::default(),
            note,
            read: OnceCell::new(),
        });
        let seeing = Rc::clone(&readings);
        let seen = Closure::new(move |records: Array| seeing.saw(&records));
        let seen: Closure<dyn FnMut(Array)> = seen;
        let reading = Rc::clone(&readings);
        let read = Closure::new(move || reading.read_in_front());
        let read: Closure<dyn FnMut()> = read;
        readings
            .read
            .get_or_init(|| read.as_ref().unchecked_ref::<Function>().clone());
        let observer = MutationObserver::new(seen.as_ref().unchecked_ref())?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let names: Array = ATTRIBUTES.into_iter().map(JsValue::from).collect();
        options.set_attribute_filter(&names);
        observer.observe_with_options(&document, &options)?;
        readings.observer.get_or_init(|| observer);
        Ok(Self {
            readings,
            seen,
            read,
        })
    }

    /// The page is in front again.
    pub(super) fn resume(&self) {
        if self.readings.is_due.get() {
            self.readings.read_in_front();
        }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.readings.stop();
    }
}

impl Readings {
    fn stop(&self) {
        self.is_over.set(true);
        if let Some(observer) = self.observer.get() {
            observer.disconnect();
        }
        if let Some(timer) = self.timer.take() {
            self.track.window.clear_timeout_with_handle(timer);
        }
    }

    fn saw(&self, records: &Array) {
        if !self.track.host.is_there() {
            super::leave();
            return;
        }
        let records: Vec<MutationRecord> = records.iter().map(JsCast::unchecked_into).collect();
        // Whatever it was may have moved links.
        self.track.schedule();
        if records.iter().any(opens_dialog) {
            // Where it is gone, the overlay is as well.
            self.track.host.raise().unwrap_or_default();
        }
        let is_waiting = self.timer.get().is_some() || self.is_due.get() || self.has_changed.get();
        if is_waiting || !records.iter().any(changes_links) {
            return;
        }
        if self.is_reading.get() {
            self.has_changed.set(true);
        } else {
            self.wait();
        }
    }

    fn wait(&self) {
        let wait = self.pace.borrow_mut().wait(Date::now());
        let Some(wait) = wait else {
            self.stop();
            self.track.legend.say(&self.note);
            return;
        };
        #[expect(clippy::cast_possible_truncation, reason = "a second at most")]
        let wait = wait as i32;
        let window = &self.track.window;
        self.timer.set(self.read.get().and_then(|read| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(read, wait)
                .ok()
        }));
    }

    fn read_in_front(self: &Rc<Self>) {
        self.timer.set(None);
        self.is_due.set(false);
        let this = Rc::clone(self);
        self.is_reading.set(true);
        self.has_changed.set(false);
        spawn_local(async move {
            let read = JsFuture::from(read_again()).await;
            let is_read = read.map_or_else(
                |error| {
                    web_sys::console::error_1(&error);
                    true
                },
                |answer| answer.is_truthy(),
            );
            this.is_reading.set(false);
            if this.is_over.get() {
                return;
            }
            if !is_read {
                this.is_due.set(true);
                return;
            }
            this.pace.borrow_mut().read(Date::now());
            if this.has_changed.take() {
                this.wait();
            }
        });
    }
}

fn opens_dialog(record: &MutationRecord) -> bool {
    record.type_() == "attributes" && target_matches(record, "dialog[open]")
}

fn target_matches(record: &MutationRecord, selector: &str) -> bool {
    let target = record.target();
    target.is_some_and(|target| cover::matches(&target, selector))
}

/// Whether links came, went or became others. Nothing of ours has any.
fn changes_links(record: &MutationRecord) -> bool {
    if record.type_() == "attributes" {
        return record.attribute_name().as_deref() != Some("open")
            && target_matches(record, "a,area");
    }
    [record.added_nodes(), record.removed_nodes()]
        .into_iter()
        .flat_map(|nodes| (0..nodes.length()).filter_map(move |position| nodes.item(position)))
        .any(|node| cover::has_link(&node))
}
