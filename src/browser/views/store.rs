//! The imported tables in the extension's own IndexedDB.
//! Judges nothing; a table is there whole or not at all, since each change is one transaction.

use gloo_events::EventListener;
use js_sys::{Array, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use super::part::Part;
use crate::{
    browser::dom::Fallible,
    ranked::{self, Damaged, Shard, shard_of},
    scale::Band,
};

/// The database and its version: one that this build does not know has another shape.
const DATABASE: &str = "tables";
const VERSION: u32 = 1;

/// What is told of each table, as JSON by its id: a table is there once this is.
const TABLES: &str = "tables";

/// The parts of each table, as bytes by id and number.
const SHARDS: &str = "shards";

/// The open database.
pub(crate) struct Store(IdbDatabase);

impl Store {
    /// Opens it; makes it where there is none.
    pub(crate) async fn open() -> Fallible<Self> {
        // By the global object's name for it: the background worker has no window.
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let factory: IdbFactory = factory.dyn_into().map_err(|_| "no IndexedDB")?;
        let request = factory.open_with_u32(DATABASE, VERSION)?;
        let made = request.clone();
        let upgrade = EventListener::once(&request, "upgradeneeded", move |_| {
            if let Err(error) = make(&made) {
                web_sys::console::error_1(&error);
            }
        });
        let database = done(&request).await;
        drop(upgrade);
        Ok(Self(database?.dyn_into()?))
    }

    /// What is told of each table, in the order of their ids: of one that cannot be read, its id alone.
    pub(crate) async fn tables(&self) -> Fallible<Vec<Part>> {
        let (_, tables) = self.begin(TABLES, IdbTransactionMode::Readonly)?;
        let (ids, texts) = (tables.get_all_keys()?, tables.get_all()?);
        let ids: Array = done(&ids).await?.dyn_into()?;
        let texts: Array = done(&texts).await?.dyn_into()?;
        let entries = ids.iter().zip(texts.iter());
        let entries = entries.filter_map(|(id, text)| Some((id.as_string()?, text)));
        entries
            .map(|(id, text)| told(&id, text.as_string().as_deref()))
            .collect()
    }

    /// Writes a table, all of it or nothing, and takes those out whose place it takes, their parts too.
    pub(crate) async fn put(
        &self,
        (id, told): (&str, &str),
        shards: &[Vec<u8>],
        replaced: &[String],
    ) -> Fallible {
        let (transaction, parts) = self.begin(SHARDS, IdbTransactionMode::Readwrite)?;
        for (number, shard) in shards.iter().enumerate() {
            let bytes = Uint8Array::from(shard.as_slice());
            parts.put_with_key(&bytes, &part_key(id, number))?;
        }
        let tables = transaction.object_store(TABLES)?;
        tables.put_with_key(&told.into(), &id.into())?;
        for old in replaced {
            tables.delete(&old.into())?;
            parts.delete(&range(old)?)?;
        }
        ended(&transaction).await
    }

    /// Takes a table out; its parts stay until [`Store::sweep`], so that it can be put back.
    pub(crate) async fn remove(&self, id: &str) -> Fallible {
        let (transaction, tables) = self.begin(TABLES, IdbTransactionMode::Readwrite)?;
        tables.delete(&id.into())?;
        ended(&transaction).await
    }

    /// Puts a removed table back; `false` where its parts are gone.
    pub(crate) async fn restore(&self, id: &str, told: &str) -> Fallible<bool> {
        let (transaction, parts) = self.begin(SHARDS, IdbTransactionMode::Readwrite)?;
        if done(&parts.get(&part_key(id, 0))?).await?.is_undefined() {
            return Ok(false);
        }
        let tables = transaction.object_store(TABLES)?;
        tables.put_with_key(&told.into(), &id.into())?;
        ended(&transaction).await.map(|()| true)
    }

    /// Deletes the parts of tables that are not there any more.
    pub(crate) async fn sweep(&self) -> Fallible {
        let (transaction, parts) = self.begin(SHARDS, IdbTransactionMode::Readwrite)?;
        let tables = transaction.object_store(TABLES)?;
        let kept: Array = done(&tables.get_all_keys()?).await?.dyn_into()?;
        let kept: Vec<String> = kept.iter().filter_map(|id| id.as_string()).collect();
        let keys: Array = done(&parts.get_all_keys()?).await?.dyn_into()?;
        for key in keys.iter() {
            let id = key.as_string().unwrap_or_default();
            let id = id.split('/').next().unwrap_or_default();
            if !kept.iter().any(|kept| kept == id) {
                parts.delete(&key)?;
            }
        }
        ended(&transaction).await
    }

    /// The band of a host in a table; an error where the table is damaged.
    pub(crate) async fn band(&self, id: &str, host: &str) -> Fallible<Option<Band>> {
        let shard = self.part(id, shard_of(host)).await?;
        let shard = shard.map_err(|damaged| damaged.to_string())?;
        Ok(shard.band(host))
    }

    /// All parts of a table, as [`Store::put`] takes them; none where one is missing.
    pub(crate) async fn parts(&self, id: &str) -> Fallible<Option<Vec<Vec<u8>>>> {
        let mut parts = Vec::with_capacity(ranked::SHARDS);
        for number in 0..ranked::SHARDS {
            match self.bytes(id, number).await? {
                Ok(bytes) => parts.push(bytes),
                Err(Damaged) => return Ok(None),
            }
        }
        Ok(Some(parts))
    }

    /// Whether every part of a table is there and as it was written.
    pub(crate) async fn is_whole(&self, id: &str) -> Fallible<bool> {
        for number in 0..ranked::SHARDS {
            if self.part(id, number).await?.is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn part(&self, id: &str, number: usize) -> Fallible<Result<Shard, Damaged>> {
        let bytes = self.bytes(id, number).await?;
        Ok(bytes.and_then(Shard::open))
    }

    async fn bytes(&self, id: &str, number: usize) -> Fallible<Result<Vec<u8>, Damaged>> {
        let (_, parts) = self.begin(SHARDS, IdbTransactionMode::Readonly)?;
        let bytes = done(&parts.get(&part_key(id, number))?).await?;
        let bytes = bytes.dyn_into::<Uint8Array>().map_err(|_| Damaged);
        Ok(bytes.map(|bytes| bytes.to_vec()))
    }

    /// A transaction over both stores, and the one of them asked for.
    fn begin(
        &self,
        store: &str,
        mode: IdbTransactionMode,
    ) -> Fallible<(IdbTransaction, IdbObjectStore)> {
        let both = Array::of2(&TABLES.into(), &SHARDS.into());
        let transaction = self.0.transaction_with_str_sequence_and_mode(&both, mode)?;
        let store = transaction.object_store(store)?;
        Ok((transaction, store))
    }
}

fn make(request: &IdbOpenDbRequest) -> Fallible {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    database.create_object_store(TABLES)?;
    database.create_object_store(SHARDS)?;
    Ok(())
}

fn part_key(id: &str, number: usize) -> JsValue {
    [id, "/", &number.to_string()].concat().into()
}

/// All parts of a table: no digit sorts behind `:`.
fn range(id: &str) -> Fallible<JsValue> {
    let (first, end) = ([id, "/"].concat(), [id, "/:"].concat());
    Ok(IdbKeyRange::bound(&first.into(), &end.into())?.into())
}

/// What is told of a table.
fn told(id: &str, text: Option<&str>) -> Fallible<Part> {
    let read = text.and_then(|text| Part::parse(text).ok());
    if let Some(read) = read.filter(|read| read.text("id") == id) {
        return Ok(read);
    }
    let id = JSON::stringify(&id.into())?;
    let id = String::from(id);
    Part::parse(&["{\"id\":", &id, ",\"name\":", &id, "}"].concat())
}

/// What a request gives.
async fn done(request: &IdbRequest) -> Fallible<JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result(),
        Err(event) => Err(request.error()?.map_or(event, JsValue::from)),
    }
}

/// Waits until a transaction is on the disk, or is undone.
async fn ended(transaction: &IdbTransaction) -> Fallible {
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => Ok(()),
        Err(event) => Err(transaction.error().map_or(event, JsValue::from)),
    }
}
