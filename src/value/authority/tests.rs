//! Which pages have which authority, and that every row of the tables of authority is whole.

use std::{collections::BTreeSet, sync::LazyLock};

use super::*;
use crate::link::site_of;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

fn of(address: &str) -> Authority {
    Authority::of_page(address, &TABLES)
}

/// Low end, high end, band, source.
type Told = (u8, u8, Band, Option<Source>);

const UNKNOWN: Told = (15, 75, Band::Unknown, None);
const TOP: Told = (100, 100, Band::Top, Some(Source::BuiltIn));
const PROMISED: Told = (30, 75, Band::Unknown, Some(Source::Suffix));

fn told(address: &str) -> Told {
    let Authority {
        low,
        high,
        band,
        source,
        ..
    } = of(address);
    (low, high, band, source)
}

/// Cells of a table's rows.
fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect()).collect()
}

const SITES: &str = include_str!("../../../data/sites.tsv");
const CLASSES: &str = include_str!("../../../data/site_classes.tsv");
const SUFFIXES: &str = include_str!("../../../data/site_suffixes.tsv");

fn is_registrable(domain: &str) -> bool {
    let below = site_of(&format!("https://a.{domain}/"), &TABLES);
    below.as_deref() == Some(domain) && domain.contains('.')
}

#[test]
fn r40_a_page_that_no_source_speaks_of_is_unknown_not_low() {
    for address in [
        "",
        "about:blank",
        "file:///home/page.html",
        "https://a-blog-of-no-fame.example/",
        "http://127.0.0.1/",
        "http://localhost/~jane/",
        "https://co.uk/",
    ] {
        assert_eq!(told(address), UNKNOWN, "{address}");
        assert_eq!(of(address).kind, None, "{address}");
    }
    let reasons = of("file:///home/page.html").reasons;
    assert_eq!(reasons, [Reason::plain(Code::AuthorityNoAddress)]);
    let reasons = of("https://a.b.example/").reasons;
    assert_eq!(
        reasons,
        [Reason::with(Code::AuthorityUnlisted, ["b.example"])]
    );
}

#[test]
fn a_namesake_is_not_the_site() {
    for address in [
        "https://evil-nytimes.com/",
        "https://nytimes.com.example/",
        "https://nytimes.co/",
        "https://example.com/nytimes.com/",
        "https://nytimes.com@example.com/",
        "https://xn--nytmes-vta.com/",
    ] {
        assert_eq!(told(address), UNKNOWN, "{address}");
    }
    for address in [
        "https://nytimes.com/",
        "https://www.nytimes.com./2026/05/04/",
        "https://cooking.nytimes.com/",
        "https://en.wikipedia.org/wiki/Rust",
        "https://www.gov.uk/",
    ] {
        assert_eq!(told(address), TOP, "{address}");
    }
}

/// Unknown, for this reason, given an address and what in it says so.
fn all_unknown(code: Code, cases: &[[&str; 2]]) {
    for [address, arg] in cases {
        assert_eq!(told(address), UNKNOWN, "{address}");
        assert_eq!(
            of(address).reasons,
            [Reason::with(code, [arg])],
            "{address}"
        );
    }
}

#[test]
fn a_corner_of_a_user_has_nothing_of_its_host() {
    let cases = [
        ["https://jane.blogspot.co.uk/", "jane.blogspot.co.uk"],
        ["https://jane.wordpress.com/", "jane.wordpress.com"],
        ["https://github.com/jane/x", "github.com/jane"],
        ["https://sites.google.com/view/x", "sites.google.com/view/x"],
        [
            "https://www.linkedin.com/company/x",
            "linkedin.com/company/x",
        ],
    ];
    all_unknown(Code::AuthorityTenant, &cases);
}

#[test]
fn what_users_write_has_nothing_of_its_host() {
    let cases = [
        ["https://jane.blogspot.com/", "blogspot.com"],
        [
            "https://docs.google.com/document/d/1/pub",
            "docs.google.com",
        ],
        ["https://www.mit.edu/~user/", "/~"],
        ["https://www.mit.edu/%7Euser/", "/~"],
        ["https://mit.edu/dept/~user/page.html", "/~"],
        ["https://people.csail.mit.edu/x/", "people."],
        ["https://community.adobe.com/t5/x", "community."],
        ["https://www.nasa.gov/Forums/7", "/forums/"],
        ["https://m.youtube.com/watch?v=1", "youtube.com"],
        ["https://x.academia.edu/", "academia.edu"],
        [
            "https://web.archive.org/web/1/https://nytimes.com/",
            "web.archive.org",
        ],
        ["https://archive.org/details/x", "archive.org/details/"],
        [
            "https://www.prnewswire.com/news-releases/1",
            "prnewswire.com",
        ],
    ];
    all_unknown(Code::AuthorityUserContent, &cases);
}

