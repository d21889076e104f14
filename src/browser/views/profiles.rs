//! The list of profiles to choose from, the same in the popup and on the options page.
//! Keeps nothing.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlSelectElement};

use crate::{
    browser::dom::{self, Fallible},
    settings::Settings,
    words::Words,
};

/// The list, by its id.
pub(crate) fn select(document: &Document, id: &str) -> Fallible<HtmlSelectElement> {
    Ok(dom::by_id(document, id)?.dyn_into()?)
}

/// Fills the list and chooses the profile in use.
pub(crate) fn fill(list: &HtmlSelectElement, settings: &Settings, words: &Words) -> Fallible {
    let document = dom::document()?;
    list.replace_children_with_node_0();
    for (number, profile) in (1_usize..).zip(&settings.profiles) {
        let option = document.create_element("option")?;
        let name = if profile.name.trim().is_empty() {
            words.say("profile_unnamed", &[number.to_string()])
        } else {
            profile.name.clone()
        };
        option.set_text_content(Some(&name));
        list.append_child(&option)?;
    }
    list.set_selected_index(i32::try_from(settings.active).unwrap_or_default());
    Ok(())
}

/// The position that the person chose.
pub(crate) fn chosen(list: &HtmlSelectElement) -> usize {
    usize::try_from(list.selected_index()).unwrap_or_default()
}
