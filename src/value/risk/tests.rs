//! Findings on small pages: what must not be one first.

mod markup;

use super::*;
use crate::{
    context::{Context, PageKind, Visibility},
    link::Flag,
    page::{Block, PageSnapshot, Run, RunKind},
    reason::Code,
    tables::Tables,
    value::fixture::{House, Sketch, at, external},
};

fn risks(house: &House) -> Vec<Risk> {
    findings(&house.case())
        .iter()
        .map(|finding| finding.risk)
        .collect()
}

fn many(sketch: impl Fn(&str) -> Sketch, count: usize) -> Vec<Sketch> {
    (0..count)
        .map(|number| sketch(&format!("https://site{number}.example/")))
        .collect()
}

/// What the only finding says was seen, its arguments in order.
fn seen(house: &House) -> Vec<String> {
    let [finding] = &findings(&house.case())[..] else {
        panic!("one finding");
    };
    assert!(!finding.place.is_empty());
    finding.reason.args.clone()
}

#[test]
fn every_finding_of_links_quotes_the_first_of_them() {
    let quoted = "what it is about → https://site0.example/";
    let text = |count: usize| House::of(many(external, count));
    let mut dense = text(6);
    dense.layout.main_words = 200;
    assert_eq!(seen(&dense), ["33", "6", quoted]);
    let mut thin = text(6);
    thin.layout.main_words = 30;
    assert_eq!(seen(&thin), ["30", "6", quoted]);
    let hide = |url: &str| external(url).visibility(Visibility::Hidden);
    assert_eq!(seen(&House::of(many(hide, 5))), ["5", quoted]);
    let partner = |url: &str| external(url).flag(Flag::Affiliate);
    assert_eq!(seen(&House::of(many(partner, 2))), ["2", quoted]);
    let paid = labeled("Sponsored post", external("https://site0.example/"));
    assert_eq!(seen(&paid), ["Sponsored post", "1", quoted]);
    let mut sold = House::of(many(|url| external(url).rel("dofollow"), 2));
    assert_eq!(seen(&sold), ["2", "dofollow", quoted]);
    sold.links[0].text.clear();
    assert_eq!(seen(&sold)[2], "https://site0.example/");
}

#[test]
fn an_ordinary_page_has_no_risk() {
    let mut house = House::of(many(external, 6));
    house.layout.main_words = 600;
    assert_eq!(risks(&house), []);
}

#[test]
fn dense_links_are_a_matter_of_prose_and_of_followed_links() {
    let mut house = House::of(many(external, 6));
    house.layout.main_words = 239;
    assert_eq!(risks(&house), [Risk::DenseLinks]);
    house.layout.main_words = 240;
    assert_eq!(risks(&house), [], "one per 40 words");
    house.layout.main_words = 200;
    for kind in [
        PageKind::Resource,
        PageKind::Documentation,
        PageKind::Listing,
    ] {
        house.layout.kind = kind;
        assert_eq!(risks(&house), [], "{kind}");
    }
    let mut one_site = House::of(many(|_| external("https://a.example/"), 6));
    one_site.layout.main_words = 200;
    assert_eq!(risks(&one_site), [Risk::DenseLinks], "links, not sites");
    let mut note = House::of(many(external, 4));
    note.layout.main_words = 60;
    assert_eq!(risks(&note), []);
    let mut house = House::of(many(|url| external(url).follow(Follow::Nofollow), 6));
    house.layout.main_words = 200;
    assert_eq!(risks(&house), []);
}

#[test]
fn hidden_links_to_many_sites_are_one_grave_finding() {
    let hide = |sketch: Sketch| sketch.visibility(Visibility::Hidden);
    let menu = House::of(many(|url| hide(at(Context::Navigation, url)), 9));
    assert_eq!(risks(&menu), []);
    let few = House::of(many(|url| hide(external(url)), 4));
    assert_eq!(risks(&few), []);
    let mut icons = House::of(many(|url| hide(external(url)), 9));
    for link in &mut icons.links {
        link.text.clear();
    }
    assert_eq!(risks(&icons), []);
    let injected = House::of(many(|url| hide(external(url)), 5));
    assert_eq!(risks(&injected), [Risk::HiddenLinks]);
    assert!(findings(&injected.case())[0].is_grave());
}

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

