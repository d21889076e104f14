//! What is known of the linking site's authority, and who says so.
//! Never infers it from the page (R40); where no source speaks, it is unknown, which is not low.

mod class;
mod host;
mod said;
mod suffix;

use serde::{Deserialize, Serialize};

use self::host::Host;
use super::{Span, readings};
use crate::{
    link::{Owner, web},
    reason::{Code, Reason},
    scale::Band,
    tables::{Tables, cells},
};

pub use class::SiteClass;
pub use said::Said;

crate::vocabulary! {
    /// Who speaks of a site's authority.
    pub enum Source {
        /// The person, of this very site: a value of another tool's scale.
        Pasted = "pasted",
        /// A list that the person imported.
        Imported = "imported",
        /// The table of well-known sites that comes with Vouch: `data/sites.tsv`.
        BuiltIn = "built-in",
        /// The domain's suffix, which not everyone gets: `data/site_suffixes.tsv`. It tells no band, only the low end.
        Suffix = "suffix",
    }
}

crate::vocabulary! {
    /// What kind of site it is, as its source says.
    pub enum SiteKind {
        /// Reports the day.
        News = "news",
        /// Writes for a field or an interest.
        Trade = "trade",
        /// Universities and colleges.
        University = "university",
        /// Of any level, its agencies and armies.
        Government = "government",
        /// Serves a cause or its members.
        Organization = "organization",
        /// Where things are looked up.
        Reference = "reference",
        /// Publishes or does research.
        Science = "science",
        /// Where software or its standards are made.
        Software = "software",
        /// Speaks for itself.
        Company = "company",
        /// Sells.
        Shop = "shop",
        /// Brings people and offers together.
        Platform = "platform",
        /// Museums, libraries, stages.
        Culture = "culture",
        /// Teams, leagues, and who reports on them.
        Sport = "sport",
    }
}

/// The linking site's authority, 0 to 100: never inferred from the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authority {
    /// The least it may be.
    pub low: u8,
    /// The most it may be.
    pub high: u8,
    /// Its band; unknown also where a source only raises the low end.
    pub band: Band,
    /// Who says so; none where unknown.
    pub source: Option<Source>,
    /// What kind of site it is; none where no source tells.
    #[serde(default)]
    pub kind: Option<SiteKind>,
    /// Why it is this, or why it is unknown.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Whom pasted values and lists may speak of on this page: the user's corner, or else the site; empty where the page
    /// has nothing of its host.
    #[serde(skip)]
    pub subject: String,
}

impl Authority {
    /// The authority of the page at this address, by what comes with Vouch.
    ///
    /// ```
    /// use vouch::{Tables, value::{Authority, Band}};
    /// let tables = Tables::builtin();
    /// let of = |page| Authority::of_page(page, &tables);
    /// assert_eq!(of("https://www.nytimes.com/2026/05/04/science/").band, Band::Top);
    /// assert_eq!(of("https://web.mit.edu/~jane/").band, Band::Unknown);
    /// assert_eq!((of("https://town.gov/").low, of("https://town.gov/").high), (30, 75));
    /// ```
    pub fn of_page(address: &str, tables: &Tables) -> Self {
        Self::told(address, tables, &Said::default())
    }

    /// The same with what the person knows from elsewhere: pasted values are heard first, then imported lists, then
    /// what comes with Vouch. What they know of its audience is only told among the reasons.
    pub fn told(address: &str, tables: &Tables, said: &Said) -> Self {
        let Some(url) = web(address) else {
            return Self::unknown().because(Code::AuthorityNoAddress, &[]);
        };
        let owner = Owner::of(&url, tables);
        if let Some(tenant) = owner.tenant {
            let told = said.authority(&tenant, &tenant);
            let unknown = || Self::unknown().because(Code::AuthorityTenant, &[&tenant]);
            return told.unwrap_or_else(unknown).heard(tenant, said);
        }
        let host = Host::of(&url, &owner.site);
        let class = class::of(&host, tables);
        let listed = Self::listed(host.site, tables);
        let kind = listed.as_ref().and_then(|listed| listed.kind);
        let bar = class
            .as_ref()
            .and_then(|(class, key)| Some((class.bars(kind)?, key)));
        if let Some((code, key)) = bar {
            return Self::unknown().because(code, &[key]);
        }
        said.authority(host.site, host.named())
            .or(listed)
            .or_else(|| Self::promised(&host, class, tables))
            .unwrap_or_else(|| Self::unknown().because(Code::AuthorityUnlisted, &[host.site]))
            .heard(owner.site, said)
    }

    /// Notes of whom it speaks, and who speaks of the audience.
    fn heard(mut self, subject: String, said: &Said) -> Self {
        let audience = said.audience(&subject).map(|(_, reason)| reason);
        self.reasons.extend(audience);
        Self { subject, ..self }
    }

    /// How many people see such a page, as a share, as far as somebody says so.
    pub fn audience(&self, said: &Said) -> Span {
        let told = said.audience(&self.subject);
        told.map_or(readings::AUDIENCE, |(band, _)| readings::audience(band))
    }

    /// What is known without any source: nothing.
    pub fn unknown() -> Self {
        Self::of(readings::authority(Band::Unknown), Band::Unknown)
    }

    /// Both ends as shares.
    pub fn span(&self) -> Span {
        Span::between(f64::from(self.low) / 100.0, f64::from(self.high) / 100.0)
    }

    fn of(span: Span, band: Band) -> Self {
        Self {
            low: percent(span.low),
            high: percent(span.high),
            band,
            source: None,
            kind: None,
            reasons: Vec::new(),
            subject: String::new(),
        }
    }

    /// By the table of well-known sites.
    fn listed(site: &str, tables: &Tables) -> Option<Self> {
        let [band, kind] = cells(tables.site(site)?);
        let band = Band::from_word(band)?;
        let listed = Self {
            source: Some(Source::BuiltIn),
            kind: SiteKind::from_word(kind),
            ..Self::of(readings::authority(band), band)
        };
        Some(listed.because(Code::AuthorityListed, &[site]))
    }

    /// By the suffix, which raises the low end alone, and not where the page is of a class that anyone is on.
    fn promised(
        host: &Host<'_>,
        class: Option<(SiteClass, String)>,
        tables: &Tables,
    ) -> Option<Self> {
        let (suffix, kind) = suffix::of(host, tables)?;
        if let Some((_, key)) = class {
            return Some(Self::unknown().because(Code::AuthoritySuffixWithheld, &[suffix, &key]));
        }
        let promised = Self {
            source: Some(Source::Suffix),
            kind: Some(kind),
            ..Self::of(readings::PROMISED, Band::Unknown)
        };
        Some(promised.because(Code::AuthoritySuffix, &[suffix]))
    }

    fn because(mut self, code: Code, args: &[&str]) -> Self {
        self.reasons.push(Reason::with(code, args));
        self
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 after the clamp"
)]
fn percent(share: f64) -> u8 {
    libm::round(share.clamp(0.0, 1.0) * 100.0) as u8
}

#[cfg(test)]
mod tests;
