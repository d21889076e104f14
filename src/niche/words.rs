//! Splits text into lower-cased words.
//! Writing without spaces is split into overlapping pairs of characters: its words are mostly two or more long, and
//! none can be told without a dictionary.

use super::script::Script;

/// The words of a text, in order. A row of characters that stand alone ends with the last of them by itself, so that
/// each of them begins one word.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    Words {
        rest: text,
        closing: true,
    }
}

/// The words of a keyword: as [`words`], but what is two characters or longer is pairs only.
pub(super) fn words_sought(keyword: &str) -> impl Iterator<Item = String> {
    Words {
        rest: keyword,
        closing: false,
    }
}

/// The words of a text whose words have spaces between them in any script.
pub(super) fn joined_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !is_letter(c));
    words.filter(|word| !word.is_empty()).map(lower)
}

struct Words<'a> {
    rest: &'a str,
    /// Whether the last character of a row is given by itself too.
    closing: bool,
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let text = self.rest.trim_start_matches(|c: char| !is_letter(c));
        let mut letters = text.char_indices();
        let (_, first) = letters.next()?;
        if !stands_alone(first) {
            let ends = |c: char| !is_letter(c) || stands_alone(c);
            let end = text.find(ends).unwrap_or(text.len());
            let (word, rest) = text.split_at_checked(end)?;
            self.rest = rest;
            return Some(lower(word));
        }
        let follows = |next: Option<(usize, char)>| next.filter(|(_, c)| stands_alone(*c));
        let second = follows(letters.next());
        let end = second.map_or(first.len_utf8(), |(at, second)| at + second.len_utf8());
        let more = follows(letters.next()).is_some();
        let taken = if second.is_some() && (more || self.closing) {
            first.len_utf8()
        } else {
            end
        };
        self.rest = text.get(taken..)?;
        text.get(..end).map(str::to_owned)
    }
}

/// A word in lower case. The dot that a Turkish capital leaves beside its `i` is no letter of its own.
fn lower(word: &str) -> String {
    let mut lower = word.to_lowercase();
    lower.retain(|c| c != '\u{307}');
    lower
}

/// Letters and digits, and the marks that are vowels in scripts of India and Thailand, which no word ends at.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4f}')
}

/// Scripts that put no spaces between words, and Hangul, whose words take endings.
pub(super) fn stands_alone(c: char) -> bool {
    match Script::of(c) {
        Some(Script::Han | Script::Kana | Script::Hangul | Script::Thai) => true,
        Some(
            Script::Latin
            | Script::Cyrillic
            | Script::Greek
            | Script::Hebrew
            | Script::Arabic
            | Script::Devanagari
            | Script::Tamil,
        )
        | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        let cases: [(&str, &[&str]); 7] = [
            (" -- ", &[]),
            ("E-bike, Größe 28″", &["e", "bike", "größe", "28"]),
            ("ÉTÉ", &["été"]),
            ("東京のbike", &["東京", "京の", "の", "bike"]),
            ("茶 자전거", &["茶", "자전", "전거", "거"]),
            ("हिन्दी में", &["हिन्दी", "में"]),
            ("İstanbul", &["istanbul"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_keyword_is_pairs_and_one_character_by_itself() {
        let cases: [(&str, &[&str]); 4] = [
            ("自転車", &["自転", "転車"]),
            ("東京", &["東京"]),
            ("茶", &["茶"]),
            ("iPhoneケース", &["iphone", "ケー", "ース"]),
        ];
        for (keyword, expected) in cases {
            assert_eq!(words_sought(keyword).collect::<Vec<_>>(), expected);
        }
    }
}
