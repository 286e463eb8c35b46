//! Entering announcements: the list, the draft with its rows, the second person's act.

use super::super::post::Post;
use super::super::visit::Visit;
use super::files::FilePost;
use super::{Part, Signed, named, span};
use crate::services::acting::Acting;
use crate::services::announcements::{FilingFacts, RowTyped, SheetError, read_sheet, template};
use crate::services::refused::Refused;
use app::pages::desk::{self, DeskFiling, FilingForms, Filings, FilingsQuery, RowsShown, SheetFault};
use app::{Page, Problem};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use daodi::form::{Fault, Form};
use daodi::identifiers::AnnouncementKind;
use daodi::people::{Capability, Principal, capability::grants};
use daodi::ports::{Accounts, FilingQuery};
use daodi::registry::QueryError;
use daodi::registry::announcing::{ENTERED_KINDS, ItemField};

/// Entries a page.
const PER_PAGE: usize = 30;

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let query = match FilingsQuery::read(&signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let who = signed.principal()?;
        let (offset, limit) = span(query.page, PER_PAGE);
        let wanted = FilingQuery { text: query.q.clone(), state: query.state, order: query.order, offset, limit };
        let service = &signed.visit.app.announcements;
        let rows = service.list(who, &wanted).await?;
        let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
        if query.page > pages {
            let last = FilingsQuery { page: pages, ..query };
            return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
        }
        let may_enter = grants(who.role, Capability::PrepareAnnouncement);
        let view = Filings { query, rows, per: PER_PAGE, counts: service.counts(who).await?, may_enter };
        Ok(Ok(desk::announcements(&signed.visit.cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

pub(crate) async fn new(signed: Signed) -> Response {
    let page = desk::announcement_new(&signed.visit.cx, &signed.form());
    signed.show(Ok(page)).await
}

fn facts(post: &Post) -> FilingFacts {
    let field = |name: &str| post.field(name).to_owned();
    FilingFacts {
        issuer: field("issuer"),
        number: field("number"),
        year: field("year"),
        date: field("date"),
        kind: field("kind"),
        track: field("track"),
        text: field("text"),
        source: field("source"),
    }
}

pub(crate) async fn new_sent(mut post: Post) -> Response {
    let acting = match post.begin("/desk/announcements/{object}?done=made").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let id = post.app().announcements.enter(&who, &facts(&post), &acting).await?;
        Ok(format!("/desk/announcements/{id}?done=made"))
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| Ok(desk::announcement_new(&post.visit.cx, &form))).await
}

/// What a page is drawn with beside the entry.
#[derive(Default)]
struct Drawn {
    forms: FilingForms,
    sheet: SheetFault,
    row: Option<u32>,
}

async fn page_of(visit: &Visit, who: &Principal, id: &str, drawn: Drawn) -> Result<Page, Refused> {
    let app = &visit.app;
    let opened = app.announcements.open(who, id).await?;
    let filing = opened.filing;
    let mut logins = [String::new(), String::new(), String::new()];
    let people = [Some(&filing.made_by), filing.proposed_by.as_ref(), filing.decided_by.as_ref()];
    for (login, account) in logins.iter_mut().zip(people) {
        if let Some(account) = account {
            *login = app.store.account(account).await?.map(|account| account.login).unwrap_or_default();
        }
    }
    let number = |name: &str| visit.parameter(name).parse().ok();
    let view = DeskFiling {
        may_prepare: grants(who.role, Capability::PrepareAnnouncement),
        may_apply: grants(who.role, Capability::ApplyAnnouncement),
        own: filing.made_by == who.account || filing.proposed_by.as_deref() == Some(&who.account),
        shown: RowsShown::from_code(visit.parameter("show")),
        page: number("page").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
        row: drawn.row.or_else(|| number("row")),
        sheet: drawn.sheet,
        done: visit.parameter("done").chars().filter(char::is_ascii_lowercase).take(20).collect(),
        items: opened.items,
        checked: opened.checked,
        waiting: opened.waiting,
        logins,
        filing,
    };
    // Each form has a key of its own.
    let mut forms = drawn.forms;
    for form in [&mut forms.facts, &mut forms.sheet, &mut forms.row, &mut forms.act] {
        if form.key.is_empty() {
            form.key = app.clock.id();
        }
    }
    Ok(desk::announcement(&visit.cx, view, forms))
}

pub(crate) async fn one(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page_of(&signed.visit, who, &named(part), Drawn::default()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

/// A form about an entry: begun, done, and ended on the entry's page.
macro_rules! sent {
    ($part:ident, $post:ident, $done:literal, $form:ident, |$who:ident, $key:ident, $acting:ident| $work:expr) => {{
        let id = named($part);
        let location = format!("/desk/announcements/{id}?done={}", $done);
        let acting = match $post.begin(&location).await {
            Ok(acting) => acting,
            Err(answer) => return answer,
        };
        let done = async {
            let $who = $post.principal()?;
            let version = $post.field("version").to_owned();
            let $key = (id.as_str(), version.as_str());
            let $acting: &Acting = &acting;
            $work;
            Ok(location.clone())
        };
        let done: Result<String, Refused> = done.await;
        let again = async |post: &Post, form: Form| {
            let drawn = Drawn { forms: FilingForms { $form: form, ..FilingForms::default() }, ..Drawn::default() };
            page_of(&post.visit, &post.principal()?, &id, drawn).await
        };
        $post.finish(done, again).await
    }};
}

pub(crate) async fn change_sent(part: Part, mut post: Post) -> Response {
    sent!(part, post, "changed", facts, |who, key, acting| {
        post.app().announcements.change(&who, key, &facts(&post), acting).await?
    })
}

pub(crate) async fn take_up_sent(part: Part, mut post: Post) -> Response {
    sent!(part, post, "taken", act, |who, key, acting| {
        post.app().announcements.take_up_all(&who, key, acting).await?
    })
}

pub(crate) async fn propose_sent(part: Part, mut post: Post) -> Response {
    sent!(part, post, "proposed", act, |who, key, acting| {
        post.app().announcements.propose(&who, key, acting).await?
    })
}

pub(crate) async fn discard_sent(part: Part, mut post: Post) -> Response {
    sent!(part, post, "discarded", act, |who, key, acting| {
        post.app().announcements.discard(&who, key, post.field("reason"), acting).await?
    })
}

pub(crate) async fn decide_sent(part: Part, mut post: Post) -> Response {
    if post.field("decision") == "back" {
        return sent!(part, post, "returned", act, |who, key, acting| {
            post.app().announcements.send_back(&who, key, post.field("reason"), acting).await?
        });
    }
    sent!(part, post, "applied", act, |who, key, acting| {
        if post.field("decision") != "apply" {
            return Err(Refused::field("decision", Fault::Choice));
        }
        post.app().announcements.apply(&who, key, post.field("reason"), acting).await?
    })
}

pub(crate) async fn row_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/announcements/{id}?done=row");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let field = |name: &str| post.field(name).to_owned();
    let sent = |name: &str| post.pairs.iter().any(|(own, _)| own == name);
    let typed = RowTyped {
        line: field("line"),
        values: ItemField::ALL.iter().filter(|own| sent(own.code())).map(|own| (*own, field(own.code()))).collect(),
        product: field("chosen_product"),
        enterprise: field("chosen_enterprise"),
        take_up: !post.field("take_up").is_empty(),
        leave_out: !post.field("leave_out").is_empty(),
        left_out: field("left_out"),
    };
    let row = typed.line.parse().unwrap_or(0);
    let done = async {
        let who = post.principal()?;
        let version = post.field("version").to_owned();
        post.app().announcements.put_row(&who, (&id, &version), &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = FilingForms { row: form, ..FilingForms::default() };
        page_of(&post.visit, &post.principal()?, &id, Drawn { forms, row: Some(row), ..Drawn::default() }).await
    };
    post.finish(done, again).await
}

pub(crate) async fn sheet_sent(part: Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/desk/announcements/{id}?done=read");
    let acting = match sent.post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let mut wrong: Option<SheetError> = None;
    let done = async {
        let who = sent.post.principal()?;
        let file = sent.raw()?.ok_or_else(|| Refused::field("sheet", Fault::Missing))?;
        let service = sent.post.app().announcements.clone();
        let kind = service.open(&who, &id).await?.filing.kind;
        let read = tokio::task::spawn_blocking(move || read_sheet(&file.bytes, kind)).await;
        // A reader that panics has met a damaged file.
        let rows = read.unwrap_or(Err(SheetError::Damaged)).map_err(|error| {
            wrong = Some(error);
            Refused::field("sheet", Fault::Sheet)
        })?;
        let version = sent.post.field("version").to_owned();
        service.replace_rows(&who, (&id, &version), &rows, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let sheet = wrong.map_or_else(SheetFault::default, |error| {
        let (line, value) = error.about();
        SheetFault { code: error.code(), line, value }
    });
    let again = async |post: &Post, form: Form| {
        let forms = FilingForms { sheet: form, ..FilingForms::default() };
        page_of(&post.visit, &post.principal()?, &id, Drawn { forms, sheet, ..Drawn::default() }).await
    };
    sent.post.finish(done, again).await
}

/// The empty table of the kind that the address names.
async fn template_file(signed: Signed, xlsx: bool) -> Response {
    let code = signed.visit.parameter("kind").to_owned();
    let kind = match code.as_str() {
        "" => Some(AnnouncementKind::UserApproval),
        code => AnnouncementKind::from_code(code).filter(|kind| ENTERED_KINDS.contains(kind)),
    };
    let Some(kind) = kind else {
        return signed.show_list(Ok(Err(Problem::from(QueryError::new("kind", &code))))).await;
    };
    let (media, ending) = if xlsx {
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    } else {
        ("text/csv; charset=utf-8", "csv")
    };
    match template(kind, xlsx, signed.visit.app.clock.micros()) {
        Ok(body) => {
            let name = format!("daodi-{}.{ending}", kind.code().replace('_', "-"));
            let headers = [
                (CONTENT_TYPE, HeaderValue::from_static(media)),
                (CONTENT_DISPOSITION, super::super::download::disposition(&name)),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (StatusCode::OK, headers, body).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a template could not be made");
            signed.show(Err(Refused::Fault("template"))).await
        }
    }
}

pub(crate) async fn template_csv(signed: Signed) -> Response {
    template_file(signed, false).await
}

pub(crate) async fn template_xlsx(signed: Signed) -> Response {
    template_file(signed, true).await
}
