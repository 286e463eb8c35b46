//! The first page of each part: what waits.

use super::Signed;
use crate::clock::day_bounds;
use crate::services::refused::Refused;
use app::pages::admin::{self, AdminView};
use app::pages::my::{self, SignInRecord};
use axum::response::Response;
use daodi::application::State;
use daodi::people::{Capability, ClaimState, ProposalState, capability::grants};
use daodi::ports::{Accounts, AuditQuery, CaseQuery, Group, MailState, People, Trail};

const DAY: i64 = 86_400 * 1_000_000;

pub(crate) async fn my(signed: Signed) -> Response {
    let page = async {
        let who = signed.who()?;
        let accounts = &signed.visit.app.accounts;
        let store = accounts.store();
        let id = who.account.id.as_str();
        let sessions = store.sessions_of(id).await?;
        let before = sessions.iter().filter(|s| s.id != who.session).max_by_key(|s| s.created_at);
        let claims_open = match &who.principal {
            Some(principal) if principal.role.is_officer() => {
                let counts = accounts.claim_counts(principal).await?;
                Some(counts.iter().find(|(state, _)| *state == ClaimState::Received).map_or(0, |(_, n)| *n))
            }
            _ => None,
        };
        let (mut cases_open, mut applications) = (None, None);
        match &who.principal {
            Some(principal) if principal.role.is_officer() => {
                let counts = signed.visit.app.cases.queue_counts(principal).await?;
                let of = |group| counts.iter().find(|(known, _)| *known == group).map_or(0, |(_, n)| *n);
                cases_open = Some((of(Group::Mine), of(Group::Overdue)));
            }
            Some(principal) if grants(principal.role, Capability::OwnApplications) => {
                let in_state = |state| CaseQuery { state: Some(state), ..CaseQuery::default() };
                let cases = &signed.visit.app.cases;
                let supplements = cases.own_applications(principal, &in_state(State::Supplement)).await?.total;
                applications =
                    Some((supplements, cases.own_applications(principal, &in_state(State::Draft)).await?.total));
            }
            _ => {}
        }
        let proposals_open = if who.account.role.is_some_and(|role| grants(role, Capability::DecideProposal)) {
            Some(store.proposals(Some(ProposalState::Open), 0, 1).await?.total)
        } else {
            None
        };
        let left = if who.account.second_factor { accounts.recovery_codes_left(id).await? } else { 0 };
        let until = accounts.passwords().policy().max_age_days().zip(who.account.password_at);
        let view = my::Overview {
            last: before.map(|s| SignInRecord { at: s.created_at, network: s.network.clone(), agent: s.agent.clone() }),
            second_factor: who.account.second_factor,
            recovery_left: i64::try_from(left).unwrap_or(i64::MAX),
            password_at: who.account.password_at,
            password_until: until.map(|(days, at)| at + i64::from(days) * DAY),
            sessions: i64::try_from(sessions.len()).unwrap_or(i64::MAX),
            messages: store.messages(id, 0, 5).await?.rows,
            enterprises: store.enterprises_of(id).await?.into_iter().map(super::my::own).collect(),
            claims: store.claims_of(id).await?,
            claims_open,
            cases_open,
            applications,
            proposals_open,
        };
        Ok(my::overview(&signed.visit.cx, view))
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn admin(signed: Signed) -> Response {
    let page = async {
        let app = &signed.visit.app;
        let store = app.accounts.store();
        let now = app.clock.micros();
        let figures = store.account_figures(now).await?;
        let midnight = day_bounds(app.clock.today()).0;
        let today = AuditQuery { from: midnight, limit: 0, ..AuditQuery::default() };
        let refused = AuditQuery { refused: true, ..today.clone() };
        let checkpoint = store.log_checkpoint().await?;
        let view = AdminView {
            now,
            open_proposals: store.proposals(Some(ProposalState::Open), 0, 1).await?.total,
            invited_accounts: figures.invited,
            failed_mail: store.mail(MailState::Failed, 0, 1).await?.total,
            waiting_mail: store.mail(MailState::Waiting, 0, 1).await?.total,
            locked_accounts: figures.locked,
            live_sessions: figures.sessions,
            audit_today: store.audit(&today).await?.total,
            refused_today: store.audit(&refused).await?.total,
            last_backup: last_backup(app).await?,
            sealed_day: store.last_seal().await?.map(|seal| seal.day),
            checkpoint: checkpoint.map(|(size, at, _)| (at, size)),
            uncovered_since: store.log_pending(1).await?.first().map(|entry| entry.at),
        };
        Ok(admin::admin(&signed.visit.cx, view, &signed.form()))
    };
    let page = page.await;
    signed.show(page).await
}

/// When the last backup was made, as the audit trail says.
async fn last_backup(app: &super::super::App) -> Result<Option<i64>, Refused> {
    let query =
        AuditQuery { action: daodi::audit::Action::Backup.code().to_owned(), limit: 1, ..AuditQuery::default() };
    Ok(app.store.audit(&query).await?.rows.first().map(|row| row.at))
}
