//! Each step of a page's chain by the least that decides it.

use super::*;
use crate::page::{HeadLink, Meta, Reread, ServerHtml};

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let field = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Answer::Received(Response {
        status,
        headers: headers.iter().map(field).collect(),
        body: body.to_owned(),
        html: Ok(ServerHtml::default()),
    })
}

fn snapshot(content: &str, page: Answer, robots: Answer) -> PageSnapshot {
    PageSnapshot {
        url: "https://example.com/a".to_owned(),
        metas: vec![Meta {
            name: "robots".to_owned(),
            content: content.to_owned(),
            ..Meta::default()
        }],
        reread: Reread { page, robots },
        ..PageSnapshot::default()
    }
}

fn read(content: &str, page: Answer, robots: Answer) -> PageDirectives {
    super::page(&snapshot(content, page, robots))
}

fn verdict(directives: &PageDirectives) -> (Verdict, Option<Step>) {
    (directives.counts.verdict, directives.counts.because)
}

#[test]
fn r06_another_engines_directive_changes_nothing_and_is_shown_as_its_own() {
    for name in ["googlebot-news", "Bingbot"] {
        let mut page = snapshot("index", answer(200, &[], ""), answer(404, &[], ""));
        page.metas.push(Meta {
            name: name.to_owned(),
            content: "noindex, nofollow".to_owned(),
            ..Meta::default()
        });
        let read = super::page(&page);
        assert_eq!(verdict(&read), (Verdict::Yes, None), "{name}");
        assert_eq!(read.follow, Follow::Followed, "{name}");
        assert_eq!(read.indexing, Indexing::Indexable, "{name}");
        let own = Reason::with(Code::OtherEngine, [name, "noindex, nofollow"]);
        assert!(read.evidence.iter().any(|found| found.reason == own));
    }
}

#[test]
fn what_restricts_nothing_is_shown_as_it_stands() {
    let sent = answer(200, &[("x-robots-tag", "noarchive")], "");
    let read = read("max-snippet:-1", sent, answer(404, &[], ""));
    assert_eq!(verdict(&read), (Verdict::Yes, None));
    let snippets: Vec<&str> = read.evidence.iter().map(|found| &*found.snippet).collect();
    let meta = "<meta name=\"robots\" content=\"max-snippet:-1\">";
    assert_eq!(snippets, ["", "", meta, "X-Robots-Tag: noarchive", ""]);
}

#[test]
fn r11_without_headers_nothing_is_certainly_followed() {
    let read = read("", Answer::default(), answer(404, &[], ""));
    assert_eq!(verdict(&read), (Verdict::Unknown, Some(Step::Status)));
    assert_eq!(read.follow, Follow::Unknown);
    assert_eq!(read.indexing, Indexing::Unknown);
}

#[test]
fn every_step_is_evaluated_and_the_most_restrictive_wins() {
    let ok = || answer(200, &[], "");
    let none = || answer(404, &[], "");
    for (content, page, robots, expected, indexing) in [
        ("", ok(), none(), (Verdict::Yes, None), Indexing::Indexable),
        (
            "nofollow",
            ok(),
            none(),
            (Verdict::Hint, Some(Step::Meta)),
            Indexing::Indexable,
        ),
        (
            "noindex",
            ok(),
            none(),
            (Verdict::No, Some(Step::Meta)),
            Indexing::Noindex,
        ),
        (
            "nofollow",
            answer(200, &[("x-robots-tag", "noindex")], ""),
            none(),
            (Verdict::No, Some(Step::Header)),
            Indexing::Noindex,
        ),
        (
            "",
            answer(404, &[], ""),
            none(),
            (Verdict::No, Some(Step::Status)),
            Indexing::Error,
        ),
        (
            "nofollow",
            ok(),
            Answer::default(),
            (Verdict::Hint, Some(Step::Meta)),
            Indexing::Unknown,
        ),
    ] {
        let read = read(content, page, robots);
        assert_eq!(verdict(&read), expected, "{content}");
        assert_eq!(read.indexing, indexing, "{content}");
        let steps: Vec<Step> = read.evidence.iter().map(|found| found.step).collect();
        let all = [
            Step::Robots,
            Step::Status,
            Step::Meta,
            Step::Header,
            Step::Canonical,
        ];
        assert_eq!(steps, all);
    }
}

