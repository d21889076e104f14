//! Facts beside the numbers, as the page declares them: who wrote it, when, and for which country.
//! Enters no number and no verdict, but for the country where the person named their own.

use serde::{Deserialize, Serialize};

use super::{Case, Day, date, declared};
use crate::{
    link, niche,
    page::{HeadLink, PageSnapshot, flat::collapse},
    settings::Profile,
    tables::Tables,
};

crate::vocabulary! {
    /// What tells a page's country.
    pub enum CountrySource {
        /// `hreflang` of the page's own address.
        Hreflang = "hreflang",
        /// The domain ends in the country's letters.
        Domain = "domain",
        /// The region in `lang`.
        Lang = "lang",
    }
}

/// The country whose readers a page is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// Two letters (ISO 3166), such as `GB`.
    pub code: String,
    /// What tells it.
    pub source: CountrySource,
}

/// Whether a page is for readers of another country than the person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abroad {
    /// Not that anything told: the page names no country or the person's own, or the person named none.
    No,
    /// Its `lang` alone says so, and templates declare `en-US` all over the world.
    Perhaps,
    /// Its `hreflang` or its domain says so.
    Yes,
}

/// Holds the page's country against the person's.
pub(super) fn abroad(country: Option<&Country>, person: &Profile) -> Abroad {
    let other = |country: &&Country| !person.country.is_empty() && country.code != person.country;
    match country.filter(other).map(|country| country.source) {
        None => Abroad::No,
        Some(CountrySource::Lang) => Abroad::Perhaps,
        Some(CountrySource::Hreflang | CountrySource::Domain) => Abroad::Yes,
    }
}

/// Endings of two letters that anyone anywhere uses for what they spell.
const GENERIC_ENDINGS: &[&str] = &[
    "ac", "ad", "ai", "am", "as", "bz", "cc", "cd", "cf", "co", "dj", "eu", "ms", "sc", "sr", "su",
    "fm", "ga", "gg", "gl", "gq", "im", "io", "is", "la", "ly", "me", "ml", "nu", "pw", "sh", "so",
    "st", "tk", "to", "tv", "vc", "ws",
];

/// Metas whose content is the author's name.
const AUTHOR_METAS: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
];

/// Names of accounts that a site's software comes with; they name nobody.
const ACCOUNTS: &[&str] = &["admin", "administrator", "webmaster"];

/// Who wrote the page, where its [`byline`] names somebody.
pub(super) fn author(case: &Case<'_>) -> Option<String> {
    byline(case).filter(|name| {
        let is_it = |account: &&str| name.eq_ignore_ascii_case(account);
        !ACCOUNTS.iter().any(is_it)
    })
}

/// The name that the page gives its author, from the first source that has one: JSON-LD, metas, links with `rel=author`.
pub(super) fn byline(case: &Case<'_>) -> Option<String> {
    let page = case.page;
    let items = declared::items(page).into_iter();
    let declared = items.flat_map(|item| &item.authors);
    let metas = page.metas.iter().filter(|meta| {
        let mut names = AUTHOR_METAS.iter();
        names.any(|name| meta.name.eq_ignore_ascii_case(name))
    });
    let declared = declared.chain(metas.map(|meta| &meta.content));
    let mut names = declared.map(|name| name.trim());
    let name = names.find(|name| is_name(name)).map(str::to_owned);
    name.or_else(|| marked_author(page))
        .or_else(|| linked_author(case))
}

/// Whether it is a name: some give a profile's address instead.
fn is_name(name: &str) -> bool {
    !(name.is_empty() || name.contains("://") || name.starts_with("www."))
}

/// The name in what microdata calls the author; a name of its own may be marked within.
fn marked_author(page: &PageSnapshot) -> Option<String> {
    let mut blocks = page.blocks.iter();
    let position = blocks.position(|block| date::has_property(block, "author"))?;
    let position = u32::try_from(position).ok();
    let is_within = |block: u32| {
        let block = Some(block);
        let parent = |block: u32| page.blocks.get(block as usize)?.parent;
        let outer = block.and_then(parent);
        [block, outer, outer.and_then(parent)].contains(&position)
    };
    let mut runs = page.runs.iter().filter(|run| is_within(run.block));
    let name = collapse(runs.next()?.text.trim());
    is_name(&name).then_some(name)
}

