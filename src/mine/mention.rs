//! Where a page names the person in its text.
//! Looks for whole names: no other spelling, no inflection.

use serde::{Deserialize, Serialize};

use crate::{page::PageSnapshot, settings::Profile};

/// Most mentions that are told: a person asks for one link.
const MOST: usize = 5;

/// Characters on each side of the name, enough to find the place.
const AROUND: usize = 60;

/// A place where the page names the person outside any link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name and the words around it.
    pub text: String,
    /// The address of the same-origin frame that it stands in; none in the page itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<String>,
}

/// The first mentions of a brand or of a site's name in a page and then in its frames, one for each piece of text.
pub(super) fn read<'a>(
    (page, frames): (&'a PageSnapshot, impl Iterator<Item = &'a PageSnapshot>),
    profile: &Profile,
) -> Vec<Mention> {
    let sites = profile.own_sites.iter();
    let sites = sites.map(|site| site.strip_prefix("www.").unwrap_or(site));
    let brands = profile.brands.iter().map(String::as_str);
    let names: Vec<Vec<char>> = brands.chain(sites).map(lower).collect();
    let frames = frames.map(|frame| (frame, Some(&frame.url)));
    let documents = std::iter::once((page, None)).chain(frames);
    let runs =
        documents.flat_map(|(document, frame)| document.runs.iter().map(move |it| (it, frame)));
    let unlinked = runs.filter(|(run, _)| run.anchor.is_none());
    let found = unlinked.filter_map(|(run, frame)| {
        let text = lower(&run.text);
        let (at, length) = names.iter().find_map(|name| find(&text, name))?;
        Some(Mention {
            text: excerpt(&run.text, at, length),
            frame: frame.cloned(),
        })
    });
    found.take(MOST).collect()
}

/// In lower case, a character for each of the text's, so that places in one are places in the other.
fn lower(text: &str) -> Vec<char> {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    text.chars().map(lower).collect()
}

/// Where a name stands whole, and how long it is.
fn find(text: &[char], name: &[char]) -> Option<(usize, usize)> {
    let mut places = (0..).zip(text.windows(name.len().max(1)));
    let whole = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let after = text.get(at + name.len());
        !before.is_some_and(|letter| joins(*letter)) && !after.is_some_and(|letter| joins(*letter))
    };
    let place = places.find(|(at, window)| *window == name && whole(*at));
    place.map(|(at, _)| (at, name.len()))
}

/// Whether a letter in lower case is one of a longer word. Letters without case are not: most of their scripts put no
/// spaces between words, or write small words together with the next.
fn joins(letter: char) -> bool {
    letter.is_lowercase() || letter.is_ascii_digit()
}

/// The name with whole words around it, as far as there are any to end at.
fn excerpt(text: &str, at: usize, length: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = at.saturating_sub(AROUND);
    let to = letters.len().min(at + length + AROUND);
    let before = letters.get(from..at).unwrap_or_default();
    let rest = letters.get(at..to).unwrap_or_default();
    let space = |letter: &char| letter.is_whitespace();
    let skipped = before.iter().position(space).filter(|_| from > 0);
    let ended = rest.iter().rposition(space).filter(|end| *end >= length);
    let ended = ended.filter(|_| to < letters.len());
    let before = before.iter().skip(skipped.unwrap_or_default());
    let rest = rest.iter().take(ended.unwrap_or(rest.len()));
    let words: String = before.chain(rest).collect();
    let cut = |cut| if cut { "…" } else { "" };
    [cut(from > 0), words.trim(), cut(to < letters.len())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Run, RunKind};

    fn mentions(text: &str, brand: &str) -> Vec<String> {
        let run = |anchor, text: &str| Run {
            block: 0,
            anchor,
            kind: RunKind::Text,
            text: text.to_owned(),
            length: 0,
        };
        let page = PageSnapshot {
            runs: vec![run(Some(0), text), run(None, text)],
            ..PageSnapshot::default()
        };
        let profile = Profile {
            brands: vec![brand.to_owned()],
            own_sites: vec!["www.mine.example".to_owned()],
            ..Profile::default()
        };
        let found = read((&page, [].iter()), &profile).into_iter();
        found.map(|mention| mention.text).collect()
    }

    #[test]
    fn parts_of_longer_words_are_no_mention() {
        for text in ["", "Acmes", "Pacme", "acme2", "Ac me", "notmine.example"] {
            assert_eq!(mentions(text, "Acme"), Vec::<String>::new(), "{text}");
        }
        assert!(mentions("anything", "").is_empty());
    }

    #[test]
    fn names_stand_whole_outside_links_in_any_case_and_script() {
        for (text, brand) in [
            ("ACME, again", "Acme"),
            ("by \"acme\"", "Acme"),
            ("我们的Acme泵", "Acme"),
            ("这是小米手机", "小米"),
            ("İstanbul and Acme", "acme"),
            ("found on mine.example today", "Acme"),
        ] {
            assert_eq!(mentions(text, brand), [text], "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_around_the_name() {
        let text = format!("{}Acme{}", "x ".repeat(100), " y".repeat(100));
        let [mention] = <[String; 1]>::try_from(mentions(&text, "Acme")).unwrap();
        assert!(
            mention.starts_with("…x ") && mention.ends_with(" y…") && mention.contains(" Acme ")
        );
        assert!(mention.chars().count() <= 2 * AROUND + 6);
    }
}
