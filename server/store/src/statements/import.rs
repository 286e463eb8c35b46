//! Imports, versions, edits, citations, tokens and what else surrounds the register's rows.

use super::{Bulk, statements};

statements! {
    IMPORT_INSERT "import_run.insert" (5) [] =>
        "INSERT INTO import_run (id, at, files_sha256, added, changed) VALUES ($1, $2, $3, $4, $5)";
    IMPORT_ALL "import_run.all" (0) ["id", "at", "files_sha256", "added", "changed"] =>
        "SELECT id, at, files_sha256, added, changed FROM import_run ORDER BY at DESC, id DESC";
    GENERATION "register_state.generation" (0) ["generation"] =>
        "SELECT generation FROM register_state WHERE id = 1";
    GENERATION_NEXT "register_state.next" (0) [] =>
        "UPDATE register_state SET generation = generation + 1 WHERE id = 1";
    VERSIONS "record_version.of" (2) ["at", "import_id", "body"] =>
        "SELECT at, import_id, body FROM record_version WHERE data_set = $1 AND key = $2 ORDER BY at, import_id";
    EDITS "field_edit.all" (0) ["data_set", "key", "field", "value", "at", "edited_by"] =>
        "SELECT data_set, key, field, value, at, edited_by FROM field_edit ORDER BY data_set, key, field";
    EDIT_UPSERT "field_edit.upsert" (6) [] =>
        "INSERT INTO field_edit (data_set, key, field, value, at, edited_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (data_set, key, field) DO UPDATE SET value = excluded.value, at = excluded.at, \
         edited_by = excluded.edited_by";
    CITATION_ALL "citation.all" (1) ["key", "kind", "text"] =>
        "SELECT key, kind, text FROM citation WHERE data_set = $1 ORDER BY key, position";
    CITATION_OF "citation.of" (2) ["key", "kind", "text"] =>
        "SELECT key, kind, text FROM citation WHERE data_set = $1 AND key = $2 ORDER BY key, position";
    CITATION_CLEAR_PRODUCTS "citation.clear_products" (1) [] =>
        "DELETE FROM citation WHERE data_set = 'products' AND key IN (SELECT slug FROM product WHERE import_id = $1)";
    CITATION_CLEAR_ENTERPRISES "citation.clear_enterprises" (1) [] =>
        "DELETE FROM citation WHERE data_set = 'enterprises' AND key IN \
         (SELECT id FROM enterprise WHERE import_id = $1)";
    CITATION_CLEAR_BASES "citation.clear_bases" (1) [] =>
        "DELETE FROM citation WHERE data_set = 'bases' AND key IN (SELECT id FROM base WHERE import_id = $1)";
    /// Announcements are read out of the products' rows: one that no product cites any more was a misreading.
    ANNOUNCEMENT_LINKS_UNCITED "announcement_product.clear_uncited" (1) [] =>
        "DELETE FROM announcement_product WHERE announcement IN (SELECT a.id FROM announcement a \
         WHERE a.import_id <> $1 AND NOT EXISTS \
         (SELECT 1 FROM protection_announcement p WHERE p.announcement = a.id))";
    /// One that officers entered as well is theirs from then on.
    ANNOUNCEMENT_ENTERED "announcement.leave_entered" (1) [] =>
        "UPDATE announcement SET import_id = NULL WHERE import_id <> $1 AND NOT EXISTS \
         (SELECT 1 FROM protection_announcement p WHERE p.announcement = announcement.id) AND EXISTS \
         (SELECT 1 FROM announcement_filing f WHERE f.announcement = announcement.id)";
    ANNOUNCEMENT_UNCITED "announcement.clear_uncited" (1) [] =>
        "DELETE FROM announcement WHERE import_id <> $1 AND NOT EXISTS \
         (SELECT 1 FROM protection_announcement p WHERE p.announcement = announcement.id)";
    TOKENS "search_token.all" (0) ["token", "kind", "object", "weight"] =>
        "SELECT token, kind, object, weight FROM search_token ORDER BY token, kind, object";
    TOKEN_CLEAR "search_token.clear" (0) [] =>
        "DELETE FROM search_token";
    TOKEN_CLEAR_ENTERPRISE "search_token.clear_enterprise" (1) [] =>
        "DELETE FROM search_token WHERE kind = 'enterprise' AND object = $1";
    TOKEN_CLEAR_PRODUCT "search_token.clear_product" (1) [] =>
        "DELETE FROM search_token WHERE kind = 'product' AND object = $1";
    BOUNDARY_CLEAR "boundary_set.clear" (0) [] =>
        "DELETE FROM boundary_set";
    BOUNDARY_INSERT "boundary_set.insert" (7) [] =>
        "INSERT INTO boundary_set (id, at, sha256, geojson, source, licence, crs, map_review_no) \
         VALUES (1, $1, $2, $3, $4, $5, $6, $7)";
    BOUNDARY "boundary_set.one" (0) ["at", "sha256", "geojson", "source", "licence", "crs", "map_review_no"] =>
        "SELECT at, sha256, geojson, source, licence, crs, map_review_no FROM boundary_set WHERE id = 1";
}

pub(crate) static VERSION_INSERT: Bulk = Bulk {
    name: "record_version.insert",
    into: "INSERT INTO record_version (data_set, key, import_id, at, added, body)",
    arity: 6,
    key: 3,
    then: "",
};
pub(crate) static CITATION_INSERT: Bulk = Bulk {
    name: "citation.insert",
    into: "INSERT INTO citation (data_set, key, position, kind, text)",
    arity: 5,
    key: 3,
    then: "",
};
pub(crate) static TOKEN_INSERT: Bulk = Bulk {
    name: "search_token.insert",
    into: "INSERT INTO search_token (token, kind, object, weight)",
    arity: 4,
    key: 3,
    then: "",
};

pub(super) static BULKS: &[&Bulk] = &[&VERSION_INSERT, &CITATION_INSERT, &TOKEN_INSERT];
