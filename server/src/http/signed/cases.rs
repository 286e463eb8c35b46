//! The officers' desk: applications for the mark, site checks, sheets for handing over.

use super::super::paper_file::{PaperForm, paper_file};
use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, Signed, named, span};
use crate::exports::{Cell, Column, Table};
use crate::services::cases::{CaseService, HANDOVER_PASSWORD, NewHandover, SITE_QUESTIONS, SiteTyped, Taken};
use crate::services::refused::Refused;
use app::pages::desk::{
    self, DeskApplication, DeskForms, DeskQuery, DeskQueue, DeskSort, HandoverForms, HandoverNew, HandoverSheet,
    Handovers, SiteCheckView,
};
use app::{Page, Problem};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use daodi::application::{Application, State, Step};
use daodi::form::Form;
use daodi::people::{Capability, Object, Person, Principal, capability::decide};
use daodi::ports::{Accounts, CaseOrder, CaseQuery, Handover};

/// Cases a page.
const PER_PAGE: usize = 30;

fn order(sort: DeskSort) -> CaseOrder {
    match sort {
        DeskSort::Due => CaseOrder::Due,
        DeskSort::Oldest => CaseOrder::Oldest,
        DeskSort::Newest => CaseOrder::Newest,
    }
}

async fn queue_page(visit: &Visit, who: &Principal, form: &Form) -> Result<Result<Page, Problem>, Refused> {
    let query = match DeskQuery::read(&visit.pairs) {
        Ok(query) => query,
        Err(error) => return Ok(Err(Problem::from(error))),
    };
    let cases = &visit.app.cases;
    let officers = cases.officers(who).await?;
    let assigned = match officers.iter().find(|officer| officer.login == query.assigned) {
        Some(officer) => officer.id.clone(),
        // An officer who is not of this office has nothing here.
        None => query.assigned.clone(),
    };
    let counts = cases.queue_counts(who).await?;
    let counted = match (query.group, query.state) {
        (Some(group), None) => Some(counts.iter().find(|(known, _)| *known == group).map_or(0, |(_, n)| *n)),
        (None, None) => Some(counts.iter().map(|(_, n)| n).sum()),
        _ => None,
    };
    let (offset, limit) = span(query.page, PER_PAGE);
    let wanted = CaseQuery {
        group: query.group,
        state: query.state,
        text: query.q.clone(),
        product: query.product.clone(),
        assigned,
        order: order(query.sort),
        total: counted,
        offset,
        limit,
        ..CaseQuery::default()
    };
    let rows = cases.queue(who, &wanted).await?;
    let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
    if query.page > pages {
        let last = DeskQuery { page: pages, ..query };
        return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
    }
    let mut logins: Vec<(String, String)> =
        officers.iter().map(|officer| (officer.id.clone(), officer.login.clone())).collect();
    for id in rows.rows.iter().filter_map(|case| case.assigned.as_ref()) {
        if !logins.iter().any(|(known, _)| known == id)
            && let Some(account) = visit.app.store.account(id).await?
        {
            logins.push((id.clone(), account.login));
        }
    }
    let view = DeskQueue {
        query,
        rows,
        per: PER_PAGE,
        counts,
        officers: officers.into_iter().map(|officer| officer.login).collect(),
        logins,
        office: CaseService::office_of(who)?.code,
        may_work: decide(Some(who), Capability::WorkApplications, Object::None, who.confirmed_at).is_ok(),
        assigned: visit.parameter("assigned_now").parse().ok(),
    };
    Ok(Ok(desk::queue(&visit.cx, view, form)))
}

