//! What a reader sees as the link: the class of each anchor (R27 to R29).
//! Says nothing of where the link stands or what the class is worth.

use super::{
    AnchorKind,
    letters::{compact, seen},
    name::{Named, names},
    site::registrable,
    text::AnchorText,
};
use crate::{settings::Settings, tables::Tables};

/// Everything the class of one anchor rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight<'a> {
    /// Its text.
    pub text: &'a AnchorText,
    /// Whether the link or something in it is named an icon.
    pub icon: bool,
    /// What its markup says of it.
    pub mark: Mark,
    /// The http(s) target and whose corner it is, where it has one that is known.
    pub target: Option<Named<'a>>,
    /// Whether it points to the person's own site.
    pub owner: Whose,
}

/// What the link's own markup says of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    None,
    /// It stands in a superscript.
    Raised,
    /// It is the name in a business card (`class="url"`, <https://microformats.org/wiki/hcard>).
    Card,
}

/// Whose site a link points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The person's own.
    Mine,
    /// Anybody else's.
    Other,
}

/// The class of an anchor.
pub(crate) fn kind(sight: Sight<'_>, settings: &Settings, tables: &Tables) -> AnchorKind {
    let text = seen(&sight.text.visible);
    let text = text.trim();
    let drawn = !text.is_empty() && text.chars().all(is_icon_font_letter);
    if text.is_empty() || drawn {
        let image = drawn || sight.text.images > 0 || sight.icon;
        return if image {
            AnchorKind::Image
        } else {
            AnchorKind::Empty
        };
    }
    let own = (sight.owner == Whose::Mine)
        .then(|| own_kind(text, settings))
        .flatten();
    if let Some(kind) = own {
        return kind;
    }
    if is_citation(text, sight.mark) {
        return AnchorKind::Citation;
    }
    if is_address(text, sight.target.map(|target| target.site), tables) {
        return AnchorKind::Url;
    }
    if is_generic(text, tables) {
        return AnchorKind::Generic;
    }
    let card = sight.mark == Mark::Card && text.split_whitespace().count() <= 4;
    let named = |target| names(text, target, tables);
    if card || sight.target.is_some_and(named) {
        return AnchorKind::Brand;
    }
    AnchorKind::Descriptive
}

/// The classes that need the person's own keywords and brands (R29).
fn own_kind(text: &str, settings: &Settings) -> Option<AnchorKind> {
    let text = spaced(text);
    let has = |words: &String| {
        let words = spaced(words);
        words.len() > 2 && text.contains(&words)
    };
    let whole = |words: &String| spaced(words) == text;
    let brand = settings.profile().brands.iter().any(has);
    let keyword = settings.profile().targets.iter().any(has);
    if settings.profile().targets.iter().any(whole) {
        Some(AnchorKind::Exact)
    } else if brand && keyword {
        Some(AnchorKind::Compound)
    } else if keyword {
        Some(AnchorKind::Partial)
    } else if brand {
        Some(AnchorKind::Brand)
    } else {
        None
    }
}

/// The words in lower case, each between single spaces, so that only whole words are found.
fn spaced(text: &str) -> String {
    let mut spaced = String::from(" ");
    for letter in seen(text).chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            spaced.push(letter);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    if !spaced.ends_with(' ') {
        spaced.push(' ');
    }
    spaced
}

/// `[1]`, `[a]`, `[note 3]`, `^`, `↑`, or a raised figure.
fn is_citation(text: &str, mark: Mark) -> bool {
    let inner = text
        .strip_prefix(['[', '［'])
        .and_then(|rest| rest.strip_suffix([']', '］']));
    if let Some(inner) = inner {
        let note = inner.chars().any(|letter| letter.is_ascii_digit());
        return inner.chars().count() <= if note { 8 } else { 2 };
    }
    let figure = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || ",–-".contains(letter));
    let sign = text.chars().all(|letter| "^↑†‡*§".contains(letter));
    sign || (mark == Mark::Raised && figure && text.len() <= 5)
}

/// Whether the text is an address or a domain, whole or cut with an ellipsis.
fn is_address(text: &str, target: Option<&str>, tables: &Tables) -> bool {
    let text = text.trim_matches(|letter: char| "<>()[]\"'“”„«»:,;".contains(letter));
    if text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    if ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return true;
    }
    let host = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.trim_end_matches(['.', '…']);
    let domain = host.is_ascii().then(|| registrable(host, tables)).flatten();
    domain.is_some() && (target == domain || lower.contains('/'))
}

/// Whether the text, arrows and punctuation at its ends aside, is in the table of phrases or has no letter at all.
fn is_generic(text: &str, tables: &Tables) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(is_ornament);
    compact(bare).is_empty() || tables.generic.contains_key(bare)
}

