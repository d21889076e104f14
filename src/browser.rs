//! The only exports of the engine to JavaScript, in two modules made from the one crate:
//! `page` runs in the page in view, `views` in the extension's own pages. A build with one feature carries one half.
//! Strings in, strings out; decides nothing.

pub mod dom;
mod manner;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "views")]
pub mod views;

/// Links in one answer of the page to a view: a popup shows no more without being asked, and messages stay small.
pub const LINKS_AT_ONCE: u32 = 500;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
