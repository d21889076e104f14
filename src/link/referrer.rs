//! Whether a visit through a link would show as direct (R31).
//! Says nothing of search engines.

use url::Url;

use crate::page::{Answer, PageSnapshot};

/// The page's referrer policy, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// The target learns nothing.
    Nothing,
    /// Nothing from https to http, else at least the origin.
    NotDowngraded,
    /// Always at least the origin.
    Always,
}

/// The policy that holds for links without their own: the last valid meta, then the header, then the default.
/// <https://w3c.github.io/webappsec-referrer-policy/>
pub(crate) fn of_page(page: &PageSnapshot) -> Policy {
    let metas = page.metas.iter().rev();
    let mut named = metas.filter(|meta| meta.name.trim().eq_ignore_ascii_case("referrer"));
    named
        .find_map(|meta| policy(&meta.content))
        .or_else(|| of_header(&page.reread.page))
        .unwrap_or(Policy::NotDowngraded)
}

/// What a link itself says of its visits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visit<'a> {
    /// Its `rel` tokens.
    pub tokens: &'a [String],
    /// Its raw `referrerpolicy`.
    pub policy: &'a str,
    /// Whether it leads from https to plain http.
    pub downgraded: bool,
}

/// Whether nothing is sent through a link of a page with this policy.
pub(crate) fn silent(page: Policy, visit: Visit<'_>) -> bool {
    if visit.tokens.iter().any(|token| token == "noreferrer") {
        return true;
    }
    match policy(visit.policy).unwrap_or(page) {
        Policy::Nothing => true,
        Policy::NotDowngraded => visit.downgraded,
        Policy::Always => false,
    }
}

/// Whether a visit goes from https to plain http.
pub(crate) fn downgraded(page_url: &str, target: &Url) -> bool {
    let secure = page_url.get(..6);
    target.scheme() == "http" && secure.is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"))
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
        "no-referrer" | "never" | "same-origin" => Some(Policy::Nothing),
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
    fn r31_only_noreferrer_and_policies_silence_a_visit() {
        let default = Policy::NotDowngraded;
        for (page, rel, policy, downgraded, expected) in [
            (default, "noopener external", "", false, false),
            (default, "", "unsafe-url", true, false),
            (Policy::Nothing, "", "origin", false, false),
            (default, "", "nonsense", false, false),
            (default, "noopener noreferrer", "unsafe-url", false, true),
            (default, "", "no-referrer", false, true),
            (default, "", "", true, true),
            (Policy::Nothing, "", "", false, true),
        ] {
            let tokens: Vec<String> = rel.split(' ').map(ToOwned::to_owned).collect();
            let visit = Visit {
                tokens: &tokens,
                policy,
                downgraded,
            };
            assert_eq!(silent(page, visit), expected, "{rel:?} {policy:?}");
        }
        let plain = Url::parse("http://example.com/").unwrap();
        assert!(downgraded("https://example.org/", &plain));
        assert!(!downgraded("http://example.org/", &plain));
    }
}
