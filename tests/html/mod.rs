//! Reads a page's plain HTML as `src/browser/page/snapshot` and `extension/flatten.js` read a live document, for tests that
//! run without a browser. Knows no styles: everything is shown.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use url::Url;
use vouch::{
    PageSnapshot,
    page::{
        Answer, Ignorance, JsonLd, Meta, Reread, Response, ServerHtml, ServerLink,
        flat::{self, Flat, Resolver, SEPARATOR, attributes},
    },
};

/// 2026-11-21.
const TAKEN: u64 = 1_795_219_200_000;

/// What holds no part of the page's text.
const PASSED_OVER: [&str; 5] = ["head", "script", "style", "template", "noscript"];

/// One step on the way through the tree.
enum Step {
    Enter(Handle),
    Leave,
}

/// The tree as the walk writes it down.
#[derive(Default)]
struct Walk {
    page: PageSnapshot,
    marks: Vec<u32>,
    texts: Vec<String>,
    tags: Vec<String>,
}

impl Walk {
    fn element(&mut self, tag: &str, given: &[(String, String)]) {
        let known = self.tags.iter().position(|known| known == tag);
        let number = known.unwrap_or_else(|| {
            self.tags.push(tag.to_owned());
            self.tags.len() - 1
        });
        let names = attributes();
        let number_of = |name: &str| names.iter().position(|known| *known == name);
        let mut written: Vec<(usize, &str)> = given
            .iter()
            .filter_map(|(name, value)| Some((number_of(name)?, value.as_str())))
            .collect();
        if matches!(tag, "a" | "area") {
            written.extend(number_of("#html").map(|number| (number, "")));
        }
        self.marks.extend([1, number, written.len()].map(to_u32));
        for (number, value) in written {
            self.marks.push(to_u32(number));
            self.texts.push(value.to_owned());
        }
    }

    fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            self.marks.push(3);
        } else {
            self.marks.extend([2, 0]);
            self.texts.push(text.to_owned());
        }
    }

    fn head(&mut self, tag: &str, given: &[(String, String)], node: &Handle) {
        let of = |name: &str| given.iter().find(|(own, _)| own == name);
        let value = |name: &str| of(name).map(|(_, value)| value.clone());
        match tag {
            "html" => self.page.language = value("lang").unwrap_or_default(),
            "title" => text_of(node).trim().clone_into(&mut self.page.title),
            "meta" => self.page.metas.push(Meta {
                name: value("name")
                    .or_else(|| value("property"))
                    .unwrap_or_default(),
                content: value("content").unwrap_or_default(),
                ..Meta::default()
            }),
            "script" if value("type").as_deref() == Some("application/ld+json") => {
                self.page.json_ld.extend(JsonLd::read(&text_of(node)));
            }
            _ => {}
        }
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}

fn text_of(node: &Handle) -> String {
    let mut text = String::new();
    for child in node.children.borrow().iter() {
        if let NodeData::Text { contents } = &child.data {
            write!(text, "{}", contents.borrow()).unwrap();
        }
    }
    text
}

/// The snapshot of a page at an address, whose server sends the same and asks nothing of robots.
pub(crate) fn read(html: &str, url: &str) -> PageSnapshot {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut walk = Walk::default();
    let mut steps = vec![(Step::Enter(dom.document.clone()), false)];
    while let Some((step, passed)) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave => {
                walk.marks.push(0);
                continue;
            }
        };
        let mut within = passed;
        match &node.data {
            NodeData::Text { contents } if !passed => walk.text(&contents.borrow()),
            NodeData::Element { name, attrs, .. } => {
                let tag = name.local.to_string();
                let given: Vec<(String, String)> = attrs
                    .borrow()
                    .iter()
                    .map(|one| (one.name.local.to_string(), one.value.to_string()))
                    .collect();
                walk.head(&tag, &given, &node);
                within |= PASSED_OVER.contains(&tag.as_str());
                if !within {
                    walk.element(&tag, &given);
                    steps.push((Step::Leave, false));
                }
            }
            NodeData::Text { .. }
            | NodeData::Document
            | NodeData::Doctype { .. }
            | NodeData::Comment { .. }
            | NodeData::ProcessingInstruction { .. } => {}
        }
        let children = node.children.borrow();
        let children = children.iter().rev();
        steps.extend(children.map(|child| (Step::Enter(child.clone()), within)));
    }
    // A node that is let go takes the children of its children with it.
    drop(dom);
    let Walk {
        page,
        marks,
        texts,
        tags,
    } = walk;
    let between = SEPARATOR.to_string();
    let tree = Flat {
        marks,
        texts: texts.join(&between),
        tags: tags.join(&between),
    };
    snapshot(page, &tree, &Url::parse(url).unwrap())
}

fn snapshot(mut page: PageSnapshot, tree: &Flat, url: &Url) -> PageSnapshot {
    let absolute = |href: &str| url.join(href).map(String::from).unwrap_or_default();
    let resolver = Resolver {
        is_own: false,
        resolve: &absolute,
    };
    let mut reader = flat::Reader::default();
    reader.read(tree, &resolver, &mut page);
    reader.end(&mut page);
    let links = page.anchors.iter().map(|anchor| ServerLink {
        resolved: anchor.resolved.clone(),
        rel: anchor.rel.clone(),
    });
    let html = ServerHtml {
        metas: page.metas.clone(),
        links: links.collect(),
        ..ServerHtml::default()
    };
    PageSnapshot {
        url: url.to_string(),
        base_url: url.to_string(),
        content_type: "text/html".to_owned(),
        taken_at: TAKEN,
        reread: Reread {
            page: answer(200, Ok(html)),
            robots: answer(404, Err(Ignorance::NotHtml)),
        },
        ..page
    }
}

fn answer(status: u16, html: Result<ServerHtml, Ignorance>) -> Answer {
    Answer::Received(Response {
        status,
        headers: Vec::new(),
        body: String::new(),
        html,
    })
}
