//! What has become of the person's own links on the page, and where it names the person without one.
//! Reads what the stages before found; judges no link anew.

mod absence;
mod agreement;
mod history;
mod kept;
mod ladder;
mod letters;
mod mention;
mod points;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{
    context::{Context, Layout, Placement, Visibility},
    follow::{Evidence, PageDirectives, Qualification, Verdict},
    link::{self, Flag, Link},
    page::{Anchor, PageSnapshot},
    reason::{Code, Reason},
    settings::Profile,
};

pub use agreement::{Agreement, Agreements, Place, is_for};
pub use history::{Change, Feature, Glimpse, History, Seen};
pub use kept::{agreed_keys, seen_keys};
pub use ladder::Rung;
pub use mention::{Mention, naming};
pub use points::{Agreed, Held, Point, Term};

crate::vocabulary! {
    /// What has become of a link to the person's sites. Order: the best first, so that the least of several is the best.
    pub enum Standing {
        /// It is live, and nothing asks search engines not to count it.
        Followed = "followed",
        /// It is live; whether it counts cannot be told.
        Unsure = "unsure",
        /// It is live, but qualified: search engines take it as a hint.
        Qualified = "qualified",
        /// It is live, but nothing lets it count.
        Uncounted = "uncounted",
        /// It is there, but nobody sees it.
        Hidden = "hidden",
        /// There is none.
        Absent = "absent",
        /// The page is the person's own, where links to it are no backlinks.
        OwnPage = "own-page",
        /// The person has named no site.
        Unset = "unset",
    }
}

impl Standing {
    /// Whether it says something of a link that can be held against another day's.
    pub const fn is_told(self) -> bool {
        match self {
            Self::Followed | Self::Qualified | Self::Uncounted | Self::Hidden | Self::Absent => {
                true
            }
            Self::Unsure | Self::OwnPage | Self::Unset => false,
        }
    }
}

/// The person's links on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// That of the best link.
    pub verdict: Standing,
    /// Every link to the person's sites from another, same-origin frames included, the best first.
    pub links: Vec<Own>,
    /// Where the page names the person, on a page without a link to them: a chance to ask for one.
    pub mentions: Vec<Mention>,
    /// Why there is no link, where there is none: what explains it first, then what was read and what could not be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absence: Vec<Reason>,
    /// What was agreed of the link from here, point by point; none where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Agreed>,
}

/// One of the person's links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Number in its document.
    pub index: u32,
    /// The address of the same-origin frame that it stands in; none in the page itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<String>,
    /// Its address.
    pub url: String,
    /// Its anchor text.
    pub text: String,
    /// All `rel` tokens.
    pub rel: Vec<String>,
    /// Where it stands.
    pub context: Context,
    /// What has become of it.
    pub verdict: Standing,
    /// What decides that.
    pub why: Reason,
    /// How near its address comes to the one that was agreed; none where nothing was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
}

/// What the stages before found on one document.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The document.
    pub page: &'a PageSnapshot,
    /// Its address, where it is a frame of the page in view.
    pub frame: Option<&'a str>,
    /// Its links.
    pub links: &'a [Link],
    /// Where they stand.
    pub layout: &'a Layout,
    /// What the page asks of search engines.
    pub directives: &'a PageDirectives,
    /// How each link is qualified.
    pub qualifications: &'a [Qualification],
}

/// What was found of one link.
#[derive(Debug, Clone, Copy)]
struct Case<'a> {
    page: &'a PageSnapshot,
    frame: Option<&'a str>,
    directives: &'a PageDirectives,
    anchor: &'a Anchor,
    link: &'a Link,
    placement: &'a Placement,
    qualification: &'a Qualification,
}

