//! Maps that are only looked up in. Their order is nobody's: whatever reaches a report comes from lists.
//!
//! Comparing strings on the way down a sorted map took a third of an analysis in WebAssembly, which compares byte by byte.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map by hashes that are the same on every machine.
pub type Lookup<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// FNV-1a of 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>. Keys are names and addresses of a page: a hostile
/// one can make its own analysis slow, which it can by its size too.
#[derive(Debug, Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_algorithm() {
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            let mut fnv = Fnv::default();
            fnv.write(text.as_bytes());
            assert_eq!(fnv.finish(), hash, "{text}");
        }
    }
}
