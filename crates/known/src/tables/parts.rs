//! Whether a text holds one of several parts, in one pass over its bytes.
//! A search for each part prepares itself for longer than the names and lines that are read here take.

/// Words of bits: 256 places leave one in twenty pairs of an ordinary text to be looked at.
const PLACES: usize = 4;

/// Parts to be looked for, with the pairs of bytes that they begin with.
///
/// A crate for this (`aho-corasick`) is larger than all that looks for parts here.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    parts: Vec<&'static str>,
    /// One bit for each place of a pair.
    begins: [u64; PLACES],
}

impl Extend<&'static str> for Parts {
    /// Adds parts of at least two bytes each; shorter ones are not found.
    fn extend<I: IntoIterator<Item = &'static str>>(&mut self, parts: I) {
        for part in parts {
            let pair = part.as_bytes().first_chunk().copied().map(place);
            if let Some((word, bit)) = pair
                && let Some(word) = self.begins.get_mut(word)
            {
                *word |= bit;
                self.parts.push(part);
            }
        }
    }
}

impl FromIterator<&'static str> for Parts {
    fn from_iter<I: IntoIterator<Item = &'static str>>(list: I) -> Self {
        let mut parts = Self::default();
        parts.extend(list);
        parts
    }
}

impl Parts {
    /// Whether the text holds one of them.
    #[inline]
    pub fn within(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut last = 0;
        (0..).zip(bytes).any(|(at, byte)| {
            let (word, bit) = place([last, *byte]);
            last = *byte;
            let begins = self.begins.get(word).is_some_and(|word| word & bit != 0);
            begins && self.begin(bytes, at)
        })
    }

    /// Whether one of them begins a byte before the given one.
    #[cold]
    fn begin(&self, bytes: &[u8], second: usize) -> bool {
        let rest = second.checked_sub(1).and_then(|at| bytes.get(at..));
        let rest = rest.unwrap_or_default();
        let mut parts = self.parts.iter();
        parts.any(|part| rest.starts_with(part.as_bytes()))
    }
}

/// The word and the bit in it for a pair of bytes.
#[inline]
fn place([one, two]: [u8; 2]) -> (usize, u64) {
    let mixed = one.wrapping_mul(31).wrapping_add(two.wrapping_mul(7));
    (usize::from(mixed >> 6), 1 << (mixed & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_a_part_anywhere_or_not_at_all() {
        let parts = ["sr-only", "éa", "ab", "abc"]
            .into_iter()
            .collect::<Parts>();
        for text in ["", "a", "sr-onl", "sr-onlx", "e\u{301}a", "ba", "é"] {
            assert!(!parts.within(text), "{text}");
        }
        for text in ["sr-only", "x sr-only", "caféa", "xxab", "abd", "sr-sr-only"] {
            assert!(parts.within(text), "{text}");
        }
        assert!(!Parts::default().within("anything"));
    }
}
