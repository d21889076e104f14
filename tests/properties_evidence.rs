//! Adding evidence of the page's directives never raises a verdict or a value, whatever the page already says. What the
//! person adds may: a site that they know to be at the top, or keywords that the page is about, lie above what is
//! read of an unknown one (DESIGN, section 8).
//! Single steps have their tests beside the code.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::sync::LazyLock;

use proptest::prelude::*;
use vouch::{
    PageSnapshot, Report, Settings, Tables, analyze,
    page::{
        Anchor, Answer, Block, Element, HeadLink, Ignorance, Meta, Rendering, Reread, Response,
        Run, RunKind, ServerHtml, ServerLink,
    },
    value::Range,
};

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::builtin);

/// All that the chain of a page with three links rests on.
#[derive(Debug, Clone)]
struct Chain {
    robots: Option<(u16, String)>,
    status: u16,
    /// Metas of the live page and of the server's HTML.
    metas: [Vec<(String, String)>; 2],
    header: Vec<String>,
    canonical: Option<String>,
    /// `rel` of each link, live and in the server's HTML; none where the server's HTML lacks the link.
    rels: [(String, Option<String>); 3],
    /// Why the server's answer, or its HTML alone, was not read.
    unread: Option<(bool, Ignorance)>,
}

/// One more piece of evidence.
#[derive(Debug, Clone)]
enum Addition {
    Meta(usize, (String, String)),
    Header(String),
    Token(usize, bool, String),
    Rule(String),
    Canonical,
    Error(u16),
    Unsent(usize),
}

const ADDRESSES: [&str; 3] = [
    "https://a.example/",
    "https://www.youtube.com/redirect?q=https%3A%2F%2Fb.example%2F",
    "https://page.example.org/go?url=https%3A%2F%2Fc.example%2F",
];

const PAGE: &str = "https://page.example.org/texts/one";

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(ToOwned::to_owned)
}

fn directives() -> impl Strategy<Value = String> {
    one_of(&[
        "noindex",
        "nofollow",
        "none",
        "index",
        "follow",
        "noarchive",
        "NOINDEX,follow",
        "unavailable_after: 2020-01-01",
        "max-snippet:-1, nofollow",
    ])
}

fn metas() -> impl Strategy<Value = (String, String)> {
    (
        one_of(&["robots", "googlebot", "bingbot", "googlebot-news"]),
        directives(),
    )
}

fn fields() -> impl Strategy<Value = String> {
    let agents = one_of(&["", "googlebot: ", "BadBot: ", "*: "]);
    (agents, directives()).prop_map(|(agent, directives)| agent + &directives)
}

fn rules() -> impl Strategy<Value = String> {
    one_of(&[
        "Disallow: /",
        "Disallow: /texts",
        "Disallow: /other",
        "Disallow: /*one$",
        "Disallow:",
    ])
}

fn tokens() -> impl Strategy<Value = String> {
    one_of(&[
        "nofollow",
        "ugc",
        "sponsored",
        "noopener",
        "noreferrer",
        "dofollow",
        "nofolow",
        "UGC,me",
    ])
}

prop_compose! {
    fn chains()(
        robots in prop::option::of((
            prop::sample::select(vec![200_u16, 404, 429, 503]),
            prop::collection::vec(one_of(&["Allow: /texts", "Disallow: /te", "Disallow: /b"]), 0..3),
        )),
        status in prop::sample::select(vec![200_u16, 200, 200, 404, 503]),
        live in prop::collection::vec(metas(), 0..3),
        sent in prop::collection::vec(metas(), 0..3),
        header in prop::collection::vec(fields(), 0..3),
        canonical in prop::option::of(one_of(&[PAGE, "https://elsewhere.example/"])),
        rels in prop::collection::vec((tokens(), prop::option::of(tokens())), 3),
        unread in prop::option::of((any::<bool>(), prop::sample::select(Ignorance::ALL))),
    ) -> Chain {
        Chain {
            robots: robots.map(|(status, rules)| (status, format!("User-agent: *\n{}\n", rules.join("\n")))),
            status,
            metas: [live, sent],
            header,
            canonical,
            rels: rels.try_into().unwrap(),
            unread,
        }
    }
}

fn additions() -> impl Strategy<Value = Addition> {
    prop_oneof![
        (0..2_usize, metas()).prop_map(|(side, meta)| Addition::Meta(side, meta)),
        fields().prop_map(Addition::Header),
        (0..3_usize, any::<bool>(), tokens())
            .prop_map(|(link, live, token)| Addition::Token(link, live, token)),
        rules().prop_map(Addition::Rule),
        Just(Addition::Canonical),
        prop::sample::select(vec![404_u16, 410, 500]).prop_map(Addition::Error),
        (0..3_usize).prop_map(Addition::Unsent),
    ]
}

impl Chain {
    fn with(&self, addition: &Addition) -> Self {
        let mut more = self.clone();
        match addition {
            Addition::Meta(side, meta) => more.metas[*side].push(meta.clone()),
            Addition::Header(field) => more.header.push(field.clone()),
            Addition::Token(link, live, token) => {
                let (rel, sent) = &mut more.rels[*link];
                let rel = if *live { Some(rel) } else { sent.as_mut() };
                if let Some(rel) = rel {
                    *rel = format!("{rel} {token}");
                }
            }
            Addition::Rule(rule) => {
                // A rule for the crawlers that the file speaks to; where there is no file, it is a new one.
                let (status, body) = more
                    .robots
                    .get_or_insert((200, "User-agent: *\n".to_owned()));
                *status = if *status == 404 { 200 } else { *status };
                body.extend([rule.as_str(), "\n"]);
            }
            // A second, different one would take back what the first says: search engines ignore both (R14).
            Addition::Canonical => {
                let named = more.canonical.take();
                more.canonical = named.or_else(|| Some("https://elsewhere.example/".to_owned()));
            }
            Addition::Error(status) => more.status = more.status.max(*status),
            // A link that the server qualifies has evidence to lose.
            Addition::Unsent(link) => {
                more.rels[*link].1.take_if(|rel| {
                    let rel = rel.to_lowercase();
                    let words = ["nofollow", "ugc", "sponsored"];
                    !words.iter().any(|word| rel.contains(word))
                });
            }
        }
        more
    }

