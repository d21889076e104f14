//! What no sentence may say, in any language's catalog. Which sentences there are is `words`' business.

use std::{fs, path::PathBuf};

/// Words of alarm: a page's risks are "likely ignored" or a "pattern", whatever others call them.
const NEVER: [&str; 3] = ["toxic", "penalt", "penali"];

fn forbidden(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    NEVER.into_iter().find(|word| text.contains(word))
}

#[test]
fn no_message_of_any_catalog_threatens() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("extension/_locales");
    let mut read = 0;
    for language in fs::read_dir(folder).unwrap() {
        let path = language.unwrap().path().join("messages.json");
        let messages: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for (key, entry) in &messages {
            assert_eq!(
                forbidden(&entry.to_string()),
                None,
                "{key} in {}",
                path.display()
            );
            read += 1;
        }
    }
    assert!(read > 100, "{read} messages");
}

#[test]
fn each_word_is_found() {
    for text in ["Toxic link", "a PENALTY", "penalized", "penalised"] {
        assert!(forbidden(text).is_some(), "{text}");
    }
    assert_eq!(forbidden("likely ignored"), None);
}
