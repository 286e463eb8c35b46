//! `/desk`: how many cases wait, for how long, and what was decided last.

use super::claims::{ClaimQuery, Rows, table};
use super::{DeskQuery, age, age_words};
use crate::cx::Cx;
use crate::text::{number, text_with};
use crate::ui::{Figure, Figures, LinkItem, Notice, PageHead, Section};
use crate::{Head, Page};
use daodi::people::{Claim, ClaimState};
use daodi::ports::Group;
use leptos::prelude::*;

/// What the overview shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskOverview {
    /// How many claims there are in each state.
    pub counts: Vec<(ClaimState, i64)>,
    /// The claims that have waited longest, oldest first, ten at most.
    pub waiting: Vec<Claim>,
    /// The claims decided last, newest first, five at most.
    pub decided: Vec<Claim>,
    /// Whether the reader decides; an auditor only reads.
    pub may_decide: bool,
    /// How many applications for the mark there are in each group of the office's queue; empty for whoever sees none.
    pub applications: Vec<(Group, i64)>,
}

/// The overview.
#[must_use]
pub fn overview(cx: &Cx, view: DeskOverview) -> Page {
    let head = Head { title: cx.t_owned("section-desk"), ..Head::default() };
    Page::new(head, "/desk", move |cx| content(cx, &view))
}

/// What waits of the applications, each number leading to its rows.
fn applications(cx: &Cx, view: &DeskOverview) -> Vec<Figure> {
    let figure = |group: Group, key: &'static str| {
        let (_, n) = view.applications.iter().find(|(g, _)| *g == group)?;
        let query = DeskQuery { group: Some(group), ..DeskQuery::default() };
        let href = Some(cx.href(&query.path()));
        Some(Figure { number: number(cx.locale, *n), label: cx.t_owned(key), source: None, href })
    };
    [(Group::Mine, "desk-app-overview-mine"), (Group::Overdue, "desk-app-overview-overdue")]
        .into_iter()
        .filter_map(|(group, key)| figure(group, key))
        .collect()
}

fn content(cx: &Cx, view: &DeskOverview) -> AnyView {
    let count = |state: ClaimState| view.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    let to = |state: ClaimState| {
        let query = ClaimQuery { state: Some(state), ..ClaimQuery::default() };
        Some(cx.href(&query.path()))
    };
    let figure = |state: ClaimState, key: &'static str| Figure {
        number: number(cx.locale, count(state)),
        label: cx.t_owned(key),
        source: None,
        href: to(state),
    };
    let oldest = view.waiting.first().map(|claim| Figure {
        number: number(cx.locale, age(cx, claim.made_at)),
        label: cx.t_owned("desk-oldest"),
        source: None,
        href: Some(cx.href(&format!("/desk/claims/{}", claim.id))),
    });
    let mut figures = applications(cx, view);
    figures.push(figure(ClaimState::Received, "desk-count-received"));
    figures.extend(oldest);
    // Two to five figures stand in a line: what waits comes before what is done.
    if view.applications.is_empty() {
        figures.push(figure(ClaimState::Accepted, "desk-count-accepted"));
        figures.push(figure(ClaimState::Refused, "desk-count-refused"));
    }
    let reader = (!view.may_decide).then(|| view! { <Notice><p>{cx.t("desk-reader")}</p></Notice> });
    let waiting = if view.waiting.is_empty() {
        view! { <p>{cx.t("desk-nothing")}</p> }.into_any()
    } else {
        table(cx, &view.waiting, Rows::Waiting, cx.t("desk-waiting-heading"), None)
    };
    let open = count(ClaimState::Received);
    let more = (open > i64::try_from(view.waiting.len()).unwrap_or(i64::MAX)).then(|| {
        LinkItem::new(cx.href("/desk/claims"), text_with(cx.locale, "desk-waiting-all", &[("n", open.into())]))
    });
    let decided = (!view.decided.is_empty()).then(|| {
        view! {
            <Section title=cx.t("desk-decided-heading") id="decided">
                {table(cx, &view.decided, Rows::Mixed, cx.t("desk-decided-heading"), None)}
            </Section>
        }
    });
    let longest = view
        .waiting
        .first()
        .map(|claim| text_with(cx.locale, "desk-longest", &[("age", age_words(cx, claim.made_at).into())]));
    view! {
        <div class="wrap page desk">
            <PageHead title=cx.t("section-desk")/>
            {reader}
            <Figures items=figures/>
            <Section title=cx.t("desk-waiting-heading") id="waiting" note=longest more=more>{waiting}</Section>
            {decided}
        </div>
    }
    .into_any()
}
