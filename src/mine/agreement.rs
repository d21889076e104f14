//! What was agreed of a link from one page, for each of the person's profiles.
//! Does not know where it is kept, nor what was found.

use serde::{Deserialize, Serialize};

use crate::{
    context::{Context, Region},
    follow::Follow,
    link::is_on,
    settings::Profile,
};

crate::vocabulary! {
    /// Where a link was agreed to stand.
    pub enum Place {
        /// The body, nothing else.
        Body = "body",
        /// Anywhere in the page's own content: body, list, reference, infobox.
        Content = "content",
        /// The author's box.
        Author = "author",
        /// A comment or post.
        Comment = "comment",
        /// The site's template: menus, columns, footer, ads.
        Template = "template",
    }
}

impl Place {
    /// Whether a link in this context stands where it was agreed.
    pub fn holds(self, context: Context) -> bool {
        match self {
            Self::Body => context == Context::Body,
            Self::Content => context.region() == Region::Content,
            Self::Author => context == Context::Author,
            Self::Comment => context == Context::Comment,
            Self::Template => context.region() == Region::Template,
        }
    }

    /// The narrowest that holds a context.
    ///
    /// ```
    /// use vouch::{context::Context, mine::Place};
    /// assert_eq!(Place::of(Context::Infobox), Place::Content);
    /// assert_eq!(Place::of(Context::Footer), Place::Template);
    /// ```
    pub fn of(context: Context) -> Self {
        let narrow = [Self::Body, Self::Author, Self::Comment, Self::Content];
        let held = narrow.into_iter().find(|place| place.holds(context));
        held.unwrap_or(Self::Template)
    }
}

/// What was agreed of the link from one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The address it points to, as the browser resolved it.
    pub url: String,
    /// Its anchor text; empty where any will do.
    pub anchor: String,
    /// How it is qualified, one of [`Agreement::RELS`]; none where any will do.
    pub rel: Option<Follow>,
    /// Where it stands; none where any place will do.
    pub place: Option<Place>,
}

impl Agreement {
    /// What a link's qualification can be agreed to be.
    pub const RELS: [Follow; 4] = [
        Follow::Followed,
        Follow::Nofollow,
        Follow::Ugc,
        Follow::Sponsored,
    ];

    /// Whether a link to this path of a host would be the person's.
    pub fn is_on(host: &str, path: &str, profile: &Profile) -> bool {
        is_on(host, path, &profile.own_sites)
    }

    /// The line that [`Agreements::read`] reads; a client is known by any of their sites.
    pub fn line(&self, client: &str) -> String {
        let anchor: Vec<&str> = self.anchor.split_whitespace().collect();
        let rel = self.rel.map_or("", Follow::as_str);
        let place = self.place.map_or("", Place::as_str);
        let cells = [AGREED, client, &self.url, &anchor.join(" "), rel, place];
        cells.join("\t") + "\n"
    }

    /// A line's client and what was agreed for them.
    fn read(line: &str) -> Option<(&str, Self)> {
        let mut cells = line.split('\t');
        let kind = cells.next().filter(|kind| *kind == AGREED);
        let (client, url) = kind.and_then(|_| Some((cells.next()?, cells.next()?)))?;
        let mut next = || cells.next().unwrap_or_default();
        let agreement = Self {
            url: url.to_owned(),
            anchor: next().to_owned(),
            rel: Follow::from_word(next()).filter(|rel| Self::RELS.contains(rel)),
            place: Place::from_word(next()),
        };
        Some((client, agreement))
    }
}

/// What the first cell of a line says.
const AGREED: &str = "agreed";

/// Whether a line is what was agreed for this profile.
pub fn is_for(line: &str, profile: &Profile) -> bool {
    Agreement::read(line).is_some_and(|(whose, _)| is_client(whose, profile))
}

/// By any of their sites: which stands first is a matter of taste, and changes.
fn is_client(whose: &str, profile: &Profile) -> bool {
    profile.own_sites.iter().any(|site| site == whose)
}

