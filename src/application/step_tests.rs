//! The table against a second reading of the same rules, written state by state instead of step by step.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::{By, ChangeOf, Kind, Route, Situation, State, Step, TABLE, Turn};
use proptest::prelude::*;

/// What may happen in a state: step and where it leads. Nothing else may.
fn reference(s: &Situation) -> Vec<(Step, State)> {
    use State as S;
    let national = s.route == Route::GiProduct && !s.entrusted;
    let place_matters = s.route == Route::GiProduct
        && match (s.kind, s.change_of) {
            (Kind::New, _) => true,
            (Kind::Change, what) => {
                matches!(what, Some(ChangeOf::Address | ChangeOf::Place | ChangeOf::Product) | None)
            }
            (Kind::GivingUp, _) => false,
        };
    // The applicant may go away from everything that is under way.
    let leave = (Step::Withdraw, S::Withdrawn);
    let ask = (Step::RequestSupplement, S::Supplement);
    let no = (Step::Reject, S::Rejected);
    match s.state {
        S::Draft => vec![(Step::Submit, S::Submitted)],
        S::Submitted => vec![(Step::Accept, S::Accepted), (Step::NotAccept, S::NotAccepted), leave],
        S::Accepted if place_matters => vec![(Step::OrderSiteCheck, S::SiteCheck), ask, leave],
        S::Accepted => vec![(Step::BeginReview, S::FirstOpinion), ask, leave],
        S::SiteCheck => {
            // Other checkers or another day, as long as there is no report.
            vec![(Step::OrderSiteCheck, S::SiteCheck), (Step::ReportSiteCheck, S::FirstOpinion), ask, leave]
        }
        S::FirstOpinion => {
            let up = if s.city_review { S::CityReview } else { S::ProvinceReview };
            vec![(Step::GiveOpinion, up), ask, no, leave]
        }
        S::CityReview => {
            vec![(Step::CityAgree, S::ProvinceReview), (Step::SendBack, S::FirstOpinion), ask, no, leave]
        }
        S::ProvinceReview => {
            let mut steps = vec![(Step::SendBack, S::FirstOpinion), ask, no, leave];
            if s.proposed {
                steps.push((Step::DeclineApproval, S::ProvinceReview));
                steps.push((Step::Approve, if national { S::NationalReview } else { S::Announced }));
            } else {
                steps.push((Step::ProposeApproval, S::ProvinceReview));
            }
            steps
        }
        S::NationalReview => vec![(Step::Announce, S::Announced), ask, no, leave],
        // Who does not supplement in time is refused.
        S::Supplement => {
            let back = s.resume.map(|back| (Step::Supplement, back));
            back.into_iter().chain([no, leave]).collect()
        }
        S::Announced if s.kind != Kind::GivingUp => vec![(Step::OpenDownload, S::DownloadOpened)],
        S::Announced | S::DownloadOpened | S::NotAccepted | S::Withdrawn | S::Rejected => Vec::new(),
    }
}

/// Every way to begin.
fn beginnings() -> Vec<Situation> {
    let kinds = [(Kind::New, None), (Kind::GivingUp, None)]
        .into_iter()
        .chain(ChangeOf::ALL.iter().map(|of| (Kind::Change, Some(*of))));
    let mut all = Vec::new();
    for (kind, change_of) in kinds {
        for route in Route::ALL {
            for bits in 0..4 {
                all.push(Situation {
                    kind,
                    change_of,
                    route: *route,
                    city_review: bits & 1 == 1,
                    entrusted: bits & 2 == 2,
                    state: State::Draft,
                    resume: None,
                    proposed: false,
                });
            }
        }
    }
    all
}

fn compare(situation: &Situation) {
    let expected = reference(situation);
    for step in Step::ALL {
        let got = situation.after(*step).ok().map(|next| next.state);
        let wanted = expected.iter().find(|(known, _)| known == step).map(|(_, to)| *to);
        assert_eq!(got, wanted, "{step:?} in {situation:?}");
    }
    assert_eq!(situation.steps().len(), expected.len(), "{situation:?}");
    // Where something can be done it is somebody's turn, and where nothing can, nobody's.
    assert_eq!(situation.turn() == Turn::Nobody, expected.is_empty(), "{situation:?}");
    assert!(!situation.state.is_end() || expected.is_empty(), "{situation:?}");
    // An office holds exactly what has been handed in and has not ended.
    let open = situation.state != State::Draft && !expected.is_empty();
    assert_eq!(situation.holder().is_some(), open, "{situation:?}");
}

