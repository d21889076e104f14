//! What a person types of a site, such as `DR 54, 12k visits`, read into values on scales.
//! Guesses no scale: a number without one is asked about.

use super::{Scale, number};

/// Why a text says nothing yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// A number, but not on which scale.
    Scale,
    /// No number with a scale in it.
    Nothing,
    /// More than the scale has.
    TooMuch(Scale),
    /// Two values of the scale, which differ.
    Twice(Scale),
}

/// The values of a text, in its order, each scale once.
///
/// `chosen` is the scale of a number that has none beside it.
///
/// ```
/// use vouch::scale::{Scale, Unclear, read};
/// assert_eq!(read("DR 54, 12k visits", None), Ok(vec![(Scale::Dr, 54), (Scale::Traffic, 12_000)]));
/// assert_eq!(read("54", None), Err(Unclear::Scale));
/// assert_eq!(read("54", Some(Scale::Da)), Ok(vec![(Scale::Da, 54)]));
/// ```
pub fn read(text: &str, chosen: Option<Scale>) -> Result<Vec<(Scale, u32)>, Unclear> {
    let mut found: Vec<(Scale, u32)> = Vec::new();
    // A scale may stand before its number or after it.
    let (mut scale, mut number) = (None, None);
    for token in tokens(text) {
        match token {
            Token::Scale(named) => match number.take() {
                Some(value) => found.push((named, value)),
                None => scale = Some(named),
            },
            Token::Number(value) => match (scale.take(), number) {
                (Some(named), _) => found.push((named, value)),
                (None, Some(_)) => return Err(Unclear::Scale),
                (None, None) => number = Some(value),
            },
            Token::Filler => {}
            Token::Other => return Err(Unclear::Nothing),
        }
    }
    if let Some(value) = number {
        found.push((chosen.ok_or(Unclear::Scale)?, value));
    }
    // `traffic 12k visits` names its scale twice; `DA 37 DR` lacks a number.
    let dangling = scale.is_some() && scale != found.last().map(|(scale, _)| *scale);
    if found.is_empty() || dangling {
        return Err(Unclear::Nothing);
    }
    if let Some((scale, _)) = found.iter().find(|(scale, value)| *value > scale.most()) {
        return Err(Unclear::TooMuch(*scale));
    }
    let mut values: Vec<(Scale, u32)> = Vec::new();
    for (scale, value) in found {
        match values.iter().find(|(known, _)| *known == scale) {
            Some((_, known)) if *known != value => return Err(Unclear::Twice(scale)),
            Some(_) => {}
            None => values.push((scale, value)),
        }
    }
    Ok(values)
}

enum Token {
    Scale(Scale),
    Number(u32),
    /// Stands beside scales and changes nothing.
    Filler,
    Other,
}

fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let parts = text.split(|c: char| c.is_whitespace() || ":=;/~+|()".contains(c));
    let parts = parts.map(|part| part.trim_matches([',', '.']));
    parts
        .filter(|part| !part.is_empty())
        .flat_map(|part| {
            // `DR54` is two tokens, `54k` is one.
            let letters = part
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(part.len());
            let (word, number) = part.split_at(letters);
            [word, number].into_iter().filter(|piece| !piece.is_empty())
        })
        .map(token)
}

fn token(piece: &str) -> Token {
    match piece.to_ascii_lowercase().as_str() {
        "dr" | "rating" | "ahrefs" => Token::Scale(Scale::Dr),
        "da" | "authority" | "moz" => Token::Scale(Scale::Da),
        "tf" | "flow" | "trustflow" | "majestic" => Token::Scale(Scale::Tf),
        "traffic" | "visits" | "visit" | "visitors" | "sessions" | "users" => {
            Token::Scale(Scale::Traffic)
        }
        "domain" | "trust" | "organic" | "monthly" | "month" | "mo" | "per" | "a" | "is" | "of"
        | "and" | "about" => Token::Filler,
        lower => number(lower).map_or(Token::Other, Token::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_paste_is_read() {
        for (text, expected) in [
            ("DR 54", vec![(Scale::Dr, 54)]),
            ("dr:54.0", vec![(Scale::Dr, 54)]),
            ("DR54", vec![(Scale::Dr, 54)]),
            ("DA 37", vec![(Scale::Da, 37)]),
            ("37 DA", vec![(Scale::Da, 37)]),
            ("Trust Flow: 20", vec![(Scale::Tf, 20)]),
            ("Domain Rating 54", vec![(Scale::Dr, 54)]),
            ("54k visits", vec![(Scale::Traffic, 54_000)]),
            ("54K visits/month", vec![(Scale::Traffic, 54_000)]),
            ("traffic 12000", vec![(Scale::Traffic, 12_000)]),
            ("organic traffic 12,000", vec![(Scale::Traffic, 12_000)]),
            ("traffic 1.2M visits", vec![(Scale::Traffic, 1_200_000)]),
            ("DR 54, DA 37", vec![(Scale::Dr, 54), (Scale::Da, 37)]),
            ("DR 54, Ahrefs 54", vec![(Scale::Dr, 54)]),
        ] {
            assert_eq!(read(text, None), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_unclear_is_asked_about_or_refused() {
        for (text, expected) in [
            ("", Unclear::Nothing),
            ("hello", Unclear::Nothing),
            ("DR", Unclear::Nothing),
            ("DA 37 DR", Unclear::Nothing),
            ("DR -5", Unclear::Nothing),
            ("DR 1e3", Unclear::Nothing),
            ("54", Unclear::Scale),
            ("54 37 DR", Unclear::Scale),
            ("DR 540", Unclear::TooMuch(Scale::Dr)),
            ("DR 54 DR 20", Unclear::Twice(Scale::Dr)),
            ("DR 54, DA 3, rating 55", Unclear::Twice(Scale::Dr)),
        ] {
            assert_eq!(read(text, None), Err(expected), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            for (scale, value) in read(&text, Some(Scale::Tf)).unwrap_or_default() {
                assert!(value <= scale.most());
            }
        }
    }
}
