//! How many targets a page links to, and which links go to the same one.
//! Does not say what sharing a page costs.

use std::collections::BTreeMap;

use super::{Case, Numbers, Spot};
use crate::{
    context::{Context, Region},
    follow::Crawl,
    link::Link,
    turns::Turns,
};

/// The address that a link is counted under: without the fragment, which names a part of the same page.
pub(super) fn target(link: &Link) -> Option<&str> {
    let url = link.web()?.url.as_str();
    Some(url.split_once('#').map_or(url, |(address, _)| address))
}

/// Unique crawlable targets of every kind, in tenths: one linked from the content counts ten,
/// one only in the page's template counts one. Nofollow and internal targets count too; the page itself does not.
pub(super) async fn tenths(case: &Case<'_>, turns: &Turns) -> u32 {
    let itself = case.page.url.split('#').next().unwrap_or_default();
    let mut targets: BTreeMap<&str, u32> = BTreeMap::new();
    for standing in case.standings() {
        let found = match standing.qualification.crawl {
            Crawl::Crawlable | Crawl::RenderedOnly => true,
            Crawl::Uncrawlable => false,
        };
        let target = target(standing.link).filter(|target| found && *target != itself);
        if let Some(target) = target {
            let tenths = targets.entry(target).or_default();
            *tenths = (*tenths).max(weight(standing.placement.context));
        }
        turns.step().await;
    }
    targets
        .values()
        .fold(0, |sum: u32, tenths| sum.saturating_add(*tenths))
}

/// What a page's template repeats on every page takes little from the links of its content.
const fn weight(context: Context) -> u32 {
    match context.region() {
        Region::Content | Region::People => 10,
        Region::Template => 1,
    }
}

/// For each link, how many earlier ones go to the same target.
pub(super) async fn repeats(links: &[Link], turns: &Turns) -> Vec<u32> {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    let mut earlier = Vec::with_capacity(links.len());
    for link in links {
        let times = target(link).map(|target| seen.entry(target).or_default());
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
pub(super) async fn best(links: &[Link], spots: &[Option<Spot>], turns: &Turns) -> Vec<bool> {
    let worth = |index: u32| {
        let spot = spots.get(index as usize).and_then(Option::as_ref);
        spot.map(|spot| Numbers::fold(spot.readings()).place.weight())
    };
    let mut bests: BTreeMap<&str, u32> = BTreeMap::new();
    for (index, (link, spot)) in (0..).zip(links.iter().zip(spots)) {
        if let (Some(target), Some(_)) = (target(link), spot) {
            let best = bests.entry(target).or_insert(index);
            if *best != index && worth(index) > worth(*best) {
                *best = index;
            }
        }
        turns.step().await;
    }
    let mut is_best = vec![false; spots.len()];
    for best in bests.values() {
        if let Some(is_best) = is_best.get_mut(*best as usize) {
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
        turns::finish,
        value::fixture::{House, assess, at, external},
    };

    #[test]
    fn the_page_itself_and_what_is_not_crawlable_take_no_share() {
        let house = House::of([
            external("https://page.example/#part"),
            external("https://a.example/").crawl(Crawl::Uncrawlable),
        ]);
        assert_eq!(finish(tenths(&house.case(), &Turns::unbroken())), 0);
    }

    #[test]
    fn a_target_counts_once_and_by_its_best_place() {
        let house = House::of([
            at(Context::Footer, "https://a.example/#one"),
            at(Context::Body, "https://a.example/#two"),
            at(Context::Footer, "https://b.example/"),
        ]);
        assert_eq!(finish(tenths(&house.case(), &Turns::unbroken())), 11);
        assert_eq!(finish(repeats(&house.links, &Turns::unbroken())), [0, 1, 0]);
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
