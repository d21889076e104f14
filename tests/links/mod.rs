//! Snapshots of generated pages, for what is measured of pages by their number of links.
//! Knows nothing of what is measured.

use vouch::{
    PageSnapshot,
    page::{Anchor, Block, Element, Rendering, Run, RunKind},
};

/// An article of so many links: sections with a heading, a paragraph and a list, of five links each, three of them to other
/// sites.
pub(crate) fn article(links: u32) -> PageSnapshot {
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
    for part in 0..links / 5 {
        section(&mut page, main, part);
    }
    page
}

fn section(page: &mut PageSnapshot, main: u32, part: u32) {
    let heading = block(page, Some(main), "h2");
    text(page, heading, None, &format!("Part {part}"));
    let paragraph = block(page, Some(main), "p");
    text(page, paragraph, None, "Some words of a mill before ");
    let out = format!("https://site{}.example/page/{part}", part % 997);
    link(page, paragraph, (&out, None), "what the site says of grain");
    let years = format!(", some of them since {}, ", 1500 + part % 400);
    text(page, paragraph, None, &years);
    let own = format!("https://page.example/own/{part}");
    link(page, paragraph, (&own, None), "an own page");
    text(page, paragraph, None, " and ");
    let marked = format!("{out}?ref={part}");
    link(page, paragraph, (&marked, Some("nofollow")), "one more");
    text(page, paragraph, None, ".");
    let list = block(page, Some(main), "ul");
    for (address, said) in [
        (format!("https://page.example/list/{part}"), "First"),
        (format!("https://other{}.example/", part % 89), "Second"),
    ] {
        let entry = block(page, Some(list), "li");
        link(page, entry, (&address, None), said);
    }
}

fn block(page: &mut PageSnapshot, parent: Option<u32>, tag: &str) -> u32 {
    let number = number(page.blocks.len());
    page.blocks.push(Block {
        parent,
        tag: tag.to_owned(),
        ..Block::default()
    });
    number
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

fn link(page: &mut PageSnapshot, parent: u32, (address, rel): (&str, Option<&str>), said: &str) {
    let own = block(page, Some(parent), "a");
    let index = number(page.anchors.len());
    page.anchors.push(Anchor {
        index,
        element: Element::A,
        block: own,
        href: address.to_owned(),
        resolved: address.to_owned(),
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
