//! Whether settings are valid, and what they are once tidied.
//! Changes no meaning: what cannot be kept as it is meant is an error that names it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{
    Column, LONGEST_HOST, LONGEST_WORD, LinkColumn, Look, MOST_PROFILES, Profile, Settings,
    SettingsError, VERSION,
    entries::{beginning, country, distinct, tidy, words},
};

/// How a site is read that a person typed; none of what is none.
pub(super) type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

pub(super) fn check(value: &Value, read: Read<'_>) -> Result<Settings, SettingsError> {
    let Some(fields) = value.as_object() else {
        return Err(SettingsError::Shape("no object".to_owned()));
    };
    // Before the fields: a newer build may have added some.
    let version = fields.get("version").and_then(Value::as_u64);
    if let Some(version) = version.filter(|version| *version > u64::from(VERSION)) {
        return Err(SettingsError::Newer(version));
    }
    let mut settings = Settings::default();
    let flat = !fields.contains_key("profiles") && version.is_none_or(|version| version < 2);
    let mut only = Profile::default();
    for (name, value) in fields {
        let fits = match set(&mut settings, name, value) {
            None if flat => set_in(&mut only, name, value),
            fits => fits,
        };
        fitting(fits, name)?;
    }
    if flat {
        // They were one list, unless whoever wrote the file knew of two.
        if !fields.contains_key("targets") {
            only.targets.clone_from(&only.keywords);
        }
        settings.profiles = vec![only];
    } else if let Some(profiles) = fields.get("profiles") {
        settings.profiles = read_profiles(profiles)?;
    }
    if let Some(active) = fields.get("active").and_then(Value::as_u64) {
        let position = usize::try_from(active).unwrap_or(usize::MAX);
        if position >= settings.profiles.len() {
            return Err(SettingsError::NoProfile(active));
        }
        settings.active = position;
    }
    tidy_profiles(&mut settings.profiles, settings.active, read)?;
    settings.version = VERSION;
    Ok(settings)
}

/// Sets one of the settings' own fields as given; nothing where there is none of this name. Read by hand: a derived
/// reader brings a third of what the views' module weighs, to tell of kinds of values that no settings have.
fn set(settings: &mut Settings, name: &str, value: &Value) -> Option<bool> {
    Some(match name {
        "version" | "active" => value.is_u64(),
        "profiles" => value.is_array(),
        "tenants" => put(&mut settings.tenants, value.as_bool()),
        "reread" => put(&mut settings.reread, value.as_bool()),
        "neutralize_cells" => put(&mut settings.neutralize_cells, value.as_bool()),
        "columns" => put(&mut settings.columns, columns(value, Column::from_word)),
        "link_columns" => put(
            &mut settings.link_columns,
            columns(value, LinkColumn::from_word),
        ),
        "look" => put(&mut settings.look, Look::read(value)),
        _ => return None,
    })
}

/// The same for a profile's fields.
fn set_in(profile: &mut Profile, name: &str, value: &Value) -> Option<bool> {
    let field = match name {
        "name" => return Some(put(&mut profile.name, value.as_str().map(str::to_owned))),
        "country" => return Some(put(&mut profile.country, value.as_str().map(str::to_owned))),
        "own_sites" => &mut profile.own_sites,
        "brands" => &mut profile.brands,
        "keywords" => &mut profile.keywords,
        "targets" => &mut profile.targets,
        "rivals" => &mut profile.rivals,
        _ => return None,
    };
    Some(put(field, texts(value)))
}

fn fitting(fits: Option<bool>, name: &str) -> Result<(), SettingsError> {
    let reason = match fits {
        Some(true) => return Ok(()),
        Some(false) => format!("`{name}` holds something of another kind"),
        None => format!("unknown field `{name}`"),
    };
    Err(SettingsError::Shape(reason))
}

fn read_profiles(value: &Value) -> Result<Vec<Profile>, SettingsError> {
    let mut profiles = Vec::new();
    for given in value.as_array().into_iter().flatten() {
        let empty = Map::new();
        let fields = given.as_object();
        fitting(Some(fields.is_some()), "profiles")?;
        let mut profile = Profile::default();
        for (name, value) in fields.unwrap_or(&empty) {
            fitting(set_in(&mut profile, name, value), name)?;
        }
        profiles.push(profile);
    }
    if profiles.is_empty() {
        profiles.push(Profile::default());
    }
    Ok(profiles)
}

