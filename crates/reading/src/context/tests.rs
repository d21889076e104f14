//! The traps that pages set for whoever reads where a link stands, each as a small page.
//! Not the accuracy on real pages, which is measured elsewhere.

mod exceptions;
mod sight;

use super::sketch::{page, words};
use super::{Context, Layout, PageKind, Visibility, read};
use crate::{
    link::{self, Link},
    page::{Anchor, Concealment, PageSnapshot, Rendering, Run},
    settings::Settings,
    tables::Tables,
    turns::{Turns, finish},
};

fn layout(page: &PageSnapshot) -> Layout {
    let tables = Tables::builtin();
    let turns = Turns::unbroken();
    let links = finish(link::read(page, &Settings::default(), &tables, &turns));
    let mut layout = finish(read(page, &links, &tables, &turns));
    finish(layout.see((page, &links), &tables, &turns));
    layout
}

fn contexts(outline: &str) -> Vec<Context> {
    layout(&page(outline))
        .placements
        .iter()
        .map(|placement| placement.context)
        .collect()
}

#[test]
fn layouts_that_are_named_after_one_part_are_no_such_part() {
    let prose = words(60);
    for wrapper in [
        "div.content-with-sidebar",
        "div.sidebar-layout",
        "section.comments-enabled",
        "div#ad-wrapper",
    ] {
        let outline = format!(
            "body\n  {wrapper}\n    h1 | Title\n    div\n      p | {prose}[a](https://other.example/) {prose}\n      p | {prose}"
        );
        assert_eq!(contexts(&outline), [Context::Body], "{wrapper}");
    }
}

