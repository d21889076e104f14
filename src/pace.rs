//! When a page that changes under its marks is read again.
//! Knows no clock: every moment is given, in milliseconds.

/// What comes within this time of a change is read together with it.
const TOGETHER: f64 = 250.0;
/// From one reading to the next.
const BETWEEN: f64 = 1000.0;
/// A page without a change for so long after a reading has come to rest.
const REST: f64 = 5000.0;
/// Readings without a rest before it is given up: an application that loads is done by then.
const READINGS: u32 = 10;

/// The readings of one page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pace {
    last: Option<f64>,
    without_rest: u32,
}

impl Pace {
    /// In how many milliseconds to read the page that changes now; none where it never rests.
    ///
    /// ```
    /// use vouch::pace::Pace;
    /// let mut pace = Pace::default();
    /// assert_eq!(pace.wait(0.0), Some(250.0));
    /// pace.read(300.0);
    /// assert_eq!(pace.wait(400.0), Some(900.0));
    /// ```
    pub fn wait(&mut self, now: f64) -> Option<f64> {
        let since = self.last.map_or(f64::INFINITY, |last| now - last);
        if since >= REST {
            self.without_rest = 0;
        }
        (self.without_rest < READINGS).then(|| (BETWEEN - since).max(TOGETHER))
    }

    /// The page was read.
    pub fn read(&mut self, now: f64) {
        self.last = Some(now);
        self.without_rest += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a page is read within a minute that changes this often.
    fn readings(every: f64) -> u32 {
        let (mut pace, mut now, mut readings) = (Pace::default(), 0.0, 0);
        while now < 60_000.0 {
            let Some(wait) = pace.wait(now) else {
                return readings;
            };
            assert!(wait >= TOGETHER);
            now += wait;
            pace.read(now);
            readings += 1;
            now += every;
        }
        readings
    }

    #[test]
    fn a_page_that_never_rests_is_given_up() {
        assert_eq!(readings(1.0), READINGS);
        assert_eq!(readings(REST - 1.0), READINGS);
    }

    #[test]
    fn a_page_that_rests_in_between_is_not() {
        assert_eq!(readings(REST), 12);
    }

    #[test]
    fn two_readings_are_a_second_apart() {
        let mut pace = Pace::default();
        pace.read(5000.0);
        assert_eq!(pace.wait(5000.0), Some(BETWEEN));
        assert_eq!(pace.wait(5900.0), Some(TOGETHER));
    }
}
