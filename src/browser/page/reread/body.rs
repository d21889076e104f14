//! Reads an answer's body within a time and a size, and stops the transfer beyond either.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

use crate::page::Ignorance;

/// Largest page read, in bytes: far more than people write; beyond it a comparison costs more than it tells.
const PAGE_LIMIT: usize = 8_000_000;
/// Of robots.txt a crawler must read 500 KiB (RFC 9309, section 2.5).
const ROBOTS_LIMIT: usize = 512_000;

/// A running time limit that aborts the request when it ends; dropping it stops the clock.
#[derive(Debug)]
pub(super) struct Deadline {
    window: web_sys::Window,
    controller: web_sys::AbortController,
    timer: i32,
    _abort: Closure<dyn FnMut()>,
}

impl Deadline {
    /// Starts the clock.
    pub(super) fn start(window: &web_sys::Window, limit_ms: i32) -> Option<Self> {
        let controller = web_sys::AbortController::new().ok()?;
        let aborting = controller.clone();
        let abort = Closure::new(move || aborting.abort());
        let handler = abort.as_ref().unchecked_ref();
        let timer = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(handler, limit_ms)
            .ok()?;
        Some(Self {
            window: window.clone(),
            controller,
            timer,
            _abort: abort,
        })
    }

    /// What a request must be given to obey.
    pub(super) fn signal(&self) -> web_sys::AbortSignal {
        self.controller.signal()
    }

    /// Why a request under this limit failed.
    pub(super) fn why(&self) -> Ignorance {
        if self.signal().aborted() {
            Ignorance::TimedOut
        } else {
            Ignorance::Failed
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.timer);
        // Ends a transfer that was left in the middle.
        self.controller.abort();
    }
}

/// The page's text in the encoding the browser chose for it.
pub(super) async fn page(
    answer: &web_sys::Response,
    deadline: &Deadline,
    encoding: &str,
) -> Result<String, Ignorance> {
    let bytes = read(answer, deadline, PAGE_LIMIT).await?;
    if bytes.len() > PAGE_LIMIT {
        return Err(Ignorance::TooLarge);
    }
    decode(&bytes, encoding)
}

/// The text of robots.txt, as far as a crawler must read it.
pub(super) async fn robots(
    answer: &web_sys::Response,
    deadline: &Deadline,
) -> Result<String, Ignorance> {
    let bytes = read(answer, deadline, ROBOTS_LIMIT).await?;
    decode(bytes.get(..ROBOTS_LIMIT).unwrap_or(&bytes), "utf-8")
}

fn decode(bytes: &[u8], encoding: &str) -> Result<String, Ignorance> {
    let decoder = web_sys::TextDecoder::new_with_label(encoding).map_err(|_| Ignorance::Failed)?;
    decoder
        .decode_with_u8_array(bytes)
        .map_err(|_| Ignorance::Failed)
}

/// The body's bytes, up to the first chunk beyond the limit.
async fn read(
    answer: &web_sys::Response,
    deadline: &Deadline,
    limit: usize,
) -> Result<Vec<u8>, Ignorance> {
    let mut bytes = Vec::new();
    let Some(body) = answer.body() else {
        return Ok(bytes);
    };
    let reader: web_sys::ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    while bytes.len() <= limit {
        let chunk = JsFuture::from(reader.read())
            .await
            .map_err(|_| deadline.why())?;
        let field =
            |name: &str| js_sys::Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or_default();
        if field("done").is_truthy() {
            break;
        }
        bytes.extend(field("value").unchecked_into::<Uint8Array>().to_vec());
    }
    Ok(bytes)
}
