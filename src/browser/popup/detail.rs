//! One link in full: its words, its address, its values and every reason.
//! Filled only when the person opens it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::Popup;
use crate::{
    browser::dom::{self, Fallible},
    report::LinkRow,
};

impl Popup {
    /// A line was opened or closed.
    pub(super) fn toggled(&self, event: &Event) -> Fallible {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(details) = target.filter(|it| it.has_attribute("open")) else {
            return Ok(());
        };
        let Some(line) = details.closest("[data-index]")? else {
            return Ok(());
        };
        let index = line.get_attribute("data-index").unwrap_or_default();
        let report = self.report.borrow();
        let rows = report.as_ref().map(|report| report.links.as_slice());
        let mut rows = rows.unwrap_or_default().iter();
        match rows.find(|row| row.index.to_string() == index) {
            Some(row) => self.show_detail(&details, row),
            None => Ok(()),
        }
    }

    /// Fills what is under a line.
    pub(super) fn show_detail(&self, details: &Element, row: &LinkRow) -> Fallible {
        let place = dom::field(details, "detail")?;
        let detail = dom::stamp(&self.document, "detail")?;
        dom::localize(&detail, &self.words)?;
        dom::fill(&detail, "before", &row.before)?;
        dom::fill(&detail, "text", &row.text)?;
        dom::fill(&detail, "after", &row.after)?;
        dom::fill(&detail, "url", &row.url)?;
        let via = row.via.as_ref();
        let via = via.map(|via| self.words.say("popup_via", std::slice::from_ref(via)));
        dom::fill_or_hide(&detail, "via", &via.unwrap_or_default())?;
        let ranges = [
            ("place", row.place),
            ("search", row.search),
            ("referral", row.referral),
        ];
        for (name, range) in ranges {
            self.show_range(&detail, name, range.unwrap_or_default())?;
        }
        dom::fill_or_hide(&detail, "facts", &self.facts(row).join(" · "))?;
        let reasons: Vec<String> = row
            .reasons
            .iter()
            .map(|reason| self.words.reason(reason))
            .collect();
        self.list_sentences(&dom::field(&detail, "reasons")?, &reasons)?;
        self.show_chain(&dom::field(&detail, "chain")?, &row.evidence)?;
        place.replace_children_with_node_1(&detail);
        Ok(())
    }

    /// What else is worth knowing, in the field's words.
    fn facts(&self, row: &LinkRow) -> Vec<String> {
        let mut facts = vec![
            self.words.label("anchor", row.anchor.as_str()),
            self.words.label("visibility", row.visibility.as_str()),
            self.words.label("crawl", row.crawl.as_str()),
        ];
        if !row.rel.is_empty() {
            facts.push(self.words.say("popup_rel", &[row.rel.join(" ")]));
        }
        if row.repeat > 0 {
            facts.push(self.words.say("popup_repeat", &[row.repeat.to_string()]));
        }
        facts.extend(row.tenant.clone());
        facts.extend(
            row.flags
                .iter()
                .map(|flag| self.words.label("flag", flag.as_str())),
        );
        facts
    }
}
