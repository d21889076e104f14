//! What became of the person's links on a page since they were last seen there.
//! Does not know where it is kept.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::Standing;

crate::vocabulary! {
    /// What is remembered of a link, each on its own.
    pub enum Feature {
        /// What had become of the best link.
        Standing = "standing",
        /// Where it pointed.
        Target = "url",
        /// Its anchor text.
        Anchor = "anchor",
        /// What qualified it, and `noreferrer`.
        Rel = "rel",
        /// Where it stood.
        Context = "context",
    }
}

/// A feature as it was, and the last day it was seen so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The standing's or context's word, or the page's own text.
    pub was: String,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
}

/// One of the person's links as it is seen today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glimpse {
    /// Its address.
    pub url: String,
    /// Its anchor text.
    pub anchor: String,
    /// All `rel` tokens.
    pub rel: Vec<String>,
    /// Where it stands, a word of [`Context`](crate::context::Context).
    pub context: String,
}

/// A feature that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub feature: Feature,
    /// What it was.
    pub was: String,
    /// The last day it was so.
    pub day: String,
    /// What it is.
    pub now: String,
}

/// Of each feature what it is now and the different one before it, the newest last.
///
/// ```
/// use vouch::mine::{Glimpse, History, Standing};
/// let mut history = History::default();
/// let link = Glimpse::default();
/// history.see(Standing::Followed, &[link.clone()], "2026-03-12");
/// assert_eq!(history.changes(), []);
/// history.see(Standing::Qualified, &[link], "2026-11-25");
/// assert_eq!(history.changes()[0].day, "2026-03-12");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History([Vec<Seen>; Feature::ALL.len()]);

impl Serialize for History {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Feature::ALL.iter().zip(&self.0))
    }
}

impl History {
    /// Reads what was kept; what cannot be read is as if it had never been seen. A list is of the form that knew the
    /// standing alone.
    pub fn read(json: &str) -> Self {
        let value: Value = serde_json::from_str(json).unwrap_or_default();
        let mut history = Self::default();
        for (feature, trail) in history.trails() {
            let kept = match feature {
                Feature::Standing if value.is_array() => Some(&value),
                Feature::Standing
                | Feature::Target
                | Feature::Anchor
                | Feature::Rel
                | Feature::Context => value.get(feature.as_str()),
            };
            for seen in kept.and_then(Value::as_array).into_iter().flatten() {
                let text = |name: &str| seen.get(name).and_then(Value::as_str);
                let was = text("was").or_else(|| text("verdict"));
                if let Some(was) = was.filter(|was| feature.has(was)) {
                    note(trail, was, text("day").unwrap_or_default());
                }
            }
        }
        history
    }

    /// Takes down what is there today; whether there is something to keep. What cannot be told is no change, and a page
    /// that never had a link is not remembered.
    pub fn see(&mut self, verdict: Standing, links: &[Glimpse], day: &str) -> bool {
        let nowhere = matches!(verdict, Standing::OwnPage | Standing::Unset);
        let never = verdict == Standing::Absent && self.0.iter().all(Vec::is_empty);
        if nowhere || never {
            return false;
        }
        let link = self.same(links);
        for (feature, trail) in self.trails() {
            let now = match feature {
                Feature::Standing => standing(trail, verdict),
                Feature::Target => link.map(|link| link.url.clone()),
                Feature::Anchor => link.map(|link| link.anchor.clone()),
                Feature::Rel => link.map(Glimpse::qualifiers),
                Feature::Context => link.map(|link| link.context.clone()),
            };
            if let Some(now) = now {
                note(trail, &now, day);
            }
        }
        true
    }

    /// What has changed, feature by feature; of a link that is gone nothing but that.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let absent = Standing::Absent.as_str();
        for (feature, trail) in Feature::ALL.iter().zip(&self.0) {
            let mut newest = trail.iter().rev();
            let (now, before) = (newest.next(), newest.next());
            if let (Some(now), Some(before)) = (now, before) {
                changes.push(Change {
                    feature: *feature,
                    was: before.was.clone(),
                    day: before.day.clone(),
                    now: now.was.clone(),
                });
            }
            if *feature == Feature::Standing && now.is_some_and(|now| now.was == absent) {
                break;
            }
        }
        changes
    }

    /// The link that was seen last time, if it can be told, else the best.
    fn same<'a>(&self, links: &'a [Glimpse]) -> Option<&'a Glimpse> {
        let [_, target, anchor, _, _] = &self.0;
        let at = |link: &&Glimpse| target.last().is_some_and(|seen| seen.was == link.url);
        let named = |link: &&Glimpse| anchor.last().is_some_and(|seen| seen.was == link.anchor);
        let mut there = links.iter().filter(at);
        let same = links.iter().find(|link| at(link) && named(link));
        same.or_else(|| there.next()).or_else(|| links.first())
    }

    fn trails(&mut self) -> impl Iterator<Item = (Feature, &mut Vec<Seen>)> {
        Feature::ALL.iter().copied().zip(&mut self.0)
    }
}

impl Feature {
    /// Whether something may be what this feature was.
    fn has(self, was: &str) -> bool {
        match self {
            Self::Standing => Standing::from_word(was).is_some(),
            Self::Target | Self::Anchor | Self::Rel | Self::Context => true,
        }
    }
}

