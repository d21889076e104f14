//! Reads every hyperlink of a page: one anchor in, one link out.
//! Holds no rule itself; each fact has a file of its own.

use super::{
    Destination, Flag, Link, WebAddress,
    anchor::{self, Sight, Whose},
    block::Blocks,
    name::Named,
    referrer::{self, Policy, Visit},
    rel,
    server::ServerRels,
    site::Owner,
    text::{self, AnchorText},
    url::{Address, address, host, web},
    wrapper::{self, Passage},
};
use crate::{
    page::{Anchor, PageSnapshot},
    settings::Settings,
    tables::Tables,
};
use ::url::Url;

/// Reads every hyperlink of the page, one [`Link`] per anchor, in the same order.
pub fn read(page: &PageSnapshot, settings: &Settings, tables: &Tables) -> Vec<Link> {
    let blocks = Blocks::of(page);
    let reader = Reader {
        blocks: &blocks,
        server: ServerRels::of(page),
        policy: referrer::of_page(page),
        page_url: &page.url,
        page_owner: web(&page.url).map(|url| Owner::of(&url, tables)),
        settings,
        tables,
    };
    let texts = text::read(page, &blocks);
    let anchors = (0..).zip(&page.anchors).zip(texts);
    anchors
        .map(|((position, anchor), text)| reader.link(position, anchor, text))
        .collect()
}

/// The site of an address: registrable domain, or the whole host where there is none (R23, R24).
///
/// ```
/// use vouch::{Tables, link::site_of};
/// let tables = Tables::builtin();
/// assert_eq!(site_of("https://news.bbc.co.uk/", &tables).as_deref(), Some("bbc.co.uk"));
/// assert_eq!(site_of("mailto:a@example.com", &tables), None);
/// ```
pub fn site_of(url: &str, tables: &Tables) -> Option<String> {
    web(url).map(|url| Owner::of(&url, tables).site)
}

/// What holds for every link of the page.
struct Reader<'a> {
    blocks: &'a Blocks,
    server: Option<ServerRels<'a>>,
    policy: Policy,
    page_url: &'a str,
    page_owner: Option<Owner>,
    settings: &'a Settings,
    tables: &'a Tables,
}

impl Reader<'_> {
    fn link(&self, position: u32, anchor: &Anchor, text: AnchorText) -> Link {
        let rel = rel::read(anchor.rel.as_deref().unwrap_or_default());
        let mut flags = rel.flags;
        let (destination, target) = match address(&anchor.resolved) {
            Address::Web(url) => self.web(url, &anchor.resolved, &mut flags),
            Address::Other(scheme) => (Destination::Other(scheme), None),
            Address::Unresolvable => (Destination::Unresolvable, None),
        };
        let mine = target.as_ref().is_some_and(|target| self.is_mine(target));
        let silent = target.as_ref().is_some_and(|target| {
            let visit = Visit {
                tokens: &rel.tokens,
                policy: &anchor.referrer_policy,
                downgraded: referrer::downgraded(self.page_url, target),
            };
            referrer::silent(self.policy, visit)
        });
        let server = self.server.as_ref();
        let changed = server.is_some_and(|server| server.changed(&anchor.resolved, &rel.tokens));
        let tenant = match &destination {
            Destination::Web(address) => address.tenant.as_deref(),
            Destination::Other(_) | Destination::Unresolvable => None,
        };
        let title = text::collapse(&anchor.title);
        let fallback = text.text.is_empty() && !title.is_empty();
        let sight = Sight {
            text: &text,
            icon: self.blocks.has_icon(anchor.block),
            mark: self.blocks.mark(anchor.block),
            target: target.as_ref().map(|url| Named { url, tenant }),
            owner: if mine { Whose::Mine } else { Whose::Other },
        };
        let kind = anchor::kind(sight, self.settings, self.tables);
        flags.extend(fallback.then_some(Flag::TitleFallback));
        flags.extend(text.chained.then_some(Flag::Chained));
        flags.extend(changed.then_some(Flag::RelChangedByScript));
        flags.extend(silent.then_some(Flag::NoReferrer));
        flags.extend(mine.then_some(Flag::Mine));
        flags.sort_unstable();
        Link {
            anchor: position,
            destination,
            rel: rel.tokens,
            text: if fallback { title } else { text.text },
            kind,
            before: text.before,
            after: text.after,
            flags,
        }
    }

    /// The destination of an http(s) address, and its target unless a shortener hides it.
    fn web(&self, url: Url, resolved: &str, flags: &mut Vec<Flag>) -> (Destination, Option<Url>) {
        let page_site = self.page_owner.as_ref().map(|owner| owner.site.as_str());
        let unwrapped = wrapper::unwrap(&url, page_site.unwrap_or_default(), self.tables);
        let (url, via) = match unwrapped {
            None => (url, None),
            Some(unwrapped) => {
                flags.push(Flag::Redirected);
                flags.extend(
                    (unwrapped.passage == Passage::Interstitial).then_some(Flag::Interstitial),
                );
                (unwrapped.target, Some(resolved.to_owned()))
            }
        };
        let owner = Owner::of(&url, self.tables);
        let outbound = self
            .page_owner
            .as_ref()
            .is_none_or(|page| page.differs(&owner));
        let opaque = outbound && wrapper::opaque(&url, self.tables);
        flags.extend(opaque.then_some(Flag::OpaqueShortener));
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

    fn is_mine(&self, target: &Url) -> bool {
        let host = host(target);
        self.settings.own_sites.iter().any(|own| {
            let own = own.strip_prefix("www.").unwrap_or(own);
            let labels = host.strip_suffix(own);
            labels.is_some_and(|labels| labels.is_empty() || labels.ends_with('.'))
        })
    }
}
