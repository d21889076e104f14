//! What was agreed of the link from this page: the points, a form for it, and the way back.
//! Holds nothing against anything itself; that is the engine's.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, Url};

use super::Popup;
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{part::Part, refusal, webext},
    },
    context::Context,
    follow::Follow,
    mine::{Agreement, Held, Place, Standing, is_for},
};

impl Popup {
    /// Shows the points and the form; on the person's own pages and without a site of theirs there is neither.
    pub(super) fn show_agreed(&self, mine: &Part) -> Fallible {
        let place = dom::by_id(&self.document, "agreement")?;
        let verdict = Standing::from_word(&mine.text("verdict"));
        let nowhere = matches!(verdict, None | Some(Standing::Unset | Standing::OwnPage));
        // Nothing is kept of private windows.
        dom::hide_if(&place, || nowhere || webext::tab_is_private())?;
        self.show_points(&mine.part("agreed"))?;
        let agreed = mine.has("agreed");
        let key = if agreed {
            "agreed_title"
        } else {
            "agreed_none"
        };
        dom::fill(&place, "agreed-title", &self.words.say(key, &[]))?;
        dom::hide_if(&dom::by_id(&self.document, "agreed-remove")?, || !agreed)?;
        self.fill_terms(mine)
    }

    fn show_points(&self, agreed: &Part) -> Fallible {
        let details = dom::by_id(&self.document, "points")?;
        let list = dom::field(&details, "point-list")?;
        list.replace_children_with_node_0();
        let points = agreed.list("points");
        for point in &points {
            let held = point.text("held");
            let entry = dom::stamp(&self.document, "point")?;
            entry.set_attribute("data-held", &held)?;
            let term = self.words.label("term", &point.text("term"));
            dom::fill(&entry, "term", &term)?;
            dom::fill(&entry, "held", &self.words.label("held", &held))?;
            dom::fill(&entry, "reason", &self.sentence(&point.part("reason")))?;
            list.append_child(&entry)?;
        }
        let worst = agreed.text("held");
        let of_worst = points.iter().filter(|point| point.text("held") == worst);
        let counts = [of_worst.count().to_string(), points.len().to_string()];
        let key = ["agreed_", &worst].concat();
        let says = dom::field(&details, "points-say")?;
        says.set_text_content(Some(&self.words.say(&key, &counts)));
        dom::hide_if(&details, || points.is_empty())?;
        // Once told, whether it is open is the person's choice.
        if details.get_attribute("data-held").as_ref() == Some(&worst) {
            return Ok(());
        }
        details.set_attribute("data-held", &worst)?;
        match Held::from_word(&worst) {
            Some(Held::Fail) => details.set_attribute("open", ""),
            Some(Held::Unknown | Held::Pass) | None => details.remove_attribute("open"),
        }
    }

    /// Fills the form with what was agreed or else found, unless it stands there already: what was typed stays.
    fn fill_terms(&self, mine: &Part) -> Fallible {
        let agreed = mine.part("agreed").part("terms");
        let links = mine.list("links");
        let terms = match links.first() {
            _ if mine.has("agreed") => terms(&agreed),
            Some(best) => found(best),
            None => terms(&agreed),
        };
        let form = self.agreed_form()?;
        let line = terms.line("");
        if form.get_attribute("data-filled").as_ref() == Some(&line) {
            return Ok(());
        }
        form.set_attribute("data-filled", &line)?;
        refusal::clear(&form)?;
        self.text_field("agreed-url")?.set_value(&terms.url);
        self.text_field("agreed-anchor")?.set_value(&terms.anchor);
        let rels = Agreement::RELS.map(|rel| ("follow", rel.as_str()));
        self.choices("agreed-rel", &rels, terms.rel.map(Follow::as_str))?;
        let places = Place::ALL.iter().map(|place| ("place", place.as_str()));
        let places: Vec<(&str, &str)> = places.collect();
        self.choices("agreed-place", &places, terms.place.map(Place::as_str))
    }

    /// Anything, then each word; the one that is chosen.
    fn choices(&self, id: &str, words: &[(&str, &str)], chosen: Option<&str>) -> Fallible {
        let list = self.choice(id)?;
        list.replace_children_with_node_0();
        let any = self.words.say("agreed_any", &[]);
        let labels = words
            .iter()
            .map(|(of, word)| (self.words.label(of, word), *word));
        for (label, word) in std::iter::once((any, "")).chain(labels) {
            let option = self.document.create_element("option")?;
            option.set_attribute("value", word)?;
            option.set_text_content(Some(&label));
            list.append_child(&option)?;
        }
        list.set_value(chosen.unwrap_or_default());
        Ok(())
    }

