-- Registrants of GI trademarks, and the members and licensees that they name.

CREATE TABLE trademark (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    track TEXT COLLATE "C" NOT NULL CHECK (track IN ('collective_mark', 'certification_mark')),
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    holder TEXT COLLATE "C" NOT NULL,
    expires TEXT COLLATE "C" NOT NULL,
    tied_at BIGINT NOT NULL,
    tied_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    version BIGINT NOT NULL,
    -- Nobody ties a mark to their own account.
    CHECK (tied_by <> account)
);
CREATE INDEX trademark_account ON trademark (account);
CREATE INDEX trademark_product ON trademark (product, track);

CREATE TABLE trademark_user (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    trademark TEXT COLLATE "C" NOT NULL REFERENCES trademark (id),
    track TEXT COLLATE "C" NOT NULL CHECK (track IN ('collective_mark', 'certification_mark')),
    -- The mark's last day, written with every change of it: no use lasts longer.
    expires TEXT COLLATE "C" NOT NULL,
    uscc TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    filing_no TEXT COLLATE "C",
    filed_on TEXT COLLATE "C",
    since TEXT COLLATE "C" NOT NULL,
    until TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('declared', 'confirmed', 'ended')),
    declared_at BIGINT NOT NULL,
    declared_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    confirmed_at BIGINT,
    confirmed_by TEXT COLLATE "C" REFERENCES account (id),
    ended_on TEXT COLLATE "C",
    ended_at BIGINT,
    ended_by TEXT COLLATE "C" REFERENCES account (id),
    reason TEXT COLLATE "C",
    version BIGINT NOT NULL,
    CHECK (since <= expires AND (until IS NULL OR (since <= until AND until <= expires))),
    -- A licence counts once it was filed and announced.
    CHECK (track = 'collective_mark' OR (filing_no IS NOT NULL AND filed_on IS NOT NULL)),
    CHECK (state <> 'confirmed' OR (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL AND confirmed_by <> declared_by)),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL))
);
CREATE INDEX trademark_user_trademark ON trademark_user (trademark, state);
CREATE INDEX trademark_user_uscc ON trademark_user (uscc);
