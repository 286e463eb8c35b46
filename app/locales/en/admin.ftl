### The administrators' pages

admin-done = Done: { $action }. It is on record in the audit trail.
admin-all = All
admin-save = Save
admin-column-act = Act
admin-ago-now = just now
admin-ago-minutes =
    { $n ->
        [one] 1 minute ago
       *[other] { $n } minutes ago
    }
admin-ago-hours =
    { $n ->
        [one] 1 hour ago
       *[other] { $n } hours ago
    }
admin-ago-days =
    { $n ->
        [one] 1 day ago
       *[other] { $n } days ago
    }
admin-minutes =
    { $n ->
        [one] 1 minute
       *[other] { $n } minutes
    }
admin-hours =
    { $n ->
        [one] 1 hour
       *[other] { $n } hours
    }
admin-days =
    { $n ->
        [one] 1 day
       *[other] { $n } days
    }
admin-reason-hint = Say what it rests on, such as the number of a letter or a note of a call. The reason is kept for ever with the act: put no personal data in it.

## Names of fields

field-role = Role
field-office = Office
field-address = Address
field-format = Format of the file
field-actor = Who
field-from = From
field-to = To
field-kind = Kind

## Overview

admin-waiting-heading = What waits
admin-figure-proposals = To be decided by two
admin-figure-failed-mail = Mail not delivered
admin-figure-waiting-mail = Mail waiting
admin-figure-invited = Accounts not in use yet
admin-figure-locked = Locked accounts
admin-figure-sessions = Live sessions
admin-figure-audit = Audit rows today
admin-figure-refused = Refused today
admin-running-heading = How it runs
admin-running-good = In order
admin-running-look = Look into it
admin-running-backup = Last backup
admin-running-backup-do = No backup for more than 26 hours. Look at the backup job and the disk it writes to.
admin-running-no-backup = No backup on record
admin-running-seal = Audit seal
admin-running-seal-about = Each day of the trail is folded into one hash on the next day and put into the public log.
admin-running-no-seal = Nothing sealed yet
admin-running-log = Checkpoint of the public log
admin-running-log-do = Entries have waited for a checkpoint for more than a minute. Look at the log’s job.
admin-parts-heading = Your part
admin-part-accounts = Find accounts and see how they stand; the system administrator disables and enables them here and proposes roles.
admin-part-proposals = Giving and taking roles, erasing a person, resetting a second factor: one proposes, another decides.
admin-part-offices = The intellectual property offices and how they are reached.
admin-part-sessions = Who is signed in; ending sessions, lifting locks.
admin-part-policy = Rules for passwords, limits, sessions, and how long things are kept.
admin-part-keys = Epochs of label keys, log keys and sealing keys; beginning a new one.
admin-part-mail = What was not delivered and why; sending again.
admin-part-audit = Who did what to what, and when, refusals included.

## Accounts

admin-accounts-intro = An account has one role. Whoever has two functions has two accounts.
admin-accounts-count =
    { $n ->
        [one] 1 account
       *[other] { $n } accounts
    }
admin-accounts-search = Search by login name
admin-accounts-empty-title = No such accounts
admin-accounts-empty = Check the login name or use fewer filters.
admin-account-login = Login name
admin-account-role = Role and office
admin-account-last = Last sign-in
admin-account-created = Made
admin-account-locked = Locked
admin-account-demo = Demonstration
admin-account-never = Never signed in
admin-account-failures =
    { $n ->
        [one] 1 failure in a row
       *[other] { $n } failures in a row
    }
admin-account-locked-until = Locked until
admin-account-must-change = Must be changed at the next sign-in.
admin-account-second-set = Set up
admin-account-second-missing = Not set up yet
admin-account-second-none = Not set up (not compulsory)
admin-account-second-needed = This role must have a second factor; until then only the page for setting it up can be opened.
admin-account-sessions = Live sessions
admin-account-password = Password set
admin-account-password-none = No password yet
admin-account-locale = Language of mails
admin-account-id = Account id
admin-account-enterprises = Enterprises
admin-account-proposals = Decisions by two
admin-account-trail-by = Everything this account did
admin-account-trail-about = Everything done to this account
admin-person-heading = Personal data
admin-person-erased = The personal data was erased and cannot be brought back. What the account did stays on record without it.
admin-person-none = There is no personal data on record.
admin-person-not-given = Not given
admin-person-masked = Masked. To look at it in full you give a reason, and the look is recorded.
admin-person-full = This is the data in full. The look is on record; when you leave this page it is masked again.
admin-reveal-recorded = This look is recorded: who, when, whose data, and why. Audit administrator and auditor can read it.

