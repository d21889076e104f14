//! Reads what a block's class and id say, word by word.
//! Does not weigh what they say against anything else.

use crate::{
    page::Block,
    tables::{ContextWords, Naming, Reveal},
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

/// Calls `found` for each thing the names of a block say, with the words that say it.
pub(super) fn read(block: &Block, words: &ContextWords, mut found: impl FnMut(Naming, &str)) {
    each_name(block, |name| {
        pairs_then_words(name, |word| {
            let naming = words.name(word);
            if let Some(naming) = naming {
                found(naming, word);
            }
            naming.is_some()
        });
    });
}

/// How the block comes into view, as far as its names say, with the word that says it.
pub(super) fn reveal(block: &Block, words: &ContextWords) -> Option<(Reveal, String)> {
    let mut answer: Option<(Reveal, String)> = None;
    each_name(block, |name| {
        pairs_then_words(name, |word| {
            let reveal = words.reveal(word);
            if let Some(reveal) =
                reveal.filter(|reveal| answer.as_ref().is_none_or(|(known, _)| reveal < known))
            {
                answer = Some((reveal, word.to_owned()));
            }
            reveal.is_some()
        });
    });
    answer
}

fn each_name(block: &Block, mut visit: impl FnMut(&str)) {
    let post = block
        .class
        .split_ascii_whitespace()
        .any(|name| POST_CLASSES.contains(&name));
    let mut spelled = String::new();
    let ids = block
        .id
        .split_ascii_whitespace()
        .filter(|id| !is_address(id, &block.tag));
    for name in ids.chain(block.class.split_ascii_whitespace()) {
        let taxonomy = post && (name.starts_with("category-") || name.starts_with("tag-"));
        if taxonomy || name.contains([':', '[']) {
            continue;
        }
        spell(name, &mut spelled);
        let elsewhere = spelled
            .split('-')
            .next()
            .is_some_and(|first| ELSEWHERE.contains(&first));
        if !elsewhere && !spelled.split('-').any(|word| ABOUT_OTHERS.contains(&word)) {
            visit(&spelled);
        }
    }
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
        if !joint {
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

    fn said(class: &str) -> Vec<(Naming, String)> {
        let block = Block {
            class: class.into(),
            ..Block::default()
        };
        let mut said = Vec::new();
        read(&block, &Tables::builtin().context_words, |naming, word| {
            said.push((naming, word.to_owned()));
        });
        said
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
            assert_eq!(said(class), [(naming, word.to_owned())], "{class}");
        }
    }

    #[test]
    fn what_opens_is_told_before_what_moves() {
        let block = Block {
            class: "slider accordion-item".into(),
            ..Block::default()
        };
        let words = Tables::builtin().context_words;
        assert_eq!(
            reveal(&block, &words),
            Some((Reveal::Opens, "accordion".to_owned()))
        );
    }
}
