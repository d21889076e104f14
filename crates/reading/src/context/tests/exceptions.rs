//! Links that their block's name, its markup or its place alone would misplace.
//! Not the plain cases, which stand one level up.

use super::{contexts, layout};
use crate::context::{
    Context, PageKind,
    sketch::{page, words},
};

fn thread(outline: &str) -> Vec<Context> {
    let mut page = page(outline);
    page.url = "https://site.example/viewtopic.php?t=1".into();
    page.title = "A wheel that never goes flat | Talk".into();
    let layout = layout(&page);
    assert_eq!(layout.kind, PageKind::Thread);
    let placements = layout.placements.iter();
    placements.map(|placement| placement.context).collect()
}

#[test]
fn a_row_of_linked_pictures_is_no_text() {
    let prose = words(60);
    let row = |links: &str| {
        contexts(&format!(
            "body\n  main\n    p | {prose}\n    div | {links}\n    p | {prose}"
        ))
    };
    let body = Context::Body;
    for (links, expected) in [
        ("[](https://one.example/) [](https://two.example/)", body),
        (
            "[](https://one.example/1.jpg) [](https://one.example/2.PNG?w=9) [](https://one.example/3.webp)",
            body,
        ),
        (
            "Our clients [](https://one.example/) [](https://two.example/) [](https://three.example/)",
            body,
        ),
        (
            "[](https://one.example/) [](https://two.example/) [](https://three.example/jpg)",
            Context::Sidebar,
        ),
    ] {
        let found = row(links);
        assert!(
            found.iter().all(|context| *context == expected),
            "{links}: {found:?}"
        );
    }
}

#[test]
fn pictures_that_visitors_link_are_theirs() {
    let prose = words(40);
    let outline = format!(
        "body
  div.postbody | {prose}
    div | [](https://one.example/) [](https://two.example/) [](https://three.example/)
  div.postbody | {prose}"
    );
    assert_eq!(thread(&outline), [Context::Comment; 3]);
}

#[test]
fn a_text_about_registration_is_no_form_to_register() {
    let prose = words(60);
    let outline = format!(
        "body
  div.cookie-notice | {prose}[our partner](https://consent.example/)
  main
    p | {prose}
    div.registration | [Register now](https://form.example/)
    div.registration
      p | {prose}[the school's form](https://form.example/)
    p | {prose}"
    );
    let utility = Context::Utility;
    assert_eq!(contexts(&outline), [utility, utility, Context::Body]);
}

#[test]
fn what_software_sets_into_a_post_is_the_posts() {
    let prose = words(40);
    let outline = format!(
        "body
  aside | [Rules](https://rules.example/)
  div
    div.topic-body
      div.cooked
        p | {prose}
        aside.onebox
          header.source | [wheels.example](https://wheels.example/)
          h3 | [A wheel](https://wheels.example/a)
        div.ads | [Buy](https://shop.example/)
    div.topic-body
      div.cooked
        p | {prose}"
    );
    let comment = Context::Comment;
    assert_eq!(
        thread(&outline),
        [Context::Sidebar, comment, comment, Context::Ad]
    );
}

#[test]
fn a_short_post_before_a_long_one_is_a_post() {
    let (short, long) = (words(10), words(400));
    let outline = format!(
        "body
  div
    div.postbody
      div | {short}
      div | [see here](https://one.example/)
    div.postbody
      p | {long}
      p | {long}"
    );
    assert_eq!(thread(&outline), [Context::Comment]);
}

#[test]
fn what_a_thread_discusses_is_the_link_that_is_its_title() {
    let prose = words(40);
    let outline = format!(
        "body
  div
    span | [A wheel](https://one.example/)
    span | [A wheel that never goes flat](https://two.example/)
    span | [A wheel that never goes round](https://three.example/)
  div
    div.postbody | {prose}
    div.postbody | {prose}"
    );
    let header = Context::Header;
    assert_eq!(thread(&outline), [header, Context::Comment, header]);
}

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
