//! One link in full: its words, its address, its values and every reason.
//! Filled only when the person opens it.

use web_sys::Element;

use super::{Popup, head::show_ranges};
use crate::browser::{
    dom::{self, Fallible},
    views::part::Part,
};

impl Popup {
    /// Fills what is under a line.
    pub(super) fn show_detail(&self, place: &Element, row: &Part) -> Fallible {
        let detail = dom::stamp(&self.document, "detail")?;
        dom::localize(&detail, &self.words)?;
        dom::field(&detail, "jump")?
            .set_attribute("data-index", &row.number("index").to_string())?;
        dom::field(&detail, "evidence")?
            .set_attribute("data-index", &row.number("index").to_string())?;
        for name in ["before", "text", "after", "url"] {
            dom::fill(&detail, name, &row.text(name))?;
        }
        let via = row
            .has("via")
            .then(|| self.words.say("popup_via", &[row.text("via")]));
        dom::fill_or_hide(&detail, "via", &via.unwrap_or_default())?;
        show_ranges(&detail, row)?;
        dom::fill(&detail, "facts", &self.facts(row).join(" · "))?;
        self.list_sentences(
            &dom::field(&detail, "reasons")?,
            &self.sentences(row, "reasons"),
        )?;
        let own = row.list("evidence");
        self.show_why(&detail, row, &own)?;
        self.show_chain(&dom::field(&detail, "chain")?, &own)?;
        self.show_made(&dom::field(&detail, "made")?, row)?;
        // What the person opened stays open while the list is filled anew.
        if place.query_selector(".factors[open]")?.is_some() {
            dom::field(&detail, "factors")?.set_attribute("open", "")?;
        }
        place.replace_children_with_node_1(&detail);
        Ok(())
    }

    /// Whether it counts and which step decides: one of the page's, or one of its own.
    fn show_why(&self, detail: &Element, row: &Part, own: &[Part]) -> Fallible {
        let verdict = row.part("counts").text("verdict");
        dom::field(detail, "counts")?.set_attribute("data-verdict", &verdict)?;
        dom::fill(detail, "counts", &self.words.label("verdict", &verdict))?;
        dom::fill(detail, "counts-why", &self.why_counts(row, own))
    }

    pub(super) fn why_counts(&self, row: &Part, own: &[Part]) -> String {
        let report = self.report.borrow();
        let mut chain = report
            .as_ref()
            .map(|report| report.part("page").list("evidence"))
            .unwrap_or_default();
        chain.extend_from_slice(own);
        self.why(&row.part("counts"), &chain)
    }

    /// What else is worth knowing, in the field's words.
    pub(super) fn facts(&self, row: &Part) -> Vec<String> {
        let labels = ["anchor", "visibility", "crawl"];
        let labels = labels.map(|name| self.words.label(name, &row.text(name)));
        let mut facts = Vec::from(labels);
        let (rel, repeat) = (row.texts("rel"), row.number("repeat"));
        if !rel.is_empty() {
            facts.push(self.words.say("popup_rel", &[rel.join(" ")]));
        }
        if repeat > 0 {
            facts.push(self.words.count("popup_repeat", &[repeat]));
        }
        if row.has("tenant") {
            facts.push(row.text("tenant"));
        }
        let flags = row.texts("flags");
        facts.extend(flags.iter().map(|flag| self.words.label("flag", flag)));
        facts
    }
}
