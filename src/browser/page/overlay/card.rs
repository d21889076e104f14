//! The card of the link that the person points at: what the popup's list says of it, in short.
//! Shows the report's words only.

use web_sys::Element;

use super::{Mark, host::Host};
use crate::{
    browser::{
        dom::{self, Fallible},
        page::engine,
    },
    report::LinkRow,
    words::Words,
};

/// How many reasons a card gives.
const REASONS: usize = 3;

/// Fills an empty card with a link's row; a full one is left, for what changes in it is read out anew.
pub(super) fn fill(host: &Host, card: &Element, mark: &Mark, words: &Words) -> Fallible {
    if card.first_element_child().is_some() {
        return Ok(());
    }
    let lines = engine::with(|report, _| {
        let row = report.links.iter().find(|row| row.index == mark.index);
        row.map(|row| lines(row, words)).unwrap_or_default()
    });
    for (class, text) in lines.unwrap_or_default() {
        host.add_text(card, class, &text)?;
    }
    Ok(())
}

/// Empties the card, which hides it.
pub(super) fn clear(card: &Element) {
    card.replace_children_with_node_0();
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
