//! Why the browser lets no extension read a page, as far as its address tells.
//! Does not try to read it: a view asks only after the browser has refused.

crate::vocabulary! {
    /// What stands between the person and an answer.
    pub enum Barrier {
        /// A page of the browser itself: settings, new tab, developer tools.
        Browser = "browser",
        /// A page of an extension.
        Extension = "extension",
        /// An extension store, which browsers close to extensions.
        Store = "store",
        /// A file on this machine, which needs a permission of its own.
        File = "file",
        /// The browser's PDF viewer.
        Pdf = "pdf",
        /// A page for which the person has not called Vouch, so that not even its address is known.
        NotAsked = "not-asked",
        /// None of these: an error page, a policy of the administrator.
        Refused = "refused",
    }
}

/// Sites that both browsers close to extensions: their stores, and those Firefox lists in
/// `extensions.webextensions.restrictedDomains`.
const STORES: [&str; 6] = [
    "chromewebstore.google.com",
    "chrome.google.com",
    "microsoftedge.microsoft.com",
    "addons.mozilla.org",
    "accounts.firefox.com",
    "support.mozilla.org",
];

impl Barrier {
    /// What most likely keeps extensions from the page at `url`; empty where the browser tells no address.
    ///
    /// ```
    /// use vouch::barrier::Barrier;
    /// assert_eq!(Barrier::at("about:config"), Barrier::Browser);
    /// ```
    pub fn at(url: &str) -> Self {
        let Some((scheme, rest)) = url.split_once(':') else {
            return Self::NotAsked;
        };
        match scheme {
            "http" | "https" => Self::on_the_web(rest.trim_start_matches('/')),
            "file" if is_pdf(rest) => Self::Pdf,
            "file" => Self::File,
            "chrome-extension" | "moz-extension" => Self::Extension,
            _ => Self::Browser,
        }
    }

    /// Whether nothing is to be read at `url`, although Firefox lets extensions into `about:blank`.
    pub fn is_blank(url: &str) -> bool {
        url.starts_with("about:")
    }

    /// What keeps us from a document of this MIME type, although its address told nothing and scripts run in it.
    pub fn of_type(content_type: &str) -> Option<Self> {
        (content_type == "application/pdf").then_some(Self::Pdf)
    }

    fn on_the_web(rest: &str) -> Self {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if STORES.contains(&host) {
            Self::Store
        } else if is_pdf(rest) {
            Self::Pdf
        } else {
            Self::Refused
        }
    }
}

fn is_pdf(rest: &str) -> bool {
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_browsers_own_pages_are_blank() {
        assert!(!Barrier::is_blank("https://about.example/"));
        assert!(!Barrier::is_blank(""));
        assert!(Barrier::is_blank("about:blank"));
    }

    #[test]
    fn only_a_viewer_is_told_by_its_type() {
        assert_eq!(Barrier::of_type(""), None);
        assert_eq!(Barrier::of_type("text/html"), None);
        assert_eq!(Barrier::of_type("application/pdf"), Some(Barrier::Pdf));
    }

    #[test]
    fn addresses_and_what_keeps_us_from_them() {
        let cases = [
            ("", Barrier::NotAsked),
            ("https://example.com/", Barrier::Refused),
            ("https://example.com/?file=a.pdf", Barrier::Refused),
            ("https://notaddons.mozilla.org.example/", Barrier::Refused),
            ("https://addons.mozilla.org/en-US/firefox/", Barrier::Store),
            ("https://chromewebstore.google.com/detail/x", Barrier::Store),
            ("https://example.com/paper.PDF#page=2", Barrier::Pdf),
            ("file:///home/me/page.html", Barrier::File),
            ("file:///home/me/paper.pdf", Barrier::Pdf),
            ("moz-extension://1234/popup.html", Barrier::Extension),
            ("chrome://settings", Barrier::Browser),
            ("view-source:https://example.com/", Barrier::Browser),
        ];
        for (url, barrier) in cases {
            assert_eq!(Barrier::at(url), barrier, "{url}");
        }
    }
}
