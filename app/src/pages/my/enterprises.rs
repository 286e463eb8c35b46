//! `/my/enterprises`: a producer's enterprises, and the claims on the way to them.

use crate::cx::Cx;
use crate::pages::claims;
use crate::pages::common::{division_name, on, when};
use crate::text::{text_for, text_with};
use crate::ui::{Column, DataTable, EmptyState, LinkButton, LinkItem, Notice, NoticeKind, PageHead, Section};
use crate::{Head, Page};
use daodi::people::{Claim, Part};
use leptos::prelude::*;

/// An enterprise that the account belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnEnterprise {
    /// Its id in the register.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As what the account belongs to it.
    pub part: Part,
    /// Since when, µs since the epoch, UTC.
    pub since: i64,
    /// How many accounts belong to it.
    pub members: i64,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enterprises {
    /// The enterprises.
    pub own: Vec<OwnEnterprise>,
    /// The claims, newest first.
    pub claims: Vec<Claim>,
}

/// The page.
#[must_use]
pub fn enterprises(cx: &Cx, view: Enterprises) -> Page {
    let head = Head { title: cx.t_owned("section-enterprises"), ..Head::default() };
    Page::new(head, "/my/enterprises", move |cx| content(cx, &view))
}

fn content(cx: &Cx, view: &Enterprises) -> AnyView {
    let own = if view.own.is_empty() {
        let ways = vec![
            LinkItem::new(cx.href("/my/claims/new"), cx.t("claim-new-heading")),
            LinkItem::new(cx.href("/enterprises"), cx.t("my-enterprises-register")),
        ];
        view! { <EmptyState title=cx.t("my-enterprises-empty") text=cx.t("my-enterprises-empty-text") suggestions=ways/> }
            .into_any()
    } else {
        view! { {enterprise_rows(cx, &view.own)} }.into_any()
    };
    let claims = (!view.claims.is_empty()).then(|| {
        view! {
            <Section title=cx.t("my-claims-heading") id="claims" note=Some(view.claims.len().to_string())>
                {claim_rows(cx, &view.claims)}
            </Section>
        }
    });
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("section-enterprises") lead=Some(cx.t_owned("my-enterprises-lead"))/>
            {own}
            {claims}
            <Section title=cx.t("my-claim-another") id="another">
                <p>{cx.t("my-claim-another-text")}</p>
                <p><LinkButton href=cx.href("/my/claims/new")>{cx.t("claim-new-heading")}</LinkButton></p>
            </Section>
            <Notice kind=NoticeKind::Info><p>{cx.t("register-no-permission")}</p></Notice>
        </div>
    }
    .into_any()
}

/// Where an enterprise of the register is.
fn place(cx: &Cx, id: &str) -> String {
    let enterprise = cx.register.enterprise(id);
    let code = enterprise.and_then(|e| e.county.or(e.prefecture));
    code.map_or_else(|| cx.t_owned("common-not-stated"), |code| division_name(cx, code))
}

/// The enterprises as a table; nothing where there are none.
pub(super) fn enterprise_rows(cx: &Cx, own: &[OwnEnterprise]) -> Option<AnyView> {
    if own.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("field-enterprise_name")),
        Column::new(cx.t("common-place")),
        Column::new(cx.t("field-part")),
        Column::new(cx.t("my-column-members")),
        Column::new(cx.t("my-column-since")),
    ];
    let rows = own
        .iter()
        .map(|e| {
            let members = text_with(cx.locale, "my-members-count", &[("n", e.members.into())]);
            vec![
                view! { <a href=cx.href(&format!("/my/enterprises/{}", e.id))>{e.name.clone()}</a> }.into_any(),
                place(cx, &e.id).into_any(),
                text_for(cx.locale, "part", e.part.code()).into_any(),
                members.into_any(),
                on(e.since),
            ]
        })
        .collect();
    let caption = cx.t("my-enterprises-heading");
    Some(view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any())
}

/// Claims as a table; nothing where there are none.
pub(super) fn claim_rows(cx: &Cx, list: &[Claim]) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let columns = vec![
        Column::new(cx.t("claim-column-claimed")),
        Column::new(cx.t("common-place")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("claim-made")),
    ];
    let rows = list
        .iter()
        .map(|claim| {
            vec![
                view! { <a href=cx.href(&format!("/my/claims/{}", claim.id))>{claim.name.clone()}</a> }.into_any(),
                claims::place(cx, claim).into_any(),
                claims::state(cx, claim.state),
                when(cx, claim.made_at),
            ]
        })
        .collect();
    let caption = cx.t("my-claims-heading");
    Some(view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any())
}
