//! What an address alone says about the kind of its page.
//! Reads whole path segments: the words of a headline in a slug say nothing.

use crate::context::PageKind;

/// Digits of a text's number rather than of a year or a month.
const NUMBER: usize = 5;

/// An address, taken apart.
#[derive(Debug)]
pub(super) struct Address {
    /// The first label of the host.
    label: String,
    /// Segments of path and query in lower case, without extensions.
    segments: Vec<String>,
    has_query: bool,
}

impl Address {
    pub(super) fn new(url: &str) -> Self {
        let url = url.split('#').next().unwrap_or_default().to_lowercase();
        let address = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let (host, path) = address.split_once('/').unwrap_or((address, ""));
        let segments = path
            .split(['/', '?', '&', '='])
            .map(|segment| segment.split('.').next().unwrap_or_default());
        Self {
            label: host.split('.').next().unwrap_or_default().to_owned(),
            segments: segments
                .filter(|segment| !segment.is_empty())
                .map(str::to_owned)
                .collect(),
            has_query: path.contains('?'),
        }
    }

    /// Whether it is a site's front door.
    pub(super) const fn is_root(&self) -> bool {
        self.segments.is_empty()
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
        let mut firsts = self
            .segments
            .iter()
            .map(|segment| segment.split(['-', '_']).next().unwrap_or_default());
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
        } else if self.has(&[
            "category",
            "categories",
            "tag",
            "tags",
            "archive",
            "archives",
            "author",
        ]) && !self.segments.iter().any(is_number)
            || self.ends_with_page()
        {
            Some(PageKind::Listing)
        } else if self.has(&["search"]) && self.has_query {
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
