//! Spells a host in ASCII where an address comes from a text instead of the browser: a wrapper's target, an attribute
//! that the browser could not resolve. Maps letters to lower case and knows no other mapping of IDNA: that takes tables.

use std::borrow::Cow;

use super::url::percent_decode;

/// The address with its host in ASCII, as the browser would spell an ordinary name; none where it names no such host.
///
/// What the browser has resolved comes back as it is.
pub(crate) fn spelled(address: &str) -> Option<Cow<'_, str>> {
    if address.is_ascii() && !address.contains('%') && address.contains(':') {
        return Some(Cow::Borrowed(address));
    }
    let (before, host, after) = parts(address)?;
    if !is_special(before) || (host.is_ascii() && !host.contains('%')) {
        return Some(Cow::Borrowed(address));
    }
    let host = percent_decode(host);
    if host.contains(['/', '?', '#', '\\', '@', '%']) {
        return None;
    }
    let labels: Option<Vec<String>> = host.split('.').map(label).collect();
    Some(Cow::Owned([before, &labels?.join("."), after].concat()))
}

/// Whether an address that begins so has a host by the URL Standard; what other schemes have is no such name.
fn is_special(before: &str) -> bool {
    let scheme = before.split(':').next().unwrap_or_default();
    // The parser drops tabs and line feeds wherever they stand.
    let letters: String = scheme
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let special = ["http", "https", "ftp", "ws", "wss", "file"];
    special
        .iter()
        .any(|known| letters.eq_ignore_ascii_case(known))
}

/// Everything before the host, the host with its port, and what follows (URL Standard, special schemes).
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let slash = |letter: char| letter == '/' || letter == '\\';
    let scheme = address.find(':')? + 1;
    let rest = address.get(scheme..)?;
    let start = scheme + rest.len() - rest.trim_start_matches(slash).len();
    let rest = address.get(start..)?;
    let end = rest.find(|letter| slash(letter) || letter == '?' || letter == '#');
    let authority = rest.get(..end.unwrap_or(rest.len()))?;
    let start = start + authority.rfind('@').map_or(0, |at| at + 1);
    let end = end.map_or(address.len(), |end| address.len() - (rest.len() - end));
    Some((
        address.get(..start)?,
        address.get(start..end)?,
        address.get(end..)?,
    ))
}

/// One label of a host, the last one with its port.
fn label(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    let (name, port) = label
        .split_once(':')
        .map_or((label, None), |(name, port)| (name, Some(port)));
    // Letter by letter: a final sigma stays a sigma.
    let lower: String = name.chars().flat_map(char::to_lowercase).collect();
    let plain = |letter: char| letter.is_alphanumeric() && !is_compatibility(letter);
    let word = lower.chars().all(|letter| plain(letter) || letter == '-');
    let encoded = punycode::encode(&lower).ok().filter(|_| word)?;
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("xn--{encoded}{port}"))
}

/// Letters and figures that IDNA spells by others: superscripts, ligatures, full-width and mathematical forms and the
/// like. By blocks of Unicode: a name with one from a plain block is only spelled in a way that leads nowhere.
const fn is_compatibility(letter: char) -> bool {
    matches!(letter,
        'ª' | 'º' | '²' | '³' | '¹' | '¼'..='¾' | 'ĳ' | 'ŉ' | 'ſ' | 'ǆ'..='ǌ' | 'ǳ'
        | '\u{2b0}'..='\u{2ff}' | '\u{1d2c}'..='\u{1d7f}' | '\u{2000}'..='\u{2bff}' | '\u{3130}'..='\u{318f}'
        | '\u{3200}'..='\u{33ff}' | '\u{f900}'..='\u{ffef}' | '\u{1d400}'..='\u{1d7ff}' | '\u{1ee00}'..='\u{1f2ff}'
        | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r17_what_the_browser_resolved_stays_as_it_is() {
        for address in [
            "https://a.example/%C3%A9?u=https://b%C3%BCcher.example/",
            "https://a.example/\u{e9}",
            "http://[::1]:8080/",
            "https://%41:b@a.example/",
            "mailto:j%C3%A4ne@a.example",
            "mailto:jane@b\u{fc}cher.example",
            "data:,%ff",
        ] {
            assert!(
                matches!(spelled(address), Some(Cow::Borrowed(_))),
                "{address}"
            );
        }
        assert_eq!(spelled("nothing"), None);
    }

    #[test]
    fn r17_a_host_of_a_text_is_spelled_as_the_browser_would() {
        for (address, expected) in [
            ("https://a\u{ff0f}b.example/", None),
            ("https://b\u{fc} cher.example/", None),
            ("https://\u{ff47}oogle.com/", None),
            ("https://\u{1d420}oogle.com/", None),
            ("https://\u{fb01}.example/", None),
            ("https://x\u{b2}.example/", None),
            ("https://a\u{200d}b.example/", None),
            ("https://e\u{301}.example/", None),
            (
                "https://\u{38c}\u{3a3}\u{39f}\u{3a3}.example/",
                Some("https://xn--0xahb7a.example/"),
            ),
            (
                "https://fa\u{df}.example/",
                Some("https://xn--fa-hia.example/"),
            ),
            ("https://%ff.example/", None),
            ("https://a%2Fb.example/", None),
            ("https://a%2540b.example/", None),
            (
                "https://B\u{dc}cheR.Example/x",
                Some("https://xn--bcher-kva.Example/x"),
            ),
            (
                "https://b%C3%BCcher.example:8080?x",
                Some("https://xn--bcher-kva.example:8080?x"),
            ),
            (
                "https:\\\\u@b\u{fc}cher:80",
                Some("https:\\\\u@xn--bcher-kva:80"),
            ),
            ("https://%61.example/", Some("https://a.example/")),
            (
                "https://\u{98df}\u{72ee}.\u{4e2d}\u{56fd}/",
                Some("https://xn--85x722f.xn--fiqs8s/"),
            ),
        ] {
            assert_eq!(spelled(address).as_deref(), expected, "{address}");
        }
    }
}
