//! The fields of the form: what they show of the settings, and what stands in them.
//! Judges nothing of it.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlInputElement, HtmlTextAreaElement};

use crate::{
    browser::{
        dom::{self, Fallible},
        views::{keywords, webext},
    },
    settings::{Column, LinkColumn, Look, Profile, Settings},
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
    for (id, wanted) in looks(&mut settings.look.clone()) {
        input(document, id)?.set_checked(*wanted);
    }
    choose(document, ("columns", Column::from_word), &settings.row())?;
    let table = settings.table();
    choose(document, ("link_columns", LinkColumn::from_word), &table)
}

/// Makes a switch for each column of the page's row and of the table of links.
pub(super) fn list_columns(document: &Document, words: &Words) -> Fallible {
    let of_row = Column::ALL.iter().map(|column| column.as_str());
    list_switches(document, ("columns", "column"), of_row, words)?;
    let of_links = LinkColumn::ALL.iter().map(|column| column.as_str());
    list_switches(document, ("link_columns", "link_column"), of_links, words)
}

/// Makes a switch for each word of a vocabulary.
fn list_switches(
    document: &Document,
    (id, vocabulary): (&str, &str),
    names: impl Iterator<Item = &'static str>,
    words: &Words,
) -> Fallible {
    let list = dom::field(&dom::by_id(document, id)?, "columns")?;
    for name in names {
        let item = dom::stamp(document, "column")?;
        dom::fill(&item, "name", &words.label(vocabulary, name))?;
        dom::field(&item, "chosen")?.set_attribute("value", name)?;
        list.append_child(&item)?;
    }
    Ok(())
}

/// The switches of columns, in their order.
fn switches(document: &Document, id: &str) -> Fallible<Vec<HtmlInputElement>> {
    let switches = dom::all(&dom::by_id(document, id)?, "input")?;
    Ok(switches.into_iter().map(JsCast::unchecked_into).collect())
}

/// Sets those of these columns, and no others.
fn choose<T: PartialEq>(
    document: &Document,
    (id, from_word): (&str, fn(&str) -> Option<T>),
    chosen: &[T],
) -> Fallible {
    for switch in switches(document, id)? {
        let column = from_word(&switch.value());
        switch.set_checked(column.is_some_and(|column| chosen.contains(&column)));
    }
    Ok(())
}

/// The columns that are chosen. All of them stays all, whatever comes to be one, and is kept as none; a sheet of none is
/// none that anybody wants.
fn chosen<T>(
    document: &Document,
    (id, from_word): (&str, fn(&str) -> Option<T>),
) -> Fallible<Vec<T>> {
    let switches = switches(document, id)?;
    let chosen = switches.iter().filter(|switch| switch.checked());
    let chosen: Vec<T> = chosen.filter_map(|it| from_word(&it.value())).collect();
    Ok(if chosen.len() == switches.len() {
        Vec::new()
    } else {
        chosen
    })
}

/// The switches of the marks' look, each with what it sets.
fn looks(look: &mut Look) -> [(&'static str, &mut bool); 3] {
    [
        ("look_signs", &mut look.signs),
        ("look_dots", &mut look.dots),
        ("look_legend", &mut look.legend),
    ]
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
    for (id, wanted) in looks(&mut settings.look) {
        *wanted = input(document, id)?.checked();
    }
    settings.columns = chosen(document, ("columns", Column::from_word))?;
    settings.link_columns = chosen(document, ("link_columns", LinkColumn::from_word))?;
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
