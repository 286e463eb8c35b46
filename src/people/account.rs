//! The states of what belongs to an account.

use crate::coded::coded;

coded! {
    /// Where an account stands.
    pub enum AccountState {
        /// Asked for, or invited; no password yet, or its mail address is not confirmed.
        Invited "invited",
        /// In use.
        Active "active",
        /// Closed by an administrator; its sessions ended at once.
        Disabled "disabled",
        /// The person's values were erased on request; what the account did stays on record.
        Erased "erased",
    }
}

coded! {
    /// How far somebody has come in signing in.
    pub enum SessionStage {
        /// The password was right; the second factor is still to come (or still to be set up).
        Password "password",
        /// Signed in.
        Full "full",
    }
}

coded! {
    /// What a token sent by mail is for. Each is used once.
    pub enum TokenPurpose {
        /// To accept an invitation and choose a password; 7 days.
        Invitation "invitation",
        /// To confirm a mail address after registering; 24 hours.
        ConfirmMail "confirm_mail",
        /// To choose a new password; 30 minutes.
        Reset "reset",
    }
}

coded! {
    /// Where a producer's claim on an enterprise stands.
    pub enum ClaimState {
        /// With the county's office.
        Received "received",
        /// The account belongs to the enterprise.
        Accepted "accepted",
        /// Refused, with a reason.
        Refused "refused",
        /// Taken back by the claimant.
        Withdrawn "withdrawn",
    }
}

coded! {
    /// An act that takes two people: one proposes, another decides.
    pub enum ProposalKind {
        /// To give an account a role (and an office).
        GrantRole "grant_role",
        /// To take an account's role away for good: the account is disabled.
        RevokeRole "revoke_role",
        /// To erase a person's values.
        ErasePerson "erase_person",
        /// To take away a lost second factor, so that another can be set up.
        ResetSecondFactor "reset_second_factor",
    }
}

coded! {
    /// Where a proposal stands.
    pub enum ProposalState {
        /// Waiting for the second person.
        Open "open",
        /// Approved, and done in the same transaction.
        Approved "approved",
        /// Refused, with a reason.
        Refused "refused",
        /// Taken back by the proposer.
        Withdrawn "withdrawn",
    }
}
