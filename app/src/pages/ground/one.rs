//! A base with its versions: `/my/bases/{id}` and `/desk/bases/{id}`.

use super::list::Side;
use super::new::visibilities;
use super::shape::{corners, drawing, fields};
use super::{area, finding, place, product, state};
use crate::Page;
use crate::cx::Cx;
use crate::islands::draw::Scene;
use crate::pages::common::{crumbs, when};
use crate::pages::forms::{asked, field, head, once, optional, page, summary};
use crate::text::{text_for, text_with};
use crate::ui::{
    Button, ButtonKind, Choice, Column, DataTable, FactRow, FactTable, FormEnd, Notice, NoticeKind, PageHead, PostForm,
    RadioSet, Section, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::ground::{AreaFinding, Ground, GroundState, GroundVersion, ShapeSource, Sketch, VersionState};
use leptos::prelude::*;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroundDone {
    /// A version was declared.
    Declared,
    /// What is said or shown was changed.
    Changed,
    /// A version was taken back.
    Withdrawn,
    /// A version was accepted.
    Accepted,
    /// A version was returned.
    Returned,
    /// An officer drew a version.
    Drawn,
}

impl GroundDone {
    /// From the address.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Some(match code {
            "declared" => Self::Declared,
            "changed" => Self::Changed,
            "withdrawn" => Self::Withdrawn,
            "accepted" => Self::Accepted,
            "returned" => Self::Returned,
            "drawn" => Self::Drawn,
            _ => return None,
        })
    }

    fn text(self) -> &'static str {
        match self {
            Self::Declared => "ground-done-declared",
            Self::Changed => "ground-done-changed",
            Self::Withdrawn => "ground-done-withdrawn",
            Self::Accepted => "ground-done-accepted",
            Self::Returned => "ground-done-returned",
            Self::Drawn => "ground-done-drawn",
        }
    }
}

/// A version with the login names that stand behind it, where the reader may know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionView {
    /// The version.
    pub version: GroundVersion,
    /// Login name of whoever declared it; empty where the reader is not told.
    pub declared_by: String,
    /// Login name of whoever decided it; empty where nobody has or the reader is not told.
    pub decided_by: String,
}

/// Another base that shares ground or lies near.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its name and its enterprise's; none where it is another's and the reader is not told.
    pub name: Option<(String, String)>,
    /// The path of its page, where the reader may go there.
    pub path: Option<String>,
    /// Shared ground, m²; 0 where it only lies near.
    pub m2: f64,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct GroundView {
    /// From which side.
    pub side: Side,
    /// The base.
    pub ground: Ground,
    /// The enterprise's name.
    pub enterprise: String,
    /// The office's name that decides, in the page's language.
    pub office: String,
    /// All versions, newest first; the first is drawn.
    pub versions: Vec<VersionView>,
    /// What a map for drawing shows beneath, where the enterprise draws itself; none elsewhere.
    pub scene: Option<Scene>,
    /// The first version drawn, with those around it.
    pub sketch: Option<Sketch>,
    /// Its rings.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// Those around it, the largest share first.
    pub neighbours: Vec<Neighbour>,
    /// The notice's own words on the protected area.
    pub area_text: Option<String>,
    /// This year.
    pub year: i16,
    /// Whether the reader decides what waits.
    pub may_decide: bool,
    /// What was just done.
    pub done: Option<GroundDone>,
}

/// The page. For its enterprise: POST `…/version` (a shape), `…/unchanged`, `…/change`, `…/close`, `…/withdraw`. For its
/// office: POST `…/decide` (`decision`, `reason`, `version_id`, `version`).
#[must_use]
pub fn ground(cx: &Cx, view: GroundView, form: &Form) -> Page {
    let nav = view.side.path();
    page(head(cx, view.ground.name.clone(), form), nav, view, form, content)
}

