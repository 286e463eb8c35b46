//! Applications begun and moved.

use super::{eyes_of, turn_of};
use crate::audit::ActSession;
use crate::people::uploads;
use crate::registry::{index_anew, next_generation, rights};
use crate::rights::{set_value, step_right};
use crate::session::Session;
use crate::statements as sql;
use crate::value::{args, json};
use daodi::application::{Application, HandedIn, PaperKind, State, Step};
use daodi::audit::{Act, Actor};
use daodi::people::Upload;
use daodi::ports::{Eyes, Move, RightEffect, StoreError, place_of};
use std::collections::HashSet;

/// The account that acts: what is written here is somebody's.
pub(super) fn account(act: &Act) -> Result<&str, StoreError> {
    match &act.actor {
        Actor::Account { id, .. } => Ok(id),
        Actor::Anonymous | Actor::System(_) => Err(StoreError::Conflict),
    }
}

pub(super) async fn insert(session: &mut Session, case: &Application) -> Result<(), StoreError> {
    let row = args![
        &case.id,
        &case.made_by,
        case.kind.code(),
        case.change_of.map(|of| of.code().to_owned()),
        case.route.code(),
        &case.enterprise,
        &case.name,
        &case.uscc,
        case.product.as_str(),
        &case.product_name,
        case.track.code(),
        &case.authorisation,
        case.office.to_string(),
        case.county.map(|code| code.to_string()),
        case.prefecture.to_string(),
        place_of(case.county, case.prefecture),
        case.city_review,
        case.entrusted,
        case.made_at,
        case.demo,
    ];
    if session.execute(&sql::CASE_INSERT, row).await? == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}

/// `20261127-0042`: the day and a running number in it.
async fn receipt(session: &mut Session, movement: &Move) -> Result<String, StoreError> {
    let day = crate::people::claims::day(movement.step.at).strftime("%Y%m%d").to_string();
    session.execute(&sql::RECEIPT_NEXT, args![&day]).await?;
    let last = session.one(&sql::RECEIPT, args![&day]).await?.int("last")?;
    Ok(format!("{day}-{last:04}"))
}

/// The papers of a case, by when they were brought.
pub(super) async fn papers(session: &mut Session, id: &str) -> Result<Vec<(PaperKind, Upload)>, StoreError> {
    let rows = session.all(&sql::PAPERS, args![id]).await?;
    rows.iter().map(|row| Ok((row.code("kind", PaperKind::from_code)?, uploads::read(row)?))).collect()
}

/// Moves a case with the act of this id; `false` where it has another version by now or is not theirs who move it.
pub(crate) async fn moved(
    session: &mut Session,
    eyes: Eyes<'_>,
    movement: &Move,
    act: &str,
) -> Result<bool, StoreError> {
    let case = &movement.after;
    let number = match &case.receipt {
        None if case.state != State::Draft => Some(receipt(session, movement).await?),
        known => known.clone(),
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let row = args![
        &case.id,
        eyes_of(eyes),
        number,
        &case.name,
        &case.uscc,
        &case.product_name,
        case.office.to_string(),
        case.county.map(|code| code.to_string()),
        case.prefecture.to_string(),
        place_of(case.county, case.prefecture),
        case.city_review,
        case.entrusted,
        case.state.code(),
        case.resume.map(|state| state.code().to_owned()),
        turn_of(case),
        case.submitted_at,
        case.since,
        case.due_at,
        &case.assigned,
        &case.opinion_by,
        &case.city_by,
        &case.proposed_by,
        &case.approved_by,
        &case.handover,
        &case.announced_in,
        day(case.announced_on),
        day(case.download_on),
        case.statement.to_json(),
        case.demo,
        case.version,
    ];
    let statement = if matches!(eyes, Eyes::Applicant(_)) { &sql::CASE_MOVE_OF } else { &sql::CASE_MOVE_IN };
    if session.execute(statement, row).await? != 1 {
        return Ok(false);
    }
    let step = &movement.step;
    let handed_in = match step.step {
        Step::Submit | Step::Supplement => {
            Some(json(&HandedIn::of(&case.statement, &papers(session, &case.id).await?))?)
        }
        _ => None,
    };
    let row = args![
        &case.id,
        step.at,
        step.step.code(),
        step.from.code(),
        step.to.code(),
        &movement.account,
        step.office.map(|code| code.to_string()),
        &step.reason,
        json(&step.marks)?,
        step.due_at,
        act,
        handed_in,
    ];
    session.execute(&sql::STEP_INSERT, row).await?;
    if step.step == Step::OrderSiteCheck {
        let check = movement.site_check.as_ref().ok_or(StoreError::Conflict)?;
        let row = args![&case.id, day(check.planned), &check.first, &check.second];
        session.execute(&sql::SITE_CHECK_BEGIN, row).await?;
    }
    Ok(true)
}

/// Does to a right what the movement does to it; `false` where the right has another version or state by now.
pub(super) async fn right(session: &mut ActSession<'_>, movement: &Move) -> Result<bool, StoreError> {
    let Some(effect) = &movement.right else { return Ok(true) };
    match effect {
        RightEffect::Grant(grant) => {
            rights::add(session, std::slice::from_ref(&grant.authorisation), false).await?;
            rights::add_changes(session, &[&grant.change]).await?;
            session.also(&grant.act).await?;
        }
        RightEffect::Step(step) => {
            if !step_right(session, &step.step).await? {
                return Ok(false);
            }
            rights::add_changes(session, &[&step.step.change]).await?;
            for value in &step.values {
                set_value(session, value, (step.act.at, account(&step.act)?)).await?;
            }
            let changed: HashSet<String> = step.values.iter().map(|value| value.enterprise.clone()).collect();
            if !changed.is_empty() {
                index_anew(session, &changed, &HashSet::new()).await?;
            }
            session.also(&step.act).await?;
        }
        RightEffect::Download(day) => {
            let row = args![&movement.after.id, day.to_string()];
            session.execute(&sql::RIGHT_DOWNLOAD, row).await?;
        }
    }
    next_generation(session).await?;
    Ok(true)
}
