//! The words by which authors name the parts of a page, and what destinations are for.
//! Looks words up; which of them counts where is the context stage's business.

use super::{Keyed, lines, rows};

crate::vocabulary! {
    /// What a name or a heading says a block is for.
    pub enum Naming {
        /// Advertisements.
        Ad = "ad",
        /// Visitors' words.
        Comment = "comment",
        /// One visitor's message, in a forum's words.
        Post = "post",
        /// A widget to vote a message up or down.
        Vote = "vote",
        /// Byline and bio.
        Author = "author",
        /// Share and follow buttons.
        Share = "share",
        /// Sources and further reading.
        Reference = "reference",
        /// A box of facts.
        Infobox = "infobox",
        /// Consent, log-in, languages and the like.
        Utility = "utility",
        /// Teasers.
        Related = "related",
        /// Menus and lists of categories.
        Navigation = "navigation",
        /// The site's banner.
        Header = "header",
        /// The site's footer.
        Footer = "footer",
        /// Complementary columns and widgets.
        Sidebar = "sidebar",
        /// The page's own text.
        Content = "content",
        /// Says nothing, though a word in it would.
        Neutral = "neutral",
    }
}

crate::vocabulary! {
    /// What a name says about how a block comes into view.
    pub enum Reveal {
        /// Opens on demand.
        Opens = "opens",
        /// Moves, fades in, or belongs to another screen.
        Moves = "moves",
    }
}

crate::vocabulary! {
    /// What an address is for, wherever the link stands.
    pub enum Purpose {
        /// Opens a dialog to share something.
        Intent = "intent",
        /// A network where sites and people keep accounts.
        Account = "account",
        /// An app store's entry.
        App = "app",
        /// Serves or brokers advertisements.
        Ad = "ad",
        /// A service that a page uses rather than recommends.
        Utility = "utility",
    }
}

/// Words by field, each with the word of what it says; of several the last.
#[derive(Debug, Clone, Default)]
pub struct ContextWords {
    names: Keyed,
    reveals: Keyed,
    headings: Keyed,
    texts: Keyed,
    languages: Keyed,
    /// What a legal line says somewhere, in lower case.
    marks: Vec<&'static str>,
    /// By host: what path and query begin with, and the purpose.
    places: Keyed,
}

impl ContextWords {
    /// Reads `data/context_words.tsv`.
    pub(super) fn read_words(&mut self, table: &'static str) {
        for (field, class, list) in words_rows(table) {
            for word in list.split('|') {
                self.insert(field, class, word);
            }
        }
    }

    /// Reads `data/context_places.tsv`.
    pub(super) fn read_places(&mut self, table: &'static str) {
        for line in lines(table) {
            let (host, row) = line.split_at(line.find(['/', '\t']).unwrap_or(line.len()));
            self.places.entry(host).or_default().push(row);
        }
    }

    fn insert(&mut self, field: &str, class: &'static str, word: &'static str) {
        let words = match field {
            "name" => &mut self.names,
            "heading" => &mut self.headings,
            "text" => &mut self.texts,
            "language" => &mut self.languages,
            "reveal" => &mut self.reveals,
            "mark" => return self.marks.push(word),
            _ => return,
        };
        words.entry(word).or_default().push(class);
    }

    /// What a word of a class or id says; two words are joined by `-`.
    pub fn name(&self, word: &str) -> Option<Naming> {
        last(&self.names, word).and_then(Naming::from_word)
    }

    /// What such a word says about how the block comes into view.
    pub fn reveal(&self, word: &str) -> Option<Reveal> {
        last(&self.reveals, word).and_then(Reveal::from_word)
    }

    /// What a heading of these words says.
    pub fn heading(&self, phrase: &str) -> Option<Naming> {
        last(&self.headings, phrase).and_then(Naming::from_word)
    }

    /// Whether a text in lower case is one that closes a site's pages.
    ///
    /// ```
    /// use vouch::tables::Tables;
    /// let words = Tables::builtin().context_words;
    /// assert!(words.closes("© 2026 the well society"));
    /// assert!(!words.closes("the well of 2026"));
    /// ```
    pub fn closes(&self, text: &str) -> bool {
        self.marks.iter().any(|mark| text.contains(mark))
    }

    /// What a link of these words is for.
    pub fn text(&self, phrase: &str) -> Option<Naming> {
        let known = last(&self.texts, phrase).or_else(|| last(&self.languages, phrase));
        known.and_then(Naming::from_word)
    }

    /// What an address is for: `start` is its path and query.
    ///
    /// ```
    /// use vouch::tables::{Purpose, Tables};
    /// let words = Tables::builtin().context_words;
    /// assert_eq!(words.purpose("www.facebook.com", "/sharer/sharer.php?u=x"), Some(Purpose::Intent));
    /// assert_eq!(words.purpose("www.facebook.com", "/vouch"), Some(Purpose::Account));
    /// assert_eq!(words.purpose("notfacebook.com", "/sharer"), None);
    /// ```
    pub fn purpose(&self, host: &str, start: &str) -> Option<Purpose> {
        let mut rest = host;
        loop {
            let rows = self.places.get(rest).into_iter().flatten();
            let fits = rows
                .filter_map(|row| row.split_once('\t'))
                .filter(|(beginning, _)| start.starts_with(beginning));
            if let Some((_, purpose)) = fits.max_by_key(|(beginning, _)| beginning.len()) {
                return Purpose::from_word(purpose);
            }
            rest = rest.split_once('.')?.1;
        }
    }
}

/// What the last row of a word says of it.
fn last(words: &Keyed, word: &str) -> Option<&'static str> {
    words.get(word)?.last().copied()
}

/// Field, class and list of each row.
fn words_rows(
    table: &'static str,
) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    rows(table).filter_map(|(field, rest)| {
        let (class, list) = rest.split_once('\t')?;
        Some((field, class, list))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        let table = include_str!("../../data/context_words.tsv");
        for (field, class, list) in words_rows(table).filter(|row| row.0 != "field") {
            let known = match field {
                "reveal" => Reveal::from_word(class).is_some(),
                "name" | "heading" | "text" | "language" | "mark" => {
                    Naming::from_word(class).is_some()
                }
                _ => false,
            };
            assert!(known, "{field} {class}");
            assert_eq!(list, list.to_lowercase(), "{field} {class}");
        }
        let table = include_str!("../../data/context_places.tsv");
        for (address, class) in rows(table).filter(|row| row.0 != "address") {
            assert!(Purpose::from_word(class).is_some(), "{address}");
        }
    }

    #[test]
    fn the_longest_beginning_wins_and_hosts_match_whole_labels() {
        let words = crate::Tables::builtin().context_words;
        let cases = [
            ("x.com", "/vouch", Some(Purpose::Account)),
            ("x.com", "/intent/post?text=a", Some(Purpose::Intent)),
            ("netflix.com", "/intent/", None),
            ("play.google.com", "/music", None),
            (
                "play.google.com",
                "/store/apps/details?id=a",
                Some(Purpose::App),
            ),
        ];
        for (host, start, purpose) in cases {
            assert_eq!(words.purpose(host, start), purpose, "{host}{start}");
        }
    }
}
