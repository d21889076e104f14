//! Whether a person sees a link (R32), from what conceals it and what could reveal it.
//! Never calls a link hidden while something on its path may show it.

use super::{
    Visibility, names,
    tree::{PerBlock, Tree},
};
use crate::{
    page::{Anchor, Block, Concealment, Rendering},
    reason::{Code, Reason},
    tables::{ContextWords, Reveal},
};

/// What may bring a block into view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Means {
    reveal: Option<Reveal>,
    /// The block that says so.
    block: u32,
}

/// What may bring each block into view.
#[derive(Debug)]
pub(super) struct Reveals(PerBlock<Means>);

impl Reveals {
    pub(super) fn new(tree: &Tree<'_>, words: &ContextWords) -> Self {
        Self(tree.pass_down(|index, block, outer: Means| {
            if outer.reveal == Some(Reveal::Opens) {
                return outer;
            }
            match own(block, words) {
                Some((reveal, _)) if outer.reveal.is_none_or(|known| reveal < known) => Means {
                    reveal: Some(reveal),
                    block: index,
                },
                _ => outer,
            }
        }))
    }

    /// Whether the link is seen, and why not.
    pub(super) fn of(
        &self,
        anchor: &Anchor,
        tree: &Tree<'_>,
        words: &ContextWords,
    ) -> (Visibility, Option<Reason>) {
        let by = match anchor.rendering {
            Rendering::Unread | Rendering::Shown => return (Visibility::Visible, None),
            Rendering::Concealed { by, .. } => by,
        };
        let means = self.0.of(anchor.block);
        let word = tree
            .block(means.block)
            .and_then(|block| own(block, words))
            .map(|(_, word)| word);
        match (means.reveal, word) {
            (Some(Reveal::Opens), Some(word)) => (
                Visibility::Collapsed,
                Some(Reason::with(Code::Opens, [word])),
            ),
            (Some(Reveal::Moves), Some(word)) => {
                (Visibility::Suspect, Some(Reason::with(Code::Moves, [word])))
            }
            (None | Some(_), _) => (Visibility::Hidden, Some(Reason::plain(code(by)))),
        }
    }
}

/// What the block itself says: by its element, its state, or its names.
fn own(block: &Block, words: &ContextWords) -> Option<(Reveal, String)> {
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
        return Some((Reveal::Opens, role.to_owned()));
    }
    names::reveal(block, words)
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
