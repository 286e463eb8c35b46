//! Acts that take two people: proposed, decided, carried out.

use crate::accounts::one_row;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::identifiers::DivisionCode;
use daodi::people::{PageOf, Proposal, ProposalKind, ProposalState, Role};
use daodi::ports::{ProposalDecision, StoreError};

pub(crate) async fn insert(session: &mut Session, proposal: &Proposal) -> Result<(), StoreError> {
    one_row(session.execute(&sql::ACCOUNT_LOCK, args![&proposal.account]).await?)?;
    let row = args![
        &proposal.id,
        proposal.kind.code(),
        &proposal.account,
        proposal.role.map(|role| role.code().to_owned()),
        proposal.office.map(|code| code.to_string()),
        &proposal.reason,
        proposal.proposed_at,
        &proposal.proposed_by,
        proposal.version,
    ];
    one_row(session.execute(&sql::PROPOSAL_INSERT, row).await?)
}

pub(super) async fn one(session: &mut Session, id: &str) -> Result<Option<Proposal>, StoreError> {
    session.optional(&sql::PROPOSAL, args![id]).await?.as_ref().map(read).transpose()
}

pub(super) async fn all(
    session: &mut Session,
    state: Option<ProposalState>,
    offset: i64,
    limit: i64,
) -> Result<PageOf<Proposal>, StoreError> {
    let state = state.map_or("", ProposalState::code);
    let total = session.one(&sql::PROPOSALS_TOTAL, args![state]).await?.int("total")?;
    let rows = session.all(&sql::PROPOSALS, args![state, limit.max(0), offset.max(0)]).await?;
    Ok(PageOf { rows: rows.iter().map(read).collect::<Result<_, _>>()?, total })
}

pub(super) async fn about(session: &mut Session, account: &str) -> Result<Vec<Proposal>, StoreError> {
    session.all(&sql::PROPOSALS_ABOUT, args![account]).await?.iter().map(read).collect()
}

pub(super) async fn decide(
    session: &mut Session,
    proposal: &Proposal,
    decision: &ProposalDecision,
) -> Result<bool, StoreError> {
    let row = args![
        &proposal.id,
        proposal.version,
        proposal.kind.code(),
        decision.state.code(),
        &decision.reason,
        decision.at,
        &decision.by,
    ];
    Ok(session.execute(&sql::PROPOSAL_DECIDE, row).await? == 1)
}

/// Does what an approved proposal says. [`StoreError::Conflict`] where it cannot be done any more (the person was erased).
/// or that the account is no longer as the acts tell. Whatever it is, the account's sessions end: they were begun under
/// other conditions.
pub(super) async fn carry_out(
    session: &mut Session,
    proposal: &Proposal,
    decision: &ProposalDecision,
) -> Result<(), StoreError> {
    let account = one(session, &proposal.id).await?.ok_or(StoreError::Conflict)?.account;
    let (account, at) = (account.as_str(), decision.at);
    if let Some(told) = decision.account_version {
        // Held until the end: nobody gives or takes a role meanwhile.
        one_row(session.execute(&sql::ACCOUNT_LOCK, args![account]).await?)?;
        if session.one(&sql::ACCOUNT, args![account]).await?.int("version")? != told {
            return Err(StoreError::Conflict);
        }
    }
    let ended = match proposal.kind {
        ProposalKind::GrantRole => {
            one_row(session.execute(&sql::ROLE_GRANT, args![&proposal.id]).await?)?;
            "role"
        }
        ProposalKind::RevokeRole => {
            one_row(session.execute(&sql::ROLE_REVOKE, args![account]).await?)?;
            leave_enterprises(session, account, at).await?;
            "disabled"
        }
        ProposalKind::ErasePerson => {
            one_row(session.execute(&sql::ACCOUNT_ERASE, args![account]).await?)?;
            session.execute(&sql::PERSON_ERASE, args![account, at]).await?;
            session.execute(&sql::HISTORY_CLEAR, args![account]).await?;
            session.execute(&sql::PAPERS_ERASE, args![account]).await?;
            session.execute(&sql::CLAIMS_ERASE, args![account, at]).await?;
            session.execute(&sql::RECOVERY_CLEAR, args![account]).await?;
            session.execute(&sql::MAIL_VOID, args![account, at]).await?;
            leave_enterprises(session, account, at).await?;
            "disabled"
        }
        ProposalKind::ResetSecondFactor => {
            one_row(session.execute(&sql::SECOND_FACTOR_CLEAR, args![account]).await?)?;
            session.execute(&sql::RECOVERY_CLEAR, args![account]).await?;
            "role"
        }
    };
    session.execute(&sql::SESSIONS_END, args![account, "", at, ended]).await.map(|_| ())
}

/// The account is out for good: nothing sent to it can be used any more, and its enterprises need another owner.
async fn leave_enterprises(session: &mut Session, account: &str, at: i64) -> Result<(), StoreError> {
    session.execute(&sql::TOKENS_VOID, args![account, at]).await?;
    session.execute(&sql::MEMBERSHIPS_CLEAR, args![account]).await.map(|_| ())
}

fn read(row: &Row) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        id: row.text("id")?,
        kind: row.code("kind", ProposalKind::from_code)?,
        account: row.text("account")?,
        login: row.text("login")?,
        role: row.opt_parsed("role", |code| Role::from_code(code).ok_or(()))?,
        office: row.opt_parsed("office", DivisionCode::parse)?,
        reason: row.text("reason")?,
        state: row.code("state", ProposalState::from_code)?,
        proposed_at: row.int("proposed_at")?,
        proposed_by: row.text("proposed_by")?,
        decided_at: row.opt_int("decided_at")?,
        decided_by: row.opt_text("decided_by")?,
        decision: row.opt_text("decision")?,
        version: row.int("version")?,
    })
}
