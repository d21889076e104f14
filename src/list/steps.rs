//! Where a key leads in the list.

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The link before.
    Back,
    /// The link after.
    On,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// The first link.
    First,
    /// The last link.
    Last,
}

impl Step {
    /// What a key asks for, by its name in key events.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Back,
            "ArrowDown" => Self::On,
            "PageUp" => Self::PageUp,
            "PageDown" => Self::PageDown,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// The position that a step leads to among `len` links of which `page` are in view; it ends at both ends, and there is
/// none where there are no links.
///
/// ```
/// use vouch::list::{Step, step};
/// assert_eq!(step(Step::On, 4, 5, 3), Some(4));
/// assert_eq!(step(Step::PageUp, 4, 5, 3), Some(1));
/// ```
pub fn step(step: Step, from: usize, len: usize, page: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let page = page.max(1);
    let to = match step {
        Step::Back => from.saturating_sub(1),
        Step::On => from.saturating_add(1),
        Step::PageUp => from.saturating_sub(page),
        Step::PageDown => from.saturating_add(page),
        Step::First => 0,
        Step::Last => last,
    };
    Some(to.min(last))
}