#[test]
fn r13_what_a_blocked_page_says_is_unseen() {
    let body = "User-agent: *\nDisallow: /a\n";
    let header = answer(200, &[("x-robots-tag", "noindex")], "");
    let read = read("noindex", header, answer(200, &[], body));
    assert_eq!(verdict(&read), (Verdict::No, Some(Step::Robots)));
    assert_eq!(read.indexing, Indexing::Blocked);
    let unseen = |found: &&Evidence| found.reason.code == Code::Unseen;
    assert_eq!(read.evidence.iter().filter(unseen).count(), 4);
    assert_eq!(read.evidence.first().unwrap().snippet, "Disallow: /a");
}

#[test]
fn r13_a_failing_robots_txt_keeps_crawlers_out_and_a_missing_one_does_not() {
    let body = "User-agent: *\nDisallow: /\n";
    for (status, verdict, code, indexing) in [
        (400, Verdict::Yes, Code::NoRobotsTxt, Indexing::Noindex),
        (404, Verdict::Yes, Code::NoRobotsTxt, Indexing::Noindex),
        (451, Verdict::Yes, Code::NoRobotsTxt, Indexing::Noindex),
        (300, Verdict::Unknown, Code::NotRead, Indexing::Noindex),
        (429, Verdict::No, Code::RobotsTxtError, Indexing::Blocked),
        (500, Verdict::No, Code::RobotsTxtError, Indexing::Blocked),
        (503, Verdict::No, Code::RobotsTxtError, Indexing::Blocked),
    ] {
        let read = read("noindex", answer(200, &[], ""), answer(status, &[], body));
        let robots = read.evidence.first().unwrap();
        assert_eq!(
            (robots.verdict, robots.reason.code),
            (verdict, code),
            "{status}"
        );
        assert_eq!(read.indexing, indexing, "{status}");
        let unseen = |found: &Evidence| found.reason.code == Code::Unseen;
        let blocked = indexing == Indexing::Blocked;
        assert_eq!(read.evidence.iter().any(unseen), blocked, "{status}");
    }
}

#[test]
fn r06_r22_metas_of_scripts_are_lines_of_their_own() {
    let noindex = |content: &str| Meta {
        name: "robots".to_owned(),
        content: content.to_owned(),
        ..Meta::default()
    };
    for (live, sent, expected) in [
        ("index", "follow", vec![(Verdict::Yes, Code::Unrestricted)]),
        (
            "nofollow",
            "nofollow",
            vec![(Verdict::Hint, Code::PageNofollow)],
        ),
        ("index", "noindex", vec![(Verdict::No, Code::MetaRemoved)]),
        (
            "nofollow",
            "noindex",
            vec![
                (Verdict::Hint, Code::MetaAdded),
                (Verdict::No, Code::MetaRemoved),
            ],
        ),
    ] {
        let mut page = answer(200, &[], "");
        if let Answer::Received(Response { html: Ok(html), .. }) = &mut page {
            html.metas.push(noindex(sent));
        }
        let read = read(live, page, answer(404, &[], ""));
        let steps = read
            .evidence
            .iter()
            .filter(|found| found.step == Step::Meta);
        let found: Vec<(Verdict, Code)> = steps
            .map(|found| (found.verdict, found.reason.code))
            .collect();
        assert_eq!(found, expected, "{live} {sent}");
    }
}

