//! What may show a link that is concealed, and what may not.

use super::{layout, page};
use crate::{
    context::Visibility,
    page::{Concealment, Opener, Rendering},
    reason::Code,
};

const NAV: &str = "body\n  nav | [Mills](https://one.example/)";
const TAB: &str = "body\n  div.tab\n    p | [a](https://one.example/)";
const SLIDE: &str = "body\n  div.slide\n    p | [a](https://one.example/)";
const PLAIN: &str = "body\n  div\n    p | [a](https://one.example/)";

fn seen(outline: &str, by: Concealment, opener: Option<Opener>) -> Visibility {
    let mut page = page(outline);
    page.anchors[0].rendering = Rendering::Concealed {
        by,
        block: None,
        opener,
    };
    let placement = layout(&page).placements.remove(0);
    assert!(!placement.reasons.is_empty());
    placement.visibility
}

#[test]
fn r32_what_nothing_shows_is_hidden_whatever_is_in_it() {
    for by in Concealment::ALL {
        let expected = if *by == Concealment::Skipped {
            Visibility::Collapsed
        } else {
            Visibility::Hidden
        };
        assert_eq!(seen(PLAIN, *by, None), expected, "{by}");
        assert_eq!(
            seen(NAV, *by, None),
            expected,
            "{by}: navigation is no excuse"
        );
    }
}

#[test]
fn r32_a_name_excuses_no_text_far_away_nor_one_without_size() {
    for (outline, by, expected) in [
        (TAB, Concealment::NotRendered, Visibility::Collapsed),
        (TAB, Concealment::Clipped, Visibility::Collapsed),
        (TAB, Concealment::OffScreen, Visibility::Hidden),
        (TAB, Concealment::FontSizeZero, Visibility::Hidden),
        (TAB, Concealment::SameColor, Visibility::Hidden),
        (SLIDE, Concealment::OffScreen, Visibility::Suspect),
        (SLIDE, Concealment::SameColor, Visibility::Suspect),
        (SLIDE, Concealment::FontSizeZero, Visibility::Hidden),
    ] {
        assert_eq!(seen(outline, by, None), expected, "{outline} {by}");
    }
}

#[test]
fn r32_what_the_page_has_to_show_it_tells_collapsed_from_hidden() {
    for opener in Opener::ALL {
        let (plain, nav) = match opener {
            Opener::Named | Opener::State | Opener::Beside => {
                (Visibility::Collapsed, Visibility::Collapsed)
            }
            Opener::Media | Opener::Faded | Opener::Heading => {
                (Visibility::Suspect, Visibility::Suspect)
            }
            Opener::Menu => (Visibility::Hidden, Visibility::Collapsed),
        };
        for by in [
            Concealment::NotRendered,
            Concealment::OffScreen,
            Concealment::ZeroSize,
        ] {
            // Beside what stands far away there is always some button.
            let far = by != Concealment::NotRendered && *opener == Opener::Beside;
            let [plain, nav] =
                [plain, nav].map(|seen| if far { Visibility::Suspect } else { seen });
            assert_eq!(seen(PLAIN, by, Some(*opener)), plain, "{opener} {by}");
            assert_eq!(seen(NAV, by, Some(*opener)), nav, "{opener} {by} in a menu");
        }
        let tiny = seen(PLAIN, Concealment::FontSizeZero, Some(*opener));
        assert_eq!(tiny, Visibility::Hidden, "{opener}");
    }
}

#[test]
fn what_opens_on_demand_is_told_before_what_only_moves() {
    let mut page = page(SLIDE);
    page.anchors[0].rendering = Rendering::Concealed {
        by: Concealment::NotRendered,
        block: None,
        opener: Some(Opener::Named),
    };
    let placement = layout(&page).placements.remove(0);
    let reason = placement.reasons.last().unwrap();
    assert_eq!(
        (reason.code, reason.args[0].as_str()),
        (Code::Opens, "button")
    );
}
