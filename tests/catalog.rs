//! What no sentence may say, in any language's catalog. Which sentences there are is `words`' business.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{fs, path::PathBuf};

/// Words of alarm: a page's risks are "likely ignored" or a "pattern", whatever others call them.
const NEVER: [&str; 3] = ["toxic", "penalt", "penali"];

fn forbidden(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    NEVER.into_iter().find(|word| text.contains(word))
}

struct Message {
    /// Its key and file.
    name: String,
    text: String,
    /// The plural categories that its catalog names.
    plurals: usize,
}

/// Each message of each catalog.
fn messages() -> Vec<Message> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("extension/_locales");
    let mut read = Vec::new();
    for language in fs::read_dir(folder).unwrap() {
        let path = language.unwrap().path().join("messages.json");
        let messages: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let text = |key: &str| messages[key]["message"].as_str().unwrap();
        let plurals = text("catalog_plurals").split('|').count();
        read.extend(messages.keys().map(|key| Message {
            name: format!("{key} in {}", path.display()),
            text: text(key).to_owned(),
            plurals,
        }));
    }
    assert!(read.len() > 100, "{} messages", read.len());
    read
}

#[test]
fn no_message_of_any_catalog_threatens() {
    for Message { name, text, .. } in messages() {
        assert_eq!(forbidden(&text), None, "{name}");
    }
}

/// Whether each brace opens as many forms of a number as there are plural categories, and the message tells the number.
fn has_whole_forms(message: &str, plurals: usize) -> bool {
    message.split('{').skip(1).all(|piece| {
        let forms = piece.split_once('}').map(|(forms, _)| forms);
        let forms: Vec<&str> = forms.unwrap_or_default().split('|').collect();
        forms.len() == plurals + 1 && message.contains(&format!("${}", forms[0]))
    }) && message.matches('{').count() == message.matches('}').count()
}

#[test]
fn forms_that_go_with_a_number_are_whole() {
    for message in messages() {
        let Message {
            name,
            text,
            plurals,
        } = message;
        assert!(has_whole_forms(&text, plurals), "{name}: {text}");
    }
    let several = "{1|a link|$1 links} to $2 {2|site|sites}";
    assert!(has_whole_forms(several, 2) && !has_whole_forms(several, 3));
    assert!(has_whole_forms("$1 {1|strona|strony|stron}", 3));
    for message in [
        "$1 {1|link}",
        "$1 {1|link|links",
        "$1 {2|link|links}",
        "$1 links}",
        "$1 {1|a|b|c}",
    ] {
        assert!(!has_whole_forms(message, 2), "{message}");
    }
}

#[test]
fn each_word_is_found() {
    for text in ["Toxic link", "a PENALTY", "penalized", "penalised"] {
        assert!(forbidden(text).is_some(), "{text}");
    }
    assert_eq!(forbidden("likely ignored"), None);
}
