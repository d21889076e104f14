//! The page as a prospect beyond its verdict: its risks, where a link could stand, how it links, what it declares.
//! Shows what the report says, in the report's order.

use web_sys::Element;

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{part::Part, webext},
    },
    reason::{Code, Reason},
};

impl Popup {
    /// Fills all of it.
    pub(super) fn show_prospect(&self, head: &Element, report: &Part) -> Fallible {
        let (page, prospect) = (report.part("page"), report.part("prospect"));
        self.show_declared(&page)?;
        self.show_risks(head, &prospect.list("risk"))?;
        self.show_slots(&prospect.list("slots"))?;
        self.show_links_out(&page.part("links_out"), &report.part("totals"))
    }

    fn show_declared(&self, page: &Part) -> Fallible {
        let told = [
            ("fact_author", page.text("author")),
            ("fact_published", self.words.day(&page.text("published"))),
            ("fact_modified", self.words.day(&page.text("modified"))),
        ];
        let told = told.into_iter().filter(|(_, text)| !text.is_empty());
        let mut facts: Vec<String> = told
            .map(|(key, text)| self.words.say(key, &[text]))
            .collect();
        if page.has("country") {
            let country = page.part("country");
            let source = self.words.label("country", &country.text("source"));
            let name = webext::country_name(&country.text("code"), &self.words);
            facts.push(self.words.say("fact_country", &[name, source]));
        }
        self.list_sentences(&dom::by_id(&self.document, "declared")?, &facts)
    }

    /// How many risks there are and the worst; of each what was seen, its further signs, where that was and how sure it is.
    fn show_risks(&self, head: &Element, risks: &[Part]) -> Fallible {
        let count = u32::try_from(risks.len()).unwrap_or(u32::MAX);
        dom::fill(
            head,
            "risks-say",
            &self.words.count("popup_risks", &[count]),
        )?;
        let worst = risks.first().map(|finding| self.finding(finding));
        dom::fill(head, "risk-worst", &worst.unwrap_or_default())?;
        let list = dom::field(head, "risk-list")?;
        list.replace_children_with_node_0();
        for finding in risks {
            let entry = dom::stamp(&self.document, "finding")?;
            dom::fill(&entry, "says", &self.finding(finding))?;
            let also = finding.list("also");
            let also: Vec<String> = also.iter().map(|sign| self.sign(sign)).collect();
            self.list_sentences(&dom::field(&entry, "also")?, &also)?;
            let seen = [
                self.words.seen_at(&finding.text("where")),
                self.words.label("certainty", &finding.text("confidence")),
            ];
            dom::fill(&entry, "seen", &seen.join(" · "))?;
            list.append_child(&entry)?;
        }
        dom::hide_if(&dom::field(head, "risks")?, || risks.is_empty())
    }

    /// What a risk is called and what was seen of it.
    fn finding(&self, finding: &Part) -> String {
        let name = self.words.label("risk", &finding.text("risk"));
        [name, self.sentence(&finding.part("reason"))].join(": ")
    }

    /// A further sign of a risk and where it was seen.
    fn sign(&self, sign: &Part) -> String {
        let reason = self.sentence(&sign.part("reason"));
        let says = [reason, self.words.seen_at(&sign.text("where"))];
        self.words.say("finding_also", &says)
    }

    fn show_slots(&self, slots: &[Part]) -> Fallible {
        let place = dom::by_id(&self.document, "slots")?;
        let best = slots.iter().find(|slot| slot.flag("realistic"));
        self.show_headline_made(best)?;
        let best = best.map(|slot| self.slot_words(slot));
        let says = match best {
            Some(words) => self.words.say("slots_best", &words),
            None => self.words.reason(&Reason::plain(Code::NoPlace)),
        };
        dom::fill(&place, "slots-say", &says)?;
        let rows = dom::field(&place, "slot-rows")?;
        let open = dom::all(&rows, "[aria-expanded=true]")?;
        let open: Vec<_> = open
            .iter()
            .map(|it| it.get_attribute("data-context"))
            .collect();
        rows.replace_children_with_node_0();
        for slot in slots {
            let row = dom::stamp(&self.document, "slot")?;
            dom::localize(&row, &self.words)?;
            let [context, follow] = self.slot_words(slot);
            there(&row, "context", &context)?;
            dom::field(&row, "there-context")?
                .set_attribute("data-context", &slot.text("context"))?;
            there(&row, "follow", &follow)?;
            there(&row, "links", &self.words.number(slot.number("links")))?;
            for name in ["place", "search", "referral"] {
                let range = slot.range(name).map(dom::range);
                there(&row, name, &range.unwrap_or_default())?;
            }
            dom::hide_if(&dom::field(&row, "there-own")?, || slot.flag("realistic"))?;
            rows.append_child(&row)?;
            let under = dom::stamp(&self.document, "slot-made")?;
            rows.append_child(&under)?;
            if open.contains(&Some(slot.text("context"))) {
                self.turn_slot(&dom::field(&row, "there-context")?)?;
            }
        }
        dom::hide_if(&place, || slots.is_empty())
    }

