//! `/verify`: a code typed by hand. Only here may an answer be "mistyped": a scanned code never is.

use crate::cx::Cx;
use crate::text::text_with;
use crate::ui::{Button, CodeGroups, ErrorSummary, FieldError, FormField, Notice, NoticeKind, PageHead, Section};
use crate::{Head, Page};
use leptos::prelude::*;

/// What was typed, where it leads nowhere. A code that is in order leads to its own page instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The form was just opened.
    Nothing,
    /// It was sent empty.
    Empty,
    /// It has another number of characters than 25.
    Length(usize),
    /// It holds a character that no code has.
    Character(char),
    /// It has the form of a code, but its check does not fit.
    Mistyped,
}

/// The form, with what was typed and what is wrong with it.
#[must_use]
pub fn verify(cx: &Cx, value: &str, typed: Typed) -> Page {
    let head = Head {
        title: cx.t_owned("verify-heading"),
        description: cx.t_owned("verify-intro"),
        canonical: (typed == Typed::Nothing).then(|| "/verify".to_owned()),
        json_ld: None,
    };
    let value: String = value.chars().take(200).collect();
    Page::new(head, "/verify", move |cx| content(cx, &value, &typed))
}

fn content(cx: &Cx, value: &str, typed: &Typed) -> AnyView {
    let error = match typed {
        Typed::Nothing => None,
        Typed::Empty => Some(cx.t_owned("verify-empty")),
        Typed::Length(n) => Some(text_with(cx.locale, "verify-length", &[("n", (*n).into())])),
        Typed::Character(c) => Some(text_with(cx.locale, "verify-character", &[("c", c.to_string().into())])),
        Typed::Mistyped => Some(cx.t_owned("verify-mistyped-plain")),
    };
    let summary =
        error.iter().map(|text| FieldError { field: "code".to_owned(), text: text.clone() }).collect::<Vec<_>>();
    let title = if *typed == Typed::Mistyped { "verify-mistyped-headline" } else { "error-422-title" };
    let mistyped = (*typed == Typed::Mistyped).then(|| {
        view! {
            <Notice kind=NoticeKind::Caution><p>{cx.t("verify-mistyped-do")}</p><CodeGroups code=value.to_owned()/></Notice>
        }
    });
    let wrong = error.is_some();
    let described = if wrong { "code-hint code-error" } else { "code-hint" };
    let invalid = wrong.then_some("true");
    let host =
        text_with(cx.locale, "verify-address-text", &[("host", format!("https://{}/", cx.site.label_host).into())]);
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("verify-heading") lead=Some(cx.t_owned("verify-intro"))/>
            <ErrorSummary title=cx.t(title) errors=summary/>
            <form class="stack" method="get" action=cx.href("/verify")>
                <FormField id="code" label=cx.t("verify-label") hint=Some(cx.t_owned("verify-hint")) error=error>
                    <input id="code" name="code" type="text" value=value.to_owned() autocomplete="off"
                        autocapitalize="characters" spellcheck="false" maxlength="200" aria-describedby=described
                        aria-invalid=invalid placeholder=cx.t("verify-placeholder") class="code-input"/>
                </FormField>
                <p><Button>{cx.t("verify-submit")}</Button></p>
            </form>
            {mistyped}
            <Section title=cx.t("verify-address-heading") id="address"><p>{host}</p></Section>
            <Section title=cx.t("verify-user-heading") id="user">
                <p>{cx.t("verify-user-text")}" "<a href=cx.href("/authorisations")>{cx.t("verify-user-link")}</a></p>
            </Section>
            <Section title=cx.t("verify-is-heading") id="limits">
                <p>{cx.t("scan-limit-text")}</p>
                <p class="small">{cx.t("scan-privacy")}</p>
                <p class="small">{cx.t("verify-no-script")}</p>
            </Section>
        </div>
    }
    .into_any()
}
