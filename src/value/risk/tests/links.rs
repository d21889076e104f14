//! What links show themselves: too many, of every topic; and pages with nothing else.

use super::*;

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

pub(super) fn anchored(anchors: &[(&str, Sketch)]) -> House {
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
fn a_money_word_is_bought_where_the_anchor_says_nothing_else() {
    let site = |name: &str| external(&format!("https://{name}.example/"));
    let page = |anchors: [&str; 3]| {
        let sites = ["a", "b", "c"].map(site);
        let named: Vec<_> = anchors.into_iter().zip(sites).collect();
        only(&anchored(&named)).map(|(risk, ..)| risk)
    };
    for farm in [
        ["casino", "Viagra", "loans"],
        ["Best Casino Sites 2025", "cbd oil UK", "crypto exchange"],
        ["best vpn deals", "escort London", "cialis"],
        ["Online Casino", "Viagra rezeptfrei", "Kredit ohne Schufa"],
    ] {
        assert_eq!(page(farm), Some(Risk::LinkFarm), "{farm:?}");
    }
    for honest in [
        ["Casino Royale", "police escort", "student loan statistics"],
        [
            "the casino on the pier",
            "a VPN of our own",
            "CBD in medicine",
        ],
        ["casino", "online casino", "betting"],
    ] {
        assert_eq!(page(honest), None, "{honest:?}");
    }
}

#[test]
fn where_to_get_help_and_who_is_a_member_are_no_farm() {
    let anchors = [
        "payday loans",
        "online pharmacy",
        "online betting",
        "essay writing service",
    ];
    let page = |sites: [&str; 4], context| {
        let links = sites.map(|site| at(context, &format!("https://{site}/")));
        let named: Vec<_> = anchors.into_iter().zip(links).collect();
        only(&anchored(&named)).map(|(_, sure, _)| sure)
    };
    let unknown = ["a.example", "b.example", "c.example", "d.example"];
    let public = ["help.gov", "health.gov.uk", "www.who.int", "d.example"];
    assert_eq!(page(public, Context::Body), None);
    assert_eq!(page(unknown, Context::Body), Some(Certainty::Sure));
    assert_eq!(page(unknown, Context::Footer), Some(Certainty::Sure));
    assert_eq!(page(unknown, Context::List), Some(Certainty::Weak));
    let newspapers = ["nytimes.com", "theguardian.com", "bbc.com", "d.example"];
    assert_eq!(page(newspapers, Context::Body), None, "they have any topic");
    let mut five: Vec<(&str, Sketch)> = vec![("escorts", at(Context::List, "https://e.example/"))];
    let entries = unknown.map(|site| at(Context::List, &format!("https://{site}/")));
    five.extend(anchors.into_iter().zip(entries));
    let found = only(&anchored(&five)).map(|(_, sure, _)| sure);
    assert_eq!(found, Some(Certainty::Likely), "no list has so many");
    let mut mixed: Vec<(&str, Sketch)> =
        vec![("replica watches", at(Context::List, "https://e.example/"))];
    let text = anchors.into_iter().zip(unknown);
    mixed.extend(text.map(|(anchor, site)| (anchor, external(&format!("https://{site}/")))));
    for (count, sure) in [
        (3, Certainty::Weak),
        (4, Certainty::Likely),
        (5, Certainty::Sure),
    ] {
        let found = only(&anchored(&mixed[..count]));
        assert_eq!(
            found.map(|(_, sure, _)| sure),
            Some(sure),
            "one of {count} is listed"
        );
    }
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
fn a_registrars_article_is_not_parked_and_a_placeholder_is() {
    let long = "How a domain changes hands. ".repeat(200);
    let article = [
        ("p", "\"This domain is for sale\", it said."),
        ("p", long.as_str()),
    ];
    assert_eq!(only(&written(BLOG, "Buying a domain", &article)), None);
    for line in [
        "This domain is for sale!",
        "blog.example is for sale!",
        "Made by its owner with Sedo Domain Parking.",
    ] {
        let found = only(&written(BLOG, "A page", &[("h1", line)]));
        let parked = (Risk::ThinPage, Certainty::Likely, "h1".to_owned());
        assert_eq!(found, Some(parked), "{line}");
    }
    let boat = written(BLOG, "A boat", &[("h1", "The boat is for sale!")]);
    assert_eq!(only(&boat), None);
}

#[test]
fn a_page_to_come_and_one_that_is_gone_are_none() {
    let text = "Mills have been built on this coast since the year 1170, and some still turn. ";
    for (title, heading) in [
        ("Mills", "Our new website is coming soon"),
        ("Mills", "Hier entsteht eine neue Internetpräsenz"),
        ("Welcome to nginx!", "Welcome"),
        ("Apache2 Default Page", "Apache"),
        ("Mills", "404 – Page not found"),
        ("Mills", "Coming soon!"),
        ("Em breve", "Moinhos"),
        ("Mills", "Página en construcción"),
        ("Account suspended", "Contact your host"),
    ] {
        let found = only(&written(BLOG, title, &[("h1", heading), ("p", text)]));
        let (risk, certainty, _) = found.unwrap();
        assert_eq!((risk, certainty), (Risk::ThinPage, Certainty::Likely));
        let long = text.repeat(20);
        let page = written(BLOG, title, &[("h1", heading), ("p", &long)]);
        assert_eq!(only(&page), None, "{heading}: a text of its own");
    }
    for (heading, line) in [
        ("Mills of the coast", text),
        ("Constructores Pérez", "Líderes en construcción de molinos."),
        ("Mühlenbau", "Wir helfen beim Aufbau und beim Umbau."),
        ("Films", "Coming soon"),
        ("Mills coming soon to your town", text),
        ("Roads under construction", text),
    ] {
        let page = written(BLOG, "Mills", &[("h1", heading), ("p", line)]);
        assert_eq!(only(&page), None, "{heading}: {line}");
    }
}
