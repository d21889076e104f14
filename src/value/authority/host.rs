//! A page's address taken apart as the tables of authority name things: ends of its host, labels, folders.
//! Looks nothing up.

use url::Url;

use crate::link::host;

/// An address by its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Host<'a> {
    /// The whole host, lower case, without a trailing dot.
    whole: &'a str,
    /// Its registrable domain, or the whole host where there is none.
    pub(super) site: &'a str,
    /// The path, as written.
    pub(super) path: &'a str,
}

impl<'a> Host<'a> {
    /// Takes an address apart whose site is known.
    pub(super) fn of(url: &'a Url, site: &'a str) -> Self {
        Self {
            whole: host(url),
            site,
            path: url.path(),
        }
    }

    /// The host as lists name it.
    pub(super) fn named(&self) -> &'a str {
        self.whole.strip_prefix("www.").unwrap_or(self.whole)
    }

    /// The host and what is left of it without its first labels, down to the last one, longest first.
    pub(super) fn ends(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let shorter = |end: &&'a str| end.split_once('.').map(|(_, rest)| rest);
        std::iter::successors(Some(self.whole), shorter)
    }

    /// The labels before the site.
    pub(super) fn labels(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let before = self.whole.strip_suffix(self.site).unwrap_or_default();
        before.split('.').filter(|label| !label.is_empty())
    }

    /// The path's segments, in lower case.
    pub(super) fn folders(&self) -> impl Iterator<Item = String> + use<'a> {
        let segments = self.path.split('/').filter(|segment| !segment.is_empty());
        segments.map(str::to_ascii_lowercase)
    }
}
