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
pub struct Said {
    pasted: Vec<Pasted>,
    imported: Vec<Imported>,
}

/// A value that the person pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pasted {
    /// What it is of: see [`Authority::subject`].
    subject: String,
    scale: Scale,
    value: u32,
}

/// A list that has a site.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Imported {
    /// The host under which the list has it, without `www.`.
    host: String,
    about: About,
    band: Band,
    /// The list's name.
    list: String,
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
        let mut said = Self::default();
        for line in lines.lines() {
            let mut cells = line.split('\t');
            let kind = cells.next();
            let cells: [&str; 4] = std::array::from_fn(|_| cells.next().unwrap_or_default());
            match kind {
                Some("pasted") => said.pasted.extend(Pasted::of(cells)),
                Some("imported") => said.imported.extend(Imported::of(cells)),
                Some(_) | None => {}
            }
        }
        said
    }

    /// What pasted values, or else lists, say of a site's authority.
    pub(super) fn authority(&self, subject: &str) -> Option<Authority> {
        let pasted = self.pasted_of(subject, About::Links);
        let pasted = pasted.map(|it| (it.scale.band(it.value), it.reason(Code::AuthorityPasted)));
        let listed = |it: &&Imported| it.about == About::Links && it.host == subject;
        let listed = self.imported.iter().filter(listed);
        let listed = listed.map(|it| (it.band, it.reason(Code::AuthorityImported)));
        joined(pasted.collect(), Source::Pasted)
            .or_else(|| joined(listed.collect(), Source::Imported))
    }

    /// What they say of its audience, as a share, and who says so.
    pub(super) fn audience(&self, subject: &str) -> Option<(Span, Reason)> {
        let said = match self.pasted_of(subject, About::Audience).last() {
            Some(pasted) => Some((
                pasted.scale.band(pasted.value),
                pasted.reason(Code::AudiencePasted),
            )),
            None => self.best_list(subject),
        };
        said.map(|(band, reason)| (readings::audience(band), reason))
    }

    /// The list that has most visitors for it: lists of origins and names have a site under several.
    fn best_list(&self, subject: &str) -> Option<(Band, Reason)> {
        let of_it = |it: &&Imported| {
            let below = it.host.strip_suffix(subject);
            it.about == About::Audience
                && below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
        };
        let best = self
            .imported
            .iter()
            .filter(of_it)
            .min_by_key(|it| it.band)?;
        Some((best.band, best.reason(Code::AudienceImported)))
    }

    fn pasted_of(&self, subject: &str, about: About) -> impl Iterator<Item = &Pasted> {
        let pasted = self.pasted.iter();
        pasted.filter(move |it| it.subject == subject && it.scale.about() == about)
    }
}

impl Pasted {
    fn of([subject, scale, value, _]: [&str; 4]) -> Option<Self> {
        Some(Self {
            subject: subject.to_owned(),
            scale: Scale::from_word(scale)?,
            value: value.parse().ok()?,
        })
    }

    fn reason(&self, code: Code) -> Reason {
        let value = self.value.to_string();
        Reason::with(code, [self.scale.as_str().to_uppercase(), value])
    }
}

impl Imported {
    fn of([host, about, band, list]: [&str; 4]) -> Option<Self> {
        Some(Self {
            host: host.to_owned(),
            about: About::from_word(about)?,
            band: Band::from_word(band)?,
            list: list.to_owned(),
        })
    }

    fn reason(&self, code: Code) -> Reason {
        Reason::with(code, [&self.list, &self.host])
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
