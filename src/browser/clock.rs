//! The browser's clock, read for the core, which has none.

/// Milliseconds since 1970, and by how many minutes the clocks of the person's place are ahead of UTC.
pub(super) fn now() -> (u64, i32) {
    let now = js_sys::Date::new_0();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole milliseconds and minutes"
    )]
    let now = (now.get_time() as u64, -now.get_timezone_offset() as i32);
    now
}
