//! How the numbers of a link or of a slot come about: what each is multiplied by, and why.
//! Which factor enters which number, and by how much, is the core's to say.

use web_sys::Element;

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::part::Part,
    },
    reason::Code,
    value::{Factor, Made, Number, Span},
};

/// Reasons of the page for whose readers count less.
const OTHER_READERS: [Code; 4] = [
    Code::OtherLanguage,
    Code::OtherScript,
    Code::Abroad,
    Code::PerhapsAbroad,
];

/// Reasons that say who knows of the site's visitors.
const VISITORS: [Code; 2] = [Code::AudiencePasted, Code::AudienceImported];

impl Popup {
    /// Fills a place with the three numbers of a row or of a slot.
    pub(super) fn show_made(&self, place: &Element, part: &Part) -> Fallible {
        place.replace_children_with_node_0();
        let readings = part.readings("factors");
        for number in Number::ALL {
            let shown = dom::stamp(&self.document, "number-made")?;
            let name = number.as_str();
            dom::fill(&shown, "made-name", &self.words.label("value", name))?;
            dom::fill(&shown, "made-from", &self.made_from(*number, part))?;
            let list = dom::field(&shown, "made-factors")?;
            for made in number.made_of(&readings) {
                self.show_factor(&list, &made, part)?;
            }
            let range = part.range(name).unwrap_or_default();
            dom::fill(&shown, "made-sum", &["= ", &dom::range(range)].concat())?;
            place.append_child(&shown)?;
        }
        Ok(())
    }

    /// What is multiplied: the whole, or for search the place.
    fn made_from(&self, number: Number, part: &Part) -> String {
        match number {
            Number::Place | Number::Referral => self.words.number(100),
            Number::Search => {
                let place = self.words.label("value", Number::Place.as_str());
                let range = part.range("place").unwrap_or_default();
                [place, dom::range(range)].join(" ")
            }
        }
    }

    fn show_factor(&self, list: &Element, made: &Made, part: &Part) -> Fallible {
        let factor = made.reading.factor;
        let mut why = self.because(factor, part);
        let sure = made.reading.low.to_bits() == made.reading.high.to_bits();
        if matches!(factor, Factor::Placement | Factor::Clicks) && !sure {
            why = self.words.say("made_unsure", &[why]);
        }
        if let Some(weight) = made.weight {
            let says = [
                why,
                self.percent(made.reading.span()),
                self.percent(Span::exactly(weight)),
            ];
            why = self.words.say("made_weighed", &says);
        }
        let name = self.words.label("factor", factor.as_str());
        let line = dom::stamp(&self.document, "factor-made")?;
        dom::fill(&line, "made-what", &name)?;
        let times = self.percent(made.times);
        dom::fill(&line, "made-times", &["× ", &times].concat())?;
        dom::fill(&line, "made-why", &why)?;
        list.append_child(&line).map(|_| ())
    }

    /// A share as people write it, in whole percent.
    fn percent(&self, Span { low, high }: Span) -> String {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share is 0 to 1; others saturate"
        )]
        let whole = |share: f64| self.words.number((share * 100.0 + 0.5) as u32);
        let (low, high) = (whole(low), whole(high));
        let range = if low == high {
            low
        } else {
            [low, high].join("–")
        };
        self.words.say("made_percent", &[range])
    }

    /// The fact that a factor reads, in words.
    fn because(&self, factor: Factor, part: &Part) -> String {
        let report = self.report.borrow();
        let whole = |name: &str| report.as_ref().map(|report| report.part(name));
        let page = whole("page");
        let of_page = |name: &str| page.as_ref().map(|page| page.part(name));
        let word = |vocabulary: &str| self.words.label(vocabulary, &part.text(vocabulary));
        let page_word = |vocabulary: &str, name: &str| {
            let word = page.as_ref().map(|page| page.text(name));
            self.words.label(vocabulary, &word.unwrap_or_default())
        };
        let told = |of: Option<Part>, codes: &[Code]| {
            let reasons = of.map(|part| part.reasons("reasons")).unwrap_or_default();
            let mut reasons = reasons.iter();
            let told = reasons.find(|reason| codes.contains(&reason.code));
            told.map(|reason| self.words.reason(reason))
        };
        match factor {
            Factor::Follow => self.qualified(part),
            Factor::Crawl => self.found(part),
            Factor::Indexing => page_word("indexing", "indexing"),
            Factor::Visibility | Factor::Sight => word("visibility"),
            Factor::Repeat => self.words.label("reason", Code::BetterPlaced.as_str()),
            Factor::Relevance => {
                let basis = of_page("relevance").map(|relevance| relevance.text("basis"));
                self.words.label("basis", &basis.unwrap_or_default())
            }
            Factor::Placement | Factor::Clicks => self.place_name(part),
            Factor::Share => {
                let tenths = whole("totals").map(|totals| totals.number("targets_in_tenths"));
                let targets = tenths.unwrap_or_default().div_ceil(10).to_string();
                let says = if part.has("index") {
                    "made_share"
                } else {
                    "made_share_slot"
                };
                self.words.say(says, &[targets])
            }
            Factor::Anchor => word("anchor"),
            Factor::PageKind => page_word("kind", "kind"),
            Factor::Authority => {
                let band = of_page("authority").map(|authority| authority.text("band"));
                self.words.label("band", &band.unwrap_or_default())
            }
            Factor::Language => told(whole("prospect"), &OTHER_READERS).unwrap_or_default(),
            Factor::Audience => told(of_page("authority"), &VISITORS)
                .unwrap_or_else(|| self.words.say("made_audience", &[])),
            Factor::Freshness => match page.map(|page| page.text("date")) {
                Some(date) if !date.is_empty() => self.words.day(&date),
                Some(_) | None => self.words.say("made_undated", &[]),
            },
        }
    }

    /// How a row is qualified, or how this page would qualify a link in a slot.
    fn qualified(&self, part: &Part) -> String {
        let follow = self.words.label("follow", &part.text("follow"));
        if part.has("index") {
            follow
        } else if part.number("links") == 0 {
            self.words.label("reason", Code::NoHabit.as_str())
        } else {
            self.words.say("made_habit", &[follow])
        }
    }

    /// How a crawler finds a row, or those that stand in a slot.
    fn found(&self, part: &Part) -> String {
        if !part.has("index") {
            return self.words.say("made_found", &[]);
        }
        let ways = ["interstitial", "redirected", "opaque-shortener"];
        let flags = part.texts("flags");
        let through = ways
            .iter()
            .find(|way| flags.iter().any(|flag| flag == *way));
        if let Some(way) = through {
            return self.words.label("flag", way);
        }
        let chain = part.list("evidence");
        let mut steps = chain.iter();
        let step = steps.find(|step| step.text("step") == "crawlable");
        step.map(|step| self.sentence(&step.part("reason")))
            .unwrap_or_default()
    }
}
