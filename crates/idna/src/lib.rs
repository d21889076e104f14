//! The part of the `idna` crate that `url` calls, for hosts that are in ASCII already.
//!
//! Addresses come from browsers, which have applied IDNA and refused what it forbids; doing so again takes 7 kB of the
//! packed engine without any Unicode table, and 49 kB more with them. What else is in a host is refused, as an
//! ordinary character that the URL Standard forbids there is. <https://url.spec.whatwg.org/#forbidden-domain-code-point>

use std::{borrow::Cow, error, fmt};

/// Why a host is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Errors;

impl fmt::Display for Errors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a host in ASCII")
    }
}

impl error::Error for Errors {}

/// Which characters of ASCII are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsciiDenyList(&'static [u8]);

impl AsciiDenyList {
    /// The URL Standard's forbidden domain code points above SPACE.
    pub const URL: Self = Self(b"#%/:<>?@[\\]^|\x7f");
}

/// The host in lower case; an error for anything beyond ASCII, for controls, and for what `denied` holds.
///
/// ```
/// use idna::{AsciiDenyList, Errors, domain_to_ascii_from_cow as ascii};
/// let read = |host: &'static str| ascii(host.as_bytes().into(), AsciiDenyList::URL);
/// assert_eq!(read("xn--Bcher-kva.Example").as_deref(), Ok("xn--bcher-kva.example"));
/// assert_eq!(read("a b"), Err(Errors));
/// assert_eq!(read("b\u{fc}cher.example"), Err(Errors));
/// ```
///
/// # Errors
/// The host cannot be one.
pub fn domain_to_ascii_from_cow(
    domain: Cow<'_, [u8]>,
    denied: AsciiDenyList,
) -> Result<Cow<'_, str>, Errors> {
    let allowed = |byte: &u8| byte.is_ascii() && *byte > b' ' && !denied.0.contains(byte);
    if !domain.iter().all(allowed) {
        return Err(Errors);
    }
    let mut host = String::from_utf8(domain.into_owned()).map_err(|_| Errors)?;
    host.make_ascii_lowercase();
    Ok(Cow::Owned(host))
}

/// The host as it is: how it reads to a person is not asked here.
pub fn domain_to_unicode(domain: &str) -> (String, Result<(), Errors>) {
    (domain.to_owned(), Ok(()))
}
