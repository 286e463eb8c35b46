//! Bases: an enterprise's own, and those that an office decides.

use super::super::post::Post;
use super::super::visit::Visit;
use super::files::FilePost;
use super::ground_draw::open_scene;
use super::{Part, Signed, named, span};
use crate::services::grounds::{GroundService, NewShape, NewVersion};
use crate::services::refused::Refused;
use app::pages::ground::{
    self as pages, GroundDone, GroundQuery as Asked, GroundSort, GroundView, Grounds as List, Neighbour, NewGround,
    Side, VersionView,
};
use app::{Page, Problem};
use axum::http::HeaderValue;
use axum::response::Response;
use daodi::form::{Fault, Form};
use daodi::ground::{Ground, GroundState, Sketch, VersionState};
use daodi::people::{Capability, Principal, capability::decide};
use daodi::ports::{Accounts, GroundOrder, GroundQuery, Grounds};

/// Rows a page.
const PER_PAGE: usize = 20;

fn wanted(asked: &Asked) -> GroundQuery {
    let (offset, limit) = span(asked.page, PER_PAGE);
    GroundQuery {
        text: asked.q.clone(),
        state: asked.state,
        order: match asked.sort {
            GroundSort::Newest => GroundOrder::Newest,
            GroundSort::Oldest => GroundOrder::Oldest,
            GroundSort::Name => GroundOrder::Name,
            GroundSort::Area => GroundOrder::Area,
        },
        offset,
        limit,
    }
}

async fn listed(signed: &Signed, side: Side) -> Result<Result<Page, Problem>, Refused> {
    let query = match Asked::read(side, &signed.visit.pairs) {
        Ok(query) => query,
        Err(error) => return Ok(Err(Problem::from(error))),
    };
    let who = signed.principal()?;
    let grounds = &signed.visit.app.grounds;
    let (rows, counts) = match side {
        Side::My => (signed.visit.app.store.grounds_of(&who.account, &wanted(&query)).await?, Vec::new()),
        Side::Desk => (grounds.desk(who, &wanted(&query)).await?, grounds.desk_counts(who).await?),
    };
    let pages = usize::try_from(rows.total).unwrap_or(0).div_ceil(PER_PAGE).max(1);
    if query.page > pages {
        let last = Asked { page: pages, ..query };
        return Ok(Err(Problem::PageBeyond { pages, last: last.path() }));
    }
    Ok(Ok(pages::grounds(&signed.visit.cx, List { query, rows, per: PER_PAGE, counts })))
}

pub(crate) async fn mine(signed: Signed) -> Response {
    let page = listed(&signed, Side::My).await;
    signed.show_list(page).await
}

pub(crate) async fn desk(signed: Signed) -> Response {
    let page = listed(&signed, Side::Desk).await;
    signed.show_list(page).await
}

/// The enterprises that somebody may act for: id and name.
pub(super) async fn enterprises(visit: &Visit, who: &Principal) -> Result<Vec<(String, String)>, Refused> {
    let own = visit.app.store.enterprises_of(&who.account).await?;
    Ok(own.into_iter().map(|e| (e.enterprise, e.name)).collect())
}

async fn new_page(visit: &Visit, who: &Principal, form: &Form) -> Result<Page, Refused> {
    let view = NewGround {
        enterprises: enterprises(visit, who).await?,
        year: visit.cx.today.year(),
        scene: open_scene(visit, None).await?,
    };
    Ok(pages::new_ground(&visit.cx, view, form))
}

/// The page may ask the device where it is: the field for corners has a button for that.
fn may_locate(mut response: Response) -> Response {
    const POLICY: &str = "camera=(), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()";
    response.headers_mut().insert("permissions-policy", HeaderValue::from_static(POLICY));
    response
}

pub(crate) async fn new(signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => new_page(&signed.visit, who, &signed.form()).await,
        Err(refused) => Err(refused),
    };
    may_locate(signed.show(page).await)
}

