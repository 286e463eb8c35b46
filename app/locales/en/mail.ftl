### Letters by mail: plain text. A link stands on a line of its own. Times are already written out.

## What stands in every letter

mail-from = Daodi
mail-subject = [Daodi] { $subject }
mail-foot =
    This letter was sent automatically; please do not reply to it.
    Every link of ours begins with { $url }. Nobody here will ever ask you for a password, a code or a recovery code.

    Daodi · register of Henan’s geographical indications
    { $url }
mail-foot-operator = Run by: { $operator }
mail-foot-contact = Contact: { $contact }
mail-time = { $day }, { $time } (Beijing time)
mail-post = { $role }, { $office }
mail-network-unknown = unknown

## Accounts

mail-invitation-subject = Open your account
mail-invitation-body =
    Hello,

    { $inviter } invites you to open an account with Daodi.

    As: { $post }
    Sign-in name: { $login }

    Please open this link before { $until } to choose a password and open the account:

    { $link }

    The link works once. If you do not know why you received this letter, do not open the link; you need not do anything.
mail-confirm_mail-subject = Confirm your mail address
mail-confirm_mail-body =
    Hello,

    Somebody registered with Daodi using this mail address. If it was you, please confirm it before { $until }:

    { $link }

    The link works once, within 24 hours. If it was not you, do not open it: without confirmation no account is opened, and you need not do anything.
mail-already_registered-subject = This address already has an account
mail-already_registered-body =
    Hello,

    Somebody registered with Daodi using this mail address. It already has an account, so no other was opened.

    If it was you, just sign in; if you have forgotten the password, ask for a new one on the sign-in page:

    { $link }

    If it was not you, you need not do anything. Nothing about your account has changed.
mail-reset_password-subject = Choose a new password
mail-reset_password-body =
    Hello,

    Somebody asked for a new password for your account { $login }. If it was you, please open this link before { $until } and choose one:

    { $link }

    The link works once, within 30 minutes. A second factor that you have set up stays in force.

    If you did not ask for this, do not open the link; your password does not change. If such letters keep coming, please tell us.
mail-password_changed-subject = Your password was changed
mail-password_changed-body =
    Hello,

    The password of your account { $login } was changed on { $at }. You have been signed out on all other devices.

    If it was not you, choose a new password on the sign-in page at once, and tell us:

    { $link }
mail-second_factor_reset-subject = Your second factor was taken away
mail-second_factor_reset-body =
    Hello,

    The second factor of your account { $login } was taken away on { $at } by two administrators together. The former authenticator and recovery codes no longer work; please set up new ones when you sign in next.

    If you did not ask for this, please tell us at once.
mail-sign_in_from_new_network-subject = Your account was used from a new network
mail-sign_in_from_new_network-body =
    Hello,

    Somebody signed in to your account { $login } from a network that it was not used from before.

    Time: { $at }
    Network: { $network }
    Browser: { $agent }

    If it was you, you need not do anything. If not, change your password at once and end the sessions you do not know:

    { $link }
mail-account_disabled-subject = Your account was disabled
mail-account_disabled-body =
    Hello,

    Your account { $login } was disabled on { $at }, and all its sessions were ended.

    Reason: { $reason }

    What you have done stays on record as the rules demand. If you have questions, please write to us.

## Claims on an enterprise

mail-claim_received-subject = Your claim on an enterprise was received
mail-claim_received-body =
    Hello,

    Your claim on “{ $enterprise }” was received.

    Received: { $at }
    Decided by: { $office }

    We will tell you the result. You can see how far it is at any time:

    { $link }
mail-claim_decided-accepted-subject = Your claim on an enterprise was accepted
mail-claim_decided-accepted-body =
    Hello,

    { $office } accepted your claim on “{ $enterprise }”. You can now act for this enterprise here.

    Remark: { $reason }

    { $link }
mail-claim_decided-refused-subject = Your claim on an enterprise was refused
mail-claim_decided-refused-body =
    Hello,

    { $office } did not accept your claim on “{ $enterprise }”.

    Reason: { $reason }

    You can claim again once what is missing or wrong is put right. If you have questions about the decision, ask { $office }.

    { $link }
mail-ground_decided-accepted-subject = Your base was accepted
mail-ground_decided-accepted-body =
    Hello,

    { $office } accepted the outline of the base “{ $ground }” for { $year }.

    Remark: { $reason }

    { $link }
mail-ground_decided-returned-subject = Your base was returned
mail-ground_decided-returned-body =
    Hello,

    { $office } returned the outline of the base “{ $ground }” for { $year }.

    Reason: { $reason }

    You can declare it again once what is missing or wrong is put right. If you have questions about the decision, ask { $office }.

    { $link }

## Applications for the mark

mail-none = none
mail-application_moved-subject = Your application: { $state }
mail-application_moved-body =
    Hello,

    there is news of the application to use the special mark for geographical indications, “{ $title }”.

    Step: { $step }
    It now stands at: { $state }
    Office: { $office }
    Remarks: { $reason }

    Sign in to see the details and what comes next:

    { $link }
mail-application_due-subject = Please mind a deadline
mail-application_due-body =
    Hello,

    “{ $title }” is waiting; it stands at: { $state }.

    Deadline set in this system: { $due }

    It counts working days and is set here as a reminder. It is no term of the law.

    { $link }
mail-application_said-subject = A message about your application
mail-application_said-body =
    Hello,

    the office writes about the application “{ $title }”:

    { $text }

    Sign in to answer:

    { $link }

mail-right_told-subject = News of an authorisation to use the special mark
mail-right_told-body =
    Hello,

    { $title }

    { $told }

    Remarks: { $reason }

    Sign in to see it:

    { $link }

## Messages that were not read

mail-digest-subject =
    { $n ->
        [one] You have one unread message
       *[other] You have { $n } unread messages
    }
mail-digest-body =
    Hello,

    { $n ->
        [one] You have one unread message with Daodi:
       *[other] You have { $n } unread messages with Daodi:
    }

    { $list }

    Sign in to read them all:

    { $link }

    If you no longer want these summaries, turn them off under “My account”.
mail-digest-item = · { $subject }
mail-digest-more =
    { $n ->
        [one] · and one more
       *[other] · and { $n } more
    }
