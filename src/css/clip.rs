//! What CSS clipping leaves of a box, from the computed values of `clip` and `clip-path`.
//! Reads the forms that leave nothing; of any other shape the whole box is taken to be left.

/// Width and height in CSS pixels.
pub type Extent = (f64, f64);

/// What `clip-path` leaves of a box: 0 in a direction where its shape has no extent.
///
/// <https://drafts.fxtf.org/css-masking/#the-clip-path>
///
/// ```
/// use vouch::css::clip;
/// assert_eq!(clip::by_path("inset(50%)", (200.0, 20.0)), (0.0, 0.0));
/// assert_eq!(clip::by_path("inset(0px round 4px)", (200.0, 20.0)), (200.0, 20.0));
/// ```
pub fn by_path(path: &str, (width, height): Extent) -> Extent {
    let whole = (width, height);
    let Some((name, rest)) = path.split_once('(') else {
        return whole;
    };
    let Some((shape, _)) = rest.split_once(')') else {
        return whole;
    };
    match name {
        "inset" => inset(shape, whole).unwrap_or(whole),
        "circle" | "ellipse" if radius_is_zero(shape) => (0.0, 0.0),
        "polygon" => polygon(shape, whole),
        _ => whole,
    }
}

/// What `clip` leaves of a positioned box: `rect(top, right, bottom, left)` from its upper left corner.
pub fn by_rect(clip: &str, (width, height): Extent) -> Extent {
    let edges = clip
        .strip_prefix("rect(")
        .and_then(|rest| rest.strip_suffix(')'));
    let edges: Vec<&str> = edges
        .into_iter()
        .flat_map(|edges| edges.split([',', ' ']))
        .filter(|edge| !edge.is_empty())
        .collect();
    let [top, right, bottom, left] = edges.as_slice() else {
        return (width, height);
    };
    let at = |edge: &str, auto: f64| length(edge, 0.0).unwrap_or(auto);
    let across = at(right, width).min(width) - at(left, 0.0).max(0.0);
    let down = at(bottom, height).min(height) - at(top, 0.0).max(0.0);
    (across.max(0.0), down.max(0.0))
}

fn inset(shape: &str, (width, height): Extent) -> Option<Extent> {
    let edges: Vec<&str> = shape
        .split_ascii_whitespace()
        .take_while(|word| *word != "round")
        .collect();
    let (top, right, bottom, left) = match *edges.as_slice() {
        [all] => (all, all, all, all),
        [down, across] => (down, across, down, across),
        [top, across, bottom] => (top, across, bottom, across),
        [top, right, bottom, left] => (top, right, bottom, left),
        _ => return None,
    };
    let across = width - length(left, width)? - length(right, width)?;
    let down = height - length(top, height)? - length(bottom, height)?;
    Some((across.max(0.0), down.max(0.0)))
}

fn radius_is_zero(shape: &str) -> bool {
    let radii = shape.split_ascii_whitespace();
    let mut radii = radii.take_while(|word| *word != "at");
    radii.any(|radius| length(radius, 1.0) == Some(0.0))
}

/// No extent in a direction in which all points are the same.
fn polygon(shape: &str, (width, height): Extent) -> Extent {
    // A fill rule, as in `polygon(evenodd, ...)`, has no second word and so is no point.
    let points = shape
        .split(',')
        .filter_map(|point| point.trim().split_once(' '));
    let (across, down): (Vec<&str>, Vec<&str>) = points.unzip();
    let same =
        |words: &[&str]| !words.is_empty() && words.iter().all(|word| words.first() == Some(word));
    let left = |extent: f64, words: &[&str]| if same(words) { 0.0 } else { extent };
    (left(width, &across), left(height, &down))
}

/// A length in pixels or in percent of `whole`; none for anything else.
fn length(text: &str, whole: f64) -> Option<f64> {
    if let Some(percent) = text.strip_suffix('%') {
        return Some(number(percent)? / 100.0 * whole);
    }
    number(text.strip_suffix("px").unwrap_or(text))
}

/// A CSS number, such as an opacity. Not the standard library's reader: exact to the last bit, it costs 14 kB gzipped of
/// the packed module.
pub fn number(text: &str) -> Option<f64> {
    let (decimal, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits = decimal.strip_prefix('-').unwrap_or(decimal);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut number = 0.0;
    for digit in whole.chars().chain(fraction.chars()) {
        number = number * 10.0 + f64::from(digit.to_digit(10)?);
    }
    let places = i32::try_from(fraction.len()).ok()?;
    let power = places.checked_sub(exponent.parse().ok()?)?;
    // Most have no fraction, and a power takes longer than all else here.
    let number = match power {
        0 => number,
        _ => number / libm::pow(10.0, f64::from(power)),
    };
    let signed = if digits == decimal { number } else { -number };
    (!digits.is_empty() && signed.is_finite()).then_some(signed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Extent = (200.0, 20.0);

    #[test]
    fn r32_a_shape_that_leaves_something_clips_nothing_away() {
        for path in [
            "none",
            "",
            "inset(",
            "inset()",
            "inset(calc(1px + 2%))",
            "inset(0px round 50%)",
            "inset(10% 20% 30% 40%)",
            "circle(closest-side at 0px 0px)",
            "circle(at 0px 0px)",
            "ellipse(10px 5px at 50% 50%)",
            "polygon(0px 0px, 100% 0px, 50% 100%)",
            "polygon(evenodd, 0px 0px, 10px 0px, 10px 10px)",
            "path(\"M 0 0\")",
            "url(\"#mask\")",
            "border-box",
        ] {
            let (width, height) = by_path(path, BOX);
            assert!(width > 1.0 && height > 1.0, "{path}");
        }
        for clip in [
            "auto",
            "rect(auto, auto, auto, auto)",
            "rect(0px, 50px, 9px, 0px)",
            "rect(1px)",
        ] {
            let (width, height) = by_rect(clip, BOX);
            assert!(width > 1.0 && height > 1.0, "{clip}");
        }
    }

    #[test]
    fn numbers_are_read_as_css_writes_them() {
        for text in ["", "-", "auto", "1e", "--1", "1.2.3", "calc(1", "1e999"] {
            assert_eq!(number(text), None, "{text}");
        }
        for text in [
            "0", "-3", "12.5", ".25", "99.9", "0.0625", "33.3333", "1e+06", "2.5e-3",
        ] {
            assert_eq!(number(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn r32_what_leaves_nothing_clips_all() {
        for path in [
            "inset(50%)",
            "inset(100%)",
            "inset(0px 100px)",
            "inset(0px 0px 99.9% 99.9%)",
            "inset(0px 0px 100% 0px round 4px)",
            "inset(9999px)",
            "circle(0px)",
            "circle(0px at 50% 50%)",
            "ellipse(10px 0px at 50% 50%)",
            "polygon(0px 0px, 0px 0px, 0px 0px)",
            "polygon(0px 0px, 100% 0px, 50% 0px)",
        ] {
            let (width, height) = by_path(path, BOX);
            assert!(width <= 1.0 || height <= 1.0, "{path}");
        }
        for clip in [
            "rect(0px, 0px, 0px, 0px)",
            "rect(1px 1px 1px 1px)",
            "rect(0px, 1px, 1px, 0px)",
            "rect(auto, 0px, auto, auto)",
        ] {
            let (width, height) = by_rect(clip, BOX);
            assert!(width <= 1.0 || height <= 1.0, "{clip}");
        }
    }
}
