//! The chain of evidence behind a verdict, one line a step.
//! The steps' order and verdicts come from the report.

use web_sys::Element;

use super::Popup;
use crate::{
    browser::dom::{self, Fallible},
    follow::{Counts, Evidence},
};

impl Popup {
    /// Fills a list with the steps of a chain.
    pub(super) fn show_chain(&self, list: &Element, chain: &[Evidence]) -> Fallible {
        list.replace_children_with_node_0();
        for evidence in chain {
            let step = dom::stamp(&self.document, "step")?;
            let verdict = evidence.verdict.as_str();
            step.set_attribute("data-verdict", verdict)?;
            dom::fill(
                &step,
                "step",
                &self.words.label("step", evidence.step.as_str()),
            )?;
            dom::fill(&step, "verdict", &self.words.label("verdict", verdict))?;
            dom::fill(&step, "reason", &self.words.reason(&evidence.reason))?;
            dom::fill_or_hide(&step, "snippet", &evidence.snippet)?;
            list.append_child(&step)?;
        }
        Ok(())
    }

    /// Why a verdict: the sentence of the step that decides, or that nothing speaks against it.
    pub(super) fn why(&self, counts: Counts, chain: &[Evidence]) -> String {
        let decides = |evidence: &&Evidence| Some(evidence.step) == counts.because;
        match chain.iter().find(decides) {
            Some(evidence) => self.words.reason(&evidence.reason),
            None => self.words.label("counts_why", counts.verdict.as_str()),
        }
    }
}
