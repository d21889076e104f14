//! One link as evidence: what was seen of it, on which page and when, as a text to show to somebody else.
//! Says what the detail says, in the same words; whether the person was logged in only they can say.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::{clipboard, part::Part, webext},
};

impl Popup {
    /// Copies what is known of the link whose detail holds this button.
    pub(super) async fn copy_evidence(&self, button: &Element) -> Fallible {
        let index = button.get_attribute("data-index").unwrap_or_default();
        let Some(detail) = button.closest(".detail")? else {
            return Ok(());
        };
        let session: HtmlSelectElement = dom::field(&detail, "session")?.dyn_into()?;
        let row = {
            let list = self.list.borrow();
            let mut rows = list.parts.iter();
            rows.find(|row| row.number("index").to_string() == index)
                .cloned()
        };
        let (Some(row), Some(report)) = (row, self.report.borrow().clone()) else {
            return Ok(());
        };
        let text = self.evidence(&report.part("page"), &row, &session.value());
        let copied = clipboard::copy(&text).await;
        let name = self.words.say("evidence_name", &[]);
        let copied = copied.map(|()| self.words.say("popup_copied", &[name]));
        // The line above the list is out of view by now.
        let said = dom::field(&detail, "evidence-says")?;
        self.copied(copied, &said, &text)
    }

    fn evidence(&self, page: &Part, row: &Part, session: &str) -> String {
        let said = |key: &str, text: String| self.words.say(key, &[text]);
        let counts = row.part("counts").text("verdict");
        let mut target = row.text("url");
        if row.has("via") {
            target = [target, said("popup_via", row.text("via"))].join(" ");
        }
        let mut status: Vec<String> = ["follow", "context"]
            .map(|name| self.words.label(name, &row.text(name)))
            .into();
        status.extend(self.facts(row));
        let mut lines = vec![
            said("evidence_page", page.text("url")),
            said("evidence_target", target),
            said("evidence_sentence", sentence(row)),
            said("evidence_status", status.join(" · ")),
            self.words.say(
                "evidence_counts",
                &[
                    self.words.label("verdict", &counts),
                    self.why_counts(row, &row.list("evidence")),
                ],
            ),
            said("evidence_seen", webext::minute(page.moment("taken_at"))),
        ];
        if !session.is_empty() {
            lines.push(self.words.label("session", session));
        }
        lines.join("\n")
    }
}

/// The words around the link, its own in brackets.
fn sentence(row: &Part) -> String {
    let own = ["[", &row.text("text"), "]"].concat();
    [row.text("before"), own, row.text("after")]
        .join(" ")
        .trim()
        .to_owned()
}
