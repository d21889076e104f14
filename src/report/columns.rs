//! The columns of every sheet, in one place: their order is stable, people paste into the same sheet for years.
//! New columns are added at the end.

use super::{LinkRow, Report, cell::Cell};
use crate::{
    link::Flag,
    value::{Day, Range, Source},
};

/// A table to be written as CSV or TSV.
#[derive(Debug)]
pub(super) struct Table {
    /// Names of the columns.
    pub(super) names: Vec<&'static str>,
    /// As many cells a row.
    pub(super) rows: Vec<Vec<Cell>>,
}

type Column<T> = (&'static str, fn(&T) -> Cell);

/// The outbound links.
pub(super) fn links(report: &Report) -> Table {
    let outbound = report.links.iter().filter(|link| link.outbound);
    let row = |link| LINK.iter().map(|(_, cell)| cell(link)).collect();
    Table {
        names: LINK.iter().map(|(name, _)| *name).collect(),
        rows: outbound.map(row).collect(),
    }
}

/// The page in one row.
pub(super) fn page(report: &Report) -> Vec<Cell> {
    PAGE.iter().map(|(_, cell)| cell(report)).collect()
}

/// Columns of the table of outbound links.
const LINK: &[Column<LinkRow>] = &[
    ("index", |link| Cell::Number(link.index)),
    ("url", |link| text(&link.url)),
    ("site", |link| Cell::optional(link.site.as_deref())),
    ("text", |link| text(&link.text)),
    ("anchor", |link| text(link.anchor.as_str())),
    ("context", |link| text(link.context.as_str())),
    ("visibility", |link| text(link.visibility.as_str())),
    ("rel", |link| text(&link.rel.join(" "))),
    ("follow", |link| text(link.follow.as_str())),
    ("crawl", |link| text(link.crawl.as_str())),
    ("counts", |link| text(link.counts.verdict.as_str())),
    ("repeat", |link| Cell::Number(link.repeat)),
    ("place_low", |link| low(link.place)),
    ("place_high", |link| high(link.place)),
    ("search_low", |link| low(link.search)),
    ("search_high", |link| high(link.search)),
    ("referral_low", |link| low(link.referral)),
    ("referral_high", |link| high(link.referral)),
    ("via", |link| Cell::optional(link.via.as_deref())),
    ("whose", whose),
];

/// Columns of the page's row.
const PAGE: &[Column<Report>] = &[
    ("date", |report| {
        text(&Day::of_moment(report.page.taken_at).to_string())
    }),
    ("url", |report| text(&report.page.url)),
    ("site", |report| text(&report.page.site)),
    ("title", |report| text(&report.page.title)),
    ("language", |report| text(&report.page.language)),
    ("page_date", |report| {
        Cell::optional(report.page.date.as_deref())
    }),
    ("verdict", |report| text(report.prospect.verdict.as_str())),
    ("place_low", |report| low(Some(report.prospect.place))),
    ("place_high", |report| high(Some(report.prospect.place))),
    ("followed_outbound", |report| {
        Cell::Number(report.totals.follow.followed)
    }),
    ("outbound", |report| Cell::Number(report.totals.outbound)),
    ("best_slot", best_slot),
    ("authority", |report| {
        text(report.page.authority.band.as_str())
    }),
    ("authority_source", |report| {
        let source = report.page.authority.source;
        Cell::optional(source.map(Source::as_str))
    }),
    ("my_link", my_link),
    ("risks", risks),
    ("rivals", |report| Cell::Number(report.totals.rivals)),
];

fn text(text: &str) -> Cell {
    Cell::optional(Some(text).filter(|text| !text.is_empty()))
}

fn low(range: Option<Range>) -> Cell {
    range.map_or(Cell::Empty, |range| Cell::Number(range.low.into()))
}

fn high(range: Option<Range>) -> Cell {
    range.map_or(Cell::Empty, |range| Cell::Number(range.high.into()))
}

fn best_slot(report: &Report) -> Cell {
    let best = report.prospect.slots.first();
    let best = best.filter(|slot| slot.realistic);
    Cell::optional(best.map(|slot| slot.context.as_str()))
}

/// Whether the link that the popup names first of the person's counts; empty where there is none. By their values the one of
/// which less is known would often win: its range is the wider.
fn my_link(report: &Report) -> Cell {
    let mut own = report.mine.links.iter();
    let best = own.find(|own| own.frame.is_none());
    let row = best.and_then(|best| report.links.iter().find(|link| link.index == best.index));
    Cell::optional(row.map(|link| link.counts.verdict.as_str()))
}

/// Whether the link is to the person or to a rival.
fn whose(link: &LinkRow) -> Cell {
    let told = [Flag::Mine, Flag::Rival].into_iter();
    let told = told.filter(|flag| link.flags.contains(flag));
    Cell::optional(told.map(Flag::as_str).next())
}

fn risks(report: &Report) -> Cell {
    let names = report
        .prospect
        .risk
        .iter()
        .map(|finding| finding.risk.as_str());
    text(&names.collect::<Vec<_>>().join(", "))
}
