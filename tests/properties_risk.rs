//! What must always hold of risks: they lower the verdict, never a number, and what is unrelated or qualified is none.
//! On the recorded pages, one thing of them edited.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::sync::LazyLock;

#[path = "edited/pages.rs"]
mod pages;

use pages::{Edited, cases, edits, qualify, read_as};
use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report, Settings, Tables,
    context::{Context, PageKind, Region},
    follow::Follow,
    link::Flag,
    page::{Block, Run, RunKind},
    reason::Code,
    settings::Profile,
    value::{Certainty, Prospect, ProspectVerdict, Range, Reading, Risk, Slot},
};

/// All numbers of a report: of the page, its slots and its links, with what each factor of a link read.
type Numbers = (
    [Range; 3],
    Vec<Slot>,
    Vec<([Option<Range>; 3], Vec<Reading>)>,
);

fn numbers(report: &Report) -> Numbers {
    let prospect = &report.prospect;
    let links = report.links.iter();
    let of_links = links.map(|link| {
        let values = [link.place, link.search, link.referral];
        (values, link.factors.clone())
    });
    (
        [prospect.place, prospect.search, prospect.referral],
        prospect.slots.clone(),
        of_links.collect(),
    )
}

fn has(report: &Report, risk: Risk) -> bool {
    report
        .prospect
        .risk
        .iter()
        .any(|finding| finding.risk == risk)
}

fn is_followed(follow: Follow) -> bool {
    matches!(follow, Follow::Followed | Follow::Unknown)
}

/// The page under a title that begins with a word: one that discloses a paid text, or one that does not.
fn titled(edited: &Edited, word: &str) -> Report {
    let mut page = edited.page.clone();
    page.title = [word, ": ", &page.title].concat();
    read_as(&page, &edited.settings)
}

/// What may be added to a page: a sign of a risk, in the place of words that are none.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Added {
    /// The title discloses that the text was paid for.
    Disclosure,
    /// The title offers the domain.
    ForSale,
    /// A paragraph offers links for a price.
    Offer,
    /// A link's `rel` holds the word that buyers ask for.
    Dofollow,
    /// A folder of paid texts, in the place of another.
    Folder,
}

const ADDED: &[Added] = &[
    Added::Disclosure,
    Added::ForSale,
    Added::Offer,
    Added::Dofollow,
    Added::Folder,
];

impl Added {
    /// Puts the sign, or what is none, into the page, as `signs` has it or not.
    fn put(self, page: &mut PageSnapshot, index: u32, signs: &[Self]) {
        let is_sign = signs.contains(&self);
        let one = |sign: &'static str, none: &'static str| if is_sign { sign } else { none };
        match self {
            Self::Disclosure => {
                page.title = [one("Anzeige", "Angebot"), ": ", &page.title].concat();
            }
            Self::ForSale => {
                let said = one("This domain is for sale. ", "This castle is for kings. ");
                page.title.insert_str(0, said);
            }
            Self::Offer => paragraph(
                page,
                one(
                    "Guest post with one dofollow link: $60. Our prices include publishing.",
                    "Green door with blue painted lines: no 60. These houses include windows.",
                ),
            ),
            Self::Dofollow => {
                let mut anchors = page.anchors.iter_mut();
                let anchor = anchors.find(|anchor| anchor.index == index).unwrap();
                // Visitors' links are qualified as a rule, which would decide alone.
                anchor.rel = is_sign.then(|| "dofollow".to_owned());
            }
            Self::Folder => {
                let origin: Vec<&str> = page.url.splitn(4, '/').take(3).collect();
                page.url = [&origin.join("/"), one("/sponsored/", "/crafts/"), "a-text"].concat();
            }
        }
    }
}

