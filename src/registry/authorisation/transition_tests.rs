//! The table against a reference written from the words of its acts and states and from the law (stop: CNIPA
//! announcement 354 of 2020), without looking at it.

use super::*;
use crate::people::OfficeLevel;
use jiff::civil::date;
use proptest::prelude::*;

/// The reference: where an act leads, by the words of the acts and states alone.
fn reference(state: &str, act: &str) -> Option<&'static str> {
    let standing = ["active", "rectification_ordered", "change_pending"].contains(&state);
    match (act, state) {
        ("order_rectification", "active" | "change_pending") => Some("rectification_ordered"),
        ("rectified", "rectification_ordered") | ("drop_change", "change_pending") => Some("active"),
        ("ask_change", "active") => Some("change_pending"),
        ("change", "active" | "change_pending") => Some("active"),
        ("change", "rectification_ordered") => Some("rectification_ordered"),
        ("stop", _) if standing => Some("stopped"),
        ("give_up", _) if standing => Some("given_up"),
        ("lapse", _) if standing => Some("lapsed"),
        ("cancel", _) if standing => Some("cancelled"),
        _ => None,
    }
}

/// Whose an act may be, as one letter each: office, announcement, case, program.
fn may(act: &str, whose: &str) -> bool {
    let letters = match act {
        "order_rectification" | "rectified" => "o",
        "ask_change" | "drop_change" => "c",
        "change" | "give_up" => "ac",
        "lapse" => "acp",
        _ => "a",
    };
    letters.contains(whose)
}

fn must_say(act: &str) -> (bool, bool) {
    let reason = ["order_rectification", "rectified", "drop_change", "stop", "cancel"].contains(&act);
    let basis = !["rectified", "drop_change"].contains(&act);
    (reason, basis)
}

const WHOSE: [(&str, Whose); 4] = [
    ("o", Whose::Office(&[OfficeLevel::County])),
    ("a", Whose::Announcement),
    ("c", Whose::Case),
    ("p", Whose::Program),
];

proptest! {
    /// Random lives of a right: the table and the reference agree at every step, and nothing follows an end.
    #[test]
    fn p9_every_life_of_a_right_agrees_with_the_reference(
        steps in proptest::collection::vec((0..AuthorisationAct::ALL.len(), 0..4usize, any::<bool>(), any::<bool>(), -2..3i64), 1..40)
    ) {
        let from = date(2024, 2, 1);
        let mut state = AuthorisationState::Active;
        for (act, whose, reason, basis, days) in steps {
            let (act, (letter, whose)) = (AuthorisationAct::ALL[act], WHOSE[whose]);
            let day = from + jiff::Span::new().days(days);
            let text = |said: bool| if said { "因故" } else { "  " };
            let says = Needs { whose, day, from, reason: text(reason), basis: text(basis) };
            let got = transition(state, act, &says);
            let (needs_reason, needs_basis) = must_say(act.code());
            let expected = reference(state.code(), act.code())
                .filter(|_| may(act.code(), letter))
                .filter(|_| (reason || !needs_reason) && (basis || !needs_basis) && days >= 0);
            prop_assert_eq!(got.ok().map(AuthorisationState::code), expected, "{:?} {:?} {:?}", state, act, says);
            if !state.is_live() {
                prop_assert_eq!(got, Err(StepError::Ended));
            }
            state = got.unwrap_or(state);
        }
    }

    /// The state on any day is that of the last change that had taken effect by then.
    #[test]
    fn a_stored_history_gives_the_state_of_any_day(days in proptest::collection::vec(0..400i64, 1..12), asked in -10..420i64) {
        let from = date(2024, 2, 1);
        let on = |n: i64| from + jiff::Span::new().days(n);
        let mut sorted = days.clone();
        sorted.sort_unstable();
        let states = [AuthorisationState::RectificationOrdered, AuthorisationState::Active];
        let mut history = vec![change(0, from, None, AuthorisationState::Active)];
        for (i, day) in sorted.iter().enumerate() {
            let at = i64::try_from(i).unwrap_or(0) + 1;
            history.push(change(at, on(*day), Some(states[(i + 1) % 2]), states[i % 2]));
        }
        let last = sorted.iter().rposition(|day| *day <= asked);
        let expected = match last {
            _ if asked < 0 => None,
            Some(i) => Some(states[i % 2]),
            None => Some(AuthorisationState::Active),
        };
        history.reverse();
        prop_assert_eq!(state_on(&history, on(asked)), expected);
    }
}

fn change(
    at: i64,
    day: jiff::civil::Date,
    from: Option<AuthorisationState>,
    to: AuthorisationState,
) -> AuthorisationChange {
    AuthorisationChange {
        id: format!("{at:04}"),
        authorisation: "a".to_owned(),
        at,
        day,
        act: None,
        from,
        to,
        announcement: None,
        basis: "b".to_owned(),
        reason: String::new(),
        was: None,
        becomes: None,
    }
}

#[test]
fn each_act_leads_from_a_state_to_one_place_only() {
    for act in AuthorisationAct::ALL {
        for state in AuthorisationState::ALL {
            let rows = TRANSITIONS.iter().filter(|row| row.act == *act && row.from.contains(state)).count();
            assert!(rows <= 1, "{act:?} {state:?}");
        }
        assert!(TRANSITIONS.iter().any(|row| row.act == *act), "{act:?} is in the table");
    }
    assert!(TRANSITIONS.iter().all(|row| row.from.iter().all(|state| state.is_live())), "ends are final");
}
