//! Wrapped addresses of any form: what each row of the tables wraps is found, however often, and nothing is found that does
//! not stand in the address (R26). Single cases stand beside the code.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "fuzz/cases.rs"]
mod cases;

use std::sync::LazyLock;

use cases::cases;
use proptest::prelude::*;
use url::Url;
use vouch::{
    PageSnapshot, Settings, Tables,
    link::{self, Flag, Link, host},
    page::{Anchor, Element, Rendering},
    turns::{Turns, finish},
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);
static WRAPPERS: LazyLock<Vec<Wrapper>> = LazyLock::new(wrappers);

/// The page's own address; of its site any redirector is recognized.
const PAGE: &str = "https://www.own.example/post";

/// Where a redirect stands and how it names its target, see the head of `data/wrappers.tsv`.
#[derive(Debug, Clone)]
struct Wrapper {
    host: String,
    path: String,
    form: &'static str,
}

fn wrappers() -> Vec<Wrapper> {
    let rows = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
    let wrapper = |host: &str, path: &str, form| Wrapper {
        host: match (host.strip_prefix("*."), host.strip_suffix(".*")) {
            (Some(rest), _) => format!("s1.{rest}"),
            (None, Some(name)) => format!("www.{name}.com"),
            (None, None) => host.to_owned(),
        },
        path: path.to_owned(),
        form,
    };
    let mut found = vec![
        wrapper("own.example", "/go", "?url"),
        wrapper("blog.own.example", "/x/Out.php", "?TO"),
    ];
    for row in rows(include_str!("../data/wrappers.tsv")) {
        let [_, host, path, form, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        found.push(wrapper(host, path, form));
    }
    for row in rows(include_str!("../data/affiliates.tsv")) {
        let [_, host, path, parameters, forms, ..] = row.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        let path = match parameters.split(' ').next().filter(|name| !name.is_empty()) {
            Some(name) => format!("{path}?{name}=1"),
            None => path.to_owned(),
        };
        for form in forms.split(' ').filter(|form| !form.is_empty()) {
            found.push(wrapper(host, &path, form));
        }
    }
    found
}

/// Everything but letters and figures as its bytes' numbers, so often.
fn encoded(text: &str, times: usize) -> String {
    let mut text = text.to_owned();
    for _ in 0..times {
        let bytes = text.bytes().map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02x}")
            }
        });
        text = bytes.collect();
    }
    text
}

fn base64url(text: &str) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for digit in 0..=three.len() {
            let at = bits >> (18 - 6 * digit) & 63;
            written.push(char::from(digits[at as usize]));
        }
    }
    written
}

/// A target as this redirect names it, encoded once or twice.
fn wrap(wrapper: &Wrapper, target: &str, times: usize) -> String {
    let Wrapper { host, path, form } = wrapper;
    let start = format!("https://{host}{path}");
    let mark = if path.contains('?') { '&' } else { '?' };
    match *form {
        "query" => format!("{start}?{}", encoded(target, times)),
        "path" => format!("{start}{}/1/010", encoded(target, times)),
        "bare-path" => {
            let bare = target.split_once("://").map_or(target, |(_, bare)| bare);
            format!("{start}{}/x/y", encoded(bare, times))
        }
        "tail" => format!("{start}{mark}type=click&{target}"),
        "__" => format!("{start}__{}__;!!x$", encoded(target, times)),
        _ => match form.strip_prefix('?') {
            None => format!("{start}x=1{form}{}/RK=2", encoded(target, times)),
            Some(name) => match (name.strip_suffix(':'), name.split_once('=')) {
                (Some(name), _) => {
                    format!("{start}{mark}zz=1&{name}={}:abc123", encoded(target, times))
                }
                (None, Some((name, begins))) => format!(
                    "{start}{mark}zz=1&{name}={begins}{}&ntb=1",
                    base64url(target)
                ),
                (None, None) => format!("{start}{mark}zz=1&{name}={}&zz=2", encoded(target, times)),
            },
        },
    }
}

fn any_wrapper() -> impl Strategy<Value = Wrapper> {
    (0..WRAPPERS.len()).prop_map(|at| WRAPPERS[at].clone())
}

/// Hosts that are nobody's redirect.
fn targets() -> impl Strategy<Value = String> {
    let hosts = prop::sample::select(vec![
        "a.example",
        "www.deep.b.example",
        "xn--bcher-kva.example",
        "b.example:8080",
        "192.0.2.7",
        "c.co.uk",
    ]);
    (
        hosts,
        "[a-z0-9/._~-]{0,12}(%20|%2F|%25)?",
        "(\\?[a-z]{1,4}=[a-z0-9]{0,4}(&z=%26)?)?",
    )
        .prop_map(|(host, path, query)| format!("https://{host}/{path}{query}"))
}

