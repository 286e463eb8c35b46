-- Registrants of GI trademarks, and the members and licensees that they name.

CREATE TABLE trademark (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    product TEXT NOT NULL REFERENCES product (slug),
    track TEXT NOT NULL CHECK (track IN ('collective_mark', 'certification_mark')),
    number TEXT NOT NULL UNIQUE,
    holder TEXT NOT NULL,
    expires TEXT NOT NULL,
    tied_at INTEGER NOT NULL,
    tied_by TEXT NOT NULL REFERENCES account (id),
    version INTEGER NOT NULL,
    -- Nobody ties a mark to their own account.
    CHECK (tied_by <> account)
) STRICT;
CREATE INDEX trademark_account ON trademark (account);
CREATE INDEX trademark_product ON trademark (product, track);

CREATE TABLE trademark_user (
    id TEXT NOT NULL PRIMARY KEY,
    trademark TEXT NOT NULL REFERENCES trademark (id),
    track TEXT NOT NULL CHECK (track IN ('collective_mark', 'certification_mark')),
    -- The mark's last day, written with every change of it: no use lasts longer.
    expires TEXT NOT NULL,
    uscc TEXT NOT NULL,
    name TEXT NOT NULL,
    filing_no TEXT,
    filed_on TEXT,
    since TEXT NOT NULL,
    until TEXT,
    state TEXT NOT NULL CHECK (state IN ('declared', 'confirmed', 'ended')),
    declared_at INTEGER NOT NULL,
    declared_by TEXT NOT NULL REFERENCES account (id),
    confirmed_at INTEGER,
    confirmed_by TEXT REFERENCES account (id),
    ended_on TEXT,
    ended_at INTEGER,
    ended_by TEXT REFERENCES account (id),
    reason TEXT,
    version INTEGER NOT NULL,
    CHECK (since <= expires AND (until IS NULL OR (since <= until AND until <= expires))),
    -- A licence counts once it was filed and announced.
    CHECK (track = 'collective_mark' OR (filing_no IS NOT NULL AND filed_on IS NOT NULL)),
    CHECK (state <> 'confirmed' OR (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL AND confirmed_by <> declared_by)),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL))
) STRICT;
CREATE INDEX trademark_user_trademark ON trademark_user (trademark, state);
CREATE INDEX trademark_user_uscc ON trademark_user (uscc);
