//! Every site is found with its band, hardly any other is, and what was not written so is refused.

use proptest::prelude::*;

use super::*;

fn site(number: usize) -> String {
    format!("site{number}.example")
}

fn band(number: usize) -> Band {
    Band::ALL[number % 5]
}

fn shard(sites: usize) -> Shard {
    let keys = (0..sites).map(|number| key(&site(number), band(number)));
    Shard::open(build(keys.collect()).unwrap()).unwrap()
}

#[test]
fn every_site_is_found_and_hardly_any_other() {
    for sites in [0, 1, 2, 3, 10, 100, 1_000, 20_000] {
        let shard = shard(sites);
        for number in 0..sites {
            assert_eq!(
                shard.band(&site(number)),
                Some(band(number)),
                "{number} of {sites}"
            );
        }
        let strangers =
            (0..40_960).filter(|number| shard.band(&format!("no{number}.test")).is_some());
        // Ten are expected, of which a few name no band.
        assert!(strangers.count() < 30, "{sites}");
    }
}

#[test]
fn a_slot_takes_two_bytes_and_a_site_1_23_slots() {
    let bytes = build(
        (0..20_000)
            .map(|number| key(&site(number), Band::Low))
            .collect(),
    )
    .unwrap();
    assert!(bytes.len() < 20_000 * 5 / 2, "{}", bytes.len());
}

#[test]
fn of_a_site_given_twice_the_first_band_stays() {
    let bands = [Band::Middle, Band::High, Band::Low];
    for turn in 0..bands.len() {
        let mut bands = bands;
        bands.rotate_left(turn);
        let keys = bands.map(|band| key("a.example", band));
        let shard = Shard::open(build(keys.to_vec()).unwrap()).unwrap();
        assert_eq!(shard.band("a.example"), Some(bands[0]));
    }
}

#[test]
fn sites_are_dealt_evenly() {
    let mut counts = [0; SHARDS];
    for number in 0..64_000 {
        counts[shard_of(&site(number))] += 1;
    }
    assert!(
        counts.iter().all(|count| (800..1200).contains(count)),
        "{counts:?}"
    );
    assert_eq!(
        shard_of("a.example"),
        shard_of_key(key("a.example", Band::Low))
    );
}

proptest! {
    #[test]
    fn a_changed_byte_is_refused(at in 0_usize..2_000, bit in 0_u8..8) {
        let keys = (0..500).map(|number| key(&site(number), band(number)));
        let mut bytes = build(keys.collect()).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        prop_assert_eq!(Shard::open(bytes).err(), Some(Damaged));
    }

    #[test]
    fn garbage_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Shard::open(bytes).is_err());
    }

    #[test]
    fn any_names_are_found(names in prop::collection::btree_set(".{0,20}", 0..200)) {
        let keys = names.iter().map(|name| key(name, Band::Middle));
        let shard = Shard::open(build(keys.collect()).unwrap()).unwrap();
        for name in &names {
            prop_assert_eq!(shard.band(name), Some(Band::Middle));
        }
    }
}
