//! The one way to spell a closed set of words: an enum whose names are written once.
//! Holds no word itself; each stage declares its own.

/// Declares a field-less enum with one spelling per variant, shared by JSON, tables and catalogs.
///
/// ```
/// vouch_known::vocabulary! {
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
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

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

        // Not derived: a derived reader is several times the code, and there is one for each enum.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                Self::from_word(&word).ok_or_else(|| {
                    serde::de::Error::custom(format_args!("unknown word `{word}`"))
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
