//! What acts there are, and what they are done to. Codes are stored for ever: they may be added to, never changed.

use crate::coded::coded;

coded! {
    /// What was done.
    pub enum Action {
        /// The register's files were imported.
        RegisterImport "register.import",
        /// The outlines were replaced.
        BoundariesReplace "boundaries.replace",
        /// An officer edited a field of the register.
        FieldEdit "field.edit",
        /// An authorisation was recorded.
        AuthorisationRecord "authorisation.record",
        /// An announcement's rows gave a right.
        AuthorisationGrant "authorisation.grant",
        /// A right was changed: name, address, what is to be put right.
        AuthorisationChange "authorisation.change",
        /// A right ended.
        AuthorisationEnd "authorisation.end",
        /// A user recorded that the mark was in use.
        AuthorisationUse "authorisation.use",
        /// People were told that no use of a right is recorded for long.
        AuthorisationWarn "authorisation.warn",
        /// A user reported that what was ordered is done.
        AuthorisationReport "authorisation.report",
        /// An office found that what was ordered is not done yet.
        AuthorisationReturn "authorisation.return",
        /// An announcement did something to a product's protection.
        ProtectionStep "protection.step",
        /// An announcement was begun to be entered.
        AnnouncementEnter "announcement.enter",
        /// What was entered of an announcement was changed.
        AnnouncementChange "announcement.change",
        /// It was handed to a second person.
        AnnouncementPropose "announcement.propose",
        /// It was given back.
        AnnouncementReturn "announcement.return",
        /// It was given up.
        AnnouncementDiscard "announcement.discard",
        /// It was applied.
        AnnouncementApply "announcement.apply",
        /// The fictional things for demonstration were made.
        DemonstrationEnsure "demonstration.ensure",
        /// The database was marked as a demonstration, or its fictional world was said to be whole.
        DemonstrationFill "demonstration.fill",
        /// The working days of a year were imported.
        CalendarImport "calendar.import",
        /// A batch of labels was issued.
        BatchIssue "label_batch.issue",
        /// A batch was delivered, taken into use or closed.
        BatchChange "label_batch.change",
        /// A batch was called back.
        BatchRecall "label_batch.recall",
        /// One label was withdrawn.
        LabelVoid "label.void",
        /// An account was made.
        AccountCreate "account.create",
        /// Somebody was invited.
        AccountInvite "account.invite",
        /// A producer registered.
        AccountRegister "account.register",
        /// A mail address was confirmed, or an invitation accepted.
        AccountActivate "account.activate",
        /// An account was disabled.
        AccountDisable "account.disable",
        /// An account was enabled again.
        AccountEnable "account.enable",
        /// The person's values were erased.
        AccountErase "account.erase",
        /// The person took out their own values.
        AccountExport "account.export",
        /// The person's contact was changed.
        PersonChange "person.change",
        /// A masked value was shown in full.
        PersonReveal "person.reveal",
        /// A role was given.
        RoleGrant "role.grant",
        /// A role was taken away.
        RoleRevoke "role.revoke",
        /// An act that takes two was proposed.
        ProposalMake "proposal.make",
        /// A proposal was decided or taken back.
        ProposalDecide "proposal.decide",
        /// A password was set or changed.
        PasswordChange "password.change",
        /// A way to a new password was asked for.
        PasswordReset "password.reset",
        /// A second factor was set up.
        SecondFactorSet "second_factor.set",
        /// A second factor was taken away.
        SecondFactorReset "second_factor.reset",
        /// New recovery codes were made.
        RecoveryCodes "recovery_codes.make",
        /// Somebody signed in, or tried to.
        SignIn "session.sign_in",
        /// The second factor was given, or tried.
        SignInSecond "session.second_factor",
        /// The person proved again who they are.
        SessionConfirm "session.confirm",
        /// A session was ended.
        SessionEnd "session.end",
        /// A lock after failed attempts was lifted.
        LockLift "lock.lift",
        /// An enterprise was claimed.
        ClaimMake "claim.make",
        /// A claim was taken back.
        ClaimWithdraw "claim.withdraw",
        /// A claim was decided.
        ClaimDecide "claim.decide",
        /// An account was made a member of an enterprise.
        MemberAdd "member.add",
        /// A member's part was changed.
        MemberChange "member.change",
        /// A member was taken out.
        MemberRemove "member.remove",
        /// A base was declared, or a further version of one.
        GroundDeclare "ground.declare",
        /// What is said of a base, or shown of it, was changed; or it was given up.
        GroundChange "ground.change",
        /// A declared version was taken back.
        GroundWithdraw "ground.withdraw",
        /// A declared version of a base was decided.
        GroundDecide "ground.decide",
        /// Growers were entered.
        GrowerEnter "grower.enter",
        /// A plot was added to a grower.
        GrowerChange "grower.change",
        /// A grower's plot was ended.
        GrowerEndPlot "grower.end_plot",
        /// A grower's masked values were shown in full.
        GrowerReveal "grower.reveal",
        /// Somebody asked for a grower to be erased.
        GrowerAskErasure "grower.ask_erasure",
        /// A grower's values were erased.
        GrowerErase "grower.erase",
        /// A request to erase a grower was let fall.
        GrowerKeep "grower.keep",
        /// A file was brought in.
        FileUpload "file.upload",
        /// A file was looked at.
        FileRead "file.read",
        /// An office's contact was corrected.
        OfficeChange "office.change",
        /// A new key epoch was begun.
        KeyRotate "key.rotate",
        /// A message was left or a mail queued by the system itself. Only rows of former releases say so: what is told
        /// goes with its act now.
        MailQueue "mail.queue",
        /// A mail was queued again.
        MailRetry "mail.retry",
        /// The audit trail was searched.
        AuditRead "audit.read",
        /// The audit trail was taken out.
        AuditExport "audit.export",
        /// A day of the audit trail was sealed.
        AuditSeal "audit.seal",
        /// What the law no longer lets us keep was removed.
        Retention "retention.run",
        /// A backup was made.
        Backup "backup.make",
        /// The database was set back to a backup.
        Restore "backup.restore",
        /// A trademark was tied to a registrant's account.
        TrademarkTie "trademark.tie",
        /// A trademark's holder or last day was corrected.
        TrademarkChange "trademark.change",
        /// Members or licensees of a trademark were declared.
        UseDeclare "trademark_user.declare",
        /// A member or licensee was confirmed.
        UseConfirm "trademark_user.confirm",
        /// A membership or licence was ended.
        UseEnd "trademark_user.end",
        /// Somebody came to a page that is not theirs.
        PageRefuse "page.refuse",
        /// An application was begun.
        ApplicationBegin "application.begin",
        /// What an applicant states was kept.
        ApplicationSave "application.save",
        /// A draft was thrown away.
        ApplicationDiscard "application.discard",
        /// A paper was added to an application.
        ApplicationPaper "application.paper",
        /// A paper was taken out of an application.
        ApplicationPaperRemove "application.paper_remove",
        /// An application was handed in.
        ApplicationSubmit "application.submit",
        /// An application was accepted.
        ApplicationAccept "application.accept",
        /// An application was not accepted.
        ApplicationNotAccept "application.not_accept",
        /// A site check was ordered.
        ApplicationOrderSiteCheck "application.order_site_check",
        /// What was found at a place was kept, or signed.
        ApplicationSiteCheck "application.site_check",
        /// A site check was reported.
        ApplicationReportSiteCheck "application.report_site_check",
        /// An application that needs no site check went on to the first opinion.
        ApplicationBeginReview "application.begin_review",
        /// The first opinion was given.
        ApplicationGiveOpinion "application.give_opinion",
        /// The city's office agreed.
        ApplicationCityAgree "application.city_agree",
        /// The province's first person proposed to approve.
        ApplicationProposeApproval "application.propose_approval",
        /// The province's second person did not agree.
        ApplicationDeclineApproval "application.decline_approval",
        /// The province's second person approved.
        ApplicationApprove "application.approve",
        /// An application was given back to the managing office.
        ApplicationSendBack "application.send_back",
        /// A supplement was asked for.
        ApplicationRequestSupplement "application.request_supplement",
        /// A supplement was handed in.
        ApplicationSupplement "application.supplement",
        /// An application was rejected.
        ApplicationReject "application.reject",
        /// An application was taken back.
        ApplicationWithdraw "application.withdraw",
        /// An announcement named an application.
        ApplicationAnnounce "application.announce",
        /// The download of the official artwork was opened.
        ApplicationOpenDownload "application.open_download",
        /// Applications were assigned.
        ApplicationAssign "application.assign",
        /// An officer noted something on an application.
        ApplicationNote "application.note",
        /// Applicant or office said something to the other.
        ApplicationSay "application.say",
        /// Applications were handed over to the national office on a sheet.
        ApplicationHandOver "application.hand_over",
        /// A document was recorded that names the office which takes applications under a right, or such a record was taken
        /// away.
        OfficeName "office.name",
        /// The 口令 of a sheet was entered.
        HandoverPassword "handover.password",
        /// The 口令 of a sheet was shown.
        HandoverReveal "handover.reveal",
        /// People were reminded of an application's clock.
        ApplicationRemind "application.remind",
    }
}

