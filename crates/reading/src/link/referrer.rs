//! Whether a visit through a link would show as direct (R31).
//! Says nothing of search engines.

use url::Url;

use crate::{
    page::{Anchor, Answer, PageSnapshot},
    reason::Code,
};

/// The page's referrer policy, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// The target learns nothing.
    Nothing,
    /// Another origin learns nothing.
    SameOrigin,
    /// Nothing from https to http, else at least the origin.
    NotDowngraded,
    /// Always at least the origin.
    Always,
}

/// The policy that holds for links without their own: the last valid meta, then the header, then the default.
/// <https://w3c.github.io/webappsec-referrer-policy/>
pub(crate) fn of_page(page: &PageSnapshot) -> Policy {
    of_metas(page)
        .or_else(|| of_header(&page.reread.page))
        .unwrap_or(Policy::NotDowngraded)
}

fn of_metas(page: &PageSnapshot) -> Option<Policy> {
    let metas = page.metas.iter().rev();
    let mut named = metas
        .filter(|meta| meta.key.is_empty() && meta.name.trim().eq_ignore_ascii_case("referrer"));
    named.find_map(|meta| policy(&meta.content))
}

/// Whether the policy of one of the page's links is known: a header that was not read may name another.
pub fn is_told(page: &PageSnapshot, anchor: &Anchor) -> bool {
    let named = policy(&anchor.referrer_policy).is_some() || of_metas(page).is_some();
    named || matches!(page.reread.page, Answer::Received(_))
}

/// What a link itself says of its visits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visit<'a> {
    /// Its `rel` tokens.
    pub tokens: &'a [String],
    /// Its raw `referrerpolicy`.
    pub policy: &'a str,
    /// Where it leads.
    pub to: Step,
}

/// How a link's target lies to its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Of the same origin.
    Inside,
    /// Of another origin.
    Across,
    /// Of another origin, from https to plain http.
    Down,
}

/// Why nothing is sent through a link of a page with this policy; none where at least the origin is.
pub(crate) fn silence(page: Policy, visit: Visit<'_>) -> Option<Code> {
    if visit.tokens.iter().any(|token| token == "noreferrer") {
        return Some(Code::NoReferrerRel);
    }
    match policy(visit.policy).unwrap_or(page) {
        Policy::Nothing => Some(Code::NoReferrerPolicy),
        Policy::SameOrigin => (visit.to != Step::Inside).then_some(Code::NoReferrerPolicy),
        Policy::NotDowngraded => (visit.to == Step::Down).then_some(Code::NoReferrerDowngrade),
        Policy::Always => None,
    }
}

/// The campaign tags of an address, which name the visit's source whatever the browser sends.
///
/// `utm_source` and its kin are Google Analytics' (<https://support.google.com/analytics/answer/10917952>), `mtm_` and `pk_`
/// are Matomo's (<https://matomo.org/faq/reports/what-is-campaign-tracking-and-why-it-is-important/>).
pub(crate) fn campaign_tags(target: &Url) -> Vec<&str> {
    let pairs = target.query().unwrap_or_default().split('&');
    let named = pairs.filter_map(|pair| pair.split_once('='));
    let tags = named.filter(|(name, value)| !value.is_empty() && is_campaign(name));
    tags.map(|(name, _)| name).take(MOST_TAGS).collect()
}

/// Most tags that are named.
const MOST_TAGS: usize = 3;

/// What the names of Google Analytics' and Matomo's campaign tags begin with.
const CAMPAIGN_PREFIXES: [&str; 3] = ["utm_", "mtm_", "pk_"];

/// Whether a query parameter of this name is a campaign tag, or Google Ads' own.
pub(super) fn is_campaign(name: &str) -> bool {
    let begins = |prefix: &&str| name.starts_with(prefix);
    CAMPAIGN_PREFIXES.iter().any(begins) || name == "gclid"
}

/// How `target` lies to the page; a wrapper is taken for its target.
pub(crate) fn step(page: Option<&Url>, target: &Url) -> Step {
    let Some(page) = page else {
        return Step::Across;
    };
    let origin = |url: &Url| (url.scheme() == "https", url.port());
    if origin(page) == origin(target) && page.host_str() == target.host_str() {
        Step::Inside
    } else if page.scheme() == "https" && target.scheme() == "http" {
        Step::Down
    } else {
        Step::Across
    }
}

fn of_header(answer: &Answer) -> Option<Policy> {
    let Answer::Received(response) = answer else {
        return None;
    };
    let headers = response.headers.iter().rev();
    let mut values = headers.filter(|(name, _)| name.eq_ignore_ascii_case("referrer-policy"));
    values.find_map(|(_, value)| value.rsplit(',').find_map(policy))
}