    /// Keeps what the form says for this page and client.
    pub(super) async fn agree(&self) -> Fallible {
        let (Some(client), field) = (self.client(), self.text_field("agreed-url")?) else {
            return Ok(());
        };
        let url = match self.typed_address(&field.value()) {
            Ok(url) => url,
            Err(key) => return self.refuse_agreed(key),
        };
        let terms = Agreement {
            url,
            anchor: webext::composed(&self.text_field("agreed-anchor")?.value()),
            rel: Follow::from_word(&self.choice("agreed-rel")?.value()),
            place: Place::from_word(&self.choice("agreed-place")?.value()),
        };
        let before = webext::agreed(&webext::tab_address()).await?;
        let lines = self.without_own(&before) + &terms.line(&client);
        self.keep_agreed(&lines).await?;
        self.say_agreed("agreed_kept")?;
        self.agreed_before.offer(before)
    }

    /// Nothing is kept; of what was kept before nothing is said any more.
    fn refuse_agreed(&self, key: &str) -> Fallible {
        self.say_agreed("")?;
        let says = self.words.say(key, &[]);
        refusal::show(&self.agreed_form()?, Some("agreed-url"), &says).map(|_| ())
    }

    /// The address as the browser spells it, or the key of what is wrong with it.
    fn typed_address(&self, typed: &str) -> Result<String, &'static str> {
        let typed = typed.trim();
        let whole = if typed.contains("://") {
            typed.to_owned()
        } else {
            ["https://", typed].concat()
        };
        let url = Url::new(&whole).map_err(|_| "agreed_no_address")?;
        if !matches!(url.protocol().as_str(), "http:" | "https:") {
            return Err("agreed_no_address");
        }
        let settings = self.settings.borrow();
        if !Agreement::is_on(&url.hostname(), &url.pathname(), settings.profile()) {
            return Err("agreed_not_yours");
        }
        Ok(url.href())
    }

    /// Takes it out.
    pub(super) async fn disagree(&self) -> Fallible {
        let before = webext::agreed(&webext::tab_address()).await?;
        let lines = self.without_own(&before);
        self.keep_agreed(&lines).await?;
        self.say_agreed("agreed_removed")?;
        self.agreed_before.offer(before)?;
        self.agreed_before.focus()
    }

    /// Puts back what was agreed before the last change.
    pub(super) async fn restore_agreed(&self) -> Fallible {
        if let Some(before) = self.agreed_before.take() {
            self.keep_agreed(&before).await?;
        }
        self.text_field("agreed-url")?.focus()?;
        self.agreed_before.withdraw()?;
        self.say_agreed("agreed_restored")
    }

    /// Another client's terms are not this one's to go back to.
    pub(super) fn forget_agreed(&self) -> Fallible {
        self.agreed_before.withdraw()?;
        self.say_agreed("")?;
        refusal::clear(&self.agreed_form()?)
    }

    /// The lines without the client's.
    fn without_own(&self, lines: &str) -> String {
        let settings = self.settings.borrow();
        let others = lines
            .lines()
            .filter(|line| !is_for(line, settings.profile()));
        others.flat_map(|line| [line, "\n"]).collect()
    }

    async fn keep_agreed(&self, lines: &str) -> Fallible {
        webext::save_agreed(lines).await?;
        let form = self.agreed_form()?;
        form.remove_attribute("data-filled")?;
        refusal::clear(&form)?;
        self.weigh().await.map(|_| ())
    }

    /// Says a message of the catalog, or nothing any more where none is named.
    fn say_agreed(&self, key: &str) -> Fallible {
        let said = dom::by_id(&self.document, "agreed-said")?;
        said.set_attribute("data-state", key)?;
        let says = (!key.is_empty()).then(|| self.words.say(key, &[]));
        said.set_text_content(says.as_deref());
        Ok(())
    }

    fn agreed_form(&self) -> Fallible<Element> {
        dom::by_id(&self.document, "agreed-form")
    }

    fn text_field(&self, id: &str) -> Fallible<HtmlInputElement> {
        Ok(dom::by_id(&self.document, id)?.dyn_into()?)
    }

    fn choice(&self, id: &str) -> Fallible<HtmlSelectElement> {
        Ok(dom::by_id(&self.document, id)?.dyn_into()?)
    }
}

/// Terms as the report has them; of none, that anything will do.
fn terms(agreed: &Part) -> Agreement {
    Agreement {
        url: agreed.text("url"),
        anchor: agreed.text("anchor"),
        rel: Follow::from_word(&agreed.text("rel")),
        place: Place::from_word(&agreed.text("place")),
    }
}

/// A link as it is, to be agreed to; that it is followed may not be known yet, and is what most agree to.
fn found(link: &Part) -> Agreement {
    let tokens = link.texts("rel");
    let own = Agreement::RELS.iter().rev();
    let mut own = own.filter(|rel| tokens.iter().any(|token| token == rel.as_str()));
    let context = Context::from_word(&link.text("context"));
    Agreement {
        url: link.text("url"),
        anchor: link.text("text"),
        rel: Some(own.next().copied().unwrap_or(Follow::Followed)),
        place: context.map(Place::of),
    }
}
