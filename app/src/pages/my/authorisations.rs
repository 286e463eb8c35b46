//! `/my/authorisations`: one's enterprises' rights, the use of the mark, the artwork.

use crate::cx::Cx;
use crate::pages::authorisations::{event, span, state_chip};
use crate::pages::common::{crumbs, product_name, track, when};
use crate::pages::desk::orders;
use crate::pages::forms::{field, head, hinted, once, optional, summary};
use crate::text::text_with;
use crate::ui::{
    Button, ButtonKind, Column, DataTable, EmptyState, FactRow, FactTable, FileInput, FormEnd, InputKind, LinkItem,
    Notice, NoticeKind, PageHead, PostForm, Section, TextArea, TextInput,
};
use crate::{Head, Page};
use daodi::form::Form;
use daodi::people::Upload;
use daodi::ports::MarkUse;
use daodi::registry::{Authorisation, AuthorisationChange, AuthorisationState, Rectification, UseRules, UseWatch};
use leptos::prelude::*;

/// What is taken as artwork (HTML `accept`).
const ARTWORK: &str = ".pdf,.ai,.svg,.png,.jpg,.jpeg";

/// The rights of one's enterprises.
#[must_use]
pub fn authorisations(cx: &Cx, rights: Vec<Authorisation>) -> Page {
    let head = Head { title: cx.t_owned("section-authorisations"), ..Head::default() };
    Page::new(head, "/my/authorisations", move |cx| list(cx, &rights))
}

fn names(cx: &Cx, right: &Authorisation) -> (String, String) {
    let product = cx.register.product(right.product.as_str());
    let enterprise = cx.register.enterprise(right.enterprise.as_str());
    (
        product.map_or_else(|| right.product.to_string(), |p| product_name(cx, p)),
        enterprise.map_or_else(|| right.enterprise.to_string(), |e| e.name.clone()),
    )
}

/// What is to be done next about a right.
fn next_step(cx: &Cx, right: &Authorisation) -> String {
    // What was ordered comes before what is only counted.
    if right.state == AuthorisationState::RectificationOrdered && right.in_force_on(cx.today) {
        return cx.t_owned("my-right-next-rectify");
    }
    match right.watch(cx.today, UseRules::LAW) {
        UseWatch::Over => cx.t_owned("my-right-next-over"),
        UseWatch::Recent { warns } => text_with(cx.locale, "my-right-next-use", &[("date", warns.to_string().into())]),
        UseWatch::Warned { due } => text_with(cx.locale, "my-right-next-warned", &[("date", due.to_string().into())]),
        UseWatch::Overdue { since } => {
            text_with(cx.locale, "my-right-next-overdue", &[("date", since.to_string().into())])
        }
    }
}

fn list(cx: &Cx, rights: &[Authorisation]) -> AnyView {
    let body = if rights.is_empty() {
        let ways = vec![LinkItem::new(cx.href("/my/enterprises"), cx.t("section-enterprises"))];
        view! { <EmptyState title=cx.t("my-rights-none") text=cx.t("my-rights-none-text") suggestions=ways/> }
            .into_any()
    } else {
        let columns = vec![
            Column::new(cx.t("right-product")),
            Column::new(cx.t("right-enterprise")),
            Column::new(cx.t("common-status")),
            Column::new(cx.t("right-span")),
            Column::new(cx.t("my-right-next")),
        ];
        let mut sorted: Vec<&Authorisation> = rights.iter().collect();
        sorted.sort_by_key(|right| (!right.in_force_on(cx.today), right.from, right.id.clone()));
        let rows = sorted
            .into_iter()
            .map(|right| {
                let (product, enterprise) = names(cx, right);
                vec![
                    view! { <a href=cx.href(&format!("/my/authorisations/{}", right.id))>{product}</a> }.into_any(),
                    enterprise.into_any(),
                    state_chip(cx, right),
                    view! { <span class="num">{span(cx, right)}</span> }.into_any(),
                    next_step(cx, right).into_any(),
                ]
            })
            .collect();
        let caption = cx.t("section-authorisations");
        view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any()
    };
    view! {
        <div class="wrap page">
            <PageHead title=cx.t("section-authorisations") lead=Some(cx.t_owned("my-rights-intro"))/>
            {body}
        </div>
    }
    .into_any()
}

