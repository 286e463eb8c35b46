//! Grounds, their versions, growers and plots.

use super::{Bulk, statements};

/// A ground with a version: what a list needs of both. `$geometry` is the column, or an empty text where nobody draws it.
macro_rules! ground_row {
    ($geometry:literal) => {
        concat!(
            "g.id, g.enterprise, e.name AS enterprise_name, g.product, g.kind, g.name, g.prefecture, g.county, g.place, \
             g.visibility, g.state AS ground_state, g.made_at, g.version AS ground_version, v.id AS version_id, v.year, ",
            $geometry,
            " AS geometry, v.source, v.datum, v.upload, v.area_m2, v.finding, v.metres, v.boundary, v.declared_by, \
             a.login AS declared_login, v.declared_at, v.state, v.decided_by, v.reason, v.decided_at, v.version \
             FROM ground g JOIN enterprise e ON e.id = g.enterprise JOIN ground_version v ON v.ground = g.id \
             JOIN account a ON a.id = v.declared_by"
        )
    };
}

/// The account `$1` belongs to the ground's enterprise.
macro_rules! own_ground {
    () => {
        "/*tenancy*/EXISTS (SELECT 1 FROM enterprise_member m WHERE m.enterprise = g.enterprise AND m.account = $1)/*end*/"
    };
}

/// The ground lies with the office `$1` or one below it.
macro_rules! office_ground {
    () => {
        "/*tenancy*/(g.county = $1 OR g.prefecture = $1 OR $1 = '410000')/*end*/"
    };
}

/// What a list is narrowed by. Empty texts mean: any.
macro_rules! grounds_wanted {
    () => {
        " AND (lower(g.name) LIKE $2 ESCAPE '!' OR lower(e.name) LIKE $2 ESCAPE '!' OR g.product LIKE $2 ESCAPE '!' \
         OR g.product IN (SELECT p.slug FROM product p WHERE lower(p.name) LIKE $2 ESCAPE '!')) \
         AND ($3 = '' OR v.state = $3)"
    };
}

macro_rules! newest {
    () => {
        " AND v.id = (SELECT n.id FROM ground_version n WHERE n.ground = g.id ORDER BY n.declared_at DESC, n.id DESC \
         LIMIT 1)"
    };
}

/// The newest version that somebody can still rest on.
macro_rules! newest_standing {
    () => {
        " AND v.id = (SELECT n.id FROM ground_version n WHERE n.ground = g.id AND n.state IN ('declared', 'accepted') \
         ORDER BY n.declared_at DESC, n.id DESC LIMIT 1)"
    };
}

macro_rules! ground_order {
    () => {
        " ORDER BY CASE $4 WHEN 'oldest' THEN v.declared_at WHEN 'newest' THEN -v.declared_at \
         WHEN 'area' THEN -v.area_m2 ELSE 0 END, g.name, v.id LIMIT $5 OFFSET $6"
    };
}

/// Who asks reaches the grower: as a member (`$1`) of the enterprise that entered them, or as the office (`$2`) of where they
/// live. The one that is not meant is empty.
macro_rules! reach {
    () => {
        "/*tenancy*/(EXISTS (SELECT 1 FROM enterprise_member m WHERE m.enterprise = r.enterprise AND m.account = $1) \
         OR r.county = $2 OR r.prefecture = $2 OR $2 = '410000')/*end*/"
    };
}

macro_rules! grower {
    () => {
        "r.id, r.key_part, r.name, r.phone, r.village, r.prefecture, r.county, r.enterprise, r.office, \
         COALESCE(e.name, o.name) AS by_name, r.card, r.made_at, r.erased_at, r.erase_asked_by, r.erase_reason, r.version"
    };
}

macro_rules! grower_from {
    () => {
        " FROM grower r LEFT JOIN enterprise e ON e.id = r.enterprise LEFT JOIN office o ON o.code = r.office WHERE "
    };
}

/// Plots that have ended count no more.
macro_rules! grower_area {
    () => {
        "CAST((SELECT COALESCE(SUM(p.area_mu_hundredths), 0) FROM plot p WHERE p.grower = r.id AND p.ended_on IS NULL \
         AND p.year = (SELECT MAX(q.year) FROM plot q WHERE q.grower = r.id AND q.ended_on IS NULL)) AS BIGINT)"
    };
}

