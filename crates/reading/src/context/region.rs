//! Who sets the links of a context, for all that treats several contexts alike.
//! Knows no link and no page.

use super::{Context, Group};

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
        match self.group() {
            Group::Editorial | Group::Source => Region::Content,
            Group::Author | Group::User => Region::People,
            Group::Template | Group::Ad => Region::Template,
        }
    }
}
