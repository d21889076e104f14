//! The posts of a page of visitors' words, where their markup tells them from what stands between them.
//! Does not decide whether the page is a thread.

use super::{
    Context,
    claims::Own,
    main_content::MainContent,
    measure::Measures,
    tree::{PerBlock, Tree},
};

/// Share of the main content's prose, in percent, from which on the marked posts are all of them.
const ALL: u64 = 80;

/// The marked posts.
#[derive(Debug)]
pub(super) struct Posts {
    /// Blocks in a post.
    within: PerBlock<bool>,
    /// The first post, where the marked ones are all.
    first: Option<u32>,
}

impl Posts {
    pub(super) fn new(
        tree: &Tree<'_>,
        measures: &Measures,
        owns: &PerBlock<Own>,
        main: &MainContent,
    ) -> Self {
        let posts = tree.iter().filter(|(index, _)| owns.of(*index).post);
        // What is named after comments may be their list; a post is one of several.
        let named = posts.take(2).count() > 1;
        let within = tree.pass_down(|index, _, outer: bool| {
            let own = owns.of(index);
            let comment = own
                .claim
                .is_some_and(|claim| claim.context == Context::Comment);
            outer
                || if named {
                    own.post
                } else {
                    main.has(index) && comment
                }
        });
        let (mut all, mut marked, mut first) = (0_u64, 0_u64, None);
        for (index, _) in tree.iter().filter(|(index, _)| main.has(*index)) {
            let prose = u64::from(measures.lines.of(index).prose);
            all += prose;
            if within.of(index) {
                marked += prose;
                first = first.or(Some(index));
            }
        }
        Self {
            within,
            first: first.filter(|_| marked * 100 >= all * ALL),
        }
    }

    /// Whether a block stands in a post.
    pub(super) fn has(&self, block: u32) -> bool {
        self.within.of(block)
    }

    /// Whether a block of the main content stands between the posts rather than in one.
    pub(super) fn is_between(&self, block: u32) -> bool {
        self.first.is_some_and(|first| block > first) && !self.within.of(block)
    }
}
