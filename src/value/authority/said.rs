//! What the person knows of sites from elsewhere: values they pasted, hits in lists they imported.
//! Finds none of it: views look it up and hand it over as lines.

use super::{Authority, Source};
use crate::{
    reason::{Code, Reason},
    scale::{About, Band, Scale},
    value::{Span, readings},
};

/// What the person knows, as far as it may concern the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said(Vec<Voice>);

/// One value or one hit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Voice {
    source: Source,
    /// Of whom: [`Authority::subject`], or the host under which a list has it, without `www.`.
    of: String,
    about: About,
    band: Band,
    /// What fills the sentence: scale and value, or the list's name and the host.
    args: [String; 2],
}

impl Said {
    /// Reads lines of cells between tabs: `pasted`, subject, scale, value; or `imported`, host, what about, band, the
    /// list's name. A line of another form is left alone.
    ///
    /// ```
    /// use vouch::{Tables, value::{Authority, Band, Said}};
    /// let said = Said::read("pasted\texample.com\tdr\t54\n");
    /// let authority = Authority::told("https://www.example.com/a", &Tables::builtin(), &said);
    /// assert_eq!(authority.band, Band::Middle);
    /// ```
    pub fn read(lines: &str) -> Self {
        Self(lines.lines().filter_map(Voice::read).collect())
    }

    /// What pasted values say of a site's authority, or else lists: of the very host, or else of the site.
    pub(super) fn authority(&self, subject: &str, host: &str) -> Option<Authority> {
        let sources = [
            (Source::Pasted, Code::AuthorityPasted, subject),
            (Source::Imported, Code::AuthorityImported, host),
            (Source::Imported, Code::AuthorityImported, subject),
        ];
        sources.into_iter().find_map(|(source, code, of)| {
            let voices = self
                .0
                .iter()
                .filter(|it| it.source == source && it.about == About::Links && it.of == of);
            joined(
                voices.map(|it| (it.band, it.reason(code))).collect(),
                source,
            )
        })
    }

    /// The band of its audience, and who says so: the person, or the list that has most visitors for it, since lists
    /// of origins and names have a site under several.
    pub(super) fn audience(&self, subject: &str) -> Option<(Band, Reason)> {
        let voices = self.0.iter().filter(|it| it.is_audience_of(subject));
        let best = voices.min_by_key(|it| (it.source, it.band))?;
        let code = if best.source == Source::Pasted {
            Code::AudiencePasted
        } else {
            Code::AudienceImported
        };
        Some((best.band, best.reason(code)))
    }
}

impl Voice {
    fn read(line: &str) -> Option<Self> {
        let mut cells = line.split('\t');
        let source = Source::from_word(cells.next()?)?;
        let (of, what, number) = (cells.next()?, cells.next()?, cells.next()?);
        let (about, band, args) = match source {
            Source::Pasted => {
                let scale = Scale::from_word(what)?;
                let band = scale.band(number.parse().ok()?);
                (
                    scale.about(),
                    band,
                    [what.to_ascii_uppercase(), number.to_owned()],
                )
            }
            Source::Imported => {
                let about = About::from_word(what)?;
                let list = cells.next()?.to_owned();
                (about, Band::from_word(number)?, [list, of.to_owned()])
            }
            Source::BuiltIn | Source::Suffix => return None,
        };
        Some(Self {
            source,
            of: of.to_owned(),
            about,
            band,
            args,
        })
    }

    fn is_audience_of(&self, subject: &str) -> bool {
        let below = self
            .of
            .strip_suffix(subject)
            .filter(|_| !subject.is_empty());
        let is_of_it = below.is_some_and(|below| below.is_empty() || below.ends_with('.'));
        self.about == About::Audience && is_of_it
    }

    fn reason(&self, code: Code) -> Reason {
        Reason::with(code, &self.args)
    }
}

/// Several voices of one kind: the range holds them all, the band is the lowest of them.
fn joined(voices: Vec<(Band, Reason)>, source: Source) -> Option<Authority> {
    let best = voices.iter().map(|(band, _)| *band).min()?;
    let band = voices.iter().map(|(band, _)| *band).max()?;
    let span = Span::between(
        readings::authority(band).low,
        readings::authority(best).high,
    );
    Some(Authority {
        source: Some(source),
        reasons: voices.into_iter().map(|(_, reason)| reason).collect(),
        ..Authority::of(span, band)
    })
}

#[cfg(test)]
mod tests;
