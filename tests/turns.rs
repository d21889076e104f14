//! Long work leaves no step long: however many links a page has, whoever drives the judging may give others their turn.
//! How long steps are in a browser is measured there (`tests/e2e/slices.test.mjs`).

mod links;

use std::{
    pin::pin,
    task::{Context, Waker},
    time::{Duration, Instant},
};

use vouch::{
    PageSnapshot, Settings, Tables,
    report::{Told, judge},
    turns::Turns,
};

use links::article;

const LINKS: u32 = 20_000;

/// The longest step may be such a part of all the work. A slice is over after 12 ms and lasts such a step longer at most. Placing
/// and judging 50,000 links take a browser about a second and a half, so that there it stays below 50 ms.
const PART: u32 = 40;

/// A busy machine makes some steps longer, and others each time: the least of so many runs is the work itself.
const RUNS: usize = 30;

/// How long each step takes, where every turn is taken.
fn steps(page: &PageSnapshot) -> Vec<Duration> {
    let (settings, tables, told) = (Settings::default(), Tables::builtin(), Told::default());
    let turns = Turns::by(|| true);
    let mut work = pin!(judge(page, (&settings, &tables), &told, &turns));
    let mut context = Context::from_waker(Waker::noop());
    let mut steps = Vec::new();
    loop {
        let began = Instant::now();
        let polled = work.as_mut().poll(&mut context);
        steps.push(began.elapsed());
        if polled.is_ready() {
            return steps;
        }
    }
}

#[test]
fn no_step_between_two_turns_is_long() {
    let page = article(LINKS);
    let mut least = steps(&page);
    for _ in 1..RUNS {
        if is_even(&least) {
            break;
        }
        // The work is the same each time, and so are its steps.
        let again = steps(&page);
        assert_eq!(again.len(), least.len());
        for (least, again) in least.iter_mut().zip(again) {
            *least = again.min(*least);
        }
    }
    let longest = (0..).zip(&least).max_by_key(|(_, step)| **step);
    let longest: Option<(u32, &Duration)> = longest;
    assert!(is_even(&least), "{longest:?} of {}", least.len());
}

/// Whether no step takes more than its part of all.
fn is_even(steps: &[Duration]) -> bool {
    let all: Duration = steps.iter().sum();
    steps.iter().all(|step| *step * PART <= all)
}