#[test]
fn every_state_that_can_be_reached_allows_what_the_design_says() {
    let mut waiting = beginnings();
    let mut seen = std::collections::HashSet::new();
    while let Some(situation) = waiting.pop() {
        if !seen.insert(situation) {
            continue;
        }
        compare(&situation);
        for step in situation.steps() {
            let next = situation.after(step).unwrap();
            waiting.push(Situation { state: next.state, resume: next.resume, proposed: next.proposed, ..situation });
        }
    }
    // All states are reached, and only the ends are ends.
    for state in State::ALL {
        assert!(seen.iter().any(|situation| situation.state == *state), "{state:?} is never reached");
    }
    assert!(seen.len() > 400, "{}", seen.len());
}

#[test]
fn the_table_has_each_step_once_and_only_applicants_move_what_is_theirs() {
    for step in Step::ALL {
        assert_eq!(TABLE.iter().filter(|rule| rule.step == *step).count(), 1, "{step:?}");
    }
    let own: Vec<_> = TABLE.iter().filter(|rule| rule.by == By::Applicant).map(|rule| rule.step).collect();
    assert_eq!(own, [Step::Submit, Step::Supplement, Step::Withdraw]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Any sequence of steps, allowed or not: what is refused changes nothing, what is allowed goes where the rules say, a
    /// supplement comes back to where it was asked for, and what has ended stays so.
    #[test]
    fn random_sequences_agree_with_the_reference(
        from in 0..beginnings().len(),
        steps in prop::collection::vec(0..Step::ALL.len(), 0..60),
    ) {
        let mut now = beginnings()[from];
        let mut asked_in = None;
        let mut ended = false;
        for step in steps.into_iter().map(|n| Step::ALL[n]) {
            compare(&now);
            let wanted = reference(&now).into_iter().find(|(known, _)| *known == step);
            match now.after(step) {
                Err(_) => prop_assert!(wanted.is_none()),
                Ok(next) => {
                    prop_assert!(!ended, "{step:?} after the end");
                    prop_assert_eq!(Some((step, next.state)), wanted);
                    if step == Step::RequestSupplement {
                        asked_in = Some(now.state);
                    }
                    if step == Step::Supplement {
                        prop_assert_eq!(Some(next.state), asked_in);
                    }
                    prop_assert_eq!(next.resume.is_some(), next.state == State::Supplement);
                    prop_assert!(!next.proposed || next.state == State::ProvinceReview);
                    now = Situation { state: next.state, resume: next.resume, proposed: next.proposed, ..now };
                    ended = now.turn() == Turn::Nobody;
                }
            }
        }
    }

    /// The way is short: whoever is only ever agreed with gets there, whatever the way.
    #[test]
    fn every_way_leads_to_the_right(from in 0..beginnings().len()) {
        let mut now = beginnings()[from];
        let onward = [
            Step::Submit, Step::Accept, Step::OrderSiteCheck, Step::BeginReview, Step::ReportSiteCheck, Step::GiveOpinion,
            Step::CityAgree, Step::ProposeApproval, Step::Approve, Step::Announce, Step::OpenDownload,
        ];
        let mut taken = 0;
        // A site check that is ordered anew leads nowhere further.
        let further = |now: &Situation, step| now.after(step).ok().filter(|next| next.state != now.state || next.proposed);
        while let Some(next) = onward.iter().find_map(|step| further(&now, *step)) {
            now = Situation { state: next.state, resume: next.resume, proposed: next.proposed, ..now };
            taken += 1;
            prop_assert!(taken <= onward.len());
        }
        let end = if now.kind == Kind::GivingUp { State::Announced } else { State::DownloadOpened };
        prop_assert_eq!(now.state, end);
    }
}