macro_rules! growers_wanted {
    () => {
        " AND r.erased_at IS NULL AND r.card LIKE $3 ESCAPE '!' \
         AND ($4 = '' OR $4 LIKE '%,' || r.name_lookup || ',%') \
         AND ($5 = '' OR EXISTS (SELECT 1 FROM plot w WHERE w.grower = r.id AND w.product = $5 \
         AND w.ended_on IS NULL))"
    };
}

statements! {
    GROUND_INSERT "ground.insert" (12) [] =>
        "INSERT INTO ground (id, enterprise, product, kind, name, prefecture, county, place, visibility, state, made_at, \
         version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    GROUND_VERSION_INSERT "ground_version.insert" (19) [] =>
        "INSERT INTO ground_version (id, ground, year, geometry, west, south, east, north, source, datum, upload, area_m2, \
         finding, metres, boundary, declared_by, declared_at, state, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    /// Whether a further version may be declared now. Asked in the transaction that does so, after the ground's row was
    /// touched.
    GROUND_READY "ground.ready" (2) ["id"] =>
        concat!("SELECT g.id FROM ground g WHERE ", own_ground!(), " AND g.id = $2 AND g.state = 'active' \
         AND NOT EXISTS (SELECT 1 FROM ground_version w WHERE w.ground = g.id AND w.state = 'declared')");
    /// The same for an office.
    GROUND_READY_IN "ground.ready_in" (2) ["id"] =>
        "SELECT g.id FROM ground g WHERE /*tenancy*/(g.county = $1 OR g.prefecture = $1 OR $1 = '410000')/*end*/ \
         AND g.id = $2 AND g.state = 'active' \
         AND NOT EXISTS (SELECT 1 FROM ground_version w WHERE w.ground = g.id AND w.state = 'declared')";
    /// Changes nothing but waits for whoever else declares, changes or decides something of the ground.
    GROUND_LOCK "ground.lock" (1) [] => "UPDATE ground SET version = version WHERE id = $1";
    /// The same, from one of its versions.
    GROUND_LOCK_OF "ground.lock_of" (1) [] =>
        "UPDATE ground SET version = version WHERE id IN (SELECT v.ground FROM ground_version v WHERE v.id = $1)";
    GROUNDS_OF "ground.all_of" (6)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("''"), " WHERE ", own_ground!(), newest!(), grounds_wanted!(), ground_order!());
    GROUNDS_OF_TOTAL "ground.total_of" (3) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM ground g JOIN enterprise e ON e.id = g.enterprise \
         JOIN ground_version v ON v.ground = g.id WHERE ", own_ground!(), newest!(), grounds_wanted!());
    GROUND_OF "ground.of" (2)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("v.geometry"), " WHERE ", own_ground!(),
            " AND g.id = $2 ORDER BY v.declared_at DESC, v.id DESC");
    GROUND_CHANGE "ground.change" (7) [] =>
        concat!("UPDATE ground AS g SET name = $4, place = $5, visibility = $6, state = $7, version = g.version + 1 WHERE ",
            own_ground!(), " AND g.id = $2 AND g.version = $3 AND g.state = 'active'");
    GROUND_VERSION_WITHDRAW "ground_version.withdraw" (3) [] =>
        "UPDATE ground_version SET state = 'withdrawn', decided_at = $3, version = version + 1 \
         WHERE id = $2 AND state = 'declared' AND source <> 'drawn' AND /*tenancy*/EXISTS (SELECT 1 FROM ground g \
         JOIN enterprise_member m ON m.enterprise = g.enterprise WHERE g.id = ground_version.ground \
         AND m.account = $1)/*end*/";
    GROUNDS_IN "ground.all_in" (6)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("''"), " WHERE ", office_ground!(), grounds_wanted!(), ground_order!());
    GROUNDS_IN_TOTAL "ground.total_in" (3) ["total"] =>
        concat!("SELECT COUNT(*) AS total FROM ground g JOIN enterprise e ON e.id = g.enterprise \
         JOIN ground_version v ON v.ground = g.id WHERE ", office_ground!(), grounds_wanted!());
    GROUNDS_IN_COUNTS "ground.counts_in" (1) ["state", "total"] =>
        concat!("SELECT v.state, COUNT(*) AS total FROM ground g JOIN ground_version v ON v.ground = g.id WHERE ",
            office_ground!(), " GROUP BY v.state ORDER BY v.state");
    GROUND_IN "ground.in" (2)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("v.geometry"), " WHERE ", office_ground!(),
            " AND g.id = $2 ORDER BY v.declared_at DESC, v.id DESC");
    /// By another than who declared it, while what everybody may see of the ground is as the act tells it.
    GROUND_VERSION_DECIDE "ground_version.decide" (8) [] =>
        "UPDATE ground_version SET state = $4, reason = $5, decided_at = $6, decided_by = $7, version = version + 1 \
         WHERE id = $2 AND version = $3 AND state = 'declared' AND declared_by <> $7 \
         AND EXISTS (SELECT 1 FROM ground g WHERE g.id = ground_version.ground AND g.visibility = $8 \
         AND g.state = 'active' AND /*tenancy*/(g.county = $1 OR g.prefecture = $1 OR $1 = '410000')/*end*/)";
    GROUNDS_NEAR "ground.near" (5)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("v.geometry"), " WHERE g.id <> $5 AND g.state = 'active' \
         AND v.west <= $3 AND v.east >= $1 AND v.south <= $4 AND v.north >= $2", newest_standing!(),
            " ORDER BY v.declared_at DESC, v.id LIMIT 200");
    GROUND_PLACES "ground.places" (1)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("v.geometry"), " WHERE g.enterprise = $1 AND g.state = 'active'",
            newest_standing!(), " ORDER BY g.name, g.id");
    /// A version of an enterprise's ground.
    GROUND_VERSION_OF "ground.version_of" (2)
        ["id", "enterprise", "enterprise_name", "product", "kind", "name", "prefecture", "county", "place", "visibility",
         "ground_state", "made_at", "ground_version", "version_id", "year", "geometry", "source", "datum", "upload",
         "area_m2", "finding", "metres", "boundary", "declared_by", "declared_login", "declared_at", "state",
         "decided_by", "reason", "decided_at", "version"] =>
        concat!("SELECT ", ground_row!("v.geometry"), " WHERE g.enterprise = $1 AND v.id = $2");
    /// What everybody may see: the newest accepted version of each ground in use, of real enterprises.
    GROUNDS_PUBLIC "ground.public" (0)
        ["id", "enterprise", "product", "kind", "name", "prefecture", "county", "visibility", "year", "area_m2",
         "geometry"] =>
        "SELECT g.id, g.enterprise, g.product, g.kind, g.name, g.prefecture, g.county, g.visibility, v.year, v.area_m2, \
         CASE WHEN g.visibility = 'outline' THEN v.geometry ELSE '' END AS geometry \
         FROM ground g JOIN enterprise e ON e.id = g.enterprise JOIN ground_version v ON v.ground = g.id \
         WHERE g.state = 'active' AND g.visibility <> 'hidden' AND NOT e.demo \
         AND v.id = (SELECT n.id FROM ground_version n WHERE n.ground = g.id AND n.state = 'accepted' \
         ORDER BY n.year DESC, n.decided_at DESC, n.id DESC LIMIT 1) ORDER BY g.made_at, g.id";
    GROUND_FILE_IN "ground.file_in" (2) ["id", "sha256", "owner", "name", "media", "size", "at"] =>
        concat!("SELECT u.id, u.sha256, u.owner, u.name, u.media, u.size, u.at FROM upload u \
         JOIN ground_version v ON v.upload = u.id JOIN ground g ON g.id = v.ground WHERE ", office_ground!(),
            " AND u.id = $2");

    GROWERS "grower.all" (8)
        ["id", "key_part", "name", "phone", "village", "prefecture", "county", "enterprise", "office", "by_name", "card",
         "made_at", "erased_at", "erase_asked_by", "erase_reason", "version", "year", "area"] =>
        concat!("SELECT ", grower!(),
            ", (SELECT MAX(y.year) FROM plot y WHERE y.grower = r.id AND y.ended_on IS NULL) AS year, ",
            grower_area!(), " AS area", grower_from!(), reach!(), growers_wanted!(),
            " ORDER BY CASE $6 WHEN 'oldest' THEN r.made_at WHEN 'newest' THEN -r.made_at WHEN 'area' THEN -",
            grower_area!(), " ELSE 0 END, r.id LIMIT $7 OFFSET $8");
    GROWERS_TOTAL "grower.total" (5) ["total"] =>
        concat!("SELECT COUNT(*) AS total", grower_from!(), reach!(), growers_wanted!());
    GROWER "grower.one" (3)
        ["id", "key_part", "name", "phone", "village", "prefecture", "county", "enterprise", "office", "by_name", "card",
         "made_at", "erased_at", "erase_asked_by", "erase_reason", "version"] =>
        concat!("SELECT ", grower!(), grower_from!(), reach!(), " AND r.id = $3");
    /// Whom one keeper has entered in a county. The one that is not meant, enterprise or office, is empty.
    GROWERS_KEPT "grower.kept" (5)
        ["id", "key_part", "name", "phone", "village", "prefecture", "county", "enterprise", "office", "by_name", "card",
         "made_at", "erased_at", "erase_asked_by", "erase_reason", "version", "name_lookup"] =>
        concat!("SELECT ", grower!(), ", r.name_lookup", grower_from!(), "(r.enterprise = $1 OR r.office = $2) \
         AND r.county = $3 AND r.erased_at IS NULL AND r.id > $4 ORDER BY r.id LIMIT $5");
    PLOTS "plot.of" (1)
        ["id", "product", "year", "area_mu_hundredths", "geometry", "ended_on", "end_reason", "ended_by"] =>
        "SELECT id, product, year, area_mu_hundredths, geometry, ended_on, end_reason, ended_by FROM plot \
         WHERE grower = $1 ORDER BY year DESC, id";
    PLOT_ADD "plot.add" (8) [] =>
        concat!("INSERT INTO plot (id, grower, product, year, area_mu_hundredths, geometry) \
         SELECT $4, r.id, $5, $6, $7, $8 FROM grower r WHERE ", reach!(), " AND r.id = $3 AND r.erased_at IS NULL");
    PLOT_END "plot.end" (7) [] =>
        concat!("UPDATE plot SET ended_on = $5, end_reason = $6, ended_by = $7 WHERE id = $4 AND ended_on IS NULL \
         AND EXISTS (SELECT 1 FROM grower r WHERE r.id = plot.grower AND ", reach!(), " AND r.id = $3 \
         AND r.erased_at IS NULL)");
    GROWER_ASK "grower.ask" (5) [] =>
        concat!("UPDATE grower AS r SET erase_asked_by = $4, erase_reason = $5, version = r.version + 1 WHERE ", reach!(),
            " AND r.id = $3 AND r.erased_at IS NULL AND r.erase_asked_by IS NULL");
    /// Erased by another than who asked for it.
    GROWER_ERASE "grower.erase" (5) [] =>
        concat!("UPDATE grower AS r SET key_part = NULL, name = NULL, phone = NULL, village = NULL, name_lookup = NULL, \
         erase_reason = NULL, erased_by = $4, erased_at = $5, version = r.version + 1 WHERE ", reach!(),
            " AND r.id = $3 AND r.erased_at IS NULL AND r.erase_asked_by IS NOT NULL AND r.erase_asked_by <> $4");
    GROWER_KEEP "grower.keep" (3) [] =>
        concat!("UPDATE grower AS r SET erase_asked_by = NULL, erase_reason = NULL, version = r.version + 1 WHERE ",
            reach!(), " AND r.id = $3 AND r.erased_at IS NULL AND r.erase_asked_by IS NOT NULL");
    /// The words of a reason may name somebody.
    PLOTS_ERASE "plot.erase" (1) [] =>
        "UPDATE plot SET geometry = NULL, end_reason = CASE WHEN ended_on IS NULL THEN NULL ELSE '' END WHERE grower = $1";
    /// No personal value is among the columns.
    CARD "grower.card" (1) ["id", "prefecture", "county", "enterprise", "office", "by_name", "by_name_en", "erased"] =>
        "SELECT r.id, r.prefecture, r.county, r.enterprise, r.office, COALESCE(e.name, o.name) AS by_name, \
         COALESCE(e.name, o.name_en) AS by_name_en, CAST(CASE WHEN r.erased_at IS NULL THEN 0 ELSE 1 END AS BIGINT) AS erased \
         FROM grower r LEFT JOIN enterprise e ON e.id = r.enterprise LEFT JOIN office o ON o.code = r.office \
         WHERE r.card = $1";
}

/// Growers as they are entered.
pub(crate) static GROWER_INSERT: Bulk = Bulk {
    name: "grower.insert",
    into: "INSERT INTO grower (id, key_part, name, phone, village, name_lookup, prefecture, county, enterprise, office, \
           entered_by, card, made_at, version)",
    arity: 14,
    key: 1,
    then: "",
};

/// Their plots.
pub(crate) static PLOT_INSERT: Bulk = Bulk {
    name: "plot.insert",
    into: "INSERT INTO plot (id, grower, product, year, area_mu_hundredths, geometry)",
    arity: 6,
    key: 1,
    then: "",
};

pub(super) static BULKS: &[&Bulk] = &[&GROWER_INSERT, &PLOT_INSERT];
