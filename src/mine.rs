//! What has become of the person's own links on the page, and where it names the person without one.
//! Reads what the stages before found; judges no link anew.

mod history;
mod mention;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{
    context::{Layout, Placement, Visibility},
    follow::{Evidence, PageDirectives, Qualification, Verdict},
    link::{self, Flag, Link},
    page::PageSnapshot,
    reason::{Code, Reason},
    settings::Profile,
};

pub use history::{History, Seen};
pub use mention::Mention;

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
    /// Every link to the person's sites from another, the best first.
    pub links: Vec<Own>,
    /// Where the page names the person, on a page without a link to them: a chance to ask for one.
    pub mentions: Vec<Mention>,
}

/// One of the person's links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Number in the document.
    pub index: u32,
    /// Its address.
    pub url: String,
    /// Its anchor text.
    pub text: String,
    /// What has become of it.
    pub verdict: Standing,
    /// What decides that.
    pub why: Reason,
}

/// What the stages before found on one document.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The document.
    pub page: &'a PageSnapshot,
    /// Its links.
    pub links: &'a [Link],
    /// Where they stand.
    pub layout: &'a Layout,
    /// What the page asks of search engines.
    pub directives: &'a PageDirectives,
    /// How each link is qualified.
    pub qualifications: &'a [Qualification],
}

/// Reads the person's links and mentions.
pub fn read(found: Found<'_>, profile: &Profile) -> Mine {
    let links = found.own();
    let verdict = if profile.own_sites.is_empty() {
        Standing::Unset
    } else if link::web(&found.page.url)
        .is_some_and(|url| link::is_of(link::host(&url), &profile.own_sites))
    {
        Standing::OwnPage
    } else {
        links.first().map_or(Standing::Absent, |own| own.verdict)
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
    let mentions = named.then(|| mention::read(found.page, profile));
    Mine {
        verdict,
        links,
        mentions: mentions.unwrap_or_default(),
    }
}

impl Found<'_> {
    fn own(&self) -> Vec<Own> {
        let stages = self.links.iter().zip(&self.layout.placements);
        let stages = stages.zip(self.qualifications).zip(&self.page.anchors);
        let mut own: Vec<Own> = Vec::new();
        for (((link, placement), qualification), anchor) in stages {
            let mine = link.is_outbound() && link.flags.contains(&Flag::Mine);
            let Some(web) = link.web().filter(|_| mine) else {
                continue;
            };
            let (verdict, why) = self.standing(placement, qualification);
            let better = own.partition_point(|known| known.verdict <= verdict);
            let link = Own {
                index: anchor.index,
                url: web.url.clone(),
                text: link.text.clone(),
                verdict,
                why,
            };
            own.insert(better, link);
        }
        own
    }

    fn standing(&self, placement: &Placement, link: &Qualification) -> (Standing, Reason) {
        match placement.visibility {
            Visibility::Visible | Visibility::Collapsed | Visibility::Suspect => {}
            Visibility::Hidden => {
                // Why it is hidden stands last.
                let why = placement.reasons.last().cloned();
                return (
                    Standing::Hidden,
                    why.unwrap_or(Reason::plain(Code::Invisible)),
                );
            }
        }
        let verdict = match link.counts.verdict {
            Verdict::Yes => return (Standing::Followed, Reason::plain(Code::Unqualified)),
            Verdict::Unknown => Standing::Unsure,
            Verdict::Hint => Standing::Qualified,
            Verdict::No => Standing::Uncounted,
        };
        let chain = self.directives.evidence.iter().chain(&link.evidence);
        let decides = |step: &&Evidence| {
            Some(step.step) == link.counts.because && step.verdict == link.counts.verdict
        };
        let why = chain.into_iter().find(decides).map(|step| &step.reason);
        let unknown = || Reason::plain(Code::AnswerUnread);
        (verdict, why.cloned().unwrap_or_else(unknown))
    }
}
