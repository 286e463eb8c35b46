//! Trademarks with their members and licensees, of a registrant and of the province's office.

use crate::private;
use crate::samples::{Sample, USCC, ago, fresh, viewer, wrong};
use app::pages::trademarks::{
    MarkDone, MarkQuery, MarkView, Preview, Side, Trademarks, UseView, mark, one, preview, trademark_new, trademarks,
};
use daodi::form::{Fault, FieldFault};
use daodi::identifiers::{Slug, Uscc};
use daodi::people::{PageOf, Role};
use daodi::ports::TrademarkRow;
use daodi::registrant::{RowProblem, Trademark, TrademarkUser, TypedUser, UserState};
use daodi::registry::Track;
use jiff::civil::date;

fn sample_mark() -> Option<Trademark> {
    Some(Trademark {
        id: "m-1".to_owned(),
        account: "a-1".to_owned(),
        login: "xinyang.tea".to_owned(),
        product: Slug::parse("xinyang-maojian").ok()?,
        track: Track::CertificationMark,
        number: "3047772".to_owned(),
        holder: "信阳市演示茶叶协会".to_owned(),
        expires: date(2033, 5, 6),
        tied_at: ago(30, 0),
        tied_by: "a-2".to_owned(),
        version: 1,
    })
}

fn users() -> Vec<TrademarkUser> {
    let states = [UserState::Declared, UserState::Confirmed, UserState::Ended, UserState::Declared];
    let names = [
        "信阳市演示毛尖茶业有限公司",
        "新县演示山茶油专业合作社",
        "固始演示茶厂",
        "河南省信阳市浉河区董家河镇演示信阳毛尖茶叶种植加工销售农民专业合作社联合社有限公司",
    ];
    let codes = USCC.iter().filter_map(|code| Uscc::parse(code).ok());
    codes
        .zip(states)
        .zip(names)
        .enumerate()
        .map(|(at, ((uscc, state), name))| TrademarkUser {
            id: format!("u-{at}"),
            trademark: "m-1".to_owned(),
            uscc,
            name: name.to_owned(),
            filing_no: Some(format!("2026备0012{at}")),
            filed_on: Some(date(2026, 5, 6)),
            since: date(2026, 6, 1),
            until: (at != 1).then(|| date(2030, 12, 31)),
            state,
            declared_at: ago(9, 0),
            declared_by: "a-1".to_owned(),
            confirmed_at: (state != UserState::Declared).then(|| ago(8, 0)),
            ended_on: (state == UserState::Ended).then(|| date(2026, 11, 20)),
            reason: (state == UserState::Ended).then(|| "许可合同解除".to_owned()),
            version: 1,
        })
        .collect()
}

fn view(side: Side, done: Option<MarkDone>) -> Option<MarkView> {
    let rows = users();
    let counts = vec![(UserState::Declared, 2), (UserState::Confirmed, 1), (UserState::Ended, 1)];
    Some(MarkView {
        side,
        mark: sample_mark()?,
        query: MarkQuery::at(format!("{}/m-1", side.path())),
        rows: PageOf { total: 4, rows },
        per: 30,
        counts,
        may: true,
        done,
    })
}

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    let registrant = || viewer("xinyang.tea", Some(Role::Registrant), None, 1);
    let province = || viewer("henan.wang", Some(Role::ProvinceOfficer), Some("河南省知识产权局"), 0);
    let list = |side: Side, rows: Vec<TrademarkRow>| Trademarks {
        side,
        query: MarkQuery::at(side.path().to_owned()),
        rows: PageOf { total: i64::try_from(rows.len()).unwrap_or(0), rows },
        per: 30,
        may_tie: side == Side::Desk,
        tied: false,
    };
    let Some(known) = sample_mark() else { return Vec::new() };
    let row = TrademarkRow { trademark: known.clone(), declared: 2, confirmed: 93 };
    let problem = |line, what: &str, field, fault| RowProblem {
        line,
        what: what.to_owned(),
        faults: vec![FieldFault::new(field, fault)],
    };
    let typed: Vec<TypedUser> = users()
        .into_iter()
        .map(|user| TypedUser {
            uscc: user.uscc,
            name: user.name,
            filing_no: user.filing_no,
            filed_on: user.filed_on,
            since: user.since,
            until: user.until,
        })
        .collect();
    let read = Preview { mark: known.clone(), users: typed, problems: Vec::new(), text: "…".to_owned() };
    let problems = vec![
        problem(3, "91411502MADEM002XX", "uscc", Fault::UsccCheck),
        problem(5, "演示茶厂", "until", Fault::BeyondMark),
    ];
    let bad = Preview { problems, ..read.clone() };
    let ending = UseView { side: Side::My, mark: known, user: users().remove(1), may_end: true, ended: false };
    vec![
        private("members-empty", "/my/members", registrant(), move |cx| trademarks(cx, list(Side::My, Vec::new()))),
        private("marks", "/desk/marks", province(), move |cx| trademarks(cx, list(Side::Desk, vec![row.clone()]))),
        private("marks-new-wrong", "/desk/marks/new", province(), |cx| {
            trademark_new(cx, &wrong(&[("registrant", "nobody")], &[("registrant", Fault::NoRegistrant, None)]))
        }),
        private("members-mark", "/my/members/m-1", registrant(), |cx| match view(Side::My, Some(MarkDone::Declared)) {
            Some(view) => mark(cx, view, &fresh()),
            None => trademark_new(cx, &fresh()),
        }),
        private("marks-mark", "/desk/marks/m-1", province(), |cx| match view(Side::Desk, None) {
            Some(view) => mark(cx, view, &fresh()),
            None => trademark_new(cx, &fresh()),
        }),
        private("members-preview", "/my/members/m-1", registrant(), move |cx| preview(cx, read.clone(), &fresh())),
        private("members-preview-wrong", "/my/members/m-1", registrant(), move |cx| preview(cx, bad.clone(), &fresh())),
        private("members-use", "/my/members/use/u-1", registrant(), move |cx| one(cx, ending.clone(), &fresh())),
    ]
}
