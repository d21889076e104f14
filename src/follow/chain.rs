//! The page's part of the chain: robots.txt, status, metas, header, canonical, each evaluated (R06 to R14).
//! Knows no single link.

use super::{
    Counts, Evidence, Follow, Indexing, PageDirectives, Step, Verdict, canonical,
    directives::Directives,
    header::{self, RobotsTag},
    meta::{self, Metas},
    robots,
};
use crate::{
    page::{Answer, Ignorance, PageSnapshot, Response},
    reason::{Code, Reason},
};

/// Evaluates every step; where robots.txt forbids crawling, what the page and its headers say counts as unseen (R13).
pub(crate) fn page(page: &PageSnapshot) -> PageDirectives {
    let answer = match &page.reread.page {
        Answer::Received(answer) => Ok(answer),
        Answer::Unknown { why } => Err(*why),
    };
    let html = page.reread.page.html();
    let metas = meta::read(page, html.ok());
    let tag = answer.map(|answer| header::robots_tag(answer, page.taken_at));

    let robots = robots_step(page);
    let blocked = robots.verdict == Verdict::No;
    let mut evidence = vec![robots];
    if blocked {
        let steps = [Step::Status, Step::Meta, Step::Header, Step::Canonical];
        evidence.extend(steps.map(unseen));
    } else {
        evidence.push(status_step(answer));
        let unread = html.err().filter(|_| answer.is_ok());
        evidence.extend(meta_steps(&metas, unread));
        evidence.extend(other_engines(Step::Meta, &metas.others));
        match &tag {
            Ok(tag) => {
                evidence.extend(header_step(tag));
                evidence.extend(other_engines(Step::Header, &tag.others));
            }
            Err(why) => evidence.push(not_read(Step::Header, *why)),
        }
        evidence.push(canonical::step(page, answer.ok()));
    }
    let nofollow = metas.nofollow() || tag.as_ref().is_ok_and(|tag| tag.sum.nofollow);
    PageDirectives {
        indexing: indexing(&evidence, tag.as_ref().ok()),
        counts: decide(&evidence, &[]),
        follow: match tag {
            _ if nofollow => Follow::PageNofollow,
            Ok(tag) if !tag.unclear.nofollow => Follow::Followed,
            Ok(_) | Err(_) => Follow::Unknown,
        },
        evidence,
    }
}

/// The most restrictive verdict of the page's steps and the link's, and the first step that has it.
pub(crate) fn decide(page: &[Evidence], link: &[Evidence]) -> Counts {
    let mut counts = Counts {
        verdict: Verdict::Yes,
        because: None,
    };
    for found in page.iter().chain(link) {
        if found.verdict < counts.verdict {
            counts.verdict = found.verdict;
            counts.because = Some(found.step);
        }
    }
    counts
}

/// Longest tag or header field that is shown, in characters.
const SHOWN: usize = 2_000;

/// A tag or header field as it is shown.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// A finding without a text to show.
pub(crate) fn plain(step: Step, verdict: Verdict, reason: Reason) -> Evidence {
    Evidence {
        step,
        verdict,
        snippet: String::new(),
        reason,
    }
}

fn unseen(step: Step) -> Evidence {
    plain(step, Verdict::Unknown, Reason::plain(Code::Unseen))
}

fn not_read(step: Step, why: Ignorance) -> Evidence {
    plain(step, Verdict::Unknown, Reason::with(Code::NotRead, [why]))
}

/// Google: no robots.txt (4xx but 429) allows everything; a failing server (5xx, 429) stops crawling for as long as it fails.
/// <https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt#http-status-codes>
fn robots_step(page: &PageSnapshot) -> Evidence {
    let answer = match &page.reread.robots {
        Answer::Received(answer) => answer,
        Answer::Unknown { why } => return not_read(Step::Robots, *why),
    };
    let status = |verdict, code| plain(Step::Robots, verdict, Reason::with(code, [answer.status]));
    match answer.status {
        200..=299 => match robots::forbidden(&answer.body, &page.url) {
            Some(rule) => Evidence {
                step: Step::Robots,
                verdict: Verdict::No,
                snippet: rule,
                reason: Reason::plain(Code::RobotsBlocked),
            },
            None => plain(
                Step::Robots,
                Verdict::Yes,
                Reason::plain(Code::RobotsAllowed),
            ),
        },
        429 | 500.. => status(Verdict::No, Code::RobotsTxtError),
        400..=499 => status(Verdict::Yes, Code::NoRobotsTxt),
        // Names another place, or none; only a crawler goes there.
        _ => not_read(Step::Robots, Ignorance::Redirected),
    }
}

