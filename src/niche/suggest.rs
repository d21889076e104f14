//! Suggests keywords from a text that is about the person's niche. Draws on nothing but that text.
//! Where a script puts no spaces between words, the text has to come with them: telling words apart takes a dictionary.

use std::ops::RangeInclusive;

use super::{
    language::{self, is_function},
    main_text::MainText,
    script::Script,
    stem::Stems,
    words::{is_letter, joined_words, stands_alone},
};
use crate::{link::seen, page::PageSnapshot, tables::Tables};

/// Keywords of a list that a person still reads through; more hardly rank better.
const MOST: usize = 12;

/// Up to so many, words that stand only once are better than none.
const FEW: usize = 8;

/// Phrases are at most half of them: single words are found in more texts.
const MOST_PHRASES: usize = 6;

/// Shorter words are abbreviations or remains of others.
const SHORTEST: usize = 3;

/// Lengths of words in scripts that put no spaces between them, in characters: a longer row was not told apart.
const UNSPACED: RangeInclusive<usize> = 2..=8;

/// What Korean nouns end in before the next word: topic, subject, object, place and company.
const PARTICLES: [char; 12] = [
    '은', '는', '이', '가', '을', '를', '의', '에', '로', '와', '과', '도',
];

/// Most of a page's text, in bytes, that is read for suggestions: its beginning says what it is about.
const READ: usize = 20_000;

/// What a page is about, for [`keywords_of`]: its title, its headings and its text outside links.
pub fn topic_text(page: &PageSnapshot) -> String {
    let main = MainText::of(page, &[]);
    let mut text = page.title.clone();
    let mut before = None;
    for run in &page.runs {
        let is_own = run.anchor.is_none() && main.field(run).is_some();
        let own = is_own.then_some(run.block);
        // No phrase goes on from one block to another, nor across a link.
        if own.is_none() || own != before {
            text.push('\n');
        }
        if own.is_some() && text.len() < READ {
            text.push_str(&run.text);
        }
        before = own;
    }
    text
}

/// A word or phrase that may be a keyword.
#[derive(Debug)]
struct Candidate {
    /// The stems of its words, between spaces.
    stems: String,
    /// How it is written, each form with how often.
    forms: Vec<(String, usize)>,
    count: usize,
}

/// Keywords for a niche from a pasted paragraph or a page's text, at most 12: phrases of two words that repeat, then
/// the most frequent words, as the text writes them most often, in lower case.
///
/// `language` is a tag such as `de`; empty where it is to be told by the text.
///
/// ```
/// use vouch::{Tables, niche::keywords_of};
/// let text = "A road bike is light. Our road bikes are made for climbing.";
/// assert_eq!(keywords_of(text, "en", &Tables::builtin())[0], "road bike");
/// ```
pub fn keywords_of(text: &str, language: &str, tables: &Tables) -> Vec<String> {
    let told = language::of_page(language, std::iter::once(text), tables);
    let stems = Stems::of(told.as_deref(), tables);
    let (mut single, mut pairs) = (Vec::new(), Vec::new());
    let stops = |c: char| c == '\n' || !(is_letter(c) || c.is_whitespace() || "-'’".contains(c));
    for clause in seen(text).split(stops) {
        let mut before: Option<(String, String)> = None;
        let words: Vec<String> = joined_words(clause).map(bare).collect();
        for (word, stem) in words.iter().zip(stems.all(words.clone())) {
            if !is_telling(word) || is_function(word, told.as_deref(), tables) {
                before = None;
                continue;
            }
            if let Some((form, first)) = &before {
                add(&mut pairs, format!("{first} {stem}"), phrase(form, word));
            }
            add(&mut single, stem.clone(), word.clone());
            before = Some((word.clone(), stem));
        }
    }
    chosen(single, pairs)
}

/// Whether a word is one that may be about something.
fn is_telling(word: &str) -> bool {
    let length = word.chars().count();
    if word.chars().any(stands_alone) {
        // In hiragana alone are what holds a Japanese sentence together, and few nouns.
        let hiragana = |c: char| ('\u{3040}'..='\u{309f}').contains(&c);
        UNSPACED.contains(&length) && !word.chars().all(hiragana)
    } else {
        length >= SHORTEST && word.chars().any(char::is_alphabetic)
    }
}

/// A Korean word without its particle, any other as it is.
fn bare(word: String) -> String {
    match word.strip_suffix(PARTICLES) {
        Some(noun) if noun.chars().count() > 1 => noun.to_owned(),
        Some(_) | None => word,
    }
}

/// Two words as they are written beside each other.
fn phrase(first: &str, second: &str) -> String {
    let script = |word: &str| word.chars().next().and_then(Script::of);
    let unspaced = |word| {
        matches!(
            script(word),
            Some(Script::Han | Script::Kana | Script::Thai)
        )
    };
    let space = if unspaced(first) && unspaced(second) {
        ""
    } else {
        " "
    };
    [first, space, second].concat()
}

fn chosen(mut single: Vec<Candidate>, mut pairs: Vec<Candidate>) -> Vec<String> {
    pairs.retain(|pair| pair.count > 1);
    let pairs = most_frequent(pairs, MOST_PHRASES);
    for pair in &pairs {
        for part in pair.stems.split(' ') {
            // What a phrase says already.
            for word in single.iter_mut().filter(|word| word.stems == part) {
                word.count = word.count.saturating_sub(pair.count);
            }
        }
    }
    single.retain(|word| word.count > 0);
    let single = most_frequent(single, MOST);
    let mut keywords: Vec<String> = Vec::new();
    for candidate in pairs.iter().chain(&single) {
        let room = if candidate.count > 1 { MOST } else { FEW };
        if keywords.len() < room {
            keywords.extend(candidate.usual());
        }
    }
    keywords
}

