//! People, offices and what lies with them, for the tests of the store.

use crate::register::{self, code, import};
use daodi::audit::{Act, Action, Actor, Answer, ObjectKind, Once};
use daodi::division::{Division, DivisionLevel};
use daodi::identifiers::{DivisionCode, Uscc};
use daodi::people::{
    AccountState, Claim, ClaimState, Proposal, ProposalKind, ProposalState, Role, SealedPerson, Upload,
};
use daodi::ports::{
    Accounts as _, ClaimDecision, NewAccount, NewMail, NewMessage, Notice, ProposalDecision, Registry as _,
};
use daodi::registry::RegisterRows;
use store::Store;

/// An instant: 2026-11-20 09:00 in Asia/Shanghai.
pub const NOW: i64 = 1_795_136_400_000_000;

/// An id of this number.
#[must_use]
pub fn id(number: u32) -> String {
    format!("0198c0de-0000-7000-a000-{number:012}")
}

/// A unified social credit code of this number, with right check characters.
#[must_use]
pub fn uscc(number: u32) -> Uscc {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    // The last two characters check the others: tried until they agree.
    let checks = ALPHABET.chars().flat_map(|subject| ALPHABET.chars().map(move |last| (subject, last)));
    let mut codes = checks.map(|(subject, last)| Uscc::parse(&format!("91410100{number:08}{subject}{last}")));
    codes.find_map(Result::ok).unwrap()
}

/// The small register with a second county, and a second prefecture with a county.
#[must_use]
pub fn rows() -> RegisterRows {
    let mut rows = register::rows();
    let division = |number: &str, name: &str, parent: &str, level| Division {
        code: code(number),
        name: name.to_owned(),
        short: name.to_owned(),
        name_en: format!("Unit {number}"),
        parent: Some(code(parent)),
        level,
        ..rows.divisions[2].clone()
    };
    let more = [
        division("411503", "平桥区", "411500", DivisionLevel::County),
        division("410100", "郑州市", "410000", DivisionLevel::Prefecture),
        division("410102", "中原区", "410100", DivisionLevel::County),
    ];
    rows.divisions.extend(more);
    rows
}

/// Stores that register.
pub async fn with_register(store: &Store) {
    store.apply(&import(1), &rows(), &[], &[], &crate::act()).await.unwrap();
}

/// Stores an account that is in use and gives its id.
pub async fn account(store: &Store, number: u32, role: Role, office: Option<DivisionCode>) -> String {
    account_in(store, number, role, office, AccountState::Active).await
}

/// Stores an account in this state and gives its id.
pub async fn account_in(
    store: &Store,
    number: u32,
    role: Role,
    office: Option<DivisionCode>,
    state: AccountState,
) -> String {
    let sealed = |what: &str| Some(format!("sealed {what} {number}"));
    let new = NewAccount {
        id: id(number),
        login: format!("someone{number}"),
        role: Some(role),
        office,
        state,
        at: NOW,
        password: Some("$argon2id$".to_owned()),
        must_change: false,
        locale: "zh-CN".to_owned(),
        demo: false,
        person: SealedPerson {
            key_part: sealed("key"),
            name: sealed("name"),
            mail: sealed("mail"),
            phone: sealed("phone"),
            mail_lookup: sealed("lookup"),
        },
        token: None,
        mail: None,
        claim: None,
        proposal: None,
    };
    store.insert_account(&new, &crate::act()).await.unwrap();
    id(number)
}

/// Stores a producer's account and gives its id.
pub async fn producer(store: &Store, number: u32) -> String {
    account(store, number, Role::Producer, None).await
}

/// Stores an officer's account of an office and gives its id.
pub async fn officer(store: &Store, number: u32, office: &str) -> String {
    let role = match office {
        "410000" => Role::ProvinceOfficer,
        city if city.ends_with("00") => Role::CityOfficer,
        _ => Role::CountyOfficer,
    };
    account(store, number, role, Some(code(office))).await
}

/// An act of an account's.
#[must_use]
pub fn act_of(account: &str) -> Act {
    let actor = Actor::Account { id: account.to_owned(), role: Role::Producer, office: None };
    Act { actor, ..crate::act() }
}

