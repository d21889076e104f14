//! Shows how far a reading is that takes its time, and has it stopped.
//! Asks from here, now and then: a page that is read in a moment is not asked.

use futures_lite::future::{or, pending};

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::{part::Part, pause::pause, webext},
};

/// Before the first look, and from one to the next, in milliseconds.
const BETWEEN: i32 = 300;

/// Reading takes so much of the bar, in hundredths; judging the rest.
const READING: u32 = 20;

impl Popup {
    /// The answer of a call that may take long.
    pub(super) async fn follow(
        &self,
        answer: impl Future<Output = Fallible<String>>,
    ) -> Fallible<String> {
        let answer = or(answer, self.look_on()).await;
        dom::hide(&dom::by_id(&self.document, "progress")?)?;
        answer
    }

    /// Looks until nobody waits any more.
    async fn look_on(&self) -> Fallible<String> {
        loop {
            pause(BETWEEN).await?;
            // Where the page does not say, its answer tells what is wrong.
            let Ok(said) = webext::ask("progress", &[]).await else {
                return pending().await;
            };
            let numbers: Vec<u32> = said.split(' ').flat_map(str::parse).collect();
            if let [read, of, judged] = numbers[..] {
                self.show_reading([read, of, judged])?;
            }
        }
    }

    fn show_reading(&self, [read, of, judged]: [u32; 3]) -> Fallible {
        let place = dom::by_id(&self.document, "progress")?;
        dom::show(&place)?;
        // Links of shadow trees are read, and are none of those that the browser counts.
        let of = of.max(read);
        let walked = (u64::from(read) * u64::from(READING)).checked_div(u64::from(of));
        let walked = walked.and_then(|walked| u32::try_from(walked).ok());
        let done = if judged > 0 {
            READING + judged * (100 - READING) / 100
        } else {
            walked.unwrap_or_default().min(READING)
        };
        dom::field(&place, "bar")?.set_attribute("value", &done.to_string())?;
        // A page of much text may have none.
        let says = if of > 0 {
            self.words.count("popup_progress_links", &[read, of])
        } else {
            String::new()
        };
        dom::fill(&place, "says", &says)?;
        // Read out where it changes, not with each number.
        let status = dom::by_id(&self.document, "status")?;
        let state = status.get_attribute("data-state").unwrap_or_default();
        if judged > 0 && state.is_empty() {
            self.say_status("popup_judging")?;
        }
        Ok(())
    }

    /// Ends the reading with what was read; the answer comes as it would.
    pub(super) async fn cancel(&self) -> Fallible {
        let place = dom::by_id(&self.document, "progress")?;
        dom::field(&place, "cancel")?.set_attribute("disabled", "")?;
        self.say_status("popup_canceling")?;
        webext::ask("cancel", &[]).await.map(|_| ())
    }

    /// Says of what was stopped how much of it was read.
    pub(super) fn show_stopped(&self, report: &Part) -> Fallible {
        let missed = report.part("not_inspected");
        let read = report.part("totals").number("links");
        let place = dom::by_id(&self.document, "stopped")?;
        let numbers = [read, read.saturating_add(missed.number("links"))];
        dom::fill(&place, "says", &self.words.count("popup_stopped", &numbers))?;
        dom::hide_if(&place, || !missed.flag("stopped"))
    }
}
