//! Why a stage decided as it did, as a code and its arguments.
//! Holds no sentence: a view's catalog (`words`) turns a reason into words.

use serde::{Deserialize, Serialize};

crate::vocabulary! {
    /// Every reason a stage may give. The sentence of each is the message `reason_<code>` of the catalog, `-` written `_`.
    pub enum Code {
        /// The block's element or role is a landmark of this kind. Args: the landmark.
        Landmark = "landmark",
        /// schema.org markup around the link says so. Args: the type or property.
        SchemaType = "schema-type",
        /// The label or heading above the block. Args: its text.
        Labeled = "labeled",
        /// In the block that holds most of the page's own text.
        MainContent = "main-content",
        /// In running text outside that block. Args: words of the paragraph.
        OutsideMain = "outside-main",
        /// In the part with the site's legal line. Args: the line.
        LegalLine = "legal-line",
        /// Before the main content.
        BeforeMain = "before-main",
        /// After the main content.
        AfterMain = "after-main",
        /// The page's content is what visitors wrote.
        VisitorsPage = "visitors-page",
        /// Between visitors' posts, in none of them.
        BetweenPosts = "between-posts",
        /// The page's content is a list of links to many sites.
        ListPage = "list-page",
        /// In a row of linked pictures without a word.
        PictureRow = "picture-row",
        /// The destination opens a share dialog. Args: the host.
        ShareAddress = "share-address",
        /// The destination is an account on a network. Args: the host.
        AccountAddress = "account-address",
        /// The destination is an app store's entry. Args: the host.
        AppStore = "app-store",
        /// The destination serves advertisements. Args: the host.
        AdNetwork = "ad-network",
        /// The destination is a service the page uses. Args: the host.
        Service = "service",
        /// The link's own words. Args: the text.
        LinkWords = "link-words",
        /// Share of links in the line or block around. Args: percent.
        LinkDensity = "link-density",
        /// In a list that is nothing but links. Args: links.
        LinkList = "link-list",
        /// In a heading of the page's own content.
        InHeading = "in-heading",
        /// Nothing else is in its line.
        OwnLine = "own-line",
        /// Not shown now; something around it opens on demand. Args: the word or element.
        Opens = "opens",
        /// Not shown now; something around it moves or is for another screen. Args: the word.
        Moves = "moves",
        /// Concealed: not rendered.
        NotRendered = "not-rendered",
        /// Concealed: visibility.
        Invisible = "invisible",
        /// Concealed: opacity.
        Transparent = "transparent",
        /// Concealed: no size.
        ZeroSize = "zero-size",
        /// Concealed: clipped.
        Clipped = "clipped",
        /// Concealed: outside the page.
        OffScreen = "off-screen",
        /// Concealed: font size.
        FontSizeZero = "font-size-zero",
        /// Concealed: color.
        SameColor = "same-color",
        /// A class or id around the link names this kind of block. Args: the word.
        BlockName = "block-name",
        /// The link stands in running text. Args: words of the paragraph.
        Paragraph = "paragraph",
        /// Nothing said otherwise.
        NothingElse = "nothing-else",
        /// The word `dofollow` in `rel`. Args: links, the first one's `rel`, its anchor and address.
        RelDofollow = "rel-dofollow",
        /// A price for posts or links. Args: the line.
        PriceForLinks = "price-for-links",
        /// Followed anchors of unrelated money topics. Args: topics, the anchors.
        MoneyTopics = "money-topics",
        /// In a folder of paid content, yet followed. Args: the folder, followed links, the first one's anchor and address.
        PaidFolder = "paid-folder",
        /// In a newspaper's folder of money content. Args: the folder, the first followed link's anchor and address.
        MoneyFolder = "money-folder",
        /// Categories of every niche, and nobody in particular who writes. Args: how many, the first of them.
        AnyNiche = "any-niche",
        /// The domain is for sale. Args: the line.
        ForSale = "for-sale",
        /// Nothing was put there yet, or it is gone. Args: the line.
        NothingThere = "nothing-there",
        /// Hardly a text around the links. Args: words, sites, the first link's anchor and address.
        FewWords = "few-words",
        /// Followed links that nobody sees. Args: sites they point to, anchors and addresses of the first few.
        HiddenSites = "hidden-sites",
        /// Disclosed as paid, yet followed. Args: the words, followed links, the first one's anchor and address.
        PaidFollowed = "paid-followed",
        /// Links whose addresses say that they are advertisements, yet followed. Args: how many, the first one's anchor and
        /// address.
        AdvertisedFollowed = "advertised-followed",
        /// Affiliate links are disclosed, yet followed. Args: the words, followed affiliate links, the first one's anchor
        /// and address.
        AffiliateFollowed = "affiliate-followed",
        /// Affiliate links that nothing qualifies. Args: how many, the first one's anchor and address.
        AffiliateUnqualified = "affiliate-unqualified",
        /// Affiliate links are disclosed and all qualified. Args: the words, affiliate links.
        AffiliateDisclosed = "affiliate-disclosed",
        /// Dense outbound links. Args: words per link, links, the first one's anchor and address.
        WordsPerLink = "words-per-link",
        /// The link's own `rel` qualifies it. Args: the word.
        QualifiedHint = "qualified-hint",
        /// The page's meta or header says nofollow.
        PageSaysNofollow = "page-says-nofollow",
        /// The server's answer was not read.
        AnswerUnread = "answer-unread",
        /// Not in the server's HTML.
        AddedByScript = "added-by-script",
        /// Not documented as crawlable (R16).
        LinkUncrawlable = "link-uncrawlable",
        /// The page is noindex.
        PageNoindex = "page-noindex",
        /// robots.txt forbids the page.
        PageBlocked = "page-blocked",
        /// The server answers with an error.
        PageError = "page-error",
        /// The canonical is another page.
        CanonicalElsewhere = "canonical-elsewhere",
        /// A better placed link goes to the same address.
        BetterPlaced = "better-placed",
        /// Unrelated to the person's keywords.
        OffTopic = "off-topic",
        /// In a list, reference or infobox.
        SetApart = "set-apart",
        /// In the author's box.
        AuthorsOwn = "authors-own",
        /// Written by visitors.
        ByVisitors = "by-visitors",
        /// A teaser of other content.
        Teaser = "teaser",
        /// In the page's template (R39).
        Template = "template",
        /// Share buttons, ads, utilities.
        NoRecommendation = "no-recommendation",
        /// Many targets share the page. Args: how many, the template's counted at a tenth.
        SharedPage = "shared-page",
        /// The anchor says little.
        WeakAnchor = "weak-anchor",
        /// A listing's or search page's link.
        Temporary = "temporary",
        /// A press release.
        PressRelease = "press-release",
        /// A thread or profile.
        OpenToAll = "open-to-all",
        /// The text's outbound links. Args: sites followed, all.
        HabitText = "habit-text",
        /// Outbound entries, sources, facts. Args: sites followed, all.
        HabitEntries = "habit-entries",
        /// Outbound links by authors or visitors. Args: sites followed, all.
        HabitVisitors = "habit-visitors",
        /// Every outbound link in the best place is qualified. Args: sites followed, all.
        HabitQualified = "habit-qualified",
        /// No outbound link in the best place.
        NoHabit = "no-habit",
        /// No realistic slot.
        NoPlace = "no-place",
        /// Little for search, but readers.
        OnlyVisits = "only-visits",
        /// The verdict in brief: links are sold.
        SellsLinks = "sells-links",
        /// In brief: a link farm.
        IsFarm = "is-farm",
        /// In brief: links are hidden.
        HidesLinks = "hides-links",
        /// In brief: nothing could be read.
        NothingToRead = "nothing-to-read",
        /// In brief: text links are followed.
        FollowedText = "followed-text",
        /// In brief: entries and sources are followed.
        FollowedEntries = "followed-entries",
        /// In brief: links of authors or visitors are followed.
        FollowedVisitors = "followed-visitors",
        /// In brief: every link there is qualified.
        QualifiedLinks = "qualified-links",
        /// In brief: the page is noindex.
        IsNoindex = "is-noindex",
        /// In brief: a page of the person's own site.
        OwnPage = "own-page",
        /// In brief: a page of a rival's site.
        RivalPage = "rival-page",
        /// In brief: far from the person's keywords.
        FarTopic = "far-topic",
        /// In brief: weak findings.
        PatternRisk = "pattern-risk",
        /// In brief: the server's answer was not read.
        HeadersUnread = "headers-unread",
        /// In brief: the server did not answer, and may do so another time.
        TryAgain = "try-again",
        /// In brief: the year of the newest date. Args: the year.
        Year = "year",
        /// In brief: the same, over 18 months ago. Args: the year.
        DormantSince = "dormant-since",
        /// The person gave no keywords.
        NoKeywords = "no-keywords",
        /// All that they gave are words that stand on any page, such as "the".
        EmptyKeywords = "empty-keywords",
        /// The keywords are in another language than the page. Args: the page's, the keywords', as tags.
        OtherLanguage = "other-language",
        /// Nearness cannot be judged, as page and keywords are in different languages.
        OtherTongue = "other-tongue",
        /// The keywords are in another script than the page, or in another language that cannot be named. Args: the page's
        /// language as a tag.
        OtherScript = "other-script",
        /// The page is for another country's readers than the person's. Args: its country, theirs, two letters each.
        Abroad = "abroad",
        /// The same by the page's `lang` alone. Args: as above.
        PerhapsAbroad = "perhaps-abroad",
        /// Near the person's keywords.
        OnTopic = "on-topic",
        /// The newest date. Args: the day.
        LastChanged = "last-changed",
        /// The newest date is over 18 months old. Args: the day.
        Dormant = "dormant",
        /// An advertisement by its address.
        Advertised = "advertised",
        /// An affiliate link by its address. Args: the network.
        Affiliate = "affiliate",
        /// It carries a parameter customary for affiliate links. Args: its name.
        AffiliateParameter = "affiliate-parameter",
        /// `rel=noreferrer`: the visit shows as direct (R31).
        NoReferrerRel = "no-referrer-rel",
        /// The referrer policy lets nothing out.
        NoReferrerPolicy = "no-referrer-policy",
        /// From https to plain http nothing is sent.
        NoReferrerDowngrade = "no-referrer-downgrade",
        /// The link carries campaign tags. Args: their names.
        CampaignTags = "campaign-tags",
        /// A table of Vouch's own has the site in this band. Args: the site.
        AuthorityListed = "authority-listed",
        /// The person pasted a value of another tool's scale. Args: the scale, the value.
        AuthorityPasted = "authority-pasted",
        /// A list that the person imported has the site in this band. Args: the list, the site.
        AuthorityImported = "authority-imported",
        /// The person pasted how many visits it has. Args: the scale, the value.
        AudiencePasted = "audience-pasted",
        /// A list of popular sites has it. Args: the list, the host.
        AudienceImported = "audience-imported",
        /// Not everyone gets a domain that ends so: not at the bottom. Args: the suffix.
        AuthoritySuffix = "authority-suffix",
        /// It ends so, but anyone is on such pages. Args: the suffix, the part of the address.
        AuthoritySuffixWithheld = "authority-suffix-withheld",
        /// No source speaks of the site. Args: the site.
        AuthorityUnlisted = "authority-unlisted",
        /// The page has no http(s) address, so no site.
        AuthorityNoAddress = "authority-no-address",
        /// A user's corner of a shared host. Args: the corner.
        AuthorityTenant = "authority-tenant",
        /// Users write there, not the host. Args: the host or the part of the address.
        AuthorityUserContent = "authority-user-content",
        /// The host sends on to other sites. Args: the host.
        AuthorityShortener = "authority-shortener",
        /// The host serves files for other sites. Args: the host.
        AuthorityInfrastructure = "authority-infrastructure",
        /// The host holds domains for sale. Args: the host.
        AuthorityParked = "authority-parked",
        /// The server's answer was not read. Args: why.
        NotRead = "not-read",
        /// The server answered, but its HTML was not read: a script may have removed a noindex. Args: why.
        ServerHtmlUnread = "server-html-unread",
        /// The header names another agent, and what follows a comma behind it may be for all.
        AgentUnclear = "agent-unclear",
        /// robots.txt keeps crawlers from seeing this step.
        Unseen = "unseen",
        /// There is no robots.txt. Args: the status.
        NoRobotsTxt = "no-robots-txt",
        /// The server fails to answer for robots.txt, which stops crawling. Args: the status.
        RobotsTxtError = "robots-txt-error",
        /// robots.txt allows the page.
        RobotsAllowed = "robots-allowed",
        /// robots.txt forbids crawling the page.
        RobotsBlocked = "robots-blocked",
        /// The server's status. Args: the status.
        Status = "status",
        /// The server's status is an error. Args: the status.
        StatusError = "status-error",
        /// No directive restricts here.
        Unrestricted = "unrestricted",
        /// A script added these metas. Args: the directive that restricts most.
        MetaAdded = "meta-added",
        /// A script removed these metas; they stand all the same (R06). Args: the directive that restricts most.
        MetaRemoved = "meta-removed",
        /// The page asks not to be indexed.
        Noindex = "noindex",
        /// The page asks that none of its links be followed.
        PageNofollow = "page-nofollow",
        /// The page is not shown after a date that is past. Args: the date.
        Expired = "expired",
        /// A directive for another engine alone. Args: its name, what it asks.
        OtherEngine = "other-engine",
        /// No canonical address is named.
        NoCanonical = "no-canonical",
        /// The page is its own canonical.
        CanonicalSelf = "canonical-self",
        /// Another address is named as the canonical. Args: the address.
        CanonicalNamed = "canonical-named",
        /// Several different canonicals are named, so none holds. Args: how many.
        CanonicalConflict = "canonical-conflict",
        /// The link is an `a` with an address, in the server's HTML.
        Crawlable = "crawlable",
        /// The same, but the server's HTML was not read. Args: why.
        CrawlableUnread = "crawlable-unread",
        /// The link is there only after scripts ran.
        RenderedOnly = "rendered-only",
        /// The element is not documented as crawlable. Args: the element.
        Uncrawlable = "uncrawlable",
        /// The link is no http(s) link.
        NotWeb = "not-web",
        /// The link goes through a page that passes no credit.
        Interstitial = "interstitial",
        /// The link goes through a redirect that may pass credit.
        Redirect = "redirect",
        /// A shortener hides where the link goes.
        OpaqueTarget = "opaque-target",
        /// Nothing in `rel` qualifies the link.
        Unqualified = "unqualified",
        /// `rel` qualifies the link. Args: the tokens.
        Qualified = "qualified",
        /// The server's HTML has this `rel` instead, and qualifies the link no more than the page does.
        RelChanged = "rel-changed",
        /// The server's HTML qualifies the link, the page after scripts does not.
        RelUnqualifiedByScript = "rel-unqualified-by-script",
        /// It stands in a frame, for which no server was asked.
        InFrame = "in-frame",
        /// No link is the person's. Args: outbound links that were read.
        NoneToMine = "none-to-mine",
        /// The server's HTML has a link of the person's that the page has not. Args: its address.
        OnlySent = "only-sent",
        /// A link that runs a script names a site of the person's.
        ScriptLink = "script-link",
        /// What scripts do on a click (`onclick`, `data-href`) names a site of the person's.
        ClickScript = "click-script",
        /// A link of the person's stands in `noscript` alone. Args: its address.
        OnlyNoscript = "only-noscript",
        /// Shorteners hide targets, any of which may be the person's. Args: how many.
        TargetsHidden = "targets-hidden",
        /// Parts that cannot be looked into may hold a link. Args: frames of other origins, closed shadow roots.
        PartsUnread = "parts-unread",
        /// The reading was stopped, and the rest may hold a link of the person's. Args: links there, as far as they were counted.
        LinksUnread = "links-unread",
        /// Agreed: no link to the person's sites is there.
        NoLinkOfMine = "no-link-of-mine",
        /// Agreed: it points to the very address.
        AddressExact = "address-exact",
        /// Agreed: it points there, but for scheme, `www.`, final slash or fragment. Args: the address.
        AddressSpelling = "address-spelling",
        /// Agreed: it points there with other campaign tags. Args: the address.
        AddressTagged = "address-tagged",
        /// Agreed: it points to another page of the person's. Args: the address.
        OtherPageOfMine = "other-page-of-mine",
        /// Agreed: the anchor is this. Args: the text.
        AnchorAgreed = "anchor-agreed",
        /// Agreed: the anchor is another. Args: the text, the one agreed.
        AnchorDiffers = "anchor-differs",
        /// Agreed: it has no text. Args: the one agreed.
        AnchorMissing = "anchor-missing",
        /// Agreed: it is qualified so. Args: the qualification.
        RelAgreed = "rel-agreed",
        /// Agreed: it is qualified otherwise. Args: how it is, how it was to be.
        RelDiffers = "rel-differs",
        /// Agreed: its `rel` lacks the word. Args: how it was to be.
        RelMissing = "rel-missing",
        /// Agreed: it stands there. Args: the context.
        PlaceAgreed = "place-agreed",
        /// Agreed: it stands elsewhere. Args: the context, the place agreed.
        PlaceDiffers = "place-differs",
        /// Agreed: it may stand elsewhere. Args: the context, the place agreed.
        PlaceUnsure = "place-unsure",
        /// Agreed: a reader sees it.
        InSight = "in-sight",
        /// Agreed: nothing keeps the page from being indexed.
        IndexingOpen = "indexing-open",
        /// Agreed: visits carry the page's site as their referrer.
        ReferrerSent = "referrer-sent",
    }
}

/// A reason and what fills its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which reason.
    pub code: Code,
    /// What fills `$1`, `$2`, ... of its sentence, as plain text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
}

impl Reason {
    /// A reason without arguments.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            args: Vec::new(),
        }
    }

    /// A reason with arguments, in the order its sentence numbers them.
    ///
    /// ```
    /// use vouch_reading::reason::{Code, Reason};
    /// assert_eq!(Reason::with(Code::Paragraph, [84]).args, ["84"]);
    /// ```
    pub fn with<T: ToString>(code: Code, args: impl IntoIterator<Item = T>) -> Self {
        Self {
            code,
            args: args.into_iter().map(|arg| arg.to_string()).collect(),
        }
    }
}
