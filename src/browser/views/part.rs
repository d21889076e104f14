//! A report as the popup gets it: parsed by the browser, read by the names of DESIGN section 4.
//! Knows none of these names itself; a name that is not there reads as empty, 0 or none.
//!
//! The popup shows words and numbers and decides nothing by them. Rebuilding the report's types for that would
//! put a deserializer of every type into the module, a fifth of its code.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::dom::Fallible;
use crate::{
    reason::{Code, Reason},
    value::{Factor, Range, Reading, Span},
};

/// An object of a report, or the whole.
#[derive(Clone)]
pub(crate) struct Part(JsValue);

impl Part {
    /// Parses what an export of the engine answered.
    pub(crate) fn parse(json: &str) -> Fallible<Self> {
        JSON::parse(json).map(Self)
    }

    /// This part as JSON.
    pub(crate) fn json(&self) -> Fallible<String> {
        Ok(JSON::stringify(&self.0)?.into())
    }

    /// The part of this name.
    pub(crate) fn part(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    /// All parts of a list of this name; of the list itself where the name is empty.
    pub(crate) fn list(&self, name: &str) -> Vec<Self> {
        let list = if name.is_empty() {
            self.clone()
        } else {
            self.part(name)
        };
        let list = list.0.dyn_into::<Array>().unwrap_or_default();
        list.iter().map(Self).collect()
    }

    /// Whether there is something of this name, and not `null`.
    pub(crate) fn has(&self, name: &str) -> bool {
        let Self(value) = self.part(name);
        !value.is_null() && !value.is_undefined()
    }

    /// A text.
    pub(crate) fn text(&self, name: &str) -> String {
        self.part(name).0.as_string().unwrap_or_default()
    }

    /// All texts of a list.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        let list = self.list(name);
        list.iter()
            .filter_map(|Self(text)| text.as_string())
            .collect()
    }

    /// A count, a number in the document, or an end of a range.
    pub(crate) fn number(&self, name: &str) -> u32 {
        let number = self.part(name).0.as_f64().unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the report's whole numbers; others saturate"
        )]
        let number = number as u32;
        number
    }

    /// Milliseconds since 1970.
    pub(crate) fn moment(&self, name: &str) -> f64 {
        self.part(name).0.as_f64().unwrap_or_default()
    }

    /// A share from 0 to 1.
    pub(crate) fn share(&self, name: &str) -> f64 {
        self.part(name).0.as_f64().unwrap_or_default()
    }

    /// Whether it is set.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.part(name).0.as_bool().unwrap_or_default()
    }

    /// A range; none where the report has no value.
    pub(crate) fn range(&self, name: &str) -> Option<Range> {
        let range = self.part(name);
        let end = |name: &str| u8::try_from(range.number(name)).unwrap_or(u8::MAX);
        range.has("low").then(|| Range {
            low: end("low"),
            high: end("high"),
        })
    }

    /// All readings of a list.
    pub(crate) fn readings(&self, name: &str) -> Vec<Reading> {
        let read = |part: &Self| {
            let factor = Factor::from_word(&part.text("factor"))?;
            let span = Span::between(part.share("low"), part.share("high"));
            Some(Reading::of(factor, span))
        };
        self.list(name).iter().filter_map(read).collect()
    }

    /// This part as a reason.
    pub(crate) fn reason(&self) -> Option<Reason> {
        let code = Code::from_word(&self.text("code"))?;
        Some(Reason {
            code,
            args: self.texts("args"),
        })
    }

    /// All reasons of a list.
    pub(crate) fn reasons(&self, name: &str) -> Vec<Reason> {
        self.list(name).iter().filter_map(Self::reason).collect()
    }
}
