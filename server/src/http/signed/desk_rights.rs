//! The rights of an office's place: what is watched, what is ordered to be put right.

use super::super::post::Post;
use super::super::visit::Visit;
use super::{Part, Signed, named};
use crate::services::authorisations::{Looked, Ordered};
use crate::services::refused::Refused;
use app::pages::desk::{self, DeskRight, DeskRights, DeskRightsQuery, RightActDone, RightForms};
use app::{Page, Problem};
use axum::response::Response;
use daodi::form::Form;
use daodi::people::{Capability, Object, Principal, capability::decide};
use daodi::registry::{Authorisation, Register};

/// Rights a page.
const PER_PAGE: usize = 30;

/// The rights whose enterprises lie with somebody's office or one below it.
fn own<'a>(who: &Principal, register: &'a Register, now: i64) -> Vec<&'a Authorisation> {
    let lies = |right: &&Authorisation| {
        let Some(enterprise) = register.enterprise(right.enterprise.as_str()) else { return false };
        let prefecture = enterprise.prefecture.unwrap_or(daodi::identifiers::DivisionCode::HENAN);
        let place = Object::Place { county: enterprise.county, prefecture };
        decide(Some(who), Capability::ViewRights, place, now).is_ok()
    };
    register.rows().authorisations.iter().filter(lies).collect()
}

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let query = match DeskRightsQuery::read(&signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let (who, cx) = (signed.principal()?, &signed.visit.cx);
        let rights = own(who, &cx.register, signed.visit.app.clock.micros());
        let view = DeskRights::of(query, &rights, &cx.register, cx.today, PER_PAGE);
        let pages = view.total.div_ceil(PER_PAGE).max(1);
        if view.query.page > pages {
            let last = DeskRightsQuery { page: pages, ..view.query };
            return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
        }
        Ok(Ok(desk::rights(cx, view)))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn page_of(visit: &Visit, who: &Principal, id: &str, forms: RightForms) -> Result<Page, Refused> {
    let found = visit.app.accounts.desk_right(who, id).await?;
    let open = found.rectifications.iter().find(|order| order.is_open());
    let view = DeskRight {
        may_end: open.zip(who.office.as_ref()).is_some_and(|(order, office)| order.is_ended_by(office)),
        right: found.right,
        changes: found.changes,
        rectifications: found.rectifications,
        may_order: found.may_order,
        done: match visit.parameter("done") {
            "ordered" => Some(RightActDone::Ordered),
            "returned" => Some(RightActDone::Returned),
            "ended" => Some(RightActDone::Ended),
            _ => None,
        },
    };
    Ok(desk::right(&visit.cx, view, forms))
}

/// The forms, each with a key of its own.
fn blank(visit: &Visit) -> RightForms {
    let form = || Form::new(visit.app.clock.id());
    RightForms { order: form(), end: form() }
}

pub(crate) async fn one(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page_of(&signed.visit, who, &named(part), blank(&signed.visit)).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn order_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let location = format!("/desk/authorisations/{id}?done=ordered");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let field = |name: &str| post.field(name).to_owned();
        let typed =
            Ordered { version: field("version"), demand: field("demand"), basis: field("basis"), due: field("due") };
        post.app().accounts.order_rectification(&who, &id, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = RightForms { order: form, ..blank(&post.visit) };
        page_of(&post.visit, &post.principal()?, &id, forms).await
    };
    post.finish(done, again).await
}

pub(crate) async fn end_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let outcome = if post.field("outcome") == "not_done" { "returned" } else { "ended" };
    let location = format!("/desk/authorisations/{id}?done={outcome}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let field = |name: &str| post.field(name).to_owned();
        let typed = Looked {
            version: field("version"),
            outcome: field("outcome"),
            finding: field("finding"),
            due: field("due"),
        };
        post.app().accounts.look_at_rectification(&who, &id, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| {
        let forms = RightForms { end: form, ..blank(&post.visit) };
        page_of(&post.visit, &post.principal()?, &id, forms).await
    };
    post.finish(done, again).await
}
