//! Whether a person sees a link (R32), from what conceals it and what could reveal it.
//! Never calls a link hidden while something on its path may show it.

use super::{
    Context, Visibility,
    names::Names,
    tree::{PerBlock, Tree},
};
use crate::{
    page::{Anchor, Block, Concealment, Rendering},
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
        let (by, block) = match anchor.rendering {
            Rendering::Unread | Rendering::Shown => return (Visibility::Visible, None),
            Rendering::Concealed { by, block } => (by, block.unwrap_or(anchor.block)),
        };
        let Means { opens, moves } = self.means.of(anchor.block);
        let (visibility, reason) = if let Some(word) = self.word_near(opens, block) {
            (Visibility::Collapsed, Reason::with(Code::Opens, [word]))
        } else if context == Context::Navigation {
            (Visibility::Collapsed, Reason::with(Code::Opens, [context]))
        } else if let Some(word) = self.word_near(moves, block) {
            (Visibility::Suspect, Reason::with(Code::Moves, [word]))
        } else {
            (Visibility::Hidden, Reason::plain(code(by)))
        };
        (visibility, Some(reason))
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
        "details"
            | "dialog"
            | "alertdialog"
            | "menu"
            | "menubar"
            | "nav"
            | "navigation"
            | "tabpanel"
            | "tooltip"
    );
    if opens || block.attribute("aria-modal").is_some() {
        return Some((Reveal::Opens, role));
    }
    names.reveal(block)
}

const fn code(by: Concealment) -> Code {
    match by {
        Concealment::NotRendered => Code::NotRendered,
        Concealment::Invisible => Code::Invisible,
        Concealment::Transparent => Code::Transparent,
        Concealment::ZeroSize => Code::ZeroSize,
        Concealment::Clipped => Code::Clipped,
        Concealment::OffScreen => Code::OffScreen,
        Concealment::FontSizeZero => Code::FontSizeZero,
        Concealment::SameColor => Code::SameColor,
    }
}
