//! `/admin/audit`: the trail of who did what, searched and taken out.

use super::audit_row::{object_cell, outcome, who};
use super::parts::{Logins, may, page, pager, pages, way};
use crate::cx::Cx;
use crate::pages::acts::{action, action_choices, kind, kind_choices};
use crate::pages::common::{path_with, when};
use crate::pages::forms::{asked, field, field_error, hinted, once, summary};
use crate::text::{number, text_with};
use crate::ui::{
    Button, CheckBox, Choice, Column, DataTable, EmptyState, Field, FilterForm, FormEnd, InputKind, LinkItem, Notice,
    NoticeKind, PageHead, PostForm, RadioSet, Section, SelectInput, TextArea, TextInput,
};
use crate::{Page, Problem};
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault, Form};
use daodi::people::{AuditRow, Capability, PageOf};
use daodi::registry::{QueryError, page_number};
use jiff::civil::Date;
use leptos::prelude::*;

/// What is asked of the trail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Login name of whoever acted, or `cli`, `job`; empty: anybody.
    pub actor: String,
    /// This act only.
    pub action: Option<Action>,
    /// Acts on this kind of object only.
    pub object_kind: Option<ObjectKind>,
    /// Acts on this object only; empty: on any.
    pub object: String,
    /// The first day, in Asia/Shanghai.
    pub from: Option<Date>,
    /// The last day, in Asia/Shanghai.
    pub to: Option<Date>,
    /// Refusals only.
    pub refused: bool,
    /// The page, from 1.
    pub page: usize,
}

impl AuditQuery {
    /// Rows a page.
    pub const PER: usize = 50;

    /// Reads a query. A day that is none is a fault of the filter's field and leaves that side open; anything else that
    /// means nothing is an error.
    ///
    /// # Errors
    /// [`QueryError`] for a value that means nothing.
    pub fn read(pairs: &[(String, String)]) -> Result<(Self, Vec<FieldFault>), QueryError> {
        let mut query = Self { page: 1, ..Self::default() };
        let mut faults = Vec::new();
        for (name, value) in pairs {
            let value = value.trim();
            let mut day = |field: &'static str| {
                let day = value.parse::<Date>().ok();
                if day.is_none() {
                    faults.push(FieldFault::new(field, Fault::Date));
                }
                day
            };
            match name.as_str() {
                _ if value.is_empty() => {}
                "actor" => query.actor = value.chars().take(64).collect(),
                "action" => {
                    query.action = Some(Action::from_code(value).ok_or(QueryError::new("action", value))?);
                }
                "object_kind" => {
                    query.object_kind =
                        Some(ObjectKind::from_code(value).ok_or(QueryError::new("object_kind", value))?);
                }
                "object" => query.object = value.chars().take(200).collect(),
                "from" => query.from = day("from"),
                "to" => query.to = day("to"),
                "refused" => query.refused = value == "yes",
                "page" => query.page = page_number(value)?,
                _ => {}
            }
        }
        Ok((query, faults))
    }

    /// The filters as they are sent, without the page.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.actor.is_empty() {
            pairs.push(("actor", self.actor.clone()));
        }
        pairs.extend(self.action.map(|act| ("action", act.code().to_owned())));
        pairs.extend(self.object_kind.map(|kind| ("object_kind", kind.code().to_owned())));
        if !self.object.is_empty() {
            pairs.push(("object", self.object.clone()));
        }
        pairs.extend(self.from.map(|day| ("from", day.to_string())));
        pairs.extend(self.to.map(|day| ("to", day.to_string())));
        if self.refused {
            pairs.push(("refused", "yes".to_owned()));
        }
        pairs
    }

    /// The Chinese path of this query.
    #[must_use]
    pub fn path(&self) -> String {
        let mut pairs = self.pairs();
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        path_with("/admin/audit", &pairs)
    }
}

/// The trail.
#[derive(Clone, Debug, Default)]
pub struct AuditView {
    /// What was asked.
    pub query: AuditQuery,
    /// The rows of its page, the newest first.
    pub page: PageOf<AuditRow>,
    /// Login names of accounts that were acted on, by id.
    pub logins: Logins,
    /// Most rows a file may have.
    pub export_most: i64,
}