fn content(cx: &Cx, view: &GroundView, form: &Form) -> AnyView {
    let ground = &view.ground;
    let Some(newest) = view.versions.first() else { return ().into_any() };
    let section = if view.side == Side::Desk { ("/desk", "section-desk") } else { ("/my", "section-my") };
    let done = view.done.map(|done| view! { <Notice kind=NoticeKind::Done><p>{cx.t(done.text())}</p></Notice> });
    let closed = (ground.state == GroundState::Closed)
        .then(|| view! { <Notice kind=NoticeKind::Stop><p>{cx.t("ground-closed")}</p></Notice> });
    let label = text_with(cx.locale, "ground-sketch-label", &[("name", ground.name.clone().into())]);
    let sketch = view.sketch.as_ref().map(|sketch| drawing(cx, sketch, label));
    let decides = view.side == Side::Desk && view.may_decide && newest.version.state == VersionState::Declared;
    let to = decides.then(|| view! { <a class="to-decision" href="#decide">{cx.t("desk-to-decision")}</a> });
    let aside = view! { <p class="cluster">{state(cx, newest.version.state)}{to}</p> }.into_any();
    let acts = match view.side {
        Side::My => mine(cx, view, form),
        Side::Desk => decision(cx, view, newest, form),
    };
    view! {
        <div class="wrap page desk case">
            {crumbs(cx, &[(section.0, cx.t(section.1)), (view.side.path(), cx.t("section-bases"))], &ground.name)}
            <PageHead title=ground.name.clone() aside=Some(aside)/>
            {done}
            {closed}
            {summary(cx, form)}
            <div class="case-columns">
                <div>
                    <Section title=cx.t("ground-facts-heading") id="facts">{facts(cx, view, newest)}</Section>
                    <Section title=cx.t("ground-finding-heading") id="finding">{found(cx, view, newest)}</Section>
                    <Section title=cx.t("ground-map-heading") id="map">
                        {sketch}
                        {corners(cx, &view.rings)}
                    </Section>
                    <Section title=cx.t("ground-overlap-heading") id="overlaps">{overlaps(cx, view)}</Section>
                    <Section title=cx.t("ground-versions-heading") id="versions">{versions(cx, view)}</Section>
                </div>
                <div>{acts}</div>
            </div>
        </div>
    }
    .into_any()
}

fn facts(cx: &Cx, view: &GroundView, newest: &VersionView) -> AnyView {
    let (ground, version) = (&view.ground, &newest.version);
    let words = (!ground.place.is_empty()).then(|| view! { " "{ground.place.clone()} });
    view! {
        <FactTable label=cx.t("ground-facts-heading")>
            <FactRow term=cx.t("ground-enterprise")>{view.enterprise.clone()}</FactRow>
            <FactRow term=cx.t("ground-product")>{product(cx, ground.product.as_str())}</FactRow>
            <FactRow term=cx.t("field-ground_kind")>{text_for(cx.locale, "ground-kind", ground.kind.code())}</FactRow>
            <FactRow term=cx.t("common-place")>{place(cx, ground.prefecture, ground.county)}{words}</FactRow>
            <FactRow term=cx.t("ground-year")><span class="num">{version.year.to_string()}</span></FactRow>
            <FactRow term=cx.t("ground-column-area")>
                <span class="num">{area(cx, version.area_m2 as f64)}</span>
                <p class="small">{cx.t("ground-area-note")}</p>
            </FactRow>
            <FactRow term=cx.t("field-visibility")>
                {text_for(cx.locale, "ground-visibility", ground.visibility.code())}
            </FactRow>
            <FactRow term=cx.t("ground-office")>{view.office.clone()}</FactRow>
        </FactTable>
    }
    .into_any()
}

/// What the boundary data says, in plain words, with what it was and that it decides nothing.
fn found(cx: &Cx, view: &GroundView, newest: &VersionView) -> AnyView {
    let version = &newest.version;
    let plain = match version.finding {
        AreaFinding::Near => {
            text_with(cx.locale, "ground-finding-near-text", &[("metres", version.metres.unwrap_or(0).into())])
        }
        other => text_for(cx.locale, "ground-finding-text", other.code()).to_owned(),
    };
    let words = view.area_text.clone().map(|text| {
        view! { <p>{cx.t("ground-area-text")}{cx.t("common-colon")}<span class="own-words">{text}</span></p> }
    });
    let data = text_with(cx.locale, "ground-boundary", &[("data", version.boundary.clone().into())]);
    view! {
        <p>{finding(cx, version.finding)}" "{plain}</p>
        {words}
        <p class="small">{data}" "{cx.t("ground-officer-decides")}</p>
    }
    .into_any()
}

