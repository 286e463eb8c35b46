### The pages of one's own account

my-waiting-heading = Waiting for you
my-nothing-waits = Nothing waits for you at present.
my-wait-claims =
    { $n ->
        [one] 1 claim to check
       *[other] { $n } claims to check
    }
my-wait-claims-why = Your office decides them; please take them in the order they came.
my-wait-supplements = Applications to be supplemented: { $n }
my-wait-supplements-why = The office has named what is missing. Please supplement it in time and hand the application in again.
my-wait-drafts = Applications not handed in: { $n }
my-wait-drafts-why = What you filled in is kept; you can go on.
my-wait-overdue = Applications that are overdue: { $n }
my-wait-overdue-why = By this system’s own time limits. Please take these first.
my-wait-cases = Applications that are your office’s turn: { $n }
my-wait-cases-why = Your office takes the next step.
my-wait-proposals =
    { $n ->
        [one] 1 proposal to decide
       *[other] { $n } proposals to decide
    }
my-wait-proposals-why = Proposed by a system administrator; it takes your approval or refusal.
my-wait-second = Set up two-step sign-in
my-wait-second-needed = Your role must use it. Until then you cannot act.
my-wait-second-advised = Not required, but advised: then nobody can sign in as you even if your password leaks.
my-wait-recovery =
    { $n ->
        [one] 1 recovery code left
       *[other] { $n } recovery codes left
    }
my-wait-recovery-why = With none left you cannot sign in by yourself once the phone is lost. Please make new ones.
my-wait-password = Change your password by { $date }
my-wait-password-why = After that you must change it at sign-in before anything else.
my-wait-messages =
    { $n ->
        [one] 1 unread message
       *[other] { $n } unread messages
    }
my-wait-messages-why = Results of claims, changes of members and matters of your account’s safety are told there.
my-enterprises-heading = Enterprises and claims
my-enterprises-all = All enterprises and claims
my-enterprises-none = Your account belongs to no enterprise yet.
my-enterprises-lead = The enterprises you act for in this system, and how your claims stand.
my-enterprises-empty = Your account belongs to no enterprise yet
my-enterprises-empty-text = Claim one, and the intellectual property office of its county checks it; or ask an owner of the enterprise to add you as an operator.
my-enterprises-register = Look up enterprises
my-claims-heading = Claims
my-claim-another = Claim another enterprise
my-claim-another-text = One account can act for several enterprises. Each takes a claim of its own.
my-column-members = Members
my-column-since = Since
my-members-count =
    { $n ->
        [one] 1 member
       *[other] { $n } members
    }
my-news-heading = Latest messages
my-messages-all = All messages
my-safety-heading = Safety of your account
my-last = Last sign-in
my-last-where = { $agent } · network { $network }
my-last-not-me = Not you?
my-last-see = See your sign-ins and end those you do not know
my-last-none = This is your first sign-in.
my-open-now = Signed in now
my-sessions-open =
    { $n ->
        [one] In 1 place
       *[other] In { $n } places
    }
my-second-on = In use
my-second-off = Not in use
my-password-set = Set on
my-password-until = To be changed by { $date }

message-lead = What concerns your account, your enterprises and your claims.
message-count =
    { $n ->
        [one] 1 message, { $unread } unread
       *[other] { $n } messages, { $unread } unread
    }
