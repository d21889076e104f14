//! What a link would be worth: readings of factors, folded into three ranges, and the page's verdict as a prospect.
//! Reads nothing of the page itself but its dates and its own disclosure; all else comes from the stages before it.

mod authority;
mod contact;
mod crowd;
mod date;
mod day;
mod declared;
mod disclosure;
mod factor;
mod facts;
#[cfg(test)]
mod fixture;
mod habit;
mod level;
mod made;
mod outbound;
mod prospect;
pub mod readings;
mod risk;
mod sentence;
mod slots;
mod span;
mod spot;
mod why;
mod worth;

use crate::{
    context::{Context, Layout, PageKind, Placement, Region},
    follow::{Indexing, PageDirectives, Qualification},
    link::{self, Link},
    niche::{Basis, Niche, Relevance},
    page::PageSnapshot,
    reason::Reason,
    settings::Settings,
    tables::Tables,
    turns::Turns,
};
use crowd::Targets;

pub use crate::scale::Band;
pub use authority::{Authority, Said, SiteClass, SiteKind, Source};
pub use date::Age;
pub use day::Day;
pub use factor::{Factor, Reading, Role};
pub use facts::{Abroad, Country, CountrySource};
pub use level::Level;
pub use made::{Made, Number};
pub use outbound::{LinksOut, LinksThere};
pub use prospect::{Prospect, ProspectVerdict};
pub use risk::{Certainty, Finding, Risk, Sign};
pub use slots::Slot;
pub use span::Span;
pub use spot::{Ground, Position, Repeat, Spot};
pub use worth::{Numbers, Range};

/// What one outbound link is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Its three numbers.
    pub numbers: Numbers,
    /// What each factor read, in the order of [`Factor`]; one that reads 1 changes nothing and is left out.
    pub readings: Vec<Reading>,
    /// Why the place is no better: the factors that cost most, strongest first.
    pub reasons: Vec<Reason>,
}

/// Everything the value stage reads.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The page.
    pub page: &'a PageSnapshot,
    /// The person's settings.
    pub settings: &'a Settings,
    /// The data tables.
    pub tables: &'a Tables,
    /// What the person knows of sites from elsewhere.
    pub said: &'a Said,
    /// Its links.
    pub links: &'a [Link],
    /// Where they stand.
    pub layout: &'a Layout,
    /// What holds for all of them.
    pub directives: &'a PageDirectives,
    /// What holds for each.
    pub qualifications: &'a [Qualification],
}

/// One link and what the stages before found about it.
#[derive(Debug, Clone, Copy)]
struct Standing<'a> {
    link: &'a Link,
    placement: &'a Placement,
    qualification: &'a Qualification,
}

impl<'a> Case<'a> {
    fn standings(&self) -> impl Iterator<Item = Standing<'a>> + use<'a> {
        let found = self.layout.placements.iter().zip(self.qualifications);
        let links = self.links.iter().zip(found);
        links.map(|(link, (placement, qualification))| Standing {
            link,
            placement,
            qualification,
        })
    }

    /// Of each block whether it is, or is in, an element of one of these names.
    fn within(&self, tags: &[&str]) -> Vec<bool> {
        let blocks = self.page.blocks.iter();
        self.inside(blocks.map(|block| tags.contains(&block.tag.as_str())))
    }

    /// The same for blocks that are marked, in their order.
    fn inside(&self, marked: impl Iterator<Item = bool>) -> Vec<bool> {
        let mut inside: Vec<bool> = Vec::with_capacity(self.page.blocks.len());
        for (block, marked) in self.page.blocks.iter().zip(marked) {
            let around = block.parent.and_then(|parent| inside.get(parent as usize));
            let outer = around.copied().unwrap_or_default();
            inside.push(outer || marked);
        }
        inside
    }

    /// Whether a link stands in one of the blocks that are marked, as by [`Case::within`].
    fn stands_in(&self, marked: &[bool], standing: &Standing<'_>) -> bool {
        let anchor = self.page.anchors.get(standing.link.anchor as usize);
        let block = anchor.and_then(|anchor| marked.get(anchor.block as usize));
        block.copied().unwrap_or_default()
    }

    /// What a block's surroundings say it is for.
    fn zone(&self, block: u32) -> Option<Context> {
        self.layout.zones.get(block as usize).copied().flatten()
    }

    /// Whether a block's text is about something else than the page is: the site's own around the content, teasers of
    /// other pages, and what visitors write.
    fn is_apart(&self, block: u32) -> bool {
        let kind = self.layout.kind;
        // There the teasers are what the page is about, and in a thread what visitors write.
        let lists = kind.rolls_off() || kind == PageKind::Home;
        self.zone(block).is_some_and(|zone| match zone.region() {
            Region::Content => false,
            Region::People => zone == Context::Comment && kind != PageKind::Thread,
            Region::Template => !(lists && zone == Context::Related),
        })
    }

    fn outbound(&self) -> impl Iterator<Item = Standing<'a>> + use<'a> {
        self.standings()
            .filter(|standing| standing.link.is_outbound())
    }
}

