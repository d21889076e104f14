//! Which addresses are affiliate links, by their form alone (`data/affiliates.tsv`).
//! Whether one is qualified, or disclosed, is for later stages.

use url::Url;

use super::{
    site::rows_for,
    wrapper::{parameter, stands_at},
};
use crate::tables::{Affiliate, Tables};

/// The network's or merchant's row that an address of this site fits; none where it is no known affiliate link.
pub(crate) fn of(url: &Url, site: &str, tables: &Tables) -> Option<Affiliate> {
    let mut rows = rows_for(&tables.affiliates, site).map(Affiliate::read);
    rows.find(|row| stands_at((row.host, row.path), url, site) && carried(row, url).is_some())
}

/// The customary affiliate parameter that any other address carries: a weaker sign.
pub(crate) fn customary(url: &Url, tables: &Tables) -> Option<&'static str> {
    let mut rows = tables.affiliates.get("*").into_iter().flatten();
    rows.find_map(|row| carried(&Affiliate::read(row), url))
}

/// Whether an address says that it is advertised: `erid`, the identifier that Russian law gives each advertisement on the
/// internet (Federal Law 38-FZ, article 18.1), stands in the address that a click leads to (Roskomnadzor's order 191 of 2022).
pub(crate) fn is_advertised(url: &Url) -> bool {
    parameter(url, "erid").is_some_and(|token| !token.is_empty())
}

/// Whether an address that fits the row hides its target behind the network's redirect.
pub(crate) fn hides(row: &Affiliate, url: &Url) -> bool {
    url.path().len() > 1 && row.parameters.is_empty()
}

/// The parameter by which the row knows the address; empty where it needs none.
fn carried(row: &Affiliate, url: &Url) -> Option<&'static str> {
    if row.parameters.is_empty() {
        return Some("");
    }
    let has = |name: &&str| parameter(url, name).is_some_and(|value| !value.is_empty());
    row.parameters.split(' ').find(has)
}

#[cfg(test)]
mod tests {
    use super::super::{site::site, url::web};
    use super::*;

    #[test]
    fn an_address_is_an_affiliate_link_by_its_own_form_only() {
        let tables = Tables::builtin();
        for (address, network) in [
            ("https://www.amazon.com/dp/B0002RI52G", None),
            ("https://www.amazon.com/dp/B0002RI52G?tag=", None),
            ("https://www.amazon.com/dp/B0002RI52G?ref=x", None),
            ("https://notamazon.com/dp/B0002RI52G?tag=blog-20", None),
            ("https://amazon.evil.example/?tag=blog-20", None),
            ("https://blog.example/posts?tag=shoes", None),
            ("https://www.awin1.com/", None),
            ("https://www.shareasale.com/info/", None),
            ("https://www.tradedoubler.com/en/about", None),
            ("https://twitter.com/intent/tweet?via=blog", None),
            (
                "https://www.amazon.co.uk/dp/B0002RI52G?th=1&tag=blog-21",
                Some("Amazon Associates"),
            ),
            (
                "https://www.ebay.de/itm/1?mkcid=1&campid=5338",
                Some("eBay Partner Network"),
            ),
            (
                "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2",
                Some("Awin"),
            ),
            (
                "https://clk.tradedoubler.com/click?p=1&a=2",
                Some("Tradedoubler"),
            ),
            ("https://www.anrdoezrs.net/click-1-2", Some("CJ")),
            ("https://shop.pxf.io/c/1/2/3", Some("impact.com")),
        ] {
            let url = web(address).unwrap();
            let row = of(&url, site(&url, &tables), &tables);
            assert_eq!(row.map(|row| row.network), network, "{address}");
        }
    }

    #[test]
    fn an_address_is_advertised_by_a_token_of_that_very_name() {
        for (address, advertised) in [
            ("https://a.example/", false),
            ("https://a.example/erid=2Vtz", false),
            ("https://a.example/?erid=", false),
            ("https://a.example/?erid", false),
            ("https://a.example/?merid=1&eridian=2", false),
            ("https://a.example/#?erid=2Vtz", false),
            ("https://a.example/?erid=2VtzqwXyz", true),
            ("https://a.example/?utm_source=b&ERID=2VtzqwXyz", true),
        ] {
            assert_eq!(
                is_advertised(&web(address).unwrap()),
                advertised,
                "{address}"
            );
        }
    }

    #[test]
    fn a_customary_parameter_is_never_ref_or_its_like() {
        let tables = Tables::builtin();
        for (address, name) in [
            (
                "https://a.example/?ref=blog&via=me&pid=1&partner=2&tag=x",
                None,
            ),
            ("https://a.example/?aff_id=", None),
            (
                "https://a.example/?aff_c=1&affiliates=all&affiliateId=11",
                None,
            ),
            ("https://a.example/?offer=1&aff_id=7", Some("aff_id")),
            ("https://a.example/?AffId=7", Some("affid")),
        ] {
            assert_eq!(
                customary(&web(address).unwrap(), &tables),
                name,
                "{address}"
            );
        }
    }
}
