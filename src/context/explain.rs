//! Puts a verdict's two or three strongest reasons down as codes and arguments.
//! Decides nothing.

use super::{
    claims::{Claim, Evidence, naming_of},
    labels::Labels,
    measure::Measure,
    names,
    place::{Ground, Verdict},
    tree::Tree,
};
use crate::{
    link::Link,
    reason::{Code, Reason},
    tables::{ContextWords, Purpose},
};

/// Share of links around that is worth telling, in percent.
const DENSE: u32 = 60;
/// Words of a line that is worth telling as a paragraph.
const PARAGRAPH: u32 = 8;

/// What the reasons are drawn from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Explanation<'a> {
    pub(super) verdict: Verdict,
    pub(super) link: &'a Link,
    /// The line of text around the link.
    pub(super) line: Measure,
    pub(super) labels: &'a Labels,
    pub(super) tree: &'a Tree<'a>,
    pub(super) words: &'a ContextWords,
}

/// The reasons, strongest first.
pub(super) fn reasons(given: Explanation<'_>) -> Vec<Reason> {
    let line = given.line;
    let paragraph =
        || (line.words >= PARAGRAPH).then(|| Reason::with(Code::Paragraph, [line.words]));
    let first = match given.verdict.ground {
        Ground::Claimed(claim) => claimed(claim, given),
        Ground::Destination(purpose) => Reason::with(destination(purpose), [host(given.link)]),
        Ground::Words => Reason::with(Code::LinkWords, [&given.link.text]),
        Ground::Menu => Reason::plain(Code::LinkList),
        Ground::Thread => Reason::plain(Code::VisitorsPage),
        Ground::Entry => Reason::plain(Code::ListPage),
        Ground::Main => Reason::plain(Code::MainContent),
        Ground::Text => Reason::with(Code::OutsideMain, [line.words]),
        Ground::Before => Reason::plain(Code::BeforeMain),
        Ground::After => Reason::plain(Code::AfterMain),
    };
    let second = match given.verdict.ground {
        Ground::Main | Ground::Thread | Ground::Entry => paragraph(),
        Ground::Claimed(_)
        | Ground::Destination(_)
        | Ground::Words
        | Ground::Menu
        | Ground::Text
        | Ground::Before
        | Ground::After => None,
    };
    let dense = (line.links > 1 && line.density() >= DENSE)
        .then(|| Reason::with(Code::LinkDensity, [line.density()]));
    [Some(first), second, dense].into_iter().flatten().collect()
}

fn claimed(claim: Claim, given: Explanation<'_>) -> Reason {
    let Some(block) = given.tree.block(claim.block) else {
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
        Evidence::Name => {
            let wanted = naming_of(claim.context);
            let mut word = None;
            names::read(block, given.words, |naming, said| {
                if Some(naming) == wanted && word.is_none() {
                    word = Some(said.to_owned());
                }
            });
            Reason::with(Code::BlockName, [word.unwrap_or_default()])
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
