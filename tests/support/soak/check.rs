//! Comparing what was acknowledged with what is stored: everything there, once, whole, and nothing beside it.

use super::acts::Kind;
use super::cast::{Cast, OFFICE};
use super::ledger::{Books, Entry};
use super::stand::House;
use crate::Raw;
use std::collections::{BTreeMap, BTreeSet};

/// What the comparison found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Acts that were acknowledged.
    pub acknowledged: usize,
    /// Acts that were done although their answer never came; they were sent again under the same key.
    pub unanswered: usize,
    /// Acknowledged acts that are not there.
    pub lost: Vec<String>,
    /// Acts that were done more than once.
    pub doubled: Vec<String>,
    /// Changes of which only a part is there, and whatever else does not fit.
    pub broken: Vec<String>,
}

impl Found {
    /// The first thing that is wrong.
    #[must_use]
    pub fn first(&self) -> Option<String> {
        let said =
            |what: &str, list: &[String]| list.first().map(|one| format!("{what}: {one} ({} in all)", list.len()));
        said("lost", &self.lost).or(said("doubled", &self.doubled)).or(said("half or wrong", &self.broken))
    }
}

/// A row of the audit trail.
struct Row {
    actor: String,
    action: String,
    object: String,
    before: String,
    after: String,
    reason: String,
}

/// Compares all of it. While acts are without an answer, they may have been done or not.
pub async fn all(house: &House, cast: &Cast, books: &Books) -> Found {
    let raw = Raw::connect(house.database()).await;
    // First: while this compares, the operator goes on.
    let voids = books.voids.all();
    // And what a killed server had sent to PostgreSQL may still be carried out.
    raw.stand_still().await;
    let mut found = Found::default();
    let entries = books.ledger.entries();
    let done = keys(&raw, &entries, &mut found).await;
    claims(&raw, &done, &mut found).await;
    persons(&raw, cast, &done, &mut found).await;
    office(&raw, &done, &mut found).await;
    invited(&raw, &done, &mut found).await;
    withdrawn(&raw, &voids, &mut found).await;
    raw.close().await;
    found
}

/// Every acknowledged key with its one row in the trail, and no row of theirs without a key. Gives what was done, with
/// where its answer leads, in the order in which it was done.
async fn keys(raw: &Raw, entries: &BTreeMap<String, Entry>, found: &mut Found) -> Vec<(Entry, String)> {
    let columns = ["id", "actor", "action", "object", "before_hash", "after_hash", "reason"];
    let trail = raw.rows(&columns, "audit WHERE actor_kind = 'account' AND refused IS NULL ORDER BY at, id").await;
    let order: Vec<String> = trail.iter().map(|row| row[0].clone()).collect();
    let mut trail: BTreeMap<String, Row> = trail
        .into_iter()
        .filter_map(|row| {
            let [id, actor, action, object, before, after, reason] = <[String; 7]>::try_from(row).ok()?;
            Some((id, Row { actor, action, object, before, after, reason }))
        })
        .collect();
    chain(&order, &trail, found);
    let forms = raw.rows(&["key", "act", "location"], "form_once").await;
    let forms: BTreeMap<String, (String, String)> =
        forms.into_iter().map(|row| (row[0].clone(), (row[1].clone(), row[2].clone()))).collect();
    let logged: BTreeSet<String> = raw.texts("SELECT id FROM log_entry").await.into_iter().collect();
    let mut done = BTreeMap::new();
    for (key, entry) in entries {
        let what = format!("{:?} {key}", entry.act.kind);
        found.acknowledged += usize::from(entry.answer.is_some());
        let Some((act, location)) = forms.get(key) else {
            if entry.answer.is_some() {
                found.lost.push(format!("{what}: its form's key is not stored"));
            }
            continue;
        };
        found.unanswered += usize::from(entry.answer.is_none());
        if entry.answer.as_ref().is_some_and(|answer| answer != location && !entry.act.kind.shows()) {
            found.broken.push(format!("{what}: it was answered {:?}, stored is {location:?}", entry.answer));
        }
        let Some(row) = trail.remove(act) else {
            found.lost.push(format!("{what}: it has no row in the audit trail"));
            continue;
        };
        let (action, object) = (entry.act.kind.recorded().0.code(), entry.act.object_of(location));
        if row.action != action || row.object != object {
            found.broken.push(format!("{what}: the trail says {} of {}", row.action, row.object));
        }
        if entry.act.kind.is_public() != logged.contains(act) {
            found.broken.push(format!("{what}: act and entry of the public log do not go together"));
        }
        if !entry.act.field("reason").is_empty() && row.reason != entry.act.field("reason") {
            found.broken.push(format!("{what}: the trail has another reason"));
        }
        done.insert(act.clone(), (entry.clone(), location.clone()));
    }
    for key in forms.keys().filter(|key| !entries.contains_key(*key)) {
        found.broken.push(format!("{key}: a form's key that nobody sent"));
    }
    // What is left in the trail was done without a key of its own.
    let keyed: BTreeSet<&str> = entries.values().map(|entry| entry.act.kind.recorded().0.code()).collect();
    for (id, row) in trail.iter().filter(|(_, row)| keyed.contains(row.action.as_str())) {
        found
            .doubled
            .push(format!("{} of {} by {}: the row {id} belongs to no form", row.action, row.object, row.actor));
    }
    order.into_iter().filter_map(|id| done.remove(&id)).collect()
}

