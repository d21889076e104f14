//! Puts a verdict's two or three strongest reasons down as codes and arguments.
//! Decides nothing.

use super::{
    Region,
    claims::{Claim, Evidence, context_of},
    headings::Headings,
    labels::Labels,
    names::Names,
    place::{Ground, Reading, Verdict},
};
use crate::{
    link::Link,
    reason::{Code, Reason},
    tables::Purpose,
};

/// Share of links around that is worth telling, in percent.
const DENSE: u32 = 60;
/// Most reasons for one verdict.
const ENOUGH: usize = 3;

/// What the reasons are drawn from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Explanation<'a> {
    pub(super) verdict: Verdict,
    pub(super) link: &'a Link,
    /// The link's own block.
    pub(super) block: u32,
    pub(super) reading: &'a Reading<'a>,
    pub(super) labels: &'a Labels,
    pub(super) headings: &'a Headings,
    pub(super) names: &'a Names<'a>,
}

/// The reasons, strongest first: what decided, what agrees with it, what the line and the block around look like.
pub(super) fn reasons(given: Explanation<'_>) -> Vec<Reason> {
    let further = [
        agreeing(given),
        around(given),
        heading(given),
        whereabouts(given),
        Some(line(given)),
    ];
    let mut reasons = vec![first(given)];
    for reason in further.into_iter().flatten() {
        if reasons.len() < ENOUGH && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// What decided.
fn first(given: Explanation<'_>) -> Reason {
    let line = given.reading.line(given.block);
    match given.verdict.ground {
        Ground::Claimed(claim) => claimed(claim, given),
        Ground::Destination(purpose) => Reason::with(destination(purpose), [host(given.link)]),
        Ground::Words => Reason::with(Code::LinkWords, [&given.link.text]),
        Ground::Menu => Reason::with(Code::LinkList, [given.reading.menus.of(given.block)]),
        Ground::Thread => Reason::plain(Code::VisitorsPage),
        Ground::BetweenPosts => Reason::plain(Code::BetweenPosts),
        Ground::Entry => Reason::plain(Code::ListPage),
        Ground::Strip => Reason::plain(Code::PictureRow),
        Ground::Main => Reason::plain(Code::MainContent),
        Ground::Text => Reason::with(Code::OutsideMain, [line.words]),
        Ground::Closing => Reason::with(Code::LegalLine, [&given.reading.closing.line]),
        Ground::Before => Reason::plain(Code::BeforeMain),
        Ground::After => Reason::plain(Code::AfterMain),
    }
}

/// A further block on the path that says the same.
fn agreeing(given: Explanation<'_>) -> Option<Reason> {
    let zone = given.reading.zones.of(given.block);
    let claim = match given.verdict.ground {
        Ground::Claimed(_) => zone.second,
        Ground::Destination(_)
        | Ground::Words
        | Ground::Menu
        | Ground::Thread
        | Ground::BetweenPosts
        | Ground::Entry
        | Ground::Strip
        | Ground::Main
        | Ground::Text
        | Ground::Closing
        | Ground::Before
        | Ground::After => zone.claim,
    };
    claim
        .filter(|claim| claim.context == given.verdict.context)
        .map(|claim| claimed(claim, given))
}

/// The paragraph or the list that the link stands in.
fn around(given: Explanation<'_>) -> Option<Reason> {
    let reading = given.reading;
    if given.verdict.ground == Ground::Text {
        return None;
    }
    if reading.is_running(given.block) {
        return Some(Reason::with(
            Code::Paragraph,
            [reading.line(given.block).words],
        ));
    }
    let links = reading.menus.of(given.block);
    (links > 0).then(|| Reason::with(Code::LinkList, [links]))
}

/// The heading that the link stands in or under, in the page's own content.
fn heading(given: Explanation<'_>) -> Option<Reason> {
    if !is_in_text(given) {
        return None;
    }
    if given.labels.in_heading(given.block) {
        return Some(Reason::plain(Code::InHeading));
    }
    let text = given.headings.above(given.block)?;
    Some(Reason::with(Code::Labeled, [text]))
}

/// On which side of the main content's edge the link stands.
fn whereabouts(given: Explanation<'_>) -> Option<Reason> {
    let main = given.reading.main;
    let start = main.block?;
    let inside = main.has(given.block) || main.is_near(given.block);
    let code = match (inside, given.block < start) {
        (true, _) if is_in_text(given) => Code::MainContent,
        (true, _) => return None,
        (false, true) => Code::BeforeMain,
        (false, false) => Code::AfterMain,
    };
    Some(Reason::plain(code))
}

/// Whether the link stands in the main content and belongs to it, rather than to the template around and amid it.
fn is_in_text(given: Explanation<'_>) -> bool {
    let own = match given.verdict.context.region() {
        Region::Content | Region::People => true,
        Region::Template => false,
    };
    let main = given.reading.main;
    own && (main.has(given.block) || main.is_near(given.block))
}

/// What else is in the line.
fn line(given: Explanation<'_>) -> Reason {
    let line = given.reading.line(given.block);
    if line.links > 1 && line.density() >= DENSE {
        Reason::with(Code::LinkDensity, [line.density()])
    } else if line.words > 0 {
        Reason::with(Code::Paragraph, [line.words])
    } else {
        Reason::plain(Code::OwnLine)
    }
}

fn claimed(claim: Claim, given: Explanation<'_>) -> Reason {
    let Some(block) = given.reading.tree.block(claim.block) else {
        return Reason::plain(Code::NothingElse);
    };
    match claim.evidence {
        Evidence::Schema => {
            let kind = block
                .attribute("itemtype")
                .and_then(|kind| kind.rsplit('/').next());
            let property = block.attribute("itemprop");
            Reason::with(Code::SchemaType, [kind.or(property).unwrap_or_default()])
        }
        Evidence::Landmark | Evidence::Form => {
            let role = block.role.split_ascii_whitespace().next();
            Reason::with(Code::Landmark, [role.unwrap_or(&block.tag)])
        }
        Evidence::Label => {
            let text = given
                .labels
                .about(claim.block)
                .map(|label| label.text.as_str());
            Reason::with(Code::Labeled, [text.unwrap_or_default()])
        }
        Evidence::Name | Evidence::Signature => {
            let mut said = given.names.read(block);
            let word = said.find(|(naming, _)| context_of(*naming) == Some(claim.context));
            Reason::with(Code::BlockName, [word.map_or("", |(_, word)| word)])
        }
    }
}

const fn destination(purpose: Purpose) -> Code {
    match purpose {
        Purpose::Intent => Code::ShareAddress,
        Purpose::Account => Code::AccountAddress,
        Purpose::App => Code::AppStore,
        Purpose::Ad => Code::AdNetwork,
        Purpose::Utility => Code::Service,
    }
}

fn host(link: &Link) -> &str {
    link.web()
        .map(|address| address.host.as_str())
        .unwrap_or_default()
}
