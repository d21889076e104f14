//! The letters of a text: as a reader sees them, and as domain names spell them.
//! Knows no word and no name.

use std::borrow::Cow;

/// A text without what no reader sees in it: soft hyphens, marks of width zero, and whatever else has no glyph of its own
/// (Unicode's `Default_Ignorable_Code_Point`). Who sells links writes "spon\u{ad}sored" so that no program finds it.
///
/// The two joiners stay behind a letter that may be joined to the next, as in Persian, in Hindi and in emoji.
// Once in the module, not wherever a text is read.
#[inline(never)]
pub fn seen(text: &str) -> Cow<'_, str> {
    if text.is_ascii()
        || !text
            .chars()
            .any(|letter| is_joiner(letter) || is_unseen(letter))
    {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    for letter in text.chars() {
        let drops = if is_joiner(letter) {
            !seen.chars().next_back().is_some_and(may_join)
        } else {
            is_unseen(letter)
        };
        seen.extend((!drops).then_some(letter));
    }
    Cow::Owned(seen)
}

/// A text as phrases are looked for in it: what is [`seen`] of it, in lower case.
#[inline(never)]
pub fn lower(text: &str) -> String {
    seen(text).to_lowercase()
}

const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Letters that have a case are joined in no script that is written so, nor are signs of punctuation and money, and those of
/// Chinese, Japanese and Korean.
fn may_join(letter: char) -> bool {
    let stands_alone = matches!(letter,
        '\0'..='\u{58f}' | '\u{2000}'..='\u{20cf}' | '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}');
    !stands_alone && !letter.is_lowercase() && !letter.is_uppercase()
}

/// `Default_Ignorable_Code_Point` of Unicode 16, without the two joiners.
const fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Letters and digits alone, lower case, Latin letters without their marks as domain names spell them.
pub(crate) fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    // Most letters are ASCII, and need no table.
    let (ascii, rest) = text.split_at(text.find(|c: char| !c.is_ascii()).unwrap_or(text.len()));
    let letters = ascii.bytes().filter(u8::is_ascii_alphanumeric);
    compact.extend(letters.map(|letter| char::from(letter.to_ascii_lowercase())));
    for letter in rest.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => compact.push_str(plain),
            None => compact.extend(letter.is_alphanumeric().then_some(letter)),
        }
    }
    compact
}

/// The first letter that [`compact`] would leave of a text.
pub(crate) fn initial(text: &str) -> Option<char> {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    letters.find_map(|letter| match plain(letter) {
        Some(plain) => plain.chars().next(),
        None => letter.is_alphanumeric().then_some(letter),
    })
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' | 'ō' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ů' | 'ű' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{307}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_part_of_a_word() {
        for kept in [
            "",
            "a b",
            "caf\u{e9} e\u{301}",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{1f469}\u{200d}\u{1f4bb}",
        ] {
            assert_eq!(seen(kept), kept);
        }
        for unseen in [
            '\u{ad}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{2060}',
            '\u{feff}',
            '\u{fe0f}',
            '\u{e0020}',
        ] {
            let text =
                format!("{unseen}Spon{unseen}{unseen}sored ${unseen}50 \u{1ebf}{unseen}n{unseen}");
            assert_eq!(lower(&text), "sponsored $50 \u{1ebf}n", "{unseen:?}");
            let text = format!(
                "\u{20ac}{unseen}50, \u{5e83}{unseen}\u{544a} \u{ad11}{unseen}{unseen}\u{ace0}"
            );
            assert_eq!(
                lower(&text),
                "\u{20ac}50, \u{5e83}\u{544a} \u{ad11}\u{ace0}",
                "{unseen:?}"
            );
        }
    }

    #[test]
    fn only_letters_and_digits_are_left() {
        for (text, expected) in [
            ("", ""),
            ("… – !", ""),
            ("St. GEORG", "stgeorg"),
            ("Kutter & Küste", "kutterkueste"),
            ("İstanbul", "istanbul"),
            ("L’Équipe 24", "lequipe24"),
            ("ニュース", "ニュース"),
        ] {
            assert_eq!(compact(text), expected, "{text}");
            assert_eq!(initial(text), expected.chars().next(), "{text}");
        }
    }
}
