//! The page's part of the chain: robots.txt, status, metas, header, canonical, each evaluated (R06 to R14).
//! Knows no single link.

#[cfg(test)]
mod tests;

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
