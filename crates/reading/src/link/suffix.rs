//! Where a host's registrable domain begins, by the Public Suffix List (R23, R24).
//! Knows nothing of addresses, nor of shared hosts that the list leaves out.

use crate::tables::{Tables, entry};

/// Most labels looked at: those of the list's longest rule and the one more that makes a domain of it.
const DEEPEST: usize = 8;

/// The registrable domain of an ASCII host name in lower case: its public suffix and one label more.
/// None where the whole host is a suffix.
pub(super) fn registrable<'a>(host: &'a str, tables: &Tables) -> Option<&'a str> {
    if host.is_empty() || host.starts_with('.') || host.ends_with('.') || host.contains("..") {
        return None;
    }
    let dots = host.rmatch_indices('.');
    let ends = dots.filter_map(|(dot, _)| host.get(dot + 1..));
    let ends: Vec<&str> = ends.chain([host]).take(DEEPEST).collect();
    let mut suffix = 0;
    for (at, end) in ends.iter().enumerate() {
        let Some(label) = ends.get(at + 1).and_then(|longer| first_label(longer)) else {
            break;
        };
        match Rule::of(end, label, tables) {
            Rule::Exception => return ends.get(at + 1).copied(),
            Rule::Suffix => suffix = at + 1,
            Rule::None => {}
        }
    }
    ends.get(suffix + 1).copied()
}

fn unmarked(label: &'static str) -> &'static str {
    label.strip_suffix('!').unwrap_or(label)
}

fn first_label(name: &str) -> Option<&str> {
    name.split('.').next()
}

/// What the list says of a label before an end.
enum Rule {
    Suffix,
    Exception,
    None,
}

impl Rule {
    fn of(end: &str, label: &str, tables: &Tables) -> Self {
        let Some(labels) = tables.suffixes(end) else {
            return Self::None;
        };
        // Both marks sort before all that a label is made of.
        match entry(labels, ' ', unmarked, label) {
            Some(known) if known.ends_with('!') => Self::Exception,
            Some(_) => Self::Suffix,
            None if labels.split(' ').next() == Some("*") => Self::Suffix,
            None => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use public_suffix::{DEFAULT_PROVIDER, EffectiveTLDProvider};

    use super::*;
    use crate::tables::is_public_suffix;

    #[test]
    fn r24_a_suffix_has_no_registrable_domain() {
        let tables = Tables::builtin();
        for host in [
            "",
            ".",
            "com",
            ".com",
            "co.uk",
            "github.io",
            "x.ck",
            "a..com",
            "localhost",
        ] {
            assert_eq!(registrable(host, &tables), None, "{host}");
        }
    }

    #[test]
    fn r23_the_longest_rule_wins_and_an_exception_beats_it() {
        let tables = Tables::builtin();
        for (host, domain) in [
            ("example.com", "example.com"),
            ("a.b.example.co.uk", "example.co.uk"),
            ("a.b.github.io", "b.github.io"),
            ("a.x.ck", "a.x.ck"),
            ("a.www.ck", "www.ck"),
            ("a.b.city.kawasaki.jp", "city.kawasaki.jp"),
            ("a.b.unheard-of", "b.unheard-of"),
            ("x.xn--p1ai", "x.xn--p1ai"),
        ] {
            assert_eq!(registrable(host, &tables), Some(domain), "{host}");
        }
    }

    #[test]
    fn the_unread_text_tells_suffixes_as_the_map_does() {
        let text = include_str!("../../../../data/suffixes.txt");
        let joined = ["\u{c}suffixes.txt\n", text, "\u{c}tenants.tsv\nexample x\n"].concat();
        let tables = Tables::builtin();
        for line in text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .step_by(7)
        {
            let (end, labels) = line.split_once(' ').unwrap();
            for label in labels.split(' ').chain(["example"]) {
                let name = [label.trim_end_matches('!'), ".", end]
                    .concat()
                    .replace('*', "any");
                for name in [name.as_str(), end, &["a.", &name].concat()] {
                    let is_suffix = registrable(name, &tables).is_none();
                    assert_eq!(is_public_suffix(&joined, name), is_suffix, "{name}");
                }
            }
        }
        assert!(!is_public_suffix(&joined, "127.0.0.1"));
    }

    #[test]
    fn the_table_reads_as_the_crate_of_the_same_list() {
        let tables = Tables::builtin();
        let text = include_str!("../../../../data/suffixes.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<_> = lines.map(|line| line.split_once(' ').unwrap()).collect();
        assert!(lines.is_sorted_by_key(|(end, _)| end));
        for (end, labels) in lines {
            let labels: Vec<_> = labels.split(' ').collect();
            assert!(labels.is_sorted(), "{end}");
            for label in labels {
                let label = label.trim_end_matches('!').replace('*', "any");
                for more in ["", "a.", "a.b."] {
                    let host = format!("{more}{label}.{end}");
                    let theirs = DEFAULT_PROVIDER.effective_tld_plus_one(&host).ok();
                    assert_eq!(registrable(&host, &tables), theirs, "{host}");
                }
            }
        }
    }
}
