//! How near a page and the words around a link are to the person's keywords.
//! Knows words and their stems: no synonyms, no guess where no keyword was given or none can be found.

mod language;
mod main_text;
mod score;
mod script;
mod stem;
mod suggest;
mod words;

use serde::{Deserialize, Serialize};

use crate::{
    link::Link,
    page::{PageSnapshot, Run},
    settings::Settings,
    tables::Tables,
};
use main_text::MainText;
use score::{Field, Keywords};

pub use suggest::{keywords_of, topic_text};

crate::vocabulary! {
    /// What a relevance rests on.
    pub enum Basis {
        /// The person's keywords.
        Keywords = "keywords",
        /// Nothing: the person gave none.
        NoKeywords = "no-keywords",
        /// Nothing: they are in another language than the page.
        OtherLanguage = "other-language",
    }
}

/// How near the page is to the person's niche, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relevance {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
    /// Whether it could be judged, by [`Basis::Keywords`].
    pub known: bool,
    /// What it rests on.
    pub basis: Basis,
}

impl Relevance {
    /// Without keywords nobody has asked yet: what most pages that people look at are, which are neither about their niche
    /// nor foreign to it.
    pub const UNKNOWN: Self = Self::unknown(40, 80, Basis::NoKeywords);

    /// Keywords of another language cannot tell: anything that a known one may be.
    pub const FOREIGN: Self = Self::unknown(5, 100, Basis::OtherLanguage);

    const fn unknown(low: u8, high: u8, basis: Basis) -> Self {
        Self {
            low,
            high,
            known: false,
            basis,
        }
    }

    fn known(low: f64, high: f64) -> Self {
        Self {
            low: percent(low - DOUBT),
            high: percent(high + DOUBT),
            known: true,
            basis: Basis::Keywords,
        }
    }
}

/// An unrelated page is likely ignored, which is not the same as nothing.
const LEAST: f64 = 0.05;

/// Keywords miss what is said in other words, and a word of two meanings is taken for the wrong one.
const DOUBT: f64 = 0.1;

/// A word or two that languages share come to so much in a text of some length.
const BORROWED: f64 = 0.2;

/// The share of the place (the link's own sentence); the rest is the page's.
const OF_PLACE: f64 = 0.6;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 after the clamp"
)]
fn percent(share: f64) -> u8 {
    libm::round(share.clamp(LEAST, 1.0) * 100.0) as u8
}

/// The person's niche, held against one page.
#[derive(Debug, Clone)]
pub struct Niche {
    keywords: Keywords,
    page: f64,
    tongues: Option<Tongues>,
}

/// Two languages that differ, as tags such as `de`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tongues {
    /// The page's.
    pub page: String,
    /// The keywords', where it can be told.
    pub keywords: Option<String>,
}

/// The language that a page's text is in, as a tag; none where it is too short to tell.
pub fn language_of(page: &PageSnapshot, tables: &Tables) -> Option<String> {
    let plain = page.runs.iter().filter(|run| run.anchor.is_none());
    language::of_page("", plain.map(|run| &run.text), tables)
}

impl Niche {
    /// Reads the page's main text for the person's keywords. `apart` tells of each block whether its words are about
    /// something else than the page is.
    pub fn of(page: &PageSnapshot, apart: &[bool], settings: &Settings, tables: &Tables) -> Self {
        let given = &settings.profile().keywords;
        if given.is_empty() {
            return Self {
                keywords: Keywords::of(given, None, tables),
                page: 0.0,
                tongues: None,
            };
        }
        let fields = fields(page, apart);
        let texts = fields.iter().map(|(_, text)| text);
        let language = language::of_page(&page.language, texts, tables);
        let foreign = language
            .as_deref()
            .and_then(|language| language::foreign(given, language, tables));
        // Foreign keywords that a page has all the same stand there in their own forms.
        let stemmed = foreign.as_ref().and_then(|foreign| foreign.language);
        let keywords = Keywords::of(given, stemmed.or(language.as_deref()), tables);
        let score = keywords.score(fields);
        let tongues = foreign
            .filter(|foreign| foreign.sure || score < BORROWED)
            .map(|foreign| Tongues {
                page: language.unwrap_or_default(),
                keywords: foreign.language.map(str::to_owned),
            });
        Self {
            keywords,
            page: score,
            tongues,
        }
    }

    /// The languages of page and keywords, where they differ so that nothing can be judged.
    pub fn tongues(&self) -> Option<&Tongues> {
        self.tongues.as_ref()
    }

    /// The page's own nearness.
    pub fn page(&self) -> Relevance {
        self.unjudged()
            .unwrap_or_else(|| Relevance::known(self.page, self.page))
    }

    /// A link's: mostly its own words and those around it, partly the page's. So few words say little by their
    /// silence, so the high end takes them to be at least as near as the page.
    pub fn around(&self, link: &Link) -> Relevance {
        if let Some(unjudged) = self.unjudged() {
            return unjudged;
        }
        let words = [&link.before, &link.text, &link.after];
        let place = self
            .keywords
            .score(words.map(|text| (Field::Passage, text.as_str())));
        let with_page = |place: f64| OF_PLACE * place + (1.0 - OF_PLACE) * self.page;
        Relevance::known(with_page(place), with_page(place.max(self.page)))
    }

