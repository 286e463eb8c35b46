-- People, offices, the audit trail and the public log.

-- Made from the divisions, whose codes are the offices'. Contact is corrected by an administrator.
CREATE TABLE office (
    code TEXT NOT NULL PRIMARY KEY REFERENCES division (code),
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county')),
    parent TEXT REFERENCES office (code) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    version INTEGER NOT NULL,
    CHECK ((parent IS NULL) = (level = 'province'))
) STRICT;

-- One role an account: no account can hold two of what must be kept apart.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    -- None until two people have given it one.
    role TEXT CHECK (role IN ('producer', 'registrant', 'laboratory', 'county_officer', 'city_officer',
        'province_officer', 'auditor', 'system_admin', 'security_admin', 'audit_admin')),
    office TEXT REFERENCES office (code),
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
    created_at INTEGER NOT NULL,
    -- PHC text of argon2id.
    password TEXT,
    password_at INTEGER,
    must_change INTEGER NOT NULL CHECK (must_change IN (FALSE, TRUE)),
    -- Sealed with the person's key.
    totp TEXT,
    -- The last time step that was accepted: a code works once.
    totp_step INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER NOT NULL,
    last_sign_in INTEGER,
    locale TEXT NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    digest INTEGER NOT NULL CHECK (digest IN (FALSE, TRUE)),
    demo INTEGER NOT NULL CHECK (demo IN (FALSE, TRUE)),
    version INTEGER NOT NULL,
    CHECK ((office IS NOT NULL) = (role IS NOT NULL AND role IN ('county_officer', 'city_officer', 'province_officer')))
) STRICT;
CREATE INDEX account_office ON account (office);
CREATE INDEX account_created_at ON account (created_at);

-- The person behind an account, sealed. Without `key_part` nothing here can be read any more.
CREATE TABLE person (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    key_part TEXT,
    name TEXT,
    mail TEXT,
    phone TEXT,
    -- Keyed hash of the mail address, to find the account by it.
    mail_lookup TEXT UNIQUE,
    erased_at INTEGER,
    CHECK (erased_at IS NULL OR (key_part IS NULL AND name IS NULL AND mail IS NULL AND phone IS NULL
        AND mail_lookup IS NULL))
) STRICT;

CREATE TABLE password_history (
    account TEXT NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    password TEXT NOT NULL,
    PRIMARY KEY (account, at)
) STRICT;

CREATE TABLE recovery_code (
    account TEXT NOT NULL REFERENCES account (id),
    code TEXT NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (account, code)
) STRICT;

CREATE TABLE login_session (
    id TEXT NOT NULL PRIMARY KEY,
    -- SHA-256 of the cookie's value.
    token TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account (id),
    stage TEXT NOT NULL CHECK (stage IN ('password', 'full')),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    confirmed_at INTEGER NOT NULL,
    network TEXT NOT NULL,
    agent TEXT NOT NULL,
    ended_at INTEGER,
    end_reason TEXT
) STRICT;
CREATE INDEX login_session_account ON login_session (account, created_at);
CREATE INDEX login_session_created_at ON login_session (created_at);

-- What was sent by mail to be used once.
CREATE TABLE account_token (
    -- SHA-256 of the token.
    token TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'confirm_mail', 'reset')),
    created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;
CREATE INDEX account_token_account ON account_token (account);

CREATE TABLE enterprise_member (
    enterprise TEXT NOT NULL REFERENCES enterprise (id),
    account TEXT NOT NULL REFERENCES account (id),
    part TEXT NOT NULL CHECK (part IN ('owner', 'operator')),
    since INTEGER NOT NULL,
    PRIMARY KEY (enterprise, account)
) STRICT;
CREATE INDEX enterprise_member_account ON enterprise_member (account);

-- A producer's claim: this enterprise is mine. Decided by the office of its county, or of its prefecture.
CREATE TABLE enterprise_claim (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    -- None where the enterprise is not in the register yet.
    enterprise TEXT REFERENCES enterprise (id),
    uscc TEXT NOT NULL,
    name TEXT NOT NULL,
    county TEXT REFERENCES division (code),
    prefecture TEXT NOT NULL REFERENCES division (code),
    statement TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'refused', 'withdrawn')),
    made_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by TEXT REFERENCES account (id),
    reason TEXT,
    version INTEGER NOT NULL,
    CHECK (state IN ('received', 'withdrawn') OR (decided_by IS NOT NULL AND decided_by <> account))
) STRICT;
CREATE INDEX enterprise_claim_account ON enterprise_claim (account, made_at);
CREATE INDEX enterprise_claim_county ON enterprise_claim (county, state, made_at);
CREATE INDEX enterprise_claim_prefecture ON enterprise_claim (prefecture, state, made_at);
CREATE INDEX enterprise_claim_made_at ON enterprise_claim (made_at);

