//! `/authorisations`: was this enterprise authorised for this product on that day? And one right's public status.

use super::announcements::title;
use super::common::{crumbs, on, path_with, product_name, track};
use crate::cx::Cx;
use crate::text::{text_for, text_with};
use crate::ui::{
    Chip, ChipKind, Column, DataTable, EmptyState, FactRow, FactTable, LinkItem, Notice, NoticeKind, PageHead, Section,
};
use crate::{Head, Page, Problem};
use daodi::registry::{
    Authorisation, AuthorisationState, DayAnswer, Enterprise, Product, QueryError, Register, answer_on,
};
use jiff::civil::Date;
use leptos::prelude::*;
use serde_json::json;

/// Most enterprises or products that are offered for words that are no id.
const OFFERS: usize = 8;

/// The state of a right as a chip.
pub(super) fn state_chip(cx: &Cx, right: &Authorisation) -> AnyView {
    // A term that is over ends a right before anyone writes it down.
    let lapsed = right.is_due_to_lapse(cx.today);
    let state = if lapsed { AuthorisationState::Lapsed } else { right.state };
    let kind = match state {
        AuthorisationState::Active => ChipKind::Good,
        AuthorisationState::RectificationOrdered | AuthorisationState::ChangePending => ChipKind::Caution,
        _ => ChipKind::Stop,
    };
    view! { <Chip label=text_for(cx.locale, "authorisation", state.code()) kind=kind/> }.into_any()
}

/// From its first day, and to its end where it has one.
pub(super) fn span(cx: &Cx, right: &Authorisation) -> String {
    let date = |key: &'static str, day: Date| text_with(cx.locale, key, &[("date", day.to_string().into())]);
    let from = date("enterprise-authorisation-from", right.from);
    match right.ends() {
        Some(end) => format!("{from} {}", date("enterprise-authorisation-until", end)),
        None => from,
    }
}

/// Name of an enterprise; its id where the register has none.
fn enterprise_name(register: &Register, id: &str) -> String {
    register.enterprise(id).map_or_else(|| id.to_owned(), |e| e.name.clone())
}

fn product_of(cx: &Cx, slug: &str) -> String {
    cx.register.product(slug).map_or_else(|| slug.to_owned(), |p| product_name(cx, p))
}

/// What a table of rights leads with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// An enterprise's: the products.
    Enterprise,
    /// A product's: the enterprises.
    Product,
}

/// Rights as a table, those in force first.
pub(super) fn table<'a>(cx: &Cx, rights: impl Iterator<Item = &'a Authorisation>, of: Of, caption: &str) -> AnyView {
    let mut rights: Vec<&Authorisation> = rights.collect();
    rights.sort_by_key(|right| (!right.in_force_on(cx.today), right.from, right.id.clone()));
    let columns = vec![
        Column::new(cx.t(if of == Of::Enterprise { "right-product" } else { "right-enterprise" })),
        Column::new(cx.t("right-track")),
        Column::new(cx.t("common-status")),
        Column::new(cx.t("right-span")),
    ];
    let rows = rights
        .iter()
        .map(|right| {
            let name = match of {
                Of::Enterprise => product_of(cx, right.product.as_str()),
                Of::Product => enterprise_name(&cx.register, right.enterprise.as_str()),
            };
            vec![
                view! { <a href=cx.href(&format!("/authorisations/{}", right.id))>{name}</a> }.into_any(),
                track(cx, right.track).into_any(),
                state_chip(cx, right),
                view! { <span class="num">{span(cx, right)}</span> }.into_any(),
            ]
        })
        .collect();
    let caption = caption.to_owned();
    view! { <DataTable caption=caption hide_caption=true columns=columns rows=rows/> }.into_any()
}

/// A link to the question for a day, about an enterprise or a product.
pub(super) fn ask_link(cx: &Cx, enterprise: &str, product: &str) -> AnyView {
    let given = [("enterprise", enterprise), ("product", product)];
    let pairs: Vec<(&str, String)> =
        given.into_iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n, v.to_owned())).collect();
    let href = cx.href(&path_with("/authorisations", &pairs));
    view! { <p class="small"><a href=href>{cx.t("right-ask-link")}</a></p> }.into_any()
}

/// What was asked.
struct Asked {
    enterprise: String,
    product: String,
    on: Date,
}

/// The question and its answer.
///
/// # Errors
/// [`Problem::BadParameter`] for a day that is none.
pub fn authorisations(cx: &Cx, pairs: &[(String, String)]) -> Result<Page, Problem> {
    let value = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim());
    let on = match value("on") {
        "" => cx.today,
        text => text.parse::<Date>().map_err(|_| QueryError::new("on", text))?,
    };
    let short = |name: &str| value(name).chars().take(200).collect::<String>();
    let asked = Asked { enterprise: short("enterprise"), product: short("product"), on };
    let head = Head {
        title: cx.t_owned("right-ask-heading"),
        description: cx.t_owned("right-ask-intro"),
        canonical: Some("/authorisations".to_owned()),
        json_ld: None,
    };
    Ok(Page::new(head, "/enterprises", move |cx| question(cx, &asked)))
}

