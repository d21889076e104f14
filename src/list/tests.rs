use proptest::prelude::*;

use super::*;
use crate::context::Group;

fn row(index: u32, site: &str) -> Row {
    Row {
        index,
        follow: Follow::Followed,
        context: Context::Body,
        anchor: AnchorKind::Descriptive,
        site: site.to_owned(),
        place: None,
        searched: Row::words("The Text", "https://Site.example/Path", site),
    }
}

fn found(text: &str) -> bool {
    let filter = Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    !filter.matching(&[row(1, "site.example")]).is_empty()
}

#[test]
fn words_are_searched_in_text_address_and_site() {
    for text in [
        "",
        "  ",
        "the",
        "TEXT",
        "path",
        "site.example",
        "text site",
        "he te",
        "site:",
        "SITE:Site.ex text",
    ] {
        assert!(found(text), "{text}");
    }
    for text in ["other", "text other", "texthttps", "site:path", "site:text"] {
        assert!(!found(text), "{text}");
    }
}

#[test]
fn a_group_takes_its_contexts_and_gives_them_back() {
    let mut filter = Filter::default();
    filter.toggle_context(Context::List);
    assert_eq!(filter.pressed(Group::Source), Pressed::Partly);
    filter.toggle_group(Group::Source);
    assert_eq!(filter.pressed(Group::Source), Pressed::Yes);
    filter.toggle_context(Context::Ad);
    filter.toggle_group(Group::Source);
    assert_eq!(filter.pressed(Group::Source), Pressed::No);
    assert_eq!(filter.contexts, [Context::Ad]);
    assert!(!filter.is_open());
}

#[test]
fn what_is_kept_comes_back_and_what_is_damaged_is_ignored() {
    let mut kept = Kept::default();
    kept.choice.filter.toggle_follow(Follow::Ugc);
    kept.choice.sort = Sort::Value;
    kept.choice.grouped = true;
    assert!(kept.opened("chain") && !kept.opened("chain"));
    assert_eq!(Kept::read(&kept.write()), kept);
    assert!(kept.closed("chain") && !kept.closed("chain"));
    assert_eq!(kept.open, [""; 0]);
    for damaged in [
        "",
        "[]",
        "{\"text\": 3}",
        "{\"sort\": \"beauty\", \"follow\": [\"unheard\"]}",
        "{\"grouped\": \"yes\"}",
        "{\"open\": [1]}",
    ] {
        assert_eq!(Kept::read(damaged), Kept::default(), "{damaged}");
    }
    assert_eq!(Kept::read("{\"later\": 1}"), Kept::default());
}

/// The lines of a list in short: a site and its count, or a link's number, which it is and of how many.
fn lines(entries: &[Entry]) -> Vec<String> {
    let line = |entry: &Entry| match entry {
        Entry::Heading { site, count } => format!("{site} {count}"),
        Entry::Link { index, nth, of, .. } => format!("#{index} {nth}/{of}"),
    };
    entries.iter().map(line).collect()
}

#[test]
fn links_are_sorted_and_grouped() {
    let mut rows = vec![row(1, "b"), row(2, ""), row(3, "a"), row(4, "b")];
    for (row, place) in rows
        .iter_mut()
        .zip([Some((1, 9)), None, Some((2, 9)), Some((1, 9))])
    {
        row.place = place.map(|(low, high)| Range { low, high });
    }
    let choice = |sort, grouped| Choice {
        sort,
        grouped,
        ..Choice::default()
    };
    let by_value = arrange(&rows, &choice(Sort::Value, false));
    assert_eq!(lines(&by_value), ["#3 1/4", "#1 2/4", "#4 3/4", "#2 4/4"]);
    let by_site = arrange(&rows, &choice(Sort::Site, false));
    assert_eq!(lines(&by_site), ["#3 1/4", "#1 2/4", "#4 3/4", "#2 4/4"]);
    let grouped = arrange(&rows, &choice(Sort::Position, true));
    let expected = ["b 2", "#1 1/2", "#4 2/2", " 1", "#2 1/1", "a 1", "#3 1/1"];
    assert_eq!(lines(&grouped), expected);
}

#[test]
fn steps_stop_at_both_ends() {
    assert_eq!(step(Step::Back, 0, 3, 2), Some(0));
    assert_eq!(step(Step::On, 2, 3, 2), Some(2));
    assert_eq!(step(Step::PageDown, 1, 9, 0), Some(2));
    assert_eq!(step(Step::Last, 0, 9, 4), Some(8));
    assert_eq!(step(Step::First, 8, 9, 4), Some(0));
    assert_eq!(step(Step::On, 5, 0, 4), None);
    assert_eq!(Step::of_key("a"), None);
}

#[test]
fn lines_in_view_are_those_with_a_part_in_it() {
    let entries = arrange(&[row(1, "a"), row(2, "a"), row(3, "a")], &Choice::default());
    let heights = Heights {
        link: 10.0,
        heading: 5.0,
        open: vec![(2, 30.0), (9, 99.0)],
    };
    let layout = Layout::new(&entries, &heights);
    assert!((layout.total() - 60.0).abs() < 1e-9 && (layout.top(2) - 50.0).abs() < 1e-9);
    assert_eq!(layout.between(0.0, 10.0), 0..1);
    assert_eq!(layout.between(9.0, 11.0), 0..2);
    assert_eq!(layout.between(20.0, 30.0), 1..2);
    assert_eq!(layout.between(-50.0, -1.0), 0..0);
    assert_eq!(layout.between(70.0, 90.0), 3..3);
    assert_eq!(Layout::default().between(0.0, 10.0), 0..0);
}

