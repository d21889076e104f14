//! Links that their block's name, its markup or its place alone would misplace.
//! Not the plain cases, which stand one level up.

use super::contexts;
use crate::context::{Context, sketch::words};

#[test]
fn a_long_legal_line_is_no_running_text() {
    let (prose, note) = (words(400), words(20));
    let outline = format!(
        "body
  div
    p | {prose}
    p | {prose}
  div
    p | {note}[a note](https://note.example/)
  div | Powered by a forum software of many words and years, © 2000 to 2024 by [its makers](https://software.example/)"
    );
    assert_eq!(contexts(&outline), [Context::Body, Context::Footer]);
}

#[test]
fn a_listed_button_is_one_at_any_length() {
    let prose = words(60);
    let outline = format!(
        "body
  main
    p | {prose}
    div | [A problem with the content of a page](https://one.example/)
    div | [Report a problem with this content](https://two.example/)"
    );
    assert_eq!(contexts(&outline), [Context::Body, Context::Utility]);
}
