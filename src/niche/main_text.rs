//! Which of a page's text is its own: the one rule for relevance and for suggested keywords.
//! Weighs no word.

use super::score::Field;
use crate::page::{Block, PageSnapshot, Run, RunKind};

/// Elements whose text is about the site, about other pages or about nothing.
const AROUND: [&str; 7] = [
    "nav", "footer", "aside", "form", "dialog", "button", "select",
];

/// The same by role, for pages that build them of other elements.
const AROUND_ROLES: [&str; 8] = [
    "navigation",
    "contentinfo",
    "complementary",
    "search",
    "form",
    "dialog",
    "alertdialog",
    "button",
];

/// What a block's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Heading,
    Text,
    /// About something else.
    Around,
}

/// The main text of a page: its headings and what stands outside links, where nothing sets it apart.
#[derive(Debug)]
pub(super) struct MainText {
    /// One per block.
    parts: Vec<Part>,
    /// Nothing was left, so that all of the page's text has to do.
    whole: bool,
}

impl MainText {
    /// `apart` tells of each block whether it is known to be about something else; blocks without a word are not.
    pub(super) fn of(page: &PageSnapshot, apart: &[bool]) -> Self {
        let wrappers = wrappers(page);
        let mut parts: Vec<Part> = Vec::with_capacity(page.blocks.len());
        for (index, block) in page.blocks.iter().enumerate() {
            let above = block
                .parent
                .and_then(|parent| parts.get(parent as usize).copied());
            let has = |flags: &[bool]| flags.get(index).copied().unwrap_or(false);
            let around = has(apart) || (is_around(block) && !has(&wrappers));
            parts.push(match (above.unwrap_or(Part::Text), around) {
                (Part::Around, _) | (Part::Heading | Part::Text, true) => Part::Around,
                (Part::Heading, false) => Part::Heading,
                (Part::Text, false) if block.is_heading() => Part::Heading,
                (Part::Text, false) => Part::Text,
            });
        }
        let mut text = Self {
            parts,
            whole: false,
        };
        let said = |run: &Run| text.field(run).is_some() && !run.text.trim().is_empty();
        text.whole = !page.runs.iter().any(said);
        text
    }

    /// What a run is of the main text; none for what is not of it. Links speak of other pages, but a heading that is
    /// one is a heading; what stands for a picture says seldom what the text is about.
    pub(super) fn field(&self, run: &Run) -> Option<Field> {
        let part = self.parts.get(run.block as usize).copied();
        let written = self.whole || run.kind == RunKind::Text;
        match part.unwrap_or(Part::Text) {
            Part::Around if !self.whole => None,
            Part::Heading if written => Some(Field::Heading),
            Part::Text | Part::Around if written && run.anchor.is_none() => Some(Field::Text),
            Part::Heading | Part::Text | Part::Around => None,
        }
    }
}

fn is_around(block: &Block) -> bool {
    AROUND.contains(&block.tag.as_str()) || AROUND_ROLES.contains(&block.role.as_str())
}

/// Blocks around the page's first heading or its main landmark: some servers put all of a page into one form.
fn wrappers(page: &PageSnapshot) -> Vec<bool> {
    let mut wrappers = vec![false; page.blocks.len()];
    // Parents come before children.
    for (index, block) in page.blocks.iter().enumerate().rev() {
        let inside = wrappers.get(index).copied().unwrap_or(false);
        let tells = inside || matches!(block.tag.as_str(), "h1" | "main") || block.role == "main";
        let parent = block
            .parent
            .and_then(|parent| wrappers.get_mut(parent as usize));
        if let Some(parent) = parent.filter(|_| tells) {
            *parent = true;
        }
    }
    wrappers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(tag: &str, parent: Option<u32>) -> Block {
        Block {
            parent,
            tag: tag.to_owned(),
            ..Block::default()
        }
    }

    fn run(block: u32, text: &str) -> Run {
        Run {
            block,
            anchor: None,
            kind: RunKind::Text,
            text: text.to_owned(),
            length: 0,
        }
    }

    /// The main text of blocks below a body, each with its own name as text.
    fn main_text(blocks: &[(&str, u32)], apart: &[bool]) -> Vec<String> {
        let inner = blocks.iter().map(|(tag, parent)| block(tag, Some(*parent)));
        let runs = (1..).zip(blocks).map(|(at, (tag, _))| run(at, tag));
        let page = PageSnapshot {
            blocks: std::iter::once(block("body", None)).chain(inner).collect(),
            runs: runs.collect(),
            ..PageSnapshot::default()
        };
        said(&page, apart)
    }

    fn said(page: &PageSnapshot, apart: &[bool]) -> Vec<String> {
        let text = MainText::of(page, apart);
        let own = page.runs.iter().filter(|run| text.field(run).is_some());
        own.map(|run| run.text.clone()).collect()
    }

    #[test]
    fn what_is_around_and_what_is_set_apart_is_left_out_with_all_in_it() {
        for around in AROUND {
            let blocks = [("p", 0), (around, 0), ("h2", 2), ("p", 3)];
            assert_eq!(main_text(&blocks, &[]), ["p"], "{around}");
        }
        let comments = [("p", 0), ("section", 0), ("em", 2)];
        assert_eq!(main_text(&comments, &[false, false, true]), ["p"]);
        for role in AROUND_ROLES {
            let mut page = PageSnapshot {
                blocks: vec![block("div", None), block("div", None)],
                runs: vec![run(0, "apart"), run(1, "own")],
                ..PageSnapshot::default()
            };
            page.blocks[0].role = role.to_owned();
            assert_eq!(said(&page, &[]), ["own"], "{role}");
        }
    }

    #[test]
    fn links_and_pictures_are_left_out_but_for_linked_headings() {
        let mut page = PageSnapshot {
            blocks: vec![block("h2", None), block("p", None)],
            runs: ["heading", "linked", "picture", "text"]
                .map(|text| run(1, text))
                .to_vec(),
            ..PageSnapshot::default()
        };
        page.runs[0].block = 0;
        page.runs[0].anchor = Some(0);
        page.runs[1].anchor = Some(1);
        page.runs[2].kind = RunKind::Image;
        assert_eq!(said(&page, &[]), ["heading", "text"]);
    }

    #[test]
    fn a_form_around_the_whole_page_is_no_form() {
        let inner = [("form", 0), ("main", 1), ("p", 2), ("footer", 1)];
        assert_eq!(main_text(&inner, &[]), ["form", "main", "p"]);
        assert_eq!(main_text(&[("form", 0), ("h1", 1)], &[]), ["form", "h1"]);
        assert_eq!(main_text(&[("form", 0), ("p", 0)], &[]), ["p"]);
    }

    #[test]
    fn where_no_main_text_is_found_all_text_outside_links_has_to_do() {
        assert_eq!(main_text(&[("footer", 0), ("p", 1)], &[]), ["footer", "p"]);
        assert_eq!(main_text(&[("p", 0)], &[false, true]), ["p"]);
        let mut picture = run(0, "alternative");
        picture.kind = RunKind::Image;
        let page = PageSnapshot {
            blocks: vec![block("body", None)],
            runs: vec![picture, run(7, " ")],
            ..PageSnapshot::default()
        };
        assert_eq!(said(&page, &[]), ["alternative", " "]);
    }
}
