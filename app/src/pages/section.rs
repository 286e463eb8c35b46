//! The parts of the pages behind the sign-in, and which of them a role sees: read from the one table of capabilities.

use crate::cx::{Cx, Viewer};
use crate::text::{text_for, text_with};
use crate::ui::{Area, LinkItem, Unread, ViewerBar};
use daodi::people::Capability;
use daodi::people::capability::grants;
use leptos::prelude::*;

/// A page of a part: its path, its text, and what one must be able to do to see it.
type Entry = (&'static str, &'static str, &'static [Capability]);

/// A part: its name and its pages, of which the first is its overview.
struct Part {
    label: &'static str,
    pages: &'static [Entry],
}

const MY: Part = Part {
    label: "section-my",
    pages: &[
        ("/my", "section-overview", &[]),
        ("/my/enterprises", "section-enterprises", &[Capability::OwnEnterprises]),
        ("/my/bases", "section-bases", &[Capability::OwnGrounds]),
        ("/my/growers", "section-growers", &[Capability::OwnGrowers]),
        ("/my/applications", "section-applications", &[Capability::OwnApplications]),
        ("/my/authorisations", "section-authorisations", &[Capability::OwnAuthorisations]),
        ("/my/members", "section-members", &[Capability::KeepTrademarkUsers]),
        ("/my/messages", "section-messages", &[]),
        ("/my/contact", "section-contact", &[]),
        ("/my/password", "section-password", &[]),
        ("/my/second-factor", "section-second-factor", &[]),
        ("/my/sessions", "section-sessions", &[]),
        ("/my/data", "section-data", &[]),
    ],
};

const DESK: Part = Part {
    label: "section-desk",
    pages: &[
        ("/desk", "section-overview", &[Capability::ViewClaims]),
        ("/desk/applications", "section-desk-applications", &[Capability::ViewApplications]),
        ("/desk/authorisations", "section-authorisations", &[Capability::ViewRights]),
        ("/desk/claims", "section-claims", &[Capability::ViewClaims]),
        ("/desk/bases", "section-bases", &[Capability::ViewGrounds]),
        ("/desk/growers", "section-growers", &[Capability::ViewGrowers]),
        ("/desk/handovers", "section-handovers", &[Capability::HandOver]),
        ("/desk/handling", "section-handling", &[Capability::ViewHandling]),
        ("/desk/announcements", "section-announcements", &[Capability::ViewAnnouncements]),
        ("/desk/marks", "section-marks", &[Capability::ViewTrademarks]),
    ],
};

const ADMIN: Part = Part {
    label: "section-admin",
    pages: &[
        ("/admin", "section-overview", &[Capability::ViewAccounts, Capability::ReadAudit]),
        ("/admin/accounts", "section-accounts", &[Capability::ViewAccounts]),
        ("/admin/proposals", "section-proposals", &[Capability::ViewAccounts]),
        ("/admin/offices", "section-offices", &[Capability::ManageOffices]),
        ("/admin/sessions", "section-all-sessions", &[Capability::ManageSessions]),
        ("/admin/policy", "section-policy", &[Capability::ViewPolicy]),
        ("/admin/keys", "section-keys", &[Capability::ManageKeys]),
        ("/admin/mail", "section-mail", &[Capability::ManageMail]),
        ("/admin/audit", "section-audit", &[Capability::ReadAudit]),
    ],
};

/// Whether somebody sees an entry. Nothing is hidden by this alone: every page asks the table again.
fn sees(viewer: &Viewer, needs: &[Capability]) -> bool {
    let Some(role) = viewer.role else { return needs.is_empty() };
    needs.is_empty() || needs.iter().any(|capability| grants(role, *capability))
}

/// The parts that are somebody's: their work first, then their account. `here` is the path of the page's entry.
pub(crate) fn areas(cx: &Cx, viewer: &Viewer, here: &str) -> Vec<Area> {
    [ADMIN, DESK, MY]
        .into_iter()
        .filter_map(|part| {
            let pages: Vec<LinkItem> = part
                .pages
                .iter()
                .filter(|(.., needs)| sees(viewer, needs))
                .map(|(path, key, _)| LinkItem { current: *path == here, ..LinkItem::new(cx.href(path), cx.t(key)) })
                .collect();
            let first = pages.first()?.href.clone();
            let current = pages.iter().any(|page| page.current);
            Some(Area { link: LinkItem { current, ..LinkItem::new(first, cx.t(part.label)) }, pages })
        })
        .collect()
}

/// What somebody is, in a few words: 县级审核员 · 浉河区知识产权局.
pub(crate) fn standing(cx: &Cx, viewer: &Viewer) -> String {
    let role = viewer.role.map_or("none", |role| role.code());
    let role = text_for(cx.locale, "role", role);
    match &viewer.office {
        Some(office) => format!("{role} · {office}"),
        None => role.to_owned(),
    }
}

/// The line under the masthead.
pub(crate) fn bar(cx: &Cx, viewer: &Viewer, here: &str) -> AnyView {
    let unread = Unread {
        href: cx.href("/my/messages"),
        label: cx.t_owned("section-messages"),
        count: match viewer.unread {
            ..=0 => String::new(),
            n @ 1..100 => n.to_string(),
            _ => "99+".to_owned(),
        },
        words: text_with(cx.locale, "section-unread", &[("n", viewer.unread.into())]),
    };
    view! {
        <ViewerBar login=viewer.login.clone() role=standing(cx, viewer) unread=unread
            sign_out=(cx.href("/sign-out"), cx.t_owned("section-sign-out")) areas=areas(cx, viewer, here)
            areas_label=cx.t("section-areas") menu=cx.t("section-menu")/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use daodi::people::Role;

    fn paths(role: Option<Role>) -> Vec<&'static str> {
        let viewer = Viewer { account: "a".into(), login: "a".into(), role, office: None, unread: 0 };
        let all = [&ADMIN, &DESK, &MY].map(|part| part.pages);
        all.into_iter().flatten().filter(|(.., needs)| sees(&viewer, needs)).map(|(path, ..)| *path).collect()
    }

    #[test]
    fn p24_an_administrator_is_led_to_its_own_part_only() {
        let of = |role| paths(Some(role)).into_iter().filter(|p| p.starts_with("/admin/")).collect::<Vec<_>>();
        assert_eq!(of(Role::SystemAdmin), ["/admin/accounts", "/admin/proposals", "/admin/mail"]);
        assert_eq!(
            of(Role::SecurityAdmin),
            [
                "/admin/accounts",
                "/admin/proposals",
                "/admin/offices",
                "/admin/sessions",
                "/admin/policy",
                "/admin/keys"
            ]
        );
        assert_eq!(of(Role::AuditAdmin), ["/admin/audit"]);
        assert_eq!(of(Role::Auditor), ["/admin/accounts", "/admin/proposals", "/admin/policy", "/admin/audit"]);
        for role in [Role::Producer, Role::CountyOfficer, Role::Laboratory] {
            assert!(paths(Some(role)).iter().all(|p| !p.starts_with("/admin")), "{role:?}");
        }
    }

    #[test]
    fn everyone_has_an_account_officers_a_desk_and_producers_enterprises() {
        for role in Role::ALL {
            let seen = paths(Some(*role));
            assert!(seen.contains(&"/my/password"), "{role:?}");
            assert_eq!(seen.contains(&"/desk/claims"), role.is_officer() || *role == Role::Auditor, "{role:?}");
            assert_eq!(seen.contains(&"/my/enterprises"), *role == Role::Producer, "{role:?}");
            assert_eq!(seen.contains(&"/my/applications"), *role == Role::Producer, "{role:?}");
        }
        assert!(paths(None).iter().all(|p| p.starts_with("/my") && *p != "/my/enterprises"));
    }
}
