//! The list of outbound links: a line each, details on request.
//! Shows them in the order of the report.

use web_sys::Element;

use super::Popup;
use crate::browser::{
    LINKS_AT_ONCE,
    dom::{self, Fallible},
    views::{part::Part, webext},
};

impl Popup {
    /// Sets the list to these links. A line that is there already is filled anew, so that what is open stays open
    /// and the focus stays where it is when the completed answer comes.
    pub(super) fn show_rows(&self, rows: &[Part]) -> Fallible {
        let list = dom::by_id(&self.document, "rows")?;
        let mut next = list.first_element_child();
        for row in rows {
            let line = match next.take() {
                Some(line) => {
                    next = line.next_element_sibling();
                    line
                }
                None => self.new_line(&list)?,
            };
            self.show_line(&line, row)?;
        }
        while let Some(line) = next {
            next = line.next_element_sibling();
            line.remove();
        }
        Ok(())
    }

    fn new_line(&self, list: &Element) -> Fallible<Element> {
        let line = dom::stamp(&self.document, "row")?;
        list.append_child(&line)?;
        Ok(line)
    }

    fn show_line(&self, line: &Element, row: &Part) -> Fallible {
        let index = row.number("index").to_string();
        let follow = row.text("follow");
        let verdict = row.part("counts").text("verdict");
        let site = if row.has("site") {
            row.text("site")
        } else {
            row.text("via")
        };
        line.set_attribute("data-index", &index)?;
        dom::fill(line, "index", &index)?;
        dom::fill(line, "anchor", &self.anchor_text(row))?;
        dom::fill(line, "site", &site)?;
        dom::fill(line, "context", &self.place_name(row))?;
        self.show_letter(&dom::field(line, "letter")?, &follow)?;
        dom::fill(line, "follow", &self.words.label("follow", &follow))?;
        dom::field(line, "counts")?.set_attribute("data-verdict", &verdict)?;
        dom::fill(line, "counts", &self.words.label("verdict", &verdict))?;
        let flags = row.texts("flags");
        let whose = ["mine", "rival"].map(|flag| flags.iter().find(|known| *known == flag));
        let whose = whose.into_iter().flatten().next();
        let said = whose.map(|flag| self.words.label("flag", flag));
        dom::field(line, "whose")?.set_attribute("data-whose", whose.map_or("", String::as_str))?;
        dom::fill_or_hide(line, "whose", &said.unwrap_or_default())?;
        let place = row.range("place").map(dom::range);
        dom::fill(line, "value", &place.unwrap_or_default())?;
        let details = dom::field(line, "details")?;
        if details.has_attribute("open") {
            self.show_detail(&details, row)?;
        }
        Ok(())
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
    fn place_name(&self, row: &Part) -> String {
        let context = self.words.label("context", &row.text("context"));
        if row.flag("lead") {
            return self.words.say("popup_lead", &[context]);
        }
        context
    }

    /// Says how many links there are and offers those that are not shown yet.
    pub(super) fn show_more(&self, totals: &Part) -> Fallible {
        let links = dom::by_id(&self.document, "links")?;
        let outbound = totals.number("outbound");
        let numbers = [outbound, totals.number("sites")].map(|count| self.words.number(count));
        let key = if outbound == 0 {
            "popup_links_none"
        } else {
            "popup_links_count"
        };
        dom::fill(&links, "links-count", &self.words.say(key, &numbers))?;
        let left = outbound.saturating_sub(self.shown()).min(LINKS_AT_ONCE);
        let more = dom::field(&links, "more")?;
        more.set_text_content(Some(
            &self.words.say("popup_more", &[self.words.number(left)]),
        ));
        dom::hide_if(&more, || left == 0)
    }

    /// How many links are in the list.
    fn shown(&self) -> u32 {
        u32::try_from(self.links.borrow().len()).unwrap_or(u32::MAX)
    }

    /// Fetches the next links and adds them to the list; the focus goes to the first new one.
    pub(super) async fn fetch_more(&self) -> Fallible {
        let from = self.shown();
        let json = webext::ask("links", &[from.into(), LINKS_AT_ONCE.into()]).await?;
        self.links.borrow_mut().extend(Part::parse(&json)?.list(""));
        self.show_rows(&self.links.borrow())?;
        let totals = self
            .report
            .borrow()
            .as_ref()
            .map(|report| report.part("totals"));
        if let Some(totals) = totals {
            self.show_more(&totals)?;
        }
        let list = dom::by_id(&self.document, "rows")?;
        match list.children().item(from) {
            Some(line) => dom::focus(&line, "summary"),
            None => Ok(()),
        }
    }
}