/// What was typed of a base and its shape.
fn typed(sent: &mut FilePost) -> Result<NewVersion, Refused> {
    let file = sent.sent_as("shape_file", Fault::ShapeTooLarge)?;
    let post = sent.post();
    let field = |name: &str| post.field(name).to_owned();
    Ok(NewVersion {
        enterprise: field("enterprise"),
        name: field("ground_name"),
        kind: field("ground_kind"),
        product: field("product"),
        county: field("county"),
        place: field("place"),
        visibility: field("visibility"),
        year: field("year"),
        shape: NewShape { corners: field("corners"), file, datum: field("datum") },
    })
}

pub(crate) async fn new_sent(mut sent: FilePost) -> Response {
    let acting = match sent.post().begin("/my/bases/{object}?done=declared").await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post().principal()?;
        let typed = typed(&mut sent)?;
        let app = sent.post().app().clone();
        let register = app.catalogue.current();
        let read = app.grounds.read_ground(&who, &register, typed).await?;
        let file = sent.keep(read.file.clone()).await?;
        app.grounds.declare(&read, &file, &acting).await?;
        Ok(format!("/my/bases/{}?done=declared", read.ground.id))
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| new_page(&post.visit, &post.principal()?, &form).await;
    may_locate(sent.into_post().finish(done, again).await)
}

pub(super) fn enterprise_name(visit: &Visit, ground: &Ground) -> String {
    let known = visit.cx.register.enterprise(&ground.enterprise);
    known.map_or_else(|| ground.enterprise.clone(), |enterprise| enterprise.name.clone())
}

/// A base's page, from either side.
async fn page(visit: &Visit, who: &Principal, side: Side, id: &str, form: &Form) -> Result<Page, Refused> {
    let app = &visit.app;
    let (ground, versions) = match side {
        Side::My => app.grounds.own(who, id).await?,
        Side::Desk => app.grounds.desk_ground(who, id).await?,
    };
    let newest = versions.first().ok_or(Refused::Fault("a base without a version"))?;
    let laid = app.grounds.laid(&ground.id, &newest.geometry).await?;
    let mut shapes = vec![&laid.shape];
    let others: Vec<_> =
        laid.overlaps.iter().filter_map(|other| daodi::ground::Shape::parse(&other.row.version.geometry)).collect();
    shapes.extend(others.iter());
    let mine: Vec<String> = who.memberships.iter().map(|m| m.enterprise.clone()).collect();
    let neighbours = laid
        .overlaps
        .iter()
        .map(|other| {
            let row = &other.row;
            let known = side == Side::Desk || mine.contains(&row.ground.enterprise);
            let place = GroundService::place_of(&row.ground);
            let reach = match side {
                Side::My => known,
                Side::Desk => decide(Some(who), Capability::ViewGrounds, place, who.confirmed_at).is_ok(),
            };
            Neighbour {
                name: known.then(|| (row.ground.name.clone(), row.enterprise_name.clone())),
                path: reach.then(|| format!("{}/{}", side.path(), row.ground.id)),
                m2: other.m2,
            }
        })
        .collect();
    // What a stranger's field looks like is nobody's business: it is drawn where it is known, or shared.
    let drawn: Vec<&daodi::ground::Shape> = match side {
        Side::Desk => shapes,
        Side::My => shapes.into_iter().take(1).collect(),
    };
    let mut rows = Vec::new();
    for version in versions.iter().cloned() {
        let login = async |id: Option<&String>| -> Result<String, Refused> {
            let Some(id) = id.filter(|_| side == Side::Desk) else { return Ok(String::new()) };
            Ok(app.store.account(id).await?.map(|account| account.login).unwrap_or_default())
        };
        let declared_by = login(Some(&version.declared_by)).await?;
        let decided_by = login(version.decided_by.as_ref()).await?;
        rows.push(VersionView { version, declared_by, decided_by });
    }
    let register = &visit.cx.register;
    let place = GroundService::place_of(&ground);
    let scene = match side {
        Side::My => open_scene(visit, Some((&ground, &versions))).await?,
        Side::Desk => None,
    };
    let view = GroundView {
        side,
        scene,
        enterprise: enterprise_name(visit, &ground),
        office: app.accounts.office_name(visit.cx.locale.lang(), Some(ground.county)).await?,
        sketch: Sketch::new(&drawn),
        rings: laid.shape.rings(),
        neighbours,
        area_text: register.product(ground.product.as_str()).and_then(|product| product.area_text.clone()),
        year: visit.cx.today.year(),
        // Freshness is asked for when the form is sent, not to see it.
        may_decide: side == Side::Desk && decide(Some(who), Capability::DecideGround, place, who.confirmed_at).is_ok(),
        done: GroundDone::read(visit.parameter("done")),
        versions: rows,
        ground,
    };
    Ok(pages::ground(&visit.cx, view, form))
}

