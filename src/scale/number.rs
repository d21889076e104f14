//! A number as people and tools write it: `54`, `54.5`, `12,000`, `1.234.567`, `12k`, `1.2M`.
//! Reads all of a text or nothing of it: a number that is half understood is a wrong one.

/// What stands between groups of three digits and nowhere else: a space, the spaces of French, the apostrophes of Swiss.
const GROUPING: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];

/// A whole number, a fraction rounded; nothing where any part of the text is not of the number.
///
/// One comma or point before three digits groups thousands, any other one begins the fraction; before a unit it always
/// does. What is too large is the largest there is.
///
/// ```
/// use vouch::scale::number;
/// assert_eq!(number("1.2M"), Some(1_200_000));
/// assert_eq!(number("1.234.567"), Some(1_234_567));
/// assert_eq!(number("7,3"), Some(7));
/// assert_eq!(number("7 of 10"), None);
/// ```
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    // Nearly all of a million rows: worth a way of their own.
    if !text.starts_with('+')
        && let Ok(plain) = text.parse()
    {
        return Some(plain);
    }
    let (digits, unit) = measured(text);
    let (whole, fraction) = parts(digits, unit)?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.unwrap_or("0");
    if !is_digits(&whole) || !is_digits(fraction) {
        return None;
    }
    let value = [&whole, ".", fraction].concat().parse::<f64>().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no sign was let in, and what is too large saturates"
    )]
    let value = libm::round(value * unit.unwrap_or(1.0)) as u32;
    Some(value)
}

/// What stands before a unit, and how many the unit is.
fn measured(text: &str) -> (&str, Option<f64>) {
    let units = [('k', 1e3), ('m', 1e6), ('b', 1e9)];
    let mut units = units.into_iter().filter_map(|(letter, many)| {
        let before = text.strip_suffix([letter, letter.to_ascii_uppercase()])?;
        Some((before.trim_end(), Some(many)))
    });
    units.next().unwrap_or((text, None))
}

/// The digits of the whole number, and those of the fraction where there is one.
fn parts(digits: &str, unit: Option<f64>) -> Option<(String, Option<&str>)> {
    let separator = |c: char| c == ',' || c == '.' || GROUPING.contains(&c);
    let Some(last) = digits.rfind(separator) else {
        return Some((digits.to_owned(), None));
    };
    let (before, after) = digits.split_at_checked(last)?;
    let mark = after.chars().next()?;
    let after = after.strip_prefix(mark)?;
    let groups = GROUPING.contains(&mark)
        || before.contains(mark)
        || (unit.is_none() && !before.contains(separator) && is_grouped(digits, mark));
    if groups {
        return is_grouped(digits, mark).then(|| (digits.replace(mark, ""), None));
    }
    match before.chars().find(|c| separator(*c)) {
        Some(mark) if !is_grouped(before, mark) => None,
        Some(mark) => Some((before.replace(mark, ""), Some(after))),
        None => Some((before.to_owned(), Some(after))),
    }
}

/// Whether the digits stand in groups of three, the first one aside, which may be shorter and is not nought.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_wholly_is_none() {
        for text in [
            "",
            " ",
            ".",
            ",",
            "k",
            "54 dr",
            "54%",
            "x54",
            "-5",
            "+5",
            "1e3",
            "1.5E7",
            "1.2Mx",
            "1.2MM",
            "54.",
            ".5",
            "1,2,3",
            "1.2.3",
            "1,23,456",
            "1,234.5.6",
            "1.234,567.8",
            "12,34.5",
            "54 1",
            "1 2345",
            "1,234,5678",
            "0,123,456",
            "1k2",
            "\u{661}\u{662}",
            "1,,234",
            "1 234k5",
            "NaN",
            "inf",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn what_tools_write_is_read() {
        for (text, value) in [
            ("0", 0),
            (" 54 ", 54),
            ("007", 7),
            ("54.0", 54),
            ("54.5", 55),
            ("7,3", 7),
            ("7.3", 7),
            ("0.4", 0),
            ("0,123", 0),
            ("12,000", 12_000),
            ("12.000", 12_000),
            ("12 000", 12_000),
            ("12\u{a0}000", 12_000),
            ("1\u{202f}234\u{202f}567", 1_234_567),
            ("1'234'567", 1_234_567),
            ("1,234,567", 1_234_567),
            ("1.234.567", 1_234_567),
            ("1.234.567,89", 1_234_568),
            ("1,234,567.89", 1_234_568),
            ("1 234,5", 1_235),
            ("1234.567", 1_235),
            ("12k", 12_000),
            ("12K", 12_000),
            ("1.2M", 1_200_000),
            ("1,2m", 1_200_000),
            ("1.2 M", 1_200_000),
            ("1.234M", 1_234_000),
            ("1.5B", 1_500_000_000),
            ("1,234.5k", 1_234_500),
            ("99999999999", u32::MAX),
            ("90B", u32::MAX),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_number_or_none(text in "[0-9,. kKmMbB'+-]{0,12}|.{0,12}") {
            number(&text);
        }

        #[test]
        fn each_way_to_group_digits_gives_the_same(value: u32) {
            let digits = value.to_string();
            for mark in [",", ".", " ", "\u{a0}", "\u{202f}", "'", "\u{2019}"] {
                let mut grouped = String::new();
                for (at, digit) in digits.char_indices() {
                    if at > 0 && (digits.len() - at) % 3 == 0 {
                        grouped.push_str(mark);
                    }
                    grouped.push(digit);
                }
                proptest::prop_assert_eq!(number(&grouped), Some(value));
            }
        }
    }
}
