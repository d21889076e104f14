//! What must always hold of the numbers, whatever the page: at the level of readings, and on whole snapshots.
//! Does not say what a number is; that is `readings`' business and the golden reports'.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    context::{Confidence, Context, PageKind, Visibility},
    follow::{Crawl, Follow, Indexing},
    link::{AnchorKind, Origin, Passage},
    niche::{Basis, Relevance},
    page::{
        Anchor, Answer, Block, Element, Ignorance, Rendering, Reread, Response, Run, RunKind,
        ServerHtml, ServerLink,
    },
    report::LinkRow,
    settings::Profile,
    value::{
        Abroad, Age, Band, Factor, Ground, Numbers, Position, Range, Reading, Repeat, Role, Span,
        Spot, readings,
    },
};

/// Cases of each law: `PROPTEST_CASES`, or so many that an ordinary run stays quick.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual))
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

fn any_of<T: Copy + std::fmt::Debug + 'static>(words: &'static [T]) -> impl Strategy<Value = T> {
    (0..words.len()).prop_map(|index| words[index])
}

/// What may be read of a site's authority: a band, two voices that differ, or the promise of its suffix.
fn authorities() -> impl Strategy<Value = Span> {
    let voices = (any_of(KNOWN), any_of(KNOWN)).prop_map(|(one, other)| {
        // Bands stand from the top down.
        let [worst, best] = [one.max(other), one.min(other)].map(readings::authority);
        Span::between(worst.low, best.high)
    });
    prop_oneof![
        any_of(Band::ALL).prop_map(readings::authority),
        voices,
        Just(readings::PROMISED),
    ]
}

/// What may be read of how a link is qualified: its own way, what two ways let expect of one more, or no habit at all.
fn follows() -> impl Strategy<Value = Span> {
    let habit = (any_of(Follow::ALL), 1_u32..9, any_of(Follow::ALL), 1_u32..9);
    let habit = habit.prop_map(|(one, times, other, often)| {
        Span::expected(&[
            (readings::follow(one), times),
            (readings::follow(other), often),
        ])
    });
    prop_oneof![
        any_of(Follow::ALL).prop_map(readings::follow),
        habit,
        Just(readings::NO_HABIT),
        Just(readings::NO_COMMENT_HABIT),
    ]
}

/// What may be read of whether a crawler finds a link: its own way, whether the server has it, what it passes through.
fn crawls() -> impl Strategy<Value = Span> {
    let origins = prop_oneof![
        Just(Origin::Server),
        Just(Origin::RenderedOnly),
        Just(Origin::RelChanged {
            server: String::new()
        }),
        Just(Origin::Unknown {
            why: Ignorance::SwitchedOff
        }),
    ];
    let parts = (any_of(Crawl::ALL), origins, any_of(PASSAGES));
    parts.prop_map(|(crawl, origin, passage)| {
        readings::crawl(crawl)
            .times(readings::origin(&origin))
            .times(readings::passage(passage))
    })
}

prop_compose! {
    fn grounds()(
        indexing in any_of(Indexing::ALL),
        kind in any_of(PageKind::ALL),
        age in any_of(&[Age::New, Age::Recent, Age::Old, Age::Unknown]),
        authority in authorities(),
        audience in any_of(Band::ALL),
        basis in any_of(Basis::ALL),
        abroad in any_of(&[Abroad::No, Abroad::Perhaps, Abroad::Yes]),
        targets in 0_u32..20_000,
    ) -> Ground {
        Ground {
            indexing: readings::indexing(indexing),
            kind,
            age,
            authority,
            audience: readings::audience(audience),
            language: readings::language(basis, abroad),
            country: readings::country(basis, abroad),
            targets,
        }
    }
}

prop_compose! {
    fn relevances()(one in 5_u8..=100, other in 5_u8..=100) -> Span {
        Span::between(f64::from(one.min(other)) / 100.0, f64::from(one.max(other)) / 100.0)
    }
}

