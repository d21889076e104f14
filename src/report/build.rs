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
    turns::{self, Turns},
    value::{self, Case, Prospect, Said, Valuation, Worth},
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
    turns::finish(judge(page, (settings, tables), told, &Turns::unbroken()))
}

/// The same a slice at a time.
pub async fn judge(
    page: &PageSnapshot,
    given: (&Settings, &Tables),
    told: &Told,
    turns: &Turns,
) -> Report {
    let placed = Placed::of(page, given, turns).await;
    placed.judge(page, (given, told), turns).await
}

/// The first half of [`judge`]: every link of a page and of its frames, and where it stands.
/// Asks nothing of how the browser draws them.
#[derive(Debug)]
pub struct Placed {
    page: Standing,
    frames: Vec<Standing>,
}

/// Links of one document, and where they stand.
type Standing = (Vec<Link>, context::Layout);

impl Placed {
    /// How often both halves together come to each link ([`Turns::links`]).
    pub const ROUNDS: u32 = 6;

    /// Reads links and contexts.
    pub async fn of(page: &PageSnapshot, given: (&Settings, &Tables), turns: &Turns) -> Self {
        let mut frames = Vec::new();
        for frame in &page.frames {
            frames.push(place(frame, given, turns).await);
        }
        Self {
            page: place(page, given, turns).await,
            frames,
        }
    }

    /// The second half, of the same page: which links are seen, whether each counts, what it is worth, and all of it
    /// as a report.
    pub async fn judge(
        self,
        page: &PageSnapshot,
        ((settings, tables), told): ((&Settings, &Tables), &Told),
        turns: &Turns,
    ) -> Report {
        let given = (settings, tables, &told.said);
        let mut inner: Vec<(&PageSnapshot, Judged)> = Vec::new();
        for (frame, placed) in page.frames.iter().zip(self.frames) {
            inner.push((frame, Judged::new(frame, placed, given, turns).await));
        }
        let judged = Judged::new(page, self.page, given, turns).await;
        let found = inner.iter().map(|(frame, judged)| mine::Found {
            frame: Some(&frame.url),
            ..judged.found(frame)
        });
        let found: Vec<mine::Found<'_>> = found.collect();
        let profile = settings.profile();
        let mine = mine::read(judged.found(page), &found, profile, told.agreed.of(profile));
        turns.pass().await;
        let mut frames: Vec<Frame> = Vec::new();
        for (frame, judged) in inner {
            // One without links at all has no list.
            if !frame.anchors.is_empty() {
                let (links, _) = judged.rows(frame, turns).await;
                let url = frame.url.clone();
                frames.push(Frame { url, links });
            }
        }
        let (skipped, head) = (skipped(&judged.links), judged.page(page, tables));
        turns.pass().await;
        let targets = judged.valuation.targets;
        let (links, prospect) = judged.rows(page, turns).await;
        let totals = totals(&links, turns).await;
        let rivals = in_frames(&frames, |row| row.flags.contains(&Flag::Rival));
        Report {
            version: VERSION,
            tables: tables.version().to_owned(),
            page: head,
            skipped,
            not_inspected: page.not_inspected,
            totals: Totals {
                in_frames: in_frames(&frames, |_| true),
                rivals: rivals.saturating_add(totals.rivals),
                targets_in_tenths: targets,
                ..totals
            },
            frames,
            prospect,
            mine,
            links,
        }
    }
}

async fn place(
    page: &PageSnapshot,
    (settings, tables): (&Settings, &Tables),
    turns: &Turns,
) -> Standing {
    let links = link::read(page, settings, tables, turns).await;
    turns.pass().await;
    let layout = context::read(page, &links, tables, turns).await;
    (links, layout)
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
    async fn new(
        page: &PageSnapshot,
        (links, mut layout): Standing,
        (settings, tables, said): (&Settings, &Tables, &Said),
        turns: &Turns,
    ) -> Self {
        layout.see((page, &links), tables, turns).await;
        let (directives, qualifications) = follow::judge(page, &links, turns).await;
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
        let valuation = value::assess(case, turns).await;
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
            utc_offset: page.utc_offset,
        }
    }

    /// The rows by their numbers; what they are made of is used up.
    async fn rows(self, page: &PageSnapshot, turns: &Turns) -> (Vec<LinkRow>, Prospect) {
        let stages = self.links.into_iter().zip(self.layout.placements);
        let stages = stages.zip(self.qualifications);
        let valuation = self.valuation;
        let worths = valuation.worths.into_iter().zip(valuation.repeats);
        // Only links in shadow trees are counted in another order; a sort is 4 kB of code.
        let mut slots: Vec<Option<LinkRow>> = Vec::new();
        slots.resize_with(page.anchors.len(), || None);
        let mut beyond: Vec<LinkRow> = Vec::new();
        for ((stages, worth), anchor) in stages.zip(worths).zip(&page.anchors) {
            turns.link().await;
            let Some(mut row) = row(stages, worth) else {
                continue;
            };
            row.index = anchor.index;
            match slots.get_mut(row.index as usize) {
                Some(slot) if slot.is_none() => *slot = Some(row),
                Some(_) | None => beyond.push(row),
            }
        }
        let mut rows = Vec::with_capacity(slots.len());
        for slot in slots {
            rows.extend(slot);
            turns.step().await;
        }
        rows.append(&mut beyond);
        (rows, valuation.prospect)
    }
}

fn row(
    ((link, placement), qualification): ((Link, Placement), Qualification),
    (worth, repeat): (Option<Worth>, u32),
) -> Option<LinkRow> {
    let Destination::Web(WebAddress {
        url,
        via,
        site,
        tenant,
        outbound,
        host: _,
    }) = link.destination
    else {
        return None;
    };
    let mut flags = link.flags;
    flags.extend(placement.thread.then_some(Flag::Thread));
    let mut row = LinkRow {
        index: 0,
        url,
        via,
        site,
        tenant,
        outbound,
        text: link.text,
        before: link.before,
        after: link.after,
        anchor: link.kind,
        context: placement.context,
        lead: placement.lead,
        confidence: placement.confidence,
        rel: link.rel,
        origin: link.origin,
        flags,
        follow: qualification.follow,
        crawl: qualification.crawl,
        counts: qualification.counts,
        evidence: qualification.evidence,
        visibility: placement.visibility,
        repeat,
        place: None,
        search: None,
        referral: None,
        factors: Vec::new(),
        reasons: placement.reasons,
    };
    if let Some(worth) = worth {
        row.place = Some(worth.numbers.place);
        row.search = Some(worth.numbers.search);
        row.referral = Some(worth.numbers.referral);
        row.factors = worth.readings;
        row.reasons.extend(worth.reasons);
    }
    if outbound {
        row.reasons.extend(link.reasons);
    }
    Some(row)
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

async fn totals(rows: &[LinkRow], turns: &Turns) -> Totals {
    let mut sites = BTreeSet::new();
    let mut totals = Totals {
        links: count(rows.len()),
        ..Totals::default()
    };
    for row in rows.iter().filter(|row| row.outbound) {
        sites.extend(row.site.as_deref());
        totals.outbound += 1;
        totals.mine += u32::from(row.flags.contains(&Flag::Mine));
        totals.rivals += u32::from(row.flags.contains(&Flag::Rival));
        *totals.follow.counter(row.follow) += 1;
        turns.step().await;
    }
    totals.sites = count(sites.len());
    totals
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
