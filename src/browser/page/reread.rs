//! Asks the server once more for the page in view and its origin's robots.txt (R33).
//! Reads what comes; what it means is the follow stage's business.

mod body;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, RequestRedirect, ResponseType, SupportedType};

use super::{
    native::{Document, Element},
    slices,
    snapshot::{Detached, Source, head},
};
use crate::link::without_fragment;
use crate::page::{Answer, HeadLink, Ignorance, Meta, Reread, Response, ServerHtml, ServerLink};

/// How long an answer may take, headers and body together, in milliseconds.
const TIME_LIMIT_MS: i32 = 5_000;

/// Both answers, asked for at the same time.
pub async fn ask(window: &web_sys::Window, source: &Source) -> Reread {
    if let Some(why) = unaskable(window, source) {
        return Reread {
            page: Answer::Unknown { why },
            robots: Answer::Unknown { why },
        };
    }
    let robots_url = head::resolve("/robots.txt", &source.url);
    let page = ask_for(window, without_fragment(&source.url), What::Page(source));
    let robots = ask_for(window, &robots_url, What::Robots);
    let (page, robots) = futures_lite::future::zip(page, robots).await;
    Reread {
        page: answer(page),
        robots: answer(robots),
    }
}

/// Links that are read between two looks at the clock.
const AT_ONCE: usize = 64;

#[derive(Debug, Clone, Copy)]
enum What<'a> {
    Page(&'a Source),
    Robots,
}

fn answer(asked: Result<Response, Ignorance>) -> Answer {
    match asked {
        Ok(response) => Answer::Received(response),
        Err(why) => Answer::Unknown { why },
    }
}

fn unaskable(window: &web_sys::Window, source: &Source) -> Option<Ignorance> {
    if !source.url.starts_with("http:") && !source.url.starts_with("https:") {
        return Some(Ignorance::NotHttp);
    }
    // Undefined outside secure contexts, where there are no service workers either.
    let container = js_sys::Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    let controller = js_sys::Reflect::get(&container, &"controller".into()).ok()?;
    controller.is_object().then_some(Ignorance::ServiceWorker)
}

async fn ask_for(
    window: &web_sys::Window,
    url: &str,
    what: What<'_>,
) -> Result<Response, Ignorance> {
    let deadline = body::Deadline::start(window, TIME_LIMIT_MS).ok_or(Ignorance::Failed)?;
    let init = RequestInit::new();
    init.set_method("GET");
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&deadline.signal()));
    let answer = JsFuture::from(window.fetch_with_str_and_init(url, &init)).await;
    let answer: web_sys::Response = answer.map_err(|_| deadline.why())?.unchecked_into();
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(Ignorance::Redirected);
    }
    let headers = headers(&answer);
    let mut response = Response {
        status: answer.status(),
        headers,
        body: String::new(),
        html: Err(Ignorance::NotHtml),
    };
    match what {
        What::Robots => response.body = body::robots(&answer, &deadline).await?,
        What::Page(source) => response.html = html(&answer, &response, (source, &deadline)).await,
    }
    Ok(response)
}

fn headers(answer: &web_sys::Response) -> Vec<(String, String)> {
    let entry = |entry: Result<JsValue, JsValue>| {
        let pair: js_sys::Array = entry.ok()?.unchecked_into();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    answer
        .headers()
        .entries()
        .into_iter()
        .filter_map(entry)
        .collect()
}

/// How to parse an answer by its content type, parameters left out.
fn markup(content_type: &str) -> Option<SupportedType> {
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    match essence.to_ascii_lowercase().as_str() {
        "text/html" => Some(SupportedType::TextHtml),
        "application/xhtml+xml" => Some(SupportedType::ApplicationXhtmlXml),
        "image/svg+xml" => Some(SupportedType::ImageSvgXml),
        _ => None,
    }
}

async fn html(
    answer: &web_sys::Response,
    response: &Response,
    (source, deadline): (&Source, &body::Deadline),
) -> Result<ServerHtml, Ignorance> {
    let content_type = response.header("content-type").unwrap_or_default();
    let kind = markup(content_type).ok_or(Ignorance::NotHtml)?;
    let text = body::page(answer, deadline, &source.document.character_set()).await?;
    let parser = web_sys::DomParser::new().map_err(|_| Ignorance::Failed)?;
    let parsed = parser
        .parse_from_string(&text, kind)
        .map_err(|_| Ignorance::Failed)?;
    let html = server_html(parsed.unchecked_ref(), source).await;
    html.ok_or(Ignorance::Failed)
}

async fn server_html(sent: &Document, source: &Source) -> Option<ServerHtml> {
    let metas: Vec<Meta> = head::metas(sent);
    let head_links: Vec<HeadLink> = head::head_links(sent, &source.base_url);
    let resolver = Detached::of(&source.document)?;
    let address = |link: &Element| {
        let href = link.get_attribute("href");
        resolver.resolve(&href.unwrap_or_default())
    };
    let mut links = Vec::new();
    for link in head::all(sent, ":is(a, area)[href]") {
        links.push(ServerLink {
            resolved: address(&link),
            rel: link.get_attribute("rel"),
        });
        if links.len().is_multiple_of(AT_ONCE) {
            slices::breathe().await;
        }
    }
    // Parsed apart, nothing runs scripts, so that a noscript holds elements.
    let noscript = head::select(sent, "noscript :is(a, area)[href]");
    Some(ServerHtml {
        links,
        noscript: noscript.map(|link| address(&link)).collect(),
        metas,
        head_links,
    })
}
