//! What a number is made of, for whoever wants to follow it: each factor, and what the number is multiplied by for it.
//! Reads no fact; what is listed here multiplies to what [`Numbers`](super::Numbers) folds.

use super::{Factor, Reading, Role, Span};

crate::vocabulary! {
    /// The three numbers of a link or of a place for one.
    pub enum Number {
        /// How good the place is.
        Place = "place",
        /// What it brings in search: the place, and what is listed for search alone.
        Search = "search",
        /// What it brings in visits.
        Referral = "referral",
    }
}

/// One factor of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Made {
    /// What it reads.
    pub reading: Reading,
    /// How much it weighs there; none where it multiplies outright.
    pub weight: Option<f64>,
    /// What it multiplies the number by.
    pub times: Span,
}

impl Number {
    /// The factors of it among those read: first what multiplies outright, then what weighs.
    ///
    /// ```
    /// use vouch::value::{Factor, Number, Reading, Span};
    /// let near = Reading::of(Factor::Relevance, Span::between(0.25, 1.0));
    /// let hint = Reading::of(Factor::Follow, Span::between(0.0, 0.25));
    /// let made = Number::Place.made_of(&[near, hint]);
    /// assert_eq!(made[0].times, hint.span());
    /// assert_eq!((made[1].times.low, made[1].weight), (0.25_f64.powf(0.35), Some(0.35)));
    /// assert_eq!(Number::Search.made_of(&[near, hint]), [], "the place is all");
    /// ```
    pub fn made_of(self, readings: &[Reading]) -> Vec<Made> {
        let (mut outright, mut weighed) = (Vec::new(), Vec::new());
        for &reading in readings {
            let span = reading.span();
            match self.role(reading.factor) {
                Role::None => {}
                Role::Gate => outright.push(Made {
                    reading,
                    weight: None,
                    times: span,
                }),
                Role::Quality(weight) => weighed.push(Made {
                    reading,
                    weight: Some(weight),
                    times: Span::between(libm::pow(span.low, weight), libm::pow(span.high, weight)),
                }),
            }
        }
        outright.append(&mut weighed);
        outright
    }

    const fn role(self, factor: Factor) -> Role {
        match self {
            Self::Place => factor.in_place(),
            Self::Search => factor.in_search(),
            Self::Referral => factor.in_referral(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        follow::Follow,
        value::{
            Range,
            fixture::{House, assess, external},
        },
    };

    #[test]
    fn what_is_listed_multiplies_to_each_number() {
        let links = [Follow::Followed, Follow::Nofollow, Follow::Unknown];
        let links = links.map(|follow| external("https://a.example/").follow(follow));
        for worth in assess(House::of(links).case()).worths {
            let worth = worth.unwrap();
            let of = |number: Number| {
                let made = number.made_of(&worth.readings);
                let gates = made.iter().take_while(|one| one.weight.is_none());
                let all_gates = made.iter().filter(|one| one.weight.is_none());
                assert_eq!(gates.count(), all_gates.count(), "gates first");
                let all = made.iter().map(|one| one.times);
                all.fold(Span::exactly(1.0), Span::times)
            };
            let (place, numbers) = (of(Number::Place), worth.numbers);
            assert_eq!(Range::of(place), numbers.place);
            assert_eq!(Range::of(place.times(of(Number::Search))), numbers.search);
            assert_eq!(Range::of(of(Number::Referral)), numbers.referral);
        }
    }
}
