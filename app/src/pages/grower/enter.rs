//! Entering growers: one by one, or as a table.

use super::GrowerSide;
use crate::Page;
use crate::cx::Cx;
use crate::islands::Locate;
use crate::pages::common::crumbs;
use crate::pages::forms::{asked, counties, field, head, hinted, once, optional, page, summary};
use crate::pages::ground::products;
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, CheckBox, Column, DataTable, FieldGroup, FileInput, FormEnd, InputKind, Notice, NoticeKind, PageHead,
    PostForm, SelectGroup, SelectInput, TextArea, TextInput,
};
use daodi::division::Datum;
use daodi::form::Form;
use daodi::ground::GrowerProblem;
use leptos::prelude::*;

/// What both pages are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnterView {
    /// From which side.
    pub side: GrowerSide,
    /// The enterprises that somebody enters for: id and name; none for an office.
    pub enterprises: Vec<(String, String)>,
    /// Name of the office; empty for an enterprise.
    pub office: String,
    /// This year.
    pub year: i16,
}

/// What came of looking at a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Every row that is not in order.
    pub problems: Vec<GrowerProblem>,
    /// Where all are in order and it was only looked at: the rows, masked (name, telephone number, product, year, area).
    pub preview: Vec<[String; 5]>,
    /// How many rows there are.
    pub total: usize,
    /// The rows whose grower was entered before.
    pub known: Vec<KnownLine>,
    /// Where it was not only looked at: how many growers were entered, and how many were there before.
    pub entered: Option<(usize, usize)>,
}

/// A row of a table whose grower was entered before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownLine {
    /// Line of the file, from 1.
    pub line: usize,
    /// The grower's id.
    pub id: String,
    /// Name, masked.
    pub name: String,
    /// Telephone number, masked; may be empty.
    pub phone: String,
}

/// The form for one. POST `…/new`.
#[must_use]
pub fn enter(cx: &Cx, view: EnterView, form: &Form) -> Page {
    let nav = view.side.path();
    page(head(cx, cx.t_owned("grower-new-heading"), form), nav, view, form, one)
}

/// The form for a table. POST `…/import`.
#[must_use]
pub fn import(cx: &Cx, view: EnterView, seen: Option<Imported>, form: &Form) -> Page {
    let nav = view.side.path();
    page(head(cx, cx.t_owned("grower-import-heading"), form), nav, (view, seen), form, many)
}

fn or(form: &Form, name: &str, usual: &str) -> String {
    if form.value(name).is_empty() { usual.to_owned() } else { form.value(name).to_owned() }
}

/// For whom, and where they live: an office knows both.
fn whose(cx: &Cx, view: &EnterView, form: &Form) -> AnyView {
    if view.side == GrowerSide::Desk {
        return view! { <p>{cx.t("grower-entered-by")}{cx.t("common-colon")}{view.office.clone()}</p> }.into_any();
    }
    let only = view.enterprises.first().filter(|_| view.enterprises.len() == 1).map(|(id, _)| id.clone());
    let empty = only.is_none().then(|| cx.t_owned("ground-choose"));
    let groups = vec![SelectGroup { label: String::new(), options: view.enterprises.clone() }];
    view! {
        <SelectInput field=asked(field(cx, form, "enterprise"), cx.t("ground-enterprise"))
            value=or(form, "enterprise", &only.unwrap_or_default()) empty=empty groups=groups/>
        <SelectInput field=field(cx, form, "county") value=form.value("county")
            empty=Some(cx.t_owned("ground-choose")) groups=counties(cx)/>
    }
    .into_any()
}

