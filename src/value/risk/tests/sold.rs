//! Links for sale, and who writes about the trade.

use super::*;

#[test]
fn dofollow_is_a_footprint() {
    let house = House::of([external("https://a.example/").rel("dofollow")]);
    assert_eq!(risks(&house), [Risk::SoldLinks]);
    // A word that does nothing either, and that no buyer asks for.
    let follow = external("https://a.example/").rel("follow");
    let house = House::of([follow.flag(Flag::DofollowFootprint)]);
    assert_eq!(risks(&house), []);
}

#[test]
fn dofollow_in_furniture_or_to_the_public_is_weak() {
    let marked = |context, url: &str| at(context, url).rel("dofollow");
    let shop = "https://a.example/";
    for (context, url, expected) in [
        (Context::Body, shop, Certainty::Likely),
        (Context::Footer, shop, Certainty::Weak),
        (Context::Sidebar, shop, Certainty::Weak),
        (Context::Body, "https://www.wikipedia.org/", Certainty::Weak),
        (Context::Body, "https://town.gov/", Certainty::Weak),
    ] {
        let mut house = House::of([marked(context, url)]);
        house.tables = Tables::builtin();
        let found = only(&house).map(|(risk, sure, _)| (risk, sure));
        assert_eq!(found, Some((Risk::SoldLinks, expected)), "{context} {url}");
    }
}

#[test]
fn dofollow_on_what_is_qualified_or_a_visitors_is_none() {
    let marked = |context| at(context, "https://a.example/").rel("dofollow");
    for follow in [
        Follow::Nofollow,
        Follow::Ugc,
        Follow::Sponsored,
        Follow::PageNofollow,
    ] {
        let house = House::of([marked(Context::Body).follow(follow)]);
        assert_eq!(risks(&house), [], "{follow}");
    }
    assert_eq!(risks(&House::of([marked(Context::Comment)])), []);
    let mut thread = House::of([marked(Context::Body)]);
    thread.layout.kind = PageKind::Thread;
    assert_eq!(risks(&thread), []);
    let both = House::of([marked(Context::Comment), marked(Context::Footer)]);
    assert_eq!(seen(&both)[0], "1", "the site's own is counted alone");
}

const ABOUT_THE_TRADE: &[(&str, &[(&str, &str)])] = &[
    (
        "What a guest post costs",
        &[
            (
                "p",
                "A guest post costs $77 on average, a link insertion $361.",
            ),
            ("p", "Google calls it link spam; we never bought one."),
        ],
    ),
    (
        "Advertise with us",
        &[
            (
                "p",
                "A sponsored article is $900. Our rates for banners are in the media kit.",
            ),
            (
                "p",
                "Every paid link carries rel=\"sponsored\" or nofollow.",
            ),
        ],
    ),
    (
        "Write for us",
        &[
            (
                "p",
                "We accept guest posts about mills. There is no fee and no payment.",
            ),
            ("p", "Our tickets cost $12."),
        ],
    ),
    (
        "Prices",
        &[
            ("li", "Blog hosting: $9 a month"),
            ("p", "Our prices include VAT. Payment via PayPal."),
        ],
    ),
    (
        "A backlink tool",
        &[
            ("li", "Find who links to you with the backlink checker: $49"),
            ("p", "Our pricing is simple."),
        ],
    ),
    (
        "Kraft 50",
        &[(
            "p",
            "Gastbeitrag von Dr. Kraft 50 Jahre danach. Unsere Preise blieben.",
        )],
    ),
    (
        "Clothes",
        &[
            ("td", "Guest bed"),
            ("td", "$50"),
            ("p", "We sell furniture."),
        ],
    ),
];

#[test]
fn who_writes_about_the_trade_sells_nothing() {
    for (title, lines) in ABOUT_THE_TRADE {
        assert_eq!(only(&written(BLOG, title, lines)), None, "{title}");
    }
}

