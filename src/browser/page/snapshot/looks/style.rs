//! What one element's computed style says of what is in it.
//! Knows neither links nor what lies around the element.

use wasm_bindgen::JsCast;

use super::POINT_PX;
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

    pub(super) fn get(&self, property: &str) -> String {
        self.0.get_property_value(property).unwrap_or_default()
    }

    /// Why nothing in the element is rendered or to be seen.
    pub(super) fn concealment(&self) -> Option<Concealment> {
        if self.get("display") == "none" || self.get("content-visibility") == "hidden" {
            return Some(Concealment::NotRendered);
        }
        if self.get("opacity") == "0" {
            return Some(Concealment::Transparent);
        }
        (self.get("visibility") != "visible").then_some(Concealment::Invisible)
    }

    /// Whether the element cuts its content off in a box without extent.
    pub(super) fn clips(&self, element: &Element) -> bool {
        if self.get("overflow-x") == "visible" {
            return false;
        }
        let rect = element.get_bounding_client_rect();
        rect.width() <= POINT_PX || rect.height() <= POINT_PX
    }

    /// The plain color behind the element's content; none over an image or a half-transparent layer.
    pub(super) fn background(&self, outer: Option<String>) -> Option<String> {
        if self.get("background-image") != "none" {
            return None;
        }
        let color = self.get("background-color");
        match color.strip_prefix("rgba(") {
            None => Some(color),
            Some(layers) => layers.ends_with(" 0)").then_some(outer).flatten(),
        }
    }
}
