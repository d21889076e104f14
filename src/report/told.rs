//! What the person told of a page and its site, apart from the settings.
//! Finds none of it: views look it up and hand it over as lines.

use crate::{mine::Agreements, value::Said};

/// All of it, as far as it may concern the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What they know of sites from elsewhere.
    pub said: Said,
    /// What they agreed of the link from this page.
    pub agreed: Agreements,
}

impl Told {
    /// Reads the lines of [`Said::read`] and of [`Agreements::read`], in any order.
    pub fn read(lines: &str) -> Self {
        Self {
            said: Said::read(lines),
            agreed: Agreements::read(lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PageSnapshot, Settings, Tables,
        report::{Report, analyze_told},
        value::Numbers,
    };

    /// The numbers of the first outbound link of an article, told this of its site.
    fn read(line: &str) -> Numbers {
        let page = include_str!("../../tests/pages/by-hand/snapshot.json");
        let mut page: PageSnapshot = serde_json::from_str(page).unwrap();
        page.url = "https://c.example/a".to_owned();
        let told = Told::read(line);
        let report: Report = analyze_told(&page, &Settings::default(), &Tables::builtin(), &told);
        let row = report.links.iter().find(|row| row.outbound).unwrap();
        Numbers {
            place: row.place.unwrap(),
            search: row.search.unwrap(),
            referral: row.referral.unwrap(),
        }
    }

    #[test]
    fn visitors_narrow_visits_and_nothing_else_by_a_list_and_by_the_persons_word() {
        let untold = read("");
        for line in [
            "imported\tc.example\taudience\ttop\tTranco",
            "pasted\tc.example\ttraffic\t900000000",
        ] {
            let told = read(line);
            assert_eq!(
                (told.place, told.search),
                (untold.place, untold.search),
                "{line}"
            );
            assert!(told.referral.high > untold.referral.high, "{line}");
            assert!(told.referral.low > untold.referral.low, "{line}");
        }
        let few = read("imported\tc.example\taudience\tbottom\tTranco");
        assert!(few.referral.high < untold.referral.high);
    }
}
