//! Folds a spot's readings into three ranges: place, search and referral.
//! Knows factors and their roles, but no fact about a link.

use serde::{Deserialize, Serialize};

use super::{Reading, Role, Span};

/// A value from 0 to 100 of which only the ends are known; `low <= high`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
}

/// What rounding must not see: the last bits of a logarithm and an exponential.
const NOISE: f64 = 1e-6;

impl Range {
    /// A share in whole percent: the low end rounded down, the high end up, so that the truth stays between.
    pub fn of(share: Span) -> Self {
        Self {
            low: whole(libm::floor(share.low * 100.0 + NOISE)),
            high: whole(libm::ceil(share.high * 100.0 - NOISE)),
        }
    }

    /// Twice the middle, for comparing ranges without fractions.
    pub fn weight(self) -> u16 {
        u16::from(self.low) + u16::from(self.high)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 after the clamp"
)]
fn whole(percent: f64) -> u8 {
    percent.clamp(0.0, 100.0) as u8
}

/// The three numbers of a link or a slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    /// How good the place is: this page, this spot.
    pub place: Range,
    /// What it brings in search: place with the site's authority.
    pub search: Range,
    /// What it brings in visits.
    pub referral: Range,
}

impl Numbers {
    /// Folds readings in the order given; a factor without a reading changes nothing.
    ///
    /// ```
    /// use vouch::value::{Factor, Numbers, Range, Reading, Span};
    /// let nofollow = Reading::of(Factor::Follow, Span::between(0.0, 0.25));
    /// let numbers = Numbers::fold([nofollow]);
    /// assert_eq!(numbers.place, Range { low: 0, high: 25 });
    /// assert_eq!(numbers.referral, Range { low: 100, high: 100 });
    /// ```
    pub fn fold(readings: impl IntoIterator<Item = Reading>) -> Self {
        let mut place = Product::ONE;
        let mut search = Product::ONE;
        let mut referral = Product::ONE;
        for reading in readings {
            place.take(reading.factor.in_place(), reading.span());
            search.take(reading.factor.in_search(), reading.span());
            referral.take(reading.factor.in_referral(), reading.span());
        }
        let place = place.share();
        Self {
            place: Range::of(place),
            search: Range::of(place.times(search.share())),
            referral: Range::of(referral.share()),
        }
    }
}

/// Gates multiplied and qualities gathered as a weighted sum of logarithms, for both ends.
#[derive(Debug, Clone, Copy)]
struct Product {
    gates: Span,
    logarithms: (f64, f64),
}

impl Product {
    const ONE: Self = Self {
        gates: Span::exactly(1.0),
        logarithms: (0.0, 0.0),
    };

    fn take(&mut self, role: Role, Span { low, high }: Span) {
        match role {
            Role::None => {}
            Role::Gate => {
                self.gates = Span::between(self.gates.low * low, self.gates.high * high);
            }
            Role::Quality(weight) => {
                self.logarithms.0 += weight * libm::log(low);
                self.logarithms.1 += weight * libm::log(high);
            }
        }
    }

    fn share(self) -> Span {
        Span::between(
            self.gates.low * libm::exp(self.logarithms.0),
            self.gates.high * libm::exp(self.logarithms.1),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Factor;

    #[test]
    fn nothing_read_is_everything() {
        let all = Range {
            low: 100,
            high: 100,
        };
        assert_eq!(Numbers::fold([]).place, all);
    }

    #[test]
    fn a_quality_of_nothing_takes_all() {
        let nothing = Reading::of(Factor::Anchor, Span::exactly(0.0));
        let none = Range { low: 0, high: 0 };
        assert_eq!(Numbers::fold([nothing]).place, none);
    }

    #[test]
    fn ends_are_rounded_apart() {
        assert_eq!(Range::of(Span::exactly(0.723)), Range { low: 72, high: 73 });
        assert_eq!(
            Range::of(Span::exactly(0.29)),
            Range { low: 29, high: 29 },
            "0.29 * 100 is 28.999999999999996"
        );
    }
}
