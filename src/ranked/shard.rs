//! A static function from sites to bands in 16 bits a slot: 12 of fingerprint, 4 of band.
//!
//! Three slots of a site XOR to its cell ("xor filter", Graf and Lemire 2020, with a value beside the fingerprint:
//! a Bloomier filter). Sites are dealt to shards by their hash, so that building is many short steps, and looking one
//! up reads 40 kB of a table of 2.5 MB.

use crate::scale::Band;

/// How many parts a table has: at 1,500,000 sites one takes 60 kB and some 10 ms to build.
pub const SHARDS: usize = 64;

/// Opens every shard: the format's name and its version.
const MAGIC: [u8; 4] = *b"VRS1";

/// Magic, number of sites, seed, slots a third.
const HEAD: usize = 16;

/// Bytes of the checksum at the end.
const TAIL: usize = 8;

/// Seeds tried; each fails once in a hundred times for small shards, hardly ever for large ones.
const SEEDS: u32 = 100;

/// Bits of a key that hold the band.
const BAND_BITS: u32 = 4;

/// A table's part that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the table is damaged")
    }
}

/// A site's hash with the band in its low bits.
pub(super) fn key(host: &str, band: Band) -> u64 {
    let place = Band::ALL.iter().position(|known| *known == band);
    let band = place
        .and_then(|place| u64::try_from(place).ok())
        .unwrap_or_default();
    (hash(host) << BAND_BITS) | band
}

/// The shard that a site is in.
pub fn shard_of(host: &str) -> usize {
    shard_of_key(hash(host) << BAND_BITS)
}

/// By the top bits, which nothing else of the key depends on.
pub(super) fn shard_of_key(key: u64) -> usize {
    usize::try_from(key >> (u64::BITS - SHARDS.ilog2())).unwrap_or_default()
}

/// FNV-1a of 64 bits, finished as `MurmurHash3` does, since FNV's top bits hang on the last letters only.
fn hash(host: &str) -> u64 {
    let sum = host.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mix(sum)
}

