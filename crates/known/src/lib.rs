//! What is known before a page is read: the tables of the package and the settings of the person.
//!
//! A crate of its own because it is read once, so compiled for size, where the stages that look things up in it for every
//! link are compiled for speed: what they ask for is `#[inline]`, which leaves it to them. Knows no page and no browser.

pub mod settings;
pub mod tables;
pub mod vocabulary;

pub use settings::Settings;
pub use tables::Tables;
