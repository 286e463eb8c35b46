-- Labels: one row a batch, whatever its count. A label gets a row of its own only when it is voided or scanned.

CREATE TABLE label_batch (
    id TEXT NOT NULL PRIMARY KEY,
    tag INTEGER NOT NULL UNIQUE CHECK (tag BETWEEN 0 AND 1073741823),
    epoch INTEGER NOT NULL CHECK (epoch BETWEEN 0 AND 30),
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    product TEXT NOT NULL REFERENCES product (slug),
    base TEXT NOT NULL REFERENCES base (id),
    pack_date TEXT NOT NULL,
    net_unit TEXT NOT NULL CHECK (net_unit IN ('grams', 'pieces')),
    net_amount INTEGER NOT NULL CHECK (net_amount >= 0),
    -- At most 2^24: the item number is permuted inside the batch.
    count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 16777216),
    host TEXT NOT NULL,
    qr_version INTEGER NOT NULL,
    qr_ecc TEXT NOT NULL CHECK (qr_ecc IN ('L', 'M', 'Q', 'H')),
    state TEXT NOT NULL CHECK (state IN ('issued', 'delivered', 'activated', 'closed', 'recalled')),
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    issued_at INTEGER NOT NULL,
    activated_at INTEGER,
    recalled_at INTEGER,
    recall_reason TEXT,
    CHECK ((recalled_at IS NULL) = (recall_reason IS NULL))
) STRICT;
CREATE INDEX label_batch_issued_at ON label_batch (issued_at);
CREATE INDEX label_batch_enterprise ON label_batch (enterprise);

CREATE TABLE label_void (
    code TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;

-- The primary key is what makes exactly one scan of a code the first.
CREATE TABLE label_first_scan (
    code TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    province TEXT,
    client TEXT NOT NULL
) STRICT;

-- One row for each device and day that asked for a code. The day stands in the key, so the table can be partitioned by time.
CREATE TABLE label_device_day (
    code TEXT NOT NULL,
    day TEXT NOT NULL,
    device TEXT NOT NULL,
    at INTEGER NOT NULL,
    province TEXT,
    client TEXT NOT NULL,
    PRIMARY KEY (code, day, device)
) STRICT;
