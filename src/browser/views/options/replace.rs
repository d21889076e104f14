//! Other settings in the place of all that is kept, which can be taken back; and the step that asks before.
//! Judges no setting.

use web_sys::Element;

use super::{Options, form, json};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{undo::Undo, webext},
    },
    settings::{Profile, Settings},
};

/// All that is held of settings at one time.
#[derive(Clone)]
pub(super) struct Held {
    /// What is kept, as JSON, though it may be unreadable.
    kept: String,
    /// What stands in the form, saved or not.
    form: Settings,
    /// The profile that was removed last, and where it stood.
    removed: Option<(usize, Profile)>,
}

impl Options {
    /// Keeps these settings and shows them; gives what was held before.
    pub(super) async fn replace(&self, settings: Settings) -> Fallible<Held> {
        let kept = json(&settings)?;
        self.bring_back(Held {
            kept,
            form: settings,
            removed: None,
        })
        .await
    }

    /// Goes back to what was held once; what was held until now can be gone back to in turn.
    pub(super) async fn undo_replacing(&self, undo: &Undo<Held>) -> Fallible {
        let Some(before) = undo.take() else {
            return Ok(());
        };
        match self.bring_back(before.clone()).await {
            Ok(now) => undo.offer(now),
            Err(error) => {
                undo.offer(before)?;
                Err(error)
            }
        }
    }

    /// Keeps and shows what was held once; gives what was held until then.
    async fn bring_back(&self, held: Held) -> Fallible<Held> {
        let kept = webext::settings().await?;
        webext::save_settings(&held.kept).await?;
        // What the person typed until now is held too.
        form::take(&self.document, &mut self.settings.borrow_mut())?;
        let before = Held {
            kept,
            form: self.settings.replace(held.form),
            removed: self.removed.replace(held.removed),
        };
        self.show()?;
        // What was said of the form is not true of this one.
        self.say_at("said", "", "")?;
        Ok(before)
    }
}

/// Asks in the place of the button that was pressed; the focus goes to the way out.
pub(super) fn ask(place: &Element) -> Fallible {
    dom::hide(&dom::field(place, "ask")?)?;
    dom::show(&dom::field(place, "sure")?)?;
    dom::focus(place, "[data-field=cancel]")
}

/// Offers the button again.
pub(super) fn answered(place: &Element) -> Fallible {
    dom::hide(&dom::field(place, "sure")?)?;
    dom::show(&dom::field(place, "ask")?)
}

/// The same, with the focus on it.
pub(super) fn canceled(place: &Element) -> Fallible {
    answered(place)?;
    dom::focus(place, "[data-field=ask]")
}
