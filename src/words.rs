//! The views' catalog: turns codes and their arguments into sentences.
//! The same file the browsers read for the manifest, so there is one place where Vouch speaks.

mod manner;
mod refusal;

use serde_json::Value;

pub use manner::Manner;

use crate::reason::{Code, Reason};

/// All messages of one language, as the `WebExtensions` format spells them.
#[derive(Debug, Clone)]
pub struct Words {
    messages: Value,
    manner: Manner,
}

impl Words {
    /// The catalog of this checkout. In a browser it comes with the package, see [`Words::read`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        Self::read(include_str!("../extension/_locales/en/messages.json"))
    }

    /// Reads a `messages.json`; one that cannot be read holds nothing.
    pub fn read(json: &str) -> Self {
        let messages = serde_json::from_str(json).unwrap_or_default();
        Self {
            messages,
            manner: Manner::PLAIN,
        }
    }

    /// The same messages with numbers and days written so.
    #[must_use]
    pub fn written(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }

    /// The language's tag, such as `pt-BR`.
    pub fn language(&self) -> String {
        self.label("catalog", "language")
    }

    /// A number as a person reads it; tables for other programs have plain digits.
    pub fn number(&self, number: u32) -> String {
        (self.manner.number)(number, &self.language())
    }

    /// A day, given as `YYYY-MM-DD`, as a person reads it.
    pub fn day(&self, day: &str) -> String {
        (self.manner.day)(day, &self.language())
    }

    /// The message of a key, its `$1`, `$2`, ... filled with `args`; the key itself where the catalog lacks it.
    ///
    /// What goes with a count has a form for each plural category that the catalog names in `catalog_plurals`, in that
    /// order: with `one|other`, `{2|site|sites}` is "site" where the second argument is 1. The category is the language's
    /// own ([CLDR's plural rules][rules]); one that the catalog does not name takes the last form. A count that has forms
    /// is written as the language writes numbers; others are filled in as they come, for they may be text of a page.
    ///
    /// [rules]: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
    ///
    /// ```
    /// let words = vouch::words::Words::english();
    /// assert_eq!(words.say("follow_nofollow", &[]), "nofollow");
    /// assert_eq!(words.say("no such key", &[]), "no such key");
    /// let links_to = |sites: &str| words.say("popup_links_count", &["3".to_owned(), sites.to_owned()]);
    /// assert_eq!(links_to("1"), "Outbound links: 3, to 1 site");
    /// assert_eq!(links_to("2"), "Outbound links: 3, to 2 sites");
    /// ```
    pub fn say(&self, key: &str, args: &[String]) -> String {
        self.filled(key, args, |message| self.counts(message, args))
    }

    /// The message of a key that is filled with numbers alone, all of them written as the language writes them.
    pub fn count(&self, key: &str, numbers: &[u32]) -> String {
        let plain: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let written = || numbers.iter().map(|number| self.number(*number)).collect();
        self.filled(key, &plain, |_| written())
    }

    /// The message with the forms that go with `args`, filled with what is written for them.
    fn filled(&self, key: &str, args: &[String], written: impl Fn(&str) -> Vec<String>) -> String {
        let entry = self
            .messages
            .get(key)
            .and_then(|entry| entry.get("message"));
        let Some(message) = entry.and_then(Value::as_str) else {
            return key.to_owned();
        };
        // Forms first, as what fills the message may hold braces of its own.
        let (args, message) = (&written(message), self.formed(message, args));
        let mut pieces = message.split('$');
        let mut sentence = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            match argument(piece, args) {
                Some(arg) => sentence.extend([arg.as_str(), piece.get(1..).unwrap_or_default()]),
                None => sentence.extend(["$", piece]),
            }
        }
        sentence
    }

    /// The arguments, those with forms as the language writes numbers.
    fn counts(&self, message: &str, args: &[String]) -> Vec<String> {
        let positions = (1..).map(|position: usize| ["{", &position.to_string(), "|"].concat());
        let written = args.iter().zip(positions).map(|(arg, opening)| {
            let count = arg.parse().ok().filter(|_| message.contains(&opening));
            count.map_or_else(|| arg.clone(), |count| self.number(count))
        });
        written.collect()
    }

    /// The message with the form of each `{2|site|sites}` that goes with its number.
    fn formed(&self, message: &str, args: &[String]) -> String {
        let mut pieces = message.split('{');
        let mut chosen = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let formed = piece.split_once('}').and_then(|(given, rest)| {
                let (number, forms) = given.split_once('|')?;
                Some([self.form(argument(number, args), forms)?, rest])
            });
            chosen.extend(formed.unwrap_or(["{", piece]));
        }
        chosen
    }

    /// The form for a number, or for what is none.
    fn form<'a>(&self, number: Option<&String>, forms: &'a str) -> Option<&'a str> {
        let number = number.and_then(|number| number.parse().ok());
        let category = number.map(|number| (self.manner.plural)(number, &self.language()));
        let named = self.label("catalog", "plurals");
        let mut named = named.split('|').zip(forms.split('|'));
        let fits = named.find(|(name, _)| Some(*name) == category.as_deref());
        fits.map(|(_, form)| form).or(forms.rsplit('|').next())
    }

    /// The sentence of a reason; some are filled with words of vocabularies, some with a day.
    pub fn reason(&self, reason: &Reason) -> String {
        let key = key("reason", reason.code.as_str());
        if matches!(
            reason.code,
            Code::LastChanged | Code::Dormant | Code::Expired
        ) {
            let days: Vec<String> = reason.args.iter().map(|day| self.day(day)).collect();
            return self.say(&key, &days);
        }
        let vocabularies = vocabularies(reason.code);
        if vocabularies.is_empty() {
            return self.say(&key, &reason.args);
        }
        let args = reason.args.iter().zip(vocabularies);
        let args = args.map(|(word, vocabulary)| self.label(vocabulary, word));
        self.say(&key, &args.collect::<Vec<_>>())
    }

    /// The verdict and the parts of its sentence, as one: "Good: followed text links, on topic, 2025".
    pub fn sentence(&self, verdict: &str, parts: &[Reason]) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.reason(part)).collect();
        let verdict = self.label("prospect", verdict);
        self.say("prospect_sentence", &[verdict, parts.join(", ")])
    }

    /// Where a risk was seen, of which its finding names an address, a tag, the title or a context.
    ///
    /// ```
    /// let words = vouch::words::Words::english();
    /// assert_eq!(words.seen_at("body"), "seen in: Body");
    /// assert_eq!(words.seen_at("li"), "seen in a <li>");
    /// ```
    pub fn seen_at(&self, place: &str) -> String {
        let context = key("context", place);
        if self.messages.get(&context).is_some() {
            self.say("seen_in", &[self.say(&context, &[])])
        } else if place == "title" {
            self.say("seen_title", &[])
        } else if place.contains("://") {
            self.say("seen_address", &[])
        } else {
            self.say("seen_tag", &[place.to_owned()])
        }
    }

    /// The label of a word of one of the vocabularies, such as `("context", "body")`.
    pub fn label(&self, vocabulary: &str, word: &str) -> String {
        self.say(&key(vocabulary, word), &[])
    }
}

