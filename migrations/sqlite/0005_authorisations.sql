-- Announcements that officers enter, what they bring about, and the life of rights.

-- An announcement on its way into the register. That its two people are two is kept here as well.
CREATE TABLE announcement_filing (
    id TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'applied', 'discarded')),
    issuer TEXT NOT NULL CHECK (issuer IN ('cnipa', 'aqsiq', 'agriculture', 'unstated')),
    year INTEGER,
    number INTEGER,
    date TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('recognition', 'preliminary', 'user_approval', 'user_change', 'user_stop',
        'revocation')),
    track TEXT CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    objection_months INTEGER NOT NULL CHECK (objection_months >= 0),
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    proposed_by TEXT REFERENCES account (id),
    proposed_at INTEGER,
    decided_by TEXT REFERENCES account (id),
    decided_at INTEGER,
    decision TEXT,
    announcement TEXT REFERENCES announcement (id),
    -- The act that applied it.
    act TEXT,
    version INTEGER NOT NULL,
    CHECK (state NOT IN ('proposed', 'applied') OR (proposed_by IS NOT NULL AND proposed_at IS NOT NULL)),
    CHECK (state <> 'applied' OR (decided_by IS NOT NULL AND decided_by <> proposed_by AND decided_by <> made_by
        AND decided_at IS NOT NULL AND announcement IS NOT NULL AND act IS NOT NULL))
) STRICT;
CREATE INDEX announcement_filing_state ON announcement_filing (state, changed_at);
CREATE INDEX announcement_filing_announcement ON announcement_filing (announcement);

-- Its rows. `fields` is what they say, as a JSON object by field.
CREATE TABLE announcement_item (
    filing TEXT NOT NULL REFERENCES announcement_filing (id),
    line INTEGER NOT NULL CHECK (line > 0),
    fields TEXT NOT NULL,
    chosen_product TEXT REFERENCES product (slug),
    chosen_enterprise TEXT REFERENCES enterprise (id),
    take_up INTEGER NOT NULL CHECK (take_up IN (FALSE, TRUE)),
    left_out TEXT,
    application TEXT,
    PRIMARY KEY (filing, line)
) STRICT;

-- What was done to a right: never changed. `id` is that of the act in the trail and the public log.
CREATE TABLE authorisation_change (
    id TEXT NOT NULL PRIMARY KEY,
    authorisation TEXT NOT NULL REFERENCES authorisation (id),
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    -- None where the right began.
    act TEXT,
    from_state TEXT,
    to_state TEXT NOT NULL CHECK (to_state IN ('active', 'rectification_ordered', 'change_pending', 'stopped',
        'given_up', 'lapsed', 'cancelled')),
    announcement TEXT REFERENCES announcement (id),
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    was TEXT,
    becomes TEXT,
    CHECK ((act IS NULL) = (from_state IS NULL))
) STRICT;
CREATE INDEX authorisation_change_authorisation ON authorisation_change (authorisation, day, at);

-- What announcements did to the protection of products: never changed, and nothing that an import touches.
CREATE TABLE protection_step (
    id TEXT NOT NULL PRIMARY KEY,
    product TEXT NOT NULL REFERENCES product (slug),
    track TEXT NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    act TEXT NOT NULL CHECK (act IN ('preliminary', 'recognised', 'revoked')),
    day TEXT NOT NULL,
    number TEXT,
    holder TEXT,
    announcement TEXT NOT NULL REFERENCES announcement (id),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX protection_step_product ON protection_step (product, day, at);

-- The user's own record that the mark was in use. Not public.
CREATE TABLE mark_use (
    id TEXT NOT NULL PRIMARY KEY,
    authorisation TEXT NOT NULL REFERENCES authorisation (id),
    day TEXT NOT NULL,
    batch TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL REFERENCES account (id)
) STRICT;
CREATE INDEX mark_use_authorisation ON mark_use (authorisation, day);

-- 限期整改 that was ordered of a right. `id` is that of the order's act.
CREATE TABLE rectification (
    id TEXT NOT NULL PRIMARY KEY,
    authorisation TEXT NOT NULL REFERENCES authorisation (id),
    office TEXT NOT NULL REFERENCES office (code),
    ordered_by TEXT NOT NULL REFERENCES account (id),
    ordered_at INTEGER NOT NULL,
    due TEXT NOT NULL,
    demand TEXT NOT NULL,
    basis TEXT NOT NULL,
    -- What the user says was done; said again, it takes the place of what was said before.
    report TEXT,
    reported_at INTEGER,
    reported_by TEXT REFERENCES account (id),
    -- What the office found last when it was not done yet; `due` is another day since then.
    returned TEXT,
    returned_at INTEGER,
    returned_by TEXT REFERENCES account (id),
    finding TEXT,
    ended_by TEXT REFERENCES account (id),
    ended_at INTEGER,
    version INTEGER NOT NULL,
    CHECK ((report IS NULL) = (reported_at IS NULL) AND (report IS NULL) = (reported_by IS NULL)),
    CHECK ((returned IS NULL) = (returned_at IS NULL) AND (returned IS NULL) = (returned_by IS NULL)),
    CHECK ((finding IS NULL) = (ended_at IS NULL) AND (finding IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX rectification_authorisation ON rectification (authorisation, ordered_at);
-- At most one is open.
CREATE UNIQUE INDEX rectification_open ON rectification (authorisation) WHERE ended_at IS NULL;
