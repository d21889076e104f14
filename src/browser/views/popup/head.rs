//! The page's own part: its verdict, whether a link here can count, values, risks.
//! Shows what the report says, in the report's order.

use web_sys::Element;

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::part::Part,
};

impl Popup {
    /// Fills everything above the list of links.
    pub(super) fn show_head(&self, report: &Part) -> Fallible {
        let head = dom::by_id(&self.document, "answer")?;
        let (page, prospect) = (report.part("page"), report.part("prospect"));
        let totals = report.part("totals");
        self.show_page(&page)?;
        self.show_verdict(&head, &prospect)?;
        self.show_authority(&head, &page)?;
        self.show_counts(&head, &page)?;
        self.show_mine(&head, &report.part("mine"))?;
        self.show_rivals(&head, totals.number("rivals"))?;
        self.show_in_frames(totals.number("in_frames"))?;
        self.show_not_inspected(&report.part("not_inspected"))?;
        self.show_stopped(report)?;
        self.show_prospect(&head, report)
    }

    fn show_page(&self, page: &Part) -> Fallible {
        let place = dom::by_id(&self.document, "page")?;
        let kind = self.words.label("kind", &page.text("kind"));
        let date = self.words.day(&page.text("date"));
        let mut facts = vec![kind, page.text("language"), date];
        facts.retain(|fact| !fact.is_empty());
        dom::fill(&place, "site", &page.text("site"))?;
        dom::fill(&place, "facts", &facts.join(" · "))
    }

    fn show_verdict(&self, head: &Element, prospect: &Part) -> Fallible {
        let word = dom::field(head, "prospect")?;
        let verdict = prospect.text("verdict");
        word.set_attribute("data-prospect", &verdict)?;
        word.set_text_content(Some(&self.words.label("prospect", &verdict)));
        let sentence = self.sentences(prospect, "sentence");
        dom::fill(head, "prospect-reason", &sentence.join(", "))?;
        let risks = prospect.list("risk");
        let beside: Vec<String> = risks
            .iter()
            .map(|risk| self.sentence(&risk.part("reason")))
            .collect();
        let mut reasons = self.sentences(prospect, "reasons");
        // What is said beside them is not said twice.
        reasons.retain(|reason| !sentence.contains(reason) && !beside.contains(reason));
        self.list_sentences(&dom::field(head, "prospect-more")?, &reasons)?;
        show_ranges(head, prospect)
    }

    fn show_authority(&self, head: &Element, page: &Part) -> Fallible {
        let authority = &page.part("authority");
        let says = [
            self.words.label("band", &authority.text("band")),
            dom::range(page.range("authority").unwrap_or_default()),
            self.sentences(authority, "reasons").join("; "),
        ];
        dom::fill(head, "authority", &self.words.say("authority", &says))
    }

    fn show_counts(&self, head: &Element, page: &Part) -> Fallible {
        let (counts, chain) = (page.part("counts"), page.list("evidence"));
        let verdict = counts.text("verdict");
        dom::field(head, "counts")?.set_attribute("data-verdict", &verdict)?;
        dom::fill(head, "counts", &self.words.label("verdict", &verdict))?;
        dom::fill(head, "counts-why", &self.why(&counts, &chain))?;
        self.show_chain(&dom::field(head, "chain")?, &chain)
    }

    /// How many links stand in frames, whose own lists are in the JSON.
    fn show_in_frames(&self, count: u32) -> Fallible {
        let says = dom::field(&dom::by_id(&self.document, "links")?, "in-frames")?;
        says.set_text_content(Some(&self.words.count("in_frames", &[count])));
        dom::hide_if(&says, || count == 0)
    }

    /// How many links there are to rivals' sites, none too, where the person has named rivals.
    fn show_rivals(&self, head: &Element, count: u32) -> Fallible {
        let says = self.words.count("list_site_links", &[count]);
        dom::fill(head, "rivals-say", &says)?;
        let has_none = self.settings.borrow().profile().rivals.is_empty();
        dom::hide_if(&dom::field(head, "rivals")?, || has_none)
    }

    /// What may hold links that are in no list (R21).
    fn show_not_inspected(&self, missed: &Part) -> Fallible {
        let (frames, roots) = (missed.number("frames"), missed.number("closed_roots"));
        let says = dom::field(&dom::by_id(&self.document, "links")?, "not-inspected")?;
        let missed = self.words.count("popup_not_inspected", &[frames, roots]);
        says.set_text_content(Some(&missed));
        dom::hide_if(&says, || frames == 0 && roots == 0)
    }

    /// Marks an element with the letter and the shape of a follow status.
    pub(super) fn show_letter(&self, mark: &Element, follow: &str) -> Fallible {
        mark.set_attribute("data-follow", follow)?;
        mark.set_text_content(Some(&self.words.label("letter", follow)));
        Ok(())
    }

    /// Fills a list with sentences; hides it where there are none.
    pub(super) fn list_sentences(&self, list: &Element, sentences: &[String]) -> Fallible {
        list.replace_children_with_node_0();
        for sentence in sentences {
            let entry = self.document.create_element("li")?;
            entry.set_text_content(Some(sentence));
            list.append_child(&entry)?;
        }
        dom::hide_if(list, || sentences.is_empty())
    }
}

/// Writes the three values of a part and draws their bars: the fields `NAME` and `NAME-bar`.
pub(super) fn show_ranges(root: &Element, part: &Part) -> Fallible {
    for name in ["place", "search", "referral"] {
        let range = part.range(name).unwrap_or_default();
        dom::fill(root, name, &dom::range(range))?;
        dom::draw_range(&dom::field(root, &[name, "-bar"].concat())?, range)?;
    }
    Ok(())
}
