//! Who sets the links of a context, for all that treats several contexts alike.
//! Knows no link and no page.

use super::Context;

/// The three hands that set a page's links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The publisher, in the page's own content.
    Content,
    /// Whoever writes there: authors of themselves, and visitors.
    People,
    /// The site's template: menus, partners and advertisers, on every page alike.
    Template,
}

impl Context {
    /// Who sets the links there.
    ///
    /// ```
    /// use vouch_reading::context::{Context, Region};
    /// assert_eq!(Context::Reference.region(), Region::Content);
    /// assert_eq!(Context::Footer.region(), Region::Template);
    /// ```
    pub const fn region(self) -> Region {
        match self {
            Self::Body | Self::List | Self::Reference | Self::Infobox => Region::Content,
            Self::Author | Self::Comment => Region::People,
            Self::Related
            | Self::Navigation
            | Self::Header
            | Self::Sidebar
            | Self::Footer
            | Self::Share
            | Self::Ad
            | Self::Utility => Region::Template,
        }
    }
}