pub(crate) async fn own(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page(&signed.visit, who, Side::My, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    may_locate(signed.show(page).await)
}

pub(crate) async fn desk_one(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => page(&signed.visit, who, Side::Desk, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn version_sent(part: Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/my/bases/{id}?done=declared");
    let acting = match sent.post().begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post().principal()?;
        let app = sent.post().app().clone();
        // Of another's base nothing is said, not even what is wrong with the form.
        app.grounds.own(&who, &id).await?;
        let typed = typed(&mut sent)?;
        let register = app.catalogue.current();
        let read = app.grounds.read_further(&who, &register, &id, typed).await?;
        let file = sent.keep(read.file.clone()).await?;
        app.grounds.declare_further(&who, &read, &file, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| page(&post.visit, &post.principal()?, Side::My, &id, &form).await;
    may_locate(sent.into_post().finish(done, again).await)
}

/// An act on one's own base that comes without a file.
async fn own_act(
    id: String,
    mut post: Post,
    done_word: &str,
    act: impl AsyncFnOnce(&Post, &Principal, &crate::services::acting::Acting) -> Result<(), Refused>,
) -> Response {
    let location = format!("/my/bases/{id}?done={done_word}");
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        act(&post, &who, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| page(&post.visit, &post.principal()?, Side::My, &id, &form).await;
    post.finish(done, again).await
}

pub(crate) async fn unchanged_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let act = async |post: &Post, who: &Principal, acting: &_| {
        let register = post.app().catalogue.current();
        post.app().grounds.unchanged(who, &register, &id, acting).await
    };
    own_act(id.clone(), post, "declared", act).await
}

async fn changed(id: String, post: Post, state: GroundState) -> Response {
    let act = async |post: &Post, who: &Principal, acting: &_| {
        let shown = (post.field("ground_name"), post.field("place"), post.field("visibility"));
        post.app().grounds.change(who, &id, shown, (state, post.field("version")), acting).await
    };
    own_act(id.clone(), post, "changed", act).await
}

pub(crate) async fn change_sent(part: Part, post: Post) -> Response {
    changed(named(part), post, GroundState::Active).await
}

pub(crate) async fn close_sent(part: Part, post: Post) -> Response {
    changed(named(part), post, GroundState::Closed).await
}

pub(crate) async fn withdraw_sent(part: Part, post: Post) -> Response {
    let id = named(part);
    let act = async |post: &Post, who: &Principal, acting: &_| {
        post.app().grounds.withdraw(who, &id, post.field("version_id"), acting).await
    };
    own_act(id.clone(), post, "withdrawn", act).await
}

pub(crate) async fn decide_sent(part: Part, mut post: Post) -> Response {
    let id = named(part);
    let state = if post.field("decision") == "accept" { VersionState::Accepted } else { VersionState::Returned };
    let location = format!("/desk/bases/{id}?done={}", state.code());
    let acting = match post.begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = post.principal()?;
        let seen = (post.field("version_id"), post.field("version"));
        let said = (post.field("decision"), post.field("reason"));
        post.app().grounds.decide(&who, &id, seen, said, &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| page(&post.visit, &post.principal()?, Side::Desk, &id, &form).await;
    post.finish(done, again).await
}
