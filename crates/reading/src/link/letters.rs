//! The letters of a text as domain names spell them.
//! Knows no name.

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
