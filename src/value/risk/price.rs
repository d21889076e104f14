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
    words.all(fits) && has_price(text, currencies)
}

/// Whether a text in lower case has a number beside a currency, on either side.
pub(in crate::value) fn has_price(text: &str, currencies: &[&str]) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let prices = |currency: &&str| {
        text.match_indices(currency).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + currency.len()..).unwrap_or_default();
            let (last, next) = (before.chars().next_back(), after.chars().next());
            // `kr` is no currency in `kraft`.
            let spaced = currency.starts_with(is_spaced);
            let inside = spaced && (last.is_some_and(is_spaced) || next.is_some_and(is_spaced));
            let number = after.trim_start_matches(['.', ' ', '\u{a0}']);
            // "149,- €" is written so in Europe.
            let whole = before.trim_end().trim_end_matches(['-', '–', ',']);
            let beside = is_digit(whole.chars().next_back()) || is_digit(number.chars().next());
            beside && !inside
        })
    };
    text.bytes().any(|byte| byte.is_ascii_digit()) && currencies.iter().any(prices)
}

/// Whether a letter is of a script that sets words apart: Han and kana do not, and Hangul and Arabic add to a word.
fn is_spaced(c: char) -> bool {
    c.is_lowercase()
}
