//! Lists of sites that a person imports: what they are, their rows, and the small function kept of them.
//! Knows neither files nor where a table is kept; what a site's band is worth is the value stage's.

mod format;
mod host;
mod list;
mod reader;
mod record;
mod rows;
mod shard;

pub use format::Format;
pub use host::{ends, normal};
pub use list::{List, Refusal};
pub use reader::{Drafts, Import};
pub use rows::{BadRow, MOST_SITES, Progress};
pub use shard::{Damaged, SHARDS, Shard, shard_of};
