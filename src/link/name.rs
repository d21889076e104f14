//! Whether a text is just the name of the site, company or account a link points to.
//! Guesses nothing about the person's own brands; those are given, see `anchor`.

use url::Url;

use super::{site::site, url::host};
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

/// Most words a name has.
const LONGEST_NAME: usize = 7;

/// Whether `text` names the destination and says nothing else.
pub(crate) fn names(text: &str, url: &Url, tables: &Tables) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > LONGEST_NAME {
        return false;
    }
    if is_handle(&words) {
        return true;
    }
    let compact = compact(text);
    if compact.is_empty() {
        return false;
    }
    known(&compact, url, tables)
        || labels(url).any(|label| is_label(&words, &compact, &label))
        || account(url).is_some_and(|account| is_account(&words, &compact, &account))
}

/// A known site's name or a word, then a handle; or the handle alone: `@verge`, `Instagram: @verge`.
fn is_handle(words: &[&str]) -> bool {
    let handle = |word: &&str| {
        let rest = word.strip_prefix(['@', '＠']);
        rest.is_some_and(|rest| rest.chars().any(char::is_alphanumeric))
    };
    match words {
        [word] => handle(word),
        [network, word] => network.ends_with(':') && handle(word),
        _ => false,
    }
}

fn known(text: &str, url: &Url, tables: &Tables) -> bool {
    let host = host(url);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let names = [host, site(url)].map(|key| tables.brands.get(key).into_iter().flatten());
    names
        .into_iter()
        .flatten()
        .any(|name| compact(name) == text)
}

/// The names in a host: the registrable domain's own label, and on shared hosts the user's.
fn labels(url: &Url) -> impl Iterator<Item = String> {
    let site = site(url);
    let own = site.split('.').next().unwrap_or_default();
    let user = host(url)
        .strip_suffix(site)
        .and_then(|rest| rest.strip_suffix('.'));
    let user = user.and_then(|rest| rest.rsplit('.').next());
    [Some(own), user.filter(|user| user.len() > 4)]
        .into_iter()
        .flatten()
        .map(compact)
        .filter(|label| label.len() > 1)
}

/// The account in a path of one or two segments: `/verge`, `/company/codiant`, `/@verge`.
fn account(url: &Url) -> Option<String> {
    let mut segments = url.path().split('/').filter(|segment| !segment.is_empty());
    let first = segments.next()?;
    let last = segments.next().unwrap_or(first);
    let account = compact(last);
    (segments.next().is_none() && account.len() > 2).then_some(account)
}

fn is_label(words: &[&str], text: &str, label: &str) -> bool {
    if text == label || spelled(words, label) {
        return true;
    }
    let bare: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_company_word(word))
        .collect();
    let bare_text = compact(&bare.concat());
    if bare.len() < words.len() && !bare_text.is_empty() && bare_text == label {
        return true;
    }
    let long_enough = label.len() > 3 && bare_text.len() > 3;
    let begins = label.starts_with(&bare_text) && bare_text.len() * 5 >= label.len() * 3;
    let extends = bare_text.starts_with(label) && words.len() <= 3 && titled(words);
    long_enough && (begins || extends)
}

fn is_account(words: &[&str], text: &str, account: &str) -> bool {
    text == account || (words.len() > 1 && titled(words) && spelled(words, account))
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
    let mut rests = vec![label.to_owned()];
    for word in words.iter().map(|word| compact(word)) {
        let small = [
            "of", "the", "and", "for", "de", "la", "in", "und", "der", "des", "et",
        ];
        let mut next = Vec::new();
        for rest in &rests {
            let initial = word
                .chars()
                .next()
                .and_then(|first| rest.strip_prefix(first));
            next.extend(rest.strip_prefix(word.as_str()).map(ToOwned::to_owned));
            next.extend(initial.map(ToOwned::to_owned));
            next.extend(small.contains(&word.as_str()).then(|| rest.clone()));
        }
        next.sort_unstable();
        next.dedup();
        rests = next;
    }
    rests.iter().any(String::is_empty)
}

/// Letters and digits alone, lower case, Latin letters without their marks as domain names spell them.
pub(crate) fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => compact.push_str(plain),
            None => compact.extend(letter.is_alphanumeric().then_some(letter)),
        }
    }
    compact
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ő' | 'ō' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'ú' | 'û' | 'ů' | 'ű' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        '\u{307}' => "",
        _ => return None,
    })
}
