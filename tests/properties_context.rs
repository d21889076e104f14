//! What must hold of every reading of a page's layout, whatever the page.
//! Not which reading is right: that is for the pages beside the code.

use proptest::prelude::*;
use vouch::{
    Settings, Tables, context, link,
    page::{Anchor, Block, Element, PageSnapshot, Rendering, Run, RunKind},
    turns::{Turns, finish},
};

const TAGS: &[&str] = &[
    "div",
    "p",
    "ul",
    "li",
    "nav",
    "main",
    "aside",
    "footer",
    "h2",
    "form",
    "span",
    "blockquote",
];
const NAMES: &[&str] = &[
    "",
    "sidebar",
    "comments",
    "entry-content",
    "ad",
    "postbody",
    "related-posts",
    "menu",
    "vote",
];
const TEXTS: &[&str] = &[
    "References",
    "Sources:",
    "here",
    "a sentence of more than eight words stands in this line",
    "関連記事",
    "",
];

prop_compose! {
    fn block()(
        parent in prop::option::of(0..40_u32),
        tag in prop::sample::select(TAGS),
        name in prop::sample::select(NAMES),
    ) -> Block {
        Block { parent, tag: tag.into(), class: name.into(), ..Block::default() }
    }
}

prop_compose! {
    fn anchor()(block in 0..40_u32, host in 0..5) -> Anchor {
        let href = format!("https://host{host}.example/");
        Anchor {
            index: 0,
            element: Element::A,
            block,
            resolved: href.clone(),
            href,
            rel: None,
            title: String::new(),
            referrer_policy: String::new(),
            rendering: Rendering::Unread,
            in_shadow: false,
        }
    }
}

prop_compose! {
    fn run()(block in 0..40_u32, anchor in prop::option::of(0..12_u32), text in prop::sample::select(TEXTS)) -> Run {
        let text = text.to_owned();
        let length = u32::try_from(text.chars().count()).unwrap_or_default();
        Run { block, anchor, kind: RunKind::Text, text, length }
    }
}

prop_compose! {
    fn page()(
        blocks in prop::collection::vec(block(), 0..30),
        anchors in prop::collection::vec(anchor(), 0..10),
        runs in prop::collection::vec(run(), 0..60),
    ) -> PageSnapshot {
        PageSnapshot { url: "https://site.example/page".into(), blocks, anchors, runs, ..PageSnapshot::default() }
    }
}

fn layout(page: &PageSnapshot) -> context::Layout {
    let tables = Tables::builtin();
    let turns = Turns::unbroken();
    let links = finish(link::read(page, &Settings::default(), &tables, &turns));
    let mut layout = finish(context::read(page, &links, &tables, &turns));
    finish(layout.see((page, &links), &tables, &turns));
    layout
}

/// `PROPTEST_CASES`, or so many that an ordinary run stays quick.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual))
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_link_has_one_placement_with_reasons(page in page()) {
        let layout = layout(&page);
        prop_assert_eq!(layout.placements.len(), page.anchors.len());
        for placement in layout.placements {
            prop_assert!((1..=100).contains(&placement.confidence.0));
            prop_assert!(placement.reasons.len() >= 2);
            prop_assert!(!placement.lead || placement.context == context::Context::Body);
            prop_assert!(!placement.thread || placement.context == context::Context::Comment);
        }
    }

    #[test]
    fn rel_changes_no_placement(page in page()) {
        let mut qualified = page.clone();
        for anchor in &mut qualified.anchors {
            anchor.rel = Some("nofollow sponsored ugc author tag".into());
        }
        prop_assert_eq!(layout(&page), layout(&qualified));
    }
}
