//! The pages of one's own account.

use crate::samples::{FREE, STRICT, Sample, USCC, ago, claim, claims, files, fresh, messages, viewer, wrong};
use crate::{officer, private, producer};
use app::pages::my::{
    ClaimDone, ClaimNew, Contact, Data, Enterprises, Members, Messages, MyClaim, Overview, OwnEnterprise, Password,
    RecoveryCodes, SecondFactor, Sessions, SignInRecord, claim as my_claim, claim_new, contact, data, enterprises,
    members, messages as message_page, overview, password, recovery_codes, second_factor, sessions,
};
use daodi::form::Fault;
use daodi::people::{ClaimState, LoginSession, Member, PageOf, Part, Role, SessionStage};

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    vec![
        private("my", "/my", producer(), |cx| overview(cx, full())),
        private("my-empty", "/my", viewer("liu-wen", Some(Role::Producer), None, 0), |cx| {
            overview(cx, Overview { second_factor: true, recovery_left: 10, sessions: 1, ..Overview::default() })
        }),
        private("my-officer", "/my", officer(), |cx| {
            let view = Overview {
                claims_open: Some(4),
                cases_open: Some((7, 2)),
                applications: None,
                recovery_left: 2,
                second_factor: true,
                ..full()
            };
            overview(cx, Overview { enterprises: vec![], claims: vec![], messages: vec![], ..view })
        }),
        private("contact", "/my/contact", producer(), |cx| {
            let form = fresh()
                .with("name", "陈演示")
                .with("mail", "chen.yan@example.cn")
                .with("phone", "138 0000 0000")
                .with("locale", "zh-CN");
            contact(cx, Contact { saved: true }, &form)
        }),
        private("contact-wrong", "/my/contact", producer(), |cx| {
            let form = wrong(
                &[("name", ""), ("mail", "chen.yan@example.cn"), ("phone", "12345"), ("locale", "zh-CN")],
                &[("name", Fault::Missing, None), ("phone", Fault::Phone, None)],
            );
            contact(cx, Contact { saved: false }, &form)
        }),
        private("password", "/my/password", officer(), |cx| {
            let view = Password { rules: STRICT, changed_at: Some(ago(91, 0)), must_change: true, saved: false };
            let form = wrong(&[], &[("old", Fault::Password, None), ("password", Fault::TooFewKinds, None)]);
            password(cx, view, &form)
        }),
        private("password-saved", "/my/password", producer(), |cx| {
            let view = Password { rules: FREE, changed_at: Some(ago(0, 0)), must_change: false, saved: true };
            password(cx, view, &fresh())
        }),
        private("second-factor-set-up", "/my/second-factor", officer(), |cx| {
            let view = SecondFactor::SetUp {
                qr_svg: pattern(),
                uri: "otpauth://totp/x".to_owned(),
                secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned(),
                setup: "sealed".to_owned(),
                compulsory: true,
            };
            second_factor(cx, view, &fresh())
        }),
        private("second-factor", "/my/second-factor", producer(), |cx| {
            second_factor(cx, SecondFactor::On { recovery_left: 2, compulsory: false }, &fresh())
        }),
        private("recovery-codes", "/my/second-factor", producer(), |cx| {
            let codes = [
                "7QK2-M4XD",
                "0VN8-RJ5T",
                "3WYH-AZC1",
                "G6P9-2BDF",
                "KX4M-7QT0",
                "N5R8-J3WY",
                "HAZC-1G7K",
                "2QMX-4D0V",
                "N8RJ-5T3W",
                "YHAZ-C2PB",
            ];
            let view = RecoveryCodes { codes: codes.map(str::to_owned).to_vec(), at: ago(0, 0), first: true };
            recovery_codes(cx, view)
        }),
        private("sessions", "/my/sessions", producer(), |cx| {
            let rows = vec![
                session("s-1", "Edge · Windows", "198.51.100.0/24", 0, None),
                session("s-2", "微信 · Android", "203.0.113.0/24", 1, None),
                session("s-3", "Safari · iPhone", "2001:db8:12:34::/64", 3, Some("idle")),
                session("s-4", "Firefox · Linux", "198.51.100.0/24", 9, Some("signed_out")),
            ];
            let view = Sessions { rows, this: "s-1".to_owned(), idle_minutes: 30, most_hours: 12, ended: true };
            sessions(cx, view, &fresh())
        }),
        private("messages", "/my/messages", producer(), |cx| {
            let rows = PageOf { rows: messages(), total: 47 };
            message_page(cx, Messages { rows, page: 2, per: 20 }, &fresh())
        }),
        private("messages-empty", "/my/messages", viewer("liu-wen", None, None, 0), |cx| {
            message_page(cx, Messages { rows: PageOf::default(), page: 1, per: 20 }, &fresh())
        }),
        private("enterprises", "/my/enterprises", producer(), |cx| {
            enterprises(cx, Enterprises { own: own(), claims: claims().into_iter().chain([refused()]).collect() })
        }),
        private("enterprises-empty", "/my/enterprises", producer(), |cx| enterprises(cx, Enterprises::default())),
        private("claim-new", "/my/claims/new", producer(), |cx| {
            let form = wrong(
                &[("uscc", "93411502MADEM0011X"), ("statement", "我是\n</textarea><b>理事长</b>")],
                &[("enterprise_name", Fault::Missing, None), ("licence", Fault::FileSize, Some(8))],
            );
            claim_new(cx, ClaimNew { most_mib: 8 }, &form)
        }),
        private("my-claim", "/my/claims/c-0", producer(), |cx| {
            my_claim(cx, my_claim_view(ClaimState::Received, Some(ClaimDone::Made)), &fresh())
        }),
        private("my-claim-refused", "/my/claims/c-0", producer(), |cx| {
            my_claim(cx, my_claim_view(ClaimState::Refused, None), &fresh())
        }),
        private("my-claim-accepted", "/my/claims/c-0", producer(), |cx| {
            my_claim(cx, my_claim_view(ClaimState::Accepted, None), &fresh())
        }),
        private("members", "/my/enterprises/ent-yanshi-chaye", producer(), |cx| {
            members(cx, members_view(true), &wrong(&[("login", "nobody")], &[("login", Fault::Unknown, None)]))
        }),
        private("members-operator", "/my/enterprises/ent-yanshi-chaye", producer(), |cx| {
            members(cx, members_view(false), &fresh())
        }),
        private("data", "/my/data", producer(), |cx| {
            let only_owner_of = vec!["信阳演示茶叶专业合作社".to_owned()];
            data(cx, Data { erasure_since: None, days: 15, only_owner_of, log_months: 12 }, &fresh())
        }),
        private("data-waits", "/my/data", officer(), |cx| {
            data(cx, Data { erasure_since: Some(ago(3, 0)), days: 15, only_owner_of: vec![], log_months: 12 }, &fresh())
        }),
    ]
}

