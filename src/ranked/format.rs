//! Which list a file is, by its first line, and which of its columns count.

use super::{
    list::{List, Refusal},
    record,
};
use crate::scale::Scale;

/// A list and where its columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Which list.
    pub list: List,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Whether hosts are written `com.example`.
    pub reversed: bool,
    /// Measures that it has besides the one that counts.
    pub besides: [Option<Scale>; MEASURES.len()],
    pub(super) separator: char,
    pub(super) domain: usize,
    pub(super) number: usize,
}

/// Names of columns with a site, as tools spell them, best first: of a backlink export it is the linking one.
const DOMAINS: &[&str] = &[
    "domain",
    "domain name",
    "root domain",
    "referring domain",
    "linking domain",
    "linking root domain",
    "source domain",
    "target",
    "site",
    "website",
    "host",
    "origin",
    "referring page url",
    "source url",
    "url",
];

/// Names of columns with a rank that is all a list says.
const RANKS: &[&str] = &["rank", "global rank", "position"];

/// Names of columns that lists of ranks have besides.
const CATEGORIES: &[&str] = &["categories", "category"];

/// Names of columns with a measure, those about links first.
const MEASURES: [(List, &[&str]); 4] = [
    (List::ExportDr, &["dr", "domain rating", "ahrefs dr"]),
    (List::ExportDa, &["da", "domain authority", "moz da"]),
    (
        List::ExportTf,
        &[
            "tf",
            "trust flow",
            "trustflow",
            "majestic tf",
            "source trustflow",
            "source trust flow",
            "sourcetrustflow",
        ],
    ),
    (
        List::ExportTraffic,
        &[
            "traffic",
            "organic traffic",
            "domain traffic",
            "total traffic",
            "total visits",
            "visits",
            "monthly visits",
        ],
    ),
];

impl Format {
    /// Recognizes a list by its first line; by its file's name only what the line leaves open.
    ///
    /// ```
    /// use vouch::ranked::{Format, List};
    /// let known = |line, name| Format::recognize(line, name).map(|format| format.list);
    /// assert_eq!(known("Domain\tDR\tTraffic", "export.csv"), Ok(List::ExportDr));
    /// assert_eq!(known("1,google.com", "top-1m.csv"), Ok(List::Popular));
    /// assert_eq!(known("1,google.com", "tranco_X2K.csv"), Ok(List::Tranco));
    /// ```
    pub fn recognize(line: &str, name: &str) -> Result<Self, Refusal> {
        Self::recognize_apart(line, separator(line), name)
    }

    /// The same, where the file has said what stands between its cells.
    pub(super) fn recognize_apart(
        line: &str,
        separator: char,
        name: &str,
    ) -> Result<Self, Refusal> {
        let cells = record::cells(line, separator).ok_or(Refusal::Unknown)?;
        let cells = cells
            .iter()
            .map(|cell| cell.trim().trim_start_matches('#').to_lowercase());
        let cells: Vec<String> = cells.collect();
        let column = |names: &[&str]| {
            let mut found = names
                .iter()
                .filter_map(|name| cells.iter().position(|cell| cell == name));
            found.next()
        };
        let with = |list, domain: &[&str], number: &[&str]| {
            Some(Self {
                list,
                header: true,
                reversed: list == List::CommonCrawl,
                besides: [None; MEASURES.len()],
                separator,
                domain: column(domain)?,
                number: column(number)?,
            })
        };
        let of_name = || {
            let known = column(&["refsubnets"])
                .and_then(|_| with(List::Majestic, &["domain"], &["globalrank", "rank"]));
            known
                .or_else(|| with(List::CommonCrawl, &["host_rev"], &["harmonicc_pos"]))
                .or_else(|| {
                    column(&["open page rank"])
                        .and_then(|_| with(List::OpenPageRank, &["domain"], &["rank"]))
                })
                .or_else(|| with(List::Crux, &["origin"], &["rank"]))
        };
        let of_measure = || {
            let mut lists = MEASURES.iter();
            let found = lists.find_map(|(list, names)| with(*list, DOMAINS, names))?;
            let beside = |(list, names): (List, &[&str])| {
                let there = list != found.list && column(names).is_some();
                list.scale().filter(|_| there)
            };
            Some(Self {
                besides: MEASURES.map(beside),
                ..found
            })
        };
        let of_rank = || {
            let bare = |cell: &String| {
                [RANKS, DOMAINS, CATEGORIES]
                    .iter()
                    .any(|names| names.contains(&cell.as_str()))
            };
            let list = cells.iter().all(bare).then(|| popular(name));
            list.and_then(|list| with(list, DOMAINS, RANKS))
        };
        let found = of_name().or_else(of_measure).or_else(of_rank);
        found
            .or_else(|| Self::headless(&cells, separator, name))
            .ok_or(Refusal::Unknown)
    }

