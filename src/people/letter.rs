//! What the system writes to people by mail.

use crate::coded::coded;

impl LetterKind {
    /// Whether it says what a message in the site says as well, and may wait for the day's digest. What opens an account
    /// or warns its owner never waits.
    #[must_use]
    pub fn may_wait(self) -> bool {
        use LetterKind as K;
        matches!(
            self,
            K::ClaimReceived
                | K::ClaimDecided
                | K::ApplicationMoved
                | K::ApplicationDue
                | K::ApplicationSaid
                | K::RightTold
        )
    }
}

coded! {
    /// Why somebody is written to. Each kind has its texts in `app/locales/*/mail.ftl`.
    pub enum LetterKind {
        /// Somebody is invited to open an account; the link is good for 7 days.
        Invitation "invitation",
        /// Somebody registered with this address: is it theirs? The link is good for 24 hours.
        ConfirmMail "confirm_mail",
        /// Somebody registered with an address that has an account: the answer on the page is the same as for a new one.
        AlreadyRegistered "already_registered",
        /// A new password was asked for; the link is good for 30 minutes.
        ResetPassword "reset_password",
        /// The password was changed.
        PasswordChanged "password_changed",
        /// The second factor was taken away by two administrators.
        SecondFactorReset "second_factor_reset",
        /// A sign-in from a network that the account was not used from before.
        SignInFromNewNetwork "sign_in_from_new_network",
        /// 收件回执: a claim on an enterprise was received.
        ClaimReceived "claim_received",
        /// A claim was decided, with a reason.
        ClaimDecided "claim_decided",
        /// A declared base was decided, with a reason.
        GroundDecided "ground_decided",
        /// The account was disabled, with a reason.
        AccountDisabled "account_disabled",
        /// An application for the mark has moved, with the reason.
        ApplicationMoved "application_moved",
        /// A step of an application is due soon, or overdue.
        ApplicationDue "application_due",
        /// The other side has said something about an application.
        ApplicationSaid "application_said",
        /// Something happened to a right, or is to be done about it.
        RightTold "right_told",
        /// Messages in the system that were not read.
        Digest "digest",
    }
}