prop_compose! {
    fn spots()(
        ground in grounds(),
        follow in follows(),
        crawl in crawls(),
        context in any_of(Context::ALL),
        position in any_of(&[Position::Lead, Position::Thread, Position::Plain]),
        confidence in 0_u8..=100,
        visibility in any_of(Visibility::ALL),
        repeat in any_of(&[Repeat::Best, Repeat::Other]),
        anchor in any_of(AnchorKind::ALL),
        text in any_of(&["", "words"]),
        relevance in relevances(),
    ) -> Spot {
        Spot {
            ground,
            follow,
            crawl,
            context,
            position,
            confidence: Confidence(confidence),
            visibility,
            repeat,
            anchor: readings::anchor(anchor, text),
            relevance,
        }
    }
}

fn numbers(spot: &Spot) -> Numbers {
    Numbers::fold(spot.readings())
}

fn no_more(one: Range, other: Range) -> bool {
    one.low <= other.low && one.high <= other.high
}

/// The bands that some source says.
const KNOWN: &[Band] = &[Band::Top, Band::High, Band::Middle, Band::Low, Band::Bottom];

const PASSAGES: &[Passage] = &[
    Passage::Direct,
    Passage::Redirect,
    Passage::Opaque,
    Passage::Interstitial,
];

/// A number by what a spot's factors read, multiplied here and not rounded: both ends, in percent.
fn product(listed: &[Reading], role: fn(Factor) -> Role) -> [f64; 2] {
    let ends: [fn(&Reading) -> f64; 2] = [|read| read.low, |read| read.high];
    ends.map(|end| {
        let shares = listed.iter().map(|read| match role(read.factor) {
            Role::Gate => end(read),
            Role::Quality(weight) => end(read).powf(weight),
            Role::None => 1.0,
        });
        100.0 * shares.product::<f64>()
    })
}

/// How search is made of the place.
fn in_search(factor: Factor) -> Role {
    if factor == Factor::Authority {
        Role::Gate
    } else {
        factor.in_place()
    }
}

/// Last bits of powers that two libraries may round apart.
const NOISE: f64 = 1e-6;

/// As a report prints it: the low end rounded down, the high end up.
fn is_printed(range: Range, [low, high]: [f64; 2]) -> bool {
    let (low, high) = ((low + NOISE).floor(), (high - NOISE).ceil());
    // The sum with nothing is a zero without a sign.
    [low, high + 0.0].map(f64::to_bits)
        == [range.low, range.high].map(|end| f64::from(end).to_bits())
}

