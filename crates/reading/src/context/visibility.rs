//! Whether a person sees a link (R32), from what conceals it and what could reveal it.
//! Never calls a link hidden while something on its path may show it.

use super::{
    Context, Visibility,
    names::Names,
    tree::{PerBlock, Tree},
};
use crate::{
    page::{Anchor, Block, Concealment, Opener, Rendering},
    reason::{Code, Reason},
    tables::{ContextWords, Reveal},
};

/// How many blocks above the one that conceals may say that they open: a panel's heading, a menu's item.
const REACH: usize = 2;

/// The innermost blocks around (or at) a block that say they come into view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Means {
    opens: Option<u32>,
    moves: Option<u32>,
}

/// The words of such blocks.
#[derive(Debug, Clone, Copy)]
struct Words<'a> {
    opens: Option<&'a str>,
    moves: Option<&'a str>,
}

/// What may bring each block into view.
#[derive(Debug)]
pub(super) struct Reveals<'a> {
    means: PerBlock<Means>,
    tree: &'a Tree<'a>,
    names: Names<'a>,
}

impl<'a> Reveals<'a> {
    /// Reads the blocks on the paths of concealed links only: most links are shown.
    pub(super) fn new(tree: &'a Tree<'a>, anchors: &[Anchor], words: &'a ContextWords) -> Self {
        let mut wanted = PerBlock::new(tree.len());
        for anchor in anchors {
            if anchor.is_concealed() {
                wanted.set(anchor.block, true);
            }
        }
        tree.sum_up(&mut wanted, |slot, inner| *slot |= inner);
        let concealing = (0..).map_while(|index| Some((index, tree.block(index)?)));
        let concealing = concealing.filter(|(index, _)| wanted.of(*index));
        let names = Names::new(concealing.map(|(_, block)| block), words);
        let said = |index, block| wanted.of(index).then(|| own(block, &names)).flatten();
        let means = tree.pass_down(|index, block, outer: Means| match said(index, block) {
            Some((Reveal::Opens, _)) => Means {
                opens: Some(index),
                ..outer
            },
            Some((Reveal::Moves, _)) => Means {
                moves: Some(index),
                ..outer
            },
            None => outer,
        });
        Self { means, tree, names }
    }

    /// Whether a link in this context is seen, and why not.
    pub(super) fn of(&self, anchor: &Anchor, context: Context) -> (Visibility, Option<Reason>) {
        let Rendering::Concealed { by, block, opener } = anchor.rendering else {
            return (Visibility::Visible, None);
        };
        let found = opener.and_then(|opener| shows(opener, by, context));
        let around = self.around(anchor.block, block.unwrap_or(anchor.block));
        let known = shown_by(by, around, found);
        let (visibility, reason) = match known {
            Some((Reveal::Opens, word)) => {
                (Visibility::Collapsed, Reason::with(Code::Opens, [word]))
            }
            Some((Reveal::Moves, word)) => (Visibility::Suspect, Reason::with(Code::Moves, [word])),
            None => (Visibility::Hidden, Reason::plain(code(by))),
        };
        (visibility, Some(reason))
    }

    /// The words by which blocks near the concealing one, around a link in a block, say that they open or move.
    fn around(&self, inside: u32, concealing: u32) -> Words<'a> {
        let Means { opens, moves } = self.means.of(inside);
        Words {
            opens: self.word_near(opens, concealing),
            moves: self.word_near(moves, concealing),
        }
    }

    /// What a block says, if it is the concealing one, inside it, or close above it.
    fn word_near(&self, means: Option<u32>, concealing: u32) -> Option<&'a str> {
        let means = means?;
        let mut reach = concealing;
        for _ in 0..REACH {
            reach = self.tree.parent(reach).unwrap_or(reach);
        }
        // Both lie on the link's path, where inner blocks have higher numbers.
        let block = self.tree.block(means).filter(|_| means >= reach)?;
        own(block, &self.names).map(|(_, word)| word)
    }
}

/// What the block itself says: by its element, its state, or its names.
fn own<'a>(block: &'a Block, names: &Names<'a>) -> Option<(Reveal, &'a str)> {
    let role = block
        .role
        .split_ascii_whitespace()
        .next()
        .unwrap_or(&block.tag);
    let opens = matches!(
        role,
        "details" | "dialog" | "alertdialog" | "menu" | "menubar" | "tabpanel" | "tooltip"
    );
    if opens || block.attribute("aria-modal").is_some() {
        return Some((Reveal::Opens, role));
    }
    names.reveal(block)
}

/// How something on the page may show a link that is concealed so, and the word for it.
fn shown_by<'a>(
    by: Concealment,
    around: Words<'a>,
    found: Option<(Reveal, &'a str)>,
) -> Option<(Reveal, &'a str)> {
    let opens = || Some((Reveal::Opens, around.opens?));
    let moves = || Some((Reveal::Moves, around.moves?));
    match by {
        // No widget hides what it opens so.
        Concealment::FontSizeZero => None,
        // White letters on a slide may stand on its picture.
        Concealment::SameColor => moves(),
        // A name alone does not fetch what stands where no menu comes from.
        Concealment::OffScreen | Concealment::ZeroSize => found.or_else(moves),
        Concealment::Skipped => Some((Reveal::Opens, "content-visibility")),
        Concealment::NotRendered
        | Concealment::Invisible
        | Concealment::Transparent
        | Concealment::Clipped => {
            let sure = found.filter(|(reveal, _)| *reveal == Reveal::Opens);
            opens().or(sure).or_else(moves).or(found)
        }
    }
}

/// What was found for a block, as a way into view: a menu's button opens menus.
fn shows(opener: Opener, by: Concealment, context: Context) -> Option<(Reveal, &'static str)> {
    // Controls stand beside anything; what they open is seldom kept so.
    let far = matches!(by, Concealment::OffScreen | Concealment::ZeroSize);
    match opener {
        Opener::Beside if far => Some((Reveal::Moves, "button")),
        Opener::Named | Opener::Beside => Some((Reveal::Opens, "button")),
        Opener::State => Some((Reveal::Opens, ":hover")),
        Opener::Media => Some((Reveal::Moves, "@media")),
        Opener::Faded => Some((Reveal::Moves, "opacity")),
        Opener::Heading => Some((Reveal::Moves, "heading")),
        Opener::Menu => {
            (context == Context::Navigation).then_some((Reveal::Opens, context.as_str()))
        }
    }
}

const fn code(by: Concealment) -> Code {
    match by {
        Concealment::NotRendered | Concealment::Skipped => Code::NotRendered,
        Concealment::Invisible => Code::Invisible,
        Concealment::Transparent => Code::Transparent,
        Concealment::ZeroSize => Code::ZeroSize,
        Concealment::Clipped => Code::Clipped,
        Concealment::OffScreen => Code::OffScreen,
        Concealment::FontSizeZero => Code::FontSizeZero,
        Concealment::SameColor => Code::SameColor,
    }
}
