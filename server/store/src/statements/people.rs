//! Claims, members, proposals and offices.

use super::{Bulk, statements};

/// The columns of a claim with the claimant's login name.
macro_rules! claim {
    () => {
        "c.id, c.account, a.login, c.enterprise, c.uscc, c.name, c.county, c.prefecture, c.statement, c.state, \
         c.made_at, c.decided_at, c.decided_by, c.reason, c.version \
         FROM enterprise_claim c JOIN account a ON a.id = c.account"
    };
}

/// The claims that lie with the office `$1` or one below it. Those of accounts that are not in use are nobody's case.
macro_rules! claims_in {
    () => {
        " WHERE /*tenancy*/(c.county = $1 OR c.prefecture = $1 OR $1 = '410000')/*end*/ AND a.state = 'active'"
    };
}

/// What an office's list of claims is narrowed by. Empty texts mean: any.
macro_rules! claims_wanted {
    () => {
        " AND (lower(c.name) LIKE $2 ESCAPE '!' OR lower(c.uscc) LIKE $2 ESCAPE '!' OR a.login LIKE $2 ESCAPE '!') \
         AND ($3 = '' OR c.state = $3)"
    };
}

/// The columns of a proposal with the login name of the account it is about.
macro_rules! proposal {
    () => {
        "p.id, p.kind, p.account, a.login, p.role, p.office, p.reason, p.state, p.proposed_at, p.proposed_by, \
         p.decided_at, p.decided_by, p.decision, p.version FROM proposal p JOIN account a ON a.id = p.account"
    };
}

/// The columns of an office with the number of officers who work there.
macro_rules! office {
    () => {
        "o.code, o.level, o.parent, o.name, o.name_en, o.phone, o.address, o.version, \
         (SELECT COUNT(*) FROM account a WHERE a.office = o.code AND a.state = 'active') AS officers FROM office o"
    };
}

/// Whoever acts (`$3`) is an owner of the enterprise (`$1`), or the operator at the machine (empty).
macro_rules! acting_owner {
    () => {
        "/*tenancy*/($3 = '' OR EXISTS (SELECT 1 FROM enterprise_member me \
         WHERE me.enterprise = $1 AND me.account = $3 AND me.part = 'owner'))/*end*/"
    };
}

/// Another account that is in use owns the enterprise (`$1`) too.
macro_rules! another_owner {
    () => {
        "EXISTS (SELECT 1 FROM enterprise_member o JOIN account a ON a.id = o.account \
         WHERE o.enterprise = $1 AND o.account <> $2 AND o.part = 'owner' AND a.state = 'active')"
    };
}

