//! Who may do what to which object: one table, read by every service and by the generated authorisation test.

use super::{Office, Part, Principal, Role};
use crate::coded::coded;
use crate::identifiers::DivisionCode;

coded! {
    /// Something that may be done.
    pub enum Capability {
        /// See and change one's own account: contact, password, second factor, sessions, messages.
        OwnAccount "own_account",
        /// See one's own enterprises and claims.
        OwnEnterprises "own_enterprises",
        /// Claim an enterprise of the register.
        ClaimEnterprise "claim_enterprise",
        /// Take back one's own claim.
        WithdrawClaim "withdraw_claim",
        /// Say who works for one's enterprise.
        ManageMembers "manage_members",
        /// See the claims that an office decides.
        ViewClaims "view_claims",
        /// Decide a claim.
        DecideClaim "decide_claim",
        /// See a masked value of a claimant in full, with a reason.
        RevealClaimant "reveal_claimant",
        /// See, declare and change the bases of one's enterprises.
        OwnGrounds "own_grounds",
        /// See the growers whom one's enterprise entered, masked, and enter others.
        OwnGrowers "own_growers",
        /// See such a grower in full, with a reason; ask for one to be erased, and carry out what another asked for.
        OwnGrowersInFull "own_growers_in_full",
        /// See the bases that an office decides.
        ViewGrounds "view_grounds",
        /// Decide a declared version of a base.
        DecideGround "decide_ground",
        /// See the growers who live where an office is, masked.
        ViewGrowers "view_growers",
        /// Enter growers as an office that does a county's work.
        EnterGrowers "enter_growers",
        /// See a grower in full, with a reason; ask for one to be erased, and carry out what another asked for.
        GrowersInFull "growers_in_full",
        /// See one's own applications for the mark, write in them, hand them in and take them back.
        OwnApplications "own_applications",
        /// See the applications that lie with an office.
        ViewApplications "view_applications",
        /// Work on them: notes, words to the applicant, assigning, what a site check found.
        WorkApplications "work_applications",
        /// Take a step with an application.
        DecideApplication "decide_application",
        /// See which office takes the applications under each right.
        ViewHandling "view_handling",
        /// Record the document that names it.
        NameOffice "name_office",
        /// Hand approved applications over to the national office.
        HandOver "hand_over",
        /// Keep the members and licensees of one's own trademarks.
        KeepTrademarkUsers "keep_trademark_users",
        /// See trademarks and who may use them.
        ViewTrademarks "view_trademarks",
        /// Tie a trademark to a registrant, correct it.
        TieTrademark "tie_trademark",
        /// Confirm and end memberships and licences.
        ConfirmTrademarkUser "confirm_trademark_user",
        /// See the first page of administration: each role its own part.
        ViewAdministration "view_administration",
        /// See accounts.
        ViewAccounts "view_accounts",
        /// Invite somebody; propose a role.
        InviteAccount "invite_account",
        /// Disable and enable accounts, send a reset.
        ManageAccounts "manage_accounts",
        /// See a masked value of a person in full, with a reason.
        RevealPerson "reveal_person",
        /// Propose that a role be given or taken away, a person be erased, a second factor be reset.
        Propose "propose",
        /// Decide such a proposal.
        DecideProposal "decide_proposal",
        /// See and correct the offices.
        ManageOffices "manage_offices",
        /// See everyone's login sessions and end them; lift locks.
        ManageSessions "manage_sessions",
        /// See limits and policy.
        ViewPolicy "view_policy",
        /// See key epochs and begin new ones.
        ManageKeys "manage_keys",
        /// See mail that was not delivered, and send it again.
        ManageMail "manage_mail",
        /// Import the register's files and the outlines, at the machine.
        ImportRegister "import_register",
        /// See one's own enterprises' rights; record use of the mark and keep its artwork.
        OwnAuthorisations "own_authorisations",
        /// See an office's rights with what was ordered of them.
        ViewRights "view_rights",
        /// Order something of a right to be put right, and end the order.
        SuperviseRights "supervise_rights",
        /// See announcements being entered.
        ViewAnnouncements "view_announcements",
        /// Enter an announcement, put its rows right, hand it to a second person.
        PrepareAnnouncement "prepare_announcement",
        /// Apply an announcement that another has entered.
        ApplyAnnouncement "apply_announcement",
        /// Search the audit trail.
        ReadAudit "read_audit",
        /// Take the audit trail out as a file.
        ExportAudit "export_audit",
    }
}

