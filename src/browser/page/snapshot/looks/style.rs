//! What one element's computed style says of what is in it.
//! Knows neither links nor what lies around the element.

use wasm_bindgen::JsCast;

use crate::browser::page::native::Element;
use crate::page::Concealment;

/// The computed style of one element.
pub(super) struct Style(web_sys::CssStyleDeclaration);

impl Style {
    pub(super) fn of(window: &web_sys::Window, element: &Element) -> Option<Self> {
        window
            .get_computed_style(element.unchecked_ref())
            .ok()
            .flatten()
            .map(Self)
    }

    /// Whether a pseudo-element draws something before or after the content.
    pub(super) fn draws_beside(window: &web_sys::Window, element: &Element) -> bool {
        ["::before", "::after"].into_iter().any(|pseudo| {
            let style = window.get_computed_style_with_pseudo_elt(element.unchecked_ref(), pseudo);
            let content = style.ok().flatten().map(|style| Self(style).get("content"));
            content.is_some_and(|content| content != "none" && content != "normal")
        })
    }

    pub(super) fn get(&self, property: &str) -> String {
        self.0.get_property_value(property).unwrap_or_default()
    }

    /// Why nothing in the element is rendered or to be seen.
    pub(super) fn concealment(&self) -> Option<Concealment> {
        if self.get("display") == "none" {
            return Some(Concealment::NotRendered);
        }
        if self.get("content-visibility") == "hidden" {
            return Some(Concealment::Skipped);
        }
        if self.get("opacity") == "0" {
            return Some(Concealment::Transparent);
        }
        (self.get("visibility") != "visible").then_some(Concealment::Invisible)
    }
}
