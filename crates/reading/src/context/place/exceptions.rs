//! Links that are not what their block's name, its markup or its place in the main content would make them.
//! Does not read what a block says of itself.

use super::{Ground, Reading, Subject, Verdict};
use crate::{
    context::{
        Context, PageKind,
        claims::{Claim, Evidence},
        strips,
    },
    link::Link,
};

/// Words by which a link repeats the page's title: fewer may be the site's name, with which titles begin too.
const TITLE_WORDS: usize = 4;

impl Reading<'_> {
    /// Whether a text of the main content is about what its name says (`registration`) rather than a tool for it.
    pub(super) fn is_about(&self, claim: Claim, block: u32) -> bool {
        claim.context == Context::Utility
            && claim.evidence == Evidence::Name
            && self.main.has(block)
            && self.is_running(block)
    }

    /// In a thread: previews and quotations that the software sets into a post as asides with headers, and the
    /// thing handed in to be discussed.
    pub(super) fn posted(&self, Subject { link, block, .. }: Subject<'_>) -> Option<Verdict> {
        if self.kind != PageKind::Thread {
            return None;
        }
        let claim = self.zones.of(block).claim;
        let open =
            claim.is_none_or(|claim| matches!(claim.context, Context::Sidebar | Context::Header));
        let posted = self.posts.has(block) || self.is_subject(link);
        (open && posted).then_some(Verdict::new(Context::Comment, Ground::Thread))
    }

    /// Whether a link is the page's title, as where people discuss what stands elsewhere.
    fn is_subject(&self, link: &Link) -> bool {
        let text = link.text.trim();
        text.split_whitespace().count() >= TITLE_WORDS && self.title.trim_start().starts_with(text)
    }

    /// Logos, seals and awards in the main content; visitors' pictures are their own, and a gallery opens its own.
    pub(super) fn pictured(&self, Subject { link, block, .. }: Subject<'_>) -> Option<Verdict> {
        let inside = self.main.has(block) || self.main.is_near(block);
        let thread = self.kind == PageKind::Thread;
        (inside && !thread && self.strips.of(block) && !strips::opens_picture(link))
            .then_some(Verdict::new(Context::Sidebar, Ground::Strip))
    }
}
