//! How near an address comes to the one that was agreed, as rungs of a ladder.
//! Knows no link.

use crate::link::{same_page, same_spelling};

crate::vocabulary! {
    /// On which rung two addresses meet. Order: the nearest first.
    pub enum Rung {
        /// They are the same to the letter.
        Exact = "exact",
        /// They differ by scheme, `www.`, a final slash or a fragment that is no route.
        Spelling = "spelling",
        /// They differ by campaign tags too.
        Tagged = "tagged",
        /// They are two pages of the person's.
        OtherPage = "other-page",
    }
}

impl Rung {
    /// The first rung that holds for an address of the person's; both as the browser resolved them.
    ///
    /// ```
    /// use vouch::mine::Rung;
    /// let found = "http://www.mine.example/a/?utm_source=blog";
    /// assert_eq!(Rung::of("https://mine.example/a", found), Rung::Tagged);
    /// ```
    pub fn of(agreed: &str, found: &str) -> Self {
        if agreed == found {
            Self::Exact
        } else if same_spelling(agreed) == same_spelling(found) {
            Self::Spelling
        } else if same_page(agreed) == same_page(found) {
            Self::Tagged
        } else {
            Self::OtherPage
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_another_page_is_on_no_higher_rung() {
        let agreed = "https://mine.example/a?id=1";
        for found in [
            "https://mine.example/",
            "https://mine.example/a",
            "https://mine.example/a?id=2",
            "https://mine.example/A?id=1",
            "https://shop.mine.example/a?id=1",
            "https://mine.example/a/b?id=1",
            "https://mine.example/a?id=1&lang=de",
            "https://mine.example:8443/a?id=1",
            "https://mine.example/a?id=1#/b",
        ] {
            assert_eq!(Rung::of(agreed, found), Rung::OtherPage, "{found}");
        }
    }

    #[test]
    fn a_spelling_is_not_exact_and_a_tag_no_spelling() {
        let agreed = "https://mine.example/a?utm_source=agreed";
        for (found, rung) in [
            ("http://mine.example/a?utm_source=agreed", Rung::Spelling),
            (
                "https://www.mine.example/a?utm_source=agreed",
                Rung::Spelling,
            ),
            ("https://mine.example/a/?utm_source=agreed", Rung::Spelling),
            ("https://mine.example/a?utm_source=agreed#b", Rung::Spelling),
            ("https://mine.example/a", Rung::Tagged),
            ("https://mine.example/a?utm_source=other", Rung::Tagged),
            ("http://mine.example/a/?fbclid=1", Rung::Tagged),
            ("http://mine.example/a/?gbraid=1&srsltid=2", Rung::Tagged),
            (agreed, Rung::Exact),
        ] {
            assert_eq!(Rung::of(agreed, found), rung, "{found}");
        }
    }
}
