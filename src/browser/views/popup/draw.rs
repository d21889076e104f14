//! Draws the lines of the list that are in view, and no other.
//! Where a line stands, and whether it is there at all, is the core's to say.

use std::mem;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use super::{
    Popup,
    list::{Drawn, Fill, Key, List},
    rows::Place,
};
use crate::browser::dom::{self, Fallible};

/// How far beyond the view lines are drawn, in pixels, so that none is missing when the person scrolls.
const BEYOND: f64 = 400.0;

impl Popup {
    /// Chooses and sorts anew, then draws.
    pub(super) fn arrange(&self, fill: Fill) -> Fallible {
        self.list.borrow_mut().arrange(&self.kept.borrow().choice);
        self.draw(fill)?;
        self.show_filters()
    }

    /// Draws the lines that are in view.
    pub(super) fn draw(&self, fill: Fill) -> Fallible {
        let rows = dom::by_id(&self.document, "rows")?;
        let had_focus = self.has_focus(&rows);
        {
            let mut list = self.list.borrow_mut();
            dom::hide_if(&rows, || list.entries.is_empty())?;
            self.draw_lines(&rows, &mut list, fill)?;
            if list.measure()? {
                self.draw_lines(&rows, &mut list, Fill::New)?;
            }
        }
        // A line that moved to another place in the document has lost it.
        if had_focus && !self.has_focus(&rows) {
            self.focus_active()?;
        }
        Ok(())
    }

    fn has_focus(&self, rows: &Element) -> bool {
        rows.contains(self.document.active_element().as_deref())
    }

    fn draw_lines(&self, rows: &Element, list: &mut List, fill: Fill) -> Fallible {
        let top = rows.get_bounding_client_rect().top();
        let tall = dom::window()?.inner_height()?.as_f64().unwrap_or_default();
        let wanted = list.wanted(-top - BEYOND, tall - top + BEYOND);
        let keys: Vec<Key> = wanted
            .iter()
            .filter_map(|at| list.entries.get(*at).map(Key::of))
            .collect();
        let mut old = mem::take(&mut list.drawn);
        old.retain(|line| {
            let stays = keys.contains(&line.key);
            if !stays {
                line.element.remove();
            }
            stays
        });
        let mut next = rows.first_element_child();
        for (at, key) in wanted.into_iter().zip(keys) {
            let known = old.iter().position(|line| line.key == key);
            let mut line = match known {
                Some(known) => old.swap_remove(known),
                None => self.new_line(key)?,
            };
            if next.as_ref() == Some(&line.element) {
                next = line.element.next_element_sibling();
            } else {
                rows.insert_before(&line.element, next.as_ref().map(AsRef::<Node>::as_ref))?;
            }
            self.fill_line(&mut line, (list, at), fill)?;
            list.drawn.push(line);
        }
        set_px(rows, "height", list.layout.total())
    }

    /// The level of links: below headings where there are some.
    pub(super) fn level(&self) -> &'static str {
        if self.kept.borrow().choice.grouped {
            "2"
        } else {
            "1"
        }
    }

    fn new_line(&self, key: Key) -> Fallible<Drawn> {
        let template = match key {
            Key::Link(_) => "item",
            Key::Site(_) => "site-heading",
        };
        Ok(Drawn {
            key,
            element: dom::stamp(&self.document, template)?,
            place: None,
            top: None,
        })
    }

    /// Writes what is new of a line and puts it at its height.
    fn fill_line(&self, line: &mut Drawn, (list, at): (&List, usize), fill: Fill) -> Fallible {
        let Some(entry) = list.entries.get(at) else {
            return Ok(());
        };
        let place = Place::of(entry, list, self.level());
        let is_new = line.place.is_none() || fill == Fill::All;
        if is_new {
            self.show_entry(&line.element, entry, &list.parts)?;
        }
        if is_new || line.place.as_ref() != Some(&place) {
            self.show_place(&line.element, (entry, &list.parts), &place)?;
            line.place = Some(place);
        }
        let top = list.layout.top(at);
        if line.top != Some(top) {
            set_px(&line.element, "top", top)?;
            line.top = Some(top);
        }
        Ok(())
    }

    /// Moves the focus to the active link, which is drawn always.
    pub(super) fn focus_active(&self) -> Fallible {
        let row = {
            let list = self.list.borrow();
            let key = list.active().map(Key::Link);
            let line = list.drawn.iter().find(|it| Some(&it.key) == key.as_ref());
            line.map(|line| dom::field(&line.element, "row"))
                .transpose()?
        };
        let Some(row) = row else {
            return Ok(());
        };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        row.unchecked_ref::<HtmlElement>()
            .focus_with_options(&options)
    }
}

fn set_px(element: &Element, property: &str, length: f64) -> Fallible {
    // The browser prints the number: our own printing of fractions is 12 kB.
    let length = String::from(js_sys::Number::from(length).to_string_with_radix(10)?);
    let style = element.unchecked_ref::<HtmlElement>().style();
    style.set_property(property, &[length.as_str(), "px"].concat())
}
