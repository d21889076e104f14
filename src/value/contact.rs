//! Where whoever runs a page can be reached: what a person would look for before writing to them.
//! A fact beside the numbers; it enters none.

use super::Case;
use crate::{
    context::Context,
    link::{Link, lower},
    turns::Turns,
};

/// What a link to the page for writing to a site is called, and the last part of its path, in the languages that the
/// tables know; lowercase, hyphens as spaces.
const NAMES: &[&str] = &[
    "contact",
    "contact us",
    "contacts",
    "get in touch",
    "kontakt",
    "kontakta oss",
    "kontakt oss",
    "kontakty",
    "contacto",
    "contáctanos",
    "contactanos",
    "contactez nous",
    "nous contacter",
    "contatti",
    "contattaci",
    "contato",
    "fale conosco",
    "ota yhteyttä",
    "yhteystiedot",
    "iletişim",
    "iletisim",
    "kapcsolat",
    "контакты",
    "контакти",
    "επικοινωνία",
    "اتصل بنا",
    "צור קשר",
    "संपर्क करें",
    "liên hệ",
    "お問い合わせ",
    "联系我们",
    "聯絡我們",
    "문의하기",
];

/// Longer than any of them in bytes, spaces around it included: what is no name is not written in lower case.
const LONGEST_NAME: usize = 100;

/// Longest address for mail (RFC 5321, 4.5.3.1.3).
const LONGEST_MAIL: usize = 254;

/// An address for mail at the page's own site, else another that the page gives outside what visitors write and outside
/// advertisements, else the site's page for it.
pub(super) async fn contact(case: &Case<'_>, site: &str, turns: &Turns) -> Option<String> {
    let (mut other, mut page) = (None, None);
    let placed = case.links.iter().zip(&case.layout.placements);
    for ((link, placement), anchor) in placed.zip(&case.page.anchors) {
        turns.step().await;
        // What visitors and advertisers give is theirs.
        if matches!(placement.context, Context::Comment | Context::Ad) {
            continue;
        }
        match mail(&anchor.resolved) {
            Some(mail) if ends_with(mail, site) => return Some(mail.to_owned()),
            Some(mail) => other = other.or(Some(mail)),
            None if other.is_some() || page.is_some() => {}
            None => page = page_for_it(link),
        }
    }
    other.map(str::to_owned).or(page)
}

/// The address of a `mailto:` link; none where it only opens a new message, as share buttons do.
fn mail(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let to = rest.split(['?', ',']).next()?.trim();
    let is_one = to.contains('@') && !to.contains(char::is_whitespace) && to.len() <= LONGEST_MAIL;
    is_one.then_some(to)
}

fn ends_with(mail: &str, site: &str) -> bool {
    let host = mail.rsplit('@').next().unwrap_or_default();
    let labels = host
        .to_ascii_lowercase()
        .strip_suffix(site)
        .map(str::to_owned);
    labels.is_some_and(|labels| labels.is_empty() || labels.ends_with('.'))
}

/// The address of the link, where it leads to the site's own page for writing to it.
fn page_for_it(link: &Link) -> Option<String> {
    let address = link.web().filter(|address| !address.outbound)?;
    let path = address.url.split(['?', '#']).next()?.trim_end_matches('/');
    let last = path.rsplit('/').next()?;
    let last = last.strip_suffix(".html").unwrap_or(last);
    let named = |name: &str| {
        if name.len() > LONGEST_NAME {
            return false;
        }
        let name = lower(name.trim()).replace('-', " ");
        NAMES.contains(&name.as_str())
    };
    (named(&link.text) || named(last)).then(|| address.url.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        PageSnapshot, Settings, Tables,
        page::{Block, Run, RunKind},
    };

    #[test]
    fn a_mail_address_is_one_that_somebody_can_write_to() {
        for (address, read) in [
            ("mailto:ann@mill.example", Some("ann@mill.example")),
            (
                "MAILTO:ann@mill.example?subject=Hi",
                Some("ann@mill.example"),
            ),
            (
                "mailto:ann@mill.example,bo@mill.example",
                Some("ann@mill.example"),
            ),
            ("mailto:?subject=Look", None),
            ("mailto:ann", None),
            ("https://mill.example/ann@b", None),
        ] {
            assert_eq!(mail(address), read, "{address}");
        }
    }

    fn page_with(links: &[(&str, &str)]) -> Option<String> {
        let mut page = PageSnapshot {
            url: "https://mill.example/a".to_owned(),
            blocks: vec![Block::default()],
            ..PageSnapshot::default()
        };
        for (position, (address, text)) in (0..).zip(links) {
            let anchor = serde_json::json!({"index": position, "element": "a", "block": 0, "href": address,
                "resolved": address, "rel": null, "title": "", "referrer_policy": "",
                "rendering": {"state": "unread"}, "in_shadow": false});
            page.anchors.push(serde_json::from_value(anchor).unwrap());
            page.runs.push(Run {
                block: 0,
                anchor: Some(position),
                kind: RunKind::Text,
                text: (*text).to_owned(),
                length: 1,
            });
        }
        let report = crate::analyze(&page, &Settings::default(), &Tables::builtin());
        report.page.contact
    }

    #[test]
    fn mail_at_the_sites_own_address_goes_before_other_mail_and_that_before_a_page() {
        let page = ("https://mill.example/kontakt/", "Write");
        let other = ("mailto:ann@mail.example", "Mail");
        let own = ("mailto:Ann@News.Mill.example", "Mail");
        for (links, told) in [
            (&[page, other, own][..], Some("Ann@News.Mill.example")),
            (&[page, other], Some("ann@mail.example")),
            (&[page], Some("https://mill.example/kontakt/")),
            (
                &[("https://mill.example/x?y", " Contact us ")],
                Some("https://mill.example/x?y"),
            ),
            (&[("https://other.example/contact", "Contact")], None),
            (&[("https://mill.example/contact-lenses", "Lenses")], None),
            (&[("mailto:?subject=a", "Share")], None),
        ] {
            assert_eq!(page_with(links).as_deref(), told, "{links:?}");
        }
    }

    #[test]
    fn a_site_is_its_subdomains_too() {
        assert!(ends_with("ann@news.mill.example", "mill.example"));
        assert!(!ends_with("ann@windmill.example", "mill.example"));
    }
}
