//! Who is heard before whom, and of which pages.

use super::*;
use crate::Tables;

fn told(address: &str, lines: &[&str]) -> Authority {
    Authority::told(address, &Tables::builtin(), &Said::read(&lines.join("\n")))
}

const PASTED: &str = "pasted\ta.gov\tdr\t15";
const LISTED: &str = "imported\ta.gov\tlinks\thigh\tMajestic Million";

#[test]
fn pasted_is_heard_before_imported_before_built_in_before_the_suffix() {
    let of = |lines: &[&str]| {
        let authority = told("https://www.a.gov/x", lines);
        (authority.low, authority.high, authority.source)
    };
    assert_eq!(of(&[]), (30, 75, Some(Source::Suffix)));
    assert_eq!(of(&[LISTED]), (75, 75, Some(Source::Imported)));
    assert_eq!(of(&[LISTED, PASTED]), (15, 15, Some(Source::Pasted)));
    let reasons = told("https://a.gov/", &[LISTED]).reasons;
    let reason = Reason::with(Code::AuthorityImported, ["Majestic Million", "a.gov"]);
    assert_eq!(reasons, [reason]);
    let nytimes = told(
        "https://www.nytimes.com/",
        &["imported\tnytimes.com\tlinks\tlow\tL"],
    );
    assert_eq!(nytimes.band, Band::Low, "the person's list before ours");
}

#[test]
fn a_list_s_own_row_for_the_host_is_heard_before_its_site_s() {
    let lines = [
        "imported\tnews.b.example\tlinks\ttop\tL",
        "imported\tb.example\tlinks\tlow\tL",
    ];
    for (address, band) in [
        ("https://www.news.b.example/a", Band::Top),
        ("https://news.b.example/a", Band::Top),
        ("https://shop.b.example/", Band::Low),
        ("https://x.news.b.example/", Band::Low),
        ("https://b.example/", Band::Low),
    ] {
        assert_eq!(told(address, &lines).band, band, "{address}");
    }
    let pasted = [lines[0], "pasted\tb.example\tdr\t50"];
    assert_eq!(told("https://news.b.example/", &pasted).band, Band::Middle);
    assert_eq!(
        told("https://shop.b.example/", &lines[..1]).band,
        Band::Unknown
    );
}

#[test]
fn voices_that_differ_make_a_range() {
    let both = told(
        "https://b.example/",
        &["pasted\tb.example\tdr\t72", "pasted\tb.example\tda\t40"],
    );
    assert_eq!((both.low, both.high, both.band), (30, 75, Band::Low));
    assert_eq!(both.reasons.len(), 2);
}

#[test]
fn what_is_said_of_another_site_or_corner_changes_nothing() {
    let lines = [
        "pasted\texample.com\tdr\t90",
        "imported\tgithub.com\tlinks\ttop\tL",
        "imported\tmit.edu\tlinks\ttop\tL",
    ];
    for address in [
        "https://example.org/",
        "https://github.com/jane",
        "https://www.mit.edu/~jane/",
        "about:blank",
    ] {
        assert_eq!(told(address, &lines), told(address, &[]), "{address}");
    }
    let corner = told(
        "https://github.com/jane/x",
        &["pasted\tgithub.com/jane\tdr\t20"],
    );
    assert_eq!(corner.band, Band::Low);
}

#[test]
fn popularity_speaks_of_the_audience_alone() {
    let popular = "imported\twww2.c.example\taudience\ttop\tTranco";
    let lines = [popular, "imported\tc.example\taudience\tlow\tCrUX"];
    let authority = told("https://c.example/", &lines);
    assert_eq!(
        (authority.low, authority.high, authority.source),
        (15, 75, None)
    );
    let said = Said::read(&lines.join("\n"));
    let (band, reason) = said.audience("c.example").unwrap();
    assert_eq!(band, Band::Top);
    assert_eq!(
        reason,
        Reason::with(Code::AudienceImported, ["Tranco", "www2.c.example"])
    );
    let said = Said::read(&[popular, "pasted\tc.example\ttraffic\t20000"].join("\n"));
    assert_eq!(said.audience("c.example").unwrap().0, Band::Low);
    assert_eq!(said.audience("xc.example"), None);
}

proptest::proptest! {
    #[test]
    fn any_lines_are_read(lines in "(pasted|imported|x)?[\ta-z0-9.\n]{0,80}") {
        let authority = told("https://a.example/", &[&lines]);
        proptest::prop_assert!(authority.low <= authority.high && authority.high <= 100);
    }
}