const NONE: Range = Range { low: 0, high: 0 };

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn ends_are_ordered_and_within_bounds(spot in spots()) {
        let Numbers { place, search, referral } = numbers(&spot);
        for range in [place, search, referral] {
            prop_assert!(range.low <= range.high && range.high <= 100);
        }
        prop_assert!(no_more(search, place), "authority adds nothing to the place");
    }

    #[test]
    fn the_body_is_above_sidebar_footer_and_comment(spot in spots(), position in any_of(&[Position::Lead, Position::Plain])) {
        let body = numbers(&Spot { context: Context::Body, position, ..spot });
        for context in [Context::Sidebar, Context::Footer, Context::Comment] {
            let other = numbers(&Spot { context, position, ..spot });
            prop_assert!(no_more(other.place, body.place) && no_more(other.search, body.search));
            prop_assert!(no_more(other.referral, body.referral));
        }
    }

    #[test]
    fn the_body_is_strictly_above_where_anything_counts(relevance in relevances()) {
        let body = Spot { context: Context::Body, ..best(relevance) };
        for context in [Context::Sidebar, Context::Footer, Context::Comment] {
            let other = numbers(&Spot { context, ..body }).place;
            prop_assert!(other.low < numbers(&body).place.low && other.high < numbers(&body).place.high);
        }
    }

    #[test]
    fn relevant_is_above_unrelated(spot in spots()) {
        let near = numbers(&Spot { relevance: Span::exactly(0.9), ..spot });
        let far = numbers(&Spot { relevance: Span::exactly(0.05), ..spot });
        prop_assert!(no_more(far.search, near.search) && no_more(far.referral, near.referral));
    }

    /// All bands lie within what is read of an unknown site, but for the top, which alone raises the high end: a site of the
    /// top is known. The bottom is the low end itself.
    #[test]
    fn a_known_authority_is_never_below_an_unknown_sites_low_end(spot in spots(), band in any_of(Band::ALL)) {
        let of = |band| numbers(&Spot { ground: Ground { authority: readings::authority(band), ..spot.ground }, ..spot }).search;
        prop_assert!(of(Band::Unknown).low <= of(band).low);
        prop_assert!(band != Band::Bottom || of(Band::Unknown).low == of(band).low);
        prop_assert!(band == Band::Top || of(band).high <= of(Band::Unknown).high);
    }

    #[test]
    fn a_higher_band_never_lowers_an_end_of_search_and_leaves_the_place(
        spot in spots(), one in any_of(KNOWN), other in any_of(KNOWN),
    ) {
        let of = |band| numbers(&Spot { ground: Ground { authority: readings::authority(band), ..spot.ground }, ..spot });
        // Bands stand from the top down.
        let (higher, lower) = if one < other { (of(one), of(other)) } else { (of(other), of(one)) };
        prop_assert!(no_more(lower.search, higher.search));
        prop_assert_eq!(lower.place, higher.place);
    }

    #[test]
    fn what_is_relevant_and_where_authority_is_known_is_strictly_above(
        kind in any_of(PageKind::ALL), band in any_of(Band::ALL), relevance in relevances(),
    ) {
        let of = |relevance, band| {
            let spot = best(relevance);
            let ground = Ground { kind, authority: readings::authority(band), ..spot.ground };
            numbers(&Spot { ground, ..spot })
        };
        let (near, far) = (of(Span::exactly(0.9), band), of(Span::exactly(0.05), band));
        for (near, far) in [(near.place, far.place), (near.search, far.search), (near.referral, far.referral)] {
            prop_assert!(near.low > far.low && near.high > far.high);
        }
        let unknown = of(relevance, Band::Unknown).search;
        for known in [Band::Top, Band::High, Band::Middle, Band::Low] {
            prop_assert!(of(relevance, known).search.low > unknown.low, "{known}");
        }
        prop_assert!(of(relevance, Band::Top).search.high > unknown.high);
    }

    #[test]
    fn one_of_the_top_is_above_five_of_the_bottom_wherever_they_stand(spot in spots()) {
        let of = |band| {
            let ground = Ground { authority: readings::authority(band), ..spot.ground };
            let read: Vec<Reading> = Spot { ground, ..spot }.readings().collect();
            product(&read, in_search)
        };
        for (top, bottom) in of(Band::Top).into_iter().zip(of(Band::Bottom)) {
            // What a gate has closed is nothing on any site.
            prop_assert!(top > 5.0 * bottom || (top <= 0.0 && bottom <= 0.0), "{top} {bottom}");
        }
    }

    #[test]
    fn qualifying_never_raises_search_and_leaves_referral(spot in spots(), follow in any_of(Follow::ALL)) {
        let followed = numbers(&Spot { follow: readings::follow(Follow::Followed), ..spot });
        let qualified = numbers(&Spot { follow: readings::follow(follow), ..spot });
        prop_assert!(no_more(qualified.search, followed.search) && no_more(qualified.place, followed.place));
        prop_assert_eq!(qualified.referral, followed.referral);
    }

    #[test]
    fn directives_never_raise_search_and_leave_referral(spot in spots(), indexing in any_of(Indexing::ALL)) {
        let under = |indexing| {
            let ground = Ground { indexing: readings::indexing(indexing), ..spot.ground };
            numbers(&Spot { ground, ..spot })
        };
        let (open, directed) = (under(Indexing::Indexable), under(indexing));
        prop_assert!(no_more(directed.search, open.search));
        prop_assert_eq!(directed.referral, open.referral);
        if matches!(indexing, Indexing::Noindex | Indexing::Blocked) {
            prop_assert!(directed.search.high <= 5 && directed.place.high <= 5);
        }
    }

    #[test]
    fn hiding_takes_all_and_no_visibility_raises(spot in spots(), visibility in any_of(Visibility::ALL)) {
        let hidden = numbers(&Spot { visibility: Visibility::Hidden, ..spot });
        prop_assert_eq!((hidden.place, hidden.search, hidden.referral), (NONE, NONE, NONE));
        let visible = numbers(&Spot { visibility: Visibility::Visible, ..spot });
        let less = numbers(&Spot { visibility, ..spot });
        prop_assert!(no_more(less.search, visible.search) && no_more(less.referral, visible.referral));
    }

    #[test]
    fn no_anchor_is_above_a_descriptive_one(spot in spots(), kind in any_of(AnchorKind::ALL), text in any_of(&["", "x"])) {
        let descriptive = numbers(&Spot { anchor: readings::anchor(AnchorKind::Descriptive, "x"), ..spot });
        let other = numbers(&Spot { anchor: readings::anchor(kind, text), ..spot });
        prop_assert!(no_more(other.search, descriptive.search));
    }

    #[test]
    fn more_targets_never_raise(spot in spots(), more in 0_u32..100_000) {
        let targets = spot.ground.targets + more;
        let crowded = numbers(&Spot { ground: Ground { targets, ..spot.ground }, ..spot });
        prop_assert!(no_more(crowded.search, numbers(&spot).search));
    }

    #[test]
    fn another_language_is_never_worth_more_than_the_same(spot in spots()) {
        let of = |basis, relevance| numbers(&Spot {
            relevance: readings::relevance(relevance),
            ground: Ground {
                language: readings::language(basis, Abroad::No),
                country: readings::country(basis, Abroad::No),
                ..spot.ground
            },
            ..spot
        });
        let foreign = of(Basis::OtherLanguage, Relevance::FOREIGN);
        let unknown = of(Basis::NoKeywords, Relevance::UNKNOWN);
        prop_assert!(foreign.search.high <= unknown.search.high && foreign.referral.high <= unknown.referral.high);
    }

    #[test]
    fn another_country_never_raises_an_end_and_costs_less_than_another_language(spot in spots()) {
        let of = |basis, abroad, relevance| numbers(&Spot {
            relevance,
            ground: Ground {
                language: readings::language(basis, abroad),
                country: readings::country(basis, abroad),
                ..spot.ground
            },
            ..spot
        });
        let unknown = readings::relevance(Relevance::UNKNOWN);
        let [home, perhaps, abroad] = [Abroad::No, Abroad::Perhaps, Abroad::Yes]
            .map(|abroad| of(Basis::NoKeywords, abroad, unknown));
        let foreign = of(Basis::OtherLanguage, Abroad::No, readings::relevance(Relevance::FOREIGN));
        for (better, worse) in [(home, perhaps), (perhaps, abroad)] {
            for (better, worse) in [(better.search, worse.search), (better.referral, worse.referral)] {
                prop_assert!(worse.low <= better.low && worse.high <= better.high);
            }
        }
        prop_assert!(foreign.search.high <= abroad.search.high);
        prop_assert!(foreign.referral.high <= abroad.referral.high);
        prop_assert_eq!(perhaps.search.high, home.search.high, "a template's default may be wrong");
    }

    #[test]
    fn a_nearness_that_keywords_cannot_tell_spans_every_known_one(spot in spots(), near in relevances()) {
        let country = readings::country(Basis::OtherLanguage, Abroad::No);
        let under = |relevance| numbers(&Spot { relevance, ground: Ground { country, ..spot.ground }, ..spot });
        let (unknown, known) = (under(readings::relevance(Relevance::FOREIGN)), under(near));
        for (unknown, known) in [
            (unknown.place, known.place), (unknown.search, known.search), (unknown.referral, known.referral),
        ] {
            prop_assert!(unknown.low <= known.low && known.high <= unknown.high);
        }
    }

    #[test]
    fn more_visitors_of_a_site_never_bring_less_and_change_visits_alone(
        spot in spots(), one in any_of(KNOWN), other in any_of(KNOWN),
    ) {
        let of = |band| numbers(&Spot { ground: Ground { audience: readings::audience(band), ..spot.ground }, ..spot });
        let (more, fewer) = if one < other { (of(one), of(other)) } else { (of(other), of(one)) };
        prop_assert!(no_more(fewer.referral, more.referral));
        prop_assert_eq!((fewer.place, fewer.search), (more.place, more.search));
    }

    #[test]
    fn an_older_page_never_brings_more(spot in spots()) {
        let [new, recent, old] = [Age::New, Age::Recent, Age::Old]
            .map(|age| numbers(&Spot { ground: Ground { age, ..spot.ground }, ..spot }));
        for (older, newer) in [(recent, new), (old, recent)] {
            prop_assert!(no_more(older.place, newer.place) && no_more(older.search, newer.search));
            prop_assert!(no_more(older.referral, newer.referral));
        }
    }

    #[test]
    fn what_is_not_known_lies_around_what_is(spot in spots(), follow in any_of(Follow::ALL), indexing in any_of(Indexing::ALL)) {
        let of = |follow, indexing| {
            let ground = Ground { indexing: readings::indexing(indexing), ..spot.ground };
            numbers(&Spot { follow: readings::follow(follow), ground, ..spot }).place
        };
        let (unknown, known) = (of(Follow::Unknown, Indexing::Unknown), of(follow, indexing));
        prop_assert!(unknown.low <= known.low && known.high <= unknown.high);
    }

    #[test]
    fn a_redirect_never_raises(spot in spots(), passage in any_of(PASSAGES)) {
        let through = numbers(&Spot { crawl: spot.crawl.times(readings::passage(passage)), ..spot });
        prop_assert!(no_more(through.search, numbers(&spot).search));
        prop_assert_eq!(through.referral, numbers(&spot).referral);
    }

    #[test]
    fn search_is_the_place_times_authority_at_both_ends(spot in spots()) {
        let read: Vec<Reading> = spot.readings().collect();
        let [low, high] = product(&read, Factor::in_place);
        let authority = spot.ground.authority;
        prop_assert!(is_printed(numbers(&spot).search, [low * authority.low, high * authority.high]));
    }

    #[test]
    fn doubt_only_widens(spot in spots(), less in 0_u8..=100) {
        let [sure, unsure] = [spot.confidence.0.max(less), spot.confidence.0.min(less)]
            .map(|confidence| numbers(&Spot { confidence: Confidence(confidence), ..spot }).place);
        prop_assert!(unsure.low <= sure.low && sure.high <= unsure.high);
    }

    #[test]
    fn the_listed_multipliers_reproduce_each_number(spot in spots()) {
        let listed: Vec<Reading> = spot.readings().filter(|reading| reading.low < 1.0).collect();
        prop_assert_eq!(Numbers::fold(listed.iter().copied()), numbers(&spot));
        let Numbers { place, search, referral } = numbers(&spot);
        for (printed, role) in [(place, Factor::in_place as fn(_) -> _), (search, in_search), (referral, Factor::in_referral)] {
            let product = product(&listed, role);
            prop_assert!(is_printed(printed, product), "{printed:?} {product:?}");
        }
    }

    #[test]
    fn the_order_of_folding_changes_nothing(
        spot in spots(), order in prop::collection::vec(any::<u8>(), Factor::ALL.len()),
    ) {
        let mut shuffled: Vec<(u8, Reading)> = order.into_iter().zip(spot.readings()).collect();
        prop_assert_eq!(shuffled.len(), spot.readings().count());
        shuffled.sort_by_key(|(place, _)| *place);
        let shuffled = shuffled.into_iter().map(|(_, reading)| reading);
        prop_assert_eq!(Numbers::fold(shuffled), numbers(&spot));
    }
}

