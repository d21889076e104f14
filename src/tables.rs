//! The data files of `data/`, parsed once.
//! Holds no rule: what a row means is the business of the stage that reads it.

mod context_words;
mod disclosure;

use std::collections::{BTreeMap, BTreeSet};

pub use context_words::{ContextWords, Naming, Purpose, Reveal};
pub use disclosure::{Phrase, Scope};

/// The rows of a table by their first cell, each as its line's other cells.
/// One type for all, read where a row is found: each further type of map is 4 kB of code.
pub(crate) type Keyed = BTreeMap<&'static str, Vec<&'static str>>;

/// Every table a stage reads.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Phrases by which a page discloses that it was paid for: `data/disclosure.tsv`.
    pub disclosure: Vec<Phrase>,
    /// What authors call the parts of a page.
    pub context_words: ContextWords,
    /// Hosts that give each user a corner (R25), by registrable domain or `name.*`.
    pub(crate) tenants: Keyed,
    /// Redirects that name their target (R26), by registrable domain or `name.*`.
    pub(crate) wrappers: Keyed,
    /// Shorteners whose target cannot be told offline (R26): host and the path's beginning.
    pub(crate) shorteners: Keyed,
    /// Anchor texts that say nothing about their destination, in lower case.
    pub(crate) generic: BTreeSet<&'static str>,
    /// Names of well-known sites, by host or registrable domain.
    pub(crate) brands: Keyed,
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
    /// Names that belong to the host itself, between spaces.
    pub reserved: &'static str,
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
        Self {
            disclosure: Phrase::read(include_str!("../data/disclosure.tsv")),
            context_words: ContextWords::builtin(),
            tenants: keyed(include_str!("../data/tenants.tsv")),
            wrappers: keyed(include_str!("../data/wrappers.tsv")),
            shorteners: keyed(include_str!("../data/shorteners.tsv")),
            generic: phrases(include_str!("../data/generic.tsv")),
            brands: keyed(include_str!("../data/brands.tsv")),
        }
    }

    /// Version of the tables as a whole: the date of their last change.
    pub fn version(&self) -> &'static str {
        "2026-11-21"
    }
}

impl Tenant {
    /// Reads a row of `data/tenants.tsv`.
    pub(crate) fn read(row: &'static str) -> Self {
        let [host, form, kind, reserved] = cells(row);
        Self {
            host,
            form,
            kind,
            reserved,
        }
    }
}

impl Wrapper {
    /// Reads a row of `data/wrappers.tsv`.
    pub(crate) fn read(row: &'static str) -> Self {
        let [host, path, form, kind] = cells(row);
        Self {
            host,
            path,
            form,
            kind,
        }
    }
}

/// The first cells of a row, between tabs, trimmed, missing ones empty.
pub(crate) fn cells<const CELLS: usize>(row: &'static str) -> [&'static str; CELLS] {
    let mut cells = row.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or_default().trim())
}

/// The lines of a table, without the empty ones and those that begin with `#`.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = table.lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// First cell and rest of a table's rows.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(table).map(|row| row.split_once('\t').unwrap_or((row, "")))
}

fn keyed(table: &'static str) -> Keyed {
    let mut keyed = Keyed::new();
    for (key, rest) in rows(table) {
        keyed.entry(key).or_default().push(rest);
    }
    keyed
}

fn phrases(table: &'static str) -> BTreeSet<&'static str> {
    let mut phrases = BTreeSet::new();
    phrases.extend(rows(table).map(|(_language, phrase)| phrase));
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_missing_cells_are_no_rows_of_their_own() {
        let read = rows("# head\n\na\tb\nc\t d \te\tf\n");
        let read: Vec<(&str, [&str; 2])> = read.map(|(key, row)| (key, cells(row))).collect();
        assert_eq!(read, [("a", ["b", ""]), ("c", ["d", "e"])]);
    }

    #[test]
    fn every_row_of_every_table_is_whole_and_in_lower_case() {
        let tables = Tables::builtin();
        for (base, tenants) in &tables.tenants {
            for tenant in tenants.iter().map(|row| Tenant::read(row)) {
                assert!(
                    tenant.form == "*." || tenant.form.starts_with('/'),
                    "{base}"
                );
                assert!(["site", "account"].contains(&tenant.kind), "{base}");
            }
        }
        for (domain, wrappers) in &tables.wrappers {
            for wrapper in wrappers.iter().map(|row| Wrapper::read(row)) {
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
            assert!(names.iter().all(|names| !names.is_empty()), "{host}");
        }
        assert!(tables.shorteners.contains_key("t.co"));
    }
}
