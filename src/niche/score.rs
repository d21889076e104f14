//! The keyword score: how often each keyword stands in the fields of a text, saturated and normalized by length.
//! Knows no page and no link.

use std::collections::BTreeSet;

use super::words::words;

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
    /// How many occurrences in running text one occurrence here stands for.
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

/// Words of a usual text; a longer one needs a keyword more often to be about it (BM25's average length).
const USUAL_LENGTH: f64 = 600.0;

/// How fast further occurrences stop to tell anything, and how much length matters (the usual values of BM25).
const SATURATION: f64 = 1.2;
const LENGTH_SHARE: f64 = 0.75;

/// The person's keywords, each as the row of its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Keywords {
    /// Sorted, so that those with the same first word stand together.
    rows: Vec<Vec<String>>,
}

impl Keywords {
    pub(super) fn of(keywords: &[String]) -> Self {
        let mut phrases = BTreeSet::new();
        for keyword in keywords {
            phrases.insert(words(keyword).collect::<Vec<_>>().join(" "));
        }
        phrases.remove("");
        let row = |phrase: &String| phrase.split(' ').map(str::to_owned).collect();
        Self {
            rows: phrases.iter().map(row).collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Nearness of the fields taken together, 0 to 1: each keyword adds less the more it is repeated, and
    /// three well-covered keywords are nearly as good as ten.
    pub(super) fn score<T: AsRef<str>>(&self, fields: impl IntoIterator<Item = (Field, T)>) -> f64 {
        let mut counts = vec![0.0; self.rows.len()];
        let mut length = 0.0;
        for (field, text) in fields {
            let text: Vec<String> = words(text.as_ref()).collect();
            length += f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
            self.count(&text, field.weight(), &mut counts);
        }
        let norm = SATURATION * (1.0 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH);
        let sum: f64 = counts.iter().map(|count| count / (count + norm)).sum();
        1.0 - libm::exp(-sum)
    }

    fn count(&self, text: &[String], weight: f64, counts: &mut [f64]) {
        for (position, word) in text.iter().enumerate() {
            let rest = text.get(position..).unwrap_or_default();
            let first = self.rows.partition_point(|row| row.first() < Some(word));
            let rows = self.rows.iter().zip(counts.iter_mut()).skip(first);
            for (row, count) in rows.take_while(|(row, _)| row.first() == Some(word)) {
                if rest.starts_with(row) {
                    *count += weight;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(keywords: &[&str], field: Field, text: &str) -> f64 {
        let keywords: Vec<String> = keywords.iter().map(|&keyword| keyword.to_owned()).collect();
        Keywords::of(&keywords).score([(field, text)])
    }

    #[test]
    fn parts_of_words_and_broken_phrases_are_not_found() {
        for (keyword, text) in [
            ("art", "party"),
            ("road bike", "road and bike"),
            ("bike", ""),
        ] {
            assert!(score(&[keyword], Field::Text, text) < 1e-9, "{keyword}");
        }
        assert!(score(&["Road-Bike"], Field::Text, "A ROAD bike.") > 0.2);
        assert!(score(&["東京"], Field::Text, "大東京市") > 0.2);
    }

    #[test]
    fn repeating_helps_less_and_less_and_a_second_keyword_more() {
        let once = score(&["bike", "pump"], Field::Text, "bike");
        let twice = score(&["bike", "pump"], Field::Text, "bike bike");
        let both = score(&["bike", "pump"], Field::Text, "bike pump");
        assert!(once < twice && twice < both);
        assert!(score(&["bike"], Field::Text, &"bike ".repeat(500)) < 0.7);
    }

    #[test]
    fn a_title_tells_more_and_a_long_text_less() {
        assert!(score(&["bike"], Field::Title, "bike") > score(&["bike"], Field::Text, "bike"));
        let long = format!("bike {}", "word ".repeat(3000));
        assert!(score(&["bike"], Field::Text, &long) < score(&["bike"], Field::Text, "bike"));
    }
}
