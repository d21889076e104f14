//! Hidden links: what honest pages hide first, then what was smuggled in.

use super::{links::anchored, *};
use crate::page::{Concealment, Meta, Rendering};

fn hide(url: &str) -> Sketch {
    external(url).visibility(Visibility::Hidden)
}

/// Hidden links with these anchors, each to a site of its own.
fn hidden(anchors: &[&str]) -> House {
    let sketch = |(number, text): (usize, &&str)| {
        let url = format!("https://site{number}.example/");
        ((*text).to_owned(), hide(&url))
    };
    let sketches: Vec<(String, Sketch)> = anchors.iter().enumerate().map(sketch).collect();
    let borrowed = sketches
        .iter()
        .map(|(text, sketch)| (text.as_str(), sketch.clone()));
    anchored(&borrowed.collect::<Vec<_>>())
}

fn concealed_by(block: Option<u32>) -> Anchor {
    Anchor {
        rendering: Rendering::Concealed {
            by: Concealment::NotRendered,
            block,
            opener: None,
        },
        ..anchor_in(1)
    }
}

fn how_sure(mut house: House) -> Option<Certainty> {
    // So much text that no number of links is dense.
    house.layout.main_words = 5000;
    let found = only(&house)?;
    assert_eq!(found.0, Risk::HiddenLinks);
    Some(found.1)
}

#[test]
fn hidden_links_that_sell_nothing_are_a_weak_sign_at_most() {
    let few = House::of(many(hide, 4));
    assert_eq!(how_sure(few), None);
    let menu = |url: &str| at(Context::Navigation, url).visibility(Visibility::Hidden);
    assert_eq!(how_sure(House::of(many(menu, 9))), None);
    let mut icons = House::of(many(hide, 9));
    for link in &mut icons.links {
        link.text.clear();
    }
    assert_eq!(how_sure(icons), None);
    let sources = House::of(many(hide, 40));
    assert_eq!(how_sure(sources), Some(Certainty::Weak));
}

#[test]
fn what_the_page_itself_speaks_of_is_not_smuggled_in() {
    let anchors = ["online casino", "sports betting", "poker online"];
    let mut house = hidden(&anchors);
    house.page.title = "Casino, betting and poker sites compared".to_owned();
    assert_eq!(how_sure(house), None);
    let mut house = hidden(&anchors);
    house.page.metas.push(Meta {
        name: "Description".to_owned(),
        content: "Where casino games, betting and poker are allowed".to_owned(),
        ..Meta::default()
    });
    assert_eq!(how_sure(house), None);
    let mut house = hidden(&anchors);
    house.page.runs.push(fixture::text(
        0,
        "Online casino and poker online: what sports betting costs.",
    ));
    assert_eq!(how_sure(house.clone()), None);
    house.page.blocks = vec![Block::default(); 2];
    house.page.blocks[1].parent = Some(0);
    for (around, expected) in [
        (Some(0), Some(Certainty::Likely)),
        (Some(1), None),
        (None, None),
    ] {
        house.page.anchors = vec![concealed_by(around)];
        let sure = how_sure(house.clone());
        assert_eq!(
            sure, expected,
            "text in what conceals the links: {around:?}"
        );
    }
    let known: Vec<(&str, Sketch)> = anchors
        .iter()
        .zip(["who.int", "fda.gov", "wikipedia.org"])
        .map(|(text, site)| (*text, hide(&format!("https://{site}/"))))
        .collect();
    assert_eq!(
        how_sure(anchored(&known)),
        None,
        "sites that everybody knows"
    );
    let marked = anchors.map(|text| (text, hide("https://a.example/").follow(Follow::Sponsored)));
    assert_eq!(how_sure(anchored(&marked)), None);
}

#[test]
fn bought_anchors_out_of_sight_are_injected_however_few_the_sites() {
    for (anchors, certainty) in [
        (&["online casino"][..], Certainty::Weak),
        (&["online casino", "sports betting"], Certainty::Weak),
        (&["online casino", "payday loans"], Certainty::Likely),
        (
            &["online casino", "sports betting", "poker online"],
            Certainty::Likely,
        ),
        (
            &["online casino", "payday loans", "buy cialis"],
            Certainty::Sure,
        ),
    ] {
        assert_eq!(how_sure(hidden(anchors)), Some(certainty), "{anchors:?}");
    }
    let one_site = vec![("buy viagra online", hide("https://pills.example/")); 30];
    let house = anchored(&one_site);
    assert!(findings(&house.case())[0].is_grave());
    assert_eq!(how_sure(house), Some(Certainty::Likely));
    let in_a_menu = ["online casino", "payday loans", "buy cialis"].map(|text| {
        (
            text,
            at(Context::Navigation, "https://a.example/").visibility(Visibility::Hidden),
        )
    });
    assert_eq!(how_sure(anchored(&in_a_menu)), Some(Certainty::Sure));
}
