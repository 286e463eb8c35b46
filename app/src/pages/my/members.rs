//! `/my/enterprises/{id}`: who works for an enterprise here.

use crate::Page;
use crate::cx::Cx;
use crate::pages::common::{crumbs, on};
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, ButtonKind, Chip, Choice, Column, DataTable, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm,
    RadioSet, Section, TextInput,
};
use daodi::form::Form;
use daodi::people::{Member, Part};
use leptos::prelude::*;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberDone {
    /// Somebody was added.
    Added,
    /// A part was changed.
    Changed,
    /// Somebody was taken out.
    Removed,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// The enterprise's id in the register.
    pub enterprise: String,
    /// Its name.
    pub name: String,
    /// Its members.
    pub rows: Vec<Member>,
    /// The id of the account that looks.
    pub me: String,
    /// Whether it may say who belongs (it is an owner).
    pub may_manage: bool,
    /// What was just done.
    pub done: Option<MemberDone>,
}

/// The members. POST `…/members`: `login`, `part`; `…/members/change`: `account`, `part`; `…/members/remove`: `account`.
#[must_use]
pub fn members(cx: &Cx, view: Members, form: &Form) -> Page {
    page(head(cx, view.name.clone(), form), "/my/enterprises", view, form, content)
}

fn content(cx: &Cx, view: &Members, form: &Form) -> AnyView {
    let done = view.done.map(|done| {
        let key = match done {
            MemberDone::Added => "member-done-added",
            MemberDone::Changed => "member-done-changed",
            MemberDone::Removed => "member-done-removed",
        };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let mut columns =
        vec![Column::new(cx.t("field-login")), Column::new(cx.t("field-part")), Column::new(cx.t("my-column-since"))];
    if view.may_manage {
        columns.push(Column::new(cx.t("session-act")));
    }
    let owners = view.rows.iter().filter(|member| member.part == Part::Owner).count();
    let rows = view.rows.iter().map(|member| row(cx, view, form, member, owners)).collect();
    let count = text_with(cx.locale, "my-members-count", &[("n", view.rows.len().into())]);
    let not_owner = (!view.may_manage).then(|| view! { <p class="small">{cx.t("member-not-owner")}</p> });
    let add = view.may_manage.then(|| add(cx, view, form));
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/my/enterprises", cx.t("section-enterprises"))], &view.name)}
            <PageHead title=view.name.clone()
                lead=Some(cx.t_owned("member-lead"))/>
            {done}
            {summary(cx, form)}
            <Section title=cx.t("member-heading") id="members" note=Some(count)>
                <DataTable caption=cx.t("member-heading") hide_caption=true plain=true columns=columns rows=rows/>
                {not_owner}
            </Section>
            {add}
            <Section title=cx.t("member-record-heading") id="record">
                <p><a href=cx.href(&format!("/enterprises/{}", view.enterprise))>{cx.t("member-record")}</a></p>
                <p class="small">{cx.t("register-no-permission")}</p>
            </Section>
        </div>
    }
    .into_any()
}

fn row(cx: &Cx, view: &Members, form: &Form, member: &Member, owners: usize) -> Vec<AnyView> {
    let me = (member.account == view.me).then(|| view! { " "<Chip label=cx.t("member-me")/> });
    let mut cells = vec![
        view! { {member.login.clone()}{me} }.into_any(),
        text_for(cx.locale, "part", member.part.code()).into_any(),
        on(member.since),
    ];
    if view.may_manage {
        let last = member.part == Part::Owner && owners == 1;
        cells.push(if last {
            view! { <span class="small">{cx.t("member-last-owner")}</span> }.into_any()
        } else {
            acts(cx, view, form, member)
        });
    }
    cells
}

fn acts(cx: &Cx, view: &Members, form: &Form, member: &Member) -> AnyView {
    let path = |act: &str| cx.href(&format!("/my/enterprises/{}/members/{act}", view.enterprise));
    let (next, key) = match member.part {
        Part::Owner => (Part::Operator, "member-make-operator"),
        Part::Operator => (Part::Owner, "member-make-owner"),
    };
    let account = ("account".to_owned(), member.account.clone());
    let change = vec![account.clone(), ("part".to_owned(), next.code().to_owned())];
    let named = |key| text_with(cx.locale, key, &[("login", member.login.clone().into())]);
    view! {
        <div class="row-acts">
            <PostForm action=path("change") once=once(form) hidden=change inline=true>
                <button class="btn quiet small-btn" type="submit">{cx.t(key)}<span class="vh">{named("member-which")}</span></button>
            </PostForm>
            <PostForm action=path("remove") once=once(form) hidden=vec![account] inline=true>
                <button class="btn stop small-btn" type="submit">{cx.t("member-remove")}<span class="vh">{named("member-which")}</span></button>
            </PostForm>
        </div>
    }
    .into_any()
}

fn add(cx: &Cx, view: &Members, form: &Form) -> AnyView {
    let login = asked(hinted(field(cx, form, "login"), cx.t("member-login-hint")), cx.t("member-login"));
    let parts = vec![
        Choice::new(Part::Operator.code(), text_for(cx.locale, "part", Part::Operator.code()))
            .hint(cx.t("member-operator-can")),
        Choice::new(Part::Owner.code(), text_for(cx.locale, "part", Part::Owner.code())).hint(cx.t("member-owner-can")),
    ];
    let chosen = if form.value("part").is_empty() { Part::Operator.code() } else { form.value("part") }.to_owned();
    view! {
        <p class="small">{cx.t("member-remove-what")}</p>
        <Section title=cx.t("member-add-heading") id="add">
            <PostForm action=cx.href(&format!("/my/enterprises/{}/members", view.enterprise)) once=once(form)>
                <TextInput field=login kind=InputKind::Login value=form.value("login").to_owned() maxlength=Some(32)/>
                <RadioSet field=field(cx, form, "part") value=chosen choices=parts/>
                <FormEnd><Button kind=ButtonKind::Primary>{cx.t("member-add-submit")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
