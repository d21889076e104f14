//! Lists of sites that a person imports: what they are, their rows, and the small function kept of them.
//! Knows neither files nor where a table is kept; what a site's band is worth is the value stage's.

mod format;
mod host;
mod reader;
mod record;
mod shard;

pub use format::{Format, List, Refusal};
pub use host::{ends, normal};
pub use reader::{BadRow, Drafts, Import, MOST_SITES, Progress};
pub use shard::{Damaged, SHARDS, Shard, shard_of};
