//! Agreements end to end, each failing point first.

use crate::{
    PageSnapshot, Report, Settings, Tables,
    context::Context,
    follow::Follow,
    mine::{
        Agreed, Agreement, Agreements, Held, Place, Rung, Term,
        tests::{answer, page, profile, say},
    },
    page::{Answer, Block, Concealment, HeadLink, Meta, Reread, Response, ServerHtml},
    reason::Code,
    report::{Told, analyze_told},
};

const AGREED: &str = "https://www.mine.example/a";

fn terms() -> Agreement {
    Agreement {
        url: AGREED.to_owned(),
        anchor: "A  Link".to_owned(),
        rel: Some(Follow::Followed),
        place: Some(Place::Body),
    }
}

fn report(page: &PageSnapshot, terms: &Agreement) -> Report {
    let told = Told {
        agreed: Agreements::read(&terms.line("mine.example")),
        ..Told::default()
    };
    analyze_told(page, &Settings::of(profile()), &Tables::builtin(), &told)
}

fn agreed(page: &PageSnapshot, terms: &Agreement) -> Agreed {
    report(page, terms).mine.agreed.unwrap()
}

/// The points that do not pass, each with its reason.
fn amiss(agreed: &Agreed) -> Vec<(Term, Held, Code)> {
    let points = agreed.points.iter().filter(|it| it.held != Held::Pass);
    points
        .map(|it| (it.term, it.held, it.reason.code))
        .collect()
}

/// A page of one link in a long enough text to be its body.
fn prose(url: &str, rel: &str) -> PageSnapshot {
    let mut page = page(&[(url, rel)]);
    page.blocks[0].tag = "main".to_owned();
    say(&mut page, None, &"words of a text about pumps ".repeat(20));
    page
}

/// What the server sent, changed.
fn resent(page: &mut PageSnapshot, change: impl FnOnce(&mut Response)) {
    let Answer::Received(response) = &mut page.reread.page else {
        panic!("answered");
    };
    change(response);
}

#[test]
fn each_failing_point_is_told_with_its_reason() {
    let fails = |term, code| vec![(term, Held::Fail, code)];
    let told = |page: &PageSnapshot| amiss(&agreed(page, &terms()));
    let other = prose("https://www.mine.example/b", "");
    assert_eq!(told(&other), fails(Term::Link, Code::OtherPageOfMine));
    let mut anchor = prose(AGREED, "");
    "here".clone_into(&mut anchor.runs[0].text);
    assert_eq!(told(&anchor), fails(Term::Anchor, Code::AnchorDiffers));
    String::new().clone_into(&mut anchor.runs[0].text);
    "A link".clone_into(&mut anchor.anchors[0].title);
    assert_eq!(told(&anchor), fails(Term::Anchor, Code::AnchorMissing));
    // Without its hyphen it is another word.
    "A-link".clone_into(&mut anchor.runs[0].text);
    assert_eq!(told(&anchor), fails(Term::Anchor, Code::AnchorDiffers));
    let nofollow = prose(AGREED, "nofollow");
    assert_eq!(told(&nofollow), fails(Term::Rel, Code::RelDiffers));
    let wrapped = "https://www.google.com/url?q=https%3A%2F%2Fwww.mine.example%2Fa";
    assert_eq!(
        told(&prose(wrapped, "")),
        fails(Term::Rel, Code::Interstitial)
    );
    let mut footer = prose(AGREED, "");
    footer.blocks.push(Block {
        tag: "footer".to_owned(),
        parent: Some(0),
        ..Block::default()
    });
    footer.anchors[0].block = 2;
    footer.runs[0].block = 2;
    "body".clone_into(&mut footer.blocks[0].tag);
    footer.runs.rotate_left(1);
    assert_eq!(told(&footer), fails(Term::Context, Code::PlaceDiffers));
    let mut hidden = prose(AGREED, "");
    let concealed =
        serde_json::json!({"state": "concealed", "by": Concealment::Transparent, "block": null});
    hidden.anchors[0].rendering = serde_json::from_value(concealed).unwrap();
    assert_eq!(told(&hidden), fails(Term::Visibility, Code::Transparent));
    let mut canonical = prose(AGREED, "");
    canonical.head_links.push(HeadLink {
        rel: "canonical".to_owned(),
        href: "/x".to_owned(),
        resolved: "https://blog.example/x".to_owned(),
        in_head: true,
        ..HeadLink::default()
    });
    assert_eq!(
        told(&canonical),
        fails(Term::Canonical, Code::CanonicalNamed)
    );
    let mut noindex = prose(AGREED, "");
    resent(&mut noindex, |sent| {
        sent.headers = vec![("x-robots-tag".to_owned(), "noindex".to_owned())];
    });
    assert_eq!(told(&noindex), fails(Term::Indexing, Code::Noindex));
    let mut gone = prose(AGREED, "");
    resent(&mut gone, |sent| sent.status = 404);
    assert_eq!(told(&gone), fails(Term::Indexing, Code::StatusError));
    let silent = prose(AGREED, "noreferrer");
    assert_eq!(told(&silent), fails(Term::Referrer, Code::NoReferrerRel));
    assert_eq!(told(&prose(AGREED, "noopener")), []);
}

