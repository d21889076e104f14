//! The fields of the form: what they show of the settings, and what stands in them.
//! Judges nothing of it.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlInputElement, HtmlTextAreaElement};

use crate::{
    browser::{
        dom::{self, Fallible},
        views::{keywords, webext},
    },
    settings::{Column, Profile, Settings},
    words::Words,
};

/// Shows the profile in use and the switches.
pub(super) fn show(document: &Document, settings: &Settings, words: &Words) -> Fallible {
    let profile = settings.profile();
    input(document, "name")?.set_value(&profile.name);
    for (id, list) in [
        ("own_sites", &profile.own_sites),
        ("brands", &profile.brands),
        ("keywords", &profile.keywords),
        ("targets", &profile.targets),
        ("rivals", &profile.rivals),
    ] {
        area(document, id)?.set_value(&list.join("\n"));
    }
    input(document, "country")?.set_value(&profile.country);
    show_country(document, words)?;
    input(document, "tenants")?.set_checked(settings.tenants);
    input(document, "reread")?.set_checked(settings.reread);
    input(document, "neutralize_cells")?.set_checked(settings.neutralize_cells);
    let chosen = settings.row();
    for (column, switch) in columns(document)? {
        switch.set_checked(chosen.contains(&column));
    }
    Ok(())
}

/// Makes a switch for each column of the page's row.
pub(super) fn list_columns(document: &Document, words: &Words) -> Fallible {
    let columns = dom::by_id(document, "columns")?;
    let list = dom::field(&columns, "columns")?;
    for column in Column::ALL {
        let item = dom::stamp(document, "column")?;
        dom::fill(&item, "name", &words.label("column", column.as_str()))?;
        dom::field(&item, "chosen")?.set_attribute("value", column.as_str())?;
        list.append_child(&item)?;
    }
    Ok(())
}

/// The switches of the columns, in their order.
fn columns(document: &Document) -> Fallible<Vec<(Column, HtmlInputElement)>> {
    let columns = dom::by_id(document, "columns")?;
    let switches = dom::all(&columns, "input")?.into_iter();
    let switches = switches.filter_map(|it| it.dyn_into::<HtmlInputElement>().ok());
    let named = |switch: HtmlInputElement| Some((Column::from_word(&switch.value())?, switch));
    Ok(switches.filter_map(named).collect())
}

/// Says which country the two letters mean.
pub(super) fn show_country(document: &Document, words: &Words) -> Fallible {
    let code = input(document, "country")?.value();
    let name = webext::country_name(code.trim(), words);
    dom::by_id(document, "country-name")?.set_text_content(Some(&name));
    Ok(())
}

/// Takes over what stands in the form, not yet checked.
pub(super) fn take(document: &Document, settings: &mut Settings) -> Fallible {
    let lines = |id| lines(document, id);
    let taken = Profile {
        name: input(document, "name")?.value(),
        own_sites: lines("own_sites")?,
        brands: lines("brands")?,
        keywords: lines("keywords")?,
        targets: lines("targets")?,
        rivals: lines("rivals")?,
        country: input(document, "country")?.value(),
    };
    if let Some(profile) = settings.profiles.get_mut(settings.active) {
        *profile = taken;
    }
    settings.tenants = input(document, "tenants")?.checked();
    settings.reread = input(document, "reread")?.checked();
    settings.neutralize_cells = input(document, "neutralize_cells")?.checked();
    let chosen = columns(document)?.into_iter();
    let chosen = chosen.filter_map(|(column, switch)| switch.checked().then_some(column));
    let chosen: Vec<Column> = chosen.collect();
    // All of them stays all, whatever comes to be one; a row of none is none that anybody wants.
    settings.columns = if chosen.len() == Column::ALL.len() {
        Vec::new()
    } else {
        chosen
    };
    Ok(())
}

/// The entries of a list, as they stand in its field.
pub(in crate::browser::views) fn lines(document: &Document, id: &str) -> Fallible<Vec<String>> {
    Ok(keywords::lines(&area(document, id)?.value()))
}

/// The field of a list.
pub(in crate::browser::views) fn area(
    document: &Document,
    id: &str,
) -> Fallible<HtmlTextAreaElement> {
    Ok(dom::by_id(document, id)?.dyn_into()?)
}

pub(super) fn input(document: &Document, id: &str) -> Fallible<HtmlInputElement> {
    Ok(dom::by_id(document, id)?.dyn_into()?)
}
