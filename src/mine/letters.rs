//! Letters as they are compared: what typesetting makes of a text makes no other words.
//! Knows no word.

/// In a text's own order, without marks that nobody sees: soft hyphens, and what allows or forbids a line's break.
pub(super) fn seen(text: &str) -> impl Iterator<Item = char> {
    let mark = |letter: &char| matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}');
    text.chars().filter(move |letter| !mark(letter))
}

/// A letter as a keyboard has it: quotes straight, hyphens and spaces that may break a line.
pub(super) fn plain(letter: char) -> char {
    match letter {
        '\u{2018}'..='\u{201b}' | '\u{2bc}' => '\'',
        '\u{201c}'..='\u{201f}' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}
