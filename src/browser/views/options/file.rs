//! All settings as one file, out and in, and back to what they are by default. What takes their place can be undone.
//! Judges no setting: a file is checked as what is typed.

use js_sys::{JSON, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{Options, checked, form, json, replace};
use crate::{
    browser::{
        dom::{self, Fallible},
        views::{download, webext},
    },
    settings::{Settings, SettingsError},
};

/// Bytes of the largest file that is read: some 10 kB for each of the most profiles there may be.
const LARGEST: f64 = 1_000_000.0;

/// Where the section says what it did.
const SAID: &str = "file-said";

/// What a file of settings that is saved today is called.
pub(super) fn name_today() -> String {
    ["vouch-settings-", &webext::today(), ".json"].concat()
}

impl Options {
    /// What a control of the section asks for.
    pub(super) async fn act_on_file(&self, act: &str) -> Fallible {
        let place = dom::by_id(&self.document, "file")?;
        match act {
            "save" => self.save_file().await,
            "take" => self.take_file().await,
            "ask" => {
                let count = self.settings.borrow().profiles.len();
                let sure = self.words.say("file_reset_sure", &[count.to_string()]);
                dom::fill(&place, "question", &sure)?;
                replace::ask(&place)
            }
            "cancel" => replace::canceled(&place),
            "reset" => {
                let before = self.replace(Settings::default()).await?;
                replace::answered(&place)?;
                self.replaced.offer(before)?;
                self.replaced.focus()?;
                self.say_of_file("file_reset_done", &[])
            }
            // The button stays, and then takes this back: what was typed and saved meanwhile is not lost.
            "undo" => {
                self.undo_replacing(&self.replaced).await?;
                self.say_of_file("file_undone", &[])
            }
            _ => Ok(()),
        }
    }

    /// Saves what is kept, not what stands in the form, and says where that is something else.
    async fn save_file(&self) -> Fallible {
        self.say_at(SAID, "", "")?;
        let kept = Settings::stored(&webext::settings().await?);
        let kept = kept.map_err(|error| self.words.refusal(&error))?;
        // On lines of their own, since people read such files too.
        let text = JSON::parse(&json(&kept)?)
            .and_then(|all| {
                JSON::stringify_with_replacer_and_space(&all, &JsValue::NULL, &2.into())
            })
            .map(String::from)?;
        let name = name_today();
        download::save(&name, &text)?;
        let mut said = self.words.say("popup_downloaded", &[name]);
        form::take(&self.document, &mut self.settings.borrow_mut())?;
        if *self.settings.borrow() != kept {
            said += &self.words.say("file_unsaved", &[]);
        }
        let size = u32::try_from(text.len()).map_or(f64::INFINITY, f64::from);
        if size > LARGEST {
            said += &self.words.say("file_over", &[]);
        }
        self.say_at(SAID, "popup_downloaded", &said)
    }

    /// Puts what the chosen file holds in the place of all settings; the field is empty afterwards, so that the same one can
    /// be chosen again.
    async fn take_file(&self) -> Fallible {
        let field = form::input(&self.document, "file-take")?;
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return Ok(());
        };
        // So that the same words are announced again.
        self.say_at(SAID, "", "")?;
        let read = self.read(&file).await;
        field.set_value("");
        match read? {
            Ok(settings) => {
                let count = settings.profiles.len();
                let before = self.replace(settings).await?;
                self.replaced.offer(before)?;
                self.say_of_file("file_taken", &[file.name(), count.to_string()])
            }
            Err(why) => self.say_of_file("file_refused", &[file.name(), why]),
        }
    }

    /// The settings of a file, or in words why they are none.
    async fn read(&self, file: &File) -> Fallible<Result<Settings, String>> {
        if file.size() > LARGEST {
            return Ok(Err(self.words.say("file_large", &[])));
        }
        let bytes = JsFuture::from(file.array_buffer()).await?;
        let settings = match String::from_utf8(Uint8Array::new(&bytes).to_vec()) {
            // Editors put a byte order mark there, which is no JSON.
            Ok(text) => checked(text.trim_start_matches('\u{feff}')).await?,
            Err(error) => Err(SettingsError::Shape(error.to_string())),
        };
        Ok(settings.map_err(|error| self.words.refusal(&error)))
    }

    fn say_of_file(&self, key: &str, args: &[String]) -> Fallible {
        self.say_at(SAID, key, &self.words.say(key, args))
    }
}