/// Those that words may mean: the one with this id, code or name, else what a search finds.
fn enterprises<'a>(register: &'a Register, words: &str) -> Vec<&'a Enterprise> {
    if let Some(one) = register.enterprise(words) {
        return vec![one];
    }
    let code = words.to_uppercase();
    let exact = |e: &&Enterprise| e.name == words || e.uscc.as_ref().is_some_and(|uscc| uscc.as_str() == code);
    let found: Vec<&Enterprise> = register.rows().enterprises.iter().filter(exact).take(OFFERS).collect();
    if !found.is_empty() {
        return found;
    }
    let index = register.search();
    let hits = index.search(words, daodi::search::ObjectKind::Enterprise).hits;
    let keys = hits.iter().filter_map(|hit| index.key(daodi::search::ObjectKind::Enterprise, hit.object));
    keys.filter_map(|key| register.enterprise(key)).take(OFFERS).collect()
}

fn products<'a>(register: &'a Register, words: &str) -> Vec<&'a Product> {
    if let Some(one) = register.product(words) {
        return vec![one];
    }
    let exact = |p: &&Product| p.name == words;
    let found: Vec<&Product> = register.rows().products.iter().filter(exact).take(OFFERS).collect();
    if !found.is_empty() {
        return found;
    }
    let index = register.search();
    let hits = index.search(words, daodi::search::ObjectKind::Product).hits;
    let keys = hits.iter().filter_map(|hit| index.key(daodi::search::ObjectKind::Product, hit.object));
    keys.filter_map(|key| register.product(key)).take(OFFERS).collect()
}

fn question(cx: &Cx, asked: &Asked) -> AnyView {
    // A link names the product by its slug; people read its name.
    let product = match cx.register.product(&asked.product) {
        Some(product) => product_name(cx, product),
        None => asked.product.clone(),
    };
    let form = view! {
        <form class="act" method="get" action=cx.href("/authorisations")>
            <div class="field">
                <label for="enterprise">{cx.t("right-enterprise")}</label>
                <p class="field-hint" id="enterprise-hint">{cx.t("right-ask-enterprise-hint")}</p>
                <input id="enterprise" name="enterprise" type="text" value=asked.enterprise.clone() maxlength="200"
                    autocomplete="off" aria-describedby="enterprise-hint" />
            </div>
            <div class="field">
                <label for="product">{cx.t("right-product")}</label>
                <input id="product" name="product" type="text" value=product maxlength="200" autocomplete="off" />
            </div>
            <div class="field">
                <label for="on">{cx.t("right-ask-on")}</label>
                <input id="on" name="on" type="date" class="in-mid" value=asked.on.to_string() autocomplete="off" />
            </div>
            <div class="form-end"><button class="btn" type="submit">{cx.t("right-ask-submit")}</button></div>
        </form>
    };
    let answer = (!asked.enterprise.is_empty() && !asked.product.is_empty()).then(|| answer(cx, asked));
    view! {
        <div class="wrap narrow page">
            <PageHead title=cx.t("right-ask-heading") lead=Some(cx.t_owned("right-ask-intro"))/>
            {answer}
            {form}
            <p class="small">{cx.t("right-not-national")}</p>
        </div>
    }
    .into_any()
}

