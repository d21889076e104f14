//! The lists that can be imported: what each is about, and what its numbers mean.
//! Knows no file.

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
