//! What the popup says about itself: what it waits for, why there is no answer, what went wrong.
//! Says nothing of the page's links.

use wasm_bindgen::{JsCast, JsValue};

use super::{Popup, copy::lay_out};
use crate::{
    barrier::Barrier,
    browser::{
        dom::{self, Fallible},
        views::{clipboard, webext},
    },
};

/// How a popup settles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The completed answer is shown.
    Complete,
    /// The browser keeps us from the page, and the popup says why.
    Restricted,
    /// Something of ours failed, and the popup says what.
    Error,
}

impl Outcome {
    /// The word that drivers and tests read.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Restricted => "restricted",
            Self::Error => "error",
        }
    }
}

impl Popup {
    /// Sets the one status line, which is read out politely.
    pub(super) fn say_status(&self, key: &str) -> Fallible {
        let status = dom::by_id(&self.document, "status")?;
        status.set_attribute("data-state", key)?;
        status.set_text_content(Some(&self.words.say(key, &[])));
        Ok(())
    }

    /// Says in a plain sentence why the browser keeps us from the page.
    pub(super) fn restricted(&self, error: &JsValue) -> Fallible<Outcome> {
        self.barred(Barrier::at(&webext::tab_address()), error)
    }

    /// Says in a plain sentence what stands between the person and an answer.
    pub(super) fn barred(&self, barrier: Barrier, error: &JsValue) -> Fallible<Outcome> {
        let sentence = self.words.label("barrier", barrier.as_str());
        self.explain("barrier_title", &sentence, error)?;
        Ok(Outcome::Restricted)
    }

    /// Says that something of ours failed; a first answer that is shown already stays.
    pub(super) fn failed(&self, error: &JsValue) -> Fallible<Outcome> {
        if self.report.borrow().is_some() {
            web_sys::console::error_1(error);
            self.say_status("popup_incomplete")?;
            return Ok(Outcome::Error);
        }
        self.explain(
            "popup_failed",
            &self.words.say("popup_failed_what", &[]),
            error,
        )?;
        let place = dom::by_id(&self.document, "trouble")?;
        dom::show(&dom::field(&place, "fault")?)?;
        Ok(Outcome::Error)
    }

    /// Copies what went wrong, where: not in which page, which is nobody's business but the person's.
    pub(super) async fn copy_fault(&self) -> Fallible {
        let place = dom::by_id(&self.document, "trouble")?;
        let said = dom::field(&place, "said")?.text_content();
        let agent = dom::window()?.navigator().user_agent()?;
        let lines = [
            ["Vouch ", &webext::version()].concat(),
            agent,
            said.unwrap_or_default(),
        ];
        let text = lines.join("\n");
        let key = if clipboard::copy(&text).await.is_ok() {
            "fault_copied"
        } else {
            "popup_copy_denied"
        };
        lay_out(&dom::field(&place, "fault-text")?, &text)?;
        dom::fill(&place, "fault-says", &self.words.say(key, &[]))
    }

    /// After the first answer: the answer stays, the status line says that something went wrong.
    pub(super) fn report_error(&self, done: Fallible) {
        if let Err(error) = done {
            web_sys::console::error_1(&error);
            if let Err(error) = self.say_status("popup_action_failed") {
                web_sys::console::error_1(&error);
            }
        }
    }

    fn explain(&self, title: &str, sentence: &str, error: &JsValue) -> Fallible {
        let place = dom::by_id(&self.document, "trouble")?;
        dom::fill(&place, "title", &self.words.say(title, &[]))?;
        dom::fill(&place, "sentence", sentence)?;
        let said = error.as_string().or_else(|| {
            let error: Option<&js_sys::Error> = error.dyn_ref();
            error.map(|error| error.message().into())
        });
        dom::fill(&place, "said", &said.unwrap_or_default())?;
        dom::show(&place)?;
        dom::hide(&dom::by_id(&self.document, "status")?)
    }
}