/// Title, expected certainty and place, and the lines.
type Offer = (
    &'static str,
    Certainty,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const OFFERS: &[Offer] = &[
    (
        "Write for us",
        Certainty::Sure,
        "p",
        &[(
            "p",
            "Prices start at $30 for one sponsored article. Payment via PayPal.",
        )],
    ),
    (
        "Preise",
        Certainty::Likely,
        "li",
        &[
            ("h2", "Unsere Preise"),
            ("li", "Gastartikel mit Link: 80 €"),
        ],
    ),
    (
        "Reklama",
        Certainty::Weak,
        "li",
        &[("p", "Nasze ceny:"), ("li", "Artykuł sponsorowany 200 zł")],
    ),
    (
        "Цены",
        Certainty::Likely,
        "li",
        &[("p", "Наши цены"), ("li", "Размещение статьи — 3000 руб.")],
    ),
    (
        "Terms",
        Certainty::Likely,
        "li",
        &[
            ("p", "Our rates"),
            ("li", "Dofollow link $60, nofollow link $20"),
        ],
    ),
    (
        "The price of links",
        Certainty::Weak,
        "p",
        &[
            ("p", "An offer: we accept guest posts, $40 per guest post."),
            ("p", "That is a link scheme by Google's guidelines."),
        ],
    ),
];

#[test]
fn a_price_for_posts_or_links_in_an_offer_is_selling_in_many_languages() {
    for (title, certainty, place, lines) in OFFERS {
        let found = only(&written(BLOG, title, lines));
        let expected = (Risk::SoldLinks, *certainty, (*place).to_owned());
        assert_eq!(found, Some(expected), "{title}");
    }
}

#[test]
fn a_price_for_each_names_a_post_only_in_a_page_about_such_posts() {
    let offer = ("p", "Our pricing:");
    let priced = |title: &str, line: &str, more: &str| {
        only(&written(BLOG, title, &[offer, ("li", line), ("p", more)]))
    };
    let one = "$50 / post";
    for (title, line, more) in [
        ("A scheduler", one, "A line."),
        ("Write for us", one, "We pay writers by PayPal."),
        ("Write for us", "$50 / postcard", "A line."),
        ("Write for us", "Our blog / post of the day: $5", "A line."),
        ("Write for us", "50 / post", "A line."),
    ] {
        assert_eq!(priced(title, line, more), None, "{title} {line} {more}");
    }
    let sold = (Risk::SoldLinks, Certainty::Sure, "li".to_owned());
    for line in [one, "DR 50: 40 USD per link", "Blog: €30/articles"] {
        assert_eq!(
            priced("Write for us", line, "A line."),
            Some(sold.clone()),
            "{line}"
        );
    }
    let unoffered = written(BLOG, "Write for us", &[("li", one)]);
    assert_eq!(only(&unoffered), None);
}

#[test]
fn what_visitors_offer_is_not_the_sites_offer() {
    let lines = [
        ("p", "A text."),
        ("p", "We accept guest posts, $20 per guest post, dofollow!"),
    ];
    let mut house = written(BLOG, "A text", &lines);
    house.layout.zones = vec![None, Some(Context::Comment)];
    assert_eq!(only(&house), None);
    house.layout.zones = Vec::new();
    assert!(only(&house).is_some());
    house.layout.kind = PageKind::Thread;
    assert_eq!(only(&house), None);
}

#[test]
fn two_signs_of_one_risk_are_one_finding() {
    let lines = [("p", "Guest post: $50, our rates include a dofollow link.")];
    let mut house = written(BLOG, "Write for us", &lines);
    let footprint = House::of([external("https://a.example/").rel("dofollow")]);
    house.links = footprint.links;
    house.qualifications = footprint.qualifications;
    house.layout.placements = footprint.layout.placements;
    let found = findings(&house.case());
    let [finding] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(
        (finding.reason.code, finding.place.as_str()),
        (Code::PriceForLinks, "p")
    );
    let [also] = &finding.also[..] else {
        panic!("{finding:?}");
    };
    assert_eq!(
        (also.reason.code, also.confidence, also.place.as_str()),
        (Code::RelDofollow, Certainty::Likely, "body")
    );
}

#[test]
fn letters_that_nobody_sees_hide_no_price_and_are_quoted_as_they_stand() {
    let plain = "Guest post with one dofollow link: $60. Our prices include publishing.";
    let found = |text: &str| {
        let house = written(BLOG, "Prices", &[("p", text)]);
        let offer = findings(&house.case()).into_iter().next();
        offer.map(|offer| (offer.risk, offer.confidence, offer.reason.args))
    };
    let sold = |text: &str| Some((Risk::SoldLinks, Certainty::Likely, vec![text.to_owned()]));
    assert_eq!(found(plain), sold(plain));
    for unseen in ["\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}"] {
        let hidden = plain.replace("st p", &["st p", unseen].concat());
        let hidden = hidden.replace("follow", &["fol", unseen, "low"].concat());
        let hidden = hidden.replace('$', &["$", unseen].concat());
        assert_eq!(found(&hidden), sold(&hidden), "{unseen:?}");
        let label = ["Spon", unseen, "sored post"].concat();
        let paid = labeled(&label, external("https://site0.example/"));
        assert_eq!(seen(&paid)[0], label);
    }
}