/// To which objects a role's capability reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// To all of them, or there is no object.
    All,
    /// To what belongs to the account itself.
    OwnAccount,
    /// To the enterprises the account belongs to.
    Member,
    /// To the enterprises the account owns.
    Owner,
    /// To what lies in the office's division: county ⊂ city ⊂ province.
    Office,
}

/// What a capability is used on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object<'a> {
    /// Nothing in particular: the list, the form.
    None,
    /// An account, or what belongs to it alone.
    Account(&'a str),
    /// An enterprise of the register.
    Enterprise(&'a str),
    /// Something that lies in a place, and so with an office.
    Place {
        /// Its county, if it has one.
        county: Option<DivisionCode>,
        /// Its prefecture.
        prefecture: DivisionCode,
    },
}

/// Why somebody may not. What is told to whom is decided by the pages: a foreign object answers like a missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// The second factor is missing.
    #[error("the second factor is missing")]
    SecondFactor,
    /// The role has no such capability.
    #[error("the role may not do this")]
    Role,
    /// The object is another's.
    #[error("the object is another's")]
    Foreign,
    /// The person proved who they are too long ago for this act.
    #[error("a fresh confirmation is needed")]
    Stale,
}

impl Refusal {
    /// The code in the audit trail.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not_signed_in",
            Self::SecondFactor => "second_factor",
            Self::Role => "role",
            Self::Foreign => "foreign",
            Self::Stale => "stale",
        }
    }
}

/// How long after proving who they are somebody may take a decision, µs: 10 minutes (ASVS 5.0, 7.5.1).
pub const FRESH: i64 = 10 * 60 * 1_000_000;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What may be done.
    pub capability: Capability,
    /// By whom, and to which objects.
    pub grants: &'static [(Role, Scope)],
    /// Whether it takes a fresh confirmation: decisions, and whatever shows or changes what others rest on.
    pub fresh: bool,
}

use Role::{
    AuditAdmin, Auditor, CityOfficer, CountyOfficer, Laboratory, Producer, ProvinceOfficer, Registrant, SecurityAdmin,
    SystemAdmin,
};

const EVERY_ROLE: &[(Role, Scope)] = &[
    (Producer, Scope::OwnAccount),
    (Registrant, Scope::OwnAccount),
    (Laboratory, Scope::OwnAccount),
    (CountyOfficer, Scope::OwnAccount),
    (CityOfficer, Scope::OwnAccount),
    (ProvinceOfficer, Scope::OwnAccount),
    (Auditor, Scope::OwnAccount),
    (SystemAdmin, Scope::OwnAccount),
    (SecurityAdmin, Scope::OwnAccount),
    (AuditAdmin, Scope::OwnAccount),
];

const OFFICERS: &[(Role, Scope)] =
    &[(CountyOfficer, Scope::Office), (CityOfficer, Scope::Office), (ProvinceOfficer, Scope::Office)];

const fn rule(capability: Capability, grants: &'static [(Role, Scope)], fresh: bool) -> Rule {
    Rule { capability, grants, fresh }
}