/// What the value stage found.
#[derive(Debug, Clone, PartialEq)]
pub struct Valuation {
    /// The page as a prospect.
    pub prospect: Prospect,
    /// The linking site's authority.
    pub authority: Authority,
    /// The page's nearness to the person's niche.
    pub relevance: Relevance,
    /// When the page was published or last changed.
    pub date: Option<Day>,
    /// What it says of itself.
    pub facts: Facts,
    /// How it links to others.
    pub links_out: LinksOut,
    /// Unique crawlable targets of every kind, in tenths: ten for one linked from the content, one for one of the template.
    pub targets: u32,
    /// One per link, in order; none for internal links and other schemes.
    pub worths: Vec<Option<Worth>>,
    /// One per link: how many earlier links point to the same address.
    pub repeats: Vec<u32>,
}

/// What a page says of itself, beside the numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The language it is in, as a tag; empty where nothing tells.
    pub language: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// When it was last changed.
    pub modified: Option<Day>,
    /// The country whose readers it is for.
    pub country: Option<Country>,
    /// Where whoever runs it can be reached.
    pub contact: Option<String>,
    /// Whether its newest date is over 18 months ago.
    pub dormant: bool,
}

/// Values every outbound link and the page as a prospect.
pub async fn assess(case: Case<'_>, turns: &Turns) -> Valuation {
    let apart = apart(&case);
    turns.pass().await;
    let niche = Niche::of(case.page, &apart, case.settings, case.tables);
    turns.pass().await;
    let date = date::newest(&case);
    let address = address(&case);
    let authority = Authority::told(&address, case.tables, case.said);
    let country = facts::country(case.page);
    let site = link::site_of(&case.page.url, case.tables).unwrap_or_default();
    let abroad = match niche.page().basis {
        // Its readers are other people either way.
        Basis::OtherLanguage => Abroad::No,
        Basis::Keywords | Basis::NoKeywords => {
            facts::abroad(country.as_ref(), case.settings.profile())
        }
    };
    turns.pass().await;
    let targets = Targets::of(&case, turns).await;
    let ground = Ground {
        indexing: readings::indexing(case.directives.indexing),
        kind: case.layout.kind,
        age: Age::on(Day::of_moment(case.page.taken_at), date),
        authority: authority.span(),
        audience: authority.audience(case.said),
        language: readings::language(niche.page().basis, abroad),
        country: readings::country(niche.page().basis, abroad),
        targets: crowd::tenths(&case, &targets, turns).await,
    };
    let mut spots = Vec::with_capacity(case.links.len());
    for standing in case.standings() {
        let outbound = standing.link.is_outbound();
        spots.push(outbound.then(|| spot(standing, ground, &niche)));
        turns.link().await;
    }
    let contact = contact::contact(&case, &site, turns).await;
    let facts = Facts {
        language: facts::language(case.page, case.tables),
        author: facts::author(&case),
        contact,
        published: date::published(&case),
        modified: date::modified(&case),
        country,
        dormant: date.is_some_and(|date| facts::is_dormant(case.page, date)),
    };
    turns.pass().await;
    let prose = outbound::in_prose(&case);
    Valuation {
        prospect: prospect::judge(&case, (ground, &niche), (&spots, &prose), turns).await,
        worths: worths(&case, &targets, spots, turns).await,
        relevance: niche.page(),
        authority,
        date,
        facts,
        links_out: outbound::count(&case, &targets, prose.len(), turns).await,
        targets: ground.targets,
        repeats: crowd::repeats(&targets, turns).await,
    }
}

/// One per block: whether it is set [apart](Case::is_apart).
fn apart(case: &Case<'_>) -> Vec<bool> {
    let blocks = (0..).zip(&case.layout.zones);
    blocks.map(|(block, _)| case.is_apart(block)).collect()
}

/// The page's own; a frame without one has that of the page around it.
fn address(case: &Case<'_>) -> String {
    let address = link::own_address(case.page).map(String::from);
    address.unwrap_or_default()
}

async fn worths(
    case: &Case<'_>,
    targets: &Targets,
    spots: Vec<Option<Spot>>,
    turns: &Turns,
) -> Vec<Option<Worth>> {
    let best = crowd::best(targets, &spots, turns).await;
    let mut worths = Vec::with_capacity(spots.len());
    for ((standing, spot), is_best) in case.standings().zip(spots).zip(best) {
        let repeat = if is_best { Repeat::Best } else { Repeat::Other };
        let spot = spot.map(|spot| Spot { repeat, ..spot });
        worths.push(spot.map(|spot| describe(standing, case.directives.indexing, &spot)));
        turns.link().await;
    }
    worths
}

fn spot(standing: Standing<'_>, ground: Ground, niche: &Niche) -> Spot {
    let Standing {
        link,
        placement,
        qualification,
    } = standing;
    Spot {
        ground,
        follow: readings::follow(qualification.follow),
        crawl: readings::crawl(qualification.crawl)
            .times(readings::origin(&link.origin))
            .times(readings::passage(link.passage())),
        context: placement.context,
        position: Position::of(placement),
        confidence: placement.confidence,
        visibility: placement.visibility,
        repeat: Repeat::Best,
        anchor: readings::anchor(link.kind, &link.text),
        relevance: readings::relevance(niche.around(link)),
    }
}

fn describe(standing: Standing<'_>, indexing: Indexing, spot: &Spot) -> Worth {
    Worth {
        numbers: Numbers::fold(spot.readings()),
        readings: spot.listed(),
        reasons: why::costs(standing, indexing, spot),
    }
}
