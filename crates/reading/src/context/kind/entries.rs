//! Whether a page's content is its links: a list of tools, sources or companies.
//! Says nothing of single entries.

use std::collections::BTreeSet;

use super::Survey;
use crate::link::lower;

/// Outbound links of a resource list, at least.
const ENTRIES: usize = 8;
/// Words between two entries, at most: a list describes, an article argues.
const WORDS_PER_ENTRY: u32 = 45;
/// Links that begin their line, in a page whose title announces a list.
const ANNOUNCED: usize = 3;
/// Share of links that begin their line in any list, in percent: entries may have a second link, to a review or a shop.
const SOME_LEADING: usize = 40;
/// Share of links that begin their line there, in percent.
const LEADING: usize = 60;
/// Words by which a title announces a list, where it gives no number.
const LIST_WORDS: &[&str] = &[
    "best",
    "top",
    "list",
    "resources",
    "tools",
    "databases",
    "directory",
    "roundup",
    "links",
    "websites",
    "besten",
    "liste",
    "meilleurs",
    "meilleures",
    "mejores",
    "recursos",
    "melhores",
    "migliori",
    "beste",
    "bästa",
    "najlepsze",
    "лучшие",
    "лучших",
    "список",
    "まとめ",
    "一覧",
    "おすすめ",
    "推荐",
    "盘点",
    "추천",
];

/// The main content's links to other sites.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Different hosts.
    hosts: usize,
    /// Links that begin their line.
    leading: usize,
    all: usize,
}

impl Entries {
    pub(super) fn of(survey: Survey<'_>) -> Self {
        let mut hosts = BTreeSet::new();
        let (mut leading, mut all) = (0, 0);
        for link in survey.links {
            let Some(address) = link.web().filter(|address| address.outbound) else {
                continue;
            };
            let block = survey
                .page
                .anchors
                .get(link.anchor as usize)
                .map_or(u32::MAX, |anchor| anchor.block);
            if !survey.main.has(block) || survey.zones.of(block).claim.is_some() {
                continue;
            }
            all += 1;
            leading += usize::from(
                survey
                    .measures
                    .is_led(survey.tree.box_of(block), link.anchor),
            );
            hosts.insert(address.host.as_str());
        }
        Self {
            hosts: hosts.len(),
            leading,
            all,
        }
    }

    /// Whether the page is its links: many sites with little text for each, or a title that announces them.
    pub(super) fn are_the_page(&self, survey: Survey<'_>) -> bool {
        let words = survey
            .main
            .block
            .map(|block| survey.measures.whole.of(block).words)
            .unwrap_or_default();
        let hosts = u32::try_from(self.hosts).unwrap_or(u32::MAX);
        let leading = self.leading * 100 / self.all.max(1);
        let many = self.hosts >= ENTRIES && words / hosts.max(1) <= WORDS_PER_ENTRY;
        let announced = self.leading >= ANNOUNCED && announces_list(&survey.page.title);
        (many && leading >= SOME_LEADING) || (announced && leading >= LEADING)
    }
}

/// Whether a title gives a number of things, or says that it lists them.
fn announces_list(title: &str) -> bool {
    let title = lower(title);
    let mut words = title
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.any(|word| {
        let number = word
            .parse::<u32>()
            .is_ok_and(|number| (3..1_000).contains(&number));
        number || LIST_WORDS.contains(&word)
    })
}
