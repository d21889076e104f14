//! Reads every hyperlink of a page: one anchor in, one link out.
//! Holds no rule itself; each fact has a file of its own.

use super::{
    Destination, Flag, Link, Origin, Passage, WebAddress, affiliate,
    anchor::{self, Sight, Whose},
    block::Blocks,
    name::Named,
    referrer::{self, Policy, Visit},
    rel,
    server::Sent,
    site::{Owner, Owners},
    text::{self, AnchorText},
    url::{Address, address, host, web},
    wrapper,
};
use crate::{
    page::{Anchor, PageSnapshot},
    reason::{Code, Reason},
    settings::Settings,
    tables::Tables,
    turns::Turns,
};
use ::url::Url;

/// Reads every hyperlink of the page, one [`Link`] per anchor, in the same order.
pub async fn read(
    page: &PageSnapshot,
    settings: &Settings,
    tables: &Tables,
    turns: &Turns,
) -> Vec<Link> {
    let (blocks, texts) = text::read(page, turns).await;
    let page_address = own_address(page);
    let reader = Reader {
        blocks: &blocks,
        sent: Sent::of(page),
        policy: referrer::of_page(page),
        page_owner: page_address.as_ref().map(|url| Owner::of(url, tables)),
        page_address,
        owners: Owners::by(tables),
        settings,
        tables,
    };
    turns.pass().await;
    let mut links = Vec::with_capacity(texts.len());
    for ((position, anchor), text) in (0..).zip(&page.anchors).zip(texts) {
        links.push(reader.link(position, anchor, text));
        turns.link().await;
    }
    links
}

/// The site of an address: registrable domain, or the whole host where there is none (R23, R24).
///
/// ```
/// use vouch_known::Tables;
/// use vouch_reading::link::site_of;
/// let tables = Tables::builtin();
/// assert_eq!(site_of("https://news.bbc.co.uk/", &tables).as_deref(), Some("bbc.co.uk"));
/// assert_eq!(site_of("mailto:a@example.com", &tables), None);
/// ```
pub fn site_of(url: &str, tables: &Tables) -> Option<String> {
    web(url).map(|url| Owner::of(&url, tables).site)
}

/// The address that says whose page it is: its own or, of a frame that has none (`about:srcdoc`), the one it resolves
/// its addresses against, which is the page's around it (HTML Standard, "fallback base URL").
pub fn own_address(page: &PageSnapshot) -> Option<Url> {
    let inherited = || page.url.starts_with("about:").then(|| web(&page.base_url));
    web(&page.url).or_else(|| inherited()?)
}

/// What holds for every link of the page.
struct Reader<'a> {
    blocks: &'a Blocks,
    sent: Sent<'a>,
    policy: Policy,
    page_address: Option<Url>,
    page_owner: Option<Owner>,
    owners: Owners<'a>,
    settings: &'a Settings,
    tables: &'a Tables,
}

