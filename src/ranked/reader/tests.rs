//! A list reads the same however its bytes are cut, and nothing in a file makes the reader fail.

use proptest::prelude::*;

use super::*;
use crate::{
    ranked::{BadRow, Shard, shard_of},
    scale::Band,
};

/// A file read in pieces of so many bytes.
fn read(bytes: &[u8], piece: usize) -> Result<Drafts, Refusal> {
    let mut import = Import::new("list.csv");
    for piece in bytes.chunks(piece) {
        import.feed(piece)?;
    }
    import.finish()
}

fn band(drafts: &mut Drafts, host: &str) -> Option<Band> {
    let bytes = drafts.build(shard_of(host)).unwrap();
    Shard::open(bytes).unwrap().band(host)
}

const EXPORT: &str = "\u{feff}\"Domain\",\"Title\",\"DR\"\r\n\"b\u{fc}cher.example\",\"Books, \"\"old\"\"\nand new\",\"91\"\r\n\
    www.a.example,,\"54.0\"\r\nnonsense,,3\r\nb.example,,much\r\nc.example,,101\r\nd.example";

#[test]
fn a_list_reads_the_same_however_it_is_cut() {
    let utf16: Vec<u8> = EXPORT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [EXPORT.as_bytes(), &utf16] {
        for piece in [1, 2, 3, 7, 1_000] {
            let mut drafts = read(bytes, piece).unwrap();
            assert_eq!(drafts.list, List::ExportDr);
            assert_eq!(
                (drafts.progress.rows, drafts.progress.bad),
                (2, 4),
                "{piece}"
            );
            let first = BadRow {
                number: 4,
                text: "nonsense,,3".to_owned(),
            };
            assert_eq!(drafts.progress.examples[0], first);
            assert_eq!(band(&mut drafts, "xn--bcher-kva.example"), Some(Band::Top));
            assert_eq!(band(&mut drafts, "a.example"), Some(Band::Middle));
        }
    }
}

#[test]
fn ranks_and_reversed_names_are_read() {
    let graph = "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n5000\t1.5E7\t9\t0.1\tcom.example.www\t3\n";
    let mut drafts = read(graph.as_bytes(), 9).unwrap();
    assert_eq!(band(&mut drafts, "example.com"), Some(Band::High));
    let mut drafts = read(b"1,google.com\n2000000,a.example", 5).unwrap();
    assert_eq!(drafts.progress.rows, 2, "the first line is a row");
    assert_eq!(band(&mut drafts, "google.com"), Some(Band::Top));
    assert_eq!(band(&mut drafts, "a.example"), Some(Band::Bottom));
}

#[test]
fn a_file_says_what_stands_between_its_cells() {
    for list in [
        "sep=;\r\nDomain;Title;DR\r\na.example;\"x; y, z\";54,5\r\n",
        "sep=;\nDomain;DR, by Ahrefs, DR 2.0, Domain, x;DR\na.example;b,c;54,5\n",
        "sep=|\nDomain|DR\na.example|54.5\n",
    ] {
        let mut drafts = read(list.as_bytes(), 2).unwrap();
        assert_eq!(band(&mut drafts, "a.example"), Some(Band::Middle), "{list}");
        assert_eq!(drafts.progress.bad, 0);
    }
    let mut drafts = read(b"Rank,Domain\n1,a.example\n", 9).unwrap();
    assert_eq!((drafts.list, drafts.progress.rows), (List::Popular, 1));
    assert_eq!(band(&mut drafts, "a.example"), Some(Band::Top));
}

#[test]
fn comments_before_the_header_and_any_line_ends_are_passed_over() {
    for end in ["\n", "\r\n", "\r"] {
        for head in ["# Export of today", "\"# Export, of today\"", "#\n#1,2"] {
            let list = [head, "Domain,DR", "a.example,54", "b.example,x", ""].join(end);
            let mut drafts = read(list.as_bytes(), 3).unwrap();
            assert_eq!(
                (drafts.list, drafts.progress.bad),
                (List::ExportDr, 1),
                "{list:?}"
            );
            assert_eq!(
                band(&mut drafts, "a.example"),
                Some(Band::Middle),
                "{list:?}"
            );
        }
    }
}

