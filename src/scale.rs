//! The scales that others put sites on, and the bands that ours are told apart by.
//! Knows no site and no table. Each map's cuts are our own judgement unless a source is named.

mod number;
mod pasted;

pub use number::number;
pub use pasted::{Unclear, read};

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

crate::vocabulary! {
    /// What a scale measures.
    pub enum About {
        /// Links to the site: its authority.
        Links = "links",
        /// People on the site, which says little about links: popularity ranks agree with Majestic's by .38 only,
        /// link indexes among themselves by .72 and more.
        Audience = "audience",
    }
}

crate::vocabulary! {
    /// A measure of a site that a person may know from another tool.
    pub enum Scale {
        /// Ahrefs' Domain Rating, 0 to 100.
        Dr = "dr",
        /// Moz's Domain Authority, 1 to 100.
        Da = "da",
        /// Majestic's Trust Flow, 0 to 100.
        Tf = "tf",
        /// Visits a month.
        Traffic = "traffic",
    }
}

impl Scale {
    /// What it measures.
    pub const fn about(self) -> About {
        match self {
            Self::Dr | Self::Da | Self::Tf => About::Links,
            Self::Traffic => About::Audience,
        }
    }

    /// The largest value there is.
    pub const fn most(self) -> u32 {
        match self {
            Self::Dr | Self::Da | Self::Tf => 100,
            // Ten billion visits a month would not fit; nobody has half of that but two search engines.
            Self::Traffic => u32::MAX,
        }
    }

    /// The band of a value.
    ///
    /// ```
    /// use vouch::scale::{Band, Scale};
    /// assert_eq!(Scale::Dr.band(54), Band::Middle);
    /// assert_eq!(Scale::Tf.band(54), Band::High);
    /// ```
    pub const fn band(self, value: u32) -> Band {
        match self {
            // Logarithmic in linking domains (Ahrefs, "What is Domain Rating"): the sites everybody links to stand
            // near 90, national media from 70, what a field or region knows from 45, a usual small site below 20.
            Self::Dr => cut(value, [88, 70, 45, 20]),
            // Logarithmic as well (Moz, "Domain Authority"), and ranks sites as DR does (.9 and more, Reyes-Lillo
            // 2023), but small sites start lower and big ones stand a few points higher.
            Self::Da => cut(value, [90, 70, 45, 20]),
            // Weighs links by nearness to trusted seeds (Majestic, "Flow Metrics"): far fewer sites reach high values.
            Self::Tf => cut(value, [70, 45, 25, 10]),
            // By decades, as audiences spread.
            Self::Traffic => cut(value, [10_000_000, 1_000_000, 100_000, 10_000]),
        }
    }
}

/// The band of a place on a list that is ordered by links or by visitors.
///
/// Ranks spread by their logarithm: referring subnets fall from 501,000 at rank 1 of the Majestic Million to 17,000 at
/// 1,000, 3,900 at 10,000 and about 340 at a million. 253 of the 269 sites that `data/sites.tsv` calls "top" stand among
/// its first 1,000, so that a band is a decade from there on.
///
/// ```
/// use vouch::scale::{Band, by_rank};
/// assert_eq!(by_rank(1), Band::Top);
/// assert_eq!(by_rank(15_000), Band::Middle);
/// ```
pub const fn by_rank(rank: u32) -> Band {
    match rank {
        0..=1_000 => Band::Top,
        1_001..=10_000 => Band::High,
        10_001..=100_000 => Band::Middle,
        100_001..=1_000_000 => Band::Low,
        1_000_001.. => Band::Bottom,
    }
}

const fn cut(value: u32, [top, high, middle, low]: [u32; 4]) -> Band {
    if value >= top {
        Band::Top
    } else if value >= high {
        Band::High
    } else if value >= middle {
        Band::Middle
    } else if value >= low {
        Band::Low
    } else {
        Band::Bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_never_a_lower_band() {
        for scale in Scale::ALL {
            let bands: Vec<Band> = (0..=100).map(|value| scale.band(value)).collect();
            assert!(bands.is_sorted_by(|less, more| less >= more), "{scale}");
            assert_eq!(scale.band(0), Band::Bottom);
            assert_eq!(scale.band(scale.most()), Band::Top);
        }
        let ranks = [1, 1_000, 1_001, 10_001, 100_001, 1_000_001, u32::MAX];
        assert!(ranks.map(by_rank).is_sorted());
    }
}