coded! {
    /// What it was done to.
    pub enum ObjectKind {
        /// The register as a whole.
        Register "register",
        /// An enterprise.
        Enterprise "enterprise",
        /// An authorisation.
        Authorisation "authorisation",
        /// A product.
        Product "product",
        /// An announcement being entered.
        Announcement "announcement",
        /// A row of the register.
        Record "record",
        /// The outlines.
        Boundaries "boundaries",
        /// A batch of labels.
        LabelBatch "label_batch",
        /// A label.
        Label "label",
        /// An account.
        Account "account",
        /// A login session.
        Session "session",
        /// A proposal.
        Proposal "proposal",
        /// A claim on an enterprise.
        Claim "claim",
        /// A base that was declared.
        Ground "ground",
        /// A grower.
        Grower "grower",
        /// A trademark.
        Trademark "trademark",
        /// A member or licensee of a trademark.
        TrademarkUser "trademark_user",
        /// A file.
        File "file",
        /// An office.
        Office "office",
        /// A key.
        Key "key",
        /// A mail.
        Mail "mail",
        /// The audit trail.
        Audit "audit",
        /// The database as a whole.
        Database "database",
        /// A page.
        Page "page",
        /// An application for the mark.
        Application "application",
        /// A sheet of applications handed over.
        Handover "handover",
    }
}

impl Action {
    /// Acts that nobody may do without an entry in the public log. Whoever checks the database looks for theirs.
    pub const ALWAYS_LOGGED: &[Self] = &[
        Self::RegisterImport,
        Self::DemonstrationFill,
        Self::CalendarImport,
        Self::BoundariesReplace,
        Self::KeyRotate,
        Self::AuditSeal,
        Self::AccountCreate,
        Self::AccountErase,
        Self::RoleGrant,
        Self::RoleRevoke,
        Self::ClaimDecide,
        Self::GroundDecide,
        Self::AuthorisationGrant,
        Self::AuthorisationChange,
        Self::AuthorisationEnd,
        Self::ProtectionStep,
        Self::AnnouncementApply,
        Self::TrademarkTie,
        Self::TrademarkChange,
        Self::UseConfirm,
        Self::UseEnd,
    ];
}