/// The trail. The form is that of the export (`format`, `reason`); faults of `from` and `to` are the filter's.
///
/// # Errors
/// [`Problem::PageBeyond`] past the last page.
pub fn audit(cx: &Cx, view: AuditView, form: &Form) -> Result<Page, Problem> {
    let path = |page| AuditQuery { page, ..view.query.clone() }.path();
    pages(view.page.total, AuditQuery::PER, view.query.page, path)?;
    Ok(page(cx, cx.t_owned("section-audit"), "/admin/audit", view, form, content))
}

fn content(cx: &Cx, view: &AuditView, form: &Form) -> AnyView {
    let query = &view.query;
    let count = text_with(cx.locale, "admin-audit-count", &[("n", view.page.total.into())]);
    let may_export = may(cx, Capability::ExportAudit) && view.page.total > 0;
    let to_export = may_export.then(|| view! { " · "<a href="#export">{cx.t("admin-audit-export")}</a> });
    let body = if view.page.rows.is_empty() {
        let all = vec![LinkItem::new(cx.href("/admin/audit"), cx.t("action-clear-all"))];
        view! { <EmptyState title=cx.t("admin-audit-empty-title") text=cx.t("admin-audit-empty") suggestions=all/> }
            .into_any()
    } else {
        table(cx, view)
    };
    let number_of_pages = usize::try_from(view.page.total).unwrap_or(0).div_ceil(AuditQuery::PER);
    view! {
        <div class="wrap page work">
            {way(cx, &[], cx.t("section-audit"))}
            <PageHead title=cx.t("section-audit") lead=Some(cx.t_owned("admin-audit-intro"))/>
            {summary(cx, form)}
            {filter(cx, query, form)}
            <p class="small"><span role="status">{count}</span>{to_export}</p>
            <div class="record trail">{body}</div>
            {pager(cx, query.page, number_of_pages, |page| AuditQuery { page, ..query.clone() }.path())}
            {may_export.then(|| export(cx, view, form))}
        </div>
    }
    .into_any()
}

fn filter(cx: &Cx, query: &AuditQuery, form: &Form) -> AnyView {
    let any = cx.t_owned("log-filter-any");
    let narrowed = !query.pairs().is_empty();
    let clear = narrowed.then(|| LinkItem::new(cx.href("/admin/audit"), cx.t("action-clear-all")));
    let day = |name: &'static str, label: &'static str, value: Option<Date>| {
        let field = Field { error: field_error(cx, form, name), ..Field::new(name, cx.t(label)) };
        let value = value.map_or_else(|| form.value(name).to_owned(), |day| day.to_string());
        view! { <TextInput field=field kind=InputKind::Date value=value/> }
    };
    let actor = hinted(Field::new("actor", cx.t("field-actor")), cx.t("admin-audit-actor-hint"));
    view! {
        <FilterForm action=cx.href("/admin/audit") label=cx.t("admin-audit-filter") button=cx.t("action-filter")
            clear=clear open=narrowed>
            {day("from", "field-from", query.from)}
            {day("to", "field-to", query.to)}
            <TextInput field=actor kind=InputKind::Login value=query.actor.clone() maxlength=Some(64)/>
            <SelectInput field=Field::new("action", cx.t("log-filter-action")) empty=Some(any.clone())
                value=query.action.map(|a| a.code()).unwrap_or_default() groups=action_choices(cx)/>
            <SelectInput field=Field::new("object_kind", cx.t("log-filter-object-kind")) empty=Some(any)
                value=query.object_kind.map(|k| k.code()).unwrap_or_default() groups=kind_choices(cx)/>
            <TextInput field=Field::new("object", cx.t("log-filter-object")) value=query.object.clone()
                maxlength=Some(200)/>
            <CheckBox field=Field::new("refused", cx.t("admin-audit-refused-only")) checked=query.refused/>
        </FilterForm>
    }
    .into_any()
}

