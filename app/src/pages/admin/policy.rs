//! `/admin/policy`: the rules in force, as the configuration gives them: what each is, what it means, which setting it is.

use super::parts::{page, way};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::id_code;
use crate::text::{list, number, text_for, text_of, text_with};
use crate::ui::{Column, DataTable, Notice, PageHead, Section};
use daodi::form::Form;
use leptos::prelude::*;

macro_rules! items {
    ($($(#[$about:meta])* $item:ident $code:literal $group:ident;)*) => {
        /// A rule that an operator may want to read. Its name is the text `policy-item-CODE`, its meaning
        /// `policy-about-CODE`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PolicyItem { $($(#[$about])* $item,)* }

        impl PolicyItem {
            /// Every rule, in the order readers see them.
            pub const ALL: &[Self] = &[$(Self::$item,)*];

            /// The code of its texts.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Self::$item => $code,)* } }

            fn group(self) -> Group { match self { $(Self::$item => Group::$group,)* } }
        }
    };
}

/// What rules stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Passwords,
    SigningIn,
    Requests,
    Keeping,
}

impl Group {
    const ALL: &[(Self, &'static str, &'static str)] = &[
        (Self::Passwords, "passwords", "admin-policy-passwords"),
        (Self::SigningIn, "signing-in", "admin-policy-signing-in"),
        (Self::Requests, "requests", "admin-policy-requests"),
        (Self::Keeping, "keeping", "admin-policy-keeping"),
    ];
}

items! {
    /// The profile of password rules.
    PasswordProfile "password_profile" Passwords;
    /// Fewest characters.
    PasswordLeast "password_least" Passwords;
    /// Most characters.
    PasswordMost "password_most" Passwords;
    /// How many of four kinds of characters there must be.
    PasswordKinds "password_kinds" Passwords;
    /// After how many days it must be changed.
    PasswordAge "password_age" Passwords;
    /// How many former passwords may not be used again.
    PasswordRemembered "password_remembered" Passwords;
    /// How many guesses it must take, orders of magnitude.
    PasswordStrength "password_strength" Passwords;
    /// How long a session lasts without being used.
    SessionIdle "session_idle" SigningIn;
    /// How long a session lasts at all.
    SessionMost "session_most" SigningIn;
    /// How long proving who one is counts for decisions.
    SessionFresh "session_fresh" SigningIn;
    /// Failed attempts before attempts are delayed.
    LockFailures "lock_failures" SigningIn;
    /// The longest delay.
    LockMost "lock_most" SigningIn;
    /// How long an invitation is good.
    TokenInvitation "token_invitation" SigningIn;
    /// How long a way to confirm a mail address is good.
    TokenConfirm "token_confirm" SigningIn;
    /// How long a way to a new password is good.
    TokenReset "token_reset" SigningIn;
    /// Proxies that are believed about the client's address.
    TrustedProxies "trusted_proxies" Requests;
    /// Whether requests of the machine itself are limited.
    LoopbackLimited "loopback_limited" Requests;
    /// Of how many networks the limits remember how often they asked.
    Networks "networks" Requests;
    /// Largest form.
    FormSize "form_size" Requests;
    /// Largest file.
    FileSize "file_size" Requests;
    /// How long the trail is kept.
    KeepAudit "keep_audit" Keeping;
    /// How long ended sessions are kept.
    KeepSessions "keep_sessions" Keeping;
    /// How long mail that was sent is kept.
    KeepMail "keep_mail" Keeping;
    /// How long messages are kept.
    KeepMessages "keep_messages" Keeping;
    /// How long the keys of forms are kept.
    KeepForms "keep_forms" Keeping;
    /// How long records of scans are kept.
    KeepScans "keep_scans" Keeping;
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyValue {
    /// A code of the configuration, shown as it stands there.
    Code(String),
    /// A count.
    Count(i64),
    /// A power of ten.
    PowerOfTen(i64),
    /// Minutes.
    Minutes(i64),
    /// Days.
    Days(i64),
    /// Bytes; shown in KiB or MiB.
    Bytes(i64),
    /// Yes or no.
    Yes(bool),
    /// Addresses or networks.
    List(Vec<String>),
    /// Not asked for, not limited, not removed.
    None,
    /// For ever.
    Ever,
}

/// A rule in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyRow {
    /// Which.
    pub item: PolicyItem,
    /// What it says.
    pub value: PolicyValue,
    /// Name of the setting, such as `passwords.profile`; empty where the program fixes it.
    pub setting: String,
}

/// How often a class of requests may come from one network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitRow {
    /// The class's code; its text is `limit-class-CODE`, its setting `limits.CODE`.
    pub class: String,
    /// Requests a minute that may go on for ever.
    pub per_minute: i64,
    /// Requests that may come at once after a pause.
    pub burst: i64,
}

/// The rules in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyView {
    /// The rules, in any order.
    pub rows: Vec<PolicyRow>,
    /// The limits, in the order they are to be read.
    pub limits: Vec<LimitRow>,
}

