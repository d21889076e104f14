//! What was paid for and says so, and what does not.

use super::*;

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
        ("Sponsored post: $50", false),
        ("Gesponserter Beitrag – 1.200 Euro", false),
        ("Sponsored post by Acme: $50 off", true),
        ("Sponsored post, 2024", true),
        // The words beneath it in its box are another line.
        (
            "Sponsored post\nThe city and its university run the museum in partnership with a foundation nobody had heard of.",
            true,
        ),
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
fn whom_the_label_links_to_paid_for_their_own_links_alone() {
    let links = |sponsor: Sketch, other: Sketch| {
        let mut house = labeled("Brought to you by", sponsor);
        let more = House::of([other, external("https://source.example/")]);
        house.links.extend(more.links);
        house.layout.placements.extend(more.layout.placements);
        house.qualifications.extend(more.qualifications);
        for (number, link) in (0..).zip(&mut house.links) {
            link.anchor = number;
        }
        house.page.anchors = vec![anchor_in(1), anchor_in(2), anchor_in(2)];
        house
    };
    let [header, body] = ["https://acme.example/", "https://acme.example/a"];
    let followed = links(at(Context::Header, header), external(body));
    assert_eq!(seen(&followed)[1], "2", "the sponsor's, not the source");
    let qualified = |sketch: Sketch| sketch.follow(Follow::Sponsored);
    let right = links(
        qualified(at(Context::Header, header)),
        qualified(external(body)),
    );
    assert_eq!(risks(&right), []);
    let half = links(qualified(at(Context::Header, header)), external(body));
    assert_eq!(seen(&half)[1], "1");
}

#[test]
fn a_label_is_the_nearest_line_however_much_text_lies_below_the_headline() {
    let long = "A text of many words. ".repeat(40);
    let block = |tag: &str, parent| Block {
        parent,
        tag: tag.to_owned(),
        ..Block::default()
    };
    // Texts of the body itself, by what comes before and after the headline.
    for (before, after, is_label) in [
        ("Sponsored post", "", true),
        ("", "Sponsored post", true),
        ("Sponsored post", long.as_str(), false),
    ] {
        let mut house = labeled("", external("https://a.example/"));
        house.page.blocks = vec![
            block("body", None),
            block("h1", Some(0)),
            block("p", Some(0)),
        ];
        let run = fixture::text;
        house.page.runs = vec![
            run(0, before),
            run(1, "Ten mattresses"),
            run(2, &long),
            run(0, after),
        ];
        let expected = is_label.then_some(Risk::DisclosedButFollowed);
        assert_eq!(risks(&house).first().copied(), expected, "{before} {after}");
    }
}

#[test]
fn who_works_with_somebody_was_paid_where_the_line_links_to_who_may_pay() {
    let risks_of = |label: &str, partner: &str| {
        let mut house = labeled(label, at(Context::Header, partner));
        let more = House::of([external("https://source.example/")]);
        house.links.extend(more.links);
        house.layout.placements.extend(more.layout.placements);
        house.qualifications.extend(more.qualifications);
        for (number, link) in (0..).zip(&mut house.links) {
            link.anchor = number;
        }
        house.page.anchors = vec![anchor_in(1), anchor_in(2)];
        let found = findings(&house.case());
        found.first().map(|one| (one.risk, one.confidence))
    };
    for (label, partner, expected) in [
        ("In partnership with", "https://acme.example/", true),
        ("In Kooperation mit", "https://acme.example/", true),
        ("En partenariat avec", "https://acme.example/", true),
        ("En colaboración con", "https://acme.example/", true),
        ("In collaborazione con", "https://acme.example/", true),
        ("In samenwerking met", "https://acme.example/", true),
        ("In partnership with", "https://www.leeds.ac.uk/", false),
        ("In partnership with", "https://www.nih.gov/", false),
        ("A tour in partnership with", "https://acme.example/", false),
    ] {
        let found = risks_of(label, partner);
        let weak = expected.then_some((Risk::DisclosedButFollowed, Certainty::Weak));
        assert_eq!(found, weak, "{label} {partner}");
    }
    let unlinked = labeled(
        "In partnership with the University of Leeds",
        external("https://a.example/"),
    );
    assert_eq!(risks(&unlinked), []);
}

