//! The list of outbound links: a line each, details on request.
//! Shows them in the order of the report.

use web_sys::Element;

use super::{PAGE_OF_LINKS, Popup};
use crate::{
    browser::{
        dom::{self, Fallible},
        webext,
    },
    link::AnchorKind,
    report::{LinkRow, Report},
};

impl Popup {
    /// Sets the list to these links. A line that is there already is filled anew, so that what is open stays open
    /// and the focus stays where it is when the completed answer comes.
    pub(super) fn show_rows(&self, rows: &[LinkRow]) -> Fallible {
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

    fn show_line(&self, line: &Element, row: &LinkRow) -> Fallible {
        let index = row.index.to_string();
        let follow = row.follow.as_str();
        let site = row.site.as_deref().or(row.via.as_deref());
        let counts = self.words.label("verdict", row.counts.verdict.as_str());
        line.set_attribute("data-index", &index)?;
        dom::fill(line, "index", &index)?;
        dom::fill(line, "anchor", &self.anchor_text(row))?;
        dom::fill(line, "site", site.unwrap_or_default())?;
        dom::fill(line, "context", &self.place_name(row))?;
        self.show_letter(&dom::field(line, "letter")?, follow)?;
        dom::fill(line, "follow", &self.words.label("follow", follow))?;
        dom::field(line, "counts")?.set_attribute("data-verdict", row.counts.verdict.as_str())?;
        dom::fill(line, "counts", &counts)?;
        dom::fill(
            line,
            "value",
            &row.place.map(dom::range).unwrap_or_default(),
        )?;
        let details = dom::field(line, "details")?;
        if details.has_attribute("open") {
            self.show_detail(&details, row)?;
        }
        Ok(())
    }

    /// The anchor text, or the name of its class where there is none.
    pub(super) fn anchor_text(&self, row: &LinkRow) -> String {
        if !row.text.is_empty() {
            return row.text.clone();
        }
        let image = row.anchor == AnchorKind::Image;
        let key = if image {
            "no_text_image"
        } else {
            "no_text_empty"
        };
        self.words.say(key, &[])
    }

    /// Where the link stands, in a word or two.
    pub(super) fn place_name(&self, row: &LinkRow) -> String {
        let context = self.words.label("context", row.context.as_str());
        if row.lead {
            return self.words.say("popup_lead", &[context]);
        }
        context
    }

    /// Says how many links there are and offers those that are not shown yet.
    pub(super) fn show_more(&self, report: &Report) -> Fallible {
        let links = dom::by_id(&self.document, "links")?;
        let shown = u32::try_from(report.links.len()).unwrap_or(u32::MAX);
        let outbound = report.totals.outbound;
        let numbers = [outbound.to_string(), report.totals.sites.to_string()];
        let key = if outbound == 0 {
            "popup_links_none"
        } else {
            "popup_links_count"
        };
        dom::fill(&links, "links-count", &self.words.say(key, &numbers))?;
        let left = outbound.saturating_sub(shown).min(PAGE_OF_LINKS);
        let more = dom::field(&links, "more")?;
        more.set_text_content(Some(&self.words.say("popup_more", &[left.to_string()])));
        dom::hide_if(&more, || left == 0)
    }

    /// Fetches the next links and adds them to the list; the focus goes to the first new one.
    pub(super) async fn fetch_more(&self) -> Fallible {
        let shown = self
            .report
            .borrow()
            .as_ref()
            .map_or(0, |report| report.links.len());
        let from = u32::try_from(shown).unwrap_or(u32::MAX);
        let json = webext::ask("links", &[from.into(), PAGE_OF_LINKS.into()]).await?;
        let rows: Vec<LinkRow> = serde_json::from_str(&json).map_err(|error| error.to_string())?;
        let mut report = self.report.borrow_mut();
        let Some(report) = report.as_mut() else {
            return Ok(());
        };
        report.links.extend(rows);
        self.show_rows(&report.links)?;
        self.show_more(report)?;
        let position = u32::try_from(shown).unwrap_or(u32::MAX);
        let list = dom::by_id(&self.document, "rows")?;
        match list.children().item(position) {
            Some(line) => dom::focus(&line, "summary"),
            None => Ok(()),
        }
    }
}