    /// Rank and domain, and nothing that tells which list it is but its name.
    fn headless(cells: &[String], separator: char, name: &str) -> Option<Self> {
        let [rank, domain] = cells else { return None };
        rank.parse::<u32>().ok()?;
        super::normal(domain)?;
        Some(Self {
            list: popular(name),
            header: false,
            reversed: false,
            besides: [None; MEASURES.len()],
            separator,
            domain: 1,
            number: 0,
        })
    }
}

/// Which list of ranks a file is, which its name alone tells.
fn popular(name: &str) -> List {
    let name = name.to_lowercase();
    if name.contains("tranco") {
        List::Tranco
    } else if name.contains("umbrella") {
        List::Umbrella
    } else {
        List::Popular
    }
}

/// What a first line such as `sep=;`, which Excel asks for and writes, says of all others.
pub(super) fn said_separator(line: &str) -> Option<char> {
    let line = line.trim_matches('"');
    let (said, rest) = line.split_at_checked(4)?;
    let mut letters = rest.chars();
    let separator = letters.next().filter(|_| said.eq_ignore_ascii_case("sep="));
    separator.filter(|separator| separator.is_ascii() && letters.next().is_none())
}

fn separator(line: &str) -> char {
    let count = |separator| line.matches(separator).count();
    if line.contains('\t') {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_the_separator_or_is_no_such_line() {
        for (line, separator) in [
            ("sep=;", Some(';')),
            ("SEP=,", Some(',')),
            ("sep=\t", Some('\t')),
            ("\"sep=;\"", Some(';')),
            ("sep=", None),
            ("sep=;;", None),
            ("sep=\u{fc}", None),
            ("set=;", None),
            ("se\u{fc}", None),
        ] {
            assert_eq!(said_separator(line), separator, "{line}");
        }
    }

    #[test]
    fn measures_that_do_not_count_are_told() {
        let besides = |line| {
            let format = Format::recognize(line, "list.csv").unwrap();
            format.besides.into_iter().flatten().collect::<Vec<_>>()
        };
        assert_eq!(besides("Domain,DR"), []);
        assert_eq!(besides("Rank,Domain"), []);
        assert_eq!(besides("Traffic,TF,Domain"), [Scale::Traffic]);
        let all = [Scale::Da, Scale::Tf, Scale::Traffic];
        assert_eq!(besides("Domain;Visits;Moz DA;TF;DR"), all);
    }

    #[test]
    fn lists_of_one_form_are_told_apart_by_their_names() {
        for (name, list) in [
            ("tranco_3X.csv", List::Tranco),
            ("Umbrella-top-1m.csv", List::Umbrella),
            ("top-1m.csv", List::Popular),
        ] {
            let format = Format::recognize("1,example.com", name).unwrap();
            assert_eq!(format.list, list, "{name}");
        }
    }

    #[test]
    fn each_list_is_known_by_its_header() {
        for (line, list) in [
            (
                "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,PrevGlobalRank,PrevTldRank,PrevRefSubNets,PrevRefIPs",
                List::Majestic,
            ),
            (
                "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts",
                List::CommonCrawl,
            ),
            ("\"Rank\",\"Domain\",\"Open Page Rank\"", List::OpenPageRank),
            ("origin,rank", List::Crux),
            ("Rank,Domain", List::Popular),
            ("\"Domain\";\"Rank\"", List::Popular),
            ("rank,domain,categories", List::Popular),
            ("Rank,Domain,DR", List::ExportDr),
            ("1,google.com", List::Popular),
            ("Domain;Domain Authority", List::ExportDa),
            (
                "\"Domain\",\"Trust Flow\",\"Citation Flow\"",
                List::ExportTf,
            ),
            ("Site,Monthly visits", List::ExportTraffic),
            ("Domain name,Total visits", List::ExportTraffic),
            ("Source URL;Source Trust Flow", List::ExportTf),
            ("Linking Root Domain\tDomain Authority", List::ExportDa),
            ("Referring page URL\tDomain rating\tUR", List::ExportDr),
        ] {
            assert_eq!(
                Format::recognize(line, "list.csv").map(|format| format.list),
                Ok(list)
            );
        }
        for line in [
            "",
            "name,age",
            "google.com,1",
            "Domain,Title",
            "Rank,Domain,Revenue",
            "Rank,Rank",
            "Domain,Category",
            "<!doctype html>",
        ] {
            assert_eq!(
                Format::recognize(line, "list.csv"),
                Err(Refusal::Unknown),
                "{line}"
            );
        }
    }
}
