//! What was paid for: the page itself, its affiliate links, the folder it lies in.
//! What is declared and qualified is right, and no risk.

use super::{
    Certainty, Sign, context_of, is_followed,
    links::{self, body},
    shown,
};
use crate::{
    context::{Context, Region},
    link::{self, Flag},
    reason::{Code, Reason},
    tables::cells,
    value::{
        Case, SiteKind, Standing,
        disclosure::{self, Form},
    },
};

/// The page says that it was paid for, or that it holds affiliate links, and follows them.
pub(super) fn disclosed_but_followed(case: &Case<'_>) -> Option<Sign> {
    if let Some(disclosed) = disclosure::disclosed(case) {
        // Who is named in the label paid for their own links; else any may be.
        let mut paid = disclosed.sponsors(case);
        let sponsors = links::sites(paid.iter().copied());
        let of_sponsors = |one: &Standing<'_>| {
            let site = one.link.web().and_then(|web| web.site.as_deref());
            sponsors.is_empty() || site.is_some_and(|site| sponsors.contains(site))
        };
        let known: Vec<u32> = paid.iter().map(|one| one.link.anchor).collect();
        let is_new = |one: &Standing<'_>| !known.contains(&one.link.anchor);
        paid.extend(body(case).filter(|one| of_sponsors(one) && is_new(one)));
        let mut followed = paid.into_iter().filter(is_followed);
        if let Some(first) = followed.next() {
            let count = followed.count() + 1;
            let args = [disclosed.words, count.to_string(), shown(&first)];
            let confidence = match disclosed.form {
                Form::Schema => Certainty::Sure,
                // It tells whose they are.
                Form::Label if !sponsors.is_empty() => Certainty::Sure,
                Form::Label => Certainty::Likely,
                // Most partners pay nothing.
                Form::Partner => Certainty::Weak,
            };
            return Some(sign(&first, confidence, (Code::PaidFollowed, args)));
        }
    }
    let (followed, _) = affiliates(case);
    let first = followed.first()?;
    let seen = disclosure::affiliates_disclosed(case)?;
    let args = [seen, followed.len().to_string(), shown(first)];
    Some(sign(
        first,
        Certainty::Likely,
        (Code::AffiliateFollowed, args),
    ))
}

/// Links whose addresses say that they are advertisements, followed. In the text of a page that says so of itself they are
/// among the paid ones.
pub(super) fn advertised_but_followed(case: &Case<'_>) -> Option<Sign> {
    let page_says_so = disclosure::disclosed(case).is_some();
    let mut followed = case.outbound().filter(|one| {
        let context = one.placement.context;
        let told = page_says_so && context == Context::Body;
        is_advertised(one) && !told && context != Context::Comment && is_followed(one)
    });
    let first = followed.next()?;
    let args = [(followed.count() + 1).to_string(), shown(&first)];
    Some(sign(
        &first,
        Certainty::Likely,
        (Code::AdvertisedFollowed, args),
    ))
}

fn is_advertised(standing: &Standing<'_>) -> bool {
    standing.link.flags.contains(&Flag::Advertised)
}

fn sign<const N: usize>(
    first: &Standing<'_>,
    confidence: Certainty,
    (code, args): (Code, [String; N]),
) -> Sign {
    Sign {
        confidence,
        place: context_of(first),
        reason: Reason::with(code, args),
    }
}

/// Those that nothing says anything of: a link counts in the gravest finding alone, and in the text of a page that was paid
/// for, or of a folder for such pages, it is one of those.
pub(super) fn unqualified_affiliate(case: &Case<'_>) -> Option<Sign> {
    let (mut followed, _) = affiliates(case);
    if !followed.is_empty() && (disclosure::disclosed(case).is_some() || section(case).is_some()) {
        followed.retain(|standing| standing.placement.context != Context::Body);
    }
    let first = followed.first()?;
    let silent = disclosure::affiliates_disclosed(case).is_none();
    let args = [followed.len().to_string(), shown(first)];
    // A parameter of its address says so, and no word on the page.
    silent.then(|| sign(first, Certainty::Weak, (Code::AffiliateUnqualified, args)))
}

/// What the page does right: it discloses its affiliate links and qualifies them all.
pub(in super::super) fn rightly_disclosed(case: &Case<'_>) -> Option<Reason> {
    let (followed, all) = affiliates(case);
    if all == 0 || !followed.is_empty() {
        return None;
    }
    let seen = disclosure::affiliates_disclosed(case)?;
    Some(Reason::with(
        Code::AffiliateDisclosed,
        [seen, all.to_string()],
    ))
}

/// Affiliate links that the page's own authors set: those followed, and how many in all.
/// A customary parameter alone is too weak a sign, what visitors write is theirs, and an advertisement's token says more.
fn affiliates<'a>(case: &Case<'a>) -> (Vec<Standing<'a>>, usize) {
    let own = case.outbound().filter(|one| {
        is_affiliate(one) && !is_advertised(one) && one.placement.context != Context::Comment
    });
    let mut followed = Vec::new();
    let mut all = 0;
    for standing in own {
        all += 1;
        followed.extend(Some(standing).filter(is_followed));
    }
    (followed, all)
}

fn is_affiliate(standing: &Standing<'_>) -> bool {
    standing.link.flags.contains(&Flag::Affiliate)
}

/// A folder of paid content whose links are followed; where a label says so of the page, a sentence of its affiliate
/// links or an address of itself, that is the finding.
pub(super) fn section(case: &Case<'_>) -> Option<Sign> {
    let folders = folders(case);
    let (_, above) = folders.split_last()?;
    let sections = case.tables.risk_words("section");
    let named = above
        .iter()
        .find(|folder| sections.contains(&folder.as_str()))?;
    let told = disclosure::affiliates_disclosed(case).is_some();
    let is_told = |one: &Standing<'_>| (told && is_affiliate(one)) || is_advertised(one);
    let mut followed = body(case).filter(|one| is_followed(one) && !is_told(one));
    let first = followed.next()?;
    let is_new = disclosure::disclosed(case).is_none();
    let count = followed.count() + 1;
    let args = [named.clone(), count.to_string(), shown(&first)];
    is_new.then(|| at_address(case, Code::PaidFolder, args))
}

/// A newspaper's folder of casinos or coupons is seldom its own: others rent it for its name.
pub(super) fn money_folder(case: &Case<'_>) -> Option<Sign> {
    let domain = link::site_of(&case.page.url, case.tables)?;
    let [_, kind] = cells(case.tables.site(&domain)?);
    let folders = folders(case);
    let first = folders.first()?;
    let rented = kind == SiteKind::News.as_str()
        && case.tables.risk_words("folder").contains(&first.as_str());
    let mut set = case.outbound();
    let followed = set.find(|standing| {
        standing.placement.context.region() == Region::Content && is_followed(standing)
    })?;
    let args = [first.clone(), shown(&followed)];
    rented.then(|| at_address(case, Code::MoneyFolder, args))
}

fn at_address<const N: usize>(case: &Case<'_>, code: Code, args: [String; N]) -> Sign {
    Sign {
        confidence: Certainty::Likely,
        place: case.page.url.clone(),
        reason: Reason::with(code, args),
    }
}

/// The segments of the page's path, in lower case.
fn folders(case: &Case<'_>) -> Vec<String> {
    let address = link::own_address(case.page);
    let path = address.as_ref().map_or("", |address| address.path());
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(str::to_ascii_lowercase)
        .collect()
}