/// What was agreed of the page's link, by client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agreements(Vec<(String, Agreement)>);

impl Agreements {
    /// Reads lines of cells between tabs: `agreed`, a site of the client's, address, anchor, `rel`, place; an empty cell
    /// agrees to anything. A line of another form is left alone.
    ///
    /// ```
    /// use vouch::{mine::Agreements, settings::Profile};
    /// let lines = "agreed\tmine.example\thttps://mine.example/\t\tfollowed\t\n";
    /// let person = Profile { own_sites: vec!["mine.example".into()], ..Default::default() };
    /// assert!(Agreements::read(lines).of(&person).unwrap().anchor.is_empty());
    /// ```
    pub fn read(lines: &str) -> Self {
        let read = lines.lines().filter_map(Agreement::read);
        Self(read.map(|(whose, it)| (whose.to_owned(), it)).collect())
    }

    /// What was agreed for this profile.
    pub fn of(&self, profile: &Profile) -> Option<&Agreement> {
        let mut own = (self.0.iter()).filter(|(whose, _)| is_client(whose, profile));
        own.next().map(|(_, agreement)| agreement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(site: &str) -> Profile {
        Profile {
            own_sites: vec![site.to_owned()],
            ..Profile::default()
        }
    }

    #[test]
    fn what_is_no_agreement_is_left_alone() {
        for line in [
            "",
            "agreed",
            "agreed\tmine.example",
            "pasted\tmine.example\tdr\t54",
            "agreed\tother.example\thttps://other.example/\t\t\t",
        ] {
            let read = Agreements::read(line);
            assert_eq!(read.of(&person("mine.example")), None, "{line}");
        }
        let read =
            Agreements::read("agreed\tmine.example\thttps://mine.example/\tx\tunknown\there");
        let agreement = read.of(&person("mine.example")).unwrap();
        assert_eq!((agreement.rel, agreement.place), (None, None));
        assert_eq!(read.of(&Profile::default()), None);
    }

    #[test]
    fn what_is_written_is_read_back_by_its_client_alone() {
        let agreement = Agreement {
            url: "https://mine.example/a".to_owned(),
            anchor: "hand\tpumps\n here".to_owned(),
            rel: Some(Follow::Sponsored),
            place: Some(Place::Content),
        };
        let line = agreement.line("mine.example");
        let read = Agreements::read(&line);
        let kept = read.of(&person("mine.example")).unwrap();
        assert_eq!(kept.anchor, "hand pumps here");
        assert_eq!((&kept.url, kept.rel), (&agreement.url, agreement.rel));
        assert_eq!(kept.line("mine.example"), line);
        assert!(is_for(&line, &person("mine.example")) && !is_for(&line, &person("mine")));
    }

    #[test]
    fn the_order_of_a_clients_sites_hides_nothing() {
        let agreements = Agreements::read("agreed\tb.example\thttps://b.example/\t\t\t\n");
        let sites = ["a.example", "b.example", "c.example"].map(str::to_owned);
        for turn in 0..sites.len() {
            let mut own_sites = sites.to_vec();
            own_sites.rotate_left(turn);
            let profile = Profile {
                own_sites,
                ..Profile::default()
            };
            assert!(agreements.of(&profile).is_some(), "{profile:?}");
        }
        assert_eq!(agreements.of(&person("a.example")), None);
    }

    #[test]
    fn a_place_holds_its_contexts_and_no_other() {
        for (place, context) in [
            (Place::Body, Context::List),
            (Place::Content, Context::Author),
            (Place::Author, Context::Comment),
            (Place::Comment, Context::Author),
            (Place::Template, Context::Body),
        ] {
            assert!(!place.holds(context), "{place} {context}");
        }
        for context in Context::ALL {
            assert!(Place::of(*context).holds(*context), "{context}");
        }
    }
}
