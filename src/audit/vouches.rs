//! Which states of its object an act vouches for by their fingerprints.

use super::Action;

/// What the row of an act that was done must have of the hashes before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouches {
    /// Neither: nothing that is stored becomes another thing, or nothing of it may be vouched for.
    Nothing,
    /// The state afterwards, for what is made or put; that before as well, where there was something that is replaced.
    After,
    /// The state before, for what is removed.
    Before,
    /// Both, for what is changed.
    Both,
    /// One at least: the same act makes, changes and removes.
    Either,
}

impl Vouches {
    /// Whether the hashes of a row that was not refused are what they must be.
    #[must_use]
    pub fn holds(self, before: Option<&str>, after: Option<&str>) -> bool {
        let (before, after) = (before.is_some_and(is_fingerprint), after.is_some_and(is_fingerprint));
        match self {
            Self::Nothing => !before && !after,
            Self::After => after,
            Self::Before => before && !after,
            Self::Both => before && after,
            Self::Either => before || after,
        }
    }
}

/// SHA-256, hex.
fn is_fingerprint(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

impl Action {
    /// What a row of this act must vouch for.
    #[must_use]
    pub fn vouches(self) -> Vouches {
        match self {
            // Looked at, taken out or refused: nothing has changed.
            Self::PersonReveal
            | Self::GrowerReveal
            | Self::HandoverReveal
            | Self::AccountExport
            | Self::FileRead
            | Self::AuditRead
            | Self::AuditExport
            | Self::PageRefuse
            // A session has no state but that it goes on: the row says all of it.
            | Self::SignIn
            | Self::SignInSecond
            | Self::SessionConfirm
            | Self::SessionEnd
            // Secrets alone change: nothing of them may be told, and a key lies in a file, not in the database.
            | Self::RecoveryCodes
            | Self::KeyRotate
            // People are told, once: what they are told of stays as it was.
            | Self::AuthorisationWarn
            | Self::ApplicationRemind
            | Self::MailQueue
            // What the law no longer lets us keep is to leave nothing behind.
            | Self::Retention => Vouches::Nothing,

            Self::RegisterImport
            | Self::BoundariesReplace
            | Self::CalendarImport
            | Self::DemonstrationEnsure
            | Self::DemonstrationFill
            | Self::AuthorisationRecord
            | Self::AuthorisationGrant
            | Self::AuthorisationUse
            | Self::AuthorisationReport
            | Self::ProtectionStep
            | Self::AnnouncementEnter
            | Self::BatchIssue
            | Self::LabelVoid
            | Self::AccountCreate
            | Self::AccountInvite
            | Self::AccountRegister
            | Self::PasswordReset
            | Self::ProposalMake
            | Self::ClaimMake
            | Self::MemberAdd
            | Self::GroundDeclare
            | Self::GrowerEnter
            | Self::FileUpload
            | Self::AuditSeal
            | Self::Backup
            | Self::Restore
            | Self::TrademarkTie
            | Self::UseDeclare
            | Self::ApplicationBegin
            | Self::ApplicationPaper
            | Self::ApplicationAssign
            | Self::ApplicationNote
            | Self::ApplicationSay
            | Self::ApplicationHandOver
            | Self::HandoverPassword => Vouches::After,

            Self::MemberRemove | Self::ApplicationDiscard | Self::ApplicationPaperRemove => Vouches::Before,

            Self::FieldEdit
            | Self::AuthorisationChange
            | Self::AuthorisationEnd
            | Self::AuthorisationReturn
            | Self::AnnouncementChange
            | Self::AnnouncementPropose
            | Self::AnnouncementReturn
            | Self::AnnouncementDiscard
            | Self::AnnouncementApply
            | Self::BatchChange
            | Self::BatchRecall
            | Self::AccountActivate
            | Self::AccountDisable
            | Self::AccountEnable
            | Self::AccountErase
            | Self::PersonChange
            | Self::RoleGrant
            | Self::RoleRevoke
            | Self::ProposalDecide
            | Self::PasswordChange
            | Self::SecondFactorSet
            | Self::SecondFactorReset
            | Self::LockLift
            | Self::ClaimWithdraw
            | Self::ClaimDecide
            | Self::MemberChange
            | Self::GroundChange
            | Self::GroundWithdraw
            | Self::GroundDecide
            | Self::GrowerChange
            | Self::GrowerEndPlot
            | Self::GrowerAskErasure
            | Self::GrowerErase
            | Self::GrowerKeep
            | Self::OfficeChange
            | Self::MailRetry
            | Self::TrademarkChange
            | Self::UseConfirm
            | Self::UseEnd
            | Self::ApplicationSave
            | Self::ApplicationSubmit
            | Self::ApplicationAccept
            | Self::ApplicationNotAccept
            | Self::ApplicationOrderSiteCheck
            | Self::ApplicationSiteCheck
            | Self::ApplicationReportSiteCheck
            | Self::ApplicationBeginReview
            | Self::ApplicationGiveOpinion
            | Self::ApplicationCityAgree
            | Self::ApplicationProposeApproval
            | Self::ApplicationDeclineApproval
            | Self::ApplicationApprove
            | Self::ApplicationSendBack
            | Self::ApplicationRequestSupplement
            | Self::ApplicationSupplement
            | Self::ApplicationReject
            | Self::ApplicationWithdraw
            | Self::ApplicationAnnounce
            | Self::ApplicationOpenDownload => Vouches::Both,

            // A record of an office is made, replaced and taken away by the same form.
            Self::OfficeName => Vouches::Either,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::fingerprint;

    #[test]
    fn a_row_vouches_by_hashes_alone() {
        let hash = fingerprint(b"", "x");
        let (none, some, count) = (None, Some(hash.as_str()), Some("12"));
        let rows = [(none, none), (none, some), (some, none), (some, some), (none, count)];
        let held = |what: Vouches| rows.map(|(before, after)| what.holds(before, after));
        assert_eq!(held(Vouches::Nothing), [true, false, false, false, true]);
        assert_eq!(held(Vouches::After), [false, true, false, true, false]);
        assert_eq!(held(Vouches::Before), [false, false, true, false, false]);
        assert_eq!(held(Vouches::Both), [false, false, false, true, false]);
        assert_eq!(held(Vouches::Either), [false, true, true, true, false]);
    }
}
