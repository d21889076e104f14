//! Whether a text is just the name of the site, company or account a link points to.
//! Guesses nothing about the person's own brands; those are given, see `anchor`.

use std::collections::BTreeSet;

use url::Url;

use super::{
    WebAddress,
    letters::{compact, initial},
    site::rows_for,
    url::host,
};
use crate::tables::Tables;

/// Words that companies and sites add to their names.
const COMPANY_WORDS: &[&str] = &[
    "inc",
    "ltd",
    "llc",
    "limited",
    "private",
    "pvt",
    "plc",
    "gmbh",
    "ag",
    "kg",
    "se",
    "ohg",
    "ug",
    "co",
    "corp",
    "corporation",
    "company",
    "group",
    "holding",
    "foundation",
    "stiftung",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "technologies",
    "technology",
    "solutions",
    "software",
    "systems",
    "labs",
    "studio",
    "studios",
    "media",
    "online",
    "official",
    "project",
    "org",
    "com",
    "app",
    "the",
    "der",
    "die",
    "das",
    "le",
    "la",
    "les",
    "el",
    "los",
];

/// What sites put before their name to find a free domain: getpocket.com, usefathom.com.
const DOMAIN_PREFIXES: &[&str] = &["get", "try", "use", "join", "the", "my", "go", "hello"];

/// Most words a name has.
const LONGEST_NAME: usize = 7;

/// Where a link points, as far as names go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Named<'a> {
    /// The target.
    pub url: &'a Url,
    /// Its site.
    pub site: &'a str,
    /// Whose corner of a shared host it is.
    pub tenant: Option<&'a str>,
}

impl<'a> Named<'a> {
    /// A target and what was read of it.
    pub(crate) fn of(url: &'a Url, address: &'a WebAddress) -> Self {
        Self {
            url,
            site: address.site.as_deref().unwrap_or_default(),
            tenant: address.tenant.as_deref(),
        }
    }
}

/// Whether `text` names the destination and says nothing else.
pub(crate) fn names(text: &str, named: Named<'_>, tables: &Tables) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > LONGEST_NAME {
        return false;
    }
    let name = Name {
        compact: compact(text),
        words,
    };
    if name.compact.is_empty() {
        return false;
    }
    is_known(&name.compact, named, tables)
        || is_handle(&name.words, named, tables)
        || is_account(&name, named)
        || is_host(&name, named)
}

/// A text as a candidate for a name.
struct Name<'a> {
    words: Vec<&'a str>,
    compact: String,
}

fn is_known(text: &str, named: Named<'_>, tables: &Tables) -> bool {
    let host = host(named.url);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let known = [host, named.site].map(|key| tables.brands.get(key).into_iter().flatten());
    known
        .into_iter()
        .flatten()
        .flat_map(|names| names.split('|'))
        .any(|name| compact(name) == text)
}

/// `@verge` or `Instagram: @verge`, on a host with accounts or where the path has that name.
fn is_handle(words: &[&str], named: Named<'_>, tables: &Tables) -> bool {
    let word = match words {
        [word] => word,
        [network, word] if network.ends_with(':') => word,
        _ => return false,
    };
    let Some(handle) = word.strip_prefix(['@', '＠']).map(compact) else {
        return false;
    };
    let has_accounts = rows_for(&tables.tenants, named.site).next().is_some();
    let mut segments = named.url.path().split('/');
    !handle.is_empty() && (has_accounts || segments.any(|segment| compact(segment) == handle))
}

/// The user's name on a shared host, or the name of what the user keeps there: `serde`, `serde-rs/serde`.
fn is_account(name: &Name<'_>, named: Named<'_>) -> bool {
    let Some(tenant) = named.tenant else {
        return false;
    };
    let path = named.url.path().trim_matches('/');
    let user = compact(tenant.rsplit(['/', '@']).next().unwrap_or_default());
    let last = compact(path.rsplit('/').next().unwrap_or_default());
    let root = tenant.ends_with(&path.to_lowercase());
    let spelled = name.words.len() > 1 && titled(&name.words) && spelled(&name.words, &user);
    let kept =
        path.split('/').count() == 2 && (name.compact == last || name.compact == compact(path));
    name.compact == user || spelled || kept || (root && !path.is_empty() && is_title(&name.words))
}

/// Whether the words look like a display name: few, each with a capital.
fn is_title(words: &[&str]) -> bool {
    (2..=3).contains(&words.len()) && titled(words) && !words.iter().any(|word| word.contains('@'))
}

/// The registrable domain's own label, bare or after a customary prefix, or a subdomain that spells all words.
fn is_host(name: &Name<'_>, named: Named<'_>) -> bool {
    let label = compact(named.site.split('.').next().unwrap_or_default());
    let bare = DOMAIN_PREFIXES
        .iter()
        .filter_map(|prefix| label.strip_prefix(prefix));
    let mut bare = bare.filter(|bare| bare.len() > 3);
    let user = host(named.url)
        .strip_suffix(named.site)
        .and_then(|rest| rest.strip_suffix('.'));
    let user = compact(
        user.and_then(|rest| rest.rsplit('.').next())
            .unwrap_or_default(),
    );
    let spells_user = name.words.len() > 1 && user.len() > 4;
    is_label(name, &label, named.url)
        || bare.any(|bare| bare == name.compact)
        || (spells_user && (name.compact == user || spelled(&name.words, &user)))
}