#[test]
fn what_is_no_list_is_refused_with_a_reason() {
    for (bytes, refusal) in [
        (&b""[..], Refusal::Empty),
        (b"\n\n\n", Refusal::Empty),
        (b"a", Refusal::Unknown),
        (b"<!doctype html><p>1,google.com</p>\n", Refusal::Unknown),
        (b"\x1f\x8b\x08\x00rest", Refusal::Packed),
        (b"PK\x03\x04rest", Refusal::Packed),
        (b"sep=;\n", Refusal::Empty),
        (b"sep=;\nDomain,DR\na.example,1\n", Refusal::Unknown),
        (b"Domain,DR\n", Refusal::NoRows),
        (b"Domain,DR\nx,y\n", Refusal::NoRows),
    ] {
        assert_eq!(read(bytes, 3).err(), Some(refusal));
    }
}

#[test]
fn a_stray_quote_costs_one_row_at_most_and_gives_no_row_another_ones_number() {
    let rows = "c.example,Plain,1\n".repeat(5_000);
    for (stray, good) in [
        ("a.example,5\" pipe,50", 5_002),
        ("a.example,\"pipe,50", 5_001),
        ("\"a.example,pipe,50", 5_001),
    ] {
        let list = format!("Domain,Title,DR\n{stray}\nb.example,\"Fine, \"\"too\"\"\",95\n{rows}");
        let mut drafts = read(list.as_bytes(), 999).unwrap();
        let counted = (drafts.progress.rows, drafts.progress.bad);
        assert_eq!(counted, (good, 5_002 - good), "{stray}");
        assert_eq!(band(&mut drafts, "b.example"), Some(Band::Top), "{stray}");
        let kept = (good == 5_002).then_some(Band::Middle);
        assert_eq!(band(&mut drafts, "a.example"), kept, "{stray}");
    }
}

#[test]
fn rows_that_a_table_has_no_room_for_are_told_of() {
    for (rows, cut) in [(2, false), (3, false), (4, true), (9, true)] {
        for piece in [1, 5, 999] {
            let mut import = Import::new("list.csv");
            import.rows.most = 3;
            let list = (1..=rows).map(|rank| format!("{rank},site{rank}.example\nbad\n"));
            let wanted: Vec<bool> = list
                .collect::<String>()
                .as_bytes()
                .chunks(piece)
                .map(|piece| import.feed(piece).unwrap())
                .collect();
            assert_eq!(wanted.contains(&false), cut, "{rows}");
            let progress = import.finish().unwrap().progress;
            assert_eq!((progress.rows, progress.cut), (rows.min(3), cut), "{rows}");
        }
    }
}

proptest! {
    #[test]
    fn garbage_never_fails(bytes in prop::collection::vec(any::<u8>(), 0..300), piece in 1_usize..50) {
        drop(read(&bytes, piece));
        let mut list = b"Domain,DR\na.example,1\n".to_vec();
        list.extend(bytes);
        let drafts = read(&list, piece).unwrap();
        prop_assert!(drafts.progress.rows >= 1);
    }
}

/// What becomes of one cell: its band, or nothing where its row is bad.
fn cell(header: &str, separator: char, cell: &str) -> Option<Band> {
    let file =
        format!("Domain{separator}{header}\na.example{separator}{cell}\nb.example{separator}1\n");
    let mut drafts = read(file.as_bytes(), 999).unwrap();
    let band = band(&mut drafts, "a.example");
    assert_eq!(drafts.progress.bad, u32::from(band.is_none()), "{cell}");
    band
}

#[test]
fn a_number_is_read_wholly_or_its_row_is_bad() {
    for (separator, text, expected) in [
        (',', "1.2M", Some(Band::High)),
        (',', "1.234.567", Some(Band::High)),
        (',', "\"1,234,567\"", Some(Band::High)),
        (',', "900", Some(Band::Bottom)),
        (',', "12k", Some(Band::Low)),
        (',', "1.2Mx", None),
        (',', "about 900", None),
        (',', "n/a", None),
        (',', "1.5E7", None),
    ] {
        assert_eq!(cell("Traffic", separator, text), expected, "{text}");
    }
    for (separator, text, expected) in [
        (';', "7,3", Some(Band::Bottom)),
        (';', "73,0", Some(Band::High)),
        ('\t', "69,4", Some(Band::Middle)),
        (';', "73 %", None),
        (';', "5,73,0", None),
        (';', "101", None),
    ] {
        assert_eq!(cell("DR", separator, text), expected, "{text}");
    }
}
