//! What several samples share.

use app::Page;
use app::cx::{Cx, Viewer};
use app::pages::account::PasswordRules;
use daodi::form::{Fault, FieldFault, Form};
use daodi::identifiers::{DivisionCode, Uscc};
use daodi::people::{Claim, ClaimState, Message, Role, Upload};

/// A page to be written.
pub(crate) struct Sample {
    /// Name of its file.
    pub(crate) name: &'static str,
    /// Its Chinese path.
    pub(crate) path: &'static str,
    /// Who looks.
    pub(crate) viewer: Option<Viewer>,
    /// Draws it.
    pub(crate) page: Box<dyn Fn(&Cx) -> Page>,
}

/// Somebody who is signed in.
pub(crate) fn viewer(login: &str, role: Option<Role>, office: Option<&str>, unread: i64) -> Viewer {
    Viewer { account: "a-1".to_owned(), login: login.to_owned(), role, office: office.map(str::to_owned), unread }
}

/// The profile `asvs`.
pub(crate) const FREE: PasswordRules = PasswordRules { least: 12, most: 128, kinds: false, reuse: 0, days: 0 };
/// The profile `dengbao`.
pub(crate) const STRICT: PasswordRules = PasswordRules { least: 10, most: 128, kinds: true, reuse: 5, days: 90 };

/// A form as it was just drawn.
pub(crate) fn fresh() -> Form {
    Form::new("0192f0c1-0000-7000-8000-000000000001".to_owned())
}

/// A form that came back with faults.
pub(crate) fn wrong(values: &[(&str, &str)], faults: &[(&'static str, Fault, Option<u32>)]) -> Form {
    let mut form = values.iter().fold(fresh(), |form, (name, value)| form.with(name, *value));
    form.faults = faults.iter().map(|(field, fault, n)| FieldFault { field, fault: *fault, n: *n }).collect();
    form
}

/// An instant, days and minutes before 2026-11-26 18:05 in Shanghai.
pub(crate) fn ago(days: i64, minutes: i64) -> i64 {
    1_795_687_500_000_000 - (days * 1440 + minutes) * 60_000_000
}

fn code(text: &str) -> DivisionCode {
    DivisionCode::parse(text).unwrap_or(DivisionCode::HENAN)
}

/// A claim.
pub(crate) fn claim(n: usize, name: &str, uscc: &str, county: &str, state: ClaimState, days: i64) -> Claim {
    let Ok(uscc) = Uscc::parse(uscc) else { panic!("{uscc} is no code") };
    let decided = state != ClaimState::Received;
    Claim {
        id: format!("c-{n}"),
        account: format!("a-{n}"),
        login: ["chen.yan", "liu-wen", "xinxian.tea", "gushi_ma"][n % 4].to_owned(),
        enterprise: None,
        uscc,
        name: name.to_owned(),
        county: Some(code(county)),
        prefecture: code(county).prefecture(),
        statement: "我是该合作社的理事长，合作社在浉河港镇有茶园三百余亩，2025 年起对外销售信阳毛尖。营业执照见附件。"
            .to_owned(),
        state,
        made_at: ago(days, 200),
        decided_at: decided.then(|| ago(days / 2, 30)),
        decided_by: decided.then(|| "a-9".to_owned()),
        reason: match state {
            ClaimState::Refused => {
                Some("营业执照照片不清，注册号和住所无法辨认；请重新拍摄正本，并补充法定代表人的委托书。".to_owned())
            }
            _ => None,
        },
        version: 1,
    }
}

/// The claims of the samples.
pub(crate) fn claims() -> Vec<Claim> {
    let mut first = claim(0, "信阳演示茶叶专业合作社", "93411502MADEM0011X", "411502", ClaimState::Received, 12);
    first.enterprise = Some("ent-yanshi-chaye".to_owned());
    vec![
        first,
        claim(1, "信阳市演示毛尖茶业有限公司", USCC[1], "411502", ClaimState::Received, 6),
        claim(2, "新县演示山茶油专业合作社", USCC[2], "411523", ClaimState::Received, 2),
        claim(3, "固始演示鸡业有限公司", USCC[3], "411525", ClaimState::Received, 0),
    ]
}

/// Codes of enterprises that do not exist.
pub(crate) const USCC: [&str; 4] =
    ["93411502MADEM0011X", "91411502MADEM002XU", "93411523MADEM00383", "91411525MADEM00461"];

/// Papers.
pub(crate) fn files() -> Vec<Upload> {
    let file = |id: &str, name: &str, media: &str, size| Upload {
        id: id.to_owned(),
        sha256: String::new(),
        owner: "a-1".to_owned(),
        name: name.to_owned(),
        media: media.to_owned(),
        size,
        at: ago(12, 190),
    };
    vec![
        file("f-1", "营业执照正本.jpg", "image/jpeg", 842_113),
        file("f-2", "委托书（盖章扫描件）.pdf", "application/pdf", 2_311_000),
    ]
}

/// Messages.
pub(crate) fn messages() -> Vec<Message> {
    let message = |n: i64, kind: &str, args: &[(&str, &str)], link: &str, read: bool| Message {
        id: format!("m-{n}"),
        at: ago(n, 35 * n),
        kind: kind.to_owned(),
        args: args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        link: link.to_owned(),
        read_at: read.then(|| ago(0, 0)),
    };
    let refused = "营业执照照片不清，注册号和住所无法辨认；请重新拍摄正本后提交。";
    vec![
        message(
            0,
            "claim_refused",
            &[("enterprise", "信阳市演示毛尖茶业有限公司"), ("reason", refused)],
            "/my/claims/c-1",
            false,
        ),
        message(
            1,
            "session_new_network",
            &[("network", "203.0.113.0/24"), ("agent", "Chrome · Windows")],
            "/my/sessions",
            false,
        ),
        message(
            4,
            "claim_accepted",
            &[("enterprise", "信阳演示茶叶专业合作社")],
            "/my/enterprises/ent-yanshi-chaye",
            true,
        ),
        message(9, "claim_received", &[("enterprise", "信阳演示茶叶专业合作社")], "/my/claims/c-0", true),
        message(30, "password_changed", &[], "", true),
    ]
}
