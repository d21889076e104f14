//! Links that nobody sees. A menu that the page opens by script, a text for printing, a language's version: honest pages
//! have them too, and what they say tells them from links that somebody smuggled in.

use std::collections::BTreeSet;

use super::{Certainty, Sign, context_of, farm::Money, is_followed, is_listed, links, shown};
use crate::{
    context::{Context, Visibility},
    follow::Crawl,
    link::lower,
    page::Rendering,
    reason::{Code, Reason},
    value::{Case, Standing},
};

/// Sites that hidden links must point to before they are worth a word, whatever they say.
const MANY_SITES: usize = 5;

/// So many bought anchors out of sight are no accident of a template; one may be.
const INJECTED_FROM: usize = 3;

/// Words of fewer letters, and this one, are in anchors and titles of any topic.
const TELLING_LETTERS: usize = 5;
const ANY_TOPIC: &str = "online";

/// Most bought anchors that are held against the page: enough to be sure, whatever else there is.
const LOOKED_AT: usize = 50;

/// Most of the page's text, in bytes, that is looked through.
const READ: usize = 400_000;

/// Links that are quoted: enough to see that one is no accident.
const QUOTED: usize = 3;

/// Links that nobody sees: injected where their anchors are bought ones that have nothing to do with the page.
pub(super) fn injected(case: &Case<'_>, money: &Money) -> Option<Sign> {
    let hidden: Vec<Standing<'_>> = case.outbound().filter(is_smuggled).collect();
    let bought = bought(case, money, &hidden);
    let mut topics: BTreeSet<&str> = BTreeSet::new();
    topics.extend(bought.iter().map(|(topic, _)| *topic));
    let bought: Vec<Standing<'_>> = bought.into_iter().map(|(_, standing)| standing).collect();
    let sites_of = |links: &[Standing<'_>]| links::sites(links.iter().copied()).len();
    let (confidence, told) = match bought.len() {
        INJECTED_FROM.. if topics.len() > 1 => (Certainty::Sure, bought),
        INJECTED_FROM.. => (Certainty::Likely, bought),
        2 if topics.len() > 1 && sites_of(&bought) > 1 => (Certainty::Likely, bought),
        1..INJECTED_FROM => (Certainty::Weak, bought),
        0 => {
            let links: Vec<Standing<'_>> = hidden.into_iter().filter(is_content).collect();
            (sites_of(&links) >= MANY_SITES).then_some((Certainty::Weak, links))?
        }
    };
    let first = told.first()?;
    let quoted: Vec<String> = told.iter().take(QUOTED).map(shown).collect();
    Some(Sign {
        confidence,
        place: context_of(first),
        reason: Reason::with(
            Code::HiddenSites,
            [sites_of(&told).to_string(), quoted.join(", ")],
        ),
    })
}

/// Whether a link is made for search engines alone.
fn is_smuggled(standing: &Standing<'_>) -> bool {
    standing.placement.visibility == Visibility::Hidden
        && is_followed(standing)
        && standing.qualification.crawl == Crawl::Crawlable
        // Made for a search engine, it has an anchor; an icon that lost its picture has none.
        && !standing.link.text.is_empty()
}

/// The links with bought anchors that have nothing to do with the page, each with its topic.
fn bought<'a>(
    case: &Case<'a>,
    money: &Money,
    hidden: &[Standing<'a>],
) -> Vec<(&'static str, Standing<'a>)> {
    let topic = |standing: &Standing<'a>| Some((money.topic(&standing.link.text)?, *standing));
    let mut bought: Vec<_> = hidden.iter().filter_map(topic).take(LOOKED_AT).collect();
    if bought.is_empty() {
        return bought;
    }
    let page = Said::of(case, hidden);
    bought
        .retain(|(_, standing)| !is_listed(case, standing) && !page.is_about(&standing.link.text));
    bought
}

/// Of each block whether it is, or is in, one that conceals one of these links.
fn concealed(case: &Case<'_>, hidden: &[u32]) -> Vec<bool> {
    let mut concealing = vec![false; case.page.blocks.len()];
    for anchor in hidden {
        let anchor = case.page.anchors.get(*anchor as usize);
        if let Some(Rendering::Concealed { block, .. }) = anchor.map(|anchor| anchor.rendering)
            && let Some(slot) = block.and_then(|block| concealing.get_mut(block as usize))
        {
            *slot = true;
        }
    }
    case.inside(concealing.into_iter())
}

/// What the page says, its hidden links and the text around them aside, in lower case.
struct Said {
    /// Title, headings, description and address.
    subject: String,
    text: String,
}

impl Said {
    fn of(case: &Case<'_>, hidden: &[Standing<'_>]) -> Self {
        // In the order of the page.
        let hidden: Vec<u32> = hidden.iter().map(|one| one.link.anchor).collect();
        let page = case.page;
        let concealed = concealed(case, &hidden);
        let mut said = Self {
            subject: [page.title.as_str(), " ", page.url.as_str()].concat(),
            text: String::new(),
        };
        let described = |name: &str| name.eq_ignore_ascii_case("description");
        for meta in page.metas.iter().filter(|meta| described(&meta.name)) {
            said.subject.push(' ');
            said.subject.push_str(&meta.content);
        }
        for run in &page.runs {
            let is_hidden = run
                .anchor
                .is_some_and(|anchor| hidden.binary_search(&anchor).is_ok());
            let is_around = concealed.get(run.block as usize) == Some(&true);
            if is_hidden || is_around || said.text.len() > READ {
                continue;
            }
            let block = page.blocks.get(run.block as usize);
            if block.is_some_and(|block| matches!(block.tag.as_str(), "h1" | "h2" | "h3")) {
                said.subject.push(' ');
                said.subject.push_str(&run.text);
            }
            said.text.push_str(&run.text);
            said.text.push('\n');
        }
        Self {
            subject: lower(&said.subject),
            text: lower(&said.text),
        }
    }

    /// Whether the page speaks of what an anchor says: it has its words elsewhere, or one of them in its title.
    fn is_about(&self, anchor: &str) -> bool {
        let anchor = lower(anchor.trim());
        let telling = |word: &&str| word.chars().count() >= TELLING_LETTERS && *word != ANY_TOPIC;
        let mut words = anchor.split(|c: char| !c.is_alphanumeric()).filter(telling);
        self.text.contains(&anchor) || words.any(|word| self.subject.contains(word))
    }
}

/// Boxes that open on demand hold links of the site's own choice.
const fn is_content(standing: &Standing<'_>) -> bool {
    match standing.placement.context {
        Context::Navigation | Context::Header | Context::Share | Context::Ad | Context::Utility => {
            false
        }
        Context::Body
        | Context::List
        | Context::Reference
        | Context::Infobox
        | Context::Author
        | Context::Comment
        | Context::Related
        | Context::Sidebar
        | Context::Footer => true,
    }
}
