//! The words by which authors name the parts of a page, and what destinations are for.
//! Looks words up; which of them counts where is the context stage's business.

use super::{Keyed, Lookup, Parts, lines, rows};

crate::vocabulary! {
    /// What a name or a heading says a block is for.
    pub enum Naming {
        /// Advertisements.
        Ad = "ad",
        /// Visitors' words.
        Comment = "comment",
        /// One visitor's message, in a forum's words.
        Post = "post",
        /// What stands beneath everything that its writer posts.
        Signature = "signature",
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
    names: Lookup<&'static str, Naming>,
    reveals: Lookup<&'static str, Reveal>,
    headings: Lookup<&'static str, Naming>,
    texts: Lookup<&'static str, Naming>,
    languages: Lookup<&'static str, Naming>,
    /// What a legal line says somewhere, in lower case.
    marks: Parts,
    /// By host: what path and query begin with, and the purpose.
    places: Keyed,
}

impl ContextWords {
    /// Reads `data/context_words.tsv`.
    pub(super) fn read_words(&mut self, table: &'static str) {
        for (field, class, list) in words_rows(table) {
            let list = list.split('|');
            let named = |words: &mut Lookup<_, _>| {
                if let Some(naming) = Naming::from_word(class) {
                    words.extend(list.clone().map(|word| (word, naming)));
                }
            };
            match field {
                "name" => named(&mut self.names),
                "heading" => named(&mut self.headings),
                "text" => named(&mut self.texts),
                "language" => named(&mut self.languages),
                "reveal" => {
                    let reveal = Reveal::from_word(class);
                    let words = list.filter_map(|word| Some((word, reveal?)));
                    self.reveals.extend(words);
                }
                "mark" => self.marks.extend(list),
                _ => {}
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

    /// What a word of a class or id says, with the word; two words are joined by `-`.
    #[inline]
    pub fn name(&self, word: &str) -> Option<(Naming, &'static str)> {
        let (word, naming) = self.names.get_key_value(word)?;
        Some((*naming, word))
    }

    /// What such a word says about how the block comes into view, with the word.
    pub fn reveal(&self, word: &str) -> Option<(Reveal, &'static str)> {
        let (word, reveal) = self.reveals.get_key_value(word)?;
        Some((*reveal, word))
    }

    /// What a heading of these words says.
    pub fn heading(&self, phrase: &str) -> Option<Naming> {
        self.headings.get(phrase).copied()
    }

    /// Whether a text in lower case is one that closes a site's pages.
    ///
    /// ```
    /// use vouch_known::tables::Tables;
    /// let words = Tables::builtin().context_words;
    /// assert!(words.closes("© 2026 the well society"));
    /// assert!(!words.closes("the well of 2026"));
    /// ```
    pub fn closes(&self, text: &str) -> bool {
        self.marks.within(text)
    }

    /// What a link of these words is for.
    pub fn text(&self, phrase: &str) -> Option<Naming> {
        let known = self.texts.get(phrase);
        known.or_else(|| self.languages.get(phrase)).copied()
    }

    /// What an address is for: `start` is its path and query.
    ///
    /// ```
    /// use vouch_known::tables::{Purpose, Tables};
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
        let table = include_str!("../../../../data/context_words.tsv");
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
        let table = include_str!("../../../../data/context_places.tsv");
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