fn status_step(answer: Result<&Response, Ignorance>) -> Evidence {
    match answer.map(|answer| answer.status) {
        Ok(status @ 400..) => plain(
            Step::Status,
            Verdict::No,
            Reason::with(Code::StatusError, [status]),
        ),
        Ok(status) => plain(
            Step::Status,
            Verdict::Yes,
            Reason::with(Code::Status, [status]),
        ),
        Err(why) => not_read(Step::Status, why),
    }
}

/// A finding and what cannot be told of the same step, which takes the place of "nothing".
fn beside(known: Evidence, unclear: Evidence) -> Vec<Evidence> {
    if known.verdict == Verdict::Yes {
        vec![unclear]
    } else {
        vec![known, unclear]
    }
}

fn directives_step(step: Step, sum: &Directives, snippets: &[String]) -> Evidence {
    let (verdict, reason) = if sum.noindex {
        (Verdict::No, Reason::plain(Code::Noindex))
    } else if let Some(date) = &sum.expired {
        (Verdict::No, Reason::with(Code::Expired, [date]))
    } else if sum.nofollow {
        (Verdict::Hint, Reason::plain(Code::PageNofollow))
    } else {
        (Verdict::Yes, Reason::plain(Code::Unrestricted))
    };
    Evidence {
        step,
        verdict,
        snippet: snippets.join("\n"),
        reason,
    }
}

/// What the live page and the server's HTML ask alike, then what scripts added and removed (R06, R22);
/// that the server's HTML may ask more where its answer could not be read as such.
/// No answer at all shows in the steps before and after.
fn meta_steps(metas: &Metas, unread: Option<Ignorance>) -> Vec<Evidence> {
    let asked = &metas.kept.snippets;
    let shown = if asked.is_empty() {
        &metas.neutral
    } else {
        asked
    };
    let known = directives_step(Step::Meta, &metas.kept.sum, shown);
    if let Some(why) = unread.filter(|_| known.verdict != Verdict::No) {
        let reason = Reason::with(Code::ServerHtmlUnread, [why]);
        return beside(known, plain(Step::Meta, Verdict::Unknown, reason));
    }
    let mut steps = vec![known];
    for (asked, code) in [
        (&metas.added, Code::MetaAdded),
        (&metas.removed, Code::MetaRemoved),
    ] {
        let found = directives_step(Step::Meta, &asked.sum, &asked.snippets);
        if found.verdict < Verdict::Yes {
            // "Nothing restricts" would be untrue beside it.
            steps.retain(|step| step.verdict < Verdict::Yes);
            let reason = Reason::with(code, [asked.sum.strongest()]);
            steps.push(Evidence { reason, ..found });
        }
    }
    steps
}

/// What is known to hold, and what cannot be told beside it, unless that would add nothing.
fn header_step(tag: &RobotsTag) -> Vec<Evidence> {
    let unclear = Evidence {
        step: Step::Header,
        verdict: Verdict::Unknown,
        snippet: tag.snippets.join("\n"),
        reason: Reason::plain(Code::AgentUnclear),
    };
    let known = directives_step(Step::Header, &tag.sum, &tag.snippets);
    if tag.may_ask_more() {
        beside(known, unclear)
    } else {
        vec![known]
    }
}

/// What other engines alone are asked, by their names.
fn other_engines(step: Step, asked: &[(String, String)]) -> impl Iterator<Item = Evidence> {
    let own = asked.iter();
    own.map(move |(name, content)| {
        plain(
            step,
            Verdict::Yes,
            Reason::with(Code::OtherEngine, [name, content]),
        )
    })
}

/// What the page's directives allow, by the first step that says something; noindex is kept apart from nofollow (R12).
/// A canonical elsewhere narrows nothing while an unread step may still refuse the page, but a
/// header of which only a nofollow may be for all refuses none.
fn indexing(evidence: &[Evidence], tag: Option<&RobotsTag>) -> Indexing {
    let may_hide = tag.is_some_and(RobotsTag::may_hide);
    let refused = |step: Step| {
        let mut found = evidence.iter().filter(|found| found.step == step);
        found.any(|found| found.verdict == Verdict::No)
    };
    let elsewhere = |found: &Evidence| found.reason.code == Code::CanonicalNamed;
    let unknown = |found: &Evidence| {
        found.verdict == Verdict::Unknown && (may_hide || found.reason.code != Code::AgentUnclear)
    };
    if refused(Step::Robots) {
        Indexing::Blocked
    } else if refused(Step::Status) {
        Indexing::Error
    } else if refused(Step::Meta) || refused(Step::Header) {
        Indexing::Noindex
    } else if evidence.iter().any(unknown) {
        Indexing::Unknown
    } else if evidence.iter().any(elsewhere) {
        Indexing::CanonicalElsewhere
    } else {
        Indexing::Indexable
    }
}

#[cfg(test)]
mod tests {
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
}
