//! Entered announcements and their rows.

use super::{Bulk, statements};

/// The columns of an entry.
macro_rules! filing {
    () => {
        "f.id, f.state, f.issuer, f.year, f.number, f.date, f.kind, f.track, f.text, f.source, f.objection_months, \
         f.made_by, f.made_at, f.changed_at, f.proposed_by, f.proposed_at, f.decided_by, f.decided_at, f.decision, \
         f.announcement, f.version"
    };
}

/// What the list is narrowed by. Empty texts mean: any.
macro_rules! wanted {
    () => {
        " WHERE ($1 = '' OR f.state = $1) AND (lower(f.text) LIKE $2 ESCAPE '!' \
         OR CAST(f.number AS TEXT) LIKE $2 ESCAPE '!')"
    };
}

statements! {
    FILING_INSERT "announcement_filing.insert" (14) [] =>
        "INSERT INTO announcement_filing (id, state, issuer, year, number, date, kind, track, text, source, \
         objection_months, made_by, made_at, changed_at, version) \
         VALUES ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    FILING "announcement_filing.one" (1)
        ["id", "state", "issuer", "year", "number", "date", "kind", "track", "text", "source", "objection_months",
         "made_by", "made_at", "changed_at", "proposed_by", "proposed_at", "decided_by", "decided_at", "decision",
         "announcement", "version"] =>
        concat!("SELECT ", filing!(), " FROM announcement_filing f WHERE f.id = $1");
    /// `$3`: the order.
    FILINGS "announcement_filing.all" (5)
        ["id", "state", "issuer", "year", "number", "date", "kind", "track", "text", "source", "objection_months",
         "made_by", "made_at", "changed_at", "proposed_by", "proposed_at", "decided_by", "decided_at", "decision",
         "announcement", "version", "login", "items"] =>
        concat!("SELECT ", filing!(), ", a.login, (SELECT COUNT(*) FROM announcement_item i WHERE i.filing = f.id) AS items \
         FROM announcement_filing f JOIN account a ON a.id = f.made_by", wanted!(),
         " ORDER BY CASE $3 WHEN 'oldest' THEN f.changed_at WHEN 'changed' THEN -f.changed_at ELSE 0 END, \
         f.date DESC, f.id DESC LIMIT $4 OFFSET $5");
    FILINGS_TOTAL "announcement_filing.total" (2) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM announcement_filing f", wanted!());
    FILING_COUNTS "announcement_filing.counts" (0) ["state", "total"] =>
        "SELECT state, COUNT(*) AS total FROM announcement_filing GROUP BY state ORDER BY state";
    FILING_SET "announcement_filing.set" (12) [] =>
        "UPDATE announcement_filing SET issuer = $3, year = $4, number = $5, date = $6, kind = $7, track = $8, text = $9, \
         source = $10, objection_months = $11, changed_at = $12, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = 'draft'";
    /// Before its rows are changed: whoever saw another version changes none.
    FILING_TOUCH "announcement_filing.touch" (3) [] =>
        "UPDATE announcement_filing SET changed_at = $3, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = 'draft'";
    FILING_PROPOSE "announcement_filing.propose" (4) [] =>
        "UPDATE announcement_filing SET state = 'proposed', proposed_by = $3, proposed_at = $4, changed_at = $4, \
         version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
    FILING_RETURN "announcement_filing.return" (5) [] =>
        "UPDATE announcement_filing SET state = 'draft', decided_by = $3, decided_at = $4, decision = $5, changed_at = $4, \
         version = version + 1 WHERE id = $1 AND version = $2 AND state = 'proposed'";
    FILING_DISCARD "announcement_filing.discard" (5) [] =>
        "UPDATE announcement_filing SET state = 'discarded', decided_by = $3, decided_at = $4, decision = $5, \
         changed_at = $4, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
    /// Of two who apply, one does; and it is neither who began nor who proposed it.
    FILING_APPLY "announcement_filing.apply" (7) [] =>
        "UPDATE announcement_filing SET state = 'applied', decided_by = $3, decided_at = $4, decision = $5, \
         announcement = $6, act = $7, changed_at = $4, version = version + 1 \
         WHERE id = $1 AND version = $2 AND state = 'proposed' AND proposed_by <> $3 AND made_by <> $3";
    FILED "announcement_filing.applied" (0)
        ["id", "announcement", "issuer", "year", "number", "date", "kind", "text", "source", "objection_months",
         "decided_at", "act"] =>
        "SELECT id, announcement, issuer, year, number, date, kind, text, source, objection_months, decided_at, act \
         FROM announcement_filing WHERE state = 'applied' ORDER BY decided_at, id";
    /// The products that the rows of applied announcements named.
    FILED_PRODUCTS "announcement_filing.products" (0) ["announcement", "product"] =>
        "SELECT s.announcement, s.product FROM protection_step s UNION SELECT c.announcement, a.product \
         FROM authorisation_change c JOIN authorisation a ON a.id = c.authorisation \
         WHERE c.announcement IS NOT NULL AND NOT a.demo ORDER BY announcement, product";
    /// One that the files cite is left as it is cited.
    ANNOUNCEMENT_ADD "announcement.add" (7) [] =>
        "INSERT INTO announcement (id, issuer, year, number, date, kind, text, position) \
         SELECT $1, $2, CAST($3 AS BIGINT), CAST($4 AS BIGINT), $5, $6, $7, COALESCE(MAX(a.position) + 1, 0) FROM announcement a WHERE TRUE \
         ON CONFLICT (id) DO NOTHING";
    ITEMS "announcement_item.all" (1)
        ["line", "fields", "chosen_product", "chosen_enterprise", "take_up", "left_out", "application"] =>
        "SELECT line, fields, chosen_product, chosen_enterprise, take_up, left_out, application FROM announcement_item \
         WHERE filing = $1 ORDER BY line";
    ITEMS_CLEAR "announcement_item.clear" (1) [] => "DELETE FROM announcement_item WHERE filing = $1";
    /// Takes up what no import brought.
    PRODUCT_INSERT "product.insert" (6) [] =>
        "INSERT INTO product (slug, name, name_en, aliases, category, prefecture, first_protected, area_documents, \
         season_months, demo, position) \
         SELECT $1, $2, $3, '[]', $4, $5, $6, '[]', '[]', FALSE, COALESCE(MAX(p.position) + 1, 0) FROM product p";
    ENTERPRISE_RENAME "enterprise.rename" (2) [] => "UPDATE enterprise SET name = $2 WHERE id = $1 AND NOT demo";
    ENTERPRISE_MOVE "enterprise.move" (2) [] => "UPDATE enterprise SET address = $2 WHERE id = $1 AND NOT demo";
}

pub(crate) static ITEM_PUT: Bulk = Bulk {
    name: "announcement_item.put",
    into: "INSERT INTO announcement_item (filing, line, fields, chosen_product, chosen_enterprise, take_up, left_out, \
           application)",
    arity: 8,
    key: 2,
    then: " ON CONFLICT (filing, line) DO UPDATE SET fields = excluded.fields, \
           chosen_product = excluded.chosen_product, chosen_enterprise = excluded.chosen_enterprise, \
           take_up = excluded.take_up, left_out = excluded.left_out, application = excluded.application",
};

pub(super) static BULKS: &[&Bulk] = &[&ITEM_PUT];
