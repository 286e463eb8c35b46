//! What a scan says: every combination of batch, label and right against the order of precedence.

#![expect(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::identifiers::Slug;
use crate::label::new_batch::tests::request;
use crate::registry::Track;
use jiff::civil::date;

const PACKED: Date = date(2026, 11, 20);

fn batch(state: BatchState, demo: bool) -> Batch {
    let mut batch = request().into_batch("id".to_owned(), 0, PACKED).unwrap();
    batch.state = state;
    batch.demo = demo;
    if state == BatchState::Recalled {
        batch.recalled = Some((9, "残留超标".to_owned()));
    }
    batch
}

fn right(from: Date, until: Option<Date>) -> Authorisation {
    let (enterprise, product) = (Slug::parse("ent-a").unwrap(), Slug::parse("xinyang-maojian").unwrap());
    let new = Authorisation::granted("r".to_owned(), enterprise, product, Track::GiProduct, from, String::new());
    Authorisation { until, ..new }
}

/// Every combination of every input, against the order of precedence written down a second time as a list.
#[test]
fn every_combination_follows_the_order_of_precedence() {
    let states: Vec<Option<BatchState>> =
        std::iter::once(None).chain(BatchState::ALL.iter().copied().map(Some)).collect();
    let rights = [
        (vec![right(date(2020, 1, 1), None)], true, None),
        (vec![right(date(2020, 1, 1), Some(date(2026, 11, 21)))], true, None),
        (vec![right(date(2020, 1, 1), Some(PACKED))], false, Some(PACKED)),
        (vec![right(date(2026, 11, 21), None)], false, None),
        (
            vec![right(date(2019, 1, 1), Some(date(2020, 1, 1))), right(date(2021, 1, 1), Some(date(2022, 1, 1)))],
            false,
            Some(date(2022, 1, 1)),
        ),
        (vec![right(date(2019, 1, 1), Some(date(2020, 1, 1))), right(PACKED, None)], true, None),
        (Vec::new(), false, None),
    ];
    let void = (5, "损毁".to_owned());
    let first = ScanSummary { first_at: 3, first_province: Some("河南".to_owned()), device_days: 1, is_first: true };
    let again = ScanSummary { device_days: 4, is_first: false, ..first.clone() };
    let mut seen = std::collections::BTreeMap::new();
    for state in &states {
        for demo in [false, true] {
            let batch = state.map(|state| batch(state, demo));
            for authentic in [false, true] {
                for index in [None, Some(0), Some(999), Some(1000)] {
                    for void in [None, Some(&void)] {
                        for (authorisations, in_force, ended) in &rights {
                            for scans in [None, Some(&first), Some(&again)] {
                                let facts =
                                    ScanFacts { authentic, batch: batch.as_ref(), index, void, authorisations, scans };
                                let order = [
                                    (
                                        *state == Some(BatchState::Recalled),
                                        ScanOutcome::Recalled { at: Some(9), reason: "残留超标".to_owned() },
                                    ),
                                    (void.is_some(), ScanOutcome::Void { at: 5, reason: "损毁".to_owned() }),
                                    (!authentic, ScanOutcome::FailedCheck),
                                    (state.is_none() || index.is_none_or(|i| i >= 1000), ScanOutcome::NeverIssued),
                                    (
                                        matches!(state, Some(BatchState::Issued | BatchState::Delivered)),
                                        ScanOutcome::NotInUse,
                                    ),
                                    (!in_force && !demo, ScanOutcome::RightEnded { ended: *ended, packed: PACKED }),
                                    (
                                        scans == Some(&again),
                                        ScanOutcome::SeenBefore {
                                            queries: 4,
                                            first_at: 3,
                                            province: Some("河南".to_owned()),
                                        },
                                    ),
                                    (true, ScanOutcome::FirstSeen),
                                ];
                                let expected =
                                    order.into_iter().find(|(holds, _)| *holds).map(|(_, outcome)| outcome).unwrap();
                                let outcome = scan_outcome(&facts);
                                assert_eq!(outcome, expected, "{facts:?}");
                                *seen.entry(outcome.code()).or_insert(0) += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    assert_eq!(seen.len(), 8, "every outcome was reached: {seen:?}");
    assert_eq!(seen.values().sum::<i32>(), 6 * 2 * 2 * 4 * 2 * 7 * 3);
}

#[test]
fn a_recall_without_a_note_is_still_told() {
    let mut recalled = batch(BatchState::Recalled, false);
    recalled.recalled = None;
    let facts = ScanFacts {
        authentic: true,
        batch: Some(&recalled),
        index: Some(1),
        void: None,
        authorisations: &[],
        scans: None,
    };
    assert_eq!(scan_outcome(&facts), ScanOutcome::Recalled { at: None, reason: String::new() });
    assert!(scan_outcome(&facts).shows_batch());
}
