//! How many targets a page links to, and which links go to the same one.
//! Does not say what sharing a page costs.

use super::{Case, Numbers, Spot};
use crate::{
    context::{Context, Region},
    follow::Crawl,
    link::{Link, without_fragment},
    tables::Lookup,
    turns::Turns,
};

/// The targets of a page's links by numbers, so that their addresses are compared once.
pub(super) struct Targets {
    /// One per link: its target's number, counted from 0; none for what is no address of the web.
    pub(super) numbers: Vec<Option<u32>>,
    /// How many there are.
    pub(super) count: usize,
    /// The page itself, where links point to it.
    itself: Option<u32>,
}

impl Targets {
    pub(super) async fn of(case: &Case<'_>, turns: &Turns) -> Self {
        let mut known: Lookup<&str, u32> = Lookup::default();
        let mut numbers = Vec::with_capacity(case.links.len());
        for link in case.links {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let number = target(link).map(|target| *known.entry(target).or_insert(next));
            numbers.push(number);
            turns.step().await;
        }
        Self {
            numbers,
            count: known.len(),
            itself: known.get(without_fragment(&case.page.url)).copied(),
        }
    }
}

/// The address that a link is counted under.
fn target(link: &Link) -> Option<&str> {
    Some(without_fragment(&link.web()?.url))
}

/// Unique crawlable targets of every kind, in tenths: one linked from the content counts ten,
/// one only in the page's template counts one. Nofollow and internal targets count too; the page itself does not.
pub(super) async fn tenths(case: &Case<'_>, targets: &Targets, turns: &Turns) -> u32 {
    let mut tenths = vec![0_u32; targets.count];
    for (standing, target) in case.standings().zip(&targets.numbers) {
        let found = match standing.qualification.crawl {
            Crawl::Crawlable | Crawl::RenderedOnly => true,
            Crawl::Uncrawlable => false,
        };
        if let Some(number) = target.filter(|_| found && *target != targets.itself)
            && let Some(tenths) = tenths.get_mut(number as usize)
        {
            *tenths = (*tenths).max(weight(standing.placement.context));
        }
        turns.step().await;
    }
    let all = tenths.iter();
    all.fold(0, |sum: u32, tenths| sum.saturating_add(*tenths))
}

/// What a page's template repeats on every page takes little from the links of its content.
const fn weight(context: Context) -> u32 {
    match context.region() {
        Region::Content | Region::People => 10,
        Region::Template => 1,
    }
}

/// For each link, how many earlier ones go to the same target.
pub(super) async fn repeats(targets: &Targets, turns: &Turns) -> Vec<u32> {
    let mut seen = vec![0_u32; targets.count];
    let mut earlier = Vec::with_capacity(targets.numbers.len());
    for target in &targets.numbers {
        let times = target.and_then(|target| seen.get_mut(target as usize));
        earlier.push(times.map_or(0, |times| {
            *times += 1;
            *times - 1
        }));
        turns.step().await;
    }
    earlier
}

/// For each spot, whether it is the best of those whose links go to the same target, by the middle of its place; of equals the
/// first. The high end alone would be won by whatever is known least.
pub(super) async fn best(targets: &Targets, spots: &[Option<Spot>], turns: &Turns) -> Vec<bool> {
    let worth = |index: u32| {
        let spot = spots.get(index as usize).and_then(Option::as_ref);
        spot.map(|spot| Numbers::fold(spot.readings()).place.weight())
    };
    let mut bests: Vec<Option<u32>> = vec![None; targets.count];
    for (index, (target, spot)) in (0..).zip(targets.numbers.iter().zip(spots)) {
        if spot.is_some()
            && let Some(best) = target.and_then(|target| bests.get_mut(target as usize))
            && best.is_none_or(|best| worth(index) > worth(best))
        {
            *best = Some(index);
        }
        turns.step().await;
    }
    let mut is_best = vec![false; spots.len()];
    for best in bests.into_iter().flatten() {
        if let Some(is_best) = is_best.get_mut(best as usize) {
            *is_best = true;
        }
    }
    is_best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        follow::Follow,
        value::fixture::{House, assess, at, external},
    };

    fn tenths_of(house: &House) -> u32 {
        assess(house.case()).targets
    }

    #[test]
    fn the_page_itself_and_what_is_not_crawlable_take_no_share() {
        let house = House::of([
            external("https://page.example/#part"),
            external("https://a.example/").crawl(Crawl::Uncrawlable),
        ]);
        assert_eq!(tenths_of(&house), 0);
    }

    #[test]
    fn a_target_counts_once_and_by_its_best_place() {
        let house = House::of([
            at(Context::Footer, "https://a.example/#one"),
            at(Context::Body, "https://a.example/#two"),
            at(Context::Footer, "https://b.example/"),
        ]);
        assert_eq!(tenths_of(&house), 11);
        assert_eq!(assess(house.case()).repeats, [0, 1, 0]);
    }

    #[test]
    fn of_overlapping_ranges_the_one_with_the_higher_middle_counts() {
        let house = House::of([
            external("https://a.example/").follow(Follow::Unknown),
            at(Context::List, "https://a.example/"),
        ]);
        let worths = assess(house.case()).worths;
        let places = worths
            .iter()
            .map(|worth| worth.as_ref().unwrap().numbers.place);
        let [open, sure] = places.collect::<Vec<_>>()[..] else {
            panic!("two links")
        };
        assert!(open.high <= 10 && sure.low >= 30, "{open:?} {sure:?}");
    }

    #[test]
    fn the_best_placed_of_equal_targets_counts() {
        let house = House::of([
            at(Context::Footer, "https://a.example/"),
            at(Context::Body, "https://a.example/"),
            at(Context::Body, "https://a.example/"),
        ]);
        let worths = assess(house.case()).worths;
        let places: Vec<u8> = worths
            .iter()
            .map(|worth| worth.as_ref().unwrap().numbers.place.high)
            .collect();
        assert!(
            places[1] > 60 && places[0] < 8 && places[2] <= 10,
            "{places:?}"
        );
    }
}
