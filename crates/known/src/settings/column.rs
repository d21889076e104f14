//! The columns of the page's row, which is made to be pasted under the rows of other pages.
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
