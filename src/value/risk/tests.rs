//! Findings on small pages: what must not be one first.

mod hidden;
mod links;
mod markup;
mod paid;
mod sold;
mod trade;

use super::*;
use crate::{
    context::{Context, PageKind, Visibility},
    link::Flag,
    page::{Anchor, Block, PageSnapshot, Run, RunKind},
    reason::Code,
    tables::Tables,
    turns::finish,
    value::{
        fixture::{self, House, Sketch, anchor_in, at, external},
        outbound::in_prose,
    },
};

fn findings(case: &Case<'_>) -> Vec<Finding> {
    finish(super::findings(case, &in_prose(case), &Turns::unbroken()))
}

fn risks(house: &House) -> Vec<Risk> {
    findings(&house.case())
        .iter()
        .map(|finding| finding.risk)
        .collect()
}

fn many(sketch: impl Fn(&str) -> Sketch, count: usize) -> Vec<Sketch> {
    (0..count)
        .map(|number| sketch(&format!("https://site{number}.example/")))
        .collect()
}

/// A page with a label above its text.
fn labeled(label: &str, link: Sketch) -> House {
    let mut house = House::of([link]);
    house.tables = Tables::builtin();
    let block = |tag: &str| Block {
        tag: tag.to_owned(),
        ..Block::default()
    };
    let run = fixture::text;
    house.page = PageSnapshot {
        blocks: vec![block("h1"), block("p"), block("p")],
        runs: vec![run(0, "Ten mattresses"), run(1, label), run(2, "A text.")],
        ..house.page
    };
    house
}

/// What the only finding says was seen, its arguments in order.
fn seen(house: &House) -> Vec<String> {
    let [finding] = &findings(&house.case())[..] else {
        panic!("one finding");
    };
    assert!(!finding.place.is_empty());
    finding.reason.args.clone()
}

#[test]
fn every_finding_of_links_quotes_the_first_of_them() {
    let quoted = "what it is about → https://site0.example/";
    let text = |count: usize| House::of(many(external, count));
    let mut dense = text(6);
    dense.layout.main_words = 200;
    assert_eq!(seen(&dense), ["33", "6", quoted]);
    let mut thin = text(6);
    thin.layout.main_words = 30;
    assert_eq!(seen(&thin), ["30", "6", quoted]);
    let hide = |url: &str| external(url).visibility(Visibility::Hidden);
    let three = (0..3).map(|site| format!("what it is about → https://site{site}.example/"));
    let three = three.collect::<Vec<_>>().join(", ");
    assert_eq!(seen(&House::of(many(hide, 5))), ["5", &three]);
    let partner = |url: &str| external(url).flag(Flag::Affiliate);
    assert_eq!(seen(&House::of(many(partner, 2))), ["2", quoted]);
    let paid = labeled("Sponsored post", external("https://site0.example/"));
    assert_eq!(seen(&paid), ["Sponsored post", "1", quoted]);
    let mut sold = House::of(many(|url| external(url).rel("dofollow"), 2));
    assert_eq!(seen(&sold), ["2", "dofollow", quoted]);
    sold.links[0].text.clear();
    assert_eq!(seen(&sold)[2], "https://site0.example/");
}

#[test]
fn an_ordinary_page_has_no_risk() {
    let mut house = House::of(many(external, 6));
    house.layout.main_words = 600;
    assert_eq!(risks(&house), []);
}

/// An article at an address, with a title and lines of its own.
fn written(url: &str, title: &str, lines: &[(&str, &str)]) -> House {
    let mut house = House::of([]);
    house.tables = Tables::builtin();
    house.page.url = url.to_owned();
    house.page.title = title.to_owned();
    for (number, (tag, text)) in (0..).zip(lines) {
        house.page.blocks.push(Block {
            tag: (*tag).to_owned(),
            ..Block::default()
        });
        house.page.runs.push(fixture::text(number, text));
    }
    house
}

fn only(house: &House) -> Option<(Risk, Certainty, String)> {
    let mut findings = findings(&house.case()).into_iter();
    let found = findings
        .next()
        .map(|one| (one.risk, one.confidence, one.place));
    assert!(findings.next().is_none(), "one finding at most");
    found
}

const BLOG: &str = "https://blog.example/a-page/";

#[test]
fn weak_findings_never_make_avoid_alone() {
    for risk in Risk::ALL {
        let finding = Finding {
            risk: *risk,
            confidence: Certainty::Weak,
            place: String::new(),
            reason: Reason::plain(Code::RelDofollow),
            also: Vec::new(),
        };
        assert!(!finding.is_grave());
    }
}