## Acts on an account

admin-acts-heading = What can be done
admin-acts-own = This is your own account: you cannot disable it or change its role. Password and second factor are under “My account”.
admin-acts-none = Nothing can be done to this account.
admin-acts-waiting = Proposed already; it waits for a decision.
admin-acts-two = Nothing happens yet: a security administrator decides. Whoever proposes cannot decide.
admin-act-submit = Submit for decision
admin-act-reveal = Look at it in full
admin-act-disable = Disable the account
admin-act-enable = Enable the account again
admin-act-reset = Send a mail to choose a new password
admin-act-invite-again = Send the invitation again
admin-act-grant_role = Give a role
admin-act-revoke_role = Take the role away
admin-act-erase_person = Erase the personal data
admin-act-reset_second_factor = Reset the second factor
admin-act-about-reveal = Shows name, mail address and telephone number in full, this once.
admin-act-about-disable = At once: ends all sessions, signing in is refused. It can be undone.
admin-act-about-enable = At once: the old password works again.
admin-act-about-reset = Sends a link to the mail address on record, good for 30 minutes. The second factor stays.
admin-act-about-invite-again = Sends the invitation to the mail address on record again, good for 7 days; the earlier one ends.
admin-act-about-grant_role = Takes two. When approved, the account has the rights of the role.
admin-act-about-revoke_role = Takes two. When approved, the role is gone and the account disabled.
admin-act-about-erase_person = Takes two. When approved, name, mail and phone cannot be brought back; what was done stays on record.
admin-act-about-reset_second_factor = Takes two. For a lost device whose recovery codes are lost too, once it is certain who asks.

## A new account

admin-new-heading = New account
admin-new-intro = For officers, laboratories and registrants. Producers register by themselves.
admin-new-person = Who uses it
admin-new-duty = Role and reason
admin-new-steps-title = What follows
admin-new-step-1 = The invitation is sent
admin-new-step-1-text = The account is made and the invitation goes to the person’s mail address. The account has no role yet and can do nothing.
admin-new-step-2 = A security administrator decides on the role
admin-new-step-2-text = Whoever decides reads your reason. You cannot approve it yourself.
admin-new-step-3 = The person takes it into use
admin-new-step-3-text = They accept the invitation and choose a password; officers, administrators and auditors set up a second factor as well.
admin-new-name-hint = The person’s real name. An account is one person’s and is never shared.
admin-new-mail-hint = The invitation goes here; take the address of the workplace.
admin-new-login-hint = 3 to 32 lower-case letters, digits or . - _; it cannot be changed later.
admin-new-role-about = An account has one role. System, security and audit administrator must be different people.
admin-roles-officers = Officers
admin-roles-others = Others
admin-roles-administrators = Administrators
admin-office-hint = For county, city and province officers only; of the same level as the role.
admin-office-none = No office

## What takes two

admin-proposals-intro = What touches the rights of others or cannot be undone is proposed by a system administrator and decided by a security administrator.
admin-proposals-none-open = Nothing waits for a decision
admin-proposals-none-open-text = What is proposed appears here, and the security administrators get a message.
admin-proposals-none = Nothing of this kind
admin-proposals-none-text = Look at the other states.
admin-proposal-kind = What
admin-proposal-to = Role
admin-proposal-by = Proposed by
admin-proposal-at = Proposed
admin-proposal-answer-by = To be decided by { $day }
admin-proposal-answer-late = The promised day has passed: { $day }
admin-proposal-decided = Closed
admin-proposal-decided-by = Decided by
admin-proposal-decision = Why so
admin-proposal-follows = If approved
admin-proposal-withdraw = Take back
admin-follows-grant_role = At once: the account has the rights of the role; its sessions end, and the person signs in anew.
admin-follows-revoke_role = At once: the role is gone, the account is disabled, its sessions end. What was done stays on record.
admin-follows-erase_person = At once, and for good: name, mail and phone can no longer be read, backups included. The account is closed; what was done stays on record, and every proof still holds.
admin-follows-reset_second_factor = At once: second factor and recovery codes are gone and all sessions end; at the next sign-in a new one is set up.
admin-decide-own = You proposed this, so you cannot decide it. Another security administrator must; you can take it back.
admin-decide-about-self = This is about your own account, so you cannot decide it.
admin-decide-waits = Waits for a security administrator.
admin-decide-question = Is it approved?
admin-decide-approve = Approve
admin-decide-approve-hint = Done together with the decision.
admin-decide-refuse = Refuse
admin-decide-refuse-hint = Nothing changes; whoever proposed it is told why and may propose it again.
admin-decide-reason-hint = What you checked and what it rests on. Whoever proposed it reads this.
admin-decide-submit = Decide

