//! The data files of `data/`, parsed once from one text that holds them all.
//! Holds no rule: what a row means is the business of the stage that reads it.
//!
//! The package carries that text as a file of its own, which both engines share; natively it is compiled in.

mod context_words;
mod disclosure;
mod lookup;
mod parts;
mod public;
mod sorted;
mod stemming;

pub use context_words::{ContextWords, Naming, Purpose, Reveal};
pub use disclosure::{Phrase, Scope};
pub use lookup::{Fnv, Lookup};
pub use parts::Parts;
pub use public::is_public_suffix;
pub use sorted::entry;
pub use stemming::Stemming;

/// The rows of a table by their first cell, each as its line's other cells.
/// One type for all, read where a row is found: each further type of map is 4 kB of code.
pub type Keyed = Lookup<&'static str, Vec<&'static str>>;

/// Begins a file in the joined text; its name is the rest of the line, its content what follows.
const FILE: char = '\u{c}';

/// The joined text as `build.sh` makes it for the package: every file of `data/`, by name.
#[cfg(not(target_arch = "wasm32"))]
const JOINED: &str = concat!(
    "\u{c}affiliates.tsv\n",
    include_str!("../../../data/affiliates.tsv"),
    "\u{c}brands.tsv\n",
    include_str!("../../../data/brands.tsv"),
    "\u{c}context_places.tsv\n",
    include_str!("../../../data/context_places.tsv"),
    "\u{c}context_words.tsv\n",
    include_str!("../../../data/context_words.tsv"),
    "\u{c}disclosure.tsv\n",
    include_str!("../../../data/disclosure.tsv"),
    "\u{c}generic.tsv\n",
    include_str!("../../../data/generic.tsv"),
    "\u{c}risk_words.tsv\n",
    include_str!("../../../data/risk_words.tsv"),
    "\u{c}shorteners.tsv\n",
    include_str!("../../../data/shorteners.tsv"),
    "\u{c}site_classes.tsv\n",
    include_str!("../../../data/site_classes.tsv"),
    "\u{c}site_suffixes.tsv\n",
    include_str!("../../../data/site_suffixes.tsv"),
    "\u{c}sites.tsv\n",
    include_str!("../../../data/sites.tsv"),
    "\u{c}stopwords.tsv\n",
    include_str!("../../../data/stopwords.tsv"),
    "\u{c}suffixes.txt\n",
    include_str!("../../../data/suffixes.txt"),
    "\u{c}tenants.tsv\n",
    include_str!("../../../data/tenants.tsv"),
    "\u{c}wrappers.tsv\n",
    include_str!("../../../data/wrappers.tsv"),
);

/// Every table a stage reads.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Phrases by which a page discloses that it was paid for: `data/disclosure.tsv`.
    pub disclosure: Vec<Phrase>,
    /// What authors call the parts of a page.
    pub context_words: ContextWords,
    /// Hosts that give each user a corner (R25), by registrable domain or `name.*`.
    pub tenants: Keyed,
    /// Redirects that name their target (R26), by registrable domain or `name.*`.
    pub wrappers: Keyed,
    /// Affiliate links by their addresses, by registrable domain, `name.*`, or `*` for any.
    pub affiliates: Keyed,
    /// Shorteners whose target cannot be told offline (R26): host and the path's beginning.
    pub shorteners: Keyed,
    /// Anchor texts that say nothing about their destination, in lower case, and the language of each.
    pub generic: Lookup<&'static str, &'static str>,
    /// Names of well-known sites, by host or registrable domain.
    pub brands: Keyed,
    /// Languages by the function words that they use most.
    pub stopwords: Keyed,
    /// Languages by letters that stand in a row in many of their words, `_` for a word's beginning or end.
    pub letters: Keyed,
    /// The lines of the Public Suffix List in its own form (R23), see the file's head.
    suffixes: &'static str,
    /// Pages that are not their host's, by host, folder or label.
    pub site_classes: Keyed,
    /// Suffixes that not everyone gets, whole or as `name.*`.
    pub site_suffixes: Keyed,
    /// Words of what may hurt, by topic: the language and a list each.
    risk_words: Keyed,
    /// Well-known sites, unparsed: one is looked up a page, which costs less than a map of them all.
    sites: &'static str,
    /// Cuts words to their stems.
    pub stemming: Stemming,
    version: String,
}

/// One way in which a host gives each user a corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
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
pub struct Wrapper {
    /// The whole host, `*.` and its end, or `name.*` for any suffix.
    pub host: &'static str,
    /// What its path begins with.
    pub path: &'static str,
    /// Where the target stands.
    pub form: &'static str,
    /// `interstitial` where no credit passes, else `redirect`.
    pub kind: &'static str,
}

