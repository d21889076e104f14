//! Brings all outbound links into the list: the first come with the answer, the others after it in pieces, between which
//! the popup answers the person.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlProgressElement;

use super::{OPEN, Popup, list::Fill, rows};
use crate::browser::{
    FIRST_LINKS, LINKS_AT_ONCE,
    dom::{self, Fallible},
    views::{part::Part, webext},
};

impl Popup {
    /// Takes the first links of an answer, and has the others fetched. Those of the answer before stay until they are
    /// replaced, as the list would become short under whoever reads its end.
    pub(super) fn show_links(&self, report: &Part) -> Fallible {
        let totals = report.part("totals");
        let total = totals.number("outbound");
        {
            let mut list = self.list.borrow_mut();
            list.total = total;
            let most = usize::try_from(total).unwrap_or(usize::MAX);
            list.parts.truncate(most);
            list.rows.truncate(most);
        }
        self.say_how_many(&totals)?;
        self.take(0, report.list("links"));
        self.load_others()?;
        self.arrange(Fill::All)
    }

    /// Fetches all but the first links, in the background.
    pub(super) fn load_others(&self) -> Fallible {
        let (load, total) = {
            let mut list = self.list.borrow_mut();
            list.loads += 1;
            list.loading = list.total > FIRST_LINKS;
            (list.loads, list.total)
        };
        self.show_progress(FIRST_LINKS)?;
        if let Some(popup) = OPEN.with_borrow(|open| open.as_ref().map(Rc::clone)) {
            spawn_local(async move {
                let done = popup.load(load, total).await;
                popup.report_error(done);
            });
        }
        Ok(())
    }

    async fn load(&self, load: u32, total: u32) -> Fallible {
        let mut from = FIRST_LINKS;
        while from < total {
            let json = webext::ask("links", &[from.into(), LINKS_AT_ONCE.into()]).await?;
            if self.list.borrow().loads != load {
                return Ok(());
            }
            self.take(from as usize, Part::parse(&json)?.list(""));
            from += LINKS_AT_ONCE;
            let is_last = from >= total;
            self.list.borrow_mut().loading = !is_last;
            self.show_progress(from)?;
            // What is in view is filled anew once, not with every piece.
            self.arrange(if is_last { Fill::All } else { Fill::New })?;
        }
        // What the filters show is known only now.
        self.preview().await
    }

    /// Puts links into the list, in the place of those that stand there.
    fn take(&self, from: usize, parts: Vec<Part>) {
        let mut list = self.list.borrow_mut();
        for (at, part) in (from..).zip(parts) {
            let row = rows::row(&part);
            put(&mut list.rows, at, row);
            put(&mut list.parts, at, part);
        }
    }

    fn say_how_many(&self, totals: &Part) -> Fallible {
        let links = dom::by_id(&self.document, "links")?;
        let outbound = totals.number("outbound");
        let numbers = [outbound, totals.number("sites")];
        let key = if outbound == 0 {
            "popup_links_none"
        } else {
            "popup_links_count"
        };
        dom::fill(&links, "links-count", &self.words.count(key, &numbers))?;
        dom::hide_if(&dom::by_id(&self.document, "list")?, || outbound == 0)
    }

    fn show_progress(&self, read: u32) -> Fallible {
        let bar = dom::by_id(&self.document, "list-progress")?;
        let list = self.list.borrow();
        let progress = bar.unchecked_ref::<HtmlProgressElement>();
        progress.set_max(f64::from(list.total.max(1)));
        progress.set_value(f64::from(read.min(list.total)));
        // Pieces that arrive are not read out one by one.
        let status = dom::by_id(&self.document, "list-shown")?;
        status.set_attribute("aria-busy", if list.loading { "true" } else { "false" })?;
        dom::hide_if(&bar, || !list.loading)
    }
}

fn put<T>(list: &mut Vec<T>, at: usize, new: T) {
    match list.get_mut(at) {
        Some(old) => *old = new,
        None => list.push(new),
    }
}
