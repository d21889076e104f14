//! Which addresses name the same page although they are spelled otherwise.
//! Asks no server: two pages that answer alike are two.

use super::{referrer::is_campaign, web, without_fragment};

/// Query parameters besides campaign tags that tell where a visit came from and name no other page: those of Google Ads
/// (two more), Google Merchant Center, Meta, Microsoft Advertising, Display & Video 360, Yandex Direct, Mailchimp (two) and Instagram.
const TRACKING: &[&str] = &[
    "gbraid", "wbraid", "srsltid", "fbclid", "msclkid", "dclid", "yclid", "mc_cid", "mc_eid",
    "igshid",
];

/// The address without what makes no other page: scheme, `www.`, fragment, campaign tags, a final slash. A fragment that
/// begins with `/` or `!` is a route, by which a script shows another page: `#/a`, `#!a`.
pub fn same_page(url: &str) -> String {
    without_spelling(url, |pair| !is_tracking(pair))
}

/// The same, campaign tags kept.
pub fn same_spelling(url: &str) -> String {
    without_spelling(url, |_| true)
}

fn without_spelling(url: &str, keeps: fn(&str) -> bool) -> String {
    let Some(url) = web(url) else {
        return without_fragment(url).to_owned();
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map(|port| port.to_string()).unwrap_or_default();
    let path = url.path().strip_suffix('/').unwrap_or(url.path());
    let pairs = url.query().unwrap_or_default().split('&');
    let kept: Vec<&str> = pairs
        .filter(|pair| !pair.is_empty() && keeps(pair))
        .collect();
    let route = url.fragment().unwrap_or_default();
    let is_route = route.starts_with(['/', '!']) && route.len() > 1;
    let route = if is_route { ["#", route] } else { [""; 2] };
    [
        host,
        ":",
        &port,
        path,
        "?",
        &kept.join("&"),
        &route.concat(),
    ]
    .concat()
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    is_campaign(&name) || TRACKING.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_host_port_path_or_parameter_is_another_page() {
        let page = "https://a.example/b?c=1";
        for other in [
            "",
            "a.example/b?c=1",
            "https://a.example/b",
            "https://a.example/B?c=1",
            "https://a.example/b?c=1&d=2",
            "https://a.example:8080/b?c=1",
            "https://m.a.example/b?c=1",
            "https://a.example/b?c=1&medium=x",
            "https://a.example/b?c=1#/d",
            "https://a.example/b?c=1#!d",
        ] {
            assert_ne!(same_page(other), same_page(page), "{other}");
        }
    }

    #[test]
    fn tags_make_another_spelling_and_no_other_page() {
        let page = "https://www.a.example/b/?c=1";
        let spelled = "http://a.example/b?c=1#d";
        assert_eq!(same_spelling(spelled), same_spelling(page));
        assert_eq!(same_spelling(&[page, "#/"].concat()), same_spelling(page));
        for tag in [
            "utm_source=x",
            "GCLID=1",
            "gbraid=1",
            "wbraid=1",
            "srsltid=1",
            "yclid=1",
            "mtm_campaign=",
            "pk_kwd=y",
        ] {
            let tagged = format!("{page}&{tag}");
            assert_ne!(same_spelling(&tagged), same_spelling(page), "{tag}");
            assert_eq!(same_page(&tagged), same_page(spelled), "{tag}");
        }
    }
}
