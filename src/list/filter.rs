//! Which links are shown: those of the chosen classes that have every word that is searched for.
//! A class of which nothing is chosen excludes nothing.

use super::Row;
use crate::{
    context::{Context, Group},
    follow::Follow,
    link::AnchorKind,
};

/// What the person chose of each class, and what they search for.
///
/// ```
/// use vouch::{context::Group, list::{Filter, Pressed}};
/// let mut filter = Filter::default();
/// filter.toggle_group(Group::Source);
/// assert_eq!(filter.contexts.len(), 3);
/// assert_eq!(filter.pressed(Group::Source), Pressed::Yes);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// How links are qualified.
    pub follow: Vec<Follow>,
    /// Where they stand; a group is chosen by choosing its contexts.
    pub contexts: Vec<Context>,
    /// The classes of their anchors.
    pub anchors: Vec<AnchorKind>,
    /// Words, as typed; one such as `site:example` is searched for in the target's site alone.
    pub text: String,
}

/// What a word begins with that is searched for in the site alone.
const SITE: &str = "site:";

/// How far a group is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// None of its contexts.
    No,
    /// Some of them.
    Partly,
    /// All of them.
    Yes,
}

impl Pressed {
    /// The word of `aria-pressed`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "false",
            Self::Partly => "mixed",
            Self::Yes => "true",
        }
    }
}

impl Filter {
    /// Whether nothing is chosen or searched for, so that every link is shown.
    pub fn is_open(&self) -> bool {
        self.follow.is_empty()
            && self.contexts.is_empty()
            && self.anchors.is_empty()
            && self.text.trim().is_empty()
    }

    /// Those of the rows that match, by position.
    pub fn matching(&self, rows: &[Row]) -> Vec<usize> {
        let text = self.text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let rows = rows.iter().enumerate();
        rows.filter(|(_, row)| self.admits(row) && words.iter().all(|word| has(row, word)))
            .map(|(position, _)| position)
            .collect()
    }

    fn admits(&self, row: &Row) -> bool {
        allows(&self.follow, &row.follow)
            && allows(&self.contexts, &row.context)
            && allows(&self.anchors, &row.anchor)
    }

    /// Chooses all contexts of a group; where all are chosen already, none of them.
    pub fn toggle_group(&mut self, group: Group) {
        let was = self.pressed(group);
        self.contexts.retain(|context| context.group() != group);
        if was != Pressed::Yes {
            self.contexts.extend(group.contexts());
        }
    }

    /// How far a group is chosen.
    pub fn pressed(&self, group: Group) -> Pressed {
        let chosen = group
            .contexts()
            .filter(|context| self.contexts.contains(context));
        match chosen.count() {
            0 => Pressed::No,
            some if some < group.contexts().count() => Pressed::Partly,
            _ => Pressed::Yes,
        }
    }
}

fn has(row: &Row, word: &str) -> bool {
    match word.strip_prefix(SITE) {
        Some(name) => row.site.contains(name),
        None => row.searched.contains(word),
    }
}

fn allows<T: PartialEq>(chosen: &[T], word: &T) -> bool {
    chosen.is_empty() || chosen.contains(word)
}

/// Chooses a word of a class, or no longer.
fn toggle<T: PartialEq>(chosen: &mut Vec<T>, word: T) {
    let before = chosen.len();
    chosen.retain(|known| *known != word);
    if chosen.len() == before {
        chosen.push(word);
    }
}

impl Filter {
    /// Chooses how links are qualified, or no longer.
    pub fn toggle_follow(&mut self, follow: Follow) {
        toggle(&mut self.follow, follow);
    }

    /// Chooses one context, or no longer.
    pub fn toggle_context(&mut self, context: Context) {
        toggle(&mut self.contexts, context);
    }

    /// Chooses a class of anchors, or no longer.
    pub fn toggle_anchor(&mut self, anchor: AnchorKind) {
        toggle(&mut self.anchors, anchor);
    }
}

/// How many links there are of each class, whatever is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    follow: Vec<u32>,
    contexts: Vec<u32>,
    anchors: Vec<u32>,
}

impl Facets {
    /// Counts them.
    pub fn of(rows: &[Row]) -> Self {
        Self {
            follow: counts(Follow::ALL, rows.iter().map(|row| row.follow)),
            contexts: counts(Context::ALL, rows.iter().map(|row| row.context)),
            anchors: counts(AnchorKind::ALL, rows.iter().map(|row| row.anchor)),
        }
    }

    /// Of a follow status.
    pub fn follow(&self, follow: Follow) -> u32 {
        counted(Follow::ALL, &self.follow, &follow)
    }

    /// Of a context.
    pub fn context(&self, context: Context) -> u32 {
        counted(Context::ALL, &self.contexts, &context)
    }

    /// Of a group of contexts.
    pub fn group(&self, group: Group) -> u32 {
        group.contexts().map(|context| self.context(context)).sum()
    }

    /// Of a class of anchors.
    pub fn anchor(&self, anchor: AnchorKind) -> u32 {
        counted(AnchorKind::ALL, &self.anchors, &anchor)
    }
}

fn counts<T: PartialEq>(all: &[T], found: impl Iterator<Item = T>) -> Vec<u32> {
    let mut counts = vec![0; all.len()];
    for word in found {
        let position = all.iter().position(|known| *known == word);
        if let Some(count) = position.and_then(|position| counts.get_mut(position)) {
            *count += 1;
        }
    }
    counts
}

fn counted<T: PartialEq>(all: &[T], counts: &[u32], word: &T) -> u32 {
    let mut counted = all.iter().zip(counts);
    let found = counted.find(|(known, _)| *known == word);
    found.map_or(0, |(_, count)| *count)
}