/// Each change of a person or an office begins where the one before it ended: nothing was overwritten unseen.
fn chain(order: &[String], trail: &BTreeMap<String, Row>, found: &mut Found) {
    let mut last: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for row in order.iter().filter_map(|id| trail.get(id)) {
        if !["person.change", "office.change"].contains(&row.action.as_str()) {
            continue;
        }
        if let Some(before) = last.insert((&row.action, &row.object), &row.after)
            && before != row.before
        {
            found
                .broken
                .push(format!("{} of {}: it does not begin where the one before ended", row.action, row.object));
        }
    }
}

/// How often each text stands in the first column.
async fn counted(raw: &Raw, column: &str, rest: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for row in raw.rows(&[column], rest).await {
        *counts.entry(row[0].clone()).or_default() += 1;
    }
    counts
}

/// Claims with their papers, decisions, messages, mails and members.
async fn claims(raw: &Raw, done: &[(Entry, String)], found: &mut Found) {
    let columns = ["id", "account", "uscc", "state", "reason", "enterprise"];
    let stored = raw.rows(&columns, "enterprise_claim").await;
    let stored: BTreeMap<&str, &[String]> = stored.iter().map(|row| (row[0].as_str(), &row[1..])).collect();
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for row in stored.values() {
        *by_code.entry(row[1].as_str()).or_default() += 1;
    }
    let papers = counted(raw, "object", "upload WHERE object_kind = 'claim'").await;
    let paper_acts = counted(raw, "object", "audit WHERE action = 'file.upload' AND refused IS NULL").await;
    let messages = counted(raw, "link", "message WHERE link LIKE '/my/claims/%'").await;
    let mails = counted(raw, "account", "mail WHERE kind IN ('claim_decided')").await;
    let members = counted(raw, "enterprise || ' ' || account", "enterprise_member").await;
    let mut expected_mails: BTreeMap<&str, usize> = BTreeMap::new();
    let mut expected: BTreeMap<String, (&Entry, &str, &str)> = BTreeMap::new();
    for (entry, location) in done {
        let claim = entry.act.object_of(location);
        match entry.act.kind {
            Kind::Claim => {
                expected.insert(claim, (entry, "received", ""));
            }
            Kind::Withdraw => {
                expected.entry(claim).and_modify(|known| known.1 = "withdrawn");
            }
            Kind::Decide => {
                let state = if entry.act.field("decision") == "accept" { "accepted" } else { "refused" };
                expected.entry(claim).and_modify(|known| (known.1, known.2) = (state, entry.act.field("reason")));
            }
            _ => {}
        }
    }
    for (claim, (entry, state, reason)) in &expected {
        let what = format!("Claim {}", entry.act.key);
        let Some([account, code, is, because, enterprise]) = stored.get(claim.as_str()) else {
            found.lost.push(format!("{what}: the claim {claim} is not there"));
            continue;
        };
        if by_code.get(entry.act.field("uscc")).is_none_or(|times| *times != 1) {
            found.doubled.push(format!("{what}: {:?} claims of {code}", by_code.get(entry.act.field("uscc"))));
        }
        if code != entry.act.field("uscc") || is != state || because != reason {
            found.broken.push(format!("{what}: {code} is {is} ({because}), not {state} ({reason})"));
        }
        if papers.get(claim).copied().unwrap_or_default() != usize::from(entry.act.paper.is_some()) {
            found.broken.push(format!("{what}: {:?} papers", papers.get(claim)));
        }
        let decided = ["accepted", "refused"].contains(state);
        let told = messages.get(&format!("/my/claims/{claim}")).copied().unwrap_or_default();
        if told != usize::from(decided) {
            found.broken.push(format!("{what}: its claimant was told {told} times"));
        }
        *expected_mails.entry(account).or_default() += usize::from(decided);
        if *state == "accepted" && !members.contains_key(&format!("{enterprise} {account}")) {
            found.broken.push(format!("{what}: it was accepted, and the claimant is no member of {enterprise}"));
        }
    }
    for (account, wanted) in expected_mails {
        let queued = mails.get(account).copied().unwrap_or_default();
        if queued != wanted {
            found.broken.push(format!("{account}: {queued} mails on decisions, not {wanted}"));
        }
    }
    for claim in stored.keys().filter(|claim| !expected.contains_key(**claim)) {
        found.broken.push(format!("the claim {claim} belongs to no form"));
    }
    if papers.values().sum::<usize>() != paper_acts.values().sum::<usize>() {
        found.broken.push("papers and their rows in the trail are not as many".to_owned());
    }
}

