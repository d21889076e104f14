//! Robots metas, of the live page and of the server's HTML (R06, R07).
//! What they mean for a link is the chain's business.

use std::collections::BTreeSet;

use super::{chain::shown, directives::Directives};
use crate::page::{Meta, PageSnapshot, ServerHtml};

/// What the metas ask of Google's web search, by where they stand, and what they ask of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Metas {
    /// In the live page, and in the server's HTML as far as it was read.
    pub kept: Asked,
    /// Only in the live page.
    pub added: Asked,
    /// Only in the server's HTML.
    pub removed: Asked,
    /// Robots metas that restrict nothing, as written.
    pub neutral: Vec<String>,
    /// Names and contents of restricting metas for one other engine alone.
    pub others: Vec<(String, String)>,
}

/// What some metas ask together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The sum.
    pub sum: Directives,
    /// The metas that restrict, as written.
    pub snippets: Vec<String>,
}

/// Robots metas that hold for one other engine or product.
const OTHERS: &[&str] = &[
    "bingbot",
    "msnbot",
    "googlebot-news",
    "yandex",
    "yandexbot",
    "baiduspider",
    "slurp",
    "duckduckbot",
    "applebot",
    "seznambot",
    "naverbot",
    "yeti",
    "teoma",
];

/// Reads the metas of the live page and, where it was read, of the server's HTML.
pub(crate) fn read(page: &PageSnapshot, server: Option<&ServerHtml>) -> Metas {
    let mut metas = Metas::default();
    let live = metas.restricting(&page.metas, page.taken_at);
    let sent = server.map(|html| metas.restricting(&html.metas, page.taken_at));
    let [in_live, in_sent] = [Some(&live), sent.as_ref()].map(|found| {
        let mut tags: BTreeSet<&str> = BTreeSet::new();
        tags.extend(found.into_iter().flatten().map(|(tag, _)| tag.as_str()));
        tags
    });
    for (tag, directives) in &live {
        let kept = sent.is_none() || in_sent.contains(tag.as_str());
        let asked = if kept {
            &mut metas.kept
        } else {
            &mut metas.added
        };
        asked.add(tag, directives);
    }
    for (tag, directives) in sent.iter().flatten() {
        if !in_live.contains(tag.as_str()) {
            metas.removed.add(tag, directives);
        }
    }
    metas
}

impl Metas {
    /// Whether any meta says nofollow.
    pub(crate) const fn nofollow(&self) -> bool {
        self.kept.sum.nofollow || self.added.sum.nofollow || self.removed.sum.nofollow
    }

    /// The metas that restrict Google's web search, as written; those for others, or that restrict nothing, are set down.
    fn restricting(&mut self, metas: &[Meta], now: u64) -> Vec<(String, Directives)> {
        let mut found = Vec::new();
        for meta in metas.iter().filter(|meta| meta.key.is_empty()) {
            let name = meta.name.trim().to_ascii_lowercase();
            let directives = Directives::read(&meta.content, now);
            let restricts = directives != Directives::default();
            if name == "robots" || name == "googlebot" {
                let tag = format!("<meta name=\"{}\" content=\"{}\">", meta.name, meta.content);
                if restricts {
                    found.push((tag, directives));
                } else {
                    show(&mut self.neutral, &tag);
                }
            } else if restricts && OTHERS.contains(&name.as_str()) {
                let other = (meta.name.clone(), shown(&meta.content));
                if self.others.len() < MOST && !self.others.contains(&other) {
                    self.others.push(other);
                }
            }
        }
        found
    }
}

impl Asked {
    fn add(&mut self, tag: &str, directives: &Directives) {
        show(&mut self.snippets, tag);
        self.sum.merge(directives.clone());
    }
}

fn show(snippets: &mut Vec<String>, tag: &str) {
    let tag = shown(tag);
    if snippets.len() < MOST && !snippets.contains(&tag) {
        snippets.push(tag);
    }
}

