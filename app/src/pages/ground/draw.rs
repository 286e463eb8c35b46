//! `/desk/bases/{id}/draw`: an officer draws a base's outline, on a map or in corners; another officer decides.

use super::product;
use crate::Page;
use crate::cx::Cx;
use crate::islands::Draw;
use crate::islands::draw::{DrawWords, Field, LEAFLET, Scene, corners_text};
use crate::pages::common::crumbs;
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::text::text_with;
use crate::ui::{Button, FactRow, FactTable, FormEnd, Notice, NoticeKind, PageHead, PostForm, TextArea, TextInput};
use daodi::form::Form;
use daodi::ground::Ground;
use leptos::prelude::*;

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotDraw {
    /// The base is not in use any more.
    Closed,
    /// A version waits for a decision.
    Waits,
    /// Whoever reads may look but not act.
    Reader,
}

/// What the page is given.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawGround {
    /// The base.
    pub ground: Ground,
    /// Its enterprise's name.
    pub enterprise: String,
    /// What lies beneath.
    pub scene: Scene,
    /// Name and version of the boundary data.
    pub boundary: String,
    /// Whether the outline has holes: the map and the box are without them.
    pub holed: bool,
    /// This year.
    pub year: i16,
    /// Why nothing can be drawn; none where it can.
    pub cannot: Option<CannotDraw>,
}

/// The page. POST `/desk/bases/{id}/draw`: `year`, `corners`, `reason`.
#[must_use]
pub fn draw_ground(cx: &Cx, view: DrawGround, form: &Form) -> Page {
    page(head(cx, cx.t_owned("ground-draw-heading"), form), "/desk/bases", view, form, content)
}

/// The words around a map.
fn words(cx: &Cx) -> DrawWords {
    DrawWords {
        label: cx.t_owned("ground-draw-label"),
        how: cx.t_owned("ground-draw-how"),
        undo: cx.t_owned("ground-draw-undo"),
        further: cx.t_owned("ground-draw-further"),
        present: cx.t_owned("ground-draw-present"),
        clear: cx.t_owned("ground-draw-clear"),
        whole: cx.t_owned("ground-draw-whole"),
        drawn: cx.t_owned("ground-draw-drawn"),
        nothing: cx.t_owned("ground-draw-nothing"),
        unread: cx.t_owned("ground-draw-unread"),
        datum: cx.t_owned("ground-draw-datum"),
        many: cx.t_owned("ground-draw-many"),
        failed: cx.t_owned("ground-draw-failed"),
        began: cx.t_owned("ground-draw-began"),
        unfinished: cx.t_owned("ground-draw-unfinished"),
        corner: cx.t_owned("ground-draw-corner"),
        closer: cx.t_owned("ground-draw-closer"),
        farther: cx.t_owned("ground-draw-farther"),
    }
}

/// A map over a field of corners. `datum_field` and `county_field` are the ids of the choices of coordinate system and
/// county, empty where there are none.
pub(super) fn map(cx: &Cx, scene: Scene, (target, datum_field, county_field): (&str, &str, &str)) -> AnyView {
    let (target, datum_field, county_field) = (target.to_owned(), datum_field.to_owned(), county_field.to_owned());
    view! {
        <link rel="stylesheet" href=format!("{LEAFLET}/leaflet.css")/>
        <Draw target=target datum_field=datum_field county_field=county_field scene=scene words=words(cx)/>
    }
    .into_any()
}

fn content(cx: &Cx, view: &DrawGround, form: &Form) -> AnyView {
    let ground = &view.ground;
    let back = format!("/desk/bases/{}", ground.id);
    let trail = [
        ("/desk", cx.t("section-desk")),
        ("/desk/bases", cx.t("section-bases")),
        (back.as_str(), ground.name.as_str()),
    ];
    let trail = crumbs(cx, &trail, cx.t("ground-draw-heading"));
    let body = match view.cannot {
        None => sheet(cx, view, form, &back),
        Some(why) => {
            let (text, way) = match why {
                CannotDraw::Closed => ("ground-closed", cx.t("ground-draw-back")),
                CannotDraw::Waits => ("ground-draw-waits", cx.t("ground-draw-decide")),
                CannotDraw::Reader => ("desk-reader", cx.t("ground-draw-back")),
            };
            view! {
                <Notice kind=NoticeKind::Info>
                    <p>{cx.t(text)}</p>
                    <p><a href=cx.href(&back)>{way}</a></p>
                </Notice>
            }
            .into_any()
        }
    };
    view! {
        <div class="wrap page desk">
            {trail}
            <PageHead title=cx.t("ground-draw-heading") lead=Some(cx.t_owned("ground-draw-lead"))/>
            {summary(cx, form)}
            <FactTable label=cx.t("ground-facts-heading")>
                <FactRow term=cx.t("field-ground_name")>{ground.name.clone()}</FactRow>
                <FactRow term=cx.t("ground-enterprise")>{view.enterprise.clone()}</FactRow>
                <FactRow term=cx.t("ground-product")>{product(cx, ground.product.as_str())}</FactRow>
            </FactTable>
            {body}
        </div>
    }
    .into_any()
}

fn sheet(cx: &Cx, view: &DrawGround, form: &Form, back: &str) -> AnyView {
    let kept = !form.faults.is_empty();
    let unnamed = |ring: &Vec<(f64, f64)>| Field { name: String::new(), ring: ring.clone() };
    let rings = view.scene.present.iter().flat_map(|present| present.rings.iter().map(unnamed));
    let present = corners_text(&rings.collect::<Vec<_>>());
    let corners = if kept { form.value("corners").to_owned() } else { present };
    let year = if kept { form.value("year").to_owned() } else { view.year.to_string() };
    let data = text_with(cx.locale, "ground-boundary", &[("data", view.boundary.clone().into())]);
    let holed =
        view.holed.then(|| view! { <Notice kind=NoticeKind::Caution><p>{cx.t("ground-draw-holed")}</p></Notice> });
    view! {
        {holed}
        <PostForm action=cx.href(&format!("{back}/draw")) once=once(form) multipart=true>
            {map(cx, view.scene.clone(), ("corners", "", ""))}
            <p class="small">{cx.t("ground-draw-internal")}" "{data}</p>
            <TextArea field=hinted(field(cx, form, "corners"), cx.t("ground-draw-corners-hint")) value=corners rows=8/>
            <TextInput field=asked(field(cx, form, "year"), cx.t("ground-year")) value=year maxlength=Some(4)/>
            <TextArea field=hinted(asked(field(cx, form, "reason"), cx.t("ground-draw-reason")), cx.t("ground-draw-reason-hint"))
                value=form.value("reason") rows=3 maxlength=Some(500)/>
            <FormEnd>
                <Button>{cx.t("ground-draw-submit")}</Button>
                <a href=cx.href(back)>{cx.t("ground-cancel")}</a>
            </FormEnd>
        </PostForm>
    }
    .into_any()
}
