//! The columns of the page's row, which is made to be pasted under the rows of other pages, and of the table of its links.
//! Names them only; what stands in each is the report's to say.

crate::vocabulary! {
    /// A column of the page's row. The order is stable: people paste into the same sheet for years. New ones are added at
    /// the end.
    pub enum Column {
        /// The day on which the page was read, `YYYY-MM-DD`.
        Date = "date",
        /// Its address.
        Url = "url",
        /// Its site.
        Site = "site",
        /// Its title.
        Title = "title",
        /// Its language tag.
        Language = "language",
        /// When it was published or last changed.
        PageDate = "page_date",
        /// The verdict on it as a prospect.
        Verdict = "verdict",
        /// The low end of the best realistic slot's place, 0 to 100.
        PlaceLow = "place_low",
        /// The high end of it.
        PlaceHigh = "place_high",
        /// How many of its outbound links are followed.
        FollowedOutbound = "followed_outbound",
        /// How many outbound links it has.
        Outbound = "outbound",
        /// Where a link could best stand.
        BestSlot = "best_slot",
        /// The band of the site's authority.
        Authority = "authority",
        /// Who says so.
        AuthoritySource = "authority_source",
        /// Whether the best of the person's links here counts.
        MyLink = "my_link",
        /// How many links to rivals there are.
        Rivals = "rivals",
        /// Risks, by name.
        Risks = "risks",
        /// Where whoever runs the page can be reached.
        Contact = "contact",
        /// What the person noted of it in the basket.
        Note = "note",
    }
}

crate::vocabulary! {
    /// A column of the table of outbound links. The order is stable, as that of [`Column`].
    pub enum LinkColumn {
        /// The link's number in the document.
        Index = "index",
        /// Its target.
        Url = "url",
        /// The target's site.
        Site = "site",
        /// Its text.
        Text = "text",
        /// Class of its anchor.
        Anchor = "anchor",
        /// Where it stands.
        Context = "context",
        /// Whether a reader sees it.
        Visibility = "visibility",
        /// Its `rel`.
        Rel = "rel",
        /// How it is qualified.
        Follow = "follow",
        /// Whether a crawler finds it.
        Crawl = "crawl",
        /// Whether it can count.
        Counts = "counts",
        /// Which of the links to its target it is.
        Repeat = "repeat",
        /// The low end of its place, 0 to 100.
        PlaceLow = "place_low",
        /// The high end of it.
        PlaceHigh = "place_high",
        /// The low end of search.
        SearchLow = "search_low",
        /// The high end of it.
        SearchHigh = "search_high",
        /// The low end of referral.
        ReferralLow = "referral_low",
        /// The high end of it.
        ReferralHigh = "referral_high",
        /// The redirect or shortener that it leads through.
        Via = "via",
        /// Whether it is to the person or to a rival.
        Whose = "whose",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_their_order() {
        let row = Column::ALL.iter().map(|column| column.as_str());
        assert_eq!(
            row.collect::<Vec<_>>().join(" "),
            "date url site title language page_date verdict place_low place_high followed_outbound outbound \
             best_slot authority authority_source my_link rivals risks contact note"
        );
        let links = LinkColumn::ALL.iter().map(|column| column.as_str());
        assert_eq!(
            links.collect::<Vec<_>>().join(" "),
            "index url site text anchor context visibility rel follow crawl counts repeat place_low place_high \
             search_low search_high referral_low referral_high via whose"
        );
    }
}
