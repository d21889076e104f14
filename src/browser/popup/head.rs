//! The page's own part: its verdict, whether a link here can count, my links, values, risks.
//! Shows what the report says, in the report's order.

use web_sys::Element;

use super::Popup;
use crate::{
    browser::dom::{self, Fallible},
    link::Flag,
    report::{LinkRow, Page, Report},
    value::{Finding, Prospect, Range},
};

/// How many of the person's own links are named; the list below holds all.
const MINE_SHOWN: usize = 3;

impl Popup {
    /// Fills everything above the list of links.
    pub(super) fn show_head(&self, report: &Report) -> Fallible {
        let head = dom::by_id(&self.document, "answer")?;
        self.show_page(&report.page)?;
        self.show_verdict(&head, &report.prospect)?;
        self.show_counts(&head, &report.page)?;
        self.show_mine(&head, report)?;
        self.show_follow(report)?;
        self.show_risks(&head, &report.prospect.risk)
    }

    fn show_page(&self, page: &Page) -> Fallible {
        let place = dom::by_id(&self.document, "page")?;
        let kind = self.words.label("kind", page.kind.as_str());
        let date = page.date.as_deref().unwrap_or_default();
        let facts = [kind.as_str(), page.language.as_str(), date];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        dom::fill(&place, "site", &page.site)?;
        dom::fill(&place, "facts", &facts.join(" · "))
    }

    fn show_verdict(&self, head: &Element, prospect: &Prospect) -> Fallible {
        let word = dom::field(head, "prospect")?;
        let verdict = prospect.verdict.as_str();
        word.set_attribute("data-prospect", verdict)?;
        word.set_text_content(Some(&self.words.label("prospect", verdict)));
        let mut reasons = prospect
            .reasons
            .iter()
            .map(|reason| self.words.reason(reason));
        dom::fill(head, "prospect-reason", &reasons.next().unwrap_or_default())?;
        let rest: Vec<String> = reasons.collect();
        self.list_sentences(&dom::field(head, "prospect-more")?, &rest)?;
        self.show_range(head, "place", prospect.place)?;
        self.show_range(head, "search", prospect.search)?;
        self.show_range(head, "referral", prospect.referral)
    }

    fn show_counts(&self, head: &Element, page: &Page) -> Fallible {
        let verdict = page.counts.verdict.as_str();
        dom::field(head, "counts")?.set_attribute("data-verdict", verdict)?;
        dom::fill(head, "counts", &self.words.label("verdict", verdict))?;
        dom::fill(head, "counts-why", &self.why(page.counts, &page.evidence))?;
        self.show_chain(&dom::field(head, "chain")?, &page.evidence)
    }

    fn show_mine(&self, head: &Element, report: &Report) -> Fallible {
        let mine = |row: &&LinkRow| row.flags.contains(&Flag::Mine);
        let named: Vec<String> = report
            .links
            .iter()
            .filter(mine)
            .take(MINE_SHOWN)
            .map(|row| self.name_mine(row))
            .collect();
        let found = report.totals.mine.to_string();
        let (state, sentence) = match (self.knows_own_sites(), report.totals.mine) {
            (false, _) => ("unset", self.words.say("popup_mine_unset", &[])),
            (true, 0) => ("none", self.words.say("popup_mine_none", &[])),
            (true, _) => ("some", self.words.say("popup_mine_some", &[found])),
        };
        let place = dom::field(head, "mine")?;
        place.set_attribute("data-state", state)?;
        dom::fill(head, "mine-says", &sentence)?;
        self.list_sentences(&dom::field(head, "mine-links")?, &named)
    }

    /// One of my links in a line: number, anchor, how it is qualified.
    fn name_mine(&self, row: &LinkRow) -> String {
        let follow = self.words.label("follow", row.follow.as_str());
        let args = [row.index.to_string(), self.anchor_text(row), follow];
        self.words.say("popup_mine_link", &args)
    }

    fn show_follow(&self, report: &Report) -> Fallible {
        let follow = report.totals.follow;
        let counts = [
            ("followed", follow.followed),
            ("nofollow", follow.nofollow),
            ("ugc", follow.ugc),
            ("sponsored", follow.sponsored),
            ("page-nofollow", follow.page_nofollow),
            ("unknown", follow.unknown),
        ];
        let list = dom::field(&dom::by_id(&self.document, "links")?, "follow")?;
        list.replace_children_with_node_0();
        for (word, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let entry = dom::stamp(&self.document, "follow-count")?;
            self.show_letter(&dom::field(&entry, "letter")?, word)?;
            dom::fill(&entry, "word", &self.words.label("follow", word))?;
            dom::fill(&entry, "count", &count.to_string())?;
            list.append_child(&entry)?;
        }
        Ok(())
    }

    fn show_risks(&self, head: &Element, risks: &[Finding]) -> Fallible {
        let place = dom::field(head, "risks")?;
        let sentences: Vec<String> = risks
            .iter()
            .map(|finding| {
                let name = self.words.label("risk", finding.risk.as_str());
                [name, self.words.reason(&finding.reason)].join(": ")
            })
            .collect();
        self.list_sentences(&dom::field(&place, "risk-list")?, &sentences)?;
        dom::hide_if(&place, || risks.is_empty())
    }

    /// Marks an element with the letter and the shape of a follow status.
    pub(super) fn show_letter(&self, mark: &Element, follow: &str) -> Fallible {
        mark.set_attribute("data-follow", follow)?;
        mark.set_text_content(Some(&self.words.label("letter", follow)));
        Ok(())
    }

    /// Writes a range and draws its bar: the fields `NAME` and `NAME-bar`.
    pub(super) fn show_range(&self, root: &Element, name: &str, range: Range) -> Fallible {
        dom::fill(root, name, &dom::range(range))?;
        dom::draw_range(&dom::field(root, &[name, "-bar"].concat())?, range)
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