/// Reads the person's links and mentions in the page and in its same-origin frames, and holds them against what was agreed.
pub fn read(
    page: Found<'_>,
    frames: &[Found<'_>],
    profile: &Profile,
    agreement: Option<&Agreement>,
) -> Mine {
    let mut own: Vec<(Own, Case<'_>)> = Vec::new();
    page.add_own(&mut own);
    for frame in frames {
        frame.add_own(&mut own);
    }
    let mut own = best_first(own);
    let verdict = if profile.own_sites.is_empty() {
        Standing::Unset
    } else if link::web(&page.page.url).is_some_and(|url| link::is_of(&url, &profile.own_sites)) {
        Standing::OwnPage
    } else {
        own.first().map_or(Standing::Absent, |(own, _)| own.verdict)
    };
    let named = match verdict {
        Standing::Absent => true,
        // A brand may be known before its site is.
        Standing::Unset => !profile.brands.is_empty(),
        Standing::Followed
        | Standing::Unsure
        | Standing::Qualified
        | Standing::Uncounted
        | Standing::Hidden
        | Standing::OwnPage => false,
    };
    let documents = || (page.page, frames.iter().map(|frame| frame.page));
    let mentions = named.then(|| mention::read(documents(), profile));
    let absence = (verdict == Standing::Absent).then(|| absence::reasons(&page, frames, profile));
    let agreement = agreement.filter(|_| verdict != Standing::OwnPage);
    let agreed = agreement.map(|terms| points::hold(terms, &mut own, page.directives));
    Mine {
        verdict,
        links: own.into_iter().map(|(own, _)| own).collect(),
        mentions: mentions.unwrap_or_default(),
        absence: absence.unwrap_or_default(),
        agreed,
    }
}

/// By standing, and within one in the order of the page. A pass for each: a sort is 4 kB of code.
fn best_first(mut left: Vec<(Own, Case<'_>)>) -> Vec<(Own, Case<'_>)> {
    let mut sorted = Vec::with_capacity(left.len());
    for standing in Standing::ALL {
        let (these, others): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|(own, _)| own.verdict == *standing);
        sorted.extend(these);
        left = others;
    }
    sorted
}

impl<'a> Found<'a> {
    fn add_own(&self, own: &mut Vec<(Own, Case<'a>)>) {
        let stages = self.links.iter().zip(&self.layout.placements);
        let stages = stages.zip(self.qualifications).zip(&self.page.anchors);
        for (((link, placement), qualification), anchor) in stages {
            let mine = link.is_outbound() && link.flags.contains(&Flag::Mine);
            let Some(web) = link.web().filter(|_| mine) else {
                continue;
            };
            let case = Case {
                page: self.page,
                frame: self.frame,
                directives: self.directives,
                anchor,
                link,
                placement,
                qualification,
            };
            let (verdict, why) = case.standing();
            let link = Own {
                index: anchor.index,
                frame: self.frame.map(str::to_owned),
                url: web.url.clone(),
                text: link.text.clone(),
                rel: link.rel.clone(),
                context: placement.context,
                verdict,
                why,
                rung: None,
            };
            own.push((link, case));
        }
    }
}

impl Case<'_> {
    fn standing(&self) -> (Standing, Reason) {
        let (placement, counts) = (self.placement, self.qualification.counts);
        match placement.visibility {
            Visibility::Visible | Visibility::Collapsed | Visibility::Suspect => {}
            Visibility::Hidden => return (Standing::Hidden, self.concealment()),
        }
        let verdict = match counts.verdict {
            Verdict::Yes => return (Standing::Followed, self.unqualified()),
            // No server is asked for a frame.
            Verdict::Unknown if self.frame.is_some() => {
                return (Standing::Unsure, Reason::plain(Code::InFrame));
            }
            Verdict::Unknown => Standing::Unsure,
            Verdict::Hint => Standing::Qualified,
            Verdict::No => Standing::Uncounted,
        };
        let chain = self.directives.evidence.iter();
        let chain = chain.chain(&self.qualification.evidence);
        let decides =
            |step: &&Evidence| Some(step.step) == counts.because && step.verdict == counts.verdict;
        let why = chain.into_iter().find(decides).map(|step| &step.reason);
        let unknown = || Reason::plain(Code::AnswerUnread);
        (verdict, why.cloned().unwrap_or_else(unknown))
    }

    /// That nothing qualifies it; or that it is there after scripts ran alone, which may be never for a crawler.
    fn unqualified(&self) -> Reason {
        let mut steps = self.qualification.evidence.iter();
        let late = steps.find(|step| step.reason.code == Code::RenderedOnly);
        late.map_or(Reason::plain(Code::Unqualified), |step| step.reason.clone())
    }

    /// Why it is not plainly to be seen, which stands last.
    fn concealment(&self) -> Reason {
        let why = self.placement.reasons.last().cloned();
        why.unwrap_or(Reason::plain(Code::Invisible))
    }
}
