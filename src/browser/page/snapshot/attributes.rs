//! Reads an element's attributes in as few calls as there are attributes.

use crate::browser::page::native::Element;
use crate::page::{Block, RECORDED_ATTRIBUTES};

/// Longest `id` or `class` kept, in characters: longer ones are generated, and name nothing.
const NAME_LIMIT: usize = 500;

/// Fills the block's own fields from the element; true if any was there.
pub(super) fn read(element: &Element, block: &mut Block) -> bool {
    if !element.has_attributes() {
        return false;
    }
    let mut found = false;
    for name in element.get_attribute_names() {
        let Some(name) = name.as_string() else {
            continue;
        };
        let slot = match name.as_str() {
            "id" => Some(&mut block.id),
            "class" => Some(&mut block.class),
            "role" => Some(&mut block.role),
            _ => None,
        };
        let recorded = RECORDED_ATTRIBUTES.contains(&name.as_str());
        if slot.is_none() && !recorded {
            continue;
        }
        found = true;
        let value = cut(element.get_attribute(&name).unwrap_or_default(), NAME_LIMIT);
        if let Some(slot) = slot {
            *slot = value;
        } else {
            let place = (block.attributes).partition_point(|(known, _)| *known < name);
            block.attributes.insert(place, (name, value));
        }
    }
    found
}

/// The text, cut at a number of characters.
pub(super) fn cut(mut text: String, limit: usize) -> String {
    if text.len() > limit
        && let Some((end, _)) = text.char_indices().nth(limit)
    {
        text.truncate(end);
    }
    text
}
