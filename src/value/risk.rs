//! What on this page may hurt whoever is linked from it.
//! Never enters the numbers; a finding counts once, however many signs it has.

mod blog;
mod farm;
mod hidden;
mod lines;
mod links;
mod paid;
mod price;
mod sold;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{Authority, Case, SiteKind, Standing};
use crate::{
    follow::Follow,
    reason::{Code, Reason},
    turns::Turns,
};

pub(super) use {links::THIN_WORDS, paid::rightly_disclosed, price::has_price};

crate::vocabulary! {
    /// What may hurt, gravest first. Never enters the numbers.
    pub enum Risk {
        /// Sells links: a price for posts with them, or `dofollow` in the `rel` of a followed one.
        SoldLinks = "sold-links",
        /// Followed anchors of money topics that have nothing to do with one another.
        LinkFarm = "link-farm",
        /// Links that nobody sees.
        HiddenLinks = "hidden-links",
        /// The page says it was paid for, or holds affiliate links, or addresses say that they are advertisements, and those
        /// links are followed.
        DisclosedButFollowed = "disclosed-but-followed",
        /// A folder of paid content, or of somebody else's money content.
        PaidSection = "paid-section",
        /// Affiliate links that nothing qualifies, and nothing discloses.
        UnqualifiedAffiliate = "unqualified-affiliate",
        /// A blog that takes any post.
        MassProduced = "mass-produced",
        /// A domain for sale, or hardly a text around its links.
        ThinPage = "thin-page",
        /// More outbound links in the prose than one per 40 words of it.
        DenseLinks = "dense-links",
    }
}

crate::vocabulary! {
    /// How sure a finding is, least first.
    pub enum Certainty {
        /// A pattern that honest pages have too; never "avoid" alone.
        Weak = "weak",
        /// Few honest pages look so.
        Likely = "likely",
        /// The page says so itself.
        Sure = "sure",
    }
}

/// One risk and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub risk: Risk,
    /// How sure that is.
    pub confidence: Certainty,
    /// Where it was seen: the page's address, a tag such as `li`, `title`, or the context of its first link.
    #[serde(rename = "where")]
    pub place: String,
    /// What was seen, quoted or counted.
    pub reason: Reason,
    /// Further signs of the same, each with a place of its own: the price in a `li`, the links that were sold in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Sign>,
}

/// One thing seen that speaks for a risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sign {
    /// How sure the risk is by this sign alone.
    pub confidence: Certainty,
    /// Where it was seen, as of a finding.
    #[serde(rename = "where")]
    pub place: String,
    /// What was seen, quoted or counted.
    pub reason: Reason,
}

/// All findings, gravest first, given the links of the prose.
pub(super) async fn findings(
    case: &Case<'_>,
    prose: &[Standing<'_>],
    turns: &Turns,
) -> Vec<Finding> {
    let money = farm::Money::of(case.tables);
    let lines = lines::read(case, turns).await;
    turns.pass().await;
    let prose = links::prose(case, prose);
    let mut findings = Vec::new();
    for risk in Risk::ALL {
        turns.pass().await;
        let signs = match risk {
            Risk::SoldLinks => [
                sold::by_rel(case),
                sold::by_price(case, &lines, turns).await,
            ],
            Risk::LinkFarm => [farm::anchors(case, &money, turns).await, None],
            Risk::HiddenLinks => [hidden::injected(case, &money), None],
            Risk::DisclosedButFollowed => [
                paid::disclosed_but_followed(case),
                paid::advertised_but_followed(case),
            ],
            Risk::PaidSection => [paid::section(case), paid::money_folder(case)],
            Risk::UnqualifiedAffiliate => [paid::unqualified_affiliate(case), None],
            Risk::MassProduced => [blog::any_niche(case), None],
            Risk::ThinPage => [blog::parked(case, &lines), links::thin(case, prose)],
            Risk::DenseLinks => [links::dense(case, prose), None],
        };
        findings.extend(Finding::of(*risk, signs));
    }
    findings
}

impl Finding {
    /// Whether the page is no page: a domain that waits for a buyer, or a place where nothing is yet.
    pub(super) fn is_of_no_page(&self) -> bool {
        matches!(self.reason.code, Code::ForSale | Code::NothingThere)
    }

    /// One finding of all its signs, the surest telling what was seen.
    fn of(risk: Risk, signs: [Option<Sign>; 2]) -> Option<Self> {
        let [one, other] = signs;
        let (first, second) = match (one, other) {
            (Some(one), Some(other)) if other.confidence > one.confidence => (other, Some(one)),
            (Some(one), other) => (one, other),
            (None, other) => (other?, None),
        };
        Some(Self {
            risk,
            confidence: first.confidence,
            place: first.place,
            reason: first.reason,
            also: second.into_iter().collect(),
        })
    }

    /// Whether it makes "avoid" alone; weak findings never do.
    pub(super) fn is_grave(&self) -> bool {
        let grave = match self.risk {
            Risk::SoldLinks | Risk::LinkFarm | Risk::HiddenLinks => true,
            Risk::DisclosedButFollowed
            | Risk::PaidSection
            | Risk::UnqualifiedAffiliate
            | Risk::MassProduced
            | Risk::ThinPage
            | Risk::DenseLinks => false,
        };
        grave && self.confidence > Certainty::Weak
    }
}

/// The context of the first of some links.
fn context_of(standing: &Standing<'_>) -> String {
    standing.placement.context.as_str().to_owned()
}

/// A link as quoted: its anchor and its address.
fn shown(standing: &Standing<'_>) -> String {
    let address = standing.link.web().map_or("", |web| web.url.as_str());
    match lines::quoted(&standing.link.text) {
        text if text.is_empty() => lines::quoted(address),
        text => [text.as_str(), " → ", &lines::quoted(address)].concat(),
    }
}

/// Whether a link's target is a public body, a place of learning or a reference work, as far as a table knows: nobody buys
/// links to one.
pub(super) fn is_public(case: &Case<'_>, standing: &Standing<'_>) -> bool {
    let web = standing.link.web();
    web.and_then(|web| Authority::of_page(&web.url, case.tables).kind)
        .is_some_and(|kind| match kind {
            SiteKind::University
            | SiteKind::Government
            | SiteKind::Organization
            | SiteKind::Reference
            | SiteKind::Science
            | SiteKind::Culture => true,
            SiteKind::News
            | SiteKind::Trade
            | SiteKind::Software
            | SiteKind::Company
            | SiteKind::Shop
            | SiteKind::Platform
            | SiteKind::Sport => false,
        })
}

/// Whether a link's target is of a well-known site: a page may have any of their topics.
fn is_listed(case: &Case<'_>, standing: &Standing<'_>) -> bool {
    let site = standing.link.web().and_then(|web| web.site.as_deref());
    site.is_some_and(|site| case.tables.site(site).is_some())
}

/// Whether a link's target is one that nobody buys links to.
fn is_known(case: &Case<'_>, standing: &Standing<'_>) -> bool {
    is_listed(case, standing) || is_public(case, standing)
}

fn is_followed(standing: &Standing<'_>) -> bool {
    match standing.qualification.follow {
        Follow::Followed | Follow::Unknown => true,
        Follow::Nofollow | Follow::PageNofollow | Follow::Ugc | Follow::Sponsored => false,
    }
}
