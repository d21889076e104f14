//! The example: a small page with the marks that Vouch sets on it, what it says of one link, and the legend.
//! Every verdict of it is the engine's, read from a file that it wrote; a test holds the two together.

use web_sys::{Document, Element};

use crate::{
    browser::{
        dom::{self, Fallible},
        signs,
        views::part::Part,
    },
    words::Words,
};

/// Shows what the engine said.
pub(super) fn show(document: &Document, words: &Words, example: &Part) -> Fallible {
    let page = dom::by_id(document, "example")?;
    let sentences = dom::all(&page, "[data-linked]")?;
    let card = dom::by_id(document, "card")?;
    let mut marks = example.list("marks").into_iter();
    for sentence in &sentences {
        let (link, close) = link_in(document, sentence, words)?;
        let Some(mark) = marks.next() else { continue };
        set_mark(&link, &dom::field(&close, "sign")?, words, &mark)?;
        if mark.text("kind") == "mine" {
            dom::fill(&card, "text", &link.text_content().unwrap_or_default())?;
        }
    }
    fill_card(&card, words, &example.part("mine"))?;
    list_signs(document, words)
}

/// Writes a sentence of the example, of which the part in brackets is a link; gives that part and what has the place for its
/// sign, which no line begins after: the punctuation that follows the link stays with the sign.
fn link_in(document: &Document, sentence: &Element, words: &Words) -> Fallible<(Element, Element)> {
    let key = sentence.get_attribute("data-linked").unwrap_or_default();
    let says = words.say(&key, &[]);
    let (before, rest) = says.split_once('[').unwrap_or(("", &says));
    let (text, after) = rest.split_once(']').unwrap_or((rest, ""));
    let (punctuation, after) = after.split_at(after.find(' ').unwrap_or(after.len()));
    let (link, close) = (
        dom::stamp(document, "link")?,
        dom::stamp(document, "close")?,
    );
    link.set_text_content(Some(text));
    close.append_with_str_1(punctuation)?;
    sentence.append_with_str_1(before)?;
    sentence.append_child(&link)?;
    sentence.append_child(&close)?;
    sentence.append_with_str_1(after)?;
    Ok((link, close))
}

/// Marks a link as the page in view has it marked.
fn set_mark(link: &Element, sign: &Element, words: &Words, mark: &Part) -> Fallible {
    let (kind, follow, place) = (mark.text("kind"), mark.text("follow"), mark.text("place"));
    let is_uncertain = mark.flag("uncertain");
    let is_ringed = kind == "mine" || kind == "rival";
    if is_ringed {
        link.set_class_name("link ring");
        link.set_attribute("data-kind", &kind)?;
        link.toggle_attribute_with_force("data-uncertain", is_uncertain)?;
    }
    let name = if kind == "template" {
        sign.set_class_name("dot");
        words.say("welcome_dot", &[])
    } else {
        sign.set_text_content(Some(&words.label("letter", &follow)));
        sign.set_attribute("data-follow", &follow)?;
        sign.set_attribute("data-place", &place)?;
        let whose = is_ringed.then(|| words.label("legend", &kind));
        let facts = [words.label("follow", &follow), words.label("level", &place)];
        let doubt = is_uncertain.then(|| words.label("legend", "uncertain"));
        let name: Vec<String> = whose.into_iter().chain(facts).chain(doubt).collect();
        name.join(", ")
    };
    sign.toggle_attribute_with_force("data-uncertain", is_uncertain)?;
    sign.set_attribute("aria-label", &name)
}

/// What the card of a link says of it.
fn fill_card(card: &Element, words: &Words, row: &Part) -> Fallible {
    let about = [
        row.text("site"),
        words.label("context", &row.text("context")),
        words.label("anchor", &row.text("anchor")),
        words.label("follow", &row.text("follow")),
    ];
    dom::fill(card, "about", &about.join(" · "))?;
    let counts = words.label("verdict", &row.part("counts").text("verdict"));
    dom::fill(card, "counts", &words.say("overlay_counts", &[counts]))?;
    let values = ["place", "search", "referral"].into_iter();
    let values = values.filter_map(|name| {
        let range = dom::range(row.range(name)?);
        Some([words.label("value", name), range].join(" "))
    });
    let values: Vec<String> = values.collect();
    dom::fill(card, "values", &values.join(" · "))?;
    let reasons = row.reasons("reasons");
    let reasons: Vec<String> = reasons.iter().map(|reason| words.reason(reason)).collect();
    dom::fill(card, "reasons", &reasons.join(" · "))
}

/// A line for each sign, and one for the dot, which the legend on a page has beside its switch.
fn list_signs(document: &Document, words: &Words) -> Fallible {
    let list = dom::by_id(document, "signs")?;
    let line = |class: &str, letter: &str, text: &str| {
        let line = dom::stamp(document, "line")?;
        let sample = dom::field(&line, "sample")?;
        sample.set_class_name(class);
        sample.set_text_content(Some(letter));
        dom::fill(&line, "means", text)?;
        list.append_child(&line)?;
        Fallible::Ok(sample)
    };
    for sign in signs::all(words) {
        line(sign.class, &sign.letter, &sign.text)?.set_attribute(sign.attribute, sign.value)?;
    }
    line("dot", "", &words.say("welcome_dot", &[]))?;
    Ok(())
}
