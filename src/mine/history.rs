//! What became of the person's links on a page since they were last seen there.
//! Does not know where it is kept.

use serde::Serialize;
use serde_json::Value;

use super::Standing;

/// A standing and the last day it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// What had become of the best link.
    pub verdict: Standing,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
}

/// The standing now and the different one before it, the newest last.
///
/// ```
/// use vouch::mine::{History, Standing};
/// let mut history = History::default();
/// history.see(Standing::Followed, "2026-03-12");
/// assert_eq!(history.before(), None);
/// history.see(Standing::Qualified, "2026-11-25");
/// assert_eq!(history.before().unwrap().day, "2026-03-12");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct History(Vec<Seen>);

impl History {
    /// Reads what was kept; what cannot be read is as if it had never been seen.
    pub fn read(json: &str) -> Self {
        let value: Value = serde_json::from_str(json).unwrap_or_default();
        let mut history = Self::default();
        for seen in value.as_array().into_iter().flatten() {
            let text = |name: &str| seen.get(name).and_then(Value::as_str).unwrap_or_default();
            if let Some(verdict) = Standing::from_word(text("verdict")) {
                history.see(verdict, text("day"));
            }
        }
        history
    }

    /// Takes down what is there today; whether there is something new to keep. What cannot be told is no change, and
    /// a page that never had a link is not remembered.
    pub fn see(&mut self, verdict: Standing, day: &str) -> bool {
        let Self(seen) = self;
        if !verdict.is_told() || (verdict == Standing::Absent && seen.is_empty()) {
            return false;
        }
        let last = seen.pop();
        // Of the same standing the newest day; of another nothing but the one before.
        if let Some(last) = last.filter(|last| last.verdict != verdict) {
            *seen = vec![last];
        }
        seen.push(Seen {
            verdict,
            day: day.to_owned(),
        });
        true
    }

    /// What it was before it became what it is.
    pub fn before(&self) -> Option<&Seen> {
        let Self(seen) = self;
        seen.len()
            .checked_sub(2)
            .and_then(|before| seen.get(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seen: &[(Standing, &str)]) -> History {
        let mut history = History::default();
        for (verdict, day) in seen {
            history.see(*verdict, day);
        }
        history
    }

    fn before(history: &History) -> Option<(Standing, &str)> {
        let before = history.before();
        before.map(|seen| (seen.verdict, seen.day.as_str()))
    }

    #[test]
    fn what_cannot_be_told_is_no_change() {
        use Standing::{Absent, Followed, OwnPage, Unset, Unsure};
        for nothing in [
            &[][..],
            &[(Absent, "1")],
            &[(Unset, "1"), (OwnPage, "2"), (Unsure, "3"), (Absent, "4")],
            &[(Followed, "1")],
            &[(Followed, "1"), (Unsure, "2"), (Followed, "3")],
        ] {
            assert_eq!(before(&of(nothing)), None, "{nothing:?}");
        }
    }

    #[test]
    fn the_last_day_of_the_standing_before_stays_until_it_changes_again() {
        use Standing::{Absent, Followed, Qualified};
        let mut history = of(&[(Followed, "1"), (Followed, "2"), (Qualified, "3")]);
        assert_eq!(before(&history), Some((Followed, "2")));
        assert!(history.see(Qualified, "4"));
        assert_eq!(before(&history), Some((Followed, "2")));
        history.see(Absent, "5");
        assert_eq!(before(&history), Some((Qualified, "4")));
    }

    #[test]
    fn what_is_written_is_read_back_and_rubbish_is_nothing() {
        let history = of(&[(Standing::Followed, "1"), (Standing::Absent, "2")]);
        let json = serde_json::to_string(&history).unwrap();
        assert_eq!(History::read(&json), history);
        for rubbish in ["", "{", "7", "[7]", r#"[{"verdict": "new"}]"#] {
            assert_eq!(History::read(rubbish), History::default(), "{rubbish}");
        }
    }
}
