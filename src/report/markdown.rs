//! The report as a note to paste into a mail, a ticket or a document.
//! Says only what the report says; what comes from the page is escaped.

mod summary;

use super::{LinkRow, Report};
use crate::{value::Range, words::Words};

/// The page in a few lines and its outbound links as a table.
pub(super) fn write(report: &Report, words: &Words) -> String {
    let mut note = summary::write(report, words);
    let mut outbound = report.links.iter().filter(|link| link.outbound).peekable();
    if outbound.peek().is_some() {
        note.extend(["\n".to_owned(), header(words)]);
        note.extend(outbound.map(|link| row(link, words)));
    }
    note
}

/// The table's columns, by the key of their name in the catalog.
const COLUMNS: [&str; 8] = [
    "link", "context", "anchor", "follow", "counts", "place", "search", "referral",
];

fn header(words: &Words) -> String {
    let names = COLUMNS.map(|column| words.label("column", column));
    let rule = COLUMNS.map(|_| "---".to_owned());
    line(&names) + &line(&rule)
}

fn row(link: &LinkRow, words: &Words) -> String {
    let text = if link.text.trim().is_empty() {
        &link.url
    } else {
        &link.text
    };
    let value = |value: Option<Range>| value.map_or_else(String::new, range);
    line(&[
        linked(text, &link.url),
        words.label("context", link.context.as_str()),
        words.label("anchor", link.anchor.as_str()),
        words.label("follow", link.follow.as_str()),
        words.label("verdict", link.counts.verdict.as_str()),
        value(link.place),
        value(link.search),
        value(link.referral),
    ])
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// A range in one cell, with an en dash.
fn range(range: Range) -> String {
    if range.low == range.high {
        return range.low.to_string();
    }
    format!("{}\u{2013}{}", range.low, range.high)
}

fn linked(text: &str, url: &str) -> String {
    format!("[{}](<{}>)", escape(text), address(url))
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
