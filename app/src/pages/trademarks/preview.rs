//! A list that was read: what will be declared, and each row that must be put right first.

use super::iso;
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::crumbs;
use crate::pages::forms::{fault_text, field, head, hinted, once, page};
use crate::text::{text_named, text_with};
use crate::ui::{
    Button, ButtonKind, Column, DataTable, FormEnd, Notice, NoticeKind, PageHead, PostForm, Section, TextArea,
};
use daodi::form::Form;
use daodi::registrant::{RowProblem, Trademark, TypedUser};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The mark.
    pub mark: Trademark,
    /// Rows in order.
    pub users: Vec<TypedUser>,
    /// Rows that are not.
    pub problems: Vec<RowProblem>,
    /// The list as it was sent, to be sent again.
    pub text: String,
}

/// The page. POST `…/apply`: `rows`. Where something is to be put right: POST `…/file` once more.
#[must_use]
pub fn preview(cx: &Cx, view: Preview, form: &Form) -> Page {
    page(head(cx, cx.t_owned("marks-preview"), form), "/my/members", view, form, content)
}

fn content(cx: &Cx, view: &Preview, form: &Form) -> AnyView {
    let number = text_with(cx.locale, "marks-title", &[("number", view.mark.number.clone().into())]);
    let path = format!("/my/members/{}", view.mark.id);
    let steps = [("/my/members", cx.t("section-members")), (path.as_str(), number.as_str())];
    let clean = view.problems.is_empty();
    let n = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let said = if clean {
        let text = text_with(cx.locale, "marks-preview-clean", &[("n", n(view.users.len()).into())]);
        view! { <Notice kind=NoticeKind::Info><p>{text}</p></Notice> }.into_any()
    } else {
        let counts = [("bad", n(view.problems.len()).into()), ("n", n(view.users.len()).into())];
        let text = text_with(cx.locale, "marks-preview-wrong", &counts);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }.into_any()
    };
    let problems = (!clean).then(|| problems(cx, view));
    let act = if clean { apply(cx, view, form) } else { again(cx, view, form) };
    view! {
        <div class="wrap page desk">
            {crumbs(cx, &steps, cx.t("marks-preview"))}
            <PageHead title=cx.t("marks-preview")/>
            {said}
            {problems}
            {act}
            {(!view.users.is_empty()).then(|| users(cx, view))}
        </div>
    }
    .into_any()
}

fn problems(cx: &Cx, view: &Preview) -> AnyView {
    let columns =
        vec![Column::new(cx.t("marks-line")), Column::new(cx.t("marks-row")), Column::new(cx.t("marks-wrong"))];
    let rows = view
        .problems
        .iter()
        .map(|problem| {
            let words = problem.faults.iter().map(|fault| {
                let name = text_named(cx.locale, "field", fault.field, &[]).unwrap_or_default();
                view! { <li>{name}{cx.t("common-colon")}{fault_text(cx, fault)}</li> }
            });
            vec![
                problem.line.to_string().into_any(),
                problem.what.clone().into_any(),
                view! { <ul>{words.collect_view()}</ul> }.into_any(),
            ]
        })
        .collect();
    view! {
        <Section title=cx.t("marks-problems") id="problems">
            <DataTable caption=cx.t("marks-problems") hide_caption=true plain=true columns=columns rows=rows/>
        </Section>
    }
    .into_any()
}

fn users(cx: &Cx, view: &Preview) -> AnyView {
    let columns = vec![
        Column::new(cx.t("field-enterprise_name")),
        Column::new(cx.t("field-filing_no")),
        Column::new(cx.t("field-since")),
        Column::new(cx.t("field-until")),
    ];
    let rows = view
        .users
        .iter()
        .map(|user| {
            vec![
                view! { {user.name.clone()}" "<span class="small num">{user.uscc.to_string()}</span> }.into_any(),
                view! { {user.filing_no.clone()}" "{user.filed_on.map(iso)} }.into_any(),
                iso(user.since),
                user.until.map_or_else(|| cx.t("marks-with-mark").into_any(), iso),
            ]
        })
        .collect();
    view! {
        <Section title=cx.t("marks-in-order") id="in-order">
            <DataTable caption=cx.t("marks-in-order") hide_caption=true plain=true columns=columns rows=rows/>
        </Section>
    }
    .into_any()
}

fn apply(cx: &Cx, view: &Preview, form: &Form) -> AnyView {
    let rows = vec![("rows".to_owned(), view.text.clone())];
    let back = cx.href(&format!("/my/members/{}", view.mark.id));
    view! {
        <PostForm action=cx.href(&format!("/my/members/{}/apply", view.mark.id)) once=once(form) hidden=rows multipart=true>
            <FormEnd><Button>{cx.t("marks-apply")}</Button><a href=back>{cx.t("marks-apply-not")}</a></FormEnd>
        </PostForm>
    }
    .into_any()
}

fn again(cx: &Cx, view: &Preview, form: &Form) -> AnyView {
    view! {
        <PostForm action=cx.href(&format!("/my/members/{}/file", view.mark.id)) once=once(form) multipart=true>
            <TextArea field=hinted(field(cx, form, "rows"), cx.t("marks-again-hint")) value=view.text.clone() rows=10/>
            <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("marks-list-read")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}