fn labeled(label: &str, link: Sketch) -> House {
    let mut house = House::of([link]);
    house.tables = Tables::builtin();
    let block = |tag: &str| Block {
        tag: tag.to_owned(),
        ..Block::default()
    };
    let run = |block, text: &str| Run {
        block,
        anchor: None,
        kind: RunKind::Text,
        text: text.to_owned(),
        length: 0,
    };
    house.page = PageSnapshot {
        blocks: vec![block("h1"), block("p"), block("p")],
        runs: vec![run(0, "Ten mattresses"), run(1, label), run(2, "A text.")],
        ..house.page
    };
    house
}

#[test]
fn a_label_near_the_headline_discloses_and_prose_does_not() {
    let link = || external("https://a.example/");
    for (label, disclosed) in [
        ("Sponsored post by Acme", true),
        ("Gesponserter Beitrag", true),
        ("タイアップ記事", true),
        ("【PR記事】", true),
        ("Реклама. ООО «Мельница», erid:2VtzqwXyz", true),
        ("Merid: a mill", false),
        ("Publi-communiqué", true),
        ("Communiqué de presse", false),
        ("Pubbliredazionale", true),
        ("Betaalde samenwerking met Acme", true),
        ("Conteúdo de marca", true),
        ("Unsponsored posts by Acme", false),
        (
            "The city and its university run the museum in partnership with a foundation that nobody had heard of before.",
            false,
        ),
        ("Advertisement", false),
        ("Sponsored post: $50", false),
        ("Gesponserter Beitrag – 1.200 Euro", false),
        ("Sponsored post by Acme: $50 off", true),
        ("Sponsored post, 2024", true),
    ] {
        let expected: &[Risk] = if disclosed {
            &[Risk::DisclosedButFollowed]
        } else {
            &[]
        };
        assert_eq!(risks(&labeled(label, link())), expected, "{label}");
    }
    let correct = labeled("Sponsored post", link().follow(Follow::Sponsored));
    assert_eq!(risks(&correct), [], "a correctly qualified one is no risk");
}

#[test]
fn an_affiliate_link_is_a_weak_risk_only_where_nothing_qualifies_it() {
    let partner = || external("https://a.example/").flag(Flag::Affiliate);
    let weak = || external("https://a.example/").flag(Flag::AffiliateParameter);
    let said = "This post contains affiliate links: we may earn something.";
    let followed = [Risk::DisclosedButFollowed];
    let unqualified = [Risk::UnqualifiedAffiliate];
    let denied = "This post does not contain affiliate links.";
    for (label, link, expected) in [
        (denied, partner(), &unqualified[..]),
        (
            "It doesn't contain affiliate links.",
            partner(),
            &unqualified,
        ),
        ("Não contém links de afiliado.", partner(), &unqualified),
        (
            "Not new, it may contain affiliate links.",
            partner(),
            &followed,
        ),
        ("A line.", external("https://a.example/"), &[]),
        ("A line.", weak(), &[]),
        ("A line.", partner().follow(Follow::Sponsored), &[]),
        ("A line.", partner().follow(Follow::Nofollow), &[]),
        (said, external("https://a.example/"), &[]),
        (said, partner().follow(Follow::Sponsored), &[]),
        ("A line.", partner(), &unqualified),
        (said, partner(), &followed),
    ] {
        assert_eq!(risks(&labeled(label, link)), expected, "{label}");
    }
    let right = labeled(said, partner().follow(Follow::Sponsored));
    let reason = rightly_disclosed(&right.case()).unwrap();
    assert_eq!(reason.code, Code::AffiliateDisclosed);
    let by_visitor = at(Context::Comment, "https://a.example/").flag(Flag::Affiliate);
    assert_eq!(risks(&labeled("A line.", by_visitor)), []);
}

