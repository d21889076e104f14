//! How numbers and days are written in sentences. Knows no language: a browser does.

/// How a language writes what messages are filled with; both are given its tag, such as `pt-BR`.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// A number, in the digits 0 to 9.
    pub number: fn(u32, &str) -> String,
    /// A day that is given as `YYYY-MM-DD`; anything else as it is.
    pub day: fn(&str, &str) -> String,
}

impl Manner {
    /// As reports have them: outside of a browser nobody knows how a language does.
    pub const PLAIN: Self = Self {
        number: |number, _| number.to_string(),
        day: |day, _| day.to_owned(),
    };
}