fn tidy_profiles(
    profiles: &mut [Profile],
    active: usize,
    read: Read<'_>,
) -> Result<(), SettingsError> {
    let count = profiles.len();
    if count > MOST_PROFILES {
        return Err(SettingsError::Crowd(count));
    }
    let mut names = BTreeSet::new();
    let mut in_use = String::new();
    for (position, profile) in profiles.iter_mut().enumerate() {
        profile.name = words(std::slice::from_ref(&profile.name)).concat();
        let name = &profile.name;
        let folded = name.to_lowercase();
        if position == active {
            in_use.clone_from(&folded);
        }
        if !name.is_empty() && names.contains(&folded) {
            let about = if folded == in_use { active } else { position };
            return Err(SettingsError::Twins(about, beginning(name)));
        }
        names.insert(folded);
        let called = if name.is_empty() {
            (position + 1).to_string()
        } else {
            beginning(name)
        };
        tidy_profile(profile, read).map_err(|error| {
            if count == 1 {
                error
            } else {
                SettingsError::In(position, called, Box::new(error))
            }
        })?;
    }
    Ok(())
}

fn tidy_profile(profile: &mut Profile, read: Read<'_>) -> Result<(), SettingsError> {
    if profile.name.chars().count() > LONGEST_WORD {
        return Err(SettingsError::TooLong("name", beginning(&profile.name)));
    }
    for (name, list) in [
        ("own_sites", &mut profile.own_sites),
        ("rivals", &mut profile.rivals),
    ] {
        let sites = tidy(list)
            .map(|entry| read(entry).ok_or_else(|| SettingsError::NoSite(name, beginning(entry))));
        *list = distinct(name, sites.collect::<Result<_, _>>()?, LONGEST_HOST)?;
    }
    profile.country = country(&profile.country)?;
    for (name, list) in [
        ("brands", &mut profile.brands),
        ("keywords", &mut profile.keywords),
        ("targets", &mut profile.targets),
    ] {
        *list = distinct(name, words(list), LONGEST_WORD)?;
    }
    Ok(())
}

fn put<T>(field: &mut T, value: Option<T>) -> bool {
    value.map(|value| *field = value).is_some()
}

fn texts(value: &Value) -> Option<Vec<String>> {
    let texts = value.as_array()?.iter();
    texts.map(|text| text.as_str().map(str::to_owned)).collect()
}

