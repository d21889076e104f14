//! The list of profiles: choose, add, remove, take the removal back. Nothing of it is kept before the person saves.
//! Judges no profile.

use super::Options;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::profiles,
    },
    settings::Profile,
};

impl Options {
    pub(super) fn show_profiles(&self) -> Fallible {
        let settings = self.settings.borrow();
        let list = profiles::select(&self.document, "profile")?;
        profiles::fill(&list, &settings, &self.words)?;
        let only = settings.profiles.len() == 1;
        let form = self.form()?;
        dom::hide_if(&dom::field(&form, "remove")?, || only)?;
        let undo = dom::field(&form, "undo")?;
        dom::hide_if(&undo, || self.removed.borrow().is_none())
    }

    pub(super) fn choose(&self) -> Fallible {
        let list = profiles::select(&self.document, "profile")?;
        self.settings.borrow_mut().active = profiles::chosen(&list);
        Ok(())
    }

    pub(super) fn add(&self) {
        let mut settings = self.settings.borrow_mut();
        settings.active = settings.profiles.len();
        settings.profiles.push(Profile::default());
    }

    pub(super) fn remove(&self) -> Fallible {
        let mut settings = self.settings.borrow_mut();
        let position = settings.active;
        if position < settings.profiles.len() && settings.profiles.len() > 1 {
            let profile = settings.profiles.remove(position);
            self.removed.replace(Some((position, profile)));
            settings.active = position.min(settings.profiles.len() - 1);
        }
        drop(settings);
        self.say("options_removed", &[])?;
        // The button under the focus may be gone.
        dom::focus(&self.form()?, "#profile")
    }

    pub(super) fn undo(&self) {
        let mut settings = self.settings.borrow_mut();
        if let Some((position, profile)) = self.removed.take() {
            let position = position.min(settings.profiles.len());
            settings.profiles.insert(position, profile);
            settings.active = position;
        }
    }
}
