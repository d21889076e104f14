//! When the page was published or last changed, by what it says itself.
//! Infers nothing from the address or from running text.

use super::{Case, Day, declared::items};
use crate::{
    context::Context,
    follow::date::parse,
    page::{Block, JsonLd, PageSnapshot},
};

/// How long ago that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Under a year.
    New,
    /// One to three years.
    Recent,
    /// Over three years.
    Old,
    /// The page names no date.
    Unknown,
}

impl Age {
    /// The age on the day `today` of a page last changed on `date`.
    pub fn on(today: Day, date: Option<Day>) -> Self {
        match date.map(|date| today.0.saturating_sub(date.0)) {
            None => Self::Unknown,
            Some(..365) => Self::New,
            Some(365..1096) => Self::Recent,
            Some(1096..) => Self::Old,
        }
    }
}

/// Metas whose content is the day the page was published.
const PUBLISHED_METAS: &[&str] = &[
    "article:published_time",
    "date",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "pubdate",
    "sailthru.date",
];

/// Metas whose content is the day of the page's last change.
const MODIFIED_METAS: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "og:updated_time",
];

/// The web's first page; an earlier date is a field left at its default.
const FIRST: Day = Day(7_888);

/// The newest plausible date, from the first source that names one: JSON-LD and metas, then elements marked as the
/// page's dates, then any `time` (comments and teasers have theirs too, so they speak last).
pub(super) fn newest(case: &Case<'_>) -> Option<Day> {
    let page = case.page;
    let plausible =
        |dates: &mut dyn Iterator<Item = Day>| dates.filter(|date| is_plausible(*date, page)).max();
    plausible(&mut declared(page, &PUBLISHED).chain(declared(page, &MODIFIED)))
        .or_else(|| {
            plausible(&mut times(case, |block| {
                has_property(block, "datePublished") || has_property(block, "dateModified")
            }))
        })
        .or_else(|| plausible(&mut times(case, |block| block.tag == "time")))
}

/// When the page says that it was published.
pub(super) fn published(case: &Case<'_>) -> Option<Day> {
    first(case, &PUBLISHED, |block| {
        has_property(block, "datePublished")
    })
}

/// When the page says that it was last changed.
pub(super) fn modified(case: &Case<'_>) -> Option<Day> {
    first(case, &MODIFIED, |block| has_property(block, "dateModified"))
}

fn first(case: &Case<'_>, side: &Side, marked: fn(&Block) -> bool) -> Option<Day> {
    let mut all = declared(case.page, side).chain(times(case, marked));
    all.find(|date| is_plausible(*date, case.page))
}

fn is_plausible(date: Day, page: &PageSnapshot) -> bool {
    // The page may be written in a time zone where it is tomorrow.
    let latest = Day(Day::of_moment(page.taken_at).0.saturating_add(1));
    (FIRST..=latest).contains(&date)
}

/// Where a page declares one of its two dates.
struct Side {
    json_ld: fn(&JsonLd) -> &String,
    metas: &'static [&'static str],
}

const PUBLISHED: Side = Side {
    json_ld: |item| &item.published,
    metas: PUBLISHED_METAS,
};

const MODIFIED: Side = Side {
    json_ld: |item| &item.modified,
    metas: MODIFIED_METAS,
};

fn declared<'a>(page: &'a PageSnapshot, side: &Side) -> impl Iterator<Item = Day> + use<'a> {
    let (json_ld, known) = (side.json_ld, side.metas);
    let metas = page.metas.iter().filter(move |meta| {
        let is_it = |name: &&str| meta.name.eq_ignore_ascii_case(name);
        known.iter().any(is_it)
    });
    let json_ld = items(page).into_iter().map(json_ld);
    json_ld
        .chain(metas.map(|meta| &meta.content))
        .filter_map(|text| Day::read(text).or_else(|| parse(text).map(Day::of_moment)))
}

/// Most elements that are asked for their date; a page has its own among its first.
const ASKED: usize = 100;

/// Longest line that says when a page was written, in bytes; a date in a longer one is of what the text tells.
const BYLINE: usize = 160;

/// Dates of elements of the page's own: comments and teasers have theirs, and so has what is told in a paragraph.
fn times<'a>(case: &'a Case<'_>, is_date: fn(&Block) -> bool) -> impl Iterator<Item = Day> + 'a {
    let page = case.page;
    let is_told = |block: &Block| {
        let around = page
            .runs
            .iter()
            .filter(|run| Some(run.block) == block.parent);
        around.map(|run| run.text.len()).sum::<usize>() > BYLINE
    };
    let dated = (0..).zip(&page.blocks);
    let dated = dated.filter(move |(number, block): &(u32, &Block)| {
        // A text's own header may be taken for the site's.
        let in_header = || case.zone(*number) == Some(Context::Header);
        is_date(block) && (!case.is_apart(*number) || in_header())
    });
    let dated = dated.take(ASKED).filter(move |(_, block)| {
        // What is marked as the page's own is.
        block.attribute("itemprop").is_some() || !is_told(block)
    });
    dated.filter_map(|(number, block)| {
        // Without the attribute the text is the date (HTML, 4.5.14).
        let run = || page.runs.iter().find(|run| run.block == number);
        let written = block.attribute("datetime");
        Day::read(written.or_else(|| Some(run()?.text.trim()))?)
    })
}

