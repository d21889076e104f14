//! What is a price: a number beside a currency.
//! Knows nothing of what is sold.

/// Whether a text in lower case has a price for each of something: "$50 / post".
pub(super) fn is_each(text: &str, units: &[&str], currencies: &[&str]) -> bool {
    let mut places = units.iter().flat_map(|unit| text.match_indices(*unit));
    places.any(|(at, unit)| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        let after = text.get(at + unit.len()..).unwrap_or_default();
        let ends = |currency: &&str| before.ends_with(currency);
        let priced = before.ends_with(|c: char| c.is_ascii_digit()) || currencies.iter().any(ends);
        // A plural is one, a longer word is another.
        let rest = after.strip_prefix('s').unwrap_or(after);
        priced && !rest.starts_with(char::is_alphabetic)
    })
}

/// Whether a text in lower case is a price and nothing else, words such as "from" and "a month" aside.
pub(super) fn is_price(text: &str, currencies: &[&str], beside: &[&str]) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let fits = |word: &str| word.is_empty() || currencies.contains(&word) || beside.contains(&word);
    has_price(text, currencies) && words.all(fits)
}

/// Whether a text in lower case has a number beside a currency, on either side. Looks at what stands beside each number: to
/// search a line for each currency takes many times as long.
pub(in crate::value) fn has_price(text: &str, currencies: &[&str]) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    // Most lines have none, and their bytes are looked through faster than their characters.
    let has_number = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut numbers = text.match_indices(is_digit);
    has_number
        && numbers.any(|(at, digit)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + digit.len()..).unwrap_or_default();
            let is_after = || {
                let before = before.trim_end_matches(['.', ' ', '\u{a0}']);
                let rest = text.get(before.len()..).unwrap_or_default();
                let ends = |it: &&str| {
                    before
                        .strip_suffix(*it)
                        .is_some_and(|head| is_apart(head, it, rest))
                };
                currencies.iter().any(ends)
            };
            let is_before = || {
                // "149,- €" is written so in Europe.
                let after = after.trim_start_matches(['-', '–', ',']).trim_start();
                let head = text.strip_suffix(after).unwrap_or_default();
                let begins = |it: &&str| {
                    after
                        .strip_prefix(*it)
                        .is_some_and(|rest| is_apart(head, it, rest))
                };
                currencies.iter().any(begins)
            };
            (!before.ends_with(is_digit) && is_after())
                || (!after.starts_with(is_digit) && is_before())
        })
}

/// Whether a currency between two texts is a word of its own: `kr` is none in `kraft`.
fn is_apart(before: &str, currency: &str, after: &str) -> bool {
    let spaced = currency.starts_with(is_spaced);
    !(spaced && (before.ends_with(is_spaced) || after.starts_with(is_spaced)))
}

/// Whether a letter is of a script that sets words apart: Han and kana do not, and Hangul and Arabic add to a word.
fn is_spaced(c: char) -> bool {
    c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    #[test]
    fn a_price_is_a_number_beside_a_currency() {
        let currencies = Tables::builtin().risk_words("currency");
        for text in [
            "$50",
            "50 $",
            "149,- €",
            "rs. 50",
            "50kr",
            "usd\u{a0}7",
            "12円",
            "7 – $",
            "$ .50",
            "a 5,00 zł b",
        ] {
            let priced = text != "7 – $";
            assert_eq!(has_price(text, &currencies), priced, "{text}");
        }
        for text in [
            "",
            "50",
            "$",
            "kraft 50",
            "50 kraft",
            "first 50",
            "50 others",
            "$ a 50",
            "5 a €",
        ] {
            assert!(!has_price(text, &currencies), "{text}");
        }
    }

    #[test]
    fn no_currency_begins_or_ends_with_what_may_stand_beside_one() {
        for currency in Tables::builtin().risk_words("currency") {
            let bare = currency.trim_end_matches(['.', ' ', '\u{a0}']);
            let bare = bare.trim_start_matches(['-', '–', ',']).trim_start();
            assert!(!bare.is_empty() && bare == currency, "{currency}");
        }
    }
}
