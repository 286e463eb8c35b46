//! The rules in force, read from the configuration and from the program itself.

use super::super::App;
use crate::jobs::Kept;
use crate::services::accounts::{CONFIRM, INVITATION, RESET};
use app::pages::admin::{LimitRow, PolicyItem, PolicyRow, PolicyValue, PolicyView};
use daodi::people::{FREE_TRIES, PASSWORD_MAX, PasswordPolicy, capability};

const MINUTE: i64 = 60 * 1_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The rules in force.
pub(super) fn view(app: &App) -> PolicyView {
    let policy = app.accounts.passwords().policy();
    let rules = app.accounts.rules();
    let count_or_none = |n: i64| if n == 0 { PolicyValue::None } else { PolicyValue::Count(n) };
    let fixed = |item, value| PolicyRow { item, value, setting: String::new() };
    let set = |item, value, setting: &str| PolicyRow { item, value, setting: setting.to_owned() };
    let profile = "passwords.profile";
    let kinds = if policy == PasswordPolicy::Dengbao { 3 } else { 0 };
    let age = policy.max_age_days().map_or(PolicyValue::None, |days| PolicyValue::Days(i64::from(days)));
    let proxies = Vec::<String>::from(app.config.trusted_proxies.clone());
    let rows = vec![
        set(PolicyItem::PasswordProfile, PolicyValue::Code(policy.code().to_owned()), profile),
        set(PolicyItem::PasswordLeast, PolicyValue::Count(number(policy.min_length())), profile),
        fixed(PolicyItem::PasswordMost, PolicyValue::Count(number(PASSWORD_MAX))),
        set(PolicyItem::PasswordKinds, count_or_none(kinds), profile),
        set(PolicyItem::PasswordAge, age, profile),
        set(PolicyItem::PasswordRemembered, count_or_none(number(policy.remembered())), profile),
        set(PolicyItem::SessionIdle, PolicyValue::Minutes(rules.idle / MINUTE), "sessions.idle_minutes"),
        set(PolicyItem::SessionMost, PolicyValue::Minutes(rules.absolute / MINUTE), "sessions.absolute_hours"),
        fixed(PolicyItem::SessionFresh, PolicyValue::Minutes(capability::FRESH / MINUTE)),
        fixed(PolicyItem::LockFailures, PolicyValue::Count(FREE_TRIES)),
        fixed(PolicyItem::LockMost, PolicyValue::Minutes(daodi::people::LOCK_LONGEST / MINUTE)),
        fixed(PolicyItem::TokenInvitation, PolicyValue::Days(INVITATION / DAY)),
        fixed(PolicyItem::TokenConfirm, PolicyValue::Days(CONFIRM / DAY)),
        fixed(PolicyItem::TokenReset, PolicyValue::Minutes(RESET / MINUTE)),
        set(
            PolicyItem::TrustedProxies,
            if proxies.is_empty() { PolicyValue::None } else { PolicyValue::List(proxies) },
            "trusted_proxies",
        ),
        set(PolicyItem::LoopbackLimited, PolicyValue::Yes(app.config.limits.loopback), "limits.loopback"),
        fixed(PolicyItem::FormSize, PolicyValue::Bytes(number(super::super::door::FORM))),
        fixed(PolicyItem::FileSize, PolicyValue::Bytes(number(crate::uploads::LARGEST_PDF))),
        fixed(PolicyItem::KeepAudit, PolicyValue::Ever),
        fixed(PolicyItem::KeepSessions, PolicyValue::Days(Kept::RULES.sessions)),
        fixed(PolicyItem::KeepMail, PolicyValue::Days(Kept::RULES.mail)),
        fixed(PolicyItem::KeepMessages, PolicyValue::Days(Kept::RULES.messages)),
        fixed(PolicyItem::KeepForms, PolicyValue::Days(Kept::RULES.forms)),
    ];
    let limits = app
        .config
        .limits
        .classes()
        .into_iter()
        .map(|(class, rate)| LimitRow {
            class: class.to_owned(),
            per_minute: i64::from(rate.per_minute.get()),
            burst: i64::from(rate.burst.get()),
        })
        .collect();
    PolicyView { rows, limits }
}