/// Whether an element is this property of an item of microdata.
pub(super) fn has_property(block: &Block, property: &str) -> bool {
    let properties = block.attribute("itemprop").unwrap_or_default();
    properties
        .split_ascii_whitespace()
        .any(|name| name == property)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::Meta,
        value::fixture::{self, House},
    };

    /// 2026-01-01.
    const TAKEN: u64 = 1_767_225_600_000;

    fn meta(name: &str, content: &str) -> Meta {
        Meta {
            name: name.to_owned(),
            content: content.to_owned(),
            ..Meta::default()
        }
    }

    fn time(datetime: &str, itemprop: &str) -> Block {
        let attribute = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Block {
            tag: "time".to_owned(),
            attributes: vec![
                attribute("datetime", datetime),
                attribute("itemprop", itemprop),
            ],
            ..Block::default()
        }
    }

    fn newest_of(page: PageSnapshot) -> Option<String> {
        let mut house = House::of([]);
        house.page = page;
        newest(&house.case()).map(|day| day.to_string())
    }

    fn date_of(metas: Vec<Meta>, blocks: Vec<Block>) -> Option<String> {
        let page = PageSnapshot {
            taken_at: TAKEN,
            metas,
            blocks,
            ..PageSnapshot::default()
        };
        newest_of(page)
    }

    #[test]
    fn metas_may_write_dates_as_servers_do() {
        for (name, content) in [
            ("last-modified", "Tue, 03 Jun 2025 10:00:00 GMT"),
            ("pubdate", "3 Jun 2025"),
            ("date", "June 3, 2025"),
            ("article:published_time", "2025-06-03T08:30:00+00:00"),
        ] {
            let date = date_of(vec![meta(name, content)], Vec::new());
            assert_eq!(date.as_deref(), Some("2025-06-03"), "{content}");
        }
        for content in ["", "03/06/25", "in June 2025", "Tue, 33 Jun 2025"] {
            assert_eq!(date_of(vec![meta("date", content)], Vec::new()), None);
        }
    }

    #[test]
    fn implausible_dates_are_passed_over() {
        let metas = |content| vec![meta("date", content)];
        assert_eq!(date_of(metas("2026-01-05"), Vec::new()), None);
        assert_eq!(date_of(metas("1970-01-01"), Vec::new()), None);
        assert_eq!(
            date_of(vec![meta("author", "2025-01-01")], Vec::new()),
            None
        );
    }

    #[test]
    fn a_time_without_the_attribute_is_dated_by_its_text() {
        for (text, told) in [(" 2025-03-04 ", Some("2025-03-04")), ("last week", None)] {
            let page = PageSnapshot {
                taken_at: TAKEN,
                blocks: vec![Block {
                    tag: "time".to_owned(),
                    ..Block::default()
                }],
                runs: vec![fixture::text(0, text)],
                ..PageSnapshot::default()
            };
            assert_eq!(newest_of(page).as_deref(), told);
        }
    }

    #[test]
    fn a_declared_date_goes_before_a_newer_comment() {
        let blocks = vec![time("2025-12-01", "")];
        let metas = vec![meta("Article:Published_Time", "2025-01-02T03:04:05Z")];
        assert_eq!(
            date_of(metas, blocks.clone()).as_deref(),
            Some("2025-01-02")
        );
        let marked = vec![time("2024-05-06", "datePublished"), blocks[0].clone()];
        assert_eq!(date_of(Vec::new(), marked).as_deref(), Some("2024-05-06"));
        assert_eq!(date_of(Vec::new(), blocks).as_deref(), Some("2025-12-01"));
    }

    #[test]
    fn what_visitors_and_teasers_are_dated_is_none_of_the_pages() {
        let mut house = House::of([]);
        house.page.taken_at = TAKEN;
        house.page.blocks = vec![time("2014-03-01", ""), time("2025-10-10", "")];
        for (zone, told) in [
            (None, "2025-10-10"),
            (Some(Context::Comment), "2014-03-01"),
            (Some(Context::Related), "2014-03-01"),
            (Some(Context::List), "2025-10-10"),
        ] {
            house.layout.zones = vec![None, zone];
            assert_eq!(newest(&house.case()), Day::read(told), "{zone:?}");
        }
    }

    #[test]
    fn a_date_in_a_paragraph_is_of_what_it_tells() {
        let mut house = House::of([]);
        house.page.taken_at = TAKEN;
        let mut told = time("2025-10-10", "");
        told.attributes.retain(|(name, _)| name == "datetime");
        told.parent = Some(0);
        house.page.blocks = vec![Block::default(), told];
        house.page.runs = vec![fixture::text(0, "Written by Ann Mill on")];
        assert_eq!(newest(&house.case()), Day::read("2025-10-10"));
        let more = " the river rose again and took the old bridge with it".repeat(3);
        house.page.runs.push(fixture::text(0, &more));
        assert_eq!(newest(&house.case()), None);
        let marked = time("2025-10-10", "dateModified");
        house.page.blocks[1].attributes = marked.attributes;
        assert_eq!(newest(&house.case()), Day::read("2025-10-10"));
    }

    #[test]
    fn the_newest_of_one_source_counts() {
        let page = PageSnapshot {
            taken_at: TAKEN,
            json_ld: vec![JsonLd {
                published: "2020-01-01".to_owned(),
                modified: "2025-06-01".to_owned(),
                ..JsonLd::default()
            }],
            ..PageSnapshot::default()
        };
        assert_eq!(newest_of(page).as_deref(), Some("2025-06-01"));
    }

    #[test]
    fn a_year_and_three_years_are_the_bounds() {
        let today = Day(10_000);
        for (days, age) in [
            (0, Age::New),
            (364, Age::New),
            (365, Age::Recent),
            (1096, Age::Old),
        ] {
            assert_eq!(Age::on(today, Some(Day(10_000 - days))), age);
        }
        assert_eq!(Age::on(today, None), Age::Unknown);
    }
}
