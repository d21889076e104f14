//! Reads geometry and computed style of every link, some at a time, after all reads of structure.
//! Says what conceals a link, not whether that makes it a hidden one.

mod behind;
mod culprit;
mod own;
mod style;

use std::iter::successors;

use wasm_bindgen::JsCast;

use super::layout::{self, Rect, Styles};
use crate::browser::page::native::Element;
use crate::page::{
    Anchor, Block, Concealment, Element as LinkElement, PageSnapshot, Rendering, flat::Walked,
};
use crate::turns::Turns;
use behind::Look;
use culprit::{Culprit, Culprits};
use style::Style;

/// A box this small in both directions shows nothing: the usual "for screen readers only" box is 1 by 1.
const POINT_PX: f64 = 1.0;

/// The elements that blocks and anchors were read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Elements<'a> {
    pub(super) all: &'a js_sys::Array,
    pub(super) walked: &'a Walked,
}

impl Elements<'_> {
    /// The element of a block.
    fn block(self, block: u32) -> Option<Element> {
        let number = self.walked.blocks.get(block as usize)?;
        Some(self.all.get(*number).unchecked_into())
    }

    /// All elements, and the numbers of those of these blocks.
    fn of_blocks(&self, blocks: &[u32]) -> (&js_sys::Array, Vec<u32>) {
        let number = |block: &u32| self.walked.blocks.get(*block as usize).copied();
        (self.all, blocks.iter().filter_map(number).collect())
    }

    /// The elements of all anchors.
    pub(super) async fn anchors(&self, turns: &Turns) -> Vec<web_sys::Element> {
        let mut elements = Vec::with_capacity(self.walked.anchors.len());
        for number in &self.walked.anchors {
            elements.push(self.all.get(*number).unchecked_into());
            turns.step().await;
        }
        elements
    }

    /// The element of an anchor.
    fn anchor(&self, position: u32) -> Option<web_sys::Element> {
        let number = self.walked.anchors.get(position as usize)?;
        Some(self.all.get(*number).unchecked_into())
    }
}

/// Fills `rendering` of every anchor.
pub(super) async fn read(
    window: &web_sys::Window,
    page: &mut PageSnapshot,
    elements: Elements<'_>,
    turns: &Turns,
) {
    let parents: Vec<Option<u32>> = page.blocks.iter().map(|block| block.parent).collect();
    let anchors = &elements.walked.anchors;
    let places = layout::places_in_turns(elements.all, anchors, turns).await;
    let mut culprits = Culprits::new(window, elements, &parents);
    let mut rendered = Vec::with_capacity(places.len());
    for (anchor, (_, is_rendered)) in page.anchors.iter().zip(&places) {
        rendered.push(*is_rendered || culprits.is_boxless(anchor.block));
        turns.step().await;
    }
    let shown = page.anchors.iter().zip(&rendered);
    let shown = shown.filter_map(|(anchor, rendered)| rendered.then_some(anchor.block));
    let blocks = behind::paths(&parents, shown);
    turns.pass().await;
    let (all, numbers) = elements.of_blocks(&blocks);
    // A link's text is asked for with all else of it: to ask for the style at all takes longest.
    let properties = [&behind::PROPERTIES[..], &own::PROPERTIES].concat();
    let properties = (properties.as_slice(), behind::PROPERTIES.len());
    let styles = Styles::of(window, (all, &numbers), properties, turns).await;
    let different = styles.different();
    let rows: Vec<&[&str]> = styles.rows(&different).collect();
    turns.pass().await;
    let looks = behind_all(&parents, (&blocks, &rows), (window, elements), turns).await;
    let anchors = page.anchors.iter_mut().zip(0..);
    for (((anchor, position), (rect, _)), rendered) in anchors.zip(places).zip(rendered) {
        turns.step().await;
        let look = looks.get(anchor.block as usize).copied();
        let look = look.filter(|_| rendered);
        let text = blocks.binary_search(&anchor.block).ok();
        let text = text.and_then(|at| rows.get(at)?.last_chunk().copied());
        let link = own::Link {
            window,
            elements,
            position,
            rect,
        };
        let concealed = match look {
            Some(look) => concealed(anchor, (look, text.unwrap_or_default()), link),
            None => Some(culprits.of(anchor.block).unwrap_or_else(|| {
                let folded = folded(&page.blocks, anchor.block);
                (Concealment::NotRendered, folded)
            })),
        };
        anchor.rendering = rendering(concealed);
    }
    find_openers(window, page, elements);
    turns.pass().await;
}