impl Glimpse {
    /// The words of `rel` that matter to a link builder; `noopener` and the like come and go.
    fn qualifiers(&self) -> String {
        let known = ["nofollow", "noreferrer", "sponsored", "ugc"];
        let said = known
            .into_iter()
            .filter(|word| self.rel.iter().any(|own| own == word));
        said.collect::<Vec<_>>().join(" ")
    }
}

/// What to note of a standing. One that cannot be told says that a link is there, which is news only where none was, and
/// gives way to one that can.
fn standing(trail: &mut Vec<Seen>, verdict: Standing) -> Option<String> {
    let is = |seen: &Seen, standing: Standing| seen.was == standing.as_str();
    let there = trail.last().is_some_and(|seen| !is(seen, Standing::Absent));
    if verdict != Standing::Absent && verdict.is_told() {
        trail.pop_if(|last| is(last, Standing::Unsure));
    }
    (verdict.is_told() || !there).then(|| verdict.to_string())
}

/// Of the same the newest day; of another nothing but the one before.
fn note(trail: &mut Vec<Seen>, now: &str, day: &str) {
    let last = trail.pop();
    if let Some(last) = last.filter(|last| last.was != now) {
        *trail = vec![last];
    }
    trail.push(Seen {
        was: now.to_owned(),
        day: day.to_owned(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(url: &str, anchor: &str, rel: &str) -> Glimpse {
        Glimpse {
            url: url.to_owned(),
            anchor: anchor.to_owned(),
            rel: rel.split_whitespace().map(str::to_owned).collect(),
            context: "body".to_owned(),
        }
    }

    fn of(seen: &[(Standing, &str)]) -> History {
        let mut history = History::default();
        for (verdict, day) in seen {
            let there = *verdict != Standing::Absent;
            let links = there.then(|| link("https://mine.example/", "Acme", ""));
            history.see(*verdict, links.as_slice(), day);
        }
        history
    }

    /// Each change in brief.
    fn told(history: &History) -> Vec<String> {
        let changes = history.changes().into_iter();
        let brief = |it: Change| format!("{} {} {} {}", it.feature, it.was, it.day, it.now);
        changes.map(brief).collect()
    }

    #[test]
    fn what_cannot_be_told_is_no_change() {
        use Standing::{Absent, Followed, OwnPage, Unset, Unsure};
        for nothing in [
            &[][..],
            &[(Absent, "1")],
            &[(Unset, "1"), (OwnPage, "2"), (Absent, "3")],
            &[(Followed, "1")],
            &[(Followed, "1"), (Unsure, "2"), (Followed, "3")],
            &[(Unsure, "1"), (Followed, "2")],
        ] {
            assert_eq!(told(&of(nothing)), [""; 0], "{nothing:?}");
        }
    }

    #[test]
    fn the_last_day_of_the_standing_before_stays_until_it_changes_again() {
        use Standing::{Absent, Followed, Qualified};
        let mut history = of(&[(Followed, "1"), (Followed, "2"), (Qualified, "3")]);
        assert_eq!(told(&history), ["standing followed 2 qualified"]);
        assert!(history.see(Qualified, &[], "4"));
        assert_eq!(told(&history), ["standing followed 2 qualified"]);
        history.see(Absent, &[], "5");
        assert_eq!(told(&history), ["standing qualified 4 absent"]);
    }

    #[test]
    fn each_feature_has_its_own_day() {
        let mut history = History::default();
        let see = |history: &mut History, link: Glimpse, day| {
            history.see(Standing::Unsure, &[link], day);
        };
        see(&mut history, link("https://mine.example/", "Acme", ""), "1");
        see(&mut history, link("https://mine.example/", "here", ""), "2");
        let opener = link("https://mine.example/", "here", "noopener");
        see(&mut history, opener, "3");
        assert_eq!(told(&history), ["anchor Acme 1 here"]);
        let qualified = link("https://mine.example/b", "here", "nofollow noopener");
        see(&mut history, qualified, "4");
        assert_eq!(
            told(&history),
            [
                "url https://mine.example/ 3 https://mine.example/b",
                "anchor Acme 1 here",
                "rel  3 nofollow"
            ]
        );
        history.see(Standing::Absent, &[], "5");
        assert_eq!(told(&history), ["standing unsure 1 absent"]);
    }

    #[test]
    fn another_link_that_is_better_now_is_no_change_of_the_one_seen() {
        let [first, second] = [("a", "one"), ("b", "two")].map(|(url, text)| link(url, text, ""));
        let mut history = History::default();
        history.see(Standing::Followed, &[first.clone(), second.clone()], "1");
        history.see(Standing::Followed, &[second, first], "2");
        assert_eq!(told(&history), [""; 0]);
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

    #[test]
    fn a_list_of_standings_alone_is_still_read() {
        let kept = r#"[{"verdict": "followed", "day": "1"}, {"verdict": "qualified", "day": "2"}]"#;
        let mut history = History::read(kept);
        assert_eq!(told(&history), ["standing followed 1 qualified"]);
        history.see(Standing::Qualified, &[link("a", "x", "")], "3");
        history.see(Standing::Qualified, &[link("a", "y", "")], "4");
        assert_eq!(
            told(&history),
            ["standing followed 1 qualified", "anchor x 3 y"]
        );
    }
}
