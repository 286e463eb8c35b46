//! Acts: what changes something is written together with its row in the audit trail, its entry for the public log and
//! the form's key, with the messages and mails by which people learn of it, or not at all.

use crate::Store;
use crate::people::messages;
use crate::session::Session;
use crate::statements as sql;
use crate::value::{Arg, args};
use daodi::audit::{Act, Actor, Outcome};
use daodi::ports::StoreError;
use std::ops::{Deref, DerefMut};

/// A transaction that carries an act out.
pub(crate) struct ActSession<'a> {
    session: Session,
    act: &'a Act,
}

impl Store {
    /// Begins the transaction of an act. The form's key is taken first: a second post of the same form waits here for
    /// the first and is then [`StoreError::Repeated`], whatever else it would have run into.
    pub(crate) async fn act<'a>(&self, act: &'a Act) -> Result<ActSession<'a>, StoreError> {
        let mut session = self.begin().await?;
        if let Some(once) = &act.once {
            let row = args![&once.key, &once.body, &once.answer.location, &act.id, act.at];
            session.execute(&sql::ONCE_INSERT, row).await.map_err(|error| match error {
                StoreError::Conflict => StoreError::Repeated,
                other => other,
            })?;
        }
        Ok(ActSession { session, act })
    }

    /// Records an act that changed nothing: a refusal, a reading, an attempt.
    pub(crate) async fn record_act(&self, act: &Act) -> Result<(), StoreError> {
        self.act(act).await?.commit().await
    }
}

impl ActSession<'_> {
    /// Writes the act and commits: when this returns, change and trail are on disk.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        let Self { mut session, act } = self;
        write(&mut session, act).await?;
        session.commit().await
    }

    /// Writes many further acts that belong to the same change. Their notices are left with it.
    pub(crate) async fn also_all(&mut self, acts: &[&Act]) -> Result<(), StoreError> {
        let rows = acts.iter().map(|act| row(act)).collect();
        self.session.insert(&sql::AUDIT_ADD, rows).await?;
        let listed: Vec<(&Act, &String)> = acts.iter().filter_map(|act| Some((*act, act.leaf.as_ref()?))).collect();
        let entry = |(act, leaf): &(&Act, &String)| {
            let (kind, object) = act.listed_as();
            args![&act.id, act.at, act.action.code(), kind.code(), object, *leaf]
        };
        self.session.insert(&sql::LOG_ENTRY_ADD, listed.iter().map(entry).collect()).await?;
        self.session.insert(&sql::LOG_PENDING_ADD, listed.iter().map(|(act, _)| args![&act.id]).collect()).await?;
        for act in acts {
            messages::leave(&mut self.session, &act.notices).await?;
        }
        Ok(())
    }

    /// Writes a further act that belongs to the same change.
    pub(crate) async fn also(&mut self, act: &Act) -> Result<(), StoreError> {
        write(&mut self.session, act).await
    }
}

impl Deref for ActSession<'_> {
    type Target = Session;
    fn deref(&self) -> &Session {
        &self.session
    }
}

impl DerefMut for ActSession<'_> {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

async fn write(session: &mut Session, act: &Act) -> Result<(), StoreError> {
    session.execute(&sql::AUDIT_INSERT, row(act)).await?;
    if let Some(leaf) = &act.leaf {
        let (kind, object) = act.listed_as();
        let entry = args![&act.id, act.at, act.action.code(), kind.code(), object, leaf];
        session.execute(&sql::LOG_ENTRY_INSERT, entry).await?;
        session.execute(&sql::LOG_PENDING_INSERT, args![&act.id]).await?;
    }
    messages::leave(session, &act.notices).await
}

fn row(act: &Act) -> Vec<Arg> {
    let (kind, actor, role, office) = match &act.actor {
        Actor::Anonymous => ("anonymous", None, None, None),
        Actor::System(name) => ("system", Some((*name).to_owned()), None, None),
        Actor::Account { id, role, office } => {
            ("account", Some(id.clone()), Some(role.code().to_owned()), office.map(|code| code.to_string()))
        }
    };
    let refused = match act.outcome {
        Outcome::Done => None,
        Outcome::Refused(code) => Some(code.to_owned()),
    };
    args![
        &act.id,
        act.at,
        kind,
        actor,
        &act.on_behalf,
        role,
        office,
        act.action.code(),
        act.object_kind.code(),
        &act.object,
        &act.before,
        &act.after,
        &act.reason,
        &act.request,
        &act.network,
        refused,
    ]
}
