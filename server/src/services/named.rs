//! Commands at the machine in the name of an account.

use super::acting::Acting;
use crate::clock::Clock;
use daodi::audit::{Act, Action, Actor, ObjectKind};
use daodi::people::capability::{decide, rule_of};
use daodi::people::{AccountState, Capability, Object, Principal, Role};
use daodi::ports::{Accounts, People, StoreError, Trail};
use store::Store;

/// What an account is to do.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The capability it takes.
    pub capability: Capability,
    /// The act.
    pub action: Action,
    /// To what kind of thing.
    pub object_kind: ObjectKind,
    /// To which one, as far as it is known before.
    pub object: &'a str,
}

/// Why a command is not carried out in an account's name. Each stands in the audit trail.
#[derive(Debug, thiserror::Error)]
pub enum NamedError {
    /// There is no such account.
    #[error("there is no account {0:?}; nothing was done")]
    Unknown(String),
    /// The account is not in use.
    #[error("account {login} is {}; nothing was done", state.code())]
    Inactive {
        /// Its login name.
        login: String,
        /// How it stands.
        state: AccountState,
    },
    /// The account's role may not do this.
    #[error("account {login} may not do this: its role is {}, it takes {roles}; nothing was done", role.map_or("none", Role::code))]
    Role {
        /// Its login name.
        login: String,
        /// Its role.
        role: Option<Role>,
        /// Codes of the roles that may.
        roles: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Who acts where a command names an account: that account, as what it is now. The operator answers for it: nobody proves
/// who they are at the machine, and the act's row has no network. A refusal is on record before it is said.
///
/// # Errors
/// [`NamedError`].
pub async fn in_the_name_of(
    store: &Store,
    login: &str,
    wanted: Wanted<'_>,
    clock: Clock,
) -> Result<Acting, NamedError> {
    let cli = Acting::system("cli", clock);
    let act = |acting: &Acting| acting.act(clock, wanted.action, wanted.object_kind, wanted.object);
    let refuse = async |act: Act, code: &'static str| store.record(&act.refused_for(code)).await;
    let Some(account) = store.account_by_login(&login.trim().to_lowercase()).await? else {
        refuse(act(&cli), "unknown_account").await?;
        return Err(NamedError::Unknown(login.to_owned()));
    };
    let unfit = |role| NamedError::Role {
        login: account.login.clone(),
        role,
        roles: rule_of(wanted.capability)
            .map(|rule| rule.grants.iter().map(|(role, _)| role.code()).collect::<Vec<_>>().join(" or "))
            .unwrap_or_default(),
    };
    let Some(role) = account.role else {
        refuse(Act { on_behalf: Some(account.id.clone()), ..act(&cli) }, "role").await?;
        return Err(unfit(None));
    };
    let office = match account.office {
        Some(code) => store.office(code).await?.map(|record| record.office),
        None => None,
    };
    let principal = Principal {
        account: account.id.clone(),
        login: account.login.clone(),
        role,
        office,
        memberships: Vec::new(),
        session: String::new(),
        complete: true,
        confirmed_at: clock.micros(),
    };
    let acting = Acting { actor: Actor::of(&principal), ..cli };
    if account.state != AccountState::Active {
        refuse(act(&acting), "inactive_account").await?;
        return Err(NamedError::Inactive { login: account.login, state: account.state });
    }
    if let Err(refusal) = decide(Some(&principal), wanted.capability, Object::None, clock.micros()) {
        refuse(act(&acting), refusal.code()).await?;
        return Err(unfit(Some(role)));
    }
    Ok(acting)
}
