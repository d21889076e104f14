//! The report as a note to paste into a mail, a ticket or a document.
//! Says only what the report says; what comes from the page is escaped.

use super::{LinkRow, Report};
use crate::{
    mine::{Agreed, Standing},
    reason::Reason,
    value::Range,
    words::Words,
};

/// The page in a few lines and its outbound links as a table.
pub(super) fn write(report: &Report, words: &Words) -> String {
    let mut note = summary(report, words);
    let mut outbound = report.links.iter().filter(|link| link.outbound).peekable();
    if outbound.peek().is_some() {
        note.extend(["\n".to_owned(), header(words)]);
        note.extend(outbound.map(|link| row(link, words)));
    }
    note
}

fn summary(report: &Report, words: &Words) -> String {
    let prospect = &report.prospect;
    let title = if report.page.title.is_empty() {
        &report.page.url
    } else {
        &report.page.title
    };
    let reasons = sentences(&prospect.reasons, words);
    let verdict = words.sentence(prospect.verdict.as_str(), &prospect.sentence);
    let [place, search, referral] = [prospect.place, prospect.search, prospect.referral].map(range);
    let totals = report.totals;
    let [outbound, sites, followed] =
        [totals.outbound, totals.sites, totals.follow.followed].map(|count| count.to_string());
    let counts = words.label("verdict", report.page.counts.verdict.as_str());
    let in_frames = match totals.in_frames {
        0 => String::new(),
        count => format!("- {}\n", words.say("in_frames", &[count.to_string()])),
    };
    let mine = match report.mine.verdict {
        Standing::Unset | Standing::OwnPage => String::new(),
        told @ (Standing::Followed
        | Standing::Unsure
        | Standing::Qualified
        | Standing::Uncounted
        | Standing::Hidden
        | Standing::Absent) => {
            let standing = words.label("standing", told.as_str());
            let agreed = report.mine.agreed.as_ref();
            let agreed = agreed.map(|agreed| terms(agreed, words));
            let standing = words.say("summary_mine", &[standing]);
            format!("- {standing}\n{}", agreed.unwrap_or_default())
        }
    };
    format!(
        "## {}\n\n**{}.** {}\n\n{}{mine}- {}\n- {}\n- {}\n- {}\n- {}\n{in_frames}- {}\n",
        linked(title, &report.page.url),
        escape(&verdict),
        escape(&reasons),
        findings(report, words),
        words.say("summary_values", &[place, search, referral]),
        escape(&authority(report, words)),
        words.say("summary_counts", &[counts]),
        words.say("summary_outbound", &[outbound, sites, followed]),
        links_out(report, words),
        words.say("not_visible", &[]),
    )
}

/// What was agreed, point by point.
fn terms(agreed: &Agreed, words: &Words) -> String {
    let mut list = format!("- {}\n", words.say("summary_agreed", &[]));
    for point in &agreed.points {
        let says = [
            words.label("term", point.term.as_str()),
            words.label("held", point.held.as_str()),
            words.reason(&point.reason),
        ];
        let said = words.say("summary_point", &says);
        list.extend(["  - ", &escape(&said), "\n"]);
    }
    list
}

/// Each risk, how sure it is, and its further signs; the verdict's reasons say what was seen first.
fn findings(report: &Report, words: &Words) -> String {
    let mut list = String::new();
    for finding in &report.prospect.risk {
        let certainty = words.label("certainty", finding.confidence.as_str());
        let mut said = vec![words.label("risk", finding.risk.as_str())];
        said.extend(finding.also.iter().map(|sign| words.reason(sign)));
        let finding = words.say("summary_finding", &[certainty, said.join("; ")]);
        list.extend(["- ", &escape(&finding), "\n"]);
    }
    list
}

/// How this page links.
fn links_out(report: &Report, words: &Words) -> String {
    let out = &report.page.links_out;
    let counts = [out.followed, out.targets, out.qualified, out.sites];
    let said = words.say("summary_links_out", &counts.map(|count| count.to_string()));
    match out.words_per_link {
        Some(each) => words.say("summary_words_per_link", &[said, each.to_string()]),
        None => said,
    }
}

fn authority(report: &Report, words: &Words) -> String {
    let authority = &report.page.authority;
    let (low, high) = (authority.low, authority.high);
    let says = [
        words.label("band", authority.band.as_str()),
        range(Range { low, high }),
        sentences(&authority.reasons, words),
    ];
    words.say("authority", &says)
}

fn sentences(reasons: &[Reason], words: &Words) -> String {
    let sentences = reasons.iter().map(|reason| words.reason(reason));
    sentences.collect::<Vec<_>>().join("; ")
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
    use crate::{
        PageSnapshot, Settings, Tables,
        page::HeadLink,
        report::{Told, analyze_told},
        settings::Profile,
    };

    #[test]
    fn r38_what_the_page_says_is_no_markup() {
        assert_eq!(
            linked("a|b](x)\n<b>&*", "https://e.com/a b|<c>\\"),
            "[a\\|b\\](x) &lt;b&gt;&amp;\\*](<https://e.com/a%20b%7C%3Cc%3E%5C>)"
        );
    }

    #[test]
    fn what_was_agreed_is_a_list_and_no_markup() {
        let told = Told::read("agreed\tb.example\thttps://b.example/*x*\t\t\t\n");
        let person = Profile {
            own_sites: vec!["b.example".to_owned()],
            ..Profile::default()
        };
        let page = PageSnapshot {
            url: "https://a.example/".to_owned(),
            head_links: vec![HeadLink {
                rel: "canonical".to_owned(),
                href: "x".to_owned(),
                resolved: "https://a.example/*x*".to_owned(),
                in_head: true,
                ..HeadLink::default()
            }],
            ..PageSnapshot::default()
        };
        let report = analyze_told(&page, &Settings::of(person), &Tables::builtin(), &told);
        let note = write(&report, &Words::english());
        let link = "- As agreed?\n  - Link: fails, no link to a site of yours on this page\n";
        assert!(note.contains(link), "{note}");
        assert!(note.contains("a.example/\\*x\\*\n"), "{note}");
    }

    #[test]
    fn a_range_of_one_number_is_that_number() {
        assert_eq!(range(Range { low: 0, high: 0 }), "0");
        assert_eq!(range(Range { low: 3, high: 6 }), "3–6");
    }
}
