//! How a page qualifies its outbound links, and so what to expect of one more.
//! Names no place and gives no number of its own.

use std::collections::BTreeSet;

use super::{Case, Span, Standing, readings};
use crate::{
    context::{Context, Region},
    follow::Follow,
};

/// To how many sites a page qualifies its links in which way, most restrictive first: a sister site that is followed
/// thirty times says no more than one stranger.
pub(super) struct Habit {
    times: Vec<(Follow, u32)>,
    /// What the page's own directives make of a link that nothing else qualifies.
    of_page: Follow,
    /// What to expect where no link shows a habit.
    unshown: Span,
}

impl Habit {
    /// The habit shown by the links `here`; for an author without any, by the content's.
    pub(super) fn shown(case: &Case<'_>, context: Context, here: &[Standing<'_>]) -> Self {
        if here.is_empty() && context == Context::Author {
            let links: Vec<Standing<'_>> = of_content(case).collect();
            return Self::of(case, &links, readings::NO_HABIT);
        }
        let unshown = if context == Context::Comment {
            readings::NO_COMMENT_HABIT
        } else {
            readings::NO_HABIT
        };
        Self::of(case, here, unshown)
    }

    fn of(case: &Case<'_>, links: &[Standing<'_>], unshown: Span) -> Self {
        let mut times: Vec<(Follow, u32)> = Vec::new();
        for &follow in Follow::ALL {
            let mut sites = BTreeSet::new();
            sites.extend(sites_of(links, follow));
            if !sites.is_empty() {
                times.push((follow, u32::try_from(sites.len()).unwrap_or(u32::MAX)));
            }
        }
        // How it declares paid links does not tell how it treats others.
        if times.len() > 1 {
            times.retain(|(follow, _)| *follow != Follow::Sponsored);
        }
        Self {
            times,
            of_page: case.directives.follow,
            unshown,
        }
    }

    /// What to expect of one more link.
    pub(super) fn expected(&self) -> Span {
        self.reading(|follow| follow)
    }

    /// The same if the answers of the server that were not read say nothing against it.
    pub(super) fn supposed(&self) -> Span {
        self.reading(if_nothing_else)
    }

    fn reading(&self, take_as: fn(Follow) -> Follow) -> Span {
        let of_page = take_as(self.of_page);
        if self.times.is_empty() {
            return if of_page == Follow::Followed {
                self.unshown
            } else {
                readings::follow(of_page)
            };
        }
        let spans: Vec<(Span, u32)> = self
            .times
            .iter()
            .map(|(follow, times)| (readings::follow(take_as(*follow)), *times))
            .collect();
        Span::expected(&spans)
    }

    /// The most frequent one; of equals the most restrictive.
    pub(super) fn usual(&self) -> Follow {
        let most = self.times.iter().rev().max_by_key(|(_, times)| *times);
        most.map_or(Follow::Unknown, |(follow, _)| *follow)
    }

    /// Sites whose links are followed, as far as is known, and all.
    pub(super) fn counts(&self) -> (u32, u32) {
        let mut counts = (0, 0);
        for (follow, times) in &self.times {
            counts.1 += times;
            if if_nothing_else(*follow) == Follow::Followed {
                counts.0 += times;
            }
        }
        counts
    }
}

const fn if_nothing_else(follow: Follow) -> Follow {
    match follow {
        Follow::Unknown => Follow::Followed,
        Follow::Followed
        | Follow::Nofollow
        | Follow::PageNofollow
        | Follow::Ugc
        | Follow::Sponsored => follow,
    }
}

/// The outbound links that the publisher set in the content.
pub(super) fn of_content<'a>(case: &Case<'a>) -> impl Iterator<Item = Standing<'a>> {
    case.outbound()
        .filter(|standing| standing.placement.context.region() == Region::Content)
}

/// The sites of the links that are treated so.
fn sites_of<'a>(links: &'a [Standing<'_>], follow: Follow) -> impl Iterator<Item = &'a str> {
    let treated = links
        .iter()
        .filter(move |standing| standing.qualification.follow == follow);
    treated.filter_map(|standing| {
        let web = standing.link.web()?;
        Some(web.site.as_deref().unwrap_or(&web.url))
    })
}
