//! The keyword score: how alike the words of a text and the person's keywords are as distributions.
//! Knows no page and no link.

use super::{
    language::is_function,
    stem::Stems,
    words::{stands_alone, words, words_sought},
};
use crate::{link::seen, tables::Tables};

/// What part of a page a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The page's title.
    Title,
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// The few words around one link.
    Passage,
}

impl Field {
    /// How many words of running text one word here stands for.
    const fn weight(self) -> f64 {
        match self {
            // Says what all of the page is about.
            Self::Title => 4.0,
            // Says what a part of it is about.
            Self::Heading => 2.0,
            Self::Text | Self::Passage => 1.0,
        }
    }
}

/// How near one is: three keywords that each make up a fiftieth of a text of 300 words come to 0.7, all that a text
/// about them can be asked for; one alone to 0.35.
const SLOPE: f64 = 5.3;

/// The power of a text's length. A root is what weighs repetition out; but the longer a text, the more keywords stand
/// in it by chance, once each, and the root of a count that is mostly nothing grows as the length itself.
const LENGTH: f64 = 0.6;

/// The person's keywords, each as the row of its words' stems.
#[derive(Debug, Clone)]
pub(super) struct Keywords {
    stems: Stems,
    /// Sorted, so that those with the same first word stand together; with how often the person says each. The words
    /// of a longer one stand by themselves too: few texts have just that phrase.
    rows: Vec<(Vec<String>, f64)>,
}