#[test]
fn what_users_have_on_a_well_known_site_is_theirs() {
    let cases = [
        ["https://www.yelp.com/biz/a-mill", "yelp.com/biz/"],
        [
            "https://www.tripadvisor.com/Hotel_Review-g1",
            "tripadvisor.com",
        ],
        [
            "https://www.forbes.com/councils/x/2026/01/02/y/",
            "forbes.com/councils/",
        ],
        [
            "https://www.amazon.com/stores/x/page/1",
            "amazon.com/stores/",
        ],
        ["https://en.wikipedia.org/wiki/User:Jane", "/user:"],
        ["https://de.wikipedia.org/wiki/Benutzer:Jane", "/benutzer:"],
        [
            "https://pl.wikipedia.org/wiki/U%C5%BCytkownik:Jane",
            "/u%c5%bcytkownik:",
        ],
        ["https://www.booking.com/profile/7", "/profile/"],
        ["https://www.coursera.org/members/jane", "/members/"],
    ];
    all_unknown(Code::AuthorityUserContent, &cases);
    for address in [
        "https://en.wikipedia.org/wiki/Mill:_a_history",
        "https://www.yelp.com/about",
        "https://www.microsoft.com/people/jane",
        "https://www.apple.com/jobs/",
        "https://aws.amazon.com/blogs/aws/",
        "https://www.w3.org/People/Berners-Lee/",
        "https://www.bbc.co.uk/profiles/x",
    ] {
        assert_eq!(told(address), TOP, "{address}");
    }
}

#[test]
fn a_folder_or_label_counts_whole_and_in_its_place() {
    for address in [
        "https://www.mit.edu/a~user/",
        "https://www.nytimes.com/users-of-forums/",
        "https://www.nytimes.com/?page=/~user/",
        "https://archive.org/about/details/",
        "https://github.com/features",
    ] {
        assert_eq!(told(address), TOP, "{address}");
    }
    assert_eq!(
        told("https://people.com/"),
        told("https://people.com/royals/")
    );
    assert_eq!(of("https://people.com/").band, Band::High);
}

#[test]
fn what_sends_on_serves_or_is_for_sale_has_no_authority() {
    let cases = [
        ["https://bit.ly/abc", "bit.ly"],
        ["https://youtu.be/abc", "youtu.be"],
        ["https://www.baidu.com/link?url=x", "www.baidu.com"],
    ];
    all_unknown(Code::AuthorityShortener, &cases);
    let cases = [
        ["https://fonts.googleapis.com/css", "googleapis.com"],
        ["https://cdnjs.cloudflare.com/x", "cdnjs.cloudflare.com"],
    ];
    all_unknown(Code::AuthorityInfrastructure, &cases);
    let cases = [["https://www.hugedomains.com/x", "hugedomains.com"]];
    all_unknown(Code::AuthorityParked, &cases);
    assert_eq!(of("https://www.baidu.com/").band, Band::High);
}

#[test]
fn a_suffix_raises_the_low_end_alone() {
    for (address, suffix, kind) in [
        ("https://town.gov/", "gov", SiteKind::Government),
        ("https://www.town.gov.au/", "gov.au", SiteKind::Government),
        ("https://base.mil/", "mil", SiteKind::Government),
        ("https://small.edu/news/", "edu", SiteKind::University),
        ("https://www.small.edu.co/", "edu.co", SiteKind::University),
        ("https://www.small.ac.nz/", "ac.nz", SiteKind::University),
        ("https://www.jura.gouv.fr/", "gouv.fr", SiteKind::Government),
        ("https://www.salud.gob.ar/", "gob.ar", SiteKind::Government),
        ("https://www.small.go.jp/", "go.jp", SiteKind::Government),
        ("https://small.gc.ca/", "gc.ca", SiteKind::Government),
        (
            "https://www.small.admin.ch/",
            "admin.ch",
            SiteKind::Government,
        ),
    ] {
        let authority = of(address);
        if authority.source != Some(Source::BuiltIn) {
            assert_eq!(told(address), PROMISED, "{address}");
            assert_eq!(authority.kind, Some(kind), "{address}");
            let reason = Reason::with(Code::AuthoritySuffix, [suffix]);
            assert_eq!(authority.reasons, [reason], "{address}");
        }
    }
}

#[test]
fn a_suffix_promises_nothing_of_pages_that_anyone_is_on() {
    for (address, suffix, part) in [
        ("https://small.edu/People/jane/", "edu", "/people/"),
        ("https://small.edu/about/jobs/7", "edu", "/jobs/"),
        ("https://jobs.town.gov/", "gov", "jobs."),
        ("https://events.small.ac.nz/x", "ac.nz", "events."),
        ("https://blogs.small.edu/jane", "edu", "blogs."),
    ] {
        assert_eq!(told(address), UNKNOWN, "{address}");
        let reason = Reason::with(Code::AuthoritySuffixWithheld, [suffix, part]);
        assert_eq!(of(address).reasons, [reason], "{address}");
    }
    for address in ["https://small.edu/~jane/", "https://forum.small.edu/1"] {
        assert_eq!(told(address), UNKNOWN, "{address}");
    }
    assert_eq!(
        told("https://www.nytimes.com/events/"),
        TOP,
        "listed all the same"
    );
}

