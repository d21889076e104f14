//! A site as lists and exports write it, in the one spelling that tables are asked in.

/// Longest host, in characters (RFC 1035).
const LONGEST: usize = 253;

/// The host of a cell: without scheme, path, port, `www.` and a last dot, in lower case and ASCII.
/// None where it is no host with a dot in it.
///
/// ```
/// use vouch::ranked::normal;
/// assert_eq!(normal("https://www.Example.com/a"), Some("example.com".to_owned()));
/// assert_eq!(normal("bücher.example"), Some("xn--bcher-kva.example".to_owned()));
/// assert_eq!(normal("localhost"), None);
/// ```
pub fn normal(cell: &str) -> Option<String> {
    let cell = cell.trim();
    let rest = cell.split_once("://").map_or(cell, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next()?;
    let host = host.strip_suffix('.').unwrap_or(host);
    let host = if host.is_ascii() {
        host.to_ascii_lowercase()
    } else {
        let labels = host.split('.').map(label);
        labels.collect::<Option<Vec<_>>>()?.join(".")
    };
    // `www.` is a name of its own only before a whole domain.
    let bare = host.strip_prefix("www.").filter(|bare| bare.contains('.'));
    let host = bare.unwrap_or(&host);
    let label = |label: &str| {
        let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..=63).contains(&label.len()) && label.bytes().all(letters)
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
    let whole = host.contains('.') && host.len() <= LONGEST && host.split('.').all(label);
    (whole && !is_number).then(|| host.to_owned())
}

/// A label as addresses spell it.
fn label(label: &str) -> Option<String> {
    let lower = label.to_lowercase();
    if lower.is_ascii() {
        return Some(lower);
    }
    let encoded = punycode::encode(&lower).ok()?;
    Some(["xn--", &encoded].concat())
}

/// A host and the domains it is under, longest first: which of them is the site is not known here.
///
/// ```
/// assert_eq!(vouch::ranked::ends("www.news.example.com"), ["news.example.com", "example.com"]);
/// ```
pub fn ends(host: &str) -> Vec<String> {
    let host = normal(host).unwrap_or_default();
    let whole = Some(host.as_str()).filter(|host| !host.is_empty());
    let ends = std::iter::successors(whole, |end| Some(end.split_once('.')?.1));
    ends.filter(|end| end.contains('.'))
        .map(str::to_owned)
        .collect()
}