/// The argument that the digit names with which a text begins.
fn argument<'a>(text: &str, args: &'a [String]) -> Option<&'a String> {
    let position = text.chars().next()?.to_digit(10)?;
    args.get((position as usize).checked_sub(1)?)
}

/// Whose words a reason's arguments are; of none where they are text.
fn vocabularies(code: Code) -> &'static [&'static str] {
    if matches!(
        code,
        Code::NotRead | Code::ServerHtmlUnread | Code::CrawlableUnread
    ) {
        &["ignorance"]
    } else if matches!(code, Code::RelAgreed | Code::RelDiffers | Code::RelMissing) {
        &["follow", "follow"]
    } else if matches!(
        code,
        Code::PlaceAgreed | Code::PlaceDiffers | Code::PlaceUnsure
    ) {
        &["context", "place"]
    } else {
        &[]
    }
}

/// The catalog's key of a word: message names allow no `-`.
fn key(vocabulary: &str, word: &str) -> String {
    format!("{vocabulary}_{}", word.replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        context::{Context, Group, PageKind, Visibility},
        follow::{Crawl, Follow, Indexing, Step, Verdict},
        link::{AnchorKind, Flag},
        list::Sort,
        mine::{Feature, Held, Place, Standing, Term},
        niche::Basis,
        page::Ignorance,
        ranked::{List, Refusal},
        scale::{About, Scale},
        value::{Band, Certainty, CountrySource, Factor, Level, Number, ProspectVerdict, Risk},
    };

    #[test]
    fn every_word_that_is_shown_has_a_message() {
        let words = Words::english();
        macro_rules! keys {
            ($($vocabulary:literal: $type:ty),+ $(,)?) => {
                [$(<$type>::ALL.iter().map(|word| key($vocabulary, word.as_str())).collect::<Vec<_>>(),)+]
            };
        }
        let keys = keys!("reason": Code, "value": Number, "level": Level, "factor": Factor, "basis": Basis, "indexing": Indexing, "context": Context, "group": Group, "sort": Sort, "kind": PageKind, "visibility": Visibility, "crawl": Crawl,
            "follow": Follow, "step": Step, "verdict": Verdict, "anchor": AnchorKind,
            "flag": Flag, "standing": Standing, "changed": Feature, "held": Held, "place": Place, "term": Term, "ignorance": Ignorance, "prospect": ProspectVerdict, "risk": Risk, "certainty": Certainty, "band": Band, "country": CountrySource,
            "scale": Scale, "value_of": Scale, "about": About, "list": List, "license": List, "refusal": Refusal);
        let missing: Vec<String> = keys
            .into_iter()
            .flatten()
            .filter(|key| words.messages.get(key).is_none())
            .collect();
        assert_eq!(missing, Vec::<String>::new());
    }

    fn said(message: &str, args: [&str; 2]) -> String {
        let catalog = serde_json::json!({
            "catalog_plurals": {"message": "one|other"},
            "k": {"message": message},
        });
        Words::read(&catalog.to_string()).say("k", &args.map(str::to_owned))
    }

    #[test]
    fn an_argument_is_not_expanded_again() {
        assert_eq!(said("$1 and $2", ["$2", "x"]), "$2 and x");
        assert_eq!(said("$1 and $2", ["{2|a|b}", "1"]), "{2|a|b} and 1");
    }

    #[test]
    fn a_language_has_as_many_forms_as_it_names() {
        let polish = serde_json::json!({
            "catalog_plurals": {"message": "one|few|other"},
            "k": {"message": "$1 {1|strona|strony|stron}"},
        });
        // A part of Polish's own rules, with a category that the catalog has no form for.
        let words = Words::read(&polish.to_string()).written(Manner {
            plural: |number, _| {
                let category = match number {
                    1 => "one",
                    2..=4 => "few",
                    9 => "zero",
                    _ => "many",
                };
                category.to_owned()
            },
            ..Manner::PLAIN
        });
        let said = |count: &str| words.say("k", &[count.to_owned()]);
        assert_eq!(
            ["1", "3", "5"].map(said),
            ["1 strona", "3 strony", "5 stron"]
        );
        assert_eq!(["9", "viele"].map(said), ["9 stron", "viele stron"]);
    }

    #[test]
    fn counts_and_days_are_written_as_the_language_has_them() {
        let catalog = serde_json::json!({
            "catalog_language": {"message": "xx"},
            "k": {"message": "$1 {1|link|links} of “$2”"},
            "reason_last_changed": {"message": "on $1"},
        });
        let words = Words::read(&catalog.to_string()).written(Manner {
            number: |number, language| format!("{language}:{number}"),
            day: |day, language| format!("{language}:{day}"),
            plural: |_, _| "other".to_owned(),
        });
        let args = ["1200", "1200"].map(str::to_owned);
        assert_eq!(words.say("k", &args), "xx:1200 links of “1200”");
        let reason = Reason::with(Code::LastChanged, ["2026-01-02".to_owned()]);
        assert_eq!(words.reason(&reason), "on xx:2026-01-02");
    }

    #[test]
    fn a_form_goes_with_its_number() {
        let message = "{1|one link|$1 links}, {2|site|sites}.";
        assert_eq!(said(message, ["1", "0"]), "one link, sites.");
        assert_eq!(said(message, ["21", "1"]), "21 links, site.");
        assert_eq!(said("{1|a}", ["2", "1"]), "a", "a language with one form");
        assert_eq!(said("{1} {", ["1", "1"]), "{1} {", "no forms");
    }
}
