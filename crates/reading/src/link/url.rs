//! What kind of destination an address is, from what the browser resolved (R15 to R18).
//! Resolves nothing itself and follows no redirect.

use url::Url;

use super::{Scheme, host::spelled};

/// A resolved address by what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// http or https with a host.
    Web(Url),
    /// Any other scheme.
    Other(Scheme),
    /// Not an absolute address.
    Unresolvable,
}

/// Reads what the browser resolved; where it could not, `resolved` is empty.
pub(super) fn address(resolved: &str) -> Address {
    let url = spelled(resolved).and_then(|address| Url::parse(&address).ok());
    let Some(url) = url else {
        return Address::Unresolvable;
    };
    let scheme = match url.scheme() {
        "http" | "https" => return Address::Web(url),
        "mailto" => Scheme::Mailto,
        "tel" => Scheme::Tel,
        "sms" => Scheme::Sms,
        "javascript" => Scheme::Javascript,
        "data" => Scheme::Data,
        "blob" => Scheme::Blob,
        "about" => Scheme::About,
        "file" => Scheme::File,
        "chrome-extension" | "moz-extension" | "safari-web-extension" => Scheme::Extension,
        _ => Scheme::Other,
    };
    Address::Other(scheme)
}

/// An address without what names a part of the same page.
pub fn without_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(address, _)| address)
}

/// The http(s) address in a text, if it is one.
pub fn web(text: &str) -> Option<Url> {
    match address(text) {
        Address::Web(url) => Some(url),
        Address::Other(_) | Address::Unresolvable => None,
    }
}

/// The host as sites are compared by: without a trailing dot (R24), unless that is all of it.
pub fn host(url: &Url) -> &str {
    let host = url.host_str().unwrap_or_default();
    let bare = host.strip_suffix('.').filter(|bare| !bare.is_empty());
    bare.unwrap_or(host)
}

/// Undoes one pass of percent-encoding; what is no UTF-8 afterwards becomes U+FFFD, `+` stays.
pub(super) fn percent_decode(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let digits = (byte == b'%').then(|| {
            let mut ahead = bytes.clone();
            Some(hex(ahead.next()?)? * 16 + hex(ahead.next()?)?)
        });
        if let Some(value) = digits.flatten() {
            bytes.nth(1);
            decoded.push(value);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_an_unresolved_address_is_no_destination() {
        for raw in [
            "",
            "page.html",
            "//",
            "http://",
            "http://[::1",
            "http://a b/",
        ] {
            assert_eq!(address(raw), Address::Unresolvable, "{raw}");
        }
    }

    #[test]
    fn r18_other_schemes_are_named() {
        for (raw, scheme) in [
            ("mailto:a@example.com", Scheme::Mailto),
            ("tel:+4930", Scheme::Tel),
            ("sms:+4930", Scheme::Sms),
            ("JavaScript:void(0)", Scheme::Javascript),
            ("data:text/plain,x", Scheme::Data),
            ("blob:https://example.com/1", Scheme::Blob),
            ("about:blank", Scheme::About),
            ("file:///etc/hosts", Scheme::File),
            ("moz-extension://1234/popup.html", Scheme::Extension),
            ("ftp://example.com/", Scheme::Other),
        ] {
            assert_eq!(address(raw), Address::Other(scheme), "{raw}");
        }
    }

    #[test]
    fn r17_a_trailing_dot_is_not_part_of_the_host() {
        for (address, expected) in [
            ("https://example.com./", "example.com"),
            ("https://./", "."),
        ] {
            assert_eq!(host(&web(address).unwrap()), expected);
        }
    }

    #[test]
    fn percent_decoding_leaves_what_is_no_escape() {
        for (raw, decoded) in [
            ("a+b", "a+b"),
            ("100%", "100%"),
            ("%zz%4", "%zz%4"),
            ("%2541", "%41"),
            ("%C3%A9%", "é%"),
            ("%ff", "\u{fffd}"),
        ] {
            assert_eq!(percent_decode(raw), decoded);
        }
    }
}
