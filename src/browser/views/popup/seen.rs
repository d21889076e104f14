//! What the person's link was when it was last seen here, and that it was seen today.
//! What is a change is the core's to say.

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{part::Part, webext},
    },
    mine::{Change, Feature, Glimpse, History, Standing, seen_keys},
};

impl Popup {
    /// Says what was here when the link was last seen, and keeps what is here now: for each page and client, and
    /// nothing of private windows.
    pub(super) async fn remember(&self) -> Fallible {
        let report = self.report.borrow().clone();
        let keys = seen_keys(self.settings.borrow().profile(), &webext::tab_address());
        let (Some(report), Some((key, kept))) = (report, webext::first_stored(&keys).await?) else {
            return Ok(());
        };
        // What was not read may hold the link: that is no change.
        if report.part("not_inspected").flag("stopped") {
            return Ok(());
        }
        let mine = report.part("mine");
        let mut history = History::read(&kept);
        let verdict = Standing::from_word(&mine.text("verdict")).unwrap_or(Standing::Unset);
        let links: Vec<Glimpse> = mine.list("links").iter().map(glimpse).collect();
        if !history.see(verdict, &links, &webext::today()) {
            return Ok(());
        }
        if !webext::tab_is_private() {
            let json = serde_json::to_string(&history).map_err(|error| error.to_string())?;
            webext::store(key, &json).await?;
        }
        let changes = history.changes();
        let said: Vec<String> = changes.iter().map(|change| self.change(change)).collect();
        let head = dom::by_id(&self.document, "answer")?;
        self.list_sentences(&dom::field(&head, "change-list")?, &said)?;
        dom::hide_if(&dom::field(&head, "mine-before")?, || said.is_empty())
    }

    /// The client in use, by the name under which something new is kept of them.
    pub(super) fn client(&self) -> Option<String> {
        self.settings.borrow().profile().own_sites.first().cloned()
    }

    fn change(&self, change: &Change) -> String {
        let named = |text: &str| match (change.feature, text) {
            (Feature::Standing, word) => self.words.label("standing", word),
            (Feature::Context, word) => self.words.label("context", word),
            (Feature::Rel | Feature::Anchor, "") => self.words.say("changed_nothing", &[]),
            (Feature::Target | Feature::Rel | Feature::Anchor, text) => text.to_owned(),
        };
        let says = [
            named(&change.was),
            self.words.day(&change.day),
            named(&change.now),
        ];
        if change.feature == Feature::Standing && change.now == Standing::Absent.as_str() {
            return self.words.say("changed_gone", &says);
        }
        let key = ["changed_", change.feature.as_str()].concat();
        self.words.say(&key, &says)
    }
}

fn glimpse(link: &Part) -> Glimpse {
    Glimpse {
        url: link.text("url"),
        anchor: link.text("text"),
        rel: link.texts("rel"),
        context: link.text("context"),
    }
}
