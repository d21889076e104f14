//! Keeps marks beside their links: which are in view, and where they are now.
//! Reads all boxes first and writes afterwards, once a frame at most.

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Date, Function};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Event, HtmlElement, IntersectionObserver, IntersectionObserverEntry, ResizeObserver,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

use super::{
    Marked, card,
    cover::Covers,
    host::Host,
    legend::Legend,
    links::{Links, Way},
    marker,
    place::{Screen, Spot},
};
use crate::{browser::dom::Fallible, report::MarkKind, settings::Look, words::Words};

/// Elements of ours at once; a screen full of more than these could not be read anyway.
const NODES_AT_ONCE: usize = 300;

/// From one look at what lies over the page to the next, in milliseconds: some thirty points of the screen are asked then, twice as many
/// where each corner is taken, which takes as long as all else in a frame.
const BETWEEN_LOOKS: f64 = 100.0;

/// The marks of one page, the card and the legend.
pub(super) struct Track {
    pub(super) window: Window,
    pub(super) host: Host,
    pub(super) legend: Legend,
    words: &'static Words,
    links: RefCell<Links>,
    card: HtmlElement,
    /// The link under the pointer or the focus.
    pointed: Cell<Option<usize>>,
    /// The link that the person has stepped to.
    current: Cell<Option<usize>>,
    /// What lay over the page at the last look, and when that was.
    covers: RefCell<Option<Covers>>,
    looked: Cell<f64>,
    frame: Cell<Option<i32>>,
    draw: OnceCell<Function>,
    observer: OnceCell<IntersectionObserver>,
}

/// A link to draw: its position, what it is, and where.
type Drawn<'a> = (usize, &'a Marked, Spot);

impl Track {
    /// Nothing is watched yet, see [`Watch`].
    pub(super) fn new(
        window: Window,
        host: Host,
        (words, look): (&'static Words, Look),
    ) -> Fallible<Self> {
        let card = host.add("card", None)?;
        card.set_attribute("role", "status")?;
        let legend = Legend::new(&host, (words, look))?;
        for element in [&card, legend.element()] {
            element.set_attribute("lang", &words.language())?;
            element.set_attribute("dir", &words.label("catalog", "direction"))?;
        }
        Ok(Self {
            window,
            host,
            legend,
            words,
            links: RefCell::new(Links::new(look)),
            card,
            pointed: Cell::default(),
            current: Cell::default(),
            covers: RefCell::default(),
            looked: Cell::default(),
            frame: Cell::default(),
            draw: OnceCell::new(),
            observer: OnceCell::new(),
        })
    }

    /// Marks these links from now on. Those that were in view are drawn at once, so that nothing flickers.
    pub(super) fn take(&self, marks: Vec<Marked>) -> Fallible {
        self.pointed.set(None);
        self.current.set(None);
        card::clear(&self.card);
        self.covers.take();
        self.links.borrow_mut().replace(marks);
        if let Some(observer) = self.observer.get() {
            observer.disconnect();
            for marked in self.links.borrow().marks() {
                observer.observe(&marked.element);
            }
        }
        self.draw()
    }

    /// Draws with the next frame, once however often it is asked.
    pub(super) fn schedule(&self) {
        if let (None, Some(draw)) = (self.frame.get(), self.draw.get()) {
            self.frame
                .set(self.window.request_animation_frame(draw).ok());
        }
    }

    /// Shows or hides the dots, as the legend has it.
    pub(super) fn choose_faint(&self) {
        self.links.borrow_mut().has_faint = self.legend.wants_faint();
        self.schedule();
    }

    /// The pointer or the focus is on something: perhaps one of the links.
    pub(super) fn point_at(&self, event: &Event) {
        let path = event.composed_path();
        let links = self.links.borrow();
        let pointed = path.iter().find_map(|element| links.position_of(&element));
        self.point(pointed.filter(|position| links.shows(*position)));
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

    /// Brings the next marked link, or the one before, into view; whether there is one.
    pub(super) fn step(&self, way: Way) -> bool {
        let links = self.links.borrow();
        let found = links.step(self.current.get(), way);
        let Some(element) = found.and_then(|at| Some(&links.marks().get(at)?.element)) else {
            return false;
        };
        let options = ScrollIntoViewOptions::new();
        // Clear of headers that stay at the top.
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        self.current.set(found);
        self.pointed.set(None);
        card::clear(&self.card);
        self.schedule();
        true
    }

    /// The person has turned to something else than the link stepped to.
    pub(super) fn leave_current(&self) {
        if self.current.take().is_some() {
            card::clear(&self.card);
            self.schedule();
        }
    }

    /// Links that came into view or left it.
    fn saw(&self, entries: &Array) {
        let mut links = self.links.borrow_mut();
        for entry in entries.iter() {
            let entry = entry.unchecked_into::<IntersectionObserverEntry>();
            links.see(&entry);
        }
        drop(links);
        self.schedule();
    }

    /// One frame: all reads, then all writes.
    fn draw(&self) -> Fallible {
        self.frame.set(None);
        let screen = Screen::of(&self.window);
        let links = self.links.borrow();
        let corner = self.look(screen);
        let drawn = self.in_view(&links, screen);
        links.let_go(drawn.iter().map(|(position, ..)| *position));
        for (position, marked, spot) in &drawn {
            self.draw_one(&links, *position, (marked, spot))?;
        }
        links.discard();
        match corner {
            Some(corner) => self.legend.stand(corner)?,
            // What came over the page since the last look is seen by a frame after it.
            None => self.schedule(),
        }
        let shown = self.pointed.get().or(self.current.get());
        let shown = shown.and_then(|position| Some((position, links.marks().get(position)?)));
        let is_in_view = |marked: &Marked| screen.spot(&marked.element).is_some();
        if let Some((position, marked)) = shown.filter(|(_, marked)| is_in_view(marked)) {
            return self.show_card(position, marked, screen);
        }
        card::clear(&self.card);
        Ok(())
    }

    /// Looks at what lies over the page and where the legend may stand; none where it is too soon for that, and only what was
    /// found before is followed.
    fn look(&self, screen: Screen) -> Option<usize> {
        let now = Date::now();
        let mut covers = self.covers.borrow_mut();
        if let Some(covers) = covers.as_mut()
            && (0.0..BETWEEN_LOOKS).contains(&(now - self.looked.get()))
        {
            covers.follow();
            return None;
        }
        *covers = Some(Covers::find(&self.window, screen));
        self.looked.set(now);
        Some(self.legend.corner(&self.window, screen))
    }

    /// What is to be drawn, as far as there are elements for it.
    fn in_view<'a>(&self, links: &'a Links, screen: Screen) -> Vec<Drawn<'a>> {
        let mut covers = self.covers.borrow_mut();
        let mut hide = |at, marked: &Marked, point| {
            let covers = covers.as_mut();
            covers.is_some_and(|covers| covers.hide(at, &marked.element, point))
        };
        let mut nodes = 0;
        let spots = links.in_view().filter_map(|(at, marked)| {
            let spot = screen.spot(&marked.element)?;
            let seen = !hide(at, marked, spot.inside);
            seen.then_some((at, marked, spot))
        });
        let fitting = spots.take_while(|(_, marked, spot)| {
            nodes += nodes_of(marked.mark.kind, spot);
            nodes <= NODES_AT_ONCE
        });
        fitting.collect()
    }

