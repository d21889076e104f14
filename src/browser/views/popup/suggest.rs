//! Keywords from the page in view, as a list that the person edits before it is kept, and the way back.
//! Reads no text itself; what is valid is decided by [`Settings::stored`] alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{keywords, part::Part, refusal, webext},
    },
    mine::Standing,
    settings::Settings,
};

impl Popup {
    /// Offers it where the page is the person's own, or nobody has said yet what the niche is.
    pub(super) fn offer_suggesting(&self, report: &Part) -> Fallible {
        let own = report.part("mine").text("verdict") == Standing::OwnPage.as_str();
        let none = self.settings.borrow().profile().keywords.is_empty();
        let busy = !self.suggested("suggest-editor")?.has_attribute("hidden")
            || self.keywords_before.is_offered();
        let nothing = self.unreadable.get() || (!own && !none && !busy);
        dom::hide_if(&self.suggested("suggest")?, || nothing)
    }

    /// Opens the list: the keywords that are there, and those of the page.
    pub(super) async fn suggest(&self) -> Fallible {
        let suggested = webext::ask("page_keywords", &[]).await?;
        let kept = self.settings.borrow().profile().keywords.clone();
        let list = keywords::joined(kept, &suggested);
        if list.added == 0 {
            return self.say_suggested("popup_suggest_none", &[]);
        }
        self.suggest_list()?.set_value(&list.lines.join("\n"));
        self.say_suggested("options_suggested", &[list.added.to_string()])?;
        dom::hide(&self.suggested("suggest-open")?)?;
        self.keywords_before.withdraw()?;
        dom::show(&self.suggested("suggest-editor")?)?;
        self.suggest_list()?.focus()
    }

    /// Keeps the list as the niche keywords of the profile in use; a list that cannot be stays open.
    pub(super) async fn keep_suggested(&self) -> Fallible {
        let before = {
            let settings = self.settings.borrow();
            (settings.active, settings.profile().keywords.clone())
        };
        let lines = keywords::lines(&self.suggest_list()?.value());
        if let Err(why) = self.put_keywords(before.0, lines).await? {
            self.suggested("suggest-said")?.set_text_content(None);
            let says = self.words.say("options_refused", &[why]);
            let place = self.suggested("suggest")?;
            return refusal::show(&place, Some("suggest-list"), &says).map(|_| ());
        }
        self.close_suggested()?;
        self.say_suggested("popup_suggest_kept", &[])?;
        self.keywords_before.offer(before)?;
        self.keywords_before.focus()
    }

    /// Leaves everything as it was.
    pub(super) fn drop_suggested(&self) -> Fallible {
        self.close_suggested()?;
        self.say_suggested("popup_suggest_dropped", &[])?;
        dom::focus(&self.suggested("suggest")?, "#suggest-open")
    }

    /// Puts the keywords back that were there before.
    pub(super) async fn undo_suggested(&self) -> Fallible {
        let Some((position, keywords)) = self.keywords_before.take() else {
            return Ok(());
        };
        if let Err(why) = self.put_keywords(position, keywords).await? {
            return self.say_suggested("options_refused", &[why]);
        }
        self.say_suggested("pasted_restored", &[])?;
        dom::show(&self.suggested("suggest")?)?;
        dom::focus(&self.suggested("suggest")?, "#suggest-open")?;
        self.keywords_before.withdraw()
    }

    /// Closes the list and forgets what stands in it.
    pub(super) fn close_suggested(&self) -> Fallible {
        refusal::clear(&self.suggested("suggest")?)?;
        dom::hide(&self.suggested("suggest-editor")?)?;
        dom::show(&self.suggested("suggest-open")?)
    }

    /// Keeps the keywords of a profile and has the page judged by them; or what is wrong with them.
    async fn put_keywords(
        &self,
        position: usize,
        keywords: Vec<String>,
    ) -> Fallible<Result<(), String>> {
        if self.unreadable.get() {
            let said = dom::by_id(&self.document, "unreadable")?;
            return Ok(Err(said.text_content().unwrap_or_default()));
        }
        let mut wanted = self.settings.borrow().clone();
        if let Some(profile) = wanted.profiles.get_mut(position) {
            profile.keywords = keywords;
        }
        let json = |settings: &Settings| {
            serde_json::to_string(settings).map_err(|error| error.to_string())
        };
        let checked = match Settings::stored(&json(&wanted)?) {
            Ok(checked) => checked,
            Err(error) => return Ok(Err(self.words.refusal(&error))),
        };
        let settings = json(&checked)?;
        webext::save_settings(&settings).await?;
        self.settings.replace(checked);
        let report = webext::ask("judge", &[settings.as_str().into()]).await?;
        self.answer(&Part::parse(&report)?)?;
        Ok(Ok(()))
    }

    fn say_suggested(&self, key: &str, args: &[String]) -> Fallible {
        let said = self.suggested("suggest-said")?;
        said.set_text_content(Some(&self.words.say(key, args)));
        Ok(())
    }

    fn suggest_list(&self) -> Fallible<HtmlTextAreaElement> {
        Ok(self.suggested("suggest-list")?.dyn_into()?)
    }

    fn suggested(&self, id: &str) -> Fallible<Element> {
        dom::by_id(&self.document, id)
    }
}
