//! Which links a page holds, where they lead and where they stand: the stages that see every link.
//!
//! ```text
//!   page  ->  link  ->  context
//!  (saw)    (typed)     (where)
//! ```
//!
//! A crate of its own because it is compiled for speed, where the rest of Vouch is compiled for size. Knows no browser.

pub mod context;
pub mod link;
pub mod page;
pub mod reason;
pub mod turns;

pub use page::PageSnapshot;

use vouch_known::{settings, tables, vocabulary};