/// A followed link in plain sight.
fn best(relevance: Span) -> Spot {
    Spot {
        ground: Ground {
            indexing: readings::indexing(Indexing::Indexable),
            kind: PageKind::Article,
            age: Age::New,
            authority: readings::authority(Band::Middle),
            audience: readings::AUDIENCE,
            language: Span::exactly(1.0),
            country: Span::exactly(1.0),
            targets: 100,
        },
        follow: readings::follow(Follow::Followed),
        crawl: readings::crawl(Crawl::Crawlable),
        context: Context::Body,
        position: Position::Plain,
        confidence: Confidence(100),
        visibility: Visibility::Visible,
        repeat: Repeat::Best,
        anchor: readings::anchor(AnchorKind::Descriptive, "x"),
        relevance,
    }
}

/// A page of paragraphs, each with one link to the site of its number.
fn page(sites: &[u16], rels: &[Option<&str>]) -> PageSnapshot {
    let mut page = PageSnapshot {
        url: "https://page.example/".to_owned(),
        base_url: "https://page.example/".to_owned(),
        content_type: "text/html".to_owned(),
        taken_at: 1_790_000_000_000,
        blocks: vec![
            block(None, "html"),
            block(Some(0), "body"),
            block(Some(1), "main"),
        ],
        ..PageSnapshot::default()
    };
    for (position, site) in sites.iter().enumerate() {
        let paragraph = u32::try_from(page.blocks.len()).unwrap();
        page.blocks
            .extend([block(Some(2), "p"), block(Some(paragraph), "a")]);
        let number = u32::try_from(position).unwrap();
        let address = format!("https://site{site}.example.org/");
        page.anchors.push(Anchor {
            index: number,
            element: Element::A,
            block: paragraph + 1,
            href: address.clone(),
            resolved: address,
            rel: rels.get(position).copied().flatten().map(str::to_owned),
            title: String::new(),
            referrer_policy: String::new(),
            rendering: Rendering::Unread,
            in_shadow: false,
        });
        page.runs.push(run(
            paragraph,
            None,
            "Something that is worth reading stands before this link, ",
        ));
        page.runs
            .push(run(paragraph + 1, Some(number), "a link with words"));
    }
    page
}