#[test]
fn a_paid_link_counts_in_the_gravest_finding_alone() {
    let partner = |context| at(context, "https://a.example/").flag(Flag::Affiliate);
    let folder = "https://blog.example/sponsored/one";
    let (paid, said) = ("Sponsored post", "This post contains affiliate links.");
    for (url, label, context, expected) in [
        (BLOG, paid, Context::Body, &[Risk::DisclosedButFollowed][..]),
        (folder, paid, Context::Body, &[Risk::DisclosedButFollowed]),
        (folder, said, Context::Body, &[Risk::DisclosedButFollowed]),
        (folder, "A line.", Context::Body, &[Risk::PaidSection]),
        // What the label says nothing of.
        (BLOG, paid, Context::Sidebar, &[Risk::UnqualifiedAffiliate]),
        (
            folder,
            "A line.",
            Context::Sidebar,
            &[Risk::UnqualifiedAffiliate],
        ),
    ] {
        let mut house = labeled(label, partner(context));
        url.clone_into(&mut house.page.url);
        assert_eq!(risks(&house), expected, "{label} {url} {context}");
    }
    let mut both = labeled(paid, partner(Context::Body));
    let aside = labeled(paid, partner(Context::Sidebar).follow(Follow::Followed));
    both.links.extend(aside.links);
    both.layout.placements.extend(aside.layout.placements);
    both.qualifications.extend(aside.qualifications);
    let found = findings(&both.case());
    let counts = found.iter().map(|one| (one.risk, one.reason.args.clone()));
    let of_aside = vec![
        "1".to_owned(),
        "what it is about → https://a.example/".to_owned(),
    ];
    assert!(
        counts
            .clone()
            .any(|(risk, args)| risk == Risk::UnqualifiedAffiliate && args == of_aside)
    );
    assert_eq!(counts.count(), 2);
}

#[test]
fn a_title_that_begins_with_the_label_discloses() {
    for (title, disclosed) in [
        ("Anzeige: Zehn Matratzen", true),
        ("Anzeige gegen den Minister", false),
    ] {
        let mut house = labeled("A line.", external("https://a.example/"));
        house.page.title = title.to_owned();
        assert_eq!(!risks(&house).is_empty(), disclosed, "{title}");
    }
}

/// An article at an address, with a title and lines of its own.
fn written(url: &str, title: &str, lines: &[(&str, &str)]) -> House {
    let mut house = House::of([]);
    house.tables = Tables::builtin();
    house.page.url = url.to_owned();
    house.page.title = title.to_owned();
    for (number, (tag, text)) in (0..).zip(lines) {
        house.page.blocks.push(Block {
            tag: (*tag).to_owned(),
            ..Block::default()
        });
        house.page.runs.push(Run {
            block: number,
            anchor: None,
            kind: RunKind::Text,
            text: (*text).to_owned(),
            length: 0,
        });
    }
    house
}

fn only(house: &House) -> Option<(Risk, Certainty, String)> {
    let mut findings = findings(&house.case()).into_iter();
    let found = findings
        .next()
        .map(|one| (one.risk, one.confidence, one.place));
    assert!(findings.next().is_none(), "one finding at most");
    found
}

const BLOG: &str = "https://blog.example/a-page/";

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
        Certainty::Likely,
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
            (
                "p",
                "One mail said: we accept guest posts, $40 per guest post.",
            ),
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

fn anchored(anchors: &[(&str, Sketch)]) -> House {
    let (texts, sketches): (Vec<&str>, Vec<Sketch>) = anchors
        .iter()
        .map(|(text, sketch)| (*text, sketch.clone()))
        .unzip();
    let mut house = House::of(sketches);
    house.tables = Tables::builtin();
    for (link, text) in house.links.iter_mut().zip(texts) {
        link.text = text.to_owned();
    }
    house
}

#[test]
fn one_money_topic_or_a_qualified_or_internal_one_is_no_farm() {
    let site = |name: &str| external(&format!("https://{name}.example/"));
    let marked = |name: &str| site(name).follow(Follow::Sponsored);
    for anchors in [
        [
            ("online casino", site("a")),
            ("sports betting", site("b")),
            ("no deposit bonus", site("c")),
        ],
        [
            ("online casino", site("a")),
            ("the mill", site("b")),
            ("a flour shop", site("c")),
        ],
        [
            ("online casino", marked("a")),
            ("payday loans", marked("b")),
            ("buy viagra", marked("c")),
        ],
        [
            ("online casino", site("page")),
            ("payday loans", site("page")),
            ("buy viagra", site("page")),
        ],
        [
            ("online casino", site("a")),
            ("payday loans", site("a")),
            ("buy viagra", site("a")),
        ],
        [
            (
                "a study of what online casino regulars lose in a year",
                site("a"),
            ),
            (
                "why payday loans are being forbidden in most of the states",
                site("b"),
            ),
            ("how the police found who let people buy viagra", site("c")),
        ],
    ] {
        assert_eq!(only(&anchored(&anchors)), None, "{}", anchors[0].0);
    }
    let comment = |name: &str| at(Context::Comment, &format!("https://{name}.example/"));
    let spam = anchored(&[
        ("Online casino", comment("a")),
        ("payday loans", comment("b")),
        ("buy viagra", comment("c")),
    ]);
    assert_eq!(only(&spam), None);
}

