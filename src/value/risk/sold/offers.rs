//! What a page says with a price beside it: lines, rows of tables, boxes.
//! Judges none of it.

use std::borrow::Cow;

use super::{
    super::{
        lines::{self, Line},
        price::has_price,
    },
    words::Prices,
};
use crate::turns::Turns;

/// A longer line is prose, in which a price and a product stand together by accident.
pub(super) const PRICED_LINE: usize = 400;

/// A longer line is a text, not the name of what is sold.
const NAME: usize = 60;

/// Most lines beneath a price that are of its box.
const BOUGHT: usize = 12;

/// A line that says what is sold for how much.
pub(super) struct Offer<'a> {
    pub(super) line: Line<'a>,
    /// Whether it is an entry of a price list.
    pub(super) is_row: bool,
}

/// What is sold for how much, and whether it is an entry of a price list: lines, and tables' rows as lines; of boxes, a name
/// and the price beneath it, or a price and what it buys; of a table, a row beneath the names of its columns. Boxes alike
/// hold news and wares, so that there the price stands for itself and the name is short.
pub(super) async fn offers<'a>(
    lines: &[&Line<'a>],
    rows: &[Cow<'_, Line<'a>>],
    prices: &Prices,
    turns: &Turns,
) -> Vec<Offer<'a>> {
    let mut offers = Vec::new();
    let mut add = |line: Cow<'_, Line<'a>>, is_row| {
        if line.lower.len() <= PRICED_LINE && has_price(&line.lower, &prices.currencies) {
            let line = line.into_owned();
            offers.push(Offer { line, is_row });
        }
    };
    for line in rows {
        add(Cow::Borrowed(line), line.is_entry());
    }
    let is_name = |line: &Line<'_>| line.lower.len() <= NAME;
    let mut before: Option<&Line<'a>> = None;
    for (at, price) in lines.iter().copied().enumerate() {
        turns.step().await;
        let name = before.replace(price);
        let beneath = name.filter(|name| name.is_beside(price) && is_name(name));
        // "$45 once, stays for good" beneath a heading.
        let headed = beneath.is_some_and(Line::is_heading)
            && is_name(price)
            && prices.begins_with_price(&price.lower);
        let alone = prices.is_price(&price.lower);
        if !(alone || headed) {
            continue;
        }
        if let Some(name) = beneath {
            add(Cow::Owned(name.clone().and(price)), true);
        }
        if headed && !alone {
            continue;
        }
        // A box names a few things; the next price is of others.
        let mut bought = lines.iter().copied().skip(at + 1).take(BOUGHT);
        let is_more = |line: &&Line<'a>| line.is_of_box(price) && !prices.is_price(&line.lower);
        while let Some(line) = bought.next().filter(is_more) {
            if is_name(line) {
                add(Cow::Owned(line.clone().and(price)), true);
            }
        }
    }
    for line in lines::beneath_names(lines, PRICED_LINE, &prices.priced) {
        add(Cow::Owned(line), true);
    }
    offers
}
