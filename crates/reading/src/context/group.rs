//! The fourteen contexts in six groups, for choosing among links: who put the link there, and by what right.
//! Says nothing of worth, and no judgement hangs on it.

use super::Context;

crate::vocabulary! {
    /// Who put a link where it stands.
    pub enum Group {
        /// The writer, in the text itself.
        Editorial = "editorial",
        /// The writer or editor, as an entry among others: lists, sources, fact boxes.
        Source = "source",
        /// The writer, of themselves.
        Author = "author",
        /// A visitor.
        User = "user",
        /// The site's template or software, on many pages at once.
        Template = "template",
        /// Whoever paid.
        Ad = "ad",
    }
}

impl Context {
    /// The group that this context is chosen with.
    ///
    /// ```
    /// use vouch_reading::context::{Context, Group};
    /// assert_eq!(Context::Reference.group(), Group::Source);
    /// ```
    pub const fn group(self) -> Group {
        match self {
            // Chosen for this very sentence.
            Self::Body => Group::Editorial,
            // Chosen one by one too, but beside others of their kind: an entry, a citation, a fact's own site.
            Self::List | Self::Reference | Self::Infobox => Group::Source,
            // About who wrote, whatever the page is about.
            Self::Author => Group::Author,
            // No editor stands behind it.
            Self::Comment => Group::User,
            // Nobody chose it for this page: menus and frames are on every page, teasers are the software's choice, and
            // buttons for sharing, consent and log-in are tools.
            Self::Related
            | Self::Navigation
            | Self::Header
            | Self::Sidebar
            | Self::Footer
            | Self::Share
            | Self::Utility => Group::Template,
            // Bought, by whatever mark shows it.
            Self::Ad => Group::Ad,
        }
    }
}

impl Group {
    /// The contexts of this group, in the order of their declaration.
    pub fn contexts(self) -> impl Iterator<Item = Context> {
        let all = Context::ALL.iter().copied();
        all.filter(move |context| context.group() == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_group_is_empty_and_each_context_is_in_one() {
        let sizes: Vec<usize> = Group::ALL
            .iter()
            .map(|group| group.contexts().count())
            .collect();
        assert_eq!(sizes, [1, 3, 1, 1, 7, 1]);
    }
}
