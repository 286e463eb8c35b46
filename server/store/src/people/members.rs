//! Who works for an enterprise.
//!
//! Every change of an enterprise's members begins by touching the enterprise's own row: of two changes at once the second
//! waits there, and its statement then sees what the first has done. So two owners who take each other out at the same
//! moment do not leave the enterprise without one.

use crate::accounts::one_row;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Row, args};
use daodi::audit::{Act, Actor};
use daodi::people::{Member, Part};
use daodi::ports::StoreError;

pub(super) async fn all(session: &mut Session, account: &str, enterprise: &str) -> Result<Vec<Member>, StoreError> {
    session.all(&sql::MEMBERS, args![enterprise, account]).await?.iter().map(read).collect()
}

pub(super) async fn seen(session: &mut Session, enterprise: &str) -> Result<Vec<Member>, StoreError> {
    session.all(&sql::MEMBERS_SEEN, args![enterprise]).await?.iter().map(read).collect()
}

pub(super) async fn add(
    session: &mut Session,
    enterprise: &str,
    account: &str,
    part: Part,
    act: &Act,
) -> Result<(), StoreError> {
    session.execute(&sql::ENTERPRISE_LOCK, args![enterprise]).await?;
    let row = args![enterprise, account, acting(act), part.code(), act.at];
    one_row(session.execute(&sql::MEMBER_ADD, row).await?)
}

pub(super) async fn change(
    session: &mut Session,
    enterprise: &str,
    account: &str,
    part: Part,
    act: &Act,
) -> Result<bool, StoreError> {
    session.execute(&sql::ENTERPRISE_LOCK, args![enterprise]).await?;
    Ok(session.execute(&sql::MEMBER_CHANGE, args![enterprise, account, acting(act), part.code()]).await? == 1)
}

pub(super) async fn remove(
    session: &mut Session,
    enterprise: &str,
    account: &str,
    act: &Act,
) -> Result<bool, StoreError> {
    session.execute(&sql::ENTERPRISE_LOCK, args![enterprise]).await?;
    Ok(session.execute(&sql::MEMBER_REMOVE, args![enterprise, account, acting(act)]).await? == 1)
}

/// The account on whose behalf members are changed; empty for the program itself alone. Nobody known owns nothing.
fn acting(act: &Act) -> &str {
    match &act.actor {
        Actor::System(_) => "",
        Actor::Account { id, .. } if !id.is_empty() => id,
        Actor::Account { .. } | Actor::Anonymous => "anonymous",
    }
}

fn read(row: &Row) -> Result<Member, StoreError> {
    Ok(Member {
        account: row.text("account")?,
        login: row.text("login")?,
        part: row.code("part", Part::from_code)?,
        since: row.int("since")?,
    })
}
