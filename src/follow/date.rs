//! Dates as robots directives write them: RFC 822, RFC 850 and ISO 8601.
//! Guesses nothing: a date without year, month and day is none.

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Zones by name and their distance from UTC in minutes.
const ZONES: &[(&str, i64)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("cet", 60),
    ("cest", 120),
];

/// Milliseconds since 1970; 0 for dates before.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let text = text
        .trim_matches(|edge: char| edge.is_whitespace() || edge == ':')
        .to_ascii_lowercase();
    let (day, rest) = iso_day(&text).or_else(|| named_day(&text))?;
    let minutes = clock(&rest).unwrap_or_default() - zone(&rest);
    u64::try_from(((day * 1_440 + minutes) * 60_000).max(0)).ok()
}

/// `2026-11-21` or `2026/11/21`, and what follows.
fn iso_day(text: &str) -> Option<(i64, String)> {
    let mut parts = text.splitn(3, ['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let month = parts.next()?;
    let rest = parts.next()?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (day, rest) = rest.split_at_checked(digits)?;
    let days = days(number(year)?, number(month)?, number(day)?)?;
    Some((days, rest.trim_start_matches('t').to_owned()))
}

/// `25 Jun 2010`, `25-Jun-10`, `Jun 25, 2010`, a weekday before it aside; the rest is what has a colon or is a zone.
fn named_day(text: &str) -> Option<(i64, String)> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut rest = String::new();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let zone = word.starts_with(['+', '-']) || ZONES.iter().any(|(name, _)| *name == word);
        if word.contains(':') || zone {
            rest.extend([word, " "]);
            continue;
        }
        for part in word.split('-') {
            let named = MONTHS.iter().position(|name| part.starts_with(name));
            match (named, number(part)) {
                (Some(position), _) => month = i64::try_from(position + 1).ok(),
                (None, Some(value)) if day.is_none() && value <= 31 => day = Some(value),
                (None, Some(value)) => year = year.or(Some(value)),
                (None, None) => {}
            }
        }
    }
    // RFC 850 writes two digits of the year.
    let year = year.map(|year| {
        if year < 70 {
            year + 2_000
        } else if year < 100 {
            year + 1_900
        } else {
            year
        }
    });
    Some((days(year?, month?, day?)?, rest))
}

/// Days since 1970-01-01, fewer than none before, by the civil calendar (Hinnant, `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Minutes of the first `hours:minutes` in a text.
fn clock(text: &str) -> Option<i64> {
    let (hours, rest) = text.split_once(':')?;
    let minutes = rest.split([':', ' ', 'z', '+', '-']).next()?;
    let (hours, minutes) = (number(hours.trim())?, number(minutes)?);
    (hours < 25 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Minutes that the zone at the end of a text is ahead of UTC; UTC where none is named.
fn zone(text: &str) -> i64 {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == last) {
        return *minutes;
    }
    let Some(sign) = last.rfind(['+', '-']) else {
        return 0;
    };
    let offset: String = last.get(sign + 1..).unwrap_or_default().replace(':', "");
    let minutes = number(&offset)
        .filter(|_| offset.len() == 4)
        .map(|offset| offset / 100 * 60 + offset % 100);
    let ahead = minutes.unwrap_or_default();
    if last.get(sign..).is_some_and(|rest| rest.starts_with('-')) {
        -ahead
    } else {
        ahead
    }
}

fn number(text: &str) -> Option<i64> {
    let digits =
        !text.is_empty() && text.len() <= 4 && text.chars().all(|digit| digit.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r09_dates_in_the_three_formats() {
        let midnight = 1_277_424_000_000;
        for (text, hour) in [
            ("2010-06-25", Some(0)),
            ("2010-06-25T15:00", Some(15)),
            ("2010-06-25T15:00:00+02:00", Some(13)),
            ("2010-06-25 15:00:00z", Some(15)),
            ("25 Jun 2010 15:00:00 PST", Some(23)),
            ("Friday, 25-Jun-10 15:00:00 UTC", Some(15)),
            ("Fri, 25 June 2010 15:00:00 -0800", Some(23)),
            ("June 25, 2010", Some(0)),
            ("", None),
            ("Friday", None),
            ("tomorrow 15:00", None),
            ("2010-13-25", None),
            ("99999999999999999999-01-01", None),
        ] {
            let parsed = parse(text);
            assert_eq!(
                parsed,
                hour.map(|hour| midnight + hour * 3_600_000),
                "{text}"
            );
        }
    }

    #[test]
    fn r09_a_date_before_the_clock_begins_is_past() {
        for text in ["1960-01-01", "0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT"] {
            let parsed = parse(text);
            assert!(
                parsed.is_some_and(|date| date < 1_795_219_200_000),
                "{text}"
            );
        }
        assert_eq!(parse("0000-01-01"), None);
    }
}
