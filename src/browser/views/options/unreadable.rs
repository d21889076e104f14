//! Settings that are stored and cannot be read: what happened, and what can be done. Nothing is overwritten before the
//! person has confirmed it, and then it can be undone.
//! Reads no setting itself.

use web_sys::Element;

use super::{Options, file, replace};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{download, webext},
    },
    settings::{Settings, SettingsError},
};

impl Options {
    /// Says so in the form's place.
    pub(super) fn show_unreadable(&self, error: &SettingsError) -> Fallible {
        let place = dom::by_id(&self.document, "unreadable")?;
        let key = if matches!(error, SettingsError::Newer(_)) {
            "unreadable_newer"
        } else {
            "unreadable_damaged"
        };
        let said = self.words.say(key, &[self.words.refusal(error)]);
        dom::fill(&place, "why", &said)?;
        self.readable()?.iter().try_for_each(dom::hide)?;
        dom::show(&place)
    }

    /// What a button of the section asks for.
    pub(super) async fn mend(&self, act: &str) -> Fallible {
        let place = dom::by_id(&self.document, "unreadable")?;
        let say = |key: &str, args: &[String]| {
            self.say_at("unreadable-said", key, &self.words.say(key, args))
        };
        match act {
            "file" => {
                let name = file::name_today();
                download::save(&name, &webext::settings().await?)?;
                say("popup_downloaded", &[name])
            }
            "ask" => replace::ask(&place),
            "cancel" => replace::canceled(&place),
            "start" => {
                let before = self.replace(Settings::default()).await?;
                dom::hide(&dom::field(&place, "sure")?)?;
                self.readable()?.iter().try_for_each(dom::show)?;
                self.unread.offer(before)?;
                self.unread.focus()?;
                say("unreadable_started", &[])
            }
            "undo" => {
                self.undo_replacing(&self.unread).await?;
                self.say_at("unreadable-said", "", "")?;
                self.readable()?.iter().try_for_each(dom::hide)?;
                replace::canceled(&place)?;
                self.unread.withdraw()?;
                // That of a file went with the form.
                self.say_at("file-said", "", "")?;
                self.replaced.withdraw()
            }
            _ => Ok(()),
        }
    }

    /// What there is to do with settings that can be read.
    fn readable(&self) -> Fallible<[Element; 2]> {
        let place = |id| dom::by_id(&self.document, id);
        Ok([place("settings")?, place("file")?])
    }
}
