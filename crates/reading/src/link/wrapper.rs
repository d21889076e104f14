//! What a redirect that names its target points to (R26).
//! Follows nothing: a target is read from the address itself, or it is unknown.

use url::Url;

use super::{
    Passage, affiliate,
    site::{rows_for, site},
    url::{host, percent_decode, web},
};
use crate::tables::{Tables, Wrapper, cells};

/// Path segments of a site's own redirector.
const OWN_REDIRECTORS: &[&str] = &[
    "out", "go", "goto", "redirect", "redir", "away", "exit", "jump", "visit", "refer", "leave",
    "outbound", "external",
];

/// Parameters in which such a redirector names its target.
const TARGET_PARAMETERS: &[&str] = &[
    "url",
    "u",
    "to",
    "target",
    "dest",
    "destination",
    "redirect",
    "link",
    "r",
    "goto",
];

/// Most wrappers in one another.
const LONGEST_CHAIN: usize = 10;

/// A wrapped address, unwrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unwrapped {
    /// The innermost target.
    pub target: Url,
    /// The least that any wrapper on the way lets pass.
    pub passage: Passage,
    /// The affiliate network whose redirect it goes through.
    pub network: Option<&'static str>,
}

/// The target behind `url`, which may be wrapped several times; none where it is no wrapper.
///
/// `own` is the address's own site, `page_site` that of the page in view: only its own redirectors are recognized by their general form.
/// A chain that comes back to a host it has been through names no target, nor does one longer than anybody makes.
pub(super) fn unwrap(
    (url, own): (&Url, &str),
    page_site: &str,
    tables: &Tables,
) -> Option<Unwrapped> {
    let mut passed = step((url, own), page_site, tables)?;
    let mut hosts = vec![host(url).to_owned()];
    loop {
        let comes_back = hosts.iter().any(|known| known == host(&passed.target));
        if comes_back || hosts.len() > LONGEST_CHAIN {
            return None;
        }
        let own = site(&passed.target, tables);
        let Some(next) = step((&passed.target, own), page_site, tables) else {
            return Some(passed);
        };
        hosts.push(host(&passed.target).to_owned());
        passed = Unwrapped {
            target: next.target,
            passage: passed.passage.min(next.passage),
            network: passed.network.or(next.network),
        };
    }
}

/// Whether the address is a shortener's, whose target cannot be told offline.
pub(super) fn opaque(url: &Url, tables: &Tables) -> bool {
    let host = host(url);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let mut rows = tables.shorteners.get(host).into_iter().flatten();
    rows.any(|row| {
        let [path] = cells(row);
        url.path().len() > 1 && url.path().starts_with(path)
    })
}

fn step((url, site): (&Url, &str), page_site: &str, tables: &Tables) -> Option<Unwrapped> {
    let rows = rows_for(&tables.wrappers, site).map(Wrapper::read);
    for row in rows.filter(|row| stands_at((row.host, row.path), url, site)) {
        if let Some(target) = named(url, row.form) {
            let passage = if row.kind == "interstitial" {
                Passage::Interstitial
            } else {
                Passage::Redirect
            };
            return Some(Unwrapped {
                target,
                passage,
                network: None,
            });
        }
    }
    let paid = affiliate::of(url, site, tables).and_then(|row| {
        let target = row.forms.split(' ').find_map(|form| named(url, form))?;
        Some((target, Some(row.network)))
    });
    let own = || {
        if site != page_site || !is_redirector(url) {
            return None;
        }
        let mut names = TARGET_PARAMETERS.iter();
        let target = names.find_map(|name| accept(url, &value(url, name)?, 1))?;
        Some((target, None))
    };
    let (target, network) = paid.or_else(own)?;
    Some(Unwrapped {
        target,
        passage: Passage::Redirect,
        network,
    })
}

/// Whether the address stands where a row's host and the beginning of its path say.
pub(super) fn stands_at((pattern, path): (&str, &str), url: &Url, site: &str) -> bool {
    let host = host(url);
    let whole = host.strip_prefix("www.").unwrap_or(host);
    let host_matches = if let Some(end) = pattern.strip_prefix("*.") {
        let labels = host.strip_suffix(end);
        labels.is_some_and(|labels| labels.is_empty() || labels.ends_with('.'))
    } else if pattern.ends_with(".*") {
        !site.is_empty()
    } else {
        whole == pattern
    };
    host_matches && url.path().starts_with(path)
}

fn is_redirector(url: &Url) -> bool {
    let mut segments = url.path().split('/');
    segments.any(|segment| {
        let name = segment.split('.').next().unwrap_or_default();
        OWN_REDIRECTORS
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    })
}