fn overlaps(cx: &Cx, view: &GroundView) -> AnyView {
    let (shared, near): (Vec<&Neighbour>, Vec<&Neighbour>) = view.neighbours.iter().partition(|n| n.m2 > 0.0);
    let around = (view.side == Side::Desk && !near.is_empty()).then(|| {
        let items = near
            .iter()
            .filter_map(|other| Some((other.name.clone()?, other.path.clone())))
            .map(|((name, enterprise), path)| {
                let name = path.map_or_else(
                    || name.clone().into_any(),
                    |path| view! { <a href=cx.href(&path)>{name.clone()}</a> }.into_any(),
                );
                view! { <li>{name}" · "{enterprise}</li> }
            })
            .collect_view();
        view! { <h3>{cx.t("ground-neighbours")}</h3><ul class="lines" role="list">{items}</ul> }
    });
    if shared.is_empty() {
        return view! { <p>{cx.t("ground-overlap-none")}</p>{around} }.into_any();
    }
    let own = view.versions.first().map_or(1.0, |newest| newest.version.area_m2 as f64).max(1.0);
    let columns = vec![
        Column::new(cx.t("ground-overlap-with")),
        Column::number(cx.t("ground-column-area")),
        Column::number(cx.t("ground-overlap-share")),
    ];
    let rows = shared
        .iter()
        .map(|other| {
            let name = match (&other.name, &other.path) {
                (Some((name, enterprise)), Some(path)) => view! {
                    <a href=cx.href(path)>{name.clone()}</a><span class="small">{enterprise.clone()}</span>
                }
                .into_any(),
                (Some((name, enterprise)), None) => {
                    view! { {name.clone()}<span class="small">{enterprise.clone()}</span> }.into_any()
                }
                (None, _) => cx.t("ground-overlap-another").into_any(),
            };
            vec![name, area(cx, other.m2).into_any(), format!("{:.1} %", other.m2 / own * 100.0).into_any()]
        })
        .collect();
    view! {
        <Notice kind=NoticeKind::Caution><p>{cx.t("ground-overlap-text")}</p></Notice>
        <DataTable caption=cx.t("ground-overlap-heading") hide_caption=true columns=columns rows=rows/>
        {around}
    }
    .into_any()
}