fn is_label(name: &Name<'_>, label: &str, url: &Url) -> bool {
    // Most texts fail here, before anything is allocated.
    let first = label.chars().next();
    if !name.words.iter().any(|word| initial(word) == first) {
        return false;
    }
    if name.compact == label || spelled(&name.words, label) {
        return true;
    }
    let bare = name.words.iter().filter(|word| !is_company_word(word));
    let bare: Vec<&str> = bare.copied().collect();
    let text = compact(&bare.concat());
    if label.len() < 3 || text.len() < 3 {
        return false;
    }
    // A front page is called by a shorter name than its domain more often than an inner page.
    let front = url.path() == "/";
    let share = if front { 40 } else { 60 };
    let begins = label.starts_with(&text) && text.len() * 100 >= label.len() * share;
    let rest = text.strip_prefix(label);
    let extends = rest.is_some_and(|rest| {
        let script = rest
            .chars()
            .all(|letter| !letter.is_ascii() && !is_hiragana(letter));
        script || (front && bare.len() <= 3 && titled(&bare))
    });
    (text == label || begins || extends) && (titled(&bare) || text == label || rest.is_some())
}

/// Japanese grammar is written in hiragana; names that extend a brand are not.
fn is_hiragana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{309f}')
}

/// Whether every word begins with a capital or a letter of a script without capitals.
fn titled(words: &[&str]) -> bool {
    words.iter().all(|word| {
        let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.next().is_none_or(|first| !first.is_lowercase())
    })
}

fn is_company_word(word: &&str) -> bool {
    COMPANY_WORDS.contains(&compact(word).as_str())
}

/// Whether `label` is the words in order, each whole or as its initial: `nytimes`, `who`, `bbcnews`.
fn spelled(words: &[&str], label: &str) -> bool {
    if words.len() < 2 || label.len() < 3 {
        return false;
    }
    let mut rests = BTreeSet::from([label.to_owned()]);
    for word in words.iter().map(|word| compact(word)) {
        let small = [
            "of", "the", "and", "for", "de", "la", "in", "und", "der", "des", "et",
        ];
        let mut next = BTreeSet::new();
        for rest in &rests {
            let initial = word
                .chars()
                .next()
                .and_then(|first| rest.strip_prefix(first));
            next.extend(rest.strip_prefix(word.as_str()).map(ToOwned::to_owned));
            next.extend(initial.map(ToOwned::to_owned));
            next.extend(small.contains(&word.as_str()).then(|| rest.clone()));
        }
        rests = next;
    }
    rests.iter().any(String::is_empty)
}

#[cfg(test)]
mod tests {
    use super::super::{site::Owner, url::web};
    use super::*;

    fn is_name(text: &str, address: &str) -> bool {
        let tables = Tables::builtin();
        let url = web(address).unwrap();
        let owner = Owner::of(&url, &tables);
        let named = Named {
            url: &url,
            site: &owner.site,
            tenant: owner.tenant.as_deref(),
        };
        names(text, named, &tables)
    }

    #[test]
    fn a_text_that_says_more_or_something_else_is_no_name() {
        for (text, address) in [
            ("", "https://example.com/"),
            ("…", "https://example.com/"),
            ("Privacy Policy", "https://example.com/privacy-policy"),
            (
                "Facebook advertising guide",
                "https://www.facebook.com/business/ads",
            ),
            ("according to Reuters", "https://www.reuters.com/world"),
            ("Reuters", "https://www.theguardian.com/world"),
            ("Follow @verge", "https://twitter.com/verge"),
            ("@property", "https://docs.example.com/functions"),
            ("Donate", "https://donate.example.org/"),
            ("Code", "https://github.com/serde-rs"),
            (
                "example of a long sentence that says much more",
                "https://example.com/",
            ),
            ("exam", "https://examination-papers.com/a"),
        ] {
            assert!(!is_name(text, address), "{text} {address}");
        }
    }

    #[test]
    fn names_of_sites_companies_and_accounts_are_found() {
        for (text, address) in [
            ("Example", "https://example.com/a/b"),
            ("Stack Overflow", "https://stackoverflow.com/questions/1"),
            (
                "New York Times",
                "https://www.nytimes.com/2019/11/13/x.html",
            ),
            ("WHO", "https://www.who.int/news"),
            ("Twitter", "https://x.com/intent/post"),
            ("Ripen Apps Technologies", "https://ripenapps.com/about"),
            ("JÄGER", "https://www.jaegermagazin.de/"),
            ("Pocket", "https://getpocket.com/save"),
            ("livedoorニュース", "https://news.livedoor.com/category/1"),
            ("@verge", "https://www.threads.net/@verge"),
            ("Instagram: @verge", "https://instagram.com/p/abc"),
            ("serde-rs/serde", "https://github.com/serde-rs/serde"),
            ("Serde", "https://github.com/serde-rs/serde"),
            ("Jane Doe", "https://jane-doe.tumblr.com/post/1"),
            ("J. Trump", "https://twitter.com/liquoronurlips"),
            ("Park Spirit Store", "https://parkspiritstore.example.com/"),
            ("Ripen Community", "https://ripen.example/"),
        ] {
            assert!(is_name(text, address), "{text} {address}");
        }
    }
}
