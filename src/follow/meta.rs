//! Robots metas, of the live page and of the server's HTML (R06, R07).
//! What they mean for a link is the chain's business.

use super::directives::Directives;
use crate::page::{Meta, PageSnapshot, ServerHtml};

/// What the metas ask of Google's web search, and what they ask of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Metas {
    /// The sum of all that count.
    pub sum: Directives,
    /// The metas that restrict, as written.
    pub snippets: Vec<String>,
    /// Names and contents of restricting metas for one other engine alone.
    pub others: Vec<(String, String)>,
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
    let sent = server.map(|html| html.metas.as_slice()).unwrap_or_default();
    for meta in page.metas.iter().chain(sent) {
        metas.add(meta, page.taken_at);
    }
    metas
}

impl Metas {
    fn add(&mut self, meta: &Meta, now: u64) {
        let name = meta.name.trim().to_ascii_lowercase();
        let directives = Directives::read(&meta.content, now);
        if directives == Directives::default() {
            return;
        }
        if name == "robots" || name == "googlebot" {
            let snippet = format!("<meta name=\"{}\" content=\"{}\">", meta.name, meta.content);
            if !self.snippets.contains(&snippet) && self.snippets.len() < 10 {
                self.snippets.push(snippet);
            }
            self.sum.merge(directives);
        } else if OTHERS.contains(&name.as_str()) {
            let other = (meta.name.clone(), meta.content.clone());
            if !self.others.contains(&other) && self.others.len() < 10 {
                self.others.push(other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metas(pairs: &[(&str, &str)]) -> Vec<Meta> {
        let meta = |(name, content): &(&str, &str)| Meta {
            name: (*name).to_owned(),
            content: (*content).to_owned(),
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
        (read.sum.noindex, read.sum.nofollow)
    }

    #[test]
    fn r06_only_robots_and_googlebot_count_wherever_they_stand() {
        assert_eq!(sum(&[("bingbot", "noindex")], &[]), (false, false));
        assert_eq!(sum(&[("googlebot-news", "noindex")], &[]), (false, false));
        assert_eq!(sum(&[("description", "noindex")], &[]), (false, false));
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
