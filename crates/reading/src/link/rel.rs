//! The tokens of `rel` and what is odd about them (R01 to R05).
//! Whether a token qualifies the link is the follow stage's business.

use super::Flag;

/// Tokens of which a near miss is likely a typo (R03).
const MISSPELLED: &[&str] = &["nofollow", "sponsored", "noreferrer"];

/// Tokens that say something of credit or visits: read wherever they stand.
const SAYING: &[&str] = &[
    "nofollow",
    "ugc",
    "sponsored",
    "noreferrer",
    "dofollow",
    "follow",
];

/// Most other tokens read of one `rel`.
const MOST: usize = 100;

/// `rel` as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rel {
    /// Lower case, in order of appearance, without repeats.
    pub tokens: Vec<String>,
    /// What is odd about them.
    pub flags: Vec<Flag>,
}

/// Reads a raw `rel`.
///
/// HTML splits on ASCII whitespace alone (<https://html.spec.whatwg.org/#space-separated-tokens>);
/// Google also on commas (<https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links>).
pub fn read(raw: &str) -> Rel {
    let mut rel = Rel::default();
    let pieces = raw.split(|c: char| c == ',' || c.is_ascii_whitespace());
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let token = piece.to_ascii_lowercase();
        let room = rel.tokens.len() < MOST || SAYING.contains(&token.as_str());
        if room && !rel.tokens.contains(&token) {
            rel.tokens.push(token);
        }
    }
    let separated = raw.contains(',');
    rel.flags
        .extend(separated.then_some(Flag::CommaSeparatedRel));
    let typo = rel.tokens.iter().any(|token| is_typo(token));
    rel.flags.extend(typo.then_some(Flag::RelTypo));
    let footprint = rel.tokens.iter().any(|token| is_footprint(token));
    rel.flags
        .extend(footprint.then_some(Flag::DofollowFootprint));
    rel
}

fn is_footprint(token: &str) -> bool {
    token == "dofollow" || token == "follow"
}

fn is_typo(token: &str) -> bool {
    let length = token.len();
    if !(5..=12).contains(&length) || is_footprint(token) {
        return false;
    }
    let near = |known: &&str| (1..=2).contains(&distance(token, known));
    !MISSPELLED.contains(&token) && MISSPELLED.iter().any(near)
}

/// Levenshtein's edit distance in bytes.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, left) in from.bytes().enumerate() {
        let mut diagonal = line;
        let mut before = line + 1;
        for (cell, right) in row
            .iter_mut()
            .zip(std::iter::once(None).chain(to.bytes().map(Some)))
        {
            let above = *cell;
            before = match right {
                None => line + 1,
                Some(right) => (diagonal + usize::from(left != right))
                    .min(above + 1)
                    .min(before + 1),
            };
            *cell = before;
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r01_tokens_split_on_ascii_whitespace_alone() {
        for (raw, tokens) in [
            ("nofollow\u{a0}ugc", vec!["nofollow\u{a0}ugc"]),
            ("nofollow\u{2003}ugc", vec!["nofollow\u{2003}ugc"]),
            ("nofollow\u{b}ugc", vec!["nofollow\u{b}ugc"]),
            ("\u{212a}ey", vec!["\u{212a}ey"]),
            ("", vec![]),
            (" \t\n\u{c}\r", vec![]),
            ("NoFollow\tUGC nofollow", vec!["nofollow", "ugc"]),
        ] {
            assert_eq!(read(raw).tokens, tokens, "{raw:?}");
        }
    }

    #[test]
    fn r02_commas_separate_and_are_flagged() {
        for plain in ["ugc nofollow", "ugc;nofollow", "ugc|nofollow", ""] {
            assert!(!read(plain).flags.contains(&Flag::CommaSeparatedRel));
        }
        assert_eq!(read("ugc;nofollow").tokens, ["ugc;nofollow"]);
        assert_eq!(read(" , ,,").tokens, Vec::<String>::new());
        let rel = read("ugc,nofollow");
        assert_eq!(rel.tokens, ["ugc", "nofollow"]);
        assert_eq!(rel.flags, [Flag::CommaSeparatedRel]);
    }

    #[test]
    fn r03_near_misses_are_flagged() {
        for (token, flags) in [
            ("nofollow", vec![]),
            ("noopener", vec![]),
            ("sponsored", vec![]),
            ("external", vec![]),
            ("nof", vec![]),
            ("noindex", vec![]),
            ("noopenner", vec![]),
            ("nofollowed-by", vec![]),
            ("on", vec![]),
            ("nofollower", vec![Flag::RelTypo]),
            ("no-follow", vec![Flag::RelTypo]),
            ("nofolow", vec![Flag::RelTypo]),
            ("sponsered", vec![Flag::RelTypo]),
            ("sponsor", vec![Flag::RelTypo]),
            ("SPONSORD", vec![Flag::RelTypo]),
            ("noreferer", vec![Flag::RelTypo]),
            ("dofollow", vec![Flag::DofollowFootprint]),
            ("follow", vec![Flag::DofollowFootprint]),
        ] {
            assert_eq!(read(token).flags, flags, "{token}");
            assert_eq!(read(token).tokens, [token.to_ascii_lowercase()]);
        }
    }

    #[test]
    fn r01_no_number_of_other_tokens_hides_one_that_qualifies() {
        let many: Vec<String> = (0..100_000).map(|at| at.to_string()).collect();
        let many = many.join(" ");
        let rel = read(&format!("{many} NoFollow,ugc dofollow nofollow"));
        assert_eq!(rel.tokens.len(), MOST + 3);
        assert_eq!(
            rel.tokens.get(MOST..).unwrap(),
            ["nofollow", "ugc", "dofollow"]
        );
        assert!(rel.flags.contains(&Flag::DofollowFootprint));
    }

    #[test]
    fn distance_counts_edits() {
        for (from, to, edits) in [
            ("", "", 0),
            ("", "ab", 2),
            ("ab", "", 2),
            ("abc", "abc", 0),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(from, to), edits, "{from} {to}");
        }
    }
}