/// The last values of a person are those of the last change that was acknowledged.
async fn persons(raw: &Raw, cast: &Cast, done: &[(Entry, String)], found: &mut Found) {
    let last: BTreeMap<&str, &Entry> = done
        .iter()
        .filter(|(entry, _)| entry.act.kind == Kind::Contact)
        .filter_map(|(entry, _)| Some((entry.act.object.as_deref()?, entry)))
        .collect();
    let stored = raw.rows(&["account", "mail_lookup"], "person").await;
    let stored: BTreeMap<&str, &str> = stored.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    for player in &cast.players {
        let Some(entry) = last.get(player.account.as_str()) else { continue };
        if stored.get(player.account.as_str()) != Some(&cast.vault.lookup("mail", entry.act.field("mail")).as_str()) {
            found.broken.push(format!("Contact {}: the mail address stored is not the last one", entry.act.key));
        }
    }
}

/// The office has as many versions as changes, and the last of them.
async fn office(raw: &Raw, done: &[(Entry, String)], found: &mut Found) {
    let changes: Vec<&Entry> = done.iter().map(|(entry, _)| entry).filter(|e| e.act.kind == Kind::Office).collect();
    let stored = raw.rows(&["version", "phone", "address"], &format!("office WHERE code = '{OFFICE}'")).await;
    let Some(last) = changes.last() else { return };
    let wanted =
        [(changes.len() + 1).to_string(), last.act.field("phone").to_owned(), last.act.field("address").to_owned()];
    if stored.first().is_none_or(|row| *row != wanted) {
        found.broken.push(format!("Office {}: stored is {stored:?}, not {wanted:?}", last.act.key));
    }
}

/// Whoever was invited has one account, one link, one proposal and the letters that are due.
async fn invited(raw: &Raw, done: &[(Entry, String)], found: &mut Found) {
    let accounts = raw.rows(&["login", "id", "state"], "account WHERE login LIKE 'guest.%'").await;
    let accounts: BTreeMap<&str, (&str, &str)> =
        accounts.iter().map(|row| (row[0].as_str(), (row[1].as_str(), row[2].as_str()))).collect();
    let links = counted(raw, "account", "account_token WHERE purpose = 'invitation'").await;
    let proposals = counted(raw, "account", "proposal").await;
    let mails = counted(raw, "account || ' ' || kind", "mail").await;
    let disabled: BTreeSet<&str> = done
        .iter()
        .filter(|(entry, _)| entry.act.kind == Kind::Disable)
        .filter_map(|(entry, _)| entry.act.object.as_deref())
        .collect();
    let mut known = 0;
    for (entry, location) in done.iter().filter(|(entry, _)| entry.act.kind == Kind::Invite) {
        known += 1;
        let what = format!("Invite {}", entry.act.key);
        let Some((id, state)) = accounts.get(entry.act.field("login")) else {
            found.lost.push(format!("{what}: there is no account {}", entry.act.field("login")));
            continue;
        };
        let gone = disabled.contains(id);
        let mail = |kind: &str| mails.get(&format!("{id} {kind}")).copied().unwrap_or_default();
        let is = (*id == entry.act.object_of(location), *state, links.get(*id), proposals.get(*id));
        let wanted = (true, if gone { "disabled" } else { "invited" }, Some(&1), Some(&1));
        if is != wanted || mail("invitation") != 1 || mail("account_disabled") != usize::from(gone) {
            let letters = (mail("invitation"), mail("account_disabled"));
            found.broken.push(format!("{what}: {is:?} with letters {letters:?}, not {wanted:?}"));
        }
    }
    if known != accounts.len() {
        found.broken.push(format!("{} accounts of guests, {known} invitations", accounts.len()));
    }
}

/// Labels that were withdrawn: each once, with its row in the trail and its entry for the public log.
async fn withdrawn(raw: &Raw, voids: &[(String, String)], found: &mut Found) {
    let stored = raw.rows(&["code", "reason"], "label_void").await;
    let stored: BTreeMap<&str, &str> = stored.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    let acts = counted(raw, "object", "audit WHERE action = 'label.void'").await;
    let entries = counted(raw, "object", "log_entry WHERE action = 'label.void'").await;
    for (code, reason) in voids {
        match (stored.get(code.as_str()), acts.get(code), entries.get(code)) {
            (Some(is), Some(1), Some(1)) if is == reason => {}
            (None, ..) => found.lost.push(format!("label {code}: it was withdrawn, and is not")),
            other => found.broken.push(format!("label {code}: {other:?}")),
        }
    }
}