fn block(parent: Option<u32>, tag: &str) -> Block {
    Block {
        parent,
        tag: tag.to_owned(),
        ..Block::default()
    }
}

fn run(block: u32, anchor: Option<u32>, text: &str) -> Run {
    Run {
        block,
        anchor,
        kind: RunKind::Text,
        text: text.to_owned(),
        length: u32::try_from(text.chars().count()).unwrap(),
    }
}

/// What may stand before a link: about one topic, about another, about none.
const SENTENCES: [&str; 4] = [
    "The tidal mill grinds flour, and flour of a tidal mill is what we read of in ",
    "A soup of beans and a second soup of peas are what the cook tells of in ",
    "Something that is worth reading stands before this link, and some more of it, ",
    "",
];

/// The server's answers, by which nothing of a page and its links is left open.
fn answered(page: &PageSnapshot) -> Reread {
    let links = page.anchors.iter().map(|anchor| ServerLink {
        resolved: anchor.resolved.clone(),
        rel: anchor.rel.clone(),
    });
    let html = ServerHtml {
        links: links.collect(),
        ..ServerHtml::default()
    };
    let answer = |status, html| {
        Answer::Received(Response {
            status,
            headers: Vec::new(),
            body: String::new(),
            html,
        })
    };
    Reread {
        page: answer(200, Ok(html)),
        robots: answer(404, Err(Ignorance::NotHtml)),
    }
}

