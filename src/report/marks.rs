//! What is marked on the page of each outbound link.
//! Knows no color and no shape.

use serde::{Deserialize, Serialize};

use super::{LinkRow, Report};
use crate::{
    context::{Confidence, Region},
    follow::Follow,
    link::Flag,
    value::Level,
};

crate::vocabulary! {
    /// Whose a marked link is, the first that holds.
    pub enum MarkKind {
        /// It leads to the person's own site.
        Mine = "mine",
        /// It leads to a rival's.
        Rival = "rival",
        /// Somebody chose to link: the publisher in the content, an author, a visitor.
        Chosen = "chosen",
        /// The site's template, its share buttons and its advertisements have it.
        Template = "template",
    }
}

/// One outbound link as it is marked on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The link's number in the document.
    pub index: u32,
    /// Whose it is.
    pub kind: MarkKind,
    /// How it is qualified.
    pub follow: Follow,
    /// How good its place is.
    pub place: Level,
    /// Whether that may as well be otherwise: the classifier is not certain of where the link stands, or its place may
    /// be of any level.
    pub uncertain: bool,
}

impl Report {
    /// The marks of all outbound links, in their order.
    pub fn marks(&self) -> Vec<Mark> {
        let outbound = self.links.iter().filter(|row| row.outbound);
        outbound.map(mark).collect()
    }
}

fn mark(row: &LinkRow) -> Mark {
    let place = row.place.unwrap_or_default();
    Mark {
        index: row.index,
        kind: kind(row),
        follow: row.follow,
        place: Level::of(place),
        uncertain: row.confidence < Confidence::CERTAIN || Level::is_open(place),
    }
}

fn kind(row: &LinkRow) -> MarkKind {
    if row.flags.contains(&Flag::Mine) {
        return MarkKind::Mine;
    }
    if row.flags.contains(&Flag::Rival) {
        return MarkKind::Rival;
    }
    match row.context.region() {
        Region::Content | Region::People => MarkKind::Chosen,
        Region::Template => MarkKind::Template,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PageSnapshot, Settings, Tables, analyze, settings::Profile, value::Range};

    /// An article with a menu, sources, a comment and a footer.
    fn read(settings: &Settings) -> Report {
        let page = include_str!("../../tests/pages/by-hand/snapshot.json");
        let page: PageSnapshot = serde_json::from_str(page).unwrap();
        analyze(&page, settings, &Tables::builtin())
    }

    fn settings(profile: Profile) -> Settings {
        Settings {
            profiles: vec![profile],
            ..Settings::default()
        }
    }

    #[test]
    fn links_of_the_same_site_have_no_mark() {
        let report = read(&Settings::default());
        let marked: Vec<u32> = report.marks().iter().map(|mark| mark.index).collect();
        let outbound = report.links.iter().filter(|row| row.outbound);
        let outbound: Vec<u32> = outbound.map(|row| row.index).collect();
        assert_eq!(marked, outbound);
        assert!(outbound.len() < report.links.len());
    }

    #[test]
    fn a_mark_is_certain_where_the_context_is_and_the_place_keeps_to_two_levels() {
        let report = read(&Settings::default());
        let row = report.links.iter().find(|row| row.outbound).unwrap();
        let uncertain = |confidence, low, high| {
            let place = Some(Range { low, high });
            mark(&LinkRow {
                confidence: Confidence(confidence),
                place,
                ..row.clone()
            })
            .uncertain
        };
        assert!(!uncertain(70, 60, 80));
        assert!(!uncertain(94, 36, 100));
        assert!(uncertain(69, 60, 80));
        assert!(uncertain(94, 0, 100));
    }

    #[test]
    fn what_the_template_has_is_told_from_what_somebody_chose() {
        let report = read(&Settings::default());
        for mark in report.marks() {
            let row = report.links.iter().find(|row| row.index == mark.index);
            let is_template = row.unwrap().context.region() == Region::Template;
            assert_eq!(mark.kind == MarkKind::Template, is_template, "{mark:?}");
        }
    }

    #[test]
    fn the_persons_own_comes_before_a_rivals_wherever_it_stands() {
        let sites: Vec<String> = {
            let report = read(&Settings::default());
            let outbound = report.links.iter().filter(|row| row.outbound);
            outbound.filter_map(|row| row.site.clone()).collect()
        };
        let rivals = read(&settings(Profile {
            rivals: sites.clone(),
            ..Profile::default()
        }));
        let kinds = |report: &Report| -> Vec<MarkKind> {
            report.marks().iter().map(|mark| mark.kind).collect()
        };
        assert!(kinds(&rivals).iter().all(|kind| *kind == MarkKind::Rival));
        let mine = read(&settings(Profile {
            rivals: sites.clone(),
            own_sites: sites,
            ..Profile::default()
        }));
        assert!(kinds(&mine).iter().all(|kind| *kind == MarkKind::Mine));
    }
}
