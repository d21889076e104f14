//! The page in a few lines: verdict and risks, the person's links, values, how it links and where a link could stand.
//! Says what the report says, in its order.

use super::{escape, linked, range};
use crate::{
    mine::{Agreed, Mine, Standing},
    reason::Reason,
    report::{Page, Report},
    value::{Finding, LinksThere, Range, Sign, Slot},
    words::Words,
};

/// Everything above the table of links.
pub(super) fn write(report: &Report, words: &Words) -> String {
    let (page, prospect) = (&report.page, &report.prospect);
    let title = if page.title.is_empty() {
        &page.url
    } else {
        &page.title
    };
    let verdict = words.sentence(prospect.verdict.as_str(), &prospect.sentence);
    // What a risk says is said there.
    let told = |reason: &&Reason| prospect.risk.iter().all(|risk| risk.reason != **reason);
    let reasons: Vec<&Reason> = prospect.reasons.iter().filter(told).collect();
    let reasons = sentences(&reasons, words);
    let mut note = format!(
        "## {}\n\n**{}.** {}\n\n",
        linked(title, &page.url),
        escape(&verdict),
        escape(&reasons)
    );
    for risk in &prospect.risk {
        add(&mut note, "- ", [finding(risk, words)]);
        let also = risk.also.iter().map(|sign| also(sign, words));
        add(&mut note, "  - ", also);
    }
    mine(&mut note, &report.mine, words);
    let [place, search, referral] = [prospect.place, prospect.search, prospect.referral].map(range);
    let counts = words.label("verdict", page.counts.verdict.as_str());
    let lines = [
        words.say("summary_values", &[place, search, referral]),
        authority(page, words),
        words.say("summary_counts", &[counts]),
        words.say("summary_facts", &[facts(page, words).join(", ")]),
        outbound(report, words),
        links_out(page, words),
    ];
    add(&mut note, "- ", lines);
    let there = page.links_out.by_context.iter();
    add(
        &mut note,
        "  - ",
        there.map(|there| links_there(there, words)),
    );
    if !prospect.slots.is_empty() {
        add(&mut note, "- ", [words.say("summary_slots", &[])]);
    }
    let slots = prospect.slots.iter().map(|place| slot(place, words));
    add(&mut note, "  - ", slots);
    let in_frames = report.totals.in_frames;
    let in_frames = (in_frames > 0).then(|| words.say("in_frames", &[in_frames.to_string()]));
    add(&mut note, "- ", in_frames);
    let (read, unread) = (report.totals.links, report.not_inspected.links);
    let numbers = || [read, read.saturating_add(unread)].map(|number| number.to_string());
    let stopped = report
        .not_inspected
        .stopped
        .then(|| words.say("popup_stopped", &numbers()));
    add(&mut note, "- ", stopped);
    add(&mut note, "- ", [words.say("not_visible", &[])]);
    note
}

/// Lines of a list, each after its mark.
fn add(note: &mut String, mark: &str, lines: impl IntoIterator<Item = String>) {
    for line in lines {
        note.extend([mark, &escape(&line), "\n"]);
    }
}

/// A risk: how sure it is, what was seen and where.
fn finding(finding: &Finding, words: &Words) -> String {
    let says = [
        words.label("certainty", finding.confidence.as_str()),
        words.label("risk", finding.risk.as_str()),
        words.reason(&finding.reason),
        words.seen_at(&finding.place),
    ];
    words.say("summary_finding", &says)
}

/// A further sign of a risk and where it was seen.
fn also(sign: &Sign, words: &Words) -> String {
    let says = [words.reason(&sign.reason), words.seen_at(&sign.place)];
    words.say("finding_also", &says)
}

/// What has become of the person's links, and why; then what was agreed, point by point.
fn mine(note: &mut String, mine: &Mine, words: &Words) {
    match mine.verdict {
        Standing::Unset | Standing::OwnPage => return,
        Standing::Followed
        | Standing::Unsure
        | Standing::Qualified
        | Standing::Uncounted
        | Standing::Hidden
        | Standing::Absent => {}
    }
    let standing = words.label("standing", mine.verdict.as_str());
    let mut why: Vec<&Reason> = mine.absence.iter().collect();
    why.extend(mine.links.first().map(|link| &link.why));
    let why = sentences(&why, words);
    add(note, "- ", [words.say("summary_mine", &[standing, why])]);
    if let Some(agreed) = &mine.agreed {
        add(note, "- ", [words.say("summary_agreed", &[])]);
        add(note, "  - ", points(agreed, words));
    }
}

fn points(agreed: &Agreed, words: &Words) -> impl Iterator<Item = String> {
    agreed.points.iter().map(|point| {
        let says = [
            words.label("term", point.term.as_str()),
            words.label("held", point.held.as_str()),
            words.reason(&point.reason),
        ];
        words.say("summary_point", &says)
    })
}

/// What the page declares of itself.
fn facts(page: &Page, words: &Words) -> Vec<String> {
    let mut facts = vec![
        words.label("kind", page.kind.as_str()),
        page.language.clone(),
    ];
    facts.retain(|fact| !fact.is_empty());
    let day = |day: &Option<String>| day.as_deref().map(|day| words.day(day));
    let told = [
        ("fact_author", page.author.clone()),
        ("fact_published", day(&page.published)),
        ("fact_modified", day(&page.modified)),
    ];
    for (key, value) in told {
        let said = value.map(|value| words.say(key, &[value]));
        facts.extend(said);
    }
    if let Some(country) = &page.country {
        let source = words.label("country", country.source.as_str());
        facts.push(words.say("fact_country", &[country.code.clone(), source]));
    }
    facts
}

