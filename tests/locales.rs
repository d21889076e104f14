//! That every language's catalog says all that the English one does, and that pages and code of ours say nothing outside of it.
//! That keys which they name are in it. What a catalog may not say is `catalog`'s business.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// Names, which are no words of a language.
const NAMES: [&str; 1] = ["Vouch"];

/// What the Chrome Web Store allows: <https://developer.chrome.com/docs/extensions/reference/manifest/description>.
const DESCRIPTION: usize = 132;

type Messages = Vec<(String, String)>;

fn at(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Keys and messages in the order of the file: `serde_json` would sort them.
fn catalog(language: &str) -> Messages {
    let path = at("extension/_locales")
        .join(language)
        .join("messages.json");
    let text = fs::read_to_string(path).unwrap();
    let messages: Value = serde_json::from_str(&text).unwrap();
    let keys = text.lines().filter_map(|line| {
        let key = line.strip_prefix("  \"")?.strip_suffix("\": {")?;
        Some(key.to_owned())
    });
    let said = |key: &String| messages[key]["message"].as_str().unwrap().to_owned();
    let read: Messages = keys.map(|key| (key.clone(), said(&key))).collect();
    assert_eq!(
        read.len(),
        messages.as_object().unwrap().len(),
        "{language}"
    );
    read
}

fn languages() -> Vec<String> {
    let folders = fs::read_dir(at("extension/_locales")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// The numbers that come after one of these marks: of `$1` and `{2|site|sites}`, 1 after `$` and 2 after `{`.
fn numbers(message: &str, mark: char) -> BTreeSet<char> {
    let pieces = message.split(mark).skip(1);
    let digits = pieces.filter_map(|piece| piece.chars().next());
    digits.filter(char::is_ascii_digit).collect()
}

/// What is wrong with a catalog beside the English one.
fn faults(language: &str, english: &Messages, messages: &Messages) -> Vec<String> {
    let keys = |messages: &Messages| -> Vec<String> {
        messages.iter().map(|(key, _)| key.clone()).collect()
    };
    let mut faults = Vec::new();
    let (wanted, given) = (keys(english), keys(messages));
    faults.extend(
        wanted
            .iter()
            .filter(|key| !given.contains(key))
            .map(|key| format!("{key} is missing")),
    );
    faults.extend(
        given
            .iter()
            .filter(|key| !wanted.contains(key))
            .map(|key| format!("{key} is left over")),
    );
    if faults.is_empty() && wanted != given {
        faults.push("the order is another".to_owned());
    }
    for (key, message) in messages {
        let Some((_, model)) = english.iter().find(|(known, _)| known == key) else {
            continue;
        };
        let filled = |message: &str| &numbers(message, '$') | &numbers(message, '{');
        if filled(message) != filled(model) {
            faults.push(format!("{key} is filled with something else"));
        }
        // Where English has forms for a number every language has; another may need more.
        if !numbers(message, '{').is_superset(&numbers(model, '{')) {
            faults.push(format!("{key} has no forms for a number"));
        }
        let fits = match key.as_str() {
            "catalog_language" => *message == language.replace('_', "-"),
            "catalog_direction" => ["ltr", "rtl"].contains(&message.as_str()),
            "extension_description" => message.chars().count() <= DESCRIPTION,
            _ => !message.is_empty(),
        };
        if !fits {
            faults.push(format!("{key} may not be “{message}”"));
        }
    }
    faults
}

#[test]
fn every_catalog_says_what_the_english_one_does() {
    let english = catalog("en");
    for language in languages() {
        let faults = faults(&language, &english, &catalog(&language));
        assert_eq!(faults, Vec::<String>::new(), "{language}");
    }
}

#[test]
fn each_fault_of_a_catalog_is_found() {
    let of = |messages: &[(&str, &str)]| -> Messages {
        let owned = messages
            .iter()
            .map(|&(key, message)| (key.to_owned(), message.to_owned()));
        owned.collect()
    };
    let english = of(&[("a", "$1 {1|link|links} of $2"), ("b", "b")]);
    let good = of(&[("a", "{1|Link|Links} von $2, $1 von {2|a|b}"), ("b", "b")]);
    assert_eq!(faults("de", &english, &good), Vec::<String>::new());
    for (message, second) in [
        ("$1 {1|Link|Links}", ("b", "b")),
        ("$1 {1|Link|Links} von $2 $3", ("b", "b")),
        ("$1 Links von $2", ("b", "b")),
        ("$1 {1|Link|Links} von $2", ("b", "")),
    ] {
        let bad = of(&[("a", message), second]);
        assert_eq!(faults("de", &english, &bad).len(), 1, "{message}");
    }
    let first = ("a", "$1 {1|Link|Links} von $2");
    for (messages, count) in [
        (vec![first], 1),
        (vec![first, ("b", "b"), ("c", "c")], 1),
        (vec![("b", "b"), first], 1),
        (vec![first, ("c", "c")], 2),
    ] {
        assert_eq!(
            faults("de", &english, &of(&messages)).len(),
            count,
            "{messages:?}"
        );
    }
    for (key, message) in [
        ("catalog_language", "en"),
        ("catalog_direction", "down"),
        ("extension_description", &*"a".repeat(DESCRIPTION + 1)),
    ] {
        let one = of(&[(key, message)]);
        assert_eq!(faults("de", &one, &one).len(), 1, "{key}");
    }
}

/// Keys that a page of ours asks for, and what it says of its own: texts between tags and attributes that are read out.
fn page(html: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut keys, mut own) = (Vec::new(), Vec::new());
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        own.extend(Some(text.trim()).filter(|text| !text.is_empty()));
        let values = |name: &'static str| {
            let opening = format!(" {name}=\"");
            let after = tag.split(&*opening).nth(1).map(str::to_owned);
            let at = after.and_then(|after| tag.find(&after));
            at.and_then(|at| tag[at..].split('"').next())
        };
        keys.extend(
            [
                "data-say",
                "data-name",
                "data-hint",
                "data-early",
                "data-linked",
            ]
            .into_iter()
            .filter_map(values),
        );
        let read_out = ["aria-label", "alt", "title", "placeholder"];
        own.extend(
            read_out
                .into_iter()
                .filter_map(values)
                .filter(|text| !text.is_empty()),
        );
    }
    own.retain(|text| text.contains(char::is_alphabetic) && !NAMES.contains(text));
    (keys, own)
}

