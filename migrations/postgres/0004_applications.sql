-- Applications for the special mark, what was done with them, and the sheets with which they are handed over.

-- Which office takes applications under a right, where a document names it; without a row it follows from the place.
CREATE TABLE handling (
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    track TEXT COLLATE "C" NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    office TEXT COLLATE "C" NOT NULL REFERENCES office (code),
    city_review BOOLEAN NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (product, track)
);

-- Running numbers of a day's receipts.
CREATE TABLE receipt_counter (
    day TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

-- 汇总表: cases handed over to the national office together.
CREATE TABLE handover (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    day TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    -- 口令, with which the national office lets users fetch the official artwork: sealed, under a key part of its own.
    password TEXT COLLATE "C",
    password_part TEXT COLLATE "C",
    -- The day it was received, when it was entered, and by whom.
    password_on TEXT COLLATE "C",
    password_at BIGINT,
    password_by TEXT COLLATE "C" REFERENCES account (id),
    CHECK ((password IS NULL) = (password_part IS NULL) AND (password IS NULL) = (password_on IS NULL)
        AND (password IS NULL) = (password_at IS NULL) AND (password IS NULL) = (password_by IS NULL))
);

CREATE TABLE application (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    receipt TEXT COLLATE "C" UNIQUE,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('new', 'change', 'giving_up')),
    change_of TEXT COLLATE "C" CHECK (change_of IN ('name', 'address', 'place', 'product')),
    route TEXT COLLATE "C" NOT NULL CHECK (route IN ('gi_product', 'membership', 'licence')),
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    name TEXT COLLATE "C" NOT NULL,
    uscc TEXT COLLATE "C" NOT NULL,
    product TEXT COLLATE "C" NOT NULL REFERENCES product (slug),
    product_name TEXT COLLATE "C" NOT NULL,
    track TEXT COLLATE "C" NOT NULL CHECK (track IN
        ('gi_product', 'collective_mark', 'certification_mark', 'gi_trademark_unspecified', 'agri_gi_legacy')),
    authorisation TEXT COLLATE "C",
    office TEXT COLLATE "C" NOT NULL REFERENCES office (code),
    county TEXT COLLATE "C" REFERENCES division (code),
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    -- Where it lies, from the province down, so that an office's cases are one range: 410000/411500/411502/
    place TEXT COLLATE "C" NOT NULL,
    city_review BOOLEAN NOT NULL,
    entrusted BOOLEAN NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('draft', 'submitted', 'not_accepted', 'accepted', 'site_check', 'first_opinion',
        'city_review', 'province_review', 'national_review', 'announced', 'download_opened', 'supplement', 'withdrawn',
        'rejected')),
    resume TEXT COLLATE "C" CHECK (resume IN ('accepted', 'site_check', 'first_opinion', 'city_review', 'province_review',
        'national_review')),
    -- Whose turn it is: the code of an office, `applicant`, `national`, or none where nothing more happens.
    turn TEXT COLLATE "C",
    -- What the applicant states, JSON.
    statement TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    submitted_at BIGINT,
    since BIGINT NOT NULL,
    due_at BIGINT,
    -- When its people were reminded of `due_at`.
    reminded_at BIGINT,
    assigned TEXT COLLATE "C" REFERENCES account (id),
    opinion_by TEXT COLLATE "C" REFERENCES account (id),
    city_by TEXT COLLATE "C" REFERENCES account (id),
    proposed_by TEXT COLLATE "C" REFERENCES account (id),
    approved_by TEXT COLLATE "C" REFERENCES account (id),
    handover TEXT COLLATE "C" REFERENCES handover (id),
    announced_in TEXT COLLATE "C",
    announced_on TEXT COLLATE "C",
    download_on TEXT COLLATE "C",
    demo BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((kind = 'change') = (change_of IS NOT NULL)),
    CHECK ((state = 'draft') = (receipt IS NULL)),
    CHECK ((state = 'draft') = (submitted_at IS NULL)),
    CHECK ((state = 'supplement') = (resume IS NOT NULL)),
    -- Nobody looks twice at the same case: each level is another person, and a grant takes two.
    CHECK (approved_by IS NULL OR (proposed_by IS NOT NULL AND approved_by <> proposed_by)),
    CHECK (city_by IS NULL OR opinion_by IS NULL OR city_by <> opinion_by),
    CHECK (proposed_by IS NULL OR opinion_by IS NULL OR proposed_by <> opinion_by),
    CHECK (state NOT IN ('announced', 'download_opened') OR announced_on IS NOT NULL)
);
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
    application TEXT COLLATE "C" NOT NULL REFERENCES application (id),
    seq BIGINT NOT NULL CHECK (seq >= 1),
    -- The act in the trail and the public log.
    act TEXT COLLATE "C" NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    from_state TEXT COLLATE "C" NOT NULL,
    to_state TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" REFERENCES account (id),
    office TEXT COLLATE "C" REFERENCES office (code),
    reason TEXT COLLATE "C" NOT NULL,
    -- Fields marked for a supplement, JSON.
    marks TEXT COLLATE "C" NOT NULL,
    due_at BIGINT,
    -- Answers and papers as they were handed in by this step, JSON: what a supplement is held against.
    handed_in TEXT COLLATE "C",
    CHECK ((handed_in IS NOT NULL) = (step IN ('submit', 'supplement'))),
    PRIMARY KEY (application, seq)
);

CREATE INDEX application_step_step ON application_step (step, at);

-- Which paper an uploaded file is.
CREATE TABLE application_paper (
    upload TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES upload (id),
    application TEXT COLLATE "C" NOT NULL REFERENCES application (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('business_licence', 'test_report', 'place_proof', 'food_licence', 'label_design',
        'membership_proof', 'licence_contract', 'filing_notice', 'change_proof'))
);
CREATE INDEX application_paper_application ON application_paper (application);

-- What officers note for officers.
CREATE TABLE application_note (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    application TEXT COLLATE "C" NOT NULL REFERENCES application (id),
    at BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX application_note_application ON application_note (application, at);

-- What applicant and office say to each other.
CREATE TABLE application_word (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    application TEXT COLLATE "C" NOT NULL REFERENCES application (id),
    at BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    from_office BOOLEAN NOT NULL,
    text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX application_word_application ON application_word (application, at);

-- 产地核验. It counts once both checkers have signed.
CREATE TABLE site_check (
    application TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES application (id),
    planned TEXT COLLATE "C",
    first TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    second TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    findings TEXT COLLATE "C" NOT NULL,
    first_signed BIGINT,
    second_signed BIGINT,
    version BIGINT NOT NULL,
    CHECK (first <> second)
);
