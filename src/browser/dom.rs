//! The few verbs every view needs: find an element, stamp a template, set its text.
//! Knows neither links nor reports.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, HtmlTemplateElement, Window};

use crate::{value::Range, words::Words};

/// What a step of a view gives back; the error is whatever the browser threw.
pub type Fallible<T = ()> = Result<T, JsValue>;

/// The window, which an extension page and a page in view always have.
pub fn window() -> Fallible<Window> {
    web_sys::window().ok_or_else(|| "no window".into())
}

/// The window's document.
pub fn document() -> Fallible<Document> {
    window()?.document().ok_or_else(|| "no document".into())
}

/// The element with this id.
pub fn by_id(document: &Document, id: &str) -> Fallible<Element> {
    document.get_element_by_id(id).ok_or_else(|| id.into())
}

/// A copy of the one element inside the template with this id.
pub fn stamp(document: &Document, id: &str) -> Fallible<Element> {
    let template: HtmlTemplateElement = by_id(document, id)?.dyn_into()?;
    let element = template.content().first_element_child().ok_or(id)?;
    Ok(document.import_node_with_deep(&element, true)?.dyn_into()?)
}

/// The part of `root` that its markup names `data-field`.
pub fn field(root: &Element, name: &str) -> Fallible<Element> {
    let selector = ["[data-field=", name, "]"].concat();
    root.query_selector(&selector)?.ok_or_else(|| name.into())
}

/// Sets the text of a field; text from a page never gets into ours in another way (R38).
pub fn fill(root: &Element, name: &str, text: &str) -> Fallible {
    field(root, name)?.set_text_content(Some(text));
    Ok(())
}

/// Sets the text of a field, and hides the field where there is none.
pub fn fill_or_hide(root: &Element, name: &str, text: &str) -> Fallible {
    let field = field(root, name)?;
    field.set_text_content(Some(text));
    hide_if(&field, || text.is_empty())
}

/// Shows what was hidden.
pub fn show(element: &Element) -> Fallible {
    element.remove_attribute("hidden")
}

/// Takes an element out of sight and reach.
pub fn hide(element: &Element) -> Fallible {
    element.set_attribute("hidden", "")
}

/// Hides the element when the condition holds, shows it otherwise.
pub fn hide_if(element: &Element, condition: impl FnOnce() -> bool) -> Fallible {
    if condition() {
        hide(element)
    } else {
        show(element)
    }
}

/// Gives every element marked `data-say` its text, every one marked `data-name` its accessible name, and every field
/// marked `data-hint` what stands in it while it is empty.
pub fn localize(root: &Element, words: &Words) -> Fallible {
    for element in all(root, "[data-say]")? {
        let key = element.get_attribute("data-say").unwrap_or_default();
        element.set_text_content(Some(&words.say(&key, &[])));
    }
    for element in all(root, "[data-name]")? {
        let key = element.get_attribute("data-name").unwrap_or_default();
        element.set_attribute("aria-label", &words.say(&key, &[]))?;
    }
    for element in all(root, "[data-hint]")? {
        let key = element.get_attribute("data-hint").unwrap_or_default();
        element.set_attribute("placeholder", &words.say(&key, &[]))?;
    }
    Ok(())
}

/// Every element of `root` that the selector matches, in document order.
pub fn all(root: &Element, selector: &str) -> Fallible<Vec<Element>> {
    let found = root.query_selector_all(selector)?;
    let nodes = (0..found.length()).filter_map(|position| found.item(position));
    Ok(nodes.filter_map(|node| node.dyn_into().ok()).collect())
}

/// A range as people write it: `40–62`, or one number where both ends are the same.
pub fn range(range: Range) -> String {
    if range.low == range.high {
        return range.low.to_string();
    }
    [range.low.to_string(), range.high.to_string()].join("–")
}

/// Lays a range out on a bar: the style sheet reads its ends from two custom properties.
pub fn draw_range(bar: &Element, range: Range) -> Fallible {
    let style = bar.unchecked_ref::<HtmlElement>().style();
    style.set_property("--low", &range.low.to_string())?;
    style.set_property("--high", &range.high.to_string())
}

/// Moves the focus to the first element inside `root` that the selector matches.
pub fn focus(root: &Element, selector: &str) -> Fallible {
    match root.query_selector(selector)? {
        Some(element) => element.unchecked_ref::<HtmlElement>().focus(),
        None => Ok(()),
    }
}
