//! Accounts: whether those who look after the rest are there and safe.

use super::Facts;

/// The three who are kept apart.
const ADMINISTRATORS: [&str; 3] = ["system_admin", "security_admin", "audit_admin"];
const OFFICERS: [&str; 3] = ["county_officer", "city_officer", "province_officer"];

/// Active accounts with a role, and how many of them have a second factor.
fn with_role(facts: &Facts, role: &str) -> (i64, i64) {
    let accounts = facts.open().map(|database| database.accounts.as_slice()).unwrap_or_default();
    let of_role = accounts.iter().filter(|accounts| accounts.role == role);
    of_role.fold((0, 0), |(total, factors), one| (total + one.total, factors + one.second_factor))
}

pub(super) fn administrators(facts: &Facts) -> Vec<String> {
    if facts.open().is_none_or(|database| !database.whole) {
        return Vec::new();
    }
    let missing = ADMINISTRATORS.iter().filter(|role| with_role(facts, role).0 == 0);
    missing.map(|role| format!("no active account is {role}")).collect()
}

pub(super) fn second_factors(facts: &Facts) -> Vec<String> {
    let without = ADMINISTRATORS.iter().chain(&OFFICERS).chain(&["auditor"]).filter_map(|role| {
        let (total, factors) = with_role(facts, role);
        (factors < total).then(|| format!("{} of {total} {role} accounts have none", total - factors))
    });
    without.collect()
}

pub(super) fn officers(facts: &Facts) -> Vec<String> {
    let officers: i64 = OFFICERS.iter().map(|role| with_role(facts, role).0).sum();
    super::when(officers == 1, || "one single active account is an officer's".to_owned())
}

pub(super) fn demonstration(facts: &Facts) -> Vec<String> {
    let accounts = facts.open().map(|database| database.accounts.as_slice()).unwrap_or_default();
    let demo: i64 = accounts.iter().filter(|accounts| accounts.demo).map(|accounts| accounts.total).sum();
    super::when(demo > 0 && facts.is_public(), || format!("{demo} demonstration accounts are active"))
}