fn full() -> Overview {
    Overview {
        last: Some(SignInRecord {
            at: ago(1, 77),
            network: "198.51.100.0/24".to_owned(),
            agent: "Edge · Windows".to_owned(),
        }),
        second_factor: false,
        recovery_left: 0,
        password_at: Some(ago(80, 0)),
        password_until: Some(ago(-10, 0)),
        sessions: 2,
        messages: messages(),
        enterprises: own(),
        claims: vec![refused()],
        claims_open: None,
        cases_open: None,
        applications: Some((1, 2)),
        proposals_open: None,
    }
}

fn own() -> Vec<OwnEnterprise> {
    vec![OwnEnterprise {
        id: "ent-yanshi-chaye".to_owned(),
        name: "信阳演示茶叶专业合作社".to_owned(),
        part: Part::Owner,
        since: ago(4, 0),
        members: 3,
    }]
}

fn refused() -> daodi::people::Claim {
    claim(0, "信阳市演示毛尖茶业有限公司", USCC[1], "411502", ClaimState::Refused, 8)
}

fn my_claim_view(state: ClaimState, done: Option<ClaimDone>) -> MyClaim {
    let mut claim = claim(0, "信阳演示茶叶专业合作社", USCC[0], "411502", state, 12);
    claim.enterprise = Some("ent-yanshi-chaye".to_owned());
    MyClaim {
        claim,
        files: files(),
        office: "浉河区知识产权局".to_owned(),
        office_phone: "0376-000 0000".to_owned(),
        office_address: "信阳市浉河区演示路 1 号".to_owned(),
        most_mib: 8,
        done,
    }
}

fn members_view(may_manage: bool) -> Members {
    let member = |n: usize, login: &str, part| Member {
        account: format!("a-{n}"),
        login: login.to_owned(),
        part,
        since: ago(4, 0),
    };
    Members {
        enterprise: "ent-yanshi-chaye".to_owned(),
        name: "信阳演示茶叶专业合作社".to_owned(),
        rows: vec![
            member(1, "chen.yan", Part::Owner),
            member(2, "wang.demo", Part::Operator),
            member(3, "zhao.demo", Part::Operator),
        ],
        me: if may_manage { "a-1" } else { "a-2" }.to_owned(),
        may_manage,
        done: None,
    }
}

fn session(id: &str, agent: &str, network: &str, days: i64, end: Option<&str>) -> LoginSession {
    LoginSession {
        id: id.to_owned(),
        account: "a-1".to_owned(),
        login: "chen.yan".to_owned(),
        stage: if id == "s-2" { SessionStage::Password } else { SessionStage::Full },
        created_at: ago(days, 90),
        seen_at: ago(days, 1),
        ends_at: ago(days, -600),
        confirmed_at: ago(days, 90),
        network: network.to_owned(),
        agent: agent.to_owned(),
        ended_at: end.map(|_| ago(days, 0)),
        end_reason: end.map(str::to_owned),
    }
}

/// Something that looks like a QR symbol and is none.
fn pattern() -> String {
    let mut dark = String::new();
    let mut state = 7_u32;
    for y in 0..37 {
        for x in 0..37 {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            if state >> 16 & 1 == 1 {
                dark.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
            }
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 45 45\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h45v45H0z\"/><path d=\"{dark}\"/></svg>"
    )
}
