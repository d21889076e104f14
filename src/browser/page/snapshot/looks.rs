//! Reads geometry and computed style of every link in one batch, after all reads of structure.
//! Says what conceals a link, not whether that makes it a hidden one.

mod own;
mod style;

use wasm_bindgen::{JsCast, JsValue};

use crate::browser::page::native::Element;
use crate::page::{Concealment, PageSnapshot, Rect, Rendering};
use style::Style;

/// A box this small in both directions shows nothing: the usual "for screen readers only" box is 1 by 1.
const POINT_PX: f64 = 1.0;
/// Most blocks without a box of their own that are passed on the way to one that has one.
const BOXLESS: usize = 16;

/// What the blocks from the root down to one do to what stands in it.
#[derive(Debug, Clone, Default)]
struct Look {
    concealed: Option<(Concealment, u32)>,
    /// The plain background behind it, where one is known.
    background: Option<String>,
}

/// What is asked of the blocks around a link.
#[derive(Debug, Clone, Copy)]
enum Ask {
    /// What lies behind a link that the browser renders, and whether a box clips it.
    Behind,
    /// Which block keeps a link from being rendered.
    Culprit,
}

struct Looks<'a> {
    window: &'a web_sys::Window,
    elements: &'a [Element],
    parents: Vec<Option<u32>>,
    behind: Vec<Option<Look>>,
    culprits: Vec<Option<Look>>,
    options: JsValue,
}

/// Fills `rect` and `rendering` of every anchor.
pub(super) fn read(
    window: &web_sys::Window,
    page: &mut PageSnapshot,
    (elements, anchors): (&[Element], &[Element]),
) {
    let parents = page.blocks.iter().map(|block| block.parent).collect();
    let (behind, culprits) = (vec![None; elements.len()], vec![None; elements.len()]);
    let mut looks = Looks {
        window,
        elements,
        parents,
        behind,
        culprits,
        options: visibility_options(),
    };
    let offset = (
        window.scroll_x().unwrap_or_default(),
        window.scroll_y().unwrap_or_default(),
    );
    for (anchor, element) in page.anchors.iter_mut().zip(anchors) {
        let rect = rect_of(element, offset);
        anchor.rect = Some(rect);
        let concealed = looks.concealment(element, anchor.block, rect);
        anchor.rendering = match concealed {
            Some((by, block)) => Rendering::Concealed {
                by,
                block: Some(block),
            },
            None => Rendering::Shown,
        };
    }
}

/// What `checkVisibility` is to look at (CSSOM View, `CheckVisibilityOptions`).
fn visibility_options() -> JsValue {
    let options = js_sys::Object::new();
    for name in ["opacityProperty", "visibilityProperty"] {
        // A plain object takes any property.
        drop(js_sys::Reflect::set(&options, &name.into(), &JsValue::TRUE));
    }
    options.into()
}

impl Looks<'_> {
    fn concealment(
        &mut self,
        element: &Element,
        block: u32,
        rect: Rect,
    ) -> Option<(Concealment, u32)> {
        if !self.rendered(element, block) {
            return self
                .of(block, Ask::Culprit)
                .concealed
                .or(Some((Concealment::NotRendered, block)));
        }
        let look = self.of(block, Ask::Behind);
        look.concealed.or_else(|| {
            let own = own::concealment(self.window, (element, rect), look.background.as_deref());
            own.map(|by| (by, block))
        })
    }

    /// Whether the browser renders the element. One of `display: contents` has no box, and is rendered if its parent is.
    fn rendered(&self, element: &Element, block: u32) -> bool {
        let mut around = (element, block);
        for _ in 0..BOXLESS {
            let (element, block) = around;
            if element.check_visibility(&self.options) {
                return true;
            }
            let style = Style::of(self.window, element);
            let boxless = style.is_some_and(|style| style.get("display") == "contents");
            let parent = self.parents.get(block as usize).copied().flatten();
            let parent =
                parent.and_then(|parent| Some((self.elements.get(parent as usize)?, parent)));
            match parent.filter(|_| boxless) {
                Some(parent) => around = parent,
                None => return false,
            }
        }
        false
    }

    fn known(&mut self, ask: Ask) -> &mut Vec<Option<Look>> {
        match ask {
            Ask::Behind => &mut self.behind,
            Ask::Culprit => &mut self.culprits,
        }
    }

    /// The look of a block, computed from the outermost unknown ancestor inwards.
    fn of(&mut self, block: u32, ask: Ask) -> Look {
        let mut path = Vec::new();
        let mut look = Look::default();
        let mut next = Some(block);
        while let Some(current) = next {
            if let Some(Some(known)) = self.known(ask).get(current as usize) {
                look = known.clone();
                break;
            }
            path.push(current);
            next = self.parents.get(current as usize).copied().flatten();
        }
        for current in path.into_iter().rev() {
            look = self.inner(current, look, ask);
            if let Some(slot) = self.known(ask).get_mut(current as usize) {
                *slot = Some(look.clone());
            }
        }
        look
    }

    fn inner(&self, block: u32, outer: Look, ask: Ask) -> Look {
        // Only `visibility` can be taken back further in.
        if outer
            .concealed
            .is_some_and(|(by, _)| by != Concealment::Invisible)
        {
            return outer;
        }
        let Some(element) = self.elements.get(block as usize) else {
            return outer;
        };
        let Some(style) = Style::of(self.window, element) else {
            return outer;
        };
        match ask {
            Ask::Behind => Look {
                concealed: style
                    .clips(element)
                    .then_some((Concealment::Clipped, block)),
                background: style.background(outer.background),
            },
            Ask::Culprit => {
                let concealed = match style.concealment() {
                    Some(Concealment::Invisible) => {
                        outer.concealed.or(Some((Concealment::Invisible, block)))
                    }
                    found => found.map(|by| (by, block)),
                };
                Look {
                    concealed,
                    background: None,
                }
            }
        }
    }
}

/// The link's box in page coordinates; of its contents where it has none of its own (`display: contents`).
fn rect_of(element: &Element, (scroll_x, scroll_y): (f64, f64)) -> Rect {
    let own = element.get_bounding_client_rect();
    let contents = || -> Option<web_sys::DomRect> {
        let range = web_sys::Range::new().ok()?;
        range.select_node_contents(element.unchecked_ref()).ok()?;
        Some(range.get_bounding_client_rect())
    };
    let empty = own.width() <= POINT_PX && own.height() <= POINT_PX;
    let rect = if empty {
        contents().unwrap_or(own)
    } else {
        own
    };
    Rect {
        x: rect.x() + scroll_x,
        y: rect.y() + scroll_y,
        width: rect.width(),
        height: rect.height(),
    }
}
