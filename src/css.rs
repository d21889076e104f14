//! What computed values of CSS leave to be seen. For the page's half of `browser`, which judges nothing itself.

pub mod clip;
pub mod color;
