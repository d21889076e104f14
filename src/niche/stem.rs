//! Cuts words to their stems by the rules of one language, so that "photographers" is found where "photographer" is
//! sought. Takes some words that only look alike for one: "university" and "universe".

use rust_stemmers::{Algorithm, Stemmer};

use super::script::Script;

/// A longer word is no word of the language, and not worth the time.
const LONGEST: usize = 60;

/// The rules of one language, or none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stems {
    rules: Option<(Algorithm, Script)>,
}

impl Stems {
    /// Those of a language by its tag; none for one without rules.
    pub(super) fn of(language: Option<&str>) -> Self {
        let rules = language.and_then(|language| {
            let algorithm = algorithm(language)?;
            Some((algorithm, Script::of_language(language)?))
        });
        Self { rules }
    }

    /// The stem of a word in lower case; one in another script than the language's is left as it is.
    pub(super) fn stem(self, word: String) -> String {
        let script = word.chars().next().and_then(Script::of);
        match self.rules {
            Some((algorithm, own)) if script == Some(own) && word.len() <= LONGEST => {
                Stemmer::create(algorithm).stem(&word).into_owned()
            }
            Some(_) | None => word,
        }
    }
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LANGUAGES: [&str; 18] = [
        "ar", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru",
        "sv", "ta", "tr",
    ];

    fn stem(language: &str, word: &str) -> String {
        Stems::of(Some(language)).stem(word.to_owned())
    }

    #[test]
    fn what_is_no_word_of_the_language_is_left_alone() {
        for (language, word) in [
            ("ja", "bikes"),
            ("ru", "bikes"),
            ("en", "фотографы"),
            ("en", "28s"),
            ("en", ""),
        ] {
            assert_eq!(stem(language, word), word);
        }
        assert_eq!(Stems::of(None).stem("bikes".to_owned()), "bikes");
        let long = "s".repeat(LONGEST + 1);
        assert_eq!(stem("en", &long), long);
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (language, forms) in [
            ("en", ["photographer", "photographers"]),
            ("de", ["apfel", "äpfel"]),
            ("es", ["fotógrafo", "fotógrafos"]),
            ("fr", ["voyage", "voyages"]),
            ("ru", ["велосипед", "велосипедов"]),
        ] {
            let [one, other] = forms.map(|form| stem(language, form));
            assert_eq!(one, other);
        }
    }

    #[test]
    fn words_that_only_look_alike_may_share_a_stem_and_others_do_not() {
        assert_eq!(stem("en", "university"), stem("en", "universe"));
        assert_ne!(stem("en", "art"), stem("en", "artist"));
        assert_ne!(stem("en", "wedding"), stem("en", "weeding"));
    }

    #[test]
    fn every_language_has_its_rules() {
        for language in LANGUAGES {
            assert!(Stems::of(Some(language)).rules.is_some(), "{language}");
        }
    }

    proptest! {
        #[test]
        fn every_word_has_a_stem(word in "\\PC{0,24}", latin in "[a-zäöüßéèêçñãõåøæğışëïœ'yx]{0,16}", other in "[а-яёα-ωάέήίόύώςا-يآأإئؤءة\u{b80}-\u{bff}]{0,14}") {
            for language in LANGUAGES {
                for word in [&word, &latin, &other] {
                    stem(language, &word.to_lowercase());
                }
            }
        }
    }
}
