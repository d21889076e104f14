//! Long work a slice at a time: between two the page has its turn, and whoever waits for the result may look how far it is
//! or stop it. One work at a time: a newer one takes the place of the one that runs.
//! Knows nothing of what is done.

use std::{
    cell::{Cell, OnceCell},
    pin::Pin,
    task::{Context, Poll, Waker},
};

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::turns::Turns;

#[wasm_bindgen]
extern "C" {
    /// Over when the page has had its turn.
    #[wasm_bindgen(js_name = vouchTurn)]
    fn turn() -> Promise;
}

/// How long a slice may be, in milliseconds, so that with the longest step that cannot be parted it is below 50.
const SLICE: f64 = 12.0;

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Reads the page, and judges it.
    Reading,
    /// Judges anew what was read.
    Judging,
}

/// How a piece of work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It is done.
    Done,
    /// The person stopped it.
    Stopped,
    /// Newer work waits.
    Displaced,
}

thread_local! {
    static CLOCK: OnceCell<web_sys::Performance> = const { OnceCell::new() };
    static BEGAN: Cell<f64> = const { Cell::new(0.0) };
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Works that wait for the one that runs, by kind.
    static WAITING: [Cell<u32>; 2] = const { [Cell::new(0), Cell::new(0)] };
    /// A slice is done now. One that a script's exception or a trap has ended leaves it so.
    static IN_SLICE: Cell<bool> = const { Cell::new(false) };
    static STOP: Cell<bool> = const { Cell::new(false) };
    static WALKED: Cell<Walked> = const { Cell::new(Walked { read: 0, of: 0 }) };
    static JUDGED: Cell<u32> = const { Cell::new(0) };
}

/// How many links were read, of how many there were.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walked {
    pub(super) read: u32,
    pub(super) of: u32,
}

/// Milliseconds on a clock that never goes back.
pub(super) fn now() -> f64 {
    CLOCK.with(|clock| {
        let own = || web_sys::window()?.performance();
        let clock = match clock.get() {
            Some(clock) => Some(clock),
            None => own().map(|own| clock.get_or_init(|| own)),
        };
        clock.map_or(0.0, web_sys::Performance::now)
    })
}

fn is_over() -> bool {
    now() - BEGAN.get() > SLICE
}

fn waiting(kind: Kind) -> u32 {
    WAITING.with(|counts| counts.get(kind as usize).map_or(0, Cell::get))
}

fn wait_more(kind: Kind, more: i32) {
    WAITING.with(|counts| {
        if let Some(count) = counts.get(kind as usize) {
            count.set(count.get().saturating_add_signed(more));
        }
    });
}

/// Lets the page have its turn.
async fn give_way() {
    // It is never refused.
    drop(JsFuture::from(turn()).await);
    BEGAN.set(now());
}

/// Lets the page have its turn where a slice is over; for work that is not [driven](Work::drive).
pub(super) async fn breathe() {
    if is_over() {
        give_way().await;
    }
}

/// Whether work broke off within a slice, asked while none is done: what waits for it is never answered.
pub(super) fn broke_off() -> bool {
    IN_SLICE.get()
}

/// Whether work goes on. What broke off within a slice never will: nobody asks while one is done.
fn goes_on() -> bool {
    if IN_SLICE.take() {
        RUNNING.set(false);
    }
    RUNNING.get()
}

/// Waits until nothing else is done, which ends for newer work of its kind.
pub(super) async fn turn_of(kind: Kind) {
    wait_more(kind, 1);
    while goes_on() {
        give_way().await;
    }
    wait_more(kind, -1);
}

/// Waits until nothing is done any more.
pub(super) async fn settled() {
    while goes_on() || waiting(Kind::Reading) + waiting(Kind::Judging) > 0 {
        give_way().await;
    }
}

/// Stops the reading that runs.
pub(super) fn stop() {
    STOP.set(RUNNING.get());
}

/// Whether the person stopped it; asked once.
pub(super) fn is_stopped() -> bool {
    STOP.take()
}

/// How many links were read, and of all that are to be judged how many hundredths; none where nothing runs.
pub(super) fn progress() -> Option<(Walked, u32)> {
    RUNNING.get().then(|| (WALKED.get(), JUDGED.get()))
}

/// Tells how many links of a document were read; of several the one that has most is told of.
pub(super) fn tell(walked: Walked) {
    if walked.of >= WALKED.get().of {
        WALKED.set(walked);
    }
}

/// The one work that is done.
#[derive(Debug)]
pub(super) struct Work {
    kind: Kind,
    pub(super) turns: Turns,
    /// Milliseconds of all slices, and of the longest.
    took: Cell<(f64, f64)>,
}

impl Work {
    /// Begins, where it is [its turn](turn_of); none where newer work is to do it all.
    pub(super) fn begin(kind: Kind) -> Option<Self> {
        if RUNNING.get() || is_displaced(kind) {
            return None;
        }
        RUNNING.set(true);
        STOP.set(false);
        WALKED.set(Walked { read: 0, of: 0 });
        JUDGED.set(0);
        Some(Self {
            kind,
            turns: Turns::by(is_over),
            took: Cell::default(),
        })
    }

    /// Does a part of it; `links` are to be met in it, as often as [`Turns::links`] counts them. Whether it may be stopped,
    /// the caller says.
    pub(super) async fn drive(
        &self,
        mut part: Pin<&mut dyn Future<Output = ()>>,
        (links, may_stop): (u32, bool),
    ) -> End {
        let before = self.turns.links();
        loop {
            BEGAN.set(now());
            IN_SLICE.set(true);
            let done = part.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            IN_SLICE.set(false);
            let slice = now() - BEGAN.get();
            let (all, longest) = self.took.get();
            self.took.set((all + slice, longest.max(slice)));
            if links > 0 {
                let met = u64::from(self.turns.links().wrapping_sub(before));
                let met = met * 100 / u64::from(links);
                JUDGED.set(u32::try_from(met.min(100)).unwrap_or_default());
            }
            if done == Poll::Ready(()) {
                return End::Done;
            }
            give_way().await;
            if is_displaced(self.kind) {
                return End::Displaced;
            }
            if may_stop && is_stopped() {
                return End::Stopped;
            }
        }
    }

    /// Milliseconds of all slices up to now, within one of them.
    pub(super) fn so_far(&self) -> f64 {
        self.took().0 + now() - BEGAN.get()
    }

    /// Milliseconds of all slices so far, and of the longest.
    pub(super) fn took(&self) -> (f64, f64) {
        self.took.get()
    }
}

/// Whether newer work waits that makes this one needless: what is read anew is judged anew too.
fn is_displaced(kind: Kind) -> bool {
    let judgings = match kind {
        Kind::Reading => 0,
        Kind::Judging => waiting(Kind::Judging),
    };
    waiting(Kind::Reading) + judgings > 0
}

impl Drop for Work {
    fn drop(&mut self) {
        RUNNING.set(false);
    }
}