fn table(cx: &Cx, view: &AuditView) -> AnyView {
    let columns = vec![
        Column::new(cx.t("log-column-time")),
        Column::new(cx.t("field-actor")),
        Column::new(cx.t("log-column-action")),
        Column::new(cx.t("log-column-object")),
        Column::new(cx.t("admin-audit-outcome")),
        Column::new(cx.t("field-reason")),
    ];
    let rows = view.page.rows.iter().map(|row| cells(cx, view, row)).collect();
    view! {
        <DataTable caption=cx.t("section-audit") hide_caption=true plain=true tight=true columns=columns rows=rows/>
    }
    .into_any()
}

fn cells(cx: &Cx, view: &AuditView, row: &AuditRow) -> Vec<AnyView> {
    let reason = match &row.reason {
        Some(reason) => view! { <span class="said">{reason.clone()}</span> }.into_any(),
        None => ().into_any(),
    };
    vec![
        view! { <a href=cx.href(&format!("/admin/audit/{}", row.id))>{when(cx, row.at)}</a> }.into_any(),
        who(cx, row),
        action(cx, &row.action).into_any(),
        view! {
            {object_cell(cx, &view.logins, &row.object_kind, &row.object)}
            <span class="kind">{kind(cx, &row.object_kind)}</span>
        }
        .into_any(),
        outcome(cx, row),
        reason,
    ]
}

fn export(cx: &Cx, view: &AuditView, form: &Form) -> AnyView {
    let hidden = view.query.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let about = text_with(cx.locale, "admin-audit-export-about", &[("n", view.page.total.into())]);
    let too_many = (view.page.total > view.export_most).then(|| {
        let text =
            text_with(cx.locale, "admin-audit-export-most", &[("n", number(cx.locale, view.export_most).into())]);
        view! { <Notice kind=NoticeKind::Caution><p>{text}</p></Notice> }
    });
    let chosen = if form.value("format").is_empty() { "csv" } else { form.value("format") };
    let formats = vec![
        Choice::new("csv", cx.t("admin-audit-csv")).hint(cx.t("admin-audit-csv-hint")),
        Choice::new("xlsx", cx.t("admin-audit-xlsx")).hint(cx.t("admin-audit-xlsx-hint")),
    ];
    let reason = hinted(field(cx, form, "reason"), cx.t("admin-reason-hint"));
    let format = asked(field(cx, form, "format"), cx.t("field-format"));
    view! {
        <Section title=cx.t("admin-audit-export") id="export">
            <p>{about}</p>
            {too_many}
            <PostForm action=cx.href("/admin/audit/export") once=once(form) hidden=hidden>
                <RadioSet field=format value=chosen choices=formats/>
                <TextArea field=reason value=form.value("reason") rows=2 maxlength=Some(500)/>
                <FormEnd><Button>{cx.t("admin-audit-export-button")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<(AuditQuery, Vec<FieldFault>), QueryError> {
        AuditQuery::read(&pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect::<Vec<_>>())
    }

    #[test]
    fn a_query_is_read_and_written_alike() {
        let path = "/admin/audit?actor=zhang&action=claim.decide&object_kind=claim&object=0198&from=2026-11-01\
            &to=2026-11-20&refused=yes&page=4";
        let pairs: Vec<_> =
            path.split_once('?').map_or("", |(_, q)| q).split('&').filter_map(|p| p.split_once('=')).collect();
        assert_eq!(read(&pairs).map(|(query, faults)| (query.path(), faults)), Ok((path.to_owned(), Vec::new())));
    }

    #[test]
    fn a_day_that_is_none_is_said_beside_its_field() {
        let read = read(&[("from", "2026-13-01"), ("to", "2026-11-20")]);
        let faults = read.as_ref().map(|(_, faults)| faults.clone());
        assert_eq!(faults, Ok(vec![FieldFault::new("from", Fault::Date)]));
        assert_eq!(read.map(|(query, _)| query.path()), Ok("/admin/audit?to=2026-11-20".to_owned()));
    }
}