fn overlap(one: Range, other: Range) -> bool {
    one.low <= other.high && other.low <= one.high
}

fn judged(page: &PageSnapshot) -> Report {
    analyze(page, &Settings::default(), &TABLES)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn internal_links_have_no_values_and_outbound_ones_all(sites in prop::collection::vec(0_u16..20, 0..30)) {
        let mut page = page(&sites, &[]);
        if let Some(anchor) = page.anchors.first_mut() {
            anchor.resolved = "https://page.example/other".to_owned();
        }
        for link in judged(&page).links {
            let values = [link.place, link.search, link.referral];
            prop_assert!(values.iter().all(|value| value.is_some() == link.outbound));
            prop_assert_eq!(link.factors.is_empty(), !link.outbound);
        }
    }

    #[test]
    fn repeats_count_earlier_links(sites in prop::collection::vec(0_u16..5, 0..20)) {
        let report = judged(&page(&sites, &[]));
        prop_assert_eq!(report.links.len(), sites.len());
        for (position, link) in report.links.iter().enumerate() {
            let earlier = sites[..position].iter().filter(|site| **site == sites[position]).count();
            prop_assert_eq!(link.repeat as usize, earlier);
        }
        for site in &sites {
            let own = |factor: &Reading| factor.factor == Factor::Repeat;
            let same = report.links.iter().zip(&sites).filter(|(_, other)| *other == site);
            let best = same.filter(|(link, _)| !link.factors.iter().any(own)).count();
            prop_assert_eq!(best, 1, "one link of each target is the best");
        }
    }

    #[test]
    fn one_more_target_never_raises_the_links_before_it(sites in prop::collection::vec(0_u16..20, 1..30)) {
        let more: Vec<u16> = sites.iter().copied().chain([999]).collect();
        let (fewer, more) = (judged(&page(&sites, &[])), judged(&page(&more, &[])));
        let read = |link: &LinkRow, share: bool| {
            let factors = link.factors.iter().filter(|read| (read.factor == Factor::Share) == share);
            factors.copied().collect::<Vec<Reading>>()
        };
        let mut compared = 0;
        for (before, after) in fewer.links.iter().zip(&more.links) {
            let shares = [after, before].map(|link| read(link, true).first().map_or(1.0, |share| share.high));
            prop_assert!(shares[0] < shares[1]);
            // One more paragraph may move the end of the lead.
            if read(before, false) == read(after, false) {
                prop_assert!(no_more(after.search.unwrap(), before.search.unwrap()));
                compared += 1;
            }
        }
        prop_assert!(compared > 0);
    }

    #[test]
    fn nofollow_on_one_link_lowers_only_search(sites in prop::collection::vec(0_u16..50, 1..10), rel in any_of(&["nofollow", "ugc", "sponsored"])) {
        let (plain, qualified) = (judged(&page(&sites, &[])), judged(&page(&sites, &[Some(rel)])));
        let (plain, qualified) = (&plain.links[0], &qualified.links[0]);
        prop_assert!(no_more(qualified.search.unwrap(), plain.search.unwrap()));
        prop_assert_eq!(qualified.referral, plain.referral);
        prop_assert_eq!(qualified.context, plain.context);
    }

    #[test]
    fn the_headline_and_the_best_link_where_it_would_stand_agree(
        paragraphs in prop::collection::vec((0_u16..20, 0..SENTENCES.len(), any_of(&[None, Some("nofollow"), Some("ugc"), Some("sponsored")])), 1..12),
        keywords in prop::collection::vec(any_of(&["tidal mill", "flour", "soup", "bicycle"]), 0..3),
    ) {
        let sites: Vec<u16> = paragraphs.iter().map(|(site, ..)| *site).collect();
        let rels: Vec<Option<&str>> = paragraphs.iter().map(|(.., rel)| *rel).collect();
        let mut page = page(&sites, &rels);
        for (number, (_, sentence, _)) in paragraphs.iter().enumerate() {
            SENTENCES[*sentence].clone_into(&mut page.runs[2 * number].text);
        }
        // Most of the page is about something else.
        page.runs.push(run(2, None, &"words of a long text that have no topic at all ".repeat(150)));
        page.reread = answered(&page);
        let keywords = keywords.into_iter().map(str::to_owned).collect();
        let report = analyze(&page, &Settings::of(Profile { keywords, ..Profile::default() }), &TABLES);
        let headline = &report.prospect;
        let context = headline.slots[0].context;
        prop_assert!(headline.slots[0].realistic && context == Context::Body);
        let there = report.links.iter().filter(|link| link.context == context);
        let best = there.max_by_key(|link| link.place.map(Range::weight)).unwrap();
        prop_assert!(overlap(headline.place, best.place.unwrap()), "{:?} {:?}", headline.place, best.place);
        prop_assert!(overlap(headline.search, best.search.unwrap()));
        prop_assert!(overlap(headline.referral, best.referral.unwrap()));
    }

    #[test]
    fn arbitrary_snapshots_get_a_report(
        parents in prop::collection::vec((any::<Option<u32>>(), "[a-z1-6]{0,5}", ".{0,8}"), 0..30),
        anchors in prop::collection::vec((any::<u32>(), any::<u32>(), ".{0,20}", prop::option::of(".{0,12}")), 0..20),
        runs in prop::collection::vec((any::<u32>(), any::<Option<u32>>(), ".{0,30}"), 0..30),
        taken_at in any::<u64>(),
        keywords in prop::collection::vec(".{0,6}", 0..4),
    ) {
        let page = arbitrary(&parents, &anchors, &runs, taken_at);
        let settings = Settings::of(Profile { keywords, ..Profile::default() });
        let report = analyze(&page, &settings, &TABLES);
        for range in [report.prospect.place, report.prospect.search, report.prospect.referral] {
            prop_assert!(range.low <= range.high && range.high <= 100);
        }
        prop_assert_eq!(report, analyze(&page, &settings, &TABLES));
    }
}