#[test]
fn without_a_link_only_the_page_s_points_are_told() {
    let agreed = agreed(&prose("https://other.example/", ""), &terms());
    assert_eq!(
        amiss(&agreed),
        [(Term::Link, Held::Fail, Code::NoLinkOfMine)]
    );
    let told: Vec<Term> = agreed.points.iter().map(|point| point.term).collect();
    assert_eq!(told, [Term::Link, Term::Canonical, Term::Indexing]);
    assert_eq!((agreed.held, agreed.link), (Held::Fail, None));
}

#[test]
fn a_blocked_page_hides_what_it_says_of_its_canonical() {
    let mut blocked = prose(AGREED, "");
    let Answer::Received(mut robots) = answer(200, &[], ServerHtml::default()) else {
        panic!("answered");
    };
    robots.body = "User-agent: *\nDisallow: /".to_owned();
    blocked.reread.robots = Answer::Received(robots);
    assert_eq!(
        amiss(&agreed(&blocked, &terms())),
        [
            (Term::Canonical, Held::Unknown, Code::Unseen),
            (Term::Indexing, Held::Fail, Code::RobotsBlocked),
        ]
    );
}

#[test]
fn what_was_not_read_cannot_be_told() {
    let mut unread = prose(AGREED, "");
    unread.reread = Reread::default();
    let told = agreed(&unread, &terms());
    let terms_amiss: Vec<Term> = amiss(&told).iter().map(|(term, _, _)| *term).collect();
    assert_eq!(terms_amiss, [Term::Rel, Term::Indexing, Term::Referrer]);
    assert_eq!(told.held, Held::Unknown);
    unread.metas.push(Meta {
        name: "referrer".to_owned(),
        content: "origin".to_owned(),
        ..Meta::default()
    });
    let told = amiss(&agreed(&unread, &terms()));
    assert!(told.iter().all(|(term, _, _)| *term != Term::Referrer));
}

/// The page as [`prose`] but for what the server sent in `rel`.
fn rewritten(rel: &str, sent: &str) -> PageSnapshot {
    let mut page = prose(AGREED, rel);
    resent(&mut page, |answer| {
        answer.html.as_mut().unwrap().links[0].rel = Some(sent.to_owned());
    });
    page
}

#[test]
fn a_rel_that_a_script_changed_is_told_as_that() {
    let [open, missing] = [Code::RelUnqualifiedByScript, Code::RelMissing];
    for (rel, sent, wanted, held, code) in [
        ("", "nofollow", Follow::Followed, Held::Unknown, open),
        ("", "nofollow", Follow::Nofollow, Held::Unknown, open),
        ("", "sponsored", Follow::Sponsored, Held::Unknown, open),
        ("", "nofollow", Follow::Sponsored, Held::Fail, missing),
        (
            "nofollow",
            "",
            Follow::Followed,
            Held::Fail,
            Code::RelDiffers,
        ),
    ] {
        let terms = Agreement {
            rel: Some(wanted),
            ..terms()
        };
        let told = amiss(&agreed(&rewritten(rel, sent), &terms));
        assert_eq!(told, [(Term::Rel, held, code)], "{sent} to {rel}: {wanted}");
    }
    let mut unclear = prose(AGREED, "");
    resent(&mut unclear, |answer| {
        let header = ("x-robots-tag", "BadBot: noindex, nofollow");
        answer.headers = vec![(header.0.to_owned(), header.1.to_owned())];
    });
    let told = amiss(&agreed(&unclear, &terms()));
    assert_eq!(told[0], (Term::Rel, Held::Unknown, Code::AgentUnclear));
    unclear.reread = Reread::default();
    let told = amiss(&agreed(&unclear, &terms()));
    assert_eq!(told[0], (Term::Rel, Held::Unknown, Code::AnswerUnread));
}

#[test]
fn any_anchor_rel_and_place_are_no_points_and_tags_name_the_visit() {
    let anything = Agreement {
        anchor: String::new(),
        rel: None,
        place: None,
        ..terms()
    };
    let tagged = format!("{AGREED}?utm_source=blog");
    let told = agreed(&prose(&tagged, "nofollow noreferrer"), &anything);
    assert_eq!(amiss(&told), []);
    let about: Vec<Term> = told.points.iter().map(|point| point.term).collect();
    let page = [
        Term::Visibility,
        Term::Canonical,
        Term::Indexing,
        Term::Referrer,
    ];
    assert_eq!(about, [&[Term::Link][..], &page].concat());
}

