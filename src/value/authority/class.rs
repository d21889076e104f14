//! Pages that are not their host's, or not what its suffix promises: `data/site_classes.tsv`, `data/shorteners.tsv`.
//! Knows no band; corners of users that have a name are a matter of the link stage's tenants.

use super::{SiteKind, host::Host};
use crate::{reason::Code, tables::Tables};

crate::vocabulary! {
    /// What a page is instead of its host's own. Order: what says most of it first.
    pub enum SiteClass {
        /// Whoever has an account, or pays, writes there.
        UserContent = "user-content",
        /// Sends on to another site.
        Shortener = "shortener",
        /// Files and measuring for other sites.
        Infrastructure = "infrastructure",
        /// A name for sale.
        Parked = "parked",
        /// Of one of its users, where it has some; else of one person at the institution.
        Profile = "profile",
        /// Of one person at the institution.
        Person = "person",
        /// An announcement of what anyone holds.
        Event = "event",
        /// A position to be filled.
        Job = "job",
    }
}

impl SiteClass {
    /// Why such a page of a site of this kind has nothing of its host's authority; none where only the suffix's promise is
    /// not meant for it.
    pub(super) fn bars(self, kind: Option<SiteKind>) -> Option<Code> {
        match self {
            Self::UserContent => Some(Code::AuthorityUserContent),
            Self::Shortener => Some(Code::AuthorityShortener),
            Self::Infrastructure => Some(Code::AuthorityInfrastructure),
            Self::Parked => Some(Code::AuthorityParked),
            Self::Profile => kind
                .is_some_and(has_accounts)
                .then_some(Code::AuthorityUserContent),
            Self::Person | Self::Event | Self::Job => None,
        }
    }
}

/// Whether those with a profile on such a site are its users as a rule, where elsewhere they are its staff.
const fn has_accounts(kind: SiteKind) -> bool {
    match kind {
        SiteKind::Platform | SiteKind::Shop | SiteKind::Reference | SiteKind::Software => true,
        SiteKind::News
        | SiteKind::Trade
        | SiteKind::University
        | SiteKind::Government
        | SiteKind::Organization
        | SiteKind::Science
        | SiteKind::Company
        | SiteKind::Culture
        | SiteKind::Sport => false,
    }
}

/// The class that says most of a page, and by which key of the table.
pub(super) fn of(host: &Host<'_>, tables: &Tables) -> Option<(SiteClass, String)> {
    let mut most: Option<(SiteClass, String)> = None;
    for key in keys(host) {
        let class = named(&key, tables).or_else(|| shortener(&key, host.path, tables));
        let Some(class) = class else { continue };
        if most.as_ref().is_none_or(|(known, _)| class < *known) {
            most = Some((class, key));
        }
    }
    most
}

/// Every key under which the tables may name the page.
fn keys(host: &Host<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    for folder in host.folders() {
        keys.push(if folder.starts_with('~') || folder.starts_with("%7e") {
            "/~".to_owned()
        } else if let Some((space, _)) = folder.split_once(':') {
            ["/", space, ":"].concat()
        } else {
            ["/", &folder, "/"].concat()
        });
    }
    let first = keys.first().cloned().unwrap_or_default();
    for end in host.ends() {
        keys.push([end, &first].concat());
        keys.push(end.to_owned());
    }
    for label in host.labels() {
        keys.push([label, "."].concat());
    }
    keys
}

fn named(key: &str, tables: &Tables) -> Option<SiteClass> {
    let row = tables.site_classes.get(key)?.first()?;
    SiteClass::from_word(row)
}

fn shortener(key: &str, path: &str, tables: &Tables) -> Option<SiteClass> {
    let mut rows = tables.shorteners.get(key)?.iter();
    let is_one = rows.any(|row| path.starts_with(row.split('\t').next().unwrap_or_default()));
    is_one.then_some(SiteClass::Shortener)
}