/// What was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightDone {
    /// A use was recorded.
    Used,
    /// Artwork was kept.
    Artwork,
    /// What was ordered was reported as done.
    Reported,
}

/// What the page of a right shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyRight {
    /// The right.
    pub right: Authorisation,
    /// What was done to it, oldest first.
    pub changes: Vec<AuthorisationChange>,
    /// Orders to put something right, newest first.
    pub rectifications: Vec<Rectification>,
    /// Records of use, newest first.
    pub uses: Vec<MarkUse>,
    /// Artwork files, newest first.
    pub artwork: Vec<Upload>,
    /// Most MiB of artwork.
    pub most_mib: u32,
    /// What was just done.
    pub done: Option<RightDone>,
}

/// The forms of the page, each with a key of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyRightForms {
    /// POST `…/use`: `day`, `batch`, `note`.
    pub usage: Form,
    /// POST `…/artwork`: a file `artwork`.
    pub artwork: Form,
    /// POST `…/report`: `report`.
    pub report: Form,
}

impl MyRightForms {
    /// The one that something is wrong with, else the first.
    fn wrong(&self) -> &Form {
        let all = [&self.usage, &self.artwork, &self.report];
        all.into_iter().find(|form| !form.faults.is_empty()).unwrap_or(&self.usage)
    }
}

/// A right.
#[must_use]
pub fn authorisation(cx: &Cx, view: MyRight, forms: MyRightForms) -> Page {
    let head = head(cx, names(cx, &view.right).0, forms.wrong());
    Page::new(head, "/my/authorisations", move |cx| content(cx, &view, &forms))
}

/// What was ordered, and the form in which one says that it is done.
fn rectification(cx: &Cx, view: &MyRight, form: &Form) -> Option<AnyView> {
    let ordered = orders(cx, &view.rectifications)?;
    let asked = view.right.state == AuthorisationState::RectificationOrdered;
    let report = asked.then(|| {
        let question = hinted(field(cx, form, "report"), cx.t("my-right-report-hint"));
        view! {
            <PostForm action=cx.href(&format!("/my/authorisations/{}/report", view.right.id)) once=once(form)>
                <TextArea field=question value=form.value("report").to_owned() rows=4 maxlength=Some(2000)/>
                <FormEnd><Button>{cx.t("my-right-report-submit")}</Button></FormEnd>
            </PostForm>
        }
    });
    Some(view! { {ordered}{report} }.into_any())
}

fn content(cx: &Cx, view: &MyRight, forms: &MyRightForms) -> AnyView {
    let (usage, artwork) = (&forms.usage, &forms.artwork);
    let right = &view.right;
    let (product, enterprise) = names(cx, right);
    let done = view.done.map(|done| {
        let key = match done {
            RightDone::Used => "my-right-used",
            RightDone::Artwork => "my-right-artwork-kept",
            RightDone::Reported => "my-right-reported",
        };
        view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p></Notice> }
    });
    let live = right.in_force_on(cx.today);
    let kind = match right.watch(cx.today, UseRules::LAW) {
        UseWatch::Recent { .. } => NoticeKind::Info,
        UseWatch::Warned { .. } => NoticeKind::Caution,
        UseWatch::Over | UseWatch::Overdue { .. } => NoticeKind::Stop,
    };
    let history = view.changes.iter().map(|change| event(cx, change)).collect_view();
    let give_up = cx.href(&format!("/my/applications/new?kind=giving_up&authorisation={}", right.id));
    let ways = live.then(|| {
        view! {
            <Section title=cx.t("my-right-ways") id="ways">
                <p><a href=give_up>{cx.t("my-right-give-up")}</a></p>
                <p class="small">{cx.t("my-right-give-up-text")}</p>
            </Section>
        }
    });
    view! {
        <div class="wrap page work">
            {crumbs(cx, &[("/my/authorisations", cx.t("section-authorisations"))], &product)}
            <PageHead title=product.clone() kicker=Some(enterprise) aside=Some(state_chip(cx, right))/>
            {summary(cx, forms.wrong())}
            {done}
            <Notice kind=kind><p>{next_step(cx, right)}</p></Notice>
            <FactTable label=product>
                <FactRow term=cx.t("right-track")>{track(cx, right.track)}</FactRow>
                <FactRow term=cx.t("right-span")><span class="num">{span(cx, right)}</span></FactRow>
                <FactRow term=cx.t("right-last-use")>
                    {right.last_use.map_or_else(|| cx.t_owned("my-right-no-use"), |day| day.to_string())}
                </FactRow>
                <FactRow term=cx.t("right-public")>
                    <a href=cx.href(&format!("/authorisations/{}", right.id))>{cx.t("right-public-link")}</a>
                </FactRow>
            </FactTable>
            {rectification(cx, view, &forms.report)}
            {uses(cx, view, usage, live)}
            {artwork_part(cx, view, artwork, live)}
            <Section title=cx.t("right-history") id="history">
                <ol class="timeline wide-when">{history}</ol>
            </Section>
            {ways}
        </div>
    }
    .into_any()
}