fn rendering(concealed: Culprit) -> Rendering {
    concealed.map_or(Rendering::Shown, |(by, block)| Rendering::Concealed {
        by,
        block: Some(block),
        opener: None,
    })
}

/// What conceals a link that the browser renders, and the block that does.
fn concealed(
    anchor: &Anchor,
    (look, text): (Look<'_>, own::Text<'_>),
    link: own::Link<'_>,
) -> Culprit {
    let by_place = || Some((link.out_of_sight()?, anchor.block));
    // A part of an image is seen with it, whatever is around the map.
    if anchor.element == LinkElement::Area {
        return by_place();
    }
    let by_text = link.unreadable(look, &text).map(|by| (by, anchor.block));
    by_text.or(look.concealed).or_else(by_place)
}

/// How each block looks to what stands in it, by the values of some of them, outer ones first.
async fn behind_all<'a>(
    parents: &[Option<u32>],
    (blocks, rows): (&[u32], &[&'a [&'a str]]),
    asked: behind::Asked<'_>,
    turns: &Turns,
) -> Vec<Look<'a>> {
    let mut looks = vec![Look::default(); parents.len()];
    for (block, row) in blocks.iter().zip(rows) {
        turns.step().await;
        let parent = parents.get(*block as usize).copied().flatten();
        let outer = parent.and_then(|parent| looks.get(parent as usize).copied());
        if let Some((slot, values)) = looks.get_mut(*block as usize).zip(row.first_chunk()) {
            *slot = behind::inner((*block, values), outer.unwrap_or_default(), asked);
        }
    }
    looks
}

/// Those of the blocks that have no box, nor does what is in them, or whose text is invisible. What has no opacity may
/// yet fade in.
pub(super) fn unseen(
    window: &web_sys::Window,
    blocks: Vec<u32>,
    elements: Elements<'_>,
) -> Vec<u32> {
    let (all, numbers) = elements.of_blocks(&blocks);
    let places = layout::places(all, numbers);
    let mut sized = places
        .iter()
        .map(|(rect, _)| rect.width > 0.0 || rect.height > 0.0);
    let mut blocks = blocks;
    blocks.retain(|block| {
        let element = elements.block(*block);
        let style = element.and_then(|element| Style::of(window, &element));
        let invisible = style.is_some_and(|style| style.get("visibility") != "visible");
        sized.next() == Some(false) || invisible
    });
    blocks
}

/// The innermost `details` around a block that no style keeps from being rendered: closed, it hides its content in a
/// shadow tree of the browser's. The block itself where there is none.
fn folded(blocks: &[Block], block: u32) -> u32 {
    let read = |block: u32| blocks.get(block as usize);
    let mut around = successors(Some(block), |inner| read(*inner)?.parent);
    let is_details = |block: &u32| read(*block).is_some_and(|block| block.tag == "details");
    around.find(is_details).unwrap_or(block)
}

/// Asks what may show the blocks that conceal links. What a link's own text lacks, nothing does.
fn find_openers(window: &web_sys::Window, page: &mut PageSnapshot, elements: Elements<'_>) {
    let mut wanted = vec![false; page.blocks.len()];
    for anchor in &page.anchors {
        let block = openable(&anchor.rendering);
        if let Some(slot) = block.and_then(|block| wanted.get_mut(block as usize)) {
            *slot = true;
        }
    }
    let blocks = (0..).zip(&wanted).filter(|(_, wanted)| **wanted);
    let blocks: Vec<u32> = blocks.map(|(block, _)| block).collect();
    if blocks.is_empty() {
        return;
    }
    let found = layout::openers(window, elements.of_blocks(&blocks));
    for anchor in &mut page.anchors {
        let block = openable(&anchor.rendering);
        let place = block.and_then(|block| blocks.binary_search(&block).ok());
        if let Rendering::Concealed { opener, .. } = &mut anchor.rendering {
            *opener = place.and_then(|place| *found.get(place)?);
        }
    }
}

/// The block that conceals a link in a way that something else may take back.
fn openable(rendering: &Rendering) -> Option<u32> {
    match rendering {
        Rendering::Unread | Rendering::Shown => None,
        Rendering::Concealed { by, block, .. } => match by {
            Concealment::FontSizeZero | Concealment::SameColor => None,
            Concealment::NotRendered
            | Concealment::Skipped
            | Concealment::Invisible
            | Concealment::Transparent
            | Concealment::ZeroSize
            | Concealment::Clipped
            | Concealment::OffScreen => *block,
        },
    }
}
