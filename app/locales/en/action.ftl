### What is done, to what, by whom, and how it ends: the codes of the audit trail and of the public log. In the keys the dots of a code are underscores.

## What a role is for

role-explain-producer = Speaks or works for an enterprise; registers by itself.
role-explain-registrant = Holder of a collective or certification mark.
role-explain-laboratory = Gives test reports.
role-explain-county_officer = Handles the cases of its county.
role-explain-city_officer = Handles the cases of its city and the counties in it.
role-explain-province_officer = Handles the cases of the whole province.
role-explain-auditor = Sees everything, changes nothing.
role-explain-system_admin = Accounts, mail and backups.
role-explain-security_admin = Approves roles; offices, sessions and keys.
role-explain-audit_admin = Searches and exports the audit trail.

## Who acted, where it was no account

actor-anonymous = Visitor who was not signed in
actor-account = Account
actor-system = System
actor-cli = Operator at the machine
actor-job = The system’s own work
actor-import = The import

## How far a sign-in has come

session-stage-password = Second factor to come
session-stage-full = Signed in

## Acts

action-register_import = Imported the register’s data
action-boundaries_replace = Replaced the outlines
action-field_edit = Edited a field of the register
action-authorisation_record = Recorded an authorisation
action-authorisation_grant = Authorisation granted
action-authorisation_change = Authorisation changed
action-authorisation_end = Authorisation ended
action-authorisation_use = Use of the mark recorded
action-authorisation_warn = Warned of a mark not in use
action-authorisation_report = Reported that something was put right
action-authorisation_return = Found not put right
action-protection_step = Protection of a product changed
action-announcement_enter = Announcement entered
action-announcement_change = Entered announcement corrected
action-announcement_propose = Announcement handed on
action-announcement_return = Announcement sent back
action-announcement_discard = Entered announcement discarded
action-announcement_apply = Announcement applied
action-demonstration_fill = Filled the database with a fictional world
action-calendar_import = Imported a year’s working days
action-demonstration_ensure = Made the demonstration data
action-label_batch_issue = Issued a batch of labels
action-label_batch_change = Changed the state of a batch
action-label_batch_recall = Recalled a batch of labels
action-label_void = Withdrew a label
action-account_create = Made an account
action-account_invite = Sent an invitation
action-account_register = Registered an account
action-account_activate = Took an account into use
action-account_disable = Disabled an account
action-account_enable = Enabled an account again
action-account_erase = Erased personal data
action-account_export = Took out one’s own data
action-person_change = Changed contact details
action-person_reveal = Looked at personal data in full
action-role_grant = Gave a role
action-role_revoke = Took a role away
action-proposal_make = Proposed an act for two
action-proposal_decide = Closed a proposal
action-password_change = Set or changed a password
action-password_reset = Asked for a new password
action-second_factor_set = Set up a second factor
action-second_factor_reset = Reset a second factor
action-recovery_codes_make = Made recovery codes
action-session_sign_in = Signed in
action-session_second_factor = Gave the second factor
action-session_confirm = Confirmed identity again
action-session_end = Ended a session
action-lock_lift = Lifted a lock
action-office_name = Recorded a managing office
action-trademark_tie = Enter a GI trademark
action-trademark_change = Correct a GI trademark
action-trademark_user_declare = Declare members or licensees
action-trademark_user_confirm = Confirm a member or licensee
action-trademark_user_end = End a membership or licence
action-claim_make = Claimed an enterprise
action-claim_withdraw = Withdrew a claim
action-claim_decide = Decided a claim
action-member_add = Added a member
action-member_change = Changed a member’s part
action-member_remove = Removed a member
action-file_upload = Brought in a file
action-file_read = Looked at a file
action-office_change = Corrected an office’s contact
action-key_rotate = Began a new key
action-mail_queue = Left a message or queued a mail
action-mail_retry = Sent a mail again
action-audit_read = Searched the audit trail
action-audit_export = Exported the audit trail
action-audit_seal = Sealed a day of the audit trail
action-retention_run = Removed what is due
action-backup_make = Made a backup
action-backup_restore = Restored a backup
action-page_refuse = Opened a page without the right to
action-application_begin = Began an application
action-application_save = Saved an application
action-application_discard = Threw away a draft application
action-application_paper = Added a paper to an application
action-application_paper_remove = Took a paper out of an application
action-application_submit = Handed in an application
action-application_accept = Accepted an application
action-application_not_accept = Did not accept an application
action-application_order_site_check = Ordered a site check
action-application_site_check = Recorded a site check
action-application_report_site_check = Reported a site check
action-application_begin_review = Took an application to the first opinion
action-application_give_opinion = Gave a favourable first opinion
action-application_city_agree = Agreed for the city
action-application_propose_approval = Proposed an approval
action-application_decline_approval = Did not agree to an approval
action-application_approve = Approved an application
action-application_send_back = Gave an application back
action-application_request_supplement = Asked for a supplement
action-application_supplement = Handed in a supplement
action-application_reject = Rejected an application
action-application_withdraw = Took an application back
action-application_announce = Recorded an announcement
action-application_open_download = Recorded the opening of the download
action-application_assign = Assigned applications
action-application_note = Noted something on an application
action-application_say = Wrote about an application
action-application_hand_over = Handed applications over
action-handover_password = Entered the download password of a sheet
action-handover_reveal = Saw the download password of a sheet
action-application_remind = Reminded of a deadline

## What it is done to

object-kind-register = Register
object-kind-enterprise = Enterprise
object-kind-authorisation = Authorisation
object-kind-product = Product
object-kind-announcement = Entered announcement
object-kind-record = Row of the register
object-kind-boundaries = Outlines
object-kind-label_batch = Batch of labels
object-kind-label = Label
object-kind-account = Account
object-kind-session = Session
object-kind-proposal = Proposal
object-kind-claim = Claim on an enterprise
object-kind-trademark = GI trademark
object-kind-trademark_user = Member or licensee
object-kind-file = File
object-kind-office = Office
object-kind-key = Key
object-kind-mail = Mail
object-kind-audit = Audit trail
object-kind-database = Database
object-kind-page = Page
object-kind-application = Application
object-kind-handover = Summary sheet

## Why something was refused

refusal-not_signed_in = Not signed in
refusal-second_factor = The second factor was missing
refusal-role = The role may not do this
refusal-foreign = Belongs to another person or office
refusal-stale = Identity was confirmed too long ago
refusal-unknown_account = There is no such account
refusal-inactive_account = The account is not in use

## Groups of acts, for choosing one

acts-group-account = Accounts and personal data
acts-group-role = Roles and decisions by two
acts-group-session = Signing in and passwords
acts-group-enterprise = Enterprises and files
acts-group-application = Applications for the mark
acts-group-register = The register’s data
acts-group-label = Labels
acts-group-house = Offices, keys and running
acts-group-audit = Audit and access
action-ground_declare = Declared a base
action-ground_change = Changed a base
action-ground_withdraw = Took a base’s version back
action-ground_decide = Decided a base
action-grower_enter = Entered growers
action-grower_change = Added a grower’s plot
action-grower_end_plot = Ended a grower’s plot
action-grower_reveal = Saw a grower in full
action-grower_ask_erasure = Asked for a grower’s erasure
action-grower_erase = Erased a grower
action-grower_keep = Let a grower’s erasure fall
object-kind-ground = Base
object-kind-grower = Grower
acts-group-ground = Bases and growers