## Offices

admin-offices-intro = Made from today’s administrative divisions: province, cities, counties. Cases go where they lie.
admin-offices-count =
    { $n ->
        [one] 1 office
       *[other] { $n } offices
    }
admin-offices-search = Search by name or division code
admin-offices-empty-title = No such offices
admin-offices-empty = Use today’s name of the division or fewer filters.
admin-office-level = Level
admin-office-parent = Office above
admin-office-division = Division
admin-office-phone = Telephone
admin-office-address = Address
admin-office-officers = Officers
admin-office-derived = The name is made from the division’s. In many counties the market supervision office bears this name as a second one; the sign at the door counts.
admin-office-contact = Contact
admin-office-contact-about = Shown to producers, for questions and supplements. The office’s, not a person’s.
admin-office-phone-hint = With the area code, such as 0376-6366000
admin-office-address-hint = Such as Xinwu Avenue, Yangshan New District, Xinyang

## Sessions and locks

admin-sessions-intro = When a session is ended, its next request is asked to sign in again.
admin-sessions-live = Live sessions
admin-sessions-count =
    { $n ->
        [one] 1 session
       *[other] { $n } sessions
    }
admin-sessions-empty-title = No such sessions
admin-sessions-empty = This login name is not signed in.
admin-session-seen = Last used
admin-session-began = Signed in
admin-session-ends = Until { $time } at the latest
admin-session-from = Network and browser
admin-session-end = End
admin-session-own = This is you
admin-locks-heading = Locked accounts
admin-locks-about = Accounts with wrong passwords or codes in a row are locked for a while; locks end by themselves.
admin-locks-none = No account is locked.
admin-lock-failures = Failures
admin-lock-lift = Lift the lock
admin-lock-lift-title = Lift the lock of { $login }
admin-lock-lift-about = Make sure first that the person mistyped, and that nobody is guessing. Attempts are possible at once, and the failures are forgotten.

## Rules in force

