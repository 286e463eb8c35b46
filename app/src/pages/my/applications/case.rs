//! `/my/applications/{id}`: a draft with what is left to do, or where an application stands.

use super::findings::{Filled, filled, section_list, section_of};
use super::view::{ApplicationDone, MyApplication};
use super::{ENTRY, path, section_path};
use crate::Page;
use crate::cx::Cx;
use crate::pages::acts::office_name;
use crate::pages::applications::{
    With, clock, dialogue, history, issued, kind_words, progress, question_words, section_words, state_of, statement,
    supplements, turn_name, what,
};
use crate::pages::common::{crumbs, product_href};
use crate::pages::forms::{asked, field, head, hinted, once, page, summary};
use crate::text::{day, text_for, text_with};
use crate::ui::{
    Button, ButtonKind, FactRow, FactTable, FormEnd, LinkButton, Notice, NoticeKind, PageHead, PostForm,
    Section as Part, TextArea,
};
use daodi::application::{Kind, PaperKind, Section, State, Step, Turn, issued_papers};
use daodi::form::Form;
use leptos::prelude::*;

/// One's own application. POST `…/discard` and `…/withdraw` have no field; POST `…/say`: `text`.
#[must_use]
pub fn application(cx: &Cx, view: MyApplication, form: &Form) -> Page {
    let title = format!("{} · {}", what(cx, &view.case), kind_words(cx, view.case.kind, view.case.change_of));
    page(head(cx, title, form), ENTRY, view, form, content)
}

fn content(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let case = &view.case;
    let title = format!("{} · {}", what(cx, case), kind_words(cx, case.kind, case.change_of));
    let body = match case.state {
        State::Draft => draft(cx, view, form),
        _ => handed_in(cx, view, form),
    };
    view! {
        <div class="wrap narrow page application">
            {crumbs(cx, &[(ENTRY, cx.t("section-applications"))], &title)}
            <PageHead title=title.clone() kicker=Some(case.name.clone()) aside=Some(state_of(cx, case))/>
            {done(cx, view)}
            {summary(cx, form)}
            {body}
        </div>
    }
    .into_any()
}

fn done(cx: &Cx, view: &MyApplication) -> Option<AnyView> {
    let key = match view.done? {
        ApplicationDone::Begun => "my-app-done-begun",
        ApplicationDone::Open => "my-app-done-open",
        ApplicationDone::Submitted => "my-app-done-submitted",
        ApplicationDone::Supplemented => "my-app-done-supplemented",
        ApplicationDone::Withdrawn => "my-app-done-withdrawn",
        ApplicationDone::Said => "my-app-done-said",
    };
    let receipt = view.case.receipt.clone().filter(|_| view.done == Some(ApplicationDone::Submitted));
    let receipt = receipt.map(|receipt| {
        view! { <p>{cx.t("application-matter-receipt")}{cx.t("common-colon")}<b class="num">{receipt}</b></p> }
    });
    Some(view! { <Notice kind=NoticeKind::Done><p>{cx.t(key)}</p>{receipt}</Notice> }.into_any())
}

fn kinds(view: &MyApplication) -> Vec<PaperKind> {
    view.papers.iter().map(|(kind, _)| *kind).collect()
}

/// The one thing to do next: the first page that is not whole, else the preview.
fn next(cx: &Cx, view: &MyApplication) -> AnyView {
    let (case, kinds) = (&view.case, kinds(view));
    let scope = case.scope();
    let sections = scope.sections();
    let whole = |section: &&Section| filled(case, **section, &kinds, &view.findings) == Filled::Whole;
    let (ready, all) = (sections.iter().filter(whole).count(), sections.len());
    let (href, words) = match sections.iter().find(|section| !whole(section)) {
        Some(section) => {
            let title = section_words(cx, *section, &scope);
            let key =
                if ready == 0 && case.state == State::Draft { "my-app-next-first" } else { "my-app-next-section" };
            (section_path(&case.id, *section), text_with(cx.locale, key, &[("title", title.into())]))
        }
        None => {
            let key = if case.state == State::Supplement { "my-app-next-supplement" } else { "my-app-next-preview" };
            (format!("{}/preview", path(&case.id)), cx.t_owned(key))
        }
    };
    let count = text_with(cx.locale, "my-app-ready", &[("n", ready.into()), ("all", all.into())]);
    view! {
        <div class="app-next">
            <LinkButton href=cx.href(&href)>{words}</LinkButton>
            <p class="small">{count}</p>
        </div>
    }
    .into_any()
}

fn draft(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let case = &view.case;
    view! {
        {next(cx, view)}
        <Part title=cx.t("my-app-sections") id="sections">
            {section_list(cx, case, &kinds(view), (&view.findings, &view.marks), None)}
            <p class="small">{cx.t("my-app-sections-note")}</p>
        </Part>
        {matter(cx, view)}
        <Part title=cx.t("my-app-discard-heading") id="discard">
            <p>{cx.t("my-app-discard-text")}</p>
            <PostForm action=cx.href(&format!("{}/discard", path(&case.id))) once=once(form)>
                <FormEnd><Button kind=ButtonKind::Stop>{cx.t("my-app-discard")}</Button></FormEnd>
            </PostForm>
        </Part>
    }
    .into_any()
}

