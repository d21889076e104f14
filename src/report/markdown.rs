//! The report as a note to paste into a mail, a ticket or a document.
//! Says only what the report says; what comes from the page is escaped.

mod summary;

use super::{LinkRow, Report};
use crate::{settings::LinkColumn, value::Range, words::Words};

/// The page in a few lines and its outbound links as a table of what these columns hold.
pub(super) fn write(report: &Report, columns: &[LinkColumn], words: &Words) -> String {
    let mut note = summary::write(report, words);
    let mut shown: Vec<&MarkdownColumn> = Vec::new();
    for column in &COLUMNS {
        let (_, of, _) = column;
        shown.extend(of.iter().any(|of| columns.contains(of)).then_some(column));
    }
    let mut outbound = report.links.iter().filter(|link| link.outbound).peekable();
    if outbound.peek().is_some() && !shown.is_empty() {
        let names = shown.iter().map(|(name, ..)| words.label("column", name));
        note.extend(["\n".to_owned(), line(names)]);
        note.push_str(&line(shown.iter().map(|_| "---".to_owned())));
        note.extend(outbound.map(|link| line(shown.iter().map(|(.., cell)| cell(link, words)))));
    }
    note
}

/// The key of its name in the catalog, the columns of a sheet that say the same, and what stands in it.
type MarkdownColumn = (
    &'static str,
    [LinkColumn; 2],
    fn(&LinkRow, &Words) -> String,
);

const COLUMNS: [MarkdownColumn; 8] = [
    ("link", [LinkColumn::Url, LinkColumn::Text], |link, _| {
        let is_unnamed = link.text.trim().is_empty();
        linked(if is_unnamed { &link.url } else { &link.text }, &link.url)
    }),
    ("context", [LinkColumn::Context; 2], |link, words| {
        words.label("context", link.context.as_str())
    }),
    ("anchor", [LinkColumn::Anchor; 2], |link, words| {
        words.label("anchor", link.anchor.as_str())
    }),
    ("follow", [LinkColumn::Follow; 2], |link, words| {
        words.label("follow", link.follow.as_str())
    }),
    ("counts", [LinkColumn::Counts; 2], |link, words| {
        words.label("verdict", link.counts.verdict.as_str())
    }),
    (
        "place",
        [LinkColumn::PlaceLow, LinkColumn::PlaceHigh],
        |link, _| link.place.map(range).unwrap_or_default(),
    ),
    (
        "search",
        [LinkColumn::SearchLow, LinkColumn::SearchHigh],
        |link, _| link.search.map(range).unwrap_or_default(),
    ),
    (
        "referral",
        [LinkColumn::ReferralLow, LinkColumn::ReferralHigh],
        |link, _| link.referral.map(range).unwrap_or_default(),
    ),
];

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    ["| ", &cells.join(" | "), " |\n"].concat()
}

/// A range in one cell, with an en dash.
fn range(range: Range) -> String {
    if range.low == range.high {
        return range.low.to_string();
    }
    [range.low.to_string(), range.high.to_string()].join("\u{2013}")
}

fn linked(text: &str, url: &str) -> String {
    ["[", &escape(text), "](<", &address(url), ">)"].concat()
}

/// Text with everything that Markdown or HTML could take as markup escaped, on one line.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                escaped.extend(['\\', c]);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address with what would end the link or its cell percent-encoded.
fn address(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '|' => encoded.push_str("%7C"),
            '\\' => encoded.push_str("%5C"),
            ' ' => encoded.push_str("%20"),
            c if c.is_control() => {}
            c => encoded.push(c),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r38_what_the_page_says_is_no_markup() {
        assert_eq!(
            linked("a|b](x)\n<b>&*", "https://e.com/a b|<c>\\"),
            "[a\\|b\\](x) &lt;b&gt;&amp;\\*](<https://e.com/a%20b%7C%3Cc%3E%5C>)"
        );
    }

    #[test]
    fn a_range_of_one_number_is_that_number() {
        assert_eq!(range(Range { low: 0, high: 0 }), "0");
        assert_eq!(range(Range { low: 3, high: 6 }), "3–6");
    }
}
