//! The page's own text by lines: what stands in one block, links included.
//! Leaves out what visitors wrote.

use crate::{context::Context, page::RunKind, value::Case};

/// One line, as written.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The tag of its block.
    pub(super) tag: &'a str,
    /// Its text.
    pub(super) text: String,
    /// The same in lower case.
    pub(super) lower: String,
}

/// Most of a page's text, in bytes, that is looked through.
const READ: usize = 400_000;

/// Longest quotation of a line, in characters.
const QUOTED: usize = 90;

/// The lines of the page, in order.
pub(super) fn read<'a>(case: &Case<'a>) -> Vec<Line<'a>> {
    let mut lines: Vec<(u32, Line<'a>)> = Vec::new();
    let mut read = 0;
    for run in &case.page.runs {
        let zone = case.layout.zones.get(run.block as usize).copied().flatten();
        if run.kind != RunKind::Text || zone == Some(Context::Comment) || read > READ {
            continue;
        }
        read += run.text.len();
        match lines.last_mut() {
            // A link is part of the line around it.
            Some((block, line)) if *block == run.block || run.anchor.is_some() => {
                line.text.push_str(&run.text);
            }
            Some(_) | None => {
                let block = case.page.blocks.get(run.block as usize);
                let line = Line {
                    tag: block.map_or("", |block| block.tag.as_str()),
                    text: run.text.clone(),
                    lower: String::new(),
                };
                lines.push((run.block, line));
            }
        }
    }
    let lines = lines.into_iter().map(|(_, line)| Line {
        lower: line.text.to_lowercase(),
        ..line
    });
    lines.collect()
}

/// The beginning of a text, for quoting.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}
