//! `/my/claims/new` and `/my/claims/{id}`: to claim an enterprise, and what became of it.

use crate::Page;
use crate::cx::Cx;
use crate::pages::claims;
use crate::pages::common::{crumbs, when};
use crate::pages::forms::{counties, field, head, hinted, once, page, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, FactRow, FactTable, FormEnd, InputKind, LinkButton, Notice, NoticeKind, PageHead, PostForm,
    Section, SelectInput, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::people::{Claim, ClaimState, Upload};
use leptos::prelude::*;

/// What the form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimNew {
    /// The largest file that is taken, MiB.
    pub most_mib: u32,
}

/// The form, multipart. Fields: `uscc`, `enterprise_name`, `county`, `statement`, `licence` (a file, may be left out).
#[must_use]
pub fn claim_new(cx: &Cx, view: ClaimNew, form: &Form) -> Page {
    page(head(cx, cx.t_owned("claim-new-heading"), form), "/my/enterprises", view, form, |cx, view, form| {
        let f = |name: &'static str| field(cx, form, name);
        let v = |name: &str| form.value(name).to_owned();
        let steps = [("/my/enterprises", cx.t("section-enterprises"))];
        view! {
            <div class="wrap narrow page">
                {crumbs(cx, &steps, cx.t("claim-new-heading"))}
                <PageHead title=cx.t("claim-new-heading") lead=Some(cx.t_owned("claim-new-lead"))/>
                {summary(cx, form)}
                <PostForm action=cx.href("/my/claims/new") once=once(form) multipart=true>
                    <TextInput field=hinted(f("uscc"), cx.t("register-uscc-hint")) kind=InputKind::Capitals
                        value=v("uscc") maxlength=Some(32)/>
                    <TextInput field=hinted(f("enterprise_name"), cx.t("register-enterprise-hint"))
                        value=v("enterprise_name") autocomplete="organization".to_owned() maxlength=Some(60)/>
                    <SelectInput field=hinted(f("county"), cx.t("register-county-hint")) value=v("county")
                        empty=Some(cx.t_owned("form-choose")) groups=counties(cx)/>
                    <TextArea field=hinted(f("statement"), cx.t("claim-statement-hint")) value=v("statement")
                        maxlength=Some(2000)/>
                    {claims::licence(cx, form, view.most_mib)}
                    <FormEnd>
                        <Button>{cx.t("claim-new-submit")}</Button>
                        <a href=cx.href("/my/enterprises")>{cx.t("form-cancel")}</a>
                    </FormEnd>
                </PostForm>
                <Notice><p>{cx.t("claim-new-next")}</p><p>{cx.t("register-no-permission")}</p></Notice>
            </div>
        }
        .into_any()
    })
}

/// What was just done to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimDone {
    /// It was handed in.
    Made,
    /// It was taken back.
    Withdrawn,
    /// A paper was added.
    FileAdded,
}

/// What the claimant's page of a claim shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyClaim {
    /// The claim.
    pub claim: Claim,
    /// Its papers.
    pub files: Vec<Upload>,
    /// Name of the office that decides it, in the page's language.
    pub office: String,
    /// The office's telephone number; empty where none is recorded.
    pub office_phone: String,
    /// The office's address; empty where none is recorded.
    pub office_address: String,
    /// The largest file that is taken, MiB.
    pub most_mib: u32,
    /// What was just done.
    pub done: Option<ClaimDone>,
}

/// One's own claim. POST `…/withdraw` has no field; POST `…/file` (multipart): `licence`.
#[must_use]
pub fn claim(cx: &Cx, view: MyClaim, form: &Form) -> Page {
    page(head(cx, view.claim.name.clone(), form), "/my/enterprises", view, form, content)
}

