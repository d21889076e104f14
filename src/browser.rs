//! The only exports of the engine to JavaScript, in three modules made from the one crate: `page` and `marks` run in the
//! page in view, `views` in the extension's own pages. A build with one feature carries one of them.
//! Strings in, strings out; decides nothing.

#[cfg(any(feature = "page", feature = "views"))]
mod clock;
pub mod dom;
mod manner;
#[cfg(feature = "marks")]
pub mod marks;
#[cfg(feature = "page")]
pub mod page;
#[cfg(any(feature = "marks", feature = "views"))]
mod signs;
#[cfg(feature = "views")]
pub mod views;

/// Links that come with an answer: as many as a popup has in view, with some beyond, since it waits for them.
pub const FIRST_LINKS: u32 = 40;

/// Links in each piece that follows: messages stay small.
pub const LINKS_AT_ONCE: u32 = 500;

/// The name of our one element in the page.
pub const OWN_ELEMENT: &str = "vouch-marks";

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
