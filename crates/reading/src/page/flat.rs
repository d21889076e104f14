//! The document's tree as it was written down in one walk: numbers for what begins and ends, and texts.
//! Knows the form; `tree` makes blocks, runs and hyperlinks of it.

mod image;
mod links;
mod text;
mod tree;

pub use links::{ADDRESS_LIMIT, Resolver};
pub use text::collapse;
pub use tree::{FORMATTING, Reader, Walked, cut};

use super::RECORDED_ATTRIBUTES;

/// Between two texts; none contains it.
pub const SEPARATOR: char = '\0';

crate::vocabulary! {
    /// What is written of an element besides the attributes that a block records.
    pub enum Name {
        /// `id`.
        Id = "id",
        /// `class`.
        Class = "class",
        /// `role`.
        Role = "role",
        /// `href`.
        Href = "href",
        /// `href` of a link of svg in its older form.
        XlinkHref = "xlink:href",
        /// `rel`.
        Rel = "rel",
        /// `referrerpolicy`.
        ReferrerPolicy = "referrerpolicy",
        /// `alt`.
        Alt = "alt",
        /// `type`.
        Type = "type",
        /// A link's resolved address, where the link is one of HTML.
        HtmlAddress = "#html",
        /// Nothing, on a link of svg.
        SvgAddress = "#svg",
        /// An svg's own title, which names it for people who do not see it.
        SvgTitle = "#title",
    }
}

/// The names of all that is written of an element; their places here are their numbers in the marks.
pub fn attributes() -> Vec<&'static str> {
    let names = Name::ALL.iter().map(|name| name.as_str());
    names.chain(RECORDED_ATTRIBUTES.iter().copied()).collect()
}

/// A piece of a tree, written down.
///
/// The marks are 0 where what was begun last ends; 1, the number of its tag, how many attributes, and the number of
/// each where an element begins; 2 and the number of UTF-16 units left out of its middle for a text; 3 for nothing but
/// whitespace; 4 where an open shadow tree begins; 5 for a closed one; and 6 with 1 or 0 for a frame that may be read
/// or not.
#[derive(Debug, Clone, Default)]
pub struct Flat {
    /// What was met, in order.
    pub marks: Vec<u32>,
    /// Values of attributes and texts, in the order of the marks, [`SEPARATOR`] between two.
    pub texts: String,
    /// Names of elements by their numbers, likewise; those that no piece before had.
    pub tags: String,
}

/// One event of the walk.
#[derive(Debug)]
enum Mark<'a> {
    /// An element begins; its children follow.
    Open {
        /// The number of its tag.
        tag: usize,
        attributes: Attributes<'a>,
    },
    /// The innermost element or shadow tree that was begun ends.
    Close,
    /// A text; of a long one its ends, with the number of UTF-16 units left out.
    Text(&'a str, u32),
    /// A text of nothing but ASCII whitespace.
    Space,
    /// The element's open shadow tree begins.
    Shadow,
    /// The element holds a closed one.
    Sealed,
    /// The element is a frame; whether its document may be read.
    Frame(bool),
}

/// What is written of an element.
#[derive(Debug, Clone, Copy)]
struct Attributes<'a> {
    numbers: &'a [u32],
    values: &'a [&'a str],
}

impl<'a> Attributes<'a> {
    fn get(self, name: Name) -> Option<&'a str> {
        self.numbered(name as usize)
    }

    /// The value of one of [`RECORDED_ATTRIBUTES`].
    fn recorded(self, name: &str) -> Option<&'a str> {
        let mut known = RECORDED_ATTRIBUTES.iter();
        let place = known.position(|known| *known == name)?;
        self.numbered(Name::ALL.len() + place)
    }

    fn numbered(self, number: usize) -> Option<&'a str> {
        let mut numbers = self.numbers.iter();
        let place = numbers.position(|written| *written as usize == number)?;
        self.values.get(place).copied()
    }

    /// All recorded ones: their places in [`RECORDED_ATTRIBUTES`] and their values.
    fn all_recorded(self) -> impl Iterator<Item = (usize, &'a str)> {
        let place = |number: &u32| (*number as usize).checked_sub(Name::ALL.len());
        let written = self.numbers.iter().zip(self.values);
        written.filter_map(move |(number, value)| Some((place(number)?, *value)))
    }
}