admin-policy-intro = The rules in force: what each says, what it means, and which setting it is.
admin-policy-read-only = This is for reading. Rules are changed in the configuration file by whoever runs the machine, and count after a restart, which the server’s log records.
admin-policy-passwords = Passwords
admin-policy-signing-in = Signing in and sessions
admin-policy-requests = Requests and files
admin-policy-keeping = How long things are kept
admin-policy-rule = Rule
admin-policy-value = Value
admin-policy-meaning = Meaning
admin-policy-setting = Setting
admin-policy-fixed = Fixed
admin-policy-none = Not asked for
admin-policy-ever = For ever
admin-policy-nobody = None
admin-limits-heading = Limits
admin-limits-about = Counted for each network (IPv4 /24, IPv6 /64). Beyond them a client is told to try later; other networks do not notice.
admin-limits-class = Kind of request
admin-limits-per-minute = A minute
admin-limits-burst = At once
policy-code-asvs = asvs (OWASP ASVS 5.0)
policy-code-dengbao = dengbao (GB/T 22239)
policy-item-password_profile = Set of rules
policy-about-password_profile = asvs: length, no forced change. dengbao: what assessors of the classified protection ask for, kinds of characters and regular change.
policy-item-password_least = Fewest characters
policy-about-password_least = A Han character counts as one, like a letter, a digit or a sign.
policy-item-password_most = Most characters
policy-about-password_most = Longer ones are refused; nothing is cut off.
policy-item-password_kinds = Kinds of characters
policy-about-password_kinds = How many there must be of capitals, small letters, digits and others.
policy-item-password_age = Change
policy-about-password_age = After this it must be changed at the next sign-in.
policy-item-password_remembered = Not again
policy-about-password_remembered = How many former passwords cannot be used again.
policy-item-password_strength = Guesses
policy-about-password_strength = How many guesses it takes by estimate. Common passwords, keyboard rows and names are refused.
policy-item-session_idle = Without use
policy-about-session_idle = A session that is not used for this long ends.
policy-item-session_most = At most
policy-about-session_most = A session ends after this, used or not.
policy-item-session_fresh = Confirmation counts
policy-about-session_fresh = Before decisions and looks at personal data, identity must have been confirmed within this time.
policy-item-lock_failures = Failures
policy-about-lock_failures = After so many in a row an account is locked, longer each time.
policy-item-lock_most = Longest lock
policy-about-lock_most = Ends by itself; the security administrator can lift it earlier.
policy-item-token_invitation = Invitation
policy-about-token_invitation = The link in the mail works once.
policy-item-token_confirm = Confirming an address
policy-about-token_confirm = The link sent after registering works once.
policy-item-token_reset = New password
policy-about-token_reset = The link works once and does not go round the second factor.
policy-item-trusted_proxies = Trusted proxies
policy-about-trusted_proxies = Only these are believed about the client’s address.
policy-item-loopback_limited = This machine
policy-about-loopback_limited = Whether requests from the machine itself are limited too.
policy-item-networks = Networks remembered
policy-about-networks = For how many the limits remember how often they asked; who has not asked for longest is forgotten first.
policy-item-form_size = Form
policy-about-form_size = Larger requests without files are refused.
policy-item-file_size = File
policy-about-file_size = A larger file is refused.
policy-item-keep_audit = Audit trail
policy-about-keep_audit = The database refuses to change or delete it.
policy-item-keep_sessions = Sessions
policy-about-keep_sessions = Kept after they end; the Cybersecurity Law asks for six months of network logs at least.
policy-item-keep_mail = Mail
policy-about-keep_mail = Kept after sending: account and kind only, neither address nor content.
policy-item-keep_messages = Messages
policy-about-keep_messages = Kept after they were read.
policy-item-keep_forms = Keys of forms
policy-about-keep_forms = A form that is sent again within this time does its work once.
policy-item-keep_scans = Scans
policy-about-keep_scans = Single records are kept this long, sums for ever.
limit-class-sign_in = Signing in
limit-class-account = Registering, new passwords, invitations
limit-class-form = Other forms
limit-class-upload = Files
limit-class-search = Search and lists
limit-class-page = Other pages
limit-class-scan = Checking labels
limit-class-api = The API
limit-class-export = Whole tables
limit-class-log = The public log

## Keys

admin-keys-intro = Keys have epochs: a new one is for what comes, the old ones keep checking what was. Nothing secret is shown here.
admin-keys-rotate = Begin a new epoch
admin-keys-current = In use
admin-keys-kept = For what was
admin-keys-epoch = Epoch
admin-keys-since = Since
admin-keys-batches = Batches
admin-keys-labels = Labels
admin-keys-label = Label keys
admin-keys-log = Log keys
admin-keys-secret = Sealing keys
admin-keys-about-label = They make the codes on labels and tell whether a code was issued here.
admin-keys-about-log = They sign the checkpoints of the public log. Publish the verifier key with its date; one click selects all of it.
admin-keys-about-secret = They seal personal data and second factors.
admin-rotate-title-label = Begin a new epoch of label keys
admin-rotate-title-log = Begin a new log key
admin-rotate-title-secret = Begin a new epoch of sealing keys
admin-rotate-does = What happens
admin-rotate-not = What does not
admin-rotate-then = What to do then
admin-rotate-does-label = Batches issued from now on take the new key.
admin-rotate-not-label = Labels in use stay good and are checked as before. Where a key may have leaked, a new epoch is not enough: recall the batches concerned.
admin-rotate-then-label = Back up the key file at once, apart from the database.
admin-rotate-does-log = Checkpoints from now on are signed with the new key; the change itself stands in the log.
admin-rotate-not-log = Entries and earlier checkpoints stay as they are and are checked with the old key.
admin-rotate-then-log = Publish the new verifier key, tell witnesses and verifiers, back up the key file.
admin-rotate-does-secret = Personal data and second factors written from now on are sealed with the new key.
admin-rotate-not-secret = What is there is still opened with the old keys, which must be kept.
admin-rotate-then-secret = Back up the key file at once. Without it a backup of the database gives no personal data.

