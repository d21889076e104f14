//! X-Robots-Tag and the canonical of the Link header (R10, R14).
//! Reads no meta and no `<link>`.

use super::{
    chain::shown,
    directives::{Directives, UNAVAILABLE},
};
use crate::page::Response;

/// What X-Robots-Tag asks of Google's web search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RobotsTag {
    /// The sum of all that count.
    pub sum: Directives,
    /// What may be asked of all, or only of another agent: see [`RobotsTag::add`].
    pub unclear: Directives,
    /// What surely holds for one other agent alone: its name and what it is asked.
    pub others: Vec<(String, String)>,
    /// The header fields as sent.
    pub snippets: Vec<String>,
}

/// Directives that have a value, and so look like an agent's name before a colon.
const VALUED: &[&str] = &[
    "max-snippet",
    "max-image-preview",
    "max-video-preview",
    UNAVAILABLE,
];

/// Reads every X-Robots-Tag of an answer; `now` in milliseconds since 1970.
/// <https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#xrobotstag>
pub(crate) fn robots_tag(answer: &Response, now: u64) -> RobotsTag {
    let mut tag = RobotsTag::default();
    for (name, value) in &answer.headers {
        if !name.eq_ignore_ascii_case("x-robots-tag") {
            continue;
        }
        tag.add(value, now);
        tag.snippets
            .push(shown(&["X-Robots-Tag: ", value].concat()));
    }
    tag
}

/// Most lists for other agents that are set down.
const MOST: usize = 10;

impl RobotsTag {
    /// Whether what is unclear asks for more than what surely holds.
    pub(crate) const fn may_ask_more(&self) -> bool {
        (self.unclear.noindex && !self.sum.noindex)
            || (self.unclear.nofollow && !self.sum.nofollow)
            || (self.unclear.expired.is_some() && self.sum.expired.is_none())
    }

    /// Whether what is unclear would keep the page from being shown.
    pub(crate) const fn may_hide(&self) -> bool {
        self.unclear.noindex || self.unclear.expired.is_some()
    }

    /// Takes over the directives of one field.
    ///
    /// An agent's name scopes what follows it (R10), but browsers join repeated fields with a comma (Fetch, "get a header"):
    /// `BadBot: nofollow` and a field `noindex` of its own arrive as `BadBot: nofollow, noindex`. So only what stands
    /// before the first comma behind another agent's name is surely that agent's. In `BadBot: noindex, nofollow, googlebot: nofollow`
    /// the `noindex` is `BadBot`'s, its `nofollow` may be anyone's, and the last one is Google's whatever the other is.
    fn add(&mut self, value: &str, now: u64) {
        let mut lists: Vec<(&str, String)> = vec![("*", String::new())];
        for piece in value.split(',') {
            let agent = piece
                .split_once(':')
                .map(|(agent, rest)| (agent.trim(), rest));
            let agent = agent.filter(|(agent, _)| is_agent(agent));
            let rest = agent.map_or(piece, |(_, rest)| rest);
            lists.extend(agent.map(|(agent, _)| (agent, String::new())));
            if let Some((_, list)) = lists.last_mut() {
                list.extend([rest, ","]);
            }
        }
        for (agent, list) in &lists {
            if agent.eq_ignore_ascii_case("googlebot") || *agent == "*" {
                self.sum.merge(Directives::read(list, now));
            } else if let Some((own, rest)) = list.split_once(',') {
                self.unclear.merge(Directives::read(rest, now));
                if self.others.len() < MOST && Directives::read(own, now) != Directives::default() {
                    self.others.push((shown(agent), shown(own.trim())));
                }
            }
        }
    }
}

/// An agent's name has a letter (`360Spider`) or is `*`; what stands before the colon of a time is figures and spaces.
fn is_agent(word: &str) -> bool {
    let name = |letter: char| letter.is_ascii_alphanumeric() || "-_*/.".contains(letter);
    let names = |letter: char| letter.is_ascii_alphabetic() || letter == '*';
    let lower = word.to_ascii_lowercase();
    word.chars().all(name) && word.contains(names) && !VALUED.contains(&lower.as_str())
}

/// The targets of `rel=canonical` in an answer's Link headers, and each whole link as written (RFC 8288).
pub(crate) fn canonicals(answer: &Response) -> Vec<(String, String)> {
    let fields = answer
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("link"));
    let links = fields.flat_map(|(_, value)| parts(value, ','));
    let canonical = links.filter_map(|link| {
        let parts: Vec<&str> = parts(link, ';').map(str::trim).collect();
        let (target, parameters) = parts.split_first()?;
        let target = target.strip_prefix('<')?.strip_suffix('>')?;
        is_canonical(parameters).then(|| (target.trim().to_owned(), link.trim().to_owned()))
    });
    canonical.collect()
}

/// Whether a link's parameters call it canonical: only its first `rel` counts, and with an `anchor` it is another
/// page's (RFC 8288, sections 3.2 and 3.3).
fn is_canonical(parameters: &[&str]) -> bool {
    let mut rel = None;
    for (name, value) in (parameters.iter()).filter_map(|parameter| parameter.split_once('=')) {
        let name = name.trim();
        if name.eq_ignore_ascii_case("anchor") {
            return false;
        }
        if name.eq_ignore_ascii_case("rel") && rel.is_none() {
            rel = Some(value);
        }
    }
    let value = rel.unwrap_or_default().trim().trim_matches('"');
    let mut tokens = value.split_ascii_whitespace();
    tokens.any(|token| token.eq_ignore_ascii_case("canonical"))
}

