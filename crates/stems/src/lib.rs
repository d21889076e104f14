//! Cuts words to their stems by the rules of one language, so that "photographers" is found where "photographer" is
//! sought. Takes some words that only look alike for one: "university" and "universe".
//!
//! A module of its own beside the page's, which starts it when it reads a page for keywords and not before.

use rust_stemmers::{Algorithm, Stemmer};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The stems of words in lower case, in their order; both lists have one space between two words. A language is a tag
/// such as `de`; of one without rules the words come back as they are.
///
/// ```
/// assert_eq!(vouch_stems::stems("en", "bikes photographers"), "bike photograph");
/// assert_eq!(vouch_stems::stems("ja", "bikes"), "bikes");
/// ```
#[must_use]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn stems(language: &str, words: &str) -> String {
    let Some(algorithm) = algorithm(language) else {
        return words.to_owned();
    };
    let stemmer = Stemmer::create(algorithm);
    let mut stems = String::with_capacity(words.len());
    for word in words.split(' ') {
        stems.push_str(&stemmer.stem(word));
        stems.push(' ');
    }
    stems.pop();
    stems
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

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (language, forms) in [
            ("en", "photographer photographers"),
            ("de", "apfel äpfel"),
            ("es", "fotógrafo fotógrafos"),
            ("fr", "voyage voyages"),
            ("ru", "велосипед велосипедов"),
        ] {
            let stems = stems(language, forms);
            let (one, other) = stems.split_once(' ').unwrap_or_default();
            assert!(!one.is_empty() && one == other, "{stems}");
        }
    }

    #[test]
    fn words_that_only_look_alike_may_share_a_stem_and_others_do_not() {
        assert_eq!(stems("en", "university universe"), "univers univers");
        assert_ne!(stems("en", "art"), stems("en", "artist"));
        assert_ne!(stems("en", "wedding"), stems("en", "weeding"));
    }

    #[test]
    fn every_language_has_its_rules_and_no_other() {
        for language in LANGUAGES {
            assert!(algorithm(language).is_some(), "{language}");
        }
        assert!(algorithm("ja").is_none());
    }

    proptest! {
        #[test]
        fn every_word_has_a_stem_in_its_place(words in prop::collection::vec("[\\PC&&[^ ]]{0,24}|[a-zäöüßéèêçñãõåøæğışëïœ'yx]{0,16}|[а-яёα-ωάέήίόύώςا-يآأإئؤءة\u{b80}-\u{bff}]{0,14}", 1..5)) {
            let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
            for language in LANGUAGES {
                let joined = stems(language, &words.join(" "));
                let each: Vec<String> = words.iter().map(|word| stems(language, word)).collect();
                prop_assert_eq!(joined, each.join(" "));
            }
        }
    }
}