fn uses(cx: &Cx, view: &MyRight, form: &Form, live: bool) -> AnyView {
    let id = &view.right.id;
    let ask = live.then(|| {
        let day = if form.value("day").is_empty() { cx.today.to_string() } else { form.value("day").to_owned() };
        view! {
            <PostForm action=cx.href(&format!("/my/authorisations/{id}/use")) once=once(form)>
                <TextInput field=field(cx, form, "day") kind=InputKind::Date value=day/>
                <TextInput field=hinted(field(cx, form, "batch"), cx.t("my-right-batch-hint"))
                    value=form.value("batch").to_owned() maxlength=Some(60)/>
                <TextInput field=optional(cx, field(cx, form, "note")) value=form.value("note").to_owned()
                    maxlength=Some(200)/>
                <FormEnd><Button>{cx.t("my-right-use-submit")}</Button></FormEnd>
            </PostForm>
        }
    });
    let rows: Vec<Vec<AnyView>> = view
        .uses
        .iter()
        .map(|used| {
            vec![
                view! { <span class="num">{used.day.to_string()}</span> }.into_any(),
                used.batch.clone().into_any(),
                used.note.clone().into_any(),
                when(cx, used.at),
            ]
        })
        .collect();
    let columns = ["field-day", "field-batch", "field-note", "right-recorded"].map(|key| Column::new(cx.t(key)));
    let table = if rows.is_empty() {
        view! { <p class="small">{cx.t("my-right-no-use")}</p> }.into_any()
    } else {
        let columns = columns.to_vec();
        view! { <DataTable caption=cx.t("my-right-uses") hide_caption=true columns=columns rows=rows/> }.into_any()
    };
    view! {
        <Section title=cx.t("my-right-uses") id="uses">
            <p class="small">{cx.t("my-right-uses-text")}</p>
            {ask}
            {table}
        </Section>
    }
    .into_any()
}

fn artwork_part(cx: &Cx, view: &MyRight, form: &Form, live: bool) -> AnyView {
    let id = &view.right.id;
    let hint = text_with(cx.locale, "my-right-artwork-hint", &[("n", view.most_mib.into())]);
    let ask = live.then(|| {
        view! {
            <PostForm action=cx.href(&format!("/my/authorisations/{id}/artwork")) once=once(form) multipart=true>
                <FileInput field=hinted(field(cx, form, "artwork"), hint) accept=ARTWORK/>
                <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("my-right-artwork-submit")}</Button></FormEnd>
            </PostForm>
        }
    });
    let items = view
        .artwork
        .iter()
        .map(|file| {
            let href = cx.href(&format!("/my/authorisations/{id}/artwork/{}", file.id));
            view! {
                <li>
                    <a href=href download=file.name.clone()>{file.name.clone()}</a>
                    <p class="small">{when(cx, file.at)}" · SHA-256 "<span class="id">{file.sha256.clone()}</span></p>
                </li>
            }
        })
        .collect_view();
    let none = view.artwork.is_empty().then(|| view! { <p class="small">{cx.t("my-right-artwork-none")}</p> });
    view! {
        <Section title=cx.t("my-right-artwork") id="artwork-part">
            <p class="small">{cx.t("my-right-artwork-text")}</p>
            {none}
            <ul class="lines" role="list">{items}</ul>
            {ask}
        </Section>
    }
    .into_any()
}
