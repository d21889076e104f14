//! What the list shows and how: buttons for each class of links, a field to search, order, headings, and how many are left.
//! Which links match is the core's to say.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::{Popup, list::Fill};
use crate::{
    browser::dom::{self, Fallible},
    context::{Context, Group},
    follow::Follow,
    link::AnchorKind,
    list::{Choice, Facets, Filter, Pressed, Sort},
};

/// From what can count to what cannot be told.
const FOLLOW: [Follow; 6] = [
    Follow::Followed,
    Follow::Nofollow,
    Follow::Ugc,
    Follow::Sponsored,
    Follow::PageNofollow,
    Follow::Unknown,
];

/// A class of links that has a button: of which kind, its word, how many there are, whether it is chosen.
type Chip = (&'static str, &'static str, u32, Pressed);

fn chips(facets: &Facets, filter: &Filter) -> Vec<Chip> {
    let chosen = |is_chosen| if is_chosen { Pressed::Yes } else { Pressed::No };
    let follow = FOLLOW.map(|it| {
        let pressed = chosen(filter.follow.contains(&it));
        ("follow", it.as_str(), facets.follow(it), pressed)
    });
    let groups = Group::ALL
        .iter()
        .map(|it| ("group", it.as_str(), facets.group(*it), filter.pressed(*it)));
    let contexts = Context::ALL.iter().map(|it| {
        let pressed = chosen(filter.contexts.contains(it));
        ("context", it.as_str(), facets.context(*it), pressed)
    });
    let anchors = AnchorKind::ALL.iter().map(|it| {
        let pressed = chosen(filter.anchors.contains(it));
        ("anchor", it.as_str(), facets.anchor(*it), pressed)
    });
    let chips = follow.into_iter().chain(groups);
    chips.chain(contexts).chain(anchors).collect()
}

impl Popup {
    /// Makes a button for each class, out of sight as long as there is nothing to choose.
    pub(super) fn make_chips(&self) -> Fallible {
        let list = dom::by_id(&self.document, "list")?;
        for (class, word, _, _) in chips(&Facets::of(&[]), &Filter::default()) {
            let entry = dom::stamp(&self.document, "chip")?;
            let button = dom::field(&entry, "chip")?;
            button.set_attribute("data-class", class)?;
            button.set_attribute("data-word", word)?;
            let letter = dom::field(&entry, "letter")?;
            if class == "follow" {
                self.show_letter(&letter, word)?;
            } else {
                letter.remove();
            }
            dom::fill(&entry, "word", &self.words.label(class, word))?;
            dom::field(&list, &["chips-", class].concat())?.append_child(&entry)?;
        }
        Ok(())
    }

    /// Shows what is chosen, how many links there are of each class, and how many are left.
    pub(super) fn show_filters(&self) -> Fallible {
        let place = dom::by_id(&self.document, "list")?;
        let kept = self.kept.borrow();
        let list = self.list.borrow();
        let facets = Facets::of(&list.rows);
        for (class, word, count, pressed) in chips(&facets, &kept.choice.filter) {
            let selector = ["[data-class=", class, "][data-word=", word, "]"].concat();
            let button = place.query_selector(&selector)?.ok_or(selector)?;
            button.set_attribute("aria-pressed", pressed.as_str())?;
            dom::fill(&button, "count", &self.words.number(count))?;
            let is_focused = self.document.active_element().as_ref() == Some(&button);
            if let Some(entry) = button.parent_element() {
                // What is chosen is in sight, or it would hide links unseen.
                dom::hide_if(&entry, || {
                    count == 0 && pressed == Pressed::No && !is_focused
                })?;
            }
        }
        self.show_choice(&kept.choice)?;
        let counts @ [shown, total] = list.counts();
        let status = dom::by_id(&self.document, "list-shown")?;
        let says = self.words.count("list_shown", &counts);
        if status.text_content().as_ref() != Some(&says) {
            status.set_text_content(Some(&says));
        }
        let is_empty = shown == 0 && !list.loading && total > 0;
        dom::hide_if(&dom::by_id(&self.document, "list-empty")?, || !is_empty)?;
        // Where nothing is left, that is said with a button of its own.
        let clear = dom::by_id(&self.document, "list-clear")?;
        dom::hide_if(&clear, || is_empty || kept.choice.filter.is_open())
    }

    fn show_choice(&self, choice: &Choice) -> Fallible {
        let search = dom::by_id(&self.document, "list-search")?;
        let field = search.unchecked_ref::<HtmlInputElement>();
        // Written only where it differs, as that moves the caret.
        if field.value() != choice.filter.text {
            field.set_value(&choice.filter.text);
        }
        let sort = dom::by_id(&self.document, "list-sort")?;
        sort.unchecked_ref::<HtmlSelectElement>()
            .set_value(choice.sort.as_str());
        let group = dom::by_id(&self.document, "list-group")?;
        group.set_attribute(
            "aria-pressed",
            if choice.grouped { "true" } else { "false" },
        )?;
        let hidden = choice.filter.contexts.len() + choice.filter.anchors.len();
        let says = if hidden == 0 {
            String::new()
        } else {
            self.words.say("list_chosen", &[hidden.to_string()])
        };
        dom::fill(&dom::by_id(&self.document, "list")?, "list-chosen", &says)
    }

    /// Changes what is chosen, keeps it, and shows the list so.
    pub(super) async fn choose(&self, change: impl FnOnce(&mut Choice)) -> Fallible {
        dom::by_id(&self.document, "list")?.set_attribute("data-chosen", "")?;
        let level = self.level();
        change(&mut self.kept.borrow_mut().choice);
        // Below a heading a line says something else.
        let fill = if level == self.level() {
            Fill::New
        } else {
            Fill::All
        };
        self.arrange(fill)?;
        self.keep_choice().await?;
        self.preview().await
    }

    /// A button of a class was pressed.
    pub(super) async fn press_chip(&self, button: &Element) -> Fallible {
        let word = button.get_attribute("data-word").unwrap_or_default();
        let class = button.get_attribute("data-class").unwrap_or_default();
        self.choose(|choice| {
            let filter = &mut choice.filter;
            if class == "group" {
                Group::from_word(&word).map(|it| filter.toggle_group(it))
            } else if class == "context" {
                Context::from_word(&word).map(|it| filter.toggle_context(it))
            } else if class == "anchor" {
                AnchorKind::from_word(&word).map(|it| filter.toggle_anchor(it))
            } else {
                Follow::from_word(&word).map(|it| filter.toggle_follow(it))
            };
        })
        .await
    }

    /// Takes what was typed into the field.
    pub(super) async fn search(&self) -> Fallible {
        let field = dom::by_id(&self.document, "list-search")?;
        let text = field.unchecked_ref::<HtmlInputElement>().value();
        self.choose(|choice| choice.filter.text = text).await
    }

    /// Takes the order.
    pub(super) async fn sort(&self) -> Fallible {
        let field = dom::by_id(&self.document, "list-sort")?;
        let word = field.unchecked_ref::<HtmlSelectElement>().value();
        self.choose(|choice| choice.sort = Sort::from_word(&word).unwrap_or_default())
            .await
    }

    /// Shows all links again. The button is gone then, so that the focus needs another place.
    pub(super) async fn clear(&self) -> Fallible {
        dom::focus(&dom::by_id(&self.document, "list")?, "#list-search")?;
        self.choose(|choice| choice.filter = Filter::default())
            .await
    }
}
