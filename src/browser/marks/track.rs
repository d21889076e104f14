//! Keeps marks beside their links: which are in view, and where they are now.
//! Reads all boxes first and writes afterwards, once a frame at most.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, WeakMap};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, Window};

use super::{
    Marked, card,
    host::Host,
    marker,
    place::{Point, Screen},
};
use crate::{browser::dom::Fallible, words::Words};

/// Marks at once; a screen full of more than these could not be read anyway.
const MARKS_AT_ONCE: usize = 300;

/// The marks of one page and the card.
pub(super) struct Track {
    window: Window,
    host: Host,
    words: &'static Words,
    marks: Vec<Marked>,
    /// From a link's element to its position in `marks`.
    positions: WeakMap,
    card: HtmlElement,
    pointed: Cell<Option<usize>>,
    /// For each of `marks`.
    in_view: RefCell<Vec<bool>>,
    /// For each of `marks`, the element that shows it.
    shown: RefCell<Vec<Option<HtmlElement>>>,
    spare: RefCell<Vec<HtmlElement>>,
    frame: Cell<Option<i32>>,
    draw: OnceCell<Function>,
}

impl Track {
    /// Nothing is watched yet, see [`Watch`].
    pub(super) fn new(
        window: Window,
        host: Host,
        (marks, words): (Vec<Marked>, &'static Words),
    ) -> Fallible<Self> {
        let card = host.add("card", None)?;
        card.set_attribute("role", "status")?;
        card.set_attribute("lang", &words.language())?;
        card.set_attribute("dir", &words.label("catalog", "direction"))?;
        let positions = WeakMap::new();
        for (position, mark) in marks.iter().enumerate() {
            positions.set(&mark.element, &number(position).into());
        }
        Ok(Self {
            window,
            host,
            words,
            positions,
            card,
            pointed: Cell::default(),
            in_view: RefCell::new(vec![false; marks.len()]),
            shown: RefCell::new(vec![None; marks.len()]),
            marks,
            spare: RefCell::default(),
            frame: Cell::default(),
            draw: OnceCell::new(),
        })
    }

    /// Draws with the next frame, once however often it is asked.
    pub(super) fn schedule(&self) {
        if let (None, Some(draw)) = (self.frame.get(), self.draw.get()) {
            self.frame
                .set(self.window.request_animation_frame(draw).ok());
        }
    }

    /// The pointer or the focus is on something: perhaps one of the links.
    pub(super) fn point_at(&self, event: &Event) {
        let path = event.composed_path();
        self.point(path.iter().find_map(|element| self.position_of(&element)));
    }

    /// The focus has left.
    pub(super) fn point_at_nothing(&self) {
        self.point(None);
    }

    fn point(&self, pointed: Option<usize>) {
        if self.pointed.replace(pointed) != pointed {
            card::clear(&self.card);
            self.schedule();
        }
    }

    /// Links that came into view or left it.
    fn saw(&self, entries: &Array) {
        let mut in_view = self.in_view.borrow_mut();
        for entry in entries.iter() {
            let entry = entry.unchecked_into::<IntersectionObserverEntry>();
            let position = self.position_of(&entry.target());
            if let Some(seen) = position.and_then(|position| in_view.get_mut(position)) {
                *seen = entry.is_intersecting();
            }
        }
        self.schedule();
    }

    fn position_of(&self, element: &JsValue) -> Option<usize> {
        // No `dyn_ref`: to a content script in Firefox, a page's element is no instance of its own `Object`.
        let element = element.is_object().then(|| element.unchecked_ref())?;
        let position = self.positions.get(element).as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a position that was put there by us"
        )]
        Some(position as usize)
    }

    /// One frame: all reads, then all writes.
    fn draw(&self) -> Fallible {
        self.frame.set(None);
        let screen = Screen::of(&self.window);
        let in_view = self.in_view.borrow();
        let marks = self.marks.iter().enumerate().zip(in_view.iter());
        let marks = marks.filter_map(|((position, mark), seen)| {
            let point = seen.then(|| screen.mark(&mark.element))?;
            Some((position, mark, point?))
        });
        let marks: Vec<(usize, &Marked, Point)> = marks.take(MARKS_AT_ONCE).collect();
        self.let_go(&marks);
        for (position, mark, point) in marks {
            marker::put(&self.marker(position, mark)?, point)?;
        }
        let pointed = self.pointed.get();
        match pointed.and_then(|position| Some((position, self.marks.get(position)?))) {
            Some((position, mark)) => self.show_card(position, mark, screen),
            None => Ok(()),
        }
    }

    fn show_card(&self, position: usize, mark: &Marked, screen: Screen) -> Fallible {
        card::fill(&self.host, &self.card, position, self.words)?;
        let size = self.card.get_bounding_client_rect();
        marker::put(&self.card, screen.card(&mark.element, &size))
    }

    /// Sets the elements aside whose links are out of view.
    fn let_go(&self, marks: &[(usize, &Marked, Point)]) {
        let stays = |position| marks.binary_search_by_key(&position, |mark| mark.0).is_ok();
        for (position, shown) in self.shown.borrow_mut().iter_mut().enumerate() {
            if let Some(marker) = shown.take_if(|_| !stays(position)) {
                marker.remove();
                self.spare.borrow_mut().push(marker);
            }
        }
    }

    /// The element that marks a link: the one it has, a spare one, or a new one.
    fn marker(&self, position: usize, mark: &Marked) -> Fallible<HtmlElement> {
        if let Some(Some(marker)) = self.shown.borrow().get(position) {
            return Ok(marker.clone());
        }
        let spare = self.spare.borrow_mut().pop();
        let marker = self.host.add("mark", spare)?;
        marker::label(&marker, &mark.mark, self.words)?;
        if let Some(shown) = self.shown.borrow_mut().get_mut(position) {
            *shown = Some(marker.clone());
        }
        Ok(marker)
    }
}

/// What calls a [`Track`]; dropping it ends all calls.
pub(super) struct Watch {
    track: Rc<Track>,
    observer: IntersectionObserver,
    #[expect(dead_code, reason = "held for as long as the observer may call it")]
    seen: Closure<dyn FnMut(Array)>,
    #[expect(dead_code, reason = "held for as long as a frame may call it")]
    draw: Closure<dyn FnMut()>,
}

impl Watch {
    /// Begins to watch the links; the marks appear with the next frame.
    pub(super) fn start(track: &Rc<Track>) -> Fallible<Self> {
        let watched = Rc::clone(track);
        let seen = Closure::new(move |entries: Array| watched.saw(&entries));
        let drawn = Rc::clone(track);
        let draw = Closure::new(move || {
            if let Err(error) = drawn.draw() {
                web_sys::console::error_1(&error);
            }
        });
        let draw: Closure<dyn FnMut()> = draw;
        track
            .draw
            .get_or_init(|| draw.as_ref().unchecked_ref::<Function>().clone());
        let seen: Closure<dyn FnMut(Array)> = seen;
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref())?;
        for mark in &track.marks {
            observer.observe(&mark.element);
        }
        Ok(Self {
            track: Rc::clone(track),
            observer,
            seen,
            draw,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let Some(frame) = self.track.frame.take() {
            // A window that is gone draws no frame either.
            self.track
                .window
                .cancel_animation_frame(frame)
                .unwrap_or_default();
        }
    }
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
