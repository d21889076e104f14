//! Says that the page is no longer as it was read, and offers to read it again.
//! Looks from here, once a second: nothing of ours waits in the page, and nothing is left there when the popup closes.

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{part::Part, pause::pause, webext},
    },
    stale::{Look, Stale, Watch},
};

/// From one look to the next, in milliseconds.
const BETWEEN: i32 = 1000;

impl Popup {
    /// Looks until there is something to say, which is said once.
    pub(super) async fn watch(&self) -> Fallible {
        let mut watch = Watch::default();
        loop {
            pause(BETWEEN).await?;
            let json = webext::looks().await?;
            // A document that was not read, or one that the browser no longer lets us see.
            let Ok(looks) = Part::parse(&json) else {
                return self.say_stale(Stale::Moved);
            };
            let says = watch.look(&look(&looks.part("read")), look(&looks.part("now")));
            if let Some(says) = says {
                return self.say_stale(says);
            }
        }
    }

    fn say_stale(&self, says: Stale) -> Fallible {
        let place = dom::by_id(&self.document, "stale")?;
        place.set_attribute("data-state", says.as_str())?;
        dom::fill(&place, "says", &self.words.label("stale", says.as_str()))?;
        dom::show(&dom::field(&place, "again")?)
    }

    /// Begins anew, as the popup does when it opens: what stands in its fields may be about another page.
    pub(super) fn read_again() -> Fallible {
        dom::window()?.location().reload()
    }
}

fn look(part: &Part) -> Look {
    Look {
        address: part.text("address"),
        links: part.text("links"),
    }
}