/// Most metas shown of a sort.
const MOST: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn metas(pairs: &[(&str, &str)]) -> Vec<Meta> {
        let meta = |(name, content): &(&str, &str)| Meta {
            name: (*name).to_owned(),
            content: (*content).to_owned(),
            ..Meta::default()
        };
        pairs.iter().map(meta).collect()
    }

    fn sum(live: &[(&str, &str)], sent: &[(&str, &str)]) -> (bool, bool) {
        let page = PageSnapshot {
            metas: metas(live),
            ..PageSnapshot::default()
        };
        let server = ServerHtml {
            metas: metas(sent),
            ..ServerHtml::default()
        };
        let read = read(&page, Some(&server));
        let asked = [&read.kept, &read.added, &read.removed];
        let noindex = asked.iter().any(|asked| asked.sum.noindex);
        (noindex, read.nofollow())
    }

    #[test]
    fn r22_what_a_script_added_or_removed_is_told_apart() {
        let [index, noindex] = [("robots", "index"), ("robots", "noindex")];
        let nothing = Asked::default();
        for (live, sent, [kept, added, removed]) in [
            (vec![index], Some(vec![]), [false, false, false]),
            (vec![noindex], None, [true, false, false]),
            (
                vec![noindex, index],
                Some(vec![noindex]),
                [true, false, false],
            ),
            (vec![noindex], Some(vec![index]), [false, true, false]),
            (vec![index], Some(vec![noindex]), [false, false, true]),
        ] {
            let page = PageSnapshot {
                metas: metas(&live),
                ..PageSnapshot::default()
            };
            let server = sent.map(|sent| ServerHtml {
                metas: metas(&sent),
                ..ServerHtml::default()
            });
            let read = read(&page, server.as_ref());
            assert_eq!(
                [
                    read.kept != nothing,
                    read.added != nothing,
                    read.removed != nothing
                ],
                [kept, added, removed],
                "{live:?}"
            );
        }
    }

    #[test]
    fn r06_the_last_directive_of_a_long_list_counts_and_the_tag_is_shown_in_part() {
        let long = "index, ".repeat(100_000) + "noindex";
        let page = PageSnapshot {
            metas: metas(&[("robots", &long), ("bingbot", &long)]),
            ..PageSnapshot::default()
        };
        let read = read(&page, None);
        assert!(read.kept.sum.noindex);
        let shown = [&read.kept.snippets[0], &read.others[0].1];
        assert!(shown.iter().all(|shown| shown.chars().count() == 2_000));
    }

    #[test]
    fn r06_only_robots_and_googlebot_count_wherever_they_stand() {
        assert_eq!(sum(&[("bingbot", "noindex")], &[]), (false, false));
        assert_eq!(sum(&[("googlebot-news", "noindex")], &[]), (false, false));
        assert_eq!(sum(&[("description", "noindex")], &[]), (false, false));
        let mut elsewhere = metas(&[("robots", "noindex")]);
        elsewhere[0].key = "property".to_owned();
        let page = PageSnapshot {
            metas: elsewhere,
            ..PageSnapshot::default()
        };
        assert_eq!(read(&page, None), Metas::default());
        assert_eq!(sum(&[("ROBOTS", "NoIndex")], &[]), (true, false));
        assert_eq!(
            sum(&[("robots", "noindex")], &[]),
            (true, false),
            "by a script"
        );
        assert_eq!(sum(&[], &[("GoogleBot", "noindex")]), (true, false));
        assert_eq!(
            sum(&[("robots", "index")], &[("robots", "noindex")]),
            (true, false),
            "taken back by a script"
        );
        assert_eq!(
            sum(&[("robots", "nofollow")], &[("robots", "noindex")]),
            (true, true)
        );
        let page = PageSnapshot {
            metas: metas(&[("bingbot", "noindex"), ("bingbot", "noarchive")]),
            ..PageSnapshot::default()
        };
        assert_eq!(
            read(&page, None).others,
            [("bingbot".to_owned(), "noindex".to_owned())]
        );
    }

    #[test]
    fn r07_sum_of_negatives() {
        assert_eq!(
            sum(&[("robots", "noindex"), ("googlebot", "index,follow")], &[]),
            (true, false)
        );
        assert_eq!(
            sum(&[("robots", "nofollow"), ("googlebot", "noindex")], &[]),
            (true, true)
        );
    }
}