-- An act that takes two people. That they are two is kept here as well.
CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('grant_role', 'revoke_role', 'erase_person', 'reset_second_factor')),
    account TEXT NOT NULL REFERENCES account (id),
    role TEXT,
    office TEXT REFERENCES office (code),
    reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    proposed_at INTEGER NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES account (id),
    decided_at INTEGER,
    decided_by TEXT REFERENCES account (id),
    decision TEXT,
    version INTEGER NOT NULL,
    CHECK (state IN ('open', 'withdrawn') OR (decided_by IS NOT NULL AND decided_by <> proposed_by))
) STRICT;
CREATE INDEX proposal_state ON proposal (state, proposed_at);
CREATE INDEX proposal_account ON proposal (account);

-- In-site messages. `args` holds no personal value.
CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    args TEXT NOT NULL,
    link TEXT NOT NULL,
    read_at INTEGER
) STRICT;
CREATE INDEX message_account ON message (account, at);

-- Mail to be sent. The address is looked up when it is; `args` is sealed with the person's key.
CREATE TABLE mail (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    locale TEXT NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    args TEXT NOT NULL,
    at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    next_at INTEGER,
    sent_at INTEGER,
    failed_at INTEGER,
    fault TEXT
) STRICT;
CREATE INDEX mail_next_at ON mail (next_at);
CREATE INDEX mail_at ON mail (at);

-- Files brought in: who, for what. The bytes stand under their hash outside the database.
CREATE TABLE upload (
    id TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    owner TEXT NOT NULL REFERENCES account (id),
    object_kind TEXT NOT NULL,
    object TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX upload_object ON upload (object_kind, object);
CREATE INDEX upload_sha256 ON upload (sha256);
CREATE INDEX upload_owner ON upload (owner);

-- A form's key: the same key gives the same answer, and with other content none.
CREATE TABLE form_once (
    key TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    location TEXT NOT NULL,
    act TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX form_once_at ON form_once (at);

-- One server at a time does a job.
CREATE TABLE job_lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;

-- The audit trail. The database itself refuses to change or delete a row.
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('anonymous', 'account', 'system')),
    actor TEXT,
    on_behalf TEXT,
    role TEXT,
    office TEXT,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object TEXT NOT NULL,
    before_hash TEXT,
    after_hash TEXT,
    reason TEXT,
    request TEXT NOT NULL,
    network TEXT,
    -- None where it was done, else the code of the refusal.
    refused TEXT
) STRICT;
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor, at);
CREATE INDEX audit_object ON audit (object_kind, object, at);
CREATE INDEX audit_action ON audit (action, at);

-- The public log: canonical bytes of an act, written with it.
CREATE TABLE log_entry (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object TEXT NOT NULL,
    leaf TEXT NOT NULL
) STRICT;
CREATE INDEX log_entry_object ON log_entry (object_kind, object, at);

-- Entries that have no number yet.
CREATE TABLE log_pending (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES log_entry (id)
) STRICT;

-- Numbers are given by one job, after the acts are committed.
CREATE TABLE log_sequence (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 0),
    entry TEXT NOT NULL UNIQUE REFERENCES log_entry (id),
    -- Base64 of the leaf's hash.
    hash TEXT NOT NULL
) STRICT;

-- Hashes of the tree by level of tiles (C2SP tlog-tiles): base64 of up to 256 of them; the last of a level grows.
CREATE TABLE log_tile (
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 7),
    number INTEGER NOT NULL CHECK (number >= 0),
    hashes TEXT NOT NULL,
    PRIMARY KEY (level, number)
) STRICT;

CREATE TABLE log_checkpoint (
    size INTEGER NOT NULL PRIMARY KEY CHECK (size >= 0),
    at INTEGER NOT NULL,
    -- The signed note.
    note TEXT NOT NULL
) STRICT;

-- A day of the audit trail (Asia/Shanghai), folded into one hash that stands in the public log.
CREATE TABLE audit_seal (
    day TEXT NOT NULL PRIMARY KEY,
    last TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    root TEXT NOT NULL
) STRICT;

-- What was written here stays as it was written: the database itself refuses anything else.
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_sequence_no_update BEFORE UPDATE ON log_sequence BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_sequence_no_delete BEFORE DELETE ON log_sequence BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_checkpoint_no_update BEFORE UPDATE ON log_checkpoint BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_checkpoint_no_delete BEFORE DELETE ON log_checkpoint BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal BEGIN SELECT RAISE(ABORT, 'append only'); END;

-- INSERT OR REPLACE deletes without asking those above.
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_entry_no_replace BEFORE INSERT ON log_entry
WHEN EXISTS (SELECT 1 FROM log_entry WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_sequence_no_replace BEFORE INSERT ON log_sequence
WHEN EXISTS (SELECT 1 FROM log_sequence WHERE seq = NEW.seq OR entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER log_checkpoint_no_replace BEFORE INSERT ON log_checkpoint
WHEN EXISTS (SELECT 1 FROM log_checkpoint WHERE size = NEW.size) BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER audit_seal_no_replace BEFORE INSERT ON audit_seal
WHEN EXISTS (SELECT 1 FROM audit_seal WHERE day = NEW.day) BEGIN SELECT RAISE(ABORT, 'append only'); END;
