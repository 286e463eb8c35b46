//! Applying an announcement: everything that it brings about, in one transaction, against exactly the register that it was
//! resolved against.

use super::{case, step_right};
use crate::audit::ActSession;
use crate::people::messages;
use crate::registry::{index_anew, next_generation, rights, take_up, take_up_product, write_edit};
use crate::session::Session;
use crate::statements as sql;
use crate::value::args;
use daodi::audit::Act;
use daodi::ports::{EnterpriseField, EnterpriseValue, FieldEdit, FilingApplication, StoreError};
use daodi::registry::DataSet;
use std::collections::HashSet;

/// `false` where it may not or cannot be applied any more; then nothing is kept.
pub(super) async fn apply(
    session: &mut ActSession<'_>,
    all: &FilingApplication,
    act: &Act,
) -> Result<bool, StoreError> {
    // First the one row that everybody who changes the register touches: whoever is second waits here, and finds that the
    // register is another by then.
    next_generation(session).await?;
    let now = session.one(&sql::GENERATION, args![]).await?.int("generation")?;
    if now != all.generation + 1 {
        return Ok(false);
    }
    announcement(session, all).await?;
    let step = &all.step;
    let row = args![&step.id, step.version, &step.by, step.at, &step.reason, all.announcement.id.as_str(), &act.id];
    if session.execute(&sql::FILING_APPLY, row).await? != 1 {
        return Ok(false);
    }
    for product in &all.products {
        take_up_product(session, product).await?;
    }
    for enterprise in &all.enterprises {
        take_up(session, enterprise).await?;
        if let Some(address) = &enterprise.address {
            session.execute(&sql::ENTERPRISE_MOVE, args![enterprise.id.as_str(), address]).await?;
        }
    }
    for value in &all.values {
        set_value(session, value, (all.step.at, &all.step.by)).await?;
    }
    for (step, _) in &all.steps {
        if !step_right(session, step).await? {
            return Ok(false);
        }
    }
    let granted: Vec<_> = all.grants.iter().map(|grant| grant.authorisation.clone()).collect();
    rights::add(session, &granted, false).await?;
    let changes: Vec<_> =
        all.grants.iter().map(|g| &g.change).chain(all.steps.iter().map(|(step, _)| &step.change)).collect();
    rights::add_changes(session, &changes).await?;
    if !case::answered(session, all, &changes).await? {
        return Ok(false);
    }
    rights::add_protection_steps(session, all.protections.iter().map(|(step, _)| step)).await?;
    let products = all.products.iter().map(|p| p.slug.to_string()).collect();
    let enterprises: HashSet<String> = all
        .enterprises
        .iter()
        .map(|e| e.id.to_string())
        .chain(all.values.iter().map(|value| value.enterprise.clone()))
        .collect();
    index_anew(session, &enterprises, &products).await?;
    let acts: Vec<&Act> = all
        .grants
        .iter()
        .map(|grant| &grant.act)
        .chain(all.steps.iter().map(|(_, act)| act))
        .chain(all.protections.iter().map(|(_, act)| act))
        .chain(all.cases.iter().map(|(_, act)| act))
        .collect();
    session.also_all(&acts).await?;
    messages::leave(session, &all.notices).await?;
    Ok(true)
}

async fn announcement(session: &mut Session, all: &FilingApplication) -> Result<(), StoreError> {
    let a = &all.announcement;
    let row = args![
        a.id.as_str(),
        a.issuer.code(),
        a.year,
        a.number,
        a.date.map(|date| date.to_string()),
        a.kind.code(),
        &a.text
    ];
    session.execute(&sql::ANNOUNCEMENT_ADD, row).await.map(|_| ())
}

/// Writes a value and keeps it as an officer's edit, made at an instant by an account, which wins over what an import
/// brings.
pub(crate) async fn set_value(
    session: &mut Session,
    of: &EnterpriseValue,
    (at, by): (i64, &str),
) -> Result<(), StoreError> {
    let (field, value, statement) = match &of.value {
        EnterpriseField::Name(name) => ("name", name.as_str(), &sql::ENTERPRISE_RENAME),
        EnterpriseField::Address(address) => ("address", address.as_str(), &sql::ENTERPRISE_MOVE),
        EnterpriseField::Uscc(uscc) => ("uscc", uscc.as_str(), &sql::ENTERPRISE_USCC),
    };
    if session.execute(statement, args![&of.enterprise, value]).await? != 1 {
        return Err(StoreError::Conflict);
    }
    let edit = FieldEdit {
        data_set: DataSet::Enterprises,
        key: of.enterprise.clone(),
        field: field.to_owned(),
        value: value.into(),
        at,
        by: by.to_owned(),
    };
    write_edit(session, &edit).await
}