#[test]
fn a_name_that_only_looks_like_such_a_suffix_promises_nothing() {
    for address in [
        "https://gov.example/",
        "https://town.gov.example/",
        "https://x.gov.de/",
        "https://ac.com/",
        "https://x.edu.pl/",
        "https://mygov.com/",
        "https://gov.uk/",
    ] {
        assert_eq!(told(address), UNKNOWN, "{address}");
    }
}

#[test]
fn every_authority_is_within_the_unknowns_low_end_and_the_top() {
    for row in rows(SITES) {
        let known = of(&format!("https://{}/", row[0]));
        assert!(known.low >= UNKNOWN.0 && known.high <= TOP.1, "{row:?}");
        assert!(known.low <= known.high, "{row:?}");
        assert_eq!(known.source, Some(Source::BuiltIn), "{row:?}: barred");
        assert_eq!(known.band.as_str(), row[1], "{row:?}");
    }
}

#[test]
fn every_site_is_whole_distinct_and_registrable() {
    let rows = rows(SITES);
    assert!(rows.len() >= 3700);
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for row in &rows {
        let [domain, band, kind] = row[..] else {
            panic!("{row:?}");
        };
        let whole = Band::from_word(band).is_some_and(|band| band != Band::Unknown)
            && SiteKind::from_word(kind).is_some();
        if !(whole && is_registrable(domain) && seen.insert(domain)) {
            wrong.push(domain);
        }
    }
    assert_eq!(wrong, Vec::<&str>::new());
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row[2]).collect();
    assert_eq!(kinds.len(), SiteKind::ALL.len(), "each kind has a site");
}

/// Endings of countries by a language of theirs, and how many sites have them at the least: about what there are. Much of the
/// world's press is under `.com`, which tells nothing.
const OF_LANGUAGES: [(&str, &[&str], usize); 24] = [
    ("Arabic", &["ae", "eg", "jo", "kw", "ma", "qa", "sa"], 18),
    ("Bengali", &["bd"], 3),
    ("Chinese", &["cn", "hk", "tw"], 65),
    ("Czech", &["cz"], 30),
    ("Dutch", &["be", "nl"], 75),
    ("English", &["au", "ca", "ie", "nz", "uk", "za"], 200),
    ("Farsi", &["ir"], 20),
    ("French", &["fr"], 90),
    ("German", &["at", "ch", "de"], 230),
    ("Greek", &["gr"], 20),
    ("Hebrew", &["il"], 20),
    ("Hindi and others of India", &["in"], 30),
    ("Indonesian", &["id"], 30),
    ("Italian", &["it"], 75),
    ("Japanese", &["jp"], 60),
    ("Korean", &["kr"], 28),
    ("Polish", &["pl"], 52),
    ("Portuguese", &["br", "pt"], 72),
    ("Russian", &["ru"], 60),
    ("Spanish", &["ar", "cl", "es", "mx", "pe"], 90),
    ("Thai", &["th"], 15),
    ("Turkish", &["tr"], 26),
    ("Ukrainian", &["ua"], 18),
    ("Vietnamese", &["vn"], 30),
];

#[test]
fn the_larger_languages_have_sites_of_their_own() {
    let rows = rows(SITES);
    for (language, endings, least) in OF_LANGUAGES {
        let ends = |row: &&Vec<&str>| endings.contains(&row[0].rsplit('.').next().unwrap());
        let sites = rows.iter().filter(ends).count();
        assert!(sites >= least, "{language}: {sites}, not {least}");
    }
}

#[test]
fn every_class_is_whole_distinct_and_repeats_no_other_table() {
    let mut seen = BTreeSet::new();
    for row in rows(CLASSES) {
        let [key, class] = row[..] else {
            panic!("{row:?}");
        };
        assert!(SiteClass::from_word(class).is_some(), "{row:?}");
        assert_eq!(key, key.to_lowercase());
        assert!(seen.insert(key), "{key} twice");
        let host = key.split('/').next().unwrap();
        let folder = key.len() > host.len();
        let whole = key.ends_with(['/', ':']) && !key.contains("//");
        let form = key == "/~" || !folder || whole;
        assert!(form, "{key}");
        let site = site_of(&format!("https://a.{host}/"), &TABLES).unwrap_or_default();
        // A shared host may be a public suffix itself.
        let of_site = host.ends_with(&site) || site == format!("a.{host}");
        assert!(
            of_site && host.contains('.') || host.is_empty() || key.ends_with('.'),
            "{key}"
        );
        assert!(TABLES.site(key).is_none(), "{key} is a site, too");
        assert!(
            !TABLES.shorteners.contains_key(key),
            "{key} is a shortener, too"
        );
    }
}

#[test]
fn every_suffix_is_whole_and_distinct() {
    let mut seen = BTreeSet::new();
    for row in rows(SUFFIXES) {
        let [suffix, kind] = row[..] else {
            panic!("{row:?}");
        };
        assert!(
            SiteKind::from_word(kind).is_some() || kind == "-",
            "{row:?}"
        );
        assert!(
            seen.insert(suffix) && suffix == suffix.to_lowercase(),
            "{row:?}"
        );
        assert!(!suffix.trim_end_matches(".*").contains('*'), "{row:?}");
    }
}
