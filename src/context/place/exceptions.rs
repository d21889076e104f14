//! Links that are not what their block's name, its markup or its place in the main content would make them.
//! Does not read what a block says of itself.

use super::{Ground, Reading, Subject, Verdict};
use crate::context::{
    Context, PageKind,
    claims::{Claim, Evidence},
    strips,
};

impl Reading<'_> {
    /// Whether a text of the main content is about what its name says (`registration`) rather than a tool for it.
    pub(super) fn is_about(&self, claim: Claim, block: u32) -> bool {
        claim.context == Context::Utility
            && claim.evidence == Evidence::Name
            && self.main.has(block)
            && self.is_running(block)
    }

    /// Logos, seals and awards in the main content; visitors' pictures are their own, and a gallery opens its own.
    pub(super) fn pictured(&self, Subject { link, block, .. }: Subject<'_>) -> Option<Verdict> {
        let inside = self.main.has(block) || self.main.is_near(block);
        let thread = self.kind == PageKind::Thread;
        (inside && !thread && self.strips.of(block) && !strips::opens_picture(link))
            .then_some(Verdict::new(Context::Sidebar, Ground::Strip))
    }
}
