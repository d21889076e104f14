//! Reads what a block's class and id say, word by word.
//! Does not weigh what they say against anything else.

use crate::{
    page::Block,
    tables::{ContextWords, Lookup, Naming, Reveal},
};

/// Names that begin so speak of a state or of something elsewhere: `hide-comments`, `after-header`.
const ELSEWHERE: &[&str] = &[
    "hide", "show", "not", "enable", "disable", "after", "before", "above", "below", "under",
    "open", "close",
];
/// Words that make any name speak of something elsewhere (`content-with-sidebar`) or quoted (`social-media-embed`).
const ABOUT_OTHERS: &[&str] = &[
    "has", "no", "with", "without", "embed", "embedded", "embeds",
];
/// Words of an id that is the address of a heading rather than a name for a part of the page.
const ADDRESS_WORDS: usize = 4;

/// Classes that mark a post, whose own categories and tags then appear as classes too (`post_class` of `WordPress`).
const POST_CLASSES: &[&str] = &["hentry", "type-post", "type-page", "status-publish"];

/// What one name says, apart from the block that has it.
#[derive(Debug, Clone, Default)]
struct Said {
    /// What it says the block is for, with the words that say it.
    namings: Vec<(Naming, &'static str)>,
    /// How it says the block comes into view, likewise: what opens before what moves.
    reveal: Option<(Reveal, &'static str)>,
}

/// The names of a page's blocks. Pages use few different ones again and again, so each is read once.
#[derive(Debug)]
pub(super) struct Names<'a>(Lookup<&'a str, Said>);

impl<'a> Names<'a> {
    /// Reads every name that one of the blocks has.
    pub(super) fn new(blocks: impl Iterator<Item = &'a Block>, words: &'a ContextWords) -> Self {
        let mut names = Lookup::default();
        let mut spelled = String::new();
        for name in blocks.flat_map(of_block) {
            names.entry(name).or_insert_with(|| {
                spell(name, &mut spelled);
                Said::read(name, &spelled, words)
            });
        }
        Self(names)
    }

    /// Each thing that the names of a block say, with the words that say it.
    pub(super) fn read(&self, block: &'a Block) -> impl Iterator<Item = (Naming, &'static str)> {
        self.said(block)
            .flat_map(|said| said.namings.iter().copied())
    }

    /// How the block comes into view, as far as its names say, with the word that says it.
    pub(super) fn reveal(&self, block: &'a Block) -> Option<(Reveal, &'static str)> {
        let reveals = self.said(block).filter_map(|said| said.reveal);
        reveals.min_by_key(|(reveal, _)| *reveal)
    }

    fn said(&self, block: &'a Block) -> impl Iterator<Item = &Said> {
        of_block(block).filter_map(|name| self.0.get(name))
    }
}

impl Said {
    fn read(name: &str, spelled: &str, words: &ContextWords) -> Self {
        let first = spelled.split('-').next();
        let elsewhere = first.is_some_and(|first| ELSEWHERE.contains(&first))
            || spelled.split('-').any(|word| ABOUT_OTHERS.contains(&word));
        let mut said = Self::default();
        if elsewhere || name.contains([':', '[']) {
            return said;
        }
        pairs_then_words(spelled, |word| {
            let naming = words.name(word);
            said.namings.extend(naming);
            naming.is_some()
        });
        pairs_then_words(spelled, |word| {
            let reveal = words.reveal(word);
            let known = said.reveal.into_iter();
            said.reveal = known.chain(reveal).min_by_key(|(reveal, _)| *reveal);
            reveal.is_some()
        });
        said
    }
}

/// The names that a block has of its own: its ids, then its classes.
fn of_block(block: &Block) -> impl Iterator<Item = &str> {
    let classes = block.class.split_ascii_whitespace();
    let post = classes.clone().any(|name| POST_CLASSES.contains(&name));
    let ids = block
        .id
        .split_ascii_whitespace()
        .filter(|id| !is_address(id, &block.tag));
    ids.chain(classes).filter(move |name| {
        let taxonomy = post && (name.starts_with("category-") || name.starts_with("tag-"));
        !taxonomy
    })
}

/// Whether an id marks a place to link to: those repeat the words of a heading.
fn is_address(id: &str, tag: &str) -> bool {
    let words = id
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    matches!(tag, "dt" | "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        || words.count() >= ADDRESS_WORDS
}

/// Lower-case words joined by `-`: `postBody_2` becomes `post-body-2`.
fn spell(name: &str, spelled: &mut String) {
    spelled.clear();
    let mut last = '-';
    for character in name.chars() {
        let joint = !character.is_alphanumeric();
        let new_word = (character.is_uppercase() && last.is_lowercase())
            || (character.is_ascii_digit() && last.is_alphabetic())
            || joint;
        if new_word && !spelled.is_empty() && !spelled.ends_with('-') {
            spelled.push('-');
        }
        if !joint && character.is_ascii() {
            spelled.push(character.to_ascii_lowercase());
        } else if !joint {
            spelled.extend(character.to_lowercase());
        }
        last = character;
    }
}

/// Offers every pair of neighboring words, and each word that is in no accepted pair.
fn pairs_then_words(name: &str, mut accept: impl FnMut(&str) -> bool) {
    let mut rest = name.trim_end_matches('-');
    while !rest.is_empty() {
        let mut joints = rest.match_indices('-').map(|(position, _)| position);
        let word_end = joints.next().unwrap_or(rest.len());
        let pair_end = joints.next().unwrap_or(rest.len());
        let pair = rest.get(..pair_end).filter(|_| pair_end > word_end);
        let taken = if pair.is_some_and(&mut accept) {
            pair_end
        } else {
            rest.get(..word_end).map(&mut accept);
            word_end
        };
        rest = rest
            .get(taken..)
            .unwrap_or_default()
            .trim_start_matches('-');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    fn said(class: &str) -> Vec<(Naming, &'static str)> {
        let block = Block {
            class: class.into(),
            ..Block::default()
        };
        let words = Tables::builtin().context_words;
        Names::new([&block].into_iter(), &words)
            .read(&block)
            .collect()
    }

    #[test]
    fn parts_of_words_states_and_taxonomies_say_nothing() {
        for class in [
            "leader",
            "badge shadow",
            "has-sidebar",
            "no-comments",
            "hentry category-ads tag-share",
            "md:footer",
        ] {
            assert_eq!(said(class), [], "{class}");
        }
    }

    #[test]
    fn names_are_split_and_pairs_win() {
        for (class, naming, word) in [
            ("c-siteFooter__inner", Naming::Footer, "site-footer"),
            ("Sidebar2", Naming::Sidebar, "sidebar"),
            ("elementor-widget-text", Naming::Neutral, "elementor-widget"),
            ("tag-cloud", Naming::Navigation, "tag-cloud"),
            ("article-body", Naming::Content, "article-body"),
        ] {
            assert_eq!(said(class), [(naming, word)], "{class}");
        }
    }

    #[test]
    fn what_opens_is_told_before_what_moves() {
        let block = Block {
            class: "slider accordion-item".into(),
            ..Block::default()
        };
        let words = Tables::builtin().context_words;
        let names = Names::new([&block].into_iter(), &words);
        assert_eq!(names.reveal(&block), Some((Reveal::Opens, "accordion")));
    }
}
