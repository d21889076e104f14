//! Words as they are compared: cut to their stems, where their language has rules.
//! The rules themselves are not the core's, see [`Stemming`](crate::tables::Stemming).

use super::script::Script;
use crate::tables::{Stemming, Tables};

/// A longer word is no word of the language, and not worth the time.
const LONGEST: usize = 60;

/// The rules of one language, or none.
#[derive(Debug, Clone)]
pub(super) struct Stems {
    language: Option<(String, Script)>,
    stemming: Stemming,
}

impl Stems {
    /// Those of a language by its tag.
    pub(super) fn of(language: Option<&str>, tables: &Tables) -> Self {
        let language = language.and_then(|tag| Some((tag.to_owned(), Script::of_language(tag)?)));
        Self {
            language,
            stemming: tables.stemming,
        }
    }

    /// The stems of words in lower case, in their order. One in another script than the language's is left as it is. Capitals
    /// do not tell the Turkish `ı` from `i`, so both are one.
    pub(super) fn all(&self, words: Vec<String>) -> Vec<String> {
        let mut stems = self.cut(words);
        for stem in stems.iter_mut().filter(|stem| stem.contains('ı')) {
            *stem = stem.replace('ı', "i");
        }
        stems
    }

    fn cut(&self, mut words: Vec<String>) -> Vec<String> {
        let Some((language, own)) = &self.language else {
            return words;
        };
        let is_cut = |word: &String| {
            word.len() <= LONGEST && word.chars().next().and_then(Script::of) == Some(*own)
        };
        let mut joined = String::new();
        for word in words.iter().filter(|word| is_cut(word)) {
            joined.push_str(word);
            joined.push(' ');
        }
        joined.pop();
        if joined.is_empty() {
            return words;
        }
        let stems = (self.stemming.0)(language, &joined);
        let cut = words.iter_mut().filter(|word| is_cut(word));
        for (word, stem) in cut.zip(stems.split(' ')) {
            stem.clone_into(word);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(language: Option<&str>, words: &[&str]) -> Vec<String> {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        Stems::of(language, &Tables::builtin()).all(words)
    }

    #[test]
    fn what_is_no_word_of_the_language_is_left_alone_among_others() {
        let long = "s".repeat(LONGEST + 1);
        let words = ["bikes", "фотографы", "28s", "", long.as_str(), "pumps"];
        let cut = ["bike", "фотографы", "28s", "", long.as_str(), "pump"];
        assert_eq!(stems(Some("en"), &words), cut);
        for without in [None, Some("ja"), Some("ru")] {
            assert_eq!(stems(without, &["bikes"]), ["bikes"]);
        }
        assert!(stems(Some("en"), &[]).is_empty());
        assert_eq!(stems(None, &["ısparta"]), ["isparta"]);
    }
}
