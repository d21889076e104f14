//! The card of the link that the person points at: what the popup's list says of it, in short.
//! Shows the report's words only.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::host::Host;
use crate::{
    browser::dom::{self, Fallible},
    report::LinkRow,
    words::Words,
};

#[wasm_bindgen]
extern "C" {
    /// Of the page's module: so many outbound links from this one on, as JSON.
    #[wasm_bindgen(js_namespace = vouchGlue, catch)]
    fn links(from: usize, count: usize) -> Result<String, JsValue>;
}

/// How many reasons a card gives.
const REASONS: usize = 3;

/// Fills an empty card with the row of an outbound link; a full one is left, for what changes in it is read out anew.
pub(super) fn fill(host: &Host, card: &Element, position: usize, words: &Words) -> Fallible {
    if card.first_element_child().is_some() {
        return Ok(());
    }
    let rows: Vec<LinkRow> = serde_json::from_str(&links(position, 1)?).unwrap_or_default();
    for (class, text) in rows.iter().flat_map(|row| lines(row, words)) {
        host.add_text(card, ("span", class), &text)?;
    }
    Ok(())
}

/// Empties the card, which hides it.
pub(super) fn clear(card: &Element) {
    if card.first_element_child().is_some() {
        card.replace_children_with_node_0();
    }
}

/// Class and text of every line.
fn lines(row: &LinkRow, words: &Words) -> Vec<(&'static str, String)> {
    let site = row
        .site
        .clone()
        .or_else(|| row.via.clone())
        .unwrap_or_default();
    let context = words.label("context", row.context.as_str());
    let follow = words.label("follow", row.follow.as_str());
    let counts = words.label("verdict", row.counts.verdict.as_str());
    let values = [
        ("place", row.place),
        ("search", row.search),
        ("referral", row.referral),
    ];
    let values: Vec<String> = values
        .into_iter()
        .filter_map(|(name, range)| {
            Some([words.label("value", name), dom::range(range?)].join(" "))
        })
        .collect();
    let title = ["#", &row.index.to_string(), " ", &row.text].concat();
    let mut lines = vec![
        ("anchor", title),
        ("soft", [site, context, follow].join(" · ")),
        ("counts", words.say("overlay_counts", &[counts])),
        ("values", values.join(" · ")),
    ];
    let reasons = row.reasons.iter().take(REASONS);
    lines.extend(reasons.map(|reason| ("soft", words.reason(reason))));
    lines
}