fn one(cx: &Cx, view: &EnterView, form: &Form) -> AnyView {
    let path = view.side.path();
    let options = Datum::parse("WGS84").into_iter().chain([Datum::Cgcs2000, Datum::Gcj02, Datum::Bd09]);
    let options = options.map(|datum| {
        let key = match datum {
            Datum::Wgs84 => "ground-datum-wgs84",
            Datum::Cgcs2000 => "ground-datum-cgcs2000",
            Datum::Gcj02 => "ground-datum-gcj02",
            Datum::Bd09 => "ground-datum-bd09",
        };
        (datum.name().to_owned(), cx.t_owned(key))
    });
    let datums = vec![SelectGroup { label: String::new(), options: options.collect() }];
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[(path, cx.t("section-growers"))], cx.t("grower-new-heading"))}
            <PageHead title=cx.t("grower-new-heading") lead=Some(cx.t_owned("grower-new-lead"))/>
            {summary(cx, form)}
            <PostForm action=cx.href(&format!("{path}/new")) once=once(form)>
                {whose(cx, view, form)}
                <TextInput field=field(cx, form, "grower_name") value=form.value("grower_name") maxlength=Some(30)/>
                <TextInput field=optional(cx, field(cx, form, "phone")) kind=InputKind::Phone
                    value=form.value("phone")/>
                <TextInput field=hinted(field(cx, form, "village"), cx.t("grower-village-hint"))
                    value=form.value("village") maxlength=Some(60)/>
                <SelectInput field=asked(field(cx, form, "product"), cx.t("ground-product")) value=form.value("product")
                    empty=Some(cx.t_owned("ground-choose")) groups=products(cx, &view.enterprises)/>
                <TextInput field=asked(field(cx, form, "year"), cx.t("ground-year")) value=or(form, "year", &view.year.to_string())
                    maxlength=Some(4)/>
                <TextInput field=hinted(field(cx, form, "area"), cx.t("grower-area-hint")) value=form.value("area")
                    maxlength=Some(12)/>
                <FieldGroup title=cx.t("grower-shape-heading") hint=Some(cx.t_owned("grower-shape-hint"))>
                    <SelectInput field=optional(cx, field(cx, form, "datum")) value=form.value("datum")
                        empty=Some(cx.t_owned("ground-datum-choose")) groups=datums/>
                    <TextArea field=hinted(optional(cx, field(cx, form, "corners")), cx.t("ground-corners-hint"))
                        value=form.value("corners") rows=4/>
                    <Locate target="corners".to_owned() datum_field="datum".to_owned()
                        button=cx.t_owned("ground-locate") working=cx.t_owned("ground-locate-working")
                        failed=cx.t_owned("ground-locate-failed") done=cx.t_owned("ground-locate-done")/>
                </FieldGroup>
                <Notice kind=NoticeKind::Info><p>{cx.t("grower-consent")}</p></Notice>
                <FormEnd>
                    <Button>{cx.t("grower-enter")}</Button>
                    <a href=cx.href(path)>{cx.t("ground-cancel")}</a>
                </FormEnd>
            </PostForm>
        </div>
    }
    .into_any()
}

fn many(cx: &Cx, (view, seen): &(EnterView, Option<Imported>), form: &Form) -> AnyView {
    let path = view.side.path();
    let mut file_hint = cx.t_owned("grower-file-hint");
    let done = seen.as_ref().is_some_and(|seen| seen.entered.is_some());
    if !done && (seen.is_some() || !form.faults.is_empty()) {
        file_hint.push_str(if cx.english() { " " } else { "" });
        file_hint.push_str(cx.t("form-file-again"));
    }
    view! {
        <div class="wrap narrow page">
            {crumbs(cx, &[(path, cx.t("section-growers"))], cx.t("grower-import-heading"))}
            <PageHead title=cx.t("grower-import-heading") lead=Some(cx.t_owned("grower-import-lead"))/>
            {summary(cx, form)}
            {seen.as_ref().map(|seen| looked(cx, view, seen))}
            <p><a href=cx.href(&format!("{path}/template")) download>{cx.t("grower-template")}</a></p>
            <PostForm action=cx.href(&format!("{path}/import")) once=once(form) multipart=true>
                {whose(cx, view, form)}
                <FileInput field=hinted(field(cx, form, "table_file"), file_hint) accept=".csv,text/csv"/>
                <TextArea field=hinted(optional(cx, field(cx, form, "table")), cx.t("grower-table-hint"))
                    value=form.value("table") rows=5/>
                <CheckBox field=field(cx, form, "only_look") checked=done || seen.is_none()/>
                <Notice kind=NoticeKind::Info><p>{cx.t("grower-consent")}</p></Notice>
                <FormEnd><Button>{cx.t("grower-import-submit")}</Button></FormEnd>
            </PostForm>
        </div>
    }
    .into_any()
}