/// `MurmurHash3`'s finalizer.
const fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let value = (value ^ (value >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    value ^ (value >> 33)
}

/// Where a key's three slots are and what they XOR to, its band aside.
struct Spots {
    slots: [usize; 3],
    fingerprint: u16,
}

impl Spots {
    fn of(key: u64, seed: u32, third: u32) -> Self {
        let mixed = mix((key >> BAND_BITS) ^ (u64::from(seed) << 40));
        let third_of = |bits: u64| ((bits & 0xffff_ffff) * u64::from(third)) >> 32;
        let at = |number: u64, bits: u64| {
            usize::try_from(number * u64::from(third) + third_of(bits)).unwrap_or_default()
        };
        let fingerprint = mix(mixed) >> (u64::BITS - 12);
        Self {
            slots: [
                at(0, mixed),
                at(1, mixed.rotate_left(21)),
                at(2, mixed.rotate_left(42)),
            ],
            fingerprint: u16::try_from(fingerprint).unwrap_or_default() << BAND_BITS,
        }
    }
}

/// The bytes of a shard that holds these keys; of a site given several times the first band stays: lists stand in the
/// order of their ranks, and of a file in any other order the first row is the one that a person finds.
///
/// None where no seed serves, which does not happen to keys that differ.
pub(super) fn build(mut keys: Vec<u64>) -> Option<Vec<u8>> {
    keys.sort_by_key(|key| *key >> BAND_BITS);
    keys.dedup_by_key(|key| *key >> BAND_BITS);
    let count = u32::try_from(keys.len()).ok()?;
    // 1.23 slots a key is where peeling succeeds; 32 more carry small sets (Graf and Lemire).
    let third = (count + count * 23 / 100 + 32).div_ceil(3);
    let (seed, order) = (0..SEEDS).find_map(|seed| Some((seed, peel(&keys, seed, third)?)))?;
    let mut cells = vec![0_u16; usize::try_from(third).ok()? * 3];
    for (key, slot) in order.iter().rev() {
        let spots = Spots::of(*key, seed, third);
        let band = u16::try_from(key & 0xf).unwrap_or_default();
        let others = spots.slots.iter().filter_map(|slot| cells.get(*slot));
        let cell = others.fold(spots.fingerprint | band, |cell, other| cell ^ other);
        *cells.get_mut(*slot)? = cell;
    }
    let mut bytes = MAGIC.to_vec();
    for number in [count, seed, third] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(cells.iter().flat_map(|cell| cell.to_le_bytes()));
    bytes.extend(checksum(&bytes).to_le_bytes());
    Some(bytes)
}

/// Takes away, one after the other, keys that are alone in a slot; in that order, each with its slot.
fn peel(keys: &[u64], seed: u32, third: u32) -> Option<Vec<(u64, usize)>> {
    // How many keys are left in a slot, and their XOR: of one key that is the key.
    let mut slots = vec![(0_u32, 0_u64); usize::try_from(third).ok()? * 3];
    for key in keys {
        for slot in Spots::of(*key, seed, third).slots {
            let (count, sum) = slots.get_mut(slot)?;
            *count += 1;
            *sum ^= key;
        }
    }
    let alone = slots
        .iter()
        .enumerate()
        .filter(|(_, (count, _))| *count == 1);
    let mut alone: Vec<usize> = alone.map(|(slot, _)| slot).collect();
    let mut order = Vec::with_capacity(keys.len());
    while let Some(slot) = alone.pop() {
        let (1, key) = *slots.get(slot)? else {
            continue;
        };
        order.push((key, slot));
        for slot in Spots::of(key, seed, third).slots {
            let (count, sum) = slots.get_mut(slot)?;
            *count -= 1;
            *sum ^= key;
            if *count == 1 {
                alone.push(slot);
            }
        }
    }
    (order.len() == keys.len()).then_some(order)
}

/// FNV-1a over words of eight bytes: a byte at a time takes eight times as long.
fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .chunks(8)
        .fold(0xcbf2_9ce4_8422_2325, |sum: u64, chunk| {
            let mut word = [0; 8];
            for (to, from) in word.iter_mut().zip(chunk) {
                *to = *from;
            }
            mix(sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// A shard read back.
#[derive(Debug, Clone)]
pub struct Shard {
    bytes: Vec<u8>,
    seed: u32,
    third: u32,
}

impl Shard {
    /// Takes a shard's bytes; refuses any that were not written so.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Damaged> {
        let body = bytes.len().checked_sub(TAIL).ok_or(Damaged)?;
        let (body, tail) = bytes.split_at_checked(body).ok_or(Damaged)?;
        let number = |at: usize| {
            let four = body.get(at..at + 4)?;
            Some(u32::from_le_bytes(four.try_into().ok()?))
        };
        let seed = number(8).ok_or(Damaged)?;
        let third = number(12).ok_or(Damaged)?;
        let slots = u64::from(third) * 6;
        let whole = body.starts_with(&MAGIC)
            && u64::try_from(body.len().saturating_sub(HEAD)) == Ok(slots)
            && checksum(body).to_le_bytes() == tail;
        whole.then_some(Self { bytes, seed, third }).ok_or(Damaged)
    }

    /// The band of a site. One that is not in the table is taken for another's in one of 4,096 cases.
    pub fn band(&self, host: &str) -> Option<Band> {
        let spots = Spots::of(hash(host) << BAND_BITS, self.seed, self.third);
        let slot = |slot: &usize| {
            let at = HEAD + slot * 2;
            let two = self.bytes.get(at..at + 2)?;
            Some(u16::from_le_bytes(two.try_into().ok()?))
        };
        let cell = spots
            .slots
            .iter()
            .filter_map(slot)
            .fold(0, |cell, slot| cell ^ slot);
        let band = usize::from(cell & 0xf);
        (cell & !0xf == spots.fingerprint)
            .then(|| Band::ALL.get(band).copied())
            .flatten()
    }
}

#[cfg(test)]
mod tests;