#[test]
fn three_unrelated_money_topics_are_a_farm() {
    let site = |name: &str| external(&format!("https://{name}.example/"));
    let mut anchors = vec![
        ("Best Online Casino", site("a")),
        ("payday loans", site("b")),
        ("essay writing service", site("c")),
    ];
    let farm = (Risk::LinkFarm, Certainty::Likely, "body".to_owned());
    assert_eq!(only(&anchored(&anchors)), Some(farm));
    anchors.push(("buy viagra", site("d")));
    assert_eq!(only(&anchored(&anchors)).unwrap().1, Certainty::Sure);
}

#[test]
fn a_folder_of_paid_content_is_told_by_name_and_by_followed_links() {
    let at_address = |url: &str, link: Sketch| {
        let mut house = House::of([link]);
        house.tables = Tables::builtin();
        house.page.url = url.to_owned();
        house
    };
    let link = || external("https://a.example/");
    let marked = || link().follow(Follow::Sponsored);
    for (url, link) in [
        ("https://blog.example/sponsored-walks/one", link()),
        ("https://blog.example/what-is/sponsored", link()),
        ("https://blog.example/sponsored/one", marked()),
        ("https://casino.example/casino/one", link()),
        ("https://www.nytimes.com/casino/one", marked()),
        ("https://www.nytimes.com/movies/casino", link()),
    ] {
        assert_eq!(only(&at_address(url, link)), None, "{url}");
    }
    for url in [
        "https://blog.example/sponsored/one",
        "https://www.nytimes.com/coupons/one",
    ] {
        let found = (Risk::PaidSection, Certainty::Likely, url.to_owned());
        assert_eq!(only(&at_address(url, link())), Some(found));
    }
}

#[test]
fn a_registrars_article_is_not_parked_and_a_placeholder_is() {
    let long = "How a domain changes hands. ".repeat(200);
    let article = [
        ("p", "\"This domain is for sale\", it said."),
        ("p", long.as_str()),
    ];
    assert_eq!(only(&written(BLOG, "Buying a domain", &article)), None);
    let found = only(&written(
        BLOG,
        "mill.example",
        &[("h1", "This domain is for sale!")],
    ));
    assert_eq!(
        found,
        Some((Risk::ThinPage, Certainty::Likely, "h1".to_owned()))
    );
}

#[test]
fn hardly_a_text_around_many_links_is_thin_and_counted_once() {
    let mut house = House::of(many(external, 6));
    house.layout.main_words = 30;
    assert_eq!(risks(&house), [Risk::ThinPage]);
    let mut note = House::of(many(external, 2));
    note.layout.main_words = 30;
    assert_eq!(risks(&note), []);
}

#[test]
fn a_newspapers_sections_are_no_mass_production() {
    let paper = [
        "Business",
        "Technology",
        "Health",
        "Travel",
        "Fashion",
        "Finance",
        "Education",
        "Sports",
        "Food",
        "Law",
    ];
    let blog = ["Casino", "CBD", "Crypto"];
    let page = |sections: &[&str], author: &str| {
        let menu: Vec<(&str, Sketch)> = sections
            .iter()
            .map(|name| (*name, at(Context::Navigation, "https://page.example/s")))
            .collect();
        let mut house = anchored(&menu);
        house.page.metas.push(crate::page::Meta {
            name: "author".to_owned(),
            content: author.to_owned(),
            ..crate::page::Meta::default()
        });
        house
    };
    let all: Vec<&str> = paper.into_iter().chain(blog).collect();
    assert_eq!(only(&page(&paper, "Staff")), None);
    assert_eq!(only(&page(&all, "Ines Calder")), None);
    let found = only(&page(&all, "Admin"));
    assert_eq!(
        found,
        Some((Risk::MassProduced, Certainty::Weak, "navigation".to_owned()))
    );
}

#[test]
fn weak_findings_never_make_avoid_alone() {
    for risk in Risk::ALL {
        let finding = Finding {
            risk: *risk,
            confidence: Certainty::Weak,
            place: String::new(),
            reason: Reason::plain(Code::RelDofollow),
            also: Vec::new(),
        };
        assert!(!finding.is_grave());
    }
}
