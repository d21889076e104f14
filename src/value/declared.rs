//! Which items of JSON-LD speak of the page in view: some pages carry other articles' too, of teasers or of what is read on.
//! Reads none of their fields but the address.

use crate::{
    follow::canonical,
    link::same_page,
    page::{JsonLd, PageSnapshot},
};

/// The page's own items: those that name its address or its canonical one, and those that name none. Where no item names it, and
/// all that have a date or an author name the same other one, these are its own all the same: addresses change.
pub(super) fn items(page: &PageSnapshot) -> Vec<&JsonLd> {
    let canonical = page.head_links.iter().filter_map(canonical::of_link);
    let own: Vec<String> = canonical
        .chain([page.url.clone()])
        .map(|address| same_page(&address))
        .collect();
    let address = |item: &JsonLd| (!item.address.is_empty()).then(|| same_page(&item.address));
    let is_own = |address: &String| own.contains(address);
    let tells = |item: &&JsonLd| {
        !(item.published.is_empty() && item.modified.is_empty() && item.authors.is_empty())
    };
    let items = || page.json_ld.iter();
    let mut told = items().filter(tells).map(address);
    let moved = told.next().flatten().filter(|first| {
        told.all(|other| other.as_ref() == Some(first))
            && !items().filter_map(address).any(|it| is_own(&it))
    });
    let fits = |item: &&JsonLd| address(item).is_none_or(|it| is_own(&it) || moved == Some(it));
    items().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::HeadLink;

    /// The days told by a page's own items.
    fn days(canonical: &str, declared: &[[&str; 2]]) -> Vec<String> {
        let item = |[address, published]: &[&str; 2]| JsonLd {
            address: (*address).to_owned(),
            published: (*published).to_owned(),
            ..JsonLd::default()
        };
        let page = PageSnapshot {
            url: "https://a.example/one?utm_source=x".to_owned(),
            head_links: vec![HeadLink {
                rel: "canonical".to_owned(),
                href: canonical.to_owned(),
                resolved: canonical.to_owned(),
                in_head: true,
                ..HeadLink::default()
            }],
            json_ld: declared.iter().map(item).collect(),
            ..PageSnapshot::default()
        };
        let own = items(&page).into_iter();
        own.map(|item| item.published.clone()).collect()
    }

    #[test]
    fn items_of_other_pages_are_left_out() {
        let [own, other, third] = [
            ["http://www.a.example/one/#article", "1"],
            ["https://a.example/two", "2"],
            ["https://a.example/three", "3"],
        ];
        assert_eq!(days("", &[other, own, third]), ["1"]);
        assert_eq!(days("", &[own, ["", "4"], other]), ["1", "4"]);
        assert_eq!(days("https://a.example/two", &[other, third]), ["2"]);
    }

    #[test]
    fn one_that_names_another_address_is_the_pages_where_nothing_contradicts() {
        let [moved, same, other] = [
            ["https://b.example/one", "1"],
            ["https://b.example/one#author", "2"],
            ["https://b.example/two", "3"],
        ];
        assert_eq!(days("", &[moved]), ["1"]);
        assert_eq!(days("", &[moved, same]), ["1", "2"]);
        assert_eq!(days("", &[moved, other]), [""; 0]);
        let site = ["https://b.example/", ""];
        assert_eq!(days("", &[site, moved]), ["1"], "a site has no date");
        assert_eq!(days("", &[["", "5"], moved]), ["5"]);
        let undated = ["https://a.example/one", ""];
        assert_eq!(days("", &[undated, moved]), [""]);
        assert_eq!(days("", &[site, other, site]), ["3"]);
        assert_eq!(days("", &[site]), [""; 0], "nothing is told of the page");
    }
}
