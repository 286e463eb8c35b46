//! One member or licensee, and the form that ends the use.

use super::{Side, iso, product, state};
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::{crumbs, track, when};
use crate::pages::forms::{field, head, hinted, once, page, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, FactRow, FactTable, FormEnd, InputKind, Notice, NoticeKind, PageHead, PostForm, Section,
    TextArea, TextInput,
};
use daodi::form::Form;
use daodi::registrant::{Trademark, TrademarkUser, UserState};
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseView {
    /// Who looks.
    pub side: Side,
    /// The mark.
    pub mark: Trademark,
    /// The use.
    pub user: TrademarkUser,
    /// Whether they may end it.
    pub may_end: bool,
    /// Whether it was just ended.
    pub ended: bool,
}

/// The page. POST `…/end`: `last_day`, `reason`, `version`.
#[must_use]
pub fn one(cx: &Cx, view: UseView, form: &Form) -> Page {
    page(head(cx, view.user.name.clone(), form), view.side.path(), view, form, content)
}

fn content(cx: &Cx, view: &UseView, form: &Form) -> AnyView {
    let (mark, user) = (&view.mark, &view.user);
    let number = text_with(cx.locale, "marks-title", &[("number", mark.number.clone().into())]);
    let path = format!("{}/{}", view.side.path(), mark.id);
    let steps = [(view.side.path(), view.side.title(cx)), (path.as_str(), number.as_str())];
    let done = view.ended.then(|| view! { <Notice kind=NoticeKind::Done><p>{cx.t("marks-done-ended")}</p></Notice> });
    let ended = user.ended_on.map(|day| view! { <FactRow term=cx.t("field-last_day")>{iso(day)}</FactRow> });
    let reason = user.reason.clone().map(|reason| view! { <FactRow term=cx.t("field-reason")>{reason}</FactRow> });
    let confirmed =
        user.confirmed_at.map(|at| view! { <FactRow term=cx.t("marks-confirmed-at")>{when(cx, at)}</FactRow> });
    let until = user.until.map_or_else(|| cx.t("marks-with-mark").into_any(), iso);
    let end = (view.may_end && user.state != UserState::Ended).then(|| end(cx, view, form));
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &steps, &user.name)}
            <PageHead title=user.name.clone()/>
            {done}
            {summary(cx, form)}
            <FactTable label=cx.t("marks-facts")>
                <FactRow term=cx.t("field-uscc")><span class="num">{user.uscc.to_string()}</span></FactRow>
                <FactRow term=cx.t("field-product")>{product(cx, mark.product.as_str())}</FactRow>
                <FactRow term=cx.t("field-track")>{track(cx, mark.track)}</FactRow>
                <FactRow term=cx.t("common-status")>{state(cx, user.state)}</FactRow>
                <FactRow term=cx.t("field-filing_no")>{user.filing_no.clone().unwrap_or_default()}</FactRow>
                <FactRow term=cx.t("field-filed_on")>{user.filed_on.map(iso)}</FactRow>
                <FactRow term=cx.t("field-since")>{iso(user.since)}</FactRow>
                <FactRow term=cx.t("field-until")>{until}</FactRow>
                <FactRow term=cx.t("marks-declared-at")>{when(cx, user.declared_at)}</FactRow>
                {confirmed}
                {ended}
                {reason}
            </FactTable>
            {end}
        </div>
    }
    .into_any()
}

fn end(cx: &Cx, view: &UseView, form: &Form) -> AnyView {
    let version = vec![("version".to_owned(), view.user.version.to_string())];
    let today = cx.today.to_string();
    let day = if form.value("last_day").is_empty() { today } else { form.value("last_day").to_owned() };
    view! {
        <Section title=cx.t("marks-end-heading") id="end">
            <p>{cx.t("marks-end-what")}</p>
            <PostForm action=cx.href(&format!("{}/use/{}/end", view.side.path(), view.user.id)) once=once(form)
                hidden=version>
                <TextInput field=hinted(field(cx, form, "last_day"), cx.t("marks-last-day-hint")) kind=InputKind::Date
                    value=day/>
                <TextArea field=hinted(field(cx, form, "reason"), cx.t("marks-end-reason-hint"))
                    value=form.value("reason").to_owned() maxlength=Some(500)/>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("marks-end")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
