//! Whether a page is still as it was read, and when that is said.
//! Knows no clock and no page: every look is given, one a second.

use crate::link::same_page;

/// Looks each of which differs from the one before until it is said that the links do not rest.
const RESTLESS: u32 = 5;

crate::vocabulary! {
    /// What has become of the page since it was read.
    pub enum Stale {
        /// Its links have changed, and rest.
        Links = "links",
        /// Its links keep changing.
        Restless = "restless",
        /// Another page stands in its place.
        Moved = "moved",
    }
}

/// What one look at a page saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Its address.
    pub address: String,
    /// Its links, as a text that is the same for the same links.
    pub links: String,
}

/// The looks at one page since it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    last: Option<Look>,
    changes: u32,
}

impl Watch {
    /// What there is to say of the page now, given how it was `read`. What changes is left to come to rest first, as an
    /// application draws a page in steps; what became again as it was read is no change.
    ///
    /// ```
    /// use vouch::stale::{Look, Stale, Watch};
    /// let look = |links: &str| Look { address: "https://a.example/".to_owned(), links: links.to_owned() };
    /// let (read, mut watch) = (look("3"), Watch::default());
    /// assert_eq!(watch.look(&read, look("3")), None);
    /// assert_eq!(watch.look(&read, look("4")), None);
    /// assert_eq!(watch.look(&read, look("4")), Some(Stale::Links));
    /// ```
    pub fn look(&mut self, read: &Look, now: Look) -> Option<Stale> {
        let is_other = same_page(&now.address) != same_page(&read.address);
        if !is_other && now.links == read.links {
            *self = Self::default();
            return None;
        }
        let rests = self.last.as_ref() == Some(&now);
        self.last = Some(now);
        self.changes += 1;
        let says = match (is_other, rests) {
            (true, _) => Stale::Moved,
            (false, true) => Stale::Links,
            (false, false) => Stale::Restless,
        };
        (rests || self.changes > RESTLESS).then_some(says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str, links: u32) -> Look {
        Look {
            address: address.to_owned(),
            links: links.to_string(),
        }
    }

    /// At which look something is said of a page whose links are these at each, and what.
    fn said(links: impl Iterator<Item = u32>) -> Option<(usize, Stale)> {
        let (read, mut watch) = (at("https://a.example/", 0), Watch::default());
        links.enumerate().find_map(|(nth, links)| {
            let says = watch.look(&read, at("https://a.example/", links))?;
            Some((nth + 1, says))
        })
    }

    #[test]
    fn nothing_is_said_of_a_page_that_stays() {
        assert_eq!(said(std::iter::repeat_n(0, 100)), None);
    }

    #[test]
    fn what_comes_and_goes_again_is_no_change() {
        assert_eq!(said((0..100).map(|nth| nth % 2)), None);
    }

    #[test]
    fn a_change_is_told_when_it_rests() {
        assert_eq!(said([0, 1, 1].into_iter()), Some((3, Stale::Links)));
        assert_eq!(said([1, 2, 3, 4, 4].into_iter()), Some((5, Stale::Links)));
    }

    #[test]
    fn a_page_that_never_rests_is_called_so() {
        assert_eq!(said(1..100), Some((6, Stale::Restless)));
    }

    #[test]
    fn another_address_is_another_page_unless_it_only_scrolled() {
        let read = at("https://a.example/b?utm_source=mail", 0);
        for (address, says) in [
            ("https://a.example/b#part", None),
            ("https://a.example/b", None),
            ("https://a.example/b#/part", Some(Stale::Moved)),
            ("https://a.example/c", Some(Stale::Moved)),
        ] {
            let mut watch = Watch::default();
            assert_eq!(watch.look(&read, at(address, 0)), None, "{address}");
            assert_eq!(watch.look(&read, at(address, 0)), says, "{address}");
        }
    }

    #[test]
    fn another_page_that_never_rests_is_another_page() {
        let (read, mut watch) = (at("https://a.example/", 0), Watch::default());
        let mut looks = (1..100).map(|links| at("https://a.example/b", links));
        let says = looks.find_map(|now| watch.look(&read, now));
        assert_eq!(says, Some(Stale::Moved));
    }
}
