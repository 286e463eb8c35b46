//! `/my/applications/{id}/preview`: exactly what officers will see, and the button that hands it in.

use super::findings::finding_lines;
use super::view::MyApplication;
use super::{ENTRY, path};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::applications::{kind_words, listing, statement, what};
use crate::pages::common::crumbs;
use crate::pages::forms::{head, once, page, summary};
use crate::text::text_with;
use crate::ui::{Button, FormEnd, Notice, NoticeKind, PageHead, PostForm, Section as Part};
use daodi::application::State;
use daodi::form::Form;
use leptos::prelude::*;

/// The preview. POST `…/submit`: `version`.
#[must_use]
pub fn application_preview(cx: &Cx, view: MyApplication, form: &Form) -> Page {
    page(head(cx, cx.t_owned("my-app-preview-heading"), form), ENTRY, view, form, content)
}

fn content(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let case = &view.case;
    let title = format!("{} · {}", what(cx, case), kind_words(cx, case.kind, case.change_of));
    let here = path(&case.id);
    let steps = [(ENTRY, cx.t("section-applications")), (here.as_str(), title.as_str())];
    // What is found in the statement is listed with links to its pages; only what is wrong beyond it stands here.
    let known = |field: &str| view.findings.iter().any(|finding| finding.fault.field == field);
    let beyond = Form { faults: form.faults.iter().filter(|f| !known(f.field)).cloned().collect(), ..form.clone() };
    view! {
        <div class="wrap narrow page application">
            {crumbs(cx, &steps, cx.t("my-app-preview-heading"))}
            <PageHead title=cx.t("my-app-preview-heading") kicker=Some(format!("{} · {title}", case.name))
                lead=Some(cx.t_owned("my-app-preview-lead"))/>
            {summary(cx, &beyond)}
            {findings(cx, view)}
            {listing(cx, case, view.listing.as_ref())}
            {statement(cx, case, &view.with())}
            {submit(cx, view, form)}
        </div>
    }
    .into_any()
}

fn findings(cx: &Cx, view: &MyApplication) -> AnyView {
    let all: Vec<_> = view.findings.iter().collect();
    match finding_lines(cx, &view.case, &all) {
        None => view! {
            <Notice kind=NoticeKind::Done>
                <p>{cx.t("my-app-preview-whole")}" "<a href="#submit">{cx.t("my-app-preview-to-submit")}</a></p>
            </Notice>
        }
        .into_any(),
        Some(lines) => {
            let title = text_with(cx.locale, "my-app-preview-open", &[("n", all.len().into())]);
            view! { <Notice kind=NoticeKind::Caution title=Some(title)>{lines}</Notice> }.into_any()
        }
    }
}

fn submit(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let case = &view.case;
    let back = cx.href(&path(&case.id));
    let supplement = case.state == State::Supplement;
    let title = if supplement { cx.t("my-app-next-supplement") } else { cx.t("my-app-submit-heading") };
    let body = if view.findings.is_empty() {
        let hidden = vec![("version".to_owned(), case.version.to_string())];
        let text = if supplement {
            cx.t_owned("my-app-submit-supplement-text")
        } else {
            text_with(cx.locale, "my-app-submit-text", &[("office", office_name(cx, case.office).into())])
        };
        let button = if supplement { "my-app-submit-supplement" } else { "my-app-submit" };
        view! {
            <p>{text}</p>
            <PostForm action=cx.href(&format!("{}/submit", path(&case.id))) once=once(form) hidden=hidden>
                <FormEnd><Button>{cx.t(button)}</Button><a href=back>{cx.t("my-app-back")}</a></FormEnd>
            </PostForm>
        }
        .into_any()
    } else {
        let text = text_with(cx.locale, "my-app-submit-not-yet", &[("n", view.findings.len().into())]);
        view! { <p>{text}</p><p><a href=back>{cx.t("my-app-back")}</a></p> }.into_any()
    };
    view! { <Part title=title id="submit">{body}</Part> }.into_any()
}
