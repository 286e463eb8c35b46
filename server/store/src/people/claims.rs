//! Claims: made, read by whoever they concern, taken back, decided.

use super::offices;
use crate::accounts::{like, memberships};
use crate::registry;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::identifiers::{DivisionCode, Slug, Uscc};
use daodi::people::{Claim, ClaimState, PageOf};
use daodi::ports::{ClaimDecision, ClaimOrder, ClaimQuery, FieldEdit, StoreError};
use daodi::registry::{Citation, DataSet, Enterprise, SourceKind};
use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

pub(crate) async fn insert(session: &mut Session, claim: &Claim) -> Result<(), StoreError> {
    let row = args![
        &claim.id,
        &claim.account,
        &claim.enterprise,
        claim.uscc.as_str(),
        &claim.name,
        claim.county.map(|code| code.to_string()),
        claim.prefecture.to_string(),
        &claim.statement,
        claim.state.code(),
        claim.made_at,
        claim.version,
    ];
    session.execute(&sql::CLAIM_INSERT, row).await.map(|_| ())
}

pub(super) async fn of(session: &mut Session, account: &str, id: &str) -> Result<Option<Claim>, StoreError> {
    session.optional(&sql::CLAIM_OF, args![id, account]).await?.as_ref().map(read).transpose()
}

pub(super) async fn all_of(session: &mut Session, account: &str) -> Result<Vec<Claim>, StoreError> {
    session.all(&sql::CLAIMS_OF, args![account]).await?.iter().map(read).collect()
}

pub(super) async fn one_in(session: &mut Session, office: DivisionCode, id: &str) -> Result<Option<Claim>, StoreError> {
    session.optional(&sql::CLAIM_IN, args![office.to_string(), id]).await?.as_ref().map(read).transpose()
}

pub(super) async fn all_in(
    session: &mut Session,
    office: DivisionCode,
    query: &ClaimQuery,
) -> Result<PageOf<Claim>, StoreError> {
    let state = query.state.map_or("", ClaimState::code);
    let mut wanted = args![office.to_string(), like(&query.text), state];
    let total = session.one(&sql::CLAIMS_IN_TOTAL, wanted.clone()).await?.int("total")?;
    wanted.extend(args![order(query.order), query.limit.max(0), query.offset.max(0)]);
    let rows = session.all(&sql::CLAIMS_IN, wanted).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

fn order(order: ClaimOrder) -> &'static str {
    match order {
        ClaimOrder::Newest => "newest",
        ClaimOrder::Oldest => "oldest",
        ClaimOrder::Name => "name",
        ClaimOrder::Decided => "decided",
    }
}

pub(super) async fn counts(session: &mut Session, office: DivisionCode) -> Result<Vec<(ClaimState, i64)>, StoreError> {
    let rows = session.all(&sql::CLAIMS_IN_COUNTS, args![office.to_string()]).await?;
    rows.iter().map(|row| Ok((row.code("state", ClaimState::from_code)?, row.int("total")?))).collect()
}

pub(super) async fn withdraw(session: &mut Session, account: &str, id: &str, at: i64) -> Result<bool, StoreError> {
    Ok(session.execute(&sql::CLAIM_WITHDRAW, args![id, account, at]).await? == 1)
}

/// Decides a claim and does what an accepted one asks for. `false` where it was decided meanwhile or lies elsewhere.
pub(super) async fn decide(
    session: &mut Session,
    office: DivisionCode,
    claim: &Claim,
    decision: &ClaimDecision,
) -> Result<bool, StoreError> {
    let state = if decision.accepted { ClaimState::Accepted } else { ClaimState::Refused };
    let row =
        args![office.to_string(), &claim.id, claim.version, state.code(), &decision.reason, decision.at, &decision.by];
    if session.execute(&sql::CLAIM_DECIDE, row).await? != 1 {
        return Ok(false);
    }
    if decision.accepted {
        let claim = read(&session.one(&sql::CLAIM_DECIDED, args![&claim.id]).await?)?;
        accept(session, office, &claim, decision).await?;
    }
    Ok(true)
}

