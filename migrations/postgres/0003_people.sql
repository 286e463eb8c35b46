-- People, offices, the audit trail and the public log.

-- Made from the divisions, whose codes are the offices'. Contact is corrected by an administrator.
CREATE TABLE office (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES division (code),
    level TEXT COLLATE "C" NOT NULL CHECK (level IN ('province', 'city', 'county')),
    parent TEXT COLLATE "C" REFERENCES office (code) DEFERRABLE INITIALLY DEFERRED,
    name TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((parent IS NULL) = (level = 'province'))
);

-- One role an account: no account can hold two of what must be kept apart.
CREATE TABLE account (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    login TEXT COLLATE "C" NOT NULL UNIQUE,
    -- None until two people have given it one.
    role TEXT COLLATE "C" CHECK (role IN ('producer', 'registrant', 'laboratory', 'county_officer', 'city_officer',
        'province_officer', 'auditor', 'system_admin', 'security_admin', 'audit_admin')),
    office TEXT COLLATE "C" REFERENCES office (code),
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('invited', 'active', 'disabled', 'erased')),
    created_at BIGINT NOT NULL,
    -- PHC text of argon2id.
    password TEXT COLLATE "C",
    password_at BIGINT,
    must_change BOOLEAN NOT NULL,
    -- Sealed with the person's key.
    totp TEXT COLLATE "C",
    -- The last time step that was accepted: a code works once.
    totp_step BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    last_sign_in BIGINT,
    locale TEXT COLLATE "C" NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    digest BOOLEAN NOT NULL,
    demo BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((office IS NOT NULL) = (role IS NOT NULL AND role IN ('county_officer', 'city_officer', 'province_officer')))
);
CREATE INDEX account_office ON account (office);
CREATE INDEX account_created_at ON account (created_at);

-- The person behind an account, sealed. Without `key_part` nothing here can be read any more.
CREATE TABLE person (
    account TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES account (id),
    key_part TEXT COLLATE "C",
    name TEXT COLLATE "C",
    mail TEXT COLLATE "C",
    phone TEXT COLLATE "C",
    -- Keyed hash of the mail address, to find the account by it.
    mail_lookup TEXT COLLATE "C" UNIQUE,
    erased_at BIGINT,
    CHECK (erased_at IS NULL OR (key_part IS NULL AND name IS NULL AND mail IS NULL AND phone IS NULL
        AND mail_lookup IS NULL))
);

CREATE TABLE password_history (
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    at BIGINT NOT NULL,
    password TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (account, at)
);

CREATE TABLE recovery_code (
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    code TEXT COLLATE "C" NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account, code)
);

CREATE TABLE login_session (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- SHA-256 of the cookie's value.
    token TEXT COLLATE "C" NOT NULL UNIQUE,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    stage TEXT COLLATE "C" NOT NULL CHECK (stage IN ('password', 'full')),
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    confirmed_at BIGINT NOT NULL,
    network TEXT COLLATE "C" NOT NULL,
    agent TEXT COLLATE "C" NOT NULL,
    ended_at BIGINT,
    end_reason TEXT COLLATE "C"
);
CREATE INDEX login_session_account ON login_session (account, created_at);
CREATE INDEX login_session_created_at ON login_session (created_at);

-- What was sent by mail to be used once.
CREATE TABLE account_token (
    -- SHA-256 of the token.
    token TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    purpose TEXT COLLATE "C" NOT NULL CHECK (purpose IN ('invitation', 'confirm_mail', 'reset')),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX account_token_account ON account_token (account);

CREATE TABLE enterprise_member (
    enterprise TEXT COLLATE "C" NOT NULL REFERENCES enterprise (id),
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    part TEXT COLLATE "C" NOT NULL CHECK (part IN ('owner', 'operator')),
    since BIGINT NOT NULL,
    PRIMARY KEY (enterprise, account)
);
CREATE INDEX enterprise_member_account ON enterprise_member (account);

-- A producer's claim: this enterprise is mine. Decided by the office of its county, or of its prefecture.
CREATE TABLE enterprise_claim (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    -- None where the enterprise is not in the register yet.
    enterprise TEXT COLLATE "C" REFERENCES enterprise (id),
    uscc TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    county TEXT COLLATE "C" REFERENCES division (code),
    prefecture TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    statement TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('received', 'accepted', 'refused', 'withdrawn')),
    made_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT COLLATE "C" REFERENCES account (id),
    reason TEXT COLLATE "C",
    version BIGINT NOT NULL,
    CHECK (state IN ('received', 'withdrawn') OR (decided_by IS NOT NULL AND decided_by <> account))
);
CREATE INDEX enterprise_claim_account ON enterprise_claim (account, made_at);
CREATE INDEX enterprise_claim_county ON enterprise_claim (county, state, made_at);
CREATE INDEX enterprise_claim_prefecture ON enterprise_claim (prefecture, state, made_at);
CREATE INDEX enterprise_claim_made_at ON enterprise_claim (made_at);

