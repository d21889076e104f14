//! Under which keys what is kept of a page stands: by the page, however its address is spelled, and by the client.
//! Keeps nothing itself.

use std::collections::BTreeSet;

use crate::{
    link::{same_page, web, without_fragment},
    settings::Profile,
};

/// What the key of an agreement begins with.
const AGREED: &str = "agreed ";

/// What the key of a client's links on a page begins with.
const SEEN: &str = "seen ";

/// The keys of what was agreed of the links from the page at an address: the one in use first, then an older form.
///
/// ```
/// use vouch::mine::agreed_keys;
/// let [plain, _] = agreed_keys("https://blog.example/a");
/// let [tagged, _] = agreed_keys("http://www.blog.example/a/?utm_source=mail#b");
/// assert_eq!(tagged, plain);
/// ```
pub fn agreed_keys(address: &str) -> [String; 2] {
    let (page, older) = pages(address);
    [page.as_str(), older].map(|page| [AGREED, page].concat())
}

/// The keys of what was seen of a client's links on the page, likewise: of each of their sites, in an order that is not
/// the profile's, which people change.
pub fn seen_keys(profile: &Profile, address: &str) -> Vec<String> {
    let (page, older) = pages(address);
    let mut sites: BTreeSet<&str> = BTreeSet::new();
    sites.extend(profile.own_sites.iter().map(String::as_str));
    let of = |page: &str| {
        let keys = sites.iter().map(|site| [SEEN, site, " ", page].concat());
        keys.collect::<Vec<String>>()
    };
    [of(&page), of(older)].concat()
}

/// A page by what it is known by, and by its address without a fragment, as older builds had it. Outside the web no
/// fragment is a route.
fn pages(address: &str) -> (String, &str) {
    let older = without_fragment(address);
    let known = web(address).map_or(older, |_| address);
    (same_page(known), older)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(sites: &[&str]) -> Profile {
        Profile {
            own_sites: sites.iter().map(|&site| site.to_owned()).collect(),
            ..Profile::default()
        }
    }

    #[test]
    fn one_page_has_one_key_however_it_is_spelled_and_another_has_another() {
        let key = |address: &str| agreed_keys(address)[0].clone();
        let plain = key("https://blog.example/a?b=1");
        for address in [
            "http://blog.example/a?b=1",
            "https://www.blog.example/a?b=1",
            "https://blog.example/a/?b=1#c",
            "https://blog.example/a?utm_source=x&b=1&fbclid=2",
        ] {
            assert_eq!(key(address), plain, "{address}");
        }
        for other in [
            "https://blog.example/a",
            "https://blog.example/a?b=2",
            "https://m.blog.example/a?b=1",
            "https://blog.example/a?b=1#/c",
            "file:///a",
        ] {
            assert_ne!(key(other), plain, "{other}");
        }
        assert_eq!(key("file:///a#b"), key("file:///a"));
        let [_, older] = agreed_keys("https://www.blog.example/a/?b=1#c");
        assert_eq!(older, "agreed https://www.blog.example/a/?b=1");
    }

    #[test]
    fn the_order_of_sites_changes_no_key() {
        let address = "https://blog.example/#a";
        let keys = seen_keys(&profile(&["b.example", "a.example"]), address);
        assert_eq!(
            keys,
            seen_keys(&profile(&["a.example", "b.example"]), address)
        );
        let plain = same_page("https://blog.example/");
        let expected = [
            format!("seen a.example {plain}"),
            format!("seen b.example {plain}"),
            "seen a.example https://blog.example/".to_owned(),
            "seen b.example https://blog.example/".to_owned(),
        ];
        assert_eq!(keys, expected);
        assert!(seen_keys(&profile(&[]), address).is_empty());
    }
}
