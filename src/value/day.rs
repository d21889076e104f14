//! Calendar days: read from ISO forms, counted since 1970, written `YYYY-MM-DD`.
//! Knows no time of day and no page.

use std::fmt;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

/// Milliseconds of a day.
const MILLISECONDS: u64 = 86_400_000;

/// A day of the Gregorian calendar, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

impl Day {
    /// The day (UTC) of a moment in milliseconds since 1970.
    pub fn of_moment(milliseconds: u64) -> Self {
        Self(i64::try_from(milliseconds / MILLISECONDS).unwrap_or(i64::MAX))
    }

    /// The day of such a moment where clocks are so many minutes ahead of UTC.
    ///
    /// ```
    /// use vouch::value::Day;
    /// let noon = 1_795_262_400_000;
    /// assert_eq!(Day::of_moment_at(noon, 0).to_string(), "2026-11-21");
    /// assert_eq!(Day::of_moment_at(noon, 840).to_string(), "2026-11-22");
    /// assert_eq!(Day::of_moment_at(noon, -780).to_string(), "2026-11-20");
    /// ```
    pub fn of_moment_at(milliseconds: u64, minutes: i32) -> Self {
        Self::of_moment(milliseconds.saturating_add_signed(i64::from(minutes) * MINUTE))
    }

    /// Reads `2025-03-12`, `2025/03/12`, `2025.03.12`, `20250312` or `2025-03` (its first day), whatever time follows.
    ///
    /// ```
    /// use vouch::value::Day;
    /// assert_eq!(Day::read("2025-03-12T10:00:00+09:00").map(|day| day.to_string()), Some("2025-03-12".into()));
    /// assert_eq!(Day::read("12 March 2025"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let (year, rest) = digits(text, 4)?;
        let separator = rest.chars().next().filter(|c| "-/.".contains(*c));
        let after = |rest: &'_ str| match separator {
            Some(separator) => rest.strip_prefix(separator).map(str::to_owned),
            None => Some(rest.to_owned()),
        };
        let (month, rest) =
            digits(&after(rest)?, 2).map(|(month, rest)| (month, rest.to_owned()))?;
        let day = after(&rest)
            .and_then(|rest| digits(&rest, 2).map(|(day, rest)| (day, rest.to_owned())));
        let (day, rest) = match day {
            Some(read) => read,
            // A bare `202503` may be anything.
            None if separator.is_some() => (1, rest),
            None => return None,
        };
        let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
        Self::from_parts(year, month, day).filter(|_| ends)
    }

    /// Days since 1970 by counting whole 400-year eras from March on, so that the leap day comes last.
    fn from_parts(year: i64, month: i64, day: i64) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 => 28 + i64::from(leap),
            1..=12 => 31,
            _ => return None,
        };
        if !(1..=length).contains(&day) {
            return None;
        }
        let year = year - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(Self(
            era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH_OF_0,
        ))
    }
}

/// Days in 400 years.
const ERA: i64 = 146_097;

/// Days from 0000-03-01 to 1970-01-01.
const MARCH_OF_0: i64 = 719_468;

/// The number that the first `count` characters spell, if they are all digits, and the rest.
fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let (head, rest) = text.split_at_checked(count)?;
    let all = head.bytes().all(|byte| byte.is_ascii_digit());
    Some((head.parse().ok().filter(|_| all)?, rest))
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.0.saturating_add(MARCH_OF_0);
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * years + years / 4 - years / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = (march_month + 2) % 12 + 1;
        let year = years + era * 400 + i64::from(month <= 2);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2025",
            "202503",
            "2025-13-01",
            "2025-02-29",
            "2025-00-10",
            "2025-03-00",
            "2025-03-123",
            "25-03-12",
            "March 12, 2025",
            "２０２５-03-12",
            "2025_03_12",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970_and_written_back() {
        for (text, days, written) in [
            ("1970-01-01", 0, "1970-01-01"),
            ("2000-02-29T23:59Z", 11_016, "2000-02-29"),
            ("2024/12/31", 20_088, "2024-12-31"),
            (" 20250312T000000", 20_159, "2025-03-12"),
            ("2025-03", 20_148, "2025-03-01"),
            ("1969.12.31", -1, "1969-12-31"),
        ] {
            assert_eq!(Day::read(text), Some(Day(days)), "{text}");
            assert_eq!(Day(days).to_string(), written);
        }
    }

    #[test]
    fn every_day_of_two_centuries_reads_back() {
        for days in -36_500..36_500 {
            let day = Day(days);
            assert_eq!(Day::read(&day.to_string()), Some(day));
        }
    }
}