/// The table.
pub const TABLE: &[Rule] = &[
    rule(Capability::OwnAccount, EVERY_ROLE, false),
    rule(Capability::OwnEnterprises, &[(Producer, Scope::Member)], false),
    rule(Capability::ClaimEnterprise, &[(Producer, Scope::OwnAccount)], false),
    rule(Capability::WithdrawClaim, &[(Producer, Scope::OwnAccount)], false),
    rule(Capability::ManageMembers, &[(Producer, Scope::Owner)], true),
    rule(
        Capability::ViewClaims,
        &[
            (CountyOfficer, Scope::Office),
            (CityOfficer, Scope::Office),
            (ProvinceOfficer, Scope::Office),
            (Auditor, Scope::All),
        ],
        false,
    ),
    rule(Capability::DecideClaim, OFFICERS, true),
    rule(Capability::RevealClaimant, OFFICERS, true),
    rule(Capability::OwnGrounds, &[(Producer, Scope::Member)], false),
    rule(Capability::OwnGrowers, &[(Producer, Scope::Member)], false),
    rule(Capability::OwnGrowersInFull, &[(Producer, Scope::Member)], true),
    rule(
        Capability::ViewGrounds,
        &[
            (CountyOfficer, Scope::Office),
            (CityOfficer, Scope::Office),
            (ProvinceOfficer, Scope::Office),
            (Auditor, Scope::All),
        ],
        false,
    ),
    rule(Capability::OwnApplications, &[(Producer, Scope::Member)], false),
    rule(
        Capability::ViewApplications,
        &[
            (CountyOfficer, Scope::Office),
            (CityOfficer, Scope::Office),
            (ProvinceOfficer, Scope::Office),
            (Auditor, Scope::All),
        ],
        false,
    ),
    rule(Capability::DecideGround, OFFICERS, true),
    rule(Capability::ViewGrowers, OFFICERS, false),
    rule(Capability::EnterGrowers, &[(CountyOfficer, Scope::Office)], false),
    rule(Capability::GrowersInFull, OFFICERS, true),
    rule(Capability::WorkApplications, OFFICERS, false),
    rule(Capability::DecideApplication, OFFICERS, true),
    rule(Capability::ViewHandling, &[(ProvinceOfficer, Scope::All), (Auditor, Scope::All)], false),
    rule(Capability::NameOffice, &[(ProvinceOfficer, Scope::All)], true),
    rule(Capability::HandOver, &[(ProvinceOfficer, Scope::Office)], true),
    rule(Capability::KeepTrademarkUsers, &[(Registrant, Scope::OwnAccount)], false),
    rule(Capability::ViewTrademarks, &[(ProvinceOfficer, Scope::All), (Auditor, Scope::All)], false),
    rule(Capability::TieTrademark, &[(ProvinceOfficer, Scope::All)], true),
    rule(Capability::ConfirmTrademarkUser, &[(ProvinceOfficer, Scope::All)], true),
    rule(
        Capability::ViewAdministration,
        &[(SystemAdmin, Scope::All), (SecurityAdmin, Scope::All), (AuditAdmin, Scope::All), (Auditor, Scope::All)],
        false,
    ),
    rule(
        Capability::ViewAccounts,
        &[(SystemAdmin, Scope::All), (SecurityAdmin, Scope::All), (Auditor, Scope::All)],
        false,
    ),
    rule(Capability::InviteAccount, &[(SystemAdmin, Scope::All)], true),
    rule(Capability::ManageAccounts, &[(SystemAdmin, Scope::All)], true),
    rule(Capability::RevealPerson, &[(SystemAdmin, Scope::All)], true),
    rule(Capability::Propose, &[(SystemAdmin, Scope::All)], true),
    rule(Capability::DecideProposal, &[(SecurityAdmin, Scope::All)], true),
    rule(Capability::ManageOffices, &[(SecurityAdmin, Scope::All)], false),
    rule(Capability::ManageSessions, &[(SecurityAdmin, Scope::All)], false),
    rule(Capability::ViewPolicy, &[(SecurityAdmin, Scope::All), (Auditor, Scope::All)], false),
    rule(Capability::ManageKeys, &[(SecurityAdmin, Scope::All)], true),
    rule(Capability::ManageMail, &[(SystemAdmin, Scope::All)], false),
    rule(Capability::ImportRegister, &[(SystemAdmin, Scope::All), (ProvinceOfficer, Scope::All)], false),
    rule(Capability::OwnAuthorisations, &[(Producer, Scope::Member)], false),
    rule(
        Capability::ViewRights,
        &[
            (CountyOfficer, Scope::Office),
            (CityOfficer, Scope::Office),
            (ProvinceOfficer, Scope::Office),
            (Auditor, Scope::All),
        ],
        false,
    ),
    rule(Capability::SuperviseRights, OFFICERS, true),
    rule(Capability::ViewAnnouncements, &[(ProvinceOfficer, Scope::All), (Auditor, Scope::All)], false),
    rule(Capability::PrepareAnnouncement, &[(ProvinceOfficer, Scope::All)], false),
    rule(Capability::ApplyAnnouncement, &[(ProvinceOfficer, Scope::All)], true),
    rule(Capability::ReadAudit, &[(AuditAdmin, Scope::All), (Auditor, Scope::All)], false),
    rule(Capability::ExportAudit, &[(AuditAdmin, Scope::All), (Auditor, Scope::All)], true),
];

