//! The verdict in one sentence: its few parts, as short reasons that the catalog strings together.
//! Decides nothing; the full reasons are `prospect`'s.

use super::{
    Case, Finding, ProspectVerdict, Risk, date, facts,
    slots::{Custom, Prospective},
    why,
};
use crate::{
    follow::Indexing,
    link,
    reason::{Code, Reason},
};

/// What the sentence is made of.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) verdict: ProspectVerdict,
    pub(super) best: Option<&'a Prospective>,
    pub(super) risk: &'a [Finding],
    /// Little for search, but readers.
    pub(super) only_visits: bool,
    /// On or off the person's topic, or why that cannot be told.
    pub(super) topic: Option<Code>,
}

/// The parts, what decides first.
pub(super) fn parts(case: &Case<'_>, told: Told<'_>) -> Vec<Reason> {
    let plain = |code: Code| Reason::plain(code);
    let mut parts: Vec<Reason> = whose(case).map(plain).into_iter().collect();
    match told.verdict {
        ProspectVerdict::Avoid => {
            let grave = told.risk.iter().filter(|finding| finding.is_grave());
            parts.extend(grave.filter_map(|finding| brief(finding.risk)).map(plain));
            return parts;
        }
        ProspectVerdict::Unknown if told.best.is_none() => {
            parts.push(plain(Code::NothingToRead));
            return parts;
        }
        ProspectVerdict::Unknown => {
            parts.extend([Code::HeadersUnread, Code::TryAgain].map(plain));
            return parts;
        }
        ProspectVerdict::Excellent
        | ProspectVerdict::Good
        | ProspectVerdict::Fair
        | ProspectVerdict::Poor => {}
    }
    let unread = case.directives.indexing == Indexing::Unknown;
    let directives = why::indexing(case.directives.indexing).filter(|_| !unread);
    parts.extend(directives.map(shorter).map(plain));
    parts.push(plain(match told.best {
        None => Code::NoPlace,
        Some(_) if told.only_visits => Code::OnlyVisits,
        Some(best) => habit(best),
    }));
    parts.extend(why::kind(case.layout.kind).map(plain));
    parts.extend(told.topic.map(shorter).map(plain));
    parts.extend(year(case));
    parts.extend((!told.risk.is_empty()).then(|| plain(Code::PatternRisk)));
    parts.extend(unread.then(|| plain(Code::HeadersUnread)));
    parts
}

/// The person's own pages are no prospects, and rivals' as a rule link to no competitor.
fn whose(case: &Case<'_>) -> Option<Code> {
    let (page, profile) = (link::web(&case.page.url)?, case.settings.profile());
    if link::is_of(&page, &profile.own_sites) {
        Some(Code::OwnPage)
    } else {
        link::is_of(&page, &profile.rivals).then_some(Code::RivalPage)
    }
}

/// A reason's own words where they are too many for one part of a sentence.
fn shorter(code: Code) -> Code {
    if code == Code::PageNoindex {
        Code::IsNoindex
    } else if code == Code::OffTopic {
        Code::FarTopic
    } else if matches!(code, Code::OtherLanguage | Code::OtherScript) {
        Code::OtherTongue
    } else {
        code
    }
}

/// What a grave finding comes to in two words.
const fn brief(risk: Risk) -> Option<Code> {
    match risk {
        Risk::SoldLinks => Some(Code::SellsLinks),
        Risk::LinkFarm => Some(Code::IsFarm),
        Risk::HiddenLinks => Some(Code::HidesLinks),
        Risk::DisclosedButFollowed
        | Risk::PaidSection
        | Risk::UnqualifiedAffiliate
        | Risk::MassProduced
        | Risk::ThinPage
        | Risk::DenseLinks => None,
    }
}

const fn habit(best: &Prospective) -> Code {
    match best.custom() {
        Custom::Unknown => Code::NoHabit,
        Custom::Qualified => Code::QualifiedLinks,
        Custom::Text => Code::FollowedText,
        Custom::Entries => Code::FollowedEntries,
        Custom::Visitors => Code::FollowedVisitors,
    }
}

fn year(case: &Case<'_>) -> Option<Reason> {
    let newest = date::newest(case)?;
    let day = newest.to_string();
    let year = day.split('-').next().unwrap_or_default();
    let code = if facts::is_dormant(case.page, newest) {
        Code::DormantSince
    } else {
        Code::Year
    };
    Some(Reason::with(code, [year]))
}
