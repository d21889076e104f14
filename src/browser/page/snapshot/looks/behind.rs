//! What lies behind a link that the browser renders, and whether a box around it clips it away.
//! Does not look at the links themselves.

use super::{Elements, POINT_PX, style::Style};
use crate::page::{
    Concealment,
    clip::{self, Extent},
};

/// What is read of every block around a link, and of the link itself.
pub(super) const PROPERTIES: &str = "overflow-x clip-path clip background-image background-color";

/// Their values, in that order; empty where the element has no style.
pub(super) type Values<'a> = [&'a str; 5];

/// What the blocks from the root down to one do to what stands in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'a> {
    pub(super) concealed: Option<(Concealment, u32)>,
    /// The plain background behind it, where one is known.
    pub(super) background: Option<&'a str>,
}

/// Who can tell more of a block.
pub(super) type Asked<'a> = (&'a web_sys::Window, Elements<'a>);

/// The blocks on the paths from the root to `blocks`, parents first.
pub(super) fn paths(parents: &[Option<u32>], blocks: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut wanted = vec![false; parents.len()];
    for block in blocks {
        let mut next = Some(block);
        while let Some(current) = next
            && let Some(slot) = wanted.get_mut(current as usize).filter(|slot| !**slot)
        {
            *slot = true;
            next = parents.get(current as usize).copied().flatten();
        }
    }
    let wanted = (0..).zip(wanted);
    wanted
        .filter_map(|(block, wanted)| wanted.then_some(block))
        .collect()
}

/// A block's look, from its parent's and its own values.
pub(super) fn inner<'a>(
    (block, values): (u32, &Values<'a>),
    outer: Look<'a>,
    asked: Asked<'_>,
) -> Look<'a> {
    let [overflow, .., image, color] = *values;
    if outer.concealed.is_some() || overflow.is_empty() {
        return outer;
    }
    Look {
        concealed: clips(values, block, asked).then_some((Concealment::Clipped, block)),
        background: background((image, color), outer.background),
    }
}

/// Whether the block cuts off its content, or itself too, so that nothing is left.
fn clips(values: &Values<'_>, block: u32, (window, elements): Asked<'_>) -> bool {
    let [overflow, path, clip, ..] = *values;
    let cuts = overflow != "visible";
    if !cuts && path == "none" && clip == "auto" {
        return false;
    }
    let Some(element) = elements.block(block) else {
        return false;
    };
    let rect = element.get_bounding_client_rect();
    let whole = (rect.width(), rect.height());
    let nothing = |(width, height): Extent| width <= POINT_PX || height <= POINT_PX;
    // `clip` holds for boxes out of the flow alone (CSS Masking).
    (cuts && nothing(whole))
        || nothing(clip::by_path(path, whole)) && path != "none"
        || clip != "auto"
            && Style::of(window, &element).is_some_and(|style| style.is_out_of_flow())
            && nothing(clip::by_rect(clip, whole))
}

/// The plain color behind a block's content; none over an image or a half-transparent layer.
fn background<'a>((image, color): (&str, &'a str), outer: Option<&'a str>) -> Option<&'a str> {
    if image != "none" {
        return None;
    }
    match color.strip_prefix("rgba(") {
        None => Some(color),
        Some(layers) => layers.ends_with(" 0)").then_some(outer).flatten(),
    }
}
