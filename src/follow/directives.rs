//! One list of robots directives, as metas and headers write them (R08, R09).
//! Does not know where the list came from.

use super::date;

/// What a list of directives asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Directives {
    /// `noindex` or `none`.
    pub noindex: bool,
    /// `nofollow` or `none`.
    pub nofollow: bool,
    /// A date after which the page is not shown, if it is past.
    pub expired: Option<String>,
}

impl Directives {
    /// Reads one list; `now` in milliseconds since 1970. Words that restrict nothing here are passed over.
    pub(crate) fn read(list: &str, now: u64) -> Self {
        let mut directives = Self::default();
        for item in items(list) {
            directives.add(&item, now);
        }
        directives
    }

    /// Adds one directive; the sum of the negatives holds (R07).
    pub(crate) fn add(&mut self, item: &str, now: u64) {
        let lower = item.trim().to_ascii_lowercase();
        match lower.as_str() {
            "none" => {
                self.noindex = true;
                self.nofollow = true;
            }
            "noindex" => self.noindex = true,
            "nofollow" => self.nofollow = true,
            _ => {
                let date = lower
                    .strip_prefix(UNAVAILABLE)
                    .and_then(|rest| rest.trim_start().strip_prefix(':'));
                let past = date.filter(|date| date::parse(date).is_some_and(|date| date < now));
                self.expired = self
                    .expired
                    .take()
                    .or(past.map(|date| date.trim().to_owned()));
            }
        }
    }

    /// The directive that restricts most, as written in lists.
    pub(crate) const fn strongest(&self) -> &'static str {
        if self.noindex {
            "noindex"
        } else if self.expired.is_some() {
            UNAVAILABLE
        } else {
            "nofollow"
        }
    }

    /// Takes over what another list asks for.
    pub(crate) fn merge(&mut self, other: Self) {
        self.noindex |= other.noindex;
        self.nofollow |= other.nofollow;
        self.expired = self.expired.take().or(other.expired);
    }
}

/// The directive that names a date.
pub(crate) const UNAVAILABLE: &str = "unavailable_after";

/// Longest text that is still a date, in bytes.
const LONGEST_DATE: usize = 60;

/// The directives of a list; a date keeps its own commas.
pub(crate) fn items(list: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in list.split(',').map(str::trim) {
        match found.last_mut().filter(|last| is_open_date(last, word)) {
            Some(date) => date.extend([", ", word]),
            None if word.is_empty() => {}
            None => found.push(word.to_owned()),
        }
    }
    found
}

/// Whether `next` continues the date of `item`: "Friday, 25-Jun-10 15:00:00 UTC" has a comma after its weekday.
fn is_open_date(item: &str, next: &str) -> bool {
    let lower = item.to_ascii_lowercase();
    let date = lower.rsplit_once(UNAVAILABLE).map(|(_, date)| date);
    date.is_some_and(|date| date.len() < LONGEST_DATE && date::parse(date).is_none())
        && next.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-21.
    const NOW: u64 = 1_795_219_200_000;

    #[test]
    fn r08_none_is_both_and_other_words_restrict_nothing() {
        for (list, noindex, nofollow) in [
            ("", false, false),
            ("all, index, follow", false, false),
            ("noarchive,nocache,nosnippet,max-snippet:-1", false, false),
            ("nofollower, no-index", false, false),
            (" NONE ", true, true),
            ("NoIndex,follow", true, false),
            ("index,,nofollow", false, true),
        ] {
            let read = Directives::read(list, NOW);
            assert_eq!((read.noindex, read.nofollow), (noindex, nofollow), "{list}");
        }
    }

    #[test]
    fn r09_only_a_past_and_parsable_date_hides() {
        for (list, hides) in [
            ("unavailable_after: soon", false),
            ("unavailable_after: 2126-01-01", false),
            ("unavailable_after: 25 Aug 2026 15:00:00 PST", true),
            (
                "unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, nofollow",
                true,
            ),
            ("nofollow, unavailable_after: 2020-09-21", true),
        ] {
            let read = Directives::read(list, NOW);
            assert_eq!(read.expired.is_some(), hides, "{list}");
            assert_eq!(read.nofollow, list.contains("nofollow"), "{list}");
        }
    }
}
