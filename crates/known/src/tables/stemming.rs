//! How words are cut to their stems. The rules are as large as all else that reads words, so they are a module of
//! their own in a browser, which hands its entrance over with the tables.

/// Gives the stems of words in lower case, in their order, for a language's tag; both lists have one space between
/// two words. A language without rules leaves the words as they are, as no stemming at all does.
#[derive(Debug, Clone, Copy)]
pub struct Stemming(pub fn(language: &str, words: &str) -> String);

impl Default for Stemming {
    fn default() -> Self {
        Self(|_, words| words.to_owned())
    }
}
