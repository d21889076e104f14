//! Text as it is compared: what typesetting makes of it makes no other words.
//! Knows no word.

use crate::link::seen;

/// A text as a keyboard has it: quotes straight, hyphens and spaces that may break a line, and no marks that nobody sees,
/// such as soft hyphens and what allows or forbids a line's break.
pub(super) fn typed(text: &str) -> String {
    let seen = seen(text);
    let letters = seen.chars().map(|letter| match letter {
        '\u{2018}'..='\u{201b}' | '\u{2bc}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    });
    letters.collect()
}
