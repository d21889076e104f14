//! Lists of keywords as the person edits them: a text of one a line.
//! Suggests none itself.

use super::webext;

/// A list and how many of it are new.
pub(crate) struct Joined {
    /// All of it.
    pub(crate) lines: Vec<String>,
    /// New ones.
    pub(crate) added: usize,
}

/// Suggestions, one a line, behind the keywords that are there already, each once.
pub(crate) fn joined(kept: Vec<String>, suggested: &str) -> Joined {
    let before = kept.len();
    let mut all = kept;
    for keyword in lines(suggested) {
        if !all.iter().any(|known| known.to_lowercase() == keyword) {
            all.push(keyword);
        }
    }
    let added = all.len() - before;
    Joined { lines: all, added }
}

/// The lines of a text that hold something, letters composed as the page's are.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let text = webext::composed(text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
