//! One grower, masked, with what may be done.

use super::{GrowerSide, GrowerValues, area, grouped};
use crate::Page;
use crate::cx::Cx;
use crate::pages::common::{crumbs, division_name, when};
use crate::pages::forms::{asked, field, head, hinted, once, summary, summary_at};
use crate::pages::ground::products;
use crate::ui::{
    Button, ButtonKind, Column, DataTable, FactRow, FactTable, FormEnd, InputKind, LinkButton, Notice, NoticeKind,
    PageHead, PostForm, Section, SelectGroup, SelectInput, TextArea, TextInput,
};
use daodi::form::Form;
use daodi::identifiers::DivisionCode;
use jiff::civil::Date;
use leptos::prelude::*;

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrowerDone {
    /// They were entered.
    Entered,
    /// A plot was added.
    Plot,
    /// A plot was ended.
    PlotEnded,
    /// Their erasure was asked for.
    Asked,
    /// They were erased.
    Erased,
    /// The request was let fall.
    Kept,
}

impl GrowerDone {
    /// From the address.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Some(match code {
            "entered" => Self::Entered,
            "plot" => Self::Plot,
            "plot-ended" => Self::PlotEnded,
            "asked" => Self::Asked,
            "erased" => Self::Erased,
            "kept" => Self::Kept,
            _ => return None,
        })
    }

    fn text(self) -> &'static str {
        match self {
            Self::Entered => "grower-done-entered",
            Self::Plot => "grower-done-plot",
            Self::PlotEnded => "grower-done-plot-ended",
            Self::Asked => "grower-done-asked",
            Self::Erased => "grower-done-erased",
            Self::Kept => "grower-done-kept",
        }
    }
}

/// A plot as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlotLine {
    /// Id.
    pub id: String,
    /// The product's name.
    pub product: String,
    /// The year.
    pub year: i16,
    /// Hundredths of a 亩.
    pub area_mu_hundredths: i64,
    /// Whether its corners are on record.
    pub measured: bool,
    /// The last day on which it was worked and why it was ended, where it was.
    pub ended: Option<(Date, String)>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowerView {
    /// From which side.
    pub side: GrowerSide,
    /// Id.
    pub id: String,
    /// Masked.
    pub values: GrowerValues,
    /// In full, where that was just asked for with a reason.
    pub revealed: Option<GrowerValues>,
    /// County.
    pub county: DivisionCode,
    /// The card's code.
    pub card: String,
    /// Who entered them.
    pub by: String,
    /// When, µs since the epoch, UTC.
    pub made_at: i64,
    /// When they were erased.
    pub erased_at: Option<i64>,
    /// Why somebody asked for their erasure; none where nobody did.
    pub erase_reason: Option<String>,
    /// Whether the reader is the one who asked.
    pub asked_by_reader: bool,
    /// Plots, newest year first.
    pub plots: Vec<PlotLine>,
    /// This year.
    pub year: i16,
    /// Whether the reader may add and end plots.
    pub may_enter: bool,
    /// What was just done.
    pub done: Option<GrowerDone>,
}

/// The page. POST `…/reveal` (`reason`), `…/plot` (`product`, `year`, `area`), `…/end-plot` (`plot`, `last_day`, `reason`),
/// `…/ask-erasure` (`reason`), `…/end-erasure` (`decision`). Each form has a key of its own: `forms` are those for
/// revealing, for adding a plot, for erasing, for ending a plot.
#[must_use]
pub fn grower(cx: &Cx, view: GrowerView, forms: [Form; 4]) -> Page {
    let nav = view.side.path();
    let wrong = forms.iter().find(|form| !form.faults.is_empty()).unwrap_or(&forms[0]);
    let head = head(cx, cx.t_owned("grower-heading"), wrong);
    Page::new(head, nav, move |cx| content(cx, &view, &forms))
}

