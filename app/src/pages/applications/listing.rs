//! What the registrant's list says of an application by a trademark, beside what is stated. The list decides nothing: where
//! the enterprise is not on it, that is said with a way on, and the officer decides.

use crate::cx::Cx;
use crate::pages::common::product_href;
use crate::pages::desk::compare::{Fit, fit, mark, marked};
use crate::text::text_with;
use crate::ui::{Column, DataTable, Notice, NoticeKind, Section};
use daodi::application::{Application, Route};
use daodi::people::{Capability, capability::grants};
use daodi::registrant::{MarkListing, UseOfMark};
use leptos::prelude::*;

/// The section; nothing where the list is not asked.
pub(in crate::pages) fn listing(cx: &Cx, case: &Application, listing: Option<&MarkListing>) -> Option<AnyView> {
    let listing = listing?;
    let body = match &listing.entry {
        Some(entry) => listed(cx, case, entry),
        None => missing(cx, case, listing),
    };
    Some(view! { <Section title=cx.t("listing-heading") id="listing">{body}</Section> }.into_any())
}

/// The entry beside what is stated.
fn listed(cx: &Cx, case: &Application, entry: &UseOfMark) -> AnyView {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let recorded: Vec<(&'static str, &'static str, Option<String>)> = match case.route {
        Route::Licence => vec![
            ("mark_number", "field-mark_number", Some(entry.number.clone())),
            ("filing_no", "field-filing_no", entry.filing_no.clone()),
            ("filing_day", "field-filing_day", day(entry.filed_on)),
            ("licence_until", "field-licence_until", day(Some(entry.until))),
        ],
        _ => vec![
            ("mark_number", "field-mark_number", Some(entry.number.clone())),
            ("member_since", "field-member_since", day(Some(entry.since))),
        ],
    };
    let mut differ = 0;
    let rows = recorded
        .into_iter()
        .map(|(name, term, recorded)| {
            let stated = case.statement.get(name).to_owned();
            let how = if stated.is_empty() { Fit::Silent } else { fit(&stated, recorded.as_ref()) };
            differ += usize::from(how == Fit::Differs);
            let none = || view! { <span class="unsure">{cx.t("common-not-stated")}</span> }.into_any();
            let (left, right) = match recorded {
                Some(recorded) if !stated.is_empty() => (marked(&stated, &recorded), marked(&recorded, &stated)),
                Some(recorded) => (none(), recorded.into_any()),
                None if stated.is_empty() => (none(), none()),
                None => (stated.into_any(), none()),
            };
            vec![cx.t(term).into_any(), left, right, mark(cx, how)]
        })
        .collect();
    let columns = ["desk-compare-what", "listing-stated", "listing-recorded", "desk-compare-fit"]
        .map(|key| Column::new(cx.t(key)))
        .to_vec();
    let words = [("holder", entry.holder.clone().into()), ("number", entry.number.clone().into())];
    let kind = if differ == 0 { NoticeKind::Done } else { NoticeKind::Caution };
    let key = if differ == 0 { "listing-listed" } else { "listing-differs" };
    view! {
        <Notice kind=kind><p>{text_with(cx.locale, key, &words)}</p></Notice>
        <DataTable caption=cx.t("listing-heading") hide_caption=true plain=true columns=columns rows=rows/>
    }
    .into_any()
}

/// Not on a list: whom to ask, and that it keeps nobody from handing in.
fn missing(cx: &Cx, case: &Application, listing: &MarkListing) -> AnyView {
    let desk = cx.viewer.as_ref().and_then(|viewer| viewer.role).filter(|role| role.is_officer());
    let marks = listing
        .marks
        .iter()
        .map(|known| {
            let words = [("holder", known.holder.clone().into()), ("number", known.number.clone().into())];
            let text = text_with(cx.locale, "listing-registrant", &words);
            // Whoever may see the lists is led to this one.
            match desk.filter(|role| grants(*role, Capability::ViewTrademarks)) {
                Some(_) => {
                    let href = cx.href(&format!("/desk/marks/{}?q={}", known.id, case.uscc));
                    view! { <li><a href=href>{text}</a></li> }.into_any()
                }
                None => view! { <li>{text}</li> }.into_any(),
            }
        })
        .collect_view();
    let ask = match (listing.declared, listing.marks.is_empty(), desk.is_some()) {
        (true, ..) => "listing-declared",
        (_, true, _) => "listing-no-registrant",
        (_, false, true) => "listing-ask-desk",
        (_, false, false) => "listing-ask",
    };
    let decides = if desk.is_some() { "listing-you-decide" } else { "listing-office-decides" };
    let product = product_href(cx, case.product.as_str());
    view! {
        <Notice kind=NoticeKind::Caution title=Some(cx.t_owned("listing-missing"))>
            <p>{cx.t(ask)}</p>
            <ul class="lines" role="list">{marks}</ul>
            <p>{cx.t(decides)}" "<a href=product>{cx.t("listing-product")}</a></p>
        </Notice>
    }
    .into_any()
}