/// The table's row of a capability.
#[must_use]
pub fn rule_of(capability: Capability) -> Option<&'static Rule> {
    TABLE.iter().find(|rule| rule.capability == capability)
}

/// Whether a role has a capability, whatever the object. What somebody has beyond their role, [`holds`] knows.
#[must_use]
pub fn grants(role: Role, capability: Capability) -> bool {
    rule_of(capability).is_some_and(|rule| rule.grants.iter().any(|(granted, _)| *granted == role))
}

/// Whether somebody has a capability, whatever the object: by their role, or as an officer of 济源, whose office does a
/// county's work beside its own.
#[must_use]
pub fn holds(principal: &Principal, capability: Capability) -> bool {
    rule_of(capability).and_then(|rule| scope_of(principal, rule)).is_some()
}

/// How far a row reaches for somebody; none where it grants them nothing.
fn scope_of(principal: &Principal, rule: &Rule) -> Option<Scope> {
    let of = |role: Role| rule.grants.iter().find(|(granted, _)| *granted == role).map(|(_, scope)| *scope);
    let as_county = || {
        let does = principal.office.as_ref().is_some_and(Office::does_county_work);
        if does && principal.role == CityOfficer { of(CountyOfficer) } else { None }
    };
    of(principal.role).or_else(as_county)
}

/// Whether somebody may use a capability on an object now (µs since the epoch, UTC). What no row grants is refused.
///
/// # Errors
/// [`Refusal`] says why not.
pub fn decide(
    principal: Option<&Principal>,
    capability: Capability,
    object: Object<'_>,
    now: i64,
) -> Result<(), Refusal> {
    let principal = principal.ok_or(Refusal::NotSignedIn)?;
    if !principal.complete {
        return Err(Refusal::SecondFactor);
    }
    let rule = rule_of(capability).ok_or(Refusal::Role)?;
    let scope = scope_of(principal, rule).ok_or(Refusal::Role)?;
    if !reaches(principal, scope, object) {
        return Err(Refusal::Foreign);
    }
    if rule.fresh && now.saturating_sub(principal.confirmed_at) > FRESH {
        return Err(Refusal::Stale);
    }
    Ok(())
}