-- An act that takes two people. That they are two is kept here as well.
CREATE TABLE proposal (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('grant_role', 'revoke_role', 'erase_person', 'reset_second_factor')),
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    role TEXT COLLATE "C",
    office TEXT COLLATE "C" REFERENCES office (code),
    reason TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    proposed_at BIGINT NOT NULL,
    proposed_by TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    decided_at BIGINT,
    decided_by TEXT COLLATE "C" REFERENCES account (id),
    decision TEXT COLLATE "C",
    version BIGINT NOT NULL,
    CHECK (state IN ('open', 'withdrawn') OR (decided_by IS NOT NULL AND decided_by <> proposed_by))
);
CREATE INDEX proposal_state ON proposal (state, proposed_at);
CREATE INDEX proposal_account ON proposal (account);

-- In-site messages. `args` holds no personal value.
CREATE TABLE message (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    args TEXT COLLATE "C" NOT NULL,
    link TEXT COLLATE "C" NOT NULL,
    read_at BIGINT
);
CREATE INDEX message_account ON message (account, at);

-- Mail to be sent. The address is looked up when it is; `args` is sealed with the person's key.
CREATE TABLE mail (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    kind TEXT COLLATE "C" NOT NULL,
    locale TEXT COLLATE "C" NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    args TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT,
    sent_at BIGINT,
    failed_at BIGINT,
    fault TEXT COLLATE "C"
);
CREATE INDEX mail_next_at ON mail (next_at);
CREATE INDEX mail_at ON mail (at);

-- Files brought in: who, for what. The bytes stand under their hash outside the database.
CREATE TABLE upload (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sha256 TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    object_kind TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    media TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    at BIGINT NOT NULL
);
CREATE INDEX upload_object ON upload (object_kind, object);
CREATE INDEX upload_sha256 ON upload (sha256);
CREATE INDEX upload_owner ON upload (owner);

-- A form's key: the same key gives the same answer, and with other content none.
CREATE TABLE form_once (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body TEXT COLLATE "C" NOT NULL,
    location TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX form_once_at ON form_once (at);

-- One server at a time does a job.
CREATE TABLE job_lease (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until BIGINT NOT NULL
);

-- The audit trail. The database itself refuses to change or delete a row.
CREATE TABLE audit (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT COLLATE "C" NOT NULL CHECK (actor_kind IN ('anonymous', 'account', 'system')),
    actor TEXT COLLATE "C",
    on_behalf TEXT COLLATE "C",
    role TEXT COLLATE "C",
    office TEXT COLLATE "C",
    action TEXT COLLATE "C" NOT NULL,
    object_kind TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    before_hash TEXT COLLATE "C",
    after_hash TEXT COLLATE "C",
    reason TEXT COLLATE "C",
    request TEXT COLLATE "C" NOT NULL,
    network TEXT COLLATE "C",
    -- None where it was done, else the code of the refusal.
    refused TEXT COLLATE "C"
);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_actor ON audit (actor, at);
CREATE INDEX audit_object ON audit (object_kind, object, at);
CREATE INDEX audit_action ON audit (action, at);

-- The public log: canonical bytes of an act, written with it.
CREATE TABLE log_entry (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    object_kind TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    leaf TEXT COLLATE "C" NOT NULL
);
CREATE INDEX log_entry_object ON log_entry (object_kind, object, at);

-- Entries that have no number yet.
CREATE TABLE log_pending (
    entry TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES log_entry (id)
);

-- Numbers are given by one job, after the acts are committed.
CREATE TABLE log_sequence (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq >= 0),
    entry TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES log_entry (id),
    -- Base64 of the leaf's hash.
    hash TEXT COLLATE "C" NOT NULL
);

-- Hashes of the tree by level of tiles (C2SP tlog-tiles): base64 of up to 256 of them; the last of a level grows.
CREATE TABLE log_tile (
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 7),
    number BIGINT NOT NULL CHECK (number >= 0),
    hashes TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (level, number)
);

CREATE TABLE log_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY CHECK (size >= 0),
    at BIGINT NOT NULL,
    -- The signed note.
    note TEXT COLLATE "C" NOT NULL
);

-- A day of the audit trail (Asia/Shanghai), folded into one hash that stands in the public log.
CREATE TABLE audit_seal (
    day TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    last TEXT COLLATE "C" NOT NULL,
    count BIGINT NOT NULL CHECK (count >= 0),
    root TEXT COLLATE "C" NOT NULL
);

-- What was written here stays as it was written: the database itself refuses anything else.
CREATE FUNCTION append_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER log_entry_no_truncate BEFORE TRUNCATE ON log_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER log_sequence_append_only BEFORE UPDATE OR DELETE ON log_sequence FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER log_sequence_no_truncate BEFORE TRUNCATE ON log_sequence FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER log_checkpoint_append_only BEFORE UPDATE OR DELETE ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER log_checkpoint_no_truncate BEFORE TRUNCATE ON log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
