//! GI trademarks: `/my/members` for registrants, `/desk/marks` for the province's office.

use super::super::App;
use super::super::download::disposition;
use super::super::multipart::{FormError, SentForm};
use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, Signed, named, span};
use crate::exports::{Cell, Column, Table};
use crate::services::refused::Refused;
use crate::services::trademarks::{LARGEST_LIST, NewTrademark};
use app::pages::trademarks::{self as pages, MarkDone, MarkQuery, MarkSort, MarkView, Side, UseView};
use app::{Page, Problem};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, USER_AGENT};
use axum::response::{IntoResponse, Response};
use daodi::form::{Fault, Form};
use daodi::people::{Capability, Principal, capability::grants};
use daodi::ports::{TrademarkOrder, TrademarkQuery};
use daodi::registrant::{MOST_USERS, USER_COLUMNS, UserAnswers};
use std::convert::Infallible;
use std::sync::Arc;

/// Rows a page.
const PER_PAGE: usize = 30;
/// Most rows of an export.
const EXPORTED: i64 = 100_000;

fn wanted(query: &MarkQuery) -> TrademarkQuery {
    let (offset, limit) = span(query.page, PER_PAGE);
    TrademarkQuery {
        text: query.q.clone(),
        state: query.state,
        order: match query.sort {
            MarkSort::Newest => TrademarkOrder::Newest,
            MarkSort::Name => TrademarkOrder::Name,
            MarkSort::Ending => TrademarkOrder::Ending,
        },
        offset,
        limit,
    }
}