/// One form of affiliate link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affiliate {
    /// As in [`Wrapper`].
    pub host: &'static str,
    /// What its path begins with.
    pub path: &'static str,
    /// Parameters of which one must have a value, between spaces; none where every address there is one.
    pub parameters: &'static str,
    /// Where the target stands, between spaces; none where it is not named.
    pub forms: &'static str,
    /// The network's name; empty where only a customary parameter speaks.
    pub network: &'static str,
}

impl Tables {
    /// The tables of this checkout. In a browser they come with the package, see [`Tables::read`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn builtin() -> Self {
        Self::read(JOINED, Stemming(vouch_stems::stems))
    }

    /// Reads the joined text; a file of another name is left alone.
    pub fn read(joined: &'static str, stemming: Stemming) -> Self {
        let mut tables = Self {
            stemming,
            version: format!("{:08x}", checksum(joined)),
            ..Self::default()
        };
        for file in joined.split(FILE) {
            let (name, table) = file.split_once('\n').unwrap_or_default();
            match name {
                "affiliates.tsv" => tables.affiliates = keyed_by_site(table),
                "brands.tsv" => tables.brands = keyed(table),
                "context_places.tsv" => tables.context_words.read_places(table),
                "context_words.tsv" => tables.context_words.read_words(table),
                "disclosure.tsv" => tables.disclosure = Phrase::read(table),
                "generic.tsv" => tables.generic = phrases(table),
                "risk_words.tsv" => tables.risk_words = keyed(table),
                "shorteners.tsv" => tables.shorteners = keyed(table),
                "site_classes.tsv" => tables.site_classes = keyed(table),
                "site_suffixes.tsv" => tables.site_suffixes = keyed(table),
                "sites.tsv" => tables.sites = table,
                "stopwords.tsv" => tables.read_stopwords(table),
                "suffixes.txt" => tables.suffixes = below_comments(table),
                "tenants.tsv" => tables.tenants = keyed_by_site(table),
                "wrappers.tsv" => tables.wrappers = keyed_by_site(table),
                _ => {}
            }
        }
        tables
    }

    /// The phrases of a topic of `data/risk_words.tsv`, in lower case and all languages.
    pub fn risk_words(&self, topic: &str) -> Vec<&'static str> {
        let mut phrases = Vec::new();
        for row in self.risk_words.get(topic).into_iter().flatten() {
            let [_, list] = cells(row);
            phrases.extend(list.split('|'));
        }
        phrases
    }

    /// What `data/sites.tsv` says of a registrable domain: band and kind.
    pub fn site(&self, domain: &str) -> Option<&'static str> {
        // The comments at the head stand before the first row, so that each begins after a line's end.
        let (_, from) = self
            .sites
            .split_once(["\n", domain, "\t"].concat().as_str())?;
        from.lines().next()
    }

    /// The labels that make a longer public suffix of what names end with, in their order between spaces: `ac co ...` of
    /// `uk`. `*` is any, `!` after one an exception.
    pub fn suffixes(&self, end: &str) -> Option<&'static str> {
        let end_of = |line: &'static str| line.split(' ').next().unwrap_or_default();
        let line = entry(self.suffixes, '\n', end_of, end)?;
        line.split_once(' ').map(|(_, labels)| labels)
    }

    /// Turns the rows about: each word with the languages that have it.
    fn read_stopwords(&mut self, table: &'static str) {
        for (language, lists) in rows(table) {
            let [words, letters] = cells(lists);
            for (list, keyed) in [(words, &mut self.stopwords), (letters, &mut self.letters)] {
                for entry in list.split_whitespace() {
                    keyed.entry(entry).or_default().push(language);
                }
            }
        }
    }

    /// Version of the tables as a whole: a checksum of their text in eight hexadecimal digits, so that no change
    /// of a row can go without a new one (R37).
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// FNV-1a of 32 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn checksum(text: &str) -> u32 {
    let start = 0x811c_9dc5;
    text.bytes().fold(start, |sum: u32, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Tenant {
    /// Reads a row of `data/tenants.tsv`.
    pub fn read(row: &'static str) -> Self {
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
    pub fn read(row: &'static str) -> Self {
        let [host, path, form, kind] = cells(row);
        Self {
            host,
            path,
            form,
            kind,
        }
    }
}

impl Affiliate {
    /// Reads a row of `data/affiliates.tsv`.
    pub fn read(row: &'static str) -> Self {
        let [host, path, parameters, forms, network] = cells(row);
        Self {
            host,
            path,
            parameters,
            forms,
            network,
        }
    }
}

/// The first cells of a row, between tabs, trimmed, missing ones empty.
pub fn cells<const CELLS: usize>(row: &'static str) -> [&'static str; CELLS] {
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
    let mut keyed = Keyed::default();
    for (key, rest) in rows(table) {
        keyed.entry(key).or_default().push(rest);
    }
    keyed
}

/// Rows by sites, where `name.*` goes by the part of a site that it fits, `name.`: nothing has to be put together to
/// look one up.
fn keyed_by_site(table: &'static str) -> Keyed {
    let mut keyed = Keyed::default();
    for (key, rest) in rows(table) {
        let key = key.strip_suffix('*').unwrap_or(key);
        let key = if key.is_empty() { "*" } else { key };
        keyed.entry(key).or_default().push(rest);
    }
    keyed
}

/// A table without the comments at its head.
fn below_comments(table: &'static str) -> &'static str {
    let mut below = table;
    while let Some((_, rest)) = below.strip_prefix('#').and_then(|it| it.split_once('\n')) {
        below = rest;
    }
    below
}

fn phrases(table: &'static str) -> Lookup<&'static str, &'static str> {
    let phrases = rows(table).map(|(language, phrase)| (phrase, language));
    phrases.collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    fn sorted(table: &Keyed) -> BTreeMap<&'static str, &Vec<&'static str>> {
        table.iter().map(|(key, rows)| (*key, rows)).collect()
    }

    #[test]
    fn comments_and_missing_cells_are_no_rows_of_their_own() {
        let read = rows("# head\n\na\tb\nc\t d \te\tf\n");
        let read: Vec<(&str, [&str; 2])> = read.map(|(key, row)| (key, cells(row))).collect();
        assert_eq!(read, [("a", ["b", ""]), ("c", ["d", "e"])]);
    }

    #[test]
    fn r37_a_changed_table_is_never_under_the_same_version() {
        let mut versions = BTreeSet::from([Tables::builtin().version]);
        let files: Vec<&str> = JOINED.split(FILE).skip(1).collect();
        for file in &files {
            let changed = file.replacen('a', "b", 1);
            let joined = JOINED.replace(file, &changed).leak();
            assert!(
                versions.insert(Tables::read(joined, Stemming::default()).version),
                "{file:.20}"
            );
        }
        assert_eq!(versions.len(), files.len() + 1);
        assert_eq!(
            Tables::read(JOINED, Stemming::default()).version,
            Tables::builtin().version
        );
    }

    #[test]
    fn the_joined_text_holds_every_file_in_the_order_of_names() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
        let entries = std::fs::read_dir(folder).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let files = paths.iter().map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = std::fs::read_to_string(path).unwrap();
            format!("{FILE}{name}\n{text}")
        });
        assert!(files.collect::<String>() == JOINED);
    }

    #[test]
    fn checksums_are_those_of_the_algorithm() {
        assert_eq!(checksum(""), 0x811c_9dc5);
        assert_eq!(checksum("a"), 0xe40c_292c);
        assert_eq!(checksum("foobar"), 0xbf9c_f968);
    }

    #[test]
    fn every_affiliate_row_names_its_network_and_how_it_is_known() {
        let tables = Tables::builtin();
        for (domain, affiliates) in sorted(&tables.affiliates) {
            for row in affiliates.iter().map(|row| Affiliate::read(row)) {
                assert!(row.path.starts_with('/'), "{domain}");
                let known = !row.network.is_empty() || domain == "*";
                let told = row.parameters.is_empty() || row.forms.is_empty() || row.path == "/";
                assert!(known && told, "{domain}");
            }
        }
    }

    #[test]
    fn every_row_of_every_table_is_whole_and_in_lower_case() {
        let tables = Tables::builtin();
        for (base, tenants) in sorted(&tables.tenants) {
            for tenant in tenants.iter().map(|row| Tenant::read(row)) {
                assert!(
                    tenant.form == "*." || tenant.form.starts_with('/'),
                    "{base}"
                );
                assert!(["site", "account"].contains(&tenant.kind), "{base}");
            }
        }
        for (domain, wrappers) in sorted(&tables.wrappers) {
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
        let phrases: BTreeSet<_> = tables.generic.keys().collect();
        for phrase in phrases {
            assert_eq!(*phrase, phrase.to_lowercase(), "compared in lower case");
            assert!(!phrase.is_empty());
        }
        for (host, names) in sorted(&tables.brands) {
            assert!(names.iter().all(|names| !names.is_empty()), "{host}");
        }
        assert!(tables.shorteners.contains_key("t.co"));
    }
}
