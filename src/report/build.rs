//! Runs the stages in order and sets what they found down as a report.
//! Holds no rule about links.

use std::collections::BTreeSet;

use super::{FollowTotals, Frame, LinkRow, Page, Report, Skipped, Told, Totals, VERSION};
use crate::{
    context::{self, Placement},
    follow::{self, Follow, Qualification},
    link::{self, Destination, Flag, Link, Scheme, WebAddress},
    mine,
    page::PageSnapshot,
    settings::Settings,
    tables::Tables,
    value::{self, Case, Said, Valuation, Worth},
};

/// Judges every link of a snapshot.
///
/// Infallible and deterministic: the same snapshot, settings and tables give the same report to the byte (R37).
///
/// ```
/// use vouch::{PageSnapshot, Settings, Tables, analyze};
/// let page = PageSnapshot { url: "https://example.com/".into(), ..Default::default() };
/// let report = analyze(&page, &Settings::default(), &Tables::builtin());
/// assert_eq!(report.page.url, "https://example.com/");
/// assert!(report.links.is_empty());
/// ```
pub fn analyze(page: &PageSnapshot, settings: &Settings, tables: &Tables) -> Report {
    analyze_told(page, settings, tables, &Told::default())
}

/// The same with what the person told of this page and its site.
pub fn analyze_told(
    page: &PageSnapshot,
    settings: &Settings,
    tables: &Tables,
    told: &Told,
) -> Report {
    Placed::of(page, settings, tables).judge(page, (settings, tables), told)
}

/// The first half of [`analyze`]: every link of a page and of its frames, and where it stands.
/// Asks nothing of how the browser draws them.
#[derive(Debug)]
pub struct Placed {
    links: Vec<Link>,
    layout: context::Layout,
    frames: Vec<Self>,
}

impl Placed {
    /// Reads links and contexts.
    pub fn of(page: &PageSnapshot, settings: &Settings, tables: &Tables) -> Self {
        let frames = page.frames.iter();
        let links = link::read(page, settings, tables);
        Self {
            layout: context::read(page, &links, tables),
            links,
            frames: frames
                .map(|frame| Self::of(frame, settings, tables))
                .collect(),
        }
    }

    /// The second half, of the same page: which links are seen, whether each counts, what it is worth, and all of it
    /// as a report.
    pub fn judge(
        self,
        page: &PageSnapshot,
        (settings, tables): (&Settings, &Tables),
        told: &Told,
    ) -> Report {
        let given = (settings, tables, &told.said);
        let frames = self.frames.into_iter().zip(&page.frames);
        let frames = frames.map(|(frame, page)| {
            let judged = Judged::new(page, (frame.links, frame.layout), given);
            (page, judged)
        });
        let inner: Vec<(&PageSnapshot, Judged)> = frames.collect();
        let judged = Judged::new(page, (self.links, self.layout), given);
        let found = inner.iter().map(|(frame, judged)| mine::Found {
            frame: Some(&frame.url),
            ..judged.found(frame)
        });
        let found: Vec<mine::Found<'_>> = found.collect();
        let profile = settings.profile();
        let mine = mine::read(judged.found(page), &found, profile, told.agreed.of(profile));
        let frames: Vec<Frame> = inner.iter().filter_map(frame).collect();
        let links = judged.rows(page);
        let totals = totals(&links);
        let rivals = in_frames(&frames, |row| row.flags.contains(&Flag::Rival));
        Report {
            version: VERSION,
            tables: tables.version().to_owned(),
            page: judged.page(page, tables),
            skipped: skipped(&judged.links),
            not_inspected: page.not_inspected,
            totals: Totals {
                in_frames: in_frames(&frames, |_| true),
                rivals: rivals.saturating_add(totals.rivals),
                targets_in_tenths: judged.valuation.targets,
                ..totals
            },
            frames,
            prospect: judged.valuation.prospect,
            mine,
            links,
        }
    }
}

/// A frame's own list; none where it has no links at all.
fn frame((page, judged): &(&PageSnapshot, Judged)) -> Option<Frame> {
    (!page.anchors.is_empty()).then(|| Frame {
        url: page.url.clone(),
        links: judged.rows(page),
    })
}

/// What every stage found on one document.
struct Judged {
    links: Vec<Link>,
    layout: context::Layout,
    directives: follow::PageDirectives,
    qualifications: Vec<Qualification>,
    valuation: Valuation,
}

impl Judged {
    fn new(
        page: &PageSnapshot,
        (links, mut layout): (Vec<Link>, context::Layout),
        (settings, tables, said): (&Settings, &Tables, &Said),
    ) -> Self {
        layout.see(page, &links, tables);
        let (directives, qualifications) = follow::judge(page, &links);
        let case = Case {
            page,
            settings,
            tables,
            said,
            links: &links,
            layout: &layout,
            directives: &directives,
            qualifications: &qualifications,
        };
        let valuation = value::assess(case);
        Self {
            links,
            layout,
            directives,
            qualifications,
            valuation,
        }
    }

    fn found<'a>(&'a self, page: &'a PageSnapshot) -> mine::Found<'a> {
        mine::Found {
            page,
            frame: None,
            links: &self.links,
            layout: &self.layout,
            directives: &self.directives,
            qualifications: &self.qualifications,
        }
    }

