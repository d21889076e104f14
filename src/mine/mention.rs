//! Where a page names the person in its text.
//! Looks for whole names, however they are typeset: no other spelling, no inflection.

use serde::{Deserialize, Serialize};

use super::letters::typed;
use crate::{
    link,
    page::{PageSnapshot, Run, RunKind},
    settings::Profile,
};

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

/// The first mentions of a brand or of a site's name in a page and then in its frames, one for each line.
pub(super) fn read<'a>(
    (page, frames): (&'a PageSnapshot, impl Iterator<Item = &'a PageSnapshot>),
    profile: &Profile,
) -> Vec<Mention> {
    let names = names(profile);
    let frames = frames.map(|frame| (frame, Some(&frame.url)));
    let documents = std::iter::once((page, None)).chain(frames);
    let lines = documents.flat_map(|(document, frame)| {
        let lines = lines(document).into_iter();
        lines.map(move |line| (line, frame))
    });
    let found = lines.filter_map(|(line, frame)| {
        Some(Mention {
            text: named(&line, &names)?,
            frame: frame.cloned(),
        })
    });
    found.take(MOST).collect()
}

/// The blocks of text that names the person outside links, of which [`PageSnapshot::unseen`] is to tell.
pub fn naming(page: &PageSnapshot, profile: &Profile) -> Vec<u32> {
    let names = names(profile);
    if names.is_empty() {
        return Vec::new();
    }
    let lines = lines(page).into_iter();
    let naming = lines.filter(|line| named(line, &names).is_some());
    naming.flatten().map(|run| run.block).collect()
}

/// Brands and names of sites, as texts are compared with them.
fn names(profile: &Profile) -> Vec<Vec<char>> {
    let sites = profile.own_sites.iter();
    let sites = sites.map(|site| site.strip_prefix("www.").unwrap_or(site));
    let brands = profile.brands.iter().map(String::as_str);
    brands
        .chain(sites)
        .map(|name| lower(&typed(name)))
        .collect()
}

/// The text outside links, line by line, each as the pieces that markup makes of it, without those that nobody sees.
fn lines(page: &PageSnapshot) -> Vec<Vec<&Run>> {
    let containers = link::containers(page);
    let line = |run: &Run| (run.anchor.is_none()).then(|| containers.get(run.block as usize));
    let lines = page.runs.chunk_by(|one, next| line(one) == line(next));
    let unlinked = lines.filter(|line| line.iter().all(|run| run.anchor.is_none()));
    let mut unseen = vec![false; page.blocks.len()];
    for block in &page.unseen {
        if let Some(slot) = unseen.get_mut(*block as usize) {
            *slot = true;
        }
    }
    // What stands for a picture is no prose.
    let is_seen =
        |run: &&Run| run.kind == RunKind::Text && unseen.get(run.block as usize) != Some(&true);
    let texts = unlinked.map(|line| line.iter().filter(is_seen).collect());
    texts.collect()
}

/// A name and the words around it: in the whole line, as a name may be half in bold type; else in a piece of it, as style
/// may set pieces apart that no space parts.
fn named(line: &[&Run], names: &[Vec<char>]) -> Option<String> {
    let texts = line.iter().map(|run| run.text.as_str());
    let mut whole = String::new();
    for piece in texts.clone() {
        let spaced = whole.ends_with(' ');
        whole.push_str(if spaced { piece.trim_start() } else { piece });
    }
    let pieces = texts.filter(|_| line.len() > 1);
    let mut texts = std::iter::once(whole.as_str()).chain(pieces);
    texts.find_map(|text| {
        let text = typed(text);
        let letters = lower(&text);
        let (at, length) = names.iter().find_map(|name| find(&letters, name))?;
        Some(excerpt(&text, at, length))
    })
}

/// In lower case, a character for each of the text's, so that places in one are places in the other.
fn lower(text: &str) -> Vec<char> {
    let lower = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    text.chars().map(lower).collect()
}

/// Where a name stands whole and in no mail address, and how long it is. Its words may be joined by hyphens.
fn find(text: &[char], name: &[char]) -> Option<(usize, usize)> {
    let mut places = (0..).zip(text.windows(name.len().max(1)));
    let whole = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let after = text.get(at + name.len());
        !before.is_some_and(|letter| joins(*letter)) && !after.is_some_and(|letter| joins(*letter))
    };
    let alike = |pair: (&char, &char)| pair.0 == pair.1 || pair == (&'-', &' ');
    let named = |window: &[char]| !name.is_empty() && window.iter().zip(name).all(alike);
    let free = |at: usize| !is_of_mail(text, at, at + name.len());
    let place = places.find(|(at, window)| named(window) && whole(*at) && free(*at));
    place.map(|(at, _)| (at, name.len()))
}

/// Longest mail address, in characters: 64 before the `@`, 255 behind it (RFC 5321, 4.5.3.1).
const MAIL: usize = 320;

