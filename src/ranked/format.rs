//! Which list a file is, by its first line, and which of its columns count.

use super::record;
use crate::scale::{About, Band, Scale, by_rank};

crate::vocabulary! {
    /// The lists that can be imported.
    pub enum List {
        /// Majestic Million: a million sites by referring subnets. "Licensed under a Creative Commons Attribution 3.0
        /// Unported License", <https://majestic.com/reports/majestic-million>.
        Majestic = "majestic",
        /// Common Crawl's web graph: domains by harmonic centrality. <https://commoncrawl.org/web-graphs>, under
        /// <https://commoncrawl.org/terms-of-use>.
        CommonCrawl = "common-crawl",
        /// `DomCop`'s ten million by Open PageRank, made of Common Crawl's graph.
        OpenPageRank = "open-pagerank",
        /// Tranco: several popularity lists joined. <https://tranco-list.eu> states no license; it joins Cloudflare Radar's
        /// list (CC BY-NC 4.0) and the Chrome UX Report (CC BY-SA 4.0) among others.
        Tranco = "tranco",
        /// Cisco Umbrella: names by DNS requests. Free of charge, without a license:
        /// <http://s3-us-west-1.amazonaws.com/umbrella-static/index.html>.
        Umbrella = "umbrella",
        /// Chrome UX Report: origins by page loads, in magnitudes. CC BY-SA 4.0, <https://developer.chrome.com/docs/crux>.
        Crux = "crux",
        /// Rank and domain without a header, as several popularity lists have them.
        Popular = "popular",
        /// An export with Ahrefs' DR.
        ExportDr = "export-dr",
        /// An export with Moz's DA.
        ExportDa = "export-da",
        /// An export with Majestic's TF.
        ExportTf = "export-tf",
        /// An export with visits a month.
        ExportTraffic = "export-traffic",
    }
}

crate::vocabulary! {
    /// Why a file is no list.
    pub enum Refusal {
        /// Nothing in it.
        Empty = "empty",
        /// Packed: to be unpacked first.
        Packed = "packed",
        /// No known header, and no rank and domain either.
        Unknown = "unknown",
        /// Its header is known, but no row could be read.
        NoRows = "no-rows",
        /// No table could be made of it.
        Unbuilt = "unbuilt",
    }
}

impl List {
    /// What it says something about.
    pub const fn about(self) -> About {
        match self {
            Self::Majestic | Self::CommonCrawl | Self::OpenPageRank => About::Links,
            Self::Tranco | Self::Umbrella | Self::Crux | Self::Popular => About::Audience,
            Self::ExportDr | Self::ExportDa | Self::ExportTf | Self::ExportTraffic => {
                match self.scale() {
                    Some(scale) => scale.about(),
                    None => About::Audience,
                }
            }
        }
    }

    /// The scale of an export's numbers; none of a list of ranks.
    pub const fn scale(self) -> Option<Scale> {
        match self {
            Self::ExportDr => Some(Scale::Dr),
            Self::ExportDa => Some(Scale::Da),
            Self::ExportTf => Some(Scale::Tf),
            Self::ExportTraffic => Some(Scale::Traffic),
            Self::Majestic
            | Self::CommonCrawl
            | Self::OpenPageRank
            | Self::Tranco
            | Self::Umbrella
            | Self::Crux
            | Self::Popular => None,
        }
    }

    /// The band of a number of this list.
    pub const fn band(self, number: u32) -> Band {
        match self.scale() {
            Some(scale) => scale.band(number),
            None => by_rank(number),
        }
    }
}

/// A list and where its columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Which list.
    pub list: List,
    /// Whether the first line names the columns.
    pub header: bool,
    /// Whether hosts are written `com.example`.
    pub reversed: bool,
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

/// Names of columns with a measure, those about links first.
const MEASURES: &[(List, &[&str])] = &[
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
        let separator = separator(line);
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
            let mut lists = MEASURES
                .iter()
                .filter_map(|(list, names)| with(*list, DOMAINS, names));
            lists.next()
        };
        let found = of_name().or_else(of_measure);
        found
            .or_else(|| Self::headless(&cells, separator, name))
            .ok_or(Refusal::Unknown)
    }

    /// Rank and domain, and nothing that tells which list it is but its name.
    fn headless(cells: &[String], separator: char, name: &str) -> Option<Self> {
        let [rank, domain] = cells else { return None };
        rank.parse::<u32>().ok()?;
        super::normal(domain)?;
        let name = name.to_lowercase();
        let list = if name.contains("tranco") {
            List::Tranco
        } else if name.contains("umbrella") {
            List::Umbrella
        } else {
            List::Popular
        };
        Some(Self {
            list,
            header: false,
            reversed: false,
            separator,
            domain: 1,
            number: 0,
        })
    }
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