fn outbound(report: &Report, words: &Words) -> String {
    let totals = report.totals;
    let counts = [totals.outbound, totals.sites, totals.follow.followed];
    words.say("summary_outbound", &counts.map(|count| count.to_string()))
}

/// How this page links.
fn links_out(page: &Page, words: &Words) -> String {
    let out = &page.links_out;
    let counts = [out.followed, out.targets, out.qualified, out.sites];
    let said = words.say("summary_links_out", &counts.map(|count| count.to_string()));
    match out.words_per_link {
        Some(each) => words.say("summary_words_per_link", &[said, each.to_string()]),
        None => said,
    }
}

/// How it links in one context.
fn links_there(there: &LinksThere, words: &Words) -> String {
    let counts = [there.targets, there.followed, there.qualified].map(|count| count.to_string());
    let [targets, followed, qualified] = counts;
    let context = words.label("context", there.context.as_str());
    words.say(
        "summary_links_there",
        &[context, targets, followed, qualified],
    )
}

/// A place where a link could stand.
fn slot(slot: &Slot, words: &Words) -> String {
    let key = if slot.realistic {
        "summary_slot"
    } else {
        "summary_slot_own"
    };
    let says = [
        words.label("context", slot.context.as_str()),
        words.label("follow", slot.follow.as_str()),
        slot.links.to_string(),
        range(slot.place),
        range(slot.search),
        range(slot.referral),
    ];
    words.say(key, &says)
}

fn authority(page: &Page, words: &Words) -> String {
    let authority = &page.authority;
    let (low, high) = (authority.low, authority.high);
    let says = [
        words.label("band", authority.band.as_str()),
        range(Range { low, high }),
        sentences(&Vec::from_iter(&authority.reasons), words),
    ];
    words.say("authority", &says)
}

fn sentences(reasons: &[&Reason], words: &Words) -> String {
    let sentences = reasons.iter().map(|reason| words.reason(reason));
    sentences.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PageSnapshot, Settings, Tables,
        page::{Anchor, Block, HeadLink, Meta},
        report::{Told, analyze_told},
        settings::Profile,
    };

    fn note(page: &PageSnapshot, told: &str) -> String {
        let person = Profile {
            own_sites: vec!["b.example".to_owned()],
            ..Profile::default()
        };
        let settings = Settings::of(person);
        let report = analyze_told(page, &settings, &Tables::builtin(), &Told::read(told));
        write(&report, &Words::english())
    }

    fn page() -> PageSnapshot {
        PageSnapshot {
            url: "https://a.example/texts/one".to_owned(),
            // 2026-11-21.
            taken_at: 1_795_219_200_000,
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn what_was_agreed_is_a_list_and_no_markup() {
        let page = PageSnapshot {
            head_links: vec![HeadLink {
                rel: "canonical".to_owned(),
                href: "x".to_owned(),
                resolved: "https://a.example/*x*".to_owned(),
                in_head: true,
                ..HeadLink::default()
            }],
            ..page()
        };
        let note = note(&page, "agreed\tb.example\thttps://b.example/*x*\t\t\t\n");
        let link = "- As agreed?\n  - Link: fails, no link to a site of yours on this page\n";
        assert!(note.contains(link), "{note}");
        assert!(note.contains("a.example/\\*x\\*\n"), "{note}");
    }

    #[test]
    fn a_page_that_declares_nothing_has_no_empty_facts() {
        let told = note(&page(), "");
        assert!(told.contains("- Facts: Other page\n"), "{told}");
        assert!(
            told.contains("- Your links here: Not there: outbound links read: 0, none"),
            "{told}"
        );
        assert!(!told.contains("  - "), "{told}");
    }

    #[test]
    fn author_dates_and_country_are_facts_and_no_markup() {
        let meta = |name: &str, content: &str| Meta {
            name: name.to_owned(),
            content: content.to_owned(),
            ..Meta::default()
        };
        let mut page = page();
        "en-GB".clone_into(&mut page.language);
        page.metas = vec![
            meta("author", "Ann *Mill*"),
            meta("article:published_time", "2026-01-02"),
            meta("article:modified_time", "2026-06-05"),
        ];
        let told = note(&page, "");
        let facts = "- Facts: Other page, en-GB, by Ann \\*Mill\\*, published 2026-01-02, changed 2026-06-05, for readers in GB (by its language tag)\n";
        assert!(told.contains(facts), "{told}");
    }

    #[test]
    fn a_risk_says_what_was_seen_where_and_how_sure_that_is() {
        let mut page = page();
        page.blocks = vec![Block::default()];
        let sold = serde_json::json!({"index": 0, "element": "a", "block": 0, "href": "https://c.example/",
            "resolved": "https://c.example/", "rel": "dofollow", "title": "", "referrer_policy": "",
            "rendering": {"state": "unread"}, "in_shadow": false});
        let sold: Anchor = serde_json::from_value(sold).unwrap();
        page.anchors = vec![sold];
        let told = note(&page, "");
        let risk = "- Risk (weak sign): Sells links: rel says “dofollow” (1 link: “https://c.example/”): a footprint of sold links; seen in: ";
        assert!(told.contains(risk), "{told}");
        assert_eq!(
            told.matches("a footprint of sold links").count(),
            1,
            "{told}"
        );
        let context = told
            .split(risk)
            .nth(1)
            .and_then(|rest| rest.lines().next())
            .unwrap();
        let there = format!("  - {context}: targets 1, followed 0, qualified 0\n");
        assert!(told.contains(&there), "{told}");
        assert!(told.contains("- Where a link could stand\n  - "), "{told}");
        assert!(
            told.contains(&format!("  - {context}, for the site's own links only: ")),
            "{told}"
        );
    }
}
