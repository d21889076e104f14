//! The chain of evidence behind a verdict, one line a step.
//! The steps' order and verdicts come from the report.

use web_sys::Element;

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::part::Part,
};

impl Popup {
    /// Fills a list with the steps of a chain.
    pub(super) fn show_chain(&self, list: &Element, chain: &[Part]) -> Fallible {
        list.replace_children_with_node_0();
        for evidence in chain {
            let step = dom::stamp(&self.document, "step")?;
            let verdict = &evidence.text("verdict");
            step.set_attribute("data-verdict", verdict)?;
            dom::fill(
                &step,
                "step",
                &self.words.label("step", &evidence.text("step")),
            )?;
            dom::fill(&step, "verdict", &self.words.label("verdict", verdict))?;
            dom::fill(&step, "reason", &self.sentence(&evidence.part("reason")))?;
            dom::fill_or_hide(&step, "snippet", &evidence.text("snippet"))?;
            list.append_child(&step)?;
        }
        Ok(())
    }

    /// Why a verdict: the sentence of the step that decides, or that nothing speaks against it.
    pub(super) fn why(&self, counts: &Part, chain: &[Part]) -> String {
        let (because, verdict) = (counts.text("because"), counts.text("verdict"));
        // A step may have several findings.
        let decides = |evidence: &&Part| {
            evidence.text("step") == because && evidence.text("verdict") == verdict
        };
        match chain.iter().find(decides) {
            Some(evidence) => self.sentence(&evidence.part("reason")),
            None => self.words.label("counts_why", &verdict),
        }
    }

    /// A reason in words.
    pub(super) fn sentence(&self, reason: &Part) -> String {
        let reason = reason.reason();
        reason
            .map(|reason| self.words.reason(&reason))
            .unwrap_or_default()
    }

    /// Several reasons in words.
    pub(super) fn sentences(&self, part: &Part, name: &str) -> Vec<String> {
        let reasons = part.reasons(name);
        reasons
            .iter()
            .map(|reason| self.words.reason(reason))
            .collect()
    }
}
