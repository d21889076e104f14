//! The factors that a report prints reproduce its numbers, at both ends, to the integer: those of every link of every golden
//! report, of every slot, and of its headline.
//! Reckons by itself, from the printed JSON and the weights alone.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::fs;

use serde_json::Value;
use vouch::value::{Factor, Role};

/// The reports of all golden pages, as they are printed.
fn reports() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("report.json"));
    let texts = paths.filter_map(|path| fs::read_to_string(path).ok());
    texts
        .map(|text| serde_json::from_str(&text).unwrap())
        .collect()
}

/// The outbound links of a report and of its frames.
fn links(report: &Value) -> Vec<&Value> {
    let frames = report["frames"].as_array().into_iter().flatten();
    let all = std::iter::once(report).chain(frames);
    all.filter_map(|one| one["links"].as_array())
        .flatten()
        .filter(|row| row["outbound"] == true)
        .collect()
}

/// The slots of a report, and its headline where one of them is realistic.
fn prospects(report: &Value) -> Vec<&Value> {
    let prospect = &report["prospect"];
    let slots = prospect["slots"].as_array().unwrap();
    let headline = slots.iter().find(|slot| slot["realistic"] == true);
    let headline = headline.map(|best| {
        for name in ["factors", "place", "search", "referral"] {
            assert_eq!(prospect[name], best[name], "{name} of the headline");
        }
        prospect
    });
    slots.iter().chain(headline).collect()
}

/// The product of one end of a row's factors, each by its role.
fn product(row: &Value, end: &str, role: fn(Factor) -> Role) -> f64 {
    let factors = row["factors"].as_array().unwrap().iter();
    let shares = factors.map(|read| {
        let factor: Factor = serde_json::from_value(read["factor"].clone()).unwrap();
        let share = read[end].as_f64().unwrap();
        match role(factor) {
            Role::Gate => share,
            Role::Quality(weight) => share.powf(weight),
            Role::None => 1.0,
        }
    });
    shares.product()
}

/// How search is made of the place.
fn in_search(factor: Factor) -> Role {
    if factor == Factor::Authority {
        Role::Gate
    } else {
        factor.in_place()
    }
}

type Number = (&'static str, fn(Factor) -> Role);

const NUMBERS: [Number; 3] = [
    ("place", Factor::in_place),
    ("search", in_search),
    ("referral", Factor::in_referral),
];

/// Last bits of powers that two libraries may round apart.
const NOISE: f64 = 1e-6;

/// How many numbers come out as printed; each of them does.
fn reproduced(choose: fn(&Value) -> Vec<&Value>) -> u32 {
    let mut reproduced = 0;
    for report in reports() {
        let url = report["page"]["url"].clone();
        for row in choose(&report) {
            for (name, role) in NUMBERS {
                let low = (100.0 * product(row, "low", role) + NOISE).floor();
                // Plus nothing: a zero without a sign.
                let high = (100.0 * product(row, "high", role) - NOISE).ceil() + 0.0;
                let printed =
                    [&row[name]["low"], &row[name]["high"]].map(|end| end.as_f64().unwrap());
                assert!(
                    printed.map(f64::to_bits) == [low, high].map(f64::to_bits),
                    "{name} of {} on {url}: {printed:?}, by its factors {:?}",
                    row["url"].as_str().unwrap_or("the headline or a slot"),
                    [low, high]
                );
                reproduced += 1;
            }
        }
    }
    reproduced
}

#[test]
fn the_printed_factors_of_a_link_reproduce_its_three_numbers_at_both_ends() {
    let reproduced = reproduced(links);
    assert!(reproduced > 300, "{reproduced}");
}

#[test]
fn the_printed_factors_of_headline_and_slots_reproduce_their_three_numbers_at_both_ends() {
    let reproduced = reproduced(prospects);
    assert!(reproduced > 200, "{reproduced}");
}