#[test]
fn a_qualification_is_agreed_by_its_own_word() {
    for (rel, wanted, code) in [
        ("", Follow::Sponsored, Some(Code::RelDiffers)),
        ("ugc", Follow::Nofollow, Some(Code::RelDiffers)),
        ("nofollow", Follow::Sponsored, Some(Code::RelDiffers)),
        ("sponsored nofollow", Follow::Nofollow, None),
        ("sponsored nofollow", Follow::Sponsored, None),
        ("nofollow", Follow::Nofollow, None),
    ] {
        let terms = Agreement {
            rel: Some(wanted),
            ..terms()
        };
        let told = amiss(&agreed(&prose(AGREED, rel), &terms));
        let expected = code.map(|code| (Term::Rel, Held::Fail, code));
        assert_eq!(told, expected.into_iter().collect::<Vec<_>>(), "{rel}");
    }
}

#[test]
fn the_nearest_link_is_held_against_it_and_of_two_the_better() {
    let mut page = page(&[
        ("https://mine.example/b", ""),
        ("http://mine.example/a", "nofollow"),
        ("http://www.mine.example/a", "noreferrer"),
    ]);
    let mine = report(&page, &terms()).mine;
    let rungs: Vec<Option<Rung>> = mine.links.iter().map(|own| own.rung).collect();
    let [other, near] = [Some(Rung::OtherPage), Some(Rung::Spelling)];
    assert_eq!(rungs, [other, near, near]);
    let held = mine.agreed.unwrap();
    assert_eq!(held.link, Some(1));
    assert!(
        amiss(&held)
            .iter()
            .any(|(term, _, _)| *term == Term::Referrer)
    );
    page.anchors.truncate(2);
    let told = amiss(&agreed(&page, &terms()));
    assert!(told.contains(&(Term::Rel, Held::Fail, Code::RelDiffers)));
}

#[test]
fn typesetting_and_what_is_for_screen_readers_make_no_other_anchor() {
    for (wanted, found) in [
        ("Hand pumps", "Hand pum\u{ad}ps\u{200b}"),
        (
            "Acme's \"best\" pump",
            "Acme\u{2019}s \u{201c}best\u{201d} pump",
        ),
        ("Acme\u{2019}s pump", "Acme's pump"),
        ("e-pump", "e\u{2011}pump"),
    ] {
        let mut page = prose(AGREED, "");
        found.clone_into(&mut page.runs[0].text);
        let terms = Agreement {
            anchor: wanted.to_owned(),
            ..terms()
        };
        assert_eq!(amiss(&agreed(&page, &terms)), [], "{wanted}");
    }
    let mut page = prose(AGREED, "");
    page.blocks.push(Block {
        tag: "a".to_owned(),
        parent: Some(1),
        ..Block::default()
    });
    page.blocks.push(Block {
        tag: "span".to_owned(),
        parent: Some(2),
        class: "screen-reader-text".to_owned(),
        ..Block::default()
    });
    (page.anchors[0].block, page.runs[0].block) = (2, 2);
    let mut more = page.runs[0].clone();
    (more.block, more.text) = (3, " (opens in new tab)".to_owned());
    page.runs.insert(1, more);
    assert_eq!(amiss(&agreed(&page, &terms())), []);
    page.blocks[3].class = String::new();
    let fails = [(Term::Anchor, Held::Fail, Code::AnchorDiffers)];
    assert_eq!(amiss(&agreed(&page, &terms())), fails);
}

#[test]
fn a_link_in_a_frame_is_mine_and_what_no_server_said_of_it_is_open() {
    let mut page = page(&[]);
    let mut frame = prose(AGREED, "nofollow");
    "https://blog.example/frame".clone_into(&mut frame.url);
    frame.reread = Reread::default();
    page.frames.push(frame);
    let mine = report(&page, &terms()).mine;
    assert_eq!(mine.links.len(), 1);
    let frame = mine.links[0].frame.as_deref();
    assert_eq!(frame, Some("https://blog.example/frame"));
    let open = |term| (term, Held::Unknown, Code::InFrame);
    assert_eq!(
        amiss(&mine.agreed.unwrap()),
        [
            (Term::Rel, Held::Fail, Code::RelDiffers),
            open(Term::Visibility),
            open(Term::Indexing),
            open(Term::Referrer),
        ]
    );
    assert_eq!(mine.links[0].context, Context::Body);
}

#[test]
fn a_brand_in_a_frame_without_links_is_a_mention() {
    let mut page = page(&[("https://other.example/", "")]);
    let mut frame = self::page(&[]);
    say(&mut frame, None, "Acme Pumps, in a frame");
    page.frames.push(frame);
    let report = report(&page, &terms());
    assert_eq!(report.mine.mentions.len(), 1);
    assert!(report.mine.mentions[0].frame.is_some());
    assert!(report.frames.is_empty());
}

#[test]
fn on_the_person_s_own_page_and_for_another_client_nothing_is_held() {
    let mut own = prose(AGREED, "");
    "https://mine.example/".clone_into(&mut own.url);
    assert_eq!(report(&own, &terms()).mine.agreed, None);
    let told = Told::read(&terms().line("other.example"));
    let settings = Settings::of(profile());
    let page = prose(AGREED, "");
    let report = analyze_told(&page, &settings, &Tables::builtin(), &told);
    assert_eq!(report.mine.agreed, None);
    assert_eq!(report.mine.links[0].rung, None);
}
