//! Who a service works for: from this every act gets its row in the audit trail.

use crate::clock::Clock;
use crate::secrets::KeyPart;
use daodi::audit::{Act, Action, Actor, Answer, ObjectKind, Once, Outcome};
use daodi::people::Role;
use daodi::transparency_log::{Actor as LeafActor, Leaf, LeafError};

/// Who acts, and the request it is done in.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who.
    pub actor: Actor,
    /// The request's id; for the program's own work the id of the run.
    pub request: String,
    /// The client's network.
    pub network: Option<String>,
    /// The form's key, where a form was sent.
    pub once: Option<Once>,
}

impl Acting {
    /// The program itself: `cli` for the operator at the machine, `job` for its own work.
    #[must_use]
    pub fn system(name: &'static str, clock: Clock) -> Self {
        Self { actor: Actor::System(name), request: clock.id(), network: None, once: None }
    }

    /// An act of this actor, done; what it changed and why is added by whoever carries it out.
    #[must_use]
    pub fn act(&self, clock: Clock, action: Action, object_kind: ObjectKind, object: &str) -> Act {
        Act {
            id: clock.id(),
            at: clock.micros(),
            actor: self.actor.clone(),
            on_behalf: None,
            action,
            object_kind,
            object: object.to_owned(),
            before: None,
            after: None,
            reason: None,
            request: self.request.clone(),
            network: self.network.clone(),
            outcome: Outcome::Done,
            leaf: None,
            shown: None,
            // The answer may lead to what the act makes.
            once: self.once.clone().map(|once| Once {
                answer: Answer { location: once.answer.location.replace("{object}", object) },
                ..once
            }),
            notices: Vec::new(),
        }
    }
}

/// Name under which the id of an act's object is committed to where it stands for a person.
pub(crate) const OBJECT: &str = "object";

/// Puts an act about a person into the public log. What it was done to is shown as a commitment, unless `act.shown` names
/// something else already; the values given by name enter as commitments as well. The salts follow from the person's half
/// of the key: with it, whoever keeps it can show what was meant, and once the person is erased nobody can.
///
/// # Errors
/// [`LeafError`] where a fact breaks the leaf's rules.
pub fn publish_of_person(
    act: &mut Act,
    part: &KeyPart,
    values: &[(&str, &str)],
    facts: impl FnOnce(Leaf) -> Leaf,
) -> Result<(), LeafError> {
    if act.shown.is_none() {
        act.shown = Some((act.object_kind, part.commitment(&act.id, OBJECT, &act.object).to_string()));
    }
    let id = act.id.clone();
    publish(act, |leaf| {
        let commit =
            |leaf: Leaf, (name, value): &(&str, &str)| leaf.commitment(name, part.commitment(&id, name, value));
        values.iter().fold(facts(leaf), commit)
    })
}

/// Puts an act into the public log: who acted as role and office, what, to what, and the facts that everybody may know.
/// What is personal enters as a commitment only: see [`publish_of_person`].
///
/// # Errors
/// [`LeafError`] where a fact breaks the leaf's rules.
pub fn publish(act: &mut Act, facts: impl FnOnce(Leaf) -> Leaf) -> Result<(), LeafError> {
    let actor = match &act.actor {
        Actor::Anonymous => LeafActor { body: None, role: "anonymous".to_owned() },
        Actor::System(name) => LeafActor { body: None, role: (*name).to_owned() },
        Actor::Account { role, office, .. } => LeafActor {
            body: office.map(|code| code.to_string()).or_else(|| {
                // A producer acts for an enterprise, whose id is public.
                act.on_behalf.clone().filter(|_| *role == Role::Producer)
            }),
            role: role.code().to_owned(),
        },
    };
    let (kind, object) = act.listed_as();
    let leaf = Leaf::new(act.at, act.action.code(), kind.code(), object, actor);
    let bytes = facts(leaf).to_bytes()?;
    act.leaf = Some(String::from_utf8(bytes).map_err(|_| LeafError::Form)?);
    Ok(())
}
