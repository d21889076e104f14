//! What is wrong with settings, in the person's language, lists and fields by their labels in the form.
//! Decides nothing.

use super::Words;
use crate::settings::{MOST_ENTRIES, MOST_PROFILES, SettingsError, VERSION};

impl Words {
    /// The sentence of an error.
    pub fn refusal(&self, error: &SettingsError) -> String {
        let label = |field: &str| self.label("options", field);
        let (key, args) = match error {
            SettingsError::Shape(reason) => ("shape", vec![reason.clone()]),
            SettingsError::Newer(version) => {
                ("newer", vec![version.to_string(), VERSION.to_string()])
            }
            SettingsError::TooMany(list, count) => {
                let most = MOST_ENTRIES.to_string();
                ("too_many", vec![label(list), count.to_string(), most])
            }
            SettingsError::TooLong(list, entry) => ("too_long", vec![label(list), entry.clone()]),
            SettingsError::NoSite(list, entry) => ("no_site", vec![label(list), entry.clone()]),
            SettingsError::NoCountry(entry) => {
                ("no_country", vec![label("country"), entry.clone()])
            }
            SettingsError::Crowd(count) => {
                ("crowd", vec![count.to_string(), MOST_PROFILES.to_string()])
            }
            SettingsError::Twins(_, name) => ("twins", vec![name.clone()]),
            SettingsError::NoProfile(position) => ("no_profile", vec![position.to_string()]),
            SettingsError::In(_, profile, error) => {
                ("in", vec![profile.clone(), self.refusal(error)])
            }
        };
        self.say(&["settings_", key].concat(), &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    #[test]
    fn every_error_has_a_sentence_that_names_fields_by_their_labels() {
        let words = Words::english();
        let inner = SettingsError::NoSite("own_sites", "a b".to_owned());
        let within = SettingsError::In(1, "Acme".to_owned(), Box::new(inner));
        let told = words.refusal(&within);
        assert!(told.starts_with("profile “Acme”: My sites: “a b” is no site: type a domain"));
        let newer = Settings::stored(r#"{"version": 99}"#).unwrap_err();
        assert!(words.refusal(&newer).contains("99"));
        for error in [
            SettingsError::Shape(String::new()),
            SettingsError::TooMany("brands", 201),
            SettingsError::TooLong("keywords", "long".to_owned()),
            SettingsError::NoCountry("E5".to_owned()),
            SettingsError::Crowd(101),
            SettingsError::Twins(1, "Acme".to_owned()),
            SettingsError::NoProfile(3),
        ] {
            let told = words.refusal(&error);
            assert!(!told.contains('_') && !told.contains('$'), "{told}");
        }
    }
}
