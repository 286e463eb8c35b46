### The public log: what it says, what it proves and how anyone checks it

log-nav = Public log
log-heading = Public log
log-intro = Whatever this system records, authorises, issues, recalls or changes in anyone’s rights is written into this log in the same act. The log only grows; nothing in it can be changed. Anyone may read, download and check it.

## The checkpoint

log-checkpoint-heading = Latest checkpoint
log-checkpoint-explain = A checkpoint is one signed statement: how many entries there are at this moment, and the hash over all of them (the root hash). Change a single character of a single entry, and the root hash is another.
log-checkpoint-size = Entries
log-checkpoint-root = Root hash
log-checkpoint-time = Signed at
log-checkpoint-key = Verifier key
log-checkpoint-key-hint = Take the key from more than one place and compare.
log-checkpoint-note = Signed note
log-checkpoint-download = Download the checkpoint
log-checkpoint-none-title = No checkpoint yet
log-checkpoint-none = The first one is signed within seconds of the first entry.

## What it proves

log-proves-heading = What it proves and what it does not
log-proves-yes = Proves
log-proves-no = Does not prove
log-proves-unchanged-term = What was written stays
log-proves-unchanged = Whoever changes, removes or reorders an entry is found out, this system’s own administrators included.
log-proves-history-term = What was said stands
log-proves-history = An old checkpoint you kept must be the beginning of today’s log. If it is not, history was rewritten.
log-proves-inclusion-term = Whether something is there
log-proves-inclusion = Every entry has a proof of inclusion: two or three dozen hashes show that it is in the log.
log-proves-truth-term = That an event is true
log-proves-truth = The log proves that the system recorded it so, not that what was recorded is so.
log-proves-absence-term = What never reached the system
log-proves-absence = An act and its entry are committed together, both or neither. But what never reached the system cannot be seen here.
log-proves-person-term = Who a person is
log-proves-person = Personal and confidential values stand here as salted digests only. Of a role that is given or taken, the role and its office are public; of a claim that is accepted, the enterprise and its code; of a claim that is refused, neither. When the values are erased, every proof still holds.

## How to check

log-check-heading = Check it yourself
log-check-intro = You need not trust this system. The verifier does not read its database: it downloads what is public and computes everything anew.
log-check-keep-term = Keep a checkpoint
log-check-keep = Download the checkpoint above today and keep it. It is what you compare with later.
log-check-run-term = Check the whole log
log-check-run = Computes every entry anew and compares with the latest checkpoint; names the first entry that was tampered with.
log-check-against-term = Compare with an old checkpoint
log-check-against = Proves that today’s log only adds to the old one: not rewritten, not forked.
log-check-other-term = Use other software
log-check-other = The formats are public: the Merkle tree of RFC 6962, tlog-tiles, tlog-checkpoint and signed-note of C2SP. Verifiers and witnesses that speak them work unchanged.

## Entries

log-newest-heading = Latest entries
log-all-entries = All entries
log-entries-heading = Log entries
log-entries-intro = Newest first, by act and by object.
log-entries-count =
    { $n ->
        [one] 1 entry
       *[other] { $n } entries
    }
log-entries-search = Filter entries
log-entries-empty-title = No such entries
log-entries-empty = The log has no record like that. Check the object’s id or use fewer filters.
log-column-seq = No.
log-column-time = Time
log-column-action = Act
log-column-object = Object
log-column-actor = By
log-filter-action = Act
log-filter-object-kind = Kind of object
log-filter-object = Object’s id
log-filter-object-hint = Id of an enterprise, a product or a batch of labels; code of a division
log-filter-any = Any

## One entry

