//! The way in, and refusals.

use crate::samples::{FREE, STRICT, Sample, fresh, wrong};
use crate::{officer, private, producer, public};
use app::RefusedWhy;
use app::pages::account::{
    ConfirmIdentity, ConfirmMail, Invitation, Register, Reset, SecondStep, SignIn, SignInNotice, TokenState,
    confirm_identity, confirm_mail, forgot, forgot_sent, invitation, register, register_sent, reset, second_step,
    sign_in,
};
use app::pages::{refused, verify};
use daodi::form::Fault;
use daodi::people::Role;

/// The samples.
pub(crate) fn all() -> Vec<Sample> {
    let mut all = vec![
        public("sign-in", "/sign-in", |cx| {
            let view = SignIn { to: "/desk".to_owned(), notice: Some(SignInNotice::Ended) };
            sign_in(cx, view, &fresh())
        }),
        public("sign-in-wrong", "/sign-in", |cx| {
            let form = wrong(&[("login", "chen.yan")], &[("form", Fault::Credentials, None)]);
            sign_in(cx, SignIn::default(), &form)
        }),
        public("second-step", "/sign-in/second", |cx| second_step(cx, SecondStep::default(), &fresh())),
        public("second-step-recovery", "/sign-in/second", |cx| {
            let view = SecondStep { recovery: true, ..SecondStep::default() };
            second_step(cx, view, &wrong(&[], &[("code", Fault::Code, None)]))
        }),
        public("register", "/register", |cx| register(cx, Register { rules: FREE }, &fresh())),
        public("register-wrong", "/register", |cx| {
            let values = [
                ("uscc", "93411502MADEM0012X"),
                ("enterprise_name", "信阳演示茶叶专业合作社"),
                ("county", "411502"),
                ("name", "陈演示"),
                ("mail", "chen.yan＠example"),
                ("login", "Chen Yan"),
            ];
            let faults = [
                ("uscc", Fault::UsccCheck, None),
                ("mail", Fault::Mail, None),
                ("login", Fault::Login, None),
                ("password", Fault::TooShort, Some(10)),
                ("agree", Fault::Agree, None),
            ];
            register(cx, Register { rules: STRICT }, &wrong(&values, &faults))
        }),
        public("register-sent", "/register/sent", register_sent),
        public("confirm-mail", "/confirm/t", |cx| {
            confirm_mail(cx, ConfirmMail { token: "t".to_owned(), state: TokenState::Ready }, &fresh())
        }),
        public("confirm-mail-used", "/confirm/t", |cx| {
            confirm_mail(cx, ConfirmMail { token: "t".to_owned(), state: TokenState::Used }, &fresh())
        }),
        public("forgot", "/forgot", |cx| forgot(cx, &fresh())),
        public("forgot-sent", "/forgot/sent", forgot_sent),
        public("reset", "/reset/t", |cx| reset(cx, reset_view(TokenState::Ready), &fresh())),
        public("reset-ended", "/reset/t", |cx| reset(cx, reset_view(TokenState::Ended), &fresh())),
        public("invitation", "/invitation/t", |cx| {
            let view = Invitation {
                token: "t".to_owned(),
                state: TokenState::Ready,
                login: "shihe.zhou".to_owned(),
                role: Some(Role::CountyOfficer),
                role_waits: true,
                office: Some(
                    if cx.english() {
                        "Shihe District Intellectual Property Office"
                    } else {
                        "浉河区知识产权局"
                    }
                    .to_owned(),
                ),
                rules: STRICT,
            };
            invitation(cx, view, &fresh())
        }),
        private("confirm-identity", "/confirm-identity", officer(), |cx| {
            let view = ConfirmIdentity { to: "/desk/claims/c-0".to_owned(), second_factor: true, resume: None };
            confirm_identity(cx, view, &fresh())
        }),
        public("verify", "/verify", |cx| verify(cx, "", app::pages::Typed::Nothing)),
    ];
    let refusals: [(&'static str, RefusedWhy); 6] = [
        ("refused-sign-in", RefusedWhy::SignInFirst { to: "/my/claims/new".to_owned() }),
        ("refused-role", RefusedWhy::NotYours),
        ("refused-second", RefusedWhy::SecondFactorFirst),
        ("refused-confirm", RefusedWhy::ConfirmFirst { to: "/desk/claims/c-0".to_owned() }),
        ("refused-overtaken", RefusedWhy::Overtaken { to: "/desk/claims/c-0".to_owned() }),
        ("refused-sent", RefusedWhy::SentBefore { to: "/my/claims/new".to_owned() }),
    ];
    for (name, why) in refusals {
        all.push(match why {
            RefusedWhy::SignInFirst { .. } => public(name, "/my/claims/new", move |cx| refused(cx, &why)),
            RefusedWhy::SentBefore { .. } => private(name, "/my/claims/new", producer(), move |cx| refused(cx, &why)),
            _ => private(name, "/admin/keys", officer(), move |cx| refused(cx, &why)),
        });
    }
    all
}

fn reset_view(state: TokenState) -> Reset {
    Reset { token: "t".to_owned(), state, login: "chen.yan".to_owned(), second_factor: true, rules: FREE }
}
