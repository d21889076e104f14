//! Turns text nodes and image alternatives into runs, whitespace collapsed as CSS would by default.

use super::tree::Inside;
use crate::page::{PageSnapshot, Run, RunKind};

/// ASCII whitespace of the HTML Standard; other spaces are text.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

/// What parts a run's text from what follows: a space, or a line's break.
const PARTED: [char; 2] = [' ', '\n'];

/// Runs of ASCII whitespace as one space each, a leading and a trailing one too.
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut from = 0;
    // Word by word: a letter at a time takes several times as long in WebAssembly.
    for (at, byte) in text.bytes().enumerate() {
        if is_space(byte) {
            collapsed.push_str(text.get(from..at).unwrap_or_default());
            from = at + 1;
            if !collapsed.ends_with(' ') {
                collapsed.push(' ');
            }
        }
    }
    collapsed.push_str(text.get(from..).unwrap_or_default());
    collapsed
}

/// Reads a text node of which the middle may have been left out, so many UTF-16 units of it.
pub(super) fn read((text, left_out): (&str, u32), inside: Inside, page: &mut PageSnapshot) {
    words(text, inside, page);
    if left_out == 0 {
        return;
    }
    if let Some(run) = page.runs.last_mut() {
        run.length = run.length.saturating_add(left_out);
    }
    lengthen(page, inside, left_out);
}

/// Notes that whitespace separates what came before from what follows.
pub(super) fn space(page: &mut PageSnapshot) {
    let last = page.runs.last_mut();
    if let Some(run) = last.filter(|run| run.kind == RunKind::Text && !run.text.ends_with(PARTED)) {
        run.text.push(' ');
    }
}

/// Notes that what follows begins a line.
pub(super) fn new_line(page: &mut PageSnapshot) {
    let last = page.runs.last_mut();
    if let Some(run) = last.filter(|run| run.kind == RunKind::Text) {
        run.text.truncate(run.text.trim_end_matches(PARTED).len());
        run.text.push('\n');
    }
}

/// Adds an image's alternative.
pub(super) fn image(alternative: &str, inside: Inside, page: &mut PageSnapshot) {
    let Some(block) = inside.block else { return };
    let text = collapse(alternative);
    page.runs.push(Run {
        block,
        anchor: inside.anchor,
        kind: RunKind::Image,
        length: length_of(&text),
        text,
    });
}

/// Adds a run of text, or lengthens the last one where nothing recorded lies between.
fn words(text: &str, inside: Inside, page: &mut PageSnapshot) {
    let Some(block) = inside.block else { return };
    let text = collapse(text);
    if text.trim_matches(' ').is_empty() {
        if !text.is_empty() {
            space(page);
        }
        return;
    }
    let length = length_of(&text);
    lengthen(page, inside, length);
    let joins = |run: &&mut Run| {
        run.kind == RunKind::Text && (run.block, run.anchor) == (block, inside.anchor)
    };
    match page.runs.last_mut().filter(joins) {
        Some(run) => {
            let joined = if run.text.ends_with(PARTED) {
                text.trim_start_matches(' ')
            } else {
                &text
            };
            run.text.push_str(joined);
            run.length = run.length.saturating_add(length);
        }
        None => page.runs.push(Run {
            block,
            anchor: inside.anchor,
            kind: RunKind::Text,
            text,
            length,
        }),
    }
}

fn length_of(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn lengthen(page: &mut PageSnapshot, inside: Inside, by: u32) {
    let block = inside
        .block
        .and_then(|block| page.blocks.get_mut(block as usize));
    if let Some(block) = block {
        block.text_length = block.text_length.saturating_add(by);
    }
}
