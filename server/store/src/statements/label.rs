//! Label batches, voided labels and scans.

use super::statements;

/// The columns of a batch, in one place for the four statements that name them all.
macro_rules! batch_columns {
    () => {
        "id, tag, epoch, enterprise, product, base, pack_date, net_unit, net_amount, count, host, qr_version, qr_ecc, \
         state, demo, issued_at, activated_at, recalled_at, recall_reason"
    };
}

statements! {
    BATCH_INSERT "label_batch.insert" (19) [] =>
        concat!("INSERT INTO label_batch (", batch_columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
         $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (tag) DO NOTHING");
    BATCH_BY_TAG "label_batch.by_tag" (1)
        ["id", "tag", "epoch", "enterprise", "product", "base", "pack_date", "net_unit", "net_amount", "count", "host",
         "qr_version", "qr_ecc", "state", "demo", "issued_at", "activated_at", "recalled_at", "recall_reason"] =>
        concat!("SELECT ", batch_columns!(), " FROM label_batch WHERE tag = $1");
    BATCH_BY_ID "label_batch.by_id" (1)
        ["id", "tag", "epoch", "enterprise", "product", "base", "pack_date", "net_unit", "net_amount", "count", "host",
         "qr_version", "qr_ecc", "state", "demo", "issued_at", "activated_at", "recalled_at", "recall_reason"] =>
        concat!("SELECT ", batch_columns!(), " FROM label_batch WHERE id = $1");
    BATCHES "label_batch.newest" (1)
        ["id", "tag", "epoch", "enterprise", "product", "base", "pack_date", "net_unit", "net_amount", "count", "host",
         "qr_version", "qr_ecc", "state", "demo", "issued_at", "activated_at", "recalled_at", "recall_reason"] =>
        concat!("SELECT ", batch_columns!(), " FROM label_batch ORDER BY issued_at DESC, id DESC LIMIT $1");
    BATCH_EPOCHS "label_batch.epochs" (0) ["epoch", "batches", "labels"] =>
        "SELECT epoch, COUNT(*) AS batches, CAST(SUM(count) AS BIGINT) AS labels FROM label_batch GROUP BY epoch \
         ORDER BY epoch";
    BATCH_UPDATE "label_batch.update" (5) [] =>
        "UPDATE label_batch SET state = $2, activated_at = $3, recalled_at = $4, recall_reason = $5 WHERE id = $1";
    /// The first reason stands: a void label stays void.
    VOID_INSERT "label_void.insert" (3) [] =>
        "INSERT INTO label_void (code, at, reason) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
    VOID "label_void.one" (1) ["at", "reason"] =>
        "SELECT at, reason FROM label_void WHERE code = $1";
    FIRST_SCAN_INSERT "label_first_scan.insert" (4) [] =>
        "INSERT INTO label_first_scan (code, at, province, client) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (code) DO NOTHING";
    DEVICE_DAY_INSERT "label_device_day.insert" (6) [] =>
        "INSERT INTO label_device_day (code, day, device, at, province, client) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (code, day, device) DO NOTHING";
    DEVICE_DAY "label_device_day.one" (3) ["code"] =>
        "SELECT code FROM label_device_day WHERE code = $1 AND day = $2 AND device = $3";
    SCANS "label_first_scan.summary" (1) ["at", "province", "device_days"] =>
        "SELECT f.at, f.province, (SELECT COUNT(*) FROM label_device_day d WHERE d.code = f.code) AS device_days \
         FROM label_first_scan f WHERE f.code = $1";
}