fn answer(cx: &Cx, asked: &Asked) -> AnyView {
    let firms = enterprises(&cx.register, &asked.enterprise);
    let goods = products(&cx.register, &asked.product);
    let ([firm], [good]) = (firms.as_slice(), goods.as_slice()) else { return choose(cx, asked, &firms, &goods) };
    let rights: Vec<&Authorisation> =
        cx.register.authorisations_of_enterprise(firm.id.as_str()).filter(|r| r.product == good.slug).collect();
    let records = cx.register.records_from().map(crate::text::shanghai_day);
    let (says, right) = answer_on(&rights, asked.on, records, cx.today);
    let kind = match says {
        DayAnswer::Yes => NoticeKind::Done,
        DayAnswer::No | DayAnswer::Ended => NoticeKind::Stop,
        DayAnswer::Unknown => NoticeKind::Caution,
    };
    let words = [
        ("enterprise", firm.name.clone()),
        ("product", product_name(cx, good)),
        ("day", asked.on.to_string()),
        ("end", right.and_then(Authorisation::ends).map(|day| day.to_string()).unwrap_or_default()),
    ];
    let said = |names: &[&str]| -> Vec<(&str, crate::text::FluentValue<'_>)> {
        words.iter().filter(|(name, _)| names.contains(name)).map(|(n, v)| (*n, v.clone().into())).collect()
    };
    let all = said(&["enterprise", "product", "day"]);
    let line = match says {
        DayAnswer::Yes => text_with(cx.locale, "right-answer-yes", &all),
        DayAnswer::No => text_with(cx.locale, "right-answer-no", &all),
        DayAnswer::Ended => text_with(cx.locale, "right-answer-ended", &said(&["enterprise", "product", "day", "end"])),
        DayAnswer::Unknown => text_with(cx.locale, "right-answer-unknown", &all),
    };
    let why = (says == DayAnswer::Unknown).then(|| {
        let future = asked.on > cx.today;
        let text = match (future, records) {
            (true, _) => cx.t_owned("right-answer-future"),
            (false, Some(from)) => text_with(cx.locale, "right-answer-before", &[("date", from.to_string().into())]),
            (false, None) => cx.t_owned("right-answer-no-records"),
        };
        view! { <p>{text}</p> }
    });
    let more = right.map(|right| {
        view! { <p><a href=cx.href(&format!("/authorisations/{}", right.id))>{cx.t("right-answer-see")}</a></p> }
    });
    view! { <div id="answer"><Notice kind=kind title=Some(line)>{why}{more}</Notice></div> }.into_any()
}

/// Words that mean none, or several: what they may mean, each a way to the answer.
fn choose(cx: &Cx, asked: &Asked, firms: &[&Enterprise], goods: &[&Product]) -> AnyView {
    let href = |enterprise: &str, product: &str| {
        let pairs =
            [("enterprise", enterprise.to_owned()), ("product", product.to_owned()), ("on", asked.on.to_string())];
        cx.href(&path_with("/authorisations", &pairs))
    };
    if firms.is_empty() || goods.is_empty() {
        let key = if firms.is_empty() { "right-ask-no-enterprise" } else { "right-ask-no-product" };
        let ways = vec![
            LinkItem::new(cx.href("/enterprises"), cx.t("nav-enterprises")),
            LinkItem::new(cx.href("/products"), cx.t("nav-products")),
        ];
        return view! { <EmptyState title=cx.t(key) text=cx.t("search-empty-not-proof") suggestions=ways/> }.into_any();
    }
    let firm_links = (firms.len() > 1).then(|| {
        let of = if let [one] = goods { one.slug.to_string() } else { asked.product.clone() };
        let links = firms.iter().map(|e| view! { <li><a href=href(e.id.as_str(), &of)>{e.name.clone()}</a></li> });
        view! { <h2>{cx.t("right-ask-which-enterprise")}</h2><ul class="lines" role="list">{links.collect_view()}</ul> }
    });
    let good_links = (goods.len() > 1).then(|| {
        let of = if let [one] = firms { one.id.to_string() } else { asked.enterprise.clone() };
        let links =
            goods.iter().map(|p| view! { <li><a href=href(&of, p.slug.as_str())>{product_name(cx, p)}</a></li> });
        view! { <h2>{cx.t("right-ask-which-product")}</h2><ul class="lines" role="list">{links.collect_view()}</ul> }
    });
    view! { <div class="stack" id="answer">{firm_links}{good_links}</div> }.into_any()
}

/// One right: where it stands, what it rests on, what was done to it, and the way to the proof.
///
/// # Errors
/// [`Problem::NotFound`] for an id that is not in the register.
pub fn authorisation(cx: &Cx, id: &str) -> Result<Page, Problem> {
    let right = cx.register.authorisation(id).ok_or(Problem::NotFound)?;
    let (firm, good) =
        (enterprise_name(&cx.register, right.enterprise.as_str()), product_of(cx, right.product.as_str()));
    let heading = text_with(cx.locale, "right-heading", &[("enterprise", firm.into()), ("product", good.into())]);
    let head = Head {
        title: heading.clone(),
        description: format!("{heading} · {}", text_for(cx.locale, "authorisation", right.state.code())),
        canonical: Some(format!("/authorisations/{id}")),
        json_ld: Some(json!({
            "@context": "https://schema.org",
            "@type": "GovernmentPermit",
            "name": heading,
            "url": cx.absolute(cx.locale, &format!("/authorisations/{id}")),
            "validFrom": right.from.to_string(),
            "validUntil": right.ends().map(|day| day.to_string()),
        })),
    };
    let id = id.to_owned();
    Ok(Page::new(head, "/enterprises", move |cx| {
        cx.register.authorisation(&id).map(|right| one(cx, right, &heading)).into_any()
    }))
}