impl Reader<'_> {
    fn link(&self, position: u32, anchor: &Anchor, text: AnchorText) -> Link {
        let rel = rel::read(anchor.rel.as_deref().unwrap_or_default());
        let mut flags = rel.flags;
        let mut reasons = Vec::new();
        let (mut destination, target) = match address(&anchor.resolved) {
            Address::Web(url) => self.web(url, &anchor.resolved, (&mut flags, &mut reasons)),
            Address::Other(scheme) => (Destination::Other(scheme), None),
            Address::Unresolvable => (Destination::Unresolvable, None),
        };
        let own = &self.settings.profile().own_sites;
        let mine = target.as_ref().is_some_and(|url| is_of(url, own));
        if let Some(target) = &target {
            let (said, visit_flags) = self.visits(anchor, &rel.tokens, target);
            reasons.extend(said);
            flags.extend(visit_flags);
        }
        let origin = self.sent.origin(&anchor.resolved, &rel.tokens);
        let changed = matches!(origin, Origin::RelChanged { .. });
        let named = target.as_ref().zip(destination.web());
        let title = text::collapse(&anchor.title);
        let fallback = text.text.is_empty() && !title.is_empty();
        let sight = Sight {
            text: &text,
            icon: self.blocks.has_icon(anchor.block),
            mark: self.blocks.mark(anchor.block),
            target: named.map(|(url, address)| Named::of(url, address)),
            owner: if mine { Whose::Mine } else { Whose::Other },
        };
        let kind = anchor::kind(sight, self.settings, self.tables);
        // An account's name is an anchor's brand, whether or not the account counts as a site.
        if let Destination::Web(address) = &mut destination {
            address.tenant.take_if(|_| !self.settings.tenants);
        }
        flags.extend(fallback.then_some(Flag::TitleFallback));
        flags.extend(text.chained.then_some(Flag::Chained));
        flags.extend(changed.then_some(Flag::RelChangedByScript));
        flags.extend(mine.then_some(Flag::Mine));
        let rivals = &self.settings.profile().rivals;
        let rival = target.as_ref().is_some_and(|url| is_of(url, rivals));
        flags.extend(rival.then_some(Flag::Rival));
        let flags = Flag::ALL
            .iter()
            .filter(|flag| flags.contains(flag))
            .copied();
        Link {
            anchor: position,
            destination,
            rel: rel.tokens,
            origin,
            text: if fallback { title } else { text.text },
            kind,
            before: text.before,
            after: text.after,
            flags: flags.collect(),
            reasons,
        }
    }

    /// How visits through the link show in its target's analytics (R31).
    fn visits(&self, anchor: &Anchor, tokens: &[String], target: &Url) -> (Vec<Reason>, Vec<Flag>) {
        let visit = Visit {
            tokens,
            policy: &anchor.referrer_policy,
            to: referrer::step(self.page_address.as_ref(), target),
        };
        let silence = referrer::silence(self.policy, visit);
        let tags = referrer::campaign_tags(target);
        let tagged = !tags.is_empty();
        let mut reasons: Vec<Reason> = silence.into_iter().map(Reason::plain).collect();
        reasons.extend(tagged.then(|| Reason::with(Code::CampaignTags, [tags.join(", ")])));
        let mut flags: Vec<Flag> = silence.map(|_| Flag::NoReferrer).into_iter().collect();
        flags.extend(tagged.then_some(Flag::CampaignTags));
        (reasons, flags)
    }

    /// The destination of an http(s) address, and its target unless a shortener hides it.
    fn web(
        &self,
        url: Url,
        resolved: &str,
        (flags, reasons): (&mut Vec<Flag>, &mut Vec<Reason>),
    ) -> (Destination, Option<Url>) {
        let page_site = self.page_owner.as_ref().map(|owner| owner.site.as_str());
        let owner = self.owners.of(&url);
        let page_site = page_site.unwrap_or_default();
        let mut advertised = affiliate::is_advertised(&url);
        let unwrapped = wrapper::unwrap((&url, &owner.site), page_site, self.tables);
        let (url, owner, via, network) = match unwrapped {
            None => (url, owner, None, None),
            Some(unwrapped) => {
                flags.push(Flag::Redirected);
                flags.extend(
                    (unwrapped.passage == Passage::Interstitial).then_some(Flag::Interstitial),
                );
                let owner = self.owners.of(&unwrapped.target);
                (
                    unwrapped.target,
                    owner,
                    Some(resolved.to_owned()),
                    unwrapped.network,
                )
            }
        };
        let outbound = self.page_owner.as_ref().is_none_or(|page| {
            if self.settings.tenants {
                page.differs(&owner)
            } else {
                page.site != owner.site
            }
        });
        advertised = outbound && (advertised || affiliate::is_advertised(&url));
        flags.extend(advertised.then_some(Flag::Advertised));
        reasons.extend(advertised.then(|| Reason::plain(Code::Advertised)));
        let row = || affiliate::of(&url, &owner.site, self.tables);
        let row = outbound.then(row).flatten();
        let hidden = row.as_ref().is_some_and(|row| affiliate::hides(row, &url));
        let opaque = outbound && (hidden || wrapper::opaque(&url, self.tables));
        flags.extend(opaque.then_some(Flag::OpaqueShortener));
        let network = network.or_else(|| Some(row?.network));
        if outbound && let Some((flag, reason)) = self.affiliate(&url, network) {
            flags.push(flag);
            reasons.push(reason);
        }
        let address = WebAddress {
            url: via.as_ref().map_or(resolved, |_| url.as_str()).to_owned(),
            via,
            host: host(&url).to_owned(),
            site: (!opaque).then_some(owner.site),
            tenant: owner.tenant.filter(|_| !opaque),
            outbound,
        };
        (Destination::Web(address), (!opaque).then_some(url))
    }

    /// Whose affiliate link it is: the network's, where one is known, or perhaps somebody's by a customary parameter.
    fn affiliate(&self, url: &Url, network: Option<&str>) -> Option<(Flag, Reason)> {
        if let Some(network) = network {
            return Some((Flag::Affiliate, Reason::with(Code::Affiliate, [network])));
        }
        let name = affiliate::customary(url, self.tables)?;
        let reason = Reason::with(Code::AffiliateParameter, [name]);
        Some((Flag::AffiliateParameter, reason))
    }
}