message-unread = Unread:{" "}
message-open = See it
message-read-one = Mark as read
message-read-all = Mark all as read
message-empty = No messages yet
message-empty-text = Results of claims, changes of members and matters of your account’s safety are told here.
message-claim_received = Your claim on “{ $enterprise }” has arrived and is being checked by the intellectual property office of the county you chose.
message-claim_accepted = Your claim on “{ $enterprise }” was accepted. You are now the enterprise’s owner in this system.
message-claim_refused = Your claim on “{ $enterprise }” was refused. Reason: { $reason }
message-application_submit = Your application “{ $title }” was handed in and waits to be accepted. Its page shows the receipt number.
message-application_accept = Your application “{ $title }” was accepted for examination.
message-application_not_accept = Your application “{ $title }” was not accepted. Reason: { $reason }
message-application_order_site_check = A check of the place of production is planned for “{ $title }”. Please make sure you can be reached.
message-application_report_site_check = The place of production of “{ $title }” was checked; the first review begins.
message-application_begin_review = The first review of “{ $title }” has begun.
message-application_give_opinion = The first review of “{ $title }” was favourable; it went to the next office. Opinion: { $reason }
message-application_city_agree = The city’s office agreed to “{ $title }”; it went to the province. Opinion: { $reason }
message-application_approve = The province approved “{ $title }”. Opinion: { $reason }
message-application_send_back = “{ $title }” was given back to the managing office for another look. Reason: { $reason }
message-application_request_supplement = “{ $title }” needs a supplement: { $reason }
message-application_supplement = The supplement of “{ $title }” was handed in.
message-application_reject = “{ $title }” was not approved. Reason: { $reason }
message-application_withdraw = The application “{ $title }” was taken back.
message-application_announce = “{ $title }” was announced.
message-application_open_download = The download of the official artwork was opened for “{ $title }”.
message-application_said = The office has written about “{ $title }”. Please read and answer.
message-application_asked = The applicant has written about “{ $title }”.
message-application_back = The applicant has handed in the supplement of “{ $title }”.
message-application_taken_back = The applicant has taken “{ $title }” back.
message-application_due = The deadline of “{ $title }” is near or has passed.
message-member_added = You are now { $part ->
        [owner] an owner
       *[operator] an operator
    } of “{ $enterprise }”.
message-member_removed = You no longer belong to “{ $enterprise }” and cannot act for it any more.
message-proposal_open = A proposal waits for your decision: { $kind ->
        [revoke_role] to take away the role of “{ $login }”
        [erase_person] to erase the personal data of “{ $login }”
        [reset_second_factor] to reset two-step sign-in for “{ $login }”
       *[grant_role] to give “{ $login }” a role
    }.
message-proposal_decided = The proposal about “{ $login }” ({ $kind ->
        [revoke_role] to take a role away
        [erase_person] to erase a person
        [reset_second_factor] to reset two-step sign-in
       *[grant_role] to give a role
    }) was { $decision ->
        [approve] approved
       *[refuse] refused
    }. { $reason }
message-password_changed = Your password was changed, and you were signed out on all other devices. If this was not you, reset it at once and tell the system administrator.
message-second_factor_set = Two-step sign-in is now in use for your account.
message-second_factor_reset = Your two-step sign-in was reset; please set it up anew. If you did not ask for this, tell the system administrator at once.
message-session_new_network = Somebody signed in to your account from a new network: { $network }, { $agent }. If this was not you, end that session and change your password.
message-account_enabled = Your account is in use again.

contact-lead = Name, mail address and telephone are stored encrypted. Staff see them in part; to see all of one they must state a reason, which is recorded.
contact-saved = Saved.
contact-group-person = You
contact-mail-hint = Links to a new password and notices go to this address; please give one you read.
contact-group-mail = Notices
contact-at-once = At once
contact-at-once-what = A mail for each step and each word of the other side.
contact-daily = Once a day
contact-daily-what = At eight in the morning, one mail with the messages not read; none where there are none. Warnings about the account and links for signing in still come at once.
contact-group-mail-hint = Messages always stand in the site; important ones come by mail as well, in the language you choose.
contact-save = Save

password-heading = Change the password
password-lead = You are then signed out on all other devices, and stay signed in here.
password-saved = The password was changed, and you are signed out on all other devices.
password-must-change = Your password has run out, or was set by somebody else. Please change it before you go on.
password-save = Change the password