fn content(cx: &Cx, view: &MyClaim, form: &Form) -> AnyView {
    let claim = &view.claim;
    let done = view.done.map(|done| {
        let key = match done {
            ClaimDone::Made => "claim-done-made",
            ClaimDone::Withdrawn => "claim-done-withdrawn",
            ClaimDone::FileAdded => "claim-done-file",
        };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let open = claim.state == ClaimState::Received;
    let phone = (!view.office_phone.is_empty()).then(|| {
        let number: String = view.office_phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <p>{cx.t("claim-office-phone")}" "<a href=format!("tel:{number}")>{view.office_phone.clone()}</a></p> }
    });
    let address = (!view.office_address.is_empty()).then(|| view! { <p>{view.office_address.clone()}</p> });
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[("/my/enterprises", cx.t("section-enterprises"))], &claim.name)}
            <PageHead title=claim.name.clone() aside=Some(claims::state(cx, claim.state))/>
            {done}
            {summary(cx, form)}
            {what_now(cx, view)}
            <FactTable label=cx.t("claim-heading")>
                <FactRow term=cx.t("field-uscc")><span class="num">{claim.uscc.to_string()}</span></FactRow>
                <FactRow term=cx.t("common-place")>{claims::place(cx, claim)}</FactRow>
                <FactRow term=cx.t("claim-made")>{when(cx, claim.made_at)}</FactRow>
                <FactRow term=cx.t("claim-office")>{view.office.clone()}{phone}{address}</FactRow>
                <FactRow term=cx.t("field-statement")><p class="own-words">{claim.statement.clone()}</p></FactRow>
            </FactTable>
            <Section title=cx.t("claim-papers-heading") id="papers">
                {claims::papers(cx, &view.files, "/my/files")}
                {open.then(|| view! {
                    <PostForm action=cx.href(&format!("/my/claims/{}/file", claim.id)) once=once(form) multipart=true>
                        {claims::licence(cx, form, view.most_mib)}
                        <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("claim-file-submit")}</Button></FormEnd>
                    </PostForm>
                })}
            </Section>
            {open.then(|| view! {
                <Section title=cx.t("claim-withdraw-heading") id="withdraw">
                    <p>{cx.t("claim-withdraw-text")}</p>
                    <PostForm action=cx.href(&format!("/my/claims/{}/withdraw", claim.id)) once=once(form)>
                        <FormEnd><Button kind=ButtonKind::Stop>{cx.t("claim-withdraw-submit")}</Button></FormEnd>
                    </PostForm>
                </Section>
            })}
        </div>
    }
    .into_any()
}

/// Where it stands in a sentence, and what can be done.
fn what_now(cx: &Cx, view: &MyClaim) -> AnyView {
    let claim = &view.claim;
    let decided = claim.decided_at.map(|at| view! { <p class="small">{cx.t("claim-decided")}" "{when(cx, at)}</p> });
    match claim.state {
        ClaimState::Received => {
            let text = text_with(cx.locale, "claim-now-received", &[("office", view.office.clone().into())]);
            view! { <Notice><p>{text}</p></Notice> }.into_any()
        }
        ClaimState::Accepted => {
            let to = claim.enterprise.as_ref().map(|id| cx.href(&format!("/my/enterprises/{id}")));
            view! {
                <Notice kind=NoticeKind::Done>
                    <p>{cx.t("claim-now-accepted")}</p>
                    {reason(cx, claim)}
                    {to.map(|href| view! { <p><a href=href>{cx.t("claim-now-members")}</a></p> })}
                    {decided}
                </Notice>
            }
            .into_any()
        }
        ClaimState::Refused => view! {
            <Notice kind=NoticeKind::Stop title=Some(cx.t_owned("claim-now-refused"))>
                {reason(cx, claim)}
                <p>{cx.t("claim-now-refused-do")}</p>
                {decided}
                <p><LinkButton href=cx.href("/my/claims/new") kind=ButtonKind::Quiet>{cx.t("claim-again")}</LinkButton></p>
            </Notice>
        }
        .into_any(),
        ClaimState::Withdrawn => view! {
            <Notice>
                <p>{cx.t("claim-now-withdrawn")}</p>
                <p><a href=cx.href("/my/claims/new")>{cx.t("claim-again")}</a></p>
            </Notice>
        }
        .into_any(),
    }
}

/// The office's reason, in its own words.
fn reason(cx: &Cx, claim: &Claim) -> Option<AnyView> {
    let reason = claim.reason.clone().filter(|reason| !reason.is_empty())?;
    Some(
        view! { <p>{cx.t("field-reason")}{cx.t("common-colon")}<span class="own-words">{reason}</span></p> }.into_any(),
    )
}
