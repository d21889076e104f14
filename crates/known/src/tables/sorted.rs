//! Lists that are in the order of their entries, searched as the text that they are.
//! A map of a thousand ends of public suffixes takes longer to fill than a page of links asks of it.

use std::cmp::Ordering;

/// The entry of a list whose key is this one; `between` separates entries, which are in the order of their keys' bytes.
///
/// ```
/// use vouch_known::tables::entry;
/// let first = |entry: &'static str| entry.split(' ').next().unwrap_or_default();
/// assert_eq!(entry("at co\nuk ac co\nza co", '\n', first, "uk"), Some("uk ac co"));
/// assert_eq!(entry("at co\nuk ac co\nza co", '\n', first, "u"), None);
/// ```
pub fn entry(
    list: &'static str,
    between: char,
    key: fn(&'static str) -> &'static str,
    wanted: &str,
) -> Option<&'static str> {
    let mut left = list;
    while !left.is_empty() {
        // Any bound of a character will do: entries are looked for around it.
        let middle = left.floor_char_boundary(left.len() / 2);
        let (before, after) = left.split_at_checked(middle)?;
        let (before, begins) = before.rsplit_once(between).unwrap_or(("", before));
        let (ends, after) = after.split_once(between).unwrap_or((after, ""));
        let found = left.get(middle - begins.len()..middle + ends.len())?;
        match key(found).cmp(wanted) {
            Ordering::Equal => return Some(found),
            Ordering::Less => left = after,
            Ordering::Greater => left = before,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_nothing_else() {
        let lists = [
            "",
            "a",
            "a b",
            "a b c",
            "aa bbbb c d",
            "é ü",
            "* ab! www!",
            "a\u{10ffff} b",
        ];
        for list in lists {
            let key = |entry: &'static str| entry.strip_suffix('!').unwrap_or(entry);
            for known in list.split(' ').filter(|known| !known.is_empty()) {
                assert_eq!(entry(list, ' ', key, key(known)), Some(known), "{list}");
            }
            for other in ["", " ", "0", "aaa", "b ", "zz", "\u{10ffff}"] {
                assert_eq!(entry(list, ' ', key, other), None, "{list} {other}");
            }
        }
    }
}