/// Copies of pages, which have an address of their own: archives, translations and AMP caches.
fn copies() -> impl Strategy<Value = String> {
    let kinds = prop::sample::select(vec![
        "https://web.archive.org/web/2020/",
        "https://archive.ph/2020/",
        "https://www.google.com/amp/s/",
        "https://a-example.cdn.ampproject.org/c/s/",
        "https://a-example.cdn.ampproject.org/v/s/a.example/?amp_js_v=0&usqp=",
        "https://translate.google.com/translate?sl=auto&tl=en&u=",
        "https://a-example.translate.goog/?_x_tr_sl=auto&u=",
        "https://webcache.googleusercontent.com/search?q=cache:",
    ]);
    (kinds, targets(), 0..3_usize)
        .prop_map(|(kind, target, times)| kind.to_owned() + &encoded(&target, times))
}

/// Parts of addresses: redirects, encodings, what hosts and schemes are mistaken for.
const PARTS: &[&str] = &[
    "https://",
    "http://",
    "HTTPS://",
    "https:/",
    "//",
    "javascript:",
    "data:,",
    "ftp://",
    "%68ttps://",
    "https%3A%2F%2F",
    "https%253A%252F%252F",
    "%25253A",
    "%2F",
    "%252F",
    "%5C",
    "%00",
    "%09",
    "%",
    "%zz",
    "%40",
    "a.example",
    "b.example",
    "A.Example.",
    "own.example",
    "b.example:8080",
    "user@",
    "@",
    "[::1]",
    "127.0.0.1",
    "0x7f.1",
    "xn--bcher-kva.example",
    "b%C3%BCcher.example",
    "%EF%BC%A1.example",
    "\u{fc}.example",
    ".evil.example",
    "www.google.com/url?q=",
    "www.google.com/url?url=",
    "www.google.com/amp/s/",
    "l.facebook.com/l.php?u=",
    "www.youtube.com/redirect?q=",
    "eur01.safelinks.protection.outlook.com/?url=",
    "urldefense.com/v3/__",
    "__;!!x$",
    "www.bing.com/ck/a?u=a1",
    "aHR0cHM6Ly9hLmV4YW1wbGUv",
    "disq.us/url?url=",
    ":abc123",
    "href.li/?",
    "x1.awstrack.me/L0/",
    "click.pstmrk.it/3s/",
    "streaklinks.com/",
    "links.govdelivery.com/track?",
    "r.search.yahoo.com/_ylt=x/RU=",
    "own.example/go?url=",
    "www.awin1.com/cread.php?awinmid=1&ued=",
    "bit.ly/x",
    "cdn.ampproject.org/c/s/",
    "web.archive.org/web/2020/",
    "/",
    "?",
    "&",
    "=",
    "#",
    "url=",
    "u=",
    "q=",
    "&url=",
    ";",
    "\\",
    "+",
    " ",
];

/// Addresses, and whether it is a copy's.
fn addresses() -> impl Strategy<Value = (String, bool)> {
    let part = || {
        prop_oneof![
            12 => prop::sample::select(PARTS).prop_map(ToOwned::to_owned),
            1 => any::<char>().prop_map(String::from),
        ]
    };
    let row = || prop::collection::vec(part(), 0..8).prop_map(|parts| parts.concat());
    let wrapped = (any_wrapper(), row(), 0..3_usize);
    let any = prop_oneof![
        2 => row(),
        3 => row().prop_map(|rest| format!("https://{rest}")),
        3 => wrapped.prop_map(|(wrapper, inner, times)| wrap(&wrapper, &inner, times)),
    ];
    prop_oneof![
        9 => any.prop_map(|address| (address, false)),
        1 => copies().prop_map(|address| (address, true)),
    ]
}

/// The address as a browser resolves it, and the link that is read of it.
fn read(address: &str) -> Option<(String, Link)> {
    let resolved: String = Url::parse(address).ok()?.into();
    let anchor = Anchor {
        index: 0,
        element: Element::A,
        block: 0,
        href: resolved.clone(),
        resolved: resolved.clone(),
        rel: None,
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Unread,
        in_shadow: false,
    };
    let page = PageSnapshot {
        url: PAGE.to_owned(),
        anchors: vec![anchor],
        ..PageSnapshot::default()
    };
    let link = finish(link::read(
        &page,
        &Settings::default(),
        &TABLES,
        &Turns::unbroken(),
    ))
    .remove(0);
    Some((resolved, link))
}