/// An act with everything that an act can have.
#[must_use]
pub fn full_act(account: &str) -> Act {
    let act = act_of(account);
    Act {
        on_behalf: Some("ent-zz".to_owned()),
        action: Action::ClaimDecide,
        object_kind: ObjectKind::Claim,
        before: Some("b".repeat(64)),
        after: Some("a".repeat(64)),
        reason: Some(register::TRICKY.to_owned()),
        network: Some("192.0.2.0/24".to_owned()),
        leaf: Some(format!("leaf of {}", act.id)),
        once: Some(once(&act.id)),
        ..act
    }
}

/// A form's key.
#[must_use]
pub fn once(key: &str) -> Once {
    Once { key: key.to_owned(), body: "0".repeat(64), answer: Answer { location: "/zh/my".to_owned() } }
}

/// A claim of an account on an enterprise of the register, in 浉河区.
#[must_use]
pub fn claim(number: u32, account: &str, enterprise: Option<&str>) -> Claim {
    claim_at(number, account, enterprise, Some("411502"), "411500")
}

/// A claim in a place.
#[must_use]
pub fn claim_at(number: u32, account: &str, enterprise: Option<&str>, county: Option<&str>, prefecture: &str) -> Claim {
    Claim {
        id: id(100_000 + number),
        account: account.to_owned(),
        login: login(account),
        enterprise: enterprise.map(str::to_owned),
        uscc: uscc(number),
        name: format!("企业{number}"),
        county: county.map(code),
        prefecture: code(prefecture),
        statement: register::TRICKY.to_owned(),
        state: ClaimState::Received,
        made_at: NOW + i64::from(number),
        decided_at: None,
        decided_by: None,
        reason: None,
        version: 1,
    }
}

/// The login name of an account made here.
#[must_use]
pub fn login(account: &str) -> String {
    let number: u32 = account.rsplit('-').next().unwrap().parse().unwrap();
    format!("someone{number}")
}

/// A decision on a claim.
#[must_use]
pub fn decision(by: &str, accepted: bool) -> ClaimDecision {
    ClaimDecision {
        accepted,
        reason: register::TRICKY.to_owned(),
        at: NOW + 1_000_000,
        by: by.to_owned(),
        new_enterprise: None,
        told: None,
    }
}

/// A proposal about an account.
#[must_use]
pub fn proposal(number: u32, kind: ProposalKind, account: &str, by: &str) -> Proposal {
    Proposal {
        id: id(200_000 + number),
        kind,
        account: account.to_owned(),
        login: login(account),
        role: (kind == ProposalKind::GrantRole).then_some(Role::CountyOfficer),
        office: (kind == ProposalKind::GrantRole).then(|| code("411502")),
        reason: register::TRICKY.to_owned(),
        state: ProposalState::Open,
        proposed_at: NOW + i64::from(number),
        proposed_by: by.to_owned(),
        decided_at: None,
        decided_by: None,
        decision: None,
        version: 1,
    }
}

/// A decision on a proposal.
#[must_use]
pub fn ends(state: ProposalState, by: &str) -> ProposalDecision {
    ProposalDecision {
        state,
        by: by.to_owned(),
        reason: register::TRICKY.to_owned(),
        at: NOW + 2_000_000,
        account_version: None,
    }
}

/// A message and a mail for an account.
#[must_use]
pub fn notice(number: u32, account: &str) -> Notice {
    Notice {
        message: Some(NewMessage {
            id: id(300_000 + number),
            account: account.to_owned(),
            at: NOW + i64::from(number),
            kind: "claim-received",
            args: vec![("name".to_owned(), register::TRICKY.to_owned()), ("number".to_owned(), number.to_string())],
            link: "/zh/my".to_owned(),
        }),
        mail: Some(NewMail {
            id: id(400_000 + number),
            account: account.to_owned(),
            kind: "claim-received",
            locale: "en".to_owned(),
            args: format!("sealed {}", register::TRICKY),
            at: NOW + i64::from(number),
        }),
    }
}

/// A file of an account.
#[must_use]
pub fn upload(number: u32, owner: &str) -> Upload {
    Upload {
        id: id(500_000 + number),
        sha256: format!("{number:064}"),
        owner: owner.to_owned(),
        name: register::TRICKY.to_owned(),
        media: "image/jpeg".to_owned(),
        size: i64::from(number),
        at: NOW + i64::from(number),
    }
}