/// Whether what stands between two places is a part of a mail address; what only begins with `@` is an account's name.
fn is_of_mail(text: &[char], from: usize, to: usize) -> bool {
    let other = |letter: &char| !letter.is_ascii_alphanumeric() && !"@.-_+".contains(*letter);
    let before = text
        .get(from.saturating_sub(MAIL)..from)
        .unwrap_or_default();
    let before = before.rsplit(other).next().unwrap_or_default();
    let after = text.get(to..text.len().min(to + MAIL)).unwrap_or_default();
    let after = after.split(other).next().unwrap_or_default();
    let before = before.get(1..).unwrap_or_default();
    before.contains(&'@') || after.contains(&'@')
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
    use crate::page::Block;

    fn run(block: u32, text: &str) -> Run {
        Run {
            block,
            anchor: None,
            kind: RunKind::Text,
            text: text.to_owned(),
            length: 0,
        }
    }

    fn mentions(text: &str, brand: &str) -> Vec<String> {
        let mut linked = run(0, text);
        linked.anchor = Some(0);
        mentions_in(vec![linked, run(0, text)], brand)
    }

    /// In a text of which a part in bold type, a link and another text are blocks of their own.
    fn mentions_in(runs: Vec<Run>, brand: &str) -> Vec<String> {
        let found = read((&page_of(runs), [].iter()), &person(brand)).into_iter();
        found.map(|mention| mention.text).collect()
    }

    fn person(brand: &str) -> Profile {
        Profile {
            brands: vec![brand.to_owned()],
            own_sites: vec!["www.mine.example".to_owned()],
            ..Profile::default()
        }
    }

    fn page_of(runs: Vec<Run>) -> PageSnapshot {
        let block = |tag: &str, parent| Block {
            tag: tag.to_owned(),
            parent,
            ..Block::default()
        };
        PageSnapshot {
            blocks: vec![
                block("p", None),
                block("b", Some(0)),
                block("a", Some(0)),
                block("p", None),
            ],
            runs,
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn parts_of_longer_words_are_no_mention() {
        for text in [
            "",
            "Acmes",
            "Pacme",
            "acme2",
            "Ac me",
            "Ac-me",
            "notmine.example",
            "write to sales@acme.example",
            "acme@mail.example",
            "the-acme.shop@mail.example",
            "info@mine.example",
        ] {
            assert_eq!(mentions(text, "Acme"), Vec::<String>::new(), "{text}");
        }
        assert!(mentions("anything", "").is_empty());
        assert!(mentions("Acme Pumps", "Acme-Pumps").is_empty());
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
            ("an Acme-Pumps shop", "Acme Pumps"),
            ("@acme wrote", "Acme"),
            ("Acme (info@acme.example)", "Acme"),
        ] {
            assert_eq!(mentions(text, brand), [text], "{text}");
        }
    }

    #[test]
    fn a_name_may_be_half_in_another_type_but_not_in_another_line_link_or_picture() {
        let none: [&str; 0] = [];
        let split = |one: &str, other: &str| vec![run(0, one), run(1, other), run(0, " works")];
        for (one, other, line) in [
            ("Ac", "me", "Acme works"),
            ("by Acme ", " Tools", "by Acme Tools works"),
        ] {
            let brand = line.trim_start_matches("by ").trim_end_matches(" works");
            assert_eq!(mentions_in(split(one, other), brand), [line]);
            let mut apart = split(one, other);
            apart[1].block = 3;
            assert_eq!(mentions_in(apart, brand), none);
            let mut linked = split(one, other);
            (linked[1].block, linked[1].anchor) = (2, Some(0));
            assert_eq!(mentions_in(linked, brand), none);
            let mut picture = split(one, other);
            picture[1].kind = RunKind::Image;
            assert_eq!(mentions_in(picture, brand), none);
        }
        // No space, but perhaps a style between.
        assert_eq!(mentions_in(split("Acme", "since 1990"), "Acme"), ["Acme"]);
        let mut pictured = run(0, "Acme");
        pictured.kind = RunKind::Image;
        assert_eq!(mentions_in(vec![pictured.clone()], "Acme"), none);
        let around = vec![run(0, "Acme "), pictured, run(0, "Tools")];
        assert_eq!(mentions_in(around, "Acme Tools"), ["Acme Tools"]);
        let twice = vec![run(0, "Acme and "), run(1, "Acme"), run(3, "Acme")];
        assert_eq!(
            mentions_in(twice, "Acme"),
            ["Acme and Acme", "Acme"],
            "one a line"
        );
    }

    #[test]
    fn what_is_not_to_be_seen_is_no_mention() {
        let runs = vec![run(0, "by "), run(1, "Acme"), run(3, "Acme")];
        let mut page = page_of(runs);
        let profile = person("Acme");
        let texts = |page: &PageSnapshot| {
            let found = read((page, [].iter()), &profile).into_iter();
            found.map(|mention| mention.text).collect::<Vec<_>>()
        };
        assert_eq!(naming(&page, &profile), [0, 1, 3]);
        assert_eq!(texts(&page), ["by Acme", "Acme"]);
        page.unseen = vec![1];
        assert_eq!(texts(&page), ["Acme"]);
    }

    #[test]
    fn typesetting_makes_no_other_name() {
        for (text, brand, told) in [
            ("by Ac\u{ad}me\u{200b}, too", "Acme", "by Acme, too"),
            (
                "from Acme\u{a0}Pumps here",
                "Acme Pumps",
                "from Acme Pumps here",
            ),
            ("Acme\u{2011}Pumps", "Acme-Pumps", "Acme-Pumps"),
            ("Levi\u{2019}s jeans", "Levi's", "Levi's jeans"),
            ("Levi's jeans", "Levi\u{2019}s", "Levi's jeans"),
        ] {
            assert_eq!(mentions(text, brand), [told]);
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
