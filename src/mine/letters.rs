//! Text as it is compared: what typesetting makes of it makes no other words.
//! Knows no word.

/// A text as a keyboard has it: quotes straight, hyphens and spaces that may break a line, and no marks that nobody sees,
/// which are soft hyphens and what allows or forbids a line's break.
pub(super) fn typed(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2018}'..='\u{201b}' | '\u{2bc}' => Some('\''),
        '\u{201c}'..='\u{201f}' => Some('"'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        _ if letter.is_whitespace() => Some(' '),
        _ => Some(letter),
    });
    letters.collect()
}