## Mail

admin-mail-intro = Accounts are shown, neither addresses nor content.
admin-mail-kind = Content
admin-mail-to = To
admin-mail-queued = Queued
admin-mail-tries = Tries
admin-mail-why = Why not
admin-mail-next = Next try
admin-mail-sent = Handed over
admin-mail-given-up = Given up { $time }
admin-mail-retry = Send again
admin-mail-none-failed = Every mail was delivered
admin-mail-none-failed-text = All were handed over or wait to be sent.
admin-mail-none-waiting = No mail waits
admin-mail-none-waiting-text = New mail leaves within seconds.
admin-mail-none-sent = No mail was sent yet
admin-mail-none-sent-text = Records are removed when their time is over.
mail-state-failed = Not delivered
mail-state-waiting = Waiting
mail-state-sent = Handed over
mail-fault-address = The address cannot be written to; ask the person for the right one.
mail-fault-refused = The other mail server refused it: no such mailbox, or taken for spam.
mail-fault-deferred = The other mail server refused it for now, several times.
mail-fault-sign_in = The mail server does not let us in: look at user name and password in the settings.
mail-fault-tls = The connection is not safe: no TLS, or a certificate that is not trusted.
mail-fault-unreachable = The mail server cannot be reached: look at address, port and network.
mail-fault-timeout = The mail server took too long.
mail-fault-outbox = The outbox folder cannot be written: look at disk and rights.
mail-fault-no_address = The account has no address, or its person was erased.
mail-kind-invitation = Invitation
mail-kind-confirm_mail = Confirming an address
mail-kind-already_registered = Address already registered
mail-kind-reset_password = New password
mail-kind-password_changed = Password was changed
mail-kind-second_factor_reset = Second factor was reset
mail-kind-sign_in_from_new_network = Sign-in from a new network
mail-kind-claim_received = Claim received
mail-kind-claim_decided = Claim decided
mail-kind-account_disabled = Account disabled
mail-kind-digest = Unread messages
mail-kind-application_moved = An application moved
mail-kind-application_due = Reminder of a deadline
mail-kind-application_said = A word about an application
mail-kind-right_told = News of an authorisation

## The audit trail

admin-audit-intro = Every change and every refusal is here; it cannot be altered or deleted. Searching and exporting are recorded too.
admin-audit-filter = Filter
admin-audit-actor-hint = Login name; cli for the operator, job for the system’s own work
admin-audit-refused-only = Refusals only
admin-audit-count =
    { $n ->
        [one] 1 row
       *[other] { $n } rows
    }
admin-audit-outcome = Outcome
admin-audit-done = Done
admin-audit-refused = Refused
admin-audit-empty-title = No such rows
admin-audit-empty = Widen the dates or use fewer filters.
admin-audit-export = Export
admin-audit-export-about =
    { $n ->
        [one] Exports the 1 row found.
       *[other] Exports the { $n } rows found.
    }
admin-audit-export-most = At most { $n } rows go into one file: shorten the time and export in parts.
admin-audit-export-button = Export the file
admin-audit-csv = CSV
admin-audit-csv-hint = UTF-8, for programs and for keeping.
admin-audit-xlsx = Excel workbook
admin-audit-xlsx-hint = For opening and reading.
admin-audit-same-object = Everything done to this object
admin-audit-behalf = On behalf of
admin-audit-before = Hash before
admin-audit-after = Hash afterwards
admin-audit-hash-about = Computed from the object’s content and a salt. When the salt is erased, nobody can tell the content any more, and this row stays as it is.
admin-audit-network = Network
admin-audit-request = Request
admin-audit-request-about = Under this id the server’s log has the rest.
admin-audit-id = Row id
admin-audit-seal = Seal of the day
admin-audit-seal-none = Sealed when the day is over.
admin-audit-seal-covers =
    { $n ->
        [one] Hash over 1 row of { $day }
       *[other] Hash over the { $n } rows of { $day }
    }
