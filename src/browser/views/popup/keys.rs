//! The list by keyboard: one stop of the tab key, in which the arrows move.
//! Where a key leads is the core's to say.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use super::{
    Popup,
    list::{Fill, List},
};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::webext,
    },
    list::{Step, step},
};

/// What takes letters itself.
pub(super) const TYPED_INTO: &str = "input, textarea, select";

impl Popup {
    /// Whether the key was for the list or is a button's, whose press means nothing else then.
    pub(super) fn pressed(self: &Rc<Self>, event: &KeyboardEvent) -> Fallible<bool> {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|_| !has_modifier(event)) else {
            return Ok(false);
        };
        let key = event.key();
        if target.id() == "list-search" {
            return self.pressed_in_search(&key);
        }
        if key == "/" && target.closest(TYPED_INTO)?.is_none() {
            dom::focus(&dom::by_id(&self.document, "list")?, "#list-search")?;
            return Ok(true);
        }
        if target.matches("#rows .row")? {
            return Ok(self.pressed_in_list(&target, &key)? || self.pressed_letter(event)?);
        }
        self.pressed_letter(event)
    }

    fn pressed_in_search(self: &Rc<Self>, key: &str) -> Fallible<bool> {
        let field = dom::by_id(&self.document, "list-search")?;
        let field = field.unchecked_ref::<HtmlInputElement>();
        if key == "ArrowDown" {
            self.reveal()?;
            self.focus_active()?;
            return Ok(true);
        }
        // In an empty field the key closes the popup, as elsewhere.
        if key != "Escape" || field.value().is_empty() {
            return Ok(false);
        }
        field.set_value("");
        let popup = Rc::clone(self);
        spawn_local(async move {
            let done = popup.search().await;
            popup.report_error(done);
        });
        Ok(true)
    }

    fn pressed_in_list(self: &Rc<Self>, row: &Element, key: &str) -> Fallible<bool> {
        let Some(index) = index_of(row) else {
            return Ok(false);
        };
        let is_rtl = row.closest("[dir=rtl]")?.is_some();
        let (opens, closes) = if is_rtl {
            ("ArrowLeft", "ArrowRight")
        } else {
            ("ArrowRight", "ArrowLeft")
        };
        if let Some(step) = Step::of_key(key) {
            self.go(step, index)?;
        } else if key == "Enter" {
            let popup = Rc::clone(self);
            spawn_local(async move {
                let done = webext::ask("jump", &[index.into()]).await;
                popup.report_error(done.map(|_| ()));
            });
        } else if key == " " {
            self.turn(index, List::toggle)?;
        } else if key == opens {
            self.turn(index, List::open)?;
        } else if key == closes {
            self.turn(index, List::close)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// Opens or closes a link and makes it the active one.
    fn turn(&self, index: u32, how: fn(&mut List, u32)) -> Fallible {
        {
            let mut list = self.list.borrow_mut();
            list.set_active(index);
            how(&mut list, index);
        }
        self.draw(Fill::New)
    }

    /// A line was clicked.
    pub(super) fn clicked_row(&self, row: &Element) -> Fallible {
        let Some(index) = index_of(row) else {
            return Ok(());
        };
        self.turn(index, List::toggle)?;
        self.focus_active()
    }

    fn go(&self, taken: Step, index: u32) -> Fallible {
        {
            let page = self.view_height()?;
            let mut list = self.list.borrow_mut();
            let links: Vec<u32> = list.links().collect();
            let from = links.iter().position(|it| *it == index).unwrap_or_default();
            // One line less than a screen, so that the person sees where they were.
            let page = list.fitting(page).saturating_sub(1);
            let to = step(taken, from, links.len(), page);
            if let Some(to) = to.and_then(|to| links.get(to)) {
                list.set_active(*to);
            }
        }
        self.reveal()?;
        self.focus_active()
    }

    /// Scrolls as little as brings the active link into view, and draws what is there.
    fn reveal(&self) -> Fallible {
        let extent = {
            let list = self.list.borrow();
            list.active().and_then(|index| list.extent(index))
        };
        if let Some((begins, ends)) = extent {
            let list = dom::by_id(&self.document, "rows")?.get_bounding_client_rect();
            let window = dom::window()?;
            let tall = window.inner_height()?.as_f64().unwrap_or_default();
            let above = list.top() + begins - (tall - self.view_height()?);
            let below = list.top() + ends - tall;
            if above < 0.0 {
                window.scroll_by_with_x_and_y(0.0, above);
            } else if below > 0.0 {
                window.scroll_by_with_x_and_y(0.0, below.min(above));
            }
        }
        self.draw(Fill::New)
    }

    /// The height in which the list can be seen, below the one bar that stays at the top.
    fn view_height(&self) -> Fallible<f64> {
        let tall = dom::window()?.inner_height()?.as_f64().unwrap_or_default();
        let height = |id| {
            let bar = dom::by_id(&self.document, id)?;
            Ok::<_, JsValue>(bar.get_bounding_client_rect().height())
        };
        Ok(tall - height("list-bar")?.max(height("stale")?))
    }
}

fn index_of(row: &Element) -> Option<u32> {
    row.get_attribute("data-index")?.parse().ok()
}

pub(super) fn has_modifier(event: &KeyboardEvent) -> bool {
    // Shift is none: on some keyboards the slash needs it.
    event.alt_key() || event.ctrl_key() || event.meta_key()
}