/// The page of rules.
#[must_use]
pub fn policy(cx: &Cx, view: PolicyView, form: &Form) -> Page {
    page(cx, cx.t_owned("section-policy"), "/admin/policy", view, form, content)
}

fn content(cx: &Cx, view: &PolicyView, _: &Form) -> AnyView {
    let groups = Group::ALL.iter().map(|&(of, id, title)| group(cx, view, of, id, title)).collect_view();
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-policy"))}
            <PageHead title=cx.t("section-policy") lead=Some(cx.t_owned("admin-policy-intro"))/>
            <Notice><p>{cx.t("admin-policy-read-only")}</p></Notice>
            {groups}
            {limits(cx, view)}
        </div>
    }
    .into_any()
}

fn group(cx: &Cx, view: &PolicyView, of: Group, id: &'static str, title: &'static str) -> Option<AnyView> {
    let rows: Vec<Vec<AnyView>> = PolicyItem::ALL
        .iter()
        .filter(|item| item.group() == of)
        .filter_map(|item| view.rows.iter().find(|row| row.item == *item))
        .map(|row| cells(cx, row))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("admin-policy-rule")),
        Column::new(cx.t("admin-policy-value")),
        Column::new(cx.t("admin-policy-meaning")),
        Column::new(cx.t("admin-policy-setting")),
    ];
    Some(
        view! {
            <Section title=cx.t(title) id=id>
                <div class="record rules">
                    <DataTable caption=cx.t(title) hide_caption=true plain=true tight=true columns=columns rows=rows/>
                </div>
            </Section>
        }
        .into_any(),
    )
}

fn cells(cx: &Cx, row: &PolicyRow) -> Vec<AnyView> {
    let code = row.item.code();
    let setting = if row.setting.is_empty() {
        view! { <span class="small">{cx.t("admin-policy-fixed")}</span> }.into_any()
    } else {
        id_code(&row.setting)
    };
    vec![
        text_for(cx.locale, "policy-item", code).into_any(),
        view! { <b class="num">{value(cx, &row.value)}</b> }.into_any(),
        view! { <span class="about">{text_for(cx.locale, "policy-about", code)}</span> }.into_any(),
        setting,
    ]
}

fn value(cx: &Cx, value: &PolicyValue) -> String {
    let say = |key: &'static str, n: i64| text_with(cx.locale, key, &[("n", n.into())]);
    match value {
        PolicyValue::Code(code) => text_of(cx.locale, "policy-code", code),
        PolicyValue::Count(n) => number(cx.locale, *n),
        PolicyValue::PowerOfTen(n) => format!("10{}", superscript(*n)),
        PolicyValue::Minutes(n) if *n >= 60 && n % 60 == 0 => say("admin-hours", n / 60),
        PolicyValue::Minutes(n) => say("admin-minutes", *n),
        PolicyValue::Days(n) => say("admin-days", *n),
        PolicyValue::Bytes(n) if *n >= 1 << 20 => format!("{} MiB", n >> 20),
        PolicyValue::Bytes(n) => format!("{} KiB", n >> 10),
        PolicyValue::Yes(yes) => cx.t_owned(if *yes { "log-yes" } else { "log-no" }),
        PolicyValue::List(items) if items.is_empty() => cx.t_owned("admin-policy-nobody"),
        PolicyValue::List(items) => list(cx.locale, items),
        PolicyValue::None => cx.t_owned("admin-policy-none"),
        PolicyValue::Ever => cx.t_owned("admin-policy-ever"),
    }
}

fn superscript(n: i64) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    n.to_string().chars().filter_map(|c| DIGITS.get(usize::try_from(c.to_digit(10)?).ok()?)).collect()
}

fn limits(cx: &Cx, view: &PolicyView) -> Option<AnyView> {
    if view.limits.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("admin-limits-class")),
        Column::number(cx.t("admin-limits-per-minute")),
        Column::number(cx.t("admin-limits-burst")),
        Column::new(cx.t("admin-policy-setting")),
    ];
    let rows = view
        .limits
        .iter()
        .map(|limit| {
            vec![
                text_of(cx.locale, "limit-class", &limit.class).into_any(),
                number(cx.locale, limit.per_minute).into_any(),
                number(cx.locale, limit.burst).into_any(),
                id_code(&format!("limits.{}", limit.class)),
            ]
        })
        .collect();
    Some(
        view! {
            <Section title=cx.t("admin-limits-heading") id="limits">
                <p class="small">{cx.t("admin-limits-about")}</p>
                <div class="record slim">
                    <DataTable caption=cx.t("admin-limits-heading") hide_caption=true plain=true tight=true
                        columns=columns rows=rows/>
                </div>
            </Section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn every_rule_has_its_name_and_its_meaning() {
        for &locale in Locale::ALL {
            for item in PolicyItem::ALL {
                for area in ["policy-item", "policy-about"] {
                    assert_ne!(text_for(locale, area, item.code()), item.code(), "{area}-{}", item.code());
                }
            }
        }
        assert_eq!(superscript(18), "¹⁸");
    }
}
