//! The person's own links, what names them without one, and for whom the page is judged.
//! Shows them in the order of the report.

use web_sys::Element;

use super::Popup;
use crate::browser::{
    dom::{self, Fallible},
    views::{part::Part, profiles, webext},
};

/// The position of the person's link that is named, of which the list below marks all: the one that is held against what
/// was agreed, else the best.
fn named(mine: &Part) -> usize {
    let agreed = mine.part("agreed");
    let held = agreed.has("link").then(|| agreed.number("link"));
    held.and_then(|link| usize::try_from(link).ok())
        .unwrap_or_default()
}

impl Popup {
    pub(super) fn show_mine(&self, head: &Element, mine: &Part) -> Fallible {
        let (verdict, links) = (mine.text("verdict"), mine.list("links"));
        dom::field(head, "mine")?.set_attribute("data-standing", &verdict)?;
        dom::fill(head, "mine-says", &self.words.label("standing", &verdict))?;
        self.show_absence(head, &self.sentences(mine, "absence"))?;
        dom::hide(&dom::field(head, "mine-before")?)?;
        let list = dom::field(head, "mine-links")?;
        list.replace_children_with_node_0();
        let named = named(mine);
        if let Some(link) = links.get(named) {
            let own = self.own(link, &verdict)?;
            list.append_child(&own)?;
        }
        dom::hide_if(&list, || links.is_empty())?;
        let others = links.iter().enumerate();
        let others = others.filter(|(position, _)| *position != named);
        let (framed, listed): (Vec<_>, Vec<_>) = others.partition(|(_, link)| link.has("frame"));
        let left = [
            ("popup_mine_more", listed.len()),
            ("popup_mine_framed", framed.len()),
        ];
        let left = left.into_iter().filter(|(_, count)| *count > 0);
        let left = left.map(|(key, count)| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.words.count(key, &[count])
        });
        dom::fill_or_hide(head, "mine-more", &left.collect::<Vec<_>>().join(" "))?;
        let mentions = mine.list("mentions");
        let said = |it: &Part| {
            let text = it.text("text");
            if it.has("frame") {
                return self.words.say("popup_mention_in_frame", &[text]);
            }
            text
        };
        let texts: Vec<String> = mentions.iter().map(said).collect();
        self.list_sentences(&dom::field(head, "mention-list")?, &texts)?;
        let says = self.words.say("popup_mentions", &[]);
        dom::fill(head, "mentions-say", &says)?;
        dom::hide_if(&dom::field(head, "mentions")?, || texts.is_empty())?;
        self.show_agreed(mine)
    }

    /// Why there is no link: what explains it first, the rest one click away.
    fn show_absence(&self, head: &Element, absence: &[String]) -> Fallible {
        let (first, rest) = absence.split_first().unzip();
        dom::fill_or_hide(head, "mine-absent", first.map_or("", String::as_str))?;
        let rest = rest.unwrap_or_default();
        self.list_sentences(&dom::field(head, "mine-absence")?, rest)?;
        dom::hide_if(&dom::field(head, "absence")?, || rest.is_empty())
    }

    /// One of my links: a button that leads to it, what became of it where that is not `said` already, and why. Nothing
    /// leads into a frame.
    fn own(&self, link: &Part, said: &str) -> Fallible<Element> {
        let entry = dom::stamp(&self.document, "own")?;
        let index = link.number("index").to_string();
        let standing = link.text("verdict");
        entry.set_attribute("data-standing", &standing)?;
        let button = dom::field(&entry, "jump")?;
        button.set_attribute("data-index", &index)?;
        let text = Some(link.text("text")).filter(|text| !text.is_empty());
        let name = [index, text.unwrap_or_else(|| link.text("url"))];
        let name = self.words.say("popup_mine_link", &name);
        button.set_text_content(Some(&name));
        let framed = link.has("frame");
        dom::fill_or_hide(&entry, "name", if framed { &name } else { "" })?;
        dom::hide_if(&button, || framed)?;
        let frame = self.words.say("popup_mine_in_frame", &[]);
        dom::fill_or_hide(&entry, "frame", if framed { &frame } else { "" })?;
        let says = Some(self.words.label("standing", &standing)).filter(|_| standing != said);
        dom::fill_or_hide(&entry, "standing", &says.unwrap_or_default())?;
        dom::fill(&entry, "why", &self.sentence(&link.part("why")))?;
        Ok(entry)
    }

    /// Scrolls the page to one of the links.
    pub(super) async fn jump(button: &Element) -> Fallible {
        let index = button.get_attribute("data-index").unwrap_or_default();
        let index: u32 = index.parse().map_err(|_| "no number")?;
        webext::ask("jump", &[index.into()]).await.map(|_| ())
    }

    /// Offers the profiles where there is a choice.
    pub(super) fn show_profiles(&self) -> Fallible {
        let settings = self.settings.borrow();
        profiles::fill(
            &profiles::select(&self.document, "profile")?,
            &settings,
            &self.words,
        )?;
        let place = dom::by_id(&self.document, "profiles")?;
        dom::hide_if(&place, || settings.profiles.len() < 2)
    }

    /// Keeps the chosen profile as the one in use and judges the page for it, without asking the server again.
    pub(super) async fn switch_profile(&self) -> Fallible {
        let chosen = profiles::chosen(&profiles::select(&self.document, "profile")?);
        self.settings.borrow_mut().active = chosen;
        let settings = serde_json::to_string(&*self.settings.borrow());
        let settings = settings.map_err(|error| error.to_string())?;
        // Those that are stored and cannot be read are not lost to a choice among the default ones.
        if !self.unreadable.get() {
            webext::save_settings(&settings).await?;
        }
        let report = webext::ask("judge", &[settings.as_str().into()]).await?;
        self.forget_agreed()?;
        self.answer(&Part::parse(&report)?)?;
        self.remember().await
    }
}