#[test]
fn main_content_is_found_without_any_markup() {
    let prose = words(60);
    let outline = format!(
        "body
  div
    div | [Shop](https://shop.example/)
    div
      div | {prose}[a](https://other.example/) {prose}
      div | {prose}
    div | [Imprint](https://legal.example/)"
    );
    let found = contexts(&outline);
    assert_eq!(found[1], Context::Body);
    assert!(
        found[0] != Context::Body && found[2] != Context::Body,
        "{found:?}"
    );
}

#[test]
fn ideographs_and_kana_are_text_too() {
    let prose =
        "これは本文です。段落の文章がここに続きます。読者はこれを読みます。さらに説明が続きます。";
    let outline = format!(
        "body\n  div.nav | [店](https://shop.example/)\n  div\n    p | {prose}[外部](https://other.example/)\n    p | {prose}"
    );
    assert_eq!(contexts(&outline), [Context::Navigation, Context::Body]);
}

#[test]
fn a_headers_function_depends_on_what_it_heads() {
    let prose = words(60);
    let outline = format!(
        "body
  header | [Parent company](https://parent.example/)
  main
    article
      header | [Cover story](https://other.example/)
      p | {prose}
      p | {prose}
      footer | [Permission](https://third.example/)
  footer
    ul | [Careers](https://jobs.example/) [Press](https://press.example/) [Terms](https://terms.example/)"
    );
    let footer = Context::Footer;
    assert_eq!(
        contexts(&outline),
        [
            Context::Header,
            Context::Body,
            Context::Body,
            footer,
            footer,
            footer
        ]
    );
}

#[test]
fn a_label_speaks_until_the_text_goes_on() {
    let prose = words(40);
    let outline = format!(
        "body
  main
    p | {prose}
    p | {prose}
    div | Advertisement
    div
      a | [Buy](https://shop.example/)
    p | {prose}[a](https://other.example/)
    div
      h2 | External links
    ul
      li | [Project page](https://project.example/)
    h3 | Mailing lists
    ul
      li | [Announcements](https://lists.example/)
    h2 | 関連記事
    ul
      li | [Another story](https://sister.example/)"
    );
    let reference = Context::Reference;
    assert_eq!(
        contexts(&outline),
        [
            Context::Ad,
            Context::Body,
            reference,
            reference,
            Context::Related
        ]
    );
}

#[test]
fn a_main_landmark_around_everything_hides_no_footer() {
    let prose = words(60);
    let outline = format!(
        "body
  main
    article
      p | {prose}
      footer | [Permission](https://permission.example/)
    footer
      ul | [One](https://one.example/) [Two](https://two.example/) [Three](https://three.example/)
      ul | [Four](https://four.example/) [Five](https://five.example/)
      ul.related-sites | [Sister](https://sister.example/)"
    );
    let footer = Context::Footer;
    assert_eq!(
        contexts(&outline),
        [
            Context::Body,
            footer,
            footer,
            footer,
            footer,
            footer,
            footer
        ]
    );
}

#[test]
fn a_footer_without_a_name_is_known_by_its_legal_line() {
    let prose = words(60);
    let outline = format!(
        "body
  div
    div
      p | {prose}
      p | {prose}
    div
      div | [Weather](https://weather.example/)
    div
      p | [Terms](https://terms.example/)
      p | © 2026 The Site"
    );
    assert_eq!(contexts(&outline), [Context::Sidebar, Context::Footer]);
}

#[test]
fn the_head_of_a_column_is_no_label() {
    let row = |number: usize| {
        format!(
            "      tr\n        td | [Site {number}](https://s{number}.example/)\n        td | {}\n",
            words(3)
        )
    };
    let rows: String = (0..9).map(row).collect();
    let outline = format!(
        "body\n  main\n    table\n      tr\n        th | Archive\n        th | Age\n{rows}"
    );
    assert!(
        contexts(&outline)
            .iter()
            .all(|context| *context == Context::List)
    );
}

#[test]
fn accounts_are_share_buttons_only_as_buttons() {
    let prose = words(30);
    let outline = format!(
        "body
  main
    p | {prose}[Facebook](https://www.facebook.com/acme) {prose}
    div.author-bio
      a | [Twitter](https://twitter.com/jane)
    p | {prose}
    div
      a | [](https://www.facebook.com/acme)
      a | [Tweet](https://twitter.com/intent/tweet?url=x)
  footer
    a | [](https://www.instagram.com/acme/)
    a | [Video of our launch](https://www.youtube.com/watch?v=1)"
    );
    assert_eq!(
        contexts(&outline),
        [
            Context::Body,
            Context::Author,
            Context::Share,
            Context::Share,
            Context::Share,
            Context::Footer
        ]
    );
}

#[test]
fn posts_of_a_thread_are_comments_and_the_first_one_opens_it() {
    let prose = words(40);
    let outline = format!(
        "body
  div.navbar | [Home](https://company.example/)
  div
    div.postbody | {prose}[first](https://one.example/)
    div.postbody | {prose}[second](https://two.example/)"
    );
    let mut page = page(&outline);
    page.url = "https://site.example/viewtopic.php?t=1".into();
    let layout = layout(&page);
    assert_eq!(layout.kind, PageKind::Thread);
    let found: Vec<(Context, bool)> = layout
        .placements
        .iter()
        .map(|placement| (placement.context, placement.thread))
        .collect();
    assert_eq!(
        found,
        [
            (Context::Navigation, false),
            (Context::Comment, true),
            (Context::Comment, false)
        ]
    );
}

#[test]
fn what_stands_around_posts_is_in_no_post() {
    let prose = words(40);
    let post = |number: usize| {
        format!(
            "    div.post
      dl.postprofile
        dd | [Website](https://poster{number}.example/)
      div.postbody | {prose}[a](https://post{number}.example/)
"
        )
    };
    let (first, second) = (post(1), post(2));
    let outline =
        format!("body\n  div\n{first}    div | [Our hosting](https://host.example/)\n{second}");
    let mut page = page(&outline);
    page.url = "https://site.example/viewtopic.php?t=1".into();
    let found: Vec<Context> = layout(&page)
        .placements
        .iter()
        .map(|placement| placement.context)
        .collect();
    let (author, comment) = (Context::Author, Context::Comment);
    assert_eq!(found, [author, comment, Context::Sidebar, author, comment]);
}

#[test]
fn comments_under_an_article_stay_comments_however_long() {
    let (short, long) = (words(60), words(300));
    let outline = format!(
        "body
  article
    p | {short}[a](https://one.example/)
    p | {short}
  section#comments
    div | {long}[b](https://two.example/)
    form
      p | [Comment policy](https://policy.example/)"
    );
    assert_eq!(
        contexts(&outline),
        [Context::Body, Context::Comment, Context::Utility]
    );
}

#[test]
fn entries_of_a_resource_list_are_list_and_asides_to_them_body() {
    let entry = |number: usize| {
        format!("    li | [Tool {number}](https://tool{number}.example/) does a thing\n")
    };
    let list: String = (0..12).map(entry).collect();
    let outline = format!(
        "body\n  main\n    p | {}[our method](https://method.example/)\n{list}",
        words(30)
    );
    let found = contexts(&outline);
    assert_eq!(
        (found[0], found[1], found[12]),
        (Context::Body, Context::List, Context::List)
    );
}

#[test]
fn a_page_titled_useful_links_is_a_list_not_a_reference_section() {
    let entry =
        |number: usize| format!("    li | [Tool {number}](https://tool{number}.example/)\n");
    let list: String = (0..9).map(entry).collect();
    let page = page(&format!("body\n  div\n    h1 | Useful links\n{list}"));
    let layout = layout(&page);
    assert_eq!(layout.kind, PageKind::Resource);
    assert_eq!(layout.placements[0].context, Context::List);
}

#[test]
fn many_links_in_running_text_make_no_list() {
    let sentence = |number: usize| {
        format!(
            "{} [source {number}](https://s{number}.example/)",
            words(12)
        )
    };
    let text: String = (0..10).map(sentence).collect();
    let layout = layout(&page(&format!("body\n  main\n    p | {text}")));
    assert_ne!(layout.kind, PageKind::Resource);
    assert_eq!(layout.placements[9].context, Context::Body);
}

#[test]
fn the_lead_ends_at_the_first_sub_heading() {
    let prose = words(50);
    let outline = format!(
        "body
  main
    h1 | Title
    p | {prose}[early](https://one.example/)
    p | {prose}
    h2 | Part
    p | {prose}[late](https://two.example/)
    p | {prose}
    p | {prose}"
    );
    let leads: Vec<bool> = layout(&page(&outline))
        .placements
        .iter()
        .map(|placement| placement.lead)
        .collect();
    assert_eq!(leads, [true, false]);
}

#[test]
fn r32_concealed_links_are_told_apart_by_what_could_reveal_them() {
    let concealed = Rendering::Concealed {
        by: Concealment::NotRendered,
        block: None,
        opener: None,
    };
    for (outline, visibility) in [
        ("body\n  p | [a](https://one.example/)", Visibility::Hidden),
        (
            "body.menu-theme\n  div\n    div\n      p | [a](https://one.example/)",
            Visibility::Hidden,
        ),
        (
            "body\n  details\n    p | [a](https://one.example/)",
            Visibility::Collapsed,
        ),
        (
            "body\n  div@role=tabpanel\n    p | [a](https://one.example/)",
            Visibility::Collapsed,
        ),
        (
            "body\n  div.accordion-item\n    p | [a](https://one.example/)",
            Visibility::Collapsed,
        ),
        (
            "body\n  div.swiper-slide\n    p | [a](https://one.example/)",
            Visibility::Suspect,
        ),
    ] {
        let mut page = page(outline);
        page.anchors[0].rendering = concealed;
        let placement = layout(&page).placements.remove(0);
        assert_eq!(placement.visibility, visibility, "{outline}");
        assert!(!placement.reasons.is_empty());
    }
}

#[test]
fn every_placement_has_reasons_and_a_share_of_certainty() {
    let prose = words(30);
    let outline = format!(
        "body\n  nav | [a](https://a.example/)\n  main\n    p | {prose}[b](https://b.example/)\n  div | [c](https://c.example/)"
    );
    for placement in layout(&page(&outline)).placements {
        assert!((2..=4).contains(&placement.reasons.len()), "{placement:?}");
        assert!((1..=100).contains(&placement.confidence.0), "{placement:?}");
    }
}

#[test]
fn any_tree_is_read() {
    let mut broken = page("body\n  main\n    p | [a](https://a.example/) text");
    broken.blocks[1].parent = Some(9);
    broken.anchors[0].block = 77;
    broken.runs[0].block = 78;
    assert_eq!(layout(&broken).placements.len(), 1);
    assert_eq!(layout(&PageSnapshot::default()).placements, []);
}

#[test]
fn a_chain_of_fifty_thousand_blocks_is_read() {
    let mut deep = page("div\n  div.sidebar | [a](https://a.example/) text");
    for index in 0..50_000 {
        let mut block = deep.blocks[1].clone();
        block.parent = Some(index);
        block.class = if index % 7 == 0 {
            "comment".into()
        } else {
            String::new()
        };
        block.tag = if index % 3 == 0 {
            "h2".into()
        } else {
            "div".into()
        };
        deep.blocks.push(block);
    }
    deep.anchors[0].block = 50_000;
    assert_eq!(layout(&deep).placements.len(), 1);
}

#[test]
fn a_hundred_thousand_links_are_read() {
    let mut wide = page("body\n  ul\n    li | [a](https://a.example/) text");
    let tables = Tables::builtin();
    let turns = Turns::unbroken();
    let link = finish(link::read(&wide, &Settings::default(), &tables, &turns)).remove(0);
    let (anchor, run) = (wide.anchors[0].clone(), wide.runs[0].clone());
    for index in 1..100_000 {
        wide.anchors.push(Anchor {
            index,
            ..anchor.clone()
        });
        wide.runs.push(Run {
            anchor: Some(index),
            ..run.clone()
        });
    }
    let links: Vec<Link> = (0..100_000)
        .map(|anchor| Link {
            anchor,
            ..link.clone()
        })
        .collect();
    let layout = finish(read(&wide, &links, &tables, &turns));
    assert_eq!(layout.placements.len(), 100_000);
}
