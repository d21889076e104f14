//! The one element of ours in the page: a closed shadow root in the top layer, out of the page's sight and style.
//! Knows nothing of links.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleSheet, Document, DomParser, Element, Event, HtmlElement, ShadowRoot, ShadowRootInit,
    ShadowRootMode, SupportedType,
};

use crate::browser::{OWN_ELEMENT, dom::Fallible};

const STYLE: &str = concat!(include_str!("signs.css"), include_str!("marks.css"));

/// Our element; dropping it removes it.
pub(super) struct Host {
    element: HtmlElement,
    root: ShadowRoot,
    document: Document,
}

impl Host {
    /// Puts the element at the end of the document; none where the document is not HTML.
    pub(super) fn open(document: &Document) -> Fallible<Option<Self>> {
        let Some(page) = document.document_element() else {
            return Ok(None);
        };
        if page.dyn_ref::<HtmlElement>().is_none() {
            return Ok(None);
        }
        // A name with a hyphen: no rule of the page's for `div` meets it. A page may define an element of that name, whose
        // constructor could take the shadow root or be handed it. Where no page is shown nothing is defined, and what has
        // its root before it is upgraded hands it to nobody (HTML Standard, `attachInternals`).
        let nowhere = DomParser::new()?.parse_from_string("", SupportedType::TextHtml)?;
        let element: HtmlElement = nowhere.create_element(OWN_ELEMENT)?.dyn_into()?;
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))?;
        dress(document, &root)?;
        // The top layer lies above every stacking context, and its `fixed` means the viewport even under a transform.
        element.set_attribute("popover", "manual")?;
        page.append_child(&element)?;
        let host = Self {
            element,
            root,
            document: document.clone(),
        };
        host.element.show_popover()?;
        Ok(Some(host))
    }

    /// Goes above what the page has put into the top layer since: a dialog, another popover, a full screen.
    pub(super) fn raise(&self) -> Fallible {
        self.element.hide_popover()?;
        self.element.show_popover()
    }

    /// Whether it is still where it was put: a page may remove what it did not make.
    pub(super) fn is_there(&self) -> bool {
        self.element.is_connected()
    }

    /// Whether an event is about our element, as listeners outside of it see events from within.
    pub(super) fn is_met_by(&self, event: &Event) -> bool {
        event.target().is_some_and(|target| self.is(&target))
    }

    /// Whether this is our element.
    pub(super) fn is(&self, object: &JsValue) -> bool {
        let element: &JsValue = &self.element;
        element == object
    }

    /// Puts an element of this class inside: the one given, or a new one.
    pub(super) fn add(&self, class: &str, spare: Option<HtmlElement>) -> Fallible<HtmlElement> {
        let element = match spare {
            Some(element) => element,
            None => self.document.create_element("span")?.dyn_into()?,
        };
        element.set_class_name(class);
        self.root.append_child(&element)?;
        Ok(element)
    }

    /// A new element under `parent`, with a class and a text.
    pub(super) fn add_text(
        &self,
        parent: &Element,
        (tag, class): (&str, &str),
        text: &str,
    ) -> Fallible<HtmlElement> {
        let element: HtmlElement = self.document.create_element(tag)?.dyn_into()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        parent.append_child(&element)?;
        Ok(element)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// A constructed sheet is under no policy of the page's; where the browser takes none from an extension, a `<style>`.
fn dress(document: &Document, root: &ShadowRoot) -> Fallible {
    if adopt(root).is_ok() {
        return Ok(());
    }
    let style = document.create_element("style")?;
    style.set_text_content(Some(STYLE));
    root.append_child(&style)?;
    Ok(())
}

fn adopt(root: &ShadowRoot) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLE)?;
    let sheets = Array::of1(&sheet);
    if Reflect::set(root, &"adoptedStyleSheets".into(), &sheets)? {
        return Ok(());
    }
    Err("not adopted".into())
}