/// The most frequent ones, of equals the first first. They are few: sorting all is a kilobyte of the module.
fn most_frequent(mut candidates: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let mut best: Option<(usize, usize)> = None;
        for (at, candidate) in candidates.iter().enumerate() {
            if best.is_none_or(|(_, count)| candidate.count > count) {
                best = Some((at, candidate.count));
            }
        }
        let Some((at, _)) = best else { break };
        chosen.push(candidates.remove(at));
    }
    chosen
}

fn add(candidates: &mut Vec<Candidate>, stems: String, form: String) {
    match candidates.iter_mut().find(|known| known.stems == stems) {
        Some(known) => {
            known.count += 1;
            match known.forms.iter_mut().find(|(written, _)| *written == form) {
                Some((_, times)) => *times += 1,
                None => known.forms.push((form, 1)),
            }
        }
        None => candidates.push(Candidate {
            stems,
            forms: vec![(form, 1)],
            count: 1,
        }),
    }
}

impl Candidate {
    /// The form written most often, of several the first.
    fn usual(&self) -> Option<String> {
        let most = self.forms.iter().map(|(_, times)| *times).max()?;
        let usual = self.forms.iter().find(|(_, times)| *times == most)?;
        Some(usual.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::{Block, Run, RunKind};

    fn suggest(text: &str, language: &str) -> Vec<String> {
        keywords_of(text, language, &Tables::builtin())
    }

    #[test]
    fn function_words_numbers_and_scraps_are_no_keywords() {
        for text in [
            "",
            "the of and to in",
            "2024 28 3",
            "a b c -- !",
            "it is on at by",
        ] {
            assert_eq!(suggest(text, "en"), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn repeated_phrases_come_first_then_frequent_words_as_they_are_written() {
        let text = "Wedding photography is our passion. We photograph every wedding with two cameras, \
            and our wedding photography albums show it. Albums for weddings, cameras for rent.";
        let keywords = suggest(text, "en");
        assert_eq!(keywords[0], "wedding photography");
        assert_eq!(keywords[1..4], ["wedding", "cameras", "albums"]);
        assert!(keywords.len() <= MOST && !keywords.contains(&"our".to_owned()));
    }

    #[test]
    fn no_phrase_goes_across_a_stop() {
        let keywords = suggest(
            "We sell bikes. Pumps too. We sell bikes, pumps and more.",
            "en",
        );
        assert!(!keywords.contains(&"bikes pumps".to_owned()));
    }

    #[test]
    fn words_that_come_with_spaces_between_them_are_told_in_any_script() {
        for (text, language, expected) in [
            (
                "機械 学習 の 入門 。 機械 学習 は データ から 学ぶ もの です 。",
                "ja",
                "機械学習",
            ),
            (
                "我们 研究 机器 学习 ， 机器 学习 可以 帮助 我们 。",
                "zh",
                "机器学习",
            ),
            (
                "자전거는 빠르다. 자전거를 타고 자전거 여행을 간다.",
                "ko",
                "자전거",
            ),
            ("จักรยาน และ การ ซ่อม จักรยาน", "th", "จักรยาน"),
        ] {
            let keywords = suggest(text, language);
            assert_eq!(
                keywords.first().map(String::as_str),
                Some(expected),
                "{keywords:?}"
            );
            for none in ["です", "から", "もの", "我们", "可以", "และ"] {
                assert!(
                    !keywords.iter().any(|keyword| keyword == none),
                    "{keywords:?}"
                );
            }
        }
        assert!(
            suggest("機械学習入門機械学習入門", "ja").is_empty(),
            "nobody told its words"
        );
    }

    #[test]
    fn the_text_tells_its_language() {
        let text = "Die Pumpe ist nicht das, was sich der Fahrer mit dem Fahrrad wünscht. Fahrräder und die Pumpe.";
        let keywords = suggest(text, "");
        assert!(keywords.contains(&"pumpe".to_owned()) && !keywords.contains(&"die".to_owned()));
    }

    #[test]
    fn a_page_is_read_by_its_title_and_text_and_not_by_what_is_around_it() {
        let block = |tag: &str, parent| Block {
            parent,
            tag: tag.to_owned(),
            ..Block::default()
        };
        let run = |block, anchor, text: &str| Run {
            block,
            anchor,
            kind: RunKind::Text,
            text: text.to_owned(),
            length: 0,
        };
        let page = PageSnapshot {
            title: "Tidal mills".to_owned(),
            language: "en".to_owned(),
            blocks: vec![
                block("body", None),
                block("footer", Some(0)),
                block("p", Some(1)),
                block("p", Some(0)),
            ],
            runs: vec![
                run(2, None, "Cookies and cookies"),
                run(3, None, "A tidal mill is "),
                run(3, None, "a mill at the sea, with "),
                run(3, Some(0), "teasers"),
                run(3, None, "millstones"),
            ],
            ..PageSnapshot::default()
        };
        let keywords = suggest(&topic_text(&page), "en");
        assert_eq!(keywords[0], "tidal mills");
        assert!(keywords.contains(&"millstones".to_owned()));
        for left_out in ["cookies", "teasers"] {
            assert!(!keywords.contains(&left_out.to_owned()), "{keywords:?}");
        }
    }

    proptest! {
        #[test]
        fn a_list_is_short_distinct_and_there_for_any_text(text in "\\PC{0,200}") {
            let keywords = suggest(&text, "");
            prop_assert!(keywords.len() <= MOST);
            let mut distinct = keywords.clone();
            distinct.sort();
            distinct.dedup();
            prop_assert_eq!(distinct.len(), keywords.len());
        }
    }
}
