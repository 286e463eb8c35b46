//! Application cases that an announcement answers.

use crate::cases::moved;
use crate::session::Session;
use crate::statements as sql;
use crate::value::args;
use daodi::application::Kind;
use daodi::identifiers::DivisionCode;
use daodi::ports::{DeskOffice, Eyes, FilingApplication, StoreError};
use daodi::registry::{AuthorisationAct, AuthorisationChange};

/// Moves the cases that an announcement names, each from the version that was seen, once the rights are written. `false`
/// where one has moved meanwhile, or where a case that waits for one of these rights is neither answered nor passed over:
/// then the announcement is resolved anew, so that no right begins without its case.
pub(super) async fn answered(
    session: &mut Session,
    all: &FilingApplication,
    changes: &[&AuthorisationChange],
) -> Result<bool, StoreError> {
    // Announcements are the province's to enter: all cases lie below it.
    let province = Eyes::Office(DeskOffice { code: DivisionCode::HENAN, city: None });
    for (movement, act) in &all.cases {
        if !moved(session, province, movement, &act.id).await? {
            return Ok(false);
        }
    }
    for change in changes {
        let Some(kind) = kind_of(change.act) else { continue };
        let left = session.optional(&sql::CASE_UNANSWERED, args![&change.authorisation, kind.code()]).await?;
        if left.is_some_and(|row| row.text("id").is_ok_and(|id| !all.passed_over.contains(&id))) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The kind of case that what is done to a right answers.
fn kind_of(act: Option<AuthorisationAct>) -> Option<Kind> {
    match act {
        None => Some(Kind::New),
        Some(AuthorisationAct::Change) => Some(Kind::Change),
        Some(AuthorisationAct::GiveUp | AuthorisationAct::Stop) => Some(Kind::GivingUp),
        Some(_) => None,
    }
}
