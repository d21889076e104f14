//! Small pages for tests, written as outlines.
//! Knows nothing of what a test expects.

use crate::page::{Anchor, Block, Element, PageSnapshot, Rendering, Run, RunKind};

/// A page from an outline: two spaces a level, each line `tag#id.class@attribute=value | text`, where `[text](address)`
/// is a link and `![alternative]` an image.
pub(super) fn page(outline: &str) -> PageSnapshot {
    let mut page = PageSnapshot {
        url: "https://site.example/a/page".into(),
        ..PageSnapshot::default()
    };
    let mut path: Vec<u32> = Vec::new();
    for line in outline.lines().filter(|line| !line.trim().is_empty()) {
        let depth = (line.len() - line.trim_start().len()) / 2;
        path.truncate(depth);
        let (element, text) = line.trim().split_once(" | ").unwrap_or((line.trim(), ""));
        path.push(add_block(&mut page, path.last().copied(), element));
        add_text(&mut page, *path.last().unwrap(), text);
    }
    page
}

/// Many words, all alike.
pub(super) fn words(count: usize) -> String {
    "lorem ".repeat(count)
}

fn add_block(page: &mut PageSnapshot, parent: Option<u32>, element: &str) -> u32 {
    let start = element.find(['#', '.', '@']).unwrap_or(element.len());
    let mut block = Block {
        parent,
        tag: element[..start].to_owned(),
        ..Block::default()
    };
    let mut rest = &element[start..];
    while let Some(mark) = rest.chars().next() {
        let end = rest[1..]
            .find(['#', '.', '@'])
            .map_or(rest.len(), |end| end + 1);
        let value = rest[1..end].to_owned();
        match mark {
            '#' => block.id = value,
            '.' => block.class = format!("{} {value}", block.class),
            _ => match value.split_once('=').unwrap() {
                ("role", role) => block.role = role.to_owned(),
                (name, value) => block.attributes.push((name.to_owned(), value.to_owned())),
            },
        }
        rest = &rest[end..];
    }
    page.blocks.push(block);
    u32::try_from(page.blocks.len() - 1).unwrap()
}

fn add_text(page: &mut PageSnapshot, block: u32, mut text: &str) {
    while let Some(start) = text.find('[') {
        let (before, rest) = text.split_at(start);
        let image = before.ends_with('!');
        add_run(
            page,
            (block, None),
            (RunKind::Text, before.trim_end_matches('!')),
        );
        let (inner, after) = rest[1..].split_once(']').unwrap();
        if image {
            add_run(page, (block, None), (RunKind::Image, inner));
            text = after;
            continue;
        }
        let (address, after) = after[1..].split_once(')').unwrap();
        add_link(page, block, (inner, address));
        text = after;
    }
    add_run(page, (block, None), (RunKind::Text, text));
}

fn add_link(page: &mut PageSnapshot, parent: u32, (text, address): (&str, &str)) {
    let block = add_block(page, Some(parent), "a");
    let index = u32::try_from(page.anchors.len()).unwrap();
    page.anchors.push(Anchor {
        index,
        element: Element::A,
        block,
        href: address.to_owned(),
        resolved: address.to_owned(),
        rel: None,
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    });
    let kind = if text.is_empty() {
        RunKind::Image
    } else {
        RunKind::Text
    };
    add_run(page, (block, Some(index)), (kind, text));
}

fn add_run(
    page: &mut PageSnapshot,
    (block, anchor): (u32, Option<u32>),
    (kind, text): (RunKind, &str),
) {
    if kind == RunKind::Text && text.trim().is_empty() {
        return;
    }
    let length = u32::try_from(text.chars().count()).unwrap();
    page.runs.push(Run {
        block,
        anchor,
        kind,
        text: text.to_owned(),
        length,
    });
    if kind == RunKind::Text {
        page.blocks[block as usize].text_length += length;
    }
}
