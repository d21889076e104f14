//! How numbers and days are written in sentences, and which form of a word goes with a number. Knows no language: a
//! browser does.

/// How a language writes what messages are filled with; both are given its tag, such as `pt-BR`.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// A number, in the digits 0 to 9.
    pub number: fn(u32, &str) -> String,
    /// A day that is given as `YYYY-MM-DD`; anything else as it is.
    pub day: fn(&str, &str) -> String,
    /// The [plural category][rules] of a number: `one`, `few`, `other`, ...
    ///
    /// [rules]: https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
    pub plural: fn(u32, &str) -> String,
}

impl Manner {
    /// As reports have them: outside of a browser nobody knows how a language does, and words are English.
    pub const PLAIN: Self = Self {
        number: |number, _| number.to_string(),
        day: |day, _| day.to_owned(),
        plural: |number, _| if number == 1 { "one" } else { "other" }.to_owned(),
    };
}