impl Keywords {
    /// Keywords for a text in a language, by its tag; equal ones are one, and one of function words alone is none: any text
    /// has those.
    pub(super) fn of(keywords: &[String], language: Option<&str>, tables: &Tables) -> Self {
        let stems = Stems::of(language, tables);
        let mut phrases: Vec<(Vec<String>, f64)> = Vec::new();
        let mut single: Vec<String> = Vec::new();
        for keyword in keywords {
            let said: Vec<String> = words_sought(&seen(keyword)).collect();
            let row = stems.all(said.clone());
            let pairs = said.iter().zip(&row);
            let telling = pairs.filter(|(word, _)| !is_function(word, language, tables));
            let telling: Vec<String> = telling.map(|(_, stem)| stem.clone()).collect();
            if telling.is_empty() || find(&phrases, &row).is_ok() {
                continue;
            }
            if row.len() > 1 {
                single.extend(telling);
            }
            say(&mut phrases, row);
        }
        for word in single {
            say(&mut phrases, vec![word]);
        }
        Self {
            stems,
            rows: phrases,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Nearness of the fields taken together, 0 to 1.
    ///
    /// The roots are those of Bhattacharyya's coefficient of two distributions: a keyword tells less the more it is
    /// repeated, a second one more, and a long text needs more of them, a little more than by the root. Length is that
    /// of the other words, so that no occurrence of a keyword lowers the score; one is added, lest a text of nothing
    /// else divide by nothing.
    pub(super) fn score<T: AsRef<str>>(&self, fields: impl IntoIterator<Item = (Field, T)>) -> f64 {
        let mut counts = vec![0.0; self.rows.len()];
        let mut others = 1.0;
        for (field, text) in fields {
            let text = self.stems.all(words(&seen(text.as_ref())).collect());
            others += field.weight() * self.count(&text, field.weight(), &mut counts);
        }
        let pairs = self.rows.iter().zip(&counts);
        let sum: f64 = pairs
            .map(|((_, said), count)| libm::sqrt(said * count))
            .sum();
        1.0 - libm::exp(-SLOPE * sum / libm::pow(others, LENGTH))
    }

    /// Counts the rows that stand in a text; gives how many words are of none of them.
    fn count(&self, text: &[String], weight: f64, counts: &mut [f64]) -> f64 {
        let (mut others, mut end) = (0.0, 0);
        for (position, word) in text.iter().enumerate() {
            let rest = text.get(position..).unwrap_or_default();
            end = end.max(position + self.count_at(word, rest, (weight, &mut *counts)));
            // A keyword of one character begins every pair that it stands in.
            let first = word.chars().next().filter(|first| stands_alone(*first));
            if let Some(first) = first.filter(|first| first.len_utf8() < word.len()) {
                let first = self.count_at(&first.to_string(), &[], (weight, &mut *counts));
                end = end.max(position + first);
            }
            others += if position < end { 0.0 } else { 1.0 };
        }
        others
    }

    /// Counts the rows that begin with a word and go on as `rest`; gives how many words the longest of them has.
    fn count_at(&self, word: &str, rest: &[String], (weight, counts): (f64, &mut [f64])) -> usize {
        let begins = |row: &[String]| row.first().is_some_and(|first| first == word);
        let before = |row: &[String]| row.first().is_some_and(|first| first.as_str() < word);
        let start = self.rows.partition_point(|(row, _)| before(row));
        let rows = self.rows.iter().zip(counts.iter_mut()).skip(start);
        let mut longest = 0;
        for ((row, _), count) in rows.take_while(|((row, _), _)| begins(row)) {
            if row.len() == 1 || rest.starts_with(row) {
                *count += weight;
                longest = longest.max(row.len());
            }
        }
        longest
    }
}

fn find(rows: &[(Vec<String>, f64)], row: &[String]) -> Result<usize, usize> {
    rows.binary_search_by(|(known, _)| known.as_slice().cmp(row))
}

/// Adds a row, or its being said once more.
fn say(rows: &mut Vec<(Vec<String>, f64)>, row: Vec<String>) {
    match find(rows, &row) {
        Ok(at) => {
            if let Some((_, said)) = rows.get_mut(at) {
                *said += 1.0;
            }
        }
        Err(at) => rows.insert(at, (row, 1.0)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

    fn score(keywords: &[&str], field: Field, text: &str) -> f64 {
        let keywords: Vec<String> = keywords.iter().map(|&keyword| keyword.to_owned()).collect();
        Keywords::of(&keywords, Some("en"), &TABLES).score([(field, text)])
    }

    #[test]
    fn parts_of_words_and_function_words_are_not_found() {
        for (keyword, text) in [
            ("art", "party"),
            ("artist", "the art"),
            ("bed and breakfast", "and"),
            ("video on demand", "depends on"),
            ("The", "the art of the mill"),
            ("of the", "the art of the mill"),
            ("bike", ""),
            ("京都", "東京都の".get(..6).unwrap()),
            ("茶", "東京"),
        ] {
            assert!(score(&[keyword], Field::Text, text) < 1e-9, "{keyword}");
        }
    }

    #[test]
    fn other_forms_and_rows_of_characters_are_found() {
        for (keyword, text) in [
            ("Road-Bike", "A ROAD bike."),
            ("photographer", "photographers"),
            ("recipes", "a recipe"),
            ("東京", "大東京市"),
            ("茶", "日本茶"),
            ("茶", "茶道"),
        ] {
            assert!(score(&[keyword], Field::Text, text) > 0.2, "{keyword}");
        }
    }

    #[test]
    fn a_whole_phrase_tells_more_than_its_words_and_those_more_than_nothing() {
        let of = |text| score(&["weight loss"], Field::Text, text);
        let (whole, apart, half) = (
            of("about weight loss now"),
            of("loss about weight now"),
            of("about weight right now"),
        );
        assert!(whole > apart && apart > half && half > 0.0);
    }

    #[test]
    fn repeating_helps_less_and_less_and_a_second_keyword_more() {
        let of = |text: &str| {
            score(
                &["bike", "pump"],
                Field::Text,
                &format!("{text} {}", "word ".repeat(50)),
            )
        };
        let (once, twice, thrice, both) = (
            of("bike"),
            of("bike bike"),
            of("bike bike bike"),
            of("bike pump"),
        );
        assert!(once < twice && twice < both && thrice - twice < twice - once);
    }

    #[test]
    fn a_title_tells_more_and_a_long_text_less() {
        let long = format!("bike {}", "word ".repeat(3000));
        let short = format!("bike {}", "word ".repeat(30));
        assert!(score(&["bike"], Field::Text, &long) < score(&["bike"], Field::Text, &short));
        let keywords = Keywords::of(&["bike".to_owned()], Some("en"), &TABLES);
        let under = |title| keywords.score([(Field::Title, title), (Field::Text, long.as_str())]);
        assert!(under("bike") > under("word"));
    }

    #[test]
    fn a_phrase_with_a_function_word_lowers_nothing_either() {
        let of = |text: &str| score(&["b", "c d", "e of e"], Field::Text, text);
        assert!(of("b c d e e of e") >= of("b c d e"));
    }

    proptest! {
        #[test]
        fn saying_a_keyword_once_more_never_lowers(
            text in "([v-z]{1,2} ){0,30}", given in prop::collection::vec("[v-z]{1,2}( [v-z]{1,2})?", 1..6), which in 0_usize..6
        ) {
            let given: Vec<&str> = given.iter().map(String::as_str).collect();
            let more = format!("{text} {}", given[which % given.len()]);
            prop_assert!(score(&given, Field::Text, &more) >= score(&given, Field::Text, &text) - 1e-12);
        }

        #[test]
        fn the_order_of_keywords_changes_nothing_and_any_text_has_a_score(
            text in "\\PC{0,80}", mut given in prop::collection::vec("\\PC{0,12}", 0..6)
        ) {
            let forwards = Keywords::of(&given, Some("en"), &TABLES).score([(Field::Text, &text)]);
            given.reverse();
            let backwards = Keywords::of(&given, Some("en"), &TABLES).score([(Field::Text, &text)]);
            prop_assert!((0.0..=1.0).contains(&forwards));
            prop_assert_eq!(forwards.to_bits(), backwards.to_bits());
        }
    }
}