/// The target where `form` says it stands; see the head of `data/wrappers.tsv`.
fn named(url: &Url, form: &str) -> Option<Url> {
    let path = url.path();
    match form {
        "query" => accept(url, url.query()?, 2),
        "path" => {
            let mut named = segments(path).filter_map(|(segment, rest)| {
                if segment.strip_suffix(':').is_some_and(is_web_scheme) {
                    // An address as it stands, to the end: what follows it is part of it.
                    Some(accept(url, &with_query(rest, url), 2))
                } else {
                    accept(url, segment, 2).map(Some)
                }
            });
            named.next()?
        }
        "bare-path" => {
            let mut hosts = segments(path).filter(|(segment, _)| segment.contains('.'));
            accept(url, &format!("https://{}", hosts.next()?.0), 2)
        }
        "tail" => {
            let start = url.as_str().rfind("https://")?;
            accept(url, url.as_str().get(start..)?, 2)
        }
        "__" => accept(url, path.split_once("__")?.1.rsplit_once("__")?.0, 2),
        _ => match form.strip_prefix('?') {
            Some(name) => named_by_parameter(url, name),
            None => accept(url, path.split_once(form)?.1.split('/').next()?, 2),
        },
    }
}

fn named_by_parameter(url: &Url, name: &str) -> Option<Url> {
    if let Some(name) = name.strip_suffix(':') {
        return accept(url, value(url, name)?.rsplit_once(':')?.0, 1);
    }
    if let Some((name, mark)) = name.split_once('=') {
        return accept(url, &base64url(value(url, name)?.strip_prefix(mark)?)?, 1);
    }
    accept(url, &value(url, name)?, 1)
}

/// Each path segment with all that follows it, the segment included.
fn segments(path: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = path;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once('/')?;
        rest = after;
        Some((after.split('/').next().unwrap_or_default(), after))
    })
}

fn with_query(rest: &str, url: &Url) -> String {
    let query = url.query().map(|query| format!("?{query}"));
    format!("{rest}{}", query.unwrap_or_default())
}

/// The raw value of the first query parameter of that name, case aside.
pub(super) fn parameter(url: &Url, name: &str) -> Option<String> {
    let pairs = url.query()?.split('&');
    let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(value.to_owned())
}

/// The value as whoever redirects reads it: `q=https://a.example/%3Fb` names `https://a.example/?b`.
fn value(url: &Url, name: &str) -> Option<String> {
    parameter(url, name).map(|raw| percent_decode(&raw))
}

/// A target is accepted only if so many more decodings, or fewer, make it http(s) on another host: two in all (R26),
/// and only if each that gives an address gives the same host: `https://a.example%2F@b.example` leads wherever the
/// wrapper stops.
fn accept(wrapper: &Url, text: &str, decodings: usize) -> Option<Url> {
    let mut text = text.to_owned();
    let mut target: Option<Url> = None;
    for _ in 0..=decodings {
        let scheme = text.trim().split_once("://").map(|(scheme, _)| scheme);
        let found = scheme.filter(|scheme| is_web_scheme(scheme));
        if let Some(found) = found.and_then(|_| web(text.trim())) {
            if target
                .as_ref()
                .is_some_and(|target| host(target) != host(&found))
            {
                return None;
            }
            target.get_or_insert(found);
        }
        text = percent_decode(&text);
    }
    target.filter(|target| host(target) != host(wrapper))
}