    fn page(&self, page: &PageSnapshot, tables: &Tables) -> Page {
        let facts = &self.valuation.facts;
        Page {
            url: page.url.clone(),
            site: link::site_of(&page.url, tables).unwrap_or_default(),
            content_type: page.content_type.clone(),
            title: page.title.clone(),
            language: facts.language.clone(),
            kind: self.layout.kind,
            date: self.valuation.date.map(|day| day.to_string()),
            published: facts.published.map(|day| day.to_string()),
            modified: facts.modified.map(|day| day.to_string()),
            dormant: facts.dormant,
            temporary: self.layout.kind.rolls_off(),
            author: facts.author.clone(),
            country: facts.country.clone(),
            contact: facts.contact.clone(),
            links_out: self.valuation.links_out.clone(),
            indexing: self.directives.indexing,
            counts: self.directives.counts,
            evidence: self.directives.evidence.clone(),
            authority: self.valuation.authority.clone(),
            relevance: self.valuation.relevance,
            taken_at: page.taken_at,
        }
    }

    fn rows(&self, page: &PageSnapshot) -> Vec<LinkRow> {
        let stages = self
            .links
            .iter()
            .zip(&self.layout.placements)
            .zip(&self.qualifications);
        let worths = self.valuation.worths.iter().zip(&self.valuation.repeats);
        let rows = stages
            .zip(worths)
            .zip(&page.anchors)
            .filter_map(|((stages, worth), anchor)| {
                let ((link, placement), qualification) = stages;
                let mut row = valued(row(link, placement, qualification)?, worth);
                row.index = anchor.index;
                let facts = link.reasons.iter().filter(|_| row.outbound);
                row.reasons.extend(facts.cloned());
                Some(row)
            });
        // Only links in shadow trees are counted in another order; a sort is 4 kB of code.
        let mut slots: Vec<Option<LinkRow>> = Vec::new();
        slots.resize_with(page.anchors.len(), || None);
        let mut beyond: Vec<LinkRow> = Vec::new();
        for row in rows {
            match slots.get_mut(row.index as usize) {
                Some(slot) if slot.is_none() => *slot = Some(row),
                Some(_) | None => beyond.push(row),
            }
        }
        slots.into_iter().flatten().chain(beyond).collect()
    }
}

fn row(link: &Link, placement: &Placement, qualification: &Qualification) -> Option<LinkRow> {
    let WebAddress {
        url,
        via,
        site,
        tenant,
        outbound,
        host: _,
    } = link.web()?.clone();
    let mut flags = link.flags.clone();
    flags.extend(placement.thread.then_some(Flag::Thread));
    Some(LinkRow {
        index: 0,
        url,
        via,
        site,
        tenant,
        outbound,
        text: link.text.clone(),
        before: link.before.clone(),
        after: link.after.clone(),
        anchor: link.kind,
        context: placement.context,
        lead: placement.lead,
        confidence: placement.confidence,
        rel: link.rel.clone(),
        origin: link.origin.clone(),
        flags,
        follow: qualification.follow,
        crawl: qualification.crawl,
        counts: qualification.counts,
        evidence: qualification.evidence.clone(),
        visibility: placement.visibility,
        repeat: 0,
        place: None,
        search: None,
        referral: None,
        factors: Vec::new(),
        reasons: placement.reasons.clone(),
    })
}

fn valued(mut row: LinkRow, (worth, repeat): (&Option<Worth>, &u32)) -> LinkRow {
    row.repeat = *repeat;
    if let Some(worth) = worth {
        row.place = Some(worth.numbers.place);
        row.search = Some(worth.numbers.search);
        row.referral = Some(worth.numbers.referral);
        row.factors.clone_from(&worth.readings);
        row.reasons.extend(worth.reasons.iter().cloned());
    }
    row
}

fn skipped(links: &[Link]) -> Skipped {
    let mut skipped = Skipped::default();
    for link in links {
        let counter = match &link.destination {
            Destination::Web(_) => continue,
            Destination::Unresolvable => &mut skipped.unresolvable,
            Destination::Other(scheme) => match scheme {
                Scheme::Mailto => &mut skipped.mailto,
                Scheme::Tel => &mut skipped.tel,
                Scheme::Sms => &mut skipped.sms,
                Scheme::Javascript => &mut skipped.javascript,
                Scheme::Data => &mut skipped.data,
                Scheme::Blob => &mut skipped.blob,
                Scheme::About => &mut skipped.about,
                Scheme::File => &mut skipped.file,
                Scheme::Extension => &mut skipped.extension,
                Scheme::Other => &mut skipped.other,
            },
        };
        *counter += 1;
    }
    skipped
}

fn totals(rows: &[LinkRow]) -> Totals {
    let outbound: Vec<&LinkRow> = rows.iter().filter(|row| row.outbound).collect();
    let mut sites = BTreeSet::new();
    sites.extend(outbound.iter().filter_map(|row| row.site.as_deref()));
    let mut follow = FollowTotals::default();
    for row in &outbound {
        *follow.counter(row.follow) += 1;
    }
    let flagged = |flag| {
        let rows = outbound.iter().filter(|row| row.flags.contains(&flag));
        count(rows.count())
    };
    Totals {
        links: count(rows.len()),
        outbound: count(outbound.len()),
        sites: count(sites.len()),
        mine: flagged(Flag::Mine),
        rivals: flagged(Flag::Rival),
        targets_in_tenths: 0,
        in_frames: 0,
        follow,
    }
}

fn in_frames(frames: &[Frame], is_it: fn(&LinkRow) -> bool) -> u32 {
    let links = frames.iter().flat_map(|frame| &frame.links);
    count(links.filter(|row| row.outbound && is_it(row)).count())
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl FollowTotals {
    fn counter(&mut self, follow: Follow) -> &mut u32 {
        match follow {
            Follow::Followed => &mut self.followed,
            Follow::Nofollow => &mut self.nofollow,
            Follow::Ugc => &mut self.ugc,
            Follow::Sponsored => &mut self.sponsored,
            Follow::PageNofollow => &mut self.page_nofollow,
            Follow::Unknown => &mut self.unknown,
        }
    }
}
