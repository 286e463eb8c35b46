//! The audit trail: searching it, one row, taking it out as a file. Each of these is itself in the trail.

use super::super::disposition;
use super::super::post::Post;
use super::super::visit::Visit;
use super::admin::logins;
use super::{Part, Signed, named, span};
use crate::clock::day_bounds;
use crate::exports::{Cell, Column, Table};
use crate::services::refused::Refused;
use app::pages::admin::{self, AuditQuery as Asked, AuditRowView, AuditView, SealView};
use app::{Page, Problem};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use daodi::audit::{Action, ObjectKind};
use daodi::form::{Fault, FieldFault, Form};
use daodi::people::{AuditRow, Capability, PageOf};
use daodi::ports::{Accounts, AuditQuery, Trail};

/// Most rows of a file.
const EXPORT: i64 = 10_000;

/// The store's question for what was asked; none where the name of an actor is nobody's, so that nothing is found.
async fn wanted(visit: &Visit, asked: &Asked, limit: i64) -> Result<Option<AuditQuery>, Refused> {
    let actor = match asked.actor.as_str() {
        "" | "cli" | "job" => asked.actor.clone(),
        login => match visit.app.accounts.store().account_by_login(&login.to_lowercase()).await? {
            Some(account) => account.id,
            None => return Ok(None),
        },
    };
    // An account is asked for by the name people know.
    let object = match asked.object_kind {
        Some(ObjectKind::Account) if asked.object.len() < 36 && !asked.object.is_empty() => {
            let account = visit.app.accounts.store().account_by_login(&asked.object.to_lowercase()).await?;
            account.map_or_else(|| asked.object.clone(), |account| account.id)
        }
        _ => asked.object.clone(),
    };
    Ok(Some(AuditQuery {
        actor,
        action: asked.action.map_or("", Action::code).to_owned(),
        object_kind: asked.object_kind.map_or("", ObjectKind::code).to_owned(),
        object,
        from: asked.from.map_or(0, |day| day_bounds(day).0),
        to: asked.to.map_or(i64::MAX, |day| day_bounds(day).1),
        refused: asked.refused,
        offset: span(asked.page, Asked::PER).0,
        limit,
    }))
}

async fn found(visit: &Visit, asked: &Asked, limit: i64) -> Result<PageOf<AuditRow>, Refused> {
    match wanted(visit, asked, limit).await? {
        Some(query) => Ok(visit.app.store.audit(&query).await?),
        None => Ok(PageOf::default()),
    }
}

/// The accounts that rows are about.
fn accounts_in(rows: &[AuditRow]) -> Vec<String> {
    let about = |row: &AuditRow| [(row.object_kind == "account").then(|| row.object.clone()), row.on_behalf.clone()];
    rows.iter().flat_map(about).flatten().filter(|id| id.len() == 36).collect()
}

async fn audit_page(visit: &Visit, pairs: &[(String, String)], form: Form) -> Result<Result<Page, Problem>, Refused> {
    let (query, faults) = match Asked::read(pairs) {
        Ok(read) => read,
        Err(error) => return Ok(Err(Problem::from(error))),
    };
    let page = if faults.is_empty() { found(visit, &query, span(1, Asked::PER).1).await? } else { PageOf::default() };
    let mut form = form;
    form.faults.extend(faults);
    // A date that is none stays as it was typed.
    for name in ["from", "to"] {
        if let Some((_, value)) = pairs.iter().find(|(n, _)| n == name) {
            form = form.with(name, value.clone());
        }
    }
    let logins = logins(visit, accounts_in(&page.rows)).await?;
    Ok(admin::audit(&visit.cx, AuditView { query, page, logins, export_most: EXPORT }, &form))
}

/// What was asked, as it stands in the trail. The trail is kept for ever: of what was typed it takes only what it holds
/// already, and so nobody's telephone number or name.
async fn asked_for(visit: &Visit) -> Result<String, Refused> {
    let Ok((asked, faults)) = Asked::read(&visit.pairs) else { return Ok(Asked::default().path()) };
    // Nothing was typed that could be somebody's: there is nothing to look up.
    if asked.actor.is_empty() && asked.object.is_empty() {
        return Ok(asked.path());
    }
    let known = faults.is_empty() && found(visit, &Asked { page: 1, ..asked.clone() }, 1).await?.total > 0;
    let unknown = Asked { actor: String::new(), object: String::new(), ..asked.clone() };
    Ok(if known { asked } else { unknown }.path())
}

pub(crate) async fn audit(signed: Signed) -> Response {
    let page = async {
        // Whoever reads the trail stands in it.
        let acting = super::super::refusals::acting(&signed.visit, Some(signed.who()?));
        let mut act = acting.act(signed.visit.app.clock, Action::AuditRead, ObjectKind::Audit, "search");
        act.reason = Some(asked_for(&signed.visit).await?);
        signed.visit.app.store.record(&act).await?;
        audit_page(&signed.visit, &signed.visit.pairs, signed.form()).await
    };
    let page = page.await;
    signed.show_list(page).await
}

