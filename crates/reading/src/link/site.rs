//! Whose site an address belongs to: registrable domain and tenant (R23 to R25).
//! Knows nothing of what a link says or whether it counts.

use std::{cell::RefCell, hash::Hasher};

use url::{Host, Url};

pub(super) use super::suffix::registrable;
use super::url::host;
use crate::tables::{Fnv, Keyed, Tables, Tenant};

/// Who is behind an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// Registrable domain, or the whole host where there is none.
    pub site: String,
    /// The corner of a shared host, such as `github.com/rust-lang` or `jane.substack.com`.
    pub tenant: Option<String>,
    /// Whether the corner is a site of its own rather than an account.
    apart: bool,
}

impl Owner {
    /// Who owns an http(s) address.
    pub fn of(url: &Url, tables: &Tables) -> Self {
        Self::on(url, site(url, tables), tables)
    }

    /// Who owns an address of this site.
    fn on(url: &Url, site: &str, tables: &Tables) -> Self {
        let (tenant, apart) = tenant(url, site, tables).unzip();
        Self {
            site: site.to_owned(),
            tenant,
            apart: apart.unwrap_or_default(),
        }
    }

    /// Whether a link between the two leaves the site; the same in both directions.
    ///
    /// Two tenants of one host are two sites; the host's own pages belong with each of them, and so do accounts.
    pub fn differs(&self, other: &Self) -> bool {
        self.site != other.site || (self.apart && other.apart && self.tenant != other.tenant)
    }
}

/// Hosts that are remembered.
const REMEMBERED: u64 = 1024;

/// Owners of many addresses: most links of a page lead to few hosts, whose sites take long to find.
#[derive(Debug)]
pub(super) struct Owners<'a> {
    tables: &'a Tables,
    /// Hosts and the bytes of their ends that are their sites, each at the place of its hash.
    known: RefCell<Vec<(String, usize)>>,
}

impl<'a> Owners<'a> {
    pub(super) fn by(tables: &'a Tables) -> Self {
        let known = (0..REMEMBERED).map(|_| Default::default()).collect();
        Self {
            tables,
            known: RefCell::new(known),
        }
    }

    /// As [`Owner::of`].
    pub(super) fn of(&self, url: &Url) -> Owner {
        Owner::on(url, self.site(url), self.tables)
    }

    fn site<'u>(&self, url: &'u Url) -> &'u str {
        let whole = host(url);
        let mut hash = Fnv::default();
        hash.write(whole.as_bytes());
        let mut known = self.known.borrow_mut();
        let place = usize::try_from(hash.finish() % REMEMBERED).unwrap_or_default();
        let Some((known, length)) = known.get_mut(place) else {
            return site(url, self.tables);
        };
        if known != whole {
            *length = site(url, self.tables).len();
            whole.clone_into(known);
        }
        let begin = whole.len().checked_sub(*length);
        begin.and_then(|begin| whole.get(begin..)).unwrap_or(whole)
    }
}

/// Registrable domain by the Public Suffix List with its private section; the whole host for IP addresses,
/// single labels and hosts that are themselves a suffix.
pub(super) fn site<'a>(url: &'a Url, tables: &Tables) -> &'a str {
    let whole = host(url);
    match url.host() {
        Some(Host::Domain(_)) => registrable(whole, tables).unwrap_or(whole),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => whole,
    }
}

/// The rows of a table that is keyed by registrable domain or, for all of a name's suffixes, `name.*`.
pub(super) fn rows_for(table: &Keyed, site: &str) -> impl Iterator<Item = &'static str> {
    let label = site.find('.').and_then(|dot| site.get(..=dot));
    let any_suffix = label.and_then(|label| table.get(label));
    let rows = table.get(site).into_iter().chain(any_suffix);
    rows.flatten().copied()
}

fn tenant(url: &Url, site: &str, tables: &Tables) -> Option<(String, bool)> {
    let mut rows = rows_for(&tables.tenants, site).map(Tenant::read);
    rows.find_map(|row| Some((corner(url, site, &row)?, row.kind == "site")))
}

fn corner(url: &Url, site: &str, row: &Tenant) -> Option<String> {
    if row.form == "*." {
        let labels = host(url).strip_suffix(site)?.strip_suffix('.')?;
        let name = labels.rsplit('.').next().filter(|name| !name.is_empty())?;
        return own(name, row).then(|| format!("{name}.{site}"));
    }
    let host = host(url);
    if host.strip_prefix("www.").unwrap_or(host) != row.host {
        return None;
    }
    let rest = url.path().strip_prefix(row.form)?;
    let name = rest.split('/').next().filter(|name| !name.is_empty())?;
    let name = name.to_ascii_lowercase();
    let file = name.contains('.') && row.form == "/";
    (own(&name, row) && !file).then(|| format!("{}{}{name}", row.host, row.form))
}

fn own(name: &str, row: &Tenant) -> bool {
    name != "www" && row.reserved.split(' ').all(|reserved| reserved != name)
}

#[cfg(test)]
mod tests {
    use super::super::url::web;
    use super::*;

