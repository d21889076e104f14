//! Splits text into lower-cased words.
//! Writing without spaces is split into single characters, so that a keyword is found as a row of them.

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    Words { rest: text }
}

struct Words<'a> {
    rest: &'a str,
}

impl Iterator for Words<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let text = self.rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = text.chars().next()?;
        let end = if stands_alone(first) {
            first.len_utf8()
        } else {
            let ends = |c: char| !c.is_alphanumeric() || stands_alone(c);
            text.find(ends).unwrap_or(text.len())
        };
        let (word, rest) = text.split_at_checked(end)?;
        self.rest = rest;
        Some(word.to_lowercase())
    }
}

/// Scripts that put no spaces between words (Thai, kana, Han), and Hangul, whose words take endings.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        let cases: [(&str, &[&str]); 4] = [
            (" -- ", &[]),
            ("E-bike, Größe 28″", &["e", "bike", "größe", "28"]),
            ("東京のbike", &["東", "京", "の", "bike"]),
            ("ÉTÉ", &["été"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), expected);
        }
    }
}