fn one(cx: &Cx, right: &Authorisation, heading: &str) -> AnyView {
    let explain = text_for(cx.locale, "authorisation-explain", right.state.code());
    let announced = right.announcement.as_deref().and_then(|id| cx.register.announcement(id)).map(|a| {
        view! { <a href=cx.href(&format!("/announcements/{}", a.id))>{title(cx, a)}</a> }
    });
    let day = |key: &'static str, day: Option<Date>| {
        day.map(|day| view! { <FactRow term=cx.t(key)><span class="num">{day.to_string()}</span></FactRow> })
    };
    let enterprise = cx.register.enterprise(right.enterprise.as_str());
    let uscc = enterprise.and_then(|e| e.uscc.as_ref()).map(|code| {
        view! { <FactRow term=cx.t("field-uscc")><span class="num">{code.to_string()}</span></FactRow> }
    });
    let log = path_with("/log/entries", &[("object_kind", "authorisation".to_owned()), ("object", right.id.clone())]);
    let basis = if announced.is_some() { None } else { Some(right.basis.clone()) };
    let name = enterprise_name(&cx.register, right.enterprise.as_str());
    view! {
        <div class="wrap page">
            {crumbs(cx, &[("/enterprises", cx.t("nav-enterprises"))], heading)}
            <PageHead title=heading.to_owned() aside=Some(state_chip(cx, right)) lead=Some(explain.to_owned())/>
            <FactTable label=heading.to_owned()>
                <FactRow term=cx.t("right-enterprise")>
                    <a href=cx.href(&format!("/enterprises/{}", right.enterprise))>{name}</a>
                </FactRow>
                {uscc}
                <FactRow term=cx.t("right-product")>
                    <a href=cx.href(&format!("/products/{}", right.product))>{product_of(cx, right.product.as_str())}</a>
                </FactRow>
                <FactRow term=cx.t("right-track")>{track(cx, right.track)}</FactRow>
                <FactRow term=cx.t("right-span")><span class="num">{span(cx, right)}</span></FactRow>
                <FactRow term=cx.t("enterprise-authorisation-basis")>{announced}{basis}</FactRow>
                {day("right-download-opened", right.download_opened)}
                {day("right-term-end", right.term_end)}
                {day("right-last-use", right.last_use)}
            </FactTable>
            <Section title=cx.t("right-history") id="history">{history(cx, right)}</Section>
            <Section title=cx.t("right-proof") id="proof">
                <p>{cx.t("right-proof-text")}</p>
                <p><a href=cx.href(&log)>{cx.t("right-proof-link")}</a></p>
                <p>
                    <a href=cx.href(&format!("/authorisations/{}/extract.pdf", right.id)) download="">{cx.t("right-extract")}</a>
                    <br/>
                    <span class="small">{cx.t("right-extract-text")}</span>
                </p>
                <p class="small">
                    <a href=format!("/api/v1/authorisations/{}/proof", right.id)>{cx.t("right-extract-machine")}</a>
                </p>
            </Section>
            {ask_link(cx, right.enterprise.as_str(), right.product.as_str())}
            <p class="small">{cx.t("right-not-national")}</p>
        </div>
    }
    .into_any()
}

/// What was done to a right, oldest first.
pub(super) fn history(cx: &Cx, right: &Authorisation) -> AnyView {
    let items: Vec<AnyView> = cx.register.changes_of(&right.id).map(|change| event(cx, change)).collect();
    if items.is_empty() {
        return view! { <p class="small">{cx.t("right-history-none")}</p> }.into_any();
    }
    view! { <ol class="timeline wide-when">{items}</ol> }.into_any()
}

/// One change in words.
pub(super) fn event(cx: &Cx, change: &daodi::registry::AuthorisationChange) -> AnyView {
    let what = text_for(cx.locale, "right-event", change.act.map_or("granted", |act| act.code()));
    let rests = change.announcement.as_deref().and_then(|id| cx.register.announcement(id)).map_or_else(
        || change.basis.clone().into_any(),
        |a| view! { <a href=cx.href(&format!("/announcements/{}", a.id))>{title(cx, a)}</a> }.into_any(),
    );
    let became = change.becomes.clone().map(|becomes| {
        let words = [("was", change.was.clone().unwrap_or_else(|| "—".to_owned()).into()), ("becomes", becomes.into())];
        view! { <small>{text_with(cx.locale, "right-event-became", &words)}</small> }
    });
    let why = (!change.reason.is_empty())
        .then(|| view! { <small>{cx.t("field-reason")}{cx.t("common-colon")}{change.reason.clone()}</small> });
    view! {
        <li>
            <span class="when num">{change.day.to_string()}</span>
            <span class="what">{what}" · "{rests}{became}{why}<small>{cx.t("right-recorded")}" "{on(change.at)}</small></span>
        </li>
    }
    .into_any()
}