/// Whether an address lies on one of the sites, see [`is_on`].
pub fn is_of(url: &Url, sites: &[String]) -> bool {
    is_on(host(url), url.path(), sites)
}

/// Whether a path of a host lies on one of the sites: a site is all its subdomains, and itself without `www.`; a place on a
/// host, such as `github.com/name`, is all that lies below it there, case aside, as hosts read names of users.
pub fn is_on(host: &str, path: &str, sites: &[String]) -> bool {
    sites.iter().any(|site| {
        let site = site.strip_prefix("www.").unwrap_or(site);
        let (whole, place) = site.split_at(site.find('/').unwrap_or(site.len()));
        let Some(labels) = host.strip_suffix(whole) else {
            return false;
        };
        if place.is_empty() {
            return labels.is_empty() || labels.ends_with('.');
        }
        let below = path.split_at_checked(place.len());
        matches!(labels, "" | "www.")
            && below.is_some_and(|(begins, rest)| {
                begins.eq_ignore_ascii_case(place) && (rest.is_empty() || rest.starts_with('/'))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        link::AnchorKind,
        page::{Block, Run, RunKind},
        settings::Profile,
        turns::finish,
    };

    fn page(resolved: &str) -> PageSnapshot {
        let anchor = serde_json::json!({"index": 0, "element": "a", "block": 1, "href": resolved, "resolved": resolved,
            "rel": "noreferrer", "title": " What it\n is ", "referrer_policy": "",
            "rendering": {"state": "unread"}, "in_shadow": false});
        PageSnapshot {
            url: "https://blog.own.example/post".to_owned(),
            blocks: vec![
                Block::default(),
                Block {
                    parent: Some(0),
                    tag: "a".to_owned(),
                    ..Block::default()
                },
            ],
            anchors: vec![serde_json::from_value(anchor).unwrap()],
            ..PageSnapshot::default()
        }
    }

    fn now(page: &PageSnapshot, settings: &Settings) -> Vec<Link> {
        finish(read(page, settings, &Tables::builtin(), &Turns::unbroken()))
    }

    fn one(page: &PageSnapshot, own_site: &str) -> Link {
        let settings = Settings::of(Profile {
            own_sites: vec![own_site.to_owned()],
            ..Profile::default()
        });
        now(page, &settings).remove(0)
    }

    #[test]
    fn a_site_is_a_host_with_its_subdomains_or_a_place_with_all_below_it() {
        let on = |address: &str, site: &str| is_of(&web(address).unwrap(), &[site.to_owned()]);
        for (address, site) in [
            ("https://notmine.example/", "mine.example"),
            ("https://mine.example.org/", "mine.example"),
            ("https://github.com/", "github.com/me"),
            ("https://github.com/menot", "github.com/me"),
            ("https://github.com/you/me", "github.com/me"),
            ("https://gist.github.com/me", "github.com/me"),
            ("https://nothub.com/me", "hub.com/me"),
            ("https://medium.com/m%C3%A9", "medium.com/m%C3"),
        ] {
            assert!(!on(address, site), "{address}");
        }
        for (address, site) in [
            ("https://shop.mine.example/a", "www.mine.example"),
            ("https://github.com/Me", "github.com/me"),
            ("https://www.github.com/me/x?y#z", "github.com/me"),
            ("https://medium.com/@me/", "www.medium.com/@me"),
        ] {
            assert!(on(address, site), "{address}");
        }
    }

    #[test]
    fn r21_a_frame_without_an_address_is_the_page_s_around_it() {
        let mut frame = page("https://www.own.example/a");
        for (url, outbound) in [
            ("about:srcdoc", false),
            ("about:blank", false),
            ("data:text/html,x", true),
            ("https://other.example/", true),
        ] {
            frame.url = url.to_owned();
            frame.base_url = "https://blog.own.example/post".to_owned();
            assert_eq!(one(&frame, "").is_outbound(), outbound, "{url}");
        }
    }

    #[test]
    fn r18_other_schemes_are_never_outbound() {
        let link = one(&page("mailto:jane@other.example"), "other.example");
        assert!(!link.is_outbound() && link.web().is_none());
        assert_eq!(link.flags, [Flag::TitleFallback]);
    }

    #[test]
    fn r25_without_the_tenant_layer_the_suffix_list_alone_decides() {
        for (from, to, with, without) in [
            ("https://a.co.uk/", "https://b.co.uk/", true, true),
            ("https://a.github.io/", "https://b.github.io/", true, true),
            ("https://www.a.example/", "https://a.example/", false, false),
            (
                "https://jane.substack.com/",
                "https://john.substack.com/",
                true,
                false,
            ),
            (
                "https://sites.google.com/view/x",
                "https://sites.google.com/view/y/",
                true,
                false,
            ),
        ] {
            let mut page = page(to);
            from.clone_into(&mut page.url);
            for (tenants, outbound) in [(true, with), (false, without)] {
                let settings = Settings {
                    tenants,
                    ..Settings::default()
                };
                let link = now(&page, &settings).remove(0);
                assert_eq!(link.is_outbound(), outbound, "{from} {to} {tenants}");
                let named = link.web().unwrap().tenant.is_some();
                assert_eq!(named, with != without && tenants, "{to} {tenants}");
            }
        }
    }

    #[test]
    fn r26_the_target_is_judged_and_the_wrapper_kept() {
        let via = "https://www.google.com/url?q=https%3A%2F%2Fwww.mine.example%2F";
        let link = one(&page(via), "mine.example");
        let web = link.web().unwrap();
        assert_eq!(
            (web.url.as_str(), web.via.as_deref()),
            ("https://www.mine.example/", Some(via))
        );
        assert_eq!(web.site.as_deref(), Some("mine.example"));
        let flags = [
            Flag::TitleFallback,
            Flag::Redirected,
            Flag::Interstitial,
            Flag::NoReferrer,
            Flag::Mine,
        ];
        assert_eq!(link.flags, flags);
        let hidden = one(&page("https://bit.ly/abc"), "mine.example");
        let web = hidden.web().unwrap();
        assert_eq!((web.site.as_deref(), web.outbound), (None, true));
        assert!(hidden.flags.contains(&Flag::OpaqueShortener));
    }

    #[test]
    fn an_advertisement_is_told_by_its_token_here_and_behind_a_redirect() {
        for (address, advertised) in [
            ("https://a.example/?erid=2Vtz", true),
            ("https://shop.own.example/?erid=2Vtz", false),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F%3Ferid%3D2Vtz",
                true,
            ),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F&erid=2Vtz",
                true,
            ),
        ] {
            let link = one(&page(address), "mine.example");
            let flagged = link.flags.contains(&Flag::Advertised);
            let said = Reason::plain(Code::Advertised);
            let told = link.reasons.contains(&said);
            assert_eq!((flagged, told), (advertised, advertised), "{address}");
        }
    }

    #[test]
    fn affiliate_links_are_named_by_network_and_their_targets_judged() {
        for (address, flag, args, site) in [
            ("https://a.example/?ref=blog", None, None, Some("a.example")),
            (
                "https://shop.own.example/?aff_id=1",
                None,
                None,
                Some("own.example"),
            ),
            (
                "https://a.example/?aff_id=1",
                Some(Flag::AffiliateParameter),
                Some("aff_id"),
                Some("a.example"),
            ),
            (
                "https://www.amazon.de/dp/1?tag=b-21",
                Some(Flag::Affiliate),
                Some("Amazon Associates"),
                Some("amazon.de"),
            ),
            (
                "https://www.awin1.com/cread.php?awinmid=1",
                Some(Flag::Affiliate),
                Some("Awin"),
                None,
            ),
            (
                "https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fa.example%2F",
                Some(Flag::Affiliate),
                Some("Awin"),
                Some("a.example"),
            ),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fwww.amazon.com%2F%3Ftag%3Db-20",
                Some(Flag::Affiliate),
                Some("Amazon Associates"),
                Some("amazon.com"),
            ),
        ] {
            let link = one(&page(address), "mine.example");
            let known = [Flag::Affiliate, Flag::AffiliateParameter];
            let found = link.flags.iter().find(|flag| known.contains(flag));
            assert_eq!(found.copied(), flag, "{address}");
            let codes = [Code::Affiliate, Code::AffiliateParameter];
            let reason = link
                .reasons
                .iter()
                .find(|reason| codes.contains(&reason.code));
            assert_eq!(
                reason.map(|reason| reason.args[0].as_str()),
                args,
                "{address}"
            );
            assert_eq!(link.web().unwrap().site.as_deref(), site, "{address}");
        }
    }

    #[test]
    fn r27_the_title_stands_in_only_where_nothing_else_speaks() {
        let mut page = page("https://other.example/");
        let label = ("aria-label".to_owned(), "For screen readers".to_owned());
        page.blocks[1].attributes.push(label);
        let title = std::mem::take(&mut page.anchors[0].title);
        let bare = one(&page, "mine.example");
        assert_eq!(
            (bare.text.as_str(), bare.kind),
            ("", AnchorKind::Empty),
            "a label is no anchor"
        );
        page.anchors[0].title = title;
        let link = one(&page, "mine.example");
        assert_eq!(
            (link.text.as_str(), link.kind),
            ("What it is", AnchorKind::Empty)
        );
        page.runs.push(Run {
            block: 1,
            anchor: Some(0),
            kind: RunKind::Image,
            text: "A cat".to_owned(),
            length: 5,
        });
        let link = one(&page, "mine.example");
        assert_eq!(
            (link.text.as_str(), link.kind),
            ("A cat", AnchorKind::Image)
        );
        assert!(!link.flags.contains(&Flag::TitleFallback));
    }

    #[test]
    fn a_site_is_mine_with_all_its_subdomains_and_no_other() {
        for (address, own, mine) in [
            ("https://notmine.example/", "mine.example", false),
            ("https://mine.example/", "shop.mine.example", false),
            ("https://mine.example.org/", "mine.example", false),
            ("https://mine.example/", "www.mine.example", true),
            ("https://shop.mine.example/a", "mine.example", true),
        ] {
            let link = one(&page(address), own);
            assert_eq!(link.flags.contains(&Flag::Mine), mine, "{address} {own}");
        }
    }
}
