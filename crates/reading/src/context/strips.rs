//! Rows of linked pictures without a word: clients' and partners' logos, seals, awards.
//! Does not decide what they are for.

use super::{
    measure::Measures,
    tree::{PerBlock, Tree},
};
use crate::link::Link;

/// Endings of pictures that browsers show.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// Links that make a row: two pictures may illustrate a text.
const ROW: u32 = 3;

/// Blocks that lie in a row of linked pictures, which has not a letter of text.
pub(super) fn read(tree: &Tree<'_>, measures: &Measures) -> PerBlock<bool> {
    tree.pass_down(|index, _, outer: bool| {
        let whole = measures.whole.of(index);
        outer || (whole.links >= ROW && whole.plain == 0 && whole.linked == 0)
    })
}

/// Whether a link opens a picture, as those of a gallery do, rather than a page.
pub(super) fn opens_picture(link: &Link) -> bool {
    let Some(address) = link.web() else {
        return false;
    };
    let path = address.url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default();
    PICTURES
        .iter()
        .any(|picture| ending.eq_ignore_ascii_case(picture))
}