/// What the address says at each decoding, until one changes nothing.
fn decodings(address: &str) -> Vec<String> {
    let mut said = vec![address.to_owned()];
    loop {
        let last = said.last().unwrap().as_bytes();
        let (mut bytes, mut at) = (Vec::new(), 0);
        while at < last.len() {
            let digits = last
                .get(at + 1..at + 3)
                .and_then(|digits| std::str::from_utf8(digits).ok());
            let digits =
                digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            let value = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            if let Some(value) = value.filter(|_| last[at] == b'%') {
                bytes.push(value);
                at += 3;
            } else {
                bytes.push(last[at]);
                at += 1;
            }
        }
        let next = String::from_utf8_lossy(&bytes).into_owned();
        if next == *said.last().unwrap() {
            return said;
        }
        said.push(next);
    }
}

/// Whether a host stands in the address, by what can be compared as it stands: names in ASCII.
fn names(address: &str, wanted: &str) -> bool {
    let spelled = wanted.contains("xn--")
        || wanted.starts_with('[')
        || wanted.parse::<std::net::Ipv4Addr>().is_ok();
    // A parser of addresses passes over these wherever they stand.
    let plain = |text: String| text.to_ascii_lowercase().replace(['\t', '\r', '\n'], "");
    let said: Vec<String> = decodings(address).into_iter().map(plain).collect();
    // The one form that names its target in another alphabet.
    let hidden = said.iter().any(|text| text.contains("u=a1"));
    spelled || hidden || said.iter().any(|text| text.contains(wanted))
}

/// Whether a host is one site with and without `www.`: below a public suffix that would be somebody's own.
fn is_same_with_www(host: &str) -> bool {
    let site = link::site_of(&format!("https://www.{host}/"), &TABLES);
    site.as_deref() == Some(host)
}

proptest! {
    #![proptest_config(cases(256, "tests/fuzz_unwrap.seeds"))]

    #[test]
    fn any_address_is_unwrapped_to_what_stands_in_it_or_not_at_all((address, is_copy) in addresses()) {
        let Some((resolved, link)) = read(&address) else { return Ok(()) };
        let is_web = resolved.starts_with("http://") || resolved.starts_with("https://");
        prop_assert_eq!(link.web().is_some(), is_web);
        let Some(web) = link.web() else { return Ok(()) };
        let target = Url::parse(&web.url).unwrap();
        prop_assert!(matches!(target.scheme(), "http" | "https") && !host(&target).is_empty(), "{}", target);
        prop_assert_eq!(host(&target), &web.host);
        prop_assert_eq!(link.flags.contains(&Flag::Redirected), web.via.is_some());
        prop_assert!(!is_copy || web.via.is_none(), "{:?}", web.via);
        match &web.via {
            None => prop_assert_eq!(&web.url, &resolved),
            Some(via) => {
                prop_assert_eq!(via, &resolved);
                let wrapper = Url::parse(via).unwrap();
                prop_assert_ne!(host(&wrapper), &web.host);
                prop_assert!(names(via, &web.host), "{} of {}", web.host, via);
            }
        }
        let (again, link) = read(&web.url).unwrap();
        prop_assert_eq!(&again, &web.url, "an address as it is written");
        let again = link.web().unwrap();
        prop_assert_eq!((&again.url, &again.via), (&web.url, &None), "nothing is left to unwrap");
    }

    #[test]
    fn what_every_known_redirect_wraps_is_found_unless_it_comes_back(
        target in targets(),
        layers in prop::collection::vec((any_wrapper(), 1..3_usize), 1..5),
        (www, comes_back) in (any::<bool>(), prop::bool::weighted(0.1)),
    ) {
        let mut expected: String = Url::parse(&target).unwrap().into();
        let (mut address, mut hosts) = (target, Vec::new());
        for (wrapper, times) in &layers {
            // What begins last is the target of one that names it as it stands.
            let raw = wrapper.form == "tail" && !hosts.is_empty();
            if !hosts.contains(&&wrapper.host) && !raw {
                address = wrap(wrapper, &address, *times);
                hosts.push(&wrapper.host);
            }
        }
        if let Some((first, times)) = layers.first() {
            if www && hosts.len() == 1 && is_same_with_www(&first.host) {
                address = address.replacen("https://", "https://www.", 1);
            } else if comes_back && first.form != "tail" {
                address = wrap(first, &address, *times);
                expected = Url::parse(&address).unwrap().into();
            }
        }
        let (resolved, link) = read(&address).unwrap();
        let web = link.web().unwrap();
        prop_assert_eq!(&web.url, &expected, "{}", resolved);
        prop_assert_eq!(&web.via, &(resolved != expected).then_some(resolved));
    }
}