/// Icon fonts draw on code points for private use.
fn is_icon_font_letter(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Punctuation, arrows, symbols and space; not the marks that belong to a letter of Thai or Hindi.
fn is_ornament(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || letter.is_whitespace()
        || matches!(letter, '¡' | '¿' | '«' | '»' | '·' | '\u{fe0f}')
        || matches!(letter, '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}')
        || matches!(
            letter,
            '！' | '？' | '，' | '：' | '（' | '）' | '\u{1f000}'..='\u{1faff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{site::site, url::web};

    fn sight(text: &AnchorText) -> Sight<'_> {
        Sight {
            text,
            icon: false,
            mark: Mark::None,
            target: None,
            owner: Whose::Other,
        }
    }

    fn seen(visible: &str) -> AnchorText {
        AnchorText {
            visible: visible.to_owned(),
            ..AnchorText::default()
        }
    }

    fn read(visible: &str, address: &str, mark: Mark) -> AnchorKind {
        let text = seen(visible);
        let url = web(address).unwrap();
        let tables = Tables::builtin();
        let target = Some(Named {
            url: &url,
            site: site(&url, &tables),
            tenant: None,
        });
        let sight = Sight {
            mark,
            target,
            ..sight(&text)
        };
        kind(sight, &Settings::default(), &tables)
    }

    #[test]
    fn what_a_reader_sees_names_the_class() {
        for (expected, texts) in [
            (
                AnchorKind::Descriptive,
                [
                    "12",
                    "node.js guide",
                    "[Download the report]",
                    "how to read links",
                ],
            ),
            (
                AnchorKind::Url,
                [
                    "https://a.example/x",
                    "a.example",
                    "www.b.example/page…",
                    "b.example/page",
                ],
            ),
            (AnchorKind::Citation, ["[1]", "[note 3]", "[b]", "^"]),
            (
                AnchorKind::Generic,
                ["Read more »", "こちら", "(Weiterlesen …)", "—"],
            ),
        ] {
            for text in texts {
                assert_eq!(
                    read(text, "https://www.a.example/", Mark::None),
                    expected,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn markup_and_destination_decide_where_the_text_alone_does_not() {
        for (text, address, mark, expected) in [
            (
                "Node.js",
                "https://a.example/",
                Mark::None,
                AnchorKind::Descriptive,
            ),
            (
                "Node.js",
                "https://nodejs.org/",
                Mark::None,
                AnchorKind::Brand,
            ),
            (
                "12",
                "https://b.example/",
                Mark::Raised,
                AnchorKind::Citation,
            ),
            (
                "Jane",
                "https://b.example/",
                Mark::None,
                AnchorKind::Descriptive,
            ),
            ("Jane", "https://b.example/", Mark::Card, AnchorKind::Brand),
        ] {
            assert_eq!(read(text, address, mark), expected, "{text} {address}");
        }
    }

    #[test]
    fn r28_without_visible_text_an_image_or_icon_decides() {
        let tables = Tables::builtin();
        let settings = Settings::default();
        let nothing = seen("");
        assert_eq!(kind(sight(&nothing), &settings, &tables), AnchorKind::Empty);
        let icon = Sight {
            icon: true,
            ..sight(&nothing)
        };
        assert_eq!(kind(icon, &settings, &tables), AnchorKind::Image);
        let glyph = seen("\u{f09a}");
        assert_eq!(kind(sight(&glyph), &settings, &tables), AnchorKind::Image);
        let image = AnchorText {
            images: 1,
            ..AnchorText::default()
        };
        assert_eq!(kind(sight(&image), &settings, &tables), AnchorKind::Image);
    }

    #[test]
    fn r29_keywords_and_brands_count_only_for_the_persons_own_site() {
        let settings = Settings::of(crate::settings::Profile {
            brands: vec!["Vouch".to_owned()],
            targets: vec!["link building".to_owned(), "c".to_owned()],
            keywords: vec!["marketing".to_owned()],
            ..Default::default()
        });
        for (text, expected) in [
            ("marketing", AnchorKind::Descriptive),
            ("Link Building", AnchorKind::Exact),
            ("link-building tips", AnchorKind::Partial),
            ("Vouch", AnchorKind::Brand),
            ("vouch, the link building tool", AnchorKind::Compound),
            ("vouchers", AnchorKind::Descriptive),
        ] {
            let (text, tables) = (seen(text), Tables::builtin());
            let mine = Sight {
                owner: Whose::Mine,
                ..sight(&text)
            };
            let unknown = Settings::default();
            for (sight, settings) in [(sight(&text), &settings), (mine, &unknown)] {
                assert_eq!(kind(sight, settings, &tables), AnchorKind::Descriptive);
            }
            assert_eq!(kind(mine, &settings, &tables), expected, "{}", text.visible);
        }
    }
}
