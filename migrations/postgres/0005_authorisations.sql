-- Announcements that officers enter, what they bring about, and the life of rights.

-- An announcement on its way into the register. That its two people are two is kept here as well.
CREATE TABLE announcement_filing (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'proposed', 'applied', 'discarded')),
    issuer TEXT COLLATE "C" NOT NULL CHECK (issuer IN ('cnipa', 'aqsiq', 'agriculture', 'unstated')),
    year BIGINT,
    number BIGINT,
    date TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('recognition', 'preliminary', 'user_approval', 'user_change', 'user_stop',
        'revocation')),
    track TEXT COLLATE "C" CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    text TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    objection_months BIGINT NOT NULL CHECK (objection_months >= 0),
    made_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    proposed_by TEXT COLLATE "C" REFERENCES account (id),
    proposed_at BIGINT,
    decided_by TEXT COLLATE "C" REFERENCES account (id),
    decided_at BIGINT,
    decision TEXT COLLATE "C",
    announcement TEXT COLLATE "C" REFERENCES announcement (id),
    -- The act that applied it.
    act TEXT COLLATE "C",
    version BIGINT NOT NULL,
    CHECK (state NOT IN ('proposed', 'applied') OR (proposed_by IS NOT NULL AND proposed_at IS NOT NULL)),
    CHECK (state <> 'applied' OR (decided_by IS NOT NULL AND decided_by <> proposed_by AND decided_by <> made_by
        AND decided_at IS NOT NULL AND announcement IS NOT NULL AND act IS NOT NULL))
);
CREATE INDEX announcement_filing_state ON announcement_filing (state, changed_at);
CREATE INDEX announcement_filing_announcement ON announcement_filing (announcement);

-- Its rows. `fields` is what they say, as a JSON object by field.
CREATE TABLE announcement_item (
    filing TEXT COLLATE "C" NOT NULL REFERENCES announcement_filing (id),
    line BIGINT NOT NULL CHECK (line > 0),
    fields TEXT COLLATE "C" NOT NULL,
    chosen_product TEXT COLLATE "C" REFERENCES product (slug),
    chosen_enterprise TEXT COLLATE "C" REFERENCES enterprise (id),
    take_up BOOLEAN NOT NULL,
    left_out TEXT COLLATE "C",
    application TEXT COLLATE "C",
    PRIMARY KEY (filing, line)
);

-- What was done to a right: never changed. `id` is that of the act in the trail and the public log.
CREATE TABLE authorisation_change (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    authorisation TEXT COLLATE "C" NOT NULL REFERENCES authorisation (id),
    at BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    -- None where the right began.
    act TEXT COLLATE "C",
    from_state TEXT COLLATE "C",
    to_state TEXT COLLATE "C" NOT NULL CHECK (to_state IN ('active', 'rectification_ordered', 'change_pending', 'stopped',
        'given_up', 'lapsed', 'cancelled')),
    announcement TEXT COLLATE "C" REFERENCES announcement (id),
    basis TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    was TEXT COLLATE "C",
    becomes TEXT COLLATE "C",
    CHECK ((act IS NULL) = (from_state IS NULL))
);
CREATE INDEX authorisation_change_authorisation ON authorisation_change (authorisation, day, at);

-- What announcements did to the protection of products: never changed, and nothing that an import touches.
CREATE TABLE protection_step (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    track TEXT COLLATE "C" NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    act TEXT COLLATE "C" NOT NULL CHECK (act IN ('preliminary', 'recognised', 'revoked')),
    day TEXT COLLATE "C" NOT NULL,
    number TEXT COLLATE "C",
    holder TEXT COLLATE "C",
    announcement TEXT COLLATE "C" NOT NULL REFERENCES announcement (id),
    at BIGINT NOT NULL
);
CREATE INDEX protection_step_product ON protection_step (product, day, at);

-- The user's own record that the mark was in use. Not public.
CREATE TABLE mark_use (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    authorisation TEXT COLLATE "C" NOT NULL REFERENCES authorisation (id),
    day TEXT COLLATE "C" NOT NULL,
    batch TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    recorded_by TEXT COLLATE "C" NOT NULL REFERENCES account (id)
);
CREATE INDEX mark_use_authorisation ON mark_use (authorisation, day);

-- 限期整改 that was ordered of a right. `id` is that of the order's act.
CREATE TABLE rectification (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    authorisation TEXT COLLATE "C" NOT NULL REFERENCES authorisation (id),
    office TEXT COLLATE "C" NOT NULL REFERENCES office (code),
    ordered_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    ordered_at BIGINT NOT NULL,
    due TEXT COLLATE "C" NOT NULL,
    demand TEXT COLLATE "C" NOT NULL,
    basis TEXT COLLATE "C" NOT NULL,
    -- What the user says was done; said again, it takes the place of what was said before.
    report TEXT COLLATE "C",
    reported_at BIGINT,
    reported_by TEXT COLLATE "C" REFERENCES account (id),
    -- What the office found last when it was not done yet; `due` is another day since then.
    returned TEXT COLLATE "C",
    returned_at BIGINT,
    returned_by TEXT COLLATE "C" REFERENCES account (id),
    finding TEXT COLLATE "C",
    ended_by TEXT COLLATE "C" REFERENCES account (id),
    ended_at BIGINT,
    version BIGINT NOT NULL,
    CHECK ((report IS NULL) = (reported_at IS NULL) AND (report IS NULL) = (reported_by IS NULL)),
    CHECK ((returned IS NULL) = (returned_at IS NULL) AND (returned IS NULL) = (returned_by IS NULL)),
    CHECK ((finding IS NULL) = (ended_at IS NULL) AND (finding IS NULL) = (ended_by IS NULL))
);
CREATE INDEX rectification_authorisation ON rectification (authorisation, ordered_at);
-- At most one is open.
CREATE UNIQUE INDEX rectification_open ON rectification (authorisation) WHERE ended_at IS NULL;