statements! {
    CLAIM_INSERT "enterprise_claim.insert" (11) [] =>
        "INSERT INTO enterprise_claim (id, account, enterprise, uscc, name, county, prefecture, statement, state, made_at, \
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    CLAIM_OF "enterprise_claim.of" (2)
        ["id", "account", "login", "enterprise", "uscc", "name", "county", "prefecture", "statement", "state",
         "made_at", "decided_at", "decided_by", "reason", "version"] =>
        concat!("SELECT ", claim!(), " WHERE c.id = $1 AND /*tenancy*/c.account = $2/*end*/");
    CLAIMS_OF "enterprise_claim.all_of" (1)
        ["id", "account", "login", "enterprise", "uscc", "name", "county", "prefecture", "statement", "state",
         "made_at", "decided_at", "decided_by", "reason", "version"] =>
        concat!("SELECT ", claim!(), " WHERE /*tenancy*/c.account = $1/*end*/ ORDER BY c.made_at DESC, c.id DESC");
    CLAIM_IN "enterprise_claim.in" (2)
        ["id", "account", "login", "enterprise", "uscc", "name", "county", "prefecture", "statement", "state",
         "made_at", "decided_at", "decided_by", "reason", "version"] =>
        concat!("SELECT ", claim!(), claims_in!(), " AND c.id = $2");
    /// `$4`: the order.
    CLAIMS_IN "enterprise_claim.all_in" (6)
        ["id", "account", "login", "enterprise", "uscc", "name", "county", "prefecture", "statement", "state",
         "made_at", "decided_at", "decided_by", "reason", "version"] =>
        concat!("SELECT ", claim!(), claims_in!(), claims_wanted!(),
            " ORDER BY CASE $4 WHEN 'oldest' THEN c.made_at WHEN 'newest' THEN -c.made_at \
            WHEN 'decided' THEN -COALESCE(c.decided_at, 0) ELSE 0 END, c.name, c.id LIMIT $5 OFFSET $6");
    CLAIMS_IN_TOTAL "enterprise_claim.total_in" (3) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM enterprise_claim c JOIN account a ON a.id = c.account",
            claims_in!(), claims_wanted!());
    CLAIMS_IN_COUNTS "enterprise_claim.counts_in" (1) ["state", "total"] =>
        concat!("SELECT c.state, COUNT(*) AS total FROM enterprise_claim c JOIN account a ON a.id = c.account",
            claims_in!(), " GROUP BY c.state ORDER BY c.state");
    CLAIM_WITHDRAW "enterprise_claim.withdraw" (3) [] =>
        "UPDATE enterprise_claim SET state = 'withdrawn', decided_at = $3, version = version + 1 \
         WHERE id = $1 AND /*tenancy*/account = $2/*end*/ AND state = 'received'";
    CLAIM_DECIDE "enterprise_claim.decide" (7) [] =>
        "UPDATE enterprise_claim SET state = $4, reason = $5, decided_at = $6, decided_by = $7, version = version + 1 \
         WHERE id = $2 AND version = $3 AND state = 'received' \
         AND /*tenancy*/(county = $1 OR prefecture = $1 OR $1 = '410000')/*end*/ \
         AND EXISTS (SELECT 1 FROM account a WHERE a.id = enterprise_claim.account AND a.state = 'active')";
    /// What the claim decided just now asks for: the stored values count, not those that came back from a page.
    CLAIM_DECIDED "enterprise_claim.decided" (1)
        ["id", "account", "login", "enterprise", "uscc", "name", "county", "prefecture", "statement", "state",
         "made_at", "decided_at", "decided_by", "reason", "version"] =>
        concat!("SELECT ", claim!(), " WHERE c.id = $1");
    CLAIM_ENTERPRISE "enterprise_claim.enterprise" (2) [] =>
        "UPDATE enterprise_claim SET enterprise = $2 WHERE id = $1 AND enterprise IS NULL";

    ENTERPRISE_BY_USCC "enterprise.by_uscc" (1) ["id"] =>
        "SELECT id FROM enterprise WHERE uscc = $1 AND NOT demo";
    ENTERPRISES_NAMED "enterprise.named" (1) ["id", "name"] =>
        "SELECT id, name FROM enterprise WHERE name = $1 AND NOT demo ORDER BY id";
    /// Changes nothing but waits for whoever else changes the enterprise's members: every change of them begins here.
    ENTERPRISE_LOCK "enterprise.lock" (1) [] => "UPDATE enterprise SET name = name WHERE id = $1";
    ENTERPRISE_USCC "enterprise.uscc" (2) [] =>
        "UPDATE enterprise SET uscc = $2 WHERE id = $1 AND uscc IS NULL AND NOT demo";
    /// Takes up what no import brought.
    ENTERPRISE_INSERT "enterprise.insert" (6) [] =>
        "INSERT INTO enterprise (id, name, uscc, prefecture, county, brands, role, demo, position) \
         SELECT $1, $2, $3, $4, $5, '[]', $6, FALSE, COALESCE(MAX(e.position) + 1, 0) FROM enterprise e";

    MEMBERS "enterprise_member.all" (2) ["account", "login", "part", "since"] =>
        "SELECT m.account, a.login, m.part, m.since FROM enterprise_member m JOIN account a ON a.id = m.account \
         WHERE m.enterprise = $1 AND /*tenancy*/EXISTS (SELECT 1 FROM enterprise_member me \
         WHERE me.enterprise = m.enterprise AND me.account = $2)/*end*/ ORDER BY m.since, m.account";
    MEMBERS_SEEN "enterprise_member.seen" (1) ["account", "login", "part", "since"] =>
        "SELECT m.account, a.login, m.part, m.since FROM enterprise_member m JOIN account a ON a.id = m.account \
         WHERE m.enterprise = $1 ORDER BY m.since, m.account";
    /// Owner where the enterprise has none, else operator; who is a member stays what they are or becomes more.
    MEMBER_ACCEPT "enterprise_member.accept" (3) [] =>
        "INSERT INTO enterprise_member (enterprise, account, part, since) \
         SELECT e.id, $2, CASE WHEN EXISTS (SELECT 1 FROM enterprise_member o WHERE o.enterprise = e.id \
         AND o.part = 'owner') THEN 'operator' ELSE 'owner' END, $3 FROM enterprise e WHERE e.id = $1 \
         ON CONFLICT (enterprise, account) DO UPDATE SET \
         part = CASE WHEN enterprise_member.part = 'owner' THEN 'owner' ELSE excluded.part END";
    MEMBER_ADD "enterprise_member.add" (5) [] =>
        concat!("INSERT INTO enterprise_member (enterprise, account, part, since) \
         SELECT e.id, $2, $4, $5 FROM enterprise e WHERE e.id = $1 AND ", acting_owner!());
    MEMBER_CHANGE "enterprise_member.change" (4) [] =>
        concat!("UPDATE enterprise_member SET part = $4 WHERE enterprise = $1 AND account = $2 AND ", acting_owner!(),
            " AND ($4 = 'owner' OR part <> 'owner' OR ", another_owner!(), ")");
    MEMBER_REMOVE "enterprise_member.remove" (3) [] =>
        concat!("DELETE FROM enterprise_member WHERE enterprise = $1 AND account = $2 AND ", acting_owner!(),
            " AND (part <> 'owner' OR ", another_owner!(), ")");

    /// Changes nothing but waits for whoever else proposes something about the account.
    ACCOUNT_LOCK "account.lock" (1) [] => "UPDATE account SET failures = failures WHERE id = $1 AND state <> 'erased'";
    PROPOSAL_INSERT "proposal.insert" (9) [] =>
        "INSERT INTO proposal (id, kind, account, role, office, reason, state, proposed_at, proposed_by, version) \
         SELECT $1, $2, a.id, $4, $5, $6, 'open', $7, $8, $9 FROM account a WHERE a.id = $3 \
         AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.account = a.id AND p.kind = $2 AND p.state = 'open')";
    PROPOSAL "proposal.one" (1)
        ["id", "kind", "account", "login", "role", "office", "reason", "state", "proposed_at", "proposed_by",
         "decided_at", "decided_by", "decision", "version"] =>
        concat!("SELECT ", proposal!(), " WHERE p.id = $1");
    PROPOSALS "proposal.all" (3)
        ["id", "kind", "account", "login", "role", "office", "reason", "state", "proposed_at", "proposed_by",
         "decided_at", "decided_by", "decision", "version"] =>
        concat!("SELECT ", proposal!(), " WHERE ($1 = '' OR p.state = $1) \
         ORDER BY p.proposed_at DESC, p.id DESC LIMIT $2 OFFSET $3");
    PROPOSALS_TOTAL "proposal.total" (1) ["total"] =>
        "SELECT COUNT(*) AS total FROM proposal WHERE ($1 = '' OR state = $1)";
    PROPOSALS_ABOUT "proposal.about" (1)
        ["id", "kind", "account", "login", "role", "office", "reason", "state", "proposed_at", "proposed_by",
         "decided_at", "decided_by", "decision", "version"] =>
        concat!("SELECT ", proposal!(), " WHERE p.account = $1 AND p.state = 'open' \
         ORDER BY p.proposed_at DESC, p.id DESC");
    /// Decided by another than who proposed it and whom it is about; taken back by nobody but who proposed it.
    PROPOSAL_DECIDE "proposal.decide" (7) [] =>
        "UPDATE proposal SET state = $4, decision = $5, decided_at = $6, decided_by = $7, version = version + 1 \
         WHERE id = $1 AND version = $2 AND kind = $3 AND state = 'open' \
         AND (proposed_by = $7) = ($4 = 'withdrawn') AND ($4 = 'withdrawn' OR account <> $7)";
    /// Role and office as they stand in the proposal.
    ROLE_GRANT "account.grant" (1) [] =>
        "UPDATE account SET role = (SELECT p.role FROM proposal p WHERE p.id = $1), \
         office = (SELECT p.office FROM proposal p WHERE p.id = $1), version = version + 1 \
         WHERE state <> 'erased' AND id IN (SELECT p.account FROM proposal p WHERE p.id = $1 AND p.role IS NOT NULL)";
    ROLE_REVOKE "account.revoke" (1) [] =>
        "UPDATE account SET role = NULL, office = NULL, state = 'disabled', version = version + 1 \
         WHERE id = $1 AND state <> 'erased'";
    ACCOUNT_ERASE "account.erase" (1) [] =>
        "UPDATE account SET login = 'erased-' || SUBSTR(id, 25), role = NULL, office = NULL, state = 'erased', \
         password = NULL, password_at = NULL, must_change = FALSE, totp = NULL, totp_step = 0, failures = 0, locked_until = 0, digest = FALSE, \
         version = version + 1 WHERE id = $1 AND state <> 'erased'";
    SECOND_FACTOR_CLEAR "account.clear_totp" (1) [] =>
        "UPDATE account SET totp = NULL, totp_step = 0, version = version + 1 WHERE id = $1 AND state <> 'erased'";
    PERSON_ERASE "person.erase" (2) [] =>
        "UPDATE person SET key_part = NULL, name = NULL, mail = NULL, phone = NULL, mail_lookup = NULL, erased_at = $2 \
         WHERE account = $1 AND erased_at IS NULL";
    /// The papers of claims that came to no decision.
    PAPERS_ERASE "upload.erase" (1) [] =>
        "DELETE FROM upload WHERE object_kind = 'claim' AND object IN \
         (SELECT id FROM enterprise_claim WHERE account = $1 AND state IN ('received', 'withdrawn'))";
    /// What the person wrote to their claims; one that is open is taken back.
    CLAIMS_ERASE "enterprise_claim.erase" (2) [] =>
        "UPDATE enterprise_claim SET statement = '', version = version + 1, \
         decided_at = CASE WHEN state = 'received' THEN $2 ELSE decided_at END, \
         state = CASE WHEN state = 'received' THEN 'withdrawn' ELSE state END WHERE account = $1";
    HISTORY_CLEAR "password_history.clear" (1) [] => "DELETE FROM password_history WHERE account = $1";
    TOKENS_VOID "account_token.void" (2) [] =>
        "UPDATE account_token SET used_at = $2 WHERE account = $1 AND used_at IS NULL";
    MEMBERSHIPS_CLEAR "enterprise_member.clear" (1) [] => "DELETE FROM enterprise_member WHERE account = $1";

    OFFICE "office.one" (1)
        ["code", "level", "parent", "name", "name_en", "phone", "address", "version", "officers"] =>
        concat!("SELECT ", office!(), " WHERE o.code = $1");
    /// The codes' order is the tree's: a city's counties follow it.
    OFFICES "office.all" (4)
        ["code", "level", "parent", "name", "name_en", "phone", "address", "version", "officers"] =>
        concat!("SELECT ", office!(), " WHERE (o.name LIKE $1 ESCAPE '!' OR lower(o.name_en) LIKE $1 ESCAPE '!' \
         OR o.code LIKE $1 ESCAPE '!') \
         AND ($2 = '' OR o.level = $2) ORDER BY o.code LIMIT $3 OFFSET $4");
    OFFICES_TOTAL "office.total" (2) ["total"] =>
        "SELECT COUNT(*) AS total FROM office WHERE (name LIKE $1 ESCAPE '!' OR lower(name_en) LIKE $1 ESCAPE '!' \
         OR code LIKE $1 ESCAPE '!') \
         AND ($2 = '' OR level = $2)";
    OFFICE_CONTACT "office.contact" (4) [] =>
        "UPDATE office SET phone = $3, address = $4, version = version + 1 WHERE code = $1 AND version = $2";
}

/// What the divisions say is written over; contact and version are kept.
pub(crate) static OFFICE_UPSERT: Bulk = Bulk {
    name: "office.upsert",
    into: "INSERT INTO office (code, level, parent, name, name_en, phone, address, version)",
    arity: 8,
    key: 1,
    then: " ON CONFLICT (code) DO UPDATE SET level = excluded.level, parent = excluded.parent, name = excluded.name, \
           name_en = excluded.name_en",
};

pub(super) static BULKS: &[&Bulk] = &[&OFFICE_UPSERT];