prop_compose! {
    fn any_row()(
        follow in prop::sample::select(Follow::ALL),
        context in prop::sample::select(Context::ALL),
        anchor in prop::sample::select(AnchorKind::ALL),
        site in prop::sample::select(&["", "a.example", "b.example", "c.example"][..]),
        text in prop::sample::select(&["Pumps", "ponds", "\u{130}stanbul"][..]),
        place in prop::option::of((0_u8..4, 4_u8..8)),
    ) -> Row {
        let place = place.map(|(low, high)| Range { low, high });
        let searched = Row::words(text, "https://x.example/", site);
        Row { index: 0, follow, context, anchor, site: site.to_owned(), place, searched }
    }
}

prop_compose! {
    fn rows()(mut rows in prop::collection::vec(any_row(), 0..40)) -> Vec<Row> {
        for (row, index) in rows.iter_mut().zip(1..) {
            row.index = index * 3;
        }
        rows
    }
}

prop_compose! {
    fn choices()(
        follow in prop::sample::subsequence(Follow::ALL, 0..4),
        contexts in prop::sample::subsequence(Context::ALL, 0..9),
        anchors in prop::sample::subsequence(AnchorKind::ALL, 0..5),
        text in prop::sample::select(&["", "po", "b.example", "\u{130}", "po x.ex"][..]),
        sort in prop::sample::select(Sort::ALL),
        grouped: bool,
    ) -> Choice {
        Choice { filter: Filter { follow, contexts, anchors, text: text.to_owned() }, sort, grouped }
    }
}

/// Whether a row matches, said in another way than the filter does.
fn matches(row: &Row, filter: &Filter) -> bool {
    let chosen = [
        filter.follow.is_empty() || filter.follow.contains(&row.follow),
        filter.contexts.is_empty() || filter.contexts.contains(&row.context),
        filter.anchors.is_empty() || filter.anchors.contains(&row.anchor),
    ];
    let text = filter.text.to_lowercase();
    chosen == [true; 3] && text.split(' ').all(|word| row.searched.contains(word))
}

/// Whether two rows that are sorted stand in the right order, equal ones in the page's.
fn ordered(sort: Sort, one: &Row, other: &Row) -> bool {
    let middle = |row: &Row| row.place.map(|place| (place.low + place.high, place.high));
    let later = one.index < other.index;
    match sort {
        Sort::Position => later,
        Sort::Value => middle(one) > middle(other) || (middle(one) == middle(other) && later),
        Sort::Site if one.site == other.site => later,
        Sort::Site => other.site.is_empty() || (!one.site.is_empty() && one.site < other.site),
    }
}

proptest! {
    #[test]
    fn just_what_matches_is_shown_each_once(rows in rows(), choice in choices()) {
        let entries = arrange(&rows, &choice);
        let mut shown: Vec<usize> = entries.iter().filter_map(position).collect();
        shown.sort_unstable();
        let expected: Vec<usize> = (0..rows.len()).filter(|at| matches(&rows[*at], &choice.filter)).collect();
        prop_assert_eq!(shown, expected);
    }

    #[test]
    fn sorting_is_stable_within_each_heading(rows in rows(), choice in choices()) {
        let entries = arrange(&rows, &choice);
        for pair in entries.windows(2) {
            if let [Entry::Link { row: one, .. }, Entry::Link { row: other, .. }] = pair {
                prop_assert!(ordered(choice.sort, &rows[*one], &rows[*other]));
            }
        }
    }

    #[test]
    fn equal_input_gives_equal_output(rows in rows(), choice in choices()) {
        let (equal, same) = (rows.clone(), choice.clone());
        prop_assert_eq!(arrange(&rows, &choice), arrange(&equal, &same));
    }

    #[test]
    fn a_heading_counts_what_stands_under_it(rows in rows(), mut choice in choices()) {
        choice.grouped = true;
        let entries = arrange(&rows, &choice);
        let mut sites = Vec::new();
        let mut left = 0;
        for entry in &entries {
            match entry {
                Entry::Heading { site, count } => {
                    prop_assert_eq!(left, 0);
                    prop_assert!(*count > 0 && !sites.contains(&site));
                    sites.push(site);
                    left = *count;
                }
                Entry::Link { row, nth, of, .. } => {
                    prop_assert_eq!(Some(&&rows[*row].site), sites.last());
                    prop_assert_eq!(nth + left, of + 1);
                    left -= 1;
                }
            }
        }
        prop_assert_eq!(left, 0);
    }

    #[test]
    fn each_line_with_a_part_in_view_is_made(
        rows in rows(), choice in choices(), from in -50.0..2000.0, tall in 1.0..700.0,
        open in prop::collection::vec((0_u32..120, 1.0..400.0), 0..6),
    ) {
        let entries = arrange(&rows, &choice);
        let layout = Layout::new(&entries, &Heights { link: 45.0, heading: 28.0, open });
        let made = layout.between(from, from + tall);
        for at in 0..entries.len() {
            let seen = layout.top(at) < from + tall && layout.top(at + 1) > from;
            prop_assert_eq!(seen, made.contains(&at), "line {}", at);
        }
    }

    #[test]
    fn facets_add_up(rows in rows()) {
        let facets = Facets::of(&rows);
        let all = u32::try_from(rows.len()).unwrap();
        prop_assert_eq!(Group::ALL.iter().map(|group| facets.group(*group)).sum::<u32>(), all);
        prop_assert_eq!(Follow::ALL.iter().map(|word| facets.follow(*word)).sum::<u32>(), all);
        prop_assert_eq!(AnchorKind::ALL.iter().map(|word| facets.anchor(*word)).sum::<u32>(), all);
    }
}

fn position(entry: &Entry) -> Option<usize> {
    match entry {
        Entry::Heading { .. } => None,
        Entry::Link { row, .. } => Some(*row),
    }
}