/// All files with this ending below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found
}

/// What code writes of its own where a person reads it or has it read out.
fn written(code: &str) -> Vec<&str> {
    let after = [
        "set_text_content(Some(",
        "set_inner_text(",
        "set_title(",
        "\"aria-label\", ",
        "\"aria-description\", ",
        "\"alt\", ",
        "\"title\", ",
        "\"placeholder\", ",
        "textContent = ",
        "innerText = ",
        "ariaLabel = ",
        "title = ",
        "placeholder = ",
    ];
    let assigned = after
        .into_iter()
        .flat_map(|sink| code.split(sink).skip(1))
        .filter_map(|piece| piece.trim_start_matches('&').strip_prefix(['"', '`']))
        .filter_map(|piece| piece.split(['"', '`']).next());
    // Ours, which take the text last.
    let filled = ["fill(", "fill_or_hide(", "add_text("]
        .into_iter()
        .flat_map(|sink| code.split(sink).skip(1))
        .filter_map(last_argument)
        .flat_map(texts);
    assigned
        .chain(filled)
        .filter(|text| text.contains(char::is_alphabetic) && !text.starts_with("${"))
        .collect()
}

/// The last argument of a call, from behind its opening parenthesis: commas in brackets and in texts divide none.
fn last_argument(code: &str) -> Option<&str> {
    let (mut from, mut depth, mut is_text, mut is_escaped) = (0, 0, false, false);
    let mut last = None;
    for (at, character) in code.char_indices() {
        if is_text {
            is_text = is_escaped || character != '"';
            is_escaped = !is_escaped && character == '\\';
            continue;
        }
        let ends = depth == 0 && [')', ','].contains(&character);
        if ends {
            let argument = code[from..at].trim();
            last = Some(argument).filter(|it| !it.is_empty()).or(last);
            from = at + 1;
            if character == ')' {
                return last;
            }
        }
        match character {
            '"' => is_text = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The texts of an expression. What a call takes first is a key or the name of a field; what a macro takes is a text.
fn texts(expression: &str) -> Vec<&str> {
    let pieces: Vec<&str> = expression.split('"').collect();
    let pairs = pieces.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    let is_text = |before: &str| {
        let call = before.trim_end().strip_suffix('(');
        !call.is_some_and(|call| call.ends_with(|last: char| last.is_alphanumeric() || last == '_'))
    };
    pairs
        .filter_map(|(before, text)| is_text(before).then_some(text))
        .collect()
}

#[test]
fn code_of_ours_says_nothing_outside_the_catalog() {
    let mut code = files(&at("src/browser"), "rs");
    code.extend(files(&at("extension"), "js"));
    assert!(code.len() > 60, "{} files", code.len());
    for path in code {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(written(&text), Vec::<&str>::new(), "{}", path.display());
    }
}

#[test]
fn a_text_that_code_writes_is_found() {
    for code in [
        "place.set_text_content(Some(\"Say\"))",
        "mark.set_attribute(\"aria-label\", \"Say\")",
        "field.placeholder = `Say`;",
        "place.textContent = \"Say\";",
        "dom::fill(&place, \"field\", \"Say\")",
        "dom::fill(&field(&place, \"said\")?, \"field\", &format!(\"Say\"))",
        "dom::fill_or_hide(\n    &place,\n    \"field\",\n    if some { \"Say\" } else { \"\" },\n)?;",
        "host.add_text(&row, (\"button\", \"fold\"), \"Say\")?",
        "host.add_text(&row, (\"p\", \"\"), &[\"Say\", &say(\"key\")].concat())?",
    ] {
        assert_eq!(written(code), ["Say"], "{code}");
    }
    for code in [
        "place.set_text_content(Some(&text))",
        "place.set_text_content(None)",
        "mark.set_attribute(\"class\", \"say\")",
        "place.textContent = \"\";",
        "dom::fill(&place, \"field\", &words.say(\"key\", &[\"= \", &text].concat()))",
        "dom::fill(&place, \"field\", &part.text(\"name\"))?; other(\"Say\")",
        "host.add_text(&row, (\"button\", \"fold\"), &say(\"key\"))?",
        "pub fn fill(root: &Element, name: &str, text: &str) -> Fallible",
    ] {
        assert_eq!(written(code), Vec::<&str>::new(), "{code}");
    }
}

/// Names of other things that begin as keys do.
const NO_KEYS: [&str; 5] = [
    "link_columns",
    "not_inspected",
    "overlay_next",
    "overlay_previous",
    "overlay_state",
];

/// What code names as a key of the catalog, or as the vocabulary that the words of keys are of, and is none.
fn unknown<'code>(code: &'code str, english: &Messages) -> Vec<&'code str> {
    let begins = |prefix: &str| {
        let prefix = [prefix.trim_end_matches('_'), "_"].concat();
        english.iter().any(|(key, _)| key.starts_with(&prefix))
    };
    let is_known = |name: &str| begins(name) || english.iter().any(|(key, _)| key == name);
    let is_name = |text: &str| {
        let mut characters = text.chars();
        characters.all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
    };
    let pieces: Vec<&str> = code.split(['"', '`']).collect();
    let pairs = pieces.windows(2).map(|pair| (pair[0], pair[1]));
    let named = pairs.filter(|&(before, text)| {
        let Some((family, _)) = text.split_once('_') else {
            return before.ends_with(".label(") && is_name(text);
        };
        let is_said = before.trim_end().strip_suffix('(').is_some_and(|call| {
            let mut names = call.rsplit(|last: char| !last.is_alphanumeric() && last != '_');
            let name = names.next().unwrap_or_default();
            ["say", "getMessage"]
                .iter()
                .any(|says| name.starts_with(says))
        });
        is_name(text) && (is_said || begins(family))
    });
    named
        .map(|(_, text)| text)
        .filter(|text| !is_known(text) && !NO_KEYS.contains(text))
        .collect()
}

#[test]
fn keys_that_code_names_are_in_the_catalog() {
    let english = catalog("en");
    let mut code = files(&at("src/browser"), "rs");
    code.extend(files(&at("extension"), "js"));
    for path in code {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(
            unknown(&text, &english),
            Vec::<&str>::new(),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_key_that_is_in_no_catalog_is_found() {
    let english: Messages = [("popup_copied", ""), ("level_sure", "")]
        .map(|(key, message)| (key.to_owned(), message.to_owned()))
        .into();
    for code in [
        "words.say(\"popup_coped\", &[])",
        "self.say_done(\n    \"pop_copied\", &[])",
        "chrome.i18n.getMessage(\"coped_it\")",
        "const FAILED = { page: `popup_failed` };",
        "let key = if done { \"popup_copied\" } else { \"popup_coped\" };",
        "self.words.label(\"lever\", &word)",
    ] {
        assert_eq!(unknown(code, &english).len(), 1, "{code}");
    }
    for code in [
        "words.say(\"popup_copied\", &[])",
        "words.label(\"level\", \"sure\")",
        "part.text(\"place_low\")",
        "dom::by_id(&document, \"popup-coped\")",
        "said(\"another_thing\")",
    ] {
        assert_eq!(unknown(code, &english), Vec::<&str>::new(), "{code}");
    }
}

#[test]
fn pages_of_ours_say_nothing_outside_the_catalog() {
    let english = catalog("en");
    let pages = files(&at("extension"), "html");
    assert!(pages.len() >= 4, "{pages:?}");
    for path in pages {
        let (html, name) = (fs::read_to_string(&path).unwrap(), path.display());
        let (keys, own) = page(&html);
        assert!(keys.len() > 5, "{name}");
        assert_eq!(own, Vec::<&str>::new(), "{name}");
        for key in keys {
            assert!(
                english.iter().any(|(known, _)| known == key),
                "{name}: {key}"
            );
        }
    }
}

#[test]
fn a_text_outside_the_catalog_is_found() {
    let html = "<h1>Vouch</h1><p data-say=\"key\"></p><p>Say</p><img alt=\"\"><a title=\"it\" data-name=\"other\"></a>";
    assert_eq!(page(html), (vec!["key", "other"], vec!["Say", "it"]));
}