/// The first of the page's own links to an author; teasers have theirs.
fn linked_author(case: &Case<'_>) -> Option<String> {
    let page = case.page;
    let is_author = |rel: &str| {
        let mut tokens = rel.split_ascii_whitespace();
        tokens.any(|token| token.eq_ignore_ascii_case("author"))
    };
    let mut anchors = page.anchors.iter();
    let is_theirs = |rel: &Option<String>| rel.as_deref().is_some_and(is_author);
    let position = anchors.position(|it| is_theirs(&it.rel) && !case.is_apart(it.block))?;
    let position = u32::try_from(position).ok();
    let runs = page.runs.iter().filter(|run| run.anchor == position);
    let name: String = runs.map(|run| run.text.as_str()).collect();
    let name = collapse(name.trim());
    // "View all posts by Ann Mill" is beneath the text, where nothing names her above it.
    let named = name.rsplit_once(" by ").map(|it| it.1);
    let name = named.or(name.strip_prefix("By ")).unwrap_or(&name);
    is_name(name).then(|| name.to_owned())
}

/// The page's country, from the first source that tells one.
pub(super) fn country(page: &PageSnapshot) -> Option<Country> {
    let mut own = own_alternates(page).filter_map(|link| region(&link.hreflang));
    let found = |code: String, source| Country { code, source };
    // One address for several countries is of none of them.
    own.next()
        .filter(|code| own.all(|other| other == *code))
        .map(|code| found(code, CountrySource::Hreflang))
        .or_else(|| Some(found(of_domain(page)?, CountrySource::Domain)))
        .or_else(|| Some(found(region(&page.language)?, CountrySource::Lang)))
}

/// The page's language as a tag: what it declares of itself, else what its text tells; empty where neither does.
pub(super) fn language(page: &PageSnapshot, tables: &Tables) -> String {
    let own = own_alternates(page).map(|link| link.hreflang.as_str());
    let mut declared = std::iter::once(page.language.as_str()).chain(own);
    match declared.find(|tag| !tag.trim().is_empty() && *tag != "x-default") {
        Some(tag) => tag.to_owned(),
        None => niche::language_of(page, tables).unwrap_or_default(),
    }
}

/// What the page says of its own address among those of its translations.
fn own_alternates(page: &PageSnapshot) -> impl Iterator<Item = &HeadLink> {
    page.head_links.iter().filter(|link| {
        !link.hreflang.is_empty() && !page.url.is_empty() && link.resolved == page.url
    })
}

/// The region of a language tag: `GB` of `en-GB`, `CN` of `zh-Hans-CN`.
fn region(tag: &str) -> Option<String> {
    let mut subtags = tag.split(['-', '_']).skip(1);
    subtags.find_map(two_letters)
}

fn of_domain(page: &PageSnapshot) -> Option<String> {
    let address = link::own_address(page)?;
    let host = address.host_str()?.trim_end_matches('.');
    let (_, end) = host.rsplit_once('.')?;
    match end {
        _ if GENERIC_ENDINGS.contains(&end) => None,
        _ => two_letters(end),
    }
}

fn two_letters(code: &str) -> Option<String> {
    // What people write of the one country whose domain is not its code.
    let code = if code.eq_ignore_ascii_case("uk") {
        "GB"
    } else {
        code
    };
    let fits = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    fits.then(|| code.to_ascii_uppercase())
}

/// A page unchanged for a year and a half is kept up by nobody, in days.
const DORMANT_DAYS: i64 = 548;

