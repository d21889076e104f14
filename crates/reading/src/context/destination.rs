//! What a link's destination and its own words say about its purpose.
//! Does not know where the link stands.

use super::labels::phrase;
use crate::{
    link::{AnchorKind, Link},
    tables::{ContextWords, Naming, Purpose},
};

/// Words of an anchor that is a button or an icon's name rather than a phrase in a text.
const FEW_WORDS: usize = 5;
/// Words of a button that begins by saying what it does: "Follow us on X to stay updated".
const MORE_WORDS: usize = 10;

/// What the link is for, as far as it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Aim {
    /// What its address is for.
    pub(super) purpose: Option<Purpose>,
    /// What its words are for.
    pub(super) said: Option<Naming>,
    /// Whether it reads as a button, an icon or a name.
    pub(super) brief: bool,
    /// Whether its text has several words.
    pub(super) phrase: bool,
}

impl Aim {
    pub(super) fn new(link: &Link, words: &ContextWords) -> Self {
        let count = link.text.split_whitespace().count();
        let icon = matches!(link.kind, AnchorKind::Image | AnchorKind::Empty);
        let brief = icon || count <= FEW_WORDS;
        // What is listed word by word is a button at any length.
        let short = icon || count <= MORE_WORDS;
        let said = short
            .then(|| phrase(&link.text))
            .and_then(|phrase| words.text(&phrase).or_else(|| begins(&phrase, words)));
        Self {
            purpose: link
                .web()
                .and_then(|address| purpose(&address.host, &address.url, words)),
            said,
            brief: brief || said.is_some(),
            phrase: count > 1,
        }
    }
}

/// What a button begins with: "Share this with a friend", "Sign in to your course".
fn begins(phrase: &str, words: &ContextWords) -> Option<Naming> {
    let second = phrase.match_indices(' ').nth(1).map(|(end, _)| end);
    let first = phrase.split(' ').next().unwrap_or_default();
    let shares = words.text(first).filter(|naming| *naming == Naming::Share);
    shares.or_else(|| {
        let two = words.text(phrase.get(..second?)?)?;
        Some(two).filter(|naming| *naming == Naming::Utility)
    })
}

fn purpose(host: &str, url: &str, words: &ContextWords) -> Option<Purpose> {
    let start = url.split_once(host).map_or("/", |(_, start)| start);
    let start = if start.starts_with(':') {
        start.split_once('/').map_or("/", |(_, path)| path)
    } else {
        start
    };
    match words.purpose(host, start)? {
        Purpose::Account => is_account(start).then_some(Purpose::Account),
        other @ (Purpose::Intent | Purpose::App | Purpose::Ad | Purpose::Utility) => Some(other),
    }
}

/// Whether a path on a network names an account or a channel rather than something published there.
fn is_account(start: &str) -> bool {
    let path = start.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => true,
        [first] => !matches!(*first, "watch" | "search" | "explore" | "hashtag" | "p"),
        [first, ..] => {
            let holder = [
                "user", "channel", "c", "company", "in", "school", "groups", "pages", "invite",
                "people", "r",
            ];
            parts.len() <= 3 && holder.contains(first) || parts.len() == 2 && !is_item(&parts)
        }
    }
}

/// Whether the second part looks like the number of a post.
fn is_item(parts: &[&str]) -> bool {
    parts.iter().skip(1).any(|part| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        digits > 5 || matches!(*part, "status" | "posts" | "videos" | "photos" | "statuses")
    }) || matches!(
        parts.first(),
        Some(&("p" | "reel" | "watch" | "status" | "hashtag" | "playlist" | "embed" | "shorts"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    #[test]
    fn a_button_begins_with_what_it_does() {
        let words = Tables::builtin().context_words;
        for (text, expected) in [
            ("Follow us on X to hear more", Some(Naming::Share)),
            ("Sign in to your course", Some(Naming::Utility)),
            ("Signs in the sky", None),
            ("Sign", None),
            ("", None),
        ] {
            assert_eq!(begins(&phrase(text), &words), expected, "{text}");
        }
    }

    #[test]
    fn an_account_is_told_from_what_it_publishes() {
        for (start, account) in [
            ("/@name/video/7301234567890", false),
            ("/@name/113456789012", false),
            ("/@name/videos", false),
            ("/@/video/7301234567890", false),
            ("/watch?v=1", false),
            ("/", true),
            ("/@name?lang=en", true),
            ("/@name/about", true),
            ("/c/name/about", true),
        ] {
            assert_eq!(is_account(start), account, "{start}");
        }
    }
}
