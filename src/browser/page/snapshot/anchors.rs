//! Resolves addresses as the document's own elements do.

use wasm_bindgen::JsCast;

use crate::browser::page::native::{Document, Hyperlink};
use crate::page::flat::{ADDRESS_LIMIT, cut};

const HTML: &str = "http://www.w3.org/1999/xhtml";

/// The address that a link with this `href` leads to; empty where the browser has none. It then gives the raw one and a
/// bare colon for its scheme (HTML Standard, `HTMLHyperlinkElementUtils`), though another parser might make something of it.
fn absolute(link: &Hyperlink, href: &str) -> String {
    let resolved = link.href();
    let unresolvable = resolved == href && link.protocol() == ":";
    if unresolvable {
        String::new()
    } else {
        resolved
    }
}

/// Resolves addresses from elsewhere as those in the document's own elements are: a query is encoded as the document is
/// (URL Standard, "URL parsing"), which no other way of resolving does.
#[derive(Debug)]
pub(crate) struct Detached(Hyperlink);

impl Detached {
    /// A link that belongs to the document and stands nowhere in it.
    pub(crate) fn of(document: &Document) -> Option<Self> {
        let link = document.create_element_ns(HTML, "a").ok()?;
        Some(Self(link.unchecked_into()))
    }

    /// The address as the snapshot has it; empty where it cannot be resolved.
    pub(crate) fn resolve(&self, href: &str) -> String {
        self.0.set_href(href);
        cut(&absolute(&self.0, href), ADDRESS_LIMIT)
    }
}