/// Whether its newest date is that long ago.
pub(super) fn is_dormant(page: &PageSnapshot, newest: Day) -> bool {
    let age = Day::of_moment(page.taken_at).0.saturating_sub(newest.0);
    age > DORMANT_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        page::{Anchor, Block, JsonLd, Meta},
        value::fixture::{self, House, external},
    };

    fn at(url: &str, language: &str) -> PageSnapshot {
        PageSnapshot {
            url: url.to_owned(),
            language: language.to_owned(),
            ..PageSnapshot::default()
        }
    }

    fn author_of(page: &PageSnapshot) -> Option<String> {
        let mut house = House::of([]);
        house.page = page.clone();
        author(&house.case())
    }

    fn told(page: &PageSnapshot) -> Option<(String, CountrySource)> {
        country(page).map(|country| (country.code, country.source))
    }

    #[test]
    fn endings_that_anyone_uses_and_languages_without_a_region_tell_no_country() {
        for (url, language) in [
            ("https://vouch.io/", "en"),
            ("https://vouch.ms/", "en"),
            ("https://example.com/", "zh-Hans"),
            ("https://127.0.0.1/", ""),
            ("file:///page.html", "de"),
        ] {
            assert_eq!(told(&at(url, language)), None, "{url}");
        }
    }

    #[test]
    fn a_year_and_a_half_without_a_change_is_dormant() {
        // 2026-01-01.
        let taken_at = 1_767_225_600_000;
        for (date, is) in [("2024-07-01", true), ("2024-07-02", false), ("", false)] {
            let mut house = House::of([]);
            house.page.taken_at = taken_at;
            house.page.metas = vec![Meta {
                name: "date".to_owned(),
                content: date.to_owned(),
                ..Meta::default()
            }];
            let newest = date::newest(&house.case());
            let dormant = newest.is_some_and(|day| is_dormant(&house.page, day));
            assert_eq!(dormant, is, "{date}");
        }
    }

    #[test]
    fn the_first_source_tells_the_country() {
        let mut page = at("https://a.co.uk/", "en-US");
        let gb = |source| Some(("GB".to_owned(), source));
        assert_eq!(told(&page), gb(CountrySource::Domain));
        page.head_links.push(HeadLink {
            rel: "alternate".to_owned(),
            hreflang: "en-IE".to_owned(),
            resolved: page.url.clone(),
            ..HeadLink::default()
        });
        assert_eq!(
            told(&page),
            Some(("IE".to_owned(), CountrySource::Hreflang))
        );
        let mut other = page.head_links[0].clone();
        other.hreflang = "en".to_owned();
        page.head_links.push(other.clone());
        assert!(told(&page).is_some_and(|it| it.1 == CountrySource::Hreflang));
        other.hreflang = "en-GB".to_owned();
        page.head_links.push(other);
        assert_eq!(told(&page), gb(CountrySource::Domain), "of several, none");
        assert_eq!(
            told(&at("https://a.com/", "en-GB")),
            gb(CountrySource::Lang)
        );
        assert_eq!(
            told(&at("https://a.com/", "en-UK")),
            gb(CountrySource::Lang)
        );
    }

    #[test]
    fn microdata_names_the_author_by_itself_or_within() {
        let block = |parent, itemprop: &str| Block {
            parent,
            tag: "span".to_owned(),
            attributes: vec![("itemprop".to_owned(), itemprop.to_owned())],
            ..Block::default()
        };
        let run = fixture::text;
        let mut page = PageSnapshot {
            blocks: vec![
                block(None, "headline"),
                block(None, "author"),
                block(Some(1), "name"),
            ],
            runs: vec![run(0, "Mills"), run(2, "Ann  Mill ")],
            ..PageSnapshot::default()
        };
        assert_eq!(author_of(&page).as_deref(), Some("Ann Mill"));
        page.runs.pop();
        assert_eq!(author_of(&page), None);
    }

    #[test]
    fn the_language_is_what_the_page_declares_or_its_text_tells() {
        let tables = Tables::builtin();
        let mut page = at("https://a.example/", "");
        assert_eq!(language(&page, &tables), "");
        let text = "Die Mühle ist nicht das, was sich der Bauer mit dem Fluss gewünscht hat, und sie steht auf dem Berg.";
        page.runs.push(fixture::text(0, text));
        assert_eq!(language(&page, &tables), "de");
        page.head_links.push(HeadLink {
            hreflang: "de-AT".to_owned(),
            resolved: page.url.clone(),
            ..HeadLink::default()
        });
        assert_eq!(language(&page, &tables), "de-AT");
        page.language = "en".to_owned();
        assert_eq!(language(&page, &tables), "en");
    }

    #[test]
    fn an_address_is_no_authors_name() {
        let meta = |name: &str, content: &str| Meta {
            name: name.to_owned(),
            content: content.to_owned(),
            ..Meta::default()
        };
        let mut page = PageSnapshot {
            metas: vec![
                meta("article:author", "https://facebook.com/ann"),
                meta("author", "www.mills.example"),
                meta("keywords", "mills"),
            ],
            ..PageSnapshot::default()
        };
        assert_eq!(author_of(&page), None);
        page.metas.push(meta("Author", " Ann Mill "));
        assert_eq!(author_of(&page).as_deref(), Some("Ann Mill"));
        page.json_ld.push(JsonLd {
            authors: vec![String::new(), "Bo".to_owned()],
            ..JsonLd::default()
        });
        assert_eq!(author_of(&page).as_deref(), Some("Bo"));
    }

    #[test]
    fn an_account_is_no_author_and_a_link_is_called_by_its_name_alone() {
        for (text, told) in [
            ("Ann Mill", Some("Ann Mill")),
            ("By Ann Mill", Some("Ann Mill")),
            ("View all posts by Ann Mill", Some("Ann Mill")),
            ("Admin", None),
            ("Posts by admin", None),
        ] {
            let mut house = House::of([external("https://page.example/ann")]);
            house.page.anchors = vec![Anchor {
                rel: Some("author".to_owned()),
                ..fixture::anchor_in(0)
            }];
            let mut run = fixture::text(0, text);
            run.anchor = Some(0);
            house.page.runs = vec![run];
            assert_eq!(author(&house.case()).as_deref(), told, "{text}");
        }
    }
}
