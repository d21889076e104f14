//! Price lists as pages mark them up, and pages that hold the same words apart.

use super::*;

/// Depth, tag and text of each block in document order; without a tag, more text of the block at that depth.
type Markup = &'static [(usize, &'static str, &'static str)];

/// A page whose other lines offer posts, titled so that it says nothing of them itself.
fn page(markup: Markup) -> House {
    let mut house = written(BLOG, "About", &[("p", "Our prices")]);
    let mut path: Vec<u32> = Vec::new();
    for (depth, tag, text) in markup {
        if !tag.is_empty() {
            path.truncate(*depth);
            house.page.blocks.push(Block {
                parent: path.last().copied(),
                tag: (*tag).to_owned(),
                ..Block::default()
            });
            path.push(u32::try_from(house.page.blocks.len() - 1).unwrap());
        }
        if text.is_empty() {
            continue;
        }
        house.page.runs.push(Run {
            block: path[*depth],
            anchor: (*tag == "a").then_some(0),
            kind: RunKind::Text,
            text: (*text).to_owned(),
            length: 0,
        });
    }
    house
}

/// What is quoted of links for sale, and where it was seen.
fn sold(markup: Markup) -> Option<(String, String)> {
    let mut found = findings(&page(markup).case()).into_iter();
    let finding = found.next()?;
    assert_eq!((finding.risk, found.next()), (Risk::SoldLinks, None));
    let [line] = <[String; 1]>::try_from(finding.reason.args).unwrap();
    Some((line, finding.place))
}

const LISTS: &[(&str, &str, Markup)] = &[
    (
        "Guest post $50",
        "p",
        &[(0, "p", "Guest post "), (1, "span", "$50")],
    ),
    (
        "Guest post $50",
        "p",
        &[(0, "p", "Guest post "), (1, "code", "$50")],
    ),
    (
        "Guest post „Premium” $50",
        "p",
        &[(0, "p", "Guest post „Premium” $50")],
    ),
    (
        "Guest post USD 50 per link",
        "li",
        &[
            (0, "ul", ""),
            (1, "li", ""),
            (2, "span", "Guest post"),
            (2, "label", "USD"),
            (3, "em", "50"),
            (1, "", " per link"),
        ],
    ),
    (
        "Order a guest post: $50",
        "p",
        &[
            (0, "p", "Order a "),
            (1, "a", "guest post"),
            (0, "", ": $50"),
        ],
    ),
    (
        "被リンク 5000円",
        "p",
        &[(0, "p", ""), (1, "a", "被リン"), (1, "span", "ク 5000円")],
    ),
    (
        "Guest post 50 USD",
        "td",
        &[(0, "tr", ""), (1, "td", "Guest post"), (1, "td", "50 USD")],
    ),
    (
        "Guest post 30 days $50",
        "td",
        &[
            (0, "tr", ""),
            (1, "th", "Kind"),
            (1, "th", "Time"),
            (1, "th", "Price"),
            (0, "tr", ""),
            (1, "td", "Guest post"),
            (1, "td", "30 days"),
            (1, "td", "$50"),
        ],
    ),
    (
        "1 Guest post one link $50",
        "th",
        &[
            (0, "tr", ""),
            (1, "th", "1"),
            (1, "td", ""),
            (2, "p", "Guest post"),
            (1, "td", "one link"),
            (1, "td", ""),
            (2, "span", "$50"),
        ],
    ),
    (
        "Guest post: $50",
        "td",
        &[(0, "tr", ""), (1, "td", "Guest post: $50")],
    ),
    (
        "Guest post one link $50",
        "dt",
        &[
            (0, "dl", ""),
            (1, "dt", "Banner"),
            (1, "dd", "ask"),
            (1, "dt", "Guest post"),
            (1, "dd", "one link"),
            (1, "dd", "$50"),
        ],
    ),
    (
        "Guest post $50",
        "p",
        &[(0, "div", ""), (1, "p", "Flour\nGuest post\n$50\nBread")],
    ),
    (
        "A guest post: $50",
        "p",
        &[
            (0, "p", "Flour: $5\n"),
            (1, "b", "A guest post"),
            (0, "", ": $50\nBread"),
        ],
    ),
    (
        "Guest post on Price DR 50 $120",
        "th",
        &[
            (0, "tr", ""),
            (1, "th", "Guest post on"),
            (1, "th", "Price"),
            (0, "tr", ""),
            (1, "td", "DR 50"),
            (1, "td", "$120"),
        ],
    ),
    (
        "Guest post $50",
        "h3",
        &[(0, "div", ""), (1, "h3", "Guest post"), (1, "div", "$50")],
    ),
];

