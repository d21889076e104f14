//! One line of the list: a link, or the heading over the links to one site.
//! Shows what the report says of it.

use web_sys::Element;

use super::{Popup, list::List};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::part::Part,
    },
    context::Context,
    follow::Follow,
    link::AnchorKind,
    list::{Entry, Row},
};

/// What hangs on where a line stands, and on what the person does with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    level: &'static str,
    nth: u32,
    of: u32,
    is_open: bool,
    is_active: bool,
}

impl Place {
    pub(super) fn of(entry: &Entry, list: &List, level: &'static str) -> Self {
        match entry {
            Entry::Heading { count, .. } => Self {
                level: "1",
                nth: 0,
                of: *count,
                is_open: false,
                is_active: false,
            },
            Entry::Link { index, nth, of, .. } => Self {
                level,
                nth: *nth,
                of: *of,
                is_open: list.is_open(*index),
                is_active: list.active() == Some(*index),
            },
        }
    }
}

/// A link as far as it is chosen by.
pub(super) fn row(part: &Part) -> Row {
    let (site, url) = (part.text("site"), part.text("url"));
    let searched = Row::words(&part.text("text"), &url, &site);
    Row {
        index: part.number("index"),
        follow: Follow::from_word(&part.text("follow")).unwrap_or(Follow::Unknown),
        context: Context::from_word(&part.text("context")).unwrap_or(Context::Utility),
        anchor: AnchorKind::from_word(&part.text("anchor")).unwrap_or(AnchorKind::Empty),
        site,
        place: part.range("place"),
        searched,
    }
}

/// What of an address follows its host.
fn path(url: &str) -> String {
    let host = url.split_once("//").map_or(url, |(_, rest)| rest);
    let path = host.find('/').and_then(|begins| host.get(begins..));
    path.unwrap_or("/").to_owned()
}

impl Popup {
    /// Says what a line says wherever it stands.
    pub(super) fn show_entry(&self, line: &Element, entry: &Entry, parts: &[Part]) -> Fallible {
        match entry {
            Entry::Heading { site, .. } if site.is_empty() => {
                dom::fill(line, "site", &self.words.say("list_site_unknown", &[]))
            }
            Entry::Heading { site, .. } => dom::fill(line, "site", site),
            Entry::Link { row, .. } => match parts.get(*row) {
                Some(part) => self.show_link(line, part),
                None => Ok(()),
            },
        }
    }

    /// Says where a line stands among the others, and opens or closes it.
    pub(super) fn show_place(
        &self,
        line: &Element,
        (entry, parts): (&Entry, &[Part]),
        place: &Place,
    ) -> Fallible {
        let row = match entry {
            Entry::Heading { .. } => {
                let count = self.words.say("list_site_links", &[place.of.to_string()]);
                return dom::fill(line, "count", &count);
            }
            Entry::Link { row, .. } => *row,
        };
        let under = dom::field(line, "under")?;
        let head = dom::field(line, "row")?;
        head.set_attribute("aria-level", place.level)?;
        head.set_attribute("aria-posinset", &place.nth.to_string())?;
        head.set_attribute("aria-setsize", &place.of.to_string())?;
        head.set_attribute(
            "aria-expanded",
            if place.is_open { "true" } else { "false" },
        )?;
        head.set_attribute("tabindex", if place.is_active { "0" } else { "-1" })?;
        under.set_attribute("aria-level", if place.level == "1" { "2" } else { "3" })?;
        dom::hide_if(&under, || !place.is_open)?;
        match parts.get(row).filter(|_| place.is_open) {
            Some(part) => self.show_detail(&dom::field(&under, "detail")?, part),
            None => Ok(()),
        }
    }

    fn show_link(&self, line: &Element, part: &Part) -> Fallible {
        let row = dom::field(line, "row")?;
        let index = part.number("index").to_string();
        let follow = part.text("follow");
        let verdict = part.part("counts").text("verdict");
        let site = match (self.level(), part.has("site")) {
            // The heading says the site.
            ("2", true) => path(&part.text("url")),
            (_, true) => part.text("site"),
            (_, false) => part.text("via"),
        };
        row.set_attribute("data-index", &index)?;
        dom::fill(&row, "index", &index)?;
        dom::fill(&row, "anchor", &self.anchor_text(part))?;
        dom::fill(&row, "site", &site)?;
        dom::fill(&row, "context", &self.place_name(part))?;
        self.show_letter(&dom::field(&row, "letter")?, &follow)?;
        dom::fill(&row, "follow", &self.words.label("follow", &follow))?;
        dom::field(&row, "counts")?.set_attribute("data-verdict", &verdict)?;
        dom::fill(&row, "counts", &self.words.label("verdict", &verdict))?;
        let flags = part.texts("flags");
        let whose = ["mine", "rival"].map(|flag| flags.iter().find(|known| *known == flag));
        let whose = whose.into_iter().flatten().next();
        let said = whose.map(|flag| self.words.label("flag", flag));
        dom::field(&row, "whose")?.set_attribute("data-whose", whose.map_or("", String::as_str))?;
        dom::fill_or_hide(&row, "whose", &said.unwrap_or_default())?;
        let place = part.range("place").map(dom::range);
        dom::fill(&row, "value", &place.unwrap_or_default())
    }

    /// The anchor text, or that there is none.
    pub(super) fn anchor_text(&self, row: &Part) -> String {
        let text = row.text("text");
        if !text.is_empty() {
            return text;
        }
        let image = row.text("anchor") == "image";
        let key = if image {
            "no_text_image"
        } else {
            "no_text_empty"
        };
        self.words.say(key, &[])
    }

    /// Where the link stands, in a word or two.
    pub(super) fn place_name(&self, row: &Part) -> String {
        let context = self.words.label("context", &row.text("context"));
        if row.flag("lead") {
            return self.words.say("popup_lead", &[context]);
        }
        context
    }
}
