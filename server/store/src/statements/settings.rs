//! The mark of a demonstration, and the years of the calendar that were imported.

use super::statements;

statements! {
    DEMONSTRATION "demonstration.one" (0) ["seed", "begun_at", "ended_at"] =>
        "SELECT seed, begun_at, ended_at FROM demonstration";
    HELD "demonstration.held" (0) ["register", "accounts", "applications"] =>
        "SELECT (SELECT COUNT(*) FROM product) + (SELECT COUNT(*) FROM enterprise) AS register, \
         (SELECT COUNT(*) FROM account) AS accounts, (SELECT COUNT(*) FROM application) AS applications";
    WORLD "demonstration.world" (0) ["what", "state", "total"] =>
        "SELECT 'account' AS what, COALESCE(role, '') AS state, COUNT(*) AS total FROM account GROUP BY role \
         UNION ALL SELECT 'announcement' AS what, state, COUNT(*) AS total FROM announcement_filing GROUP BY state \
         UNION ALL SELECT 'application' AS what, state, COUNT(*) AS total FROM application GROUP BY state \
         UNION ALL SELECT 'authorisation' AS what, state, COUNT(*) AS total FROM authorisation GROUP BY state \
         UNION ALL SELECT 'base' AS what, state, COUNT(*) AS total FROM ground_version GROUP BY state \
         UNION ALL SELECT 'grower' AS what, '' AS state, COUNT(*) AS total FROM grower \
         UNION ALL SELECT 'office' AS what, '' AS state, COUNT(DISTINCT office) AS total FROM account \
         ORDER BY what, state";
    DEMONSTRATION_BEGIN "demonstration.begin" (3) [] =>
        "INSERT INTO demonstration (only_one, seed, begun_at, ended_at) VALUES (1, $1, $2, $3)";
    DEMONSTRATION_END "demonstration.end" (1) [] => "UPDATE demonstration SET ended_at = $1 WHERE ended_at IS NULL";
    CALENDAR_YEARS "calendar_year.all" (0) ["year", "days"] => "SELECT year, days FROM calendar_year ORDER BY year";
    CALENDAR_SET "calendar_year.set" (3) [] =>
        "INSERT INTO calendar_year (year, days, imported_at) VALUES ($1, $2, $3) \
         ON CONFLICT (year) DO UPDATE SET days = excluded.days, imported_at = excluded.imported_at";
}
