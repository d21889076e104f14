//! What an address alone says about the kind of its page.
//! Reads whole path segments: the words of a headline in a slug say nothing.

use crate::{context::PageKind, link::without_fragment};

/// Digits of a text's number rather than of a year or a month.
const NUMBER: usize = 5;

/// An address, taken apart.
#[derive(Debug)]
pub(super) struct Address {
    /// The first label of the host.
    label: String,
    /// Segments of the path in lower case, without extensions.
    segments: Vec<String>,
    /// Names and values of the query.
    query: Vec<String>,
}

impl Address {
    pub(super) fn new(url: &str) -> Self {
        let url = without_fragment(url).to_lowercase();
        let address = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let stem = |segment: &str| segment.split('.').next().unwrap_or_default().to_owned();
        let segments = path.split('/').map(stem);
        let query = query.split(['&', '=']).map(str::to_owned);
        Self {
            label: host.split('.').next().unwrap_or_default().to_owned(),
            segments: segments.filter(|segment| !segment.is_empty()).collect(),
            query: query.filter(|part| !part.is_empty()).collect(),
        }
    }

    /// Whether it is a site's front door, in any of its languages.
    pub(super) fn is_root(&self) -> bool {
        let is_language = |segment: &str| {
            let mut parts = segment.split(['-', '_']);
            segment.len() <= 5
                && parts.all(|part| part.len() == 2 && part.bytes().all(|c| c.is_ascii_lowercase()))
        };
        let inner = match self.segments.as_slice() {
            [inner @ .., last] if ["index", "home", "default"].contains(&last.as_str()) => inner,
            all => all,
        };
        match inner {
            [] => self.query.is_empty() || !self.segments.is_empty(),
            [only] => self.query.is_empty() && is_language(only),
            _ => false,
        }
    }

    /// Whether a segment is, or begins with, a forum software's word for a thread: `viewtopic`, `thread-222085`.
    pub(super) fn names_thread(&self) -> bool {
        let words = [
            "thread",
            "threads",
            "topic",
            "viewtopic",
            "showthread",
            "viewthread",
            "showtopic",
            "discussion",
            "discussions",
            "t",
            "comments",
            "questions",
        ];
        let all = self.segments.iter().chain(&self.query);
        let mut firsts = all.map(|segment| segment.split(['-', '_']).next().unwrap_or_default());
        firsts.any(|first| words.contains(&first))
    }

    /// The kind that a segment or the host's first label names.
    pub(super) fn kind(&self) -> Option<PageKind> {
        // "/archives/2146078" is one text, "/archives/2019/05" a list of them.
        let is_number = |segment: &String| {
            segment.len() >= NUMBER && segment.bytes().all(|byte| byte.is_ascii_digit())
        };
        if ["docs", "doc", "developer", "developers", "wiki", "api"].contains(&self.label.as_str())
            || self.has(&[
                "docs",
                "doc",
                "documentation",
                "manual",
                "reference",
                "apidocs",
                "wiki",
            ])
        {
            Some(PageKind::Documentation)
        } else if (self.names_list() && !self.segments.iter().any(is_number))
            || self.ends_with_page()
        {
            Some(PageKind::Listing)
        } else if self.has(&["search", "suche"]) && !self.query.is_empty() {
            Some(PageKind::Search)
        } else if self.has(&[
            "press-release",
            "press-releases",
            "pressrelease",
            "pressemitteilungen",
            "newsroom",
        ]) {
            Some(PageKind::Press)
        } else {
            None
        }
    }

    /// Whether it is that of what is in a category, of a time or by somebody, rather than of one text among it.
    fn names_list(&self) -> bool {
        let lists = [
            "category",
            "categories",
            "kategorie",
            "categoria",
            "tag",
            "tags",
            "archive",
            "archives",
            "author",
        ];
        let mut segments = self.segments.iter();
        let Some(list) = segments.find(|segment| lists.contains(&segment.as_str())) else {
            return false;
        };
        let digits = |segment: &&String| segment.bytes().all(|byte| byte.is_ascii_digit());
        let named = segments
            .filter(|segment| !digits(segment) && *segment != "page")
            .count();
        match list.as_str() {
            "archive" | "archives" => named == 0,
            "author" => named <= 1,
            _ => true,
        }
    }

    /// Whether it is a further page of a blog or a section: `/blog/page/2`.
    fn ends_with_page(&self) -> bool {
        let [.., word, number] = self.segments.as_slice() else {
            return false;
        };
        word == "page" && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn has(&self, words: &[&str]) -> bool {
        self.segments
            .iter()
            .any(|segment| words.contains(&segment.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_speak_and_slugs_do_not() {
        for (url, kind) in [
            (
                "https://site.example/blog/a-manual-of-search-and-tags",
                None,
            ),
            ("https://site.example/archives/2146078", None),
            (
                "https://site.example/archives/2019/05/",
                Some(PageKind::Listing),
            ),
            ("https://site.example/Tag/boats", Some(PageKind::Listing)),
            (
                "https://site.example/news/page/12/",
                Some(PageKind::Listing),
            ),
            ("https://site.example/a-page/2", None),
            ("https://site.example/page/about", None),
            (
                "https://site.example/boats?utm_source=search&tag=x-20",
                None,
            ),
            ("https://site.example/boats?page=2&ref=docs", None),
            ("https://site.example/archive/the-last-boat", None),
            ("https://site.example/author/ann", Some(PageKind::Listing)),
            ("https://site.example/author/ann/the-last-boat", None),
            (
                "https://docs.site.example/start",
                Some(PageKind::Documentation),
            ),
            (
                "https://site.example/search?q=boats",
                Some(PageKind::Search),
            ),
            ("https://site.example/search-and-rescue", None),
            (
                "https://site.example/press-releases/7.html",
                Some(PageKind::Press),
            ),
        ] {
            assert_eq!(Address::new(url).kind(), kind, "{url}");
        }
    }

    #[test]
    fn roots_and_threads() {
        for (url, root, thread) in [
            ("https://site.example/#top", true, false),
            ("https://site.example", true, false),
            ("https://site.example/en/", true, false),
            ("https://site.example/pt-br/index.html", true, false),
            ("https://site.example/index.php?id=4", true, false),
            ("https://site.example/boats/", false, false),
            ("https://site.example/?p=1", false, false),
            ("https://site.example/don-t-panic", false, false),
            ("https://site.example/thread-222085.html", false, true),
            ("https://site.example/viewtopic.php?t=1", false, true),
        ] {
            let address = Address::new(url);
            assert_eq!(
                (address.is_root(), address.names_thread()),
                (root, thread),
                "{url}"
            );
        }
    }
}