    fn owner(url: &str) -> Owner {
        Owner::of(&web(url).unwrap(), &Tables::builtin())
    }

    #[test]
    fn r23_outbound_is_another_registrable_domain() {
        for (from, to, outbound) in [
            ("https://www.x.com/", "https://x.com./", false),
            ("https://www.x.com/", "https://x.com/a", false),
            ("https://a.b.bbc.co.uk/", "https://bbc.co.uk/", false),
            ("http://example.com:8080/", "https://example.com/", false),
            ("https://a.github.io/", "https://b.github.io/", true),
            ("https://bbc.co.uk/", "https://guardian.co.uk/", true),
            ("https://notexample.com/", "https://example.com/", true),
            ("https://www.ck/", "https://other.ck/", true),
        ] {
            assert_eq!(owner(from).differs(&owner(to)), outbound, "{from} {to}");
            assert_eq!(owner(to).differs(&owner(from)), outbound, "{to} {from}");
        }
    }

    #[test]
    fn r24_hosts_without_a_registrable_domain_are_compared_whole() {
        for (one, other) in [
            ("http://10.0.0.1/", "http://11.0.0.1/"),
            ("http://[::1]/", "http://[::2]/"),
            ("https://github.io/", "https://a.github.io/"),
            ("http://localhost/", "http://127.0.0.1/"),
        ] {
            assert!(owner(one).differs(&owner(other)), "{one} {other}");
        }
        for same in [
            "http://localhost:3000/",
            "http://LOCALHOST./",
            "https://localhost/a",
        ] {
            assert!(!owner("http://localhost/").differs(&owner(same)), "{same}");
        }
        for (url, site) in [
            ("https://github.io/", "github.io"),
            ("https://co.uk/", "co.uk"),
            ("http://127.0.0.1/", "127.0.0.1"),
            ("http://[::1]/", "[::1]"),
            ("http://localhost:3000/", "localhost"),
            ("http://intranet/", "intranet"),
            ("https://example.com./", "example.com"),
        ] {
            assert_eq!(owner(url).site, site);
        }
    }

    #[test]
    fn r25_tenants_of_a_shared_host_are_named() {
        for (url, tenant) in [
            ("https://wordpress.com/", None),
            ("https://www.wordpress.com/", None),
            ("https://github.com/features", None),
            ("https://github.com/", None),
            ("https://medium.com/tag/rust", None),
            ("https://www.google.com/view/x", None),
            (
                "https://Jane.wordpress.com/2020",
                Some("jane.wordpress.com"),
            ),
            ("https://m.jane.substack.com/", Some("jane.substack.com")),
            ("https://a.blogspot.de/", Some("a.blogspot.de")),
            ("https://a.blogspot.co.uk/", Some("a.blogspot.co.uk")),
            ("https://medium.com/@Jane/post", Some("medium.com/@jane")),
            (
                "https://sites.google.com/view/x/home",
                Some("sites.google.com/view/x"),
            ),
            (
                "https://github.com/rust-lang/rust",
                Some("github.com/rust-lang"),
            ),
        ] {
            assert_eq!(owner(url).tenant.as_deref(), tenant, "{url}");
        }
        let jane = owner("https://jane.substack.com/");
        assert!(jane.differs(&owner("https://john.substack.com/")));
        assert!(!jane.differs(&owner("https://substack.com/")));
        let thread = owner("https://www.reddit.com/r/rust/comments/1");
        assert_eq!(thread.tenant.as_deref(), Some("reddit.com/r/rust"));
        assert!(!thread.differs(&owner("https://reddit.com/user/jane")));
    }

    /// What the reading of a host gives, in the words of `psl.tsv`.
    fn by_the_list(input: &str, tables: &Tables) -> String {
        let Some(url) = web(&format!("https://{input}/")) else {
            return "unread".to_owned();
        };
        let domain = registrable(host(&url), tables);
        assert_eq!(site(&url, tables), domain.unwrap_or(host(&url)), "{input}");
        domain.unwrap_or("-").to_owned()
    }

    /// The list's own test cases; what we read otherwise is in `psl_known.tsv`, each with its reason, and nothing else.
    #[test]
    fn r23_r24_the_lists_own_cases() {
        let rows = |table: &'static str| table.lines().filter(|line| !line.starts_with('#'));
        let cells = |row: &'static str| row.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let known = rows(include_str!("../../../../tests/data/psl_known.tsv"));
        let known: Vec<Vec<String>> = known.map(cells).collect();
        let tables = Tables::builtin();
        let mut otherwise = Vec::new();
        for case in rows(include_str!("../../../../tests/data/psl.tsv")).map(cells) {
            let read = by_the_list(&case[0], &tables);
            if read != case[1] {
                otherwise.push((case[0].clone(), read));
            }
        }
        let reviewed: Vec<(String, String)> = known
            .iter()
            .map(|row| (row[0].clone(), row[1].clone()))
            .collect();
        assert_eq!(otherwise, reviewed, "what differs, and what is known to");
        assert!(
            known.iter().all(|row| row[2].len() > 10),
            "each has its reason"
        );
    }
}