/// What stands between the separators, those in quotes and in angle brackets aside.
fn parts(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut quoted, mut angled, mut escaped) = (false, false, false);
    text.split(move |letter| {
        let separates = letter == separator && !quoted && !angled;
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' if !angled => quoted = !quoted,
            '<' if !quoted => angled = true,
            '>' if !quoted => angled = false,
            _ => {}
        }
        separates
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::ServerHtml;

    fn answer(headers: &[(&str, &str)]) -> Response {
        let field = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Response {
            status: 200,
            headers: headers.iter().map(field).collect(),
            body: String::new(),
            html: Ok(ServerHtml::default()),
        }
    }

    #[test]
    fn r10_an_agent_scopes_what_follows_it() {
        for (value, noindex, nofollow) in [
            ("max-snippet: 10, max-image-preview: large", false, false),
            ("BadBot: noindex, nofollow", false, false),
            ("360Spider: all, noindex", false, false),
            ("googlebot-news: noindex", false, false),
            (
                "BadBot: noindex, nofollow, googlebot: nofollow",
                false,
                true,
            ),
            ("googlebot: nofollow, noindex", true, true),
            ("noindex, BadBot: nofollow", true, false),
            ("max-snippet: 10, noindex", true, false),
            ("NOINDEX", true, false),
            (
                "unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, nofollow",
                false,
                true,
            ),
        ] {
            let tag = robots_tag(&answer(&[("X-Robots-Tag", value)]), 1_795_219_200_000);
            assert_eq!(
                (tag.sum.noindex, tag.sum.nofollow),
                (noindex, nofollow),
                "{value}"
            );
            assert_eq!(tag.sum.expired.is_some(), value.contains("Jun"), "{value}");
        }
    }

    #[test]
    fn r10_what_follows_a_comma_behind_another_agent_is_unclear() {
        for (value, noindex, nofollow, expired) in [
            ("BadBot: noindex", false, false, false),
            ("BadBot: noindex, max-snippet: 10", false, false, false),
            ("googlebot: nofollow, noindex", false, false, false),
            ("noindex, BadBot: nofollow", false, false, false),
            ("BadBot: none, googlebot: noindex", false, false, false),
            ("BadBot: nofollow, noindex", true, false, false),
            ("BadBot: noindex, nofollow", false, true, false),
            ("BadBot: all, none, OtherBot: all", true, true, false),
            (
                "BadBot: noindex, nofollow, googlebot: nofollow",
                false,
                true,
                false,
            ),
            (
                "BadBot: unavailable_after: Friday, 25-Jun-10 15:00:00 UTC",
                false,
                false,
                false,
            ),
            (
                "BadBot: all, unavailable_after: Friday, 25-Jun-10 15:00:00 UTC",
                false,
                false,
                true,
            ),
        ] {
            let tag = robots_tag(&answer(&[("X-Robots-Tag", value)]), 1_795_219_200_000);
            let unclear = &tag.unclear;
            assert_eq!(
                (unclear.noindex, unclear.nofollow, unclear.expired.is_some()),
                (noindex, nofollow, expired),
                "{value}"
            );
        }
    }

    #[test]
    fn r06_r10_what_another_agent_alone_is_asked_is_set_down() {
        for (value, others) in [
            ("noindex", vec![]),
            ("googlebot: noindex, *: nofollow", vec![]),
            ("BadBot: noarchive, nofollow", vec![]),
            (
                "BadBot: noindex, Bingbot: none",
                vec![("BadBot", "noindex"), ("Bingbot", "none")],
            ),
        ] {
            let tag = robots_tag(&answer(&[("X-Robots-Tag", value)]), 0);
            let read = tag.others.iter().map(|(agent, own)| (&**agent, &**own));
            assert_eq!(read.collect::<Vec<_>>(), others, "{value}");
        }
    }

    #[test]
    fn r10_several_headers_combine() {
        let tag = robots_tag(
            &answer(&[("x-robots-tag", "nofollow"), ("x-robots-tag", "noindex")]),
            0,
        );
        assert!(tag.sum.noindex && tag.sum.nofollow);
        assert_eq!(
            tag.snippets,
            ["X-Robots-Tag: nofollow", "X-Robots-Tag: noindex"]
        );
    }

    #[test]
    fn r14_a_link_header_may_name_the_canonical() {
        for (value, found) in [
            (
                "<https://a.example/>; rel=\"preload\"; as=canonical",
                vec![],
            ),
            (
                "<https://a.example/>; rel=preload; title=\"x; rel=canonical, <b>; rel=canonical\"",
                vec![],
            ),
            (
                "<https://a.example/>; rel=preload; title=\"\\\"; rel=canonical",
                vec![],
            ),
            ("<https://a.example/>; rel=next; rel=canonical", vec![]),
            ("<https://a.example/>; anchor=\"/b\"; rel=canonical", vec![]),
            ("https://a.example/; rel=canonical", vec![]),
            (
                "</c>; title=\"a, b\"; rel=canonical, </d>; rel=next",
                vec!["/c"],
            ),
            (
                "<https://a.example/x,y;z>; rel=\"canonical\"",
                vec!["https://a.example/x,y;z"],
            ),
            (
                "<https://a.example/x,y>; rel=\"canonical\"",
                vec!["https://a.example/x,y"],
            ),
            (
                "</style.css>; rel=preload, </page>; REL=Canonical",
                vec!["/page"],
            ),
        ] {
            let targets: Vec<String> = canonicals(&answer(&[("link", value)]))
                .into_iter()
                .map(|(target, _)| target)
                .collect();
            assert_eq!(targets, found, "{value}");
        }
    }
}
