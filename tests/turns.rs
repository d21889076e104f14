//! Long work leaves no step long: however many links a page has, whoever drives the judging may give others their turn.
//! How long steps are in a browser is measured there (`tests/e2e/slices.test.mjs`).

use std::{
    pin::pin,
    task::{Context, Waker},
    time::{Duration, Instant},
};

use vouch::{
    PageSnapshot, Settings, Tables,
    page::{Anchor, Block, Element, Rendering, Run, RunKind},
    report::{Told, judge},
    turns::Turns,
};

const LINKS: u32 = 20_000;

/// The longest step may be such a part of all the work. Judging so many links takes a browser about half a second, and a
/// slice is over after 12 ms, so that with such a step it stays below 50 ms.
const PART: u32 = 20;

/// A busy machine makes some steps longer, and others each time: the least of so many runs is the work itself.
const RUNS: usize = 30;

/// Sections with a heading, a paragraph and a list, of five links each.
fn page() -> PageSnapshot {
    let mut page = PageSnapshot {
        url: "https://page.example/post".to_owned(),
        base_url: "https://page.example/post".to_owned(),
        language: "en".to_owned(),
        title: "Mills of the coast".to_owned(),
        taken_at: 1_795_219_200_000,
        ..PageSnapshot::default()
    };
    let body = block(&mut page, None, "body");
    let main = block(&mut page, Some(body), "main");
    for part in 0..LINKS / 5 {
        let heading = block(&mut page, Some(main), "h2");
        text(&mut page, heading, None, &format!("Mill {part}"));
        let paragraph = block(&mut page, Some(main), "p");
        text(&mut page, paragraph, None, "The first mill is shown by ");
        let out = format!("https://site{}.example/page/{part}", part % 997);
        link(
            &mut page,
            paragraph,
            (&out, None),
            "what the others say of it",
        );
        text(&mut page, paragraph, None, ", and in 1850 another by ");
        link(
            &mut page,
            paragraph,
            (&format!("/own/{part}"), None),
            "an own page",
        );
        let marked = format!("{out}?ref={part}");
        link(
            &mut page,
            paragraph,
            (&marked, Some("nofollow")),
            "one more",
        );
        let list = block(&mut page, Some(main), "ul");
        for (address, said) in [
            (format!("https://page.example/list/{part}"), "First"),
            (format!("https://other{}.example/", part % 89), "Second"),
        ] {
            let entry = block(&mut page, Some(list), "li");
            link(&mut page, entry, (&address, None), said);
        }
    }
    page
}

fn block(page: &mut PageSnapshot, parent: Option<u32>, tag: &str) -> u32 {
    page.blocks.push(Block {
        parent,
        tag: tag.to_owned(),
        ..Block::default()
    });
    number(page.blocks.len()) - 1
}

fn text(page: &mut PageSnapshot, block: u32, anchor: Option<u32>, text: &str) {
    let length = number(text.chars().count());
    page.runs.push(Run {
        block,
        anchor,
        kind: RunKind::Text,
        text: text.to_owned(),
        length,
    });
    if let Some(block) = page.blocks.get_mut(block as usize) {
        block.text_length += length;
    }
}

fn link(page: &mut PageSnapshot, parent: u32, (href, rel): (&str, Option<&str>), said: &str) {
    let own = block(page, Some(parent), "a");
    let index = number(page.anchors.len());
    let resolved = match href.strip_prefix('/') {
        Some(path) => format!("https://page.example/{path}"),
        None => href.to_owned(),
    };
    page.anchors.push(Anchor {
        index,
        element: Element::A,
        block: own,
        href: href.to_owned(),
        resolved,
        rel: rel.map(ToOwned::to_owned),
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    });
    text(page, own, Some(index), said);
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

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
    let page = page();
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
