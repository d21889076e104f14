//! The one way to spell a closed set of words: an enum whose names are written once.
//! Holds no word itself; each stage declares its own.

/// Declares a field-less enum with one spelling per variant, shared by JSON, tables and catalogs.
///
/// ```
/// vouch::vocabulary! {
///     /// Where the sun stands.
///     pub enum Sky {
///         /// It is day.
///         Day = "day",
///         /// It is night.
///         Night = "night",
///     }
/// }
/// assert_eq!(Sky::Night.as_str(), "night");
/// assert_eq!(Sky::from_word("day"), Some(Sky::Day));
/// assert_eq!(Sky::ALL.len(), 2);
/// ```
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every word, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word as JSON, tables and catalogs spell it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The variant that is spelled `word`, exactly.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
