//! Tells in a form why what it holds was refused, at the field that it is about.
//! Decides nothing: which field that is, whoever refused it knows.

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::browser::dom::{self, Fallible};

/// Says it below the field, which is marked and gets the focus; false where the form has no such field, and then nothing is
/// said of any.
pub(super) fn show(form: &Element, field: Option<&str>, says: &str) -> Fallible<bool> {
    clear(form)?;
    let Some(id) = field else { return Ok(false) };
    let by_id = |id: &[&str]| form.query_selector(&["#", &id.concat()].concat());
    let (Some(field), Some(said)) = (by_id(&[id])?, by_id(&[id, "-said"])?) else {
        return Ok(false);
    };
    said.set_text_content(Some(says));
    field.set_attribute("aria-invalid", "true")?;
    dom::focus(form, "[aria-invalid]")?;
    // The focus brings into view as little as a part of the field, and nothing of what is said below it.
    if let Some(around) = said.parent_element() {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        around.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
    Ok(true)
}

/// Takes back what was said of any field.
pub(super) fn clear(form: &Element) -> Fallible {
    for field in dom::all(form, "[aria-invalid]")? {
        field.remove_attribute("aria-invalid")?;
    }
    for said in dom::all(form, ".refused")? {
        said.set_text_content(None);
    }
    Ok(())
}
