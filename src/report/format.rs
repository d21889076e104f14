//! The forms in which a report leaves Vouch.
//! Each is written by a file of its own; this one only chooses.

use serde::Serializer;

use super::{Frame, LinkRow, Report, columns, json, markdown};
use crate::{
    settings::{Column, Settings},
    sheet::Formulas,
    words::Words,
};

crate::vocabulary! {
    /// A form of the report.
    pub enum Format {
        /// All of it.
        Json = "json",
        /// The page in a few lines and a table of its outbound links.
        Markdown = "markdown",
        /// The outbound links, a line each, tabs between cells.
        Tsv = "tsv",
        /// The outbound links as RFC 4180 has them.
        Csv = "csv",
        /// The page in one line of TSV without a header, made to be pasted under each other.
        Row = "row",
        /// The table of [`Format::Tsv`] as HTML, which a clipboard holds beside it.
        Html = "html",
        /// [`Format::Row`] as HTML, likewise.
        RowHtml = "row_html",
        /// All columns of the page's row by name, as the basket keeps them.
        Entry = "entry",
    }
}

impl Format {
    /// The form of HTML that a clipboard holds beside this one.
    pub const fn twin(self) -> Option<Self> {
        match self {
            Self::Tsv => Some(Self::Html),
            Self::Row => Some(Self::RowHtml),
            Self::Json | Self::Markdown | Self::Csv | Self::Html | Self::RowHtml | Self::Entry => {
                None
            }
        }
    }

    /// Whether it holds the outbound links.
    pub const fn lists_links(self) -> bool {
        match self {
            Self::Json | Self::Markdown | Self::Tsv | Self::Csv | Self::Html => true,
            Self::Row | Self::RowHtml | Self::Entry => false,
        }
    }

    /// How a file of it ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::Entry => "json",
            Self::Markdown => "md",
            Self::Tsv | Self::Row => "tsv",
            Self::Csv => "csv",
            Self::Html | Self::RowHtml => "html",
        }
    }
}

impl Report {
    /// Writes the report. Only Markdown is for reading and speaks in `words`; the others keep the report's own names.
    ///
    /// ```
    /// use vouch::{PageSnapshot, Settings, Tables, analyze, report::Format, words::Words};
    /// let page = PageSnapshot { url: "https://example.com/".into(), ..Default::default() };
    /// let settings = Settings::default();
    /// let report = analyze(&page, &settings, &Tables::builtin());
    /// let csv = report.write(Format::Csv, &settings, &Words::english());
    /// assert!(csv.starts_with("index,url,site,"));
    /// ```
    pub fn write(&self, format: Format, settings: &Settings, words: &Words) -> String {
        let formulas = Formulas::by(settings);
        match format {
            Format::Json => json::write(self),
            Format::Markdown => markdown::write(self, &settings.table(), words),
            Format::Tsv => columns::links(self, &settings.table()).tsv(formulas),
            Format::Csv => columns::links(self, &settings.table()).csv(formulas),
            Format::Html => columns::links(self, &settings.table()).html(formulas),
            Format::Row => columns::page(self, &settings.row()).lines(formulas),
            Format::RowHtml => columns::page(self, &settings.row()).html_lines(formulas),
            Format::Entry => self.entry(),
        }
    }

    /// Cells as they are: what becomes of formulas is for whoever writes them.
    fn entry(&self) -> String {
        let cells = Column::ALL.iter();
        let cells = cells.map(|column| (column.as_str(), columns::cell(self, *column)));
        let mut json = Vec::new();
        // Cells are texts and numbers, which JSON can hold.
        let mut writer = serde_json::Serializer::new(&mut json);
        let written = writer.collect_map(cells);
        written.map_or_else(
            |_| String::new(),
            |()| String::from_utf8(json).unwrap_or_default(),
        )
    }

    /// The page's part and the first `count` outbound links of the page and of each frame; the totals stay those of all.
    #[must_use]
    pub fn head(&self, count: usize) -> Self {
        self.cut(&|links| {
            let outbound = links.iter().filter(|link| link.outbound);
            outbound.take(count).cloned().collect()
        })
    }

    /// The page's part and those outbound links whose numbers, apart by spaces, are in `numbers`; the totals stay those
    /// of all, and frames, whose links have numbers of their own, give none.
    ///
    /// ```
    /// use vouch::{PageSnapshot, Settings, Tables, analyze};
    /// let report = analyze(&PageSnapshot::default(), &Settings::default(), &Tables::builtin());
    /// assert_eq!(report.chosen("0 7").totals, report.totals);
    /// ```
    #[must_use]
    pub fn chosen(&self, numbers: &str) -> Self {
        let mut chosen = vec![false; self.links.len()];
        for number in numbers.split_ascii_whitespace() {
            let number: Option<usize> = number.parse().ok();
            if let Some(place) = number.and_then(|number| chosen.get_mut(number)) {
                *place = true;
            }
        }
        let is_chosen = |link: &&LinkRow| chosen.get(link.index as usize) == Some(&true);
        let mut report = self.cut(&|_| Vec::new());
        report.links = self.links.iter().filter(is_chosen).cloned().collect();
        report
    }

    /// All but the links, and of those what `some` leaves.
    fn cut(&self, some: &dyn Fn(&[LinkRow]) -> Vec<LinkRow>) -> Self {
        let frame = |frame: &Frame| Frame {
            url: frame.url.clone(),
            links: some(&frame.links),
        };
        Self {
            version: self.version,
            tables: self.tables.clone(),
            page: self.page.clone(),
            prospect: self.prospect.clone(),
            skipped: self.skipped,
            not_inspected: self.not_inspected,
            totals: self.totals,
            frames: self.frames.iter().map(frame).collect(),
            mine: self.mine.clone(),
            links: some(&self.links),
        }
    }
}
