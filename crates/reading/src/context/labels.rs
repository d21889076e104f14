//! Headings and short labels, and which of the following blocks each of them is about.
//! Judges a heading's words only by the table of headings.

use super::{
    measure::Measures,
    tree::{PerBlock, Tree},
};
use crate::{
    link::seen,
    page::{PageSnapshot, RunKind, flat::collapse},
    tables::{ContextWords, Naming},
    turns::Turns,
};

mod spread;

/// Longest text that can be a label, in characters.
const LABEL: usize = 60;
/// Level of the page's own title.
const TITLE: u8 = 1;
/// Level of a label that is no heading: any heading outranks it.
const NO_HEADING: u8 = 7;
/// Letters that a heading's wrapper may add to it, such as an edit link's.
const SLACK: u32 = 12;

/// A heading or label whose words are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) naming: Naming,
    /// What it says.
    pub(super) text: String,
    level: u8,
}

/// All labels, and the one that speaks of each block.
#[derive(Debug)]
pub(super) struct Labels {
    known: Vec<Label>,
    /// Number of the label that is about a block, counted from 1; 0 for none.
    about: PerBlock<u32>,
    /// Rank of the heading that a block is or stands in; 0 for none.
    heading: PerBlock<u8>,
}

impl Labels {
    pub(super) async fn new(
        page: &PageSnapshot,
        (tree, measures): (&Tree<'_>, &Measures),
        words: &ContextWords,
        turns: &Turns,
    ) -> Self {
        let heading = tree.pass_down(|_, block, outer: u8| level(&block.tag).unwrap_or(outer));
        let (mut known, mut own, mut about) = (
            Vec::new(),
            PerBlock::new(tree.len()),
            PerBlock::new(tree.len()),
        );
        let short = page
            .runs
            .iter()
            .filter(|run| run.kind == RunKind::Text && run.text.len() <= LABEL * 4);
        for run in short {
            turns.step().await;
            let line = tree.box_of(run.block);
            let level = heading.of(line);
            // The page's title ("Useful links") says what the page is, not what a part of it is.
            if level == TITLE || (run.anchor.is_some() && level == 0) || own.of(line) > 0 {
                continue;
            }
            let Some(naming) = naming(&run.text, words) else {
                continue;
            };
            let measure = measures.lines.of(line);
            let alone = measure.plain.saturating_add(measure.linked)
                <= weight(&run.text).saturating_add(SLACK);
            let introduces = run.text.trim_end().ends_with([':', '：']);
            let speaks_of = match (level > 0 || alone, introduces) {
                (true, _) => &mut own,
                (false, true) => &mut about,
                (false, false) => continue,
            };
            let text = collapse(run.text.trim());
            known.push(Label {
                naming,
                text,
                level: if level == 0 { NO_HEADING } else { level },
            });
            speaks_of.set(line, u32::try_from(known.len()).unwrap_or_default());
        }
        spread::over_siblings((tree, measures), &known, &own, &mut about);
        Self {
            known,
            about,
            heading,
        }
    }

    /// Whether the block is a heading or stands in one.
    pub(super) fn in_heading(&self, block: u32) -> bool {
        self.level(block) > 0
    }

    /// Rank of the heading that the block is or stands in; 0 for none.
    pub(super) fn level(&self, block: u32) -> u8 {
        self.heading.of(block)
    }

    /// The label that is about the block itself.
    pub(super) fn about(&self, block: u32) -> Option<&Label> {
        numbered(&self.known, self.about.of(block))
    }
}

/// The label of a number that counts from 1.
fn numbered(known: &[Label], number: u32) -> Option<&Label> {
    known.get((number as usize).checked_sub(1)?)
}

/// The rank of a heading element.
fn level(tag: &str) -> Option<u8> {
    match tag {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

fn weight(text: &str) -> u32 {
    let letters = text.chars().filter(|character| !character.is_whitespace());
    let weights = letters.map(|character| if character.is_ascii() { 1 } else { 2 });
    weights.sum()
}

/// What a label says, if the table knows its words or, of several, its beginning.
fn naming(text: &str, words: &ContextWords) -> Option<Naming> {
    if text.chars().count() > LABEL {
        return None;
    }
    let phrase = phrase(text);
    let mut beginning = phrase.as_str();
    loop {
        let several = beginning.contains(' ');
        if let Some(naming) = words
            .heading(beginning)
            .filter(|_| several || beginning == phrase)
        {
            return Some(naming);
        }
        beginning = beginning.rsplit_once(' ')?.0;
    }
}

/// Lower-case words joined by single spaces, without digits and punctuation.
pub(super) fn phrase(text: &str) -> String {
    let mut phrase = String::with_capacity(text.len());
    for character in seen(text).chars() {
        // Marks that belong to letters (Devanagari vowels, Arabic harakat) are neither letters nor separators.
        let part = character.is_alphabetic()
            || (!character.is_ascii() && !character.is_numeric() && is_mark(character));
        if part {
            if character.is_ascii() {
                phrase.push(character.to_ascii_lowercase());
            } else {
                phrase.extend(character.to_lowercase());
            }
        } else if !phrase.is_empty() && !phrase.ends_with(' ') {
            phrase.push(' ');
        }
    }
    phrase.truncate(phrase.trim_end().len());
    phrase
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}'
        | '\u{900}'..='\u{dff}' | '\u{e30}'..='\u{e4e}' | '\u{3099}'..='\u{309a}' | '\u{30fc}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    #[test]
    fn words_of_a_heading_are_known_in_many_languages() {
        let words = Tables::builtin().context_words;
        for (text, expected) in [
            ("Notes on the design of bridges", None),
            ("Comments are a smell", None),
            ("12 Comments", Some(Naming::Comment)),
            ("3 thoughts on “Bridges”", Some(Naming::Comment)),
            ("Related posts:", Some(Naming::Related)),
            ("Einzelnachweise", Some(Naming::Reference)),
            ("関連記事", Some(Naming::Related)),
            ("Читайте также:", Some(Naming::Related)),
            ("المراجع", Some(Naming::Reference)),
        ] {
            assert_eq!(naming(text, &words), expected, "{text}");
        }
    }
}