/// The page asked for, or the last one there is.
fn beyond(query: &MarkQuery, total: i64) -> Option<Problem> {
    let pages = usize::try_from(total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
    (query.page > pages).then(|| {
        let last = MarkQuery { page: pages, ..query.clone() };
        Problem::PageBeyond { pages, last: last.href() }
    })
}

async fn list(signed: Signed, side: Side) -> Response {
    let page = async {
        let query = match MarkQuery::read(side.path().to_owned(), &signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let who = signed.principal()?;
        let rows = signed.visit.app.accounts.trademarks(who, &wanted(&query)).await?;
        if let Some(problem) = beyond(&query, rows.total) {
            return Ok(Err(problem));
        }
        let view = pages::Trademarks {
            side,
            query,
            rows,
            per: PER_PAGE,
            may_tie: grants(who.role, Capability::TieTrademark),
            tied: signed.done() == "tied",
        };
        Ok(Ok(pages::trademarks(&signed.visit.cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

pub(crate) async fn own_list(signed: Signed) -> Response {
    list(signed, Side::My).await
}

pub(crate) async fn desk_list(signed: Signed) -> Response {
    list(signed, Side::Desk).await
}

/// A mark's page with these of its users.
async fn mark_page(
    visit: &Visit,
    who: &Principal,
    (side, id): (Side, &str),
    query: MarkQuery,
    form: &Form,
) -> Result<Result<Page, Problem>, Refused> {
    let accounts = &visit.app.accounts;
    let mark = accounts.trademark(who, id).await?;
    let (rows, counts) = accounts.trademark_users(who, id, &wanted(&query)).await?;
    if let Some(problem) = beyond(&query, rows.total) {
        return Ok(Err(problem));
    }
    let may = match side {
        Side::My => Capability::KeepTrademarkUsers,
        Side::Desk => Capability::ConfirmTrademarkUser,
    };
    let view = MarkView {
        side,
        mark,
        query,
        rows,
        per: PER_PAGE,
        counts,
        may: grants(who.role, may),
        done: match visit.parameter("done") {
            "declared" => Some(MarkDone::Declared),
            "confirmed" => Some(MarkDone::Confirmed),
            "changed" => Some(MarkDone::Changed),
            _ => None,
        },
    };
    Ok(Ok(pages::mark(&visit.cx, view, form)))
}

/// The same page after a form that was not in order: its list from the beginning.
async fn mark_again(visit: &Visit, who: &Principal, side: Side, id: &str, form: &Form) -> Result<Page, Refused> {
    let query = MarkQuery::at(format!("{}/{id}", side.path()));
    mark_page(visit, who, (side, id), query, form).await?.map_err(|_| Refused::Missing)
}

async fn mark(part: Part, signed: Signed, side: Side) -> Response {
    let id = named(part);
    let page = async {
        let query = match MarkQuery::read(format!("{}/{id}", side.path()), &signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        mark_page(&signed.visit, signed.principal()?, (side, &id), query, &signed.form()).await
    };
    let page = page.await;
    signed.show_list(page).await
}

pub(crate) async fn own_mark(part: Part, signed: Signed) -> Response {
    mark(part, signed, Side::My).await
}

pub(crate) async fn desk_mark(part: Part, signed: Signed) -> Response {
    mark(part, signed, Side::Desk).await
}

/// The users that a list asks for, as a table: the headings are those that a list is read with.
async fn export(part: Part, signed: Signed, side: Side, xlsx: bool) -> Response {
    let id = named(part);
    let made = async {
        let query = match MarkQuery::read(format!("{}/{id}", side.path()), &signed.visit.pairs) {
            Ok(query) => TrademarkQuery { limit: EXPORTED, offset: 0, ..wanted(&query) },
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let who = signed.principal()?;
        let accounts = &signed.visit.app.accounts;
        let mark = accounts.trademark(who, &id).await?;
        let (users, _) = accounts.trademark_users(who, &id, &query).await?;
        let state = |code| app::text::text_for(signed.visit.cx.locale, "use-state", code).to_owned();
        let mut columns: Vec<Column> = USER_COLUMNS.iter().map(|(heading, _)| Column::new(*heading, 20)).collect();
        columns.push(Column::new(signed.visit.cx.t("common-status"), 12));
        let mut table = Table::new(mark.number.clone(), columns);
        table.rows.extend(users.rows.into_iter().map(|user| {
            vec![
                Cell::text(user.uscc.to_string()),
                Cell::text(user.name),
                user.filing_no.into(),
                user.filed_on.into(),
                user.since.into(),
                user.ended_on.or(user.until).into(),
                Cell::text(state(user.state.code())),
            ]
        }));
        let made = if xlsx { table.to_xlsx(signed.visit.app.clock.micros()) } else { table.to_csv() };
        made.map(|bytes| Ok((bytes, mark.number))).map_err(|error| {
            tracing::error!(%error, "a table could not be exported");
            Refused::Fault("export")
        })
    };
    let (kind, ending) = if xlsx {
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    } else {
        ("text/csv; charset=utf-8", "csv")
    };
    match made.await {
        Ok(Ok((bytes, number))) => {
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static(kind)),
                (CONTENT_DISPOSITION, disposition(&format!("daodi-members-{number}.{ending}"))),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, bytes).into_response()
        }
        Ok(Err(problem)) => signed.show_list(Ok(Err(problem))).await,
        Err(refused) => signed.show(Err(refused)).await,
    }
}

pub(crate) async fn own_csv(part: Part, signed: Signed) -> Response {
    export(part, signed, Side::My, false).await
}

pub(crate) async fn own_xlsx(part: Part, signed: Signed) -> Response {
    export(part, signed, Side::My, true).await
}

pub(crate) async fn desk_csv(part: Part, signed: Signed) -> Response {
    export(part, signed, Side::Desk, false).await
}

pub(crate) async fn desk_xlsx(part: Part, signed: Signed) -> Response {
    export(part, signed, Side::Desk, true).await
}

pub(crate) async fn tie(signed: Signed) -> Response {
    let page = pages::trademark_new(&signed.visit.cx, &signed.form());
    signed.show(Ok(page)).await
}

pub(crate) async fn tie_sent(mut post: Post) -> Response {
    let location = "/desk/marks?done=tied";
    let acting = match post.begin(location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(Capability::TieTrademark)?;
        let field = |name: &str| post.field(name).to_owned();
        let typed = NewTrademark {
            registrant: field("registrant"),
            product: field("product"),
            track: field("track"),
            number: field("mark_no"),
            holder: field("holder"),
            expires: field("expires"),
        };
        post.app().accounts.tie_trademark(&who, &post.visit.cx.register, &typed, &acting).await?;
        Ok(location.to_owned())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| Ok(pages::trademark_new(&post.visit.cx, &form))).await
}

pub(crate) async fn change_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/marks/{id}?done=changed");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(Capability::TieTrademark)?;
        let typed = (post.field("holder"), post.field("expires"), post.field("version"));
        post.app().accounts.change_trademark(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again =
        async |post: &Post, form: Form| mark_again(&post.visit, &post.principal()?, Side::Desk, &id, &form).await;
    post.finish(done, again).await
}

pub(crate) async fn confirm_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/marks/{id}?done=confirmed");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(Capability::ConfirmTrademarkUser)?;
        let chosen = post.pairs.iter().filter(|(name, _)| name == "use").map(|(_, value)| {
            let (user, version) = value.split_once(':')?;
            Some((user.to_owned(), version.parse().ok()?))
        });
        let chosen: Option<Vec<(String, i64)>> = chosen.collect();
        let chosen = chosen.ok_or(Refused::field("use", Fault::Choice))?;
        post.app().accounts.confirm_users(&who, &id, &chosen, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again =
        async |post: &Post, form: Form| mark_again(&post.visit, &post.principal()?, Side::Desk, &id, &form).await;
    post.finish(done, again).await
}

pub(crate) async fn declare_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/my/members/{id}?done=declared");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let field = |name: &str| post.field(name).to_owned();
        let typed = UserAnswers {
            uscc: field("uscc").to_uppercase(),
            name: field("enterprise_name"),
            filing_no: field("filing_no"),
            filed_on: field("filed_on"),
            since: field("since"),
            until: field("until"),
        };
        post.app().accounts.declare_user(&who, &id, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| mark_again(&post.visit, &post.principal()?, Side::My, &id, &form).await;
    post.finish(done, again).await
}

/// A list that was sent as a file or copied into the form.
pub(crate) struct ListPost {
    post: Post,
    list: Result<String, Fault>,
}

impl FromRequest<Arc<App>> for ListPost {
    type Rejection = Infallible;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Infallible> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, app).await;
        let who = parts.extensions.get::<super::super::access::Who>().cloned();
        let agent = parts.headers.get(USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let sent = SentForm::read(Request::from_parts(parts, body)).await;
        let list = match &sent {
            Ok(form) => match form.files.iter().find(|file| file.field == "list" && !file.bytes.is_empty()) {
                Some(file) if file.bytes.len() > LARGEST_LIST => Err(Fault::TooManyRows),
                Some(file) => text(&file.bytes),
                None => {
                    Ok(form.fields.iter().find(|(name, _)| name == "rows").map(|(_, v)| v.clone()).unwrap_or_default())
                }
            },
            Err(FormError::TooMuchText | FormError::TooLarge | FormError::FileTooLarge { .. }) => {
                Err(Fault::TooManyRows)
            }
            Err(_) => Err(Fault::FileBad),
        };
        let pairs = sent.map(|form| form.fields).unwrap_or_default();
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.replace('\0', ""))).collect();
        Ok(Self { post: Post::new(visit, who, pairs, agent), list: list.map(|text| text.replace('\0', "")) })
    }
}

/// A file's text: UTF-8, or GB 18030 as Chinese spreadsheets save it.
fn text(bytes: &[u8]) -> Result<String, Fault> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    if broken { Err(Fault::FileBad) } else { Ok(text.into_owned()) }
}

impl ListPost {
    fn list(&self) -> Result<&str, Refused> {
        match &self.list {
            Ok(text) => Ok(text),
            Err(fault) => {
                let n = u32::try_from(MOST_USERS).unwrap_or(u32::MAX);
                Err(Refused::Faults(vec![daodi::form::FieldFault::bound("rows", *fault, n)]))
            }
        }
    }
}

/// Reads a list and shows what would be done; nothing is written, so the form's key is not taken.
pub(crate) async fn list_sent(part: Part, sent: ListPost) -> Response {
    let id = named(part);
    let read = async {
        let who = sent.post.principal()?;
        let text = sent.list()?;
        let list = sent.post.app().accounts.read_user_list(&who, &id, text).await?;
        Ok(pages::Preview { mark: list.mark, users: list.users, problems: list.problems, text: text.to_owned() })
    };
    match read.await {
        Ok(view) => {
            let form = Form::new(sent.post.app().clock.id());
            let page = pages::preview(&sent.post.visit.cx, view, &form);
            sent.post.show(page, None).await
        }
        Err(refused) => {
            let again =
                async |post: &Post, form: Form| mark_again(&post.visit, &post.principal()?, Side::My, &id, &form).await;
            sent.post.finish(Err(refused), again).await
        }
    }
}

pub(crate) async fn apply_sent(part: Part, mut sent: ListPost) -> Response {
    let id = named(part);
    let location = format!("/my/members/{id}?done=declared");
    let acting = match sent.post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post.principal()?;
        sent.post.app().accounts.declare_list(&who, &id, sent.list()?, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| mark_again(&post.visit, &post.principal()?, Side::My, &id, &form).await;
    sent.post.finish(done, again).await
}

async fn use_page(visit: &Visit, who: &Principal, side: Side, id: &str, form: &Form) -> Result<Page, Refused> {
    let (mark, user) = visit.app.accounts.trademark_user(who, id).await?;
    let may = match side {
        Side::My => Capability::KeepTrademarkUsers,
        Side::Desk => Capability::ConfirmTrademarkUser,
    };
    let ended = visit.parameter("done") == "ended";
    let view = UseView { side, mark, user, may_end: grants(who.role, may), ended };
    Ok(pages::one(&visit.cx, view, form))
}

async fn one(part: Part, signed: Signed, side: Side) -> Response {
    let id = named(part);
    let page = match signed.principal() {
        Ok(who) => use_page(&signed.visit, who, side, &id, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn own_use(part: Part, signed: Signed) -> Response {
    one(part, signed, Side::My).await
}

pub(crate) async fn desk_use(part: Part, signed: Signed) -> Response {
    one(part, signed, Side::Desk).await
}

async fn end_sent(part: Part, mut post: Post, side: Side) -> Response {
    let id = named(part);
    let location = format!("{}/use/{id}?done=ended", side.path());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let typed = (post.field("last_day"), post.field("reason"), post.field("version"));
        post.app().accounts.end_use(&who, &id, typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| use_page(&post.visit, &post.principal()?, side, &id, &form).await;
    post.finish(done, again).await
}

pub(crate) async fn own_end_sent(part: Part, post: Post) -> Response {
    end_sent(part, post, Side::My).await
}

pub(crate) async fn desk_end_sent(part: Part, post: Post) -> Response {
    end_sent(part, post, Side::Desk).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_utf_8_and_in_gb_18030_and_nothing_else() {
        assert_eq!(text("企业名称".as_bytes()).as_deref(), Ok("企业名称"));
        let (bytes, ..) = encoding_rs::GB18030.encode("企业名称，王堃");
        assert_eq!(text(&bytes).as_deref(), Ok("企业名称，王堃"));
        assert_eq!(text(&[0x80, 0xff, 0xff, 0x81]), Err(Fault::FileBad));
    }
}