fn columns<T>(value: &Value, from_word: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let names = value.as_array()?.iter();
    names.map(|name| from_word(name.as_str()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::MOST_ENTRIES;

    fn check(json: &str) -> Result<Settings, SettingsError> {
        Settings::check(json, str::to_owned, &|name| {
            ["com", "co.uk"].contains(&name)
        })
    }

    fn message(json: &str) -> String {
        check(json).unwrap_err().to_string()
    }

    #[test]
    fn what_is_wrong_is_named() {
        let many: Vec<String> = (0..=MOST_ENTRIES)
            .map(|number| number.to_string())
            .collect();
        for (json, named) in [
            ("", "settings cannot be read: EOF"),
            ("[]", "settings cannot be read"),
            (r#"{"color": "red"}"#, "unknown field `color`"),
            (
                r#"{"brands": "Vouch"}"#,
                "`brands` holds something of another",
            ),
            (r#"{"brands": [1]}"#, "`brands` holds something of another"),
            (r#"{"reread": 1}"#, "`reread` holds something of another"),
            (r#"{"version": -1}"#, "`version` holds something of another"),
            (
                r#"{"version": 5, "color": 1}"#,
                "settings version 5 is newer than this build (4)",
            ),
            (
                &format!(r#"{{"brands": {many:?}}}"#),
                "brands holds 201 entries, more than 200",
            ),
            (
                &format!(r#"{{"keywords": ["{}"]}}"#, "a".repeat(101)),
                "keywords holds an entry",
            ),
            (
                r#"{"own_sites": ["not a site"]}"#,
                "own_sites: \"not a site\" is no site",
            ),
            (r#"{"country": 1}"#, "`country` holds something of another"),
            (
                r#"{"country": "Spain"}"#,
                "country: \"SPAIN\" is not the two letters of a country",
            ),
            (r#"{"country": "E5"}"#, "country: \"E5\" is not"),
            (r#"{"own_sites": ["ftp://example.com"]}"#, "is no site"),
            (r#"{"own_sites": ["mailto:a@example.com"]}"#, "is no site"),
        ] {
            assert!(message(json).contains(named), "{json}: {}", message(json));
        }
    }

    #[test]
    fn what_is_wrong_with_profiles_is_named() {
        for (json, named) in [
            (
                r#"{"profiles": 1}"#,
                "`profiles` holds something of another",
            ),
            (
                r#"{"profiles": [1]}"#,
                "`profiles` holds something of another",
            ),
            (r#"{"profiles": [{"color": 1}]}"#, "unknown field `color`"),
            (
                r#"{"profiles": [{"rivals": "a.example"}]}"#,
                "`rivals` holds something of another",
            ),
            (
                r#"{"version": 2, "brands": ["Vouch"]}"#,
                "unknown field `brands`",
            ),
            (
                r#"{"profiles": [{}], "brands": ["Vouch"]}"#,
                "unknown field `brands`",
            ),
            (r#"{"active": -1}"#, "`active` holds something of another"),
            (
                r#"{"profiles": [{}, {}], "active": 2}"#,
                "there is no profile 2",
            ),
            (
                r#"{"profiles": [{"name": "Acme"}, {"name": " acme"}]}"#,
                "two profiles are called \"acme\"",
            ),
            (
                r#"{"profiles": [{"name": "A"}, {"name": "B", "rivals": ["http://"]}]}"#,
                "profile \"B\": rivals: \"http://\" is no site",
            ),
            (
                r#"{"profiles": [{}, {"own_sites": ["a b"]}]}"#,
                "profile \"2\": own_sites",
            ),
            (
                &format!(r#"{{"profiles": [{}{{}}]}}"#, "{},".repeat(MOST_PROFILES)),
                "101 profiles, more than 100",
            ),
            (
                &format!(r#"{{"profiles": [{{"name": "{}"}}]}}"#, "a".repeat(101)),
                "name holds an entry that is too long",
            ),
        ] {
            assert!(message(json).contains(named), "{json}: {}", message(json));
        }
    }

    #[test]
    fn what_is_stored_stays_readable_though_it_would_be_refused_today() {
        let json = r#"{"own_sites": ["localhost", "example.com"], "brands": ["Vouch"]}"#;
        assert!(check(json).is_err());
        let settings = Settings::stored(json).unwrap();
        assert_eq!(settings.profile().own_sites, ["localhost", "example.com"]);
        assert!(Settings::stored(r#"{"brands": 1}"#).is_err());
    }

    #[test]
    fn entries_are_trimmed_and_distinct_and_sites_are_hosts() {
        let settings = check(
            r#"{"own_sites": [" Example.com ", "https://example.com/", "", "shop.example.com.", "http://127.0.0.1"],
                "brands": ["Vouch", " vouch", "  ", "Big   Brand"], "reread": false, "tenants": false}"#,
        );
        let settings = settings.unwrap();
        assert_eq!(
            settings.profile().own_sites,
            ["example.com", "shop.example.com", "127.0.0.1"]
        );
        assert_eq!(settings.profile().brands, ["Vouch", "Big Brand"]);
        assert!(!settings.reread && !settings.tenants && settings.neutralize_cells);
        assert!(
            check("{}").unwrap().tenants,
            "users are told apart by default"
        );
    }

    #[test]
    fn a_site_is_taken_for_what_it_says_or_refused() {
        for entry in [
            "com",
            "co.uk",
            "https://co.uk/",
            "www.co.uk",
            "http://www.com/",
            "localhost",
            "*.example.org",
            "example.org:8080",
            "https://example.org:443/",
            "https://me@example.org/",
            "https://example.org/a?b=1",
            "https://example.org/#/a",
            "https://example.org\\a",
            "0x7f.1",
        ] {
            let json = serde_json::json!({ "own_sites": [entry] }).to_string();
            let told = message(&json);
            assert!(told.contains("is no site: type"), "{told}");
        }
        for (entry, kept) in [
            ("github.com/Me/", "github.com/Me"),
            ("https://medium.com/@me", "medium.com/@me"),
            ("HTTPS://Example.org/a/b//", "example.org/a/b"),
            ("co.uk/me", "co.uk/me"),
        ] {
            let json = serde_json::json!({ "rivals": [entry] }).to_string();
            assert_eq!(check(&json).unwrap().profile().rivals, [kept]);
        }
    }

    #[test]
    fn a_file_of_version_1_is_one_profile_whose_keywords_tell_anchors_too() {
        for version in ["", r#""version": 1, "#] {
            let json = format!(r#"{{{version}"brands": ["Vouch"], "keywords": ["link"]}}"#);
            let settings = check(&json).unwrap();
            let profile = Profile {
                brands: vec!["Vouch".to_owned()],
                keywords: vec!["link".to_owned()],
                targets: vec!["link".to_owned()],
                ..Profile::default()
            };
            assert_eq!(settings, Settings::of(profile));
        }
        let both = check(r#"{"keywords": ["link"], "targets": ["vouch"]}"#).unwrap();
        assert_eq!(both.profile().keywords, ["link"]);
        assert_eq!(both.profile().targets, ["vouch"]);
    }

    #[test]
    fn a_country_is_two_letters_or_none_and_a_file_of_version_2_has_none() {
        for (typed, kept) in [("", ""), (" gb ", "GB"), ("uk", "GB"), ("DE", "DE")] {
            let json = format!(r#"{{"profiles": [{{"country": "{typed}"}}]}}"#);
            assert_eq!(check(&json).unwrap().profile().country, kept);
        }
        let old = check(r#"{"version": 2, "profiles": [{"brands": ["Vouch"]}]}"#).unwrap();
        assert_eq!((old.version, old.profile().country.as_str()), (VERSION, ""));
    }

    #[test]
    fn a_file_of_version_3_has_all_columns_of_links_and_the_default_look() {
        let old = check(r#"{"version": 3, "profiles": [{}], "columns": ["url"]}"#).unwrap();
        assert_eq!(old.version, VERSION);
        assert_eq!(old.row(), [Column::Url]);
        assert_eq!(old.table(), LinkColumn::ALL);
        assert_eq!(old.look, Look::default());
    }

    #[test]
    fn columns_of_links_and_the_look_are_words_and_switches_that_there_are() {
        let settings =
            check(r#"{"link_columns": ["whose", "url"], "look": {"dots": true, "legend": false}}"#);
        let settings = settings.unwrap();
        assert_eq!(settings.table(), [LinkColumn::Url, LinkColumn::Whose]);
        let Look {
            signs,
            dots,
            legend,
        } = settings.look;
        assert_eq!((signs, dots, legend), (true, true, false));
        for wrong in [
            r#"{"link_columns": ["risks"]}"#,
            r#"{"link_columns": "url"}"#,
            r#"{"look": true}"#,
            r#"{"look": {"dots": "yes"}}"#,
            r#"{"look": {"color": true}}"#,
        ] {
            assert!(message(wrong).contains("of another kind"), "{wrong}");
        }
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(check(&json).unwrap(), settings);
    }

    #[test]
    fn one_profile_is_in_use() {
        let settings = check(
            r#"{"active": 1, "profiles": [{"name": "A", "brands": ["a"]}, {"name": " B  b ", "rivals": ["https://R.example"]}]}"#,
        );
        let settings = settings.unwrap();
        assert_eq!(settings.profile().name, "B b");
        assert_eq!(settings.profile().rivals, ["r.example"]);
        assert!(settings.profile().brands.is_empty());
        let none = check(r#"{"profiles": []}"#).unwrap();
        assert_eq!(none, Settings::default());
        let nowhere = Settings {
            active: 7,
            ..Settings::default()
        };
        assert_eq!(nowhere.profile(), &Profile::default());
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let settings =
            check(r#"{"keywords": ["link building"], "own_sites": ["example.com"]}"#).unwrap();
        let json = serde_json::to_string(&settings).unwrap();
        assert_eq!(check(&json).unwrap(), settings);
        assert_eq!(check("{}").unwrap(), Settings::default());
    }
}
