//! What script a letter is of, and which languages are written in it.
//! Reads no text.

/// The scripts that languages are told apart by; others are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Devanagari,
    Tamil,
    Thai,
    Han,
    Kana,
    Hangul,
}

impl Script {
    /// By the blocks of Unicode.
    pub(super) const fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Self::Arabic,
            '\u{900}'..='\u{97f}' => Self::Devanagari,
            '\u{b80}'..='\u{bff}' => Self::Tamil,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            '\u{3040}'..='\u{30ff}' => Self::Kana,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}' => Self::Han,
            '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => Self::Hangul,
            _ => return None,
        })
    }

    /// The script that a language is written in; none for one that has several.
    pub(super) fn of_language(language: &str) -> Option<Self> {
        Some(match language {
            "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "tg" | "tt" | "uk" => Self::Cyrillic,
            "ar" | "fa" | "ps" | "ur" => Self::Arabic,
            "hi" | "mr" | "ne" => Self::Devanagari,
            "el" => Self::Greek,
            "he" | "yi" => Self::Hebrew,
            "ta" => Self::Tamil,
            "th" => Self::Thai,
            "zh" => Self::Han,
            "ja" => Self::Kana,
            "ko" => Self::Hangul,
            "az" | "bs" | "sr" | "uz" => return None,
            _ => Self::Latin,
        })
    }

    /// The language that nearly every page in this script is in.
    pub(super) const fn language(self) -> Option<&'static str> {
        match self {
            Self::Greek => Some("el"),
            Self::Hebrew => Some("he"),
            Self::Tamil => Some("ta"),
            Self::Thai => Some("th"),
            Self::Han => Some("zh"),
            Self::Kana => Some("ja"),
            Self::Hangul => Some("ko"),
            Self::Latin | Self::Cyrillic | Self::Arabic | Self::Devanagari => None,
        }
    }

    /// Whether a text in this script may hold words in the other: Japanese is written in kana and Han.
    pub(super) fn holds(self, other: Self) -> bool {
        self == other || (self == Self::Kana && other == Self::Han)
    }
}
