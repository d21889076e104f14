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

/// Each message of each catalog, after its key and file.
fn messages() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("extension/_locales");
    let mut read = Vec::new();
    for language in fs::read_dir(folder).unwrap() {
        let path = language.unwrap().path().join("messages.json");
        let messages: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let named = messages.into_iter().map(|(key, entry)| {
            let message = entry["message"].as_str().unwrap().to_owned();
            (format!("{key} in {}", path.display()), message)
        });
        read.extend(named);
    }
    assert!(read.len() > 100, "{} messages", read.len());
    read
}

#[test]
fn no_message_of_any_catalog_threatens() {
    for (name, message) in messages() {
        assert_eq!(forbidden(&message), None, "{name}");
    }
}

/// Whether each brace opens two forms of a number that the message tells, or that stands for "one".
fn has_whole_forms(message: &str) -> bool {
    message.split('{').skip(1).all(|piece| {
        let forms = piece.split_once('}').map(|(forms, _)| forms);
        let forms: Vec<&str> = forms.unwrap_or_default().split('|').collect();
        matches!(forms[..], [number, _, _] if message.contains(&format!("${number}")))
    }) && message.matches('{').count() == message.matches('}').count()
}

#[test]
fn forms_that_go_with_a_number_are_whole() {
    for (name, message) in messages() {
        assert!(has_whole_forms(&message), "{name}: {message}");
    }
    assert!(has_whole_forms("{1|a link|$1 links} to $2 {2|site|sites}"));
    for message in [
        "$1 {1|link}",
        "$1 {1|link|links",
        "$1 {2|link|links}",
        "$1 links}",
        "$1 {1|a|b|c}",
    ] {
        assert!(!has_whole_forms(message), "{message}");
    }
}

#[test]
fn each_word_is_found() {
    for text in ["Toxic link", "a PENALTY", "penalized", "penalised"] {
        assert!(forbidden(text).is_some(), "{text}");
    }
    assert_eq!(forbidden("likely ignored"), None);
}
