//! What was agreed of a link and what became of it, point by point.
//! Judges no link anew: each point is what a stage before found.

mod point;

use serde::{Deserialize, Serialize};

use self::point::{fail, pass, unknown};
use super::{Agreement, Case, Own, Place, Rung, letters::typed};
use crate::{
    context::{Confidence, Visibility},
    follow::{Evidence, Follow, PageDirectives, Step, Verdict},
    link::{Flag, Origin, read_rel, referrer_is_told, seen_text},
    page::flat::collapse,
    reason::{Code, Reason},
};

pub use point::{Held, Point, Term};

/// What was agreed and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// What was agreed.
    pub terms: Agreement,
    /// That of the worst point.
    pub held: Held,
    /// The link that is held against it, as a position in [`Mine::links`](super::Mine::links); none where there is no link.
    pub link: Option<u32>,
    /// In the order of [`Term`]; without those where anything was agreed to and, where there is no link, without its own.
    pub points: Vec<Point>,
}

/// Tells each link's rung and holds the one against the terms that matches best, of several the one of best standing.
pub(super) fn hold(
    terms: &Agreement,
    own: &mut [(Own, Case<'_>)],
    page: &PageDirectives,
) -> Agreed {
    for (link, _) in &mut *own {
        link.rung = Some(Rung::of(&terms.url, &link.url));
    }
    let best = (0..).zip(&*own).min_by_key(|(_, (link, _))| link.rung);
    let mut points = Vec::new();
    if let Some((_, (link, case))) = best {
        points.push(address(link));
        points.extend(case.anchor_text(&terms.anchor));
        points.extend(terms.rel.map(|wanted| case.rel(wanted)));
        points.extend(terms.place.map(|wanted| case.place(wanted)));
        points.push(case.sight());
        points.extend(case.document());
        points.push(case.referrer());
    } else {
        points.push(fail(Term::Link, Reason::plain(Code::NoLinkOfMine)));
        points.extend([canonical(page), indexing(page)]);
    }
    let worst = points.iter().map(|point| point.held).min();
    Agreed {
        terms: terms.clone(),
        held: worst.unwrap_or(Held::Unknown),
        link: best.map(|(position, _)| position),
        points,
    }
}

impl Case<'_> {
    /// Case, spaces and typesetting make no other anchor, nor does what no eye sees of it; a title that stands in for
    /// one is none.
    fn anchor_text(&self, agreed: &str) -> Option<Point> {
        let untitled = !self.link.flags.contains(&Flag::TitleFallback);
        let text = Some(self.link.text.as_str()).filter(|_| untitled);
        let text = text.unwrap_or_default();
        let plain = |text: &str| collapse(&typed(text)).trim().to_lowercase();
        let (wanted, found) = (plain(agreed), plain(text));
        let point = if wanted == found || wanted == plain(&seen_text(self.page, self.link.anchor)) {
            pass(Term::Anchor, Reason::with(Code::AnchorAgreed, [text]))
        } else if found.is_empty() {
            fail(Term::Anchor, Reason::with(Code::AnchorMissing, [agreed]))
        } else {
            fail(
                Term::Anchor,
                Reason::with(Code::AnchorDiffers, [text, agreed]),
            )
        };
        (!wanted.is_empty()).then_some(point)
    }

    fn rel(&self, wanted: Follow) -> Point {
        let found = self.qualification.follow;
        let has = self.link.rel.iter().any(|token| token == wanted.as_str());
        let by_page = wanted == Follow::Nofollow && found == Follow::PageNofollow;
        if wanted == Follow::Followed && found == wanted {
            return self.followed();
        }
        if has || by_page {
            return pass(Term::Rel, Reason::with(Code::RelAgreed, [wanted]));
        }
        match (found, wanted) {
            (Follow::Unknown, Follow::Followed | Follow::Nofollow) => self.unsure(),
            (Follow::Unknown, _) if self.was_sent(wanted) => self.unsure(),
            // No header says `ugc` or `sponsored`.
            (Follow::Unknown, _) => fail(Term::Rel, Reason::with(Code::RelMissing, [wanted])),
            (found, _) => fail(Term::Rel, Reason::with(Code::RelDiffers, [found, wanted])),
        }
    }

    /// How it is qualified cannot be told: by the link itself, where a script changed it, or by the page.
    fn unsure(&self) -> Point {
        let own = self.qualification.evidence.iter();
        let own = own.filter(|found| found.step == Step::Rel);
        let page = self.directives.evidence.iter();
        let page = page.filter(|found| found.step == Step::Header && self.frame.is_none());
        let mut open = own.chain(page).filter(|it| it.verdict == Verdict::Unknown);
        let why = match open.next().map(|found| &found.reason) {
            Some(reason) if reason.code != Code::NotRead => reason.clone(),
            Some(_) | None if self.frame.is_some() => Reason::plain(Code::InFrame),
            Some(_) | None => Reason::plain(Code::AnswerUnread),
        };
        unknown(Term::Rel, why)
    }

    /// Whether the server's HTML has the word, where a script changed the link's `rel`.
    fn was_sent(&self, wanted: Follow) -> bool {
        match &self.link.origin {
            Origin::RelChanged { server } => {
                let sent = read_rel(server).tokens;
                sent.iter().any(|token| token == wanted.as_str())
            }
            Origin::Server | Origin::RenderedOnly | Origin::Unknown { why: _ } => false,
        }
    }

    /// Nothing qualifies it; yet what it goes through, or the element it is, may keep it from being followed.
    fn followed(&self) -> Point {
        let own = self.qualification.evidence.iter();
        let crawl = own.filter(|found| found.step == Step::Crawlable);
        let worst = crawl.min_by_key(|found| found.verdict);
        let agreed = || pass(Term::Rel, Reason::with(Code::RelAgreed, [Follow::Followed]));
        let Some(worst) = worst else {
            return agreed();
        };
        match worst.verdict {
            Verdict::No | Verdict::Hint => fail(Term::Rel, worst.reason.clone()),
            Verdict::Unknown => unknown(Term::Rel, worst.reason.clone()),
            Verdict::Yes => agreed(),
        }
    }

    fn place(&self, wanted: Place) -> Point {
        let found = self.placement.context;
        let args = [found.as_str(), wanted.as_str()];
        if wanted.holds(found) {
            pass(Term::Context, Reason::with(Code::PlaceAgreed, [found]))
        } else if self.placement.confidence < Confidence::CERTAIN {
            unknown(Term::Context, Reason::with(Code::PlaceUnsure, args))
        } else {
            fail(Term::Context, Reason::with(Code::PlaceDiffers, args))
        }
    }

    fn sight(&self) -> Point {
        match self.placement.visibility {
            Visibility::Hidden => fail(Term::Visibility, self.concealment()),
            Visibility::Suspect => unknown(Term::Visibility, self.concealment()),
            // The frame as a whole may be out of sight.
            Visibility::Visible | Visibility::Collapsed if self.frame.is_some() => {
                unknown(Term::Visibility, Reason::plain(Code::InFrame))
            }
            Visibility::Collapsed => pass(Term::Visibility, self.concealment()),
            Visibility::Visible => pass(Term::Visibility, Reason::plain(Code::InSight)),
        }
    }

    /// The points of the document that holds the link.
    fn document(&self) -> [Point; 2] {
        [canonical(self.directives), indexing(self.directives)].map(|point| match point.held {
            Held::Unknown if self.frame.is_some() => {
                unknown(point.term, Reason::plain(Code::InFrame))
            }
            Held::Pass | Held::Unknown | Held::Fail => point,
        })
    }

    /// Campaign tags name the visit's source whatever the browser sends.
    fn referrer(&self) -> Point {
        let said = |codes: &[Code]| {
            let mut reasons = self.link.reasons.iter();
            reasons.find(|reason| codes.contains(&reason.code)).cloned()
        };
        if let Some(tags) = said(&[Code::CampaignTags]) {
            return pass(Term::Referrer, tags);
        }
        let silent = [
            Code::NoReferrerRel,
            Code::NoReferrerPolicy,
            Code::NoReferrerDowngrade,
        ];
        match said(&silent) {
            Some(silence) => fail(Term::Referrer, silence),
            None if referrer_is_told(self.page, self.anchor) => {
                pass(Term::Referrer, Reason::plain(Code::ReferrerSent))
            }
            None if self.frame.is_some() => unknown(Term::Referrer, Reason::plain(Code::InFrame)),
            None => unknown(Term::Referrer, Reason::plain(Code::AnswerUnread)),
        }
    }
}

fn address(own: &Own) -> Point {
    let url = own.url.as_str();
    match own.rung.unwrap_or(Rung::OtherPage) {
        Rung::Exact => pass(Term::Link, Reason::plain(Code::AddressExact)),
        Rung::Spelling => pass(Term::Link, Reason::with(Code::AddressSpelling, [url])),
        Rung::Tagged => pass(Term::Link, Reason::with(Code::AddressTagged, [url])),
        Rung::OtherPage => fail(Term::Link, Reason::with(Code::OtherPageOfMine, [url])),
    }
}

fn canonical(page: &PageDirectives) -> Point {
    let mut steps = page.evidence.iter();
    match steps.find(|found| found.step == Step::Canonical) {
        Some(found) => of_evidence(Term::Canonical, found),
        None => unknown(Term::Canonical, Reason::plain(Code::AnswerUnread)),
    }
}

/// The most restrictive step that speaks of the page rather than of its links.
fn indexing(page: &PageDirectives) -> Point {
    let steps = page.evidence.iter().filter(|found| match found.step {
        Step::Robots | Step::Status | Step::Meta | Step::Header => {
            matches!(found.verdict, Verdict::No | Verdict::Unknown)
        }
        Step::Canonical | Step::Crawlable | Step::Rel => false,
    });
    match steps.min_by_key(|found| found.verdict) {
        Some(found) => of_evidence(Term::Indexing, found),
        None => pass(Term::Indexing, Reason::plain(Code::IndexingOpen)),
    }
}

fn of_evidence(term: Term, found: &Evidence) -> Point {
    let held = match found.verdict {
        Verdict::No | Verdict::Hint => Held::Fail,
        Verdict::Unknown => Held::Unknown,
        Verdict::Yes => Held::Pass,
    };
    let reason = found.reason.clone();
    Point { term, held, reason }
}

#[cfg(test)]
mod tests;
