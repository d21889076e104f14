//! What is known of the linking site's authority.
//! Never infers it from the page (R40); without a source it is unknown.

use serde::{Deserialize, Serialize};

use super::readings;

crate::vocabulary! {
    /// Bands of authority, best first.
    pub enum Band {
        /// Linked from everywhere.
        Top = "top",
        /// Well known.
        High = "high",
        /// Known in its field or country.
        Middle = "middle",
        /// Little known.
        Low = "low",
        /// Hardly linked at all.
        Bottom = "bottom",
        /// No source speaks of it.
        Unknown = "unknown",
    }
}

/// The linking site's authority, 0 to 100: never inferred from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
    /// Its band.
    pub band: Band,
    /// Who says so; none where unknown.
    pub source: Option<String>,
}

impl Authority {
    /// A band and who says so.
    pub fn of(band: Band, source: Option<String>) -> Self {
        let span = readings::authority(band);
        Self {
            low: percent(span.low),
            high: percent(span.high),
            band,
            source,
        }
    }

    /// What is known without any source: nothing.
    pub fn unknown() -> Self {
        Self::of(Band::Unknown, None)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 after the clamp"
)]
fn percent(share: f64) -> u8 {
    libm::round(share.clamp(0.0, 1.0) * 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_spans_bottom_to_high_and_names_no_source() {
        let unknown = Authority::unknown();
        assert_eq!((unknown.low, unknown.high, unknown.source), (15, 75, None));
    }
}