#[test]
fn r06_html_that_could_not_be_read_may_hide_a_noindex() {
    let unread = || {
        let mut page = answer(200, &[], "");
        if let Answer::Received(response) = &mut page {
            response.html = Err(Ignorance::TooLarge);
        }
        page
    };
    let none = || answer(404, &[], "");
    for (content, expected, indexing) in [
        ("", (Verdict::Unknown, Some(Step::Meta)), Indexing::Unknown),
        (
            "nofollow",
            (Verdict::Hint, Some(Step::Meta)),
            Indexing::Unknown,
        ),
        (
            "noindex",
            (Verdict::No, Some(Step::Meta)),
            Indexing::Noindex,
        ),
    ] {
        let read = read(content, unread(), none());
        assert_eq!(
            (verdict(&read), read.indexing),
            (expected, indexing),
            "{content}"
        );
        let unread = |found: &Evidence| found.reason.code == Code::ServerHtmlUnread;
        let shown = read.evidence.iter().any(unread);
        assert_eq!(shown, content != "noindex", "{content}");
    }
}

#[test]
fn r12_noindex_is_kept_apart_from_nofollow() {
    let read = read("noindex", answer(200, &[], ""), answer(404, &[], ""));
    assert_eq!(read.follow, Follow::Followed);
    assert_eq!(read.indexing, Indexing::Noindex);
}

#[test]
fn r10_another_agents_list_never_gives_a_false_yes() {
    for (sent, expected, follow, indexing) in [
        (
            "BadBot: noindex",
            (Verdict::Yes, None),
            Follow::Followed,
            Indexing::Indexable,
        ),
        (
            "BadBot: nofollow, noindex",
            (Verdict::Unknown, Some(Step::Header)),
            Follow::Followed,
            Indexing::Unknown,
        ),
        (
            "BadBot: noindex, nofollow",
            (Verdict::Unknown, Some(Step::Header)),
            Follow::Unknown,
            Indexing::Indexable,
        ),
        (
            "BadBot: noindex, nofollow, googlebot: nofollow",
            (Verdict::Hint, Some(Step::Header)),
            Follow::PageNofollow,
            Indexing::Indexable,
        ),
        (
            "BadBot: nofollow, noindex, googlebot: nofollow",
            (Verdict::Hint, Some(Step::Header)),
            Follow::PageNofollow,
            Indexing::Unknown,
        ),
        (
            "noindex, BadBot: noindex, nofollow",
            (Verdict::No, Some(Step::Header)),
            Follow::Unknown,
            Indexing::Noindex,
        ),
    ] {
        let page = answer(200, &[("x-robots-tag", sent)], "");
        let read = read("", page, answer(404, &[], ""));
        assert_eq!(verdict(&read), expected, "{sent}");
        assert_eq!((read.follow, read.indexing), (follow, indexing), "{sent}");
        let unclear = |found: &Evidence| found.reason.code == Code::AgentUnclear;
        let shown = read.evidence.iter().any(unclear);
        let open = follow == Follow::Unknown || indexing == Indexing::Unknown;
        assert_eq!(shown, open, "{sent}");
    }
}

#[test]
fn r14_a_canonical_elsewhere_is_a_hint() {
    let ok = || answer(200, &[], "");
    for (sent, robots, expected, indexing) in [
        (
            Answer::default(),
            answer(404, &[], ""),
            (Verdict::Hint, Some(Step::Canonical)),
            Indexing::Unknown,
        ),
        (
            ok(),
            Answer::default(),
            (Verdict::Hint, Some(Step::Canonical)),
            Indexing::Unknown,
        ),
        (
            answer(200, &[("x-robots-tag", "noindex")], ""),
            Answer::default(),
            (Verdict::No, Some(Step::Header)),
            Indexing::Noindex,
        ),
        (
            ok(),
            answer(404, &[], ""),
            (Verdict::Hint, Some(Step::Canonical)),
            Indexing::CanonicalElsewhere,
        ),
    ] {
        let mut page = snapshot("", sent, robots);
        page.head_links.push(HeadLink {
            rel: "canonical".to_owned(),
            href: "/b".to_owned(),
            resolved: "https://example.com/b".to_owned(),
            in_head: true,
            ..HeadLink::default()
        });
        let read = super::page(&page);
        assert_eq!(verdict(&read), expected);
        assert_eq!(read.indexing, indexing);
        let named = |found: &Evidence| found.reason.code == Code::CanonicalNamed;
        assert!(read.evidence.iter().any(named));
    }
}
