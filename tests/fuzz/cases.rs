//! How many inputs a target gets, and where those that fail are kept.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::FileFailurePersistence;

/// `PROPTEST_CASES`, or so many that an ordinary run stays quick. What fails is kept in `seeds`, and tried first the
/// next time.
pub(crate) fn cases(usual: u32, seeds: &'static str) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(seeds))),
        ..ProptestConfig::with_cases(asked.unwrap_or(usual))
    }
}