#[test]
fn a_price_is_found_in_whatever_makes_it_one_line_with_what_it_buys() {
    for (line, place, markup) in LISTS {
        let expected = ((*line).to_owned(), (*place).to_owned());
        assert_eq!(sold(markup), Some(expected), "{line}");
    }
}

#[test]
fn a_row_too_long_for_figures_stays_in_its_cells() {
    let long = "One more cell of the layout. ".repeat(20);
    for (cell, expected) in [
        ("Guest post: $50", Some("Guest post: $50".to_owned())),
        ("Guest post", None),
    ] {
        let mut house = page(&[
            (0, "tr", ""),
            (1, "td", "What"),
            (1, "td", "More"),
            (1, "td", "Cart: $0"),
        ]);
        let texts = ["Our prices", cell, &long];
        for (run, text) in house.page.runs.iter_mut().zip(texts) {
            text.clone_into(&mut run.text);
        }
        let found = findings(&house.case()).into_iter().next();
        assert_eq!(found.map(|one| one.reason.args[0].clone()), expected);
    }
}

const APART: &[Markup] = &[
    // Entries of a linked list, each of its own block.
    &[
        (0, "p", "Guest post by Ines Calder"),
        (0, "ul", ""),
        (1, "li", ""),
        (2, "a", "Flour: $5"),
        (1, "li", ""),
        (2, "a", "Guest post: the mills"),
        (1, "li", ""),
        (2, "a", "$20 for bread?"),
    ],
    // Lines of one box.
    &[(0, "p", "A guest post by Ines Calder\nFlour: $5\nBread: $9")],
    &[
        (0, "p", "A guest post by Ines Calder\n"),
        (1, "b", "Flour: $5"),
    ],
    // A table's names, and a row of another table behind a text.
    &[
        (0, "tr", ""),
        (1, "th", "Guest post"),
        (1, "th", "Date"),
        (0, "p", "What we sell"),
        (0, "tr", ""),
        (1, "td", "Flour"),
        (1, "td", "$5"),
    ],
    // A newspaper's teasers.
    &[
        (0, "article", ""),
        (1, "h3", ""),
        (2, "a", "Guest post: what bakers earn"),
        (1, "p", ""),
        (2, "a", "A loaf is $9 in the city"),
    ],
    // A shop's boxes beside its blog's.
    &[
        (0, "div", ""),
        (1, "div", ""),
        (2, "h3", "Guest post: bread at home"),
        (1, "div", ""),
        (2, "div", "$5"),
        (2, "h3", "Rye flour"),
    ],
    // A text above a price.
    &[
        (0, "div", ""),
        (
            1,
            "h3",
            "Why we stopped taking every guest post that anybody ever sent us",
        ),
        (1, "div", "$5"),
    ],
    // Another's words in the site's line.
    &[
        (0, "p", "They wrote: "),
        (1, "q", "Guest post, $50 a link"),
        (0, "", " and left"),
    ],
    &[(0, "p", "Napisali: „Guest post, $50 a link” i tyle")],
    &[(0, "p", "De skrev: ”Guest post, $50 a link” i dag")],
    &[(0, "p", "Sie schrieben: »Guest post, $50 a link« und gingen")],
    &[(
        0,
        "p",
        "こう書いてあった「ゲスト投稿を一本五千円Guest post$50でどうぞ」という",
    )],
    // Two rows, two terms.
    &[
        (0, "tr", ""),
        (1, "td", "Topic"),
        (1, "td", "Guest post"),
        (0, "tr", ""),
        (1, "td", "$50"),
        (1, "td", "Dinner"),
    ],
    &[
        (0, "dl", ""),
        (1, "dt", "Guest post"),
        (1, "dd", "What others write"),
        (1, "dt", "Dinner"),
        (1, "dd", "$50"),
    ],
];

#[test]
fn a_price_and_a_post_in_different_lines_are_no_offer() {
    for (number, markup) in APART.iter().enumerate() {
        assert_eq!(sold(markup), None, "{number}");
    }
}