fn policy(word: &str) -> Option<Policy> {
    match word.trim().to_ascii_lowercase().as_str() {
        "no-referrer" | "never" => Some(Policy::Nothing),
        "same-origin" => Some(Policy::SameOrigin),
        "no-referrer-when-downgrade"
        | "default"
        | "strict-origin"
        | "strict-origin-when-cross-origin" => Some(Policy::NotDowngraded),
        "origin"
        | "unsafe-url"
        | "always"
        | "origin-when-cross-origin"
        | "origin-when-crossorigin" => Some(Policy::Always),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Meta, Reread, Response, ServerHtml};

    fn page(metas: &[&str], header: Option<&str>) -> PageSnapshot {
        let metas = metas.iter().map(|content| Meta {
            name: "Referrer".to_owned(),
            content: (*content).to_owned(),
            ..Meta::default()
        });
        let header = header.map(|value| ("referrer-policy".to_owned(), value.to_owned()));
        PageSnapshot {
            metas: metas.collect(),
            reread: Reread {
                page: Answer::Received(Response {
                    status: 200,
                    headers: header.into_iter().collect(),
                    body: String::new(),
                    html: Ok(ServerHtml::default()),
                }),
                robots: Answer::default(),
            },
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn r31_the_meta_comes_before_the_header_and_both_before_the_default() {
        for (metas, header, policy) in [
            (&[][..], None, Policy::NotDowngraded),
            (&["nonsense"], None, Policy::NotDowngraded),
            (&[], Some("no-referrer"), Policy::Nothing),
            (&[], Some("no-referrer, new-word"), Policy::Nothing),
            (&["unsafe-url"], Some("no-referrer"), Policy::Always),
            (&["origin", "NEVER"], None, Policy::Nothing),
        ] {
            assert_eq!(
                of_page(&page(metas, header)),
                policy,
                "{metas:?} {header:?}"
            );
        }
    }

    #[test]
    fn r31_campaign_tags_have_a_name_and_a_value() {
        for (address, tags) in [
            ("https://a.example/?source=x&medium=y", &[][..]),
            ("https://a.example/?autm_source=x&utm_source=", &[]),
            ("https://a.example/#utm_source=x", &[]),
            (
                "https://a.example/?a=1&utm_source=x&utm_medium=y",
                &["utm_source", "utm_medium"],
            ),
            ("https://a.example/?mtm_campaign=x", &["mtm_campaign"]),
        ] {
            let url = Url::parse(address).unwrap();
            assert_eq!(campaign_tags(&url), tags, "{address}");
        }
    }

    #[test]
    fn r31_only_noreferrer_and_policies_silence_a_visit() {
        let default = Policy::NotDowngraded;
        let [rel, policy, downgrade] = [
            Code::NoReferrerRel,
            Code::NoReferrerPolicy,
            Code::NoReferrerDowngrade,
        ];
        let [inside, across, down] = [Step::Inside, Step::Across, Step::Down];
        for (page, rel, policy, to, expected) in [
            (default, "noopener external", "", across, None),
            (default, "", "unsafe-url", down, None),
            (Policy::Nothing, "", "origin", across, None),
            (default, "", "nonsense", across, None),
            (Policy::SameOrigin, "", "", inside, None),
            (
                default,
                "noopener noreferrer",
                "unsafe-url",
                across,
                Some(rel),
            ),
            (default, "", "no-referrer", inside, Some(policy)),
            (default, "", "", down, Some(downgrade)),
            (Policy::Nothing, "", "", across, Some(policy)),
            (Policy::SameOrigin, "", "", across, Some(policy)),
            (default, "", "same-origin", down, Some(policy)),
        ] {
            let tokens: Vec<String> = rel.split(' ').map(ToOwned::to_owned).collect();
            let visit = Visit {
                tokens: &tokens,
                policy,
                to,
            };
            assert_eq!(silence(page, visit), expected, "{rel:?} {policy:?}");
        }
    }

    #[test]
    fn r31_another_host_scheme_or_port_is_another_origin() {
        let page = Url::parse("https://example.org/a").unwrap();
        for (target, to) in [
            ("https://www.example.org/a", Step::Across),
            ("https://example.org:8443/a", Step::Across),
            ("http://example.org/a", Step::Down),
            ("https://example.org:443/b", Step::Inside),
        ] {
            let target = Url::parse(target).unwrap();
            assert_eq!(step(Some(&page), &target), to, "{target}");
            assert_ne!(step(Some(&target), &page), Step::Down, "{target}");
        }
    }
}
