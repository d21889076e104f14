//! The popup's buttons for the basket.
//! What is in it, the basket's own page shows.

use super::Popup;
use crate::{
    basket::{MOST_PAGES, Put},
    browser::{
        dom::{self, Fallible},
        views::{basket, webext},
    },
    report::Format,
};

impl Popup {
    /// Puts the page's row into the basket and says so.
    pub(super) async fn put_aside(&self) -> Fallible {
        if webext::tab_is_private() {
            return self.say_failed("basket_private", &[]);
        }
        let entry = webext::ask("summary", &[Format::Entry.as_str().into()]).await?;
        match basket::put(&entry).await {
            Ok(Put::Added) => self.say_done("basket_added", &[])?,
            Ok(Put::Renewed) => self.say_done("basket_renewed", &[])?,
            Ok(Put::Full) => self.say_failed("basket_full", &[MOST_PAGES.to_string()])?,
            Err(error) => self.say_failed("basket_unreadable", &[webext::said(&error)])?,
        }
        self.count_basket().await
    }

    /// Says how many pages the basket holds on the button that opens it; hides it where that cannot be read.
    pub(super) async fn count_basket(&self) -> Fallible {
        let count = basket::kept().await.map(|basket| basket.len()).ok();
        let count = count.and_then(|count| u32::try_from(count).ok());
        let count = count.filter(|count| *count > 0);
        let count = count.map(|count| self.words.count("basket_open", &[count]));
        let root = dom::by_id(&self.document, "answer")?;
        dom::fill_or_hide(&root, "basket", &count.unwrap_or_default())
    }
}
