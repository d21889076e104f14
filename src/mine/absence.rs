//! Why no link of the person's is on the page, as far as the page tells.
//! Looks for no link itself; that none was found is known before.

use super::Found;
use crate::{
    follow::{Step, Verdict},
    link::{self, Destination, Flag, Link, Scheme},
    page::PageSnapshot,
    reason::{Code, Reason},
    settings::Profile,
};

/// What may explain it, the strongest first: an error in the page's place, an end before all was read, a link that scripts
/// took away, that is for browsers without scripts, or that is a script; then how many links were read, and where one may be that
/// cannot be.
pub(super) fn reasons(page: &Found<'_>, frames: &[Found<'_>], profile: &Profile) -> Vec<Reason> {
    let links = || frames.iter().chain([page]).flat_map(|found| found.links);
    let outbound = links().filter(|link| link.is_outbound()).count();
    let opaque = |link: &&Link| link.flags.contains(&Flag::OpaqueShortener);
    let opaque = links().filter(opaque).count();
    let missed = page.page.not_inspected;
    let unread = [missed.frames, missed.closed_roots];
    let mut reasons = Vec::from_iter(failure(page));
    let mut documents = frames.iter().chain([page]);
    if missed.stopped {
        reasons.push(Reason::with(Code::LinksUnread, [missed.links]));
    } else {
        // What the server sends may stand in what was not read.
        reasons.extend(only_sent(page.page, profile));
    }
    reasons.extend(unscripted(page.page, documents.clone(), profile));
    let scripted = documents.clone().any(|it| it.runs_a_script(profile));
    reasons.extend(scripted.then(|| Reason::plain(Code::ScriptLink)));
    let clicks = documents.any(|it| it.page.clicks.iter().any(|does| names(does, profile)));
    reasons.extend(clicks.then(|| Reason::plain(Code::ClickScript)));
    reasons.push(Reason::with(Code::NoneToMine, [outbound]));
    reasons.extend((opaque > 0).then(|| Reason::with(Code::TargetsHidden, [opaque])));
    reasons.extend((unread != [0, 0]).then(|| Reason::with(Code::PartsUnread, unread)));
    reasons
}

impl Found<'_> {
    /// Whether a link that runs a script instead of leading anywhere names a site of the person's.
    fn runs_a_script(&self, profile: &Profile) -> bool {
        let script = Destination::Other(Scheme::Javascript);
        let links = self.links.iter().zip(&self.page.anchors);
        let mut scripts = links.filter(|(link, _)| link.destination == script);
        scripts.any(|(_, anchor)| names(&anchor.href, profile))
    }
}

/// Whether a script or an address names a site of the person's.
fn names(code: &str, profile: &Profile) -> bool {
    let code = code.to_ascii_lowercase();
    let is_of_none = |c: char| !c.is_ascii_alphanumeric() && !"/.-_~@%".contains(c);
    code.split(is_of_none).any(|address| {
        let slashes = address.match_indices('/').map(|(at, _)| at + 1);
        let mut hosts = std::iter::once(0).chain(slashes);
        hosts.any(|at| {
            let rest = address.get(at..).unwrap_or_default();
            let host = rest.split('/').next().unwrap_or_default();
            let path = rest.strip_prefix(host).unwrap_or_default();
            link::is_on(host, path, &profile.own_sites)
        })
    })
}

/// The error that the server answers with.
fn failure(page: &Found<'_>) -> Option<Reason> {
    let mut steps = page.directives.evidence.iter();
    let failed = steps.find(|step| step.step == Step::Status && step.verdict == Verdict::No);
    failed.map(|step| step.reason.clone())
}

/// A link that the server sends and the page does not have.
fn only_sent(page: &PageSnapshot, profile: &Profile) -> Option<Reason> {
    let sent = &page.reread.page.html().ok()?.links;
    let own = own(sent.iter().map(|sent| &sent.resolved), profile)?;
    Some(Reason::with(Code::OnlySent, [own]))
}

/// A link for browsers without scripts: in the page, in its frames, or in what the server sends.
fn unscripted<'a>(
    page: &PageSnapshot,
    documents: impl Iterator<Item = &'a Found<'a>>,
    profile: &Profile,
) -> Option<Reason> {
    let shown = documents.flat_map(|it| &it.page.noscript);
    let sent = page.reread.page.html().ok();
    let sent = sent.into_iter().flat_map(|html| &html.noscript);
    let own = own(shown.chain(sent), profile)?;
    Some(Reason::with(Code::OnlyNoscript, [own]))
}

