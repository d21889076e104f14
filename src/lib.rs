//! Vouch tells what a link from the page in view is worth, and why.
//!
//! ```text
//!  live page                                                        the person
//!     |                                                                 ^
//!  browser/page/snapshot   looks, judges nothing           browser/{page/overlay,views}   shows, judges nothing
//!     v                                                                 |
//!   page  ->  link  ->  context  ->  follow  ->  value  ->  report  ----+
//!  (saw)    (typed)     (where)     (counts?)   (worth)    (one door)
//! ```
//!
//! [`analyze`] is the one door: infallible, deterministic, without a browser.

pub mod barrier;
pub mod context;
pub mod follow;
pub mod link;
pub mod mine;
pub mod niche;
pub mod page;
pub mod ranked;
pub mod reason;
pub mod report;
pub mod scale;
pub mod settings;
pub mod tables;
pub mod value;
pub mod vocabulary;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub mod browser;

pub use page::PageSnapshot;
pub use report::{Report, analyze};
pub use settings::Settings;
pub use tables::Tables;