    fn report(&self) -> Report {
        analyze(&self.page(), &Settings::default(), &TABLES)
    }

    fn page(&self) -> PageSnapshot {
        let [live, _] = &self.metas;
        let canonical = self.canonical.iter().map(|href| HeadLink {
            rel: "canonical".to_owned(),
            href: href.clone(),
            resolved: href.clone(),
            in_head: true,
            ..HeadLink::default()
        });
        let links = self.rels.iter().zip(ADDRESSES).zip(0..);
        let mut page = PageSnapshot {
            url: PAGE.to_owned(),
            base_url: PAGE.to_owned(),
            content_type: "text/html".to_owned(),
            taken_at: 1_795_219_200_000,
            metas: live.iter().map(meta).collect(),
            head_links: canonical.collect(),
            reread: self.reread(),
            blocks: vec![block(None, "body"), block(Some(0), "p")],
            ..PageSnapshot::default()
        };
        for (((rel, _), address), index) in links {
            page.blocks.push(block(Some(1), "a"));
            page.anchors.push(anchor(index, address, rel));
            for (block, anchor, text) in [
                (1, None, "Words before it "),
                (index + 2, Some(index), "a link "),
            ] {
                page.runs.push(Run {
                    block,
                    anchor,
                    kind: RunKind::Text,
                    text: text.to_owned(),
                    length: 0,
                });
            }
        }
        page
    }

    fn reread(&self) -> Reread {
        let [_, sent] = &self.metas;
        let links = self
            .rels
            .iter()
            .zip(ADDRESSES)
            .filter_map(|((_, rel), address)| {
                Some(ServerLink {
                    resolved: address.to_owned(),
                    rel: Some(rel.clone()?),
                })
            });
        let html = ServerHtml {
            metas: sent.iter().map(meta).collect(),
            links: links.collect(),
            ..ServerHtml::default()
        };
        // As a browser hands them over: one field, joined.
        let header =
            (!self.header.is_empty()).then(|| ("x-robots-tag".to_owned(), self.header.join(", ")));
        let response = |status, body: &str, html| {
            Answer::Received(Response {
                status,
                headers: header.clone().into_iter().collect(),
                body: body.to_owned(),
                html,
            })
        };
        Reread {
            page: match self.unread {
                Some((true, why)) => Answer::Unknown { why },
                Some((false, why)) => response(self.status, "", Err(why)),
                None => response(self.status, "", Ok(html)),
            },
            robots: match &self.robots {
                Some((status, body)) => response(*status, body, Err(Ignorance::NotHtml)),
                None => response(404, "", Err(Ignorance::NotHtml)),
            },
        }
    }
}

fn meta((name, content): &(String, String)) -> Meta {
    Meta {
        name: name.clone(),
        content: content.clone(),
        ..Meta::default()
    }
}

fn block(parent: Option<u32>, tag: &str) -> Block {
    Block {
        parent,
        tag: tag.to_owned(),
        ..Block::default()
    }
}

fn anchor(index: u32, address: &str, rel: &str) -> Anchor {
    Anchor {
        index,
        element: Element::A,
        block: index + 2,
        href: address.to_owned(),
        resolved: address.to_owned(),
        rel: Some(rel.to_owned()),
        title: String::new(),
        referrer_policy: String::new(),
        rendering: Rendering::Shown,
        in_shadow: false,
    }
}

fn no_more(one: Option<Range>, other: Option<Range>) -> bool {
    let (one, other) = (one.unwrap(), other.unwrap());
    one.low <= other.low && one.high <= other.high
}

/// `PROPTEST_CASES`, or so many that an ordinary run stays quick.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn adding_evidence_never_raises_a_verdict_or_a_value(
        chain in chains(),
        additions in prop::collection::vec(additions(), 1..4),
    ) {
        let more = additions.iter().fold(chain.clone(), |chain, addition| chain.with(addition));
        let (before, after) = (chain.report(), more.report());
        prop_assert!(after.page.counts.verdict <= before.page.counts.verdict);
        for (before, after) in before.links.iter().zip(&after.links) {
            prop_assert!(after.counts.verdict <= before.counts.verdict, "{:?} {:?}", before.evidence, after.evidence);
            prop_assert!(no_more(after.place, before.place), "{:?} {:?}", before.factors, after.factors);
            prop_assert!(no_more(after.search, before.search));
            prop_assert_eq!(after.referral, before.referral, "directives stop no reader");
        }
    }

    #[test]
    fn the_verdict_is_that_of_the_most_restrictive_step(chain in chains()) {
        let report = chain.report();
        for link in &report.links {
            let steps = report.page.evidence.iter().chain(&link.evidence);
            let least = steps.clone().map(|found| found.verdict).min().unwrap();
            prop_assert_eq!(link.counts.verdict, least);
            let first = steps.clone().find(|found| found.verdict == least).map(|found| found.step);
            prop_assert_eq!(link.counts.because, first.filter(|_| least < vouch::follow::Verdict::Yes));
            for step in vouch::follow::Step::ALL {
                prop_assert!(steps.clone().any(|found| found.step == *step), "{} is not evaluated", step);
            }
        }
    }
}