fn handed_in(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let case = &view.case;
    let open = case.situation().steps().contains(&Step::Withdraw);
    let withdraw = open.then(|| {
        view! {
            <Part title=cx.t("my-app-withdraw-heading") id="withdraw">
                <p>{cx.t("my-app-withdraw-text")}</p>
                <PostForm action=cx.href(&format!("{}/withdraw", path(&case.id))) once=once(form)>
                    <FormEnd><Button kind=ButtonKind::Stop>{cx.t("my-app-withdraw")}</Button></FormEnd>
                </PostForm>
            </Part>
        }
    });
    let way = progress(cx, case, &view.steps);
    let running = !matches!(case.turn(), Turn::Applicant | Turn::Nobody);
    let clock = running.then(|| clock(cx, case.since, case.due_at));
    let way = (way.is_some() || clock.is_some()).then(|| {
        view! { <Part title=cx.t("application-progress-label") id="progress">{clock}{way}</Part> }
    });
    view! {
        {now(cx, view)}
        {(case.state == State::Supplement).then(|| supplement(cx, view))}
        {way}
        <Part title=cx.t("my-app-words-heading") id="words">
            {dialogue(cx, &view.words)}
            {say(cx, view, form)}
        </Part>
        <Part title=cx.t("issued-heading") id="issued">{papers(cx, view)}</Part>
        <Part title=cx.t("my-app-history-heading") id="history">{history(cx, &view.steps)}</Part>
        {supplements(cx, case, &view.supplements, &With { bases: &view.supplement_bases, ..view.with() })}
        {matter(cx, view)}
        <Part title=cx.t("my-app-statement-heading") id="statement">
            <details class="drawer">
                <summary>{cx.t("my-app-statement-open")}</summary>
                <div class="drawer-body">{statement(cx, case, &view.with())}</div>
            </details>
        </Part>
        {withdraw}
    }
    .into_any()
}

/// The official papers that were addressed to the applicant.
fn papers(cx: &Cx, view: &MyApplication) -> AnyView {
    let mut papers = issued_papers(&view.case, &view.steps);
    papers.retain(|paper| paper.kind.is_to_applicant());
    issued(cx, &papers, (&format!("{}/papers", path(&view.case.id)), false), cx.t("issued-none-my"))
}

/// Where it stands in a sentence, and what comes next.
fn now(cx: &Cx, view: &MyApplication) -> AnyView {
    let case = &view.case;
    let office = turn_name(cx, case);
    let said = |step: Step| {
        let taken = view.steps.iter().rev().find(|taken| taken.step == step)?;
        let reason = (!taken.reason.is_empty()).then(|| taken.reason.clone())?;
        Some(view! { <p>{cx.t("my-app-reason")}{cx.t("common-colon")}<span class="own-words">{reason}</span></p> })
    };
    let day_of = |date: Option<jiff::civil::Date>| date.map(|date| day(cx.locale, date)).unwrap_or_default();
    let giving_up = case.kind == Kind::GivingUp;
    let key = match case.state {
        State::Accepted if case.situation().needs_site_check() => "my-app-now-accepted-check",
        State::Accepted => "my-app-now-accepted",
        State::SiteCheck => "my-app-now-site_check",
        State::NationalReview => "my-app-now-national_review",
        State::Submitted => "my-app-now-submitted",
        _ => "my-app-now-review",
    };
    match case.state {
        State::Supplement => view! {
            <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("my-app-now-supplement"))>
                {said(Step::RequestSupplement)}
                {clock(cx, case.since, case.due_at)}
            </Notice>
        }
        .into_any(),
        State::NotAccepted | State::Rejected => {
            let (key, step) = match case.state {
                State::NotAccepted => ("my-app-now-not_accepted", Step::NotAccept),
                _ => ("my-app-now-rejected", Step::Reject),
            };
            view! {
                <Notice kind=NoticeKind::Stop title=Some(cx.t_owned(key))>
                    {said(step)}
                    <p>{cx.t("my-app-now-refused-do")}</p>
                    <p><a href=cx.href(&again(view))>{cx.t("my-app-again")}</a></p>
                </Notice>
            }
            .into_any()
        }
        State::Withdrawn => view! {
            <Notice>
                <p>{cx.t("my-app-now-withdrawn")}</p>
                <p><a href=cx.href(&again(view))>{cx.t("my-app-again")}</a></p>
            </Notice>
        }
        .into_any(),
        State::Announced | State::DownloadOpened => {
            let key = match (giving_up, case.state, case.situation().goes_to_national()) {
                (true, ..) => "my-app-now-given_up",
                (_, State::DownloadOpened, _) => "my-app-now-download_opened",
                (.., true) => "my-app-now-announced",
                (.., false) => "my-app-now-approved",
            };
            let date = if key == "my-app-now-download_opened" { case.download_on } else { case.announced_on };
            let text = text_with(cx.locale, key, &[("day", day_of(date).into())]);
            let named = case.announced_in.clone().map(|named| {
                view! { <p>{cx.t("my-app-announced-in")}{cx.t("common-colon")}{named}</p> }
            });
            view! { <Notice kind=NoticeKind::Done><p>{text}</p>{named}</Notice> }.into_any()
        }
        _ => {
            let state = text_for(cx.locale, "application-state", case.state.code());
            let text = match key {
                "my-app-now-review" => {
                    text_with(cx.locale, "my-app-now-review", &[("office", office.into()), ("state", state.into())])
                }
                "my-app-now-national_review" => cx.t_owned("my-app-now-national_review"),
                key => text_with(cx.locale, key, &[("office", office.into())]),
            };
            view! { <Notice><p>{text}</p></Notice> }.into_any()
        }
    }
}