fn versions(cx: &Cx, view: &GroundView) -> AnyView {
    let columns = vec![
        Column::new(cx.t("ground-year")),
        Column::number(cx.t("ground-column-area")),
        Column::new(cx.t("ground-column-source")),
        Column::new(cx.t("ground-column-finding")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("ground-column-declared")),
        Column::new(cx.t("ground-column-decided")),
    ];
    let files = if view.side == Side::Desk { "/desk/files" } else { "/my/files" };
    let rows = view
        .versions
        .iter()
        .map(|row| {
            let version = &row.version;
            let source = text_for(cx.locale, "ground-source", version.source.code());
            let datum = (version.source != ShapeSource::Unchanged).then(|| view! { " · "{version.datum.name()} });
            let file = version.upload.as_ref().map(|id| {
                let href = cx.href(&format!("{files}/{id}"));
                view! { <a class="small" href=href download>{cx.t("ground-original")}</a> }
            });
            let reason = version.reason.clone().map(|reason| view! { <p class="own-words">{reason}</p> });
            let by = |login: &str| view! { " "<span class="small">{login.to_owned()}</span> };
            let decided = version.decided_at.map(|at| view! { {when(cx, at)}{by(&row.decided_by)} });
            vec![
                version.year.to_string().into_any(),
                area(cx, version.area_m2 as f64).into_any(),
                view! { {source}{datum}" "{file} }.into_any(),
                finding(cx, version.finding),
                state(cx, version.state),
                view! { {when(cx, version.declared_at)}{by(&row.declared_by)} }.into_any(),
                view! { {decided}{reason} }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("ground-versions-heading") hide_caption=true columns=columns rows=rows/> }
        .into_any()
}

/// What the enterprise may do.
fn mine(cx: &Cx, view: &GroundView, form: &Form) -> AnyView {
    let ground = &view.ground;
    if ground.state == GroundState::Closed {
        return ().into_any();
    }
    let act = |name: &str| cx.href(&format!("/my/bases/{}/{name}", ground.id));
    let newest = view.versions.first().map(|row| &row.version);
    let waiting = newest.filter(|version| version.state == VersionState::Declared);
    let drawn = waiting.filter(|version| version.source == ShapeSource::Drawn).map(|_| {
        let text = text_with(cx.locale, "ground-drawn-text", &[("office", view.office.clone().into())]);
        view! { <Section title=cx.t("ground-waiting-heading") id="waiting"><p>{text}</p></Section> }
    });
    let take_back = waiting.filter(|version| version.source != ShapeSource::Drawn).map(|version| {
        let hidden = vec![("version_id".to_owned(), version.id.clone())];
        view! {
            <Section title=cx.t("ground-waiting-heading") id="waiting">
                <p>{text_with(cx.locale, "ground-waiting-text", &[("office", view.office.clone().into())])}</p>
                <PostForm action=act("withdraw") once=once(form) hidden=hidden>
                    <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("ground-withdraw")}</Button></FormEnd>
                </PostForm>
            </Section>
        }
    });
    let accepted = view.versions.iter().find(|row| row.version.state == VersionState::Accepted);
    let renew = accepted.filter(|row| waiting.is_none() && row.version.year < view.year).map(|row| {
        let args = [("last", row.version.year.to_string().into()), ("year", view.year.to_string().into())];
        view! {
            <Section title=cx.t("ground-renew-heading") id="renew">
                <p>{text_with(cx.locale, "ground-renew-text", &args)}</p>
                <PostForm action=act("unchanged") once=once(form)>
                    <FormEnd><Button>{cx.t("ground-unchanged")}</Button></FormEnd>
                </PostForm>
            </Section>
        }
    });
    let or = |name: &str, now: &str| {
        if form.faults.is_empty() || form.value(name).is_empty() { now.to_owned() } else { form.value(name).to_owned() }
    };
    let again = waiting.is_none().then(|| {
        view! {
            <Section title=cx.t("ground-again-heading") id="again">
                <p>{cx.t("ground-again-text")}</p>
                <PostForm action=act("version") once=once(form) multipart=true>
                    <TextInput field=asked(field(cx, form, "year"), cx.t("ground-year")) value=or("year", &view.year.to_string())
                        maxlength=Some(4)/>
                    {fields(cx, form, view.scene.as_ref())}
                    <FormEnd><Button>{cx.t("ground-declare")}</Button></FormEnd>
                </PostForm>
            </Section>
        }
    });
    let seen = vec![("version".to_owned(), ground.version.to_string())];
    let same = vec![
        ("version".to_owned(), ground.version.to_string()),
        ("ground_name".to_owned(), ground.name.clone()),
        ("place".to_owned(), ground.place.clone()),
        ("visibility".to_owned(), ground.visibility.code().to_owned()),
    ];
    view! {
        {drawn}
        {take_back}
        {renew}
        <Section title=cx.t("ground-change-heading") id="change">
            <PostForm action=act("change") once=once(form) hidden=seen>
                <TextInput field=field(cx, form, "ground_name") value=or("ground_name", &ground.name)
                    maxlength=Some(60)/>
                <TextInput field=optional(cx, field(cx, form, "place")) value=or("place", &ground.place)
                    maxlength=Some(60)/>
                <RadioSet field=field(cx, form, "visibility") value=or("visibility", ground.visibility.code())
                    choices=visibilities(cx)/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("ground-save")}</Button></FormEnd>
            </PostForm>
        </Section>
        {again}
        <Section title=cx.t("ground-close-heading") id="close">
            <p>{cx.t("ground-close-text")}</p>
            <PostForm action=act("close") once=once(form) hidden=same>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("ground-close")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// The office's decision.
fn decision(cx: &Cx, view: &GroundView, newest: &VersionView, form: &Form) -> AnyView {
    let version = &newest.version;
    if version.state != VersionState::Declared {
        let draws = view.may_decide && view.ground.state == GroundState::Active;
        let draw = draws.then(|| {
            view! {
                <Section title=cx.t("ground-draw-heading") id="draw">
                    <p>{cx.t("ground-draw-about")}</p>
                    <p><a class="btn quiet" href=cx.href(&format!("/desk/bases/{}/draw", view.ground.id))>
                        {cx.t("ground-draw-heading")}
                    </a></p>
                </Section>
            }
        });
        return draw.into_any();
    }
    if !view.may_decide {
        return view! { <Notice><p>{cx.t("desk-reader")}</p></Notice> }.into_any();
    }
    let hidden =
        vec![("version_id".to_owned(), version.id.clone()), ("version".to_owned(), version.version.to_string())];
    let choices = vec![
        Choice::new("accept", cx.t("ground-accept")).hint(cx.t("ground-accept-about")),
        Choice::new("return", cx.t("ground-return")).hint(cx.t("ground-return-about")),
    ];
    let reason = asked(field(cx, form, "reason"), cx.t("ground-reason"));
    view! {
        <Section title=cx.t("ground-decide-heading") id="decide">
            <PostForm action=cx.href(&format!("/desk/bases/{}/decide", view.ground.id)) once=once(form) hidden=hidden>
                <RadioSet field=field(cx, form, "decision") value=form.value("decision") choices=choices/>
                <TextArea field=reason value=form.value("reason") rows=4 maxlength=Some(500)/>
                <FormEnd><Button>{cx.t("ground-decide-submit")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