    fn unjudged(&self) -> Option<Relevance> {
        match (self.keywords.is_empty(), &self.tongues) {
            (true, _) => Some(Relevance::UNKNOWN),
            (false, Some(_)) => Some(Relevance::FOREIGN),
            (false, None) => None,
        }
    }
}

/// The page's title, headings and main text.
fn fields<'a>(page: &'a PageSnapshot, apart: &[bool]) -> Vec<(Field, &'a str)> {
    let main = MainText::of(page, apart);
    let own = |run: &'a Run| Some((main.field(run)?, run.text.as_str()));
    let title = (Field::Title, page.title.as_str());
    std::iter::once(title)
        .chain(page.runs.iter().filter_map(own))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        link::{AnchorKind, Destination, Origin},
        page::{Block, RunKind},
    };

    fn page(text: &str) -> PageSnapshot {
        PageSnapshot {
            runs: vec![Run {
                block: 0,
                anchor: None,
                kind: RunKind::Text,
                text: text.to_owned(),
                length: 0,
            }],
            ..PageSnapshot::default()
        }
    }

    fn settings(keywords: &[&str]) -> Settings {
        Settings::of(crate::settings::Profile {
            keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
            ..Default::default()
        })
    }

    fn link(text: &str) -> Link {
        Link {
            anchor: 0,
            destination: Destination::Unresolvable,
            rel: Vec::new(),
            origin: Origin::Server,
            text: text.to_owned(),
            kind: AnchorKind::Descriptive,
            before: String::new(),
            after: String::new(),
            flags: Vec::new(),
            reasons: Vec::new(),
        }
    }

    #[test]
    fn without_keywords_nothing_is_known() {
        let niche = Niche::of(&page("bicycles"), &[], &settings(&[]), &Tables::builtin());
        assert_eq!(niche.page(), Relevance::UNKNOWN);
        assert_eq!(niche.around(&link("bicycles")), Relevance::UNKNOWN);
    }

    #[test]
    fn an_unrelated_page_is_not_worth_nothing() {
        let niche = Niche::of(
            &page("recipes"),
            &[],
            &settings(&["bicycle"]),
            &Tables::builtin(),
        );
        assert_eq!((niche.page().low, niche.page().high), (5, 10));
    }

    #[test]
    fn a_page_in_another_language_cannot_be_judged_unless_it_has_the_keywords() {
        let german =
            "Die Pumpe ist nicht das, was sich der Fahrer mit dem Rad wünscht, und der Helm auch.";
        let english = [
            "travel",
            "flights",
            "vacation",
            "holiday",
            "cruise itinerary",
        ];
        let niche = Niche::of(&page(german), &[], &settings(&english), &Tables::builtin());
        let tongues = Tongues {
            page: "de".to_owned(),
            keywords: Some("en".to_owned()),
        };
        assert_eq!(niche.tongues(), Some(&tongues));
        assert_eq!(niche.page(), Relevance::FOREIGN);
        assert_eq!(niche.around(&link("travel")), Relevance::FOREIGN);
        let borrowed = page(&format!("{german} Vacation Travel"));
        let niche = Niche::of(&borrowed, &[], &settings(&english), &Tables::builtin());
        assert!(niche.tongues().is_none() && niche.page().known);
        let niche = Niche::of(
            &page(german),
            &[],
            &settings(&["Suppe", "Herd"]),
            &Tables::builtin(),
        );
        assert!(
            niche.page().known && niche.page().high < 20,
            "unrelated, in one language"
        );
    }

    #[test]
    fn what_stands_around_the_main_text_says_nothing_of_the_page() {
        let run = |block, text: &str| Run {
            block,
            ..page(text).runs.remove(0)
        };
        let block = |tag: &str| Block {
            tag: tag.to_owned(),
            ..Block::default()
        };
        let told = |tag: &str, apart: &[bool]| {
            let page = PageSnapshot {
                blocks: vec![block("p"), block(tag)],
                runs: vec![
                    run(0, "A soup needs an hour on the stove."),
                    run(1, "bicycle helmets"),
                ],
                ..PageSnapshot::default()
            };
            let settings = settings(&["bicycle", "helmet"]);
            Niche::of(&page, apart, &settings, &Tables::builtin()).page()
        };
        assert!(told("p", &[]).high > 20);
        assert!(told("footer", &[]).high <= 10);
        assert!(told("p", &[false, true]).high <= 10);
    }

    #[test]
    fn a_link_among_its_keywords_is_nearer_than_one_without() {
        let niche = Niche::of(
            &page("a bicycle needs a bicycle pump and a helmet"),
            &[],
            &settings(&["bicycle", "helmet"]),
            &Tables::builtin(),
        );
        let (near, far) = (
            niche.around(&link("bicycle helmet")),
            niche.around(&link("soup")),
        );
        assert!(near.low > far.low && near.high >= far.high);
        assert!(far.high <= niche.page().high);
    }
}