type Parent = (Option<u32>, String, String);
type Link = (u32, u32, String, Option<String>);

fn arbitrary(
    parents: &[Parent],
    anchors: &[Link],
    runs: &[(u32, Option<u32>, String)],
    taken_at: u64,
) -> PageSnapshot {
    let blocks = parents.iter().map(|(parent, tag, class)| Block {
        parent: *parent,
        tag: tag.clone(),
        class: class.clone(),
        ..Block::default()
    });
    let anchors = anchors.iter().map(|(index, block, address, rel)| Anchor {
        index: *index,
        element: Element::A,
        block: *block,
        href: address.clone(),
        // Browsers write hosts in lower case; the URL parser asserts it.
        resolved: format!("https://{}", address.to_lowercase()),
        rel: rel.clone(),
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Shown,
        in_shadow: false,
    });
    PageSnapshot {
        url: "https://page.example/".to_owned(),
        taken_at,
        blocks: blocks.collect(),
        anchors: anchors.collect(),
        runs: runs
            .iter()
            .map(|(block, anchor, text)| run(*block, *anchor, text))
            .collect(),
        ..PageSnapshot::default()
    }
}

/// Enough for an unoptimized build on a busy machine; anything but linear would take hours.
const PATIENCE: Duration = Duration::from_mins(2);

#[test]
fn a_hundred_thousand_links_get_their_values() {
    let sites: Vec<u16> = (0..100_000_u32)
        .map(|site| u16::try_from(site % 50_000).unwrap())
        .collect();
    let page = page(&sites, &[]);
    let start = Instant::now();
    let report = judged(&page);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert_eq!(report.totals.outbound, 100_000);
    assert_eq!(report.head(500).links.len(), 500);
    assert_eq!(report.head(500).totals, report.totals);
}

#[test]
fn fifty_thousand_levels_are_walked_without_recursion() {
    let mut page = page(&[1], &[]);
    let deepest = u32::try_from(page.blocks.len()).unwrap() + 50_000 - 1;
    for _ in 0..50_000 {
        let parent = u32::try_from(page.blocks.len() - 1).unwrap();
        page.blocks.push(block(Some(parent), "div"));
    }
    page.anchors[0].block = deepest;
    page.runs
        .push(run(deepest, Some(0), "the deepest link of all"));
    let start = Instant::now();
    assert_eq!(judged(&page).links.len(), 1);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}
