//! How the browser writes numbers and days in the catalog's language, and which form of a word goes with a number there.
//! Knows no message.

use js_sys::{Array, Date, Intl::PluralRules, JSON, Number, Object};

use crate::words::{Manner, Words};

/// The catalog with numbers and days as its language has them.
pub(super) fn words(messages: &str) -> Words {
    Words::read(messages).written(Manner {
        number,
        day,
        plural,
    })
}

/// With the digits that tables and reports have.
fn number(number: u32, language: &str) -> String {
    let language = [language, "-u-nu-latn"].concat();
    Number::from(number).to_locale_string(&language).into()
}

fn plural(number: u32, language: &str) -> String {
    let languages = Array::of1(&language.into());
    PluralRules::new(&languages, &Object::new())
        .select(number.into())
        .into()
}

fn day(day: &str, language: &str) -> String {
    let is_day = day.len() == 10 && day.bytes().filter(u8::is_ascii_digit).count() == 8;
    let date = Date::new(&day.into());
    // A day has no hour: read and written in the one zone, it stays what it is.
    let options = JSON::parse(r#"{"dateStyle":"medium","timeZone":"UTC"}"#);
    match options {
        Ok(options) if is_day && !date.get_time().is_nan() => {
            let language = [language, "-u-nu-latn"].concat();
            date.to_locale_date_string(&language, &options).into()
        }
        _ => day.to_owned(),
    }
}