log-entry-title = Entry { $number }
log-entry-sentence = { $time }, { $actor }: { $action }.
log-entry-time = Time
log-entry-time-note = Beijing time, to the microsecond
log-entry-actor = By
log-entry-action = Act
log-entry-object = Object
log-entry-commitments = Not public
log-entry-commitments-explain = These values are not public; a salted digest stands in their place. Whoever holds value and salt can show what was recorded; once both are erased, the digest says nothing any more.
log-entry-object-hidden = Not public
log-entry-object-explain = A person’s account, or a claim that was refused, is not named. A salted digest stands in its place, another in each entry.
log-entry-leaf-heading = The entry itself
log-entry-leaf-explain = All of the above is read from this line. These bytes, no more and no fewer, are what is hashed.
log-entry-leaf-unread = This entry has a newer form that this page cannot read; only its bytes are shown.
log-entry-leaf-hash = Leaf hash
log-entry-leaf-hash-note = SHA-256 of 0x00 and the bytes, in Base64
log-entry-leaf-size =
    { $n ->
        [one] 1 byte
       *[other] { $n } bytes
    }
log-entry-proof-heading = Proof of inclusion
log-entry-proof-explain = Begin with the leaf hash and combine it with these hashes one after the other: the result is the checkpoint’s root hash.
log-entry-proof-size = For the checkpoint of
log-entry-proof-size-value =
    { $n ->
        [one] 1 entry
       *[other] { $n } entries
    }
log-entry-proof-root = Root hash
log-entry-proof-path = Path
log-entry-proof-count =
    { $n ->
        [one] 1 hash
       *[other] { $n } hashes
    }
log-entry-proof-empty = This is the only entry: its leaf hash is the root hash.
log-entry-proof-download = Download the proof
log-entry-proof-none-title = The proof comes in a moment
log-entry-proof-none = This entry is not covered by a checkpoint yet. Reload the page in a few seconds.
log-entry-check-heading = Check this entry
log-entry-check = The proof is a C2SP tlog-proof: it holds the entry’s bytes, the path and the signed checkpoint, so it can be checked offline. Check the signature with the verifier key, compute the root hash from leaf hash and path as in RFC 6962, and compare it with the checkpoint’s.
log-entry-previous = Previous
log-entry-next = Next
log-entry-same-object = All entries of this object
log-yes = Yes
log-no = No

## Facts by their names

log-fact-count = Count
log-fact-added = Rows added
log-fact-changed = Rows changed
log-fact-files_sha256 = SHA-256 of the files
log-fact-review_no = Map review number
log-fact-pack_date = Packing day
log-fact-codes = Labels
log-fact-date = Date
log-fact-day = Day
log-fact-decision = Decision
log-fact-enterprise = Enterprise
log-fact-epoch = Key epoch
log-fact-field = Field
log-fact-from = From
log-fact-kind = Kind
log-fact-last = Last row
log-fact-level = Level
log-fact-office = Office
log-fact-packed = Packed on
log-fact-part = Part
log-fact-product = Product
log-fact-role = Role
log-fact-root = Root hash
log-fact-rows = Rows
log-fact-sha256 = SHA-256
log-fact-state = State
log-fact-tag = Batch tag
log-fact-until = Until
log-fact-verifier = Verifier key
log-fact-demo = Demonstration
log-fact-seed = Seed
log-fact-act = Act
log-fact-announcement = Announcement
log-fact-was = Before
log-fact-becomes = After
log-fact-due = To be put right by
log-fact-download = Download opened
log-fact-text = Title
log-fact-step = Step
log-fact-from_state = State before
log-fact-to_state = State after
log-fact-track = Kind of right
log-fact-basis = Basis
log-fact-cases = Digest of the list of applications
log-fact-enterprise_name = Name of the enterprise
log-fact-account = Account
log-fact-reason = Reason
log-fact-name = Name
log-fact-mark_no = trademark number
log-fact-filing_no = filing number
log-fact-uscc = Unified social credit code
log-fact-year = Year
log-fact-ground_kind = Kind of base
log-fact-ground_name = Name of the base
log-fact-county = County
log-fact-area_m2 = Area (m²)
log-fact-geometry_sha256 = SHA-256 of the shape
