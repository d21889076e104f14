//! One tree (the document's, or a shadow root's) on the way through all of them.
//! Knows the way, not what is recorded on it.

use wasm_bindgen::JsCast;

use crate::browser::page::native::{Document, Element, Node, TreeWalker};

/// Elements, text and CDATA sections (DOM Standard, `NodeFilter`).
const SHOWN: u32 = 0x1 | 0x4 | 0x8;

/// Where in the tree a node stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Inside {
    /// The innermost recorded element; none above the root.
    pub(super) block: Option<u32>,
    /// The innermost hyperlink.
    pub(super) anchor: Option<u32>,
    /// Whether an open shadow root lies above.
    pub(super) in_shadow: bool,
    /// Whether an svg element lies above.
    pub(super) in_svg: bool,
}

/// A walker and where each element on the path to its current node stands.
#[derive(Debug)]
pub(super) struct Level {
    walker: TreeWalker,
    root: Option<Node>,
    path: Vec<Inside>,
    entered: Option<Inside>,
}

impl Level {
    /// Starts with the root element itself.
    pub(super) fn with(document: &Document, root: &Element) -> Self {
        let walker = document.create_tree_walker(root, SHOWN);
        Self {
            walker,
            root: Some(root.clone().unchecked_into()),
            path: Vec::new(),
            entered: None,
        }
    }

    /// Starts with the first child of a shadow root.
    pub(super) fn below(document: &Document, root: &Node, host: Inside) -> Self {
        let walker = document.create_tree_walker(root, SHOWN);
        Self {
            walker,
            root: None,
            path: Vec::new(),
            entered: Some(Inside {
                in_shadow: true,
                ..host
            }),
        }
    }

    /// The children of the node just given are to come next, and stand there.
    pub(super) fn enter(&mut self, within: Inside) {
        self.entered = Some(within);
    }

    /// The next node in document order and where it stands.
    pub(super) fn next(&mut self) -> Option<(Node, Inside)> {
        if let Some(root) = self.root.take() {
            return Some((root, Inside::default()));
        }
        if let Some(within) = self.entered.take()
            && let Some(child) = self.walker.first_child()
        {
            self.path.push(within);
            return Some((child, within));
        }
        loop {
            let inside = *self.path.last()?;
            if let Some(sibling) = self.walker.next_sibling() {
                return Some((sibling, inside));
            }
            self.path.pop();
            self.walker.parent_node();
        }
    }
}
