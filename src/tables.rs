//! The data files of `data/`, parsed once.
//! Holds no rule: what a row means is the business of the stage that reads it.

mod context_words;
mod disclosure;

use std::collections::{BTreeMap, BTreeSet};

pub use context_words::{ContextWords, Naming, Purpose, Reveal};
pub use disclosure::{Phrase, Scope};

/// Every table a stage reads.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Phrases by which a page discloses that it was paid for: `data/disclosure.tsv`.
    pub disclosure: Vec<Phrase>,
    /// What authors call the parts of a page.
    pub context_words: ContextWords,
    /// Hosts that give each user a corner (R25), by registrable domain or `name.*`.
    pub(crate) tenants: BTreeMap<&'static str, Vec<Tenant>>,
    /// Redirects that name their target (R26), by registrable domain or `name.*`.
    pub(crate) wrappers: BTreeMap<&'static str, Vec<Wrapper>>,
    /// Shorteners whose target cannot be told offline (R26): host and the path's beginning.
    pub(crate) shorteners: BTreeMap<&'static str, &'static str>,
    /// Anchor texts that say nothing about their destination, in lower case.
    pub(crate) generic: BTreeSet<&'static str>,
    /// Names of well-known sites, by host or registrable domain.
    pub(crate) brands: BTreeMap<&'static str, Vec<&'static str>>,
}

/// One way in which a host gives each user a corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tenant {
    /// The host without `www.`, where the user's name is in the path.
    pub host: &'static str,
    /// `*.` for a subdomain each, else the path before the user's name, such as `/` or `/view/`.
    pub form: &'static str,
    /// `site` where the corner is a site of its own, `account` where it is only worth naming.
    pub kind: &'static str,
    /// Names that belong to the host itself.
    pub reserved: Vec<&'static str>,
}

/// One redirect that names its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrapper {
    /// The whole host, `*.` and its end, or `name.*` for any suffix.
    pub host: &'static str,
    /// What its path begins with.
    pub path: &'static str,
    /// Where the target stands.
    pub form: &'static str,
    /// `interstitial` where no credit passes, else `redirect`.
    pub kind: &'static str,
}

impl Tables {
    /// The tables this build carries.
    pub fn builtin() -> Self {
        let mut tables = Self {
            disclosure: Phrase::read(include_str!("../data/disclosure.tsv")),
            context_words: ContextWords::builtin(),
            ..Self::default()
        };
        for [domain, host, form, kind, reserved, _source] in
            rows(include_str!("../data/tenants.tsv"))
        {
            let reserved = list(reserved, ' ');
            let tenant = Tenant {
                host,
                form,
                kind,
                reserved,
            };
            tables.tenants.entry(domain).or_default().push(tenant);
        }
        for [domain, host, path, form, kind, _source] in rows(include_str!("../data/wrappers.tsv"))
        {
            let wrapper = Wrapper {
                host,
                path,
                form,
                kind,
            };
            tables.wrappers.entry(domain).or_default().push(wrapper);
        }
        for [host, path, _source] in rows(include_str!("../data/shorteners.tsv")) {
            tables.shorteners.insert(host, path);
        }
        for [_language, phrase] in rows(include_str!("../data/generic.tsv")) {
            tables.generic.insert(phrase);
        }
        for [host, names] in rows(include_str!("../data/brands.tsv")) {
            tables.brands.insert(host, list(names, '|'));
        }
        tables
    }

    /// Version of the tables as a whole: the date of their last change.
    pub fn version(&self) -> &'static str {
        "2026-11-21"
    }
}

/// The rows of a table: cells between tabs, trimmed, missing ones empty; empty lines and those that begin with `#` are none.
pub(crate) fn rows<const CELLS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; CELLS]> {
    let lines = table.lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default().trim())
    })
}

fn list(cell: &'static str, separator: char) -> Vec<&'static str> {
    let entries = cell.split(separator).map(str::trim);
    entries.filter(|entry| !entry.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_missing_cells_are_no_rows_of_their_own() {
        let read: Vec<[&str; 3]> = rows("# head\n\na\tb\n c \td\te\tf\n").collect();
        assert_eq!(read, [["a", "b", ""], ["c", "d", "e"]]);
    }

    #[test]
    fn every_row_of_every_table_is_whole_and_in_lower_case() {
        let tables = Tables::builtin();
        for (base, tenants) in &tables.tenants {
            for tenant in tenants {
                assert!(
                    tenant.form == "*." || tenant.form.starts_with('/'),
                    "{base}"
                );
                assert!(["site", "account"].contains(&tenant.kind), "{base}");
            }
        }
        for (domain, wrappers) in &tables.wrappers {
            for wrapper in wrappers {
                assert!(
                    ["interstitial", "redirect"].contains(&wrapper.kind),
                    "{domain}"
                );
                assert!(
                    wrapper.path.starts_with('/') && !wrapper.form.is_empty(),
                    "{domain}"
                );
            }
        }
        for phrase in &tables.generic {
            assert_eq!(*phrase, phrase.to_lowercase(), "compared in lower case");
            assert!(!phrase.is_empty());
        }
        for (host, names) in &tables.brands {
            assert!(!names.is_empty(), "{host}");
        }
        assert!(tables.shorteners.contains_key("t.co"));
    }
}
