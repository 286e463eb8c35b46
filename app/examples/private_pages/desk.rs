//! The officers' desk.

use crate::samples::{Sample, USCC, ago, claim, claims, files, fresh, viewer, wrong};
use crate::{officer, private};
use app::pages::desk::{
    ClaimEvent, ClaimQuery, Claims, DeskClaim, DeskDone, DeskOverview, claim as case, claims as queue, overview,
};
use daodi::audit::Action;
use daodi::form::Fault;
use daodi::people::{ClaimState, Member, PageOf, Part, Person, Role};
use daodi::ports::Group;

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    let auditor = viewer("henan.audit", Some(Role::Auditor), None, 0);
    vec![
        private("desk", "/desk", officer(), |cx| {
            let decided = vec![
                claim(2, "新县演示山茶油专业合作社", USCC[2], "411523", ClaimState::Accepted, 20),
                claim(1, "信阳市演示毛尖茶业有限公司", USCC[1], "411502", ClaimState::Refused, 16),
            ];
            overview(
                cx,
                DeskOverview { counts: counts(), waiting: claims(), decided, may_decide: true, applications: groups() },
            )
        }),
        private("desk-empty", "/desk", auditor.clone(), |cx| overview(cx, DeskOverview::default())),
        private("desk-claims", "/desk/claims", officer(), |cx| {
            let rows = PageOf { rows: claims(), total: 64 };
            queue(cx, Claims { query: ClaimQuery::default(), rows, per: 20, counts: counts() })
        }),
        private("desk-claims-none", "/desk/claims?q=%E6%B2%A1%E6%9C%89", officer(), |cx| {
            let query = ClaimQuery { q: "没有".to_owned(), ..ClaimQuery::default() };
            queue(cx, Claims { query, rows: PageOf::default(), per: 20, counts: counts() })
        }),
        private("desk-claim", "/desk/claims/c-0", officer(), |cx| {
            case(cx, case_view(ClaimState::Received), &fresh(), &fresh())
        }),
        private("desk-claim-wrong", "/desk/claims/c-1", officer(), |cx| {
            let mut view = case_view(ClaimState::Received);
            view.claim = claims().remove(1);
            view.claim.enterprise = Some("ent-yanshi-maojian".to_owned());
            view.others = vec![claim(3, "信阳市演示毛尖有限公司", USCC[1], "411503", ClaimState::Received, 3)];
            view.members = vec![Member {
                account: "a-7".to_owned(),
                login: "ma.demo".to_owned(),
                part: Part::Owner,
                since: ago(90, 0),
            }];
            let form = wrong(&[("decision", "refuse")], &[("reason", Fault::Missing, None)]);
            case(cx, view, &form, &wrong(&[], &[("reason", Fault::TooShort, Some(4))]))
        }),
        private("desk-claim-new", "/desk/claims/c-2", officer(), |cx| {
            let mut view = case_view(ClaimState::Received);
            view.claim = claims().remove(2);
            view.files = vec![];
            view.revealed = Some(person("陈演示", "chen.yan@example.cn", "13800000000"));
            case(cx, view, &fresh(), &fresh())
        }),
        private("desk-claim-decided", "/desk/claims/c-0", officer(), |cx| {
            let mut view = case_view(ClaimState::Refused);
            view.done = Some(DeskDone::Refused);
            view.decided_by = "shihe.zhou".to_owned();
            case(cx, view, &fresh(), &fresh())
        }),
        private("desk-claim-auditor", "/desk/claims/c-0", auditor, |cx| {
            let view = DeskClaim { may_decide: false, may_reveal: false, ..case_view(ClaimState::Received) };
            case(cx, view, &fresh(), &fresh())
        }),
    ]
}

/// How many applications there are in each group.
pub(crate) fn groups() -> Vec<(Group, i64)> {
    let numbers = [118, 14, 27, 36, 9, 1204];
    Group::ALL.iter().copied().zip(numbers).collect()
}

fn counts() -> Vec<(ClaimState, i64)> {
    vec![(ClaimState::Received, 64), (ClaimState::Accepted, 318), (ClaimState::Refused, 27), (ClaimState::Withdrawn, 5)]
}

fn person(name: &str, mail: &str, phone: &str) -> Person {
    Person { name: name.to_owned(), mail: mail.to_owned(), phone: phone.to_owned() }
}

fn case_view(state: ClaimState) -> DeskClaim {
    let mut claim = claim(0, "信阳演示茶叶专业合作社", USCC[0], "411502", state, 12);
    claim.enterprise = Some("ent-yanshi-chaye".to_owned());
    let event = |days, action, who: &str, reason: &str| ClaimEvent {
        at: ago(days, 180),
        who: who.to_owned(),
        action,
        reason: reason.to_owned(),
    };
    let mut history = vec![
        event(12, Action::ClaimMake, "chen.yan", ""),
        event(12, Action::FileUpload, "chen.yan", ""),
        event(3, Action::PersonReveal, "shihe.zhou", "委托书印章不清，须电话核实"),
    ];
    if state == ClaimState::Refused {
        history.push(event(1, Action::ClaimDecide, "shihe.zhou", ""));
    }
    DeskClaim {
        claim,
        office: "浉河区知识产权局".to_owned(),
        decided_by: String::new(),
        files: files(),
        claimant: person("陈＊＊", "c*******@example.cn", "138****0000"),
        revealed: None,
        account_since: ago(12, 260),
        members: Vec::new(),
        others: Vec::new(),
        history,
        may_decide: true,
        may_reveal: true,
        done: None,
    }
}
