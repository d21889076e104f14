//! What we use of the browsers' extension interface, typed, and what our loader hands to the popup.
//! Decides nothing; both browsers answer `chrome.*` with promises.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use crate::{
    browser::{clock, dom::Fallible},
    mine::agreed_keys,
    value::Day,
    words::Words,
};

/// The key under which the settings are kept in `storage.local`.
const SETTINGS: &str = "settings";

/// The key under which values that the person pasted are kept there, as lines.
const PASTED: &str = "pasted";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    async fn storage_get(keys: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    async fn storage_set(items: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = remove)]
    async fn storage_remove(key: &str) -> Result<JsValue, JsValue>;

    /// Opens the options page, or brings it to the front.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = openOptionsPage)]
    pub(crate) async fn open_options() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = create)]
    async fn create_tab(tab: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "commands"], js_name = getAll)]
    async fn commands() -> Result<JsValue, JsValue>;

    /// The address of the tab the popup speaks of; empty where the browser does not tell.
    #[wasm_bindgen(js_namespace = vouchTab, js_name = address)]
    pub(crate) fn tab_address() -> String;

    /// The extension's version.
    #[wasm_bindgen(js_namespace = vouchTab, js_name = version)]
    pub(crate) fn version() -> String;

    /// Whether that tab is of a private window, of which nothing is kept.
    #[wasm_bindgen(js_namespace = vouchTab, js_name = isPrivate)]
    pub(crate) fn tab_is_private() -> bool;

    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = vouchKeywords)]
    fn keywords_in(text: &str) -> Promise;

    #[wasm_bindgen(js_name = vouchTables)]
    fn tables_text() -> Promise;

    #[wasm_bindgen(js_namespace = vouchTab, js_name = ready)]
    fn tab_ready() -> Promise;

    #[wasm_bindgen(js_namespace = vouchTab, js_name = looks)]
    fn tab_looks() -> Promise;

    #[wasm_bindgen(js_namespace = vouchTab, js_name = call)]
    fn tab_call(method: &str, args: &Array) -> Promise;
}

/// Whether the engine runs in the page.
pub(crate) enum Ready {
    /// It does.
    Running,
    /// The browser keeps extensions from the page; with what it said.
    Restricted(JsValue),
}

/// Waits until the engine runs in the page, or cannot.
pub(crate) async fn engine_in_page() -> Fallible<Ready> {
    let started = JsFuture::from(tab_ready()).await?;
    let restricted = Reflect::get(&started, &"restricted".into())?;
    if !restricted.is_undefined() {
        return Ok(Ready::Restricted(restricted));
    }
    answer(&started).map(|_| Ready::Running)
}

/// Calls an export of the engine in the page.
pub(crate) async fn ask(method: &str, args: &[JsValue]) -> Fallible<String> {
    answer(&JsFuture::from(tab_call(method, &args.iter().collect())).await?)
}

/// How the tab's page was when it was read and how it is, as JSON; empty where the document is none that was read.
pub(crate) async fn looks() -> Fallible<String> {
    let looks = JsFuture::from(tab_looks()).await?;
    Ok(looks.as_string().unwrap_or_default())
}

/// `{ok: string}` or `{error: string}`, which is how answers cross from page to popup.
fn answer(answer: &JsValue) -> Fallible<String> {
    let ok = Reflect::get(answer, &"ok".into())?;
    match ok.as_string() {
        Some(ok) => Ok(ok),
        None => Err(Reflect::get(answer, &"error".into())?),
    }
}

/// The keys that open the popup, as the browser writes them; empty where it has none for that.
pub(crate) async fn opening_keys() -> Fallible<String> {
    let commands = Array::from(&commands().await?);
    let text =
        |command: &JsValue, name: &str| Reflect::get(command, &name.into()).ok()?.as_string();
    let mut commands = commands.iter();
    let opening = commands.find(|it| text(it, "name").as_deref() == Some("_execute_action"));
    let keys = opening.and_then(|command| text(&command, "shortcut"));
    Ok(keys.unwrap_or_default())
}

/// Opens the basket's page in a tab.
pub(crate) async fn open_basket() -> Fallible {
    let tab = Object::new();
    Reflect::set(&tab, &"url".into(), &"/basket.html".into())?;
    create_tab(&tab).await.map(|_| ())
}

/// The day where the person is, `YYYY-MM-DD`, as the rows have it.
pub(crate) fn today() -> String {
    let (moment, ahead) = clock::now();
    Day::of_moment_at(moment, ahead).to_string()
}

