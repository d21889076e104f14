//! What comes from outside besides the page: lists, settings, what older builds stored, and what the page's styles say.
//! None of it ends the program, and what is well-formed is read.

#[path = "fuzz/cases.rs"]
mod cases;

use cases::cases;
use proptest::prelude::*;
use vouch::{
    Settings,
    basket::Basket,
    css::{clip, color},
    list::Kept,
    mine::{Agreements, History},
    ranked::{Import, Progress, Refusal, Shard, shard_of},
    report::Told,
    scale::{self, Band},
    settings::Profile,
};

/// Parts of lists: separators, quotes, headers, byte order marks, hosts, numbers.
const LISTS: &[&str] = &[
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    " ",
    "\u{feff}",
    "\0",
    "Domain",
    "domain",
    "DR",
    "Domain Rating",
    "Rank",
    "GlobalRank",
    "RefSubNets",
    "Trust Flow",
    "Traffic",
    "URL",
    "Target",
    "rank,domain",
    "1",
    "2",
    "50",
    "99.5",
    "1,000",
    "-1",
    "1e9",
    "99999999999999999999",
    "example.com",
    "www.a.example",
    "https://b.example/x",
    "com.example",
    "xn--a",
    "\u{fc}.example",
    "co.uk",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "PK\u{3}\u{4}",
    "<html>",
    "{",
    "[]",
    "#",
    "\u{1f600}",
];

/// Parts of what is stored as JSON.
const STORED: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"version\"",
    "1",
    "2",
    "3",
    "4",
    "-1",
    "1e999",
    "null",
    "true",
    "\"profiles\"",
    "\"name\"",
    "\"own_sites\"",
    "\"brands\"",
    "\"keywords\"",
    "\"rivals\"",
    "\"country\"",
    "\"active\"",
    "\"columns\"",
    "\"reread\"",
    "\"a.example\"",
    "\"url\"",
    "\"pages\"",
    "\"cells\"",
    "\"note\"",
    "\"follow\"",
    "\"verdict\"",
    "\"followed\"",
    "\"day\"",
    "\"2026-03-12\"",
    "\"standing\"",
    "\"\"",
    "\"\\ud800\"",
];

/// Parts of computed styles.
const STYLES: &[&str] = &[
    "rgb(",
    "rgba(",
    "color(srgb ",
    "oklch(",
    ")",
    ",",
    " ",
    "/",
    "0",
    "255",
    "1e9",
    "-1",
    "NaN",
    "50%",
    "px",
    "inset(",
    "circle(",
    "polygon(",
    "rect(",
    "auto",
    "none",
    "path(",
    "url(",
    "calc(",
    "0px",
    "100%",
    "round",
    "at",
];

fn made_of(parts: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        8 => prop::sample::select(parts).prop_map(ToOwned::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..=most).prop_map(|parts| parts.concat())
}

