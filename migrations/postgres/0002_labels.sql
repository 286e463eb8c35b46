-- Labels: one row a batch, whatever its count. A label gets a row of its own only when it is voided or scanned.

CREATE TABLE label_batch (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tag BIGINT NOT NULL UNIQUE CHECK (tag BETWEEN 0 AND 1073741823),
    epoch BIGINT NOT NULL CHECK (epoch BETWEEN 0 AND 30),
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    base TEXT COLLATE "C" NOT NULL REFERENCES base (id),
    pack_date TEXT COLLATE "C" NOT NULL,
    net_unit TEXT COLLATE "C" NOT NULL CHECK (net_unit IN ('grams', 'pieces')),
    net_amount BIGINT NOT NULL CHECK (net_amount >= 0),
    -- At most 2^24: the item number is permuted inside the batch.
    count BIGINT NOT NULL CHECK (count BETWEEN 1 AND 16777216),
    host TEXT COLLATE "C" NOT NULL,
    qr_version BIGINT NOT NULL,
    qr_ecc TEXT COLLATE "C" NOT NULL CHECK (qr_ecc IN ('L', 'M', 'Q', 'H')),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('issued', 'delivered', 'activated', 'closed', 'recalled')),
    demo BOOLEAN NOT NULL,
    issued_at BIGINT NOT NULL,
    activated_at BIGINT,
    recalled_at BIGINT,
    recall_reason TEXT COLLATE "C",
    CHECK ((recalled_at IS NULL) = (recall_reason IS NULL))
);
CREATE INDEX label_batch_issued_at ON label_batch (issued_at);
CREATE INDEX label_batch_enterprise ON label_batch (enterprise);

CREATE TABLE label_void (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL
);

-- The primary key is what makes exactly one scan of a code the first.
CREATE TABLE label_first_scan (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    province TEXT COLLATE "C",
    client TEXT COLLATE "C" NOT NULL
);

-- One row for each device and day that asked for a code. The day stands in the key, so the table can be partitioned by time.
CREATE TABLE label_device_day (
    code TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    province TEXT COLLATE "C",
    client TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (code, day, device)
);