/// One more paragraph, behind all that the page has.
fn paragraph(page: &mut PageSnapshot, text: &str) {
    let body = page.blocks.iter().position(|block| block.tag == "body");
    let own = u32::try_from(page.blocks.len()).unwrap();
    let length = u32::try_from(text.chars().count()).unwrap();
    page.blocks.push(Block {
        parent: body.map(|body| u32::try_from(body).unwrap()),
        tag: "p".to_owned(),
        text_length: length,
        ..Block::default()
    });
    page.runs.push(Run {
        block: own,
        anchor: None,
        kind: RunKind::Text,
        text: text.to_owned(),
        length,
    });
}

/// Read once: it is asked for each case.
/// The page with a letter that nobody sees in every so many of its words.
fn with_unseen(page: &PageSnapshot, unseen: char, every: usize) -> PageSnapshot {
    let mut met = 0;
    let mut edit = |text: &mut String| {
        let mut edited = String::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            edited.push(letter);
            let within = |letter: char| letter.is_ascii_alphanumeric();
            if within(letter) && letters.peek().is_some_and(|next| within(*next)) {
                met += 1;
                edited.extend((met % every == 0).then_some(unseen));
            }
        }
        *text = edited;
    };
    let mut page = page.clone();
    edit(&mut page.title);
    for run in &mut page.runs {
        edit(&mut run.text);
    }
    page
}

fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);
    &TABLES
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn a_footprint_of_sold_links_makes_avoid_where_the_site_follows_it_and_changes_no_number(
        edited in edits(), more in prop::sample::select(vec!["", "nofollow", "ugc", "sponsored"]),
    ) {
        let rel = |word: &str| edited.anchor(|anchor| {
            // Visitors' links are qualified as a rule, which would decide alone.
            anchor.rel = None;
            for word in [more, word] {
                qualify(&mut anchor.rel, word);
            }
        });
        let (before, after) = (rel(""), rel("dofollow"));
        let link = edited.link(&after);
        let by_visitor = link.context == Context::Comment || after.page.kind == PageKind::Thread;
        let own = is_followed(link.follow) && !by_visitor;
        prop_assert_eq!(has(&after, Risk::SoldLinks), own || has(&before, Risk::SoldLinks));
        // Nobody sells links to who is well known or the public, and a theme's maker sets those in furniture.
        let site = link.site.as_deref().unwrap_or_default();
        let suffix = site.rsplit('.').next().unwrap_or_default();
        let is_known = tables().site(site).is_some() || ["edu", "gov"].contains(&suffix);
        if own && !is_known && link.context.region() == Region::Content {
            prop_assert_eq!(after.prospect.verdict, ProspectVerdict::Avoid);
        } else if own {
            prop_assert!(after.prospect.verdict >= before.prospect.verdict || before.prospect.verdict == ProspectVerdict::Unknown);
        } else {
            prop_assert_eq!(&after.prospect.verdict, &before.prospect.verdict);
        }
        prop_assert_eq!(numbers(&after), numbers(&before));
    }

    #[test]
    fn a_followed_paid_link_is_a_risk_and_no_bargain(edited in edits()) {
        let [before, after] = ["Angebot", "Anzeige"].map(|word| titled(&edited, word));
        let mut links = before.links.iter().filter(|link| link.outbound && link.context == Context::Body);
        let follows = links.any(|link| is_followed(link.follow));
        let had = has(&before, Risk::DisclosedButFollowed);
        prop_assert_eq!(has(&after, Risk::DisclosedButFollowed), follows || had);
        prop_assert_eq!(numbers(&after), numbers(&before));
        let (before, after) = (before.prospect.verdict, after.prospect.verdict);
        prop_assert!(before == ProspectVerdict::Unknown || after >= before, "{before} became {after}");
    }

    #[test]
    fn an_affiliate_link_is_a_risk_unless_it_is_qualified(edited in edits(), word in prop::sample::select(vec!["", "sponsored", "nofollow"])) {
        let after = edited.anchor(|anchor| {
            anchor.href = "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2".to_owned();
            anchor.resolved = anchor.href.clone();
            qualify(&mut anchor.rel, word);
        });
        let link = edited.link(&after);
        prop_assert!(link.flags.contains(&Flag::Affiliate));
        let found = has(&after, Risk::UnqualifiedAffiliate) || has(&after, Risk::DisclosedButFollowed);
        if is_followed(link.follow) && link.context != Context::Comment {
            prop_assert!(found && word.is_empty());
        } else {
            let before = &edited.before;
            let others = has(before, Risk::UnqualifiedAffiliate) || has(before, Risk::DisclosedButFollowed);
            prop_assert!(!found || others);
        }
    }

    #[test]
    fn what_is_weak_never_makes_avoid_and_what_is_grave_always_does(edited in edits(), sold in any::<bool>(), disclosed in any::<bool>()) {
        let mut page = edited.page.clone();
        if sold {
            let mut anchors = page.anchors.iter_mut();
            qualify(&mut anchors.find(|anchor| anchor.index == edited.index).unwrap().rel, "dofollow");
        }
        if disclosed {
            page.title = ["Anzeige: ", &page.title].concat();
        }
        let Prospect { verdict, risk, .. } = read_as(&page, &edited.settings).prospect;
        let grave = risk.iter().any(|found| match found.risk {
            Risk::SoldLinks | Risk::LinkFarm | Risk::HiddenLinks => found.confidence > Certainty::Weak,
            Risk::DisclosedButFollowed
            | Risk::PaidSection
            | Risk::UnqualifiedAffiliate
            | Risk::MassProduced
            | Risk::ThinPage
            | Risk::DenseLinks => false,
        });
        prop_assert_eq!(verdict == ProspectVerdict::Avoid, grave, "{} {:?}", verdict, risk);
    }

    #[test]
    fn no_risk_that_is_added_betters_the_verdict(edited in edits(), added in prop::collection::vec(prop::sample::select(ADDED), 1..4)) {
        let read = |added: &[Added]| {
            let mut page = edited.page.clone();
            for one in ADDED {
                one.put(&mut page, edited.index, added);
            }
            read_as(&page, &edited.settings)
        };
        let (before, after) = (read(&[]), read(&added));
        prop_assert!(after.prospect.risk.len() >= usize::from(!before.prospect.risk.is_empty()));
        prop_assert_eq!(numbers(&after), numbers(&before));
        let (before, after) = (before.prospect.verdict, after.prospect.verdict);
        prop_assert!(before == ProspectVerdict::Unknown || after >= before, "{before} became {after}");
    }

    #[test]
    fn letters_that_nobody_sees_change_no_finding(
        edited in edits(),
        added in prop::collection::vec(prop::sample::select(ADDED), 0..4),
        unseen in prop::sample::select(vec!['\u{ad}', '\u{200b}', '\u{200d}', '\u{200e}', '\u{2060}', '\u{feff}']),
        every in 1..40_usize,
    ) {
        let mut page = edited.page.clone();
        for one in ADDED {
            one.put(&mut page, edited.index, &added);
        }
        let plain = read_as(&page, &edited.settings);
        let marked = read_as(&with_unseen(&page, unseen, every), &edited.settings);
        let found = |report: &Report| -> Vec<(Risk, Certainty)> {
            report.prospect.risk.iter().map(|one| (one.risk, one.confidence)).collect()
        };
        prop_assert_eq!(found(&marked), found(&plain));
        prop_assert_eq!(marked.prospect.verdict, plain.prospect.verdict);
    }

    #[test]
    fn what_is_unrelated_is_ignored_and_no_risk(edited in edits(), keyword in "[b-df-hj-np-tv-z]{9}") {
        let profile = Profile { keywords: vec![keyword], ..Profile::default() };
        let unrelated = read_as(&edited.page, &Settings::of(profile));
        prop_assert_eq!(&unrelated.prospect.risk, &edited.before.prospect.risk);
        let avoided = |report: &Report| report.prospect.verdict == ProspectVerdict::Avoid;
        prop_assert_eq!(avoided(&unrelated), avoided(&edited.before));
        let told = |code| unrelated.prospect.reasons.iter().any(|reason| reason.code == code);
        prop_assert!(told(Code::OffTopic) || told(Code::OtherScript) || told(Code::OtherLanguage));
    }
}
