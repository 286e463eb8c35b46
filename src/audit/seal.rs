//! Sealing a day of the trail: its rows folded into one hash, which stands in the public log. Whoever changes, adds or
//! removes a row of a sealed day later cannot make the fold come out the same.

use super::Action;
use crate::people::AuditRow;
use crate::ports::AuditSeal;
use crate::transparency_log::{FactValue, Leaf};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A fold under way: rows are added one by one, in the order of their ids, so that a day of any length needs no memory.
///
/// It begins with 32 zero bytes. Each row makes it SHA-256 of what it was and of the row as canonical JSON: an object of
/// the sixteen columns of the table, named as there and in the order of their names, without spaces, integers as such,
/// what is not there as `null`.
#[derive(Clone, Debug, Default)]
pub struct SealFold {
    hash: [u8; 32],
    count: i64,
    last: String,
}

impl SealFold {
    /// A fold of no rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next row.
    pub fn add(&mut self, row: &AuditRow) {
        self.hash = Sha256::new().chain_update(self.hash).chain_update(canonical(row)).finalize().into();
        self.count += 1;
        row.id.clone_into(&mut self.last);
    }

    /// The hash so far, hex.
    #[must_use]
    pub fn root(&self) -> String {
        self.hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }

    /// The seal of a day (ISO, Asia/Shanghai) of which these were the rows.
    #[must_use]
    pub fn seal(self, day: &str) -> AuditSeal {
        AuditSeal { day: day.to_owned(), root: self.root(), last: self.last, count: self.count }
    }
}

/// The root of a day's rows, given in the order of their ids: see [`SealFold`].
#[must_use]
pub fn seal_root<'a>(rows: impl IntoIterator<Item = &'a AuditRow>) -> String {
    let mut fold = SealFold::new();
    rows.into_iter().for_each(|row| fold.add(row));
    fold.root()
}

/// Whether a leaf tells of this seal: an act of sealing this day, with the same number of rows and the same root as facts
/// `count` and `root`.
#[must_use]
pub fn is_leaf_of_seal(leaf: &[u8], seal: &AuditSeal) -> bool {
    let same = |leaf: &Leaf| {
        leaf.action == Action::AuditSeal.code()
            && leaf.object_id == seal.day
            && leaf.facts.get("count") == Some(&FactValue::Integer(seal.count))
            && leaf.facts.get("root") == Some(&FactValue::Text(seal.root.clone()))
    };
    Leaf::parse(leaf).is_ok_and(|leaf| same(&leaf))
}

/// A row as canonical JSON. The login name is not part of the row: it belongs to the account.
fn canonical(row: &AuditRow) -> String {
    let text = |text: &Option<String>| text.clone().map_or(Value::Null, Value::String);
    let columns = BTreeMap::from([
        ("action", Value::from(row.action.as_str())),
        ("actor", text(&row.actor)),
        ("actor_kind", Value::from(row.actor_kind.as_str())),
        ("after_hash", text(&row.after)),
        ("at", Value::from(row.at)),
        ("before_hash", text(&row.before)),
        ("id", Value::from(row.id.as_str())),
        ("network", text(&row.network)),
        ("object", Value::from(row.object.as_str())),
        ("object_kind", Value::from(row.object_kind.as_str())),
        ("office", text(&row.office)),
        ("on_behalf", text(&row.on_behalf)),
        ("reason", text(&row.reason)),
        ("refused", text(&row.refused)),
        ("request", Value::from(row.request.as_str())),
        ("role", text(&row.role)),
    ]);
    // A map of texts and integers has no way to fail.
    serde_json::to_string(&columns).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transparency_log::Actor;

    fn row(id: &str) -> AuditRow {
        AuditRow {
            id: id.to_owned(),
            at: 1_795_140_000_000_000,
            actor_kind: "system".to_owned(),
            actor: Some("cli".to_owned()),
            login: None,
            on_behalf: None,
            role: None,
            office: None,
            action: "register.import".to_owned(),
            object_kind: "register".to_owned(),
            object: "河南\"省".to_owned(),
            before: None,
            after: Some("ab".to_owned()),
            reason: Some(String::new()),
            request: "r".to_owned(),
            network: None,
            refused: None,
        }
    }

    #[test]
    fn the_canonical_form_is_fixed() {
        let expected = concat!(
            r#"{"action":"register.import","actor":"cli","actor_kind":"system","after_hash":"ab","#,
            r#""at":1795140000000000,"before_hash":null,"id":"1","network":null,"object":"河南\"省","#,
            r#""object_kind":"register","office":null,"on_behalf":null,"reason":"","refused":null,"request":"r","#,
            r#""role":null}"#
        );
        assert_eq!(canonical(&row("1")), expected);
        let once = Sha256::new().chain_update([0_u8; 32]).chain_update(expected).finalize();
        let hex: String = once.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(seal_root([&row("1")]), hex);
    }

    #[test]
    fn p36_a_changed_missing_added_or_moved_row_gives_another_root() {
        let rows = [row("1"), row("2"), row("3")];
        let whole = seal_root(&rows);
        assert_eq!(seal_root(&rows), whole);
        let mut others = vec![seal_root(&rows[..2]), seal_root([&rows[1], &rows[0], &rows[2]]), seal_root([])];
        let spoil: [fn(&mut AuditRow); 17] = [
            |r| r.id.push('x'),
            |r| r.at += 1,
            |r| r.actor_kind.push('x'),
            |r| r.actor = None,
            |r| r.on_behalf = Some(String::new()),
            |r| r.role = Some("auditor".to_owned()),
            |r| r.office = Some("410000".to_owned()),
            |r| r.action.push('x'),
            |r| r.object_kind.push('x'),
            |r| r.object.push('x'),
            |r| r.before = Some(String::new()),
            |r| r.after = None,
            |r| r.reason = None,
            |r| r.request.push('x'),
            |r| r.network = Some("10.0.0.0/24".to_owned()),
            |r| r.refused = Some("role".to_owned()),
            |r| (r.before, r.after) = (r.after.take(), None),
        ];
        for change in spoil {
            let mut changed = rows.clone();
            change(&mut changed[1]);
            others.push(seal_root(&changed));
        }
        others.push(whole);
        let count = others.len();
        others.sort();
        others.dedup();
        assert_eq!(others.len(), count);
    }

    #[test]
    fn a_seal_names_count_and_last_row() {
        let mut fold = SealFold::new();
        fold.add(&row("1"));
        fold.add(&row("2"));
        let seal = fold.seal("2026-11-20");
        assert_eq!((seal.count, seal.last.as_str(), seal.day.as_str()), (2, "2", "2026-11-20"));
        assert_eq!(seal.root, seal_root([&row("1"), &row("2")]));
        assert_eq!(SealFold::new().seal("2026-11-21").root, "0".repeat(64));
        let told = |day: &str, count: i64, root: &str| {
            let actor = Actor { body: None, role: "job".to_owned() };
            let leaf = Leaf::new(7, "audit.seal", "audit", day, actor).fact("count", count).fact("root", root);
            is_leaf_of_seal(&leaf.to_bytes().unwrap_or_default(), &seal)
        };
        assert!(told("2026-11-20", 2, &seal.root));
        assert!(!told("2026-11-20", 2, &"0".repeat(64)));
        assert!(!told("2026-11-20", 3, &seal.root));
        assert!(!told("2026-11-21", 2, &seal.root));
        assert!(!is_leaf_of_seal(b"", &seal));
    }
}
