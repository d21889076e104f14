//! What lies behind a link that the browser renders, and whether a box around it clips it away.
//! Does not look at the links themselves.

use super::{Elements, POINT_PX, style::Style};
use crate::{
    css::{
        clip::{self, Extent},
        color,
    },
    page::Concealment,
};

/// What is read of every block around a link, and of the link itself.
pub(super) const PROPERTIES: [&str; 7] = [
    "overflow-x",
    "clip-path",
    "opacity",
    "position",
    "z-index",
    "background-image",
    "background-color",
];

/// Their values, in that order; empty where the element has no style.
pub(super) type Values<'a> = [&'a str; PROPERTIES.len()];

/// What the blocks from the root down to one do to what stands in it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'a> {
    pub(super) concealed: Option<(Concealment, u32)>,
    pub(super) behind: Behind<'a>,
}

/// What a text stands on.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Behind<'a> {
    /// The canvas, or whatever else lies there.
    #[default]
    Unknown,
    /// A plain background of this color.
    Plain(&'a str),
    /// An image, which letters without a color may be cut out of.
    Image,
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
    let [overflow, _, opacity, ..] = *values;
    if outer.concealed.is_some() || overflow.is_empty() {
        return outer;
    }
    let by = if is_faint(opacity) {
        Some(Concealment::Transparent)
    } else {
        clips(values, block, asked).then_some(Concealment::Clipped)
    };
    Look {
        concealed: by.map(|by| (by, block)),
        behind: behind(values, outer.behind),
    }
}

/// Whether an `opacity` leaves nothing to be seen.
fn is_faint(opacity: &str) -> bool {
    clip::number(opacity).is_some_and(|opacity| opacity < color::FAINTEST)
}

/// Whether the block cuts off its content, or itself too, so that nothing is left.
fn clips(values: &Values<'_>, block: u32, (window, elements): Asked<'_>) -> bool {
    let [overflow, path, _, position, ..] = *values;
    let (cuts, has_path) = (overflow != "visible", path != "none");
    // `clip` holds for boxes out of the flow alone (CSS Masking); few are, so that no other is asked for it.
    let may_have_clip = matches!(position, "absolute" | "fixed");
    if !(cuts || has_path || may_have_clip) {
        return false;
    }
    let Some(element) = elements.block(block) else {
        return false;
    };
    let style = may_have_clip.then(|| Style::of(window, &element)).flatten();
    let clip = style.map(|style| style.get("clip"));
    let clip = clip.filter(|clip| clip != "auto");
    if !(cuts || has_path || clip.is_some()) {
        return false;
    }
    let rect = element.get_bounding_client_rect();
    let whole = (rect.width(), rect.height());
    let nothing = |(width, height): Extent| width <= POINT_PX || height <= POINT_PX;
    (cuts && nothing(whole))
        || has_path && nothing(clip::by_path(path, whole))
        || clip.is_some_and(|clip| nothing(clip::by_rect(&clip, whole)))
}

/// What lies behind a block's content; what is laid over the rest of the page may lie over any picture.
fn behind<'a>(values: &Values<'a>, outer: Behind<'a>) -> Behind<'a> {
    let [.., position, layer, image, color] = *values;
    if image != "none" {
        return Behind::Image;
    }
    let floats = matches!(position, "absolute" | "fixed" | "sticky") || layer != "auto";
    match color.strip_prefix("rgba(") {
        None => Behind::Plain(color),
        Some(layers) if !layers.ends_with(" 0)") || floats => Behind::Unknown,
        Some(_) => outer,
    }
}