/// Whose growers the rows name again, with the way to each one's page.
fn known(cx: &Cx, view: &EnterView, seen: &Imported) -> AnyView {
    let path = view.side.path();
    let columns = vec![
        Column::number(cx.t("grower-line")),
        Column::new(cx.t("field-grower_name")),
        Column::new(cx.t("field-phone")),
    ];
    let rows = seen
        .known
        .iter()
        .map(|row| {
            let href = cx.href(&format!("{path}/{}", row.id));
            vec![
                row.line.to_string().into_any(),
                view! { <a href=href>{row.name.clone()}</a> }.into_any(),
                row.phone.clone().into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("grower-known-caption") plain=true columns=columns rows=rows/> }.into_any()
}

/// What came of looking at it or of entering it: what is wrong row by row, what would be entered, or who was there before.
fn looked(cx: &Cx, view: &EnterView, seen: &Imported) -> AnyView {
    if let Some((new, before)) = seen.entered {
        let args = [("new", new.into()), ("before", before.into())];
        let (kind, key) =
            if new == 0 { (NoticeKind::Info, "grower-import-none") } else { (NoticeKind::Done, "grower-import-done") };
        return view! {
            <Notice kind=kind>
                <p>{text_with(cx.locale, key, &args)}</p>
                <p>{cx.t("grower-known-note")}</p>
            </Notice>
            {known(cx, view, seen)}
        }
        .into_any();
    }
    if seen.problems.is_empty() {
        let columns = vec![
            Column::new(cx.t("field-grower_name")),
            Column::new(cx.t("field-phone")),
            Column::new(cx.t("ground-product")),
            Column::new(cx.t("ground-year")),
            Column::number(cx.t("field-area")),
        ];
        let rows = seen.preview.iter().map(|row| row.iter().cloned().map(IntoAny::into_any).collect()).collect();
        let args = [("n", seen.total.into()), ("shown", seen.preview.len().into())];
        let again = (!seen.known.is_empty()).then(|| {
            let args = [("n", seen.known.len().into())];
            view! {
                <Notice kind=NoticeKind::Info><p>{text_with(cx.locale, "grower-preview-known", &args)}</p></Notice>
                {known(cx, view, seen)}
            }
        });
        return view! {
            <Notice kind=NoticeKind::Done><p>{text_with(cx.locale, "grower-preview-good", &args)}</p></Notice>
            <DataTable caption=cx.t("grower-preview-caption") columns=columns rows=rows/>
            {again}
        }
        .into_any();
    }
    let columns = vec![Column::number(cx.t("grower-line")), Column::new(cx.t("grower-wrong"))];
    let rows = seen
        .problems
        .iter()
        .map(|problem| {
            let what = text_for(cx.locale, "grower-fault", problem.fault.code());
            vec![problem.line.to_string().into_any(), what.into_any()]
        })
        .collect();
    let args = [("n", seen.problems.len().into())];
    view! {
        <Notice kind=NoticeKind::Stop><p>{text_with(cx.locale, "grower-preview-bad", &args)}</p></Notice>
        <DataTable caption=cx.t("grower-wrong-caption") tight=true columns=columns rows=rows/>
    }
    .into_any()
}