    /// How the headline's numbers come about, where somebody looks: they are those of the best place.
    fn show_headline_made(&self, best: Option<&Part>) -> Fallible {
        let headline = dom::by_id(&self.document, "headline")?;
        if let Some(best) = best.filter(|_| headline.has_attribute("open")) {
            self.show_made(&dom::field(&headline, "made")?, best)?;
        }
        dom::hide_if(&headline, || best.is_none())
    }

    /// The same when it was opened.
    pub(super) fn open_headline(&self) -> Fallible {
        let slots = self.slots();
        self.show_headline_made(slots.iter().find(|slot| slot.flag("realistic")))
    }

    /// Opens or closes what is under a slot's line, by the button in it.
    pub(super) fn turn_slot(&self, button: &Element) -> Fallible {
        let row = button.closest("tr")?;
        let Some(under) = row.and_then(|row| row.next_element_sibling()) else {
            return Ok(());
        };
        let opens = under.has_attribute("hidden");
        let context = button.get_attribute("data-context");
        let slots = self.slots();
        let mut slot = slots.iter();
        let slot = slot.find(|slot| context.as_ref() == Some(&slot.text("context")));
        if let Some(slot) = slot.filter(|_| opens) {
            self.show_made(&dom::field(&under, "made")?, slot)?;
        }
        button.set_attribute("aria-expanded", if opens { "true" } else { "false" })?;
        dom::hide_if(&under, || !opens)
    }

    /// The slots of the report that is shown.
    fn slots(&self) -> Vec<Part> {
        let report = self.report.borrow();
        let slots = report
            .as_ref()
            .map(|report| report.part("prospect").list("slots"));
        slots.unwrap_or_default()
    }

    /// Where it is and how a link there would be qualified.
    fn slot_words(&self, slot: &Part) -> [String; 2] {
        ["context", "follow"].map(|name| self.words.label(name, &slot.text(name)))
    }

    fn show_links_out(&self, out: &Part, totals: &Part) -> Fallible {
        let place = dom::by_id(&self.document, "links-out")?;
        let links = [
            totals.part("follow").number("followed"),
            totals.number("outbound"),
        ];
        let says = self.words.count("popup_followed", &links);
        dom::fill(&place, "links-out-say", &says)?;
        let counts = |key, names: [&str; 2]| {
            let numbers = names.map(|name| out.number(name));
            self.words.count(key, &numbers)
        };
        let mut more = vec![
            counts("links_out", ["followed", "targets"]),
            counts("links_out_more", ["qualified", "sites"]),
        ];
        if out.has("words_per_link") {
            let each = out.number("words_per_link");
            more.push(self.words.count("links_out_words", &[each]));
        }
        dom::fill(&place, "links-out-more", &more.join(" · "))?;
        let rows = dom::field(&place, "links-out-rows")?;
        rows.replace_children_with_node_0();
        for links in out.list("by_context") {
            let row = dom::stamp(&self.document, "links-there")?;
            let context = self.words.label("context", &links.text("context"));
            there(&row, "context", &context)?;
            for name in ["targets", "followed", "qualified"] {
                there(&row, name, &self.words.number(links.number(name)))?;
            }
            rows.append_child(&row)?;
        }
        dom::hide_if(&place, || out.number("targets") == 0)
    }
}

/// Fills a cell of a table's row, whose fields have names of their own: the page's fields stand around the table.
fn there(row: &Element, name: &str, text: &str) -> Fallible {
    dom::fill(row, &["there-", name].concat(), text)
}
