//! The columns of every sheet, in one place: their order is stable, people paste into the same sheet for years.
//! New columns are added at the end.

use super::{LinkRow, Report};
use crate::{
    link::Flag,
    settings::{Column, LinkColumn},
    sheet::{Cell, Table},
    value::{Day, Range, Source},
};

/// The outbound links in these columns.
pub(super) fn links(report: &Report, columns: &[LinkColumn]) -> Table {
    let outbound = report.links.iter().filter(|link| link.outbound);
    let row = |link| {
        let cells = columns.iter().map(|column| link_cell(link, *column));
        cells.collect()
    };
    Table {
        names: columns.iter().map(|column| column.as_str()).collect(),
        rows: outbound.map(row).collect(),
    }
}

/// The page in one row of these columns.
pub(super) fn page(report: &Report, columns: &[Column]) -> Table {
    let cells = columns.iter().map(|column| cell(report, *column));
    Table {
        names: columns.iter().map(|column| column.as_str()).collect(),
        rows: vec![cells.collect()],
    }
}

/// What stands in a column of the table of outbound links.
fn link_cell(link: &LinkRow, column: LinkColumn) -> Cell {
    match column {
        LinkColumn::Index => Cell::Number(link.index),
        LinkColumn::Url => text(&link.url),
        LinkColumn::Site => Cell::optional(link.site.as_deref()),
        LinkColumn::Text => text(&link.text),
        LinkColumn::Anchor => text(link.anchor.as_str()),
        LinkColumn::Context => text(link.context.as_str()),
        LinkColumn::Visibility => text(link.visibility.as_str()),
        LinkColumn::Rel => text(&link.rel.join(" ")),
        LinkColumn::Follow => text(link.follow.as_str()),
        LinkColumn::Crawl => text(link.crawl.as_str()),
        LinkColumn::Counts => text(link.counts.verdict.as_str()),
        LinkColumn::Repeat => Cell::Number(link.repeat),
        LinkColumn::PlaceLow => low(link.place),
        LinkColumn::PlaceHigh => high(link.place),
        LinkColumn::SearchLow => low(link.search),
        LinkColumn::SearchHigh => high(link.search),
        LinkColumn::ReferralLow => low(link.referral),
        LinkColumn::ReferralHigh => high(link.referral),
        LinkColumn::Via => Cell::optional(link.via.as_deref()),
        LinkColumn::Whose => whose(link),
    }
}

/// What stands in a column of the page's row.
pub(super) fn cell(report: &Report, column: Column) -> Cell {
    let Report {
        page,
        prospect,
        totals,
        ..
    } = report;
    match column {
        Column::Date => text(&Day::of_moment_at(page.taken_at, page.utc_offset).to_string()),
        Column::Url => text(&page.url),
        Column::Site => text(&page.site),
        Column::Title => text(&page.title),
        Column::Language => text(&page.language),
        Column::PageDate => Cell::optional(page.date.as_deref()),
        Column::Verdict => text(prospect.verdict.as_str()),
        Column::PlaceLow => low(Some(prospect.place)),
        Column::PlaceHigh => high(Some(prospect.place)),
        Column::FollowedOutbound => counted(report, totals.follow.followed),
        Column::Outbound => counted(report, totals.outbound),
        Column::BestSlot => best_slot(report),
        Column::Authority => text(page.authority.band.as_str()),
        Column::AuthoritySource => Cell::optional(page.authority.source.map(Source::as_str)),
        Column::MyLink => my_link(report),
        Column::Rivals => counted(report, totals.rivals),
        Column::Risks => risks(report),
        Column::Contact => Cell::optional(page.contact.as_deref()),
        // The basket's, which alone has notes.
        Column::Note => Cell::Empty,
    }
}

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

/// A number of links; empty where reading was stopped, as nobody knows how many there are.
fn counted(report: &Report, links: u32) -> Cell {
    if report.not_inspected.stopped {
        Cell::Empty
    } else {
        Cell::Number(links)
    }
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