fn reaches(principal: &Principal, scope: Scope, object: Object<'_>) -> bool {
    match (scope, object) {
        (_, Object::None) | (Scope::All, _) => true,
        (Scope::OwnAccount, Object::Account(id)) => id == principal.account,
        (Scope::Member, Object::Enterprise(id)) => principal.part_in(id).is_some(),
        (Scope::Owner, Object::Enterprise(id)) => principal.part_in(id) == Some(Part::Owner),
        (Scope::Office, Object::Place { county, prefecture }) => {
            principal.office.as_ref().is_some_and(|office| office.covers(county, prefecture))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Membership, OfficeLevel};

    fn principal(role: Role) -> Principal {
        let code = |number: &str| DivisionCode::parse(number).ok();
        let office = role.office_level().map(|level| Office {
            code: match level {
                OfficeLevel::Province => DivisionCode::HENAN,
                OfficeLevel::City => code("411500").unwrap_or(DivisionCode::HENAN),
                OfficeLevel::County => code("411502").unwrap_or(DivisionCode::HENAN),
            },
            level,
            parent: None,
            name: String::new(),
            name_en: String::new(),
        });
        let memberships = if role == Producer {
            vec![
                Membership { enterprise: "own".to_owned(), part: Part::Owner },
                Membership { enterprise: "works".to_owned(), part: Part::Operator },
            ]
        } else {
            Vec::new()
        };
        Principal {
            account: "me".to_owned(),
            login: "me".to_owned(),
            role,
            office,
            memberships,
            session: "s".to_owned(),
            complete: true,
            confirmed_at: 0,
        }
    }

    #[test]
    fn every_capability_has_one_row_and_grants_something() {
        for capability in Capability::ALL {
            let rows: Vec<_> = TABLE.iter().filter(|rule| rule.capability == *capability).collect();
            assert_eq!(rows.len(), 1, "{capability:?}");
            assert!(rows.iter().all(|rule| !rule.grants.is_empty()), "{capability:?}");
        }
    }

    #[test]
    fn p24_no_administrator_has_what_another_has() {
        for rule in TABLE.iter().filter(|rule| rule.capability != Capability::OwnAccount) {
            let admins = rule.grants.iter().filter(|(role, _)| role.is_administrator()).count();
            let shared = matches!(rule.capability, Capability::ViewAccounts | Capability::ViewAdministration);
            assert!(admins <= 1 || shared, "{:?} is shared by administrators", rule.capability);
        }
        // Who proposes never decides.
        let of =
            |capability| rule_of(capability).map(|rule| rule.grants.iter().map(|(role, _)| *role).collect::<Vec<_>>());
        assert_eq!(of(Capability::Propose), Some(vec![SystemAdmin]));
        assert_eq!(of(Capability::DecideProposal), Some(vec![SecurityAdmin]));
    }

    #[test]
    fn p14_what_no_row_grants_is_refused() {
        for role in Role::ALL {
            let who = principal(*role);
            for capability in Capability::ALL {
                let granted = rule_of(*capability).is_some_and(|r| r.grants.iter().any(|(granted, _)| granted == role));
                let got = decide(Some(&who), *capability, Object::None, 0);
                assert_eq!(got.is_ok(), granted, "{role:?} {capability:?}");
                assert_eq!(decide(None, *capability, Object::None, 0), Err(Refusal::NotSignedIn));
                let half = Principal { complete: false, ..who.clone() };
                assert_eq!(decide(Some(&half), *capability, Object::None, 0), Err(Refusal::SecondFactor));
            }
        }
    }

    #[test]
    fn p15_a_scope_reaches_ones_own_and_nothing_else() {
        let code = |number: &str| DivisionCode::parse(number).ok();
        let producer = principal(Producer);
        let on = |who: &Principal, capability, object| decide(Some(who), capability, object, 0);
        assert_eq!(on(&producer, Capability::ManageMembers, Object::Enterprise("own")), Ok(()));
        for foreign in ["works", "other", ""] {
            let got = on(&producer, Capability::ManageMembers, Object::Enterprise(foreign));
            assert_eq!(got, Err(Refusal::Foreign), "{foreign}");
        }
        assert_eq!(on(&producer, Capability::OwnAccount, Object::Account("you")), Err(Refusal::Foreign));
        // A scope of another kind than the object never reaches it.
        assert_eq!(on(&producer, Capability::OwnAccount, Object::Enterprise("own")), Err(Refusal::Foreign));
        let xinyang = code("411500").unwrap_or(DivisionCode::HENAN);
        let here = Object::Place { county: code("411502"), prefecture: xinyang };
        let near = Object::Place { county: code("411503"), prefecture: xinyang };
        let city = Object::Place { county: None, prefecture: xinyang };
        let far = Object::Place { county: code("410102"), prefecture: code("410100").unwrap_or(DivisionCode::HENAN) };
        for (role, reached) in [
            (CountyOfficer, [true, false, false, false]),
            (CityOfficer, [true, true, true, false]),
            (ProvinceOfficer, [true, true, true, true]),
        ] {
            let who = principal(role);
            let got = [here, near, city, far].map(|place| on(&who, Capability::DecideClaim, place).is_ok());
            assert_eq!(got, reached, "{role:?}");
        }
    }

    #[test]
    fn the_office_of_jiyuan_does_a_countys_work_and_no_other_citys_does() {
        let of = |code: DivisionCode, level, parent| Office {
            code,
            level,
            parent: Some(parent),
            name: String::new(),
            name_en: String::new(),
        };
        let xinyang = DivisionCode::parse("411500").unwrap_or(DivisionCode::HENAN);
        let shihe = DivisionCode::parse("411502").unwrap_or(DivisionCode::HENAN);
        let city = of(xinyang, OfficeLevel::City, DivisionCode::HENAN);
        let jiyuan = of(DivisionCode::JIYUAN, OfficeLevel::City, DivisionCode::HENAN);
        let county = of(shihe, OfficeLevel::County, xinyang);
        let province = Office { parent: None, ..of(DivisionCode::HENAN, OfficeLevel::Province, DivisionCode::HENAN) };
        let does = [&county, &jiyuan, &city, &province].map(Office::does_county_work);
        assert_eq!(does, [true, true, false, false]);

        let officer = |role, office: &Office| Principal { office: Some(office.clone()), ..principal(role) };
        let enter = |who: &Principal, object| decide(Some(who), Capability::EnterGrowers, object, 0);
        let at_home = Object::Place { county: Some(DivisionCode::JIYUAN), prefecture: DivisionCode::JIYUAN };
        let elsewhere = Object::Place { county: Some(shihe), prefecture: xinyang };
        let there = officer(CityOfficer, &jiyuan);
        assert!(holds(&there, Capability::EnterGrowers) && !grants(CityOfficer, Capability::EnterGrowers));
        assert_eq!(enter(&there, Object::None), Ok(()));
        assert_eq!(enter(&there, at_home), Ok(()));
        assert_eq!(enter(&there, elsewhere), Err(Refusal::Foreign));
        // A city with counties leaves it to them, and nobody else becomes an officer by the office's work.
        for who in [officer(CityOfficer, &city), officer(ProvinceOfficer, &province), officer(Auditor, &jiyuan)] {
            assert!(!holds(&who, Capability::EnterGrowers), "{who:?}");
            assert_eq!(enter(&who, Object::None), Err(Refusal::Role), "{who:?}");
        }
        assert_eq!(enter(&officer(CountyOfficer, &county), elsewhere), Ok(()));
        assert_eq!(enter(&officer(CountyOfficer, &county), at_home), Err(Refusal::Foreign));
    }

    #[test]
    fn a_decision_needs_a_fresh_confirmation() {
        let officer = principal(ProvinceOfficer);
        assert_eq!(decide(Some(&officer), Capability::DecideClaim, Object::None, FRESH), Ok(()));
        assert_eq!(decide(Some(&officer), Capability::DecideClaim, Object::None, FRESH + 1), Err(Refusal::Stale));
        assert_eq!(decide(Some(&officer), Capability::ViewClaims, Object::None, FRESH * 100), Ok(()));
    }
}