    fn draw_one(
        &self,
        links: &Links,
        position: usize,
        (marked, spot): (&Marked, &Spot),
    ) -> Fallible {
        let Marked { mark, .. } = marked;
        let nodes = links.nodes(position, nodes_of(mark.kind, spot), |nth, spare| {
            let class = if nth == 0 {
                marker::class(mark.kind)
            } else {
                "ring"
            };
            let node = self.host.add(class, spare)?;
            marker::label(&node, mark, self.words)?;
            Ok(node)
        })?;
        let mut nodes = nodes.iter();
        if let Some(end) = nodes.next() {
            let is_current = self.current.get() == Some(position);
            end.toggle_attribute_with_force("data-current", is_current)?;
            marker::put(end, spot.mark);
        }
        for (ring, line) in nodes.zip(&spot.lines) {
            marker::surround(ring, *line);
        }
        Ok(())
    }

    fn show_card(&self, position: usize, marked: &Marked, screen: Screen) -> Fallible {
        card::fill(&self.host, &self.card, position, self.words)?;
        let size = self.card.get_bounding_client_rect();
        marker::put(&self.card, screen.card(&marked.element, &size));
        Ok(())
    }
}

fn nodes_of(kind: MarkKind, spot: &Spot) -> usize {
    let rings = marker::is_ringed(kind).then_some(spot.lines.len());
    1 + rings.unwrap_or_default()
}

/// What calls a [`Track`]; dropping it ends all calls.
pub(super) struct Watch {
    track: Rc<Track>,
    observer: IntersectionObserver,
    #[expect(dead_code, reason = "held for as long as the observer may call it")]
    seen: Closure<dyn FnMut(Array)>,
    sizes: ResizeObserver,
    #[expect(
        dead_code,
        reason = "held for as long as the observer of sizes may call it"
    )]
    resized: Closure<dyn FnMut()>,
    #[expect(dead_code, reason = "held for as long as a frame may call it")]
    draw: Closure<dyn FnMut()>,
}

impl Watch {
    /// Begins to watch; the marks appear with the next frame.
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
        track.observer.get_or_init(|| observer.clone());
        let moved = Rc::clone(track);
        let resized = Closure::new(move || moved.schedule());
        let resized: Closure<dyn FnMut()> = resized;
        let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref())?;
        // What a style moves without an event changes the size of the page as a rule.
        let document = track.window.document();
        let body = document.and_then(|document| document.body());
        if let Some(body) = body {
            sizes.observe(&body);
        }
        Ok(Self {
            track: Rc::clone(track),
            observer,
            seen,
            sizes,
            resized,
            draw,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.sizes.disconnect();
        if let Some(frame) = self.track.frame.take() {
            // A window that is gone draws no frame either.
            self.track
                .window
                .cancel_animation_frame(frame)
                .unwrap_or_default();
        }
    }
}
