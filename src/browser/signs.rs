//! The signs of marks and what each of them means, in the legend's order: for the legend on the page and for the page of
//! ours that explains it.
//! Draws nothing; `marks/signs.css` says what they look like.

use crate::{follow::Follow, value::Level, words::Words};

/// A sign by itself.
#[derive(Debug)]
pub(super) struct Sign {
    /// Its class in the style sheet.
    pub(super) class: &'static str,
    /// The attribute that tells it from others of the class.
    pub(super) attribute: &'static str,
    /// That attribute's value.
    pub(super) value: &'static str,
    /// What is written on it; empty where nothing is.
    pub(super) letter: String,
    /// What it means.
    pub(super) text: String,
}

/// All of them.
pub(super) fn all(words: &Words) -> Vec<Sign> {
    let sign = |class, attribute, value, text| Sign {
        class,
        attribute,
        value,
        letter: String::new(),
        text,
    };
    let rings = ["mine", "rival"].into_iter();
    let mut all: Vec<Sign> = rings
        .map(|kind| sign("ring", "data-kind", kind, words.label("legend", kind)))
        .collect();
    all.extend(Follow::ALL.iter().rev().map(|follow| {
        let follow = follow.as_str();
        Sign {
            letter: words.label("letter", follow),
            ..sign("mark", "data-follow", follow, words.label("follow", follow))
        }
    }));
    all.extend(Level::ALL.iter().rev().map(|level| {
        let level = level.as_str();
        sign("mark", "data-place", level, words.label("level", level))
    }));
    let uncertain = words.label("legend", "uncertain");
    all.push(sign("mark", "data-uncertain", "", uncertain));
    all
}
