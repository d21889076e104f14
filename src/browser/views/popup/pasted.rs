//! What the person knows of this site: a field for it, what is kept, and the way back.
//! Reads no scale itself; what a value is worth is the engine's.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{known::Known, refusal, webext},
    },
    scale::{self, Scale, Unclear},
};

impl Popup {
    /// Shows the field, where the page has a site that something can be said of.
    pub(super) async fn show_known(&self, known: &Known) -> Fallible {
        let subject = webext::ask("subject", &[]).await?;
        let form = self.paste_form()?;
        // Nothing is kept of private windows.
        dom::hide_if(&form, || subject.is_empty() || webext::tab_is_private())?;
        form.set_attribute("data-subject", &subject)?;
        dom::fill(
            &form,
            "subject",
            &self.words.say("pasted_label", &[subject]),
        )?;
        self.show_pasted(&known.lines)?;
        match &known.trouble {
            Some(trouble) => self.say_pasted("known_trouble", std::slice::from_ref(trouble)),
            None => Ok(()),
        }
    }

    /// Keeps what the person typed.
    pub(super) async fn paste(&self) -> Fallible {
        let field: HtmlInputElement = dom::by_id(&self.document, "pasted-text")?.dyn_into()?;
        let choice: HtmlSelectElement = dom::by_id(&self.document, "pasted-scale")?.dyn_into()?;
        let asked = !choice.has_attribute("hidden");
        let chosen = Scale::from_word(&choice.value()).filter(|_| asked);
        let values = match scale::read(&field.value(), chosen) {
            Ok(values) => values,
            Err(unclear) => return self.ask_back(unclear, &choice),
        };
        dom::hide(&choice)?;
        refusal::clear(&self.paste_form()?)?;
        let subject = self.subject()?;
        let mut lines = webext::pasted().await?;
        for (scale, value) in &values {
            lines = without(&lines, &subject, scale.as_str());
            let value = value.to_string();
            let cells = ["pasted", &subject, scale.as_str(), &value];
            lines.extend([cells.join("\t"), "\n".to_owned()]);
        }
        self.keep(&lines).await?;
        field.set_value("");
        let kept = values
            .iter()
            .map(|(scale, value)| self.name(scale.as_str(), &value.to_string()));
        let kept = kept.collect::<Vec<_>>().join(", ");
        self.pasted_before.withdraw()?;
        self.say_pasted("pasted_kept", &[kept, subject])
    }

    /// Takes one value out.
    pub(super) async fn remove_pasted(&self, button: &Element) -> Fallible {
        let scale = button.get_attribute("data-scale").unwrap_or_default();
        let before = webext::pasted().await?;
        let lines = without(&before, &self.subject()?, &scale);
        self.keep(&lines).await?;
        self.say_pasted("pasted_removed", &[])?;
        self.pasted_before.offer(before)?;
        self.pasted_before.focus()
    }

    /// Puts what was taken out last back.
    pub(super) async fn restore_pasted(&self) -> Fallible {
        if let Some(before) = self.pasted_before.take() {
            self.keep(&before).await?;
        }
        dom::focus(&self.paste_form()?, "input")?;
        self.pasted_before.withdraw()?;
        self.say_pasted("pasted_restored", &[])
    }

    /// Stores the lines and has the page judged anew.
    async fn keep(&self, lines: &str) -> Fallible {
        webext::save_pasted(lines).await?;
        let known = self.weigh().await?;
        self.show_pasted(&known.lines)
    }

    fn ask_back(&self, unclear: Unclear, choice: &HtmlSelectElement) -> Fallible {
        let name = |scale: Scale| self.words.label("scale", scale.as_str());
        match unclear {
            Unclear::Scale => {
                refusal::clear(&self.paste_form()?)?;
                dom::show(choice)?;
                choice.focus()?;
                self.say_pasted("pasted_which", &[])
            }
            Unclear::Nothing => self.refuse_pasted("pasted_unread", &[]),
            Unclear::TooMuch(scale) => {
                self.refuse_pasted("pasted_too_much", &[name(scale), scale.most().to_string()])
            }
            Unclear::Twice(scale) => self.refuse_pasted("pasted_twice", &[name(scale)]),
        }
    }

    /// Nothing is kept; of what was kept before nothing is said any more.
    fn refuse_pasted(&self, key: &str, args: &[String]) -> Fallible {
        dom::by_id(&self.document, "pasted-said")?.set_text_content(None);
        let says = self.words.say(key, args);
        refusal::show(&self.paste_form()?, Some("pasted-text"), &says).map(|_| ())
    }

    fn show_pasted(&self, lines: &str) -> Fallible {
        let subject = self.subject()?;
        let list = dom::field(&self.paste_form()?, "pasted-list")?;
        list.replace_children_with_node_0();
        for line in lines.lines().filter(|line| is_of(line, &subject)) {
            let mut cells = line.split('\t').skip(2);
            let scale = cells.next().unwrap_or_default();
            let name = self.name(scale, cells.next().unwrap_or_default());
            let entry = dom::stamp(&self.document, "pasted-entry")?;
            dom::localize(&entry, &self.words)?;
            dom::fill(&entry, "value", &name)?;
            let button = dom::field(&entry, "remove")?;
            button.set_attribute("data-scale", scale)?;
            button.set_attribute(
                "aria-label",
                &self.words.say("pasted_remove_named", &[name]),
            )?;
            list.append_child(&entry)?;
        }
        dom::hide_if(&list, || list.child_element_count() == 0)
    }

    /// `DR 54`, `12000 visits a month`.
    fn name(&self, scale: &str, value: &str) -> String {
        self.words
            .say(&["value_of_", scale].concat(), &[value.to_owned()])
    }

    fn say_pasted(&self, key: &str, args: &[String]) -> Fallible {
        let said = dom::by_id(&self.document, "pasted-said")?;
        said.set_text_content(Some(&self.words.say(key, args)));
        Ok(())
    }

    fn paste_form(&self) -> Fallible<Element> {
        dom::by_id(&self.document, "pasted")
    }

    fn subject(&self) -> Fallible<String> {
        let subject = self.paste_form()?.get_attribute("data-subject");
        Ok(subject.unwrap_or_default())
    }
}

fn is_of(line: &str, subject: &str) -> bool {
    let rest = line
        .strip_prefix("pasted\t")
        .and_then(|line| line.strip_prefix(subject));
    rest.is_some_and(|rest| rest.starts_with('\t'))
}

/// The lines without the one of this subject and scale.
fn without(lines: &str, subject: &str, scale: &str) -> String {
    let other = |line: &&str| !is_of(line, subject) || line.split('\t').nth(2) != Some(scale);
    let kept = lines.lines().filter(other);
    kept.flat_map(|line| [line, "\n"]).collect()
}
