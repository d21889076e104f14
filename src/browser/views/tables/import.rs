//! One file on its way into a table: in pieces, so that the page answers all the while.

use js_sys::{Date, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlProgressElement};

use super::{CANCELED, View};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{part::Part, pause::pause, store::Store, webext},
    },
    ranked::{Drafts, Import, Progress, Refusal, SHARDS},
    scale::Scale,
};

/// Bytes of one piece: read in some 10 ms, so that even a machine five times as slow stays below 50.
const PIECE: f64 = 262_144.0;

/// Parts built before the page gets its turn: each takes 5 ms at a million rows.
const PARTS_AT_ONCE: usize = 2;

/// How an import ended that the browser did not stop.
pub(super) enum Ended {
    /// The person did not want it any more.
    Canceled,
    /// It is no list.
    Refused(Refusal),
    /// Its table is kept.
    Kept(Kept),
}

/// What was told of a table, and its parts.
type Replaced = (Part, Option<Vec<Vec<u8>>>);

/// A table that was written.
pub(super) struct Kept {
    /// How its rows were read.
    pub(super) progress: Progress,
    /// The scale that counts of a file with several, and the others.
    pub(super) scales: Option<(Scale, Vec<Scale>)>,
    /// What is told of it.
    pub(super) table: Part,
    /// What was told of the table whose place it took, and the parts of that one where all were there.
    pub(super) old: Option<Replaced>,
}

impl View {
    /// Reads a file, builds its table, and only then touches what is kept.
    pub(super) async fn import(&self, file: &File) -> Fallible<Ended> {
        let import = match self.read(file).await? {
            Some(Ok(import)) => import,
            Some(Err(refusal)) => return Ok(Ended::Refused(refusal)),
            None => return Ok(Ended::Canceled),
        };
        let mut drafts = match import.finish() {
            Ok(drafts) => drafts,
            Err(refusal) => return Ok(Ended::Refused(refusal)),
        };
        let mut shards = Vec::with_capacity(SHARDS);
        for shard in 0..SHARDS {
            if CANCELED.get() {
                return Ok(Ended::Canceled);
            }
            match drafts.build(shard) {
                Ok(bytes) => shards.push(bytes),
                Err(refusal) => return Ok(Ended::Refused(refusal)),
            }
            if shard % PARTS_AT_ONCE == 0 {
                pause(0).await?;
            }
        }
        let name = self.words.label("list", drafts.list.as_str());
        let (table, old) = keep(file, (&drafts, &name), &shards).await?;
        let besides = Some(drafts.besides).filter(|besides| !besides.is_empty());
        Ok(Ended::Kept(Kept {
            progress: drafts.progress,
            scales: drafts.list.scale().zip(besides),
            table,
            old,
        }))
    }

    /// All of a file; none where the person canceled.
    async fn read(&self, file: &File) -> Fallible<Option<Result<Import, Refusal>>> {
        let mut import = Import::new(&file.name());
        let (mut at, size) = (0.0, file.size());
        while at < size {
            if CANCELED.get() {
                return Ok(None);
            }
            let end = (at + PIECE).min(size);
            let piece = file.slice_with_f64_and_f64(at, end)?.array_buffer();
            let piece = JsFuture::from(piece).await?;
            match import.feed(&Uint8Array::new(&piece).to_vec()) {
                Ok(true) => at = end,
                Ok(false) => at = size,
                Err(refusal) => return Ok(Some(Err(refusal))),
            }
            self.show_progress(import.progress(), at / size)?;
        }
        Ok(Some(Ok(import)))
    }

    fn show_progress(&self, progress: &Progress, share: f64) -> Fallible {
        let place = self.by_id("tables-progress")?;
        let bar: HtmlProgressElement = dom::field(&place, "bar")?.dyn_into()?;
        bar.set_value(share);
        let rows = [progress.rows, progress.bad];
        dom::fill(&place, "rows", &self.words.count("tables_rows", &rows))
    }

    /// The first rows that could not be read.
    pub(super) fn show_bad(&self, progress: &Progress) -> Fallible {
        let list = self.by_id("tables-bad")?;
        list.replace_children_with_node_0();
        for row in &progress.examples {
            let entry = dom::stamp(&self.document, "bad-row")?;
            let number = self.words.count("tables_bad_row", &[row.number]);
            dom::fill(&entry, "number", &number)?;
            dom::fill(&entry, "text", &row.text)?;
            list.append_child(&entry)?;
        }
        dom::hide_if(&list, || progress.examples.is_empty())
    }
}

/// Writes the table in the place of the one of the same list; what is told of it, and of that one.
async fn keep(
    file: &File,
    (drafts, name): (&Drafts, &str),
    shards: &[Vec<u8>],
) -> Fallible<(Part, Option<Replaced>)> {
    let store = Store::open().await?;
    let now = String::from(Date::new_0().to_iso_string());
    let id = [drafts.list.as_str(), " ", &now].concat();
    let told = serde_json::json!({
        "id": id,
        "list": drafts.list,
        "name": name,
        "about": drafts.list.about(),
        "file": file.name(),
        "date": webext::today(),
        "rows": drafts.progress.rows,
        "bad": drafts.progress.bad,
        "cut": drafts.progress.cut,
    });
    let told = told.to_string();
    let mut old = store.tables().await?;
    old.retain(|table| table.text("list") == drafts.list.as_str());
    let ids: Vec<String> = old.iter().map(|table| table.text("id")).collect();
    let mut replaced = None;
    if let Some(table) = old.pop() {
        let parts = store.parts(&table.text("id")).await?;
        replaced = Some((table, parts));
    }
    store.put((&id, &told), shards, &ids).await?;
    Ok((Part::parse(&told)?, replaced))
}