/// The path that begins the same application anew.
fn again(view: &MyApplication) -> String {
    let case = &view.case;
    let way = format!("{}.{}", case.track.code(), case.route.code());
    let mut pairs = vec![
        ("kind", case.kind.code().to_owned()),
        ("product", case.product.to_string()),
        ("way", way),
        ("enterprise", case.enterprise.clone()),
    ];
    pairs.extend(case.change_of.map(|change| ("change_of", change.code().to_owned())));
    pairs.extend(case.authorisation.clone().map(|id| ("authorisation", id)));
    crate::pages::common::path_with("/my/applications/new", &pairs)
}

/// What is wanted in a supplement, each line leading to its field, then the pages.
fn supplement(cx: &Cx, view: &MyApplication) -> AnyView {
    let case = &view.case;
    let items = view
        .marks
        .iter()
        .map(|(name, wanted)| {
            let href = format!("{}#{name}", cx.href(&section_path(&case.id, section_of(case, name))));
            view! {
                <li><a href=href>{question_words(cx, name)}</a><p class="own-words">{wanted.clone()}</p></li>
            }
        })
        .collect_view();
    let list = (!view.marks.is_empty()).then(|| view! { <ul class="lines todo" role="list">{items}</ul> });
    view! {
        <Part title=cx.t("my-app-marks-heading") id="marks">
            {list}
            <p>{cx.t("my-app-marks-text")}</p>
            <div class="app-next">
                <LinkButton href=cx.href(&format!("{}/preview", path(&case.id)))>{cx.t("my-app-next-supplement")}</LinkButton>
            </div>
        </Part>
        <Part title=cx.t("my-app-sections") id="sections">
            {section_list(cx, case, &kinds(view), (&view.findings, &view.marks), None)}
        </Part>
    }
    .into_any()
}

fn say(cx: &Cx, view: &MyApplication, form: &Form) -> AnyView {
    let text = hinted(asked(field(cx, form, "words"), cx.t("my-app-say-label")), cx.t("my-app-say-hint"));
    view! {
        <PostForm action=cx.href(&format!("{}/say", path(&view.case.id))) once=once(form)>
            <TextArea field=text value=form.value("words") rows=3 maxlength=Some(2000)/>
            <FormEnd><Button kind=ButtonKind::Quiet>{cx.t("my-app-say")}</Button></FormEnd>
        </PostForm>
    }
    .into_any()
}

/// What is applied for, and the office with its contact.
fn matter(cx: &Cx, view: &MyApplication) -> AnyView {
    let case = &view.case;
    let phone = (!view.office_phone.is_empty()).then(|| {
        let digits: String = view.office_phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        view! { <p><a href=format!("tel:{digits}")>{view.office_phone.clone()}</a></p> }
    });
    let address = (!view.office_address.is_empty()).then(|| view! { <p>{view.office_address.clone()}</p> });
    let receipt = case.receipt.clone().map(|receipt| {
        view! { <FactRow term=cx.t("application-matter-receipt")><span class="num">{receipt}</span></FactRow> }
    });
    view! {
        <Part title=cx.t("application-matter") id="matter">
            <FactTable label=cx.t("application-matter")>
                {receipt}
                <FactRow term=cx.t("application-matter-product")>
                    <a href=product_href(cx, case.product.as_str())>{what(cx, case)}</a>
                </FactRow>
                <FactRow term=cx.t("application-matter-track")>
                    {crate::pages::common::track(cx, case.track)}
                    <p class="small">{crate::pages::applications::route_explained(cx, case.route)}</p>
                </FactRow>
                <FactRow term=cx.t("application-matter-office")>{office_name(cx, case.office)}{phone}{address}</FactRow>
            </FactTable>
        </Part>
    }
    .into_any()
}