/// A list's bytes, of which some are no text.
fn files() -> impl Strategy<Value = Vec<u8>> {
    let text = || made_of(LISTS, 60).prop_map(String::into_bytes);
    let wide = |low_first: bool| {
        made_of(LISTS, 40).prop_map(move |text| {
            let units = text.encode_utf16().map(|unit| {
                if low_first {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            });
            let mark = if low_first {
                vec![0xff, 0xfe]
            } else {
                vec![0xfe, 0xff]
            };
            mark.into_iter().chain(units.flatten()).collect()
        })
    };
    prop_oneof![
        4 => text(),
        1 => wide(true),
        1 => wide(false),
        1 => (text(), prop::collection::vec(any::<u8>(), 0..40)).prop_map(|(text, bytes)| [text, bytes].concat()),
    ]
}

/// What is read of a file that comes in pieces of this size.
fn read(file: &[u8], size: usize) -> Result<(Progress, Vec<Vec<u8>>), Refusal> {
    let mut import = Import::new("list.csv");
    for piece in file.chunks(size) {
        if !import.feed(piece)? {
            break;
        }
    }
    let progress = import.progress().clone();
    let mut drafts = import.finish()?;
    let built = (0..64)
        .map(|shard| drafts.build(shard))
        .collect::<Result<_, _>>()?;
    Ok((progress, built))
}

proptest! {
    #![proptest_config(cases(256, "tests/fuzz_input.seeds"))]

    #[test]
    fn any_file_is_a_list_or_refused_however_it_comes_in(file in files(), size in 1..50_usize) {
        let (whole, pieces) = (read(&file, usize::MAX), read(&file, size));
        prop_assert_eq!(whole.is_ok(), pieces.is_ok());
        if let (Ok((_, whole)), Ok((_, pieces))) = (whole, pieces) {
            prop_assert_eq!(whole, pieces);
        }
    }

    #[test]
    fn a_list_of_any_dialect_is_read_row_by_row(
        rows in prop::collection::vec(("[a-z]{1,12}", 0..101_u32, "\\PC{0,12}"), 1..30),
        separator in prop::sample::select(vec![b',', b';', b'\t']),
        (quotes, ends) in (any::<bool>(), any::<bool>()),
    ) {
        let style = if quotes { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let terminator = if ends { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new().delimiter(separator).quote_style(style).terminator(terminator).from_writer(Vec::new());
        writer.write_record(["Domain", "Note", "Domain Rating"]).unwrap();
        for (name, rating, note) in &rows {
            writer.write_record([&format!("{name}.example"), note, &rating.to_string()]).unwrap();
        }
        let (progress, mut shards) = read(&writer.into_inner().unwrap(), 7).unwrap();
        prop_assert_eq!((progress.rows as usize, progress.bad), (rows.len(), 0));
        for (name, ..) in &rows {
            let host = format!("{name}.example");
            let bytes = std::mem::take(&mut shards[shard_of(&host)]);
            let band: Option<Band> = Shard::open(bytes.clone()).unwrap().band(&host);
            prop_assert!(band.is_some(), "{}", host);
            shards[shard_of(&host)] = bytes;
        }
    }

    #[test]
    fn a_damaged_part_of_a_table_is_never_asked(mut bytes in prop::collection::vec(any::<u8>(), 0..400), at in any::<usize>()) {
        prop_assert!(Shard::open(bytes.clone()).is_err());
        let (_, shards) = read(b"Domain,DR\nexample.com,50\n", 9).unwrap();
        bytes.clone_from(&shards[shard_of("example.com")]);
        prop_assert!(Shard::open(bytes.clone()).is_ok());
        let at = at % bytes.len();
        bytes[at] ^= 1;
        prop_assert!(Shard::open(bytes).is_err(), "byte {}", at);
    }

    #[test]
    fn stored_settings_are_read_or_refused_and_what_is_read_stays(json in made_of(STORED, 24)) {
        if let Ok(read) = Settings::stored(&json) {
            let again = Settings::stored(&serde_json::to_string(&read).unwrap()).unwrap();
            prop_assert_eq!(again, read);
        }
    }

    #[test]
    fn what_is_kept_is_read_or_refused(json in made_of(STORED, 24), lines in made_of(LISTS, 12)) {
        if let Ok(basket) = Basket::read(&json) {
            prop_assert_eq!(Basket::read(&basket.write()).unwrap(), basket);
        }
        let kept = Kept::read(&json);
        prop_assert_eq!(Kept::read(&kept.write()), kept);
        prop_assert_eq!(History::read(&json).changes(), History::read(&json).changes());
        prop_assert!(Agreements::read(&lines).of(&Profile::default()).is_none());
        prop_assert_eq!(Told::read(&lines), Told::read(&lines));
        prop_assert_eq!(scale::read(&lines, None).is_ok(), scale::read(&lines, None).is_ok());
    }

    #[test]
    fn any_style_is_a_number_or_none(one in made_of(STYLES, 10), other in made_of(STYLES, 10), size in (any::<f64>(), any::<f64>())) {
        prop_assert_eq!(color::are_alike(&one, &other), color::are_alike(&other, &one));
        prop_assert_eq!(color::is_transparent(&one), color::is_transparent(&one));
        let (width, height) = clip::by_path(&one, size);
        let (wide, high) = clip::by_rect(&other, size);
        prop_assert!([width, height, wide, high].len() == 4);
    }
}
