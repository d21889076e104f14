//! The report as JSON: every field, in the order of declaration.
//! Chooses and renames nothing.

use super::Report;

/// The report on one line.
pub(super) fn write(report: &Report) -> String {
    // Nothing in a report can fail to serialize: keys are strings and numbers are finite.
    serde_json::to_string(report).unwrap_or_default()
}
