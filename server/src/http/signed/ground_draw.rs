//! Drawing a base's outline at the desk.

use super::super::post::Post;
use super::super::visit::Visit;
use super::files::FilePost;
use super::grounds::enterprise_name;
use super::{Part, Signed, named};
use crate::services::grounds::{Drawn, GroundService, NotNow};
use crate::services::refused::Refused;
use app::Page;
use app::islands::draw::{Backdrop, Scene};
use app::pages::ground::{self as pages, CannotDraw, DrawGround};
use axum::response::Response;
use daodi::division::CountyRings;
use daodi::form::{Fault, Form};
use daodi::ground::{BoundingBox, Ground, GroundVersion, Shape, VersionState};
use daodi::identifiers::DivisionCode;
use daodi::people::{Capability, Principal, capability::decide};
use daodi::ports::Grounds;

/// Degrees around a base that a map shows beneath it.
const AROUND: f64 = 0.02;

/// The box of Henan.
const HENAN: BoundingBox = BoundingBox { west: 110.3, south: 31.3, east: 116.7, north: 36.4 };
/// Borders beneath a base are thinned to this, degrees: about 50 m, a quarter of what they are good for.
const FINE: f64 = 0.0005;
/// Beneath the whole province, about 400 m.
const COARSE: f64 = 0.004;

fn corners_of(bounds: BoundingBox) -> (f64, f64, f64, f64) {
    (bounds.west, bounds.south, bounds.east, bounds.north)
}

fn named_outline(visit: &Visit, (code, rings): CountyRings) -> Backdrop {
    let name = visit.cx.register.division_name(code, visit.cx.english());
    Backdrop { code: code.to_string(), name, rings }
}

/// The counties around a place.
async fn beneath(visit: &Visit, bounds: BoundingBox, tolerance: f64) -> Result<Vec<Backdrop>, Refused> {
    let outlines = visit.app.grounds.counties_around(bounds, tolerance).await?;
    Ok(outlines.into_iter().map(|outline| named_outline(visit, outline)).collect())
}

/// The outline as it stands: what was accepted last, else what was declared last.
fn present(versions: &[GroundVersion]) -> Result<Shape, Refused> {
    let accepted = versions.iter().find(|version| version.state == VersionState::Accepted);
    let version = accepted.or(versions.first()).ok_or(Refused::Fault("a base without a version"))?;
    Shape::parse(&version.geometry).ok_or(Refused::Fault("shape"))
}

/// A base's outline with what lies around it, for a map at the desk.
async fn scene(visit: &Visit, ground: &Ground, versions: &[GroundVersion]) -> Result<Scene, Refused> {
    let app = &visit.app;
    let shape = present(versions)?;
    let bounds = shape.bounds();
    let around = BoundingBox {
        west: bounds.west - AROUND,
        south: bounds.south - AROUND,
        east: bounds.east + AROUND,
        north: bounds.north + AROUND,
    };
    let register = &visit.cx.register;
    let product = register.product(ground.product.as_str());
    let within = |code: DivisionCode| product.is_some_and(|product| product.counties.contains(&code));
    let (area, counties): (Vec<_>, Vec<_>) =
        app.grounds.counties_around(around, FINE).await?.into_iter().partition(|(code, _)| within(*code));
    let named =
        |outlines: Vec<CountyRings>| outlines.into_iter().map(|outline| named_outline(visit, outline)).collect();
    let near = app.store.grounds_near(around, &ground.id).await?;
    let others = near.into_iter().filter_map(|row| {
        let rings = Shape::parse(&row.version.geometry)?.outer_rings();
        Some(Backdrop { code: String::new(), name: row.ground.name, rings })
    });
    Ok(Scene {
        present: Some(Backdrop { rings: shape.outer_rings(), ..Backdrop::default() }),
        others: others.collect(),
        area: named(area),
        counties: named(counties),
        view: corners_of(bounds),
    })
}

/// What a producer draws on, where the operator opened that. Borders are there only where the public may see them, and
/// nobody's fields but their own.
pub(super) async fn open_scene(
    visit: &Visit,
    present: Option<(&Ground, &[GroundVersion])>,
) -> Result<Option<Scene>, Refused> {
    if !visit.app.config.producers_draw {
        return Ok(None);
    }
    let mut open = match present {
        Some((ground, versions)) => scene(visit, ground, versions).await?,
        None => Scene { counties: beneath(visit, HENAN, COARSE).await?, view: corners_of(HENAN), ..Scene::default() },
    };
    open.others.clear();
    if visit.cx.site.map.is_none() {
        open.area.clear();
        open.counties.clear();
    }
    Ok(Some(open))
}

async fn draw_page(visit: &Visit, who: &Principal, id: &str, form: &Form) -> Result<Page, Refused> {
    let app = &visit.app;
    let (ground, versions) = app.grounds.desk_ground(who, id).await?;
    let may = decide(Some(who), Capability::DecideGround, GroundService::place_of(&ground), who.confirmed_at).is_ok();
    let cannot = match GroundService::not_now(&ground, &versions) {
        _ if !may => Some(CannotDraw::Reader),
        Some(NotNow::Closed) => Some(CannotDraw::Closed),
        Some(NotNow::Waits) => Some(CannotDraw::Waits),
        None => None,
    };
    let shape = present(&versions)?;
    let view = DrawGround {
        holed: shape.outer_rings().len() < shape.rings().len(),
        scene: scene(visit, &ground, &versions).await?,
        boundary: app.grounds.boundary_name().await?,
        enterprise: enterprise_name(visit, &ground),
        year: visit.cx.today.year(),
        cannot,
        ground,
    };
    Ok(pages::draw_ground(&visit.cx, view, form))
}

pub(crate) async fn draw(part: Part, signed: Signed) -> Response {
    let page = match signed.principal() {
        Ok(who) => draw_page(&signed.visit, who, &named(part), &signed.form()).await,
        Err(refused) => Err(refused),
    };
    signed.show(page).await
}

pub(crate) async fn draw_sent(part: Part, mut sent: FilePost) -> Response {
    let id = named(part);
    let location = format!("/desk/bases/{id}?done=drawn");
    let acting = match sent.post().begin(&location).await {
        Ok(acting) => acting,
        Err(answer) => return answer,
    };
    let done = async {
        let who = sent.post().principal()?;
        let app = sent.post().app().clone();
        // A form that came whole has nothing but fields.
        sent.sent_as("corners", Fault::ShapeTooLarge)?;
        let post = sent.post();
        let typed = Drawn {
            year: post.field("year").to_owned(),
            corners: post.field("corners").to_owned(),
            reason: post.field("reason").to_owned(),
        };
        let register = app.catalogue.current();
        let read = app.grounds.read_drawn(&who, &register, &id, &typed).await?;
        let file = sent.keep(read.file.clone()).await?;
        app.grounds.draw(&who, &read, (&file, &typed.reason), &acting).await?;
        Ok(location.clone())
    };
    let done = done.await;
    let again = async |post: &Post, form: Form| draw_page(&post.visit, &post.principal()?, &id, &form).await;
    sent.into_post().finish(done, again).await
}
