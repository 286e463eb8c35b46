//! Tests of letters: what they say, how they look on the wire, how they leave.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod message;
mod render;
mod smtp;

use super::*;
use crate::clock::Clock;
use jiff::Timestamp;

/// 20 November 2026, 17:30 in Beijing.
const AT: i64 = 1_795_167_000_000_000;

fn clock() -> Clock {
    Clock::fixed(|| Timestamp::from_microsecond(AT).unwrap_or(Timestamp::UNIX_EPOCH))
}

fn house() -> House {
    House {
        public_url: "https://gi.example.cn".to_owned(),
        operator: "某某市知识产权局".to_owned(),
        contact: "0371-00000000".to_owned(),
    }
}

/// A letter of every kind; of a decision both.
fn letters() -> Vec<Letter> {
    let s = |text: &str| text.to_owned();
    let decided = |accepted| Letter::ClaimDecided {
        enterprise: s("信阳某某茶业有限公司"),
        office: s("浉河区知识产权局"),
        accepted,
        reason: s("营业执照与登记一致。"),
        path: s("/my/claims"),
    };
    let ground = |accepted| Letter::GroundDecided {
        ground: s("北坡茶园"),
        year: 2026,
        office: s("浉河区知识产权局"),
        accepted,
        reason: s("现场核对无误。"),
        path: s("/my/bases"),
    };
    vec![
        Letter::Invitation {
            inviter: s("王芳（河南省知识产权局）"),
            role: s("县级审查人员"),
            office: Some(s("浉河区知识产权局")),
            login: s("li.ming"),
            path: s("/invitation/TOKEN-canary"),
            until: AT,
        },
        Letter::ConfirmMail { path: s("/confirm/TOKEN-canary"), until: AT },
        Letter::AlreadyRegistered { path: s("/sign-in") },
        Letter::ResetPassword { login: s("li.ming"), path: s("/reset/TOKEN-canary"), until: AT },
        Letter::PasswordChanged { login: s("li.ming"), at: AT, path: s("/sign-in") },
        Letter::SecondFactorReset { login: s("li.ming"), at: AT },
        Letter::SignInFromNewNetwork {
            login: s("li.ming"),
            at: AT,
            network: Some(s("203.0.113.0/24")),
            agent: s("Firefox 150, Windows"),
            path: s("/account/sessions"),
        },
        Letter::ClaimReceived {
            enterprise: s("信阳某某茶业有限公司"),
            office: s("浉河区知识产权局"),
            at: AT,
            path: s("/my/claims"),
        },
        decided(true),
        decided(false),
        Letter::AccountDisabled { login: s("li.ming"), at: AT, reason: s("已调离岗位。") },
        Letter::Digest {
            subjects: vec![s("认领申请待办"), s("用标资格将到期")], count: 5, path: s("/messages")
        },
        ground(true),
        ground(false),
        Letter::ApplicationMoved {
            title: s("某某茶业 · 信阳毛尖"),
            step: s("give_opinion"),
            state: s("city_review"),
            office: s("浉河区知识产权局"),
            reason: s("符合要求。"),
            path: s("/my/applications"),
        },
        Letter::ApplicationMoved {
            title: s("某某茶业 · 信阳毛尖"),
            step: s("submit"),
            state: s("submitted"),
            office: String::new(),
            reason: String::new(),
            path: s("/my/applications"),
        },
        Letter::ApplicationDue {
            title: s("某某茶业 · 信阳毛尖"),
            state: s("supplement"),
            due: AT,
            path: s("/my/applications"),
        },
        Letter::ApplicationSaid {
            title: s("某某茶业 · 信阳毛尖"),
            text: s("请补充照片。"),
            path: s("/my/applications"),
        },
        Letter::RightTold {
            title: s("某某茶业 · 信阳毛尖"),
            event: s("right_unused"),
            day: s("2027-05-01"),
            reason: String::new(),
            path: s("/my/authorisations"),
        },
    ]
}
