//! Whether a text's color can be told from what lies behind it, from computed values of `color`.
//! Reads `rgb()` and `rgba()`, which computed colors of the web's usual kind are; any other is only compared as written.

use super::clip::number;

/// A text less opaque than this leaves no trace on paper or screen.
pub const FAINTEST: f64 = 0.05;

/// So far apart in every channel, of 255, colors are taken for one: `#fefefe` on white. Light gray on white, `#eee`, is 17.
const ALIKE: f64 = 12.0;

/// Whether a color is none at all.
///
/// ```
/// use vouch::css::color;
/// assert!(color::is_transparent("rgba(0, 0, 0, 0)"));
/// assert!(!color::is_transparent("rgba(0, 0, 0, 0.6)"));
/// ```
pub fn is_transparent(color: &str) -> bool {
    channels(color).is_some_and(|[.., opacity]| opacity < FAINTEST)
}

/// Whether a text in the one color cannot be read on the other.
///
/// ```
/// use vouch::css::color;
/// assert!(color::are_alike("rgb(254, 254, 254)", "rgb(255, 255, 255)"));
/// assert!(!color::are_alike("rgb(238, 238, 238)", "rgb(255, 255, 255)"));
/// ```
pub fn are_alike(one: &str, other: &str) -> bool {
    let near = |[a, b]: [[f64; 4]; 2]| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= ALIKE);
    match (channels(one), channels(other)) {
        (Some(one), Some(other)) => near([one, other]),
        _ => !one.is_empty() && one == other,
    }
}

/// Red, green and blue of 255, and opacity of 1.
fn channels(color: &str) -> Option<[f64; 4]> {
    let inside = color.strip_prefix("rgb")?.trim_start_matches('a');
    let inside = inside.strip_prefix('(')?.strip_suffix(')')?;
    let mut values = inside.split(',').map(|value| number(value.trim()));
    let [red, green, blue] = [values.next()??, values.next()??, values.next()??];
    Some([red, green, blue, values.next().unwrap_or(Some(1.0))?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_could_read_is_alike() {
        let white = "rgb(255, 255, 255)";
        for (color, alike) in [
            ("rgb(255, 255, 255)", true),
            ("rgb(244, 250, 255)", true),
            ("rgb(255, 255, 200)", false),
            ("rgb(200, 200, 200)", false),
            ("rgba(255, 255, 255, 0.9)", true),
            ("oklch(1 0 0)", false),
            ("", false),
        ] {
            assert_eq!(are_alike(color, white), alike, "{color}");
        }
        assert!(are_alike("oklch(1 0 0)", "oklch(1 0 0)"));
        assert!(!are_alike("", ""));
    }

    #[test]
    fn a_faint_color_is_none_and_an_unknown_one_is_some() {
        for (color, none) in [
            ("rgba(0, 0, 0, 0)", true),
            ("rgba(20, 20, 20, 0.04)", true),
            ("rgba(20, 20, 20, 0.3)", false),
            ("rgb(0, 0, 0)", false),
            ("color(srgb 0 0 0 / 0)", false),
            ("rgb(0, 0)", false),
        ] {
            assert_eq!(is_transparent(color), none, "{color}");
        }
    }
}