/// A moment in milliseconds since 1970 to the minute, as ISO 8601 has it: `2025-03-12T08:30Z`.
pub(crate) fn minute(moment: f64) -> String {
    let text = String::from(js_sys::Date::new(&moment.into()).to_iso_string());
    let to_the_minute = text.get(..16).unwrap_or_default();
    [to_the_minute, "Z"].concat()
}

/// The joined tables of the package, which the page's script fetches.
pub(crate) async fn tables() -> Fallible<String> {
    let tables = JsFuture::from(tables_text()).await?;
    Ok(tables.as_string().unwrap_or_default())
}

/// A text with its letters composed (NFC), as a page's are read.
pub(crate) fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Keywords from a text about the person's niche, one a line; the options page's script asks the page's half for them.
pub(crate) async fn keywords(text: &str) -> Fallible<String> {
    let keywords = JsFuture::from(keywords_in(text)).await?;
    Ok(keywords.as_string().unwrap_or_default())
}

/// A country's name in the catalog's language; the letters themselves where there is no such country, and nothing for
/// what is no code at all.
pub(crate) fn country_name(code: &str, words: &Words) -> String {
    let name = JSON::parse(r#"{"type":"region"}"#)
        .and_then(|options| DisplayNames::new(&words.language(), &options))
        .and_then(|names| names.of(code));
    name.ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}

/// The settings as JSON; `{}` where none were saved.
pub(crate) async fn settings() -> Fallible<String> {
    stored(SETTINGS).await
}

/// Keeps the settings, given as JSON that was checked.
pub(crate) async fn save_settings(json: &str) -> Fallible {
    store(SETTINGS, json).await
}

/// What is kept under a key, as JSON; `{}` where nothing is.
pub(crate) async fn stored(key: &str) -> Fallible<String> {
    let stored = Reflect::get(&storage_get(&key.into()).await?, &key.into())?;
    if stored.is_undefined() {
        return Ok("{}".to_owned());
    }
    Ok(JSON::stringify(&stored)?.into())
}

/// Keeps JSON under a key.
pub(crate) async fn store(key: &str, json: &str) -> Fallible {
    let items = Object::new();
    Reflect::set(&items, &key.into(), &JSON::parse(json)?)?;
    storage_set(&items).await?;
    Ok(())
}

/// The values that the person pasted, as lines; none where there are none.
pub(crate) async fn pasted() -> Fallible<String> {
    lines(PASTED).await
}

/// Keeps them.
pub(crate) async fn save_pasted(lines: &str) -> Fallible {
    save_lines(PASTED, lines).await
}

/// What was agreed of the links from the page at an address, as a line for each client.
pub(crate) async fn agreed(address: &str) -> Fallible<String> {
    let [key, older] = agreed_keys(address);
    let agreed = lines(&key).await?;
    if agreed.is_empty() {
        return lines(&older).await;
    }
    Ok(agreed)
}

/// Keeps it for the tab's page.
pub(crate) async fn save_agreed(lines: &str) -> Fallible {
    let [key, older] = agreed_keys(&tab_address());
    save_lines(&key, lines).await?;
    // Addresses that are none of the web's are not spelled otherwise.
    if older != key {
        storage_remove(&older).await?;
    }
    Ok(())
}

/// The first of these keys under which something is kept, and that as JSON; the first of all where nothing is.
pub(crate) async fn first_stored(keys: &[String]) -> Fallible<Option<(&str, String)>> {
    let Some(first) = keys.first() else {
        return Ok(None);
    };
    let asked: Array = keys.iter().map(JsValue::from).collect();
    let stored = storage_get(&asked).await?;
    let kept = keys.iter().find_map(|key| {
        let value = Reflect::get(&stored, &key.into()).ok()?;
        let json = JSON::stringify(&value).ok()?;
        Some((key.as_str(), json.as_string()?))
    });
    let kept = kept.unwrap_or_else(|| (first, "{}".to_owned()));
    Ok(Some(kept))
}

async fn lines(key: &str) -> Fallible<String> {
    let stored = Reflect::get(&storage_get(&key.into()).await?, &key.into())?;
    Ok(stored.as_string().unwrap_or_default())
}

/// Keeps lines under a key; of no lines nothing is kept, the key neither.
async fn save_lines(key: &str, lines: &str) -> Fallible {
    if lines.is_empty() {
        return storage_remove(key).await.map(|_| ());
    }
    let items = Object::new();
    Reflect::set(&items, &key.into(), &lines.into())?;
    storage_set(&items).await.map(|_| ())
}

/// What the browser says of an error.
pub(crate) fn said(error: &JsValue) -> String {
    let text = error.as_string();
    text.unwrap_or_else(|| String::from(Object::from(error.clone()).to_string()))
}