second-factor-set-up = Set up two-step sign-in
second-factor-lead-needed = Your role decides, administers or reads everything, so it must use two-step sign-in: besides the password you type a code that your phone shows.
second-factor-lead-advised = Besides the password you type a code that your phone shows. Then nobody can sign in as you even if your password leaks.
second-factor-step-1 = Install an authenticator app on your phone
second-factor-step-1-text = Any that supports TOTP. Search the app store for “authenticator”. If you have one, go on with the next step.
second-factor-step-2 = Scan the QR code with that app
second-factor-step-2-text = Choose “add” or “scan” inside the app. Do not scan it with anything else, and show it to nobody.
second-factor-qr = QR code to set up two-step sign-in; if you cannot scan it, open the line below and type the secret
second-factor-no-scan = Cannot scan? Type the secret
second-factor-open = The authenticator is on this device: open it
second-factor-type = Or choose “enter by hand” in the app, give your login name as account and this as secret:
second-factor-kind = Kind: time-based; digits: 6; interval: 30 seconds.
second-factor-step-3 = Type the code the app shows now
second-factor-code-hint = 6 digits, new every 30 seconds.
second-factor-submit = Check and begin
second-factor-on = In use. Besides the password you type the code that the authenticator app on your phone shows.
second-factor-recovery-left =
    { $n ->
        [one] 1 left
       *[other] { $n } left
    }
second-factor-recovery-few = Few recovery codes are left. Please make new ones, or you cannot sign in by yourself once the phone is lost.
second-factor-device = A new phone
second-factor-device-text = Move the account inside the authenticator app to the new phone first. If that is not possible, ask the system administrator for a reset; the system administrator proposes it and the security administrator approves.
second-factor-off = Doing without
second-factor-on-needed = Your role must use it.
second-factor-on-free = If you want to, ask the system administrator.
second-factor-recovery-new = New recovery codes
second-factor-recovery-what = When the phone is not at hand, a recovery code takes the place of the code. Each works once. With new ones, the old ones stop working at once.
second-factor-recovery-submit = Make new codes and cancel the old ones

recovery-heading = Recovery codes
recovery-lead = When the phone is not at hand, one of these takes the place of the code. Each works once.
recovery-done-first = Two-step sign-in is in use.
recovery-done-new = New codes are made; the old ones no longer work.
recovery-once = Shown only this once
recovery-once-text = Once you leave or reload this page they cannot be seen again. Print or copy them now and keep them safe, not on the same phone.
recovery-keep = Keep them safe and give them to nobody. No member of staff will ask you for them.
recovery-kept = I have kept them: go on

session-lead = Where your account is signed in. A session ends after { $minutes } minutes without use, and after { $hours } hours in any case.
session-ended = Ended.
session-open-heading = Signed in now
session-history-heading = Ended lately
session-agent = Browser
session-network = Network
session-began = Signed in
session-seen = Last used
session-over = Ended
session-why = Why
session-act = Act
session-this = This one
session-half = Second step still to come
session-end = End
session-end-which = End the session on { $agent }
session-network-why = Only the network is recorded, not the full address. If you do not know one of them, end it and change your password.
session-others-heading = End all other sessions
session-others-text = All but this one end at once; what was not sent there is lost.
session-others-submit = End all other sessions
session-end-reason-signed_out = Signed out
session-end-reason-ended = Ended by you or an administrator
session-end-reason-idle = Not used for a while
session-end-reason-expired = Longest time reached
session-end-reason-password = Password changed
session-end-reason-disabled = Account disabled
session-end-reason-role = Role changed

