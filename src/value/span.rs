//! A share from 0 to 1 of which only the ends are known.
//! Does not know what it is a share of.

/// What something may be, from `low` to `high`, both within 0 and 1 and `low <= high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// The least it may be.
    pub low: f64,
    /// The most it may be.
    pub high: f64,
}

/// Shares are kept in thousandths, so that the numbers shown are the numbers reckoned with.
const STEPS: f64 = 1000.0;

impl Span {
    /// Known exactly.
    pub const fn exactly(share: f64) -> Self {
        Self {
            low: share,
            high: share,
        }
    }

    /// Known to lie between.
    pub const fn between(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Both at once, of two that are independent.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self::between(self.low * other.low, self.high * other.high)
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// What to expect where each span holds so many times; everything where there is none.
    ///
    /// ```
    /// use vouch::value::Span;
    /// let habit = Span::expected(&[(Span::exactly(1.0), 3), (Span::between(0.0, 0.2), 1)]);
    /// assert_eq!(habit, Span::between(0.75, 0.8));
    /// ```
    pub fn expected(cases: &[(Self, u32)]) -> Self {
        let total: f64 = cases.iter().map(|(_, times)| f64::from(*times)).sum();
        if total <= 0.0 {
            return Self::between(0.0, 1.0);
        }
        let mean = |end: fn(&Self) -> f64| {
            let sum: f64 = cases
                .iter()
                .map(|(span, times)| end(span) * f64::from(*times))
                .sum();
            sum / total
        };
        Self::between(mean(|span| span.low), mean(|span| span.high)).in_steps()
    }

    /// Both ends rounded to thousandths and kept within 0 and 1.
    #[must_use]
    pub fn in_steps(self) -> Self {
        let step = |share: f64| libm::round(share.clamp(0.0, 1.0) * STEPS) / STEPS;
        Self::between(step(self.low), step(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_case_tells_nothing() {
        assert_eq!(Span::expected(&[]), Span::between(0.0, 1.0));
    }

    #[test]
    fn steps_keep_within_bounds() {
        assert_eq!(
            Span::between(-0.2, 1.000_4).in_steps(),
            Span::between(0.0, 1.0)
        );
        assert_eq!(Span::exactly(0.123_46).in_steps(), Span::exactly(0.123));
    }
}