/// The marks on the way through them.
#[derive(Debug)]
struct Marks<'a> {
    numbers: &'a [u32],
    texts: &'a [&'a str],
}

impl<'a> Marks<'a> {
    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(*first)
    }

    /// The next one; none at the end, nor where a mark has less than belongs to it.
    fn next(&mut self) -> Option<Mark<'a>> {
        Some(match self.number()? {
            0 => Mark::Close,
            1 => {
                let (tag, count) = (self.number()? as usize, self.number()? as usize);
                let (numbers, rest) = self.numbers.split_at_checked(count)?;
                self.numbers = rest;
                let (values, rest) = self.texts.split_at_checked(count)?;
                self.texts = rest;
                let attributes = Attributes { numbers, values };
                Mark::Open { tag, attributes }
            }
            2 => {
                let (text, rest) = self.texts.split_first()?;
                self.texts = rest;
                Mark::Text(text, self.number()?)
            }
            3 => Mark::Space,
            4 => Mark::Shadow,
            5 => Mark::Sealed,
            _ => Mark::Frame(self.number()? > 0),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::{Element, PageSnapshot};

    /// Reads a tree of tags `html`, `a`, `b`, `svg`, `br`, `title`, `img`.
    fn tree(marks: &[u32], texts: &[&str]) -> (PageSnapshot, Walked) {
        let flat = Flat {
            marks: marks.to_vec(),
            texts: texts.join("\0"),
            tags: ["html", "a", "b", "svg", "br", "title", "img"].join("\0"),
        };
        let mut page = PageSnapshot::default();
        let resolver = Resolver {
            is_own: true,
            resolve: &|href: &str| format!("https://base.example/{href}"),
        };
        let mut reader = Reader::default();
        reader.read(&flat, &resolver, &mut page);
        let walked = reader.end(&mut page);
        (page, walked)
    }

    fn number(name: &str) -> u32 {
        (0..)
            .zip(attributes())
            .find(|(_, known)| *known == name)
            .unwrap()
            .0
    }

    #[test]
    fn elements_texts_and_links_are_read_in_order() {
        let (href, html, id) = (number("href"), number("#html"), number("id"));
        #[rustfmt::skip]
        let marks = [
            1, 0, 0,  2, 0,                         // <html>One
            1, 2, 0,  2, 0,  0,                     // <b>two</b>, which nobody named
            1, 2, 1, id,  2, 7,  0,                 // <b id>three</b>, 7 units left out
            1, 1, 2, href, html,  2, 0,  0,         // <a href>four</a>
            1, 3, 0,  1, 5, 0,  2, 0,  0,  0,       // <svg><title>a drawing</title></svg>
            0,
        ];
        let texts = [
            "One ",
            "two",
            "x",
            "three",
            "/p",
            "https://h.example/p",
            "four",
            "a drawing",
        ];
        let (page, walked) = tree(&marks, &texts);
        let tags: Vec<&str> = page.blocks.iter().map(|block| block.tag.as_str()).collect();
        assert_eq!(tags, ["html", "b", "a", "svg"]);
        assert_eq!(page.blocks[1].text_length, 5 + 7);
        let runs: Vec<&str> = page.runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(runs, ["One two", "three", "four", ""]);
        let [link] = page.anchors.as_slice() else {
            panic!("{:?}", page.anchors)
        };
        assert_eq!((link.element, link.block), (Element::A, 2));
        assert_eq!(
            (link.href.as_str(), link.resolved.as_str()),
            ("/p", "https://h.example/p")
        );
        assert_eq!((walked.blocks, walked.anchors), (vec![0, 2, 3, 4], vec![3]));
    }

    #[test]
    fn pieces_make_the_tree_that_the_whole_makes() {
        let id = number("id");
        let pieces: [(&[u32], &str, &str); 3] = [
            (&[1, 0, 0, 2, 0, 1, 1, 1, id], "One \0x", "html\0b"),
            (&[2, 0, 0], "two", ""),
            (&[1, 2, 0, 2, 0, 0, 0], "three", "i"),
        ];
        let resolver = Resolver {
            is_own: true,
            resolve: &|href: &str| href.to_owned(),
        };
        let read = |pieces: &[(&[u32], &str, &str)]| {
            let (mut page, mut reader) = (PageSnapshot::default(), Reader::default());
            for (marks, texts, tags) in pieces {
                let flat = Flat {
                    marks: marks.to_vec(),
                    texts: (*texts).to_owned(),
                    tags: (*tags).to_owned(),
                };
                reader.read(&flat, &resolver, &mut page);
            }
            let walked = reader.end(&mut page);
            (page, walked.blocks)
        };
        let marks: Vec<u32> = pieces
            .iter()
            .flat_map(|(marks, ..)| *marks)
            .copied()
            .collect();
        let whole = read(&[(&marks, "One \0x\0two\0three", "html\0b\0i")]);
        assert_eq!(read(&pieces), whole);
        assert_eq!((whole.0.blocks.len(), whole.1), (2, vec![0, 1]));
    }

    #[test]
    fn a_break_ends_a_line_and_whitespace_around_it_is_no_more() {
        let br = [1, 4, 0, 0];
        let read = |middle: &[&[u32]]| {
            let marks = [&[1, 0, 0, 2, 0], &middle.concat()[..], &[2, 0, 0]].concat();
            let (page, _) = tree(&marks, &["One ", " two"]);
            let [run] = &page.runs[..] else {
                panic!("{:?}", page.runs)
            };
            run.text.clone()
        };
        assert_eq!(read(&[&[3]]), "One two");
        assert_eq!(read(&[&br]), "One\ntwo");
        assert_eq!(read(&[&[3], &br, &[3], &br, &[3]]), "One\ntwo");
    }

    #[test]
    fn without_the_documents_own_base_an_address_is_resolved_anew() {
        let (href, html) = (number("href"), number("#html"));
        let flat = Flat {
            marks: vec![1, 0, 0, 1, 1, 2, href, html, 0, 0],
            texts: "p\0https://other.example/p".to_owned(),
            tags: "html\0a".to_owned(),
        };
        let resolver = Resolver {
            is_own: false,
            resolve: &|href: &str| format!("https://base.example/{href}"),
        };
        let mut page = PageSnapshot::default();
        Reader::default().read(&flat, &resolver, &mut page);
        assert_eq!(page.anchors[0].resolved, "https://base.example/p");
    }

    #[test]
    fn links_in_shadow_trees_are_numbered_last() {
        let (href, html) = (number("href"), number("#html"));
        let link = [1, 1, 2, href, html, 0];
        let marks = [&[1, 0, 0, 4], &link[..], &[0], &link, &[5, 6, 0, 6, 1, 0]].concat();
        let (page, _) = tree(&marks, &["in", "", "out", ""]);
        let read: Vec<(&str, u32, bool)> = (page.anchors.iter())
            .map(|link| (link.href.as_str(), link.index, link.in_shadow))
            .collect();
        assert_eq!(read, [("in", 1, true), ("out", 0, false)]);
        assert_eq!(
            (page.not_inspected.closed_roots, page.not_inspected.frames),
            (1, 1)
        );
    }

    proptest! {
        #[test]
        fn any_marks_make_a_tree(marks in prop::collection::vec(0_u32..26, 0..200), texts in prop::collection::vec("[ a-c]{0,6}", 0..60)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (page, walked) = tree(&marks, &texts);
            prop_assert_eq!(page.blocks.len(), walked.blocks.len());
            prop_assert_eq!(page.anchors.len(), walked.anchors.len());
            for (at, block) in page.blocks.iter().enumerate() {
                prop_assert!(block.parent.is_none_or(|parent| (parent as usize) < at));
            }
        }
    }
}