claim-heading = Claim on an enterprise
claim-new-heading = Claim an enterprise
claim-new-lead = As on the business licence, with a word on what you are to the enterprise.
claim-new-submit = Hand in
claim-new-next = The intellectual property office of the county you choose checks it. The result and its reason come as a message here.
claim-statement-hint = For example: I chair this co-operative; or: the company’s legal representative charged me with matters of the special mark.
claim-licence-hint = A photo, scan or PDF of up to { $n } MiB. The place and other extra data in a photo are taken out.
claim-column-claimed = Enterprise claimed
claim-made = Handed in
claim-decided = Decided
claim-office = Checked by
claim-office-phone = Telephone
claim-papers-heading = Papers
claim-no-papers = No paper was sent.
claim-file-submit = Add a paper
claim-withdraw-heading = Take it back
claim-withdraw-text = The office then checks no further. You can hand in another later.
claim-withdraw-submit = Take the claim back
claim-done-made = The claim is handed in.
claim-done-withdrawn = The claim is taken back.
claim-done-file = The paper is added.
claim-now-received = { $office } is checking it. Until it decides you can add papers or take the claim back.
claim-now-accepted = The claim was accepted. You are the enterprise’s owner in this system.
claim-now-members = See the enterprise and add operators
claim-now-refused = The claim was refused
claim-now-refused-do = Mend what the reason names, or get the papers, and you can claim again. If you see it otherwise, speak to the office.
claim-now-withdrawn = You have taken this claim back.
claim-again = Claim again

member-lead = Accounts that can act for this enterprise here.
member-heading = Members
member-me = You
member-not-owner = Only an owner can add, change and take out members.
member-last-owner = The only owner cannot be taken out; name another first.
member-make-owner = Make owner
member-make-operator = Make operator
member-remove = Take out
member-which = {" "}({ $login })
member-remove-what = Whoever is taken out can no longer act for the enterprise from that moment; what they did stands. They are told.
member-add-heading = Add a member
member-login = Their login name
member-login-hint = They must have registered as a producer; ask them for the name.
member-owner-can = Acts for the enterprise, and adds, changes and takes out members.
member-operator-can = Acts for the enterprise, but does not change members.
member-add-submit = Add
member-done-added = Added; they are told.
member-done-changed = Changed; they are told.
member-done-removed = Taken out; they are told.
member-record-heading = In the register
member-record = What the register says of this enterprise

data-lead = You can take out what this system holds about you at any time, and ask for it to be erased.
data-export-heading = Take out
data-export-text = Name, mail address, telephone, settings, sign-ins, messages, claims and what you did, as one JSON file. Password and second-factor secret are not in it.
data-export-submit = Take out my personal data
data-erase-heading = Erase
data-goes = What is erased
data-goes-person = Name, login name, mail address and telephone, what you wrote to your claims, and the papers of claims that were not decided
data-goes-secrets = Password, second-factor secret and recovery codes: nobody can sign in to the account again, and it cannot be brought back
data-stays = What stays by law
data-stays-acts = Records of claims, decisions and changes you made: with the account’s number only, without name or contact
data-stays-files = Papers on which a decision rests
data-stays-logs = Sign-in and access logs, removed after { $n } months
data-stays-law = Where a law or regulation asks for keeping, article 47 of the Personal Information Protection Law lets us only store and protect; the Cybersecurity Law asks that network logs be kept for at least six months. Records of decisions are what other people’s rights rest on and must stay.
data-how = How it is done
data-how-text = Erasure cannot be undone, so it takes two people: the system administrator proposes, the security administrator approves.
data-erase-days = It is done, and you are told, within { $n } days of your asking.
data-erase-waits = Your request is being dealt with
data-erase-waits-since = Asked on
data-only-owner = You are the only owner of { $names }. Please name another owner first, or nobody can act for it afterwards.
data-reason-hint = It changes nothing for you and only helps us do better.
data-agree = I understand that the account cannot be brought back, except for records kept by law.
data-erase-submit = Ask for my personal data to be erased
message-ground_drawn = The office drew the outline of the base “{ $ground }” for { $year } anew; another officer will decide it. It rests on: { $reason }
message-ground_accepted = The base “{ $ground }” was accepted for { $year }. Opinion: { $reason }
message-ground_returned = The base “{ $ground }” was returned for { $year }: { $reason }
