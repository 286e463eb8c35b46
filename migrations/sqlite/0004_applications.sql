-- Applications for the special mark, what was done with them, and the sheets with which they are handed over.

-- Which office takes applications under a right, where a document names it; without a row it follows from the place.
CREATE TABLE handling (
    product TEXT NOT NULL REFERENCES product (slug),
    track TEXT NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    office TEXT NOT NULL REFERENCES office (code),
    city_review INTEGER NOT NULL CHECK (city_review IN (FALSE, TRUE)),
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (product, track)
) STRICT;

-- Running numbers of a day's receipts.
CREATE TABLE receipt_counter (
    day TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- 汇总表: cases handed over to the national office together.
CREATE TABLE handover (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    -- 口令, with which the national office lets users fetch the official artwork: sealed, under a key part of its own.
    password TEXT,
    password_part TEXT,
    -- The day it was received, when it was entered, and by whom.
    password_on TEXT,
    password_at INTEGER,
    password_by TEXT REFERENCES account (id),
    CHECK ((password IS NULL) = (password_part IS NULL) AND (password IS NULL) = (password_on IS NULL)
        AND (password IS NULL) = (password_at IS NULL) AND (password IS NULL) = (password_by IS NULL))
) STRICT;

CREATE TABLE application (
    id TEXT NOT NULL PRIMARY KEY,
    receipt TEXT UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('new', 'change', 'giving_up')),
    change_of TEXT CHECK (change_of IN ('name', 'address', 'place', 'product')),
    route TEXT NOT NULL CHECK (route IN ('gi_product', 'membership', 'licence')),
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    name TEXT NOT NULL,
    uscc TEXT NOT NULL,
    product TEXT NOT NULL REFERENCES product (slug),
    product_name TEXT NOT NULL,
    track TEXT NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    authorisation TEXT,
    office TEXT NOT NULL REFERENCES office (code),
    county TEXT REFERENCES division (code),
    prefecture TEXT NOT NULL REFERENCES division (code),
    -- Where it lies, from the province down, so that an office's cases are one range: 410000/411500/411502/
    place TEXT NOT NULL,
    city_review INTEGER NOT NULL CHECK (city_review IN (FALSE, TRUE)),
    entrusted INTEGER NOT NULL CHECK (entrusted IN (FALSE, TRUE)),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'not_accepted', 'accepted', 'site_check', 'first_opinion',
        'city_review', 'province_review', 'national_review', 'announced', 'download_opened', 'supplement', 'withdrawn',
        'rejected')),
    resume TEXT CHECK (resume IN ('accepted', 'site_check', 'first_opinion', 'city_review', 'province_review',
        'national_review')),
    -- Whose turn it is: the code of an office, `applicant`, `national`, or none where nothing more happens.
    turn TEXT,
    -- What the applicant states, JSON.
    statement TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    submitted_at INTEGER,
    since INTEGER NOT NULL,
    due_at INTEGER,
    -- When its people were reminded of `due_at`.
    reminded_at INTEGER,
    assigned TEXT REFERENCES account (id),
    opinion_by TEXT REFERENCES account (id),
    city_by TEXT REFERENCES account (id),
    proposed_by TEXT REFERENCES account (id),
    approved_by TEXT REFERENCES account (id),
    handover TEXT REFERENCES handover (id),
    announced_in TEXT,
    announced_on TEXT,
    download_on TEXT,
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    version INTEGER NOT NULL,
    CHECK ((kind = 'change') = (change_of IS NOT NULL)),
    CHECK ((state = 'draft') = (receipt IS NULL)),
    CHECK ((state = 'draft') = (submitted_at IS NULL)),
    CHECK ((state = 'supplement') = (resume IS NOT NULL)),
    -- Nobody looks twice at the same case: each level is another person, and a grant takes two.
    CHECK (approved_by IS NULL OR (proposed_by IS NOT NULL AND approved_by <> proposed_by)),
    CHECK (city_by IS NULL OR opinion_by IS NULL OR city_by <> opinion_by),
    CHECK (proposed_by IS NULL OR opinion_by IS NULL OR proposed_by <> opinion_by),
    CHECK (state NOT IN ('announced', 'download_opened') OR announced_on IS NOT NULL)
) STRICT;
CREATE INDEX application_enterprise ON application (enterprise, made_at);
-- Holds all that a queue is counted and ordered by.
CREATE INDEX application_queue ON application (place, state, turn, due_at, since, id);
-- Few beside those that have ended over the years, which are only counted.
CREATE INDEX application_open_queue ON application (place, state, turn, due_at, since, id) WHERE turn IS NOT NULL;
CREATE INDEX application_ended ON application (place) WHERE turn IS NULL;
-- What an announcement may answer.
CREATE INDEX application_waiting ON application (enterprise, product) WHERE state = 'national_review';
CREATE INDEX application_product ON application (product);
CREATE INDEX application_due ON application (due_at);
CREATE INDEX application_handover ON application (handover);
-- One application of a kind at a time for an enterprise's right.
CREATE UNIQUE INDEX application_open ON application (enterprise, product, track, kind)
    WHERE state NOT IN ('not_accepted', 'announced', 'download_opened', 'withdrawn', 'rejected');

-- The steps that were taken, each with its reason.
CREATE TABLE application_step (
    application TEXT NOT NULL REFERENCES application (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    -- The act in the trail and the public log.
    act TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    step TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    account TEXT REFERENCES account (id),
    office TEXT REFERENCES office (code),
    reason TEXT NOT NULL,
    -- Fields marked for a supplement, JSON.
    marks TEXT NOT NULL,
    due_at INTEGER,
    -- Answers and papers as they were handed in by this step, JSON: what a supplement is held against.
    handed_in TEXT,
    CHECK ((handed_in IS NOT NULL) = (step IN ('submit', 'supplement'))),
    PRIMARY KEY (application, seq)
) STRICT;

CREATE INDEX application_step_step ON application_step (step, at);

-- Which paper an uploaded file is.
CREATE TABLE application_paper (
    upload TEXT NOT NULL PRIMARY KEY REFERENCES upload (id),
    application TEXT NOT NULL REFERENCES application (id),
    kind TEXT NOT NULL CHECK (kind IN ('business_licence', 'test_report', 'place_proof', 'food_licence', 'label_design',
        'membership_proof', 'licence_contract', 'filing_notice', 'change_proof'))
) STRICT;
CREATE INDEX application_paper_application ON application_paper (application);

-- What officers note for officers.
CREATE TABLE application_note (
    id TEXT NOT NULL PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    at INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX application_note_application ON application_note (application, at);

-- What applicant and office say to each other.
CREATE TABLE application_word (
    id TEXT NOT NULL PRIMARY KEY,
    application TEXT NOT NULL REFERENCES application (id),
    at INTEGER NOT NULL,
    account TEXT NOT NULL REFERENCES account (id),
    from_office INTEGER NOT NULL CHECK (from_office IN (FALSE, TRUE)),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX application_word_application ON application_word (application, at);

-- 产地核验. It counts once both checkers have signed.
CREATE TABLE site_check (
    application TEXT NOT NULL PRIMARY KEY REFERENCES application (id),
    planned TEXT,
    first TEXT NOT NULL REFERENCES account (id),
    second TEXT NOT NULL REFERENCES account (id),
    findings TEXT NOT NULL,
    first_signed INTEGER,
    second_signed INTEGER,
    version INTEGER NOT NULL,
    CHECK (first <> second)
) STRICT;
