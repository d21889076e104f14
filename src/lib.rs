//! Vouch tells what a link from the page in view is worth, and why.
//!
//! ```text
//!  live page                                                        the person
//!     |                                                                 ^
//!  browser/page/snapshot   looks, judges nothing           browser/{marks,views}   shows, judges nothing
//!     v                                                                 |
//!   page  ->  link  ->  context  ->  follow  ->  value  ->  report  ----+
//!  (saw)    (typed)     (where)     (counts?)   (worth)    (one door)
//! ```
//!
//! [`analyze`] is the one door: infallible, deterministic, without a browser.

pub mod barrier;
pub mod basket;
pub mod css;
pub mod follow;
pub mod list;
pub mod mine;
pub mod niche;
pub mod pace;
pub mod ranked;
pub mod report;
pub mod scale;
pub mod sheet;
pub mod stale;
pub mod value;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub use report::{Report, analyze};
pub use vouch_known::{Settings, Tables, settings, tables, vocabulary};
pub use vouch_reading::{PageSnapshot, context, link, page, reason, turns};
