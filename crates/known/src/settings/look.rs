//! Which marks are on a page when they are switched on.
//! Knows no color and no shape.

use serde::Serialize;
use serde_json::Value;

/// What a person wants to see of the marks; the rings of their own links and of rivals' are there always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the options page, independent of the others"
)]
pub struct Look {
    /// Letter and strokes at each link that somebody chose to set.
    pub signs: bool,
    /// Dots at links of the template, share buttons and advertisements, until the legend's switch says otherwise.
    pub dots: bool,
    /// The legend.
    pub legend: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            signs: true,
            dots: false,
            legend: true,
        }
    }
}

impl Look {
    /// As it is written in the settings; what is left out is as it is by default, and what cannot be read is none.
    ///
    /// ```
    /// use vouch_known::settings::Look;
    /// let read = |json| Look::read(&serde_json::from_str(json).unwrap());
    /// assert_eq!(read("{}"), Some(Look::default()));
    /// assert!(read(r#"{"dots": true}"#).unwrap().dots);
    /// assert_eq!(read(r#"{"dots": 1}"#), None);
    /// assert_eq!(read(r#"{"size": true}"#), None);
    /// ```
    pub fn read(value: &Value) -> Option<Self> {
        let mut look = Self::default();
        for (name, value) in value.as_object()? {
            let field = match name.as_str() {
                "signs" => &mut look.signs,
                "dots" => &mut look.dots,
                "legend" => &mut look.legend,
                _ => return None,
            };
            *field = value.as_bool()?;
        }
        Some(look)
    }
}
