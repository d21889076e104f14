//! Which block keeps a link from being rendered. Asked block by block from the outermost inwards: below one that is
//! not rendered itself, every style would first have to be computed.

use super::{Elements, layout, style::Style};
use crate::page::Concealment;

/// Most blocks without a box of their own that are passed on the way to one that has one.
const BOXLESS: usize = 16;

/// What conceals, and the block that does.
pub(super) type Culprit = Option<(Concealment, u32)>;

/// The culprits of the blocks that were asked for.
pub(super) struct Culprits<'a> {
    window: &'a web_sys::Window,
    elements: Elements<'a>,
    parents: &'a [Option<u32>],
    known: Vec<Option<Culprit>>,
}

impl<'a> Culprits<'a> {
    pub(super) fn new(
        window: &'a web_sys::Window,
        elements: Elements<'a>,
        parents: &'a [Option<u32>],
    ) -> Self {
        Self {
            window,
            elements,
            parents,
            known: vec![None; parents.len()],
        }
    }

    /// What keeps a block from being rendered, and the block that does; none where no style does.
    pub(super) fn of(&mut self, block: u32) -> Culprit {
        let (mut path, mut culprit, mut next) = (Vec::new(), None, Some(block));
        while let Some(current) = next {
            if let Some(Some(known)) = self.known.get(current as usize) {
                culprit = *known;
                break;
            }
            path.push(current);
            next = self.parent(current);
        }
        for current in path.into_iter().rev() {
            culprit = self.inner(current, culprit);
            if let Some(slot) = self.known.get_mut(current as usize) {
                *slot = Some(culprit);
            }
        }
        culprit
    }

    /// Whether a block that the browser calls not rendered only has no box of its own (`display: contents`), and its
    /// parent is rendered.
    pub(super) fn is_boxless(&self, block: u32) -> bool {
        let mut around = block;
        for _ in 0..BOXLESS {
            let boxless = self
                .style(around)
                .is_some_and(|style| style.get("display") == "contents");
            let Some(parent) = self.parent(around).filter(|_| boxless) else {
                return false;
            };
            let (all, numbers) = self.elements.of_blocks(&[parent]);
            if layout::places(all, numbers)
                .iter()
                .any(|(_, rendered)| *rendered)
            {
                return true;
            }
            around = parent;
        }
        false
    }

    fn parent(&self, block: u32) -> Option<u32> {
        self.parents.get(block as usize).copied().flatten()
    }

    fn style(&self, block: u32) -> Option<Style> {
        Style::of(self.window, &self.elements.block(block)?)
    }

    fn inner(&self, block: u32, outer: Culprit) -> Culprit {
        // Only `visibility` can be taken back further in.
        if outer.is_some_and(|(by, _)| by != Concealment::Invisible) {
            return outer;
        }
        let Some(style) = self.style(block) else {
            return outer;
        };
        match style.concealment() {
            Some(Concealment::Invisible) => outer.or(Some((Concealment::Invisible, block))),
            found => found.map(|by| (by, block)),
        }
    }
}
