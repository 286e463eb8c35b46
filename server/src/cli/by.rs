//! `--by LOGIN`: whose act a command is.

use super::{CliError, Common};
use crate::clock::Clock;
use crate::services::acting::Acting;
use crate::services::named::{Wanted, in_the_name_of};
use daodi::audit::{Action, ObjectKind};
use daodi::people::Capability;
use store::Store;

/// What an account needs to import.
pub(super) fn import(action: Action, object_kind: ObjectKind, object: &str) -> Wanted<'_> {
    Wanted { capability: Capability::ImportRegister, action, object_kind, object }
}

/// Who acts: the account that is named; else the operator at the machine, and it is said so.
pub(crate) async fn acting(
    common: &Common,
    store: &Store,
    login: Option<&str>,
    wanted: Wanted<'_>,
    clock: Clock,
) -> Result<Acting, CliError> {
    let Some(login) = login else {
        if !common.json {
            eprintln!(
                "daodi: no account is named with --by: the act is recorded as the operator's at the machine (cli)"
            );
        }
        return Ok(Acting::system("cli", clock));
    };
    let acting = in_the_name_of(store, login, wanted, clock).await;
    if acting.is_err() {
        store.close().await;
    }
    acting.map_err(CliError::refused)
}