/// The first address on a site of the person's.
fn own<'a>(
    mut addresses: impl Iterator<Item = &'a String>,
    profile: &Profile,
) -> Option<&'a String> {
    addresses.find(|address| {
        let url = link::web(address);
        url.is_some_and(|url| link::is_of(&url, &profile.own_sites))
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        Settings, Tables, analyze,
        mine::{
            Mine, Standing,
            tests::{answer, page, profile},
        },
        page::{NotInspected, PageSnapshot, ServerHtml, ServerLink},
        settings::Profile,
        words::Words,
    };

    const OTHER: [(&str, &str); 1] = [("https://other.example/", "")];
    const MINE: [(&str, &str); 1] = [("https://www.mine.example/a", "")];

    fn mine(page: &PageSnapshot, person: Profile) -> Mine {
        analyze(page, &Settings::of(person), &Tables::builtin()).mine
    }

    /// The reasons in words.
    fn why(page: &PageSnapshot) -> Vec<String> {
        let mine = mine(page, profile());
        assert_eq!(mine.verdict, Standing::Absent);
        let words = Words::english();
        let reasons = mine.absence.iter();
        reasons.map(|reason| words.reason(reason)).collect()
    }

    const NONE: &str = "outbound links read: 1, none yours";

    #[test]
    fn a_link_that_is_there_a_page_of_ones_own_and_no_site_need_no_reason() {
        let mut own = page(&OTHER);
        "https://mine.example/".clone_into(&mut own.url);
        for (page, person) in [
            (page(&MINE), profile()),
            (own, profile()),
            (page(&OTHER), Profile::default()),
        ] {
            assert_eq!(mine(&page, person).absence, []);
        }
    }

    #[test]
    fn what_was_read_is_counted_and_what_was_not_is_said() {
        assert_eq!(why(&page(&OTHER)), [NONE]);
        let mut closed = page(&[("https://bit.ly/x1", "")]);
        closed.not_inspected = NotInspected {
            frames: 2,
            closed_roots: 1,
            ..NotInspected::default()
        };
        let told = why(&closed);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(
            told[1].starts_with("links that hide where they go: 1"),
            "{told:?}"
        );
        assert!(
            told[2].contains("frames of other origins: 2, closed shadow roots: 1"),
            "{told:?}"
        );
        closed.not_inspected.frames = 0;
        closed.not_inspected.closed_roots = 0;
        assert_eq!(why(&closed).len(), 2);
        let sent = ServerLink {
            resolved: MINE[0].0.to_owned(),
            ..ServerLink::default()
        };
        let html = ServerHtml {
            links: vec![sent],
            ..ServerHtml::default()
        };
        closed.reread.page = answer(200, &[], html);
        assert!(why(&closed)[0].starts_with("the server"), "read to its end");
        closed.not_inspected.stopped = true;
        assert!(why(&closed)[0].ends_with(": 0"), "of a frame none is known");
        closed.not_inspected.links = 7;
        assert!(why(&closed)[0].ends_with(": 7"));
        assert_eq!(why(&closed)[1], NONE, "it may stand in the rest");
    }

    #[test]
    fn an_error_and_a_link_that_scripts_took_away_come_first() {
        let mut failing = page(&OTHER);
        failing.reread.page = answer(410, &[], ServerHtml::default());
        assert_eq!(
            why(&failing),
            ["the server answers with error status 410", NONE]
        );
        let mut taken = page(&OTHER);
        taken.reread = page(&MINE).reread;
        let told = why(&taken);
        assert!(
            told[0].contains("https://www.mine.example/a, but"),
            "{told:?}"
        );
        assert_eq!(told[1], NONE);
    }

    #[test]
    fn a_link_that_is_a_script_is_told_where_it_names_a_site_of_ones_own() {
        for (host, told) in [
            ("www.Mine.example", 2),
            ("notmine.example", 1),
            ("mine.example.org", 1),
        ] {
            let address = format!("javascript:go('https://{host}/a')");
            assert_eq!(why(&page(&[(&address, "")])).len(), told, "{host}");
        }
    }

    #[test]
    fn a_script_names_a_place_on_a_shared_host_whole() {
        let person = Profile {
            own_sites: vec!["github.com/me".to_owned()],
            ..Profile::default()
        };
        for (address, told) in [
            ("https://github.com/you", 1),
            ("https://github.com/men", 1),
            ("//github.com/Me/x", 2),
            ("/out/github.com/me", 2),
        ] {
            let mut clicked = page(&OTHER);
            clicked.clicks = vec![format!("go('{address}')")];
            assert_eq!(
                mine(&clicked, person.clone()).absence.len(),
                told,
                "{address}"
            );
        }
    }

    #[test]
    fn what_a_click_does_is_told_where_it_names_a_site_of_ones_own() {
        let mut clicked = page(&OTHER);
        clicked.clicks = vec![
            "toggle()".to_owned(),
            "go('//notmine.example/a')".to_owned(),
        ];
        assert_eq!(why(&clicked), [NONE]);
        clicked.clicks.push("go('//mine.example/a')".to_owned());
        let told = "what a click does (onclick, data-href) names a site of yours, but no crawler follows that";
        assert_eq!(why(&clicked), [told, NONE]);
        let mut framing = page(&OTHER);
        clicked.anchors.clear();
        framing.frames.push(clicked);
        assert_eq!(why(&framing)[0], told);
    }

    #[test]
    fn a_link_for_browsers_without_scripts_is_told() {
        let mut unscripted = page(&OTHER);
        let mut html = ServerHtml {
            noscript: vec![OTHER[0].0.to_owned(), MINE[0].0.to_owned()],
            ..ServerHtml::default()
        };
        unscripted.reread.page = answer(200, &[], html.clone());
        let told = "a link to https://www.mine.example/a stands in a noscript alone, which is for browsers without scripts";
        assert_eq!(why(&unscripted), [told, NONE]);
        let mut unasked = page(&OTHER);
        unasked.noscript.clone_from(&html.noscript);
        assert_eq!(why(&unasked), [told, NONE]);
        let mut framing = page(&OTHER);
        unasked.anchors.clear();
        framing.frames.push(unasked);
        assert_eq!(why(&framing), [told, NONE]);
        html.noscript.truncate(1);
        unscripted.reread.page = answer(200, &[], html);
        assert_eq!(why(&unscripted), [NONE]);
    }

    #[test]
    fn links_of_frames_are_counted_too() {
        let mut framing = page(&OTHER);
        framing.frames.push(page(&[OTHER[0], OTHER[0]]));
        assert_eq!(why(&framing), [NONE.replace('1', "3")]);
    }
}