async fn accept(
    session: &mut Session,
    office: DivisionCode,
    claim: &Claim,
    decision: &ClaimDecision,
) -> Result<(), StoreError> {
    let enterprise = match &claim.enterprise {
        Some(enterprise) => enterprise.clone(),
        None => {
            let enterprise = match enterprise_by_uscc(session, claim.uscc.as_str()).await? {
                // Somebody else's claim, or an import, brought it in meanwhile.
                Some(enterprise) => enterprise,
                None => take_up(session, office, claim, decision).await?,
            };
            session.execute(&sql::CLAIM_ENTERPRISE, args![&claim.id, &enterprise]).await?;
            enterprise
        }
    };
    session.execute(&sql::ENTERPRISE_LOCK, args![&enterprise]).await?;
    session.execute(&sql::MEMBER_ACCEPT, args![&enterprise, &claim.account, decision.at]).await?;
    if let Some(told) = &decision.told {
        let places = memberships(session, &claim.account).await?;
        if told.enterprise != enterprise || !places.contains(told) {
            return Err(StoreError::Conflict);
        }
    }
    if session.execute(&sql::ENTERPRISE_USCC, args![&enterprise, claim.uscc.as_str()]).await? == 1 {
        let edit = FieldEdit {
            data_set: DataSet::Enterprises,
            key: enterprise.clone(),
            field: "uscc".to_owned(),
            value: claim.uscc.as_str().into(),
            at: decision.at,
            by: decision.by.clone(),
        };
        registry::write_edit(session, &edit).await?;
        registry::index_enterprise(session, &enterprise).await?;
        registry::next_generation(session).await?;
    }
    Ok(())
}

/// Takes the claimed enterprise up into the register and gives its id.
async fn take_up(
    session: &mut Session,
    office: DivisionCode,
    claim: &Claim,
    decision: &ClaimDecision,
) -> Result<String, StoreError> {
    let id = decision.new_enterprise.as_deref().and_then(|id| Slug::parse(id).ok()).ok_or(StoreError::Conflict)?;
    let office = offices::one(session, office).await?.ok_or(StoreError::Conflict)?.office;
    let enterprise = Enterprise {
        id: id.clone(),
        name: claim.name.clone(),
        uscc: Some(claim.uscc.clone()),
        products: Vec::new(),
        prefecture: Some(claim.prefecture),
        county: claim.county,
        address: None,
        brands: Vec::new(),
        authorisation_text: None,
        role: "企业".to_owned(),
        notes: None,
        sources: vec![Citation {
            kind: SourceKind::Web,
            text: format!("经{}核对登记，{}", office.name, day(decision.at)),
        }],
    };
    registry::take_up(session, &enterprise).await?;
    registry::index_enterprise(session, id.as_str()).await?;
    registry::next_generation(session).await?;
    Ok(id.to_string())
}

/// The day in Asia/Shanghai on which an instant falls.
pub(crate) fn day(micros: i64) -> jiff::civil::Date {
    let instant = Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(TimeZone::fixed(offset(8))).date()
}

pub(super) async fn enterprise_by_uscc(session: &mut Session, uscc: &str) -> Result<Option<String>, StoreError> {
    session.optional(&sql::ENTERPRISE_BY_USCC, args![uscc]).await?.map(|row| row.text("id")).transpose()
}

pub(super) async fn enterprises_named(session: &mut Session, name: &str) -> Result<Vec<(String, String)>, StoreError> {
    let rows = session.all(&sql::ENTERPRISES_NAMED, args![name]).await?;
    rows.iter().map(|row| Ok((row.text("id")?, row.text("name")?))).collect()
}

fn read(row: &Row) -> Result<Claim, StoreError> {
    Ok(Claim {
        id: row.text("id")?,
        account: row.text("account")?,
        login: row.text("login")?,
        enterprise: row.opt_text("enterprise")?,
        uscc: row.parsed("uscc", Uscc::parse)?,
        name: row.text("name")?,
        county: row.opt_parsed("county", DivisionCode::parse)?,
        prefecture: row.parsed("prefecture", DivisionCode::parse)?,
        statement: row.text("statement")?,
        state: row.code("state", ClaimState::from_code)?,
        made_at: row.int("made_at")?,
        decided_at: row.opt_int("decided_at")?,
        decided_by: row.opt_text("decided_by")?,
        reason: row.opt_text("reason")?,
        version: row.int("version")?,
    })
}