fn is_web_scheme(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

fn base64url(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut bits, mut held) = (0_u32, 0_u32);
    for digit in text.bytes().filter(|digit| *digit != b'=') {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.extend(u8::try_from((bits >> held) & 0xff));
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(address: &str) -> Option<(String, Passage)> {
        let (url, tables) = (web(address).unwrap(), Tables::builtin());
        let unwrapped = unwrap((&url, site(&url, &tables)), "own.example", &tables)?;
        Some((unwrapped.target.into(), unwrapped.passage))
    }

    #[test]
    fn r26_what_names_no_other_host_is_no_wrapper() {
        for address in [
            "https://www.google.com/search?q=https://a.example/",
            "https://www.google.com/url?q=https://www.google.com./x",
            "https://www.google.com/url?q=https://www.google.com/maps",
            "https://www.google.com/url?q=ftp://a.example/",
            "https://www.google.com/url?q=a.example",
            "https://www.google.com/url?q=https%25253A%25252F%25252Fa.example",
            "https://disq.us/url?url=https%25253A%25252F%25252Fa.example%3Aabc123",
            "https://notgoogle.com/url?q=https://a.example/",
            "https://l.facebook.com.evil.example/l.php?u=https://a.example/",
            "https://www.facebook.com/sharer/sharer.php?u=https://a.example/",
            "https://href.li/?https://a.example%2F@b.example/",
            "https://www.google.com/url?q=https://a.example%255C@b.example/",
            "https://www.google.com/url?q=https%3A%2F%2Fa.example%252F@b.example/",
            "https://www.google.com/url?q=https://%EF%BC%A1.example/",
            "https://own.example/page?url=https://a.example/",
            "https://other.example/go?url=https://a.example/",
            "https://web.archive.org/web/2020/https://a.example/",
            "https://archive.ph/2020/https://a.example/",
            "https://translate.google.com/translate?sl=auto&tl=en&u=https://a.example/",
            "https://a-example.translate.goog/?_x_tr_sl=auto",
            "https://www.google.com/amp/s/a.example/",
            "https://a-example.cdn.ampproject.org/c/s/a.example/x",
            "https://www.youtube.com/redirect?q=https://l.facebook.com/l.php?u=https://www.youtube.com/x",
        ] {
            assert_eq!(target(address), None, "{address}");
        }
    }

    #[test]
    fn r26_a_wrapper_yields_its_target() {
        let interstitial = [
            "https://www.google.co.uk/url?sa=t&url=https%3A%2F%2Fa.example%2F",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=1",
            "https://www.youtube.com/redirect?q=https%253A%252F%252Fa.example%252F",
            "https://out.reddit.com/t3_1?url=https%3A%2F%2Fa.example%2F",
            "https://vk.com/away.php?to=https%3A%2F%2Fa.example",
            "https://steamcommunity.com/linkfilter/?u=https%3A%2F%2Fa.example",
            "https://t.umblr.com/redirect?z=https%3A%2F%2Fa.example%2F&t=x",
            "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2F",
            "https://disq.us/url?url=https%3A%2F%2Fa.example%2F%3Aabc123&cuid=1",
            "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fa.example%2F&urlhash=1",
            "https://slack-redir.net/link?url=https%3A%2F%2Fa.example%2F",
            "https://href.li/?https://a.example/",
            "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9hLmV4YW1wbGUv&ntb=1",
            "https://r.search.yahoo.com/_ylt=x/RV=2/RE=1/RO=10/RU=https%3a%2f%2fa.example%2f/RK=2/RS=y",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=1",
            "https://urldefense.com/v3/__https://a.example/__;!!x$",
            "https://x1.awstrack.me/L0/https:%2F%2Fa.example%2F/1/010",
            "https://click.pstmrk.it/3s/a.example%2F/x/y",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.example%252F",
        ];
        for address in interstitial {
            let expected = ("https://a.example/".to_owned(), Passage::Interstitial);
            assert_eq!(target(address), Some(expected), "{address}");
        }
        for address in [
            "https://own.example/go/?url=https%3A%2F%2Fa.example%2F",
            "https://www.own.example/Out.php?id=1&TO=https://a.example/",
            "https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fa.example%2F",
            "https://x.sjv.io/c/1/2/3?u=https%3A%2F%2Fa.example%2F",
        ] {
            let expected = ("https://a.example/".to_owned(), Passage::Redirect);
            assert_eq!(target(address), Some(expected), "{address}");
        }
    }

    #[test]
    fn r26_targets_are_read_however_their_hosts_are_written() {
        for (named, expected) in [
            ("https%3A%2F%2Fa%20b.example%2F", None),
            ("https%3A%2F%2F%C3%BC%3A8x%2F", None),
            (
                "https://B%C3%9CCHER.Example/",
                Some("https://xn--bcher-kva.example/"),
            ),
            (
                "https%3A%2F%2Fb%C3%BCcher.example%2Fa%20b",
                Some("https://xn--bcher-kva.example/a%20b"),
            ),
            (
                "https%3A%2F%2FB%C3%9CCHER.Example%3Fq%3D%C3%BC",
                Some("https://xn--bcher-kva.example/?q=%C3%BC"),
            ),
            (
                "https%253A%252F%252F%25E4%25BE%258B.%25E4%25BE%258B%252F",
                Some("https://xn--fsq.xn--fsq/"),
            ),
            (
                "%20https%3A%2F%2Fa.example%2Fx%20y%20",
                Some("https://a.example/x%20y"),
            ),
            (
                "https://a.example/p%3Fid%3D1%26tag%3Dx&sa=D",
                Some("https://a.example/p?id=1&tag=x"),
            ),
            (
                "https%3A%2F%2Fa.example%2F%3Fq%3D100%2525",
                Some("https://a.example/?q=100%25"),
            ),
        ] {
            let wrapped = format!("https://www.google.com/url?q={named}");
            let found = target(&wrapped).map(|(target, _)| target);
            assert_eq!(found.as_deref(), expected, "{named}");
        }
    }

    #[test]
    fn r26_a_hostile_chain_names_no_target_and_costs_little() {
        let names = |depth: u32| {
            let chain = (0..depth).map(|at| format!("https://h{at}.awstrack.me/L0/"));
            target(&(chain.collect::<String>() + "https://a.example/")).is_some()
        };
        assert_eq!([1, 10, 12, 200].map(names), [true, true, false, false]);
        let schemes = format!("https://streaklinks.com/{}", "https:/".repeat(50_000));
        assert_eq!(target(&schemes), None);
        assert_eq!(
            target("https://streaklinks.com/https://a.example/x/https%3A%2F%2Fb.example?y")
                .map(|(target, _)| target)
                .as_deref(),
            Some("https://a.example/x/https%3A%2F%2Fb.example?y")
        );
    }

    #[test]
    fn r26_shorteners_are_opaque_but_their_front_page_is_not() {
        let tables = Tables::builtin();
        for (address, expected) in [
            ("https://bit.ly/", false),
            ("https://notbit.ly/abc", false),
            ("https://www.baidu.com/s?wd=1", false),
            ("https://bit.ly/abc", true),
            ("https://www.t.co/abc", true),
            ("https://www.baidu.com/link?url=abc", true),
        ] {
            assert_eq!(
                opaque(&web(address).unwrap(), &tables),
                expected,
                "{address}"
            );
        }
    }
}
