//! What asking the server again for the page and its robots.txt brought (R33).
//! Parsing of headers and of robots.txt is the follow stage's.

use serde::{Deserialize, Serialize};

use super::{HeadLink, Meta};

crate::vocabulary! {
    /// Why an answer of the server is not known.
    pub enum Ignorance {
        /// Not asked yet: the first answer is shown before the re-read ends.
        Pending = "pending",
        /// The person switched the re-read off.
        SwitchedOff = "switched-off",
        /// The page does not come from http or https.
        NotHttp = "not-http",
        /// The server redirected; where to cannot be seen.
        Redirected = "redirected",
        /// The page's own service worker may have answered instead of the server.
        ServiceWorker = "service-worker",
        /// No answer in time.
        TimedOut = "timed-out",
        /// The answer is too large to read.
        TooLarge = "too-large",
        /// The request failed: network, policy or connection.
        Failed = "failed",
        /// The answer is not HTML.
        NotHtml = "not-html",
    }
}

/// Both answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reread {
    /// The page in view, asked again.
    pub page: Answer,
    /// `/robots.txt` of its origin.
    pub robots: Answer,
}

/// What is known of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Answer {
    /// Nothing, and why.
    Unknown {
        /// Why.
        why: Ignorance,
    },
    /// The server answered.
    Received(Response),
}

impl Answer {
    /// The server's own HTML, or why it was not read.
    pub fn html(&self) -> Result<&ServerHtml, Ignorance> {
        match self {
            Self::Received(Response { html, .. }) => html.as_ref().map_err(|why| *why),
            Self::Unknown { why } => Err(*why),
        }
    }
}

impl Default for Answer {
    fn default() -> Self {
        Self::Unknown {
            why: Ignorance::Pending,
        }
    }
}

/// One answer of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Header fields, names in lower case, in the order given; repeated ones are joined with ", " by the browser.
    pub headers: Vec<(String, String)>,
    /// The body of robots.txt, cut at 512,000 bytes (RFC 9309, 2.5); empty for the page.
    pub body: String,
    /// The server's own HTML, parsed apart; why not, where it was not.
    pub html: Result<ServerHtml, Ignorance>,
}

impl Response {
    /// The value of a header field, its name in lower case; repeated fields are joined with `, `.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What the server's HTML said before any script ran.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerHtml {
    /// Its metas, as in the snapshot.
    pub metas: Vec<Meta>,
    /// Its `<link rel>`s.
    pub head_links: Vec<HeadLink>,
    /// Its hyperlinks, in document order.
    pub links: Vec<ServerLink>,
    /// The resolved addresses of those in `noscript`: scripts may have taken it away from the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noscript: Vec<String>,
}

/// One hyperlink of the server's HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerLink {
    /// The address as the live page resolves it; empty where it cannot be resolved.
    pub resolved: String,
    /// Raw `rel`; none without the attribute.
    pub rel: Option<String>,
}
