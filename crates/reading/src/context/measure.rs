//! How much text stands where: in every block's lines and in its whole subtree, in and outside links.
//! Counts only; what is much is decided elsewhere.

use super::tree::{PerBlock, Tree};
use crate::{
    page::{PageSnapshot, RunKind},
    turns::Turns,
};

/// Weight of lines that read as prose rather than as a label: about seven English words.
const PROSE: u32 = 40;

/// Text, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Measure {
    /// Letters outside links; an ideograph or kana counts two, as it says more.
    pub(super) plain: u32,
    /// Letters in links, likewise.
    pub(super) linked: u32,
    /// Words outside links; of scripts without spaces, two characters are one.
    pub(super) words: u32,
    /// Links.
    pub(super) links: u32,
    /// Of `plain`, what stands in lines of prose.
    pub(super) prose: u32,
    /// Lines of prose.
    pub(super) paragraphs: u32,
}

impl Measure {
    fn add(&mut self, other: Self) {
        self.plain = self.plain.saturating_add(other.plain);
        self.linked = self.linked.saturating_add(other.linked);
        self.words = self.words.saturating_add(other.words);
        self.links = self.links.saturating_add(other.links);
        self.prose = self.prose.saturating_add(other.prose);
        self.paragraphs = self.paragraphs.saturating_add(other.paragraphs);
    }

    /// Share of the text that is in links, in percent.
    pub(super) fn density(self) -> u32 {
        let all = u64::from(self.plain) + u64::from(self.linked);
        u32::try_from(u64::from(self.linked) * 100 / all.max(1)).unwrap_or(100)
    }
}

/// What the lines of a box begin with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Leader {
    /// Nothing.
    #[default]
    Empty,
    /// Text outside links.
    Text,
    /// A link, by its position in the snapshot's anchors.
    Link(u32),
}

/// The measures of all blocks.
#[derive(Debug)]
pub(super) struct Measures {
    /// Of the lines directly in a box, inline elements included.
    pub(super) lines: PerBlock<Measure>,
    /// Of a block with everything in it.
    pub(super) whole: PerBlock<Measure>,
    /// Position of the link that a box's own lines begin with.
    leaders: PerBlock<Leader>,
}

impl Measures {
    /// Whether a box's own lines begin with this link.
    pub(super) fn is_led(&self, line: u32, anchor: u32) -> bool {
        self.leaders.of(line) == Leader::Link(anchor)
    }

    pub(super) async fn new(page: &PageSnapshot, tree: &Tree<'_>, turns: &Turns) -> Self {
        let mut lines = PerBlock::new(tree.len());
        let mut whole = PerBlock::new(tree.len());
        let texts = page.runs.iter().filter(|run| run.kind == RunKind::Text);
        for run in texts {
            turns.step().await;
            let (letters, words) = count(&run.text, run.length);
            let measure = match run.anchor {
                Some(_) => Measure {
                    linked: letters,
                    ..Measure::default()
                },
                None => Measure {
                    plain: letters,
                    words,
                    ..Measure::default()
                },
            };
            lines.change(tree.box_of(run.block), |slot: &mut Measure| {
                slot.add(measure);
            });
            whole.change(run.block, |slot: &mut Measure| slot.add(measure));
        }
        for anchor in &page.anchors {
            lines.change(tree.box_of(anchor.block), |slot| {
                slot.links = slot.links.saturating_add(1);
            });
            whole.change(anchor.block, |slot| {
                slot.links = slot.links.saturating_add(1);
            });
        }
        for (index, _) in tree.iter() {
            let own = lines.of(index);
            if own.plain >= PROSE {
                lines.change(index, |slot| (slot.prose, slot.paragraphs) = (own.plain, 1));
                whole.change(index, |slot| {
                    slot.prose = slot.prose.saturating_add(own.plain);
                    slot.paragraphs += 1;
                });
            }
        }
        tree.sum_up(&mut whole, Measure::add);
        Self {
            lines,
            whole,
            leaders: leaders(page, tree),
        }
    }
}

fn leaders(page: &PageSnapshot, tree: &Tree<'_>) -> PerBlock<Leader> {
    let mut leaders = PerBlock::new(tree.len());
    for run in &page.runs {
        let leader = match run.anchor {
            Some(anchor) => Leader::Link(anchor),
            None if run.text.contains(char::is_alphanumeric) => Leader::Text,
            None => continue,
        };
        leaders.change(tree.box_of(run.block), |slot| {
            if *slot == Leader::Empty {
                *slot = leader;
            }
        });
    }
    leaders
}

/// Weighted letters and words of a text of which only `length` characters in all are known.
fn count(text: &str, length: u32) -> (u32, u32) {
    let (mut letters, mut dense, mut words, mut read) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut in_word = false;
    for character in text.chars() {
        read = read.saturating_add(1);
        let spaced = character.is_whitespace();
        if is_dense(character) {
            dense += 1;
            in_word = false;
        } else if spaced {
            in_word = false;
        } else {
            words += u32::from(!in_word && character.is_alphanumeric());
            in_word |= character.is_alphanumeric();
        }
        letters += u32::from(!spaced);
    }
    let cut_out = length.saturating_sub(read);
    let words = words.saturating_add(dense / 2).saturating_add(cut_out / 6);
    (letters.saturating_add(dense).saturating_add(cut_out), words)
}

/// Scripts without spaces between words: CJK, kana, Thai, Lao, Khmer.
fn is_dense(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_without_spaces_have_words() {
        for (text, letters, words) in [
            ("", 0, 0),
            (" - ", 1, 0),
            ("two words", 8, 2),
            ("日本語です", 10, 2),
            ("Rust は速い", 10, 2),
        ] {
            let length = u32::try_from(text.chars().count()).unwrap();
            assert_eq!(count(text, length), (letters, words), "{text}");
        }
        assert_eq!(count("ab", 62), (62, 11), "the cut-out middle counts");
    }

    #[test]
    fn density_of_nothing_is_nothing() {
        assert_eq!(Measure::default().density(), 0);
        assert_eq!(
            Measure {
                plain: 30,
                linked: 10,
                ..Measure::default()
            }
            .density(),
            25
        );
    }
}
