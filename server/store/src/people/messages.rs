//! Messages in the site and mail.

use crate::Store;
use crate::session::{Session, Unaudited};
use crate::statements as sql;
use crate::value::{Row, args, json};
use daodi::people::{MailRecord, Message, PageOf};
use daodi::ports::{Delivery, DueMail, MailState, NewMail, Notice, StoreError};

/// Leaves messages and queues mails.
pub(crate) async fn leave(session: &mut Session, notices: &[Notice]) -> Result<(), StoreError> {
    for notice in notices {
        if let Some(m) = &notice.message {
            let row = args![&m.id, &m.account, m.at, m.kind, json(&m.args)?, &m.link];
            session.execute(&sql::MESSAGE_INSERT, row).await?;
        }
        if let Some(m) = &notice.mail {
            let row = args![&m.id, &m.account, m.kind, &m.locale, &m.args, m.at];
            session.execute(&sql::MAIL_INSERT, row).await?;
        }
    }
    Ok(())
}

pub(super) async fn all(
    session: &mut Session,
    account: &str,
    offset: i64,
    limit: i64,
) -> Result<PageOf<Message>, StoreError> {
    let total = session.one(&sql::MESSAGES_TOTAL, args![account]).await?.int("total")?;
    let rows = session.all(&sql::MESSAGES, args![account, limit.max(0), offset.max(0)]).await?;
    Ok(PageOf { rows: rows.iter().map(read_message).collect::<Result<_, _>>()?, total })
}

pub(super) async fn read(store: &Store, account: &str, id: Option<&str>, at: i64) -> Result<(), StoreError> {
    let mut session = store.write(Unaudited::MessageRead).await?;
    session.execute(&sql::MESSAGES_READ, args![account, id.is_none(), id.unwrap_or_default(), at]).await?;
    session.commit().await
}

pub(super) async fn digests_due(
    session: &mut Session,
    until: i64,
    from: i64,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    session.all(&sql::DIGESTS_DUE, args![until, from, limit.max(0)]).await?.iter().map(|row| row.text("id")).collect()
}

pub(super) async fn queue_digest(store: &Store, mail: &NewMail, until: i64) -> Result<bool, StoreError> {
    let mut session = store.write(Unaudited::Digest).await?;
    let row = args![&mail.id, &mail.account, mail.kind, &mail.locale, &mail.args, mail.at, until];
    let queued = session.execute(&sql::DIGEST_INSERT, row).await? == 1;
    session.commit().await.map(|()| queued)
}

pub(super) async fn due(session: &mut Session, now: i64, limit: i64) -> Result<Vec<DueMail>, StoreError> {
    let rows = session.all(&sql::MAIL_DUE, args![now, limit.max(0)]).await?;
    rows.iter()
        .map(|row| {
            Ok(DueMail {
                id: row.text("id")?,
                account: row.text("account")?,
                kind: row.text("kind")?,
                locale: row.text("locale")?,
                args: row.text("args")?,
                tries: row.int("tries")?,
            })
        })
        .collect()
}

/// Says what came of a try. A mail that was handed over or given up meanwhile stays so.
pub(super) async fn tried(store: &Store, id: &str, delivery: &Delivery, at: i64) -> Result<(), StoreError> {
    let mut session = store.write(Unaudited::MailDelivery).await?;
    match delivery {
        Delivery::Sent => session.execute(&sql::MAIL_SENT, args![id, at]).await?,
        Delivery::Later(next, fault) => session.execute(&sql::MAIL_LATER, args![id, *next, *fault]).await?,
        Delivery::Failed(fault) => session.execute(&sql::MAIL_FAILED, args![id, at, *fault]).await?,
    };
    session.commit().await
}

pub(super) async fn mail(
    session: &mut Session,
    state: MailState,
    offset: i64,
    limit: i64,
) -> Result<PageOf<MailRecord>, StoreError> {
    let state = match state {
        MailState::Failed => "failed",
        MailState::Waiting => "waiting",
        MailState::Sent => "sent",
    };
    let total = session.one(&sql::MAILS_TOTAL, args![state]).await?.int("total")?;
    let rows = session.all(&sql::MAILS, args![state, limit.max(0), offset.max(0)]).await?;
    Ok(PageOf { rows: rows.iter().map(read_mail).collect::<Result<_, _>>()?, total })
}

pub(super) async fn retry(session: &mut Session, id: &str, at: i64) -> Result<bool, StoreError> {
    Ok(session.execute(&sql::MAIL_RETRY, args![id, at]).await? == 1)
}

fn read_message(row: &Row) -> Result<Message, StoreError> {
    Ok(Message {
        id: row.text("id")?,
        at: row.int("at")?,
        kind: row.text("kind")?,
        args: row.json("args")?,
        link: row.text("link")?,
        read_at: row.opt_int("read_at")?,
    })
}

fn read_mail(row: &Row) -> Result<MailRecord, StoreError> {
    Ok(MailRecord {
        id: row.text("id")?,
        account: row.text("account")?,
        login: row.text("login")?,
        kind: row.text("kind")?,
        at: row.int("at")?,
        tries: row.int("tries")?,
        next_at: row.opt_int("next_at")?,
        sent_at: row.opt_int("sent_at")?,
        failed_at: row.opt_int("failed_at")?,
        fault: row.opt_text("fault")?,
    })
}
