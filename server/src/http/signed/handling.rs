//! `/desk/handling`: which office takes the applications under each right.

use super::super::post::Post;
use super::super::visit::Visit;
use super::Signed;
use crate::services::cases::{Handled, TypedOffice};
use crate::services::refused::Refused;
use app::pages::desk::{self, HandlingDone, HandlingOne, HandlingQuery, HandlingRow};
use app::{Page, Problem};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use daodi::form::Form;
use daodi::people::{Capability, Principal, capability::grants};

/// The product's slug and the track's code, as the path names them.
type Two = Result<Path<(String, String)>, PathRejection>;

fn row(handled: Handled) -> HandlingRow {
    let Handled { product, track, handling, document, version } = handled;
    HandlingRow { product, track, handling, document, version }
}

pub(crate) async fn list(signed: Signed) -> Response {
    let page = async {
        let query = match HandlingQuery::read(&signed.visit.pairs) {
            Ok(query) => query,
            Err(error) => return Ok(Err(Problem::from(error))),
        };
        let handled = signed.visit.app.cases.handled(&signed.visit.cx.register).await?;
        Ok(desk::handling(&signed.visit.cx, query, handled.into_iter().map(row).collect()))
    };
    let page = page.await;
    signed.show_list(page).await
}

async fn one_page(
    visit: &Visit,
    who: &Principal,
    (product, track): (&str, &str),
    form: &Form,
) -> Result<Page, Refused> {
    let handled = visit.app.cases.handled_one(&visit.cx.register, product, track).await?;
    let view = HandlingOne {
        row: row(handled),
        may: grants(who.role, Capability::NameOffice),
        done: HandlingDone::read(visit.parameter("done")),
    };
    Ok(desk::handling_one(&visit.cx, view, form))
}

pub(crate) async fn one(parts: Two, signed: Signed) -> Response {
    let page = async {
        let Path((product, track)) = parts.map_err(|_| Refused::Missing)?;
        one_page(&signed.visit, signed.principal()?, (&product, &track), &signed.form()).await
    };
    let page = page.await;
    signed.show(page).await
}

pub(crate) async fn one_sent(parts: Two, mut post: Post) -> Response {
    let Ok(Path((product, track))) = parts else { return post.say_no(Refused::Missing).await };
    let at = (product.as_str(), track.as_str());
    // A path that names nothing is refused before anything is written down.
    if let Err(refused) = post.app().cases.handled_one(&post.visit.cx.register, at.0, at.1).await {
        return post.say_no(refused).await;
    }
    let what = if post.field("office").trim().is_empty() { HandlingDone::Withdrawn } else { HandlingDone::Named };
    let location = format!("/desk/handling/{product}/{track}?done={}", what.code());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.fresh(Capability::NameOffice)?;
        let field = |name: &str| post.field(name).trim().to_owned();
        let typed = TypedOffice {
            office: field("office"),
            city_review: field("city_review"),
            document: field("document"),
            version: field("version"),
        };
        post.app().cases.name_office(&who, &post.visit.cx.register, at, &typed, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    post.finish(done, async |post: &Post, form: Form| one_page(&post.visit, &post.principal()?, at, &form).await).await
}
