//! How good a place is where there is no room for two numbers.
//! Knows no link.

use super::{
    Range,
    prospect::{FAIR, GOOD, middle},
};

crate::vocabulary! {
    /// A value in three steps, divided where pages divide as prospects.
    pub enum Level {
        /// What makes a page a poor prospect.
        Low = "low",
        /// What makes it a fair one.
        Middle = "middle",
        /// What makes it a good one.
        High = "high",
    }
}

impl Level {
    /// The step of a range's middle.
    ///
    /// ```
    /// use vouch::value::{Level, Range};
    /// assert_eq!(Level::of(Range { low: 0, high: 25 }), Level::Low);
    /// assert_eq!(Level::of(Range { low: 30, high: 55 }), Level::Middle);
    /// assert_eq!(Level::of(Range { low: 55, high: 75 }), Level::High);
    /// ```
    pub const fn of(range: Range) -> Self {
        match middle(range) {
            GOOD.. => Self::High,
            FAIR.. => Self::Middle,
            _ => Self::Low,
        }
    }

    /// Whether a range reaches from the lowest step to the highest, so that its middle says nothing.
    pub fn is_open(range: Range) -> bool {
        let end = |end| {
            Self::of(Range {
                low: end,
                high: end,
            })
        };
        end(range.low) == Self::Low && end(range.high) == Self::High
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_keeps_to_two_steps_is_not_open() {
        assert!(!Level::is_open(Range {
            low: 0,
            high: GOOD - 1
        }));
        assert!(!Level::is_open(Range {
            low: FAIR,
            high: 100
        }));
        assert!(Level::is_open(Range {
            low: FAIR - 1,
            high: GOOD
        }));
    }
}