#[test]
fn how_sure_it_is_that_a_link_was_paid_for_depends_on_who_says_so() {
    let certainty = |house: &House| findings(&house.case()).first().map(|one| one.confidence);
    let link = || external("https://a.example/");
    let labeled_alone = labeled("Sponsored post", link());
    assert_eq!(certainty(&labeled_alone), Some(Certainty::Likely));
    let mut to_sponsor = labeled(
        "Brought to you by",
        at(Context::Header, "https://a.example/"),
    );
    to_sponsor.page.anchors = vec![anchor_in(1)];
    assert_eq!(certainty(&to_sponsor), Some(Certainty::Sure));
    let mut schema = labeled("A line.", link());
    schema.page.json_ld = vec![crate::page::JsonLd {
        types: vec!["AdvertiserContentArticle".to_owned()],
        ..crate::page::JsonLd::default()
    }];
    assert_eq!(certainty(&schema), Some(Certainty::Sure));
    let partner = House::of([link().flag(Flag::Affiliate)]);
    assert_eq!(certainty(&partner), Some(Certainty::Weak));
}

#[test]
fn a_label_alone_discloses_where_it_stands_over_a_paragraph_of_its_box() {
    for (lines, disclosed) in [
        ([("p", "Werbung"), ("p", "Ein Sofa aus Holz.")], true),
        ([("span", "Anzeige"), ("p", "Ein Sofa aus Holz.")], true),
        ([("p", "【PR】"), ("p", "ソファの選び方")], true),
        ([("div", "Advertisement"), ("iframe", "")], false),
        ([("div", "Advertisement"), ("div", "")], false),
        ([("div", "Advertisement"), ("p", "")], false),
        (
            [("h2", "Promotion"), ("p", "How a pawn becomes a queen.")],
            false,
        ),
        ([("p", "Promotions"), ("p", "A sofa of wood.")], false),
        ([("p", "Anzeige"), ("p", "Anzeige")], false),
    ] {
        let mut house = written(BLOG, "A sofa", &[&[("h1", "A sofa")], &lines[..]].concat());
        house.page.runs.retain(|run| !run.text.is_empty());
        let sofa = House::of([external("https://a.example/")]);
        (house.links, house.layout, house.qualifications) =
            (sofa.links, sofa.layout, sofa.qualifications);
        let found = risks(&house).contains(&Risk::DisclosedButFollowed);
        assert_eq!(found, disclosed, "{lines:?}");
    }
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
fn a_link_whose_address_says_that_it_is_an_advertisement_must_not_be_followed() {
    let marked = |context| at(context, "https://a.example/?erid=2Vtz").flag(Flag::Advertised);
    let quoted = "what it is about → https://a.example/?erid=2Vtz";
    let qualified = marked(Context::Body).follow(Follow::Sponsored);
    let by_visitor = marked(Context::Comment);
    for silent in [qualified, by_visitor] {
        assert_eq!(risks(&labeled("A line.", silent)), []);
    }
    for context in [Context::Body, Context::Sidebar] {
        let house = labeled("A line.", marked(context));
        assert_eq!(risks(&house), [Risk::DisclosedButFollowed]);
        assert_eq!(seen(&house), ["1", quoted]);
    }
}

#[test]
fn an_advertisement_counts_once() {
    let marked = |context| {
        let advertised = at(context, "https://a.example/").flag(Flag::Advertised);
        advertised.flag(Flag::Affiliate)
    };
    let folder = "https://blog.example/sponsored/one";
    let said = "This post contains affiliate links.";
    for (url, label, context, code) in [
        (BLOG, "A line.", Context::Body, Code::AdvertisedFollowed),
        (BLOG, said, Context::Body, Code::AdvertisedFollowed),
        (folder, "A line.", Context::Body, Code::AdvertisedFollowed),
        (BLOG, "Sponsored post", Context::Body, Code::PaidFollowed),
        (
            BLOG,
            "Sponsored post",
            Context::Sidebar,
            Code::AdvertisedFollowed,
        ),
    ] {
        let mut house = labeled(label, marked(context));
        url.clone_into(&mut house.page.url);
        let [finding] = &findings(&house.case())[..] else {
            panic!("{label} {url} {context}");
        };
        assert_eq!((finding.reason.code, &finding.also[..]), (code, &[][..]));
    }
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
        ("[PR] Ten mattresses", true),
        ("【広告】マットレスの選び方", true),
        ("PR: the ultimate guide", false),
        ("PR | Acme Agency", false),
        ("Promotion: how to get one", false),
        ("Ad) a list of short words", false),
        ("Publicidad: qué es y cómo funciona", false),
    ] {
        let mut house = labeled("A line.", external("https://a.example/"));
        house.page.title = title.to_owned();
        assert_eq!(!risks(&house).is_empty(), disclosed, "{title}");
    }
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