pub(crate) async fn audit_row(part: Part, signed: Signed) -> Response {
    let page = async {
        let visit = &signed.visit;
        let row = visit.app.store.audit_row(&named(part)).await?.ok_or(Refused::Missing)?;
        let acting = super::super::refusals::acting(visit, Some(signed.who()?));
        visit.app.store.record(&acting.act(visit.app.clock, Action::AuditRead, ObjectKind::Audit, &row.id)).await?;
        let seal = visit.app.store.seal_of(&crate::clock::day(row.at).to_string()).await?;
        let seal = match seal {
            Some(seal) => {
                let query = daodi::ports::LogQuery {
                    action: Action::AuditSeal.code().to_owned(),
                    object: seal.day.clone(),
                    limit: 1,
                    ..daodi::ports::LogQuery::default()
                };
                let entry = visit.app.store.log_entries(&query).await?.rows.into_iter().next().and_then(|e| e.seq);
                Some(SealView { day: seal.day, count: seal.count, root: seal.root, entry })
            }
            None => None,
        };
        let names = logins(visit, accounts_in(std::slice::from_ref(&row))).await?;
        Ok(admin::audit_row(&visit.cx, AuditRowView { row, logins: names, seal }, &signed.form()))
    };
    let page = page.await;
    signed.show(page).await
}

/// The trail as a file. The taking out is on record before the first byte leaves.
pub(crate) async fn audit_export_sent(mut post: Post) -> Response {
    let acting = match post.begin("/admin/audit").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let xlsx = post.field("format") == "xlsx";
    let made = async {
        post.fresh(Capability::ExportAudit)?;
        let reason = post.app().accounts.reason(post.field("reason"))?;
        if !["csv", "xlsx"].contains(&post.field("format")) {
            return Err(Refused::field("format", Fault::Choice));
        }
        let (mut asked, faults) = Asked::read(&post.pairs).map_err(|_| Refused::field("form", Fault::Choice))?;
        if !faults.is_empty() {
            return Err(Refused::Faults(faults));
        }
        asked.page = 1;
        let rows = found(&post.visit, &asked, EXPORT).await?;
        if rows.total > EXPORT {
            let most = u32::try_from(EXPORT).unwrap_or(u32::MAX);
            return Err(Refused::Faults(vec![FieldFault::bound("form", Fault::TooLong, most)]));
        }
        let mut act = acting.act(post.app().clock, Action::AuditExport, ObjectKind::Audit, "export");
        act.reason = Some(reason);
        act.after = Some(rows.total.to_string());
        post.app().store.record(&act).await?;
        let title = post.visit.cx.t("section-audit");
        let table = table(title, &rows.rows);
        let bytes = if xlsx { table.to_xlsx(post.app().clock.micros()) } else { table.to_csv() };
        bytes.map_err(|_| Refused::Fault("export"))
    };
    match made.await {
        Ok(bytes) => {
            let ending = if xlsx { "xlsx" } else { "csv" };
            let media = if xlsx {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            } else {
                "text/csv; charset=utf-8"
            };
            let name = format!("daodi-audit-{}.{ending}", post.visit.cx.today);
            let headers = [(CONTENT_TYPE, HeaderValue::from_static(media)), (CONTENT_DISPOSITION, disposition(&name))];
            post.keeping((headers, bytes).into_response())
        }
        Err(refused) => {
            let again = async |post: &Post, form: Form| {
                audit_page(&post.visit, &post.pairs, form).await?.map_err(|_| Refused::Missing)
            };
            post.finish(Err(refused), again).await
        }
    }
}

/// Headings and widths of the file.
const COLUMNS: [(&str, u16); 16] = [
    ("id", 38),
    ("at", 26),
    ("actor_kind", 10),
    ("actor", 38),
    ("login", 16),
    ("on_behalf", 24),
    ("role", 16),
    ("office", 10),
    ("action", 22),
    ("object_kind", 14),
    ("object", 38),
    ("before", 20),
    ("after", 20),
    ("reason", 40),
    ("request", 38),
    ("refused", 14),
];

fn table(title: &str, rows: &[AuditRow]) -> Table {
    let mut table = Table::new(title, COLUMNS.map(|(heading, width)| Column::new(heading, width)).to_vec());
    table.rows = rows
        .iter()
        .map(|row| {
            let at = jiff::Timestamp::from_microsecond(row.at).map(|at| at.to_string()).unwrap_or_default();
            let or_nothing = |value: &Option<String>| Cell::from(value.clone());
            vec![
                Cell::from(row.id.as_str()),
                Cell::from(at),
                Cell::from(row.actor_kind.as_str()),
                or_nothing(&row.actor),
                or_nothing(&row.login),
                or_nothing(&row.on_behalf),
                or_nothing(&row.role),
                or_nothing(&row.office),
                Cell::from(row.action.as_str()),
                Cell::from(row.object_kind.as_str()),
                Cell::from(row.object.as_str()),
                or_nothing(&row.before),
                or_nothing(&row.after),
                or_nothing(&row.reason),
                Cell::from(row.request.as_str()),
                or_nothing(&row.refused),
            ]
        })
        .collect();
    table
}