fn content(cx: &Cx, view: &GrowerView, forms: &[Form; 4]) -> AnyView {
    let path = view.side.path();
    let done = view.done.map(|done| view! { <Notice kind=NoticeKind::Done><p>{cx.t(done.text())}</p></Notice> });
    if view.erased_at.is_some() {
        let at = view.erased_at.map(|at| when(cx, at));
        return view! {
            <div class="wrap page desk case">
                {crumbs(cx, &[(path, cx.t("section-growers"))], cx.t("grower-heading"))}
                <PageHead title=cx.t("grower-heading")/>
                <Notice kind=NoticeKind::Stop><p>{cx.t("grower-erased")}" "{at}</p></Notice>
            </div>
        }
        .into_any();
    }
    let [reveal, plot, erase, end] = forms;
    let shown = view.revealed.as_ref().unwrap_or(&view.values);
    let note = view.revealed.is_some().then(|| {
        view! { <Notice kind=NoticeKind::Caution><p>{cx.t("grower-revealed")}</p></Notice> }
    });
    let href = |end: &str| cx.href(&format!("{path}/{}/{end}", view.id));
    view! {
        <div class="wrap page desk case">
            {crumbs(cx, &[(path, cx.t("section-growers"))], &view.values.name)}
            <PageHead title=view.values.name.clone()/>
            {done}
            {summary_at(cx, reveal, &[("reason", "reveal-reason")])}
            {summary(cx, plot)}
            {summary_at(cx, end, &[("reason", "end-reason")])}
            {summary_at(cx, erase, &[("reason", "erase-reason")])}
            <div class="case-columns">
                <div>
                    {note}
                    <FactTable label=cx.t("grower-heading")>
                        <FactRow term=cx.t("field-grower_name")>{shown.name.clone()}</FactRow>
                        <FactRow term=cx.t("field-phone")>{shown.phone.clone()}</FactRow>
                        <FactRow term=cx.t("field-village")>{shown.village.clone()}</FactRow>
                        <FactRow term=cx.t("field-county")>{division_name(cx, view.county)}</FactRow>
                        <FactRow term=cx.t("grower-card")><code>{grouped(&view.card)}</code></FactRow>
                        <FactRow term=cx.t("grower-entered-by")>{view.by.clone()}</FactRow>
                        <FactRow term=cx.t("grower-entered-at")>{when(cx, view.made_at)}</FactRow>
                    </FactTable>
                    <p class="cluster act-links">
                        <LinkButton href=href("card") kind=ButtonKind::Quiet>{cx.t("grower-card-print")}</LinkButton>
                        <a href=href("card.pdf") download>{cx.t("grower-card-pdf")}</a>
                    </p>
                    <Section title=cx.t("grower-plots-heading") id="plots">{plots(cx, view)}</Section>
                </div>
                <div>
                    <Section title=cx.t("grower-reveal-heading") id="reveal">
                        <p>{cx.t("grower-reveal-text")}</p>
                        <PostForm action=href("reveal") once=once(reveal)>
                            <TextArea field=reason(cx, reveal, "reveal-reason") value=reveal.value("reason") rows=2
                                maxlength=Some(500)/>
                            <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("grower-reveal-submit")}</Button></FormEnd>
                        </PostForm>
                    </Section>
                    {view.may_enter.then(|| add_plot(cx, view, plot, href("plot")))}
                    {view.may_enter.then(|| end_plot(cx, view, end, href("end-plot"))).flatten()}
                    {erasure(cx, view, erase)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The question for a reason, with an id of its own: the page asks for several.
fn reason(cx: &Cx, form: &Form, id: &str) -> crate::ui::Field {
    crate::ui::Field { id: id.to_owned(), ..asked(field(cx, form, "reason"), cx.t("grower-reason")) }
}

fn plots(cx: &Cx, view: &GrowerView) -> AnyView {
    let columns = vec![
        Column::new(cx.t("ground-product")),
        Column::new(cx.t("ground-year")),
        Column::number(cx.t("field-area")),
        Column::new(cx.t("grower-measured")),
        Column::new(cx.t("common-status")),
    ];
    let rows = view
        .plots
        .iter()
        .map(|plot| {
            vec![
                plot.product.clone().into_any(),
                plot.year.to_string().into_any(),
                area(cx, plot.area_mu_hundredths).into_any(),
                cx.t(if plot.measured { "grower-measured-yes" } else { "grower-measured-no" }).into_any(),
                plot_state(cx, plot),
            ]
        })
        .collect();
    view! { <DataTable caption=cx.t("grower-plots-heading") hide_caption=true columns=columns rows=rows/> }.into_any()
}

/// Whether a plot counts, and why not where it does not.
fn plot_state(cx: &Cx, plot: &PlotLine) -> AnyView {
    let Some((on, why)) = &plot.ended else { return cx.t("grower-plot-open").into_any() };
    let day = on.to_string();
    view! {
        {cx.t("grower-plot-ended")}" "<time class="num" datetime=day.clone()>{day.clone()}</time>" "
        <span class="small own-words">{why.clone()}</span>
    }
    .into_any()
}

/// A plot that is no longer worked, or was entered wrongly, is ended; nothing of it is written over.
fn end_plot(cx: &Cx, view: &GrowerView, form: &Form, action: String) -> Option<AnyView> {
    let name = |plot: &PlotLine| format!("{} · {} · {}", plot.product, plot.year, area(cx, plot.area_mu_hundredths));
    let open = view.plots.iter().filter(|plot| plot.ended.is_none());
    let options: Vec<(String, String)> = open.map(|plot| (plot.id.clone(), name(plot))).collect();
    // What was typed stays, also where somebody else has ended the last one meanwhile.
    if options.is_empty() && form.faults.is_empty() {
        return None;
    }
    let groups = vec![SelectGroup { label: String::new(), options }];
    let typed = form.value("last_day");
    let day = if typed.is_empty() { cx.today.to_string() } else { typed.to_owned() };
    let content = view! {
        <Section title=cx.t("grower-plot-end") id="end-plot">
            <p>{cx.t("grower-plot-end-text")}</p>
            <PostForm action=action once=once(form)>
                <SelectInput field=field(cx, form, "plot") value=form.value("plot")
                    empty=Some(cx.t_owned("ground-choose")) groups=groups/>
                <TextInput field=hinted(field(cx, form, "last_day"), cx.t("grower-plot-end-hint"))
                    kind=InputKind::Date value=day/>
                <TextArea field=reason(cx, form, "end-reason") value=form.value("reason") rows=2 maxlength=Some(500)/>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("grower-plot-end")}</Button></FormEnd>
            </PostForm>
        </Section>
    };
    Some(content.into_any())
}

fn add_plot(cx: &Cx, view: &GrowerView, form: &Form, action: String) -> AnyView {
    let year = if form.value("year").is_empty() { view.year.to_string() } else { form.value("year").to_owned() };
    view! {
        <Section title=cx.t("grower-plot-add") id="add-plot">
            <PostForm action=action once=once(form)>
                <SelectInput field=asked(field(cx, form, "product"), cx.t("ground-product")) value=form.value("product")
                    empty=Some(cx.t_owned("ground-choose")) groups=products(cx, &[])/>
                <TextInput field=asked(field(cx, form, "year"), cx.t("ground-year")) value=year maxlength=Some(4)/>
                <TextInput field=field(cx, form, "area") value=form.value("area") maxlength=Some(12)/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("grower-plot-add")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// Erasing takes two: one asks, another does it.
fn erasure(cx: &Cx, view: &GrowerView, form: &Form) -> AnyView {
    let path = view.side.path();
    let Some(why) = &view.erase_reason else {
        return view! {
            <Section title=cx.t("grower-erase-heading") id="erase">
                <p>{cx.t("grower-erase-text")}</p>
                <PostForm action=cx.href(&format!("{path}/{}/ask-erasure", view.id)) once=once(form)>
                    <TextArea field=reason(cx, form, "erase-reason") value=form.value("reason") rows=2
                        maxlength=Some(500)/>
                    <FormEnd><Button kind=ButtonKind::Stop>{cx.t("grower-erase-ask")}</Button></FormEnd>
                </PostForm>
            </Section>
        }
        .into_any();
    };
    let decide = |decision: &str| vec![("decision".to_owned(), decision.to_owned())];
    let action = cx.href(&format!("{path}/{}/end-erasure", view.id));
    let carry = if view.asked_by_reader {
        view! { <p class="small">{cx.t("grower-erase-another")}</p> }.into_any()
    } else {
        view! {
            <PostForm action=action.clone() once=once(form) hidden=decide("erase")>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("grower-erase-do")}</Button></FormEnd>
            </PostForm>
        }
        .into_any()
    };
    view! {
        <Section title=cx.t("grower-erase-heading") id="erase">
            <Notice kind=NoticeKind::Caution>
                <p>{cx.t("grower-erase-asked")}{cx.t("common-colon")}<span class="own-words">{why.clone()}</span></p>
            </Notice>
            {carry}
            <PostForm action=action once=once(form) hidden=decide("keep")>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("grower-erase-keep")}</Button></FormEnd>
            </PostForm>
        </Section>
    }
    .into_any()
}
