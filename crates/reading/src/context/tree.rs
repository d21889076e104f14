//! The block tree made safe to fold: parents checked, values per block, inline elements told from boxes.
//! Does not know what a block is for.

use crate::{
    page::{Block, PageSnapshot},
    tables::Lookup,
};

/// Elements that stand in a line of text rather than hold one of their own.
const INLINE: &[&str] = &[
    "a", "abbr", "area", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var",
];

/// One value for every block of a page; reading beyond the page gives the default.
#[derive(Debug, Clone)]
pub(super) struct PerBlock<T>(Vec<T>);

impl<T: Clone + Copy + Default> PerBlock<T> {
    pub(super) fn new(length: usize) -> Self {
        Self(vec![T::default(); length])
    }

    pub(super) fn of(&self, block: u32) -> T {
        self.0.get(block as usize).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, block: u32, value: T) {
        self.change(block, |slot| *slot = value);
    }

    pub(super) fn change(&mut self, block: u32, change: impl FnOnce(&mut T)) {
        if let Some(slot) = self.0.get_mut(block as usize) {
            change(slot);
        }
    }
}

/// The tree, with every parent before its children.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    blocks: &'a [Block],
    parents: PerBlock<Option<u32>>,
    boxes: PerBlock<u32>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(page: &'a PageSnapshot) -> Self {
        let blocks = page.blocks.as_slice();
        let mut parents = PerBlock::new(blocks.len());
        let mut boxes = PerBlock::new(blocks.len());
        // Pages use few different elements.
        let mut inline = Lookup::default();
        for (block, index) in blocks.iter().zip(0..) {
            let parent = block.parent.filter(|parent| *parent < index);
            parents.set(index, parent);
            let tag = block.tag.as_str();
            let inline = *(inline.entry(tag)).or_insert_with(|| INLINE.contains(&tag));
            boxes.set(
                index,
                parent
                    .filter(|_| inline)
                    .map_or(index, |parent| boxes.of(parent)),
            );
        }
        Self {
            blocks,
            parents,
            boxes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Every block with its number, parents first.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (u32, &'a Block)> + use<'a> {
        let count = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        (0..count).zip(self.blocks)
    }

    pub(super) fn block(&self, index: u32) -> Option<&'a Block> {
        self.blocks.get(index as usize)
    }

    pub(super) fn parent(&self, index: u32) -> Option<u32> {
        self.parents.of(index)
    }

    /// The innermost element around (or at) a block that holds lines of its own.
    pub(super) fn box_of(&self, index: u32) -> u32 {
        self.boxes.of(index)
    }

    /// The first block after a block's subtree, in document order.
    pub(super) fn end_of(&self, block: u32) -> u32 {
        let mut inside = PerBlock::new(self.len());
        inside.set(block, true);
        for (index, _) in self.iter().skip(block as usize + 1) {
            if !self.parent(index).is_some_and(|parent| inside.of(parent)) {
                return index;
            }
            inside.set(index, true);
        }
        u32::MAX
    }

    /// Adds every block's value to its parent's, innermost first.
    pub(super) fn sum_up<T: Clone + Copy + Default>(
        &self,
        values: &mut PerBlock<T>,
        add: impl Fn(&mut T, T),
    ) {
        for (index, _) in self.iter().rev() {
            let value = values.of(index);
            if let Some(parent) = self.parent(index) {
                values.change(parent, |slot| add(slot, value));
            }
        }
    }

    /// Computes every block's value from its parent's, outermost first.
    pub(super) fn pass_down<T: Clone + Copy + Default>(
        &self,
        step: impl Fn(u32, &'a Block, T) -> T,
    ) -> PerBlock<T> {
        let mut values = PerBlock::new(self.len());
        for (index, block) in self.iter() {
            let outer = self
                .parent(index)
                .map_or_else(T::default, |parent| values.of(parent));
            values.set(index, step(index, block, outer));
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(parents: &[Option<u32>]) -> PageSnapshot {
        let block = |parent: &Option<u32>| Block {
            parent: *parent,
            tag: "span".into(),
            ..Block::default()
        };
        PageSnapshot {
            blocks: parents.iter().map(block).collect(),
            ..PageSnapshot::default()
        }
    }

    #[test]
    fn parents_out_of_range_are_none() {
        let page = page(&[Some(0), Some(7), Some(1)]);
        let tree = Tree::new(&page);
        assert_eq!(
            [0, 1, 2, 9].map(|index| tree.parent(index)),
            [None, None, Some(1), None]
        );
    }

    #[test]
    fn a_chain_of_fifty_thousand_is_folded_both_ways() {
        let parents: Vec<Option<u32>> = (0..50_000_u32).map(|index| index.checked_sub(1)).collect();
        let page = page(&parents);
        let tree = Tree::new(&page);
        let depth = tree.pass_down(|_, _, outer: u32| outer + 1);
        let mut counts = tree.pass_down(|_, _, _: u32| 1);
        tree.sum_up(&mut counts, |slot, value| *slot += value);
        assert_eq!((depth.of(49_999), counts.of(0)), (50_000, 50_000));
    }
}