pub(crate) async fn queue(signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => queue_page(&signed.visit, who, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show_list(page).await
}

pub(crate) async fn assign_sent(mut post: Post) -> Response {
    // Back to the list as it was narrowed, if it is one of ours.
    let back = post.field("back");
    let back = if back.starts_with("/desk/applications") { back } else { "/desk/applications" };
    let joint = if back.contains('?') { '&' } else { '?' };
    let chosen: Vec<String> = post.pairs.iter().filter(|(name, _)| name == "case").map(|(_, id)| id.clone()).collect();
    let location = format!("{back}{joint}assigned_now={}", chosen.len());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        post.app().cases.assign(&who, &chosen, post.field("to"), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| match queue_page(&post.visit, &post.principal()?, &form).await? {
        Ok(page) => Ok(page),
        Err(_) => Err(Refused::Missing),
    };
    post.finish(done, again).await
}

async fn case_page(
    visit: &Visit,
    who: &Principal,
    id: &str,
    revealed: Option<Person>,
    forms: DeskForms,
) -> Result<Page, Refused> {
    let known = visit.app.cases.desk_application(who, &visit.cx.register, id).await?;
    let place = Object::Place { county: known.case.county, prefecture: known.case.prefecture };
    let view = DeskApplication {
        may_reveal: decide(Some(who), Capability::RevealClaimant, place, who.confirmed_at).is_ok(),
        case: known.case,
        papers: known.papers,
        office: CaseService::office_of(who)?.code,
        bases: known.bases,
        findings: known.findings,
        listing: known.listing,
        steps: known.steps,
        supplements: known.supplements,
        supplement_bases: known.supplement_bases,
        notes: known.notes,
        words: known.words,
        site_check: known.site_check,
        allowed: known.allowed,
        may_work: known.may_work,
        proposed_by_reader: known.proposed_by_reader,
        applicant: known.applicant,
        revealed,
        logins: known.logins,
        officers: known.officers,
        done: Step::from_code(visit.parameter("done")),
    };
    Ok(desk::application(&visit.cx, view, forms))
}

/// Forms with keys of their own.
fn forms(visit: &Visit) -> DeskForms {
    let new = || Form::new(visit.app.clock.id());
    DeskForms { step: new(), note: new(), say: new(), reveal: new() }
}

pub(crate) async fn case(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => case_page(&signed.visit, who, &named(part), None, forms(&signed.visit)).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn step_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let step = Step::from_code(post.field("step")).map_or("", Step::code);
    let location = format!("/desk/applications/{id}?done={step}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let field = |name: &str| post.field(name).to_owned();
        let wanted = |name: &str| post.field(&format!("mark_{name}")).trim().to_owned();
        let ticked = |name: &str| post.pairs.iter().any(|(field, value)| field == "marked" && value == name);
        // A box that was ticked without a word stays in, so that the missing words are asked for.
        let marks = post
            .pairs
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("mark_"))
            .map(|name| (name.to_owned(), wanted(name)))
            .filter(|(name, wanted)| !wanted.is_empty() || ticked(name))
            .collect();
        let typed = Taken {
            step: field("step"),
            version: field("version"),
            reason: field("reason"),
            marks,
            first: field("first"),
            second: field("second"),
            day: field("day"),
            announcement: field("announcement"),
        };
        post.app().cases.take(&who, &id, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = DeskForms { step: form, ..forms(&post.visit) };
        case_page(&post.visit, &post.principal()?, &id, None, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn note_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/applications/{id}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        post.app().cases.note(&post.principal()?, &id, post.field("note"), &acting).await?;
        Ok(format!("{location}#notes"))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = DeskForms { note: form, ..forms(&post.visit) };
        case_page(&post.visit, &post.principal()?, &id, None, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn say_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/applications/{id}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        post.app().cases.say_to_applicant(&post.principal()?, &id, post.field("words"), &acting).await?;
        Ok(format!("{location}#words"))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = DeskForms { say: form, ..forms(&post.visit) };
        case_page(&post.visit, &post.principal()?, &id, None, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn reveal_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin(&format!("/desk/applications/{id}")).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let shown = async {
        let who = post.fresh(Capability::RevealClaimant)?;
        let person = post.app().cases.reveal_applicant(&who, &id, post.field("reason"), &acting).await?;
        case_page(&post.visit, &who, &id, Some(person), forms(&post.visit)).await
    };
    match shown.await {
        Ok(page) => post.show(page, None).await,
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                let forms = DeskForms { reveal: form, ..forms(&post.visit) };
                case_page(&post.visit, &post.principal()?, &id, None, forms).await
            };
            post.finish(Err(refused), again).await
        }
    }
}

async fn site_page(visit: &Visit, who: &Principal, id: &str, form: &Form) -> Result<Page, Refused> {
    let check = visit.app.cases.site_check(who, id).await?;
    let known = visit.app.cases.desk_application(who, &visit.cx.register, id).await?;
    let login = |account: &str| {
        let named = known.logins.iter().find(|(known, _)| known == account);
        named.map(|(_, login)| login.clone()).unwrap_or_default()
    };
    let mine = who.account == check.first || who.account == check.second;
    let view = SiteCheckView {
        first: login(&check.first),
        second: login(&check.second),
        may_write: mine && known.may_work && known.case.state == State::SiteCheck,
        questions: SITE_QUESTIONS,
        done: visit.parameter("done").to_owned(),
        case: known.case.clone(),
        check,
    };
    Ok(desk::site_check(&visit.cx, view, form))
}

pub(crate) async fn site_check(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => site_page(&signed.visit, who, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn site_check_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let sign = post.field("then") == "sign";
    let word = if sign { "signed" } else { "saved" };
    let location = format!("/desk/applications/{id}/site-check?done={word}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let typed = SiteTyped {
            version: post.field("version").to_owned(),
            planned: post.field("planned").to_owned(),
            answers: post.pairs.clone(),
            sign,
        };
        post.app().cases.save_site_check(&post.principal()?, &id, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| site_page(&post.visit, &post.principal()?, &id, &form).await)
        .await
}

/// Whether somebody makes sheets.
fn hands_over(who: &Principal) -> bool {
    decide(Some(who), Capability::HandOver, Object::None, who.confirmed_at).is_ok()
}

async fn handovers_page(visit: &Visit, who: &Principal, form: &Form) -> Result<Result<Page, Problem>, Refused> {
    let page = match visit.parameter("page") {
        "" => 1,
        text => match daodi::registry::page_number(text) {
            Ok(page) => page,
            Err(error) => return Ok(Err(Problem::from(error))),
        },
    };
    let (offset, limit) = span(page, PER_PAGE);
    let rows = visit.app.cases.handovers(offset, limit).await?;
    let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
    if page > pages {
        return Ok(Err(Problem::PageBeyond { pages, last: "/desk/handovers".to_owned() }));
    }
    let new = if hands_over(who) {
        let chosen = form.values.iter().filter(|(name, _)| name == "case").map(|(_, id)| id.clone()).collect();
        Some(HandoverNew { waiting: visit.app.cases.waiting_for_handover(who).await?, chosen })
    } else {
        None
    };
    Ok(Ok(desk::handovers(&visit.cx, Handovers { rows, per: PER_PAGE, page, new }, form)))
}

pub(crate) async fn handovers(signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => handovers_page(&signed.visit, who, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show_list(page).await
}

pub(crate) async fn handovers_sent(mut post: Post) -> Response {
    let acting = match post.begin("/desk/handovers/{object}?done=made").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let typed = NewHandover {
            number: post.field("number").to_owned(),
            day: post.field("day").to_owned(),
            note: post.field("note").to_owned(),
            cases: post.pairs.iter().filter(|(name, _)| name == "case").map(|(_, id)| id.clone()).collect(),
        };
        let id = post.app().cases.hand_over(&who, &typed, &acting).await?;
        Ok(format!("/desk/handovers/{id}?done=made"))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| match handovers_page(&post.visit, &post.principal()?, &form).await? {
        Ok(page) => Ok(page),
        Err(_) => Err(Refused::Missing),
    };
    post.finish(done, again).await
}

pub(crate) async fn handover(part: Part, signed: Signed) -> Response {
    let id = named(part);
    if let Some(id) = id.strip_suffix(".xlsx") {
        return sheet(id, signed).await;
    }
    let page = sheet_page(&signed.visit, &id, None, sheet_forms(&signed.visit)).await;
    signed.show(page).await
}

/// Forms of a sheet's page with keys of their own.
fn sheet_forms(visit: &Visit) -> HandoverForms {
    let new = || Form::new(visit.app.clock.id());
    HandoverForms { password: new(), reveal: new() }
}

async fn sheet_page(visit: &Visit, id: &str, revealed: Option<String>, forms: HandoverForms) -> Result<Page, Refused> {
    let (sheet, cases) = visit.app.cases.handed_over(id).await?;
    let by = match &sheet.password {
        Some(password) => visit.app.store.account(&password.by).await?,
        None => None,
    };
    let view = HandoverSheet {
        sheet,
        cases,
        password_by: by.map(|account| account.login).unwrap_or_default(),
        revealed,
        done: visit.parameter("done").to_owned(),
    };
    Ok(desk::handover(&visit.cx, view, forms))
}

pub(crate) async fn password_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/handovers/{id}?done=kept");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let typed = (post.field(HANDOVER_PASSWORD), post.field("password_on"), post.field("seen"));
        post.app().cases.keep_password(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        post.principal()?;
        let forms = HandoverForms { password: form, ..sheet_forms(&post.visit) };
        sheet_page(&post.visit, &id, None, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn password_reveal_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let acting = match post.begin(&format!("/desk/handovers/{id}")).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let shown = async {
        let who = post.fresh(Capability::HandOver)?;
        let password = post.app().cases.reveal_password(&who, &id, &acting).await?;
        sheet_page(&post.visit, &id, Some(password.expose().to_owned()), sheet_forms(&post.visit)).await
    };
    match shown.await {
        Ok(page) => post.show(page, None).await,
        Err(refused) => {
            let again = async |post: &Post, _: Form| {
                post.principal()?;
                sheet_page(&post.visit, &id, None, sheet_forms(&post.visit)).await
            };
            post.finish(Err(refused), again).await
        }
    }
}

/// The sheet, or the letter that goes with it, to be printed or written on in.
pub(crate) async fn sheet_paper(parts: Two, signed: Signed) -> Response {
    let made = async {
        signed.principal()?;
        let (id, file) = two(parts)?;
        let (name, form) = PaperForm::of(&file).ok_or(Refused::Missing)?;
        let ready = signed.visit.app.cases.sheet_paper(&signed.visit.cx.register, &id, name).await?;
        paper_file(ready.paper, form, &ready.name).await
    };
    match made.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

/// An official paper of a case, to be printed or written on in.
pub(crate) async fn issued(parts: Two, signed: Signed) -> Response {
    let made = async {
        let (who, register) = (signed.principal()?, &signed.visit.cx.register);
        let (id, file) = two(parts)?;
        let (name, form) = PaperForm::of(&file).ok_or(Refused::Missing)?;
        let ready = signed.visit.app.cases.desk_issued(who, register, &id, name).await?;
        paper_file(ready.paper, form, &ready.name).await
    };
    match made.await {
        Ok(response) => response,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

/// Two parts of the path: an id and a file's name.
type Two = Result<Path<(String, String)>, PathRejection>;

fn two(parts: Two) -> Result<(String, String), Refused> {
    let Path((id, file)) = parts.map_err(|_| Refused::Missing)?;
    Ok((named(Ok(Path(id))), named(Ok(Path(file)))))
}

/// 汇总表 as a workbook: the columns that lists of users in the national office's announcements have (CNIPA 475).
async fn sheet(id: &str, signed: Signed) -> Response {
    let file = async {
        let (sheet, cases) = signed.visit.app.cases.handed_over(id).await?;
        table(&sheet, &cases).to_xlsx(signed.visit.app.clock.micros()).map_err(|_| Refused::Fault("sheet"))
    };
    match file.await {
        Ok(bytes) => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            let name = format!("attachment; filename=\"daodi-handover-{id}.xlsx\"");
            ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response()
        }
        Err(refused) => signed.show(Err(refused)).await,
    }
}

fn table(sheet: &Handover, cases: &[Application]) -> Table {
    const COLUMNS: &[(&str, u16)] = &[
        ("序号", 6),
        ("省份", 8),
        ("产品名称", 20),
        ("企业名称", 32),
        ("统一社会信用代码", 22),
        ("地址", 36),
        ("法定代表人", 12),
        ("自有品牌", 16),
        ("收件编号", 16),
    ];
    let columns = COLUMNS.iter().map(|(heading, width)| Column::new(*heading, *width)).collect();
    let row = |(at, case): (usize, &Application)| {
        let stated = |name: &str| Cell::text(case.statement.get(name).to_owned());
        vec![
            Cell::text((at + 1).to_string()),
            Cell::text("河南省"),
            Cell::text(case.product_name.clone()),
            Cell::text(case.name.clone()),
            Cell::text(case.uscc.clone()),
            stated("applicant_address"),
            stated("legal_representative"),
            stated("own_brand"),
            Cell::text(case.receipt.clone().unwrap_or_default()),
        ]
    };
    let rows = cases.iter().enumerate().map(row).collect();
    Table { title: format!("申请使用专用标志企业汇总表 {}", sheet.number), columns, rows }
}
